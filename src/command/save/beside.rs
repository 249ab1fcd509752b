//! The new file beside the old one, until it takes its place: `.maal-2.toml.kimo-4kR9zQ71bXw2`, a name
//! that the loader and git pass over. It is removed when saving fails; what a killed kimo left is
//! removed by a later one.

use super::{rights, unsupported};
use crate::text::folder_of;
use anyhow::Result;
use std::ffi::{OsStr, OsString};
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;
use tempfile::NamedTempFile;

/// How many letters and digits tell new files of one name apart: more than a word of the user's.
const RANDOM: usize = 12;

/// No kimo is at work on one file for so long.
const OLD: Duration = Duration::from_secs(60 * 60);

/// Writes and syncs `bytes` beside `target`. `old` is the file that stands there, whose owner,
/// rights and attributes it gets.
///
/// # Errors
/// When it cannot be written, or not get them.
pub(super) fn create(target: &Path, old: Option<&File>, bytes: &[u8]) -> Result<NamedTempFile> {
    refuse_too_large(bytes)?;
    let mut new = tempfile::Builder::new()
        .prefix(&prefix(target))
        .rand_bytes(RANDOM)
        .make_in(folder_of(target), |path| {
            let mut options = OpenOptions::new();
            options.write(true).create_new(true);
            // Nobody may look into it meanwhile who may not look into the old one.
            #[cfg(unix)]
            if let Some(old) = old {
                use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
                options.mode(old.metadata()?.mode() & 0o666);
            }
            options.open(path)
        })
        .map_err(|error| super::write::in_folder_of(target, error))?;
    if let Some(old) = old {
        rights::keep(old, new.as_file())?;
    }
    new.as_file_mut().write_all(bytes)?;
    match new.as_file().sync_all() {
        // There is nothing to wait for then.
        Err(error) if unsupported(&error) => {}
        synced => synced?,
    }
    Ok(new)
}

/// Removes what killed kimos have left beside `target`. Where it is young, one on a disk that knows
/// no locks may be at work on it.
pub(super) fn sweep(target: &Path) {
    let prefix = prefix(target);
    let is_left = |name: &OsStr| {
        let rest = name.as_encoded_bytes();
        let rest = rest.strip_prefix(prefix.as_encoded_bytes());
        rest.is_some_and(|rest| rest.len() == RANDOM && rest.iter().all(u8::is_ascii_alphanumeric))
    };
    let entries = std::fs::read_dir(folder_of(target)).into_iter().flatten();
    for entry in entries
        .flatten()
        .filter(|entry| is_left(&entry.file_name()))
    {
        let about = entry.metadata().ok().filter(std::fs::Metadata::is_file);
        let age = about.and_then(|about| about.modified().ok()?.elapsed().ok());
        if age.is_some_and(|age| age > OLD) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

fn prefix(target: &Path) -> OsString {
    let mut prefix = OsString::from(".");
    prefix.push(target.file_name().unwrap_or_default());
    prefix.push(".kimo-");
    prefix
}

/// Refuses what the system lets no program write: it would end this one without a word.
#[cfg(unix)]
fn refuse_too_large(bytes: &[u8]) -> io::Result<()> {
    let limit = rustix::process::getrlimit(rustix::process::Resource::Fsize).current;
    if limit.is_some_and(|limit| bytes.len() as u64 > limit) {
        Err(io::ErrorKind::FileTooLarge.into())
    } else {
        Ok(())
    }
}

#[cfg(not(unix))]
fn refuse_too_large(_: &[u8]) -> io::Result<()> {
    Ok(())
}
