//! A warning against `merge=union` on plan files.
//!
//! git then keeps the lines of both sides without a conflict: two notes become one with two
//! dates, and the file is clean and wrong. The setting lies outside the plan, so neither `load`
//! nor `check` sees it; git is asked, and only where a file of its own speaks of it.

use super::Repository;
use super::attributes::{Places, plan_files};
use crate::load::Disk;
use crate::text::Severity;
use crate::view::check::ProblemRow;
use std::path::Path;

const UNION: &[&str] = &["union"];

/// The warning, where git would join a file of the plan in `disk` so.
pub(crate) fn union_warning(disk: &Disk) -> Option<ProblemRow> {
    let places = Places::around(disk).ok()??;
    if !places.speak_of(UNION) {
        return None;
    }
    let repository = Repository::around(&disk.root).ok()?;
    let plan = repository.path_of(&disk.root).ok()?;
    let plan = plan.to_string_lossy();
    let files = plan_files(disk);
    let paths: Vec<String> = files.iter().map(|file| from_top(&plan, file)).collect();
    let merges = repository.merges(&paths).ok()?;
    let (file, _) = files
        .iter()
        .zip(&merges)
        .find(|(_, merge)| *merge == "union")?;
    let path = places.top.join(from_top(&plan, file));
    let (where_said, at, line) = match places.deciding(&path, UNION) {
        Some((place, line)) => {
            let shown = places.shown(place);
            let up = "../".repeat(plan.split('/').filter(|name| !name.is_empty()).count());
            let from_root = match shown.strip_prefix(&format!("{plan}/")) {
                Some(inside) => inside.to_owned(),
                None if Path::new(&shown).is_absolute() => shown.clone(),
                None => up + &shown,
            };
            (shown, from_root, line)
        }
        // It is the default for files that no attribute is given.
        None => ("gits indstilling merge.default".to_owned(), file.clone(), 1),
    };
    Some(ProblemRow {
        rule: "merge-union",
        severity: Severity::Warning.word(),
        file: at,
        line,
        column: 1,
        message: format!(
            "{where_said} lader git samle planens filer med merge=union; så kan noter blive \
             blandet sammen uden konflikt"
        ),
        help: Some("Slet ”merge=union” for planens filer, og kør: kimo merge --install".to_owned()),
    })
}

/// The path of a plan file from the repository's top.
pub(crate) fn from_top(plan: &str, file: &str) -> String {
    [plan, file].join("/").trim_start_matches('/').to_owned()
}
