//! The line that git runs to have a plan file joined.

use super::*;

/// The line. git gives it to its own `sh`, on Windows too.
///
/// Where `kimo` is not found, cannot be started, is too old to know the command or could not
/// write the file, it is merged by lines, as git itself would. Without that git would take the
/// one side's file for a conflict that somebody had marked, and the other's notes would be gone
/// with the next commit. The same holds for a file that git cannot merge by lines either: it
/// gets marks at its end. What kimo itself answers stands: 0 joined, 1 a conflict that is marked
/// in the file.
pub(crate) const DRIVER: &str = "kimo merge %O %A %B %P; e=$?; test $e -lt 2 && exit $e; \
                          echo kimo svarer ikke: %P flettes linje for linje >&2; \
                          git merge-file -L vores -L base -L deres %A %O %B; e=$?; \
                          test $e -lt 128 && exit $e; \
                          (echo; echo '<<<<<<< vores'; echo =======; cat %B; echo; echo '>>>>>>> deres') >>%A; exit 1";

/// What is said where git would not find kimo.
pub(crate) const NOT_FOUND: &str = "\
advarsel: git kan ikke finde programmet kimo, så det fletter foreløbig planens filer linje for linje
  Læg mappen med kimo i PATH";

/// Whether git's own `sh` finds kimo, by the same way as when it merges.
///
/// # Errors
/// When git cannot be started.
pub(crate) fn is_found(repository: &Repository) -> Result<bool> {
    let mut git = repository.git();
    git.args(["-c", "alias.kimo-findes=!command -v kimo", "kimo-findes"]);
    Ok(git::run(&mut git)?.status.success())
}
