//! The plan in `plan/` is a faithful transcription: put together again, it is the source
//! document word for word.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::project;
use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};

const DOCUMENT: &str = include_str!("document/handleplan-2022-2025.txt");

/// A file of the real plan, as the TOML parser reads it.
struct File(DeTable<'static>);

impl File {
    fn read(name: &str) -> File {
        let text = std::fs::read_to_string(project(&format!("plan/2022-2025/{name}"))).unwrap();
        File(DeTable::parse(text.leak()).unwrap().into_inner())
    }

    fn goals() -> [File; 3] {
        ["maal-1.toml", "maal-2.toml", "maal-3.toml"].map(File::read)
    }

    /// The entries with this header.
    fn entries(&self, name: &str) -> Vec<&DeTable<'static>> {
        let entries = self
            .0
            .get(name)
            .and_then(|value| value.get_ref().as_array());
        let entries = entries.into_iter().flatten();
        entries
            .filter_map(|entry| entry.get_ref().as_table())
            .collect()
    }
}

fn text(table: &DeTable<'_>, key: &str) -> String {
    table[key].get_ref().as_str().unwrap().to_owned()
}

fn texts(table: &DeTable<'_>, key: &str) -> Vec<String> {
    let list = table.get(key).and_then(|value| value.get_ref().as_array());
    let texts = list.into_iter().flatten();
    texts
        .map(|text| text.get_ref().as_str().unwrap().to_owned())
        .collect()
}

fn number(table: &DeTable<'_>, key: &str) -> Option<i64> {
    match table.get(key)?.get_ref() {
        DeValue::Integer(digits) => digits.as_str().parse().ok(),
        _ => None,
    }
}

/// The document's words in order. A hyphen at the end of a line is a line break's, and the
/// one slip in a number is written as it is meant.
fn words_of_the_document() -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut is_broken = false;
    for line in DOCUMENT.lines() {
        for word in line.split_whitespace() {
            match words.last_mut() {
                Some(last) if is_broken => {
                    last.pop();
                    last.push_str(word);
                }
                _ => words.push(if word == "2,6" {
                    "2.6".to_owned()
                } else {
                    word.to_owned()
                }),
            }
            is_broken = false;
        }
        // A hyphen between blanks is a dash and no broken word.
        let breaks = |word: &str| word.len() > 1 && word.ends_with('-');
        is_broken = line.split_whitespace().last().is_some_and(breaks);
    }
    words
}

/// The plan's words in the document's order: title, introduction, and for each goal its
/// title, background and table.
fn words_of_the_plan() -> Vec<String> {
    let File(header) = File::read("handleplan.toml");
    let mut parts = vec![text(&header, "titel"), text(&header, "indledning")];
    for goal in File::goals() {
        let [number, title] = ["nr", "titel"].map(|key| text(&goal.0, key));
        parts.push(format!("Mål {number}: {title}"));
        parts.push(text(&goal.0, "baggrund"));
        parts.push("Index Handling Ansvarlig".to_owned());
        for action in goal.entries("handling") {
            parts.extend(["nr", "tekst"].map(|key| text(action, key)));
            parts.extend(texts(action, "ansvarlig"));
        }
    }
    let words = parts.iter().flat_map(|part| part.split_whitespace());
    words.map(str::to_owned).collect()
}

#[test]
fn every_word_of_the_document_stands_in_the_plan_in_order() {
    let (document, plan) = (words_of_the_document(), words_of_the_plan());
    let differs = document.iter().zip(&plan).position(|(a, b)| a != b);
    let around = |words: &[String], at: usize| {
        words[at.saturating_sub(3)..(at + 4).min(words.len())].join(" ")
    };
    if let Some(at) = differs {
        panic!(
            "the document says ”{}”, the plan ”{}”",
            around(&document, at),
            around(&plan, at)
        );
    }
    assert_eq!(document.len(), plan.len());
    assert_eq!(document.len(), 1375);
}

#[test]
fn the_plan_has_the_documents_actions_and_assignments() {
    let (header, goals) = (File::read("handleplan.toml"), File::goals());
    let counts = goals.each_ref().map(|goal| goal.entries("handling").len());
    assert_eq!(counts, [5, 16, 6]);
    let register = header.entries("part");
    let mut names = BTreeMap::new();
    for party in &register {
        let name = text(party, "navn");
        names.extend(
            texts(party, "alias")
                .into_iter()
                .map(|alias| (alias, name.clone())),
        );
        names.insert(name.clone(), name);
    }
    let actions = goals.iter().flat_map(|goal| goal.entries("handling"));
    let mut assignments: BTreeMap<&str, usize> = BTreeMap::new();
    for party in actions.flat_map(|action| texts(action, "ansvarlig")) {
        *assignments.entry(&names[&party]).or_default() += 1;
    }
    let mut assignments: Vec<(&str, usize)> = assignments.into_iter().collect();
    assignments.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
    assert_eq!(
        assignments,
        [
            ("Sekretariatet", 25),
            ("Bestyrelsen", 6),
            ("Politikerne", 5),
            ("Kommunerne", 4),
            ("Formandskabet", 3),
            ("Medlemmerne", 2),
            ("Arbejdsgruppen", 1),
            ("Chefgruppen", 1),
            ("Ekspertgruppen", 1),
        ]
    );
    assert_eq!(register.len(), 9);
}

#[test]
fn the_plan_holds_no_progress_for_none_is_known() {
    let header = File::read("handleplan.toml");
    assert!(header.entries("moede").is_empty() && !header.0.contains_key("vedtaget"));
    for goal in File::goals() {
        for action in goal.entries("handling") {
            let has = |key: &&str| action.contains_key(*key);
            let number = text(action, "nr");
            assert!(!["note", "aarsmaal"].iter().any(has), "{number}");
        }
        let mut indicators = goal.entries("indikator").into_iter();
        assert!(!indicators.any(|indicator| indicator.contains_key("maaling")));
    }
}

#[test]
fn what_the_document_measures_is_measured_as_it_says() {
    let goals = File::goals();
    let indicators = goals.iter().flat_map(|goal| goal.entries("indikator"));
    let indicators: Vec<_> = indicators
        .map(|indicator| {
            let numbers = ["udgangspunkt", "maaltal", "maaltal_hoejst"];
            let numbers = numbers.map(|key| number(indicator, key));
            (text(indicator, "navn"), numbers)
        })
        .collect();
    assert_eq!(
        indicators,
        [
            (
                "Konferencer om havmiljø".to_owned(),
                [None, Some(1), Some(2)]
            ),
            ("Medlemskommuner".to_owned(), [Some(18), Some(78), None]),
        ]
    );
}
