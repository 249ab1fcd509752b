//! The headings and tables of a Markdown report, to hold other formats against.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// What a report holds, whatever it is written in.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Outline {
    /// The headings with their levels, in order.
    pub headings: Vec<(usize, String)>,
    /// The tables, in order: rows of cells, the head first.
    pub tables: Vec<Vec<Vec<String>>>,
}

/// The outline of a Markdown text.
pub(crate) fn outline(markdown: &str) -> Outline {
    let mut outline = Outline::default();
    let mut words = String::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { .. } | Tag::TableCell) => words.clear(),
            Event::End(TagEnd::Heading(level)) => {
                outline.headings.push((level as usize, words.clone()));
            }
            Event::Start(Tag::Table(_)) => outline.tables.push(Vec::new()),
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                outline.tables.last_mut().unwrap().push(Vec::new());
            }
            Event::End(TagEnd::TableCell) => {
                let row = outline.tables.last_mut().unwrap().last_mut().unwrap();
                row.push(words.clone());
            }
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak | Event::InlineHtml(_) => words.push(' '),
            _ => {}
        }
    }
    outline
}
