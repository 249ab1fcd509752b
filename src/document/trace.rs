//! What was written in a file, to be found there again and taken back: by its own lines and the
//! entry they belong to, wherever others have moved it meanwhile.
//!
//! What is not found line by line is somebody else's by now, and stays.

use super::{Document, Entry, apart, root_table};
use crate::text::{FileId, Replacement, Source, Span};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Whole lines that were written, and those that stood there before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Trace {
    /// Where they were written, in bytes.
    at: usize,
    old: String,
    new: String,
    /// What they belong to.
    owner: Option<Owner>,
}

/// An entry as people know it: by its number, name or day, and by its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Owner {
    key: String,
    text: String,
}

/// Why lines cannot be taken back, with the place where they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {
    /// They are not there any more.
    Absent,
    /// They were changed, or moved to something else.
    Edited(usize),
    /// They stand there more than once.
    Doubled(usize),
    /// Something was written under the entry since; it is what stands there.
    Grown(usize),
    /// The file cannot be read, so that it is not known where they are.
    Unread,
}

/// Lines of a text and what comes in their place.
#[derive(Debug)]
pub(crate) struct Hunk<'t> {
    /// Where they begin.
    pub(crate) at: usize,
    pub(crate) old: &'t str,
    pub(crate) new: String,
}

/// The edits of a text, each in its whole lines; those that share a line together.
pub(crate) fn hunks<'t>(source: &'t Source, edits: &[Replacement]) -> Vec<Hunk<'t>> {
    let text = source.text();
    let at = |range: Range<usize>| text.get(range).unwrap_or("");
    let mut hunks: Vec<Hunk<'_>> = Vec::new();
    // How far the text is in the last hunk.
    let mut end = 0;
    for edit in apart(edits.iter().collect()) {
        let range = edit.span.range();
        let start = at(0..range.start).rfind('\n').map_or(0, |end| end + 1);
        let below = at(range.end..text.len());
        let line_end = range.end + below.find('\n').map_or(below.len(), |end| end + 1);
        let is_lines = |text: &str| text.is_empty() || text.ends_with('\n');
        let is_of_lines =
            start == range.start && is_lines(at(range.clone())) && is_lines(&edit.text);
        match hunks.last_mut().filter(|_| start < end) {
            Some(hunk) => {
                hunk.new.truncate(hunk.new.len() - (end - range.start));
                end = line_end.max(end);
                hunk.new += &edit.text;
                hunk.new += at(range.end..end);
                hunk.old = at(hunk.at..end);
            }
            None => {
                end = if is_of_lines { range.end } else { line_end };
                let new = [at(start..range.start), &edit.text, at(range.end..end)].concat();
                hunks.push(Hunk {
                    at: start,
                    old: at(start..end),
                    new,
                });
            }
        }
    }
    hunks
}

/// The traces that `edits` leave in the file of `before`, which is `after` by them; none where
/// they do not tell the whole difference.
pub(crate) fn traces(before: &Source, after: &Source, edits: &[Replacement]) -> Vec<Trace> {
    let document = Document::read(after.text(), root_table(after.name()));
    let (mut said, mut done) = (String::new(), 0);
    let mut traces = Vec::new();
    for hunk in hunks(before, edits) {
        said += before.text().get(done..hunk.at).unwrap_or("");
        let at = said.len();
        said += &hunk.new;
        done = hunk.at + hunk.old.len();
        let mut trace = Trace {
            at,
            owner: None,
            old: hunk.old.to_owned(),
            new: hunk.new,
        };
        let added = at + trace.added().start;
        trace.owner = document.as_ref().map(|of| of.owner(added));
        traces.push(trace);
    }
    said += before.text().get(done..).unwrap_or("");
    if said == after.text() {
        traces
    } else {
        Vec::new()
    }
}

impl Trace {
    /// What takes the lines back out of the file of `source`.
    ///
    /// # Errors
    /// When they do not stand there as they were written.
    pub(crate) fn take_back(&self, source: &Source) -> Result<Replacement, Kept> {
        let document = Document::read(source.text(), root_table(source.name()));
        let Some(document) = document else {
            return self.by_place(source.text());
        };
        let found = self.find(&document)?;
        let edit = self.edit(source.text(), &found);
        if self.adds_entries() {
            self.refuse_own_work(source, &document, &found, &edit)?;
        }
        Ok(edit)
    }

    /// The lines of `new` that are new, without the blank ones around them.
    fn added(&self) -> Range<usize> {
        let rest = self.new.strip_prefix(&self.old);
        let rest = rest.filter(|rest| self.old.is_empty() || rest.starts_with(['\r', '\n']));
        let kept = rest.map_or(0, |rest| self.new.len() - rest.len());
        let core = core(rest.unwrap_or(&self.new));
        kept + core.start..kept + core.end
    }

    fn added_lines(&self) -> &str {
        self.new.get(self.added()).unwrap_or("")
    }

    /// Whether whole entries were written, and not lines in one.
    pub(crate) fn adds_entries(&self) -> bool {
        self.added_lines().trim_start().starts_with('[')
    }

    /// In a file that cannot be read, only what stands untouched at its own place is known, and of an
    /// entry not what belongs to it.
    fn by_place(&self, text: &str) -> Result<Replacement, Kept> {
        let lines = self.at..self.at + self.new.len();
        let is_there = text.get(lines.clone()) == Some(&self.new);
        if !is_there || self.adds_entries() {
            return Err(Kept::Unread);
        }
        Ok(Replacement {
            span: Span::new(FileId::default(), lines.start, lines.end),
            text: self.old.clone(),
        })
    }

    fn find(&self, document: &Document<'_>) -> Result<Found, Kept> {
        let exact = occurrences(document.text, &self.new).map(|lines| Found {
            added: lines.start + self.added().start,
            lines,
            is_exact: true,
        });
        let mut found: Vec<Found> = exact.collect();
        if found.is_empty() {
            let lines = same_lines(document.text, self.added_lines()).into_iter();
            found.extend(lines.map(|lines| Found {
                added: lines.start,
                lines,
                is_exact: false,
            }));
        }
        let Some(first) = found.first().map(|found| found.added) else {
            return Err(self.missed(document));
        };
        let likeness = |found: &Found| self.likeness(&document.owner(found.added));
        let best = found.iter().map(likeness).max().unwrap_or(0);
        if best == 0 {
            // Words are known again wherever they stand; a day and a value are those of others too.
            return Err(if self.has_words(document, first) {
                Kept::Edited(first)
            } else {
                self.missed(document)
            });
        }
        let mut best = found.into_iter().filter(|found| likeness(found) == best);
        match (best.next(), best.next()) {
            (Some(only), None) => Ok(only),
            _ => Err(Kept::Doubled(first)),
        }
    }

    /// Whether the lines, which stand at `at` too, say in words what the entry there says.
    fn has_words(&self, document: &Document<'_>, at: usize) -> bool {
        let entry = document
            .entry_at(at)
            .and_then(|at| document.entries.get(at));
        entry.is_some_and(|entry| {
            let mut lines = self.added_lines().lines();
            lines.any(|line| {
                let pair = line.split_once('=');
                pair.is_some_and(|(key, value)| {
                    key.trim() == entry.table.words && value.trim_start().starts_with('"')
                })
            })
        })
    }

    /// How much an entry is the one the lines were written in: 0 where it is another.
    fn likeness(&self, other: &Owner) -> usize {
        let Some(owner) = &self.owner else { return 1 };
        // An indicator has no words, and is not another for that.
        let is_same = |own: &str, other: &str| !own.is_empty() && own == other;
        if owner.key.is_empty() && owner.text.is_empty() {
            return 1;
        }
        usize::from(is_same(&owner.key, &other.key))
            + 2 * usize::from(is_same(&owner.text, &other.text))
    }

    fn edit(&self, text: &str, found: &Found) -> Replacement {
        let (mut range, mut old) = (found.lines.clone(), self.old.clone());
        if !found.is_exact {
            old = if self.new.starts_with(&self.old) {
                String::new()
            } else if text
                .get(range.clone())
                .is_some_and(|of| of.contains("\r\n"))
            {
                old.replace("\r\n", "\n").replace('\n', "\r\n")
            } else {
                old
            };
            if self.adds_entries() {
                range.start = above_blank(text, range.start);
            }
        }
        Replacement {
            span: Span::new(FileId::default(), range.start, range.end),
            text: old,
        }
    }

    /// Refuses to take away more than was written: a comment or a field of somebody's own, or what
    /// the entry has got under it.
    fn refuse_own_work(
        &self,
        source: &Source,
        document: &Document<'_>,
        found: &Found,
        edit: &Replacement,
    ) -> Result<(), Kept> {
        let added = found.added..found.lines.end;
        let is_in =
            |(_, of): &(usize, &Entry)| added.contains(&of.header.start) && !of.path.is_empty();
        let entries = document.entries.iter().enumerate().filter(is_in);
        let entries: Vec<(usize, &Entry)> = entries.collect();
        let (Some((first, entry)), Some((last, last_entry))) = (entries.first(), entries.last())
        else {
            return Err(Kept::Edited(found.added));
        };
        let grown = document
            .entries
            .get(last + 1)
            .filter(|_| document.is_within(last + 1, *first));
        if let Some(grown) = grown {
            return Err(Kept::Grown(grown.header.start));
        }
        let own_end = document
            .at(last_entry.header.start..last_entry.end)
            .trim_end()
            .len();
        if last_entry.header.start + own_end > found.lines.end {
            return Err(Kept::Edited(entry.header.start));
        }
        let without = super::apply(source, std::slice::from_ref(edit));
        let without = Source::new(source.name(), without);
        let rest = Document::read(without.text(), root_table(source.name()));
        let count = entries.len();
        if rest.is_some_and(|rest| document.says_all_but(&rest, *first, count)) {
            Ok(())
        } else {
            Err(Kept::Edited(entry.header.start))
        }
    }

    /// Whether lines that are not there were changed, or are gone.
    fn missed(&self, document: &Document<'_>) -> Kept {
        if !self.adds_entries() {
            return self.missed_field(document);
        }
        let mut lines = self
            .new
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty());
        let header = lines.find(|line| line.starts_with('[')).unwrap_or("");
        let fields: Vec<&str> = lines.collect();
        let is_it = |entry: &&Entry| {
            let own = document.at(entry.header.start..entry.end);
            let mut own = own.lines().map(str::trim);
            own.next() == Some(header) && {
                let own: Vec<&str> = own.collect();
                let same = fields.iter().filter(|line| own.contains(line)).count();
                // Half of a measurement is its day, or a value that others have too.
                let is_half = fields.first().is_some_and(|first| own.contains(first));
                same * 2 >= fields.len() + usize::from(!is_half)
                    && self.likeness(&document.owner(entry.header.start)) > 0
            }
        };
        let entry = document.entries.iter().find(is_it);
        entry.map_or(Kept::Absent, |entry| Kept::Edited(entry.header.start))
    }
}

impl Trace {
    /// Whether fields of an entry that do not say what was written say what they did before, or
    /// something else.
    fn missed_field(&self, document: &Document<'_>) -> Kept {
        let likeness = |entry: &&Entry| {
            let field = entry.fields.first();
            field.map_or(0, |field| self.likeness(&document.owner(field.value.start)))
        };
        let entries = document.entries.iter();
        let Some(entry) = { entries.filter(|entry| likeness(entry) > 0) }.max_by_key(likeness)
        else {
            return Kept::Absent;
        };
        let own = document.at(entry.header.start..entry.end);
        let before = self.old.get(core(&self.old)).unwrap_or("");
        let key = |line: &str| line.split('=').next().unwrap_or("").trim().to_owned();
        let keys: Vec<String> = self.added_lines().lines().map(key).collect();
        let field = { entry.fields.iter() }.find(|field| keys.contains(&field.key));
        match field {
            Some(field) if before.is_empty() => Kept::Edited(field.value.start),
            None if before.is_empty() => Kept::Absent,
            _ if !same_lines(own, before).is_empty() => Kept::Absent,
            field => Kept::Edited(field.map_or(entry.header.start, |field| field.value.start)),
        }
    }
}

impl Document<'_> {
    /// What the line at `at` belongs to: to the entry it stands in, and a header to the entry above
    /// its own.
    fn owner(&self, at: usize) -> Owner {
        let index = self.entry_at(at).unwrap_or(0);
        let is_header = |entry: &&Entry| entry.header.contains(&at);
        let index =
            { self.entries.get(index).filter(is_header) }.map_or(index, |entry| entry.parent);
        let first = |keys: &[&str]| {
            let mut values = keys.iter().map(|key| self.value(index, key));
            values.find(|value| !value.is_empty()).unwrap_or_default()
        };
        Owner {
            key: first(&["nr", "navn", "dato"]),
            text: first(&["tekst", "titel", "maal"]),
        }
    }
}

/// Where traced lines stand in a file.
struct Found {
    /// All of them.
    lines: Range<usize>,
    /// Where those that are new begin.
    added: usize,
    /// Whether the blank lines around them, and the line ends, are as they were written.
    is_exact: bool,
}

/// Where the one blank line begins that parts a line from what is above it; the line's own
/// start where none does.
fn above_blank(text: &str, start: usize) -> usize {
    let above = text.get(..start).unwrap_or("");
    let last = above.split_inclusive('\n').next_back().unwrap_or("");
    if last.trim().is_empty() {
        start - last.len()
    } else {
        start
    }
}

/// The lines of a text without the blank ones around them.
fn core(text: &str) -> Range<usize> {
    let lines = || text.split_inclusive('\n');
    let is_blank = |line: &&str| line.trim().is_empty();
    let start: usize = lines().take_while(is_blank).map(str::len).sum();
    let blank: usize = lines().rev().take_while(is_blank).map(str::len).sum();
    start..(text.len() - blank).max(start)
}

/// Where `lines` stand in a text, as whole lines and byte for byte.
fn occurrences<'t>(text: &'t str, lines: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    let is_whole = move |at: &usize| {
        let end = at + lines.len();
        text.get(..*at)
            .is_some_and(|above| above.is_empty() || above.ends_with('\n'))
            && (lines.ends_with('\n') || end == text.len())
    };
    let found = text.match_indices(lines).map(|(at, _)| at);
    found.filter(is_whole).map(|at| at..at + lines.len())
}

/// Where `wanted` stands in a text line by line, however its lines end.
fn same_lines(text: &str, wanted: &str) -> Vec<Range<usize>> {
    let wanted: Vec<&str> = wanted.lines().collect();
    let mut starts = vec![0];
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        starts.push(starts.last().unwrap_or(&0) + line.len());
        lines.push(line.trim_end_matches(['\r', '\n']));
    }
    if wanted.is_empty() {
        return Vec::new();
    }
    let windows = lines.windows(wanted.len()).enumerate();
    let found = windows.filter(|(_, window)| *window == wanted);
    let range = |(at, _)| Some(*starts.get(at)?..*starts.get(at + wanted.len())?);
    found.filter_map(range).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    proptest! {
        /// Read one after the other, the lines are those of the edited text, and whole.
        #[test]
        fn the_lines_that_edits_change_are_the_edited_text(
            text in "[a\n]{0,24}",
            edits in vec((0..25_usize, 0..9_usize, "[b\n]{0,3}"), 0..5),
        ) {
            let mut in_order = edits;
            in_order.sort();
            let (mut edited, mut done) = (String::new(), 0);
            let mut made = Vec::new();
            for (start, length, new) in in_order {
                let end = (start + length).min(text.len());
                if start < done || start > end || made.last().is_some_and(|(at, _)| *at == start) {
                    continue;
                }
                edited = edited + &text[done..start] + &new;
                done = end;
                let span = Span::new(FileId::default(), start, end);
                made.push((start, Replacement { span, text: new }));
            }
            edited += &text[done..];
            let made: Vec<Replacement> = made.into_iter().map(|(_, edit)| edit).collect();
            let source = Source::new("maal-1.toml", text.clone());
            let (mut said, mut done) = (String::new(), 0);
            for hunk in hunks(&source, &made) {
                let end = hunk.at + hunk.old.len();
                prop_assert_eq!(&text[hunk.at..end], hunk.old);
                prop_assert!(hunk.at >= done && (hunk.at == 0 || text[..hunk.at].ends_with('\n')));
                let is_last = end == text.len();
                prop_assert!(is_last || hunk.new.is_empty() || hunk.new.ends_with('\n'));
                said = said + &text[done..hunk.at] + &hunk.new;
                done = end;
            }
            said += &text[done..];
            prop_assert_eq!(said, edited);
        }
    }
}
