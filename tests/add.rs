//! `kimo add`, as the secretariat uses it in October.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::{GOAL, Workplace, project};
use insta::assert_snapshot;
use std::io::Write;
use std::process::Stdio;

#[test]
fn an_action_gets_the_next_number_and_awaits_the_board() {
    let place = Workplace::with_example();
    let before = place.read("plan/2023-2026/maal-2.toml");
    let arguments = [
        "add",
        "2",
        "Kortlægge tabte fiskeredskaber.",
        "--ansvarlig",
        "sekretariat",
        "--ansvarlig",
        "HAVNENE",
        "--ansvarlig",
        "Sekretariatet",
        "--medvirkende",
        "Kommunerne",
        "--international",
        "nfu-1",
        "--gruppe",
        "viden",
        "--start",
        "1.11.2025",
        "--frist",
        "4. Kvartal 2026",
        "--dato",
        "6.10.2025",
    ];
    assert_snapshot!(place.kimo(&arguments).quiet(), @"
    Handling 2.11 er føjet til mål 2. Ansvarlig: Sekretariatet og Havneforum. Start: 1. november 2025. Frist: 4. kvartal 2026.
    Den afventer bestyrelsen.
    Handling 2.11 i planen for 2023-2026: Kortlægge tabte fiskeredskaber
    ");
    let after = place.read("plan/2023-2026/maal-2.toml");
    let at = after.find("[[handling]]\nnr = \"2.11\"").unwrap();
    let end = at + after[at..].find("\n\n").unwrap() + 2;
    let (entry, without) = (&after[at..end], [&after[..at], &after[end..]].concat());
    assert_snapshot!(entry, @r#"
    [[handling]]
    nr = "2.11"
    tekst = "Kortlægge tabte fiskeredskaber."
    ansvarlig = ["Sekretariatet", "Havneforum"]
    medvirkende = ["Kommunerne"]
    gruppe = "Viden"
    start = 2025-11-01
    frist = "4. kvartal 2026"
    international = ["NFU-1"]
    oprettet = 2025-10-06
    "#);
    assert_eq!(without, before);
    place.kimo(&["check"]).quiet();
    assert_snapshot!(place.kimo(&["show", "2.11", "--dato", "1.12.2025"]).quiet(), @r#"
    Foreningen Ren Måsefjord (opdigtet) · Handleplan for en renere Måsefjord (opdigtet eksempel) · 2023-2026
    Handling 2.11
    Mål 2: Affaldet i fjorden og på strandene skal halveres
    Viden
    Status pr. 1. december 2025

    Kortlægge tabte fiskeredskaber.

    - Ansvarlig: Sekretariatet, Havneforum
    - Medvirkende: Kommunerne
    - Status: ikke igangsat
    - Vurdering: ikke vurderet
    - Start: 1. november 2025
    - Frist: 4. kvartal 2026
    - International: NFU-1 Mængden af plast og tabte fiskeredskaber i fjordene er halveret i 2030
    - Oprettet: 6. oktober 2025, afventer bestyrelsen

    Noter
    Ingen noter. Skriv den første med: kimo notér 2.11 "…"
    "#);
    let report = place.kimo(&["report", "2025"]).quiet();
    let recommendation = report.split("## Indstilling").nth(1).unwrap();
    let asked = recommendation
        .lines()
        .find(|line| line.contains("2.11"))
        .unwrap();
    assert_snapshot!(asked, @"4. bekræfter handling 2.11, som er tilføjet på baggrund af mål fra Nordisk Fjordunion: Kortlægge tabte fiskeredskaber.");
}

#[test]
fn the_goals_own_parties_answer_where_none_is_named() {
    let place =
        Workplace::with_goal(&GOAL.replacen("titel", "ansvarlig = [\"Kommunerne\"]\ntitel", 1));
    let add = |goal| place.kimo(&["add", goal, "Tælle sæler", "--dato", "1.6.2024"]);
    assert_snapshot!(add("1").quiet(), @"
    Handling 1.2 er føjet til mål 1. Ansvarlig: Kommunerne.
    Den afventer bestyrelsen.
    Handling 1.2: Tælle sæler
    ");
    assert!(
        place
            .read("plan/maal-1.toml")
            .ends_with("nr = \"1.2\"\ntekst = \"Tælle sæler\"\noprettet = 2024-06-01\n")
    );
    place.kimo(&["check", "--dato", "1.6.2024"]).quiet();
    let place = Workplace::with_goal(GOAL);
    assert_snapshot!(place.kimo(&["add", "1", "Tælle sæler", "--dato", "1.6.2024"]), @"
    --- stderr
    fejl: handlingen ”Tælle sæler” har ingen ansvarlig
      skriv en af planens parter: --ansvarlig PART
    --- exit 1
    ");
}

#[test]
fn an_action_that_was_decided_says_where_and_a_new_meeting_is_added() {
    let place = Workplace::with_goal(GOAL);
    let header = place.read("plan/handleplan.toml");
    let known = [
        "tilføj",
        "1",
        "Rense havnen.",
        "--ansvarlig",
        "Kommunerne",
        "--besluttet",
        "22.2.2024",
        "--dato",
        "22.2.2024",
    ];
    assert_snapshot!(place.kimo(&known).quiet(), @"
    Handling 1.2 er føjet til mål 1. Ansvarlig: Kommunerne.
    Den er besluttet: Bestyrelsesmøde den 22. februar 2024.
    Handling 1.2: Rense havnen
    ");
    assert_eq!(place.read("plan/handleplan.toml"), header);
    let new = [
        "tilfoej",
        "1",
        "Rense åen.",
        "--ansvarlig",
        "Kommunerne",
        "--besluttet",
        "3.10.2024",
        "--moede",
        "Bestyrelsesmøde",
        "--dato",
        "4.10.2024",
    ];
    assert_snapshot!(place.kimo(&new).quiet(), @"
    Handling 1.3 er føjet til mål 1. Ansvarlig: Kommunerne.
    Den er besluttet: Bestyrelsesmøde den 3. oktober 2024.
    Mødet er føjet til handleplan.toml: Bestyrelsesmøde den 3. oktober 2024.
    Handling 1.3: Rense åen
    ");
    assert_snapshot!(place.read("plan/maal-1.toml"), @r#"
    nr = "1"
    titel = "En renere fjord"

    [[handling]]
    nr = "1.1"
    tekst = "Rense stranden."
    ansvarlig = ["Sekretariatet"]

    [[handling]]
    nr = "1.2"
    tekst = "Rense havnen."
    ansvarlig = ["Kommunerne"]
    oprettet = 2024-02-22
    besluttet = 2024-02-22

    [[handling]]
    nr = "1.3"
    tekst = "Rense åen."
    ansvarlig = ["Kommunerne"]
    oprettet = 2024-10-04
    besluttet = 2024-10-03
    "#);
    let meeting = "\n[[moede]]\ndato = 2024-10-03\nnavn = \"Bestyrelsesmøde\"\n";
    assert_eq!(
        place.read("plan/handleplan.toml"),
        format!("{header}{meeting}")
    );
    place.kimo(&["check"]).quiet();
}

#[test]
fn a_number_that_a_later_plan_remembers_is_not_used_again() {
    let place = Workplace::with_real_plan();
    let header = std::fs::read_to_string(project("plan/2022-2025/handleplan.toml")).unwrap();
    place.write(
        "plan/2026-2029/handleplan.toml",
        header.replace("2022-2025", "2026-2029"),
    );
    place.write(
        "plan/2026-2029/maal-1.toml",
        GOAL.replace("nr = \"1.1\"", "nr = \"1.1\"\nfra = \"2022-2025/1.8\""),
    );
    let arguments = [
        "add",
        "1",
        "x",
        "--ansvarlig",
        "Sekretariatet",
        "--dato",
        "1.6.2024",
    ];
    let run = place.kimo(&arguments);
    assert!(run.out.contains("Handling 1.9 er føjet til mål 1"), "{run}");
    let again = [
        "add",
        "1",
        "y",
        "--ansvarlig",
        "Sekretariatet",
        "--dato",
        "1.6.2024",
        "--nr",
        "1.8",
    ];
    assert_snapshot!(place.kimo(&again), @"
    --- stderr
    fejl: nummer 1.8 er brugt, og et nummer bruges aldrig igen
      det næste ledige er 1.10
    --- exit 1
    ");
}

/// Where nothing but git remembers it.
#[test]
fn a_number_that_was_deleted_by_hand_is_not_used_again() {
    let action = |number: &str| {
        format!(
            "\n[[handling]]\nnr = \"{number}\"\ntekst = \"Handling {number}.\"\nansvarlig = [\"Kommunerne\"]\n"
        )
    };
    let add = |place: &Workplace, more: &[&str]| {
        let add = [
            "add",
            "1",
            "Helt ny",
            "--ansvarlig=Kommunerne",
            "--dato=1.6.2024",
        ];
        place.kimo_with_git(&[&add[..], more].concat()).to_string()
    };
    let place = || {
        let place = Workplace::with_goal(&[GOAL, &action("1.2")].concat());
        place.init_git();
        place
    };
    // Deleted and not committed, deleted in a commit, and deleted before the folder was moved.
    let uncommitted = place();
    uncommitted.write("plan/maal-1.toml", GOAL);
    let committed = place();
    committed.write("plan/maal-1.toml", GOAL);
    committed.commit("1.2 er slettet");
    let moved = place();
    moved.write("plan/maal-1.toml", GOAL);
    moved.commit("1.2 er slettet");
    std::fs::create_dir(moved.path("sekretariat")).unwrap();
    moved.git(&["mv", "plan", "sekretariat/plan"]);
    moved.commit("Flyttet");
    std::fs::rename(moved.path("sekretariat/plan"), moved.path("plan")).unwrap();
    for place in [&uncommitted, &committed, &moved] {
        let said = add(place, &["--nr=1.2"]);
        assert!(said.contains("nummer 1.2 er brugt"), "{said}");
        let said = add(place, &[]);
        assert!(said.contains("Handling 1.3 er føjet til mål 1"), "{said}");
    }
    // A slip that was mended leaves no gap.
    let slip = place();
    slip.write("plan/maal-1.toml", [GOAL, &action("1.22")].concat());
    slip.commit("1.22");
    slip.write("plan/maal-1.toml", [GOAL, &action("1.2")].concat());
    slip.commit("1.2");
    assert!(add(&slip, &[]).contains("Handling 1.3 er føjet"));
}

#[test]
fn the_text_may_come_from_standard_input() {
    let place = Workplace::with_goal(GOAL);
    let mut command = place.command(&[
        "add",
        "1",
        "--ansvarlig",
        "Kommunerne",
        "--dato",
        "1.6.2024",
    ]);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all("Rense havnen.\r\n\r\nHver måned.\r\n".as_bytes())
        .unwrap();
    assert!(child.wait().unwrap().success());
    let added = "tekst = \"\"\"\nRense havnen.\n\nHver måned.\"\"\"\n";
    assert!(place.read("plan/maal-1.toml").contains(added));
}

#[test]
fn several_at_once_get_a_number_each() {
    let place = Workplace::with_goal(GOAL);
    std::thread::scope(|scope| {
        for writer in 0..6 {
            let place = &place;
            scope.spawn(move || {
                let text = format!("Handling fra {writer}.");
                let arguments = [
                    "add",
                    "1",
                    &text,
                    "--ansvarlig",
                    "Kommunerne",
                    "--dato",
                    "1.6.2024",
                ];
                place.kimo(&arguments).quiet();
            });
        }
    });
    let text = place.read("plan/maal-1.toml");
    for number in 1..=7 {
        assert_eq!(
            text.matches(&format!("nr = \"1.{number}\"")).count(),
            1,
            "{text}"
        );
    }
    place.kimo(&["check"]).quiet();
}

#[test]
fn what_cannot_be_right_is_refused_and_nothing_is_written() {
    let place = Workplace::with_example();
    let before = place.snapshot();
    let refused = |arguments: &[&str]| {
        let mut all = vec!["add", "--dato", "6.10.2025"];
        all.extend(arguments);
        let run = place.kimo(&all);
        assert_ne!(run.code, 0);
        assert_eq!(place.snapshot(), before);
        run.to_string()
    };
    let by = ["--ansvarlig", "Sekretariatet"];
    let with = |more: &[&'static str]| [&by[..], more].concat();
    assert_snapshot!(refused(&["2", "x"]), @"
    --- stderr
    fejl: handlingen ”x” har ingen ansvarlig
      skriv en af planens parter: --ansvarlig PART
    --- exit 1
    ");
    assert_snapshot!(refused(&["2", "x", "--ansvarlig", "Sekretaritaet"]), @"
    --- stderr
    fejl: ukendt part ”Sekretaritaet”
      mente du ”Sekretariatet”?
      parterne er: Sekretariatet, Bestyrelsen, Kommunerne, Fagpanelet, Havneforum
    --- exit 1
    ");
    assert_snapshot!(refused(&with(&["4", "x"])), @"
    --- stderr
    fejl: der er intet mål ”4”
      målene er: 1, 2, 3
    --- exit 1
    ");
    assert_snapshot!(refused(&with(&["2", "  "])), @r#"
    --- stderr
    fejl: handlingen har ingen tekst, så intet er skrevet
      skriv teksten efter målets nummer: kimo tilføj 2 "Hvad der skal gøres"
    --- exit 1
    "#);
    assert_snapshot!(refused(&with(&["2"])), @r#"
    --- stderr
    fejl: handlingen har ingen tekst, så intet er skrevet
      skriv teksten efter målets nummer: kimo tilføj 2 "Hvad der skal gøres"
    --- exit 1
    "#);
    assert_snapshot!(refused(&with(&["2", "x", "--international", "NFU-11"])), @"
    --- stderr
    fejl: der er intet internationalt mål ”NFU-11”
      mente du ”NFU-1”?
      målene er: NFU-1, NFU-2, NFU-3, NFU-4, NFU-5
    --- exit 1
    ");
    assert_snapshot!(refused(&with(&["2", "x", "--nr", "2.3"])), @"
    --- stderr
    fejl: nummer 2.3 er brugt, og et nummer bruges aldrig igen
      det næste ledige er 2.11
    --- exit 1
    ");
    assert_snapshot!(refused(&with(&["2", "x", "--nr", "3.9"])), @"
    --- stderr
    fejl: intet er skrevet: handling ”3.9” står i mål 2, men nummeret hører til mål 3
      Giv den et nummer under 2, eller flyt den til mål 3.
    --- exit 1
    ");
    assert_snapshot!(refused(&with(&["2", "x", "--nr", "2,11"])), @"
    --- stderr
    fejl: intet er skrevet: nummeret ”2,11” er skrevet med komma
    --- exit 1
    ");
    assert_snapshot!(refused(&with(&["2", "x", "--frist", "engang"])), @"
    --- stderr
    fejl: ugyldig værdi ”engang” til ”--frist”: skriv en dato, en uge (uge 40 2025), en måned (marts 2025), et kvartal (1. kvartal 2025), et halvår, en årstid, år (2025 eller 2023-2025), hele perioden, årligt eller løbende

    Prøv ”kimo tilføj --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(refused(&with(&["2", "x", "--besluttet", "3.10.2025"])), @r#"
    --- stderr
    fejl: der er intet møde den 3. oktober 2025 på planens liste
      det nærmeste møde er den 2. oktober 2025 (Bestyrelsesmøde)
      er det et nyt møde, så skriv også dets navn: --møde "Bestyrelsesmøde"
    --- exit 1
    "#);
    let twice = "Tælle affald på seks strande hvert forår og efterår efter samme metode.";
    assert_snapshot!(refused(&with(&["2", twice])), @"
    --- stderr
    fejl: handling 2.1 har allerede den tekst, så intet er skrevet
      se den med ”kimo vis 2.1”
    --- exit 1
    ");
}
