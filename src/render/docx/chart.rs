//! Charts drawn as shaded cells: no picture, so that they can be read aloud, searched and edited.

use super::grid::Grid;
use super::palette::Shade;
use super::paragraph::{Paragraph, Style};
use super::table::{Borders, TEXT_WIDTH, cell_properties, opening};

/// The width of the names to the left of the bars.
const NAME_WIDTH: usize = 2600;

/// A part of a bar.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Segment {
    /// How much of the bar it is.
    pub(crate) count: usize,
    /// Its shade.
    pub(crate) shade: Shade,
}

/// A bar with its name to the left and, under it, what it shows in words.
#[derive(Debug, Clone)]
pub(crate) struct Bar {
    /// Its name.
    pub(crate) name: String,
    /// Its segments; those with nothing are left out.
    pub(crate) segments: Vec<Segment>,
    /// The same in words.
    pub(crate) words: String,
}

/// What a page may not part a chart from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Next {
    /// Nothing: a page may end after it.
    Anything,
    /// The beginning of the table that comes after it.
    Table,
}

/// The bars under each other, each filling the width; `title` is read aloud.
pub(crate) fn chart(title: &str, bars: &[Bar], next: Next) -> String {
    let rows: Vec<Vec<(Segment, usize)>> = bars.iter().map(edges).collect();
    let edges = rows.iter().flatten().map(|(_, right)| *right);
    let grid = Grid::new(edges.chain([NAME_WIDTH, TEXT_WIDTH]));
    let mut xml = opening("Diagram", &grid.widths(), false, title);
    let last = bars.len().saturating_sub(1);
    for (at, (bar, row)) in bars.iter().zip(rows).enumerate() {
        xml += ROW;
        xml += &cell(NAME_WIDTH, 1, None, name(&bar.name));
        let mut left = NAME_WIDTH;
        for (segment, right) in row {
            let span = grid.span(left, right);
            xml += &cell(right - left, span, Some(segment.shade), label(segment));
            left = right;
        }
        if left < TEXT_WIDTH {
            let span = grid.span(left, TEXT_WIDTH);
            xml += &cell(TEXT_WIDTH - left, span, None, text());
        }
        xml += "</w:tr>";
        let kept = |paragraph: Paragraph| {
            if at == last && next == Next::Anything {
                paragraph.loose()
            } else {
                paragraph.keep_next()
            }
        };
        xml += ROW;
        xml += &cell(NAME_WIDTH, 1, None, kept(text()));
        let words = kept(Paragraph::of(Style::ChartWords, &bar.words));
        let span = grid.span(NAME_WIDTH, TEXT_WIDTH);
        xml += &cell(TEXT_WIDTH - NAME_WIDTH, span, None, words);
        xml += "</w:tr>";
    }
    xml + "</w:tbl>"
}

/// How a row of a chart begins: it stays in one piece.
pub(crate) const ROW: &str = "<w:tr><w:trPr><w:cantSplit/></w:trPr>";

/// The segments with their right edges.
fn edges(bar: &Bar) -> Vec<(Segment, usize)> {
    let total: usize = bar.segments.iter().map(|segment| segment.count).sum();
    let mut before = 0;
    let shown = bar.segments.iter().filter(|segment| segment.count > 0);
    shown
        .map(|segment| {
            before += segment.count;
            let right = NAME_WIDTH + (TEXT_WIDTH - NAME_WIDTH) * before / total.max(1);
            (*segment, right)
        })
        .collect()
}

/// What stands in a chart stays with what is below it. The style says so too, but LibreOffice
/// keeps a row of a table only where its paragraphs say so themselves.
fn text() -> Paragraph {
    Paragraph::new(Style::Chart).keep_next()
}

fn name(name: &str) -> Paragraph {
    text().bold(name)
}

fn label(segment: Segment) -> Paragraph {
    text()
        .centred()
        .ink(segment.shade.ink)
        .bold(&segment.count.to_string())
}

fn cell(width: usize, span: usize, shade: Option<Shade>, paragraph: Paragraph) -> String {
    format!(
        "<w:tc>{}{}</w:tc>",
        cell_properties(width, span, &Borders::default(), shade),
        paragraph.xml()
    )
}
