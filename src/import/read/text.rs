//! A text that was copied from a document: paragraphs with blank lines between, headings, and
//! tables whose cells follow each other.
//!
//! What stood in a table's cells is known by its head (`Index Handling Ansvarlig`), by the number
//! that begins a row, and by the short names that end one.

use super::aligned::Aligned;
use super::aside::margins;
use super::front::Front;
use super::furniture::Furniture;
use super::grid;
use super::rows::{IMPLICIT, OpenRow, Paragraph, Rows, cannot_part};
use super::stacked::{self, Stacked};
use super::{MOST_CELLS, Refusal, TOO_MUCH, refusal};
use crate::import::column::{Column, is_name, known};
use crate::import::heading::{
    Count, NO_CONTENTS, counted_title, goal_heading, is_numbered_goal, is_of_contents,
    titles_in_order,
};
use crate::import::listed::SIGNS;
use crate::import::piece::{Cell, LOWEST, Piece, Reading, Row, Table};
use crate::import::words::lines;
use crate::import::written::{is_code, number_before};
use crate::load::number::{is_number, meant};
use crate::plan::Number;
use crate::text::danish::noun;
use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};

/// The pieces of the text.
///
/// # Errors
/// When it is too much.
pub(super) fn read(text: &str) -> Result<Reading, Refusal> {
    let plain = without_emphasis(text);
    let text = plain.as_ref();
    let mut reader = Reader::new(text);
    let lines: Vec<&str> = text.lines().collect();
    let furniture = Furniture::find(&lines);
    let front = Front::read(&lines);
    let title = front
        .title
        .map(|title| Draft::Piece(Piece::Heading(0, title)));
    reader.drafts.extend(title);
    let mut read = front.lines;
    for (at, line) in lines.iter().enumerate() {
        if furniture.lines.contains(&at) || at < read {
            continue;
        }
        let below = lines.get(at..).unwrap_or_default();
        if let Some((table, taken)) = grid::open(below, at + 1) {
            reader.take_table(table);
            read = at + taken;
            continue;
        }
        if let Some(taken) = reader.take_stacked(below, at + 1) {
            read = at + taken;
            continue;
        }
        if !reader.is_aligned(below, at + 1) {
            reader.line(at + 1, line);
        }
    }
    if reader.count > MOST_CELLS {
        return Err(refusal("teksten har for mange rækker", TOO_MUCH));
    }
    let mut reading = reader.finish();
    reading.remarks.extend(front.remark);
    reading.remarks.extend(margins(&furniture.words));
    if furniture.words.is_empty() && !furniture.lines.is_empty() {
        reading
            .remarks
            .push("sidernes numre er ikke med".to_owned());
    }
    Ok(reading)
}

/// What is read so far.
enum Draft {
    Piece(Piece),
    Rows(Rows),
}

struct Reader {
    drafts: Vec<Draft>,
    /// Whether every line is a paragraph: text from Word, which folds it, and not from a page.
    is_unfolded: bool,
    paragraph: Paragraph,
    is_heading: bool,
    /// Whether there is no head in all of the text: rows begin with their numbers alone.
    is_without_heads: bool,
    /// The heads of the table that is open, and the line they stand on.
    head: Option<(Vec<String>, usize)>,
    rows: Vec<OpenRow>,
    /// The number of the last row, in this table or one before it.
    last: Option<String>,
    /// The table whose cells stand under their heads.
    aligned: Option<Aligned>,
    /// Rows with tabs between their cells.
    tabbed: Vec<Row>,
    /// How many rows there are in all.
    count: usize,
    /// Whether there is a table of contents.
    has_contents: bool,
    /// Whether the line above has words.
    is_under_text: bool,
    /// The lines that count the goals with Roman numerals.
    romans: BTreeSet<usize>,
    /// The line of heads under each other whose columns cannot be told apart.
    unparted: Option<usize>,
}

/// A page is hardly wider.
const LONGEST_LINE: usize = 140;

impl Reader {
    fn new(text: &str) -> Reader {
        let mut reader = Reader {
            drafts: Vec::new(),
            is_unfolded: text
                .lines()
                .any(|line| line.chars().count() > LONGEST_LINE || is_tabbed(line.trim())),
            paragraph: Paragraph::default(),
            is_heading: false,
            is_without_heads: !text.lines().any(|line| heads(line).is_some()),
            head: None,
            rows: Vec::new(),
            last: None,
            aligned: None,
            tabbed: Vec::new(),
            count: 0,
            has_contents: false,
            is_under_text: false,
            romans: romans(text),
            unparted: None,
        };
        reader.end_table();
        reader
    }

    /// Takes the first of `lines`, line `number` of the text, where it belongs to a table whose cells
    /// stand under their heads.
    fn is_aligned(&mut self, lines: &[&str], number: usize) -> bool {
        let line = lines.first().copied().unwrap_or_default();
        let names_goal = is_numbered_goal(line.trim());
        if let Some(new) = Aligned::open(lines, number) {
            self.end_paragraph();
            self.end_table();
            self.aligned = Some(new);
            return true;
        }
        let is_taken = !names_goal
            && self
                .aligned
                .as_mut()
                .is_some_and(|table| table.take(line, number));
        if is_taken {
            self.count += 1;
        } else {
            self.close_aligned();
        }
        is_taken
    }

    /// Takes a table that has each cell on a line of its own, and returns how many lines it has.
    fn take_stacked(&mut self, lines: &[&str], number: usize) -> Option<usize> {
        let line = lines.first().filter(|line| is_name(line.trim()))?;
        match stacked::open(lines, number).filter(|_| !line.contains('\t'))? {
            Stacked::Table(table, taken) => {
                self.take_table(table);
                Some(taken)
            }
            Stacked::Unparted => {
                self.unparted.get_or_insert(number);
                None
            }
        }
    }

    fn take_table(&mut self, table: Table) {
        self.end_paragraph();
        self.end_table();
        if table.rows.is_empty() {
            return;
        }
        self.count += table.rows.iter().map(|row| row.cells.len()).sum::<usize>();
        let last = table.rows.last().and_then(|row| row.cells.first());
        self.last = last.map(Cell::text);
        self.drafts.push(Draft::Piece(Piece::Table(table)));
    }

    fn close_aligned(&mut self) {
        let table = self.aligned.take().map(Aligned::close);
        self.drafts
            .extend(table.map(|table| Draft::Piece(Piece::Table(table))));
    }

    fn line(&mut self, number: usize, raw: &str) {
        let line = raw.trim();
        let is_under_text = std::mem::replace(&mut self.is_under_text, !line.is_empty());
        if line.is_empty() {
            return self.end_paragraph();
        }
        if is_of_contents(line) {
            self.has_contents = true;
            return self.end_paragraph();
        }
        if is_drawn(line) {
            return self.underline(line, is_under_text);
        }
        let item = self.tabbed.is_empty().then(|| tabbed_item(line)).flatten();
        if let Some(cells) = cells(raw).filter(|_| item.is_none()) {
            self.end_paragraph();
            self.close_rows();
            if !is_rule(&cells) {
                self.count += 1;
                let place = format!("linje {number}");
                self.tabbed.push(Row { place, cells });
            }
            return;
        }
        let line = item.as_deref().unwrap_or(line);
        let marks = line.len() - line.trim_start_matches('#').len();
        let marked = line.get(marks..).and_then(|text| text.strip_prefix(' '));
        if let Some(text) =
            marked.filter(|_| (1..=usize::from(LOWEST)).contains(&marks) && heads(line).is_none())
        {
            self.end_paragraph();
            self.end_table();
            let level = u8::try_from(marks).unwrap_or(1);
            let heading = Piece::Heading(level, text.trim().to_owned());
            return self.drafts.push(Draft::Piece(heading));
        }
        if is_numbered_goal(line) || self.romans.contains(&number) {
            self.end_paragraph();
            self.end_table();
            self.is_heading = true;
        } else if let Some(heads) = heads(line) {
            self.end_paragraph();
            self.end_table();
            self.head = Some((heads, number));
            return;
        } else if self.is_item_of_row(raw) {
            self.end_paragraph();
        } else if let Some(start) = self.row_start(line) {
            self.end_paragraph();
            let rest = line
                .split_once(char::is_whitespace)
                .map_or("", |(_, rest)| rest);
            self.count += 1;
            self.last = Some(start.clone());
            self.rows.push(OpenRow {
                line: number,
                indent: indent(raw),
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
        let is_first = self.drafts.is_empty() && self.rows.is_empty();
        if let Some(above) = self.paragraph.0.last()
            && is_whole(above, line)
            && ((self.is_heading && goal_heading(above).is_none_or(|goal| !goal.title.is_empty()))
                || (is_first && self.paragraph.0.len() == 1 && is_title(above))
                || self.is_at_title())
        {
            self.end_paragraph();
        }
        // Two blanks between a text and a name are a column's.
        self.paragraph.0.push(line.to_owned());
        if self.is_unfolded {
            self.end_paragraph();
        }
    }

    /// Takes a line that is drawn: under a single one it makes that a heading, as Markdown has it.
    fn underline(&mut self, line: &str, is_under_text: bool) {
        let level = match line.chars().next() {
            Some('=') => 1,
            Some('-') if !line.contains(' ') => 2,
            _ => 0,
        };
        let is_over_all = level > 0 && is_under_text && self.rows.is_empty();
        self.end_paragraph();
        if let Some(Draft::Piece(piece)) = self.drafts.last_mut().filter(|_| is_over_all)
            && let Piece::Paragraph(title) = piece
            && title.chars().count() <= LONGEST_UNDERLINED
            && !title.ends_with('.')
        {
            *piece = Piece::Heading(level, std::mem::take(title));
            self.end_table();
        }
    }

    /// The number of the row that a line begins, in a table: one that goes on from the last.
    fn row_start(&self, line: &str) -> Option<String> {
        self.head.as_ref()?;
        let first = line.split_whitespace().next()?;
        let number = meant(first)?;
        let begins_with_digit = first.starts_with(|c: char| c.is_ascii_digit());
        let is_parted = number.parent().is_some();
        if !is_number(number.as_str()) || !(begins_with_digit || is_parted || first.len() <= 2) {
            return None;
        }
        let last = self.last.as_deref().and_then(meant);
        // "2 skibe" in a text that is folded is no 2.
        let begins = self.paragraph.0.is_empty()
            && line[first.len()..]
                .trim_start()
                .starts_with(char::is_uppercase);
        let is_told = is_parted || begins || first.ends_with(['.', ')', ':']);
        let follows = last.as_ref().is_some_and(|last| goes_on(last, &number))
            || is_told && self.goes_on_above(&number);
        let may_begin = if self.rows.is_empty() {
            is_parted || ["1", "a", "A"].contains(&number.as_str())
        } else {
            let is_new_paragraph = self.paragraph.0.is_empty();
            is_new_paragraph && is_parted && last.is_some_and(|last| last.parent().is_some())
        };
        (follows || may_begin).then(|| first.to_owned())
    }

    /// Whether a line is an item of a list that is set in under the row under way.
    fn is_item_of_row(&self, raw: &str) -> bool {
        let row = self.rows.last();
        let is_set_in = row.is_some_and(|row| indent(raw) > row.indent);
        self.is_without_heads && is_set_in && number_before(raw.trim()).is_some()
    }

    /// Whether the line above is the first of a row that may be the heading of others.
    fn is_at_title(&self) -> bool {
        let is_new = self
            .rows
            .last()
            .is_some_and(|row| row.paragraphs.is_empty());
        self.is_without_heads && is_new && self.paragraph.0.len() == 1
    }

    /// Whether `number` goes on from one that the last row stands under: 2 after 1.2, where 1 is a
    /// row. Where there are heads, those rows are under them that go on from each other.
    fn goes_on_above(&self, number: &Number) -> bool {
        let above =
            std::iter::successors(self.last.as_deref().and_then(over), |of| over(of.as_str()));
        let is_row = |of: &Number| self.rows.iter().any(|row| row.meant().as_ref() == Some(of));
        self.is_without_heads
            && above
                .into_iter()
                .any(|of| goes_on(&of, number) && is_row(&of))
    }

    fn end_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        if paragraph.0.is_empty() {
            return;
        }
        self.close_tabbed();
        if std::mem::take(&mut self.is_heading) {
            self.drafts
                .push(Draft::Piece(Piece::Heading(1, paragraph.text())));
        } else if let Some(row) = self.rows.last_mut() {
            row.paragraphs.push(paragraph);
        } else {
            self.drafts
                .push(Draft::Piece(Piece::Paragraph(paragraph.lines())));
        }
    }

    fn end_table(&mut self) {
        self.close_aligned();
        self.close_rows();
        self.close_tabbed();
        let implicit = || (["Nr.", "Handling"].map(str::to_owned).into(), IMPLICIT);
        self.head = self.is_without_heads.then(implicit);
    }

    fn close_tabbed(&mut self) {
        if !self.tabbed.is_empty() {
            let rows = std::mem::take(&mut self.tabbed);
            self.drafts.push(Draft::Piece(Piece::Table(Table { rows })));
        }
    }

    fn close_rows(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        let Some((heads, line)) = self.head.clone() else {
            return;
        };
        let sections = if self.is_without_heads {
            sections(&rows)
        } else {
            HashSet::new()
        };
        let mut open: Vec<OpenRow> = Vec::new();
        let mut drafts = Vec::new();
        let close = |rows: Vec<OpenRow>| {
            let heads = heads.clone();
            (!rows.is_empty()).then_some(Draft::Rows(Rows { heads, line, rows }))
        };
        for (at, row) in rows.into_iter().enumerate() {
            if sections.contains(&at) {
                drafts.extend(close(std::mem::take(&mut open)));
                drafts.extend(row.into_section().into_iter().map(Draft::Piece));
            } else {
                open.push(row);
            }
        }
        drafts.extend(close(open));
        self.drafts.extend(drafts);
    }

    /// The pieces, once all names are known that end rows.
    fn finish(mut self) -> Reading {
        self.end_paragraph();
        self.end_table();
        let mut last_lines = Vec::new();
        let mut names = HashSet::new();
        for draft in &mut self.drafts {
            if let Draft::Rows(rows) = draft
                && rows.has_parties()
            {
                last_lines.extend(rows.part_last_lines());
                names.extend(rows.names());
            }
        }
        let mut reading = Reading::default();
        if self.has_contents {
            reading.remarks.push(NO_CONTENTS.to_owned());
        }
        reading.remarks.extend(self.unparted.map(cannot_part));
        let mut inline = Vec::new();
        for draft in self.drafts {
            reading.pieces.push(match draft {
                Draft::Piece(piece) => piece,
                Draft::Rows(rows) => {
                    reading.remarks.extend(rows.remark(names.is_empty()));
                    Piece::Table(rows.table(&names, &mut inline))
                }
            });
        }
        if !last_lines.is_empty() {
            reading.remarks.push(format!(
                "den ansvarlige er læst som den sidste linje under {}",
                noun::list(&last_lines)
            ));
        }
        if !inline.is_empty() {
            reading.remarks.push(format!(
                "den ansvarlige stod på linje med teksten og er skilt fra den: {}",
                noun::list(&inline)
            ));
        }
        reading
    }
}

/// A text without the signs with which Markdown makes labels and words bold: `**Ansvarlig:** Havnen`.
fn without_emphasis(text: &str) -> Cow<'_, str> {
    if !text.contains("**") && !text.contains("__") {
        return Cow::Borrowed(text);
    }
    let line = |line: &str| {
        ["**", "__"].iter().fold(line.to_owned(), |line, sign| {
            let are_pairs = line.matches(sign).count() % 2 == 0 && !line.contains("___");
            if are_pairs {
                line.replace(sign, "")
            } else {
                line
            }
        })
    };
    Cow::Owned(text.lines().map(|of| line(of) + "\n").collect())
}

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

/// The places of the rows that are the headings of what comes: of a list whose items say who answers
/// for each, or of rows whose numbers stand under theirs, as 1.1 under 1. With one of them all others
/// without a number above theirs are.
fn sections(rows: &[OpenRow]) -> HashSet<usize> {
    let over: HashSet<Number> = rows
        .iter()
        .filter_map(|row| over(row.number.as_deref()?))
        .collect();
    let is_over = |row: &OpenRow| row.meant().is_some_and(|number| over.contains(&number));
    let is_under = |row: &OpenRow| row.meant().is_some_and(|number| number.parent().is_some());
    let is_numbered = rows.iter().any(is_over);
    let has_lists = rows.iter().any(OpenRow::has_items);
    let is_section = |row: &OpenRow| match (has_lists, is_numbered) {
        (_, true) if is_under(row) => is_over(row) && !row.says_who(),
        (lists, numbered) => lists || numbered,
    };
    let places = rows.iter().enumerate().filter(|(_, row)| is_section(row));
    places.map(|(at, _)| at).collect()
}

/// The number that a row's number stands under.
fn over(number: &str) -> Option<Number> {
    meant(number)?.parent().map(Number::new)
}

/// Whether a heading ends with the line `above`, and `line` is the text under it: a page folds a long
/// line alone.
fn is_whole(above: &str, line: &str) -> bool {
    above.chars().count() < SHORTEST_FOLDED && line.starts_with(char::is_uppercase)
}

/// Whether the first line of a text calls it what plans are called.
fn is_title(line: &str) -> bool {
    let small = line.to_lowercase();
    !line.ends_with(['.', ':', ',']) && TITLES.iter().any(|word| small.contains(word))
}

const TITLES: [&str; 5] = ["plan", "strategi", "politik", "program", "aftale"];

/// The cells of a line that is a row of a table: with tabs between them, or lines as Markdown draws them.
fn cells(line: &str) -> Option<Vec<Cell>> {
    let drawn = line.trim().strip_prefix('|');
    let drawn = drawn.and_then(|rest| rest.strip_suffix('|'));
    let cell = |text: &str| Cell::new(lines(text));
    match drawn {
        Some(inside) => {
            // A sign that is no line between cells, a line's end in a cell, and what is bold.
            let inside = inside.replace("\\|", SIGN).replace("**", "");
            let inside = inside.replace("<br>", "\n").replace("<br/>", "\n");
            let cells = inside.replace("<br />", "\n");
            let cells = cells.split('|').map(|text| cell(&text.replace(SIGN, "|")));
            Some(cells.collect())
        }
        None if line.trim_end().contains('\t') => Some(line.split('\t').map(cell).collect()),
        None => None,
    }
}

/// What no text has.
const SIGN: &str = "\u{1}";

/// Whether the cells of a row are a line under the heads: `|----|:---|`.
fn is_rule(cells: &[Cell]) -> bool {
    let is_line = |cell: &Cell| cell.text().trim_matches(['-', ':', '=']).is_empty();
    cells.iter().all(|cell| !cell.is_blank() && is_line(cell))
}

/// Whether a line is drawn and has no words: `-----`, `=====`, `* * *`.
fn is_drawn(line: &str) -> bool {
    let mut signs = line.chars().filter(|c| *c != ' ');
    let first = signs.next().filter(|c| matches!(c, '-' | '=' | '_' | '*'));
    let mut count = 1;
    first.is_some_and(|first| {
        signs.all(|sign| {
            count += 1;
            sign == first
        })
    }) && count >= FEWEST_DRAWN
}

/// The lines that are the titles of goals which are counted with Roman numerals and called nothing.
fn romans(text: &str) -> BTreeSet<usize> {
    let lines = || (1..).zip(text.lines().map(str::trim));
    if lines().any(|(_, line)| is_numbered_goal(line)) {
        return BTreeSet::new();
    }
    titles_in_order(
        lines()
            .filter(|(_, line)| !is_of_contents(line))
            .filter_map(|(at, line)| {
                let count = counted_title(line, Count::Roman)?;
                Some((at, count))
            }),
    )
}

/// What is underlined and longer is no heading, in characters.
const LONGEST_UNDERLINED: usize = 120;

/// Two dashes may be a pause.
const FEWEST_DRAWN: usize = 3;

/// Whether a line is a row of a table.
fn is_tabbed(line: &str) -> bool {
    line.contains('\t') && tabbed_item(line).is_none()
}

/// An item of a list whose number or sign has a tab after it, and is no row of a table.
fn tabbed_item(line: &str) -> Option<String> {
    let (sign, words) = line.split_once('\t')?;
    let is_bullet = SIGNS.iter().any(|known| known.trim_end() == sign);
    let is_item = is_bullet || (sign.ends_with(['.', ')']) && is_code(sign));
    (is_item && !words.contains('\t')).then(|| format!("{sign} {}", words.trim()))
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

const SHORTEST_FOLDED: usize = 60;

/// Whether a line is an item of a list.
fn starts_item(line: &str) -> bool {
    SIGNS.iter().any(|sign| line.starts_with(sign))
}
