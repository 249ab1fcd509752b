//! CSV for a spreadsheet of any tongue: `;` between cells, a byte order mark, no cell that is a
//! formula, and none that is taken for another number or day than it is.

use super::sheet::{Column, ColumnKind, Row, Sheet};
use crate::text::parallel;
use crate::text::visible::visible;
use anyhow::Result;
use std::borrow::Cow;
use std::io::Write;

/// The byte order mark by which Excel knows UTF-8.
const BOM: &str = "\u{feff}";

/// So many rows take longer to write out than a thread does to begin.
const WORTH_A_THREAD: usize = 1 << 10;

/// So many times that are made at once: a large plan's table need not stand in memory.
const AT_ONCE: usize = 1 << 4;

/// What ends a row whose cells were written one by one.
const END_OF_ROW: [&[u8]; 0] = [];

/// One header row, and the rows, to `out` as they are made.
///
/// # Errors
/// When `out` cannot be written to.
pub(crate) fn csv(sheet: Sheet<'_>, out: &mut dyn Write) -> Result<()> {
    out.write_all(BOM.as_bytes())?;
    let columns = sheet.columns;
    let header = columns.iter().map(|column| column.key.into()).collect();
    out.write_all(&lines([header], columns)?)?;
    let starts: Vec<usize> = (0..sheet.count).step_by(WORTH_A_THREAD).collect();
    for starts in starts.chunks(AT_ONCE) {
        let made = parallel::map(starts, 1, |start| {
            let end = sheet.count.min(start + WORTH_A_THREAD);
            lines(sheet.rows(*start..end), columns)
        });
        for lines in made {
            out.write_all(&lines?)?;
        }
    }
    Ok(())
}

/// The rows as lines.
fn lines<'v>(rows: impl IntoIterator<Item = Row<'v>>, columns: &[Column]) -> Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        for (cell, column) in row.iter().zip(columns) {
            let cell = match column.kind {
                ColumnKind::Code if is_misread(cell) => format!("=\"{cell}\"").into(),
                ColumnKind::Text if is_bare_number(cell) => format!("=\"{cell}\"").into(),
                _ => inert(cell),
            };
            writer.write_field(cell.as_bytes())?;
        }
        writer.write_record(END_OF_ROW)?;
    }
    Ok(writer.into_inner().map_err(|error| error.into_error())?)
}

/// Whether a spreadsheet takes the cell for something else than it says: 1.10 for 1.1, `maj 2027`
/// for the first of May. A whole number and a day as ISO has it are what they say.
fn is_misread(cell: &str) -> bool {
    let is_whole = cell.bytes().all(|byte| byte.is_ascii_digit());
    let is_day = cell.parse::<chrono::NaiveDate>().is_ok();
    let is_plain = |c: char| c.is_alphanumeric() || " .-,/:%+".contains(c);
    cell.starts_with(char::is_alphanumeric)
        && cell.contains(|c: char| c.is_ascii_digit())
        && cell.chars().all(is_plain)
        && (!is_whole || (cell.starts_with('0') && cell != "0"))
        && !is_day
}

/// The same of a text, most of which are words: one that is nothing but a number, a day or a time,
/// as `1E5`, `3/4` and `12 %` are.
fn is_bare_number(cell: &str) -> bool {
    cell.len() <= 24
        && cell.starts_with(|c: char| c.is_ascii_digit())
        && cell
            .chars()
            .all(|c| c.is_ascii_digit() || " .-,/:%+Ee".contains(c))
        && is_misread(cell)
}

/// A cell that a spreadsheet will not take for a formula (OWASP: CSV injection): one that
/// begins with a sign of a formula gets an apostrophe in front. Control characters are
/// written out; line ends within a cell are kept, for Excel shows them.
fn inert(cell: &str) -> Cow<'_, str> {
    let shown = visible(cell);
    let starts_formula = |c: char| "=+-@\t\r\n＝＋－＠".contains(c);
    if cell.starts_with(starts_formula) {
        format!("'{shown}").into()
    } else {
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::super::sheet::Column;
    use super::*;

    const COLUMNS: [Column; 1] = [Column {
        key: "a",
        heading: "A",
        kind: ColumnKind::Text,
    }];

    #[test]
    fn what_a_spreadsheet_would_change_is_written_as_a_text() {
        for cell in [
            "1.10",
            "1.1",
            "2.10.1",
            "A.3.1",
            "1E5",
            "007",
            "maj 2027",
            "2023-2025",
            "1-2",
            "03/04",
            "10:30",
            "12 %",
            "1,5",
        ] {
            assert!(is_misread(cell), "{cell}");
        }
        for cell in ["2.10", "03/04", "1E5", "1-2", "12 %", "007"] {
            assert!(is_bare_number(cell), "{cell}");
        }
        for cell in ["2024", "2024-03-12", "2 strande", "3. kvartal", "E5", ""] {
            assert!(!is_bare_number(cell), "{cell}");
        }
        for cell in [
            "",
            "1",
            "53",
            "0",
            "2024-03-12",
            "løbende",
            "=1+1",
            "-1.5",
            "1\"&A1",
            "1;2",
        ] {
            assert!(!is_misread(cell), "{cell}");
        }
    }

    #[test]
    fn no_cell_is_a_formula_and_every_cell_reads_back() {
        let cells = [
            "=cmd()",
            "+1",
            "-1",
            "@x",
            "\tx",
            "＝1",
            "a;b \"c\"",
            "to\nlinjer",
            "almindelig - tekst",
        ];
        let mut bytes = Vec::new();
        let sheet = Sheet::new("a", &COLUMNS, cells, |cell| vec![cell.into()]);
        csv(sheet, &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let text = text.strip_prefix(BOM).unwrap();
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b';')
            .from_reader(text.as_bytes());
        let read: Vec<String> = reader
            .records()
            .map(|record| record.unwrap()[0].to_owned())
            .collect();
        assert_eq!(
            read,
            [
                "'=cmd()",
                "'+1",
                "'-1",
                "'@x",
                "'\tx",
                "'＝1",
                "a;b \"c\"",
                "to\nlinjer",
                "almindelig - tekst"
            ]
        );
    }
}
