//! The entry that was written, and no byte of what somebody else has begun in the same file.

use crate::common::{GOAL, HANDLEPLAN, Workplace};
use crate::{INDICATOR, NOTE, note, repository, said};
use insta::assert_snapshot;

const FILE: &str = "plan/maal-1.toml";

fn replace(place: &Workplace, file: &str, old: &str, new: &str) {
    let text = place.read(file);
    assert!(text.contains(old), "{text}");
    place.write(file, text.replacen(old, new, 1));
}

/// The lines that the last commit took out and put in.
fn diff(place: &Workplace, arguments: &[&str]) -> String {
    let diff = place.git(&[arguments, &["--unified=0", "--", "plan"]].concat());
    let lines = diff.lines().filter(|line| {
        line.starts_with(['+', '-']) && !line.starts_with("+++") && !line.starts_with("---")
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_half_done_edit_in_the_same_file_stays_where_it_is() {
    let place = repository();
    replace(&place, FILE, "En renere", "HALVFÆRDIG: en renere");
    replace(
        &place,
        FILE,
        "[[handling]]",
        "# husk at spørge\n[[handling]]",
    );
    assert!(note(&place).contains("Gemt i git: "));
    assert_snapshot!(diff(&place, &["show", "--format="]), @r#"
    +
    +[[handling.note]]
    +dato = 2024-06-01
    +tekst = "Aftalen er underskrevet."
    "#);
    assert_snapshot!(diff(&place, &["diff"]), @r#"
    -titel = "En renere fjord"
    +titel = "HALVFÆRDIG: en renere fjord"
    +# husk at spørge
    "#);
    assert_eq!(place.git(&["status", "--short"]), " M plan/maal-1.toml\n");
}

/// Whatever is half done around it, and in the action's own words.
#[test]
fn an_entry_is_committed_alone_whatever_else_is_half_done_in_the_file() {
    let two = format!(
        "{GOAL}\n[[handling]]\nnr = \"1.2\"\ntekst = \"Plante ålegræs.\"\nansvarlig = [\"Kommunerne\"]\n"
    );
    let measured = format!("{two}{INDICATOR}");
    let own_note = "\n[[handling.note]]\ndato = 2024-06-01\ntekst = \"Skrevet i hånden\"\n";
    let add = [
        "add",
        "1",
        "Tælle sæler",
        "--ansvarlig=Sekretariatet",
        "--dato=1.6.2024",
    ];
    let adjust = ["adjust", "1.1", "--år=2025", "--mål=To", "--dato=1.6.2024"];
    let measure = ["measure", "Strande", "4", "--dato=1.6.2024"];
    let note = &NOTE[..5];
    let mut saved = String::new();
    for (what, by_hand, arguments) in [
        (
            "title and words",
            vec![("En renere", "HALV"), ("Rense", "HALV")],
            note,
        ),
        (
            "words of both actions",
            vec![("Plante", "HALV"), ("Rense stranden.", "HALV")],
            &adjust,
        ),
        (
            "a new action beside them",
            vec![("Plante", "HALV"), ("Rense", "HALV")],
            &add,
        ),
        (
            "a note of the day by hand",
            vec![
                ("Rense stranden.", "HALV"),
                ("\n[[handling]]\nnr = \"1.2\"", own_note),
            ],
            note,
        ),
        (
            "a comment above the indicator",
            vec![
                ("\n[[indikator]]", "# HALV\n[[indikator]]"),
                ("Plante", "HALV"),
            ],
            &measure,
        ),
    ] {
        let place = Workplace::with_goal(&measured);
        place.init_git();
        for (old, new) in by_hand {
            let new = if new.starts_with('\n') {
                format!("{new}{old}")
            } else {
                new.to_owned()
            };
            replace(&place, FILE, old, &new);
        }
        let run = said(&place, &[arguments, &["--commit"]].concat());
        assert!(run.contains("Gemt i git: "), "{what}: {run}");
        saved += &format!("{what}\n{}\n", diff(&place, &["show", "--format="]));
        assert_eq!(
            place.git(&["status", "--short"]),
            " M plan/maal-1.toml\n",
            "{what}"
        );
        place.kimo(&["check", "--dato=1.6.2024"]).quiet();
    }
    assert_snapshot!(saved, @r#"
    title and words
    +[[handling.note]]
    +dato = 2024-06-01
    +tekst = "Aftalen er underskrevet."
    +
    words of both actions
    +[[handling.aarsmaal]]
    +aar = 2025
    +dato = 2024-06-01
    +maal = "To"
    +
    a new action beside them
    +[[handling]]
    +nr = "1.3"
    +tekst = "Tælle sæler"
    +ansvarlig = ["Sekretariatet"]
    +oprettet = 2024-06-01
    +
    a note of the day by hand
    +[[handling.note]]
    +dato = 2024-06-01
    +tekst = "Aftalen er underskrevet."
    +
    a comment above the indicator
    +
    +[[indikator.maaling]]
    +dato = 2024-06-01
    +vaerdi = 4
    "#);
}

#[test]
fn a_note_that_was_not_committed_stays_so_when_the_next_is() {
    let place = repository();
    place
        .kimo(&["note", "1.1", "Første", "--dato=1.6.2024"])
        .quiet();
    assert!(note(&place).contains("Gemt i git: "));
    let saved = place.git(&["show", "HEAD:plan/maal-1.toml"]);
    assert!(
        !saved.contains("Første") && saved.contains("Aftalen"),
        "{saved}"
    );
    assert_snapshot!(diff(&place, &["diff"]), @r#"
    +[[handling.note]]
    +dato = 2024-06-01
    +tekst = "Første"
    +
    "#);
}

#[test]
fn a_staged_version_stays_staged_with_the_entry_beside_it() {
    let place = repository();
    replace(&place, FILE, "En renere", "KLAR: en renere");
    place.git(&["add", FILE]);
    replace(&place, FILE, "[[handling]]", "# HALVFÆRDIG\n[[handling]]");
    assert!(note(&place).contains("Gemt i git: "));
    let saved = place.git(&["show", "HEAD:plan/maal-1.toml"]);
    assert!(
        saved.starts_with(GOAL) && saved.contains("Aftalen"),
        "{saved}"
    );
    assert_snapshot!(diff(&place, &["diff", "--cached"]), @r#"
    -titel = "En renere fjord"
    +titel = "KLAR: en renere fjord"
    "#);
    assert_snapshot!(diff(&place, &["diff"]), @r#"
    +# HALVFÆRDIG
    "#);
}

#[test]
fn a_new_file_of_which_a_part_is_staged_is_committed_as_it_is_staged() {
    let place = repository();
    let goal = GOAL.replace("\"1", "\"2");
    place.write("plan/maal-2.toml", &goal);
    place.git(&["add", "plan/maal-2.toml"]);
    replace(
        &place,
        "plan/maal-2.toml",
        "En renere",
        "HALVFÆRDIG: en renere",
    );
    let arguments = ["note", "2.1", "Begyndt", "--dato=1.6.2024", "--commit"];
    assert!(said(&place, &arguments).contains("Gemt i git: "));
    let saved = place.git(&["show", "HEAD:plan/maal-2.toml"]);
    assert!(
        saved.starts_with(&goal) && saved.contains("Begyndt"),
        "{saved}"
    );
    assert_eq!(place.git(&["status", "--short"]), " M plan/maal-2.toml\n");
}

#[test]
fn a_field_is_committed_without_what_others_have_put_in_it() {
    let place = repository();
    let register = "plan/handleplan.toml";
    let spelling =
        |party: &str, alias: &str| said(&place, &["part", party, "--alias", alias, "--commit"]);
    replace(
        &place,
        register,
        "\"Sekretariat\"]",
        "\"Sekretariat\", \"HALV\"]",
    );
    replace(
        &place,
        register,
        "navn = \"Kommunerne\"",
        "navn = \"Kommunerne\" # HALV",
    );
    assert!(spelling("Sekretariatet", "Kontoret").contains("Gemt i git: "));
    assert_snapshot!(diff(&place, &["show", "--format="]), @r#"
    -alias = ["Sekretariat"]
    +alias = ["Sekretariat", "Kontoret"]
    "#);
    assert!(spelling("Kommunerne", "Byerne").contains("Gemt i git: "));
    assert_snapshot!(diff(&place, &["show", "--format="]), @r#"+alias = ["Byerne"]"#);
    assert_snapshot!(diff(&place, &["diff"]), @r#"
    -alias = ["Sekretariat", "Kontoret"]
    +alias = ["Sekretariat", "HALV", "Kontoret"]
    -navn = "Kommunerne"
    +navn = "Kommunerne" # HALV
    "#);
}

#[test]
fn a_decision_is_committed_without_the_words_that_are_half_done() {
    let place = repository();
    let created = "ansvarlig = [\"Sekretariatet\"]\noprettet = 2024-01-01\n";
    replace(&place, FILE, "ansvarlig = [\"Sekretariatet\"]\n", created);
    place.commit("Et forslag");
    replace(&place, FILE, "Rense stranden", "HALV");
    let confirm = [
        "bekræft",
        "1.1",
        "--besluttet=22.2.2024",
        "--dato=1.6.2024",
        "--commit",
    ];
    assert!(said(&place, &confirm).contains("Gemt i git: "));
    assert_snapshot!(diff(&place, &["show", "--format="]), @"+besluttet = 2024-02-22");
    assert_snapshot!(diff(&place, &["diff"]), @r#"
    -tekst = "Rense stranden."
    +tekst = "HALV."
    "#);
}

/// Somebody has deleted it here and not committed that: it is not doubled in git.
#[test]
fn what_git_has_already_is_not_committed_again() {
    let place = repository();
    let decided = [&NOTE[..5], &["--besluttet=31.5.2024", "--møde=Ekstra møde"]].concat();
    place.kimo(&decided).quiet();
    place.commit("Noten");
    for file in [FILE, "plan/handleplan.toml"] {
        let before = place.git(&["show", &format!("HEAD~1:{file}")]);
        place.write(file, format!("# HALV\n{before}"));
    }
    let again = [
        &NOTE[..5],
        &["--besluttet=31.5.2024", "--møde=Et andet navn", "--commit"],
    ];
    let run = said(&place, &again.concat());
    assert_snapshot!(run, @"
    Noten er skrevet på 1.1 den 1. juni 2024.
    Mødet er føjet til handleplan.toml: Et andet navn den 31. maj 2024.
    Handling 1.1: Rense stranden
    Intet nyt at gemme i git: det skrevne står i det sidste commit.
    --- exit 0
    ");
    assert_snapshot!(place.git(&["log", "--format=%s"]), @"
    Noten
    Planen
    ");
    place.kimo(&["check", "--dato=1.6.2024"]).quiet();
}

#[test]
fn what_does_not_fit_in_what_git_has_is_not_committed() {
    let place = repository();
    let other =
        "\n[[handling]]\nnr = \"1.2\"\ntekst = \"Plante ålegræs.\"\nansvarlig = [\"Kommunerne\"]\n";
    place.write(FILE, format!("{GOAL}{other}"));
    let before = place.git(&["rev-parse", "HEAD"]);
    let arguments = ["note", "1.2", "Begyndt", "--dato=1.6.2024", "--commit"];
    assert_snapshot!(said(&place, &arguments), @"
    Noten er skrevet på 1.2 den 1. juni 2024.
    Handling 1.2: Plante ålegræs
    --- stderr
    fejl: ændringen er skrevet i plan/maal-1.toml, men ikke gemt i git: det passer ikke ind i den udgave af plan/maal-1.toml, der er i git, for filen har også rettelser, der ikke er gemt
      gør dem færdige, og gem hele filen
      når det er rettet: git add plan/maal-1.toml
      og så: git commit --only -- plan/maal-1.toml
    --- exit 1
    ");
    assert_eq!(place.git(&["rev-parse", "HEAD"]), before);
    assert_eq!(place.git(&["status", "--short"]), " M plan/maal-1.toml\n");
}

#[test]
fn a_decision_takes_along_its_meeting_that_was_not_committed() {
    let place = repository();
    let decided = [
        "note",
        "1.1",
        "Vedtaget",
        "--dato=1.6.2024",
        "--besluttet=31.5.2024",
    ];
    place
        .kimo(&[&decided[..], &["--møde=Ekstra møde"]].concat())
        .quiet();
    replace(&place, "plan/handleplan.toml", "Ren Fjord", "HALVFÆRDIG");
    let again = [
        "note",
        "1.1",
        "Igen",
        "--dato=2.6.2024",
        "--besluttet=31.5.2024",
        "--commit",
    ];
    assert!(said(&place, &again).contains("Gemt i git: "));
    assert_snapshot!(diff(&place, &["show", "--format="]), @r#"
    +
    +[[moede]]
    +dato = 2024-05-31
    +navn = "Ekstra møde"
    +
    +[[handling.note]]
    +dato = 2024-06-02
    +tekst = "Igen"
    +besluttet = 2024-05-31
    "#);
    // Where git has the meeting, its file is no part of the commit.
    let third = [
        "note",
        "1.1",
        "Tredje",
        "--dato=3.6.2024",
        "--besluttet=31.5.2024",
        "--commit",
    ];
    assert!(said(&place, &third).contains("Gemt i git: "));
    assert_snapshot!(place.git(&["show", "--name-status", "--format=%s"]), @"
    Note på 1.1: Tredje

    M	plan/maal-1.toml
    ");
}

/// What a colleague pulls must be as sound as it was.
#[test]
fn an_action_of_a_party_that_git_does_not_know_is_not_committed() {
    let place = repository();
    place.write(
        "plan/handleplan.toml",
        format!("{HANDLEPLAN}\n[[part]]\nnavn = \"Havnen\"\n"),
    );
    let arguments = [
        "add",
        "1",
        "Tælle sæler",
        "--ansvarlig=Havnen",
        "--dato=1.6.2024",
        "--commit",
    ];
    assert_snapshot!(said(&place, &arguments), @"
    Handling 1.2 er føjet til mål 1. Ansvarlig: Havnen.
    Den afventer bestyrelsen.
    Handling 1.2: Tælle sæler
    --- stderr
    fejl: ændringen er skrevet i plan/maal-1.toml, men ikke gemt i git: i git ville planen få en fejl: maal-1.toml: ukendt ansvarlig ”Havnen”
      gem først det i git, som det skrevne bygger på
      når det er rettet: git add plan/maal-1.toml
      og så: git commit --only -- plan/maal-1.toml
    --- exit 1
    ");
    assert_snapshot!(place.git(&["status", "--short"]), @"
     M plan/handleplan.toml
     M plan/maal-1.toml
    ");
    // With what it builds on committed, the way that was told leads on.
    place.git(&[
        "commit",
        "--quiet",
        "-m",
        "Parten",
        "--",
        "plan/handleplan.toml",
    ]);
    place.git(&["commit", "--quiet", "-m", "Handlingen", "--", FILE]);
    place.kimo(&["check"]).quiet();
}

#[test]
fn line_ends_that_git_turns_around_are_no_difference() {
    let place = repository();
    place.git(&["config", "core.autocrlf", "true"]);
    place.write(FILE, GOAL.replace('\n', "\r\n"));
    replace(&place, FILE, "En renere", "HALVFÆRDIG: en renere");
    assert!(note(&place).contains("Gemt i git: "));
    let saved = place.git(&["show", "HEAD:plan/maal-1.toml"]);
    assert!(
        saved.starts_with(GOAL) && !saved.contains('\r'),
        "{saved:?}"
    );
    assert!(place.read(FILE).ends_with("underskrevet.\"\r\n"));
}

/// As git sets it for its hooks while it takes a push in.
#[test]
fn where_the_caller_keeps_objects_is_nothing_to_kimo() {
    let place = repository();
    let mut kimo = place.command_with_git(&NOTE);
    kimo.env("GIT_OBJECT_DIRECTORY", place.path("andetsteds"));
    assert!(kimo.output().unwrap().status.success());
    place.git(&["fsck", "--strict"]);
    assert!(!place.path("andetsteds").exists());
}
