//! A table as wide as the text: fixed columns, a head repeated on each page, rows in one piece.

use super::measure;
use super::palette::{self, Shade};
use super::paragraph::{Paragraph, Style};
use super::xml::escape;
use std::fmt::Write;

/// The width of the text on an A4 page, in twentieths of a point: 17 cm.
pub(crate) const TEXT_WIDTH: usize = 9638;

/// A column: its heading, and its share of the width against the others'.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    heading: String,
    share: usize,
    is_number: bool,
}

impl Column {
    /// A column of text.
    pub(crate) fn text(heading: impl Into<String>, share: usize) -> Column {
        Column {
            heading: heading.into(),
            share,
            is_number: false,
        }
    }

    /// A column of numbers, aligned to the right.
    pub(crate) fn number(heading: impl Into<String>, share: usize) -> Column {
        Column {
            is_number: true,
            ..Column::text(heading, share)
        }
    }
}

/// A cell: one paragraph, and the shade it stands on.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    paragraph: Paragraph,
    shade: Option<Shade>,
}

impl Cell {
    /// A cell with this text.
    pub(crate) fn text(text: &str) -> Cell {
        Cell::of(Paragraph::of(Style::Cell, text))
    }

    /// A cell with this paragraph.
    pub(crate) fn of(paragraph: Paragraph) -> Cell {
        Cell {
            paragraph,
            shade: None,
        }
    }

    /// A status or light, with its word on its shade.
    pub(crate) fn word(word: &str) -> Cell {
        Cell::shaded(word, word)
    }

    /// The status or light `word`, written as `shown`.
    pub(crate) fn shaded(word: &str, shown: &str) -> Cell {
        let shade = palette::of_word(word);
        Cell {
            paragraph: Paragraph::new(Style::Cell).ink(shade.ink).text(shown),
            shade: Some(shade),
        }
    }

    /// A bold text on a quiet shade: a total.
    pub(crate) fn total(text: &str) -> Cell {
        Cell {
            paragraph: Paragraph::new(Style::Cell).bold(text),
            shade: Some(palette::QUIET),
        }
    }
}

/// A table under way.
pub(crate) struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    is_whole: bool,
    title: String,
}

impl Table {
    /// A table with these columns; `title` is read aloud to those who do not see it.
    pub(crate) fn new(title: &str, columns: Vec<Column>) -> Table {
        Table {
            columns,
            rows: Vec::new(),
            is_whole: false,
            title: title.to_owned(),
        }
    }

    /// No page ends within the table: for a small one.
    pub(crate) fn in_one_piece(mut self) -> Table {
        self.is_whole = true;
        self
    }

    /// Adds a row with a cell for each column.
    pub(crate) fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(cells);
    }

    /// The table's XML.
    pub(crate) fn into_xml(self) -> String {
        let widths = widths(&self.columns, &self.needs());
        let mut xml = opening("Tabel", &widths, true, &self.title);
        xml += "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
        for (column, width) in self.columns.iter().zip(&widths) {
            xml += &cell_xml(head(column), column, *width);
        }
        xml += "</w:tr>";
        let last = self.rows.len().saturating_sub(1);
        let is_kept = |at: usize| {
            if self.is_whole {
                at < last
            } else {
                at + 1 == last
            }
        };
        for (at, row) in self.rows.into_iter().enumerate() {
            xml += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
            for (mut cell, (column, width)) in row.into_iter().zip(self.columns.iter().zip(&widths))
            {
                if is_kept(at) {
                    cell.paragraph = cell.paragraph.keep_next();
                }
                xml += &cell_xml(cell, column, *width);
            }
            xml += "</w:tr>";
        }
        xml + "</w:tbl>"
    }

    /// What each column needs to break none of its ordinary words.
    fn needs(&self) -> Vec<usize> {
        let widest = |at: usize, column: &Column| {
            let cells = self.rows.iter().filter_map(|row| row.get(at));
            let words = cells.map(|cell| cell.paragraph.widest_word());
            let heading = measure::widest_word(&column.heading);
            let need = PADDING + words.fold(heading, usize::max);
            need.min(TEXT_WIDTH / 3)
        };
        let columns = self.columns.iter().enumerate();
        columns.map(|(at, column)| widest(at, column)).collect()
    }
}

/// The blank to the left and the right of a cell's words, as the style has it, and the lines.
const PADDING: usize = 190;

/// A table's beginning, with the grid that its cells lie in.
pub(crate) fn opening(style: &str, grid: &[usize], has_head: bool, title: &str) -> String {
    let head = u8::from(has_head);
    let width: usize = grid.iter().sum();
    let mut xml = format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/><w:tblW w:w=\"{width}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"{}\" w:firstRow=\"{head}\" \
         w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>\
         <w:tblCaption w:val=\"{}\"/></w:tblPr><w:tblGrid>",
        if has_head { "0620" } else { "0600" },
        escape(title),
    );
    for width in grid {
        let _ = write!(xml, "<w:gridCol w:w=\"{width}\"/>");
    }
    xml + "</w:tblGrid>"
}

/// A line at the edge of a cell.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line {
    /// How it is drawn: `single`, `dashed`.
    pub(crate) kind: &'static str,
    /// How thick it is, in eighths of a point.
    pub(crate) eighths: u8,
    /// Its colour, as six hexadecimal digits.
    pub(crate) colour: &'static str,
}

/// The lines of a cell.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Borders {
    /// Above and below.
    pub(crate) across: Option<Line>,
    /// To the left.
    pub(crate) left: Option<Line>,
}

impl Borders {
    fn xml(&self) -> String {
        let sides = [
            ("top", self.across),
            ("left", self.left),
            ("bottom", self.across),
        ];
        let drawn: String = sides
            .into_iter()
            .filter_map(|(side, line)| Some((side, line?)))
            .map(|(side, line)| {
                let (kind, eighths, colour) = (line.kind, line.eighths, line.colour);
                format!(
                    "<w:{side} w:val=\"{kind}\" w:sz=\"{eighths}\" w:space=\"0\" \
                     w:color=\"{colour}\"/>"
                )
            })
            .collect();
        if drawn.is_empty() {
            drawn
        } else {
            format!("<w:tcBorders>{drawn}</w:tcBorders>")
        }
    }
}

/// A cell's properties: its width, the grid columns it spans, its lines and its shade.
pub(crate) fn cell_properties(
    width: usize,
    span: usize,
    borders: &Borders,
    shade: Option<Shade>,
) -> String {
    let mut xml = format!("<w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>");
    if span > 1 {
        let _ = write!(xml, "<w:gridSpan w:val=\"{span}\"/>");
    }
    xml += &borders.xml();
    if let Some(shade) = shade {
        let _ = write!(
            xml,
            "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{}\"/>",
            shade.fill
        );
    }
    xml + "</w:tcPr>"
}

fn head(column: &Column) -> Cell {
    Cell {
        paragraph: Paragraph::of(Style::CellHead, &column.heading),
        shade: Some(palette::HEAD),
    }
}

fn cell_xml(cell: Cell, column: &Column, width: usize) -> String {
    let paragraph = if column.is_number {
        cell.paragraph.right()
    } else {
        cell.paragraph
    };
    format!(
        "<w:tc>{}{}</w:tc>",
        cell_properties(width, 1, &Borders::default(), cell.shade),
        paragraph.xml()
    )
}

/// The columns' widths, which together are the text's: their shares, but each at least what it
/// needs, where the others have that to spare.
fn widths(columns: &[Column], needs: &[usize]) -> Vec<usize> {
    let shares: usize = columns.iter().map(|column| column.share).sum();
    let mut before = 0;
    let mut right = 0;
    let each = columns.iter().map(|column| {
        before += column.share;
        let left = right;
        right = TEXT_WIDTH * before / shares.max(1);
        right - left
    });
    let mut widths: Vec<usize> = each.collect();
    let both = || widths.iter().zip(needs);
    let missing: usize = both().map(|(has, need)| need.saturating_sub(*has)).sum();
    let mut spare: usize = both().map(|(has, need)| has.saturating_sub(*need)).sum();
    if missing > spare {
        return widths;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_width_to_the_last_twip() {
        let columns = vec![
            Column::text("a", 1),
            Column::text("b", 1),
            Column::number("c", 5),
        ];
        assert_eq!(widths(&columns, &[0; 3]), [1376, 1377, 6885]);
        for needs in [
            [0, 0, 0],
            [2001, 0, 0],
            [2001, 3, 6500],
            [0, 1500, 1],
            [1376, 1377, 6885],
            [9638, 0, 0],
        ] {
            let widths = widths(&columns, &needs);
            assert_eq!(widths.iter().sum::<usize>(), TEXT_WIDTH, "{needs:?}");
            assert!(
                widths.iter().zip(needs).all(|(has, need)| *has >= need),
                "{needs:?}: {widths:?}"
            );
        }
    }

    #[test]
    fn a_word_that_takes_more_than_there_is_changes_nothing() {
        let columns = vec![Column::text("a", 1), Column::text("b", 1)];
        assert_eq!(widths(&columns, &[9000, 2000]), [4819, 4819]);
    }
}
