//! Who answers for each action of a document and who takes part, by the lines of its cells.

use super::answers::Answers;
use super::column::Column;
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
        for (goal, (_, numbers)) in goals.iter().zip(numbers) {
            for ((_, record), number) in goal.records.iter().zip(numbers) {
                let number = number.number.to_string();
                let (own, supporters) = supported(record.lines(Column::Responsible));
                let key = Key::new(RESPONSIBLE, &number);
                let answer = || answers.get(&key).unwrap_or_default().to_vec();
                let lines = if own.is_empty() { answer() } else { own };
                cells.places.insert(number, cells.responsible.len());
                cells.responsible.push((record.place.clone(), lines));
                let participants = [record.lines(Column::Participants), &supporters].concat();
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

/// Words before the names of those who take part, in the cell of those who answer.
const SUPPORT: [&str; 5] = [
    "støtte fra ",
    "med støtte fra ",
    "i samarbejde med ",
    "samarbejde med ",
    "medvirkende: ",
];

/// The lines of a cell that name who answers, and those that name who takes part.
fn supported(lines: &[String]) -> (Vec<String>, Vec<String>) {
    let mut parted = (Vec::new(), Vec::new());
    for line in lines {
        let small = line.to_lowercase();
        let words = SUPPORT.iter().find(|words| small.starts_with(**words));
        match words.and_then(|words| line.get(words.len()..)) {
            Some(names) => parted.1.push(names.to_owned()),
            None => parted.0.push(line.clone()),
        }
    }
    parted
}
