//! What a row of a table of actions says, by the columns that it stands in.

use super::both;
use super::column::Column;
use super::listed::{Labelled, told};
use super::words;
use crate::plan::says_nothing;
use std::collections::BTreeMap;

/// What a row says of an action.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Record {
    pub(crate) place: String,
    cells: BTreeMap<Column, Vec<String>>,
    /// What stands in columns that kimo has no field for, under their heads.
    pub(crate) kept: Vec<(String, Vec<String>)>,
    /// The head of the column that the deadline stands in.
    pub(crate) deadline_head: String,
}

impl Record {
    /// A record without any cell yet, of the row at `place`.
    pub(super) fn at(place: &str) -> Record {
        Record {
            place: place.to_owned(),
            ..Record::default()
        }
    }

    pub(crate) fn lines(&self, column: Column) -> &[String] {
        self.cells.get(&column).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn text(&self, column: Column) -> String {
        self.lines(column).join(" ")
    }

    /// Makes what stands under the head `label` the words of the action.
    pub(crate) fn promote(&mut self, label: &str) {
        if let Some(at) = self.kept.iter().position(|(kept, _)| kept == label) {
            let (_, lines) = self.kept.remove(at);
            self.cells.insert(Column::Text, lines);
        }
    }

    /// Takes the number off the first line of its words, of which `rest` is left.
    pub(super) fn number_apart(&mut self, number: String, rest: String) {
        self.cells.insert(Column::Number, vec![number]);
        if let Some(first) = self
            .cells
            .get_mut(&Column::Text)
            .and_then(|lines| lines.first_mut())
        {
            *first = rest;
        }
    }

    /// Adds the rest of a cell that a page's end broke: a sentence goes on where it stopped.
    pub(super) fn go_on(&mut self, head: &Head, lines: &[String]) {
        let last = self
            .cells
            .get_mut(&head.column)
            .and_then(|cell| cell.last_mut());
        match (
            last.filter(|_| head.column == Column::Text),
            lines.split_first(),
        ) {
            (Some(last), Some((first, rest))) if words::goes_on(last, first) => {
                *last = words::unfolded([last.as_str(), first]);
                self.add(head, rest);
            }
            _ => self.add(head, lines),
        }
    }

    /// Adds the lines of a cell. What says in a field's column that there is nothing is nothing; the
    /// words stay, and what kimo has no field for, and a number tells a row from the one above it.
    pub(super) fn add(&mut self, head: &Head, lines: &[String]) {
        if let Some(second) = head.second {
            for (column, lines) in both::parted(lines, (head.column, second)) {
                self.add(&Head::new(column, &head.label), &lines);
            }
            return;
        }
        if matches!(head.column, Column::Responsible | Column::Participants) {
            return self.add_parties(head, lines);
        }
        self.add_lines(head, lines);
    }

    /// Adds the lines of a cell of parties, which may say itself when, too: `Frist: 2027`.
    fn add_parties(&mut self, head: &Head, lines: &[String]) {
        let is_of_parties = |(_, column, _): &Labelled| {
            matches!(column, Column::Responsible | Column::Participants)
        };
        for line in lines {
            let (words, labelled) = told(line).unwrap_or_default();
            if labelled.iter().all(is_of_parties) {
                self.add_lines(head, std::slice::from_ref(line));
                continue;
            }
            if !words.is_empty() {
                self.add_lines(head, &[words]);
            }
            for said in labelled {
                let is_of_parties = is_of_parties(&said);
                let (label, column, said) = said;
                if is_of_parties {
                    self.add_lines(head, &[format!("{label}: {said}")]);
                } else {
                    self.add_lines(&Head::new(column, &label), &[said]);
                }
            }
        }
    }

    /// Takes out of its words what they say themselves under a column's name that says nothing else here:
    /// lines of their own, and where there is no column of parties, what stands behind the words.
    pub(super) fn take_labelled(&mut self, has_parties: bool) {
        let mut words = Vec::new();
        let mut taken: Vec<Labelled> = Vec::new();
        for line in self.lines(Column::Text) {
            let is_new = |(_, column, _): &Labelled| self.lines(*column).is_empty();
            match told(line) {
                Some((own, labelled))
                    if labelled.iter().all(is_new) && (own.is_empty() || !has_parties) =>
                {
                    words.extend(Some(own).filter(|own| !own.is_empty()));
                    taken.extend(labelled);
                }
                _ => words.push(line.clone()),
            }
        }
        if !taken.is_empty() && !words.is_empty() {
            self.cells.insert(Column::Text, words);
            for (label, column, said) in taken {
                self.add(&Head::new(column, &label), &[said]);
            }
        }
    }

    fn add_lines(&mut self, head: &Head, lines: &[String]) {
        let is_as_written = matches!(
            head.column,
            Column::Number | Column::Text | Column::NoteText | Column::Kept
        );
        if lines.is_empty() || !is_as_written && lines.iter().all(|line| says_nothing(line)) {
            return;
        }
        if head.column == Column::Kept {
            match self.kept.iter_mut().find(|(label, _)| *label == head.label) {
                Some((_, kept)) => kept.extend_from_slice(lines),
                None => self.kept.push((head.label.clone(), lines.to_vec())),
            }
            return;
        }
        if head.column == Column::Deadline {
            self.deadline_head.clone_from(&head.label);
        }
        self.cells
            .entry(head.column)
            .or_default()
            .extend_from_slice(lines);
    }
}

/// A column of a table that was understood.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Head {
    pub(crate) column: Column,
    /// What it holds besides: `Ansvarlig / frist`.
    pub(crate) second: Option<Column>,
    pub(crate) label: String,
}

impl Head {
    /// A column of one thing under the head `label`.
    pub(crate) fn new(column: Column, label: &str) -> Head {
        Head {
            column,
            second: None,
            label: label.to_owned(),
        }
    }
}
