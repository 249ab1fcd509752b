//! One table of a file, checked against its definition and then read field by field.
//!
//! `Fields::check` reports everything that is wrong with the table's keys and values. The
//! readers after it are silent: what was wrong is simply absent, so that the rest can be used.

use super::schema::{Field, Table};
use super::values;
use crate::plan::{Number, Origin};
use crate::text::danish::recurrence::Recurrence;
use crate::text::danish::span::DateSpan;
use crate::text::danish::years::Years;
use crate::text::nearest::nearest;
use crate::text::{Diagnostic, FileId, Span, Spanned};
use chrono::NaiveDate;
use std::ops::Range;
use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

/// What is being read: one file, what is known to be damaged in it, and what was found wrong.
pub(super) struct Reading<'a> {
    /// The file.
    pub file: FileId,
    /// Its text.
    pub text: &'a str,
    /// Where syntax errors stand, in order. A field that seems missing beside one of them was
    /// probably lost to it, and is not reported on top.
    pub damaged: &'a [usize],
    /// Everything found so far.
    pub problems: &'a mut Vec<Diagnostic>,
}

impl Reading<'_> {
    /// A span of this file.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }

    /// Whether a syntax error stands between `header` and the next header after it.
    fn is_damaged(&self, header: &Range<usize>) -> bool {
        let section_end = next_header(self.text, header.end);
        let first = self
            .damaged
            .partition_point(|offset| *offset < header.start);
        self.damaged
            .get(first)
            .is_some_and(|offset| *offset < section_end)
    }
}

/// Where the next line after `from` begins that looks like a table header.
fn next_header(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or("");
    let offset = rest.match_indices('\n').find(|(offset, _)| {
        let line = rest[offset + 1..].trim_start_matches([' ', '\t']);
        line.starts_with('[')
    });
    offset.map_or(text.len(), |(offset, _)| from + offset)
}

/// A checked table.
pub(super) struct Fields<'a, 'i> {
    table: &'a DeTable<'i>,
    file: FileId,
    /// The place of the header; the top of the file for the file's own fields.
    pub header: Range<usize>,
}

impl<'a, 'i> Fields<'a, 'i> {
    /// Checks `table`, whose header stands at `header`, against `schema`.
    pub fn check(
        table: &'a DeTable<'i>,
        header: Range<usize>,
        schema: &'static Table,
        reading: &mut Reading<'_>,
    ) -> Fields<'a, 'i> {
        for (key, value) in table {
            match schema.field(key.get_ref()) {
                Some(field) => values::check(field, key, value, reading),
                None => unknown_key(key, schema, reading),
            }
        }
        report_missing(table, &header, schema, reading);
        Fields {
            table,
            file: reading.file,
            header,
        }
    }

    fn value(&self, key: &str) -> Option<(&'a DeValue<'i>, Span)> {
        let value = self.table.get(key)?;
        let range = value.span();
        Some((
            value.get_ref(),
            Span::new(self.file, range.start, range.end),
        ))
    }

    /// The table's own lines: from the header to the end of the last field that is not a
    /// section of its own.
    pub fn own_lines(&self) -> Span {
        let own_values = self
            .table
            .iter()
            .filter(|(key, value)| !is_section(key, value));
        let end = own_values.map(|(_, value)| value.span().end).max();
        let end = end.unwrap_or(self.header.end).max(self.header.end);
        Span::new(self.file, self.header.start, end)
    }

    /// A text that is not blank.
    pub fn text(&self, key: &str) -> Option<Spanned<String>> {
        let (value, span) = self.value(key)?;
        let text = values::tidy(value.as_str()?);
        (!text.is_empty()).then(|| Spanned::new(text.into_owned(), span))
    }

    /// Texts in a list, blank ones left out.
    pub fn texts(&self, key: &str) -> Vec<Spanned<String>> {
        let Some((DeValue::Array(items), _)) = self.value(key) else {
            return Vec::new();
        };
        let place = |range: Range<usize>| Span::new(self.file, range.start, range.end);
        items
            .iter()
            .filter_map(|item| Some((item.get_ref().as_str()?, item.span())))
            .map(|(text, range)| Spanned::new(values::tidy(text).into_owned(), place(range)))
            .filter(|text| !text.is_empty())
            .collect()
    }

    /// A number, with a decimal comma read as the dot it is meant to be, and `2.10` without
    /// quotes as it is written.
    pub fn number(&self, key: &str) -> Option<Spanned<Number>> {
        let (value, span) = self.value(key)?;
        let written = match value {
            DeValue::Float(float) => float.as_str(),
            DeValue::Integer(integer) => integer.as_str(),
            other => other.as_str()?,
        };
        Some(Spanned::new(values::number(written)?, span))
    }

    /// Numbers in a list.
    pub fn numbers(&self, key: &str) -> Vec<Spanned<Number>> {
        let texts = self.texts(key).into_iter();
        texts
            .filter_map(|text| Some(Spanned::new(values::number(&text)?, text.span)))
            .collect()
    }

    /// A day.
    pub fn date(&self, key: &str) -> Option<Spanned<NaiveDate>> {
        let (value, span) = self.value(key)?;
        Some(Spanned::new(values::date(value)?, span))
    }

    /// A day, or as coarse as the source.
    pub fn date_span(&self, key: &str) -> Option<Spanned<DateSpan>> {
        let (value, span) = self.value(key)?;
        let date_span = match value {
            DeValue::String(text) => DateSpan::parse(text.trim()).ok()?,
            _ => DateSpan::Day(values::date(value)?),
        };
        Some(Spanned::new(date_span, span))
    }

    /// Years.
    pub fn years(&self, key: &str) -> Option<Spanned<Years>> {
        let (value, span) = self.value(key)?;
        Some(Spanned::new(
            Years::parse(value.as_str()?.trim()).ok()?,
            span,
        ))
    }

    /// A time of the year.
    pub fn recurrence(&self, key: &str) -> Option<Recurrence> {
        let (value, _) = self.value(key)?;
        Recurrence::parse(value.as_str()?.trim()).ok()
    }

    /// An action of an earlier period.
    pub fn origin(&self, key: &str) -> Option<Spanned<Origin>> {
        let (value, span) = self.value(key)?;
        Some(Spanned::new(Origin::parse(value.as_str()?.trim())?, span))
    }

    /// A whole number.
    pub fn integer(&self, key: &str) -> Option<Spanned<i64>> {
        let (value, span) = self.value(key)?;
        Some(Spanned::new(values::integer(value)?, span))
    }

    /// A number with or without decimals.
    pub fn decimal(&self, key: &str) -> Option<Spanned<f64>> {
        let (value, span) = self.value(key)?;
        Some(Spanned::new(values::decimal(value)?, span))
    }

    /// A word of a list, turned into what it means by `read`.
    pub fn word<T>(&self, key: &str, read: fn(&str) -> Option<T>) -> Option<Spanned<T>> {
        let (value, span) = self.value(key)?;
        Some(Spanned::new(read(value.as_str()?)?, span))
    }

    /// How many entries stand under `key`, however they are written.
    pub fn count(&self, key: &str) -> usize {
        match self.table.get(key).map(TomlSpanned::get_ref) {
            Some(DeValue::Array(items)) => items.len(),
            Some(_) => 1,
            None => 0,
        }
    }

    /// The tables under `key` that have headers of their own, each with the header's place.
    pub fn tables(&self, key: &str) -> Vec<(&'a DeTable<'i>, Range<usize>)> {
        let Some((key, value)) = self.table.get_key_value(key) else {
            return Vec::new();
        };
        let (true, DeValue::Array(items)) = (is_section(key, value), value.get_ref()) else {
            return Vec::new();
        };
        let tables = items.iter();
        tables
            .filter_map(|item| Some((item.get_ref().as_table()?, item.span())))
            .collect()
    }
}

/// Whether a value stands under a header of its own, `[x]` or `[[x]]`, and not after a `=`.
/// The parser gives such a value the header's span, which begins before the key in it.
pub(super) fn is_section(
    key: &TomlSpanned<std::borrow::Cow<'_, str>>,
    value: &TomlSpanned<DeValue<'_>>,
) -> bool {
    value.span().start <= key.span().start
}

fn unknown_key(
    key: &TomlSpanned<std::borrow::Cow<'_, str>>,
    schema: &'static Table,
    reading: &mut Reading<'_>,
) {
    let name = key.get_ref();
    let known = schema.fields.iter().map(|field| field.key);
    let remedy = match nearest(name, known.clone()) {
        Some(nearest) => format!("Mente du ”{nearest}”?"),
        None => format!(
            "Kendte nøgler her: {}.",
            known.collect::<Vec<_>>().join(", ")
        ),
    };
    let place = reading.span(key.span());
    let message = format!("ukendt nøgle ”{name}” i {}", schema.noun);
    reading
        .problems
        .push(Diagnostic::error(super::faults::UNKNOWN_KEY, place, message).help(remedy));
}

fn report_missing(
    table: &DeTable<'_>,
    header: &Range<usize>,
    schema: &'static Table,
    reading: &mut Reading<'_>,
) {
    let is_missing = |field: &&Field| field.required && !table.contains_key(field.key);
    let missing: Vec<&Field> = schema.fields.iter().filter(is_missing).collect();
    if missing.is_empty() || reading.is_damaged(header) {
        return;
    }
    for field in missing {
        let place = reading.span(header.clone());
        let problem = match (field.key, field.kind) {
            ("ansvarlig", _) => values::no_responsible(place),
            (key, kind) => {
                let message = format!("{} mangler ”{key}”", schema.noun);
                Diagnostic::error(super::faults::MISSING_FIELD, place, message)
                    .help(format!("Tilføj ”{key}”: {}.", kind.expected()))
            }
        };
        reading.problems.push(problem);
    }
}
