//! A table on a terminal: which columns there is room for and how wide they are; comfy-table
//! folds the texts, aligns them and draws. In a pipe every column is as wide as its texts.

use super::ORDINARY;
use super::terminal::{Paper, marked, wrap};
use crate::text::shorten::shorten;
use crate::text::visible::{one_line, width_of};
use crate::view::block::{Cell, Column, ColumnKind, Inline, Row, Table};
use comfy_table::{
    CellAlignment, ColumnConstraint, ContentLineStyle, LineStyle, TableStyle, Width,
};

/// The blanks between two columns.
const GAP: u16 = 2;

/// A longer number of an action, likewise.
const LONGEST_CODE: usize = 12;

/// A column of so few words is not narrowed: `ikke igangsat`.
const FEW_WORDS: usize = 13;

/// A text is never cut to fewer characters.
const SHORTEST_TEXT: usize = 60;

/// What stands in the line of a heading across the columns until it is put there.
const GROUP: char = '\u{e0001}';

/// The table with a line end after each row.
pub(super) fn table(table: &Table, paper: Paper) -> String {
    let columns = shown(&table.columns, paper.width);
    let mut groups = Vec::new();
    let mut last: Vec<String> = Vec::new();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for row in &table.rows {
        rows.push(match row {
            Row::Cells(cells) => {
                let mut cells = texts(&columns, cells, false, paper);
                let own = cells.clone();
                // What several rows begin with is shown once, where nobody reads a line alone.
                if paper.width.is_some() {
                    let same = own.iter().zip(&last).take_while(|(own, last)| own == last);
                    let same = same.count().min(own.len().saturating_sub(1));
                    cells[..same].iter_mut().for_each(String::clear);
                }
                last = own;
                cells
            }
            Row::Total(cells) => texts(&columns, cells, true, paper),
            Row::Group(heading) => {
                last.clear();
                let words = marked(&[Inline::Strong(one_line(heading))], paper);
                groups.push(wrap(&words, paper.width, "").trim_end().to_owned());
                vec![GROUP.to_string()]
            }
        });
    }
    let headings: Vec<String> = columns
        .iter()
        .map(|column| column.heading.clone())
        .collect();
    let drawn = draw(&columns, &headings, &rows, paper);
    let mut groups = groups.into_iter();
    let lines = drawn.lines().map(|line| {
        let group = line.contains(GROUP).then(|| groups.next()).flatten();
        group.unwrap_or_else(|| line.trim_end().to_owned()) + "\n"
    });
    lines.collect()
}

/// A column that there is room for, and where its cells come from.
struct Shown<'t> {
    column: &'t Column,
    heading: String,
    /// The columns whose cells are shown in it, its own first.
    from: Vec<usize>,
}

/// The columns that a terminal of `width` has room for. A few words that get no column of their
/// own stand under those of the column before; the rest is left out.
fn shown(columns: &[Column], width: Option<usize>) -> Vec<Shown<'_>> {
    let mut shown: Vec<Shown<'_>> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        if width.is_none_or(|width| width >= usize::from(column.from_width)) {
            shown.push(Shown {
                column,
                heading: one_line(&column.heading),
                from: vec![at],
            });
        } else if let (ColumnKind::Words, Some(before)) = (column.kind, shown.last_mut()) {
            before.heading += &format!(" og {}", column.heading.to_lowercase());
            before.from.push(at);
        }
    }
    shown
}

/// The texts of a row's cells, their paragraphs a line each; in a pipe all of it on one line.
fn texts(columns: &[Shown<'_>], cells: &[Cell], is_total: bool, paper: Paper) -> Vec<String> {
    let most = paper.width.map(|width| width.max(SHORTEST_TEXT));
    let text = |column: &Shown<'_>| {
        let cells = column.from.iter().filter_map(|at| cells.get(*at));
        let paragraphs = cells.enumerate().flat_map(|(at, cell)| {
            let paragraphs = cell.0.iter().map(move |words| {
                let words = words.iter().map(|words| on_one_line(words, is_total));
                let words = words.collect::<Vec<_>>();
                let most = most.filter(|_| column.column.kind == ColumnKind::Text && at == 0);
                let words = marked(&cut(words, most), paper);
                if paper.width.is_some() {
                    breakable(words)
                } else {
                    words
                }
            });
            // What is not there need not be said under something else.
            paragraphs.filter(move |text| at == 0 || !matches!(text.as_str(), "" | "–"))
        });
        let between = |next: &str| match paper.width {
            Some(_) => "\n",
            None if next.starts_with('(') => " ",
            None => ", ",
        };
        let mut joined = String::new();
        for paragraph in paragraphs {
            if !joined.is_empty() {
                joined.push_str(between(&paragraph));
            }
            joined += &paragraph;
        }
        joined
    };
    columns.iter().map(text).collect()
}

/// A word too long for its column may be broken after a hyphen or a slash.
fn breakable(text: String) -> String {
    if text.len() <= ORDINARY || longest_word(&text) <= ORDINARY {
        return text;
    }
    let words = text.split(' ').map(|word| {
        let is_whole = width_of(word) <= ORDINARY || word.contains("://");
        if is_whole {
            word.to_owned()
        } else {
            word.replace('-', "- ").replace('/', "/ ")
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The words without line breaks, the blanks at their ends kept; those of a total are strong.
fn on_one_line(words: &Inline, is_total: bool) -> Inline {
    let line = |text: &str| {
        let mut line = one_line(text);
        if !line.is_empty() && text.starts_with(char::is_whitespace) {
            line.insert(0, ' ');
        }
        if !line.is_empty() && text.ends_with(char::is_whitespace) {
            line.push(' ');
        }
        line
    };
    match words {
        Inline::Text(text) if is_total => Inline::Strong(line(text)),
        Inline::Text(text) => Inline::Text(line(text)),
        Inline::Strong(text) => Inline::Strong(line(text)),
        Inline::Emphasis(text) => Inline::Emphasis(line(text)),
        Inline::Gone(text) => Inline::Gone(line(text)),
        Inline::New(text) => Inline::New(line(text)),
        Inline::Toned(tone, text) => Inline::Toned(*tone, line(text)),
    }
}

/// The words cut short where they have more than `most` characters.
fn cut(words: Vec<Inline>, most: Option<usize>) -> Vec<Inline> {
    let letters = |words: &Inline| words.words().chars().count();
    match most {
        Some(most) if words.iter().map(letters).sum::<usize>() > most => {
            let text: String = words.iter().map(Inline::words).collect();
            vec![Inline::Text(shorten(&text, most))]
        }
        _ => words,
    }
}

fn draw(columns: &[Shown<'_>], headings: &[String], rows: &[Vec<String>], paper: Paper) -> String {
    let mut drawn = comfy_table::Table::new();
    drawn.load_style(if paper.width.is_some() {
        UNDERLINED
    } else {
        PLAIN
    });
    drawn.set_header(headings);
    drawn.add_rows(rows);
    let widths = paper.width.map(|width| widths(columns, rows, width));
    for (at, (column, shown)) in drawn.column_iter_mut().zip(columns).enumerate() {
        let gap = if at + 1 == columns.len() { 0 } else { GAP };
        column.set_padding((0, gap));
        if shown.column.kind == ColumnKind::Number {
            column.set_cell_alignment(CellAlignment::Right);
        }
        let width = widths.as_ref().and_then(|widths| widths.get(at));
        if let Some(width) = width.and_then(|width| u16::try_from(*width).ok()) {
            let width = Width::Fixed(width.saturating_add(gap));
            column.set_constraint(ColumnConstraint::Absolute(width));
        }
    }
    drawn.trim_fmt()
}

/// Only a line under the headings: a row begins with its number, and needs no frame.
const UNDERLINED: TableStyle = PLAIN.header_separator(LineStyle::none().fill('─'));

const PLAIN: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none())
    .content_lines(ContentLineStyle::none());

/// How wide each column is: at least as its longest word, and what is left by the weights. The
/// library would share it alike, and break words without a hyphen for it.
fn widths(columns: &[Shown<'_>], rows: &[Vec<String>], width: usize) -> Vec<usize> {
    let widest = |at: usize, width: fn(&str) -> usize| {
        let texts = rows.iter().filter_map(|row| row.get(at));
        let cells = texts.flat_map(|text| text.lines()).map(width).max();
        let heading = match columns[at].column.kind {
            ColumnKind::Code | ColumnKind::Number => width_of(&columns[at].heading),
            ColumnKind::Text | ColumnKind::Words => longest_word(&columns[at].heading),
        };
        cells.unwrap_or(0).max(heading)
    };
    let count = columns.len();
    let wanted: Vec<usize> = (0..count).map(|at| widest(at, width_of)).collect();
    let least = |at: usize| match columns[at].column.kind {
        ColumnKind::Code | ColumnKind::Number => wanted[at].min(LONGEST_CODE),
        ColumnKind::Text | ColumnKind::Words => widest(at, longest_word).min(ORDINARY),
    };
    let least: Vec<usize> = (0..count).map(least).collect();
    // A few words, such as a status, stay on a line where there is room for them.
    let begun = |at: usize| match columns[at].column.kind {
        ColumnKind::Words => least[at].max(wanted[at].min(FEW_WORDS).min(width / 6)),
        _ => least[at],
    };
    let mut widths: Vec<usize> = (0..count).map(begun).collect();
    let room = width.saturating_sub(usize::from(GAP) * count.saturating_sub(1));
    while widths.iter().sum::<usize>() < room {
        let share = |at: &usize| {
            let weight = usize::from(columns[*at].column.weight).max(1);
            (widths[*at] - least[*at] + 1) * 1_000 / weight
        };
        let wanting = (0..count).filter(|at| widths[*at] < wanted[*at]);
        let Some(poorest) = wanting.min_by_key(share) else {
            break;
        };
        widths[poorest] += 1;
    }
    // A row wider than the terminal is broken by it, and cannot be read.
    while widths.iter().sum::<usize>() > room {
        match widths.iter_mut().max() {
            Some(widest) if *widest > 1 => *widest -= 1,
            _ => break,
        }
    }
    widths
}

fn longest_word(text: &str) -> usize {
    let words = text.split([' ', '\t', '\n']).map(width_of);
    words.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_heading_over_rows_is_folded_as_the_rest_is() {
        let columns = vec![Column::new(ColumnKind::Text, "Handling", 10)];
        let mut shown = Table::new("Handlinger", columns);
        let heading = "Mål 1: En renere fjord, som alle kan bade i og fiske i";
        shown.rows.push(Row::Group(heading.to_owned()));
        shown.row(vec![Cell::from("Rense stranden")]);
        for colour in [false, true] {
            let paper = Paper {
                width: Some(30),
                colour,
            };
            let text = table(&shown, paper);
            assert!(text.lines().all(|line| width_of(line) <= 30), "{text}");
            let marks = |c: &char| !('\u{e0000}'..='\u{e007f}').contains(c);
            let plain: String = text.chars().filter(marks).collect();
            assert!(
                plain.contains("Mål 1: En renere fjord, som\nalle kan bade i og fiske i\n"),
                "{plain}"
            );
        }
    }
}
