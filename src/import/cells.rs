//! Who answers for each action of a document and who takes part, by the lines of its cells.

use super::answers::Answers;
use super::column::{Column, of_label};
use super::numbers::Numbered;
use super::outline::GoalOutline;
use super::question::{ALL, Key, RESPONSIBLE};
use crate::plan::Number;
use std::collections::HashMap;

/// Who answers for each action, in the document or by an answer.
pub(crate) struct Cells {
    /// Whether no action names anybody.
    pub(crate) is_of_goals: bool,
    /// By the actions' numbers.
    places: HashMap<String, usize>,
    responsible: Vec<(String, Vec<String>)>,
    participants: Vec<(String, Vec<String>)>,
}

impl Cells {
    pub(crate) fn new(
        goals: &[GoalOutline],
        numbers: &[(Number, Vec<Numbered>)],
        answers: &Answers,
    ) -> Cells {
        let mut records = goals.iter().flat_map(|goal| &goal.records);
        let mut cells = Cells {
            is_of_goals: records.all(|(_, record)| record.lines(Column::Responsible).is_empty()),
            places: HashMap::new(),
            responsible: Vec::new(),
            participants: Vec::new(),
        };
        if cells.is_of_goals {
            let of_all = answers.get(&Key::new(RESPONSIBLE, ALL)).unwrap_or_default();
            cells.responsible.push((String::new(), of_all.to_vec()));
        }
        let owners = goals.iter().filter(|goal| !goal.responsible.is_empty());
        let owners = owners.map(|goal| (String::new(), goal.responsible.clone()));
        cells.responsible.extend(owners);
        for (goal, (_, numbers)) in goals.iter().zip(numbers) {
            for ((_, record), number) in goal.records.iter().zip(numbers) {
                let number = number.number.to_string();
                let (own, supporters) = by_role(record.lines(Column::Responsible), false);
                let (owners, participants) = by_role(record.lines(Column::Participants), true);
                let own = [own, owners].concat();
                let key = Key::new(RESPONSIBLE, &number);
                let answer = || answers.get(&key).unwrap_or_default().to_vec();
                let lines = if own.is_empty() { answer() } else { own };
                cells.places.insert(number, cells.responsible.len());
                cells.responsible.push((record.place.clone(), lines));
                let participants = [participants, supporters].concat();
                cells
                    .participants
                    .push((record.place.clone(), participants));
            }
        }
        cells
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = (&str, &[String])> + Clone {
        let all = self.responsible.iter().chain(&self.participants);
        all.map(|(place, lines)| (place.as_str(), lines.as_slice()))
    }

    pub(crate) fn responsible(&self, number: &Number) -> &[String] {
        let found = self
            .places
            .get(number.as_str())
            .and_then(|at| self.responsible.get(*at));
        found.map_or(&[], |(_, lines)| lines.as_slice())
    }

    pub(crate) fn participants(&self, number: &Number) -> &[String] {
        let offset = self.responsible.len() - self.participants.len();
        let at = self
            .places
            .get(number.as_str())
            .and_then(|at| at.checked_sub(offset));
        let found = at.and_then(|at| self.participants.get(at));
        found.map_or(&[], |(_, lines)| lines.as_slice())
    }
}

/// Words before the names of those who take part, in the cell of those who answer; the longest first.
const SUPPORT: [&str; 4] = [
    "med støtte fra ",
    "støtte fra ",
    "i samarbejde med ",
    "samarbejde med ",
];

/// The lines of a cell that name who answers, and those that name who takes part. A label holds for
/// what comes after it in the cell, too: `Ansv.: Havnen / Medv.: Klubben`.
fn by_role(lines: &[String], is_of_participants: bool) -> (Vec<String>, Vec<String>) {
    let mut parted = (Vec::new(), Vec::new());
    let mut takes_part = is_of_participants;
    let mut leads = Vec::new();
    for line in lines {
        if line.split([',', ';']).any(|name| bracketed(name).is_some()) {
            for name in line.split([',', ';']).map(str::trim) {
                match bracketed(name) {
                    Some((name, Column::Responsible)) => leads.push(name.to_owned()),
                    Some((name, _)) => parted.1.push(name.to_owned()),
                    None if takes_part => parted.1.push(name.to_owned()),
                    None => parted.0.push(name.to_owned()),
                }
            }
            continue;
        }
        let mut names: Vec<&str> = Vec::new();
        let mut give = |names: &mut Vec<&str>, takes_part: bool, is_cut: bool| {
            let text = std::mem::take(names).join(" ");
            let signs: &[char] = if is_cut {
                &['.', ',', ';', '/', '|', ' ']
            } else {
                &[' ']
            };
            let text = text.trim_end_matches(signs);
            let small = text.to_lowercase();
            let support = SUPPORT.iter().find_map(|words| {
                let at = small.find(words)?;
                let is_word = at == 0 || small.get(..at)?.ends_with(' ');
                let names = text.get(at + words.len()..).filter(|_| is_word)?;
                Some((text.get(..at)?.trim_end(), names))
            });
            match support {
                _ if text.is_empty() => {}
                Some((own, names)) => {
                    parted
                        .0
                        .extend(Some(own.to_owned()).filter(|own| !own.is_empty()));
                    parted.1.push(names.to_owned());
                }
                None if takes_part => parted.1.push(text.to_owned()),
                None => parted.0.push(text.to_owned()),
            }
        };
        for word in line.split(' ') {
            match role(word) {
                Some(role) => {
                    give(&mut names, takes_part, true);
                    takes_part = role == Column::Participants;
                }
                None => names.push(word),
            }
        }
        give(&mut names, takes_part, false);
    }
    leads.append(&mut parted.0);
    (leads, parted.1)
}

/// A name and the role in brackets after it: `Teknik (tovholder)`.
fn bracketed(text: &str) -> Option<(&str, Column)> {
    let (name, role) = text.trim().strip_suffix(')')?.rsplit_once('(')?;
    Some((name.trim_end(), role_of(role)?)).filter(|(name, _)| !name.is_empty())
}

/// The role that a word before names tells: `Ansvarlig:`, `Medv.:`.
fn role(word: &str) -> Option<Column> {
    role_of(word.strip_suffix(':')?)
}

fn role_of(label: &str) -> Option<Column> {
    let label = label.trim_end_matches('.');
    let short = [
        ("ansv", Column::Responsible),
        ("medv", Column::Participants),
    ];
    let small = label.to_lowercase();
    let short = short.iter().find(|(short, _)| *short == small);
    short
        .map(|(_, column)| *column)
        .or_else(|| of_label(label))
        .filter(|column| matches!(column, Column::Responsible | Column::Participants))
}
