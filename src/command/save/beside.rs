//! The new file beside the old one, until it takes its place: `.maal-2.toml.kimo-4kR9zQ`, a name
//! that the loader and git pass over. It is removed when saving fails.

use super::{danish, rights, unsupported};
use anyhow::Result;
use std::ffi::OsString;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use tempfile::NamedTempFile;

/// Writes and syncs `bytes` beside `target`. `old` is the file that stands there, whose owner,
/// rights and attributes it gets.
///
/// # Errors
/// When it cannot be written, or not get them.
pub(super) fn create(target: &Path, old: Option<&File>, bytes: &[u8]) -> Result<NamedTempFile> {
    refuse_too_large(bytes).map_err(danish)?;
    let mut prefix = OsString::from(".");
    prefix.push(target.file_name().unwrap_or_default());
    prefix.push(".kimo-");
    let folder = match target.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let mut new = tempfile::Builder::new()
        .prefix(&prefix)
        .make_in(folder, |path| {
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
    new.as_file_mut().write_all(bytes).map_err(danish)?;
    match new.as_file().sync_all() {
        // There is nothing to wait for then.
        Err(error) if unsupported(&error) => {}
        synced => synced.map_err(danish)?,
    }
    Ok(new)
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
