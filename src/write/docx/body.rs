//! The document's body under way: blocks in reading order, the headings and links among them.

use super::chart::Drawing;
use super::contents::{Heading, contents};
use super::paragraph::{Paragraph, Style};
use super::table::{self, STANDARD_WIDTH};
use crate::text::links::{Piece, pieces};
use crate::text::visible::visible;
use crate::view::block::{Inline, Table, Tone};
use crate::write::palette;

/// The body of the document.
#[derive(Debug, Default)]
pub(crate) struct Body {
    width: usize,
    xml: String,
    /// Where the table of contents stands, among the bytes of `xml`.
    contents_at: Option<usize>,
    /// Whether the next heading begins a page.
    begins_page: bool,
    headings: Vec<Heading>,
    links: Vec<String>,
    charts: Vec<ChartParts>,
    number_lists: usize,
    ends_in_table: bool,
}

/// A chart as parts of the file.
#[derive(Debug)]
pub(crate) struct ChartParts {
    /// Word's own drawing.
    pub(crate) drawing: String,
    /// The picture for who does not know that, as SVG.
    pub(crate) picture: String,
}

/// A body that is finished.
pub(crate) struct Finished {
    /// The blocks, one after the other.
    pub(crate) xml: String,
    /// The addresses of its links; the first is that of `rIdL1`.
    pub(crate) links: Vec<String>,
    /// Its charts; the first is that of `rIdC1`, or, as a picture, of `rIdP1`.
    pub(crate) charts: Vec<ChartParts>,
    /// How many lists begin again at 1.
    pub(crate) number_lists: usize,
}

impl Body {
    /// An empty body on a page whose text is `width` wide, in twentieths of a point.
    pub(crate) fn new(width: Option<usize>) -> Body {
        Body {
            width: width.unwrap_or(STANDARD_WIDTH),
            ..Body::default()
        }
    }

    /// The table of contents stands here, on a page of its own where nothing but the title is above.
    pub(crate) fn begin_contents(&mut self) {
        self.close_table();
        self.contents_at = Some(self.xml.len());
        self.begins_page = self.headings.is_empty();
    }

    /// The next heading begins a page.
    pub(crate) fn begin_page(&mut self) {
        self.begins_page = true;
    }

    /// Begins a section (level 1) or a part of one.
    pub(crate) fn heading(&mut self, level: u8, text: &str) {
        let style = match level {
            0 | 1 => Style::Heading1,
            2 => Style::Heading2,
            _ => Style::Heading3,
        };
        let id = self.headings.len() + 1;
        let paragraph = Paragraph::new(style);
        let paragraph = if std::mem::take(&mut self.begins_page) {
            paragraph.on_new_page()
        } else {
            paragraph
        };
        if level > 1 {
            return self.add(paragraph.text(text));
        }
        let anchor = format!("_Toc{id:06}");
        let begins = format!("<w:bookmarkStart w:id=\"{id}\" w:name=\"{anchor}\"/>");
        let ends = format!("<w:bookmarkEnd w:id=\"{id}\"/>");
        self.add(paragraph.raw(&begins).text(text).raw(&ends));
        self.headings.push(Heading {
            anchor,
            text: text.to_owned(),
        });
    }

    /// Adds a paragraph.
    pub(crate) fn add(&mut self, paragraph: Paragraph) {
        self.xml += &paragraph.xml();
        self.ends_in_table = false;
    }

    /// Adds `paragraph` with this text.
    pub(crate) fn inline(&mut self, paragraph: Paragraph, text: &[Inline]) {
        let paragraph = self.filled(paragraph, text);
        self.add(paragraph);
    }

    /// Adds `paragraph` with charts beside each other, and these words after them.
    pub(crate) fn charts(&mut self, paragraph: Paragraph, charts: Vec<Drawing>, words: &str) {
        let mut paragraph = paragraph;
        for chart in charts {
            paragraph = paragraph.raw(&chart.run(self.charts.len() + 1));
            self.charts.push(ChartParts {
                drawing: chart.part,
                picture: chart.picture.svg,
            });
        }
        let is_wordless = words.is_empty();
        self.add(if is_wordless {
            paragraph
        } else {
            paragraph.text(words)
        });
    }

    /// How wide the text is, in twentieths of a point.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// Adds a table under its caption. Two tables in a row would be one.
    pub(crate) fn table(&mut self, table: &Table) {
        self.add(Paragraph::with_text(Style::Caption, &table.caption));
        let width = self.width;
        let xml = table::draw(table, width, |paragraph, text| self.filled(paragraph, text));
        self.xml += &xml;
        self.ends_in_table = true;
    }

    /// Begins a numbered list: how many there were before it.
    pub(crate) fn begin_numbers(&mut self) -> usize {
        self.number_lists += 1;
        self.number_lists - 1
    }

    /// The body with its table of contents.
    pub(crate) fn finish(mut self) -> Finished {
        self.close_table();
        if let Some(at) = self.contents_at {
            self.xml.insert_str(at, &contents(&self.headings));
        }
        Finished {
            xml: self.xml,
            links: self.links,
            charts: self.charts,
            number_lists: self.number_lists,
        }
    }

    /// A document, and what stands before the contents, ends in a paragraph.
    fn close_table(&mut self) {
        if self.ends_in_table {
            self.add(Paragraph::new(Style::Gap));
        }
    }

    /// `paragraph` with the runs of `text`.
    fn filled(&mut self, paragraph: Paragraph, text: &[Inline]) -> Paragraph {
        text.iter().fold(paragraph, |paragraph, inline| {
            let words = visible(inline.words());
            let pieces = pieces(&words);
            pieces.into_iter().fold(paragraph, |paragraph, piece| {
                let words = match piece {
                    Piece::Text(words) => words,
                    Piece::Link(address) => {
                        self.links.push(address.to_owned());
                        return paragraph.link(self.links.len(), address);
                    }
                };
                match inline {
                    Inline::Text(_) => paragraph.text(words),
                    Inline::Strong(_) | Inline::New(_) => paragraph.bold(words),
                    Inline::Gone(_) => paragraph.struck(words),
                    Inline::Emphasis(_) => paragraph.italic(words),
                    Inline::Toned(Tone::Faint, _) => paragraph.inked(palette::FAINT, words),
                    Inline::Toned(Tone::Overdue, _) => paragraph.bold(words),
                    Inline::Toned(_, _) => paragraph.text(words),
                }
            })
        })
    }
}
