//! Where the text of a note or an action comes from: standard input, or the user's own editor.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::Workplace;
use insta::assert_snapshot;
use std::io::Write;
#[cfg(unix)]
use std::os::unix::fs::PermissionsExt;
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
      skriv teksten efter nummeret: kimo note 1.1 "Hvad der er sket"
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
      eller skriv teksten efter nummeret: kimo note 1.1 "Hvad der er sket"
    "#);
    assert_eq!(place.snapshot(), before);
}

/// What `kimo note 1.1` shows on a terminal where `settings` stand before it; `script` gives it
/// one. None where that is not installed.
#[cfg(unix)]
fn note_on_a_terminal(place: &Workplace, settings: &str) -> Option<String> {
    let run = format!(
        "{settings} {} note 1.1 --dato 1.6.2024",
        env!("CARGO_BIN_EXE_kimo")
    );
    let mut script = std::process::Command::new("script");
    let script = common::without_settings(&mut script)
        .args(["-qc", &run, "/dev/null"])
        .current_dir(place.path(""))
        .stdin(Stdio::piped());
    let Ok(output) = script.output() else {
        common::left_out("the editor on a terminal, for ‘script’ is not installed");
        return None;
    };
    Some(String::from_utf8(output.stdout).unwrap().replace('\r', ""))
}

#[cfg(unix)]
#[test]
fn the_text_may_come_from_an_editor_on_a_terminal() {
    let place = Workplace::with_real_plan();
    place.write("editor.sh", "#!/bin/sh\ncat \"$1\" > template.txt\nprintf 'Skrevet i editoren.\\n# ikke med\\n' > \"$1\"\n");
    let editor = format!("VISUAL= EDITOR='sh {}'", place.path("editor.sh").display());
    let Some(said) = note_on_a_terminal(&place, &editor) else {
        return;
    };
    assert_eq!(said, "Noten er skrevet på 1.1 den 1. juni 2024.\n");
    assert!(
        place
            .read("plan/2022-2025/maal-1.toml")
            .contains("tekst = \"Skrevet i editoren.\"\n")
    );
    assert_snapshot!(place.read("template.txt"), @"

    # Skriv noten ovenfor, gem, og luk. Linjer, der begynder med #, kommer ikke med.
    # Er der intet skrevet, bliver der ingen note.
    # 
    # Handling 1.1: Afstemme mål i handleplanen med KIMO’s internationale strategiske planer
    ");
}

#[cfg(unix)]
#[test]
fn an_editor_that_saves_only_a_byte_order_mark_writes_no_note() {
    let place = Workplace::with_real_plan();
    place.write(
        "editor.sh",
        "printf '\\357\\273\\277' | cat - \"$1\" > ny\ncp ny \"$1\"\n",
    );
    let editor = format!("EDITOR='sh {}'", place.path("editor.sh").display());
    let Some(said) = note_on_a_terminal(&place, &editor) else {
        return;
    };
    assert_snapshot!(said, @r#"
    fejl: noten er tom, så intet er skrevet
      skriv teksten efter nummeret: kimo note 1.1 "Hvad der er sket"
    "#);
}

#[cfg(unix)]
#[test]
fn who_has_set_no_editor_is_given_nano_where_it_is() {
    let place = Workplace::with_real_plan();
    let path = format!("PATH={}", place.path("bin").display());
    let Some(without) = note_on_a_terminal(&place, &path) else {
        return;
    };
    assert_snapshot!(without, @r#"
    fejl: der er ingen tekst til noten
      skriv teksten efter nummeret: kimo note 1.1 "Hvad der er sket"
      eller sæt VISUAL eller EDITOR til det program, du vil skrive den i
    "#);
    place.write("bin/nano", "#!/bin/sh\nprintf 'Skrevet i nano.' > \"$1\"\n");
    let nano = place.path("bin/nano");
    std::fs::set_permissions(nano, std::fs::Permissions::from_mode(0o755)).unwrap();
    let with = note_on_a_terminal(&place, &path).unwrap();
    assert_eq!(with, "Noten er skrevet på 1.1 den 1. juni 2024.\n");
}
