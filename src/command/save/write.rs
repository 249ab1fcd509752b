//! Replaces a file as a whole: the new bytes beside the old, synced, renamed over.
//!
//! Killed at any moment, it leaves the old file or the new one. What it may leave besides is
//! the new file beside the old, by a name that the loader passes over.
//!
//! A rename that another program blocks is tried again, and a failure after it must not claim
//! that nothing was saved.

use super::{FOLDER_REMEDY, Lock, beside};
use crate::command::Failure;
use crate::load::{files, root};
use crate::text::Shown;
use anyhow::{Context, Result, anyhow, bail, ensure};
use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tempfile::NamedTempFile;

/// How long a rename is tried that another program blocks: a virus scanner, an editor.
const BLOCKED_WAIT: Duration = Duration::from_secs(2);
const BLOCKED_POLL: Duration = Duration::from_millis(50);

/// How many links to links are followed, as many as Linux follows.
const MOST_LINKS: usize = 40;

/// How many bytes are compared at a time.
const PIECE: usize = 64 * 1024;

/// The file on disk is no longer the one that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Changed;

impl std::fmt::Display for Changed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("filen blev ændret af et andet program imens")
    }
}

impl std::error::Error for Changed {}

/// Writes `new` to the file at `path`, whose folder is locked, if it still holds
/// `expected_old`. Its mode and group are kept. A link stays a link: its target is written.
///
/// # Errors
/// [`Changed`] when the file holds other bytes. Else when it may not or cannot be written; it
/// is then as it was, unless the error says that it was written.
pub(crate) fn write(_lock: &Lock, path: &Path, expected_old: &[u8], new: &[u8]) -> Result<()> {
    replace_whole(path, expected_old, new)
}

/// Replaces the file at `path` whole, if it still holds `expected_old`.
pub(super) fn replace_whole(path: &Path, expected_old: &[u8], new: &[u8]) -> Result<()> {
    let cannot = || format!("{} kan ikke gemmes", path.shown());
    let target = fs::canonicalize(path).with_context(cannot)?;
    let old = writable(&target).with_context(cannot)?;
    let new = beside::create(&target, Some(&old), new).with_context(cannot)?;
    drop(old);
    let placed = take_place(new, &target, || {
        let is_same = holds(&target, expected_old)?;
        ensure!(is_same, Changed);
        Ok(())
    });
    match placed {
        Err(error) if !error.is::<Changed>() => return Err(error).with_context(cannot),
        placed => placed?,
    }
    beside::sweep(&target);
    secure(&target, path)
}

/// Writes `new` to the file at `path`, which is another program's and knows of no lock, if it
/// still holds `old`, or is not there.
///
/// # Errors
/// When it holds other bytes, or has appeared meanwhile; when it may not or cannot be written.
/// It is then as it was, unless the error says that it was written.
pub(crate) fn settings(path: &Path, old: Option<&[u8]>, new: &[u8]) -> Result<()> {
    let cannot = || format!("{} kan ikke gemmes", path.shown());
    match old {
        None => {
            let made = appear(path, new).with_context(cannot)?;
            ensure!(made, "{}: den findes allerede", cannot());
            secure(path, path)
        }
        Some(old) => replace_whole(path, old, new).map_err(|error| {
            if error.is::<Changed>() {
                error.context(cannot())
            } else {
                error
            }
        }),
    }
}

/// Lets a file appear whole, where there is none of its name. Returns false where there is.
pub(super) fn appear(path: &Path, bytes: &[u8]) -> Result<bool> {
    if fs::symlink_metadata(path).is_ok() {
        return Ok(false);
    }
    let new = beside::create(path, None, bytes)?;
    match new.persist_noclobber(path) {
        Ok(_) => Ok(true),
        Err(failed) if failed.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        // Not every disk knows how; a rename is as whole, but asks nobody in the way.
        Err(failed) => take_place(failed.file, path, || Ok(())).map(|()| true),
    }
}

/// Makes what was written to `target` last, or says that it may not.
pub(super) fn secure(target: &Path, shown: &Path) -> Result<()> {
    sync_folder(target).with_context(|| {
        let shown = shown.shown();
        format!("{shown} er skrevet, men måske ikke sikret på disken endnu")
    })
}

/// Writes `bytes` to a file that is no plan file, such as a report: whole or not at all where
/// it is a plain file, a new one included; straight into anything else, such as a device.
///
/// # Errors
/// When it may not or cannot be written, and when it is a file of a plan: no result is one,
/// and a slip of the hand would cost the plan.
pub(crate) fn overwrite(path: &Path, bytes: &[u8]) -> Result<()> {
    let cannot = || format!("{} kan ikke skrives", path.shown());
    let target = match fs::metadata(path) {
        // Windows says no more of one than that there is no access.
        Ok(about) if about.is_dir() => {
            let failure = Failure::new("den er en mappe");
            let failure = failure.hint("skriv også, hvad filen i den skal hedde");
            return Err(failure).with_context(cannot);
        }
        Ok(about) if !about.is_file() => {
            // In words: a broken pipe would pass for a reader of the output who has seen enough.
            return write_into(path, bytes)
                .map_err(|error| anyhow!(files::reason(&error)))
                .with_context(cannot);
        }
        Ok(_) => fs::canonicalize(path).with_context(cannot)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound && names_a_folder(path) => {
            return Err(no_folder(path)).with_context(cannot);
        }
        // It may be a link to a file that is not there yet: the link stays, the file is made.
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            destination(path).with_context(cannot)?
        }
        Err(error) => return Err(error).with_context(cannot),
    };
    ensure!(
        !is_of_a_plan(path) && !is_of_a_plan(&target),
        "{} er en af planens filer; skriv resultatet i en anden fil",
        path.shown()
    );
    replace_plain(&target, bytes).with_context(cannot)
}

fn replace_plain(target: &Path, bytes: &[u8]) -> Result<()> {
    let old = match fs::symlink_metadata(target) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        _ => Some(writable(target)?),
    };
    if let Some(folder) = missing_folder(target) {
        return Err(no_folder(folder));
    }
    let new = beside::create(target, old.as_ref(), bytes)?;
    drop(old);
    take_place(new, target, || Ok(()))
}

/// Where a link leads in the end, to a file that need not be there; the path itself where it
/// is no link.
fn destination(path: &Path) -> io::Result<PathBuf> {
    let mut place = path.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(target) = fs::read_link(&place) else {
            return Ok(place);
        };
        place = place.with_file_name("").join(target);
    }
    Err(io::Error::other("linket fører i ring"))
}

fn write_into(device: &Path, bytes: &[u8]) -> io::Result<()> {
    OpenOptions::new()
        .write(true)
        .open(device)?
        .write_all(bytes)
}

/// Whether it ends as a folder's name does.
fn names_a_folder(path: &Path) -> bool {
    let last = path.as_os_str().as_encoded_bytes().last();
    last.is_some_and(|byte| std::path::is_separator(char::from(*byte)))
}

/// Whether the file is named as one of a plan.
fn is_of_a_plan(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    root::is_plan_file(&name)
}

fn no_folder(folder: &Path) -> anyhow::Error {
    Failure::new(format!("mappen {} findes ikke", folder.shown()))
        .hint("lav mappen først, eller vælg en, der er der")
        .into()
}

/// The folder of a file, where it is not there.
fn missing_folder(path: &Path) -> Option<&Path> {
    let folder = path.parent()?;
    (folder != Path::new("") && !folder.exists()).then_some(folder)
}

/// Why no file can be made beside `target`.
pub(super) fn in_folder_of(target: &Path, error: io::Error) -> anyhow::Error {
    let folder = target
        .parent()
        .filter(|_| error.kind() == io::ErrorKind::PermissionDenied);
    match folder {
        None => error.into(),
        Some(folder) => Failure::new(format!("der kan ikke skrives i mappen {}", folder.shown()))
            .hint(FOLDER_REMEDY)
            .into(),
    }
}

/// The file, if it is one and may be written to. The folder's rights alone would let a rename
/// replace a file that is write-protected.
fn writable(target: &Path) -> Result<File> {
    let about = files::ordinary(target)?;
    ensure!(
        !about.permissions().readonly(),
        Failure::new("den er skrivebeskyttet")
            .hint("fjern skrivebeskyttelsen fra filen, og prøv igen")
    );
    match OpenOptions::new().write(true).open(target) {
        Err(error) if !is_blocked(&error) => Err(error.into()),
        _ => Ok(File::open(target)?),
    }
}

/// Whether the file holds these bytes; read piece by piece, since a plan may be large.
fn holds(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let file = File::open(path)?;
    if file.metadata()?.len() != bytes.len() as u64 {
        return Ok(false);
    }
    let mut read = Vec::with_capacity(PIECE);
    for expected in bytes.chunks(PIECE) {
        read.clear();
        (&file).take(expected.len() as u64).read_to_end(&mut read)?;
        if read != expected {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Makes the name of `target` in its folder last through a power cut.
#[cfg(unix)]
pub(super) fn sync_folder(target: &Path) -> io::Result<()> {
    match File::open(crate::text::folder_of(target))?.sync_all() {
        // Some network disks sync no folders; there is nothing to wait for then.
        Err(error) if super::unsupported(&error) => Ok(()),
        synced => synced,
    }
}

/// Windows gives no way to sync a folder; its file systems keep a journal of renames.
#[cfg(not(unix))]
pub(super) fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Lets `new` take the place of `target`, which `check` lets pass each time; again and again for a
/// while where another program has that open.
///
/// # Errors
/// `check`'s, and when it cannot be renamed.
pub(crate) fn take_place(
    mut new: NamedTempFile,
    target: &Path,
    check: impl Fn() -> Result<()>,
) -> Result<()> {
    let start = Instant::now();
    loop {
        check()?;
        match new.persist(target) {
            Ok(_) => return Ok(()),
            Err(failed) if !is_blocked(&failed.error) => return Err(failed.error.into()),
            Err(_) if start.elapsed() >= BLOCKED_WAIT => bail!(blocked(target)),
            Err(failed) => new = failed.file,
        }
        std::thread::sleep(BLOCKED_POLL);
    }
}

/// That another program has the file open, which one that most likely is, and what to do.
fn blocked(target: &Path) -> Failure {
    let program = match target.extension().and_then(OsStr::to_str) {
        Some("docx") => "Word",
        Some("xlsx" | "csv") => "Excel",
        _ => "det program",
    };
    Failure::new("den er åben i et andet program")
        .hint(format!("luk den i {program}, og prøv igen"))
}

/// Renames, again and again for a while where another program blocks it.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    let start = Instant::now();
    loop {
        match fs::rename(from, to) {
            Err(error) if is_blocked(&error) && start.elapsed() < BLOCKED_WAIT => {
                std::thread::sleep(BLOCKED_POLL);
            }
            done => return done,
        }
    }
}

/// Whether another program has the file open in a way that forbids this just now.
#[cfg(windows)]
fn is_blocked(error: &io::Error) -> bool {
    const ACCESS_DENIED: i32 = 5;
    const SHARING_VIOLATION: i32 = 32;
    const LOCK_VIOLATION: i32 = 33;
    matches!(
        error.raw_os_error(),
        Some(ACCESS_DENIED | SHARING_VIOLATION | LOCK_VIOLATION)
    )
}

/// Elsewhere no open file forbids a rename.
#[cfg(not(windows))]
fn is_blocked(_: &io::Error) -> bool {
    false
}
