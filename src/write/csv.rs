//! CSV for a spreadsheet of any tongue: `;` between cells, a byte order mark, no cell that is a
//! formula, and none that is taken for another number or day than it is.

use super::sheet::{ColumnKind, Sheet};
use crate::text::visible::visible;
use anyhow::Result;
use std::borrow::Cow;
use std::io::{self, Write};

/// The byte order mark by which Excel knows UTF-8.
const BOM: &str = "\u{feff}";

/// One header row, and the rows, to `out` as they are made: a large plan's table need not stand
/// in memory.
///
/// # Errors
/// When `out` cannot be written to.
pub(crate) fn csv(sheet: Sheet<'_>, out: &mut dyn Write) -> Result<()> {
    out.write_all(BOM.as_bytes())?;
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(out);
    let header = sheet.columns.iter().map(|column| column.key);
    writer.write_record(header).map_err(of_the_stream)?;
    for row in sheet.rows {
        let cells = row.iter().zip(sheet.columns);
        let cells = cells.map(|(cell, column)| match column.kind {
            ColumnKind::Code if is_misread(cell) => format!("=\"{cell}\"").into_bytes(),
            _ => inert(cell).into_owned().into_bytes(),
        });
        writer.write_record(cells).map_err(of_the_stream)?;
    }
    writer.flush()?;
    Ok(())
}

/// The stream's own error, by which a closed pipe is known.
fn of_the_stream(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// Whether a spreadsheet takes the cell for something else than it says: 1.10 for 1.1, `maj 2027`
/// for the first of May. A whole number and a day as ISO has it are what they say.
fn is_misread(cell: &str) -> bool {
    let is_whole = cell.bytes().all(|byte| byte.is_ascii_digit());
    let is_day = cell.parse::<chrono::NaiveDate>().is_ok();
    let is_plain = |c: char| c.is_alphanumeric() || " .-".contains(c);
    cell.starts_with(char::is_alphanumeric)
        && cell.contains(|c: char| c.is_ascii_digit())
        && cell.chars().all(is_plain)
        && (!is_whole || (cell.starts_with('0') && cell != "0"))
        && !is_day
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
        ] {
            assert!(is_misread(cell), "{cell}");
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
        let sheet = Sheet {
            name: "a",
            columns: &COLUMNS,
            rows: Box::new(cells.iter().map(|cell| vec![Cow::Borrowed(*cell)])),
        };
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
