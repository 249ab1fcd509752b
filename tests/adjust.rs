//! `kimo adjust`, as the secretariat uses it before and after the board's meeting.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::{GOAL, Workplace};
use insta::assert_snapshot;

/// The arguments of `kimo adjust` on 1.1 for 2024.
fn adjust<'a>(more: &[&'a str]) -> Vec<&'a str> {
    let mut all = vec!["adjust", "1.1", "--år", "2024"];
    all.extend(more);
    all
}

#[test]
fn a_proposal_is_written_put_before_the_board_and_decided() {
    let place = Workplace::with_goal(&format!("# min kommentar\n{GOAL}\n# til sidst\n"));
    let header = place.read("plan/handleplan.toml");
    let arguments = adjust(&[
        "--mål",
        "To strande",
        "--midler",
        "Frivillige",
        "--beløb",
        "40.000 kr.",
        "--dato",
        "10.1.2024",
    ]);
    assert_snapshot!(place.kimo(&arguments).quiet(), @"
    Forslag til årsmål for 2024 er skrevet på 1.1 den 10. januar 2024; det afventer bestyrelsen.
    Mål: To strande – midler: Frivillige, 40.000 kr.
    Handling 1.1: Rense stranden
    ");
    let report = place.kimo(&["report", "2023"]).quiet();
    assert!(report.contains("To strande"), "{report}");
    let recommendation = report.split("## Indstilling").nth(1).unwrap();
    assert_snapshot!(recommendation.split("\n## ").next().unwrap(), @"
    Det indstilles, at bestyrelsen

    1. tager fremdriftsrapporten for 2023 til efterretning
    2. godkender forslaget til mål og midler for 2024, i alt 40.000 kr.
    3. noterer sig, at én handling ikke har nogen note i 2023: 1.1
    ");
    // What is proposed is not granted.
    let report = place.kimo(&["report", "2024", "--dato", "1.4.2025"]).out;
    let row = report.lines().find(|line| line.contains("ikke besluttet"));
    assert_snapshot!(row.unwrap(), @"| 1.1 Rense stranden | To strande (forslag på 40.000 kr., ikke besluttet) | Frivillige | – | – | Ikke gjort op |");
    let arguments = [
        "adjust",
        "1.1",
        "--besluttet",
        "22.2.2024",
        "--dato",
        "23.2.2024",
    ];
    assert_snapshot!(place.kimo(&arguments).quiet(), @"
    Årsmålet for 2024 er skrevet på 1.1, besluttet: Bestyrelsesmøde den 22. februar 2024.
    Mål: To strande – midler: Frivillige, 40.000 kr.
    Handling 1.1: Rense stranden
    ");
    assert_snapshot!(place.read("plan/maal-1.toml"), @r#"
    # min kommentar
    nr = "1"
    titel = "En renere fjord"

    [[handling]]
    nr = "1.1"
    tekst = "Rense stranden."
    ansvarlig = ["Sekretariatet"]

    [[handling.aarsmaal]]
    aar = 2024
    dato = 2024-01-10
    maal = "To strande"
    midler = "Frivillige"
    beloeb = 40_000

    [[handling.aarsmaal]]
    aar = 2024
    dato = 2024-02-23
    maal = "To strande"
    midler = "Frivillige"
    beloeb = 40_000
    besluttet = 2024-02-22

    # til sidst
    "#);
    assert_eq!(place.read("plan/handleplan.toml"), header);
    assert_snapshot!(place.kimo(&["show", "1.1", "--dato", "1.6.2024"]).quiet(), @r#"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Handling 1.1
    Mål 1: En renere fjord
    Status pr. 1. juni 2024

    Rense stranden.

    - Ansvarlig: Sekretariatet
    - Status: ikke igangsat
    - Vurdering: ikke vurderet

    Mål og midler
    - 2024: To strande – midler: Frivillige, 40.000 kr. (forslag af 10. januar 2024, siden afløst)
    - 2024: To strande – midler: Frivillige, 40.000 kr. (besluttet: Bestyrelsesmøde den 22. februar 2024)

    Noter
    Ingen noter. Skriv den første med: kimo notér 1.1 "…"
    "#);
    place.kimo(&["check"]).quiet();
}

#[test]
fn every_other_byte_of_the_real_plan_stays() {
    let place = Workplace::with_real_plan();
    let before = place.read("plan/2022-2025/maal-2.toml");
    let arguments = [
        "juster",
        "2.12",
        "--aar",
        "2025",
        "--maal",
        "Én konference",
        "--beloeb",
        "40000",
        "--dato",
        "20.1.2025",
    ];
    place.kimo(&arguments).quiet();
    let after = place.read("plan/2022-2025/maal-2.toml");
    let entry = "\n[[handling.aarsmaal]]\naar = 2025\ndato = 2025-01-20\nmaal = \"Én konference\"\nbeloeb = 40_000\n";
    assert_eq!(after.replacen(entry, "", 1), before);
    assert_ne!(after, before);
}

#[test]
fn a_new_meeting_is_added_in_date_order_and_the_entry_refers_to_it() {
    let place = Workplace::with_goal(GOAL);
    let before = place.read("plan/handleplan.toml");
    let arguments = adjust(&[
        "--mål",
        "Tre strande",
        "--besluttet",
        "5.10.2023",
        "--møde",
        "Ekstraordinært bestyrelsesmøde",
        "--dato",
        "6.10.2023",
    ]);
    assert_snapshot!(place.kimo(&arguments).quiet(), @"
    Årsmålet for 2024 er skrevet på 1.1, besluttet: Ekstraordinært bestyrelsesmøde den 5. oktober 2023.
    Mål: Tre strande
    Mødet er føjet til handleplan.toml: Ekstraordinært bestyrelsesmøde den 5. oktober 2023.
    Handling 1.1: Rense stranden
    ");
    let after = place.read("plan/handleplan.toml");
    let meeting = "[[moede]]\ndato = 2023-10-05\nnavn = \"Ekstraordinært bestyrelsesmøde\"\n\n";
    assert_eq!(after.replacen(meeting, "", 1), before);
    assert!(after.find("2023-10-05") < after.find("2024-02-22"));
    assert!(
        place
            .read("plan/maal-1.toml")
            .contains("besluttet = 2023-10-05\n")
    );
    place.kimo(&["check"]).quiet();
}

#[test]
fn what_is_not_said_is_carried_over_and_what_it_replaces_is_told() {
    let place = Workplace::with_goal(GOAL);
    let first = adjust(&[
        "--mål",
        "To strande",
        "--midler",
        "Frivillige",
        "--beløb",
        "40000",
        "--besluttet",
        "23.2.2023",
        "--dato",
        "24.2.2023",
    ]);
    place.kimo(&first).quiet();
    let cheaper = adjust(&[
        "--beløb",
        "30000",
        "--besluttet",
        "22.2.2024",
        "--dato",
        "22.2.2024",
    ]);
    assert_snapshot!(place.kimo(&cheaper).quiet(), @"
    Årsmålet for 2024 er skrevet på 1.1, besluttet: Bestyrelsesmøde den 22. februar 2024.
    Mål: To strande – midler: Frivillige, 30.000 kr.
    I stedet for: To strande – midler: Frivillige, 40.000 kr.
    Handling 1.1: Rense stranden
    ");
    let proposal = adjust(&["--midler", "", "--dato", "1.3.2024"]);
    assert_snapshot!(place.kimo(&proposal).quiet(), @"
    Forslag til årsmål for 2024 er skrevet på 1.1 den 1. marts 2024; det afventer bestyrelsen.
    Mål: To strande – midler: 30.000 kr.
    Handling 1.1: Rense stranden
    ");
    assert_snapshot!(place.read("plan/maal-1.toml"), @r#"
    nr = "1"
    titel = "En renere fjord"

    [[handling]]
    nr = "1.1"
    tekst = "Rense stranden."
    ansvarlig = ["Sekretariatet"]

    [[handling.aarsmaal]]
    aar = 2024
    dato = 2023-02-24
    maal = "To strande"
    midler = "Frivillige"
    beloeb = 40_000
    besluttet = 2023-02-23

    [[handling.aarsmaal]]
    aar = 2024
    dato = 2024-02-22
    maal = "To strande"
    midler = "Frivillige"
    beloeb = 30_000
    besluttet = 2024-02-22

    [[handling.aarsmaal]]
    aar = 2024
    dato = 2024-03-01
    maal = "To strande"
    beloeb = 30_000
    "#);
    place.kimo(&["check"]).quiet();
}

#[test]
fn what_cannot_be_right_is_refused_and_nothing_is_written() {
    let place = Workplace::with_goal(GOAL);
    place
        .kimo(&adjust(&["--mål", "To strande", "--dato", "10.1.2024"]))
        .quiet();
    place
        .kimo(&[
            "adjust",
            "1.1",
            "--år",
            "2023",
            "--mål",
            "Én strand",
            "--besluttet",
            "23.2.2023",
            "--dato",
            "23.2.2023",
        ])
        .quiet();
    let before = place.snapshot();
    let refused = |arguments: &[&str]| {
        let mut all = vec!["adjust", "1.1", "--dato", "1.3.2024"];
        all.extend(arguments);
        let run = place.kimo(&all);
        assert_ne!(run.code, 0);
        assert_eq!(place.snapshot(), before);
        run.to_string()
    };
    assert_snapshot!(refused(&["--år", "2024", "--mål", "Tre"]), @"
    --- stderr
    fejl: handling 1.1 har allerede et åbent forslag til årsmål for 2024
      forslaget fra den 10. januar 2024: To strande
      er det besluttet: kimo juster 1.1 --år 2024 --besluttet DATO
      skal det ændres, så ret det i plan/maal-1.toml, linje 15
    --- exit 1
    ");
    assert_snapshot!(refused(&["--år", "2023", "--mål", " Én strand "]), @"
    --- stderr
    fejl: det er allerede årsmålet for 2023, så der er intet at skrive
      besluttet den 23. februar 2023: Én strand
    --- exit 1
    ");
    assert_snapshot!(refused(&["--år", "2025", "--beløb", "5"]), @r#"
    --- stderr
    fejl: handling 1.1 har intet årsmål for 2025 at gå ud fra
      skriv målet: --mål "Hvad der skal nås"
    --- exit 1
    "#);
    assert_snapshot!(refused(&["--år", "2025", "--besluttet", "22.2.2024"]), @"
    --- stderr
    fejl: handling 1.1 har intet åbent forslag til årsmål for 2025
      skriv det, der blev besluttet: --mål, --midler, --beløb
    --- exit 1
    ");
    assert_snapshot!(refused(&["--besluttet", "23.2.2023"]), @"
    --- stderr
    fejl: mødet ligger før forslaget, som er fra den 10. januar 2024
      er mødets dato rigtig?
    --- exit 1
    ");
    assert_snapshot!(refused(&["--besluttet", "1.2.2024"]), @r#"
    --- stderr
    fejl: der er intet møde den 1. februar 2024 på planens liste
      det nærmeste møde er den 22. februar 2024 (Bestyrelsesmøde)
      er det et nyt møde, så skriv også dets navn: --møde "Bestyrelsesmøde"
    --- exit 1
    "#);
    assert_snapshot!(refused(&["--besluttet", "22.2.2024", "--møde", "Årsmøde"]), @"
    --- stderr
    fejl: den 22. februar 2024 står der et andet møde på planens liste: ”Bestyrelsesmøde”
      var det dér, det blev besluttet, så udelad --møde
      ellers ret mødets navn i handleplan.toml
    --- exit 1
    ");
    assert_snapshot!(refused(&["--mål", "x"]), @"
    --- stderr
    fejl: hvilket år gælder det?
      handling 1.1 har et åbent forslag for 2024: --år 2024
    --- exit 1
    ");
    assert_snapshot!(refused(&["--år", "2024"]), @"
    --- stderr
    fejl: der er intet at skrive
      skriv, hvad der skal nås, og hvordan: --mål, --midler eller --beløb
      eller hvornår det åbne forslag blev besluttet: --besluttet DATO
    --- exit 1
    ");
    assert_snapshot!(refused(&["--år", "2026", "--mål", "x"]), @"
    --- stderr
    fejl: året 2026 ligger ikke i perioden 2022-2025
    --- exit 1
    ");
    assert_snapshot!(refused(&["--år", "2025", "--mål", "x", "--beløb", "40.000,50"]), @"
    --- stderr
    fejl: ugyldig værdi ”40.000,50” til ”--beløb”: skriv hele kroner: 40000, 40.000 kr. eller 0,6 mio. kr.

    Prøv ”kimo juster --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(refused(&["--år", "2025", "--mål", "x", "--møde", "Bestyrelsesmøde"]), @"
    --- stderr
    fejl: tilvalget ”--besluttet” mangler

    Brug: kimo juster [TILVALG] <NR>
    Prøv ”kimo juster --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(refused(&["--år", "2025", "--mål", "x", "--besluttet", "1.1.9000"]), @"
    --- stderr
    fejl: mødet den 1. januar 9000 er ikke holdt endnu
      skriv først --besluttet, når bestyrelsen har besluttet det
    --- exit 1
    ");
}

#[test]
fn a_meeting_is_not_added_where_the_goals_file_has_errors() {
    let place = Workplace::with_goal(&format!("{GOAL}frist = \"engang\"\n"));
    let before = place.snapshot();
    let arguments = adjust(&[
        "--mål",
        "x",
        "--besluttet",
        "5.10.2023",
        "--møde",
        "Møde",
        "--dato",
        "6.10.2023",
    ]);
    let run = place.kimo(&arguments);
    assert_eq!(run.code, 1);
    assert!(
        run.err
            .contains("intet er skrevet, fordi maal-1.toml har fejl"),
        "{run}"
    );
    assert_eq!(place.snapshot(), before);
}

#[test]
fn a_meeting_that_was_added_before_the_rest_failed_is_told() {
    let place = Workplace::with_goal(GOAL);
    common::make_read_only(&place.path("plan/maal-1.toml"));
    let arguments = adjust(&[
        "--mål",
        "x",
        "--besluttet",
        "5.10.2023",
        "--møde",
        "Møde",
        "--dato",
        "6.10.2023",
    ]);
    let run = place.kimo(&arguments);
    assert!(
        run.err.contains("mødet er føjet til handleplan.toml (Møde den 5. oktober 2023), men resten er ikke skrevet"),
        "{run}"
    );
    assert!(
        place
            .read("plan/handleplan.toml")
            .contains("navn = \"Møde\"")
    );
    assert_eq!(place.read("plan/maal-1.toml"), GOAL);
    // What was written is taken back like any other.
    place.kimo(&["undo"]).quiet();
    assert_eq!(place.read("plan/handleplan.toml"), common::HANDLEPLAN);
}

#[test]
fn the_board_may_keep_the_old_goal_and_so_settle_the_proposal_to_change_it() {
    let place = Workplace::with_goal(GOAL);
    let decided = adjust(&[
        "--mål",
        "To strande",
        "--besluttet",
        "23.2.2023",
        "--dato",
        "23.2.2023",
    ]);
    place.kimo(&decided).quiet();
    place
        .kimo(&adjust(&["--mål", "Tre strande", "--dato", "10.1.2024"]))
        .quiet();
    let kept = adjust(&[
        "--mål",
        "To strande",
        "--besluttet",
        "22.2.2024",
        "--dato",
        "22.2.2024",
    ]);
    assert_snapshot!(place.kimo(&kept).quiet(), @"
    Årsmålet for 2024 er skrevet på 1.1, besluttet: Bestyrelsesmøde den 22. februar 2024.
    Mål: To strande
    Handling 1.1: Rense stranden
    ");
    place.kimo(&["check"]).quiet();
    // The proposal is settled, so that the next one may be made.
    place
        .kimo(&adjust(&["--mål", "Fire strande", "--dato", "1.3.2024"]))
        .quiet();
    place.kimo(&["check"]).quiet();
}

#[test]
fn the_day_the_plan_was_adopted_decides_without_a_meeting_in_the_register() {
    let place = Workplace::with_goal(
        "nr = \"1\"\ntitel = \"x\"\n[[handling]]\nnr = \"1.1\"\ntekst = \"Rense.\"\nansvarlig = [\"Sekretariatet\"]\n",
    );
    let adopted = place.read("plan/handleplan.toml").replacen(
        "periode =",
        "vedtaget = 2024-02-20\nperiode =",
        1,
    );
    place.write("plan/handleplan.toml", adopted);
    let run = place.kimo(&[
        "adjust",
        "1.1",
        "--år",
        "2024",
        "--mål",
        "To strande",
        "--dato",
        "20.2.2024",
        "--besluttet",
        "20.2.2024",
    ]);
    assert_snapshot!(run.quiet(), @"
    Årsmålet for 2024 er skrevet på 1.1, besluttet: planens vedtagelse den 20. februar 2024.
    Mål: To strande
    Handling 1.1: Rense
    ");
    let told = place.kimo(&["vis", "1.1", "--dato", "1.3.2024"]).quiet();
    assert!(told.contains("planens vedtagelse"), "{told}");
    assert_eq!(place.kimo(&["check"]).code, 0);
}

#[test]
fn a_goal_of_an_action_that_is_over_is_remarked() {
    let done =
        "\n[[handling.note]]\ndato = 2023-11-01\ntekst = \"Renset.\"\nstatus = \"gennemført\"\n";
    let place = Workplace::with_goal(&format!("{GOAL}{done}"));
    let arguments = adjust(&["--mål", "To strande", "--dato", "10.1.2024"]);
    assert_snapshot!(place.kimo(&arguments).quiet(), @"
    Forslag til årsmål for 2024 er skrevet på 1.1 den 10. januar 2024; det afventer bestyrelsen.
    Mål: To strande
    Handling 1.1, gennemført i forvejen: Rense stranden
    ");
}
