//! Replaces a file as a whole: the new bytes beside the old, synced, renamed over.
//!
//! Killed at any moment, it leaves the old file or the new one. What it may leave besides is
//! the new file beside the old, `.maal-2.toml.kimo-1234`: a name that the loader passes over
//! and that later writes clear away.
//!
//! The steps are taken here and not by a crate, since each needs its own care: a rename that
//! fails must leave nothing behind, one that another program blocks is tried again, and a
//! failure after the rename must not claim that nothing was saved.

use super::beside::{self, Beside};
use super::{Lock, danish};
use crate::load::{files, root};
use anyhow::{Context, Result, anyhow, ensure};
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;
use std::time::{Duration, Instant};

/// How long a rename is tried that another program blocks: a virus scanner, an editor.
const BLOCKED_WAIT: Duration = Duration::from_secs(2);
const BLOCKED_POLL: Duration = Duration::from_millis(50);

/// How many bytes are compared at a time.
const PIECE: usize = 64 * 1024;

/// The file on disk is no longer the one that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed;

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
pub fn write(_lock: &Lock, path: &Path, expected_old: &[u8], new: &[u8]) -> Result<()> {
    replace_whole(path, expected_old, new)
}

/// Writes `new` to a file of another program's settings, which kimo's locks mean nothing to:
/// with the care of a plan file. It still holds `old`, or is not there.
///
/// # Errors
/// As [`write`], and when a new file has appeared meanwhile.
pub fn settings(path: &Path, old: Option<&[u8]>, new: &[u8]) -> Result<()> {
    let cannot = || format!("{} kan ikke gemmes", path.display());
    let Some(old) = old else {
        appear(path, new).map_err(danish).with_context(cannot)?;
        return secure(path, path);
    };
    replace_whole(path, old, new).map_err(|error| match error.is::<Changed>() {
        true => error.context(cannot()),
        false => error,
    })
}

/// Lets a file appear whole where there is none.
fn appear(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = Beside::create(path, None, bytes)?;
    match fs::hard_link(beside.path(), path) {
        // Not every disk knows links; a rename is as whole, but asks nobody in the way.
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            fs::rename(beside.path(), path)?;
            beside.forget();
            Ok(())
        }
        linked => linked,
    }
}

fn replace_whole(path: &Path, expected_old: &[u8], new: &[u8]) -> Result<()> {
    let cannot = || format!("{} kan ikke gemmes", path.display());
    let target = fs::canonicalize(path)
        .map_err(danish)
        .with_context(cannot)?;
    let about = writable(&target).with_context(cannot)?;
    beside::clear_left_over(&target);
    let beside = Beside::create(&target, Some(&about), new)
        .map_err(danish)
        .with_context(cannot)?;
    let start = Instant::now();
    loop {
        match replace(&target, expected_old, beside.path()) {
            Ok(Replaced::Yes) => break,
            Ok(Replaced::NoOtherBytes) => return Err(Changed.into()),
            Err(error) if is_blocked(&error) && start.elapsed() < BLOCKED_WAIT => {
                std::thread::sleep(BLOCKED_POLL);
            }
            Err(error) => return Err(danish(error)).with_context(cannot),
        }
    }
    beside.forget();
    secure(&target, path)
}

/// Makes what was written to `target` last, or says that it may not.
fn secure(target: &Path, shown: &Path) -> Result<()> {
    sync_folder(target).map_err(danish).with_context(|| {
        let shown = shown.display();
        format!("{shown} er skrevet, men måske ikke sikret på disken endnu")
    })
}

/// Writes `bytes` to a file that is no plan file, such as a report: whole or not at all where
/// it is a plain file, a new one included; straight into anything else, such as a device.
///
/// # Errors
/// When it may not or cannot be written, and when it is a file of a plan: no result is one,
/// and a slip of the hand would cost the plan.
pub fn overwrite(path: &Path, bytes: &[u8]) -> Result<()> {
    let cannot = || format!("{} kan ikke skrives", path.display());
    let target = match fs::metadata(path) {
        Ok(about) if !about.is_file() => {
            return write_into(path, bytes).map_err(danish).with_context(cannot);
        }
        Ok(_) => fs::canonicalize(path)
            .map_err(danish)
            .with_context(cannot)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => path.to_owned(),
        Err(error) => return Err(danish(error)).with_context(cannot),
    };
    ensure!(
        !is_of_a_plan(path) && !is_of_a_plan(&target),
        "{} er en af planens filer; skriv resultatet i en anden fil",
        path.display()
    );
    replace_plain(&target, bytes)
        .map_err(|error| match missing_folder(path, &error) {
            Some(folder) => anyhow!("mappen {} findes ikke", folder.display()),
            None => danish(error),
        })
        .with_context(cannot)
}

fn replace_plain(target: &Path, bytes: &[u8]) -> io::Result<()> {
    if fs::symlink_metadata(target).is_ok_and(|about| about.is_symlink()) {
        // It leads to a file that is not there yet: the link stays, and the file is made.
        return fs::write(target, bytes);
    }
    beside::clear_left_over(target);
    let beside = Beside::create(target, fs::metadata(target).ok().as_ref(), bytes)?;
    fs::rename(beside.path(), target)?;
    beside.forget();
    Ok(())
}

fn write_into(device: &Path, bytes: &[u8]) -> io::Result<()> {
    OpenOptions::new()
        .write(true)
        .open(device)?
        .write_all(bytes)
}

/// Whether the file is named as one of a plan.
fn is_of_a_plan(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name == root::HANDLEPLAN || root::goal_number(&name).is_some()
}

/// The folder that a new file cannot be made in, where that is what is wrong.
fn missing_folder<'p>(path: &'p Path, error: &io::Error) -> Option<&'p Path> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())?;
    (error.kind() == io::ErrorKind::NotFound && !folder.exists()).then_some(folder)
}

/// What is known of the file, if it is one and may be written to. The folder's rights alone
/// would let a rename replace a file that is write-protected.
fn writable(target: &Path) -> Result<Metadata> {
    let about = files::ordinary(target).map_err(danish)?;
    ensure!(!about.permissions().readonly(), "den er skrivebeskyttet");
    match OpenOptions::new().write(true).open(target) {
        Err(error) if !is_blocked(&error) => Err(danish(error)),
        _ => Ok(about),
    }
}

enum Replaced {
    Yes,
    NoOtherBytes,
}

fn replace(target: &Path, expected_old: &[u8], new: &Path) -> io::Result<Replaced> {
    match holds(target, expected_old)? {
        true => fs::rename(new, target).map(|()| Replaced::Yes),
        false => Ok(Replaced::NoOtherBytes),
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
    let folder = match target.parent() {
        None => Path::new("/"),
        Some(parent) if parent == Path::new("") => Path::new("."),
        Some(parent) => parent,
    };
    match File::open(folder)?.sync_all() {
        // Some network disks sync no folders; there is nothing to wait for then.
        Err(error) if is_unsupported(&error) => Ok(()),
        synced => synced,
    }
}

#[cfg(unix)]
fn is_unsupported(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput
    )
}

/// Windows gives no way to sync a folder; its file systems keep a journal of renames.
#[cfg(not(unix))]
pub(super) fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
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
