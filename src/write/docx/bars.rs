//! Bars drawn as shaded cells, each with its name to the left and, under it, its words.

use super::grid::Grid;
use super::paragraph::{Paragraph, Style};
use super::table::{Borders, cell_properties, opening};
use crate::plan::Status;
use crate::view::block::{Bar, BarChart, Segment, Shade};
use crate::write::palette::{Colour, of_shade};

/// The width of the names to the left of the bars.
const NAME_WIDTH: usize = 2600;

/// The bars under each other, each filling `width`. A page ends neither in the chart nor, where
/// it stands over a table, between the two.
pub(crate) fn draw(chart: &BarChart, is_before_table: bool, width: usize) -> String {
    let rows: Vec<Vec<Piece>> = chart.bars.iter().map(|bar| pieces(bar, width)).collect();
    let edges = rows.iter().flatten().map(|piece| piece.right);
    let grid = Grid::new(edges.chain([NAME_WIDTH, width]));
    let title = format!("Diagram: {}", chart.title);
    let mut xml = opening("Diagram", &grid.widths(), false, &title);
    let last = chart.bars.len().saturating_sub(1);
    for (at, (bar, row)) in chart.bars.iter().zip(rows).enumerate() {
        xml += ROW;
        xml += &cell(NAME_WIDTH, 1, None, text().bold(&bar.name));
        let mut left = NAME_WIDTH;
        for piece in row {
            let span = grid.span(left, piece.right);
            let colour = of_shade(piece.shade).strong;
            xml += &cell(piece.right - left, span, Some(colour), piece.label(colour));
            left = piece.right;
        }
        if left < width {
            xml += &cell(width - left, grid.span(left, width), None, text());
        }
        xml += "</w:tr>";
        let kept = |paragraph: Paragraph| {
            if at == last && !is_before_table {
                paragraph.loose()
            } else {
                paragraph.keep_next()
            }
        };
        xml += ROW;
        let title = Paragraph::with_text(Style::ChartWords, &bar.title);
        xml += &cell(NAME_WIDTH, 1, None, kept(title));
        let words = kept(Paragraph::with_text(Style::ChartWords, &bar.words));
        let span = grid.span(NAME_WIDTH, width);
        xml += &cell(width - NAME_WIDTH, span, None, words);
        xml += "</w:tr>";
    }
    xml + "</w:tbl>"
}

/// How a row of a chart begins: it stays in one piece.
pub(crate) const ROW: &str = "<w:tr><w:trPr><w:cantSplit/></w:trPr>";

/// A stretch of a bar, up to its right edge.
struct Piece {
    shade: Shade,
    /// None for what is left where a bar is not full.
    count: Option<usize>,
    right: usize,
}

impl Piece {
    fn label(&self, colour: Colour) -> Paragraph {
        let label = text().centred();
        match self.count {
            Some(count) => label.bold_inked(colour.ink, &count.to_string()),
            None => label,
        }
    }
}

fn pieces(bar: &Bar, width: usize) -> Vec<Piece> {
    let shown: Vec<&Segment> = bar
        .segments
        .iter()
        .filter(|segment| segment.count > 0)
        .collect();
    let sum: usize = shown.iter().map(|segment| segment.count).sum();
    let whole = bar.whole.max(sum).max(1);
    let right = |count: usize| NAME_WIDTH + (width - NAME_WIDTH) * count / whole;
    let mut before = 0;
    let mut pieces = Vec::new();
    for segment in shown {
        before += segment.count;
        pieces.push(Piece {
            shade: segment.shade,
            count: Some(segment.count),
            right: right(before),
        });
    }
    if before < bar.whole {
        pieces.push(Piece {
            shade: Shade::Status(Status::NotStarted),
            count: None,
            right: width,
        });
    }
    pieces
}

/// What stands in a chart stays with what is below it. The style says so too, but LibreOffice
/// keeps a row of a table only where its paragraphs say so themselves.
fn text() -> Paragraph {
    Paragraph::new(Style::Chart).keep_next()
}

fn cell(width: usize, span: usize, colour: Option<Colour>, paragraph: Paragraph) -> String {
    format!(
        "<w:tc>{}{}</w:tc>",
        cell_properties(width, span, &Borders::default(), colour),
        paragraph.xml()
    )
}
