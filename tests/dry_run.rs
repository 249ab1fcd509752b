//! `--tørløb`: what would be written is shown, and nothing is, by any command that writes.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::{GOAL, HANDLEPLAN, Workplace};
use insta::assert_snapshot;

/// What is shown, by a command that must touch nothing, not even for a lock.
#[track_caller]
fn dry(place: &Workplace, arguments: &[&str]) -> String {
    let before = place.snapshot();
    let run = place.kimo(&[arguments, &["--tørløb"]].concat());
    assert!(!place.path("plan/.kimo.lock").exists(), "{run}");
    assert_eq!(place.snapshot(), before, "{run}");
    run.to_string().replace('\\', "/")
}

#[test]
fn a_note_and_its_meeting_are_shown_where_they_would_stand() {
    let place = Workplace::with_goal(GOAL);
    let note = &[
        "note",
        "1.1",
        "Vedtaget",
        "--dato",
        "1.6.2024",
        "--besluttet",
        "31.5.2024",
        "--møde",
        "Ekstra møde",
        "--commit",
    ];
    assert_snapshot!(dry(&place, note), @r#"
    plan/handleplan.toml, linje 23:
    +
    + [[moede]]
    + dato = 2024-05-31
    + navn = "Ekstra møde"
    plan/maal-1.toml, linje 8:
    +
    + [[handling.note]]
    + dato = 2024-06-01
    + tekst = "Vedtaget"
    + besluttet = 2024-05-31
    Intet er skrevet (--tørløb).
    --- exit 0
    "#);
}

#[test]
fn a_new_period_is_shown_whole() {
    let place = Workplace::empty();
    place.write("plan/2022-2025/handleplan.toml", HANDLEPLAN);
    place.write("plan/2022-2025/maal-1.toml", GOAL);
    assert_snapshot!(dry(&place, &["rollover", "2026-2029", "--ja"]), @r#"
    plan/kimo.schema.json, ny fil på 921 linjer
    plan/2026-2029/handleplan.toml, ny fil på 34 linjer:
    + #:schema ../kimo.schema.json
    + # Udkast til handleplanen for 2026-2029: titel, ansvarlige parter og årets faste opgaver.
    + # Det er lavet af ”kimo nyperiode” ud fra planen for 2022-2025. Ret det til, og gem det i git.
    + # Målene og deres handlinger står i maal-1.toml.
    + #
    + # En note om fremdrift skrives på sin handling med:  kimo notér 1.1 "…"
    +
    + format = 1
    + titel = "Handleplan (opdigtet)"
    + organisation = "Foreningen Ren Fjord (opdigtet)"
    + periode = "2026-2029"
    +
    + # Indledningen fra 2022-2025 er den gamle plans egen tekst og bliver dér. Skriv den nye her,
    + # og fjern # foran linjerne:
    + # indledning = """
    + # …"""
    + #
    + # Når planen er vedtaget, skrives dagen sådan:
    + # vedtaget = 2026-02-28
    +
    + [[part]]
    + navn = "Sekretariatet"
    + alias = ["Sekretariat"]
    +
    + [[part]]
    + navn = "Bestyrelsen"
    +
    + [[part]]
    + navn = "Kommunerne"
    +
    + # Et møde, der træffer beslutninger, skrives sådan:
    + # [[moede]]
    + # dato = 2026-02-28
    + # navn = "Bestyrelsesmøde"
    plan/2026-2029/maal-1.toml, ny fil på 15 linjer:
    + #:schema ../kimo.schema.json
    + # Mål 1 i udkastet til handleplanen for 2026-2029, ført over fra 2022-2025 af ”kimo nyperiode”.
    + # Ordene er den gamle plans. Ret dem, så de passer til den nye periode.
    + #
    + # Linjen fra = "…" fortæller, hvilken handling i 2022-2025 der føres videre, og skal blive stående.
    + # Se hele dens historie med:  kimo vis 1.1 --periode 2026-2029
    +
    + nr = "1"
    + titel = "En renere fjord"
    +
    + [[handling]]
    + nr = "1.1"
    + tekst = "Rense stranden."
    + ansvarlig = ["Sekretariatet"]
    + fra = "2022-2025/1.1"
    Intet er skrevet (--tørløb).
    --- exit 0
    "#);
}

#[test]
fn a_new_plan_is_no_folder_yet() {
    let place = Workplace::empty();
    let shown = dry(&place, &["init", "ny/plan", "--periode", "2026-2029"]);
    let names = shown.lines().filter(|line| !line.starts_with('+'));
    assert_snapshot!(names.collect::<Vec<_>>().join("\n"), @"
    ny/plan/2026-2029/handleplan.toml, ny fil på 47 linjer:
    ny/plan/2026-2029/maal-1.toml, ny fil på 48 linjer:
    ny/plan/.gitignore, ny fil på 4 linjer
    ny/plan/kimo.schema.json, ny fil på 921 linjer
    Intet er skrevet (--tørløb).
    --- exit 0
    ");
}

#[test]
fn mends_are_shown_as_lines_that_go_and_come() {
    let goal = GOAL.replace("\"En renere fjord\"", "”En renere fjord”");
    let goal = goal.replace("[\"Sekretariatet\"]", "[”Sekretariatet”, ”Kommunerne”]");
    let place = Workplace::with_goal(&goal);
    assert_snapshot!(dry(&place, &["check", "--ret"]), @r#"
    fejl[typografiske-anfoerselstegn]: teksten står i typografiske anførselstegn, som TOML ikke kan læse
     --> plan/maal-1.toml:2:9
      |
    2 | titel = ”En renere fjord”
      |         ^^^^^^^^^^^^^^^^^
      |
      = hjælp: Brug de lige anførselstegn: "…".
      = hjælp: Det kan ”kimo tjek --ret” gøre.

    fejl[typografiske-anfoerselstegn]: teksten står i typografiske anførselstegn, som TOML ikke kan læse
     --> plan/maal-1.toml:7:14
      |
    7 | ansvarlig = [”Sekretariatet”, ”Kommunerne”]
      |              ^^^^^^^^^^^^^^^
      |
      = hjælp: Brug de lige anførselstegn: "…".
      = hjælp: Det kan ”kimo tjek --ret” gøre.

    fejl[typografiske-anfoerselstegn]: teksten står i typografiske anførselstegn, som TOML ikke kan læse
     --> plan/maal-1.toml:7:31
      |
    7 | ansvarlig = [”Sekretariatet”, ”Kommunerne”]
      |                               ^^^^^^^^^^^^
      |
      = hjælp: Brug de lige anførselstegn: "…".
      = hjælp: Det kan ”kimo tjek --ret” gøre.

    3 fejl i 2 filer.
    Perioden 2022-2025 sluttede den 31. december 2025. Den næste plan laves med: kimo nyperiode 2026-2029
    --- stderr
    plan/maal-1.toml, linje 2:
    - titel = ”En renere fjord”
    + titel = "En renere fjord"
    plan/maal-1.toml, linje 7:
    - ansvarlig = [”Sekretariatet”, ”Kommunerne”]
    + ansvarlig = ["Sekretariatet", "Kommunerne"]
    Intet er skrevet (--tørløb).
    --- exit 1
    "#);
}

#[test]
fn what_would_be_refused_is_refused() {
    let place = Workplace::with_goal(GOAL);
    let decided = &[
        "note",
        "1.1",
        "x",
        "--dato",
        "1.6.2024",
        "--besluttet",
        "1.5.2024",
    ];
    assert_snapshot!(dry(&place, decided), @r#"
    --- stderr
    fejl: der er intet møde den 1. maj 2024 på planens liste
      det nærmeste møde er den 22. februar 2024 (Bestyrelsesmøde)
      er det et nyt møde, så skriv også dets navn: --møde "Bestyrelsesmøde"
    --- exit 1
    "#);
}

#[test]
fn an_undo_shows_the_lines_that_go_and_none_beside_them() {
    let place = Workplace::with_goal(GOAL);
    for (text, day) in [("Renset", "1.6.2024"), ("Talt", "2.6.2024")] {
        place.kimo(&["note", "1.1", text, "--dato", day]).quiet();
    }
    let before = place.snapshot();
    let shown = place.kimo(&["undo", "2", "--tørløb"]).to_string();
    assert_eq!(place.snapshot(), before);
    assert_snapshot!(shown.replace('\\', "/"), @r#"
    plan/maal-1.toml, linje 8:
    -
    - [[handling.note]]
    - dato = 2024-06-01
    - tekst = "Renset"
    Intet er skrevet (--tørløb).
    --- exit 0
    "#);
}
