//! `kimo open`: the file at its line, as each editor is told to go there.

#![allow(clippy::expect_used, clippy::unwrap_used)]
#![cfg(unix)] // The editors are scripts.

mod common;

use common::{GOAL, HANDLEPLAN, Workplace};
use insta::assert_snapshot;
use std::os::unix::fs::PermissionsExt;

/// Editors that print what they are given, first on the path.
fn place() -> Workplace {
    let place = Workplace::empty();
    let second =
        "\n[[handling]]\nnr = \"1.2\"\ntekst = \"Tælle sæler.\"\nansvarlig = [\"Kommunerne\"]\n";
    place.write("plan/2022-2025/handleplan.toml", HANDLEPLAN);
    place.write("plan/2022-2025/maal-1.toml", format!("{GOAL}{second}"));
    for name in ["code", "vi", "nano", "hx", "notepad++", "andet"] {
        let file = format!("bin/{name}");
        place.write(&file, "#!/bin/sh\necho \"$(basename \"$0\") $*\"\n");
        let mode = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(place.path(&file), mode).unwrap();
    }
    place
}

fn open(place: &Workplace, editor: Option<&str>, arguments: &[&str]) -> String {
    let mut kimo = place.command(&[&["open"], arguments].concat());
    let own = place.path("bin").into_os_string().into_string().unwrap();
    kimo.env("PATH", format!("{own}:/usr/bin:/bin"))
        .env("HOME", place.path(""));
    if let Some(editor) = editor {
        kimo.env("EDITOR", editor);
    }
    common::Run::from(kimo.output().unwrap()).to_string()
}

#[test]
fn each_editor_goes_to_the_line_in_its_own_way() {
    let place = place();
    let editors = ["code --wait", "vi", "nano", "hx", "notepad++", "andet"];
    let told = editors.map(|editor| open(&place, Some(editor), &["1.2"]));
    assert!(
        told.iter()
            .all(|told| told.contains("Åbner plan/2022-2025/maal-1.toml, linje 9"))
    );
    let lines = told.iter().filter_map(|told| told.lines().next());
    assert_snapshot!(lines.collect::<Vec<_>>().join("\n"), @"
    code --wait --goto plan/2022-2025/maal-1.toml:9
    vi +9 plan/2022-2025/maal-1.toml
    nano +9 plan/2022-2025/maal-1.toml
    hx plan/2022-2025/maal-1.toml:9
    notepad++ -n9 plan/2022-2025/maal-1.toml
    andet plan/2022-2025/maal-1.toml
    ");
}

#[test]
fn without_a_number_it_is_the_plan_and_without_an_editor_vs_code() {
    let place = place();
    assert_snapshot!(open(&place, None, &[]), @"
    code plan
    --- exit 0
    ");
    assert_snapshot!(open(&place, Some("vi"), &[]), @"
    vi +1 plan/2022-2025/handleplan.toml
    --- exit 0
    ");
    assert_snapshot!(open(&place, None, &["1.1"]), @"
    code --goto plan/2022-2025/maal-1.toml:4
    --- stderr
    Åbner plan/2022-2025/maal-1.toml, linje 4
    --- exit 0
    ");
}

#[test]
fn a_file_with_errors_is_opened_to_be_mended() {
    let place = place();
    let file = "plan/2022-2025/maal-1.toml";
    place.write(
        file,
        place
            .read(file)
            .replace("\"Tælle sæler.\"", "\"Tælle sæler."),
    );
    assert_snapshot!(open(&place, Some("vi"), &["1.2"]), @"
    vi +9 plan/2022-2025/maal-1.toml
    --- stderr
    Åbner plan/2022-2025/maal-1.toml, linje 9
    --- exit 0
    ");
    place.write(file, "nr = \"1\"\n[[handling]\nnr = '1.7' # ny\n");
    assert_snapshot!(open(&place, Some("vi"), &["1.7"]), @"
    vi +2 plan/2022-2025/maal-1.toml
    --- stderr
    Åbner plan/2022-2025/maal-1.toml, linje 2
    --- exit 0
    ");
}

#[test]
fn what_cannot_be_opened_is_told_with_its_place() {
    let place = place();
    assert_snapshot!(open(&place, Some("findes-ikke"), &["1.2"]), @"
    --- stderr
    Åbner plan/2022-2025/maal-1.toml, linje 9
    fejl: redigeringsprogrammet ”findes-ikke” kan ikke startes: den findes ikke
      sæt VISUAL eller EDITOR til det program, du vil skrive i
      handlingen står i plan/2022-2025/maal-1.toml, linje 9
    --- exit 1
    ");
    assert_snapshot!(open(&place, Some("vi"), &["1.9"]), @"
    --- stderr
    fejl: der er ingen handling ”1.9” i planen 2022-2025
      planen har 2 handlinger: se dem med ”kimo oversigt”
    --- exit 1
    ");
}

#[test]
fn a_line_is_found_where_the_header_above_it_cannot_be_read() {
    let place = place();
    let file = "plan/2022-2025/maal-1.toml";
    let broken = "nr = \"1\"\nny = \"1.7\"\n[[ha{dling]]\nnr = \"1.70\"\n\n[[ha{dling]]\nnr = ”1.7” # ny\ntekst = \"1.7\"\n";
    place.write(file, broken);
    assert_snapshot!(open(&place, Some("vi"), &["1.7"]), @"
    vi +7 plan/2022-2025/maal-1.toml
    --- stderr
    Åbner plan/2022-2025/maal-1.toml, linje 7
    --- exit 0
    ");
}

#[test]
fn an_editor_that_fails_is_told_and_nano_stands_in_where_there_is_no_vs_code() {
    let place = place();
    place.write("bin/code", "#!/bin/sh\nexit 3\n");
    assert_snapshot!(open(&place, Some("code"), &["1.1"]), @"
    --- stderr
    Åbner plan/2022-2025/maal-1.toml, linje 4
    fejl: redigeringsprogrammet ”code” endte med en fejl
      handlingen står i plan/2022-2025/maal-1.toml, linje 4
    --- exit 1
    ");
    std::fs::remove_file(place.path("bin/code")).unwrap();
    place.write("bin/nano", "#!/bin/sh\necho \"nano $*\"\n");
    let mut kimo = place.command(&["open", "1.1"]);
    // Nothing else is on the path, which may have a `code` of its own.
    kimo.env("PATH", place.path("bin"))
        .env("HOME", place.path(""));
    assert_snapshot!(common::Run::from(kimo.output().unwrap()), @"
    nano +4 plan/2022-2025/maal-1.toml
    --- stderr
    Åbner plan/2022-2025/maal-1.toml, linje 4
    --- exit 0
    ");
}
