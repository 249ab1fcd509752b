//! A paragraph: its style, and runs of text.

use super::measure;
use crate::text::visible::visible;
use crate::write::xml::escape;
use std::fmt::Write;

/// The styles of `templates/docx/styles.xml` that paragraphs are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// Running text.
    Normal,
    /// The report's title.
    Title,
    /// Whose report it is, as of when and for which meeting.
    Subtitle,
    /// A section.
    Heading1,
    /// Part of a section.
    Heading2,
    /// Part of a part.
    Heading3,
    /// The word over the table of contents.
    ContentsHeading,
    /// What must be seen first.
    Warning,
    /// An item of a numbered list, before which there were so many others.
    Number(usize),
    /// An item of a list.
    Bullet,
    /// An item under another.
    Bullet2,
    /// A further paragraph of an item.
    Continue,
    /// A cell's text.
    Cell,
    /// A heading's cell.
    CellHead,
    /// What a table shows, over it.
    Caption,
    /// A chart.
    Chart,
    /// A bar in words.
    ChartWords,
    /// The space after a table.
    Gap,
    /// At the foot of each page.
    Footer,
}

impl Style {
    fn id(self) -> &'static str {
        match self {
            Style::Normal => "Normal",
            Style::Title => "Title",
            Style::Subtitle => "Subtitle",
            Style::Heading1 => "Heading1",
            Style::Heading2 => "Heading2",
            Style::Heading3 => "Heading3",
            Style::ContentsHeading => "TOCHeading",
            Style::Warning => "Advarsel",
            Style::Number(_) => "ListNumber",
            Style::Bullet => "ListBullet",
            Style::Bullet2 => "ListBullet2",
            Style::Continue => "ListContinue",
            Style::Cell => "Tabeltekst",
            Style::CellHead => "Tabelhoved",
            Style::Caption => "Caption",
            Style::Chart => "Diagram",
            Style::ChartWords => "Diagramord",
            Style::Gap => "Mellemrum",
            Style::Footer => "Footer",
        }
    }
}

impl Style {
    /// Whether it heads what comes after it, and stays on its page.
    fn leads(self) -> bool {
        matches!(
            self,
            Style::Title
                | Style::Heading1
                | Style::Heading2
                | Style::Heading3
                | Style::ContentsHeading
                | Style::Caption
        )
    }
}

/// A paragraph under way. Its texts are text, whatever they hold.
#[derive(Debug, Clone)]
pub(crate) struct Paragraph {
    style: Style,
    keep_next: Option<bool>,
    page_break: bool,
    align: Option<&'static str>,
    runs: String,
    widest: usize,
    length: usize,
}

impl Paragraph {
    /// An empty paragraph.
    pub(crate) fn new(style: Style) -> Paragraph {
        Paragraph {
            style,
            // A document of one's own may have the style without it.
            keep_next: style.leads().then_some(true),
            page_break: false,
            align: None,
            runs: String::new(),
            widest: 0,
            length: 0,
        }
    }

    /// A paragraph with this text.
    pub(crate) fn with_text(style: Style, text: &str) -> Paragraph {
        Paragraph::new(style).text(text)
    }

    /// Stays on the page of what comes after it.
    pub(crate) fn keep_next(mut self) -> Paragraph {
        self.keep_next = Some(true);
        self
    }

    /// May stand on the page before what comes after it, also where its style may not.
    pub(crate) fn loose(mut self) -> Paragraph {
        self.keep_next = Some(false);
        self
    }

    /// Begins a page.
    pub(crate) fn on_new_page(mut self) -> Paragraph {
        self.page_break = true;
        self
    }

    /// Aligned to the right, as numbers are.
    pub(crate) fn right(mut self) -> Paragraph {
        self.align = Some("right");
        self
    }

    /// Adds plain text.
    pub(crate) fn text(self, text: &str) -> Paragraph {
        self.run("", text)
    }

    /// Adds bold text.
    pub(crate) fn bold(self, text: &str) -> Paragraph {
        self.run("<w:b/><w:bCs/>", text)
    }

    /// Adds text that is struck out.
    pub(crate) fn struck(self, text: &str) -> Paragraph {
        self.run("<w:strike/>", text)
    }

    /// Adds italic text.
    pub(crate) fn italic(self, text: &str) -> Paragraph {
        self.run("<w:i/><w:iCs/>", text)
    }

    /// Adds text in this colour.
    pub(crate) fn inked(self, ink: &str, text: &str) -> Paragraph {
        self.run(&format!("<w:color w:val=\"{ink}\"/>"), text)
    }

    /// Adds the link with this number, which is to `address`.
    pub(crate) fn link(mut self, number: usize, address: &str) -> Paragraph {
        let before = std::mem::take(&mut self.runs);
        let linked = self.run("<w:rStyle w:val=\"Hyperlink\"/>", address);
        Paragraph {
            runs: format!(
                "{before}<w:hyperlink r:id=\"rIdL{number}\" w:history=\"1\">{}</w:hyperlink>",
                linked.runs
            ),
            ..linked
        }
    }

    /// Adds XML that is right as it stands: a field, a tab, a bookmark.
    pub(crate) fn raw(mut self, xml: &str) -> Paragraph {
        self.runs.push_str(xml);
        self
    }

    /// About how wide its widest word is in a table, in twentieths of a point.
    pub(crate) fn widest_word(&self) -> usize {
        self.widest
    }

    /// About how long it is on one line in a table, in twentieths of a point.
    pub(crate) fn length(&self) -> usize {
        self.length
    }

    /// Adds text whose line breaks stay.
    fn run(mut self, properties: &str, text: &str) -> Paragraph {
        let is_bold = properties.contains("<w:b/>");
        let measured = |width: usize| {
            if is_bold {
                measure::in_bold(width)
            } else {
                width
            }
        };
        self.widest = self.widest.max(measured(measure::widest_word(text)));
        self.length += measured(measure::length(text));
        self.runs.push_str("<w:r>");
        if !properties.is_empty() {
            let _ = write!(self.runs, "<w:rPr>{properties}</w:rPr>");
        }
        for (at, line) in visible(text).split('\n').enumerate() {
            if at > 0 {
                self.runs.push_str("<w:br/>");
            }
            let line = escape(&line.replace('\t', " "));
            let _ = write!(self.runs, "<w:t xml:space=\"preserve\">{line}</w:t>");
        }
        self.runs.push_str("</w:r>");
        self
    }

    /// The paragraph's XML, its properties in the schema's order.
    pub(crate) fn xml(&self) -> String {
        let mut xml = format!("<w:p><w:pPr><w:pStyle w:val=\"{}\"/>", self.style.id());
        match self.keep_next {
            Some(true) => xml.push_str("<w:keepNext/>"),
            Some(false) => xml.push_str("<w:keepNext w:val=\"0\"/>"),
            None => {}
        }
        if self.page_break {
            xml.push_str("<w:pageBreakBefore/>");
        }
        // The first list of numbers counts as its style says, each other one begins again.
        if let Style::Number(before @ 1..) = self.style {
            let number = FIRST_RESTART + before;
            let _ = write!(
                xml,
                "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{number}\"/></w:numPr>"
            );
        }
        if let Some(align) = self.align {
            let _ = write!(xml, "<w:jc w:val=\"{align}\"/>");
        }
        xml + "</w:pPr>" + &self.runs + "</w:p>"
    }
}

/// The number of a list that begins again, less how many lists there were before it.
pub(crate) const FIRST_RESTART: usize = 910;
