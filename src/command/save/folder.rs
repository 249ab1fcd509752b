//! A new folder that appears whole or not at all, and never over another.
//!
//! Its files are written and synced in a folder `.kimo-ny-1234` beside it, a name that the loader
//! and git pass over, and that is renamed once all is there. It is removed when anything fails.

use super::{Mode, write};
use crate::load::root::HANDLEPLAN;
use crate::text::{Shown, folder_of};
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
    let top = topmost_missing(target).with_context(cannot)?;
    ensure!(
        is_absent(top),
        "{} findes allerede, og intet overskrives",
        top.shown()
    );
    let within = target.strip_prefix(top).unwrap_or(Path::new(""));
    let making = Making::begin(folder_of(top)).with_context(cannot)?;
    making
        .fill(&making.path.join(within), files)
        .with_context(cannot)?;
    // A rename would take the place of an empty folder made in between. It would lose nothing;
    // a folder that has anything in it stops the rename.
    ensure!(
        is_absent(top),
        "{} findes allerede, og intet overskrives",
        top.shown()
    );
    write::rename(&making.path, top).with_context(cannot)?;
    making.forget();
    let not_secured = || NotSecured(target.to_owned());
    write::sync_folder(top).with_context(not_secured)
}

/// Puts `files` in the folder `target`, which is there and has other files in it: `handleplan.toml`
/// last, so that there is a plan once all of it is there.
///
/// # Errors
/// When one of them is there already, and when they cannot be written; none is there then.
pub(crate) fn fill_folder(target: &Path, files: &[(String, Vec<u8>)]) -> Result<()> {
    let (header, goals): (Vec<_>, Vec<_>) = files.iter().partition(|file| file.0 == HANDLEPLAN);
    let mut made = Vec::new();
    let put = |(name, bytes): &(String, Vec<u8>)| {
        let path = target.join(name);
        let is_made = write::appear(&path, bytes)
            .with_context(|| format!("{} kan ikke skrives", path.shown()))?;
        ensure!(
            is_made,
            "{} findes allerede, og intet overskrives",
            path.shown()
        );
        made.push(path);
        Ok(())
    };
    goals
        .into_iter()
        .chain(header)
        .try_for_each(put)
        .inspect_err(|_| {
            for path in &made {
                let _ = fs::remove_file(path);
            }
        })?;
    let not_secured = || NotSecured(target.to_owned());
    write::sync_folder(&target.join(HANDLEPLAN)).with_context(not_secured)
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
