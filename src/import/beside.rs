//! Tables of actions that stand beside each other in one, as on a sheet, each with heads of its own.

use super::answers::Answers;
use super::column::{self, Column, Match, head_key, is_name};
use super::heads::{LAST_HEAD, is_head};
use super::piece::{Row, Table};
use super::remarks::Remarks;
use crate::text::danish::noun;
use std::ops::Range;

/// The tables, from left to right; nothing where there is one alone.
pub(super) fn parted(
    table: &Table,
    answers: &Answers,
    remarks: &mut Remarks,
) -> Option<Vec<Table>> {
    let heads = { table.rows.iter().take(LAST_HEAD) }.find(|row| is_head(row, answers))?;
    let is_whole = |columns: &Range<usize>| {
        let own = part(heads, columns);
        let names = |cell: &super::piece::Cell| column::known(&cell.text()).map(Match::column);
        is_head(&own, answers)
            && own
                .cells
                .iter()
                .any(|cell| names(cell) == Some(Column::Text))
    };
    let is_blank = |at: usize| table.rows.iter().all(|row| says_nothing_at(row, at));
    let width = table.rows.iter().map(|row| row.cells.len()).max()?;
    let after_gaps: Vec<usize> = (1..width)
        .filter(|at| is_blank(at - 1) && !is_blank(*at))
        .collect();
    let first = heads
        .cells
        .iter()
        .find(|cell| !cell.is_blank() && is_name(&cell.text()))?;
    let first = head_key(&first.text());
    let again = heads.cells.iter().enumerate().skip(1);
    let again = again.filter(|(_, cell)| head_key(&cell.text()) == first);
    let again: Vec<usize> = again.map(|(at, _)| at).collect();
    let ways = [blocks(&after_gaps, width), blocks(&again, width)];
    let found = ways
        .into_iter()
        .find(|ways| ways.len() > 1 && ways.iter().all(is_whole));
    let place = &heads.place;
    let Some(found) = found else {
        if let [first, ..] = after_gaps.as_slice() {
            let right = part(heads, &(*first..width)).texts();
            let right: Vec<String> = { right.into_iter() }
                .filter(|text| !text.is_empty())
                .map(|text| format!("”{text}”"))
                .collect();
            remarks.extend((!right.is_empty() && *first > 1).then(|| {
                format!("{place}: {} står efter en tom kolonne og er læst som en del af tabellen før den", noun::list(&right))
            }));
        }
        return None;
    };
    remarks.insert(format!(
        "{place}: tabellerne ved siden af hinanden er læst hver for sig"
    ));
    let tables = found.iter().map(|columns| {
        let rows = table.rows.iter().map(|row| part(row, columns));
        let rows = rows.filter(|row| row.said() > 0 || row.cells.iter().any(|cell| cell.continues));
        Table {
            rows: rows.collect(),
        }
    });
    Some(tables.collect())
}

/// The columns from one start to the next.
fn blocks(starts: &[usize], width: usize) -> Vec<Range<usize>> {
    let from = std::iter::once(0).chain(starts.iter().copied());
    let to = starts.iter().copied().chain([width]);
    from.zip(to).map(|(from, to)| from..to).collect()
}

/// What stands in these columns of a row.
fn part(row: &Row, columns: &Range<usize>) -> Row {
    let end = columns.end.min(row.cells.len());
    let cells = row.cells.get(columns.start.min(end)..end);
    Row {
        place: row.place.clone(),
        cells: cells.unwrap_or_default().to_vec(),
    }
}

/// Whether a row has nothing in a column, not even a cell that spans it.
fn says_nothing_at(row: &Row, at: usize) -> bool {
    let is_blank = row
        .cells
        .get(at)
        .is_none_or(|cell| cell.is_blank() && !cell.continues);
    let mut before = row.cells.iter().take(at).enumerate();
    is_blank && !before.any(|(from, cell)| from + cell.span > at && row.said() > 1)
}
