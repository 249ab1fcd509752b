//! A table with a sign between its cells: `;`, `,` or a tab, as spreadsheets save it, and as Word
//! and Excel copy it.

use super::{MOST_CELLS, MOST_COLUMNS, Refusal, TOO_MUCH, refusal};
use crate::import::column::known;
use crate::import::piece::{Cell, Piece, Row, Table};
use crate::import::words;
use csv::{ReaderBuilder, StringRecord};

/// The table that `text` is. Without `is_table` it must have a head that kimo knows; nothing where
/// it has none and is a text.
///
/// # Errors
/// When it is too much.
pub(super) fn read(text: &str, is_table: bool) -> Result<Option<Vec<Piece>>, Refusal> {
    // Excel's own line for the sign.
    let body = text
        .strip_prefix("sep=")
        .and_then(|rest| rest.split_once('\n'));
    // The reader counts a line's end of two characters as half of the next line.
    let body = body.map_or(text, |(_, body)| body).replace("\r\n", "\n");
    let body = body.as_str();
    let best = [b';', b'\t', b',']
        .into_iter()
        .map(|sign| (heads(body, sign), sign))
        .max_by_key(|(heads, sign)| (*heads, *sign == b';'));
    let is_sound = |(heads, sign): &((usize, usize), u8)| {
        heads.1 > 1 && (is_table || (heads.0 > 1 && fills(body, char::from(*sign))))
    };
    let Some((_, sign)) = best.filter(is_sound) else {
        return Ok(None);
    };
    let mut rows = Vec::new();
    let mut cells = 0;
    for record in reader(body, sign).into_records() {
        // Text that is UTF-8 gives no other error than a broken stream, and there is none.
        let Ok(record) = record else { continue };
        cells += record.len();
        if cells > MOST_CELLS || record.len() > MOST_COLUMNS {
            return Err(refusal("tabellen er for stor", TOO_MUCH));
        }
        let line = record.position().map_or(0, csv::Position::line);
        rows.push(Row {
            place: format!("linje {line}"),
            cells: record.iter().map(cell).collect(),
        });
    }
    Ok(Some(vec![Piece::Table(Table { rows })]))
}

fn reader(text: &str, sign: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(sign)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// Whether most lines of a text have the sign: a table with a few words above it, and not a text
/// with a table in it.
fn fills(text: &str, sign: char) -> bool {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    lines().filter(|line| line.contains(sign)).count() * 3 >= lines().count() * 2
}

/// How many known heads the best of the first rows has, and how many cells.
fn heads(text: &str, sign: u8) -> (usize, usize) {
    let rows = reader(text, sign).into_records().take(LAST_HEAD);
    let count = |row: StringRecord| {
        let heads = row.iter().filter(|cell| known(cell).is_some()).count();
        (heads, row.len())
    };
    rows.filter_map(Result::ok)
        .map(count)
        .max()
        .unwrap_or_default()
}

/// The head is among so many rows.
const LAST_HEAD: usize = 20;

fn cell(text: &str) -> Cell {
    // What keeps a spreadsheet from taking 2.10 for 2.1, and a text for a formula.
    let code = text
        .strip_prefix("=\"")
        .and_then(|text| text.strip_suffix('"'));
    let inert = text
        .strip_prefix('\'')
        .filter(|text| text.starts_with(['=', '+', '-', '@']));
    Cell::new(words::lines(code.or(inert).unwrap_or(text)))
}
