//! A warning against `merge=union` on plan files.
//!
//! git then keeps the lines of both sides without a conflict: two notes become one with two
//! dates, and the file is clean and wrong. The setting lies outside the plan, so neither `load`
//! nor `check` sees it; git is asked, and only where a `.gitattributes` speaks of it.

use super::Repository;
use crate::report::check::ProblemRow;
use crate::text::Severity;
use std::path::Path;

/// The warning, where git would join the plan files in `root` so.
pub fn union_warning(root: &Path) -> Option<ProblemRow> {
    let root = std::fs::canonicalize(root).ok()?;
    let (file, line) = speaks_of_union(&root)?;
    let repository = Repository::around(&root).ok()?;
    let plan = repository.path_of(&root).ok()?;
    let samples = [
        "handleplan.toml",
        "maal-1.toml",
        "2022-2025/handleplan.toml",
        "2022-2025/maal-1.toml",
    ];
    let is_union = |name: &str| {
        let merge = repository.attribute("merge", Path::new(&plan).join(name).as_os_str());
        merge.is_ok_and(|merge| merge == "union")
    };
    samples.into_iter().any(is_union).then(|| ProblemRow {
        rule: "merge-union",
        severity: Severity::Warning.word(),
        file,
        line,
        column: 1,
        message:
            ".gitattributes lader git samle planens filer med merge=union; så kan noter blive \
                  blandet sammen uden konflikt"
                .to_owned(),
        help: Some("Slet ”merge=union” for planens filer, og kør: kimo merge --install".to_owned()),
    })
}

/// The nearest `.gitattributes` that may be meant, by its path from the plan root, and the line.
fn speaks_of_union(root: &Path) -> Option<(String, usize)> {
    let found = |folder: &Path, name: String| {
        let text = std::fs::read_to_string(folder.join(".gitattributes")).ok()?;
        let line = text.lines().position(|line| line.contains("union"))?;
        Some((format!("{name}.gitattributes"), line + 1))
    };
    let inside = std::fs::read_dir(root).ok()?.flatten();
    let inside = inside.map(|entry| (entry.path(), entry.file_name()));
    let mut below = inside.filter_map(|(folder, name)| {
        let name = format!("{}/", name.to_string_lossy());
        found(&folder, name)
    });
    let mut above = root.ancestors().enumerate();
    above
        .find_map(|(steps, folder)| found(folder, "../".repeat(steps)))
        .or_else(|| below.next())
}
