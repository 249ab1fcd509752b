//! The blocks that a view is made of: headings, paragraphs, lists, tables and charts, with their
//! words in them. A writer a format turns them into text; no view knows of a format, a width or
//! a colour, and no writer of a plan.
//!
//! Every text is text: it may hold whatever a note holds, and it is the writer who makes it
//! harmless in its format.

use crate::plan::{Assessment, Status};
use crate::text::danish::number;
use chrono::NaiveDate;

/// A whole view as it is read: what stands on its front, and its sections.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Article {
    /// What it is called: `Fremdriftsrapport 2024`.
    pub(crate) title: String,
    /// Whose it is; shown with the title.
    pub(crate) organisation: String,
    /// The lines under the title and the organisation: the day, the meeting.
    pub(crate) subtitle: Vec<String>,
    /// The day it is of, as a file that says when it was made has it.
    pub(crate) date: NaiveDate,
    /// What must be read first: that the plan has errors and something may be missing.
    pub(crate) warning: Option<Vec<Inline>>,
    /// What stands on the first page, before the sections.
    pub(crate) front: Vec<Block>,
    /// The sections; a short view has none, and all it says stands in `front`.
    pub(crate) sections: Vec<Section>,
    /// Whether it is read from one end to the other, and a list of its sections leads nowhere.
    pub(crate) is_read_through: bool,
    /// What it builds on, in small at its end, for a page without a letterhead.
    pub(crate) foot: Option<String>,
}

/// A section under a heading of the first level, which a table of contents lists.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Section {
    /// What links to it are written with, unique in its article: `maal-1`.
    pub(crate) anchor: String,
    /// The whole heading.
    pub(crate) heading: String,
    /// The heading in a menu, where it is shorter.
    pub(crate) short: Option<String>,
    /// Whether it begins a page of its own on paper.
    pub(crate) begins_page: bool,
    pub(crate) blocks: Vec<Block>,
}

/// A piece of a view.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Block {
    /// A heading under that of its section.
    Heading(Heading),
    Paragraph(Paragraph),
    List(List),
    Table(Table),
    Chart(Chart),
}

/// A heading within a section.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Heading {
    /// 2 stands right under the section's, 3 under that.
    pub(crate) level: u8,
    pub(crate) text: Vec<Inline>,
}

/// Running text. A line break in it stays one.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Paragraph {
    pub(crate) text: Vec<Inline>,
    /// Whether it introduces the block after it, and stays on that one's page.
    pub(crate) introduces: bool,
}

/// A list, each item of blocks of its own.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct List {
    pub(crate) is_numbered: bool,
    pub(crate) items: Vec<Vec<Block>>,
}

/// A stretch of text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Inline {
    Text(String),
    Strong(String),
    Emphasis(String),
    /// Words that an earlier version had and this one has not.
    Gone(String),
    /// Words that this version has and an earlier one had not.
    New(String),
    /// A word that has a colour of its own where there are colours. The word always stands there.
    Toned(Tone, String),
}

impl Inline {
    /// Its text.
    pub(crate) fn words(&self) -> &str {
        match self {
            Inline::Text(words)
            | Inline::Strong(words)
            | Inline::Emphasis(words)
            | Inline::Gone(words)
            | Inline::New(words)
            | Inline::Toned(_, words) => words,
        }
    }
}

/// What a word means, for the writers that have colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    Status(Status),
    /// A light; none: not assessed.
    Light(Option<Assessment>),
    /// A deadline that has passed.
    Overdue,
    /// Less important than what stands beside it.
    Faint,
}

/// A table under a head row.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Table {
    /// What it shows, as a caption and for those who cannot see it.
    pub(crate) caption: String,
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Row>,
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Column {
    pub(crate) heading: String,
    pub(crate) kind: ColumnKind,
    /// Its share of the page's width beside the others.
    pub(crate) weight: u16,
    /// The narrowest terminal that it is shown in, in characters; 0: always.
    pub(crate) from_width: u16,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ColumnKind {
    /// Sentences, which may be folded and, on a terminal, shortened.
    Text,
    /// A few words that are shown whole: names, statuses.
    Words,
    /// A number of an action, a day: never broken.
    Code,
    /// An amount or a count, aligned to the right.
    Number,
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Row {
    Cells(Vec<Cell>),
    /// The sum of the rows above.
    Total(Vec<Cell>),
    /// A heading across the columns, over the rows that belong to it.
    Group(String),
}

/// A cell: its paragraphs, under each other.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Cell(pub(crate) Vec<Vec<Inline>>);

/// A picture of numbers, with the words that say the same.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Chart {
    Bars(BarChart),
    Years(YearChart),
}

/// Bars under each other, each divided into segments.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct BarChart {
    /// What it shows: `Handlingernes status på hvert mål`. It is the label over the chart, but
    /// where a paragraph introduces it, or a single bar has its name beside it, only for those
    /// who do not see the chart.
    pub(crate) title: String,
    pub(crate) bars: Vec<Bar>,
    /// What the shades mean, in the order of the segments.
    pub(crate) legend: Vec<(Shade, String)>,
    /// Whether no table beside it says the same: where it is not drawn, its words are shown.
    pub(crate) stands_alone: bool,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Bar {
    /// What it is of: `Mål 1`.
    pub(crate) name: String,
    /// What that is called, where it is more than its name.
    pub(crate) title: String,
    /// From the left to the right; together they are the whole bar.
    pub(crate) segments: Vec<Segment>,
    /// The same in words: `1 af 3 gennemført`.
    pub(crate) words: String,
}

/// A stretch of a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Segment {
    pub(crate) shade: Shade,
    pub(crate) count: usize,
}

/// What an area of a chart means; a writer has a colour and a pattern for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shade {
    Status(Status),
    /// A light; none: not assessed.
    Light(Option<Assessment>),
}

/// What was measured, year by year, with where it began and where it should end.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct YearChart {
    /// What is measured: `Ålegræssets dybdegrænse (meter)`. The label over the chart, as in
    /// [`BarChart`].
    pub(crate) title: String,
    pub(crate) baseline: Option<f64>,
    pub(crate) target: Option<f64>,
    /// The upper end of a target that is a range.
    pub(crate) target_upper: Option<f64>,
    /// Where it should be at the end of `year`.
    pub(crate) expected: Option<f64>,
    /// The years in order, each with its last value; none: not measured.
    pub(crate) values: Vec<(i32, Option<f64>)>,
    /// The year reported on; later ones are not measured yet.
    pub(crate) year: i32,
    /// The same in words.
    pub(crate) words: String,
}

impl Section {
    pub(crate) fn new(anchor: &str, heading: impl Into<String>) -> Section {
        Section {
            anchor: anchor.to_owned(),
            heading: heading.into(),
            ..Section::default()
        }
    }
}

impl Bar {
    /// What the segments add up to.
    pub(crate) fn whole(&self) -> usize {
        self.segments.iter().map(|segment| segment.count).sum()
    }

    /// All that it says: `Mål 1 (Renere havne): 1 af 3 gennemført`.
    pub(crate) fn described(&self) -> String {
        if self.title.is_empty() {
            format!("{}: {}", self.name, self.words)
        } else {
            format!("{} ({}): {}", self.name, self.title, self.words)
        }
    }
}

impl YearChart {
    /// "Måltal 14", "Måltal 2 til 3".
    pub(crate) fn target_words(&self) -> Option<String> {
        let target = number::decimal(self.target?);
        Some(match self.target_upper {
            Some(upper) => format!("Måltal {target} til {}", number::decimal(upper)),
            None => format!("Måltal {target}"),
        })
    }

    /// "Ventet i 2024: 12".
    pub(crate) fn expected_words(&self) -> Option<String> {
        let expected = number::decimal(self.expected?);
        Some(format!("Ventet i {}: {expected}", self.year))
    }
}

impl Block {
    /// A heading right under that of the section.
    pub(crate) fn heading(text: impl Into<String>) -> Block {
        Block::Heading(Heading {
            level: 2,
            text: vec![Inline::Text(text.into())],
        })
    }

    /// A paragraph of plain text.
    pub(crate) fn text(text: impl Into<String>) -> Block {
        Block::paragraph(vec![Inline::Text(text.into())])
    }

    pub(crate) fn paragraph(text: Vec<Inline>) -> Block {
        Block::Paragraph(Paragraph {
            text,
            introduces: false,
        })
    }

    /// A sentence that ends in a colon, over what it introduces.
    pub(crate) fn introduction(text: impl Into<String>) -> Block {
        Block::Paragraph(Paragraph {
            text: vec![Inline::Text(text.into())],
            introduces: true,
        })
    }

    /// A list under bullets, each item of blocks of its own.
    pub(crate) fn list(items: impl IntoIterator<Item = Vec<Block>>) -> Block {
        Block::List(List {
            is_numbered: false,
            items: items.into_iter().collect(),
        })
    }

    /// A list under bullets, each item of one paragraph.
    pub(crate) fn bullets(items: impl IntoIterator<Item = Vec<Inline>>) -> Block {
        let items = items.into_iter();
        Block::list(items.map(|item| vec![Block::paragraph(item)]))
    }
}

impl Table {
    pub(crate) fn new(caption: impl Into<String>, columns: Vec<Column>) -> Table {
        Table {
            caption: caption.into(),
            columns,
            rows: Vec::new(),
        }
    }

    pub(crate) fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(Row::Cells(cells));
    }
}

impl Column {
    /// A column that is always shown.
    pub(crate) fn new(kind: ColumnKind, heading: impl Into<String>, weight: u16) -> Column {
        Column {
            heading: heading.into(),
            kind,
            weight,
            from_width: 0,
        }
    }

    /// The same, shown in terminals of at least so many characters alone.
    pub(crate) fn in_width(self, from_width: u16) -> Column {
        Column { from_width, ..self }
    }
}

impl From<&str> for Inline {
    fn from(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }
}

impl From<String> for Inline {
    fn from(text: String) -> Inline {
        Inline::Text(text)
    }
}

/// A cell of one paragraph.
impl<T: Into<Inline>> From<T> for Cell {
    fn from(text: T) -> Cell {
        Cell(vec![vec![text.into()]])
    }
}
