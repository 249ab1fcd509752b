//! Adds entries to a file: in order among their siblings, between two lines, and proved.
//!
//! A new entry stands behind the last of its siblings that it does not come before, so that of
//! two entries of a day the one that was written later comes later. The first of a kind stands
//! behind those that the table of fields names before it.

use super::literal::{NewEntry, Style};
use super::{Document, Entry, join, value};
use crate::load::written::Written;
use crate::plan::Number;
use crate::schema::{self, Table};
use crate::text::source::line_end_near;
use crate::text::{FileId, Replacement, Source, Span};
use std::fmt;

/// Entries to add to a file: one, and what stands under it.
#[derive(Debug, Clone)]
pub(crate) struct Addition {
    /// The own lines of the entry that it belongs to; nothing where it stands in the file itself.
    under: Option<Span>,
    /// The entries; all but the first stand under the first.
    entries: Vec<NewEntry>,
}

impl Addition {
    /// An entry under the one whose own lines are `lines`.
    pub(crate) fn under(lines: Span, entry: NewEntry) -> Addition {
        Addition {
            under: Some(lines),
            entries: vec![entry],
        }
    }

    /// An entry in the file itself, the first of `entries`, with those under it.
    pub(crate) fn in_file(entries: Vec<NewEntry>) -> Addition {
        Addition {
            under: None,
            entries,
        }
    }

    /// What was added to the file of `source`, added to another version of it: the text, which
    /// is as it was where the entry is there. Nothing where what it belongs to is not there.
    pub(crate) fn in_version(&self, source: &Source, version: &Source) -> Option<String> {
        let root = super::root_table(version.name());
        let (own, other) = (source.text(), version.text());
        let (own, other) = (Document::read(own, root)?, Document::read(other, root)?);
        let parent = match self.parent(&own)? {
            0 => 0,
            parent => join::same(&own, &other).get(parent).copied()??,
        };
        let first = self.entries.first()?;
        let table = root.at(first.path)?;
        // What refers to a meeting names its day alone.
        let is_meeting = std::ptr::eq(table, &schema::MEETING);
        let is_there = |of: usize| {
            other.says_all(of, first) || (is_meeting && first.order(table) == other.order(of))
        };
        if other.under(parent, table).into_iter().any(is_there) {
            return Some(version.with_bom(version.text()));
        }
        let header = other.entries.get(parent)?.header.clone();
        let addition = Addition {
            under: (parent > 0).then(|| Span::new(FileId::default(), header.start, header.end)),
            entries: self.entries.clone(),
        };
        let (_, text) = add(version, &addition).ok()?;
        Some(version.with_bom(&text))
    }

    fn parent(&self, document: &Document<'_>) -> Option<usize> {
        match self.under {
            Some(lines) => document.entry_at(lines.range().start),
            None => Some(0),
        }
    }
}

impl NewEntry {
    /// As [`Document::order`].
    fn order(&self, table: &Table) -> Vec<Number> {
        let literal = |key: &&str| {
            let (_, value) = self.fields().iter().find(|(field, _)| field.key == *key)?;
            Some(Number::new(match value {
                Written::Text(text) => text.clone(),
                Written::Date(day) => day.to_string(),
                Written::Integer(integer) => integer.to_string(),
                Written::List(_) | Written::Flag(_) | Written::Decimal(_) => return None,
            }))
        };
        table.order.iter().filter_map(literal).collect()
    }
}

/// That the new text does not say the old entries and the new ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotProven;

impl fmt::Display for NotProven {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "intet er gemt, for kimo læste noget andet tilbage end det, der skulle stå i filen. \
             Det er en fejl i kimo; skriv i stedet i filen selv",
        )
    }
}

impl std::error::Error for NotProven {}

/// What `addition` inserts in the file of `source`, and the file's text after it, without a byte
/// order mark.
///
/// # Errors
/// When the new text says anything else than the old entries and the new ones.
pub(crate) fn add(
    source: &Source,
    addition: &Addition,
) -> Result<(Replacement, String), NotProven> {
    let root = super::root_table(source.name());
    let text = source.text();
    let old = Document::read(text, root).ok_or(NotProven)?;
    let edit = old.insert(addition).ok_or(NotProven)?;
    let at = edit.span.range();
    let (above, below) = text.split_at_checked(at.start).ok_or(NotProven)?;
    let new_text = [above, &edit.text, below].concat();
    let new = Document::read(&new_text, root).ok_or(NotProven)?;
    let is_proven = adds_only(&old, &new, at.start, addition);
    is_proven.then_some((edit, new_text)).ok_or(NotProven)
}

/// Whether `new` has the entries of `old` with the same values under the same parents, and
/// besides them only `addition`, written at `at`.
pub(super) fn adds_only(
    old: &Document<'_>,
    new: &Document<'_>,
    at: usize,
    addition: &Addition,
) -> bool {
    let count = addition.entries.len();
    let first = 1 + old
        .entries
        .iter()
        .skip(1)
        .filter(|of| of.header.start < at)
        .count();
    let parent = addition.parent(old);
    let is_added = |(index, meant): (usize, &NewEntry)| {
        let parent = if index == 0 { parent } else { Some(first) };
        new.entries.get(first + index).is_some_and(|is| {
            is.path == meant.path && Some(is.parent) == parent && new.says_all(first + index, meant)
        })
    };
    new.says_all_but(old, first, count) && addition.entries.iter().enumerate().all(is_added)
}

/// Beside what a new entry goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Neighbour {
    /// Behind this entry and all that belongs to it.
    After(usize),
    /// Behind this entry's own lines.
    Under(usize),
    /// Above this entry.
    Before(usize),
    /// At the end of the file.
    End,
}

/// The position of a new entry among its siblings.
fn rank(siblings: &[usize], comes_first: impl Fn(usize) -> bool) -> usize {
    let last = siblings.iter().rposition(|sibling| comes_first(*sibling));
    last.map_or(0, |last| last + 1)
}

impl<'t> Document<'t> {
    /// Where an entry of `table` under `parent` goes, whose order is `order`. `order_of` has the
    /// order of those there.
    pub(super) fn neighbour(
        &self,
        parent: usize,
        table: &'static Table,
        order: &[Number],
        order_of: impl Fn(usize) -> Vec<Number>,
    ) -> Option<Neighbour> {
        let siblings = self.under(parent, table);
        let rank = rank(&siblings, |sibling| order_of(sibling).as_slice() <= order);
        let above = rank.checked_sub(1).and_then(|above| siblings.get(above));
        Some(match (above, siblings.first()) {
            (Some(above), _) => Neighbour::After(*above),
            (None, Some(first)) => Neighbour::Before(*first),
            (None, None) => self.first_of(parent, table)?,
        })
    }

    /// The place of the first of its kind: behind those that the table names before it, and in
    /// the file itself before those it names after it.
    fn first_of(&self, parent: usize, table: &'static Table) -> Option<Neighbour> {
        let kinds: Vec<&Table> = self
            .entries
            .get(parent)?
            .table
            .tables()
            .map(|(_, of)| of)
            .collect();
        let own = kinds.iter().position(|kind| std::ptr::eq(*kind, table))?;
        if parent == 0 {
            let followers = kinds.iter().skip(own).flat_map(|kind| self.under(0, kind));
            return Some(followers.min().map_or(Neighbour::End, Neighbour::Before));
        }
        let before = kinds
            .iter()
            .take(own)
            .flat_map(|kind| self.under(parent, kind));
        Some(
            before
                .max()
                .map_or(Neighbour::Under(parent), Neighbour::After),
        )
    }

    /// Whether an entry's fields are those of `meant`, in its order.
    fn says_all(&self, index: usize, meant: &NewEntry) -> bool {
        let written = meant.fields().iter().map(|(field, value)| {
            let mut literal = String::new();
            value.write(field.kind, "\n", &mut literal);
            (field.key.to_owned(), value::normal(&literal))
        });
        let fields = self.entries.get(index).map(|entry| entry.fields.iter());
        let read = fields.into_iter().flatten();
        written.eq(read.map(|of| (of.key.clone(), value::normal(self.at(of.value.clone())))))
    }

    /// Whether `rest` has these entries, with the same values under the same parents, but for
    /// `count` of them from `first` on.
    pub(super) fn says_all_but(&self, rest: &Document<'_>, first: usize, count: usize) -> bool {
        let now = |index: usize| if index < first { index } else { index + count };
        let is_kept = |(index, of_rest): (usize, &Entry)| {
            self.entries.get(now(index)).is_some_and(|is| {
                let fields =
                    { of_rest.fields.iter() }.map(|of| (&of.key, rest.at(of.value.clone())));
                let same = is
                    .fields
                    .iter()
                    .map(|of| (&of.key, self.at(of.value.clone())));
                is.path == of_rest.path && is.parent == now(of_rest.parent) && fields.eq(same)
            })
        };
        self.entries.len() == rest.entries.len() + count
            && rest.entries.iter().enumerate().all(is_kept)
    }

    /// The last of the entries that belong to `index`, itself included.
    pub(super) fn last_within(&self, index: usize) -> usize {
        let entries = index..self.entries.len();
        entries
            .rev()
            .find(|of| self.is_within(*of, index))
            .unwrap_or(index)
    }

    fn insert(&self, addition: &Addition) -> Option<Replacement> {
        let first = addition.entries.first()?;
        let parent = addition.parent(self)?;
        let table = self.entries.first()?.table.at(first.path)?;
        let order = first.order(table);
        let place = match self.neighbour(parent, table, &order, |of| self.order(of))? {
            Neighbour::After(above) => self.below(self.last_within(above), above),
            Neighbour::Under(above) => self.below(above, above),
            Neighbour::Before(next) => self.above(next),
            Neighbour::End => Place::at(self.text, self.text.len(), Style::PLAIN),
        };
        Some(place.insert(&addition.entries))
    }

    /// The place below the entry `above` with the comments about it, indented as `sibling` is.
    fn below(&self, above: usize, sibling: usize) -> Place<'t> {
        let end = self.entries.get(above).map_or(0, |of| of.end);
        Place::at(self.text, end, self.style(sibling))
    }

    /// The place above an entry and the comments directly above its header.
    fn above(&self, next: usize) -> Place<'t> {
        let Some(entry) = self.entries.get(next) else {
            return Place::at(self.text, self.text.len(), Style::PLAIN);
        };
        let mut at = entry.header.start;
        while at > entry.whole.start && is_comment(line_at(self.text, previous_line(self.text, at)))
        {
            at = previous_line(self.text, at);
        }
        Place::at(self.text, at, self.style(next))
    }

    /// The indentation of an entry and of its keys.
    pub(super) fn style(&self, index: usize) -> Style<'t> {
        let header = self.entries.get(index).map_or(0, |of| of.header.start);
        let header_line = line_at(self.text, header);
        let first_key = line_at(self.text, next_line(self.text, header));
        let header_indent = indent(header_line);
        let key_indent = if is_blank(first_key) || is_comment(first_key) {
            header_indent
        } else {
            indent(first_key)
        };
        Style {
            header_indent,
            key_indent,
            ..Style::PLAIN
        }
    }
}

/// A gap between two lines, and what it takes to write an entry there.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place<'a> {
    /// Where: the start of a line, or the end of the text.
    at: usize,
    /// What ends the line above and parts the entry from it by one blank line.
    lead: String,
    /// What parts it from the line below, where no blank line does so already.
    trail: &'static str,
    style: Style<'a>,
}

impl<'a> Place<'a> {
    /// The replacement that writes `entries` here, parted by blank lines.
    fn insert(&self, entries: &[NewEntry]) -> Replacement {
        let mut text = self.lead.clone();
        for (index, entry) in entries.iter().enumerate() {
            if index > 0 {
                text.push_str(self.style.line_end);
            }
            entry.write(self.style, &mut text);
        }
        text.push_str(self.trail);
        Replacement {
            span: Span::new(FileId::default(), self.at, self.at),
            text,
        }
    }

    /// The gap at `at`, the start of a line, above the blank lines that it may have above it:
    /// so these stay with what follows.
    fn at(text: &'a str, at: usize, style: Style<'a>) -> Place<'a> {
        let mut at = at;
        while at > 0 && is_blank(line_at(text, previous_line(text, at))) {
            at = previous_line(text, at);
        }
        let line_end = line_end_near(text, at);
        let above = text.get(..at).unwrap_or("");
        let lead = match (above.is_empty(), above.ends_with('\n')) {
            (true, _) => String::new(),
            (false, true) => line_end.to_owned(),
            (false, false) => line_end.repeat(2),
        };
        let trail = if at == text.len() || is_blank(line_at(text, at)) {
            ""
        } else {
            line_end
        };
        let style = Style { line_end, ..style };
        Place {
            at,
            lead,
            trail,
            style,
        }
    }
}

fn line_start(text: &str, offset: usize) -> usize {
    let above = text.get(..offset).and_then(|above| above.rfind('\n'));
    above.map_or(0, |end| end + 1)
}

/// Where the line begins that ends at `at`, the start of a line or the end of the text.
fn previous_line(text: &str, at: usize) -> usize {
    let above = text.get(..at).unwrap_or("");
    line_start(text, above.strip_suffix('\n').unwrap_or(above).len())
}

/// Where the line after the one that holds `offset` begins, or the end of the text.
pub(super) fn next_line(text: &str, offset: usize) -> usize {
    let below = text.get(offset..).and_then(|below| below.find('\n'));
    below.map_or(text.len(), |end| offset + end + 1)
}

/// The line that begins at `start`, with its line end.
fn line_at(text: &str, start: usize) -> &str {
    text.get(start..next_line(text, start)).unwrap_or("")
}

fn indent(line: &str) -> &str {
    let content = line.trim_start_matches([' ', '\t']);
    &line[..line.len() - content.len()]
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with('#')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::GOAL;

    #[test]
    fn all_but_what_is_added_stands_where_and_as_it_did() {
        const ACTIONS: &str = "[[handling]]\nnr = \"1.1\"\n[[handling.note]]\ntekst = \"Ny\"\n[[handling]]\nnr = \"1.2\"\n";
        const OLD: &str = "[[handling]]\nnr = \"1.1\"\n[[handling]]\nnr = \"1.2\"\n[[handling.note]]\ntekst = \"Gl.\"\n";
        let is_all_but_the_new = |new: &str| {
            let read = |text| Document::read(text, &GOAL).unwrap();
            let (old, new) = (read(OLD), read(new));
            // The new note comes second, behind the file itself and its first action.
            new.says_all_but(&old, 2, 1)
        };
        let note = |kind: &str, text: &str| format!("[[handling.{kind}]]\ntekst = \"{text}\"\n");
        let with = |of_last: &str| format!("{ACTIONS}{of_last}");
        assert!(is_all_but_the_new(&with(&note("note", "Gl."))));
        // Another text, another kind of entry, none, one more, and under another action.
        assert!(!is_all_but_the_new(&with(&note("note", "Andet"))));
        assert!(!is_all_but_the_new(&with(&note("aendring", "Gl."))));
        assert!(!is_all_but_the_new(ACTIONS));
        assert!(!is_all_but_the_new(&with(&note("note", "Gl.").repeat(2))));
        let (new, last) = (note("note", "Ny"), "[[handling]]\nnr = \"1.2\"\n");
        let moved = ACTIONS.replace(last, &(note("note", "Gl.") + last));
        assert!(moved.contains(&new) && !is_all_but_the_new(&moved));
    }

    #[test]
    fn blank_lines_alone_are_left_below_what_is_written() {
        let place = Place::at("\n  \n", 5, Style::PLAIN);
        assert_eq!((place.at, &*place.lead, place.trail), (0, "", ""));
    }
}
