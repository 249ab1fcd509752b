//! The document's body under way: blocks in reading order, and the headings among them.

use super::contents::{Heading, contents};
use super::paragraph::{Paragraph, Style};
use super::table::Table;

/// The XML namespaces of the main parts.
pub(crate) const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// The body of the document.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// What stands before the table of contents.
    front: String,
    body: String,
    headings: Vec<Heading>,
    ends_in_table: bool,
}

impl Document {
    /// Adds a paragraph before the table of contents.
    pub(crate) fn front(&mut self, paragraph: Paragraph) {
        self.front += &paragraph.xml();
    }

    /// Begins a section. The first begins a page: the front has its own.
    pub(crate) fn section(&mut self, text: &str) {
        let paragraph = Paragraph::new(Style::Heading1);
        if self.headings.is_empty() {
            self.heading(1, paragraph.on_new_page(), text)
        } else {
            self.heading(1, paragraph, text)
        }
    }

    /// Begins a part of a section.
    pub(crate) fn part(&mut self, text: &str) {
        self.heading(2, Paragraph::new(Style::Heading2), text);
    }

    /// Adds a paragraph.
    pub(crate) fn add(&mut self, paragraph: Paragraph) {
        self.body += &paragraph.xml();
        self.ends_in_table = false;
    }

    /// Adds a paragraph of running text.
    pub(crate) fn say(&mut self, text: &str) {
        self.add(Paragraph::of(Style::Normal, text));
    }

    /// Adds a bold line over a list or a table.
    pub(crate) fn label(&mut self, text: &str) {
        self.add(Paragraph::of(Style::Label, text));
    }

    /// Adds a table.
    pub(crate) fn table(&mut self, table: Table) {
        self.drawn(&table.into_xml());
    }

    /// Adds a table's XML. Two tables in a row would be one.
    pub(crate) fn drawn(&mut self, xml: &str) {
        if self.ends_in_table {
            self.add(Paragraph::new(Style::Gap).keep_next());
        }
        self.body += xml;
        self.ends_in_table = true;
    }

    /// The document part's XML, with the table of contents after the front.
    pub(crate) fn into_xml(mut self) -> String {
        if self.ends_in_table {
            self.add(Paragraph::new(Style::Gap));
        }
        format!(
            "{}<w:document {NAMESPACES}><w:body>{}{}{}{PAGE}</w:body></w:document>",
            super::package::DECLARATION,
            self.front,
            contents(&self.headings),
            self.body
        )
    }

    fn heading(&mut self, level: u8, paragraph: Paragraph, text: &str) {
        let id = self.headings.len() + 1;
        let anchor = format!("_Toc{id:06}");
        let begins = format!("<w:bookmarkStart w:id=\"{id}\" w:name=\"{anchor}\"/>");
        let ends = format!("<w:bookmarkEnd w:id=\"{id}\"/>");
        self.add(paragraph.raw(&begins).text(text).raw(&ends));
        self.headings.push(Heading {
            anchor,
            text: text.to_owned(),
            level,
        });
    }
}

/// A4 with margins of 2 cm, and the footer.
const PAGE: &str = "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/>\
     <w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
     <w:pgMar w:top=\"1247\" w:right=\"1134\" w:bottom=\"1247\" w:left=\"1134\" \
     w:header=\"624\" w:footer=\"624\" w:gutter=\"0\"/></w:sectPr>";
