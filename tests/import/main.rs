//! `kimo import`: a plan from a document.

#![allow(clippy::expect_used, clippy::unwrap_used)]

#[path = "../common/mod.rs"]
mod common;

mod answers;
mod append;
mod beside;
mod document;
mod formats;
mod goals;
mod headings;
mod labels;
mod layouts;
mod lists;
mod markdown;
mod numbers;
mod refused;
mod rows;
mod shapes;
mod sheets;
mod tables;
mod whole;
mod word;

use common::{Run, Workplace, project};
use std::fs;

/// The path of one of the documents beside the tests.
fn fixture(name: &str) -> String {
    project("tests/plans/import")
        .join(name)
        .display()
        .to_string()
}

/// Imports a document of these bytes without asking.
#[track_caller]
fn import(name: &str, bytes: impl AsRef<[u8]>, arguments: &[&str]) -> (Workplace, Run) {
    let place = Workplace::empty();
    place.write(name, bytes);
    let run = place.kimo(&[&["import", name, "--ja"], arguments].concat());
    (place, run)
}

/// All files of the plan in `plan`, without comments and the parts that kimo always makes.
fn plan_text(place: &Workplace) -> String {
    let mut names: Vec<_> = place.snapshot().into_iter().map(|(path, _)| path).collect();
    names.retain(|path| {
        path.extension().is_some_and(|ending| ending == "toml")
            && path.components().any(|part| part.as_os_str() == "plan")
    });
    let text = names.iter().map(|path| fs::read_to_string(path).unwrap());
    let lines = text.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>());
    lines
        .filter(|line| !line.starts_with('#'))
        .collect::<Vec<_>>()
        .join("\n")
}
