//! A plan file without loss: its entries with their fields and comments, edge to edge, so that
//! every byte is in one of them.
//!
//! Inserting an entry (`insert`), joining three versions (`join`) and comparing two (`compare`)
//! are functions on it, and each yields splices: every byte that is not touched stays as it was.
//! `entry` has what is written of each kind, `literal` how a value is written, `value` what a
//! written value says.
//!
//! Comment lines directly below an entry are taken to be about it, and those directly above a
//! header to be about what the header begins. No comment is parted from what it is about.

pub(crate) mod compare;
pub(crate) mod entry;
mod insert;
pub(crate) mod join;
pub(crate) mod literal;
mod set;
pub(crate) mod trace;
pub(crate) mod value;

pub(crate) use insert::{Addition, NotProven, add};
pub(crate) use set::Setting;

use crate::load::{Form, root, statements};
use crate::schema::{self, Table};
use crate::text::{FileId, Replacement, Source, Span, folder_and_name};
use std::collections::BTreeMap;
use std::ops::Range;

/// A change of a file that is proved to do nothing else.
#[derive(Debug, Clone)]
pub(crate) enum Edit {
    /// An entry is added, with what stands under it.
    Add(Addition),
    /// A field gets a value.
    Set(Setting),
    /// Several, one after the other, all or none.
    Series(Vec<Edit>),
}

impl From<Addition> for Edit {
    fn from(addition: Addition) -> Edit {
        Edit::Add(addition)
    }
}

impl From<Setting> for Edit {
    fn from(setting: Setting) -> Edit {
        Edit::Set(setting)
    }
}

impl Edit {
    /// What is replaced in the file of `source`, and its text after it, without a byte order mark.
    ///
    /// # Errors
    /// When the new text says anything else than the old one with the change.
    pub(crate) fn apply(&self, source: &Source) -> Result<(Vec<Replacement>, String), NotProven> {
        let (edit, text) = match self {
            Edit::Add(addition) => add(source, addition)?,
            Edit::Set(setting) => set::set(source, setting)?,
            Edit::Series(edits) => return series(source, edits),
        };
        Ok((vec![edit], text))
    }

    /// What was changed in the file of `source`, changed in another version of it: the text, which
    /// is as it was where the change is there. Nothing where what it belongs to is not there.
    pub(crate) fn in_version(&self, source: &Source, version: &Source) -> Option<String> {
        match self {
            Edit::Add(addition) => addition.in_version(source, version),
            Edit::Set(setting) => setting.in_version(source, version),
            Edit::Series(edits) => edits
                .iter()
                .try_fold(version.with_bom(version.text()), |text, edit| {
                    edit.in_version(source, &Source::new(version.name(), text))
                }),
        }
    }
}

/// A file.
#[derive(Debug)]
pub(crate) struct Document<'t> {
    /// The text, without a byte order mark.
    pub(crate) text: &'t str,
    /// The entries in the order of the file; the first is the file's own fields.
    pub(crate) entries: Vec<Entry>,
}

/// A header with its fields and the comments about them.
#[derive(Debug)]
pub(crate) struct Entry {
    /// What it is of.
    pub(crate) table: &'static Table,
    /// Its header without the brackets: `handling.note`; empty for the file's own fields.
    pub(crate) path: String,
    /// The entry it belongs to; the first for all whose header has one part, itself included.
    pub(crate) parent: usize,
    /// From the end of the entry above to the start of the one below.
    pub(crate) whole: Range<usize>,
    /// The line with its header; empty for the file's own fields.
    pub(crate) header: Range<usize>,
    /// Where its last line ends, with the comments directly below.
    pub(crate) end: usize,
    /// Its fields in order.
    pub(crate) fields: Vec<Field>,
}

/// A key and its value.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) key: String,
    /// From the end of the line above, with the comments between, to the end of its last line.
    pub(crate) whole: Range<usize>,
    pub(crate) value: Range<usize>,
}

impl<'t> Document<'t> {
    /// The entries of `text`, which must be TOML with the tables under `root`. Nothing where it
    /// has others.
    pub(crate) fn read(text: &'t str, root: &'static Table) -> Option<Document<'t>> {
        let (document, is_whole) = Document::sketch(text, root);
        is_whole.then_some(document)
    }

    /// The entries of `text` as far as they can be told, whatever stands in it, and whether that
    /// is all of it. What is under a header that is not known is left out.
    pub(crate) fn sketch(text: &'t str, root: &'static Table) -> (Document<'t>, bool) {
        let (mut is_whole, mut is_known) = (true, true);
        let mut entries = vec![Entry {
            table: root,
            path: String::new(),
            parent: 0,
            whole: 0..text.len(),
            header: 0..0,
            end: 0,
            fields: Vec::new(),
        }];
        let mut above = 0;
        // The last entry of each path, for many notes may stand under one action.
        let mut lasts: BTreeMap<String, usize> = BTreeMap::new();
        for statement in statements(text) {
            let path = statement.name(text);
            match statement.form {
                Form::Header(_) => {
                    let line_start = statement.line_start(text);
                    let start = boundary(text, above, line_start);
                    if let Some(last) = entries.last_mut().filter(|_| is_known) {
                        last.whole.end = start;
                        last.end = start;
                    }
                    let parent = match path.rsplit_once('.') {
                        None => Some(0),
                        Some((parent, _)) => lasts.get(parent).copied(),
                    };
                    let found = parent.zip(root.at(&path));
                    is_known = found.is_some();
                    is_whole &= is_known;
                    let Some((parent, table)) = found else {
                        above = statement.range.end;
                        continue;
                    };
                    match lasts.get_mut(&path) {
                        Some(last) => *last = entries.len(),
                        None => drop(lasts.insert(path.clone(), entries.len())),
                    }
                    entries.push(Entry {
                        table,
                        path,
                        parent,
                        whole: start..text.len(),
                        header: line_start..statement.range.end,
                        end: 0,
                        fields: Vec::new(),
                    });
                }
                Form::Pair(value) => {
                    let own = entries.last_mut().filter(|_| is_known);
                    own.into_iter().for_each(|entry| {
                        entry.fields.push(Field {
                            key: path.clone(),
                            whole: above..statement.range.end,
                            value: value.clone(),
                        });
                    });
                }
                Form::Neither => is_whole = false,
            }
            above = statement.range.end;
        }
        if let Some(last) = entries.last_mut().filter(|_| is_known) {
            last.end = boundary(text, above, text.len());
        }
        (Document { text, entries }, is_whole)
    }

    /// What stands at `range`.
    pub(crate) fn at(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or("")
    }

    /// The entry that `offset` lies in the own lines of.
    pub(crate) fn entry_at(&self, offset: usize) -> Option<usize> {
        let after = self.entries.partition_point(|of| of.whole.start <= offset);
        after.checked_sub(1)
    }

    /// The entries of one table directly under `parent`.
    pub(crate) fn under(&self, parent: usize, table: &Table) -> Vec<usize> {
        let entries = self.entries.iter().enumerate().skip(1);
        let own = entries.filter(|(_, of)| of.parent == parent && std::ptr::eq(of.table, table));
        own.map(|(index, _)| index).collect()
    }

    /// Whether the entry belongs to `ancestor`, or is it.
    pub(crate) fn is_within(&self, index: usize, ancestor: usize) -> bool {
        let mut at = index;
        loop {
            if at == ancestor {
                return true;
            }
            match self.entries.get(at) {
                Some(entry) if entry.parent != at => at = entry.parent,
                _ => return false,
            }
        }
    }

    /// What the field `key` of an entry says, in a form that all spellings of a value share;
    /// empty where it has none.
    pub(crate) fn value(&self, index: usize, key: &str) -> String {
        let entry = self.entries.get(index);
        let field = entry.and_then(|entry| entry.field(key));
        field.map_or(String::new(), |field| {
            value::normal(self.at(field.value.clone()))
        })
    }

    /// Where an entry stands among its siblings; empty where their order is the writer's own.
    pub(crate) fn order(&self, index: usize) -> Vec<crate::plan::Number> {
        let Some(entry) = self.entries.get(index) else {
            return Vec::new();
        };
        let value = |key: &&str| crate::plan::Number::new(bare(&self.value(index, key)));
        entry.table.order.iter().map(value).collect()
    }
}

impl Entry {
    /// The field `key`.
    pub(crate) fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key)
    }
}

/// The edits of one file in the order of their places, without those that overlap one before them.
pub(crate) fn apart(mut edits: Vec<&Replacement>) -> Vec<&Replacement> {
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut done = 0;
    edits.retain(|edit| {
        let is_apart = edit.span.start >= done;
        if is_apart {
            done = edit.span.end;
        }
        is_apart
    });
    edits
}

/// The text of the file after `edits`, ready to be written: with the byte order mark it had.
///
/// The edits may stand in any order. One that overlaps an earlier one is left out, so that
/// what comes out is never half of two edits.
pub(crate) fn apply(source: &Source, edits: &[Replacement]) -> String {
    let text = source.text();
    let added: usize = edits.iter().map(|edit| edit.text.len()).sum();
    let mut new = String::with_capacity(text.len() + added);
    let mut done = 0;
    for edit in apart(edits.iter().collect()) {
        let range = edit.span.range();
        let (Some(kept), Some(_)) = (text.get(done..range.start), text.get(range.clone())) else {
            continue;
        };
        new.push_str(kept);
        new.push_str(&edit.text);
        done = range.end;
    }
    new.push_str(text.get(done..).unwrap_or(""));
    source.with_bom(&new)
}

/// The files that edits change, by name, each with its text with them.
pub(crate) fn changed<'s>(
    files: impl Iterator<Item = (FileId, &'s str, &'s Source)>,
    edits: &[Replacement],
) -> Vec<(String, String)> {
    let mut by_file: BTreeMap<FileId, Vec<Replacement>> = BTreeMap::new();
    for edit in edits {
        by_file
            .entry(edit.span.file)
            .or_default()
            .push(edit.clone());
    }
    let changed = files.filter_map(|(file, name, source)| {
        let own = by_file.get(&file)?;
        Some((name.to_owned(), apply(source, own)))
    });
    changed.collect()
}

/// What the edits replace, one after the other: each by itself, so that it can be taken back whatever
/// stands between them, but where one reaches into another.
fn series(source: &Source, edits: &[Edit]) -> Result<(Vec<Replacement>, String), NotProven> {
    let mut text = source.text().to_owned();
    let mut made = Some(Vec::new());
    for edit in edits {
        let (new, after) = edit.apply(&Source::new(source.name(), text))?;
        for edit in new {
            made = made.and_then(|made| with_later(made, edit));
        }
        text = after;
    }
    let made = made.unwrap_or_else(|| vec![difference(source.text(), &text)]);
    Ok((made, text))
}

/// `edits` of a text, in their order in it, and another of the text after them.
fn with_later(mut edits: Vec<Replacement>, later: Replacement) -> Option<Vec<Replacement>> {
    let (mut start, mut end) = (later.span.range().start, later.span.range().end);
    let mut place = 0;
    for edit in &edits {
        let (written, replaced) = (edit.text.len(), edit.span.range());
        if end < replaced.start {
            break;
        }
        // Where it stands in the text with the edits above it taken back.
        if start < replaced.start + written {
            return None;
        }
        start = start - written + replaced.len();
        end = end - written + replaced.len();
        place += 1;
    }
    let span = Span::new(later.span.file, start, end);
    edits.insert(place, Replacement { span, ..later });
    Some(edits)
}

/// What makes `new` of `old`: all between the lines that they begin and end with alike.
fn difference(old: &str, new: &str) -> Replacement {
    let alike = |(a, b): &(&str, &str)| a == b;
    let above = old
        .split_inclusive('\n')
        .zip(new.split_inclusive('\n'))
        .take_while(alike);
    let start: usize = above.map(|(line, _)| line.len()).sum();
    let (_, old_rest) = old.split_at(start);
    let (_, new_rest) = new.split_at(start);
    let below = old_rest
        .split_inclusive('\n')
        .rev()
        .zip(new_rest.split_inclusive('\n').rev());
    let end: usize = below.take_while(alike).map(|(line, _)| line.len()).sum();
    Replacement {
        span: Span::new(FileId::default(), start, old.len() - end),
        text: new
            .get(start..new.len() - end)
            .unwrap_or_default()
            .to_owned(),
    }
}

/// A text as [`Document::value`] has it, without the sign that tells it from a number.
fn bare(value: &str) -> &str {
    value.trim_start_matches('"')
}

/// Where the entry ends whose last line ends at `above`, when the next header's line, or the
/// text's end, is at `next`: after the comments directly below, unless they run on to the header.
fn boundary(text: &str, above: usize, next: usize) -> usize {
    let between = text.get(above..next).unwrap_or("");
    let mut lines = between.split_inclusive('\n');
    let mut end = above
        + if above == 0 {
            0
        } else {
            lines.next().map_or(0, str::len)
        };
    let own_line_end = end;
    for line in lines {
        if line.trim().is_empty() {
            return end;
        }
        end += line.len();
    }
    if next == text.len() {
        end
    } else {
        own_line_end
    }
}

/// The table of the file's own fields, by the file's name: that of a goal where it has a number.
pub(crate) fn root_table(file_name: &str) -> &'static Table {
    if root::goal_number(folder_and_name(file_name).1).is_some() {
        &schema::GOAL
    } else {
        &schema::HANDLEPLAN
    }
}

#[cfg(test)]
mod tests;
