//! `--til`: the actions of a document, added to a goal of the plan that is there.

use super::common::{GOAL, HANDLEPLAN, Workplace};
use insta::assert_snapshot;

const LIST: &str = "Nr.;Handling;Ansvarlig\n1;Måle støj;Sekr.\n2;Tælle sæler;\"Fagrådet\nSekretariat\"\n1.7;Rydde op;Havnene\n";

/// The list, added to the goal that is there.
const TO_GOAL: [&str; 7] = [
    "import",
    "liste.csv",
    "--til",
    "1",
    "--ja",
    "--dato",
    "1.3.2024",
];

fn place() -> Workplace {
    let place = Workplace::empty();
    place.write("plan/2022-2025/handleplan.toml", HANDLEPLAN);
    place.write("plan/2022-2025/maal-1.toml", GOAL);
    place.write("liste.csv", LIST);
    place
}

#[test]
fn actions_get_free_numbers_and_the_register_the_new_parties() {
    let place = place();
    let before = place.snapshot();
    let dry = place.kimo(&[
        "import",
        "liste.csv",
        "--til",
        "1",
        "--dato",
        "1.3.2024",
        "--tørløb",
    ]);
    assert_eq!(place.snapshot(), before, "{dry}");
    // They are shown where they go, with the numbers that they get there.
    let shown = dry.out.contains("Mål 1: En renere fjord\n1.2 ");
    assert!(shown && !dry.out.contains("EKSEMPEL"), "{dry}");
    assert_snapshot!(place.kimo(&TO_GOAL), @"
    3 handlinger (1.2 til 1.7) er føjet til mål 1: En renere fjord.
    De afventer bestyrelsen.
    Føjet til planens parter: Sekretariatet (også Sekr.), Fagrådet og Havnene.

    Ikke besvaret:
    1. Er ”Sekr.” og ”Sekretariatet” den samme part? Uden svar er ”Sekr.” en anden stavemåde af ”Sekretariatet”.
    --- stderr
    bemærk: numrene 1.4 til 1.6 mangler før 1.7
    --- exit 0
    ");
    assert_snapshot!(place.read("plan/2022-2025/maal-1.toml"), @r#"
    nr = "1"
    titel = "En renere fjord"

    [[handling]]
    nr = "1.1"
    tekst = "Rense stranden."
    ansvarlig = ["Sekretariatet"]

    [[handling]]
    nr = "1.2"
    tekst = "Måle støj"
    ansvarlig = ["Sekr."]
    oprettet = 2024-03-01

    [[handling]]
    nr = "1.3"
    tekst = "Tælle sæler"
    ansvarlig = ["Fagrådet", "Sekretariat"]
    oprettet = 2024-03-01

    [[handling]]
    nr = "1.7"
    tekst = "Rydde op"
    ansvarlig = ["Havnene"]
    oprettet = 2024-03-01
    "#);
    assert!(
        place
            .read("plan/2022-2025/handleplan.toml")
            .contains("navn = \"Fagrådet\"")
    );
    place.kimo(&["check", "--dato", "1.3.2024"]).quiet();
    let again = place.kimo(&TO_GOAL);
    assert_snapshot!(again, @"
    --- stderr
    fejl: handling 1.2 har allerede teksten fra dokumentet, så intet er skrevet
      se den med ”kimo vis 1.2”
    --- exit 1
    ");
    assert_snapshot!(place.kimo(&["undo"]), @"
    Fortrudt: 3 handlinger indlæst fra liste.csv
    Taget ud af plan/2022-2025/maal-1.toml.
    Sat tilbage i plan/2022-2025/handleplan.toml.
    --- exit 0
    ");
    assert_eq!(place.snapshot(), before);
}

#[test]
fn a_decision_names_its_meeting() {
    let place = place();
    let run = place.kimo(&[&TO_GOAL[..], &["--besluttet", "22.2.2024"]].concat());
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(
        place
            .read("plan/2022-2025/maal-1.toml")
            .matches("besluttet = 2024-02-22")
            .count(),
        3
    );
}

#[test]
fn the_meeting_that_decided_may_be_new() {
    let new = ["--besluttet", "23.2.2024", "--møde", "Ekstra møde"];
    for document in [LIST, "Nr;Handling;Ansvarlig\n;Måle støj;Kommunerne\n"] {
        let place = place();
        place.write("liste.csv", document);
        let run = place.kimo(&[&TO_GOAL[..], &new].concat());
        assert_eq!(run.code, 0, "{run}");
        let header = place.read("plan/2022-2025/handleplan.toml");
        assert_eq!(header.matches("dato = 2024-02-23").count(), 1, "{header}");
        let goal = place.read("plan/2022-2025/maal-1.toml");
        assert!(goal.contains("besluttet = 2024-02-23"), "{goal}");
    }
}

#[test]
fn there_must_be_such_a_goal() {
    assert_snapshot!(place().kimo(&["import", "liste.csv", "--til", "9", "--ja", "--dato", "1.3.2024"]), @"
    --- stderr
    fejl: der er intet mål ”9”
      målene er: 1
    --- exit 1
    ");
}

#[test]
fn only_the_actions_are_taken_along() {
    let place = place();
    let text = "Nye indsatser 2026-2029\n\nVi vil mere.\n\nMål 1: Rent vand\n\nVandet er grumset.\n\nNr. Handling Ansvarlig\n\n1.1 Samle affald\n\nHavnen\n\n";
    place.write("nye.txt", text);
    assert_snapshot!(place.kimo(&["import", "nye.txt", "--til", "1", "--ja", "--dato", "1.3.2024"]), @"
    Handling 1.2 er føjet til mål 1: En renere fjord.
    Den afventer bestyrelsen.
    Føjet til planens parter: Havnen.

    Læg mærke til:
    - Kun handlingerne føjes til; indledningen, målenes titler (Rent vand) og målenes baggrund i dokumentet er ikke taget med.
    --- exit 0
    ");
}

#[test]
fn the_next_plan_that_lacks_them_is_named() {
    let place = place();
    let next = |text: &str| text.replace("2022-2025", "2026-2029");
    place.write("plan/2026-2029/handleplan.toml", next(HANDLEPLAN));
    place.write("plan/2026-2029/maal-1.toml", GOAL);
    let run = place.kimo(&TO_GOAL);
    let told = run.out.lines().find(|line| line.starts_with("Bemærk"));
    assert_snapshot!(told.unwrap_or_default(), @r#"Bemærk: planen for 2026-2029 har dem ikke. Skal de føres over, så skriv dem dér, hver med en linje som fra = "2022-2025/1.2""#);
}

#[test]
fn who_answers_for_the_goal_answers_for_actions_that_name_nobody() {
    let place = place();
    let list = "Nr.;Handling\n;Måle støj\n;Tælle sæler\n";
    place.write("liste.csv", list);
    let append = [
        "import",
        "liste.csv",
        "--til",
        "1",
        "--ja",
        "--dato",
        "1.3.2024",
    ];
    let owned = GOAL.replacen("titel =", "ansvarlig = [\"Sekretariat\"]\ntitel =", 1);
    place.write("plan/2022-2025/maal-1.toml", &owned);
    assert_snapshot!(place.kimo(&append), @"
    Handling 1.2 og 1.3 er føjet til mål 1: En renere fjord.
    De afventer bestyrelsen.
    --- exit 0
    ");
    let goal = place.read("plan/2022-2025/maal-1.toml");
    assert_eq!(
        goal.matches("ansvarlig").count(),
        owned.matches("ansvarlig").count()
    );
    // The document's own word for who answers for its goal goes before that.
    let text =
        "Mål 7: Vand\n\nAnsvarlig: Fagrådet\n\n| Nr. | Handling |\n|---|---|\n| | Måle salt |\n";
    place.write("liste.csv", text);
    assert_snapshot!(place.kimo(&append), @"
    Handling 1.4 er føjet til mål 1: En renere fjord.
    Den afventer bestyrelsen.
    Føjet til planens parter: Fagrådet.

    Læg mærke til:
    - Kun handlingerne føjes til; målenes titler (Vand) i dokumentet er ikke taget med.
    --- exit 0
    ");
    let goal = place.read("plan/2022-2025/maal-1.toml");
    assert!(
        goal.contains("tekst = \"Måle salt\"\nansvarlig = [\"Fagrådet\"]"),
        "{goal}"
    );
}

/// With the answers a dry run shows what would be written, and refuses what would be refused.
#[test]
fn a_dry_run_with_the_answers_shows_every_line() {
    let place = Workplace::with_goal(GOAL);
    place.write(
        "liste.csv",
        "Handling;Ansvarlig\nTælle sæler;Kommunerne\nMåle støj;Fagrådet\n",
    );
    let import = [
        "import",
        "liste.csv",
        "--til",
        "1",
        "--ja",
        "--dato",
        "1.3.2024",
    ];
    let dry = || place.kimo(&[&import[..], &["--tørløb"]].concat());
    let before = place.snapshot();
    let shown = dry().to_string().replace('\\', "/");
    assert_eq!(place.snapshot(), before);
    assert_snapshot!(shown, @r#"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025

    2 handlinger i 1 mål, 2 parter, ingen spørgsmål.

    Nr.  Handling     Ansvarlig
    Mål 1: En renere fjord
    1.2  Tælle sæler  Kommunerne
    1.3  Måle støj    Fagrådet

    Parterne er Kommunerne og Fagrådet.

    plan/handleplan.toml, linje 15:
    +
    + [[part]]
    + navn = "Fagrådet"
    plan/maal-1.toml, linje 8:
    +
    + [[handling]]
    + nr = "1.2"
    + tekst = "Tælle sæler"
    + ansvarlig = ["Kommunerne"]
    + oprettet = 2024-03-01
    plan/maal-1.toml, linje 8:
    +
    + [[handling]]
    + nr = "1.3"
    + tekst = "Måle støj"
    + ansvarlig = ["Fagrådet"]
    + oprettet = 2024-03-01
    Intet er skrevet (--tørløb).
    --- exit 0
    "#);
    place.write(
        "plan/maal-1.toml",
        GOAL.replace("Sekretariatet", "Sekretariat1"),
    );
    assert_eq!(dry().code, 1);
}
