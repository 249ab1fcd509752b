//! A table on the terminal, as every command lays its own out.
//!
//! In a terminal the columns share its width, and long texts are wrapped or cut. In a pipe
//! nothing is cut and every row is a line, for other programs to read.

use super::columns;
use super::style::Paper;
use super::visible;
use anstyle::AnsiColor;
use comfy_table::{
    Color, ColumnConstraint, ContentArrangement, ContentLineStyle, LineStyle, Row, TableStyle,
    Width,
};

/// A column: its heading, and the room it gets in a terminal.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// The heading.
    pub heading: &'static str,
    /// The room.
    pub room: Room,
}

/// How wide a column is in a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// As wide as its longest cell, within these bounds.
    Content(usize, usize),
    /// So many columns.
    Fixed(usize),
    /// What the others leave, but at least so many columns.
    Rest(usize),
    /// None: there is no room for it.
    Hidden,
}

/// A cell: a text, and its colour where it has one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// The text, already made safe to show.
    pub text: String,
    /// The colour, where colour may be used.
    pub colour: Option<AnsiColor>,
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell { text, colour: None }
    }
}

impl Cell {
    /// A cell in this colour.
    pub fn in_colour(text: impl Into<String>, colour: Option<AnsiColor>) -> Cell {
        Cell {
            text: text.into(),
            colour,
        }
    }

    /// How many columns its longest line takes.
    pub fn width(&self) -> usize {
        let widths = self.text.lines().map(visible::width_of);
        widths.max().unwrap_or(0)
    }
}

/// The rows under their headings, without a line end after the last. In a terminal a row
/// takes at most `lines` lines, where a number is given.
pub fn table(
    columns: &[Column],
    rows: impl IntoIterator<Item = Vec<Cell>>,
    lines: Option<usize>,
    paper: Paper,
) -> String {
    let Some(width) = paper.width else {
        return columns::columns(columns, rows);
    };
    let mut table = comfy_table::Table::new();
    table.load_style(UNDERLINED);
    table.force_no_tty();
    if paper.colour {
        table.enforce_styling();
    }
    table.set_truncation_indicator("…");
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(columns.iter().map(|column| column.heading));
    let mut longest = vec![0; columns.len()];
    for cells in rows {
        for (longest, cell) in longest.iter_mut().zip(&cells) {
            *longest = cell.width().max(*longest);
        }
        let cells = cells.into_iter().map(|cell| match lines {
            Some(lines) => clipped(cell, width * (lines + 1) * 2),
            None => in_pieces(cell),
        });
        let mut row = Row::from(cells.map(|cell| shown(cell, paper)));
        if let Some(lines) = lines {
            row.max_height(lines);
        }
        table.add_row(row);
    }
    let constraints = constraints(columns, &longest, width);
    for (column, constraint) in table.column_iter_mut().zip(constraints) {
        column.set_padding((0, GAP));
        column.set_constraint(constraint);
    }
    table.trim_fmt()
}

/// Only a line under the headings: a row begins with its number, and needs no frame.
const UNDERLINED: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none())
    .content_lines(ContentLineStyle::none())
    .header_separator(LineStyle::none().fill('─'));

/// The blanks between two columns.
pub(super) const GAP: u16 = 2;

/// Shares out a terminal: the short columns get what their words need, and the longest gets
/// the rest.
fn constraints(columns: &[Column], longest: &[usize], width: usize) -> Vec<ColumnConstraint> {
    let own_width = |longest: usize, room: Room| match room {
        Room::Fixed(width) => Some(width),
        Room::Content(least, most) => Some(longest.clamp(least, most)),
        Room::Rest(_) => None,
        Room::Hidden => Some(0),
    };
    let widths: Vec<Option<usize>> = columns
        .iter()
        .zip(longest)
        .map(|(column, longest)| own_width(*longest, column.room))
        .collect();
    let with_gap = |width: usize| width + usize::from(GAP);
    let taken: usize = widths
        .iter()
        .flatten()
        .filter(|width| **width > 0)
        .map(|width| with_gap(*width))
        .sum();
    let rest = width.saturating_sub(with_gap(taken));
    let widths = columns.iter().zip(widths);
    widths
        .map(|(column, width)| match (column.room, width) {
            (Room::Hidden, _) => ColumnConstraint::Hidden,
            (Room::Rest(least), _) => absolute(with_gap(rest.max(least))),
            (_, width) => absolute(with_gap(width.unwrap_or(0))),
        })
        .collect()
}

fn absolute(width: usize) -> ColumnConstraint {
    ColumnConstraint::Absolute(Width::Fixed(u16::try_from(width).unwrap_or(u16::MAX)))
}

/// No more of a text than its row can show. The table takes time by the square of a text's
/// length, and a note may hold 10 MB.
fn clipped(mut cell: Cell, most: usize) -> Cell {
    if let Some((end, _)) = cell.text.char_indices().nth(most) {
        cell.text.truncate(end);
    }
    cell
}

/// A text of which all is shown, handed over in lines that are not too long for the table.
fn in_pieces(cell: Cell) -> Cell {
    const PIECE: usize = 2_000;
    if cell.text.len() <= PIECE {
        return cell;
    }
    let mut text = String::with_capacity(cell.text.len());
    let mut rest = cell.text.as_str();
    while let Some((most, _)) = rest.char_indices().nth(PIECE) {
        let (piece, _) = rest.split_at(most);
        let end = piece.rfind([' ', '\n']).map_or(most, |blank| blank + 1);
        let (piece, after) = rest.split_at(end);
        text += piece.trim_end_matches([' ', '\n']);
        text.push('\n');
        rest = after;
    }
    text += rest;
    Cell { text, ..cell }
}

fn shown(cell: Cell, paper: Paper) -> comfy_table::Cell {
    let shown = comfy_table::Cell::new(cell.text);
    match cell.colour {
        Some(colour) if paper.colour => shown.fg(table_colour(colour)),
        _ => shown,
    }
}

/// The same colour in the table's own terms.
fn table_colour(colour: AnsiColor) -> Color {
    match colour {
        AnsiColor::Red => Color::DarkRed,
        AnsiColor::Yellow => Color::DarkYellow,
        AnsiColor::Green => Color::DarkGreen,
        _ => Color::DarkCyan,
    }
}
