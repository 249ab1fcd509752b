//! A table in a text that has each of its cells on a line of its own, the heads first, as it is copied
//! out of some programs.

use crate::import::column::{Column, is_name, known};
use crate::import::heading::is_numbered_goal;
use crate::import::piece::{Cell, Row, Table};
use crate::import::words::clean;
use crate::import::written::is_code;

/// Heads on lines of their own, and what comes of the lines under them.
pub(super) enum Stacked {
    /// The table, and how many lines it takes.
    Table(Table, usize),
    /// The lines under the heads are not as many as the heads, or a multiple of it.
    Unparted,
}

/// The table that `lines`, of which the first is line `number` of the text, begin with; nothing where
/// they do not begin with heads.
pub(super) fn open(lines: &[&str], number: usize) -> Option<Stacked> {
    let own = lines
        .iter()
        .take_while(|line| !is_numbered_goal(line.trim()));
    let said = own.enumerate().map(|(at, line)| (at, clean(line)));
    let mut said = said.filter(|(_, line)| !line.is_empty()).peekable();
    let mut heads = Vec::new();
    while heads.len() < MOST
        && let Some(head) = said.next_if(|(_, line)| is_name(line))
    {
        heads.push(head);
    }
    let column = |(_, head): &(usize, String)| known(head).map(|of| of.column());
    let has_text = heads.iter().any(|head| column(head) == Some(Column::Text));
    if heads.len() < FEWEST || !has_text {
        return None;
    }
    let is_numbered = heads.first().and_then(column) == Some(Column::Number);
    let width = heads.len();
    let mut rows = vec![heads];
    let mut end = 0;
    let begins_row = |line: &str| !is_name(line) && (!is_numbered || is_code(line));
    while let Some(first) = said.next_if(|(_, line)| begins_row(line)) {
        let mut cells = vec![first];
        while cells.len() < width
            && let Some(cell) = said.next_if(|(_, line)| !(is_numbered && is_code(line)))
        {
            cells.push(cell);
        }
        end = cells.last().map_or(end, |(at, _)| at + 1);
        rows.push(cells);
    }
    // More lines than a row has cells: some of them belong together, and nothing tells which.
    let is_whole = rows.len() > 1 && rows.iter().all(|row| row.len() == width);
    let goes_on = said.peek().is_some_and(|(at, _)| *at == end);
    let mut before_heads = said.take(LOOKED_AT).take_while(|(_, line)| !is_name(line));
    if !is_whole || goes_on || (is_numbered && before_heads.any(|(_, line)| is_code(&line))) {
        return Some(Stacked::Unparted);
    }
    let row = |cells: Vec<(usize, String)>| Row {
        place: format!("linje {}", number + cells.first().map_or(0, |(at, _)| *at)),
        cells: cells
            .into_iter()
            .map(|(_, text)| Cell::new(vec![text]))
            .collect(),
    };
    let rows = rows.into_iter().map(row).collect();
    Some(Stacked::Table(Table { rows }, end))
}

/// Fewer heads under each other may be words of a text.
const FEWEST: usize = 3;

const MOST: usize = 12;

/// How many lines after the table are looked at for a number.
const LOOKED_AT: usize = 50;
