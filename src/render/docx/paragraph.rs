//! A paragraph: its style, and runs of text.

use super::measure;
use super::xml::{escape, line};
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
    /// The word over the table of contents.
    ContentsHeading,
    /// What must be seen first.
    Warning,
    /// An item of a numbered list.
    Number,
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
    /// The line over a list or a table.
    Label,
    /// Text in a chart.
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
            Style::ContentsHeading => "TOCHeading",
            Style::Warning => "Advarsel",
            Style::Number => "ListNumber",
            Style::Bullet => "ListBullet",
            Style::Bullet2 => "ListBullet2",
            Style::Continue => "ListContinue",
            Style::Cell => "Tabeltekst",
            Style::CellHead => "Tabelhoved",
            Style::Label => "Etiket",
            Style::Chart => "Diagramtekst",
            Style::ChartWords => "Diagramord",
            Style::Gap => "Mellemrum",
            Style::Footer => "Footer",
        }
    }
}

/// A paragraph under way. Its texts are text, whatever they hold.
#[derive(Debug, Clone)]
pub(crate) struct Paragraph {
    style: Style,
    keep_next: Option<bool>,
    page_break: bool,
    align: Option<&'static str>,
    ink: Option<&'static str>,
    runs: String,
    widest: usize,
}

impl Paragraph {
    /// An empty paragraph.
    pub(crate) fn new(style: Style) -> Paragraph {
        Paragraph {
            style,
            keep_next: None,
            page_break: false,
            align: None,
            ink: None,
            runs: String::new(),
            widest: 0,
        }
    }

    /// A paragraph with this text.
    pub(crate) fn of(style: Style, text: &str) -> Paragraph {
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

    /// In the middle.
    pub(crate) fn centred(mut self) -> Paragraph {
        self.align = Some("center");
        self
    }

    /// The texts from here on are in this colour.
    pub(crate) fn ink(mut self, ink: &'static str) -> Paragraph {
        self.ink = Some(ink);
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

    /// Adds italic text.
    pub(crate) fn italic(self, text: &str) -> Paragraph {
        self.run("<w:i/><w:iCs/>", text)
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

    fn run(mut self, face: &str, text: &str) -> Paragraph {
        self.widest = self.widest.max(measure::widest_word(text));
        let ink = self.ink.map(|ink| format!("<w:color w:val=\"{ink}\"/>"));
        let properties = format!("{face}{}", ink.unwrap_or_default());
        self.runs.push_str("<w:r>");
        if !properties.is_empty() {
            let _ = write!(self.runs, "<w:rPr>{properties}</w:rPr>");
        }
        let text = escape(&blanks_kept(text));
        let _ = write!(self.runs, "<w:t xml:space=\"preserve\">{text}</w:t></w:r>");
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
        if let Some(align) = self.align {
            let _ = write!(xml, "<w:jc w:val=\"{align}\"/>");
        }
        xml + "</w:pPr>" + &self.runs + "</w:p>"
    }
}

/// `text` on one line, a blank at either end kept: it parts this run from the next.
fn blanks_kept(text: &str) -> String {
    let blank = |is_there| if is_there { " " } else { "" };
    let inner = line(text);
    if inner.is_empty() {
        blank(!text.is_empty()).to_owned()
    } else {
        format!(
            "{}{inner}{}",
            blank(text.starts_with(' ')),
            blank(text.ends_with(' '))
        )
    }
}
