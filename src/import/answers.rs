//! Answers to the questions about a document, by the questions' keys: from a file, or from a
//! terminal.
//!
//! The file is TOML: `organisation = "…"`, and under `[part]`, `[kolonne]`, `[frist]` and so on a
//! line for each thing that was asked about, by the document's own words for it.

use super::column::{self, Column, head_key};
use super::question::{COLUMN, Key, SECTIONS};
use crate::text::danish::fold;
use crate::text::nearest::nearest;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use toml::de::{DeTable, DeValue};

/// The answers there are.
#[derive(Debug, Clone, Default)]
pub(crate) struct Answers {
    given: BTreeMap<Key, Vec<String>>,
    /// The questions that are left to kimo, and asked no more.
    settled: BTreeSet<Key>,
    /// The answers that were looked for.
    used: RefCell<BTreeSet<Key>>,
}

impl Answers {
    /// The answers in a file's text.
    ///
    /// # Errors
    /// When it is no such file; the message says what is wrong.
    pub(crate) fn read(text: &str) -> Result<Answers, String> {
        let table = DeTable::parse(text.trim_start_matches('\u{feff}')).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            let line = text.get(..at).map_or(1, |above| above.matches('\n').count() + 1);
            format!("linje {line} kan ikke læses: skriv \"spurgt om\" = \"svar\", begge i lige anførselstegn")
        })?;
        let mut answers = Answers::default();
        for (name, value) in table.get_ref() {
            let name = name.get_ref().as_ref();
            let is_section = matches!(value.get_ref(), DeValue::Table(_));
            let known = SECTIONS
                .iter()
                .find(|(section, has_names)| *section == name && *has_names == is_section);
            let Some((section, _)) = known else {
                return Err(unknown(name, is_section));
            };
            match value.get_ref() {
                DeValue::Table(table) => {
                    for (name, value) in table {
                        let key = Key::new(section, name.get_ref());
                        let answer = answer(value.get_ref()).ok_or_else(|| wrong(&key))?;
                        answers.given.insert(key, answer);
                    }
                }
                value => {
                    let key = Key::new(section, "");
                    let answer = answer(value).ok_or_else(|| wrong(&key))?;
                    answers.given.insert(key, answer);
                }
            }
        }
        Ok(answers)
    }

    /// The answer to a question: none where it is not answered.
    pub(crate) fn get(&self, key: &Key) -> Option<&[String]> {
        self.used.borrow_mut().insert(key.clone());
        let given = self.given.get(key);
        given.map(Vec::as_slice)
    }

    /// The answer, as one text.
    pub(crate) fn text(&self, key: &Key) -> Option<String> {
        self.get(key).map(|answer| answer.join(", "))
    }

    /// What the user says that a column holds.
    pub(crate) fn column(&self, head: &str) -> Option<Column> {
        let named = |key: &&Key| key.section == COLUMN && head_key(&key.name) == head_key(head);
        let key = self.given.keys().find(named)?;
        column::chosen(&self.text(key)?)
    }

    /// The answers that name no column.
    pub(crate) fn no_columns(&self) -> impl Iterator<Item = (Key, String)> {
        let columns = self.given.iter().filter(|(key, _)| key.section == COLUMN);
        columns.filter_map(|(key, answer)| {
            let answer = answer.join(", ");
            let is_unknown = column::chosen(&answer).is_none();
            is_unknown.then(|| (key.clone(), answer))
        })
    }

    pub(crate) fn give(&mut self, key: Key, answer: Vec<String>) {
        self.given.insert(key, answer);
    }

    pub(crate) fn take_back(&mut self, key: &Key) {
        self.given.remove(key);
        self.settled.remove(key);
    }

    /// Leaves a question to kimo.
    pub(crate) fn settle(&mut self, key: Key) {
        self.settled.insert(key);
    }

    pub(crate) fn is_settled(&self, key: &Key) -> bool {
        self.settled.contains(key)
    }

    /// An answer to something that the document does not ask, with what may be meant.
    pub(crate) fn unused(&self, asked: &[Key]) -> Option<(Key, Option<Key>)> {
        let used = self.used.borrow();
        let unused = self.given.keys().find(|key| !used.contains(*key))?;
        let near = asked.iter().filter(|key| key.section == unused.section);
        let name = nearest(&unused.name, near.clone().map(|key| key.name.as_str()));
        let near = name.and_then(|name| near.clone().find(|key| key.name == name));
        Some((unused.clone(), near.cloned()))
    }
}

fn answer(value: &DeValue<'_>) -> Option<Vec<String>> {
    match value {
        DeValue::String(text) => Some(vec![text.trim().to_owned()]),
        DeValue::Integer(number) => Some(vec![number.as_str().to_owned()]),
        DeValue::Datetime(day) => Some(vec![day.to_string()]),
        DeValue::Array(list) => list
            .iter()
            .map(|item| match item.get_ref() {
                DeValue::String(text) => Some(text.trim().to_owned()),
                _ => None,
            })
            .collect(),
        _ => None,
    }
}

fn wrong(key: &Key) -> String {
    format!(
        "svaret på {key} skal være en tekst i anførselstegn, eller en liste af dem: [\"…\", \"…\"]"
    )
}

fn unknown(name: &str, is_section: bool) -> String {
    let known: Vec<String> = SECTIONS
        .iter()
        .map(|(section, has_names)| {
            if *has_names {
                format!("[{section}]")
            } else {
                (*section).to_owned()
            }
        })
        .collect();
    let shown = if is_section {
        format!("[{name}]")
    } else {
        name.to_owned()
    };
    let meant = SECTIONS
        .iter()
        .find(|(section, _)| fold::same(section, name));
    let meant = meant.map_or_else(String::new, |(section, has_names)| {
        if *has_names {
            format!(": {section} er en overskrift, [{section}], med en linje for hvert svar")
        } else {
            format!(": {section} står for sig selv, {section} = \"…\"")
        }
    });
    format!(
        "{shown} er der ikke spurgt om{meant}; der kan svares på {}",
        known.join(", ")
    )
}
