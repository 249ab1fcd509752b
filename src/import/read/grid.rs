//! A table in a text that is drawn with lines of `+`, `-` and `|`, as Pandoc writes it.

use super::{MOST_CELLS, MOST_COLUMNS};
use crate::import::piece::{Cell, Row, Table};
use crate::import::words::{goes_on, lines, unfolded};
use std::collections::BTreeSet;

/// The table that `texts`, of which the first is line `number` of the text, begin with, and how many lines
/// it takes; nothing where they do not begin with the line over one.
pub(super) fn open(texts: &[&str], number: usize) -> Option<(Table, usize)> {
    let first = texts.first().filter(|line| is_border(line))?;
    let indent = first.len() - first.trim_start().len();
    let is_of_table = |line: &&&str| line.trim().starts_with(['+', '|']);
    let taken = texts.iter().take_while(is_of_table).count();
    let of_table = texts.get(..taken)?;
    let drawn: Vec<Vec<char>> = { of_table.iter() }
        .map(|line| line.trim_end().chars().skip(indent).collect())
        .collect();
    // Where a column ends in any row.
    let signs: BTreeSet<usize> = { of_table.iter().zip(&drawn) }
        .filter(|(line, _)| is_border(line))
        .flat_map(|(_, drawn)| { drawn.iter().enumerate() }.filter(|(_, sign)| **sign == '+'))
        .map(|(at, _)| at)
        .collect();
    let mut starts: Vec<usize> = signs.into_iter().take(MOST_COLUMNS + 1).collect();
    // What stands behind the last line between columns is of the last one.
    if let (Some(last), Some(width)) = (starts.last_mut(), drawn.iter().map(Vec::len).max()) {
        *last = (*last).max(width - 1);
    }
    let mut rows = Vec::new();
    let mut open: Vec<(usize, &Vec<char>)> = Vec::new();
    for (at, (line, drawn)) in of_table.iter().zip(&drawn).enumerate() {
        if rows.len() * starts.len() > MOST_CELLS {
            break;
        }
        if is_border(line) {
            rows.extend(row(std::mem::take(&mut open), &starts));
        } else {
            open.push((number + at, drawn));
        }
    }
    rows.extend(row(open, &starts));
    Some((Table { rows }, taken))
}

/// The row of these lines, each with its number.
fn row(drawn: Vec<(usize, &Vec<char>)>, starts: &[usize]) -> Option<Row> {
    let (number, _) = drawn.first()?;
    let columns = starts.len().checked_sub(1).filter(|count| *count > 0)?;
    let is_line = |at: usize| {
        drawn
            .iter()
            .all(|(_, line)| matches!(line.get(at), Some('|' | '+')))
    };
    let mut cells = vec![Cell::default(); columns];
    let mut from = 0;
    while from < columns {
        let to = (from + 1..=columns)
            .find(|to| starts.get(*to).is_none_or(|at| is_line(*at)))
            .unwrap_or(columns);
        let (left, right) = (starts.get(from)?, starts.get(to)?);
        let texts = drawn.iter().map(|(_, line)| {
            let inside = line.get(left + 1..(*right).min(line.len()).max(left + 1));
            inside.unwrap_or_default().iter().collect::<String>()
        });
        // The line between the rows of one column alone.
        let texts = texts.filter(|text| !text.trim_matches(['-', '=', '+', ' ']).is_empty());
        let cell = cells.get_mut(from)?;
        cell.lines = folded(lines(&texts.collect::<Vec<_>>().join("\n")));
        cell.span = if to - from > 1 { to - from } else { 0 };
        from = to;
    }
    Some(Row {
        place: format!("linje {number}"),
        cells,
    })
}

/// The lines of a cell, those that its width broke made one.
fn folded(lines: Vec<String>) -> Vec<String> {
    let mut whole: Vec<String> = Vec::new();
    for line in lines {
        match whole.last_mut() {
            Some(above) if goes_on(above, &line) => *above = unfolded([above.as_str(), &line]),
            _ => whole.push(line),
        }
    }
    whole
}

/// Whether a line is one between rows: `+-----+-----+`.
fn is_border(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2
        && line.starts_with('+')
        && line.ends_with('+')
        && line.contains(['-', '='])
        && line.trim_matches(['+', '-', '=', ':']).is_empty()
}
