//! Headers that are misspelt or missing, and what is read in their place.
//!
//! An entry belongs to the header above it. Were a `[[Handling]]` only reported, the notes below it
//! would be read as those of the action before. So the file is read again with the header that
//! shows from the name or from the keys below; where none does, what stands there is left out,
//! with the entries within it.

use std::ops::Range;

use super::syntax::line::{is_header, line_at, line_end, next_line};
use super::syntax::{Form, statements};
use super::tree::{Entry, Tree, Value};
use crate::schema::{self, GOAL, HANDLEPLAN, HeaderName, Table};
use crate::text::diagnostic::Offer;
use crate::text::nearest::nearest;
use crate::text::source::line_end_near;
use crate::text::{Diagnostic, FileId, Replacement, Span};

/// One header to be read otherwise than it is written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Repair {
    /// Where the header begins, or the first line below one that is missing.
    pub(super) at: usize,
    /// Whether no header stands there.
    pub(super) is_missing: bool,
    pub(super) read_as: ReadAs,
    /// The error, which is reported where the repair is made.
    pub(super) problem: Option<Diagnostic>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum ReadAs {
    Header(HeaderName),
    /// Nothing, up to the next header of so many parts.
    Nothing(usize),
    /// A line of the section whose header begins here, below it.
    Below(usize),
}

/// The table of the file in which `table` is.
pub(super) fn root_of(table: &Table) -> &'static Table {
    if schema::is_of_goal(table) {
        &GOAL
    } else {
        &HANDLEPLAN
    }
}

/// The repairs of every header in `text` that gives `entry` its being, a key that `table` does not
/// have.
pub(super) fn misspelt(
    file: FileId,
    text: &str,
    entry: &Entry<'_>,
    table: &'static Table,
) -> Vec<Repair> {
    let mut headers = Vec::new();
    collect(entry, &mut headers);
    let repair = |(place, own): (Range<usize>, Vec<&str>)| {
        misspelt_one(file, text, place, &own, &entry.key, table)
    };
    headers.into_iter().filter_map(repair).collect()
}

fn misspelt_one(
    file: FileId,
    text: &str,
    place: Range<usize>,
    own: &[&str],
    key: &str,
    table: &'static Table,
) -> Option<Repair> {
    let root = root_of(table);
    let written = text.get(place.clone())?;
    let bare = |c: char| "[]\"'".contains(c) || c.is_whitespace();
    let raw: Vec<&str> = written.split('.').collect();
    let parts: Vec<&str> = raw.iter().map(|part| part.trim_matches(bare)).collect();
    let depth = usize::from(!std::ptr::eq(table, root));
    let part = *parts.get(depth)?;
    let span_of = |at: usize| {
        let above: usize = raw.iter().take(at).map(|part| part.len() + 1).sum();
        let part = parts.get(at)?;
        let start = place.start + above + raw.get(at)?.find(part)?;
        Some(Span::new(file, start, start + part.len()))
    };
    let span = span_of(depth)?;
    let message = format!("ukendt nøgle ”{part}” i {}", table.noun);
    let problem = Diagnostic::error(super::faults::UNKNOWN_KEY, span, message);
    let of_keys = by_keys(own, root).filter(|name| is_at(name, &parts, depth));
    let of_name = by_name(&parts, root).or_else(|| by_words(key, table, root));
    let at = place.start;
    // The name says one thing, and the keys another.
    let is_unsure = of_name
        .as_ref()
        .zip(of_keys.as_ref())
        .is_some_and(|(of_name, of_keys)| {
            let table = root.at(&of_name.parts.join("."));
            of_name != of_keys && table.is_some_and(|table| !has_all(table, own))
        });
    let Some(name) = of_name.or(of_keys).filter(|_| !is_unsure) else {
        let known: Vec<String> = table.tables().map(|(key, _)| schema::header(key)).collect();
        let remedy = super::misplaced::remedy(key, true, table).unwrap_or_else(|| {
            format!(
                "Kendte overskrifter her: {}. Det, der står under denne, er ikke læst.",
                known.join(", ")
            )
        });
        return Some(Repair {
            at,
            is_missing: false,
            read_as: ReadAs::Nothing(parts.len()),
            problem: Some(problem.help(remedy)),
        });
    };
    let problem = problem.help(format!("Skriv ”{}”.", name.written()));
    let is_small = { parts.iter().map(|part| part.to_lowercase()) }.eq(name.parts.iter().copied());
    let problem = match name.parts.get(depth) {
        Some(_) if is_small => {
            let capitals = (0..parts.len()).filter(|at| parts.get(*at) != name.parts.get(*at));
            problem.small_letters(capitals.filter_map(|at| {
                let (written, small) = (parts.get(at)?, name.parts.get(at)?);
                Some((span_of(at)?, *written, *small))
            }))
        }
        Some(right) if name.parts.len() == parts.len() => {
            problem.instead(right, (*right).to_owned())
        }
        _ => problem,
    };
    Some(Repair {
        at,
        is_missing: false,
        read_as: ReadAs::Header(name),
        problem: Some(problem),
    })
}

/// Every header at and within an entry, with the keys that stand under it.
fn collect<'t>(entry: &'t Entry<'_>, headers: &mut Vec<(Range<usize>, Vec<&'t str>)>) {
    let mut add = |table: &'t Tree<'_>, place: Option<&Range<usize>>| {
        let keys = table.entries.iter().map(|entry| &*entry.key);
        headers.extend(place.map(|place| (place.clone(), keys.collect())));
        table
            .entries
            .iter()
            .for_each(|inner| collect(inner, headers));
    };
    match &entry.value {
        Value::Sections(sections) => {
            for (table, place) in sections {
                add(table, Some(place));
            }
        }
        Value::Table(table) => add(table, table.has_header().then_some(&entry.place)),
        _ => {}
    }
}

/// The header of nearly this name.
fn by_name(parts: &[&str], root: &'static Table) -> Option<HeaderName> {
    let mut table = root;
    let mut found = Vec::new();
    for part in parts {
        let known = || table.tables().map(|(key, _)| key);
        let near = known().find(|key| key == part);
        let near = near.or_else(|| nearest(part, known()))?;
        found.push(near);
        table = table.field(near)?.kind.table()?;
    }
    let is_list = !found.first().is_some_and(|first| root.is_single(first));
    Some(HeaderName {
        parts: found,
        is_list,
    })
}

/// The header whose last word alone is written, or whose words are parted by something else than
/// a dot, or that has more behind its word: `[[note]]`, `[[handling-note]]`, `[[pligter: årligt]]`.
fn by_words(key: &str, table: &'static Table, root: &'static Table) -> Option<HeaderName> {
    if !std::ptr::eq(table, root) {
        return None;
    }
    let words: Vec<&str> = key.split(['-', '_', ' ']).collect();
    if words.len() == 2 {
        return by_name(&words, root);
    }
    let inner = || { root.headers().map(|(name, _)| name) }.filter(|name| name.parts.len() == 2);
    let near = nearest(key, inner().map(|name| name.key()));
    let found = near.and_then(|near| inner().find(|name| name.key() == near));
    found.or_else(|| by_name(&[key], root))
}

/// Whether a table has every one of `keys` that any has.
fn has_all(table: &Table, keys: &[&str]) -> bool {
    keys.iter()
        .all(|key| table.field(key).is_some() || !schema::is_key(key))
}

/// Whether a header can have stood where one of the name `parts` is misspelt at `depth`.
fn is_at(name: &HeaderName, parts: &[&str], depth: usize) -> bool {
    name.parts.len() == 1 || name.parts.get(..depth) == parts.get(..depth)
}

/// The header of the table that has all of `keys`, and of which no field that it must have is not
/// among them; of several the one that must have most.
fn by_keys(keys: &[&str], root: &'static Table) -> Option<HeaderName> {
    let found = fitting(keys, root);
    let best = found.iter().map(required_count).max()?;
    let mut found = found.into_iter().filter(|of| required_count(of) == best);
    match (found.next(), found.next()) {
        (Some((name, _)), None) => Some(name),
        _ => None,
    }
}

/// A table with its header.
type Headed = (HeaderName, &'static Table);

/// Every table that the keys can be of.
fn fitting(keys: &[&str], root: &'static Table) -> Vec<Headed> {
    // A key that no table has is a slip of its own.
    let fits = |(_, table): &Headed| {
        has_all(table, keys) && required(table).all(|key| keys.contains(&key))
    };
    root.headers().filter(fits).collect()
}

fn required(table: &'static Table) -> impl Iterator<Item = &'static str> {
    let fields = table.fields.iter();
    let required = fields.filter(|field| field.required && !field.is_inherited);
    required.map(|field| field.key)
}

fn required_count((_, table): &Headed) -> usize {
    required(table).count()
}

/// The repair of a header that is missing at the line of `at`, in the section of `current`, where
/// keys of another section or those of the same once more stand. `problem` tells of them. `None`
/// where nothing shows that there should be a header.
pub(super) fn missing(
    file: FileId,
    text: &str,
    at: usize,
    current: &'static Table,
    problem: &Diagnostic,
) -> Option<Repair> {
    let root = root_of(current);
    let at = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
    let keys = stretch(text, at);
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let first = text.get(at..)?.find(|c: char| !c.is_whitespace())? + at;
    let line = first..first + line_at(text, first).trim_end().len();
    let error = |place: &Range<usize>, message: String, remedy: &str| {
        let span = Span::new(file, place.start, place.end);
        Diagnostic::error(problem.rule, span, message).help(remedy)
    };
    let repair = |read_as, problem| {
        Some(Repair {
            at,
            is_missing: true,
            read_as,
            problem: Some(problem),
        })
    };
    if let Some((header, below)) = header_below(text, at).filter(|_| keys.len() == 1) {
        let message = "linjen står over den overskrift, som den hører til".to_owned();
        let problem = error(&line, message, &format!("Flyt den ned under ”{header}”."));
        return repair(ReadAs::Below(below), problem);
    }
    let found = fitting(&keys, root);
    let mut names = found.iter().map(|(name, _)| name);
    let commented = names.find_map(|name| Some((name, commented_out(text, at, name)?)));
    let own = || {
        found
            .iter()
            .find(|(_, table)| std::ptr::eq(*table, current))
    };
    let only = || found.first().filter(|_| found.len() == 1);
    let (name, place, remedy, instead) = if let Some((name, comment)) = commented {
        let remedy = format!("Slet # foran ”{}”.", name.written());
        (name, comment.clone(), remedy, (comment, name.written()))
    } else if let Some((name, _)) = own().or_else(only) {
        let remedy = format!("Skriv ”{}” på linjen over.", name.written());
        let new = name.written() + line_end_near(text, at);
        (name, line, remedy, (at..at, new))
    } else if is_of_outer(&keys, current, root) {
        return repair(ReadAs::Nothing(1), problem.clone());
    } else {
        // Which of them it is cannot be known.
        let (most, _) = found.iter().max_by_key(|of| required_count(of))?;
        let remedy = format!("Skriv den på linjen over, f.eks. ”{}”.", most.written());
        let problem = error(&line, "her mangler en overskrift".to_owned(), &remedy);
        return repair(ReadAs::Nothing(most.parts.len()), problem);
    };
    let message = format!("her mangler overskriften ”{}”", name.written());
    let mut problem = error(&place, message, &remedy);
    let (place, text) = instead;
    let span = Span::new(file, place.start, place.end);
    problem.offers.push(Offer {
        title: remedy.trim_end_matches('.').to_owned(),
        replacements: vec![Replacement { span, text }],
    });
    repair(ReadAs::Header(name.clone()), problem)
}

/// Whether the keys that are not of `current`, a table within another, are all of one that is not.
fn is_of_outer(keys: &[&str], current: &Table, root: &'static Table) -> bool {
    let mut headers = root.headers();
    let is_within =
        headers.any(|(name, table)| name.parts.len() == 2 && std::ptr::eq(table, current));
    let foreign = keys.iter().filter(|key| current.field(key).is_none());
    let foreign: Vec<&&str> = foreign.collect();
    let has_them = |table: &Table| foreign.iter().all(|key| table.field(key).is_some());
    is_within && !foreign.is_empty() && root.tables().any(|(_, table)| has_them(table))
}

/// The repair of the header at `header` that should be that of another table, whose keys are all
/// that stand under it.
pub(super) fn wrong(
    file: FileId,
    header: &Range<usize>,
    keys: &[&str],
    current: &'static Table,
    message: &str,
) -> Option<Repair> {
    if header.is_empty() {
        return None;
    }
    let name = by_keys(keys, root_of(current))?;
    let span = Span::new(file, header.start, header.end);
    let problem = Diagnostic::error(super::faults::UNKNOWN_KEY, span, message)
        .help(format!("Ret overskriften til ”{}”.", name.written()))
        .instead(&name.written(), name.written());
    Some(Repair {
        at: header.start,
        is_missing: false,
        read_as: ReadAs::Header(name),
        problem: Some(problem),
    })
}

/// The repair of a header of `table` at `place` that has the other sort of brackets.
pub(super) fn in_other_brackets(
    place: Range<usize>,
    table: &'static Table,
    problem: &Diagnostic,
) -> Option<Repair> {
    let mut headers = root_of(table).headers();
    let (name, _) = headers.find(|(_, of)| std::ptr::eq(*of, table))?;
    Some(Repair {
        at: place.start,
        is_missing: false,
        read_as: ReadAs::Header(name),
        problem: Some(problem.clone()),
    })
}

/// Whether one of the places stands on the last line above `at` with anything on it.
pub(super) fn is_beside(text: &str, damaged: &[usize], at: usize) -> bool {
    let above = text.get(..at).unwrap_or_default().trim_end();
    let start = above.rfind('\n').map_or(0, |end| end + 1);
    let first = damaged.partition_point(|place| *place < start);
    damaged
        .get(first)
        .is_some_and(|place| *place <= above.len())
}

/// The header that stands on the line below the one at `at`, and where it begins.
fn header_below(text: &str, at: usize) -> Option<(&str, usize)> {
    let below = next_line(text, at)?;
    let line = line_at(text, below).trim();
    is_header(line).then_some((line, below))
}

/// The table that a header names; that of the file where there is none.
pub(super) fn table_of(text: &str, header: &Range<usize>, root: &'static Table) -> &'static Table {
    let written = text.get(header.clone()).unwrap_or_default();
    let name = written.replace(['[', ']', ' ', '\t'], "");
    root.at(&name).unwrap_or(root)
}

/// The keys from `at` to the next header.
fn stretch(text: &str, at: usize) -> Vec<String> {
    let rest = text.get(at..).unwrap_or_default();
    let own = statements(rest).take_while(|one| !matches!(one.form, Form::Header(_)));
    own.filter(|one| matches!(one.form, Form::Pair(_)))
        .map(|one| one.name(rest))
        .collect()
}

/// The comment above the line at `at` in which the header of this name stands.
fn commented_out(text: &str, at: usize, name: &HeaderName) -> Option<Range<usize>> {
    let mut end = at;
    loop {
        let above = text.get(..end)?.strip_suffix('\n')?;
        let start = above.rfind('\n').map_or(0, |end| end + 1);
        let line = text.get(start..line_end(text, start))?;
        let comment = line
            .trim()
            .strip_prefix('#')
            .or(line.trim().is_empty().then_some(""))?;
        if comment.trim_start_matches('#').trim() == name.written() {
            return Some(start..start + line.trim_end().len());
        }
        end = start;
    }
}
