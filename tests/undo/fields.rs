//! A field that kimo gave a value, in an entry of somebody else's: what it said before is known
//! by the entry and the key, and what is taken for it by nothing else.

use crate::common::{GOAL, Workplace};
use crate::{FILE, NOTE, goal, kimo};
use insta::assert_snapshot;

const REGISTER: &str = "plan/handleplan.toml";

/// What `undo` says after one write and a change by hand, where it changes nothing.
#[track_caller]
fn undone(place: &Workplace, file: &str, by_hand: impl Fn(&str) -> String) -> String {
    let text = place.read(file);
    let changed = by_hand(&text);
    assert_ne!(changed, text);
    place.write(file, changed);
    let before = place.snapshot();
    let said = kimo(place, &["undo"]);
    assert_eq!(place.snapshot(), before, "{said}");
    said
}

#[test]
fn a_value_that_says_what_it_did_before_is_gone_and_any_other_was_edited() {
    let spelling = [
        "part",
        "Sekretariatet",
        "--alias",
        "Kontoret",
        "--dato",
        "1.6.2024",
    ];
    let said = |from: &str, to: &str| {
        let place = Workplace::with_goal(GOAL);
        place.kimo(&spelling).quiet();
        undone(&place, REGISTER, |text| text.replacen(from, to, 1))
    };
    let gone = "--- stderr\nfejl: ”Part: Sekretariatet, også Kontoret” står ikke i planen længere, så der er intet at fortryde\n--- exit 1";
    let edited = |line: u32| {
        format!(
            "--- stderr\nfejl: ”Part: Sekretariatet, også Kontoret” er ikke fortrudt, for det er rettet eller flyttet siden\n  \
             ret eller slet det selv i plan/handleplan.toml, linje {line}\n--- exit 1"
        )
    };
    assert_eq!(said(", \"Kontoret\"", ""), gone);
    assert_eq!(said("\"Kontoret\"", "\"Kontor\""), edited(8));
    assert_eq!(
        said("alias = [\"Sekretariat\", \"Kontoret\"]\n", ""),
        edited(6)
    );
    assert_eq!(said("\"Sekretariatet\"", "\"Staben\""), gone);
}

/// A day alone tells nothing of the action that it is on.
#[test]
fn a_day_on_another_action_is_never_taken_for_the_one_that_was_written() {
    let awaiting = |text: &str| text.replace("\"]\n", "\"]\noprettet = 2024-01-01\n");
    let confirm = [
        "bekræft",
        "1.1",
        "--besluttet",
        "22.2.2024",
        "--dato",
        "1.6.2024",
    ];
    let said = |by_hand: &dyn Fn(&str) -> String| {
        let place = Workplace::with_goal(&awaiting(&goal()).replace(
            "[\"Kommunerne\"]\n",
            "[\"Kommunerne\"]\nbesluttet = 2023-02-23\n",
        ));
        place.kimo(&confirm).quiet();
        undone(&place, FILE, by_hand)
    };
    let first = |text: &str| {
        let [start, end] = ["[[handling]]\nnr = \"1.1\"", "[[handling]]\nnr = \"1.2\""];
        text[text.find(start).unwrap()..text.find(end).unwrap()].to_owned()
    };
    let gone = "--- stderr\nfejl: ”Besluttet: handling 1.1” står ikke i planen længere, så der er intet at fortryde\n--- exit 1";
    assert_eq!(said(&|text| text.replace(&first(text), "")), gone);
    assert_eq!(
        said(&|text| text.replace("besluttet = 2024-02-22\n", "")),
        gone
    );
    assert_snapshot!(said(&|text| text.replace("2024-02-22", "2024-02-23")), @"
    --- stderr
    fejl: ”Besluttet: handling 1.1” er ikke fortrudt, for det er rettet eller flyttet siden
      ret eller slet det selv i plan/maal-1.toml, linje 9
    --- exit 1
    ");
}

#[test]
fn in_a_file_that_cannot_be_read_only_a_value_at_its_own_place_is_taken_back() {
    let broken = goal().replace("\"En renere fjord\"", "”En renere fjord”") + "\n[[ukendt]]\n";
    let place = Workplace::with_goal(&broken);
    assert_eq!(place.kimo(&["check", "--ret"]).code, 1);
    let mended = place.read(FILE);
    assert!(mended.contains("\"En renere fjord\"") && mended.ends_with("[[ukendt]]\n"));
    assert_snapshot!(undone(&place, FILE, |text| format!("# øverst\n{text}")), @"
    --- stderr
    fejl: ”Rettet med kimo tjek: 1 fejl” er ikke fortrudt, for der er fejl i plan/maal-1.toml
      se, hvad der er galt med den: kimo tjek
    --- exit 1
    ");
    place.write(FILE, &mended);
    assert_snapshot!(kimo(&place, &["undo", "--tørløb"]), @r#"
    plan/maal-1.toml, linje 2:
    - titel = "En renere fjord"
    + titel = ”En renere fjord”
    Intet er skrevet (--tørløb).
    --- exit 0
    "#);
    place.kimo(&["undo"]).quiet();
    assert_eq!(place.read(FILE), broken);

    // Of a note it is not known what it belongs to.
    let place = Workplace::with_goal(&goal());
    place.kimo(&NOTE).quiet();
    assert_snapshot!(undone(&place, FILE, |text| format!("{text}\n[[ukendt]]\n")), @"
    --- stderr
    fejl: ”Note på 1.1: Renset” er ikke fortrudt, for der er fejl i plan/maal-1.toml
      se, hvad der er galt med den: kimo tjek
    --- exit 1
    ");
}

/// A file without an end to its last line, or without blank lines, is written in with more than the entry.
#[test]
fn what_was_written_below_a_line_without_an_end_is_an_entry_all_the_same() {
    let measure = ["measure", "Strande", "4", "--dato", "1.6.2024"];
    let place = Workplace::with_goal(goal().trim_end());
    place.kimo(&measure).quiet();
    assert_snapshot!(undone(&place, FILE, |text| format!("{text}# husk bilag\n")), @"
    --- stderr
    fejl: ”Måling af Strande: 4 strande” er ikke fortrudt, for det er rettet eller flyttet siden
      ret eller slet det selv i plan/maal-1.toml, linje 19
    --- exit 1
    ");

    let place = Workplace::with_goal(&goal());
    place.kimo(&measure).quiet();
    place.write(FILE, place.read(FILE).trim_end());
    place.kimo(&["undo"]).quiet();
    assert_eq!(place.read(FILE), goal());

    let dense = goal().replace("\n\n", "\n");
    let place = Workplace::with_goal(&dense);
    place.kimo(&NOTE).quiet();
    place.write(FILE, place.read(FILE).replace('\n', "\r\n"));
    place.kimo(&["undo"]).quiet();
    // A blank line may be anybody's by now.
    assert_eq!(
        place.read(FILE).replace("\r\n\r\n", "\r\n"),
        dense.replace('\n', "\r\n")
    );
}
