//! What a document says, whatever its format: headings, paragraphs and tables, each with the
//! place where its owner finds it.

/// A document in the order it is read.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Reading {
    pub(crate) pieces: Vec<Piece>,
    /// What the reader had to guess or leave aside, in Danish.
    pub(crate) remarks: Vec<String>,
}

/// A piece of a document.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Piece {
    /// A heading: 0 is the document's title, 1 the highest level.
    Heading(u8, String),
    Paragraph(String),
    Table(Table),
}

/// The lowest level of a heading.
pub(crate) const LOWEST: u8 = 6;

/// A table.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Table {
    pub(crate) rows: Vec<Row>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Row {
    /// Where it stands: `tabel 2, række 5`.
    pub(crate) place: String,
    /// Its cells by the columns of the table; one that spans several is followed by empty ones.
    pub(crate) cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Cell {
    /// Its lines; none is blank.
    pub(crate) lines: Vec<String>,
    /// How many columns it spans, where it is the first of them; 0 for the others and for a cell
    /// of one column.
    pub(crate) span: usize,
    /// Whether it is merged with the cell above.
    pub(crate) continues: bool,
}

impl Row {
    /// How many of its cells say something.
    pub(crate) fn said(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_blank()).count()
    }

    /// What it says, on one line.
    pub(crate) fn words(&self) -> String {
        let said = self.texts().into_iter().filter(|text| !text.is_empty());
        said.collect::<Vec<_>>().join(" – ")
    }

    /// What all its cells say, each on one line.
    pub(crate) fn texts(&self) -> Vec<String> {
        self.cells.iter().map(Cell::text).collect()
    }
}

impl Cell {
    /// A cell of one column with these lines.
    pub(crate) fn new(lines: Vec<String>) -> Cell {
        Cell {
            lines,
            ..Cell::default()
        }
    }

    /// What it says, on one line.
    pub(crate) fn text(&self) -> String {
        self.lines.join(" ")
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.lines.is_empty()
    }
}
