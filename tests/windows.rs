//! What only Windows does: a file that another program has open, `\` in paths, names it reserves.

#![allow(clippy::expect_used, clippy::unwrap_used)]
#![cfg(windows)]

mod common;

use common::{GOAL, Workplace};
use insta::assert_snapshot;
use std::fs::{File, OpenOptions};
use std::os::windows::fs::OpenOptionsExt as _;
use std::time::Duration;

/// The file, open as Word has it: others may read it, and no more.
fn opened(place: &Workplace, name: &str) -> File {
    const SHARED_FOR_READING: u32 = 1;
    let mut options = OpenOptions::new();
    options
        .read(true)
        .write(true)
        .share_mode(SHARED_FOR_READING);
    options.open(place.path(name)).unwrap()
}

const REPORT: [&str; 4] = ["rapport", "2024", "--ud", "bestyrelse.docx"];

#[test]
fn a_report_that_word_has_open_is_left_and_told_of() {
    let place = Workplace::with_example();
    place.write("bestyrelse.docx", "som den var");
    let word = opened(&place, "bestyrelse.docx");
    assert_snapshot!(place.kimo(&REPORT), @"
    --- stderr
    fejl: bestyrelse.docx kan ikke skrives: den er åben i et andet program
      luk den i Word, og prøv igen
    --- exit 1
    ");
    drop(word);
    assert_eq!(place.read("bestyrelse.docx"), "som den var");
    assert_eq!(place.kimo(&REPORT).code, 0);
}

#[test]
fn a_file_that_is_open_for_a_moment_is_waited_for() {
    let place = Workplace::with_goal(GOAL);
    let scanner = opened(&place, "plan/maal-1.toml");
    std::thread::scope(|scope| {
        scope.spawn(|| {
            std::thread::sleep(Duration::from_millis(500));
            drop(scanner);
        });
        let note = ["notér", "1.1", "Stranden er ren", "--dato", "1.6.2024"];
        assert_eq!(place.kimo(&note).code, 0);
    });
    assert!(place.read("plan/maal-1.toml").contains("Stranden er ren"));
}

#[test]
fn a_path_reads_as_on_any_other_system() {
    let place = Workplace::with_goal(&GOAL.replace("Sekretariatet", "Sekretæren"));
    let whole = place.path("plan").canonicalize().unwrap();
    for plan in [".\\plan", "plan\\", whole.to_str().unwrap()] {
        let run = place.kimo(&["tjek", "--plan", plan]);
        assert!(run.out.contains("plan/maal-1.toml:7:14"), "{run}");
        assert!(!run.out.contains('\\'), "{run}");
    }
}
