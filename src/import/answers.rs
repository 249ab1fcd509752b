//! Answers to the questions about a document, by the questions' keys: from a file, or from a
//! terminal.
//!
//! The file is TOML: `organisation = "…"`, and under `[part]`, `[kolonne]`, `[frist]` and so on a
//! line for each thing that was asked about, by the document's own words for it.

use super::column::{self, Column, head_key};
use super::question::{COLUMN, Key, PARTY, RESPONSIBLE, SECTIONS, TEXT};
use crate::text::danish::fold;
use crate::text::nearest::nearest;
use crate::text::{Diagnostic, FileId, Span};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// The answers there are.
#[derive(Debug, Clone, Default)]
pub(crate) struct Answers {
    given: BTreeMap<Key, Vec<String>>,
    /// Where those of a file stand in it.
    places: BTreeMap<Key, Span>,
    /// The questions that are left to kimo, and asked no more.
    settled: BTreeSet<Key>,
    /// The answers that were looked for.
    used: RefCell<BTreeSet<Key>>,
}

impl Answers {
    /// The answers in the text of `file`, which is sound as TOML, with what is wrong with them.
    pub(crate) fn read(file: FileId, text: &str) -> (Answers, Vec<Diagnostic>) {
        let mut reader = Reader {
            file,
            answers: Answers::default(),
            problems: Vec::new(),
        };
        match DeTable::parse(text) {
            Ok(table) => reader.table(table.get_ref()),
            Err(error) => {
                let span = error.span().unwrap_or_default();
                let message = "linjen kan ikke læses";
                reader.problem(
                    &span,
                    message,
                    "Skriv \"spurgt om\" = \"svar\", begge i lige anførselstegn.",
                );
            }
        }
        Diagnostic::put_in_order(&mut reader.problems);
        (reader.answers, reader.problems)
    }

    /// Where in a file an answer stands; nothing where it was given otherwise.
    pub(crate) fn place(&self, key: &Key) -> Option<Span> {
        self.places.get(key).copied()
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
        self.places.remove(&key);
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

/// The answers of a file under way.
struct Reader {
    file: FileId,
    answers: Answers,
    problems: Vec<Diagnostic>,
}

impl Reader {
    fn table(&mut self, table: &DeTable<'_>) {
        for (name, value) in table {
            let section = name.get_ref().as_ref();
            let inner = match value.get_ref() {
                DeValue::Table(inner) => Some(inner),
                _ => None,
            };
            let known = SECTIONS
                .iter()
                .find(|(known, has_names)| *known == section && *has_names == inner.is_some());
            match (known, inner) {
                (None, _) => {
                    let (message, help) = unknown(section, inner.is_some());
                    self.problem(&name.span(), message, help);
                }
                (Some((section, _)), Some(inner)) => {
                    for (name, value) in inner {
                        self.answer(Key::new(section, name.get_ref()), &name.span(), value);
                    }
                }
                (Some((section, _)), None) => {
                    self.answer(Key::new(section, ""), &name.span(), value)
                }
            }
        }
    }

    fn answer(&mut self, key: Key, name: &Range<usize>, value: &toml::Spanned<DeValue<'_>>) {
        let may_be_several = [PARTY, RESPONSIBLE].contains(&key.section);
        match texts(value.get_ref(), may_be_several) {
            None => {
                let help = if may_be_several {
                    "Skriv en tekst i anførselstegn, eller en liste af dem: [\"…\", \"…\"]."
                } else {
                    "Skriv en tekst i anførselstegn: \"…\"."
                };
                self.problem(
                    &value.span(),
                    format!("svaret på {key} er ikke en tekst"),
                    help,
                );
            }
            Some(texts) if texts.is_empty() || texts.iter().any(String::is_empty) => {
                let help =
                    "Skriv svaret, eller slet linjen: så gør kimo det, der står under spørgsmålet.";
                self.problem(&value.span(), format!("svaret på {key} er tomt"), help);
            }
            Some(texts) if key.section != TEXT && texts.iter().any(|text| text.contains('\n')) => {
                let message = format!("svaret på {key} har et linjeskift");
                self.problem(&value.span(), message, "Skriv det på én linje.");
            }
            Some(texts) => {
                let place = Span::new(self.file, name.start, value.span().end);
                self.answers.places.insert(key.clone(), place);
                self.answers.given.insert(key, texts);
            }
        }
    }

    fn problem(&mut self, at: &Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        let span = Span::new(self.file, at.start, at.end);
        self.problems
            .push(Diagnostic::error(RULE, span, message).help(help));
    }
}

/// What is wrong with an answer is of this rule.
pub(crate) const RULE: &str = "svar";

/// The texts of an answer.
fn texts(value: &DeValue<'_>, may_be_several: bool) -> Option<Vec<String>> {
    match value {
        DeValue::String(text) => Some(vec![text.trim().to_owned()]),
        DeValue::Integer(number) => Some(vec![number.as_str().to_owned()]),
        DeValue::Datetime(day) => Some(vec![day.to_string()]),
        DeValue::Array(list) if may_be_several => list
            .iter()
            .map(|item| match item.get_ref() {
                DeValue::String(text) => Some(text.trim().to_owned()),
                _ => None,
            })
            .collect(),
        _ => None,
    }
}

/// That nothing of this name is asked, and what can be answered.
fn unknown(name: &str, is_section: bool) -> (String, String) {
    let shown = |section: &str, has_names: bool| {
        if has_names {
            format!("[{section}]")
        } else {
            section.to_owned()
        }
    };
    let known = SECTIONS.map(|(section, has_names)| shown(section, has_names));
    let meant = SECTIONS
        .iter()
        .find(|(section, _)| fold::same(section, name));
    let help = match meant {
        Some((section, true)) => {
            format!("Skriv [{section}] på en linje for sig, og under den en linje for hvert svar.")
        }
        Some((section, false)) => {
            format!("Skriv {section} = \"…\" øverst i filen, over den første linje i [ ].")
        }
        None => format!("Der kan svares på {}.", known.join(", ")),
    };
    let shown = shown(name, is_section);
    let message = match meant {
        Some((_, true)) => format!("{shown} er en overskrift og ikke et svar"),
        Some((_, false)) => format!("{name} er et svar og ikke en overskrift"),
        None => format!("der er ikke spurgt om {shown}"),
    };
    (message, help)
}
