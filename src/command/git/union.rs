//! A warning against `merge=union` on plan files.
//!
//! git then keeps the lines of both sides without a conflict: two notes become one with two
//! dates, and the file is clean and wrong. The setting lies outside the plan, so neither `load`
//! nor `check` sees it; git is asked, and only where a `.gitattributes` speaks of it.

use super::Repository;
use std::path::Path;

/// The warning, where git would join the plan files in `root` so.
pub fn union_warning(root: &Path) -> Option<String> {
    let root = std::fs::canonicalize(root).ok()?;
    let speaks_of_it = |folder: &Path| {
        let attributes = std::fs::read_to_string(folder.join(".gitattributes"));
        attributes.is_ok_and(|text| text.contains("union"))
    };
    let inside = std::fs::read_dir(&root)
        .ok()?
        .flatten()
        .map(|entry| entry.path());
    if !root.ancestors().any(speaks_of_it)
        && !inside.into_iter().any(|folder| speaks_of_it(&folder))
    {
        return None;
    }
    let repository = Repository::around(&root).ok()?;
    let plan = repository.path_of(&root).ok()?;
    let samples = [
        "handleplan.toml",
        "maal-1.toml",
        "2022-2025/handleplan.toml",
        "2022-2025/maal-1.toml",
    ];
    let is_union = |name: &str| {
        let path = format!("{plan}/{name}");
        let merge = repository.attribute("merge", path.trim_start_matches('/'));
        merge.is_ok_and(|merge| merge == "union")
    };
    samples.into_iter().any(is_union).then(|| {
        "advarsel: .gitattributes lader git samle planens filer med merge=union; så kan noter blive blandet sammen uden konflikt\n  \
         slet ”merge=union” for planens filer, og kør: kimo merge --install"
            .to_owned()
    })
}
