//! Deleting what kimo made and nobody has touched: a new folder goes as it came, whole.

use super::{LOCK_NAME, danish, lock, write};
use crate::command::journal;
use crate::text::Shown;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// What a folder is called on its way out, before the number of the kimo that deletes it.
const PREFIX: &str = ".kimo-slettes-";

/// Something in the folders of `paths` that is none of them, nor kimo's own; the plan root holds
/// other periods.
pub(crate) fn others_beside(paths: &[PathBuf], root: &Path) -> Option<PathBuf> {
    let folders = folders(paths, root);
    let entries = folders
        .iter()
        .filter_map(|folder| fs::read_dir(folder).ok());
    let mut names = entries.flatten().flatten().map(|entry| entry.path());
    names.find(|path| !paths.contains(path) && !path.ends_with(LOCK_NAME))
}

/// Deletes files and the folders below `root` that they lie in.
///
/// # Errors
/// When one cannot be deleted; what was deleted is the folders first.
pub(crate) fn delete(paths: &[PathBuf], root: &Path) -> Result<()> {
    let _lock = lock(root)?;
    for folder in folders(paths, root) {
        let cannot = || format!("mappen {} kan ikke slettes", folder.shown());
        let aside = root.join(format!("{PREFIX}{}", std::process::id()));
        write::rename(&folder, &aside)
            .map_err(danish)
            .with_context(cannot)?;
        fs::remove_dir_all(&aside)
            .map_err(danish)
            .with_context(cannot)?;
    }
    for path in paths.iter().filter(|path| path.parent() == Some(root)) {
        let cannot = || format!("{} kan ikke slettes", path.shown());
        fs::remove_file(path).map_err(danish).with_context(cannot)?;
    }
    // A plan that was made with its folder goes with it.
    let own = [LOCK_NAME, journal::FOLDER];
    let rest: Vec<_> = fs::read_dir(root).into_iter().flatten().flatten().collect();
    if rest
        .iter()
        .all(|entry| own.iter().any(|name| entry.file_name() == *name))
    {
        let _ = fs::remove_dir_all(root);
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
