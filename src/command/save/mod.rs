//! Saving: a plan file is replaced as a whole, by one program at a time, or stays as it was.
//!
//! * One kimo writes in a period's folder at a time: it holds the folder's [`Lock`].
//! * An editor knows nothing of the lock. So a file is compared with the bytes it was read as
//!   up to the moment before the new one takes its place; what was saved in between is read
//!   and the change made anew. The window that remains is the rename itself: an editor that
//!   saves within those microseconds is overwritten. An editor that had read the file before
//!   and saves it after is not held back by anything: it writes what it read.
//! * A file is never half written: see [`write`](mod@write). Nor is a folder half made.

mod beside;
mod delete;
mod folder;
mod lock;
mod rights;
mod write;

pub(crate) use delete::delete;
pub(crate) use folder::{create_folder, fill_folder, with_new_file};
pub(crate) use lock::LOCK_NAME;
pub(crate) use lock::Lock;
pub(crate) use rights::as_folder;
pub(crate) use write::{Changed, overwrite, settings, take_place, write};

use super::Failure;
use crate::document::Edit;
use crate::load::files;
use crate::text::{Replacement, Shown, device};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What a plan's `.gitignore` must list: the lock, and the new file or folder of a kimo that was
/// killed.
pub(crate) const IGNORED: [&str; 3] = [LOCK_NAME, ".*.toml.kimo-*", ".kimo-*/"];

/// How long to wait for another kimo. Writing takes milliseconds; the largest plans, seconds.
const LOCK_WAIT: Duration = Duration::from_secs(5);

/// How often a change is made anew on a file that is saved by others meanwhile.
const ATTEMPTS: usize = 4;

/// What to do about a folder that one may not write in.
const FOLDER_REMEDY: &str = "bed den, der ejer mappen, om lov til at skrive i den";

/// A file that a command has written.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// Its bytes before; nothing where it is new.
    pub(crate) before: Option<Vec<u8>>,
    /// Its bytes after.
    pub(crate) after: Vec<u8>,
    /// What was replaced in the text, where that is the whole difference between the two.
    pub(crate) edits: Vec<Replacement>,
    /// What was meant, where that is the whole difference between the two.
    pub(crate) meant: Option<Edit>,
}

impl Written {
    /// Whether the file was deleted: none that is written is empty.
    pub(crate) fn is_gone(&self) -> bool {
        self.before.is_some() && self.after.is_empty()
    }

    /// A file that was not there before.
    pub(crate) fn anew(path: PathBuf, bytes: Vec<u8>) -> Written {
        Written {
            path,
            before: None,
            after: bytes,
            edits: Vec::new(),
            meant: None,
        }
    }
}

/// The new bytes of a file, and what they are but the old ones with a few edits.
#[derive(Debug, Default)]
pub(crate) struct Change {
    pub(crate) bytes: Vec<u8>,
    /// As [`Written::edits`].
    pub(crate) edits: Vec<Replacement>,
    /// As [`Written::meant`].
    pub(crate) meant: Option<Edit>,
}

impl From<Vec<u8>> for Change {
    fn from(bytes: Vec<u8>) -> Change {
        Change {
            bytes,
            ..Change::default()
        }
    }
}

/// Whether a command writes, or only works out what it would write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Write,
    DryRun,
    /// For an editor, which writes it itself.
    Propose,
}

/// Waits for the right to write in `folder`.
///
/// # Errors
/// When another kimo holds it for long, or it cannot be had.
pub(crate) fn lock(folder: &Path) -> Result<Lock> {
    Lock::acquire(folder, LOCK_WAIT)
}

/// Replaces the bytes of the file at `path`, in the period's folder `folder`, by what `make`
/// makes of them. `make` is called again when someone saved the file meanwhile. Returns the bytes
/// before and after. A dry run locks nothing and leaves the file as it is.
///
/// # Errors
/// When `make` fails, when another kimo holds the folder for long, and when the file cannot be
/// read or written. The file is then as it was, unless the error says otherwise.
pub(crate) fn change(
    mode: Mode,
    folder: &Path,
    path: &Path,
    make: &mut dyn FnMut(&[u8]) -> Result<Change>,
) -> Result<Written> {
    let lock = match mode {
        Mode::Write => Some(self::lock(folder)?),
        Mode::DryRun | Mode::Propose => None,
    };
    for _ in 0..ATTEMPTS {
        let old = read(path)?;
        let new = make(&old)?;
        let saved = match &lock {
            Some(lock) => write(lock, path, &old, &new.bytes),
            None => Ok(()),
        };
        match saved {
            Err(error) if error.is::<Changed>() => {}
            done => {
                return done.map(|()| Written {
                    path: path.to_owned(),
                    before: Some(old),
                    after: new.bytes,
                    edits: new.edits,
                    meant: new.meant,
                });
            }
        }
    }
    bail!(
        "{} bliver hele tiden gemt af et andet program; intet er gemt. Luk filen dér, og prøv igen",
        path.shown()
    )
}

/// What [`change`] would make of the bytes `old` of the file at `path`.
///
/// # Errors
/// When `make` fails.
pub(crate) fn propose(
    path: &Path,
    old: Vec<u8>,
    make: &mut dyn FnMut(&[u8]) -> Result<Change>,
) -> Result<Written> {
    let new = make(&old)?;
    Ok(Written {
        path: path.to_owned(),
        before: Some(old),
        after: new.bytes,
        edits: new.edits,
        meant: new.meant,
    })
}

fn read(path: &Path) -> Result<Vec<u8>> {
    let cannot = || format!("{} kan ikke læses", path.shown());
    files::ordinary(path).with_context(cannot)?;
    fs::read(path).with_context(cannot)
}

/// Refuses a path of which Windows takes a part for a device, before anything is made for it.
///
/// # Errors
/// When it has one.
pub(crate) fn refuse_device(path: &Path) -> Result<()> {
    device(path).map_or(Ok(()), |name| {
        let failure = Failure::new(format!("ingen fil eller mappe kan hedde {name} i Windows"));
        Err(failure.hint("vælg et andet navn").into())
    })
}

/// Whether a disk does not know what was asked for: some on a network sync and lock nothing.
fn unsupported(error: &std::io::Error) -> bool {
    use std::io::ErrorKind;
    // 37 and 77: no locks are to be had, on Linux and macOS.
    matches!(
        error.kind(),
        ErrorKind::Unsupported | ErrorKind::InvalidInput
    ) || cfg!(target_os = "linux") && error.raw_os_error() == Some(37)
        || cfg!(target_os = "macos") && error.raw_os_error() == Some(77)
}

#[cfg(test)]
mod tests;
