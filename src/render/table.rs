//! A table on the terminal, as every command lays its own out.
//!
//! In a terminal the columns share its width, and long texts are wrapped or cut. In a pipe
//! nothing is cut, and every row is a line, for other programs to read.

use super::columns::{self, GAP};
use super::fold::fold;
use super::style::{self, Paper};
use super::visible::width_of;
use anstyle::{AnsiColor, Style};

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
    /// As wide as its longest cell, but at most so many columns.
    Whole(usize),
    /// At least as wide as its longest word. All of it is shown.
    Words,
    /// At least as wide as its longest word, and a share of this weight in what is left. It is
    /// cut where a row may only take so many lines.
    Text(usize),
    /// None: there is no room for it.
    Hidden,
}

/// A cell: its paragraphs, under each other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    pub(super) paragraphs: Vec<Paragraph>,
}

/// A text of a cell, already made safe to show, and its style where colour may be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub(super) text: String,
    style: Style,
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::default().with(text, Style::new())
    }
}

impl Cell {
    /// A cell in this colour.
    pub fn in_colour(text: impl Into<String>, colour: Option<AnsiColor>) -> Cell {
        Cell::default().with(text, style::in_colour(colour))
    }

    /// The cell with another paragraph under what it has.
    pub fn with(mut self, text: impl Into<String>, style: Style) -> Cell {
        let text = text.into();
        self.paragraphs.push(Paragraph { text, style });
        self
    }
}

/// The rows under their headings, without a line end after the last. In a terminal the texts
/// of a row take at most `lines` lines, where a number is given.
pub fn table(
    columns: &[Column],
    rows: impl IntoIterator<Item = Vec<Cell>>,
    lines: Option<usize>,
    paper: Paper,
) -> String {
    let rows: Vec<Vec<Cell>> = rows.into_iter().collect();
    let widths = match paper.width {
        Some(width) => columns::shared(columns, &rows, width),
        None => columns::natural(columns, &rows),
    };
    let headings = columns.iter().zip(&widths).map(|(column, width)| {
        let heading = Cell::from(column.heading.to_owned());
        laid(&heading, *width, None, paper)
    });
    let mut text = String::new();
    write_row(&headings.collect::<Vec<_>>(), &widths, &mut text);
    if paper.width.is_some() {
        // A row begins with its number, and needs no frame.
        text += &"─".repeat(starts(&widths).last().unwrap_or(0).saturating_sub(GAP));
        text.push('\n');
    }
    for row in rows {
        let cells = row.iter().zip(columns).zip(&widths);
        let cells = cells.map(|((cell, column), width)| {
            let most = lines.filter(|_| matches!(column.room, Room::Text(_)));
            laid(cell, *width, most, paper)
        });
        write_row(&cells.collect::<Vec<_>>(), &widths, &mut text);
    }
    text.truncate(text.trim_end().len());
    text
}

/// A line of a cell as it is shown, and how many columns it takes.
type Line = (String, usize);

fn laid(cell: &Cell, width: usize, most: Option<usize>, paper: Paper) -> Vec<Line> {
    if width == 0 {
        return Vec::new();
    }
    let lines = cell.paragraphs.iter().flat_map(|part| {
        let lines: Vec<String> = match paper.width {
            Some(_) => fold(&part.text, width, most),
            None => part.text.lines().map(str::to_owned).collect(),
        };
        lines.into_iter().map(|line| {
            let line = line.trim_end();
            (paper.paint(part.style, line), width_of(line))
        })
    });
    lines.collect()
}

/// The lines of a row, with blanks only where something stands after them.
fn write_row(cells: &[Vec<Line>], widths: &[usize], text: &mut String) {
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    for at in 0..height {
        let mut written = 0;
        for (cell, start) in cells.iter().zip(starts(widths)) {
            if let Some((line, width)) = cell.get(at).filter(|(_, width)| *width > 0) {
                text.extend(std::iter::repeat_n(' ', start - written));
                *text += line;
                written = start + width;
            }
        }
        text.push('\n');
    }
}

/// Where each column starts, and where one after the last would.
fn starts(widths: &[usize]) -> impl Iterator<Item = usize> {
    let ends = widths.iter().scan(0, |start, width| {
        *start += width + if *width > 0 { GAP } else { 0 };
        Some(*start)
    });
    std::iter::once(0).chain(ends)
}
