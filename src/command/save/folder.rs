//! A new folder that appears whole or not at all, and never over another.
//!
//! Its files are written and synced in a folder `.kimo-ny-1234` beside it, a name that the loader
//! and git pass over, and that is renamed once all is there. It is removed when anything fails.

use super::{LOCK_NAME, Mode, danish, write};
use crate::text::Shown;
use anyhow::{Context, Result, ensure};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What a folder in the making is called, before the number of the kimo that makes it.
const PREFIX: &str = ".kimo-ny-";

/// Makes the folder `target` with `files` in it: names relative to it, and bytes. Folders above
/// it that are missing are made too, and appear with it.
///
/// # Errors
/// When there is something of that name already, and when it cannot be written. Nothing is
/// there then that was not there before, unless the error says otherwise.
pub(crate) fn create_folder(target: &Path, files: &[(String, Vec<u8>)]) -> Result<()> {
    let cannot = || format!("mappen {} kan ikke laves", target.shown());
    if is_left_over(target) {
        fs::read_dir(target)
            .and_then(|mut entries| entries.try_for_each(|entry| fs::remove_file(entry?.path())))
            .and_then(|()| fs::remove_dir(target))
            .map_err(danish)
            .with_context(cannot)?;
    }
    let top = topmost_missing(target)
        .map_err(danish)
        .with_context(cannot)?;
    ensure!(
        is_absent(top),
        "{} findes allerede, og intet overskrives",
        top.shown()
    );
    let within = target.strip_prefix(top).unwrap_or(Path::new(""));
    let parent = match top.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    let making = Making::begin(parent).map_err(danish).with_context(cannot)?;
    making
        .fill(&making.path.join(within), files)
        .map_err(danish)
        .with_context(cannot)?;
    // A rename would take the place of an empty folder made in between. It would lose nothing;
    // a folder that has anything in it stops the rename.
    ensure!(
        is_absent(top),
        "{} findes allerede, og intet overskrives",
        top.shown()
    );
    write::rename(&making.path, top)
        .map_err(danish)
        .with_context(cannot)?;
    making.forget();
    let not_secured = || NotSecured(target.to_owned());
    write::sync_folder(top)
        .map_err(danish)
        .with_context(not_secured)
}

/// The folder is in its place, and a loss of power could still undo that.
#[derive(Debug)]
struct NotSecured(PathBuf);

impl std::fmt::Display for NotSecured {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let target = self.0.shown();
        write!(
            f,
            "{target} er skrevet, men måske ikke sikret på disken endnu"
        )
    }
}

/// Writes `text` to a new file at `path`, does `then`, and takes the file away again when that
/// fails with nothing written. A file that is there already stays as it is. Whether it was written,
/// or would have been.
///
/// # Errors
/// When the file cannot be written, and those of `then`.
pub(crate) fn with_new_file(
    mode: Mode,
    path: &Path,
    text: &str,
    then: impl FnOnce() -> Result<()>,
) -> Result<bool> {
    let cannot = || format!("{} kan ikke skrives", path.shown());
    if mode != Mode::Write {
        return then().map(|()| is_absent(path));
    }
    if !write::appear(path, text.as_bytes()).with_context(cannot)? {
        return then().map(|()| false);
    }
    write::sync_folder(path)
        .map_err(danish)
        .with_context(cannot)
        .and_then(|()| then())
        .inspect_err(|error| {
            // It was not there before, and nothing needs it now.
            if !error.is::<NotSecured>() {
                let _ = fs::remove_file(path);
            }
        })
        .map(|()| true)
}

/// The highest folder on the way to `target` that is not there; `target` itself where all
/// above it are.
fn topmost_missing(target: &Path) -> io::Result<&Path> {
    let mut top = target;
    for above in target.ancestors().skip(1) {
        if above == Path::new("") || above.try_exists()? {
            break;
        }
        top = above;
    }
    Ok(top)
}

/// What a file manager leaves in a folder that was looked at.
const OF_FILE_MANAGERS: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// Whether a folder holds nothing of anybody's: nothing at all, the lock of a kimo that was done
/// with it, or what file managers leave behind.
pub(crate) fn is_left_over(folder: &Path) -> bool {
    let is_folder = fs::symlink_metadata(folder).is_ok_and(|about| about.is_dir());
    let entries = fs::read_dir(folder).into_iter().flatten();
    let names: Vec<_> = entries
        .map(|entry| entry.map(|entry| entry.file_name()))
        .collect();
    let is_nobodys = |name: &io::Result<std::ffi::OsString>| {
        let name = name.as_ref().ok().and_then(|name| name.to_str());
        name.is_some_and(|name| name == LOCK_NAME || OF_FILE_MANAGERS.contains(&name))
    };
    is_folder && names.iter().all(is_nobodys)
}

/// Whether nothing has this name, not even a link that leads nowhere.
fn is_absent(path: &Path) -> bool {
    fs::symlink_metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// A folder in the making. Dropped before it is in place, it is removed with all in it.
struct Making {
    path: PathBuf,
}

impl Making {
    fn begin(parent: &Path) -> io::Result<Making> {
        let path = parent.join(format!("{PREFIX}{}", std::process::id()));
        match fs::create_dir(&path) {
            // Left by a killed kimo that had the same number.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                fs::remove_dir_all(&path)?;
                fs::create_dir(&path)?;
            }
            made => made?,
        }
        Ok(Making { path })
    }

    fn fill(&self, folder: &Path, files: &[(String, Vec<u8>)]) -> io::Result<()> {
        for (name, bytes) in files {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap_or(folder))?;
            let mut file = File::create_new(&path)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            write::sync_folder(&path)?;
        }
        Ok(())
    }

    /// Lets go of it once it is in its place.
    fn forget(mut self) {
        self.path.clear();
    }
}

impl Drop for Making {
    fn drop(&mut self) {
        if !self.path.as_os_str().is_empty() {
            // Nothing more can be done.
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}
