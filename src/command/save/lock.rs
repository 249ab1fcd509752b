//! The lock that lets one kimo at a time write in a period's folder.
//!
//! A file of its own is locked, not the plan file: a lock follows the file and not its name,
//! so a plan file that is replaced would take its lock away with it. The system frees the lock
//! when its holder ends, however it ends. The lock file stays: to delete it would let two
//! programs hold a lock of the same name.

use super::rights::as_folder;
use super::{FOLDER_REMEDY, unsupported};
use crate::command::Failure;
use crate::load::files::reason;
use crate::text::Shown;
use anyhow::{Context, Result};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

/// The name of the lock file.
pub(crate) const LOCK_NAME: &str = ".kimo.lock";

const POLL: Duration = Duration::from_millis(20);

/// The right to write in a folder, until it is dropped.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    /// Waits up to `wait` for the lock of `folder`.
    ///
    /// # Errors
    /// When another kimo holds it all that time, or when it cannot be had: in a folder that
    /// may not be written to.
    pub(crate) fn acquire(folder: &Path, wait: Duration) -> Result<Lock> {
        let path = folder.join(LOCK_NAME);
        let lock = Lock::of_file(&path, wait)
            .with_context(|| format!("der kan ikke skrives i mappen {}", folder.shown()))?;
        lock.with_context(|| {
            format!(
                "et andet kimo er ved at skrive i mappen {}; intet er gemt. Prøv igen om lidt",
                folder.shown()
            )
        })
    }

    /// Waits up to `wait` for the lock that is the file at `path`. Nothing where another holds it
    /// all that time. On a disk that knows no locks nobody holds any: there a file is compared
    /// with what was read up to its renaming, as it is for editors.
    ///
    /// # Errors
    /// When it cannot be had.
    pub(crate) fn of_file(path: &Path, wait: Duration) -> Result<Option<Lock>> {
        let file = open(path)
            .map_err(|error| in_the_way(path, error))
            .with_context(|| path.shown())?;
        let start = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Some(Lock { _file: file })),
                Err(TryLockError::WouldBlock) if start.elapsed() < wait => std::thread::sleep(POLL),
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(error)) if unsupported(&error) => {
                    return Ok(Some(Lock { _file: file }));
                }
                Err(TryLockError::Error(error)) => {
                    return Err(error).context("mappen kan ikke låses");
                }
            }
        }
    }
}

/// Why the lock file cannot be opened, and what to do.
fn in_the_way(path: &Path, error: io::Error) -> anyhow::Error {
    let remedy = match error.kind() {
        io::ErrorKind::PermissionDenied if path.exists() => {
            "en anden har lavet den, og du må ikke åbne den: slet den, når ingen skriver i planen"
        }
        io::ErrorKind::PermissionDenied => FOLDER_REMEDY,
        io::ErrorKind::IsADirectory | io::ErrorKind::Other => {
            "flyt det, der står dér i vejen, og prøv igen"
        }
        _ => return error.into(),
    };
    Failure::new(reason(&error)).hint(remedy).into()
}

/// Opens the lock file, which a colleague may have made who shares the folder but not the
/// right to write to it: to lock it, reading is enough. A link is not followed: in a plan that
/// came from somebody else it may lead anywhere.
fn open(path: &Path) -> io::Result<File> {
    match fs::symlink_metadata(path) {
        Ok(about) if about.is_symlink() => return Err(io::Error::other("den er et link")),
        // Opening a pipe would wait for ever.
        Ok(about) if !about.is_file() && !about.is_dir() => {
            return Err(io::Error::other("den er ikke en almindelig fil"));
        }
        // Windows would say that access to it is denied.
        Ok(about) if about.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        // Whatever else is wrong with its place, making it tells the same.
        Err(_) => match create(path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            created => return created,
        },
        _ => {}
    }
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(rustix::fs::OFlags::NOFOLLOW.bits().cast_signed());
    }
    match options.write(true).open(path) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => options
            .write(false)
            .read(true)
            .open(path)
            .map_err(|_| error),
        opened => opened,
    }
}

/// Makes the lock file. Whoever may write in the folder may lock it, whatever this user's
/// settings say of new files.
fn create(path: &Path) -> io::Result<File> {
    let file = OpenOptions::new().write(true).create_new(true).open(path)?;
    if let Some(folder) = path.parent() {
        as_folder(folder, &file);
    }
    Ok(file)
}
