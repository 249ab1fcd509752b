//! The new file beside the old one, until it takes its place.
//!
//! Its name, `.maal-2.toml.kimo-1234`, is one that the loader and git pass over. It is removed
//! when saving fails; what a killed kimo left is cleared away by a later one.

use std::ffi::OsString;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// What is left beside a file and older than this belongs to no program that still runs.
const LEFT_OVER_AFTER: Duration = Duration::from_secs(3600);

/// The new file beside the old one. Dropped before it is in place, it is removed.
pub(super) struct Beside {
    path: PathBuf,
}

impl Beside {
    /// Writes and syncs `bytes` beside `target`, with the mode and group that `about` tells of
    /// it, if it is there already.
    pub(super) fn create(
        target: &Path,
        about: Option<&Metadata>,
        bytes: &[u8],
    ) -> io::Result<Beside> {
        let mut name = prefix(target);
        name.push(std::process::id().to_string());
        let path = target.with_file_name(name);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        let mut file = match options.open(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                // Left by a killed kimo that had the same number: the lock is ours.
                fs::remove_file(&path)?;
                options.open(&path)?
            }
            opened => opened?,
        };
        let beside = Beside { path };
        if let Some(about) = about {
            keep_owner(&file, about)?;
            file.set_permissions(about.permissions())?;
        }
        file.write_all(bytes)?;
        file.sync_all()?;
        Ok(beside)
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Lets go of it once it has taken the old one's place.
    pub(super) fn forget(mut self) {
        self.path.clear();
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        if !self.path.as_os_str().is_empty() {
            // Nothing more can be done; the next write clears it away.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// `.maal-2.toml.kimo-`
fn prefix(target: &Path) -> OsString {
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(".kimo-");
    name
}

/// Removes what killed writes of this file left. A failure does not matter: nothing reads it.
pub(super) fn clear_left_over(target: &Path) {
    let prefix = prefix(target);
    let Some(entries) = target.parent().and_then(|folder| fs::read_dir(folder).ok()) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let number = name
            .as_encoded_bytes()
            .strip_prefix(prefix.as_encoded_bytes());
        let is_ours = number.is_some_and(is_number);
        if is_ours && age(&entry).is_some_and(|age| age > LEFT_OVER_AFTER) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether it is the number of a program, and no word of the user's.
pub(super) fn is_number(name: &[u8]) -> bool {
    !name.is_empty() && name.iter().all(u8::is_ascii_digit)
}

/// How long ago it was last changed.
pub(super) fn age(entry: &fs::DirEntry) -> Option<Duration> {
    let modified = entry.metadata().ok()?.modified().ok()?;
    SystemTime::now().duration_since(modified).ok()
}

/// Gives the new file the old one's group, and its owner where that is allowed. Where it is
/// not, the file belongs to who wrote it, as after any editor.
#[cfg(unix)]
fn keep_owner(file: &File, about: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let own = file.metadata()?;
    if (own.uid(), own.gid()) == (about.uid(), about.gid()) {
        return Ok(());
    }
    let _ = fchown(file, None, Some(about.gid()));
    let _ = fchown(file, Some(about.uid()), None);
    Ok(())
}

/// The folder's rules decide on Windows.
#[cfg(not(unix))]
fn keep_owner(_: &File, _: &Metadata) -> io::Result<()> {
    Ok(())
}
