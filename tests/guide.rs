//! The guide names no command and no option that kimo does not have, and no place that is not there.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::{Workplace, project};
use std::collections::BTreeSet;
use std::fs;

#[test]
fn every_command_line_of_the_guide_is_one_that_kimo_takes() {
    let place = Workplace::empty();
    let text = guide();
    let lines = command_lines(&text);
    assert!(lines.len() > 30, "{lines:?}");
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
    let text = guide();
    let headings: BTreeSet<String> = text
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .map(anchor)
        .collect();
    for link in text.split("](").skip(1) {
        let target = link.split(')').next().unwrap();
        match target.strip_prefix('#') {
            Some(heading) => assert!(headings.contains(heading), "{heading}: {headings:?}"),
            None if target.starts_with("https://") => {}
            None => assert!(project("docs").join(target).exists(), "{target}"),
        }
    }
}

/// Neither an option nor a version.
fn is_command(word: &str) -> bool {
    word.starts_with(char::is_alphabetic)
}

fn guide() -> String {
    fs::read_to_string(project("docs/vejledning.md")).unwrap()
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
