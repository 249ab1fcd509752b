//! A field that gets another value, and nothing else that does.

use super::*;
use crate::load::written::Written;

const GOAL: &str = "nr = \"2\"\ntitel = \"T\"\n[[handling]]\nnr = \"2.1\"\ntekst = \"A\"\nansvarlig = [\"S\"]\n\
    [[handling.note]]\ndato = 2024-01-01\ntekst = \"N\"\n[[handling]]\nnr = \"2.2\"\ntekst = \"B\"\nansvarlig = [\"S\"]\n";

fn on(number: &str, key: &'static str, value: Written) -> Setting {
    let (_, goal) = goal_file(GOAL);
    Setting::new(action(&goal, number).own_lines.span, key, value)
}

#[test]
fn what_says_something_else_is_not_proven() {
    let source = Source::new("2022-2025/maal-2.toml", GOAL);
    let meant = on("2.1", "tekst", Written::Text("Z".into()));
    let (_, new) = set::set(&source, &meant).unwrap();
    let proven = |new: &str, meant: &Setting| {
        let read = |text| Document::read(text, &schema::GOAL).unwrap();
        set::sets_only(&read(GOAL), &read(new), 1, meant)
    };
    assert!(proven(&new, &meant));
    for (what, other) in [
        ("another value", new.replace("\"Z\"", "\"Y\"")),
        ("no value", new.replace("tekst = \"Z\"\n", "")),
        ("another field of it", new.replacen("[\"S\"]", "[\"T\"]", 1)),
        (
            "one field less",
            new.replacen("ansvarlig = [\"S\"]\n", "", 1),
        ),
        ("the field of another", new.replace("\"B\"", "\"Z\"")),
        (
            "another kind",
            new.replace("handling.note", "handling.aarsmaal"),
        ),
        (
            "one entry more",
            format!("{new}[[handling.note]]\ndato = 2024-01-01\n"),
        ),
        ("one entry less", new[..new.rfind("[[").unwrap()].to_owned()),
    ] {
        assert_ne!(other, new, "{what}");
        assert!(!proven(&other, &meant), "{what}");
    }
    assert!(!proven(
        &new,
        &on("2.1", "tekst", Written::Text("Y".into()))
    ));
}

#[test]
fn a_list_that_gets_more_keeps_its_lines_and_any_other_is_written_anew() {
    let list = |items: &[&str]| Written::List(items.iter().map(|item| (*item).into()).collect());
    for (old, items, new) in [
        ("[\"S\"]", &["S", "K"][..], "[\"S\", \"K\"]"),
        ("[]", &["S", "K"], "[\"S\", \"K\"]"),
        (
            "[\n  'S', # dem\n]",
            &["S", "K"],
            "[\n  'S', \"K\", # dem\n]",
        ),
        ("[\n  'S', # dem\n]", &["S"], "[\n  'S', # dem\n]"),
        ("[\"S\"]", &["K", "H"], "[\"K\", \"H\"]"),
        ("[\"S\", \"K\"]", &["K", "S", "H"], "[\"K\", \"S\", \"H\"]"),
        ("[\"S\", \"K\"]", &["S"], "[\"S\"]"),
        ("[\"S\", \"K\"]", &["S", "H"], "[\"S\", \"H\"]"),
    ] {
        let text = GOAL.replacen("[\"S\"]", old, 1);
        let source = Source::new("2022-2025/maal-2.toml", &*text);
        let (_, after) = set::set(&source, &on("2.1", "ansvarlig", list(items))).unwrap();
        assert_eq!(after, text.replacen(old, new, 1));
    }
}

/// Another version of the file, in which other things stand.
#[test]
fn another_version_gets_the_same_value_and_keeps_its_own() {
    let source = Source::new("2022-2025/maal-2.toml", GOAL);
    let in_version = |setting: &Setting, version: &str| {
        setting.in_version(&source, &Source::new("2022-2025/maal-2.toml", version))
    };
    let more = on(
        "2.1",
        "ansvarlig",
        Written::List(vec!["S".into(), "K".into()]),
    );
    for (there, with) in [
        ("[\"S\"]", "[\"S\", \"K\"]"),
        ("[\"H\"]", "[\"H\", \"K\"]"),
        ("[ 'K' ]", "[ 'K' ]"),
        ("[]", "[\"K\"]"),
    ] {
        let version = GOAL.replacen("[\"S\"]", there, 1);
        let expected = GOAL.replacen("[\"S\"]", with, 1);
        assert_eq!(in_version(&more, &version), Some(expected));
    }
    let other = on("2.1", "ansvarlig", Written::List(vec!["K".into()]));
    let version = GOAL.replacen("[\"S\"]", "[\"H\"]", 1);
    let expected = GOAL.replacen("[\"S\"]", "[\"K\"]", 1);
    assert_eq!(in_version(&other, &version), Some(expected));
    let without = &GOAL[GOAL.rfind("[[").unwrap()..];
    assert_eq!(in_version(&more, without), None);
}

/// Such a file is in error, and its entries stand where they stand all the same.
#[test]
fn what_goes_into_a_file_without_fields_of_its_own_goes_into_the_file() {
    let name = "2022-2025/maal-2.toml";
    let own = "# Den sidste\n[[handling]]\nnr = \"2.2\"\n";
    let addition = Addition::in_file(
        entry::action(&samples::full_action())
            .into_iter()
            .take(1)
            .collect(),
    );
    let expected = |below: &str| {
        let (_, text) = add(&Source::new(name, ""), &addition).unwrap();
        format!("{text}\n{below}")
    };
    let below = own.replace("2.2", "2.3");
    let version = Source::new(name, &*below);
    assert_eq!(add(&version, &addition).unwrap().1, expected(&below));
    assert_eq!(
        addition.in_version(&Source::new(name, GOAL), &version),
        Some(expected(&below))
    );
}
