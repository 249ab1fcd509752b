//! A table's rows, sorted by what they are: headings across the table, and records whose cells are
//! known by their columns.

use super::answers::Answers;
use super::column::{Column, Match, head_key, known, of_remark};
use super::heading::{goal_heading, is_numbered_goal};
use super::heads::{
    LAST_HEAD, heads, is_first_action, is_head, is_nameless, is_plain_head, keys, turned,
    under_each_other,
};
use super::piece::{Cell, Row, Table};
pub(crate) use super::record::{Head, Record};
use super::remarks::{Remarks, is_kept};
use super::written::is_code;
use crate::load::number::meant;
use std::collections::BTreeSet;

/// A row of a table of actions.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Line {
    /// What stands above the heads.
    Above(String),
    /// A heading across the table.
    Heading(String),
    Record(Record),
}

/// What a table is.
pub(crate) struct Sorted {
    pub(crate) heads: Vec<Head>,
    pub(crate) lines: Vec<Line>,
    pub(crate) remarks: Remarks,
    /// Whether it has no heads of its own.
    pub(crate) is_continued: bool,
}

/// The rows of a table of actions. One without heads goes on with those of the table before it,
/// where it has as many columns. Nothing where it is another table.
pub(crate) fn sorted(table: &Table, before: Option<&[Head]>, answers: &Answers) -> Option<Sorted> {
    let rows = &table.rows;
    if let Some(table) = turned(table, answers) {
        return sorted(&table, None, answers);
    }
    let head_at = rows
        .iter()
        .take(LAST_HEAD)
        .position(|row| is_head(row, answers));
    let mut remarks = Remarks::default();
    // The rows that are heads, which may stand again further down.
    let (first, own, heads) = match head_at {
        Some(at) => heads_from(rows.get(at..)?, answers, &mut remarks)
            .map(|(count, heads)| (at + count, rows.get(at..at + count), heads))?,
        None => {
            let width = rows.iter().map(|row| row.cells.len()).max()?;
            let same = before.filter(|heads| heads.len() == width && width > 1)?;
            let first = rows.iter().find(|row| row.said() > 1);
            if first.is_some_and(|row| has_other_heads(row, same)) {
                return None;
            }
            (0, None, same.to_vec())
        }
    };
    let mut sorter = Sorter {
        heads,
        above: Vec::new(),
        lines: Vec::new(),
        remarks,
    };
    for row in rows.get(..head_at.unwrap_or(0))? {
        if row.said() > 0 {
            let said = row.texts().into_iter().filter(|text| !text.is_empty());
            let text = said.collect::<Vec<_>>().join(" ");
            sorter.lines.push(Line::Above(text));
        }
    }
    sorter.settle_columns(rows.get(first..)?);
    let below = rows.iter().skip(first + 1).map(Some).chain([None]);
    for (row, below) in rows.get(first..)?.iter().zip(below) {
        let mut own = own.into_iter().flatten();
        let is_repeated = own.any(|head| keys(head) == keys(row));
        if !is_repeated && !sorter.take_goal(row, below) {
            sorter.row(row);
        }
    }
    Some(Sorted {
        heads: sorter.heads,
        lines: sorter.lines,
        remarks: sorter.remarks,
        is_continued: head_at.is_none(),
    })
}

/// The columns under the heads that `rows` begin with, and how many of the rows are heads: one, two
/// under each other, or none where what the columns hold was answered.
fn heads_from(
    rows: &[Row],
    answers: &Answers,
    remarks: &mut Remarks,
) -> Option<(usize, Vec<Head>)> {
    let row = rows.first()?;
    if let Some(both) = rows.get(1).and_then(|second| under_each_other(row, second)) {
        return Some((2, heads(&both, answers, remarks)));
    }
    let mut of_row = Remarks::default();
    let mut found = heads(row, answers, &mut of_row);
    if is_first_action(row, &found) {
        found.iter_mut().for_each(|head| head.label.clear());
        return Some((0, found));
    }
    remarks.extend(of_row);
    if is_nameless(row) {
        let (place, words) = (&row.place, row.words());
        remarks.insert(format!(
            "{place} er læst som kolonnernes overskrifter: {words}"
        ));
    }
    Some((1, found))
}

/// The rows of a table with which another begins, that has other heads: its head, or the goal right over
/// that.
pub(crate) fn starts(table: &Table, answers: &Answers) -> Vec<usize> {
    let rows = &table.rows;
    let mut last: Option<Vec<String>> = None;
    let mut starts = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        if !is_plain_head(row, answers) {
            continue;
        }
        let keys = keys(row);
        if last.as_ref().is_some_and(|last| *last != keys) {
            let above = at.checked_sub(1).and_then(|above| rows.get(above));
            let is_goal =
                above.is_some_and(|row| row.said() == 1 && is_numbered_goal(&row.words()));
            starts.push(at - usize::from(is_goal));
        }
        last = Some(keys);
    }
    starts
}

/// Whether the first row of a table without known heads has others: a few words in every cell, and no
/// number under the head for it.
fn has_other_heads(row: &Row, heads: &[Head]) -> bool {
    let has_number = heads.iter().any(|head| head.column == Column::Number);
    let is_head = |(cell, head): (&Cell, &Head)| {
        let text = cell.text();
        cell.lines.len() == 1
            && text.chars().count() <= LONGEST_HEAD
            && text.starts_with(char::is_uppercase)
            && !text.contains(|c: char| c.is_ascii_digit())
            && !(head.column == Column::Number && is_code(&text))
    };
    has_number && row.cells.iter().zip(heads).all(is_head)
}

/// Whether a row adds up the ones above it.
fn is_sum(row: &Row) -> bool {
    let first = row.cells.iter().find(|cell| !cell.is_blank());
    first.is_some_and(|cell| SUMS.contains(&head_key(&cell.text()).as_str()))
}

/// What a sum is called.
const SUMS: [&str; 6] = ["i alt", "ialt", "sum", "total", "samlet", "totalt"];

/// A head has no more characters.
const LONGEST_HEAD: usize = 30;

struct Sorter {
    heads: Vec<Head>,
    /// What the cells of each column said last: a merged cell says it again.
    above: Vec<Vec<String>>,
    lines: Vec<Line>,
    remarks: Remarks,
}

impl Sorter {
    /// A column that kimo does not know and whose cells are merged down the rows, before the words of
    /// the actions, has their groups.
    fn find_group(&mut self, rows: &[Row]) {
        if self.has(Column::Group) {
            return;
        }
        let before_text = self
            .heads
            .iter()
            .take_while(|head| head.column != Column::Text);
        let is_merged = |at: usize| {
            rows.iter()
                .any(|row| row.cells.get(at).is_some_and(|cell| cell.continues))
        };
        let found = before_text
            .enumerate()
            .position(|(at, head)| head.column == Column::Kept && is_merged(at));
        if let Some(head) = found.and_then(|at| self.heads.get_mut(at)) {
            head.column = Column::Group;
            self.remarks.take_back(&is_kept(&head.label));
        }
    }

    /// A first column without a head has the numbers, where it has nothing else.
    fn find_numbers(&mut self, rows: &[Row]) {
        let is_code = |cell: &Cell| is_code(&cell.text());
        let firsts = || rows.iter().filter_map(|row| row.cells.first());
        let mut said = firsts().filter(|cell| !cell.is_blank() && cell.span < 2);
        if self.has(Column::Number) || !said.clone().any(is_code) || !said.all(is_code) {
            return;
        }
        if let Some(head) = self.heads.first_mut().filter(|of| of.label.is_empty()) {
            head.column = Column::Number;
        }
    }

    /// Of two columns that both may have the actions, `Indsats` and `Aktivitet`, the first has their
    /// groups where several of the second stand beside one of it. Returns the place of the first.
    fn find_outer(&mut self, rows: &[Row]) -> Option<usize> {
        let may_be_text = |head: &Head| known(&head.label) == Some(Match::Name(Column::Text));
        let at = |is_it: &dyn Fn(&Head) -> bool| self.heads.iter().position(is_it);
        let outer = at(&|head| head.column == Column::Text);
        let inner = at(&|head| head.column == Column::Kept && may_be_text(head));
        let (outer, inner) = outer.zip(inner).filter(|(outer, inner)| outer < inner)?;
        let mut above = String::new();
        let mut are_several = false;
        for row in rows.iter().filter(|row| row.said() > 1) {
            let cell = |at: usize| row.cells.get(at).filter(|cell| !cell.is_blank());
            match (cell(outer), cell(inner)) {
                (Some(of), Some(_)) => {
                    let text = of.text();
                    are_several |= text == above;
                    above = text;
                }
                (None, Some(_)) => are_several |= !above.is_empty(),
                (Some(_), None) => return None,
                (None, None) => {}
            }
        }
        if !are_several || self.has(Column::Group) {
            return None;
        }
        for (at, column) in [(outer, Column::Group), (inner, Column::Text)] {
            if let Some(head) = self.heads.get_mut(at) {
                head.column = column;
                self.remarks.take_back(&is_kept(&head.label));
            }
        }
        Some(outer)
    }

    /// A column of groups or goals in which hardly two rows agree says something of each action.
    fn settle_columns(&mut self, rows: &[Row]) {
        let outer = self.find_outer(rows);
        self.find_group(rows);
        self.find_numbers(rows);
        for (at, head) in self.heads.iter_mut().enumerate() {
            if !matches!(head.column, Column::Group | Column::Goal) || Some(at) == outer {
                continue;
            }
            let cells = rows.iter().filter_map(|row| row.cells.get(at));
            let texts: Vec<String> = cells
                .filter(|cell| !cell.is_blank() && !cell.continues)
                .map(Cell::text)
                .collect();
            let blank = rows.len() - texts.len();
            let distinct: BTreeSet<&String> = texts.iter().collect();
            let are_told = texts.iter().all(|text| is_numbered_goal(text));
            if texts.len() >= FEW
                && !are_told
                && distinct.len() == texts.len()
                && blank * 2 < rows.len()
            {
                head.column = Column::Kept;
                self.remarks.insert(is_kept(&head.label));
            }
        }
    }

    fn row(&mut self, row: &Row) {
        if is_sum(row) {
            let (place, words) = (&row.place, row.words());
            self.remarks
                .insert(format!("{place} er en sum og er ikke med: {words}"));
            return;
        }
        let said: Vec<usize> = (0..row.cells.len())
            .filter(|at| row.cells.get(*at).is_some_and(|cell| !cell.is_blank()))
            .collect();
        let continues = row.cells.iter().any(|cell| cell.continues);
        match said.as_slice() {
            [] if !continues => return,
            [at] if !continues && self.is_heading(row, *at) => {
                let text = row.cells.get(*at).map(Cell::text).unwrap_or_default();
                if self.take_remark(row, &text) {
                    return;
                }
                self.lines.push(Line::Heading(text));
                self.above.clear();
                return;
            }
            _ => {}
        }
        let mut record = Record::at(&row.place);
        let key = if self.has(Column::Text) {
            Column::Text
        } else {
            Column::Number
        };
        let mut is_merged = false;
        self.above
            .resize(self.heads.len().max(row.cells.len()), Vec::new());
        let extra = Head::new(Column::Kept, "");
        for (at, cell) in row.cells.iter().enumerate() {
            let head = self.heads.get(at).unwrap_or(&extra);
            let Some(above) = self.above.get_mut(at) else {
                continue;
            };
            if cell.continues {
                is_merged |= head.column == key;
                record.add(head, above);
            } else {
                let fills_down =
                    matches!(head.column, Column::Group | Column::Goal) && cell.is_blank();
                if !fills_down {
                    above.clone_from(&cell.lines);
                }
                record.add(head, above);
            }
        }
        if is_merged || self.goes_on(&record) {
            self.extend(row, record);
        } else {
            record.take_labelled(self.has(Column::Responsible));
            self.lines.push(Line::Record(record));
        }
    }

    /// Takes a row that has the number of a goal and its title alone, each in its own cell: `Mål 1 | Rent
    /// vand`, or `1 | Rent vand` over 1.1.
    fn take_goal(&mut self, row: &Row, below: Option<&Row>) -> bool {
        let cells = row.cells.iter().enumerate();
        let mut said = cells.filter(|(_, cell)| !cell.is_blank());
        let (Some((at, number)), Some((_, title)), None) = (said.next(), said.next(), said.next())
        else {
            return false;
        };
        let number_text = number.text();
        let is_named = goal_heading(&number_text)
            .is_some_and(|goal| goal.number.is_some() && goal.title.is_empty());
        let is_over = || {
            let own = meant(&number_text)?;
            let below = meant(&below?.cells.get(at)?.text())?;
            let is_number = self.heads.get(at)?.column == Column::Number;
            Some(is_number && below.parent()? == own.as_str())
        };
        let continues = row.cells.iter().any(|cell| cell.continues);
        if continues || !(is_named || is_over() == Some(true)) {
            return false;
        }
        let sign = if is_named { ":" } else { "" };
        let text = format!("{number_text}{sign} {}", title.text());
        self.lines.push(Line::Heading(text));
        self.above.clear();
        true
    }

    /// Takes a row across the table that says something of the action above it: `Kommentar: Afventer`.
    fn take_remark(&mut self, row: &Row, text: &str) -> bool {
        let labelled = text.split_once(": ");
        let found = labelled.and_then(|(label, words)| Some((label, of_remark(label)?, words)));
        let (Some((label, column, words)), Some(Line::Record(last))) =
            (found, self.lines.last_mut())
        else {
            return false;
        };
        last.add(&Head::new(column, label), &[words.to_owned()]);
        self.remarks.insert(added_above(row));
        true
    }

    fn has(&self, column: Column) -> bool {
        self.heads.iter().any(|head| head.column == column)
    }

    /// Whether a row's only words, in the cell `at`, are a heading across the table.
    fn is_heading(&self, row: &Row, at: usize) -> bool {
        let Some(cell) = row.cells.get(at) else {
            return false;
        };
        let head = self.heads.get(at).map(|head| head.column);
        let text = cell.text();
        if cell.span > 1 {
            return cell.span * 2 >= self.heads.len();
        }
        at == 0 && head != Some(Column::Text) && !(head == Some(Column::Number) && is_code(&text))
    }

    /// Whether a row is the rest of the one above, where a page ended or a cell had more lines than
    /// the others: it has no number where others have one, and no words of its own or nobody who
    /// answers for them.
    fn goes_on(&self, record: &Record) -> bool {
        let Some(Line::Record(last)) = self.lines.last() else {
            return false;
        };
        let lacks = |column| self.has(column) && record.lines(column).is_empty();
        let is_unnumbered = lacks(Column::Number) && !last.lines(Column::Number).is_empty();
        let has_numbers = self.has(Column::Number);
        (lacks(Column::Text) && (is_unnumbered || !has_numbers))
            || (is_unnumbered && lacks(Column::Responsible))
    }

    /// Adds a row to the record above it; one without any above it is a record all the same.
    fn extend(&mut self, row: &Row, new: Record) {
        let Some(Line::Record(last)) = self.lines.last_mut() else {
            self.lines.push(Line::Record(new));
            return;
        };
        let mut is_added = false;
        for (cell, head) in row.cells.iter().zip(&self.heads) {
            if !cell.continues
                && !cell.is_blank()
                && !matches!(head.column, Column::Group | Column::Goal | Column::Number)
            {
                last.go_on(head, &cell.lines);
                is_added = true;
            }
        }
        if is_added {
            self.remarks.insert(added_above(row));
        }
    }
}

/// That the words of a row belong to the action above it.
fn added_above(row: &Row) -> String {
    format!("{} er lagt til handlingen over den", row.place)
}

/// Fewer rows tell nothing.
const FEW: usize = 3;
