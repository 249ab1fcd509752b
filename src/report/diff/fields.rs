//! The fields of a thing in two versions, gathered as they are found to differ, and the values
//! that stand for them.

use super::{Change, Detail, Kind, Value};
use crate::query::difference::Paired;
use crate::text::Spanned;
use chrono::NaiveDate;

/// The fields of a thing in two versions, gathered as they are found to differ.
pub(super) struct Fields(Vec<Detail>);

impl Fields {
    pub(super) fn new() -> Fields {
        Fields(Vec::new())
    }

    pub(super) fn add(&mut self, field: &'static str, before: Option<Value>, after: Option<Value>) {
        if before != after {
            self.0.push(Detail {
                field,
                before,
                after,
            });
        }
    }

    /// The entries of a list that say something else now, are gone, or are new.
    pub(super) fn entries<T: PartialEq>(
        &mut self,
        field: &'static str,
        entries: Paired<'_, T>,
        value: impl Fn(&T, Side) -> Value,
    ) {
        for (was, is) in entries.both.iter().filter(|(was, is)| was != is) {
            self.add(
                field,
                Some(value(was, Side::Old)),
                Some(value(is, Side::New)),
            );
        }
        for was in entries.gone {
            self.add(field, Some(value(was, Side::Old)), None);
        }
        for is in entries.added {
            self.add(field, None, Some(value(is, Side::New)));
        }
    }

    pub(super) fn into_details(self) -> Vec<Detail> {
        self.0
    }

    /// The change they are of a thing that both versions have; nothing where none differs.
    pub(super) fn change(
        self,
        subject: &'static str,
        number: Option<String>,
        title: &str,
    ) -> Option<Change> {
        let title = title.to_owned();
        (!self.0.is_empty()).then_some(Change {
            subject,
            number,
            title,
            kind: Kind::Aendret,
            details: self.0,
        })
    }
}

/// Which of the two versions an entry stands in.
#[derive(Clone, Copy)]
pub(super) enum Side {
    Old,
    New,
}

pub(super) fn text(text: &str) -> Option<Value> {
    (!text.is_empty()).then(|| Value::Text(text.to_owned()))
}

pub(super) fn optional_text(words: &Option<String>) -> Option<Value> {
    text(words.as_deref()?)
}

pub(super) fn word(word: &str) -> Option<Value> {
    (!word.is_empty()).then(|| Value::Word(word.to_owned()))
}

pub(super) fn optional_word(words: &Option<String>) -> Option<Value> {
    word(words.as_deref()?)
}

pub(super) fn names<T: Into<String>>(names: Vec<T>) -> Option<Value> {
    (!names.is_empty()).then(|| Value::List(names.into_iter().map(Into::into).collect()))
}

pub(super) fn list(names: &[Spanned<String>]) -> Option<Value> {
    self::names(names.iter().map(|name| name.value.clone()).collect())
}

pub(super) fn day(day: Option<Spanned<NaiveDate>>) -> Option<Value> {
    Some(Value::Day(day?.value))
}
