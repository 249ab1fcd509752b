//! An `.xlsx` file: each sheet a table, under its name where there are several.
//!
//! Only what the cells show is read: the last values of formulas, and days where the format of a
//! number says that it is one. It is read here and not by `calamine`, within the bounds that an archive
//! has for Word's documents too, and with what it leaves out told.

use super::aside::{Unseen, comments, drawn, margins, speaks_by_colour};
use super::format::{Format, Styles};
use super::{Budget, MOST_COLUMNS};
use crate::import::heading::is_numbered_goal;
use crate::import::piece::{Cell, Piece, Reading, Row, Table};
use crate::import::words;
use crate::load::office::{Package, RELATIONS, parse};
use crate::text::letters;
use anyhow::{Context, Result, ensure};
use chrono::NaiveDate;
use roxmltree::{Document, Node};
use std::collections::BTreeMap;

/// The tables of the workbook whose main part is `main`.
///
/// # Errors
/// When it is damaged, or too much.
pub(super) fn read(package: &mut Package<'_>, main: &str) -> Result<Reading> {
    let book = package.text(main)?;
    let book = parse(&book)?;
    let relations = package.relations(main)?;
    let part = |kind: &str| relations.iter().find(|relation| relation.is(kind));
    let shared = match part("sharedStrings") {
        Some(part) => shared_strings(&package.text(&part.target)?)?,
        None => Vec::new(),
    };
    let styles = match part("styles") {
        Some(part) => Styles::read(&package.text(&part.target)?)?,
        None => Styles::default(),
    };
    let first_day = first_day(&book);
    let mut sheets = Vec::new();
    let mut remarks = Vec::new();
    let mut budget = Budget::default();
    for sheet in book
        .descendants()
        .filter(|node| node.tag_name().name() == "sheet")
    {
        let name = words::clean(sheet.attribute("name").unwrap_or("Ark"));
        let id = sheet.attribute((RELATIONS, "id"));
        let Some(part) = relations
            .iter()
            .find(|relation| Some(relation.id.as_str()) == id)
        else {
            continue;
        };
        if !part.is("worksheet") {
            continue;
        }
        let text = package.text(&part.target)?;
        let values = Values {
            shared: &shared,
            styles: &styles,
            first_day,
        };
        let mut seen = Unseen::default();
        let table = table(&text, &values, &mut budget, &mut seen)
            .with_context(|| format!("arket ”{name}”"))?;
        if table.rows.is_empty() {
            continue;
        }
        if sheet
            .attribute("state")
            .is_some_and(|state| state != "visible")
        {
            remarks.push(format!(
                "arket ”{name}” er skjult i regnearket og er ikke med"
            ));
        } else {
            // A sheet without relations has no part for them.
            let relations = package.relations(&part.target).unwrap_or_default();
            let of = format!("arket ”{name}”");
            remarks.extend(comments(package, &relations, &of)?);
            remarks.extend(drawn(package, &relations, &of)?);
            remarks.extend(margins(&seen.margins));
            remarks.extend(seen.remarks(&name));
            sheets.push((name, table));
        }
    }
    let is_one = sheets.len() == 1;
    let mut pieces = Vec::new();
    for (at, (name, mut table)) in sheets.into_iter().enumerate() {
        if at == 0 && !is_one && is_cover(&table) {
            remarks.push(format!("arket ”{name}” er læst som tekst før målene"));
            let texts = table.rows.iter().flat_map(Row::texts);
            pieces.extend(texts.filter(|text| !text.is_empty()).map(Piece::Paragraph));
            continue;
        }
        let is_named = !is_one || is_numbered_goal(&name);
        if is_named {
            for row in &mut table.rows {
                row.place = format!("arket ”{name}”, {}", row.place);
            }
            pieces.push(Piece::Heading(SHEET, name));
        }
        pieces.push(Piece::Table(table));
    }
    Ok(Reading { pieces, remarks })
}

/// Whether a sheet has no table: a title, and words under it.
fn is_cover(table: &Table) -> bool {
    table.rows.iter().all(|row| row.said() < 2)
}

/// The level of a sheet's name as a heading.
const SHEET: u8 = 2;

/// What cells refer to.
struct Values<'v> {
    shared: &'v [String],
    styles: &'v Styles,
    first_day: NaiveDate,
}

fn table(text: &str, values: &Values<'_>, budget: &mut Budget, seen: &mut Unseen) -> Result<Table> {
    let document = parse(text)?;
    let is_hidden = |node: &Node<'_, '_>| matches!(node.attribute("hidden"), Some("1" | "true"));
    let columns = document.descendants();
    let columns = columns.filter(|node| node.tag_name().name() == "col" && is_hidden(node));
    let hidden: Vec<_> = columns
        .filter_map(|node| {
            let end = |name: &str| node.attribute(name)?.parse::<usize>().ok()?.checked_sub(1);
            Some(end("min")?..=end("max")?)
        })
        .collect();
    let mut rows: BTreeMap<usize, Vec<Cell>> = BTreeMap::new();
    let margins = document
        .descendants()
        .filter(|node| MARGINS.contains(&node.tag_name().name()));
    for words in margins.filter_map(|node| printed(node.text()?)) {
        if !seen.margins.contains(&words) {
            seen.margins.push(words);
        }
    }
    let nodes = document.descendants();
    let mut last = 0;
    for row in nodes.clone().filter(|node| node.tag_name().name() == "row") {
        let number = row
            .attribute("r")
            .and_then(|r| r.parse().ok())
            .unwrap_or(last + 1);
        last = number;
        let mut cells: Vec<Cell> = Vec::new();
        let mut colours = Vec::new();
        for node in row.children().filter(|node| node.tag_name().name() == "c") {
            let column = node.attribute("r").and_then(|r| Some(position(r)?.0));
            let column = column.unwrap_or(cells.len());
            let value = values.of(node, budget)?;
            if node.attribute("t") == Some("e") {
                seen.errors
                    .push(format!("{value} i {}{number}", letters::of_column(column)));
                continue;
            }
            let lines = words::lines(&value);
            colours.push((values.colour(node), !lines.is_empty()));
            if lines.is_empty() {
                if is_unknown(node) {
                    let column = letters::of_column(column);
                    seen.formulas.push(format!("{column}{number}"));
                }
                continue;
            }
            if hidden.iter().any(|columns| columns.contains(&column)) {
                seen.hidden_columns.insert(column);
            }
            ensure!(
                column < MOST_COLUMNS,
                "den har over {MOST_COLUMNS} kolonner"
            );
            budget.spend(1)?;
            if cells.len() <= column {
                cells.resize(column + 1, Cell::default());
            }
            if let Some(cell) = cells.get_mut(column) {
                cell.lines = lines;
            }
        }
        if speaks_by_colour(colours.into_iter()) {
            seen.coloured.push(format!("række {number}"));
        }
        if is_hidden(&row) && !cells.is_empty() {
            seen.hidden_rows.push(number.to_string());
        }
        rows.insert(number, cells);
    }
    for merge in nodes.filter(|node| node.tag_name().name() == "mergeCell") {
        let ends = merge.attribute("ref").and_then(|area| area.split_once(':'));
        if let Some((first, last)) = ends.and_then(|(a, b)| Some((position(a)?, position(b)?))) {
            let area = (first.0, first.1, last.0.min(MOST_COLUMNS - 1), last.1);
            join(&mut rows, area, budget)?;
        }
    }
    let rows = rows
        .into_iter()
        .filter(|(_, cells)| !cells.iter().all(|of| of.is_blank() && !of.continues));
    let row = |(number, cells)| Row {
        place: format!("række {number}"),
        cells,
    };
    Ok(Table {
        rows: rows.map(row).collect(),
    })
}

/// The heads and feet of a sheet's pages.
const MARGINS: [&str; 6] = [
    "oddHeader",
    "oddFooter",
    "evenHeader",
    "evenFooter",
    "firstHeader",
    "firstFooter",
];

/// The words of a head or foot, where there are any, without the codes for fonts, sizes and numbers of
/// pages.
fn printed(text: &str) -> Option<String> {
    let mut words = String::new();
    let mut rest = text;
    while let Some((before, code)) = rest.split_once('&') {
        words.push_str(before);
        let digits = code.bytes().take_while(u8::is_ascii_digit).count();
        rest = match code.strip_prefix('"') {
            Some(font) => font.split_once('"').map_or("", |(_, rest)| rest),
            None if digits > 0 => code.get(digits..).unwrap_or_default(),
            None => {
                words.push_str(if code.starts_with('&') { "&" } else { " " });
                let mut letters = code.chars();
                letters.next();
                letters.as_str()
            }
        };
    }
    words.push_str(rest);
    let words = words::clean(&words);
    let mut said = words.split(' ');
    let is_of_pages = said.all(|word| OF_PAGES.contains(&word.to_lowercase().as_str()));
    (!is_of_pages && words.contains(char::is_alphabetic)).then_some(words)
}

/// What stands around the number of a page.
const OF_PAGES: [&str; 5] = ["side", "af", "page", "of", "/"];

/// Merges the cells from `(left, top)` to `(right, bottom)`.
fn join(
    rows: &mut BTreeMap<usize, Vec<Cell>>,
    (left, top, right, bottom): (usize, usize, usize, usize),
    budget: &mut Budget,
) -> Result<()> {
    if left > right || top > bottom {
        return Ok(());
    }
    for (row, cells) in rows.range_mut(top..=bottom) {
        budget.spend(right - left + 1)?;
        if cells.len() <= right {
            cells.resize(right + 1, Cell::default());
        }
        for cell in cells.get_mut(left..=right).into_iter().flatten() {
            cell.continues = *row > top;
        }
        if let Some(first) = cells.get_mut(left) {
            first.span = right - left + 1;
        }
    }
    Ok(())
}

impl Values<'_> {
    /// The colour behind a cell.
    fn colour(&self, cell: Node<'_, '_>) -> Option<&str> {
        self.styles.colours.get(style(cell)?)?.as_deref()
    }

    /// What a cell shows.
    fn of(&self, cell: Node<'_, '_>, budget: &mut Budget) -> Result<String> {
        let child = |name: &str| cell.children().find(|node| node.tag_name().name() == name);
        let value = child("v").and_then(|node| node.text()).unwrap_or("");
        Ok(match cell.attribute("t").unwrap_or("n") {
            "s" => {
                let index = value.trim().parse::<usize>().ok();
                let shared = index.and_then(|index| self.shared.get(index));
                budget.spend_text(shared.map_or(0, String::len))?;
                shared.cloned().unwrap_or_default()
            }
            "inlineStr" => child("is").map(runs).unwrap_or_default(),
            "b" => if value == "1" { "ja" } else { "nej" }.to_owned(),
            "n" => {
                let format = style(cell).and_then(|style| self.styles.formats.get(style));
                format
                    .unwrap_or(&Format::default())
                    .show(value, self.first_day)
            }
            _ => plain(value),
        })
    }
}

fn style(cell: Node<'_, '_>) -> Option<usize> {
    cell.attribute("s")?.parse().ok()
}

/// Whether a cell has a formula that nobody has worked out. One that gives no words has.
fn is_unknown(cell: Node<'_, '_>) -> bool {
    let has_formula = cell.children().any(|node| node.tag_name().name() == "f");
    has_formula && cell.attribute("t") != Some("str")
}

/// The day that a workbook counts its days from: Excel for Mac did it from 1904.
fn first_day(book: &Document<'_>) -> NaiveDate {
    let is_of_1904 = book.descendants().any(|node| {
        node.tag_name().name() == "workbookPr"
            && matches!(node.attribute("date1904"), Some("1" | "true"))
    });
    // Day 60 is one that never was, so that 1 March 1900 is 61.
    let (year, month, day) = if is_of_1904 {
        (1904, 1, 1)
    } else {
        (1899, 12, 30)
    };
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn shared_strings(text: &str) -> Result<Vec<String>> {
    let document = parse(text)?;
    let items = document
        .root_element()
        .children()
        .filter(|node| node.tag_name().name() == "si");
    Ok(items.map(runs).collect())
}

/// The text of a cell's runs, without what tells how to pronounce it.
fn runs(item: Node<'_, '_>) -> String {
    let is_sound = |node: &Node<'_, '_>| {
        node.ancestors()
            .take(3)
            .any(|of| of.tag_name().name() == "rPh")
    };
    let texts = item
        .descendants()
        .filter(|node| node.tag_name().name() == "t" && !is_sound(node));
    plain(&texts.filter_map(|node| node.text()).collect::<String>())
}

/// A text without the codes for what XML has no letters for: `_x000D_`.
fn plain(text: &str) -> String {
    let mut pieces = text.split("_x");
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let code = piece.split_once('_').filter(|(code, _)| code.len() == 4);
        let letter = code.and_then(|(code, _)| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        match (letter, code) {
            (Some(letter), Some((_, rest))) => {
                plain.push(letter);
                plain.push_str(rest);
            }
            _ => {
                plain.push_str("_x");
                plain.push_str(piece);
            }
        }
    }
    plain
}

/// The column, from 0, and the row of `B5`.
fn position(reference: &str) -> Option<(usize, usize)> {
    let letters = reference
        .bytes()
        .take_while(u8::is_ascii_alphabetic)
        .count();
    let (letters, row) = reference.split_at_checked(letters)?;
    let digit = |letter: u8| usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    let fold = |column: usize, letter| column.checked_mul(26)?.checked_add(digit(letter));
    let column = letters.bytes().try_fold(0_usize, fold)?;
    Some((column.checked_sub(1)?, row.parse().ok()?))
}
