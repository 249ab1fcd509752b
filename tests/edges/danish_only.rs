//! No English word reaches a user, in any help or error of the parser.

use super::common::Workplace;

/// Words that clap, Rust and the system speak.
const ENGLISH: [&str; 24] = [
    "usage",
    "options",
    "option",
    "commands",
    "command",
    "arguments",
    "argument",
    "error",
    "print",
    "help",
    "for more",
    "possible",
    "values",
    "default",
    "aliases",
    "invalid",
    "unexpected",
    "required",
    "provided",
    "try",
    "the",
    "not",
    "found",
    "denied",
];

/// Words that Danish shares with them, or that are names.
const SHARED: [&str; 3] = ["argument", "option", "values"];

#[track_caller]
fn assert_danish(text: &str) {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    let english: Vec<&str> = words
        .filter(|word| ENGLISH.contains(word) && !SHARED.contains(word))
        .collect();
    assert!(english.is_empty(), "{english:?} in:\n{text}");
}

#[test]
fn every_help_and_every_slip_is_answered_in_danish() {
    let place = Workplace::with_example();
    for command in [
        "status",
        "show",
        "note",
        "adjust",
        "measure",
        "add",
        "report",
        "check",
        "log",
        "missing",
        "alignment",
        "calendar",
        "rollover",
        "init",
        "hjælp",
    ] {
        for arguments in [
            vec![command, "--hjælp"],
            vec![command, "-h"],
            vec!["hjælp", command],
            vec![command, "--findes-ikke"],
            vec![command, "--dato"],
            vec![command, "--dato", "x"],
            vec![command, "--format", "x"],
            vec![command, "--format=json", "--format=json"],
            vec![command, "a", "b", "c"],
            vec![command, "--hjælp=x"],
            vec![command, "--", "-x", "y", "z"],
            vec![command, "--ud", "findes/ikke", "2024"],
            vec!["--plan", "findes-ikke", command, "2024"],
        ] {
            let run = place.kimo(&arguments);
            assert_danish(&run.err);
            if run.out.starts_with("Brug") || arguments.contains(&"-h") {
                assert_danish(&run.out);
            }
        }
    }
    assert_danish(&place.kimo(&["-h"]).quiet());
    assert_danish(&place.kimo(&["--version"]).quiet());
}
