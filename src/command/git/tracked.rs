//! Whether a file is one that git keeps.

use super::{git_in, run};
use crate::text::folder_of;
use std::path::Path;

/// Returns true if the file is there and under git. Where git or a repository is not, none is.
pub(crate) fn is_tracked(file: &Path) -> bool {
    let Some(name) = file.file_name().filter(|_| file.is_file()) else {
        return false;
    };
    let mut git = git_in(folder_of(file));
    // The name is a name, whatever signs are in it.
    git.args(["--literal-pathspecs", "ls-files", "--error-unmatch", "--"]);
    run(git.arg(name)).is_ok_and(|output| output.status.success())
}
