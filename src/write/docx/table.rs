//! A table as wide as the text: fixed columns, a head repeated on each page, rows in one piece.

use super::paragraph::{Paragraph, Style};
use super::{balance, measure};
use crate::view::block::{Cell, Column, ColumnKind, Inline, Row, Table};
use crate::write::palette::{self, Colour, of_shade, shade_of};
use crate::write::xml::escape;
use std::fmt::Write;

/// The width of the text on an A4 page, in twentieths of a point: 17 cm.
pub(crate) const STANDARD_WIDTH: usize = 9638;

/// A table of so few rows and letters stays on one page: that leaves little of the one before
/// it blank.
const FEW_ROWS: usize = 8;
const FEW_LETTERS: usize = 500;

/// The blank to the left and the right of a cell's words, as the style has it, and the lines.
pub(super) const PADDING: usize = 190;

/// The table's XML, `width` wide; `fill` adds a text to a paragraph.
pub(crate) fn draw(
    table: &Table,
    width: usize,
    fill: impl FnMut(Paragraph, &[Inline]) -> Paragraph,
) -> String {
    let rows = drawn_rows(table, fill);
    let needs = needs(table, &rows, width);
    let first = widths(&table.columns, &needs, width);
    let widths = balance::balanced(first, &needs, &lengths(table, &rows));
    let mut xml = opening(&widths, &table.caption);
    xml += "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
    for (column, width) in table.columns.iter().zip(&widths) {
        let heading = Paragraph::with_text(Style::CellHead, &column.heading);
        xml += &cell(vec![heading], column, (*width, 1), Some(palette::HEAD));
    }
    xml += "</w:tr>";
    let last = rows.len().saturating_sub(1);
    let is_whole = rows.len() <= FEW_ROWS && letters(table) <= FEW_LETTERS;
    for (at, row) in rows.into_iter().enumerate() {
        // The last row has another above it.
        let is_kept = if is_whole { at < last } else { at + 1 == last };
        let is_kept = is_kept || (row.is_group && at < last);
        xml += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
        let columns = table.columns.iter().zip(&widths);
        for (drawn, (column, own)) in row.cells.into_iter().zip(columns) {
            let keep = |paragraph: Paragraph| {
                if is_kept {
                    paragraph.keep_next()
                } else {
                    paragraph
                }
            };
            let paragraphs = drawn.paragraphs.into_iter().map(keep).collect();
            let space = if row.is_group {
                (width, table.columns.len())
            } else {
                (*own, 1)
            };
            xml += &cell(paragraphs, column, space, drawn.colour);
        }
        xml += "</w:tr>";
    }
    xml + "</w:tbl>"
}

struct DrawnRow {
    cells: Vec<DrawnCell>,
    is_group: bool,
}

struct DrawnCell {
    paragraphs: Vec<Paragraph>,
    colour: Option<Colour>,
}

fn drawn_rows(
    table: &Table,
    mut fill: impl FnMut(Paragraph, &[Inline]) -> Paragraph,
) -> Vec<DrawnRow> {
    let mut drawn = |cell: &Cell, is_total: bool| {
        let colour = colour(cell).or(is_total.then_some(palette::QUIET));
        let paragraph = |text: &Vec<Inline>| {
            let paragraph = Paragraph::new(Style::Cell);
            match (text.as_slice(), colour) {
                ([Inline::Text(words)], _) if is_total => paragraph.bold(words),
                ([Inline::Toned(_, words)], Some(colour)) => paragraph.inked(colour.ink, words),
                (text, _) => fill(paragraph, text),
            }
        };
        let mut paragraphs: Vec<Paragraph> = cell.0.iter().map(paragraph).collect();
        if paragraphs.is_empty() {
            paragraphs.push(Paragraph::new(Style::Cell));
        }
        DrawnCell { paragraphs, colour }
    };
    let rows = table.rows.iter().map(|row| match row {
        Row::Cells(cells) => DrawnRow {
            cells: cells.iter().map(|cell| drawn(cell, false)).collect(),
            is_group: false,
        },
        Row::Total(cells) => DrawnRow {
            cells: cells.iter().map(|cell| drawn(cell, true)).collect(),
            is_group: false,
        },
        Row::Group(heading) => DrawnRow {
            cells: vec![drawn(
                &Cell(vec![vec![Inline::Strong(heading.clone())]]),
                true,
            )],
            is_group: true,
        },
    });
    rows.collect()
}

/// What a cell with nothing but a status or a light in it stands on.
fn colour(cell: &Cell) -> Option<Colour> {
    let [paragraph] = cell.0.as_slice() else {
        return None;
    };
    match paragraph.as_slice() {
        [Inline::Toned(tone, _)] => shade_of(*tone).map(|shade| of_shade(shade).pale),
        _ => None,
    }
}

fn letters(table: &Table) -> usize {
    let cells = table.rows.iter().flat_map(|row| match row {
        Row::Cells(cells) | Row::Total(cells) => cells.as_slice(),
        Row::Group(_) => &[],
    });
    let texts = cells.flat_map(|cell| cell.0.iter().flatten());
    texts.map(|text| text.words().chars().count()).sum()
}

/// What each column needs to break none of its ordinary words.
fn needs(table: &Table, rows: &[DrawnRow], width: usize) -> Vec<usize> {
    let widest = |at: usize, column: &Column| {
        let rows = rows.iter().filter(|row| !row.is_group);
        let cells = rows.filter_map(|row| row.cells.get(at));
        let paragraphs = cells.flat_map(|cell| &cell.paragraphs);
        let heading = measure::in_bold(measure::widest_word(&column.heading));
        let need = PADDING
            + paragraphs
                .map(Paragraph::widest_word)
                .fold(heading, usize::max);
        need.min(width / 3)
    };
    let columns = table.columns.iter().enumerate();
    columns.map(|(at, column)| widest(at, column)).collect()
}

/// How long the words of some rows are, cell by cell and paragraph by paragraph: those of a large
/// table are picked evenly.
fn lengths(table: &Table, rows: &[DrawnRow]) -> Vec<Vec<Vec<usize>>> {
    let count = table.columns.len();
    let rows = rows.iter().filter(|row| row.cells.len() == count);
    let rows: Vec<&DrawnRow> = rows.collect();
    let step = rows.len().div_ceil(SAMPLE).max(1);
    let cell = |cell: &DrawnCell| cell.paragraphs.iter().map(Paragraph::length).collect();
    let picked = rows.into_iter().step_by(step);
    picked
        .map(|row| row.cells.iter().map(cell).collect())
        .collect()
}

/// So many rows tell how high a table becomes.
const SAMPLE: usize = 40;

/// A table's beginning, with the grid that its cells lie in.
fn opening(grid: &[usize], title: &str) -> String {
    let width: usize = grid.iter().sum();
    let mut xml = format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Tabel\"/><w:tblW w:w=\"{width}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0620\" w:firstRow=\"1\" w:lastRow=\"0\" \
         w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/><w:tblCaption \
         w:val=\"{}\"/></w:tblPr><w:tblGrid>",
        escape(title),
    );
    for width in grid {
        let _ = write!(xml, "<w:gridCol w:w=\"{width}\"/>");
    }
    xml + "</w:tblGrid>"
}

/// A cell's properties: its width, the grid columns it spans and its colour.
fn cell_properties(width: usize, span: usize, colour: Option<Colour>) -> String {
    let mut xml = format!("<w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>");
    if span > 1 {
        let _ = write!(xml, "<w:gridSpan w:val=\"{span}\"/>");
    }
    if let Some(colour) = colour {
        let _ = write!(
            xml,
            "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{}\"/>",
            colour.fill
        );
    }
    xml + "</w:tcPr>"
}

fn cell(
    paragraphs: Vec<Paragraph>,
    column: &Column,
    (width, span): (usize, usize),
    colour: Option<Colour>,
) -> String {
    let is_right = column.kind == ColumnKind::Number && span == 1;
    let aligned = |paragraph: Paragraph| {
        if is_right {
            paragraph.right()
        } else {
            paragraph
        }
    };
    let paragraphs = paragraphs
        .into_iter()
        .map(|paragraph| aligned(paragraph).xml());
    format!(
        "<w:tc>{}{}</w:tc>",
        cell_properties(width, span, colour),
        paragraphs.collect::<String>()
    )
}

/// The columns' widths, which together are the text's: their shares, but each at least what it
/// needs, where the others have that to spare.
fn widths(columns: &[Column], needs: &[usize], width: usize) -> Vec<usize> {
    let weights = columns.iter().map(|column| usize::from(column.weight));
    let mut widths = shares(&weights.collect::<Vec<_>>(), width);
    let both = || widths.iter().zip(needs);
    let missing: usize = both().map(|(has, need)| need.saturating_sub(*has)).sum();
    let mut spare: usize = both().map(|(has, need)| has.saturating_sub(*need)).sum();
    if missing > spare {
        // Not every word has room: each column lacks the same share of what it needs.
        return shares(needs, width);
    }
    let mut wanted = missing;
    for (width, need) in widths.iter_mut().zip(needs) {
        let own = width.saturating_sub(*need);
        // What is left to give is shared by what is left to give from, down to the last twip.
        let given = (wanted * own).checked_div(spare).unwrap_or(0);
        wanted -= given;
        spare -= own;
        *width = (*width).max(*need) - given;
    }
    widths
}

/// `width` in parts that are to each other as `weights`, down to the last twip.
fn shares(weights: &[usize], width: usize) -> Vec<usize> {
    let whole: usize = weights.iter().sum();
    let (mut before, mut right) = (0, 0);
    let each = weights.iter().map(|weight| {
        before += weight;
        let left = right;
        right = width * before / whole.max(1);
        right - left
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_width_to_the_last_twip() {
        let columns = vec![
            Column::new(ColumnKind::Text, "a", 1),
            Column::new(ColumnKind::Text, "b", 1),
            Column::new(ColumnKind::Number, "c", 5),
        ];
        assert_eq!(
            widths(&columns, &[0; 3], STANDARD_WIDTH),
            [1376, 1377, 6885]
        );
        for needs in [
            [0, 0, 0],
            [2001, 0, 0],
            [2001, 3, 6500],
            [0, 1500, 1],
            [1376, 1377, 6885],
            [9638, 0, 0],
        ] {
            let widths = widths(&columns, &needs, STANDARD_WIDTH);
            assert_eq!(widths.iter().sum::<usize>(), STANDARD_WIDTH, "{needs:?}");
            assert!(
                widths.iter().zip(needs).all(|(has, need)| *has >= need),
                "{needs:?}: {widths:?}"
            );
        }
    }

    #[test]
    fn where_words_take_more_than_there_is_each_column_lacks_its_share() {
        let columns = ["a", "b"].map(|name| Column::new(ColumnKind::Text, name, 1));
        assert_eq!(
            widths(&columns, &[9000, 3000], STANDARD_WIDTH),
            [7228, 2410]
        );
    }
}
