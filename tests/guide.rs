//! No page for users names a command or an option that kimo does not have; no page leads to a place that is not there.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::{Workplace, project};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_command_line_of_the_guide_is_one_that_kimo_takes() {
    let place = Workplace::empty();
    let pages = PAGES.map(|page| fs::read_to_string(project(page)).unwrap());
    let lines: Vec<String> = pages.iter().flat_map(|text| command_lines(text)).collect();
    assert!(lines.len() > 100, "{lines:?}");
    for line in lines {
        let mut words = line.split_whitespace();
        let Some(command) = words.next().filter(|word| is_command(word)) else {
            continue;
        };
        let help = place.kimo(&["hjælp", command]).quiet();
        for option in words.filter(|word| word.starts_with("--")) {
            assert!(
                option == "--hjælp" || help.contains(&format!("{option} ")),
                "kimo {line}: there is no {option}"
            );
        }
    }
}

#[test]
fn every_link_leads_somewhere() {
    let docs = fs::read_dir(project("docs")).unwrap();
    let docs = docs.map(|entry| entry.unwrap().path());
    let docs = docs.filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    let pages: Vec<PathBuf> = docs
        .chain(["README.md", "CONTRIBUTING.md"].map(project))
        .collect();
    assert!(pages.len() > 10, "{pages:?}");
    for page in pages {
        let text = fs::read_to_string(&page).unwrap();
        for link in text.split("](").skip(1) {
            let target = link.split(')').next().unwrap();
            if target.starts_with("https://") {
                continue;
            }
            let (file, heading) = target.split_once('#').unwrap_or((target, ""));
            let file = match file {
                "" => page.clone(),
                file => page.parent().unwrap().join(file),
            };
            assert!(file.exists(), "{}: {target}", page.display());
            assert!(
                heading.is_empty() || anchors(&file).contains(heading),
                "{}: {target}",
                page.display()
            );
        }
    }
}

/// The pages that users read.
const PAGES: [&str; 6] = [
    "README.md",
    "docs/vejledning.md",
    "docs/egen-plan.md",
    "docs/editor.md",
    "docs/skabeloner.md",
    "docs/valg.md",
];

/// Neither an option nor a version.
fn is_command(word: &str) -> bool {
    word.starts_with(char::is_alphabetic)
}

/// The headings of a page, as links name them.
fn anchors(page: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(page).unwrap();
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let headings = headings.filter_map(|line| line.split_once("# "));
    headings.map(|(_, heading)| anchor(heading)).collect()
}

/// What follows `kimo` in code, texts in quotes left out.
fn command_lines(text: &str) -> Vec<String> {
    let in_line = text.split('`').skip(1).step_by(2);
    let screens = text.lines().filter_map(|line| line.strip_prefix("$ "));
    in_line
        .chain(screens)
        .filter_map(|code| code.strip_prefix("kimo "))
        .map(|line| line.split('"').step_by(2).collect::<String>())
        .map(|line| line.split('|').next().unwrap_or_default().to_owned())
        .collect()
}

/// A heading's anchor as GitHub makes it.
fn anchor(heading: &str) -> String {
    let kept = heading
        .chars()
        .filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-'));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}
