//! Word: an article as a `.docx` file, in the standard look or that of a document of one's own.
//!
//! A document is a zip of XML files, and Word is strict about them: the elements of a paragraph,
//! a cell or a table come in the order that the schema has (ECMA-376, part 1). Each file here
//! owns one kind of them, so that the order stands in one place. Charts are Word's own: they can be
//! changed there, and have words for those who do not see them.

mod balance;
mod body;
mod chart;
mod contents;
mod measure;
mod package;
mod paragraph;
mod reference;
mod table;

use crate::view::block::{Article, Bar, BarChart, Block, Chart, Inline, List};
use anyhow::Result;
use body::Body;
use package::package;
use paragraph::{Paragraph, Style};
use reference::Reference;
use std::borrow::Cow;

/// An article with fewer sections needs no table of contents.
const FEW_SECTIONS: usize = 5;

/// `article` as the bytes of a `.docx` file: the same article gives the same bytes. Its styles,
/// page, header and footer are those of the document `reference`, where there is one.
///
/// # Errors
/// When `reference` is no Word document, or the bytes cannot be put together.
pub(crate) fn document(article: &Article, reference: Option<&[u8]>) -> Result<Vec<u8>> {
    let reference = reference.map(Reference::read).transpose()?;
    let mut body = Body::new(reference.as_ref().map(Reference::text_width));
    front(article, &mut body);
    // What stands before the first section that begins a page is the front page; the contents
    // follow it, and lead on to that section.
    let mut begins_page = article.sections.iter().map(|section| section.begins_page);
    let first_page = begins_page.position(|begins| begins).unwrap_or(0);
    let has_contents = article.sections.len() >= FEW_SECTIONS && !article.is_read_through;
    for (at, section) in article.sections.iter().enumerate() {
        if has_contents && at == first_page {
            body.begin_contents();
        } else if section.begins_page {
            body.begin_page();
        }
        body.heading(1, &section.heading);
        blocks(&section.blocks, 0, &mut body);
    }
    package(article, body.finish(), reference)
}

/// The title and what stands under it, before the table of contents.
fn front(article: &Article, body: &mut Body) {
    body.add(Paragraph::with_text(Style::Title, &article.title));
    if let Some(warning) = &article.warning {
        body.inline(Paragraph::new(Style::Warning), warning);
    }
    if !article.organisation.is_empty() {
        body.add(Paragraph::new(Style::Subtitle).bold(&article.organisation));
    }
    for line in &article.subtitle {
        body.add(Paragraph::with_text(Style::Subtitle, line));
    }
    // What stands right under the title is of the level of a section.
    blocks(&article.front, 1, body);
}

/// Writes `blocks`, their headings `higher` levels over what they say.
fn blocks(blocks: &[Block], higher: u8, body: &mut Body) {
    // What opens a section has its heading for a label.
    let mut is_introduced = higher == 0;
    // Charts over the years stand two beside each other.
    let mut half = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        match block {
            Block::Heading(heading) => {
                let text: String = heading.text.iter().map(Inline::words).collect();
                body.heading(heading.level.saturating_sub(higher), &text);
            }
            Block::Paragraph(paragraph) => {
                let written = Paragraph::new(Style::Normal);
                let written = if paragraph.introduces {
                    written.keep_next()
                } else {
                    written
                };
                body.inline(written, &paragraph.text);
            }
            Block::List(list) => self::list(list, 0, body),
            Block::Table(table) => body.table(table),
            Block::Chart(Chart::Bars(chart)) => {
                let parts = parts(chart);
                let last = parts.len().saturating_sub(1);
                for (number, part) in parts.iter().enumerate() {
                    let next = blocks.get(at + 1).filter(|_| number == last);
                    bars(part, is_introduced || number > 0, next, body);
                }
            }
            Block::Chart(Chart::Years(chart)) => {
                half.extend(chart::years(chart, !is_introduced, body.width()));
                let is_followed = matches!(blocks.get(at + 1), Some(Block::Chart(Chart::Years(_))));
                if half.len() == 2 || !is_followed && !half.is_empty() {
                    body.charts(
                        Paragraph::new(Style::Chart).loose(),
                        std::mem::take(&mut half),
                        "",
                    );
                }
            }
        }
        is_introduced = matches!(block, Block::Paragraph(paragraph) if paragraph.introduces);
    }
}

/// So many bars fit on a page, and on one that lies down.
const MOST_BARS: usize = 20;

/// The chart in parts that fit on a page each: a drawing that is higher is cut off at its foot.
fn parts(chart: &BarChart) -> Vec<Cow<'_, BarChart>> {
    let count = chart.bars.len();
    if count <= MOST_BARS {
        return vec![Cow::Borrowed(chart)];
    }
    let parts = count.div_ceil(MOST_BARS);
    let part = |bars: &[Bar]| {
        Cow::Owned(BarChart {
            bars: bars.to_vec(),
            ..chart.clone()
        })
    };
    chart.bars.chunks(count.div_ceil(parts)).map(part).collect()
}

/// A chart of bars. What it says is written under it where nothing else does.
fn bars(chart: &BarChart, is_introduced: bool, next: Option<&Block>, body: &mut Body) {
    let is_before_table = matches!(next, Some(Block::Table(_)));
    let stays = |paragraph: Paragraph, stays: bool| {
        if stays {
            paragraph.keep_next()
        } else {
            paragraph.loose()
        }
    };
    if let [bar] = chart.bars.as_slice() {
        // In one paragraph with its words: after one of a picture alone LibreOffice may end a page,
        // whatever is to stay together.
        let drawing = chart::bars(chart, false, body.width());
        let paragraph = stays(Paragraph::new(Style::ChartWords), is_before_table);
        body.charts(paragraph, vec![drawing], &format!("\n{}", bar.described()));
        return;
    }
    let drawing = chart::bars(chart, !is_introduced, body.width());
    let has_words = chart.stands_alone;
    let paragraph = stays(Paragraph::new(Style::Chart), has_words || is_before_table);
    body.charts(paragraph, vec![drawing], "");
    let last = chart.bars.len().saturating_sub(1);
    for (at, bar) in chart.bars.iter().enumerate().filter(|_| has_words) {
        let words = Paragraph::with_text(Style::ChartWords, &bar.described());
        body.add(stays(words, at < last || is_before_table));
    }
}

fn list(list: &List, depth: usize, body: &mut Body) {
    let style = match (list.is_numbered, depth) {
        (true, _) => Style::Number(body.begin_numbers()),
        (false, 0) => Style::Bullet,
        (false, _) => Style::Bullet2,
    };
    for item in &list.items {
        for (at, block) in item.iter().enumerate() {
            match block {
                Block::Paragraph(paragraph) => {
                    let style = if at == 0 { style } else { Style::Continue };
                    let leads =
                        paragraph.introduces || matches!(item.get(at + 1), Some(Block::List(_)));
                    let written = Paragraph::new(style);
                    let written = if leads { written.keep_next() } else { written };
                    body.inline(written, &paragraph.text);
                }
                Block::List(inner) => self::list(inner, depth + 1, body),
                other => blocks(std::slice::from_ref(other), 0, body),
            }
        }
    }
}

#[cfg(test)]
mod tests;
