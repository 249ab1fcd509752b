//! A table in a text whose cells stand under their heads, parted by blanks, as a page's layout or a
//! mail has it.

use super::rows::Paragraph;
use crate::import::column::{Column, is_name, known};
use crate::import::piece::{Cell, Row, Table};
use crate::import::words;

/// A table under way.
pub(super) struct Aligned {
    /// Where each column begins, in characters, and what it holds.
    columns: Vec<(usize, Option<Column>)>,
    table: Table,
    /// Whether nothing stands between the row above and what comes.
    is_open: bool,
    /// How many lines under the heads belong to them.
    broken: usize,
}

/// How many characters a cell may stand to the left of its head.
const SLACK: usize = 2;

/// How many lines after a head are looked at.
const LOOKED_AT: usize = 12;

impl Aligned {
    /// The table that `lines` begin with: a line of known heads, and lines whose cells stand under
    /// them. Nothing where they do not.
    pub(super) fn open(lines: &[&str], number: usize) -> Option<Aligned> {
        let (head, rest) = lines.split_first()?;
        let mut heads = segments(head);
        let names =
            |heads: &[(usize, String)]| heads.iter().filter(|(_, head)| is_name(head)).count();
        if names(&heads) < 2 {
            return None;
        }
        let broken = rest.first().map_or(0, |next| join_broken(&mut heads, next));
        let rest = rest.get(broken..).unwrap_or_default();
        if names(&heads) * 2 < heads.len() {
            return None;
        }
        let columns: Vec<_> = heads
            .iter()
            .map(|(at, head)| (*at, known(head).map(|of| of.column())))
            .collect();
        if !columns
            .iter()
            .any(|(_, column)| *column == Some(Column::Text))
        {
            return None;
        }
        let cells = heads
            .iter()
            .map(|(_, head)| Cell::new(vec![head.clone()]))
            .collect();
        let aligned = Aligned {
            columns,
            table: Table {
                rows: vec![row(number, cells)],
            },
            is_open: false,
            broken,
        };
        let lines = rest.iter().take(LOOKED_AT).map(|line| segments(line));
        let parted: Vec<_> = lines.filter(|found| found.len() > 1).collect();
        let is_under =
            |found: &Vec<(usize, String)>| found.iter().all(|(at, _)| aligned.is_under_head(*at));
        // Two blanks after a number are no column.
        let is_numbered = aligned.columns.first().map(|(_, column)| *column);
        let told = if is_numbered == Some(Some(Column::Number)) {
            2
        } else {
            1
        };
        let tells = |found: &Vec<(usize, String)>| {
            found
                .iter()
                .any(|(at, _)| aligned.column_of(*at) >= Some(told))
        };
        let under = parted.iter().filter(|found| is_under(found)).count();
        (parted.iter().any(tells) && under * 4 >= parted.len() * 3).then_some(aligned)
    }

    /// Takes a line, which is blank or the table's; `false` where the table ended above it.
    pub(super) fn take(&mut self, line: &str, number: usize) -> bool {
        if self.broken > 0 {
            self.broken -= 1;
            return true;
        }
        let found = segments(line);
        // What is drawn between the rows is no cell's.
        let is_drawn = found
            .iter()
            .all(|(_, text)| text.trim_matches(['-', '=', ' ']).is_empty());
        if found.is_empty() || is_drawn {
            self.is_open = false;
            return true;
        }
        let columns: Vec<Option<usize>> = found.iter().map(|(at, _)| self.column_of(*at)).collect();
        let is_alone = found.len() == 1;
        if columns.contains(&None) || (is_alone && !self.is_open && is_prose(line)) {
            return false;
        }
        if self.begins_row(&found, &columns) {
            let width = self.columns.len();
            self.table
                .rows
                .push(row(number, vec![Cell::default(); width]));
        }
        self.is_open = true;
        let Some(last) = self.table.rows.last_mut() else {
            return false;
        };
        for ((_, text), at) in found.into_iter().zip(columns) {
            if let Some(cell) = at.and_then(|at| last.cells.get_mut(at)) {
                cell.lines.push(text);
            }
        }
        true
    }

    /// The table, its texts as they were before a page folded them.
    pub(super) fn close(mut self) -> Table {
        for row in &mut self.table.rows {
            for (cell, (_, column)) in row.cells.iter_mut().zip(&self.columns) {
                let names = matches!(column, Some(Column::Responsible | Column::Participants));
                let is_folded = |pair: &[String]| match pair {
                    [above, line] => words::goes_on(above, line),
                    _ => false,
                };
                if cell.lines.len() > 1 && (!names || cell.lines.windows(2).all(is_folded)) {
                    let paragraph = Paragraph(std::mem::take(&mut cell.lines));
                    cell.lines = words::lines(&paragraph.text());
                }
            }
        }
        self.table
    }

    /// Whether a line begins a row: something in the column of numbers; without one, words in the
    /// first column after a blank line, or beside others.
    fn begins_row(&self, found: &[(usize, String)], columns: &[Option<usize>]) -> bool {
        if self.table.rows.len() == 1 {
            return true;
        }
        if columns.first() != Some(&Some(0)) {
            return false;
        }
        match self.columns.first() {
            // A number, or a theme across the table.
            Some((_, Some(Column::Number))) => true,
            _ => !self.is_open || found.len() > 1,
        }
    }

    fn is_under_head(&self, at: usize) -> bool {
        self.columns
            .iter()
            .any(|(head, _)| head.abs_diff(at) <= SLACK)
    }

    /// The column that what begins at `at` stands in.
    fn column_of(&self, at: usize) -> Option<usize> {
        self.columns
            .iter()
            .rposition(|(head, _)| *head <= at + SLACK)
    }
}

/// Joins the heads that end in a hyphen with the rest of their words in the line under them, and returns
/// how many lines that took.
fn join_broken(heads: &mut [(usize, String)], next: &str) -> usize {
    let rest = segments(next);
    let of = |at: usize| {
        let is_it =
            |(head, text): &(usize, String)| head.abs_diff(at) <= SLACK && text.ends_with('-');
        heads.iter().position(is_it)
    };
    let places: Vec<_> = rest.iter().filter_map(|(at, _)| of(*at)).collect();
    if places.is_empty() || places.len() < rest.len() {
        return 0;
    }
    for (place, (_, text)) in places.into_iter().zip(rest) {
        if let Some((_, head)) = heads.get_mut(place) {
            *head = words::unfolded([head.as_str(), &text]);
        }
    }
    1
}

fn row(number: usize, cells: Vec<Cell>) -> Row {
    Row {
        place: format!("linje {number}"),
        cells,
    }
}

/// What stands in a line between two blanks and more, each with where it begins.
fn segments(line: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut blanks = 2;
    for (at, letter) in line.chars().enumerate() {
        if letter.is_whitespace() {
            blanks += 1;
            continue;
        }
        match found.last_mut().filter(|_| blanks < 2) {
            Some((_, text)) => {
                if blanks == 1 {
                    text.push(' ');
                }
                text.push(letter);
            }
            None => found.push((at, letter.to_string())),
        }
        blanks = 0;
    }
    found
}

/// Whether a line goes on under the table as text: it is too long for a theme, or a sentence.
fn is_prose(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() > LONGEST_THEME || line.ends_with('.')
}

/// A theme across a table is not longer, in characters.
const LONGEST_THEME: usize = 70;
