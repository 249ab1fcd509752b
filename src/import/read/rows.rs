//! The rows of a table in a text, whose cells follow each other: what is a row's text, and which
//! short names end it.

use crate::import::column::{Column, known, of_label};
use crate::import::listed::{bullet, is_labelled, told};
use crate::import::piece::{Cell, LOWEST, Piece, Row, Table};
use crate::import::words::{clean, unfolded};
use crate::import::written::number_before;
use crate::load::number::meant;
use crate::plan::Number;
use std::collections::HashSet;

/// The rows under a head.
pub(super) struct Rows {
    pub(super) heads: Vec<String>,
    pub(super) line: usize,
    pub(super) rows: Vec<OpenRow>,
}

/// The line of a head that does not stand in the text.
pub(super) const IMPLICIT: usize = 0;

/// A row under way.
#[derive(Debug)]
pub(super) struct OpenRow {
    pub(super) line: usize,
    /// How far it is set in, in bytes.
    pub(super) indent: usize,
    pub(super) number: Option<String>,
    pub(super) paragraphs: Vec<Paragraph>,
}

/// A paragraph under way, as its lines.
#[derive(Debug, Default, Clone)]
pub(super) struct Paragraph(pub(super) Vec<String>);

impl Paragraph {
    pub(super) fn text(&self) -> String {
        unfolded(self.0.iter().map(String::as_str))
    }

    /// As [`Paragraph::text`], with what is said under a label on lines of its own.
    pub(super) fn lines(&self) -> String {
        let goes_on = |above: &str| {
            above.ends_with([',', ':'])
                || above.ends_with(" og")
                || above.chars().count() >= LONGEST_SAID
        };
        let is_one = |above: &String, line: &String| {
            !is_labelled(line) && (!is_labelled(above) || goes_on(above))
        };
        let lines = self.0.chunk_by(is_one);
        let lines: Vec<String> = lines
            .map(|lines| unfolded(lines.iter().map(String::as_str)))
            .collect();
        lines.join("\n")
    }

    /// The texts of the numbered items in it, and what stands before the first.
    fn items(&self) -> Vec<String> {
        let parts = self.0.chunk_by(|_, line| number_before(line).is_none());
        parts
            .map(|lines| unfolded(lines.iter().map(String::as_str)))
            .collect()
    }
}

impl Rows {
    fn columns(&self) -> Vec<Option<Column>> {
        let column = |head: &String| known(head).map(|of| of.column());
        self.heads.iter().map(column).collect()
    }

    pub(super) fn has_parties(&self) -> bool {
        self.columns().last() == Some(&Some(Column::Responsible))
    }

    /// The names that end rows as paragraphs of their own.
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        let trailing = |row: &OpenRow| {
            let last = row.paragraphs.iter().skip(1).rev();
            let names = last.take_while(|of| may_be_party(of)).map(Paragraph::text);
            names.collect::<Vec<_>>()
        };
        self.rows.iter().flat_map(trailing)
    }

    /// Makes the last line of each row a paragraph of its own where all rows end with a name, and
    /// nothing else tells it from the text. Returns the rows' numbers where it was so.
    pub(super) fn part_last_lines(&mut self) -> Vec<String> {
        let last_line =
            |row: &OpenRow| Some(Paragraph(vec![row.paragraphs.last()?.0.last()?.clone()]));
        let is_folded = |row: &&OpenRow| {
            row.paragraphs.len() == 1 && row.paragraphs.iter().all(|of| of.0.len() > 1)
        };
        let ends_with_name = |row: &OpenRow| last_line(row).is_some_and(|line| may_be_party(&line));
        let folded = self.rows.iter().filter(is_folded).count();
        let said = |row: &&OpenRow| !row.paragraphs.is_empty();
        if folded < 2
            || !self.rows.iter().filter(said).all(ends_with_name)
            || folded * 2 < self.rows.len()
        {
            return Vec::new();
        }
        let mut parted = Vec::new();
        for row in &mut self.rows {
            if is_folded(&&*row)
                && let Some(last) = row.paragraphs.last_mut().and_then(|of| of.0.pop())
            {
                row.paragraphs.push(Paragraph(vec![last]));
                parted.extend(row.number.clone());
            }
        }
        parted
    }

    /// What is to be said of columns that cannot be told apart; `is_nameless` where no name stands by
    /// itself in all of the text.
    pub(super) fn remark(&self, is_nameless: bool) -> Option<String> {
        let is_plain = |of: &Option<Column>| {
            matches!(
                of,
                Some(Column::Number | Column::Text | Column::Responsible)
            )
        };
        let columns = self.columns();
        let is_told = columns.iter().all(is_plain)
            && ((self.has_parties() && !is_nameless) || self.line == IMPLICIT);
        (!is_told).then(|| cannot_part(self.line))
    }

    pub(super) fn table(self, names: &HashSet<String>, inline: &mut Vec<String>) -> Table {
        let (has_parties, mut columns) = (self.has_parties(), self.columns());
        let mut heads = self.heads;
        let mut rows = Vec::new();
        for mut row in self.rows {
            let place = format!("linje {}", row.line);
            let labelled = row.take_labelled();
            let number = row.number.clone().unwrap_or_default();
            let (texts, parties) = row.parted(names, has_parties, inline);
            let cell = |column: &Option<Column>| match column {
                Some(Column::Number) => Cell::new(vec![number.clone()]),
                Some(Column::Text) => Cell::new(texts.clone()),
                Some(Column::Responsible) => Cell::new(parties.clone()),
                _ => Cell::default(),
            };
            let mut cells: Vec<Cell> = columns.iter().map(cell).collect();
            for (label, column, text) in labelled {
                let at = columns
                    .iter()
                    .position(|of| *of == Some(column))
                    .unwrap_or_else(|| {
                        heads.push(label);
                        columns.push(Some(column));
                        columns.len() - 1
                    });
                cells.resize(cells.len().max(at + 1), Cell::default());
                if let Some(cell) = cells.get_mut(at) {
                    cell.lines.push(text);
                }
            }
            rows.push(Row { place, cells });
        }
        let head = Row {
            place: format!("linje {}", self.line),
            cells: heads
                .into_iter()
                .map(|head| Cell::new(vec![head]))
                .collect(),
        };
        rows.insert(0, head);
        Table { rows }
    }
}

/// What is told of columns that cannot be told apart, from a line on.
pub(super) fn cannot_part(line: usize) -> String {
    format!(
        "kolonnerne fra linje {line} kan ikke skilles ad i ren tekst; alt står i handlingernes tekst. \
         Har I dokumentet i Word eller Excel, så indlæs det i stedet"
    )
}

impl OpenRow {
    /// The number that it begins with, without its sign.
    pub(super) fn meant(&self) -> Option<Number> {
        meant(self.number.as_deref()?)
    }

    /// Whether it is no row but the heading of a list whose items say who answers for each.
    pub(super) fn has_items(&self) -> bool {
        let of_items = self.owners(|line, words| {
            let is_item = bullet(line).is_some() || number_before(line).is_some();
            is_item && !words.is_empty()
        });
        self.owners(|_, _| true) > 1 || of_items > 0
    }

    /// Whether it says who answers for it.
    pub(super) fn says_who(&self) -> bool {
        self.owners(|_, _| true) > 0
    }

    /// How many of its lines say who answers, of those that `counts` counts by the line and its words
    /// before that.
    fn owners(&self, counts: impl Fn(&str, &str) -> bool) -> usize {
        let lines = self.paragraphs.iter().flat_map(|paragraph| &paragraph.0);
        let owners = lines.filter(|line| {
            let (words, labelled) = told(bullet(line).unwrap_or(line)).unwrap_or_default();
            let mut columns = labelled.iter().map(|(_, column, _)| *column);
            columns.any(|column| column == Column::Responsible) && counts(line, &words)
        });
        owners.count()
    }

    /// The heading, and what stands under it.
    pub(super) fn into_section(self) -> Vec<Piece> {
        let mut texts = self.paragraphs.iter().flat_map(Paragraph::items);
        let title = texts.next().unwrap_or_default();
        let dots = self
            .meant()
            .map_or(0, |number| number.as_str().matches('.').count());
        let level = u8::try_from(1 + dots).unwrap_or(u8::MAX).min(LOWEST);
        let number = self.number.unwrap_or_default();
        let heading = Piece::Heading(level, format!("{number} {title}"));
        let texts = texts.map(Piece::Paragraph);
        std::iter::once(heading).chain(texts).collect()
    }

    /// Takes the lines that say themselves what they are: `Ansvarlig: Havnene`.
    fn take_labelled(&mut self) -> Vec<(String, Column, String)> {
        let mut taken = Vec::new();
        for paragraph in &mut self.paragraphs {
            paragraph.0.retain_mut(|line| {
                let labelled = line
                    .split_once(':')
                    .filter(|(_, text)| !text.trim().is_empty());
                let found =
                    labelled.and_then(|(label, text)| Some((label, of_label(label)?, text)));
                if let Some((label, column, text)) = found {
                    taken.push((label.to_owned(), column, clean(text)));
                    return false;
                }
                // "Nye skilte – ansvarlig: Havnen – frist: 2025"
                let (words, labelled) = told(line).unwrap_or_default();
                if labelled
                    .iter()
                    .any(|(_, column, _)| *column == Column::Responsible)
                {
                    *line = words;
                    taken.extend(labelled);
                }
                true
            });
        }
        self.paragraphs.retain(|paragraph| !paragraph.0.is_empty());
        taken
    }

    /// The row's texts, and the names that end it. Where a name stood at the end of a text's own
    /// line, the row's number is added to `inline`.
    fn parted(
        mut self,
        names: &HashSet<String>,
        has_parties: bool,
        inline: &mut Vec<String>,
    ) -> (Vec<String>, Vec<String>) {
        let mut parties = Vec::new();
        while has_parties
            && self.paragraphs.len() > 1
            && self.paragraphs.last().is_some_and(may_be_party)
        {
            parties.extend(self.paragraphs.pop().map(|name| name.text()));
        }
        parties.reverse();
        let mut texts: Vec<String> = self.paragraphs.iter().map(Paragraph::text).collect();
        let Some(last) = texts
            .last_mut()
            .filter(|_| has_parties && parties.is_empty())
        else {
            return (texts, parties);
        };
        let ends_it = |name: &&String| {
            let text = last.strip_suffix(name.as_str());
            text.is_some_and(|text| text.ends_with(' ') && text.len() > 1)
        };
        if let Some(name) = names.iter().filter(ends_it).max_by_key(|name| name.len()) {
            last.truncate(last.len() - name.len());
            last.truncate(last.trim_end().len());
            parties.push(name.clone());
            inline.extend(self.number);
        }
        (texts, parties)
    }
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

/// What is said under a label and is longer may go on in the next line, in characters.
const LONGEST_SAID: usize = 60;

const LONGEST_NAME: usize = 50;
const MOST_NAME_WORDS: usize = 5;
