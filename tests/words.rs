//! Where the text of a note or an action comes from: standard input, or the user's own editor.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;
#[cfg(unix)] // The terminal is one of `script`, and the editors are scripts.
#[path = "words/on_a_terminal.rs"]
mod on_a_terminal;

use common::Workplace;
use insta::assert_snapshot;
use std::io::Write;
use std::process::Stdio;

#[test]
fn the_text_may_come_from_standard_input() {
    let place = Workplace::with_real_plan();
    let mut command = place.command(&["note", "1.1", "--dato", "1.6.2024"]);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all("Første afsnit.\r\n\r\nAndet \"\"\" afsnit.\r\n".as_bytes())
        .unwrap();
    assert!(child.wait().unwrap().success());
    let shown = place
        .kimo(&["show", "1.1", "--dato", "1.6.2024", "--format", "json"])
        .quiet();
    assert!(
        shown.contains(r#""tekst": "Første afsnit.\n\nAndet \"\"\" afsnit.""#),
        "{shown}"
    );
}

/// What `kimo note 1.1` says of `input` on its standard input.
fn note_from(place: &Workplace, input: &[u8]) -> String {
    let mut command = place.command(&["note", "1.1", "--dato", "1.6.2024"]);
    let command = command.stdin(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.stdout(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.success(), said.is_empty());
    said
}

#[test]
fn what_notepad_puts_before_a_text_is_no_part_of_it() {
    let place = Workplace::with_real_plan();
    let before = place.snapshot();
    assert_snapshot!(note_from(&place, "\u{feff}\r\n".as_bytes()), @r#"
    fejl: noten er tom, så intet er skrevet
      skriv teksten efter nummeret: kimo notér 1.1 "Hvad der er sket"
    "#);
    assert_eq!(place.snapshot(), before);
    assert_eq!(note_from(&place, "\u{feff}Første.\r\n".as_bytes()), "");
    let file = place.read("plan/2022-2025/maal-1.toml");
    assert!(file.contains("tekst = \"Første.\"\n"), "{file}");
}

#[test]
fn a_text_that_is_not_utf_8_is_told_with_the_way_on() {
    let place = Workplace::with_real_plan();
    let before = place.snapshot();
    assert_snapshot!(note_from(&place, b"l\xe5s"), @r#"
    fejl: teksten på standard input er ikke skrevet i UTF-8
      gem den som UTF-8, og prøv igen
      eller skriv teksten efter nummeret: kimo notér 1.1 "Hvad der er sket"
    "#);
    assert_eq!(place.snapshot(), before);
}

#[test]
fn a_text_without_an_end_is_refused_by_its_length() {
    let place = Workplace::with_real_plan();
    let before = place.snapshot();
    let much = vec![b'a'; 1_000_001];
    assert_snapshot!(note_from(&place, &much), @"
    fejl: teksten på standard input er på over 1 MB, så intet er skrevet
      skriv en kortere tekst
    ");
    assert_eq!(place.snapshot(), before);
    assert_eq!(note_from(&place, &much[1..]), "");
}
