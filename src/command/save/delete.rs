//! Deleting what kimo made and nobody has touched: a new folder goes as it came, whole. What others
//! have in it stays, and the folder with it.

use super::{LOCK_NAME, lock, write};
use crate::command::journal;
use crate::text::Shown;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// What a folder is called on its way out, before the number of the kimo that deletes it.
const PREFIX: &str = ".kimo-slettes-";

/// Whether something in `folder` is none of `paths`, nor kimo's own.
fn has_others(folder: &Path, paths: &[PathBuf]) -> io::Result<bool> {
    let others = fs::read_dir(folder)?.filter_map(|entry| match entry {
        Ok(entry) if paths.contains(&entry.path()) || entry.file_name() == LOCK_NAME => None,
        entry => Some(entry),
    });
    others
        .map(|entry| entry.map(|_| true))
        .next()
        .unwrap_or(Ok(false))
}

/// Deletes files, and the folders below `root` that have nothing else in them.
///
/// # Errors
/// When one cannot be deleted; what was deleted is the folders first.
pub(crate) fn delete(paths: &[PathBuf], root: &Path) -> Result<()> {
    let lock = lock(root)?;
    let mut alone: Vec<&PathBuf> = paths.iter().collect();
    for folder in folders(paths, root) {
        let cannot = || format!("mappen {} kan ikke slettes", folder.shown());
        if has_others(&folder, paths).with_context(cannot)? {
            continue;
        }
        alone.retain(|path| path.parent() != Some(&folder));
        let aside = root.join(format!("{PREFIX}{}", std::process::id()));
        write::rename(&folder, &aside).with_context(cannot)?;
        fs::remove_dir_all(&aside).with_context(cannot)?;
    }
    for path in alone {
        let cannot = || format!("{} kan ikke slettes", path.shown());
        fs::remove_file(path).with_context(cannot)?;
    }
    // A plan that was made with its folder goes with it.
    let own = [LOCK_NAME, journal::FOLDER];
    let rest: Vec<_> = fs::read_dir(root).into_iter().flatten().flatten().collect();
    if rest
        .iter()
        .all(|entry| own.iter().any(|name| entry.file_name() == *name))
    {
        let _ = fs::remove_dir_all(root.join(journal::FOLDER));
        // Windows deletes nothing that is open. What another has begun meanwhile stays.
        drop(lock);
        let _ = fs::remove_file(root.join(LOCK_NAME));
        let _ = fs::remove_dir(root);
    }
    Ok(())
}

/// The folders of the files, each once, but the root itself.
fn folders(paths: &[PathBuf], root: &Path) -> Vec<PathBuf> {
    let parents = paths.iter().filter_map(|path| path.parent());
    let mut folders: Vec<PathBuf> = { parents }
        .filter(|folder| *folder != root)
        .map(Path::to_owned)
        .collect();
    folders.dedup();
    folders
}
