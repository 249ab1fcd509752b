//! `kimo note` where it meets trouble: broken and newer plans, protected files, odd bytes.

use super::common::{GOAL, HANDLEPLAN, Workplace};
use insta::assert_snapshot;

const NOTE: [&str; 5] = ["note", "1.1", "Renset.", "--dato", "1.6.2024"];

#[test]
fn errors_in_other_files_do_not_stop_a_note() {
    let place = Workplace::with_goal(GOAL);
    place.write("plan/maal-2.toml", "nr = \"2\ntitel = ");
    place.write(
        "plan/handleplan.toml",
        format!("{HANDLEPLAN}\n[[moede]]\nnavn = \"uden dato\"\n"),
    );
    place.kimo(&NOTE).quiet();
    assert!(
        place
            .read("plan/maal-1.toml")
            .ends_with("dato = 2024-06-01\ntekst = \"Renset.\"\n")
    );
}

#[test]
fn a_plan_of_a_newer_format_is_read_and_not_written() {
    let place = Workplace::with_goal(GOAL);
    place.write(
        "plan/handleplan.toml",
        HANDLEPLAN.replace("format = 1", "format = 2"),
    );
    let before = place.snapshot();
    assert_snapshot!(place.kimo(&NOTE), @"
    --- stderr
    fejl[nyere-format]: filen har format 2, som er nyere end denne udgave af kimo
     --> plan/handleplan.toml:1:10
      |
    1 | format = 2
      |          ^
      |
      = hjælp: Hent en nyere udgave af kimo. Planen kan læses, men ikke ændres, med denne.

    fejl: intet er skrevet, fordi planen er skrevet til en nyere udgave af kimo
    --- exit 1
    ");
    assert_eq!(place.snapshot(), before);
    assert_snapshot!(place.kimo(&["status", "--dato", "1.6.2024"]), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Status pr. 1. juni 2024

    Ufuldstændig. Planen har fejl i handleplan.toml, og oplysninger derfra kan mangle her.

    Nr.  Handling         Ansvarlig      Status         Vurdering      Frist  Sidste note  Notens ord
    1.1  Rense stranden.  Sekretariatet  ikke igangsat  ikke vurderet  –

    Mål 1: 1 handling – 1 ikke igangsat
    --- stderr
    fejl: planen har 1 fejl, så noget kan mangle: se handleplan.toml
      find og ret dem med: kimo tjek
    --- exit 1
    ");
}

#[test]
fn a_protected_file_is_left_alone() {
    let place = Workplace::with_goal(GOAL);
    let file = place.path("plan/maal-1.toml");
    let mut permissions = std::fs::metadata(&file).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&file, permissions).unwrap();
    let before = place.snapshot();
    assert_snapshot!(place.kimo(&NOTE), @"
    --- stderr
    fejl: plan/maal-1.toml kan ikke gemmes: den er skrivebeskyttet
      fjern skrivebeskyttelsen fra filen, og prøv igen
    --- exit 1
    ");
    assert_eq!(place.snapshot(), before);
}

#[test]
fn a_note_fits_its_file_and_leaves_the_rest() {
    for (bom, end) in [
        ("", "\n"),
        ("\u{feff}", "\n"),
        ("", "\r\n"),
        ("\u{feff}", "\r\n"),
    ] {
        for last in ["", end] {
            let old = format!("{bom}{}", GOAL.trim_end().replace('\n', end));
            let place = Workplace::with_goal(&format!("{old}{last}"));
            place.kimo(&NOTE).quiet();
            let entry = [
                "",
                "",
                "[[handling.note]]",
                "dato = 2024-06-01",
                "tekst = \"Renset.\"",
                "",
            ]
            .join(end);
            assert_eq!(place.read("plan/maal-1.toml"), old + &entry);
            place.kimo(&["check"]).quiet();
        }
    }
}

#[test]
fn an_awkward_text_reads_back_as_written() {
    for text in [
        "\"\"\"",
        "a \\ b \\n c",
        "linje\nnæste\n\ntredje",
        "[[handling]]\nnr = \"9\"",
        "👩‍🔬 e\u{301}",
        "'''\"\"\"'''",
        "\u{1b}[31m",
        "=1+1",
        "slutter på \\",
        "\"",
        "# ikke en kommentar",
        "a\tb",
    ] {
        let place = Workplace::with_goal(GOAL);
        place
            .kimo(&["note", "1.1", text, "--dato", "1.6.2024"])
            .quiet();
        let shown = place
            .kimo(&["show", "1.1", "--dato", "1.6.2024", "--format", "json"])
            .quiet();
        let view: serde_json::Value = serde_json::from_str(&shown).unwrap();
        assert_eq!(view["noter"][0]["tekst"], text);
        assert_eq!(view["noter"].as_array().unwrap().len(), 1);
    }
}

#[test]
fn warnings_alone_are_quiet_and_fine() {
    let place = Workplace::with_goal(&format!("{GOAL}frist = 2030-01-01\n"));
    assert_eq!(
        place
            .kimo(&["status", "--dato", "1.6.2024"])
            .quiet()
            .lines()
            .count(),
        7
    );
    place.kimo(&["show", "1.1", "--dato", "1.6.2024"]).quiet();
    place.kimo(&["report", "2024"]).quiet();
    place.kimo(&NOTE).quiet();
    let run = place.kimo(&["check"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
}

/// The first errors tell what is wrong; tens of thousands would hide that nothing was written.
#[test]
fn of_very_many_errors_the_first_are_shown_and_the_rest_counted() {
    let place = Workplace::with_goal(&format!("{GOAL}{}", "ukendt = 1\n".repeat(500)));
    let before = place.snapshot();
    for arguments in [
        &NOTE[..],
        &[
            "add",
            "1",
            "Feje.",
            "--ansvarlig=Sekretariatet",
            "--dato=1.6.2024",
        ],
    ] {
        let run = place.kimo(arguments);
        assert_eq!(run.code, 1, "{run}");
        let end = "\n… og 400 til. Ret de første, og kør ”kimo tjek” igen.\n\n\
                   fejl: intet er skrevet, fordi maal-1.toml har fejl\n  \
                   ret dem først; ”kimo tjek” viser dem alle\n";
        assert!(run.err.ends_with(end), "{run}");
        let lines = run.err.lines().count();
        assert!(lines < 2000, "{lines}");
    }
    assert_eq!(place.snapshot(), before);
}
