//! The heads of a table of actions: where they stand, and what the columns under them hold.

use super::answers::Answers;
use super::both;
use super::column::{self, Column, Match, head_key, is_name};
use super::heading::is_numbered_goal;
use super::piece::{Cell, Row, Table};
use super::record::Head;
use super::remarks::{Remarks, is_kept};
use super::time::{counted, span};
use super::written::{code_after_name, is_code};
use std::collections::BTreeSet;

/// The head is among so many rows.
pub(super) const LAST_HEAD: usize = 20;

/// The known columns of a row that may be the head.
fn matches(row: &Row, answers: &Answers) -> Vec<Option<Match>> {
    let found = |cell: &Cell| {
        let head = cell.text();
        match answers.column(&head) {
            Some(column) => Some(Match::Name(column)),
            None => column::known(&head),
        }
    };
    row.cells.iter().map(found).collect()
}

pub(super) fn is_head(row: &Row, answers: &Answers) -> bool {
    let columns: BTreeSet<Column> = matches(row, answers)
        .into_iter()
        .flatten()
        .map(Match::column)
        .collect();
    columns.len() > 1 && (columns.contains(&Column::Text) || columns.contains(&Column::Responsible))
}

/// Whether a row is a head beyond doubt: most of its cells, the first of them, are usual names letter
/// by letter.
pub(super) fn is_plain_head(row: &Row, answers: &Answers) -> bool {
    let is_it = |cell: &&Cell| is_name(&cell.text());
    let said = || row.cells.iter().filter(|cell| !cell.is_blank());
    let count = || said().filter(is_it).count();
    said().next().is_some_and(|first| is_it(&first))
        && count() * 3 > row.said() * 2
        && is_head(row, answers)
}

/// Whether a row whose columns are known by answers alone is the first of the actions: the table has no
/// heads.
pub(super) fn is_first_action(row: &Row, heads: &[Head]) -> bool {
    let is_said = |head: &Head| match head.column {
        Column::Number => is_code(&head.label),
        Column::Start | Column::Deadline => {
            span(&head.label).is_some() || counted(&head.label).is_some()
        }
        _ => false,
    };
    is_nameless(row) && heads.iter().any(is_said)
}

/// Whether no cell of a row is a name that columns have.
pub(super) fn is_nameless(row: &Row) -> bool {
    let mut texts = row.cells.iter().map(Cell::text);
    texts.all(|text| column::known(&text).is_none())
}

/// The columns under the heads of `row`: a second column of a kind that an action has once is kept
/// under its head.
pub(super) fn heads(row: &Row, answers: &Answers, remarks: &mut Remarks) -> Vec<Head> {
    let mut taken: BTreeSet<Column> = BTreeSet::new();
    let mut heads: Vec<Head> = Vec::new();
    let mut spanned = 0;
    for (cell, found) in row.cells.iter().zip(matches(row, answers)) {
        // What lies under one head belongs to it.
        if let Some(last) = heads.last().filter(|_| spanned > 1 && cell.is_blank()) {
            heads.push(last.clone());
            spanned -= 1;
            continue;
        }
        spanned = cell.span;
        let label = cell.text();
        let mut column = found.map_or(Column::Kept, Match::column);
        let may_repeat = matches!(
            column,
            Column::Responsible
                | Column::Participants
                | Column::Kept
                | Column::Left
                | Column::Derived
        );
        if !may_repeat && !taken.insert(column) {
            column = Column::Kept;
        }
        if let Some(Match::Near(_, name)) = found {
            remarks.insert(format!("kolonnen ”{label}” er læst som ”{name}”"));
        }
        if column == Column::Kept && !label.is_empty() {
            remarks.insert(is_kept(&label));
        }
        let second = both::both(&label)
            .filter(|(first, _)| *first == column && answers.column(&label).is_none())
            .map(|(_, second)| second);
        heads.push(Head {
            second,
            ..Head::new(column, &label)
        });
    }
    heads
}

/// The heads of two rows, where the second tells apart what lies under those of the first that span
/// several columns.
pub(super) fn under_each_other(first: &Row, second: &Row) -> Option<Row> {
    let mut cells = Vec::new();
    let mut spanned = 0;
    let mut over = String::new();
    let mut is_head = false;
    let mut is_empty = true;
    for (at, above) in first.cells.iter().enumerate() {
        if above.span > 1 {
            spanned = above.span;
            over = above.text();
        } else {
            spanned = usize::saturating_sub(spanned, 1);
        }
        let below = second.cells.get(at).filter(|cell| !cell.continues);
        match below.filter(|cell| !cell.is_blank()) {
            Some(_) if spanned == 0 => return None,
            Some(below) => {
                is_empty = false;
                let is_known = column::known(&below.text()).is_some();
                is_head |= is_known;
                // "2026" under "Budget" says little by itself.
                cells.push(if is_known {
                    below.clone()
                } else {
                    Cell::new(vec![format!("{over} {}", below.text())])
                });
            }
            None => {
                // What lies under the heads alone that span several is no action.
                let column = column::known(&above.text()).map(Match::column);
                is_head |=
                    spanned == 0 && matches!(column, Some(Column::Text | Column::Responsible));
                cells.push(above.clone());
            }
        }
    }
    let place = first.place.clone();
    (is_head && !is_empty).then_some(Row { place, cells })
}

/// A table whose heads stand under each other, with an action or several beside them, the right
/// way up.
pub(super) fn turned(table: &Table, answers: &Answers) -> Option<Table> {
    let in_pairs = in_pairs(table, answers);
    let rows = in_pairs.as_ref().unwrap_or(&table.rows);
    let width = rows.iter().map(|row| row.cells.len()).max()?;
    let first = Row {
        place: String::new(),
        cells: rows
            .iter()
            .map(|row| row.cells.first().cloned().unwrap_or_default())
            .collect(),
    };
    // "Ansvarlig | Havnen | Frist | 2027" are two fields of one action.
    let is_full_head = |row: &Row| {
        is_head(row, answers)
            && matches(row, answers).iter().flatten().count() * 3 >= row.said() * 2
    };
    let has_head =
        rows.first().is_some_and(|row| is_head(row, answers)) || rows.iter().any(is_full_head);
    let known = matches(&first, answers).iter().flatten().count();
    if has_head
        || width < 2
        || rows.len() > MOST_TURNED
        || !is_head(&first, answers)
        || known * 2 < rows.len()
    {
        return None;
    }
    let column = |at: usize| Row {
        place: rows
            .first()
            .map_or_else(String::new, |row| row.place.clone()),
        cells: rows
            .iter()
            .map(|row| row.cells.get(at).cloned().unwrap_or_default())
            .map(|cell| Cell::new(cell.lines))
            .collect(),
    };
    let mut rows: Vec<Row> = (0..width).map(column).collect();
    number_from_head(&mut rows);
    goals_have_a_head(&mut rows);
    Some(Table { rows })
}

/// The rows of a card with two fields or more beside each other, `Ansvarlig | Havnen | Frist | 2027`, with
/// each field in a row of its own.
fn in_pairs(table: &Table, answers: &Answers) -> Option<Vec<Row>> {
    if !(2..=MOST_TURNED).contains(&table.rows.len()) {
        return None;
    }
    let mut pairs = Vec::new();
    for row in &table.rows {
        for pair in row.cells.chunks(2) {
            let [head, said] = pair else {
                return None;
            };
            if head.continues || said.continues || is_name(&said.text()) {
                return None;
            }
            if !(head.is_blank() && said.is_blank()) {
                let place = row.place.clone();
                let cells = vec![head.clone(), said.clone()];
                pairs.push(Row { place, cells });
            }
        }
    }
    let heads = pairs.iter().filter_map(|pair| pair.cells.first());
    let heads = Row {
        place: String::new(),
        cells: heads.cloned().collect(),
    };
    let known = heads.cells.iter().filter(|cell| is_name(&cell.text()));
    let are_beside = table.rows.iter().any(|row| {
        let mut heads = row.cells.iter().step_by(2);
        heads.by_ref().filter(|cell| is_name(&cell.text())).count() > 1
    });
    (are_beside && known.count() * 2 >= heads.cells.len() && is_head(&heads, answers))
        .then_some(pairs)
}

/// Where the head before the action's words has its number, `Indsats 7`, puts it into a column.
fn number_from_head(rows: &mut [Row]) {
    let [head, action] = rows else {
        return;
    };
    let number = head.cells.iter().find_map(|cell| {
        let text = cell.text();
        code_after_name(&text).map(|number| number.trim_end_matches([':', '.']).to_owned())
    });
    if let Some(number) = number {
        head.cells.push(Cell::new(vec!["Nr.".to_owned()]));
        action.cells.push(Cell::new(vec![number]));
    }
}

/// Gives the goals that stand over the columns of a table that was turned, `Mål 1: Rent hav`, a head.
fn goals_have_a_head(rows: &mut [Row]) {
    let Some((head, rows)) = rows.split_first_mut() else {
        return;
    };
    for (at, cell) in head.cells.iter_mut().enumerate() {
        let mut below = rows.iter().filter_map(|row| row.cells.get(at));
        if cell.is_blank() && below.all(|cell| is_numbered_goal(&cell.text())) {
            cell.lines.push("Mål".to_owned());
        }
    }
}

/// An action has no more fields.
const MOST_TURNED: usize = 30;

pub(super) fn keys(row: &Row) -> Vec<String> {
    let texts = row.texts();
    texts
        .iter()
        .map(|text| head_key(text))
        .filter(|key| !key.is_empty())
        .collect()
}
