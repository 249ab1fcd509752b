//! Changes with a date: other words or other parties from a day on, decisions on what was proposed,
//! new parties and new goals.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::{GOAL, Workplace};
use insta::assert_snapshot;

#[test]
fn reports_on_the_years_before_a_change_keep_their_bytes() {
    let place = Workplace::with_goal(GOAL);
    place
        .kimo(&[
            "note", "1.1", "Renset.", "--status", "igangsat", "--dato", "5.5.2023",
        ])
        .quiet();
    let report = |format: &str| {
        place
            .kimo(&["report", "2023", "--dato", "1.4.2025", "--format", format])
            .out
    };
    let before = ["md", "html", "json", "csv"].map(report);
    let said = place.kimo(&[
        "amend",
        "1.1",
        "--ansvarlig",
        "Kommunerne",
        "--tekst",
        "Rense to strande.",
        "--besluttet",
        "22.2.2024",
        "--dato",
        "1.3.2024",
    ]);
    assert_snapshot!(said.quiet(), @"
    Ændringen er skrevet på 1.1 og gælder fra den 1. marts 2024.
    Ansvarlig: Kommunerne (før: Sekretariatet)
    Ordlyd: Rense to strande.
    Før: Rense stranden.
    Besluttet: Bestyrelsesmøde den 22. februar 2024.
    Handling 1.1: Rense stranden
    ");
    assert_eq!(["md", "html", "json", "csv"].map(report), before);
    let now = place.kimo(&["report", "2024", "--dato", "1.4.2025"]).out;
    assert!(now.contains("Rense to strande."), "{now}");
    assert_snapshot!(now.split("## Ændringer i handleplanen").nth(1).unwrap().split("\n## ").next().unwrap(), @"
    ### Justeret

    - 1.1 Rense to strande: ansvarlig er nu Kommunerne, før Sekretariatet; ordlyden er nu ”Rense to strande.”, før ”Rense stranden.” (besluttet 22. februar 2024, Bestyrelsesmøde)
    ");
    assert_snapshot!(place.read("plan/maal-1.toml"), @r#"
    nr = "1"
    titel = "En renere fjord"

    [[handling]]
    nr = "1.1"
    tekst = "Rense stranden."
    ansvarlig = ["Sekretariatet"]

    [[handling.aendring]]
    dato = 2024-03-01
    ansvarlig = ["Kommunerne"]
    tekst = "Rense to strande."
    besluttet = 2024-02-22

    [[handling.note]]
    dato = 2023-05-05
    tekst = "Renset."
    status = "igangsat"
    "#);
    let filtered = |party: &str, day: &str| {
        place
            .kimo(&["status", "--ansvarlig", party, "--dato", day, "--kort"])
            .out
            .contains("1.1")
    };
    assert!(filtered("Sekretariatet", "29.2.2024") && !filtered("Kommunerne", "29.2.2024"));
    assert!(filtered("Kommunerne", "1.3.2024") && !filtered("Sekretariatet", "1.3.2024"));
    assert_snapshot!(place.kimo(&["show", "1.1", "--dato", "1.4.2024"]).quiet(), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Handling 1.1
    Mål 1: En renere fjord
    Status pr. 1. april 2024

    Rense to strande.

    - Ansvarlig: Kommunerne
    - Status: igangsat
    - Vurdering: ikke vurderet

    Ændringer
    - Fra den 1. marts 2024: ansvarlig er nu Kommunerne, før Sekretariatet; ordlyden er nu ”Rense to strande.”, før ”Rense stranden.” (besluttet: Bestyrelsesmøde den 22. februar 2024)

    Noter
    - 5. maj 2023 · status: igangsat
      Renset.
    ");
}

#[test]
fn a_change_that_changes_nothing_is_refused() {
    let place = Workplace::with_goal(GOAL);
    let before = place.snapshot();
    let mut told = String::new();
    for arguments in [
        &["amend", "1.1", "--dato", "1.3.2024"][..],
        &[
            "amend",
            "1.1",
            "--ansvarlig",
            "sekretariat",
            "--dato",
            "1.3.2024",
        ],
        &[
            "amend",
            "1.1",
            "--tekst",
            "Rense stranden.",
            "--dato",
            "1.3.2024",
        ],
        &[
            "amend",
            "1.1",
            "--ansvarlig",
            "Ukendte",
            "--dato",
            "1.3.2024",
        ],
        &["amend", "1.1", "--tekst", " ", "--dato", "1.3.2024"],
        &[
            "amend",
            "1.1",
            "--ansvarlig",
            "Sekretariatet",
            "--tekst",
            "Rense stranden.",
            "--dato",
            "1.3.2024",
        ],
    ] {
        told += &format!("{}\n", place.kimo(arguments).err);
    }
    assert_snapshot!(told, @r#"
    fejl: der er intet at ændre
      skriv de nye ansvarlige: --ansvarlig PART
      eller den nye ordlyd: --tekst "…"

    fejl: handling 1.1 har allerede disse ansvarlige den 1. marts 2024, så intet er skrevet

    fejl: handling 1.1 har allerede denne ordlyd den 1. marts 2024, så intet er skrevet

    fejl: ukendt part ”Ukendte”
      parterne er: Sekretariatet, Bestyrelsen, Kommunerne

    fejl: den nye ordlyd er tom, så intet er skrevet
      skriv den: kimo ændr 1.1 --tekst "Hvad der skal gøres"

    fejl: handling 1.1 har allerede denne ordlyd og disse ansvarlige den 1. marts 2024, så intet er skrevet
    "#);
    assert_eq!(place.snapshot(), before);
}

#[test]
fn what_was_proposed_is_decided_with_one_command() {
    let place = Workplace::with_goal(GOAL);
    place
        .kimo(&[
            "add",
            "1",
            "Tælle net",
            "--ansvarlig",
            "Kommunerne",
            "--dato",
            "3.10.2023",
        ])
        .quiet();
    place
        .kimo(&[
            "adjust",
            "1.2",
            "--år",
            "2024",
            "--mål",
            "Alle havne",
            "--beløb",
            "10.000",
            "--dato",
            "10.1.2024",
        ])
        .quiet();
    let early = place.kimo(&[
        "confirm",
        "1.2",
        "--besluttet",
        "23.2.2023",
        "--dato",
        "23.2.2024",
    ]);
    assert_snapshot!(early.err, @"
    fejl: mødet den 23. februar 2023 var før handling 1.2 blev oprettet den 3. oktober 2023
      er mødets dato rigtig?
    ");
    let said = place.kimo(&[
        "confirm",
        "1.2",
        "--besluttet",
        "22.2.2024",
        "--dato",
        "23.2.2024",
    ]);
    assert_snapshot!(said.quiet(), @"
    Besluttet: handling 1.2 og årsmålet for 2024 på 1.2 (Bestyrelsesmøde den 22. februar 2024).
    Handling 1.2: Tælle net
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
    tekst = "Tælle net"
    ansvarlig = ["Kommunerne"]
    oprettet = 2023-10-03
    besluttet = 2024-02-22

    [[handling.aarsmaal]]
    aar = 2024
    dato = 2024-01-10
    maal = "Alle havne"
    beloeb = 10_000

    [[handling.aarsmaal]]
    aar = 2024
    dato = 2024-02-23
    maal = "Alle havne"
    beloeb = 10_000
    besluttet = 2024-02-22
    "#);
    let twice = place.kimo(&[
        "bekræft",
        "1.2",
        "--besluttet",
        "22.2.2024",
        "--dato",
        "23.2.2024",
    ]);
    assert_snapshot!(twice.err, @"
    fejl: der er intet på handling 1.2, der afventer bestyrelsen
      handlingen blev besluttet den 22. februar 2024
    ");
    let none = place.kimo(&[
        "confirm",
        "1.1",
        "--besluttet",
        "22.2.2024",
        "--dato",
        "23.2.2024",
    ]);
    assert_snapshot!(none.err, @"fejl: der er intet på handling 1.1, der afventer bestyrelsen");
    place.kimo(&["check"]).quiet();
}

/// What was written on the day of the meeting was before it.
#[test]
fn what_was_written_on_the_meetings_own_day_is_decided_by_it() {
    let place = Workplace::with_goal(GOAL);
    let day = ["--dato", "22.2.2024"];
    let kimo = |arguments: &[&str]| place.kimo(&[arguments, &day].concat());
    kimo(&["add", "1", "Tælle net", "--ansvarlig", "Kommunerne"]).quiet();
    kimo(&["adjust", "1.2", "--år", "2024", "--mål", "Alle havne"]).quiet();
    assert_snapshot!(kimo(&["confirm", "1.2", "--besluttet", "22.2.2024"]).quiet(), @"
    Besluttet: handling 1.2 og årsmålet for 2024 på 1.2 (Bestyrelsesmøde den 22. februar 2024).
    Handling 1.2: Tælle net
    ");
}

#[test]
fn a_decision_keeps_the_lines_and_comments_around_it() {
    let action = "[[handling]]\r\nnr = \"1.2\" # ny\r\ntekst = \"Tælle net\"\r\nansvarlig = [\"Kommunerne\"]\r\n  oprettet = 2023-10-03 # efter mødet\r\nfra = \"2018-2021/3.4\"\r\n";
    let goal = format!("nr = \"1\"\r\ntitel = \"Fjord\"\r\n\r\n{action}# til sidst\r\n");
    let place = Workplace::with_goal(&goal);
    place
        .kimo(&[
            "confirm",
            "1.2",
            "--besluttet",
            "22.2.2024",
            "--dato",
            "23.2.2024",
        ])
        .quiet();
    let expected = goal.replace("mødet\r\n", "mødet\r\nbesluttet = 2024-02-22\r\n");
    assert_eq!(place.read("plan/maal-1.toml"), expected);
}

/// `kimo part` within the plan's period.
fn part(place: &Workplace, arguments: &[&str]) -> common::Run {
    let all = [&["part"], arguments, &["--dato", "1.3.2024"]].concat();
    place.kimo(&all)
}

#[test]
fn a_party_is_added_or_gets_another_spelling() {
    let place = Workplace::with_goal(GOAL);
    let said = part(&place, &["Havnene", "--alias", "Fiskerihavne"]);
    assert_snapshot!(said.quiet(), @"”Havnene” er føjet til planens parter. Det kan også skrives ”Fiskerihavne”.");
    place
        .kimo(&[
            "amend",
            "1.1",
            "--ansvarlig",
            "fiskerihavne",
            "--dato",
            "1.3.2024",
        ])
        .quiet();
    // In quotes of any kind.
    let list = "alias = [\n  '''Fiskerihavne''', # som i 2019\n]";
    let header = place.read("plan/handleplan.toml");
    place.write(
        "plan/handleplan.toml",
        header.replace("alias = [\"Fiskerihavne\"]", list),
    );
    part(&place, &["havnene", "--alias", "Lystbådehavne"]).quiet();
    let header = place.read("plan/handleplan.toml");
    let expected = "alias = [\n  '''Fiskerihavne''', \"Lystbådehavne\", # som i 2019\n]";
    assert!(header.contains(expected), "{header}");
    let mut told = String::new();
    for arguments in [
        &["Havnene"][..],
        &["Havnene", "--alias", "Fiskerihavne"],
        &["Havnene", "--alias", "Kommunerne"],
        &[" "],
    ] {
        told += &format!("{}\n", part(&place, arguments).err);
    }
    assert_snapshot!(told, @"
    fejl: ”Havnene” er allerede en af planens parter, så intet er skrevet
      en anden stavemåde føjes til med: --alias NAVN

    fejl: ”Fiskerihavne” betyder allerede ”Havnene”, så intet er skrevet

    fejl: ”Kommunerne” er en anden af planens parter; intet er skrevet

    fejl: navnet er tomt, så intet er skrevet
    ");
    assert_eq!(place.read("plan/handleplan.toml"), header);
    assert_snapshot!(part(&place, &["Kommuner"]).out, @r#"
    ”Kommuner” er føjet til planens parter.
    Er det den samme som ”Kommunerne”? Så fortryd, og skriv: kimo part "Kommunerne" --alias "Kommuner"
    "#);
}

#[test]
fn a_goal_is_added_with_its_file() {
    let place = Workplace::with_goal(GOAL);
    let said = place.kimo(&[
        "add",
        "2",
        "Måle støj",
        "--mål-titel",
        "Støj i havet",
        "--ansvarlig",
        "Kommunerne",
        "--dato",
        "3.10.2024",
    ]);
    assert_snapshot!(said.quiet(), @"Mål 2, ”Støj i havet”, er føjet til planen med handling 2.1.");
    assert_snapshot!(place.read("plan/maal-2.toml"), @r#"
    #:schema ../kimo.schema.json

    nr = "2"
    titel = "Støj i havet"

    [[handling]]
    nr = "2.1"
    tekst = "Måle støj"
    ansvarlig = ["Kommunerne"]
    oprettet = 2024-10-03
    "#);
    place.kimo(&["check"]).quiet();
    let before = place.snapshot();
    let mut told = String::new();
    for arguments in [
        &["add", "2", "--mål-titel", "Igen", "--dato", "3.10.2024"][..],
        &[
            "add",
            "3",
            "Uden part",
            "--mål-titel",
            "Støj",
            "--dato",
            "3.10.2024",
        ],
        &["add", "2/3", "--mål-titel", "Støj", "--dato", "3.10.2024"],
        &["add", "3", "--mål-titel", " ", "--dato", "3.10.2024"],
    ] {
        told += &format!("{}\n", place.kimo(arguments).err);
    }
    assert_snapshot!(told, @r#"
    fejl: der er allerede et mål 2: Støj i havet
      en handling føjes til det uden --mål-titel

    fejl: handlingen ”Uden part” har ingen ansvarlig
      skriv en af planens parter: --ansvarlig PART

    fejl: ”2/3” kan ikke være et måls nummer
      skriv et tal eller et bogstav: kimo tilføj 4 --mål-titel …

    fejl: målets titel er tom
      skriv den: --mål-titel "Støj i havet"
    "#);
    assert_eq!(place.snapshot(), before);
    place.kimo(&["undo"]).quiet();
    assert!(!place.path("plan/maal-2.toml").exists());
}

#[test]
fn a_goal_that_would_make_an_error_in_another_file_is_refused() {
    let place = Workplace::with_goal(&GOAL.replace("\"1.1\"", "\"2.7\""));
    let before = place.snapshot();
    let goal = [
        "add",
        "2",
        "--mål-titel",
        "Mere viden",
        "--dato",
        "1.3.2024",
    ];
    assert_snapshot!(place.kimo(&goal), @"
    --- stderr
    fejl: intet er skrevet, for så ville maal-1.toml få en fejl: handling ”2.7” står i mål 1, men nummeret hører til mål 2
      Giv den et nummer under 1, eller flyt den til mål 2.
    --- exit 1
    ");
    assert_eq!(place.snapshot(), before);
    // An error that is there already is another matter.
    place.write("plan/maal-1.toml", GOAL.replace("Sekretariatet", "Ukendte"));
    assert_snapshot!(place.kimo(&goal), @"
    Mål 2, ”Mere viden”, er føjet til planen.
    --- exit 0
    ");
}

#[test]
fn an_action_that_names_nobody_is_answered_for_by_its_goals_parties() {
    let goal = GOAL.replace("ansvarlig = [\"Sekretariatet\"]\n", "");
    let missing = Workplace::with_goal(&goal).kimo(&["check"]).out;
    assert!(missing.contains("ingen ansvarlig"), "{missing}");
    let place =
        Workplace::with_goal(&goal.replace("fjord\"\n", "fjord\"\nansvarlig = [\"Kommunerne\"]\n"));
    place.kimo(&["check"]).quiet();
    let listed = place.kimo(&[
        "status",
        "--ansvarlig",
        "Kommunerne",
        "--dato",
        "1.3.2024",
        "--kort",
    ]);
    assert!(listed.out.contains("1.1"), "{}", listed.out);
    let report = place.kimo(&["report", "2023", "--dato", "1.4.2024"]).out;
    assert!(report.contains("| Kommunerne |"), "{report}");
}

#[test]
fn an_amendment_that_a_later_one_supersedes_says_so() {
    let place = Workplace::with_goal(GOAL);
    let amend =
        |words: &str, day: &str| place.kimo(&["amend", "1.1", "--tekst", words, "--dato", day]);
    amend("Rense to strande.", "3.10.2024").quiet();
    assert_snapshot!(amend("Rense tre strande.", "1.5.2024"), @"
    Ændringen er skrevet på 1.1 og gælder fra den 1. maj 2024.
    Ordlyd: Rense tre strande.
    Før: Rense stranden.
    Bemærk: fra den 3. oktober 2024 gælder en senere ændring i stedet: ny ordlyd.
    Handling 1.1: Rense stranden
    --- exit 0
    ");
    // One of the same day is not later, though it stands below.
    let said = amend("Rense fire strande.", "3.10.2024");
    assert!(!said.out.contains("senere"), "{said}");
    let parties = ["--ansvarlig", "Kommunerne", "--dato", "1.4.2024"];
    let said = place.kimo(&[&["amend", "1.1"], &parties[..]].concat());
    assert!(!said.out.contains("senere"), "{said}");
}
