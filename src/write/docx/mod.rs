//! Word: an article as a `.docx` file, in the standard look or that of a document of one's own.
//!
//! A document is a zip of XML files, and Word is strict about them: the elements of a paragraph,
//! a cell or a table come in the order that the schema has (ECMA-376, part 1). Each file here
//! owns one kind of them, so that the order stands in one place. Charts are drawn as shaded
//! cells: no pictures, so that they can be read aloud, searched and edited.

mod bars;
mod body;
mod contents;
mod grid;
mod measure;
mod package;
mod paragraph;
mod reference;
mod table;
mod years;

use crate::view::block::{Article, Block, Chart, Inline, List};
use anyhow::Result;
use body::Body;
use package::package;
use paragraph::{Paragraph, Style};
use reference::Reference;

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
    let has_contents = article.sections.len() >= FEW_SECTIONS;
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
    let mut is_introduced = false;
    for (at, block) in blocks.iter().enumerate() {
        match block {
            Block::Heading(heading) => {
                let text: String = heading.text.iter().map(Inline::words).collect();
                body.heading(heading.level.saturating_sub(higher), &text);
            }
            Block::Paragraph(paragraph) => {
                let written = match (paragraph.is_label(), paragraph.introduces) {
                    (true, _) => Paragraph::new(Style::Label),
                    (false, true) => Paragraph::new(Style::Normal).keep_next(),
                    (false, false) => Paragraph::new(Style::Normal),
                };
                body.inline(written, &paragraph.text);
            }
            Block::List(list) => self::list(list, 0, body),
            Block::Table(table) => body.table(table),
            Block::Chart(Chart::Bars(chart)) => {
                if !is_introduced && chart.bars.len() > 1 {
                    body.label(&format!("{}:", chart.title));
                }
                let before_table = matches!(blocks.get(at + 1), Some(Block::Table(_)));
                body.draw(|width| bars::draw(chart, before_table, width));
            }
            Block::Chart(Chart::Years(chart)) => {
                if !is_introduced {
                    body.label(&format!("{} år for år:", chart.title));
                }
                body.draw(|width| years::draw(chart, width));
            }
        }
        is_introduced = matches!(block, Block::Paragraph(paragraph) if paragraph.introduces);
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
