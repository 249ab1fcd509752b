//! The plans of the project in an editor: renamed from end to end, and typed in at random.

mod any_edits;
mod mends;
mod places;
mod renames;

use super::Project;
use chrono::NaiveDate;
use std::path::Path;

/// The example plan, or the real one, read on a day near its end.
fn project(root: &str) -> Project {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(root);
    let mut project = Project::new(root);
    project.refresh(today()).unwrap();
    project
}

/// The example plan with `change` made in the text of a file.
fn changed(name: &str, change: impl Fn(&str) -> String) -> Project {
    let mut project = project("tests/plans/eksempel");
    let text = change(project.source(project.file(name).unwrap()).text());
    project.open.insert(name.to_owned(), text);
    project.refresh(today()).unwrap();
    project
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 15).unwrap()
}
