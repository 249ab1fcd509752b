//! One table of a file, checked against its definition and then read field by field.
//!
//! `Fields::check` reports everything that is wrong with the table's keys and values. The
//! readers after it are silent: what was wrong is simply absent, so that the rest can be used.

use super::Texts;
use super::headers::{self, Repair};
use super::tree::{Entry, Tree, Value};
use super::{misplaced, number, values};
use crate::plan::{Number, Origin};
use crate::schema::{self, Field, Table};
use crate::text::danish::hours::Hours;
use crate::text::danish::noun;
use crate::text::danish::recurrence::Recurrence;
use crate::text::danish::span::DateSpan;
use crate::text::danish::years::Years;
use crate::text::nearest::nearest;
use crate::text::{Diagnostic, FileId, Span, Spanned};
use chrono::NaiveDate;
use std::ops::Range;

/// What is being read: one file, what is known to be damaged in it, and what was found wrong.
pub(super) struct Reading<'a> {
    /// The file.
    pub(crate) file: FileId,
    /// Its text.
    pub(crate) text: &'a str,
    /// Where syntax errors stand, in order. A field that seems missing beside one of them was
    /// probably lost to it, and is not reported on top.
    pub(crate) damaged: &'a [usize],
    /// Whether a section may have been left out.
    pub(crate) has_lost: bool,
    /// The plan's years, as far as they are known; every year where they are not.
    pub(crate) period: Years,
    /// The keys that the file's own fields have, which may stand in for those of entries.
    pub(crate) inherited: Vec<&'static str>,
    /// Which notes' texts are kept.
    pub(crate) texts: Texts,
    /// Everything found so far.
    pub(crate) problems: &'a mut Vec<Diagnostic>,
    /// The headers that are to be read otherwise than they are written.
    pub(crate) repairs: Vec<Repair>,
}

impl Reading<'_> {
    /// A span of this file.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }

    /// Whether a syntax error stands between `header` and the next header after it.
    fn is_damaged(&self, header: &Range<usize>) -> bool {
        let next = next_header(self.text, header.end);
        let first = self
            .damaged
            .partition_point(|offset| *offset < header.start);
        self.damaged
            .get(first)
            .is_some_and(|offset| next.is_none_or(|next| *offset < next))
    }
}

/// The start of the first line after `from` that looks like a table header.
fn next_header(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let lines = rest.match_indices('\n').map(|(end, _)| end + 1);
    let mut headers = lines.filter(|line| {
        rest[*line..]
            .trim_start_matches([' ', '\t'])
            .starts_with('[')
    });
    headers.next().map(|line| from + line)
}

/// A checked table.
pub(super) struct Fields<'a, 'i> {
    table: &'a Tree<'i>,
    schema: &'static Table,
    file: FileId,
    /// The place of the header; the top of the file for the file's own fields.
    pub(crate) header: Range<usize>,
}

impl<'a, 'i> Fields<'a, 'i> {
    /// Checks `table`, whose header stands at `header`, against `schema`.
    pub(crate) fn check(
        table: &'a Tree<'i>,
        header: Range<usize>,
        schema: &'static Table,
        reading: &mut Reading<'_>,
    ) -> Fields<'a, 'i> {
        let mut unknown = Vec::new();
        for entry in &table.entries {
            match schema.field(&entry.key) {
                Some(field) => {
                    let before = reading.problems.len();
                    values::check(field, entry, reading);
                    let new = reading.problems.iter_mut().skip(before);
                    new.for_each(|problem| problem.field = Some(field.key));
                }
                None => unknown.push(entry),
            }
        }
        if unknown.is_empty() || !misplaced::report(&unknown, table, &header, schema, reading) {
            let meant = unknown.iter();
            let sole = sole_missing(&unknown, table, schema);
            let meant = meant.filter_map(|entry| unknown_key(entry, sole, table, schema, reading));
            let meant: Vec<&str> = meant.collect();
            report_missing(table, &header, schema, &meant, reading);
        }
        Fields {
            table,
            schema,
            file: reading.file,
            header,
        }
    }

    /// Its known keys that are there and not empty.
    pub(crate) fn keys(&self) -> Vec<&'static str> {
        let keys = self.schema.fields.iter().map(|field| field.key);
        keys.filter(|key| match self.table.get(key).map(|entry| &entry.value) {
            Some(Value::List(items)) => !items.is_empty(),
            value => value.is_some(),
        })
        .collect()
    }

    fn value(&self, key: &str) -> Option<(&'a Value<'i>, Span)> {
        let entry = self.table.get(key)?;
        let place = Span::new(self.file, entry.place.start, entry.place.end);
        Some((&entry.value, place))
    }

    /// The table's own lines: from the header to the end of the last field that has no header
    /// of its own.
    pub(crate) fn own_lines(&self) -> Span {
        let own = self
            .table
            .entries
            .iter()
            .filter(|entry| !entry.value.may_have_header());
        let end = own.map(|entry| entry.place.end).max();
        let end = end.unwrap_or(self.header.end).max(self.header.end);
        Span::new(self.file, self.header.start, end)
    }

    /// A text that is not blank.
    pub(crate) fn text(&self, key: &str) -> Option<Spanned<String>> {
        let (value, span) = self.value(key)?;
        let text = values::tidy(values::text(value)?);
        (!text.is_empty()).then(|| Spanned::new(text.into_owned(), span))
    }

    /// Texts in a list, blank ones left out.
    pub(crate) fn texts(&self, key: &str) -> Vec<Spanned<String>> {
        let Some((Value::List(items), _)) = self.value(key) else {
            return Vec::new();
        };
        let place = |range: &Range<usize>| Span::new(self.file, range.start, range.end);
        items
            .iter()
            .filter_map(|item| Some((values::text(&item.value)?, &item.place)))
            .map(|(text, range)| Spanned::new(values::tidy(text).into_owned(), place(range)))
            .filter(|text| !text.is_empty())
            .collect()
    }

    /// A number, with a decimal comma read as the dot it is meant to be. One that lacks its
    /// quotes was reported, and is read as it is written, so that what it numbers is not lost.
    pub(crate) fn number(&self, key: &str) -> Option<Spanned<Number>> {
        self.read(key, |value| match value {
            Value::Text(text) => number::meant(text),
            Value::Float(digits) | Value::Integer(digits, 10) => Some(Number::new(digits.as_ref())),
            _ => None,
        })
    }

    /// Numbers in a list.
    pub(crate) fn numbers(&self, key: &str) -> Vec<Spanned<Number>> {
        self.words(key, number::meant)
    }

    /// What `read` makes of a value.
    fn read<T>(&self, key: &str, read: impl FnOnce(&Value<'i>) -> Option<T>) -> Option<Spanned<T>> {
        let (value, span) = self.value(key)?;
        Some(Spanned::new(read(value)?, span))
    }

    /// A day.
    pub(crate) fn date(&self, key: &str) -> Option<Spanned<NaiveDate>> {
        self.read(key, values::date)
    }

    /// A day, or as coarse as the source.
    pub(crate) fn date_span(&self, key: &str) -> Option<Spanned<DateSpan>> {
        self.read(key, |value| match value {
            Value::Text(text) => DateSpan::parse(text.trim()).ok(),
            _ => values::date(value).map(DateSpan::Day),
        })
    }

    /// Years.
    pub(crate) fn years(&self, key: &str) -> Option<Spanned<Years>> {
        self.word(key, |text| Years::parse(text.trim()).ok())
    }

    /// A time of the year.
    pub(crate) fn recurrence(&self, key: &str) -> Option<Recurrence> {
        let time = self.word(key, |text| Recurrence::parse(text.trim()).ok());
        time.map(|time| time.value)
    }

    /// Hours of a day.
    pub(crate) fn hours(&self, key: &str) -> Option<Hours> {
        self.word(key, Hours::parse).map(|hours| hours.value)
    }

    /// An action of an earlier period.
    pub(crate) fn origin(&self, key: &str) -> Option<Spanned<Origin>> {
        self.word(key, |text| Origin::parse(text.trim()))
    }

    /// A whole number.
    pub(crate) fn integer(&self, key: &str) -> Option<Spanned<i64>> {
        self.read(key, values::integer)
    }

    /// Whether something is so.
    pub(crate) fn flag(&self, key: &str) -> Option<bool> {
        match self.value(key)?.0 {
            Value::Boolean(is_so) => Some(*is_so),
            _ => None,
        }
    }

    /// A calendar year.
    pub(crate) fn year(&self, key: &str) -> Option<Spanned<i32>> {
        let year = self.integer(key)?;
        Some(Spanned::new(i32::try_from(year.value).ok()?, year.span))
    }

    /// A number with or without decimals.
    pub(crate) fn decimal(&self, key: &str) -> Option<Spanned<f64>> {
        self.read(key, values::read_decimal)
    }

    /// A word of a list, turned into what it means by `read`.
    pub(crate) fn word<T>(&self, key: &str, read: fn(&str) -> Option<T>) -> Option<Spanned<T>> {
        self.read(key, |value| read(values::text(value)?))
    }

    /// Words of a list, turned into what they mean by `read`.
    pub(crate) fn words<T>(&self, key: &str, read: fn(&str) -> Option<T>) -> Vec<Spanned<T>> {
        let texts = self.texts(key).into_iter();
        texts
            .filter_map(|text| Some(Spanned::new(read(&text)?, text.span)))
            .collect()
    }

    /// How many entries stand under `key`, however they are written.
    pub(crate) fn count(&self, key: &str) -> usize {
        match self.table.get(key).map(|entry| &entry.value) {
            Some(Value::Sections(sections)) => sections.len(),
            Some(Value::List(items)) => items.len(),
            Some(_) => 1,
            None => 0,
        }
    }

    /// The table under `key`, with its header's place.
    pub(crate) fn single(&self, key: &str) -> Option<(&'a Tree<'i>, Range<usize>)> {
        let entry = self.table.get(key)?;
        match &entry.value {
            Value::Table(table) => Some((table, entry.place.clone())),
            _ => None,
        }
    }

    /// The tables under `key` that have headers of their own, each with the header's place.
    pub(crate) fn tables(&self, key: &str) -> &'a [(Tree<'i>, Range<usize>)] {
        match self.table.get(key).map(|entry| &entry.value) {
            Some(Value::Sections(sections)) => sections,
            _ => &[],
        }
    }
}

/// The one field that a table must have and has not, where it has one key too many and its value
/// may be that field's: `dag` is its `dato`.
fn sole_missing(
    unknown: &[&Entry<'_>],
    table: &Tree<'_>,
    schema: &'static Table,
) -> Option<&'static str> {
    let is_missing = |field: &&Field| field.required && table.get(field.key).is_none();
    let mut missing = schema.fields.iter().filter(is_missing);
    let (Some(field), None, [entry]) = (missing.next(), missing.next(), unknown) else {
        return None;
    };
    values::may_be(field.kind, &entry.value).then_some(field.key)
}

/// Reports a key that the table has not; the key of the table's that was probably meant, or else
/// the `sole` one that is missing.
fn unknown_key(
    entry: &Entry<'_>,
    sole: Option<&'static str>,
    table: &Tree<'_>,
    schema: &'static Table,
    reading: &mut Reading<'_>,
) -> Option<&'static str> {
    if entry.value.may_have_header() {
        let mut repairs = headers::misspelt(reading.file, reading.text, entry, schema);
        if !repairs.is_empty() {
            reading.repairs.append(&mut repairs);
            return None;
        }
    }
    // Under another header it may have been an entry of its own.
    reading.has_lost |= entry.value.may_have_header()
        || [&schema::HANDLEPLAN, &schema::GOAL]
            .iter()
            .any(|file| has_key(file, &entry.key));
    let name = &entry.key;
    let known = schema.fields.iter().map(|field| field.key);
    let owner = owner(schema, name);
    // One that is there already was hardly meant.
    let free = known.clone().filter(|key| table.get(key).is_none());
    let near = nearest(name, free)
        .or_else(|| nearest(name, known.clone()))
        .or(sole)
        .filter(|_| owner.is_none());
    let elsewhere = misplaced::remedy(name, entry.value.may_have_header(), schema);
    let is_small = near.is_some_and(|near| name.to_lowercase() == near);
    let remedy = match (owner, near) {
        (None, Some(near)) if is_small => format!("Skriv ”{near}”."),
        (Some(owner), _) => format!(
            "”{name}” hører til {}: flyt linjen op, så den står før overskriften.",
            owner.definite
        ),
        (None, None) if let Some(remedy) = elsewhere => remedy,
        (None, Some(nearest)) => format!("Mente du ”{nearest}”?"),
        (None, None) => format!(
            "Kendte nøgler her: {}.",
            known.collect::<Vec<_>>().join(", ")
        ),
    };
    let place = reading.span(entry.key_place.clone());
    // As it is written: `bemærkning`, where it was read without its letters.
    let written = reading.text.get(entry.key_place.clone()).unwrap_or(name);
    let written = written.trim_matches(['"', '\'']);
    let message = format!("ukendt nøgle ”{written}” i {}", schema.noun);
    let mut problem = Diagnostic::error(super::faults::UNKNOWN_KEY, place, message).help(remedy);
    problem.field = near;
    // The right one may be there as well.
    let near = near.filter(|near| table.get(near).is_none());
    reading.problems.push(match near {
        Some(near) if is_small => problem.small_letters([(place, written, near)].into_iter()),
        Some(near) => problem.instead(near, near.to_owned()),
        None => problem,
    });
    near
}

/// The table around `table` that a key belongs to: its line stands under a header that came after.
fn owner(table: &Table, key: &str) -> Option<&'static Table> {
    let around = [
        &schema::ACTION,
        &schema::INDICATOR,
        &schema::GOAL,
        &schema::HANDLEPLAN,
    ];
    let has = |of: &Table| {
        of.fields
            .iter()
            .any(|field| field.key == key && field.kind.table().is_none())
    };
    around
        .into_iter()
        .find(|of| schema::is_within(table, of) && has(of))
}

/// Whether a key is one of the table's, or of a table within it.
fn has_key(table: &Table, key: &str) -> bool {
    let is_it = |field: &Field| match field.kind.table() {
        Some(inner) => has_key(inner, key),
        None => field.key == key,
    };
    table.fields.iter().any(is_it)
}

/// Reports the fields that must be there and are not; those `meant` by a misspelt key are told there.
fn report_missing(
    table: &Tree<'_>,
    header: &Range<usize>,
    schema: &'static Table,
    meant: &[&str],
    reading: &mut Reading<'_>,
) {
    let is_inherited = |field: &Field| field.is_inherited && reading.inherited.contains(&field.key);
    let is_there = |field: &Field| table.get(field.key).is_some() || meant.contains(&field.key);
    let is_missing = |field: &&Field| field.required && !is_inherited(field) && !is_there(field);
    let missing: Vec<&Field> = schema.fields.iter().filter(is_missing).collect();
    if missing.is_empty() || reading.is_damaged(header) {
        return;
    }
    let place = reading.span(header.clone());
    let problem = match missing[..] {
        [field] if field.key == "ansvarlig" => values::no_responsible(place),
        _ => {
            let keys: Vec<String> = missing.iter().map(|of| format!("”{}”", of.key)).collect();
            let message = format!("{} mangler {}", schema.noun, noun::list(&keys));
            let remedy = missing.iter().zip(keys);
            let remedy = remedy.map(|(field, key)| format!("{key}: {}", field.kind.expected()));
            let remedy: Vec<String> = remedy.collect();
            Diagnostic::error(super::faults::MISSING_FIELD, place, message)
                .help(format!("Tilføj {}.", remedy.join("; ")))
        }
    };
    reading.problems.push(problem);
}

#[cfg(test)]
mod tests;
