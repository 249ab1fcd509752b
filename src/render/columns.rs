//! How the columns of a table share a terminal: the short ones get what their words need, and
//! the long texts the rest, each by its weight.

use super::fold::widest_part;
use super::table::{Cell, Column, Room};
use super::visible::width_of;

/// The blanks between two columns.
pub(super) const GAP: u16 = 2;

/// How wide each column is in a terminal of `width`; 0 is a column that is not shown.
pub(super) fn shared(columns: &[Column], rows: &[Vec<Cell>], width: usize) -> Vec<usize> {
    // A heading that breaks at its blanks takes no room from the texts.
    let wanted = columns
        .iter()
        .zip(widest(columns, rows, width_of, widest_part));
    let wanted: Vec<usize> = wanted
        .map(|(column, wanted)| match column.room {
            Room::Hidden => 0,
            Room::Whole(most) => wanted.min(most).max(width_of(column.heading)),
            Room::Words | Room::Text(_) => wanted,
        })
        .collect();
    let least = columns.iter().zip(widest_parts(columns, rows)).zip(&wanted);
    let mut widths: Vec<usize> = least
        .map(|((column, part), wanted)| match column.room {
            Room::Hidden | Room::Whole(_) => *wanted,
            Room::Words | Room::Text(_) => part.min(LONGEST_WORD),
        })
        .collect();
    let gaps = columns.iter().filter(|column| column.room != Room::Hidden);
    let room = width.saturating_sub(usize::from(GAP) * gaps.count().saturating_sub(1));
    grow(columns, &wanted, &mut widths, room);
    shrink(&mut widths, room);
    widths
}

/// How wide each column is where nothing limits it.
pub(super) fn natural(columns: &[Column], rows: &[Vec<Cell>]) -> Vec<usize> {
    widest(columns, rows, width_of, width_of)
}

/// A longer word may be broken: it would leave the other columns too little.
const LONGEST_WORD: usize = 24;

fn widest_parts(columns: &[Column], rows: &[Vec<Cell>]) -> Vec<usize> {
    widest(columns, rows, widest_part, widest_part)
}

fn widest(
    columns: &[Column],
    rows: &[Vec<Cell>],
    width: fn(&str) -> usize,
    heading_width: fn(&str) -> usize,
) -> Vec<usize> {
    let headings = columns.iter().map(|column| heading_width(column.heading));
    let mut widest: Vec<usize> = headings.collect();
    for row in rows {
        for (widest, cell) in widest.iter_mut().zip(row) {
            let lines = cell.paragraphs.iter().flat_map(|part| part.text.lines());
            *widest = lines.map(width).max().unwrap_or(0).max(*widest);
        }
    }
    widest
}

/// Gives what is left to the columns that want more, by their weights.
fn grow(columns: &[Column], wanted: &[usize], widths: &mut [usize], room: usize) {
    let least = widths.to_vec();
    let mut left = room.saturating_sub(widths.iter().sum());
    while left > 0 {
        let wanting = (0..widths.len()).filter(|at| widths[*at] < wanted[*at]);
        // How many columns it has been given, beside its weight.
        let share = |at: &usize| (widths[*at] - least[*at] + 1) * 120 / weight(columns[*at].room);
        let Some(poorest) = wanting.min_by_key(share) else {
            return;
        };
        widths[poorest] += 1;
        left -= 1;
    }
}

fn weight(room: Room) -> usize {
    match room {
        Room::Text(weight) => weight.max(1),
        // Little is enough for it to be whole.
        Room::Words => 6,
        Room::Whole(_) | Room::Hidden => 1,
    }
}

/// Takes from the widest where even the words are too wide for the terminal: a row that is
/// wider than it is broken by the terminal, and cannot be read.
fn shrink(widths: &mut [usize], room: usize) {
    while widths.iter().sum::<usize>() > room {
        match widths.iter_mut().max() {
            Some(widest) if *widest > 1 => *widest -= 1,
            _ => return,
        }
    }
}
