//! The plan in `plan/` is a faithful transcription: put together again, it is the source
//! document word for word.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::project;
use kimo::testing::load::{Disk, Loaded, Which, load, root};
use kimo::testing::plan::Plan;
use std::collections::BTreeMap;

const DOCUMENT: &str = include_str!("document/handleplan-2022-2025.txt");

fn real_plan(disk: &Disk) -> Loaded<'_> {
    let folders = root::periods(disk).unwrap();
    let loaded = load(disk, &folders, Which::All).unwrap();
    assert_eq!(loaded.problems, []);
    loaded
}

fn disk() -> Disk {
    Disk::new(project("plan"))
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
fn words_of(plan: &Plan) -> Vec<String> {
    let mut text = vec![plan.title.value.clone(), plan.introduction.clone().unwrap()];
    for goal in &plan.goals {
        text.push(format!("Mål {}: {}", goal.number.value, goal.title.value));
        text.push(goal.background.clone().unwrap());
        text.push("Index Handling Ansvarlig".to_owned());
        for action in &goal.actions {
            let parties = action.responsible.iter().map(|party| party.value.as_str());
            text.push(format!("{} {}", action.number.value, action.text));
            text.extend(parties.map(str::to_owned));
        }
    }
    text.iter()
        .flat_map(|part| part.split_whitespace())
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_word_of_the_document_stands_in_the_plan_in_order() {
    let disk = disk();
    let loaded = real_plan(&disk);
    let (document, plan) = (words_of_the_document(), words_of(&loaded.plans[0]));
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
    let disk = disk();
    let loaded = real_plan(&disk);
    let plan = &loaded.plans[0];
    let counts: Vec<usize> = plan.goals.iter().map(|goal| goal.actions.len()).collect();
    assert_eq!(counts, [5, 16, 6]);
    let mut assignments: BTreeMap<&str, usize> = BTreeMap::new();
    for party in plan.actions().flat_map(|(_, action)| &action.responsible) {
        *assignments.entry(plan.party_name(party)).or_default() += 1;
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
    assert_eq!(plan.parties.len(), 9);
}

#[test]
fn the_plan_holds_no_progress_for_none_is_known() {
    let disk = disk();
    let loaded = real_plan(&disk);
    let plan = &loaded.plans[0];
    for (_, action) in plan.actions() {
        assert!(
            action.notes.is_empty() && action.year_goals.is_empty(),
            "{}",
            action.number.value
        );
    }
    assert!(
        plan.indicators()
            .all(|(_, indicator)| indicator.measurements.is_empty())
    );
    assert!(plan.meetings.is_empty() && plan.adopted.is_none());
}

#[test]
fn what_the_document_measures_is_measured_as_it_says() {
    let disk = disk();
    let loaded = real_plan(&disk);
    let indicators = loaded.plans[0].indicators().map(|(_, indicator)| {
        let upper = indicator.target_upper.map(|upper| upper.value);
        (
            indicator.name.as_str(),
            indicator.baseline,
            indicator.target,
            upper,
        )
    });
    let indicators: Vec<_> = indicators.collect();
    assert_eq!(
        indicators,
        [
            ("Konferencer om havmiljø", None, Some(1.0), Some(2.0)),
            ("Medlemskommuner", Some(18.0), Some(78.0), None),
        ]
    );
}
