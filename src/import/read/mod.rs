//! From a file's bytes to the pieces of the document, by what the bytes are and not by the
//! file's name: `docx`, `workbook` (.xlsx), `delimited` (.csv) and `text` (pasted).
//!
//! A document comes from anywhere. What is no such file is refused in words, with the way on, and
//! no file costs more than its size and the limits here allow.

mod aligned;
mod aside;
mod codepage;
mod delimited;
mod docx;
mod format;
mod front;
mod furniture;
mod grid;
mod inline;
mod numbering;
mod rows;
mod stacked;
mod styles;
mod text;
mod workbook;

pub(crate) use docx::BOLD;

use super::piece::{Piece, Reading};
use crate::load::office::{Package, TooLarge};
use crate::load::{ruined_letter, text_of};
use std::fmt;

/// The most bytes that are read of a file.
pub(crate) const MOST_BYTES: usize = 50_000_000;

/// The most cells in all tables: a plan of a thousand actions has some ten thousand.
const MOST_CELLS: usize = 200_000;

/// The most columns of a table.
const MOST_COLUMNS: usize = 200;

/// How deep one element may lie in another.
const DEEPEST: usize = 200;

/// Why a file is not read, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) cause: String,
    pub(crate) remedy: &'static str,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.cause)
    }
}

impl std::error::Error for Refusal {}

fn refusal(cause: impl Into<String>, remedy: &'static str) -> Refusal {
    Refusal {
        cause: cause.into(),
        remedy,
    }
}

const SAVE_AGAIN: &str =
    "åbn den i Word eller Excel, gem den igen som .docx eller .xlsx, og prøv igen";

const TOO_MUCH: &str =
    "del den i flere, eller kopiér tabellen med handlingerne over i et nyt dokument";

const COPY_TEXT: &str = "har I den i Word, så brug den: dér er tabellerne hele. Ellers åbn den, kopiér teksten, \
                         gem den som .txt, og indlæs den";

/// Systems of other makes save pages under the names of Word's and Excel's files.
const WEB_PAGE: &str = "filen er en webside, og dem læser kimo ikke";

const OPEN_AND_SAVE: &str =
    "åbn den i Word eller Excel, gem den som .docx eller .xlsx, og indlæs den";

/// Files that are not read, by how they begin.
const OTHERS: [(&[u8], &str, &str); 9] = [
    (
        b"\xD0\xCF\x11\xE0",
        "filen er i Words eller Excels gamle format (.doc, .xls), eller den er beskyttet med adgangskode",
        "åbn den i Word eller Excel, fjern adgangskoden, hvis der er en, og gem den som .docx eller .xlsx",
    ),
    (b"%PDF", "kimo læser ikke PDF-filer", COPY_TEXT),
    (
        b"{\\rtf",
        "kimo læser ikke RTF-filer",
        "åbn den i Word, og gem den som .docx",
    ),
    (b"<!DOCTYPE", WEB_PAGE, OPEN_AND_SAVE),
    (b"<html", WEB_PAGE, OPEN_AND_SAVE),
    (b"<table", WEB_PAGE, OPEN_AND_SAVE),
    (b"<meta", WEB_PAGE, OPEN_AND_SAVE),
    (b"MIME-Version:", WEB_PAGE, OPEN_AND_SAVE),
    (b"<?xml", "kimo læser ikke XML-filer", SAVE_AGAIN),
];

/// The pieces of the document in `bytes`; `is_table` where the file's name says that it is one.
///
/// # Errors
/// When it is of another kind, is damaged, or is too much.
pub(crate) fn read(bytes: &[u8], is_table: bool) -> Result<Reading, Refusal> {
    let reading = pieces(bytes, is_table)?;
    let ruined = reading.pieces.iter().find_map(|piece| match piece {
        Piece::Heading(_, text) | Piece::Paragraph(text) => ruined_letter(text),
        Piece::Table(table) => {
            let mut cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.find_map(|cell| ruined_letter(&cell.text()))
        }
    });
    match ruined {
        None => Ok(reading),
        Some((written, meant)) => Err(refusal(
            match meant {
                Some(meant) => format!(
                    "bogstaverne er gået i stykker: der står ”{written}” i stedet for {meant}"
                ),
                None => format!("bogstaver er gået tabt: der står ”{written}”"),
            },
            "hent filen, som den var, før den blev gemt i en forkert kodning, og gem et regneark som .xlsx, en \
             tekst som UTF-8",
        )),
    }
}

fn pieces(bytes: &[u8], is_table: bool) -> Result<Reading, Refusal> {
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let start = start.trim_ascii_start();
    let begins_with = |magic: &[u8]| {
        let begins = start.get(..magic.len());
        begins.is_some_and(|begins| begins.eq_ignore_ascii_case(magic))
    };
    if let Some((_, cause, remedy)) = OTHERS.iter().find(|(magic, ..)| begins_with(magic)) {
        return Err(refusal(*cause, remedy));
    }
    if bytes.len() > MOST_BYTES {
        let most = MOST_BYTES / 1_000_000;
        return Err(refusal(format!("filen er på over {most} MB"), TOO_MUCH));
    }
    if bytes.starts_with(b"PK") {
        return package(bytes);
    }
    let mut text = codepage::read(bytes).unwrap_or_else(|| text_of(bytes));
    if !text.contains('\n') {
        // Lines as an old Mac ends them.
        text = text.replace('\r', "\n");
    }
    if text.contains('\0') {
        return Err(refusal(
            "filen er hverken et dokument eller en tekst, som kimo kender",
            "kimo læser .docx, .xlsx, .csv og tekst",
        ));
    }
    if text.trim().is_empty() {
        return Err(refusal(
            "filen er tom",
            "se efter, om det er den rigtige fil",
        ));
    }
    match delimited::read(&text, is_table)? {
        Some(reading) => affordable(reading),
        None => affordable(text::read(&text)?),
    }
}

fn package(bytes: &[u8]) -> Result<Reading, Refusal> {
    let damaged = |error: anyhow::Error| match error {
        error if error.is::<TooLarge>() => {
            refusal(format!("filen er for stor: {error:#}"), TOO_MUCH)
        }
        error => refusal(format!("filen kan ikke læses: {error:#}"), SAVE_AGAIN),
    };
    let mut package = Package::open(bytes).map_err(damaged)?;
    let is_none = || {
        refusal(
            "filen er hverken et Word-dokument eller et regneark",
            "kimo læser .docx, .xlsx, .csv og tekst; er den en pakket mappe (.zip), så pak den ud først",
        )
    };
    if package.has("mimetype") {
        return Err(refusal(
            "kimo læser ikke filer fra LibreOffice (.odt, .ods)",
            "åbn den i LibreOffice, vælg Filer > Gem som, og gem den som .docx eller .xlsx",
        ));
    }
    if package.has("Index/Document.iwa") || package.has("Index.zip") {
        return Err(refusal(
            "kimo læser ikke filer fra Pages og Numbers",
            "åbn den, vælg Arkiv > Eksporter til, og gem den som Word (.docx) eller Excel (.xlsx)",
        ));
    }
    if !package.has("_rels/.rels") {
        return Err(is_none());
    }
    let relations = package.relations("").map_err(damaged)?;
    let main = relations
        .into_iter()
        .find(|relation| relation.is("officeDocument"));
    let main = main.map(|relation| relation.target).unwrap_or_default();
    if main.starts_with("xl/") {
        affordable(workbook::read(&mut package, &main).map_err(damaged)?)
    } else if main.is_empty() || main.starts_with("ppt/") {
        Err(is_none())
    } else {
        affordable(docx::read(&mut package, &main).map_err(damaged)?)
    }
}

/// Refuses a reading whose words would be too many once those of merged cells, of cells that stand
/// for the ones under them, and of the heading above stand with every action.
fn affordable(reading: Reading) -> Result<Reading, Refusal> {
    let mut heading = 0;
    let mut count = 0;
    for piece in &reading.pieces {
        match piece {
            Piece::Heading(_, text) => heading = text.len(),
            Piece::Paragraph(_) => {}
            Piece::Table(table) => {
                let mut above: Vec<usize> = Vec::new();
                for row in &table.rows {
                    above.resize(above.len().max(row.cells.len()), 0);
                    for (cell, above) in row.cells.iter().zip(&mut above) {
                        if !cell.is_blank() {
                            *above = cell.lines.iter().map(String::len).sum();
                        }
                    }
                    count += heading + above.iter().sum::<usize>();
                }
            }
        }
    }
    if count > MOST_TEXT {
        return Err(refusal(
            format!("filen er for stor: {}", too_much_text()),
            TOO_MUCH,
        ));
    }
    Ok(reading)
}

/// The most bytes of text in all cells, those that are repeated counted each time.
const MOST_TEXT: usize = 20_000_000;

fn too_much_text() -> TooLarge {
    TooLarge("dens celler har for meget tekst".to_owned())
}

/// Counts cells and their words as they are read, up to the limit.
#[derive(Default)]
struct Budget {
    cells: usize,
    text: usize,
}

impl Budget {
    fn spend(&mut self, cells: usize) -> anyhow::Result<()> {
        self.cells += cells;
        anyhow::ensure!(
            self.cells <= MOST_CELLS,
            TooLarge(format!("den har over {MOST_CELLS} celler"))
        );
        Ok(())
    }

    fn spend_text(&mut self, bytes: usize) -> anyhow::Result<()> {
        self.text += bytes;
        anyhow::ensure!(self.text <= MOST_TEXT, too_much_text());
        Ok(())
    }
}
