//! Writes a file of another program's settings, which kimo's locks mean nothing to: with the care
//! of a plan file, whole or not at all.

use super::beside::{self, Beside};
use super::write::{in_folder_of, replace_whole, secure};
use super::{Changed, danish};
use anyhow::{Context, Result};
use std::fs;
use std::io;
use std::path::Path;

/// Writes `new` to the file at `path`, if it still holds `old`, or is not there.
///
/// # Errors
/// When it holds other bytes, or has appeared meanwhile; when it may not or cannot be written.
/// It is then as it was, unless the error says that it was written.
pub(crate) fn settings(path: &Path, old: Option<&[u8]>, new: &[u8]) -> Result<()> {
    let cannot = || format!("{} kan ikke gemmes", path.display());
    match old {
        None => {
            appear(path, new).with_context(cannot)?;
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

/// Lets a file appear whole where there is none.
fn appear(path: &Path, bytes: &[u8]) -> Result<()> {
    beside::clear_left_over(path);
    let beside = Beside::create(path, None, bytes).map_err(|error| in_folder_of(path, error))?;
    match fs::hard_link(beside.path(), path) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(danish(error)),
        // Not every disk knows links; a rename is as whole, but asks nobody in the way.
        Err(_) => {
            fs::rename(beside.path(), path).map_err(danish)?;
            beside.forget();
            Ok(())
        }
    }
}
