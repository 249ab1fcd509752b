//! A table on the terminal, as every command lays its own out.
//!
//! In a terminal the columns share its width, and long texts are wrapped or cut. In a pipe
//! nothing is cut, and every row is a line, for other programs to read.

use super::columns::{self, GAP};
use super::fold::fold;
use super::style::{self, Paper};
use super::visible::width_of;
use anstyle::{AnsiColor, Effects, Style};
use comfy_table::{
    Attribute, Color, ColumnConstraint, ContentLineStyle, LineStyle, TableStyle, Width,
};

/// A column: its heading, and the room it gets in a terminal.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    /// The heading.
    pub(crate) heading: &'static str,
    /// The room.
    pub(crate) room: Room,
}

/// How wide a column is in a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Room {
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
pub(crate) struct Cell {
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
    pub(crate) fn in_colour(text: impl Into<String>, colour: Option<AnsiColor>) -> Cell {
        Cell::default().with(text, style::in_colour(colour))
    }

    /// The cell with another paragraph under what it has.
    pub(crate) fn with(mut self, text: impl Into<String>, style: Style) -> Cell {
        let text = text.into();
        self.paragraphs.push(Paragraph { text, style });
        self
    }
}

/// The rows under their headings, without a line end after the last. In a terminal the texts
/// of a row take at most `lines` lines, where a number is given.
pub(crate) fn table(
    columns: &[Column],
    rows: impl IntoIterator<Item = Vec<Cell>>,
    lines: Option<usize>,
    paper: Paper,
) -> String {
    let rows: Vec<Vec<Cell>> = rows.into_iter().collect();
    match paper.width {
        Some(width) => in_terminal(columns, &rows, lines, width, paper.colour),
        None => in_pipe(columns, &rows, paper),
    }
}

/// The library's own breaking of lines cuts words without a hyphen: it gets each line of a row
/// as a row of its own, broken to the width of its column.
fn in_terminal(
    columns: &[Column],
    rows: &[Vec<Cell>],
    lines: Option<usize>,
    width: usize,
    has_colour: bool,
) -> String {
    let mut table = comfy_table::Table::new();
    table.load_style(UNDERLINED);
    table.force_no_tty();
    if has_colour {
        table.enforce_styling();
    }
    let widths = columns::shared(columns, rows, width);
    let headings = columns.iter().zip(&widths);
    table.set_header(headings.map(|(column, width)| fold(column.heading, *width, None).join("\n")));
    for row in rows {
        let cells = row.iter().zip(columns).zip(&widths);
        let cells: Vec<Vec<Line<'_>>> = cells
            .map(|((cell, column), width)| {
                let most = lines.filter(|_| matches!(column.room, Room::Text(_)));
                laid(cell, *width, most)
            })
            .collect();
        for at in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
            let line = |cell: &Vec<Line<'_>>| cell.get(at).map(shown);
            table.add_row(
                cells
                    .iter()
                    .map(|cell| line(cell).unwrap_or_else(|| "".into())),
            );
        }
    }
    let last = widths.iter().rposition(|width| *width > 0);
    for (at, (column, width)) in table.column_iter_mut().zip(widths).enumerate() {
        let gap = if Some(at) == last { 0 } else { GAP };
        column.set_padding((0, gap));
        column.set_constraint(match u16::try_from(width) {
            Ok(0) => ColumnConstraint::Hidden,
            Ok(width) => ColumnConstraint::Absolute(Width::Fixed(width.saturating_add(gap))),
            Err(_) => ColumnConstraint::ContentWidth,
        });
    }
    table.trim_fmt()
}

/// Only a line under the headings: a row begins with its number, and needs no frame.
const UNDERLINED: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none())
    .content_lines(ContentLineStyle::none())
    .header_separator(LineStyle::none().fill('─'));

/// A line of a cell.
type Line<'c> = (String, &'c Style);

fn laid(cell: &Cell, width: usize, most: Option<usize>) -> Vec<Line<'_>> {
    if width == 0 {
        return Vec::new();
    }
    let lines = cell.paragraphs.iter().flat_map(|part| {
        let lines = fold(&part.text, width, most).into_iter();
        lines.map(|line| (line, &part.style))
    });
    lines.collect()
}

fn shown((text, style): &Line<'_>) -> comfy_table::Cell {
    let mut cell = comfy_table::Cell::new(text);
    if let Some(anstyle::Color::Ansi(colour)) = style.get_fg_color() {
        cell = cell.fg(table_colour(colour));
    }
    if style.get_effects().contains(Effects::BOLD) {
        cell = cell.add_attribute(Attribute::Bold);
    }
    cell
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

/// Each row on a line, or a line for each paragraph of its cells; blanks only where something
/// stands after them.
fn in_pipe(columns: &[Column], rows: &[Vec<Cell>], paper: Paper) -> String {
    let widths = columns::natural(columns, rows);
    let headings = columns.iter().map(|column| column.heading.to_owned());
    let headings: Vec<Cell> = headings.map(Cell::from).collect();
    let mut text = String::new();
    for row in std::iter::once(&headings).chain(rows) {
        let cells: Vec<Vec<Line<'_>>> = row.iter().map(whole).collect();
        for at in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
            let mut blanks = 0;
            for (cell, width) in cells.iter().zip(&widths) {
                let line = cell.get(at).filter(|(line, _)| !line.is_empty());
                if let Some((line, style)) = line {
                    text.extend(std::iter::repeat_n(' ', blanks));
                    text += &paper.paint(**style, line);
                    blanks = 0;
                }
                blanks += width + usize::from(GAP) - line.map_or(0, |(line, _)| width_of(line));
            }
            text.push('\n');
        }
    }
    text.truncate(text.trim_end().len());
    text
}

/// The lines of a cell as its texts have them.
fn whole(cell: &Cell) -> Vec<Line<'_>> {
    let lines = cell.paragraphs.iter().flat_map(|part| {
        let lines = part.text.lines();
        lines.map(|line| (line.trim_end().to_owned(), &part.style))
    });
    lines.collect()
}
