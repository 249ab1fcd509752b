//! What only Windows does: a file that another program has open, `\` in paths, names it reserves.

#![allow(clippy::expect_used, clippy::unwrap_used)]
#![cfg(windows)]

mod common;

use common::{GOAL, HANDLEPLAN, Workplace};
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

#[test]
fn a_name_that_windows_has_for_a_device_is_refused_before_anything_is_written() {
    let place = Workplace::with_example();
    let before = place.snapshot();
    for file in ["CON.md", "nul", "rapporter/aux.docx"] {
        let run = place.kimo(&["rapport", "2024", "--ud", file]);
        assert_eq!(run.code, 1, "{file}: {run}");
        assert!(run.err.contains("i Windows"), "{file}: {run}");
    }
    assert_snapshot!(place.kimo(&["nyplan", "aux.plan", "--periode", "2030-2033"]), @"
    --- stderr
    fejl: ingen fil eller mappe kan hedde aux.plan i Windows
      vælg et andet navn
    --- exit 1
    ");
    assert_eq!(place.snapshot(), before);
}

/// Windows has 260 letters for a path, where a program does not ask for more.
#[test]
fn a_plan_far_down_is_read_and_written() {
    let place = Workplace::empty();
    let folder = ["En mappe med et langt navn, som Sekretariatet har givet den"; 6].join("/");
    for (name, text) in [("handleplan.toml", HANDLEPLAN), ("maal-1.toml", GOAL)] {
        place.write(&format!("{folder}/plan/{name}"), text);
    }
    let plan = format!("{folder}/plan");
    if place.path(&plan).canonicalize().is_err() {
        return common::not_permitted("a plan far down, for wine 8 does not name such a file");
    }
    let note = [
        "notér", "1.1", "Renset", "--dato", "1.6.2024", "--plan", &plan,
    ];
    assert_eq!(place.kimo(&note).err, "");
    assert!(
        place
            .read(&format!("{plan}/maal-1.toml"))
            .contains("Renset")
    );
    assert_eq!(place.kimo(&["fortryd", "--plan", &plan]).code, 0);
    let report = format!("{folder}/rapport.docx");
    let run = place.kimo(&["rapport", "2024", "--plan", &plan, "--ud", &report]);
    assert_eq!(run.code, 0, "{run}");
}

/// VS Code is a script there, `code.cmd`.
#[test]
fn an_editor_may_be_a_script_in_a_folder_with_blanks() {
    let place = Workplace::with_goal(GOAL);
    place.write("Min editor/code.cmd", "@echo code %*\r\n");
    let own = place.path("Min editor");
    let script = own.join("code.cmd").display().to_string();
    for editor in ["code --wait", &script, &format!("\"{script}\" --wait")] {
        let mut kimo = place.command(&["åbn", "1.1"]);
        let path = std::env::join_paths([own.as_path()]).unwrap();
        let output = kimo.env("PATH", path).env("EDITOR", editor).output();
        let run = common::Run::from(output.unwrap());
        assert!(
            run.out.contains(r"--goto plan\maal-1.toml:4"),
            "{editor}: {run}"
        );
    }
}

#[test]
fn what_goes_to_a_file_is_utf_8_without_a_mark_or_colours() {
    let place = Workplace::with_example();
    let output = place.command(&["rapport", "2024"]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains('å') && !text.contains(['\u{feff}', '\u{1b}', '\r']));
}
