//! A text that was copied from a document: paragraphs with blank lines between, headings, and
//! tables whose cells follow each other.
//!
//! What stood in a table's cells is known by its head (`Index Handling Ansvarlig`), by the number
//! that begins a row, and by the short names that end one.

use super::{MOST_CELLS, Refusal, TOO_MUCH, refusal};
use crate::import::column::{Column, is_name, known};
use crate::import::heading::goal_heading;
use crate::import::piece::{Cell, Piece, Reading, Row, Table};
use crate::import::words::{clean, lines, unfolded};
use crate::load::number::{is_number, meant};
use crate::plan::Number;
use std::collections::HashSet;

/// The pieces of the text.
///
/// # Errors
/// When it is too much.
pub(super) fn read(text: &str) -> Result<Reading, Refusal> {
    let mut reader = Reader::new(text);
    for (at, line) in text.lines().enumerate() {
        reader.line(at + 1, line);
    }
    reader.end_paragraph();
    reader.end_table();
    if reader.count > MOST_CELLS {
        return Err(refusal("teksten har for mange rækker", TOO_MUCH));
    }
    Ok(Reading {
        pieces: reader.pieces,
        remarks: reader.remarks,
    })
}

/// A row under way.
#[derive(Debug)]
struct OpenRow {
    line: usize,
    number: Option<String>,
    paragraphs: Vec<Paragraph>,
}

/// A paragraph under way, as its lines.
#[derive(Debug, Default, Clone)]
struct Paragraph(Vec<String>);

impl Paragraph {
    fn text(&self) -> String {
        unfolded(self.0.iter().map(String::as_str))
    }
}

struct Reader {
    pieces: Vec<Piece>,
    remarks: Vec<String>,
    /// Whether every line is a paragraph: text from a window that folds it, not from a page.
    has_long_lines: bool,
    paragraph: Paragraph,
    is_heading: bool,
    /// The heads of the table that is open, its rows so far, and the line it begins on.
    head: Option<(Vec<String>, usize)>,
    rows: Vec<OpenRow>,
    /// Rows with tabs between their cells.
    tabbed: Vec<Row>,
    /// How many rows there are in all.
    count: usize,
}

/// A page is hardly wider.
const LONGEST_LINE: usize = 140;

impl Reader {
    fn new(text: &str) -> Reader {
        Reader {
            pieces: Vec::new(),
            remarks: Vec::new(),
            has_long_lines: text.lines().any(|line| line.chars().count() > LONGEST_LINE),
            paragraph: Paragraph::default(),
            is_heading: false,
            head: None,
            rows: Vec::new(),
            tabbed: Vec::new(),
            count: 0,
        }
    }

    fn line(&mut self, number: usize, raw: &str) {
        let line = raw.trim();
        if line.is_empty() {
            return self.end_paragraph();
        }
        if raw.trim_end().contains('\t') {
            self.end_paragraph();
            self.close_rows();
            self.count += 1;
            self.tabbed.push(Row {
                place: format!("linje {number}"),
                cells: raw.split('\t').map(|cell| Cell::new(lines(cell))).collect(),
            });
            return;
        }
        if goal_heading(line).is_some_and(|heading| heading.number.is_some()) {
            self.end_paragraph();
            self.end_table();
            self.is_heading = true;
        } else if let Some(heads) = heads(line) {
            self.end_paragraph();
            self.end_table();
            self.head = Some((heads, number));
            return;
        } else if let Some(start) = self.row_start(line) {
            self.end_paragraph();
            let rest = line
                .split_once(char::is_whitespace)
                .map_or("", |(_, rest)| rest);
            self.count += 1;
            self.rows.push(OpenRow {
                line: number,
                number: Some(start),
                paragraphs: Vec::new(),
            });
            if rest.trim().is_empty() {
                return;
            }
            self.paragraph.0.push(rest.to_owned());
            return;
        } else if starts_item(line) {
            self.end_paragraph();
        }
        // Two blanks between a text and a name are a column's.
        self.paragraph.0.push(raw.trim().to_owned());
        if self.has_long_lines {
            self.end_paragraph();
        }
    }

    /// The number of the row that a line begins, in a table: one that goes on from the last.
    fn row_start(&self, line: &str) -> Option<String> {
        self.head.as_ref()?;
        let first = line.split_whitespace().next()?;
        let number = meant(first.trim_end_matches(['.', ')', ':']))?;
        let begins_with_digit = first.starts_with(|c: char| c.is_ascii_digit());
        let is_parted = number.parent().is_some();
        if !is_number(number.as_str()) || !(begins_with_digit || is_parted || first.len() <= 2) {
            return None;
        }
        let last = self.rows.iter().rev().find_map(|row| row.number.as_deref());
        let Some(last) = last.and_then(meant) else {
            return (is_parted
                || number.as_str() == "1"
                || number.as_str().eq_ignore_ascii_case("a"))
            .then(|| first.to_owned());
        };
        let follows = goes_on(&last, &number);
        let is_new_paragraph = self.paragraph.0.is_empty();
        (follows || (is_new_paragraph && is_parted && last.parent().is_some()))
            .then(|| first.to_owned())
    }

    fn end_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        if paragraph.0.is_empty() {
            return;
        }
        self.close_tabbed();
        if std::mem::take(&mut self.is_heading) {
            self.pieces.push(Piece::Heading(1, paragraph.text()));
        } else if let Some(row) = self.rows.last_mut() {
            row.paragraphs.push(paragraph);
        } else {
            self.pieces.push(Piece::Paragraph(paragraph.text()));
        }
    }

    fn end_table(&mut self) {
        self.close_rows();
        self.close_tabbed();
        self.head = None;
    }

    fn close_tabbed(&mut self) {
        if !self.tabbed.is_empty() {
            let rows = std::mem::take(&mut self.tabbed);
            self.pieces.push(Piece::Table(Table { rows }));
        }
    }

    fn close_rows(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        let Some((heads, line)) = self.head.clone().filter(|_| !rows.is_empty()) else {
            return;
        };
        let known: Vec<Option<Column>> = heads
            .iter()
            .map(|head| known(head).map(|of| of.column()))
            .collect();
        let has_parties = known.last() == Some(&Some(Column::Responsible));
        let names = if has_parties {
            names(&rows)
        } else {
            HashSet::new()
        };
        let head = Row {
            place: format!("linje {line}"),
            cells: heads
                .iter()
                .map(|head| Cell::new(vec![head.clone()]))
                .collect(),
        };
        let mut table = Table { rows: vec![head] };
        let mut inline = Vec::new();
        for row in rows {
            let place = format!("linje {}", row.line);
            let number = row.number.clone().unwrap_or_default();
            let (texts, parties) = row.parted(&names, has_parties, &mut inline);
            let mut cells = Vec::new();
            let mut texts = Some(texts);
            let mut parties = Some(parties);
            for column in &known {
                cells.push(Cell::new(match column {
                    Some(Column::Number) => vec![number.clone()],
                    Some(Column::Text) => texts.take().unwrap_or_default(),
                    Some(Column::Responsible) => parties.take().unwrap_or_default(),
                    _ => Vec::new(),
                }));
            }
            table.rows.push(Row { place, cells });
        }
        if !inline.is_empty() {
            self.remarks.push(format!(
                "den ansvarlige stod på linje med teksten og er skilt fra den: {}",
                inline.join(", ")
            ));
        }
        let others = known.iter().filter(|of| {
            !matches!(
                of,
                Some(Column::Number | Column::Text | Column::Responsible)
            )
        });
        if others.count() > 0 || !has_parties {
            self.remarks.push(format!(
                "kolonnerne fra linje {line} kan ikke skilles ad i ren tekst; alt står i handlingernes tekst. \
                 Har I dokumentet i Word eller Excel, så indlæs det i stedet"
            ));
        }
        self.pieces.push(Piece::Table(table));
    }
}

impl OpenRow {
    /// The row's texts, and the names that end it. Where a name stood at the end of a text's own
    /// line, the row's number is added to `inline`.
    fn parted(
        self,
        names: &HashSet<String>,
        has_parties: bool,
        inline: &mut Vec<String>,
    ) -> (Vec<String>, Vec<String>) {
        let mut texts: Vec<Paragraph> = self.paragraphs;
        let mut parties = Vec::new();
        while has_parties && texts.len() > 1 && texts.last().is_some_and(may_be_party) {
            parties.extend(texts.pop().map(|name| name.text()));
        }
        parties.reverse();
        let mut texts: Vec<String> = texts
            .iter()
            .map(|text| {
                // A column's gap in the last line alone: the others were folded.
                text.text()
            })
            .collect();
        if parties.is_empty()
            && has_parties
            && let Some(last) = texts.last_mut()
        {
            let found = names.iter().filter(|name| {
                last.strip_suffix(name.as_str())
                    .is_some_and(|text| text.ends_with(' ') && text.len() > 1)
            });
            if let Some(name) = found.max_by_key(|name| name.len()) {
                last.truncate(last.len() - name.len());
                last.truncate(last.trim_end().len());
                parties.push(name.clone());
                inline.extend(self.number);
            }
        }
        (texts, parties)
    }
}

/// The names that end rows as paragraphs of their own.
fn names(rows: &[OpenRow]) -> HashSet<String> {
    let trailing = rows.iter().flat_map(|row| {
        row.paragraphs
            .iter()
            .skip(1)
            .rev()
            .take_while(|of| may_be_party(of))
    });
    trailing.map(Paragraph::text).collect()
}

/// Whether a paragraph may be a party's name: a short line that begins with a capital and is no
/// sentence.
fn may_be_party(paragraph: &Paragraph) -> bool {
    let [line] = paragraph.0.as_slice() else {
        return false;
    };
    let line = clean(line);
    line.chars().count() <= LONGEST_NAME
        && line.split(' ').count() <= MOST_NAME_WORDS
        && line.starts_with(char::is_uppercase)
        && !line.ends_with(['.', ':', '?', '!'])
}

const LONGEST_NAME: usize = 50;
const MOST_NAME_WORDS: usize = 5;

/// The heads of a table, where a line consists of nothing else.
fn heads(line: &str) -> Option<Vec<String>> {
    let words: Vec<&str> = line.split_whitespace().collect();
    if !(2..=MOST_HEAD_WORDS).contains(&words.len()) {
        return None;
    }
    let mut heads = Vec::new();
    let mut rest = words.as_slice();
    while !rest.is_empty() {
        let longest = (1..=rest.len().min(3)).rev();
        let found = longest.filter_map(|length| {
            let (head, rest) = rest.split_at_checked(length)?;
            let head = head.join(" ");
            let is_head =
                head.starts_with(|c: char| c.is_uppercase() || c == '#') && is_name(&head);
            is_head.then_some((head, rest))
        });
        let (head, left) = found.into_iter().next()?;
        heads.push(head);
        rest = left;
    }
    let columns: Vec<Column> = heads
        .iter()
        .filter_map(|head| Some(known(head)?.column()))
        .collect();
    let has = |column| columns.contains(&column);
    (has(Column::Text) && (has(Column::Responsible) || has(Column::Number))).then_some(heads)
}

const MOST_HEAD_WORDS: usize = 12;

/// Whether `number` comes right after `last`: 2.10 after 2.9, 3.1 after 2.16, 5 after 4, c after b.
fn goes_on(last: &Number, number: &Number) -> bool {
    let is_next = last.series() == number.series()
        && last.last_integer().and_then(|last| last.checked_add(1)) == number.last_integer()
        && number.last_integer().is_some();
    let letters = |number: &Number| match number.as_str().as_bytes() {
        [letter] if letter.is_ascii_alphabetic() => Some(letter.to_ascii_lowercase()),
        _ => None,
    };
    let is_next_letter = letters(last)
        .zip(letters(number))
        .is_some_and(|(last, next)| next == last + 1);
    let begins_anew =
        number.parent().is_some() && number.last_integer() == Some(1) && number > last;
    is_next || is_next_letter || begins_anew
}

/// Whether a line is an item of a list.
fn starts_item(line: &str) -> bool {
    ["• ", "- ", "– ", "* ", "o ", "▪ ", "· "]
        .iter()
        .any(|sign| line.starts_with(sign))
}
