//! What a receipt says of the action: a slip in its number or in the period is seen at once.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::{GOAL, HANDLEPLAN, Workplace, handleplan_from};
use insta::assert_snapshot;

/// Two periods, in which 1.1 goes on and 1.2 is another.
fn place() -> Workplace {
    let action = |number: &str, text: &str, more: &str| {
        format!(
            "\n[[handling]]\nnr = \"{number}\"\ntekst = \"{text}\"\nansvarlig = [\"Kommunerne\"]\n{more}"
        )
    };
    let place = Workplace::empty();
    let head = "nr = \"1\"\ntitel = \"En renere fjord\"\n";
    let indicator = "\n[[indikator]]\nnavn = \"Strande\"\nenhed = \"strande\"\nmaaltal = 9\n";
    place.write("plan/2022-2025/handleplan.toml", HANDLEPLAN);
    place.write(
        "plan/2022-2025/maal-1.toml",
        format!("{GOAL}{}{indicator}", action("1.2", "Tælle sæler.", "")),
    );
    place.write("plan/2026-2029/handleplan.toml", handleplan_from(2026));
    let goes_on = action("1.1", "Rense alle strande.", "fra = \"2022-2025/1.1\"\n");
    let other = action("1.2", "Måle støj under vandet.", "");
    place.write(
        "plan/2026-2029/maal-1.toml",
        format!("{head}{goes_on}{other}"),
    );
    place
}

#[test]
fn the_action_is_named_in_words_with_its_period() {
    let place = place();
    let note = |number: &str, day: &str| place.kimo(&["note", number, "Talt", "--dato", day]);
    assert_snapshot!(note("1.2", "1.6.2024"), @"
    Noten er skrevet på 1.2 den 1. juni 2024.
    Handling 1.2 i planen for 2022-2025: Tælle sæler
    --- exit 0
    ");
    assert_snapshot!(place.kimo(&["measure", "Strande", "4", "--dato", "1.6.2024"]), @"
    Målingen er skrevet på ”Strande”: 4 strande den 1. juni 2024.
    Måltallet på 9 er ikke nået.
    Det er i planen for 2022-2025.
    --- exit 0
    ");
    let adjust = &[
        "adjust", "1.1", "--år", "2025", "--mål", "To", "--dato", "1.6.2024",
    ];
    assert_snapshot!(place.kimo(adjust), @"
    Forslag til årsmål for 2025 er skrevet på 1.1 den 1. juni 2024; det afventer bestyrelsen.
    Mål: To
    Handling 1.1 i planen for 2022-2025: Rense stranden
    --- exit 0
    ");
    let add = &[
        "add",
        "1",
        "Rydde op",
        "--ansvarlig",
        "Kommunerne",
        "--dato",
        "1.6.2024",
    ];
    assert_snapshot!(place.kimo(add), @r#"
    Handling 1.3 er føjet til mål 1. Ansvarlig: Kommunerne.
    Den afventer bestyrelsen.
    Handling 1.3 i planen for 2022-2025: Rydde op
    Bemærk: planen for 2026-2029 har den ikke. Skal den føres over, så skriv den dér, med linjen fra = "2022-2025/1.3"
    --- exit 0
    "#);
}

#[test]
fn the_action_is_named_by_the_words_it_has_on_that_day() {
    let place = place();
    let amend = "amend 1.1 --tekst Tælle --dato 24.2.2024";
    place.kimo(&amend.split(' ').collect::<Vec<_>>()).quiet();
    let named = |command: &str| {
        let said = place.kimo(&command.split(' ').collect::<Vec<_>>()).quiet();
        said.lines().last().unwrap().to_owned()
    };
    assert_snapshot!(
        [
            "adjust 1.1 --år 2024 --mål To --dato 1.2.2024",
            "adjust 1.1 --år 2025 --mål To --dato 1.6.2024",
            "result 1.1 ja --år 2024 --dato 14.1.2025",
            "note 1.1 Talt --år 2024 --dato 14.1.2025",
        ]
        .map(named)
        .join("\n"),
        @"
        Handling 1.1 i planen for 2022-2025: Rense stranden
        Handling 1.1 i planen for 2022-2025: Tælle
        Handling 1.1 i planen for 2022-2025: Tælle
        Handling 1.1 i planen for 2022-2025: Tælle
        "
    );
}

#[test]
fn a_number_that_means_another_action_in_the_neighbouring_period_is_told() {
    let place = place();
    let note = |number: &str, day: &str| place.kimo(&["note", number, "Talt", "--dato", day]);
    assert_snapshot!(note("1.2", "1.12.2025"), @"
    Noten er skrevet på 1.2 den 1. december 2025.
    Handling 1.2 i planen for 2022-2025: Tælle sæler
    Bemærk: i planen for 2026-2029 er 1.2 en anden handling: Måle støj under vandet
    --- exit 0
    ");
    assert_snapshot!(note("1.2", "1.2.2026"), @"
    Noten er skrevet på 1.2 den 1. februar 2026.
    Handling 1.2 i planen for 2026-2029: Måle støj under vandet
    Bemærk: i planen for 2022-2025 er 1.2 en anden handling: Tælle sæler
    --- exit 0
    ");
    assert!(!note("1.1", "1.12.2025").out.contains("en anden handling"));
    assert!(!note("1.2", "1.2.2027").out.contains("en anden handling"));
}

#[test]
fn a_number_that_only_the_next_plan_has_is_answered_with_the_one_here() {
    let place = Workplace::with_example();
    let result = |number: &str| {
        let verdict = ["resultat", number, "ja", "--år", "2022", "--dato"];
        place.kimo(&[&verdict[..], &["20.1.2023"]].concat())
    };
    assert_snapshot!(result("3.1"), @"
    --- stderr
    fejl: der er ingen handling ”3.1” i planen 2019-2022
      3.1 i planen for 2023-2026 er ført over fra 2.3: skriv 2.3
    --- exit 1
    ");
    assert_snapshot!(result("3.3"), @"
    --- stderr
    fejl: der er ingen handling ”3.3” i planen 2019-2022
      planen har 7 handlinger: se dem med ”kimo oversigt”
    --- exit 1
    ");
}
