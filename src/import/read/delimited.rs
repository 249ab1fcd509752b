//! A table with a sign between its cells: `;`, `,` or a tab, as spreadsheets save it, and as Word
//! and Excel copy it.

use super::{MOST_CELLS, MOST_COLUMNS, Refusal, TOO_MUCH, refusal};
use crate::import::column::known;
use crate::import::piece::{Cell, Piece, Reading, Row, Table};
use crate::import::words;
use csv::{ReaderBuilder, StringRecord};

/// The table that `text` is. Without `is_table` it must have a head that kimo knows; nothing where
/// it has none and is a text.
///
/// # Errors
/// When it is too much.
pub(super) fn read(text: &str, is_table: bool) -> Result<Option<Reading>, Refusal> {
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
    let records: Vec<StringRecord> = reader(body, sign, true)
        .into_records()
        // Text that is UTF-8 gives no other error than a broken stream, and there is none.
        .filter_map(Result::ok)
        .collect();
    let start = |record: &StringRecord| {
        let place = record.position();
        place.map_or((0, 0), |place| (place.byte(), place.line()))
    };
    let mut table = Table::default();
    let mut remarks = Vec::new();
    let mut cells = 0;
    for (at, record) in records.iter().enumerate() {
        let (first, line) = start(record);
        let next = records.get(at + 1).map(|record| start(record).0);
        let raw = body.get(index(first)..next.map_or(body.len(), index));
        let before = at.checked_sub(1).and_then(|above| records.get(above));
        let width = before.unwrap_or(record).len();
        let swallowed = raw.filter(|raw| has_swallowed(raw, sign, width));
        let mut read = vec![(line, record.clone())];
        if let Some(raw) = swallowed {
            remarks.push(format!(
                "i linje {line} står et anførselstegn, som ikke slutter; linjerne derfra er læst hver for sig"
            ));
            let is_quoted = |line: &str| line.matches('"').count().is_multiple_of(2);
            let records = raw.lines().zip(line..).flat_map(|(text, line)| {
                let records = reader(text, sign, is_quoted(text)).into_records();
                records
                    .filter_map(Result::ok)
                    .map(move |record| (line, record))
            });
            read = records.collect();
        }
        for (line, record) in read {
            cells += record.len();
            if cells > MOST_CELLS || record.len() > MOST_COLUMNS {
                return Err(refusal("tabellen er for stor", TOO_MUCH));
            }
            table.rows.push(Row {
                place: format!("linje {line}"),
                cells: record.iter().map(cell).collect(),
            });
        }
    }
    Ok(Some(Reading {
        pieces: vec![Piece::Table(table)],
        remarks,
    }))
}

fn index(byte: u64) -> usize {
    usize::try_from(byte).unwrap_or(usize::MAX)
}

/// Whether the text of a record has other rows in it, as wide as the one before, for a quotation mark
/// that has no other.
fn has_swallowed(raw: &str, sign: u8, width: usize) -> bool {
    let is_open = raw.matches('"').count() % 2 == 1;
    let is_row = |line: &str| {
        let signs = line.bytes().filter(|byte| *byte == sign).count();
        signs + 1 >= width.max(2)
    };
    is_open && raw.lines().skip(1).any(is_row)
}

fn reader(text: &str, sign: u8, is_quoted: bool) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .quoting(is_quoted)
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
    let rows = reader(text, sign, true).into_records().take(LAST_HEAD);
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
