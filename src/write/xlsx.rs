//! Excel: a table as an `.xlsx` file, to sort and filter. Every cell is a text but a day and what can
//! be added up, so that 2.10 is no 2.1; no cell is a formula, whatever stands in it. Where something
//! may be missing, a sheet of its own says so, for a row above the table would be in the way of it.
//!
//! The file is a zip of XML files (ECMA-376, part 1). The head row stays in sight and has a
//! filter, and each column is as wide as its words, within reason. It is written here, since
//! `rust_xlsxwriter` with its crates would make a clean build about a fifth longer.

use super::sheet::{Column, ColumnKind, Sheet};
use super::xml::escape;
use super::zip::{DECLARATION, Zip};
use crate::text::letters::of_column;
use crate::text::visible::{visible, width_of};
use anyhow::Result;
use chrono::NaiveDate;
use std::borrow::Cow;

/// The most characters that Excel takes in a cell, in units of UTF-16.
const MOST: usize = 32_767;

/// The narrowest and the widest column, in characters.
const WIDTHS: (usize, usize) = (8, 60);

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The sheet as the bytes of a file: the same sheet gives the same bytes.
///
/// # Errors
/// When the bytes cannot be put together.
pub(crate) fn xlsx(sheet: Sheet<'_>) -> Result<Vec<u8>> {
    let (name, columns, warning) = (sheet.name, sheet.columns, sheet.warning.as_deref());
    let mut widths: Vec<usize> = columns
        .iter()
        .map(|column| width_of(column.heading) + 4)
        .collect();
    let heading = |column: &Column| Cow::Borrowed(column.heading);
    let mut data = row(1, columns, &columns.iter().map(heading).collect::<Vec<_>>());
    let count = 1 + sheet.count;
    for (number, cells) in (2..).zip(sheet.rows(0..sheet.count)) {
        data += &row(number, columns, &cells);
        for (width, cell) in widths.iter_mut().zip(&cells) {
            let line = cell.lines().map(width_of).max().unwrap_or_default();
            *width = (*width).max(line + 2);
        }
    }
    let last = format!("{}{count}", of_column(columns.len() - 1));
    let mut zip = Zip::default();
    zip.add("[Content_Types].xml", &content_types(warning.is_some()))?;
    zip.add(
        "_rels/.rels",
        &relationships(&[("officeDocument", "xl/workbook.xml")]),
    )?;
    zip.add(
        "xl/workbook.xml",
        &workbook(name, columns.len(), count, warning.is_some()),
    )?;
    let parts = [
        ("worksheet", "worksheets/sheet1.xml"),
        ("styles", "styles.xml"),
        ("worksheet", "worksheets/sheet2.xml"),
    ];
    let parts = &parts[..2 + usize::from(warning.is_some())];
    zip.add("xl/_rels/workbook.xml.rels", &relationships(parts))?;
    zip.add("xl/styles.xml", &styles())?;
    zip.add(
        "xl/worksheets/sheet1.xml",
        &worksheet(&widths, &data, &last),
    )?;
    if let Some(warning) = warning {
        zip.add("xl/worksheets/sheet2.xml", &note(warning))?;
    }
    zip.finish()
}

fn worksheet(widths: &[usize], data: &str, last: &str) -> String {
    let (least, most) = WIDTHS;
    let columns: String = widths
        .iter()
        .enumerate()
        .map(|(at, width)| {
            let (number, width) = (at + 1, width.clamp(&least, &most));
            format!("<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>")
        })
        .collect();
    format!(
        "{DECLARATION}<worksheet xmlns=\"{MAIN}\"><dimension ref=\"A1:{last}\"/><sheetViews>\
         <sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" \
         activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>{columns}</cols>\
         <sheetData>{data}</sheetData><autoFilter ref=\"A1:{last}\"/><ignoredErrors>\
         <ignoredError sqref=\"A1:{last}\" numberStoredAsText=\"1\"/></ignoredErrors></worksheet>"
    )
}

/// The sheet that says what may be missing.
const WARNING: &str = "Ufuldstændig";

/// A sheet of one text.
fn note(text: &str) -> String {
    let (_, width) = WIDTHS;
    let cell = text_cell("A1", TEXT, text);
    format!(
        "{DECLARATION}<worksheet xmlns=\"{MAIN}\"><cols><col min=\"1\" max=\"1\" width=\"{width}\" \
         customWidth=\"1\"/></cols><sheetData><row r=\"1\">{cell}</row></sheetData></worksheet>"
    )
}

/// The styles of cells, by their place in `styles`.
const TEXT: usize = 1;
const HEAD: usize = 2;
const AMOUNT: usize = 3;
const DAY: usize = 4;

fn row(number: usize, columns: &[Column], cells: &[Cow<'_, str>]) -> String {
    let cells = cells.iter().zip(columns).enumerate();
    let cells = cells.filter(|(_, (cell, _))| !cell.is_empty());
    let cells = cells.map(|(at, (cell, column))| {
        let place = format!("{}{number}", of_column(at));
        match column.kind {
            ColumnKind::Number if cell.parse::<i64>().is_ok() => {
                return format!("<c r=\"{place}\" s=\"{AMOUNT}\"><v>{cell}</v></c>");
            }
            ColumnKind::Date => {
                if let Some(day) = serial(cell) {
                    return format!("<c r=\"{place}\" s=\"{DAY}\"><v>{day}</v></c>");
                }
            }
            _ => {}
        }
        let style = if number == 1 { HEAD } else { TEXT };
        text_cell(&place, style, cell)
    });
    format!("<row r=\"{number}\">{}</row>", cells.collect::<String>())
}

fn text_cell(place: &str, style: usize, text: &str) -> String {
    let words = escape(&literal(&kept(text)));
    format!(
        "<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{words}\
         </t></is></c>"
    )
}

/// The days that Excel counts to a day. It takes 1900 for a leap year: before its first of March it
/// is a day off, and such a day stays a text.
fn serial(day: &str) -> Option<i64> {
    let day: NaiveDate = day.parse().ok()?;
    let first = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let days = (day - first).num_days();
    (61..=2_958_465).contains(&days).then_some(days)
}

/// The text as far as a cell has room, with an ellipsis where there is more.
fn kept(cell: &str) -> Cow<'_, str> {
    let shown = visible(cell);
    if shown.encode_utf16().count() <= MOST {
        return shown;
    }
    let mut left = MOST - 1;
    let has_room = |c: &char| {
        let fits = c.len_utf16() <= left;
        left -= if fits { c.len_utf16() } else { 0 };
        fits
    };
    let cut: String = shown.chars().take_while(has_room).collect();
    Cow::Owned(cut + "…")
}

/// `text` as Excel reads it back: `_x0041_` is its code for a letter, and must stay what it is.
fn literal(text: &str) -> Cow<'_, str> {
    let is_code = |at: usize| {
        let code = text.as_bytes().get(at + 2..at + 7);
        code.is_some_and(|code| code.ends_with(b"_") && code[..4].iter().all(u8::is_ascii_hexdigit))
    };
    let codes = text.match_indices("_x").map(|(at, _)| at);
    let mut codes = codes.filter(|at| is_code(*at)).peekable();
    if codes.peek().is_none() {
        return Cow::Borrowed(text);
    }
    let (mut literal, mut done) = (String::with_capacity(text.len() + 16), 0);
    for at in codes {
        literal.extend([&text[done..at], "_x005F_"]);
        done = at + 1;
    }
    Cow::Owned(literal + &text[done..])
}

fn workbook(name: &str, columns: usize, rows: usize, has_warning: bool) -> String {
    let last = of_column(columns - 1);
    let warning = if has_warning {
        format!("<sheet name=\"{WARNING}\" sheetId=\"2\" r:id=\"rId3\"/>")
    } else {
        String::new()
    };
    format!(
        "{DECLARATION}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONSHIPS}\"><sheets><sheet \
         name=\"{name}\" sheetId=\"1\" r:id=\"rId1\"/>{warning}</sheets><definedNames><definedName \
         name=\"_xlnm._FilterDatabase\" localSheetId=\"0\" hidden=\"1\">{name}!$A$1:${last}${rows}\
         </definedName></definedNames></workbook>"
    )
}

/// Plain; a text, from the top and folded; a heading; an amount; a day as the reader's own country
/// writes it.
fn styles() -> String {
    let cell = |font: u8, fill: u8, number: u8| {
        format!(
            "<xf numFmtId=\"{number}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"0\" xfId=\"0\" \
             applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyAlignment=\"1\">\
             <alignment vertical=\"top\" wrapText=\"1\"/></xf>"
        )
    };
    let font = |bold: &str| {
        format!("<font>{bold}<sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>")
    };
    format!(
        "{DECLARATION}<styleSheet xmlns=\"{MAIN}\"><fonts count=\"2\">{}{}</fonts><fills count=\"3\">\
         <fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/>\
         </fill><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE4F0F5\"/><bgColor \
         indexed=\"64\"/></patternFill></fill></fills><borders count=\"1\"><border><left/><right/>\
         <top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" \
         fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"5\"><xf \
         numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>{}{}{}{}</cellXfs>\
         <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>\
         </styleSheet>",
        font(""),
        font("<b/>"),
        cell(0, 0, 49),
        cell(1, 2, 49),
        cell(0, 0, 3),
        cell(0, 0, 14),
    )
}

fn content_types(has_warning: bool) -> String {
    let part = |name: &str, kind: &str| {
        format!(
            "<Override PartName=\"/xl/{name}.xml\" ContentType=\"application/\
             vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml\"/>"
        )
    };
    format!(
        "{DECLARATION}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.\
         relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>{}{}{}{}</Types>",
        part("workbook", "sheet.main"),
        part("worksheets/sheet1", "worksheet"),
        if has_warning {
            part("worksheets/sheet2", "worksheet")
        } else {
            String::new()
        },
        part("styles", "styles"),
    )
}

fn relationships(targets: &[(&str, &str)]) -> String {
    let all = targets.iter().enumerate().map(|(at, (kind, target))| {
        let id = at + 1;
        format!(
            "<Relationship Id=\"rId{id}\" Type=\"{RELATIONSHIPS}/{kind}\" Target=\"{target}\"/>"
        )
    });
    format!(
        "{DECLARATION}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/\
         relationships\">{}</Relationships>",
        all.collect::<String>()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_a_code_to_excel_stays_a_text() {
        for (text, written) in [
            ("a_x0041_b", "a_x005F_x0041_b"),
            ("_x000D__x000d_", "_x005F_x000D__x005F_x000d_"),
            (
                "fil_xml_1 a_x00g1_ _x41_ _x004",
                "fil_xml_1 a_x00g1_ _x41_ _x004",
            ),
            ("å_xåååå_", "å_xåååå_"),
        ] {
            assert_eq!(literal(text), written);
        }
    }

    #[test]
    fn a_number_is_a_number_in_a_column_of_numbers_and_the_head_is_told_apart() {
        let column = |kind| Column {
            key: "a",
            heading: "A",
            kind,
        };
        let columns = [ColumnKind::Number, ColumnKind::Code, ColumnKind::Number].map(column);
        let text = |place: &str, style: usize, words: &str| {
            format!(
                "<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{words}</t></is></c>"
            )
        };
        let head = row(1, &columns, &["Beløb".into(), "Nr.".into(), "".into()]);
        let cells = text("A1", HEAD, "Beløb") + &text("B1", HEAD, "Nr.");
        assert_eq!(head, format!("<row r=\"1\">{cells}</row>"));
        let below = row(2, &columns, &["12".into(), "12".into(), "12 t".into()]);
        let number = "<c r=\"A2\" s=\"3\"><v>12</v></c>".to_owned();
        let cells = number + &text("B2", TEXT, "12") + &text("C2", TEXT, "12 t");
        assert_eq!(below, format!("<row r=\"2\">{cells}</row>"));
    }

    #[test]
    fn a_cell_holds_what_excel_takes_and_says_that_there_is_more() {
        let whole = "🌊".repeat(MOST / 2) + "a";
        assert_eq!(kept(&whole), whole);
        let cut = kept(&(whole + "b")).into_owned();
        assert_eq!(cut.encode_utf16().count(), MOST);
        assert!(cut.ends_with("🌊…"));
        let hidden = "\u{1b}".repeat(MOST);
        assert!(kept(&hidden).encode_utf16().count() <= MOST);
    }
}
