//! What a field or an entry says in a version, and how its old and its new value are told.

use crate::document::value::Literal;
use crate::schema;
use crate::text::danish::span::DateSpan;
use crate::text::danish::{date, number};
use crate::text::reworded::{Words, words};
use crate::view::block::Inline;
use crate::view::parts::{Deadline, DecisionRef};
use chrono::NaiveDate;
use serde::{Serialize, Serializer};

/// What a field or an entry says.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub(super) enum Value {
    /// A word, a name or a number in quotes.
    Word(String),
    /// A text, of which single words may have changed.
    Text(String),
    /// Names or texts in a list.
    List(Vec<String>),
    Day(NaiveDate),
    Span(Deadline),
    /// A day on which something was decided, with the meeting.
    Decision(DecisionRef),
    Decimal(f64),
    Kroner(i64),
    Whole(i64),
    Flag(bool),
    Entry(Entry),
}

/// The fields of an entry by their keys.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry(pub(super) Vec<(String, Option<Value>)>);

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// The old value and the new one; one alone where they are the same, or where the old one went
/// with all that stood beside it and is no loss to be told.
pub(super) fn both(was: Option<&Value>, is: Option<&Value>, tells_loss: bool) -> Vec<Inline> {
    let text = match (was, is) {
        (Some(was), Some(is)) if was == is => is.words(),
        (Some(Value::Text(was)), Some(Value::Text(is))) => return reworded(was, is),
        (Some(was), Some(is)) => format!("{} → {}", was.words(), is.words()),
        (Some(was), None) if tells_loss => format!("{} er slettet", was.words()),
        (Some(was), None) => was.words(),
        (None, is) => is.map(Value::words).unwrap_or_default(),
    };
    vec![Inline::from(text)]
}

/// A text in which the words that are gone and new are marked where they stand.
fn reworded(was: &str, is: &str) -> Vec<Inline> {
    let mut shown = Vec::new();
    for run in words(was, is) {
        if !shown.is_empty() {
            shown.push(Inline::from(" "));
        }
        shown.push(match run {
            Words::Same(text) => Inline::Text(text),
            Words::Gone(text) => Inline::Gone(text),
            Words::New(text) => Inline::New(text),
        });
    }
    shown
}

/// The bare words of a value.
pub(super) fn plain(literal: &Literal) -> String {
    match literal {
        Literal::Text(text) | Literal::Bare(text) => text.clone(),
        Literal::List(items) => items.join(", "),
    }
}

impl Value {
    /// The value of a field of this kind; as it is written where it is of another.
    pub(super) fn new(kind: Option<schema::Kind>, literal: &Literal) -> Value {
        let read = match (kind, literal) {
            (_, Literal::List(items)) => Some(Value::List(items.clone())),
            (Some(schema::Kind::Text), Literal::Text(text)) => Some(Value::Text(text.clone())),
            (Some(schema::Kind::DateSpan), Literal::Text(text)) => {
                let span = DateSpan::parse(text).ok();
                span.map(|span| Value::Span(Deadline(span)))
            }
            (Some(schema::Kind::DateSpan), Literal::Bare(text)) => {
                let day = text.parse().ok();
                day.map(|day| Value::Span(Deadline(DateSpan::Day(day))))
            }
            (Some(schema::Kind::Date), Literal::Bare(text)) => text.parse().ok().map(Value::Day),
            (Some(schema::Kind::Decimal), Literal::Bare(text)) => {
                text.parse().ok().map(Value::Decimal)
            }
            (Some(schema::Kind::Kroner), Literal::Bare(text)) => {
                text.parse().ok().map(Value::Kroner)
            }
            (Some(schema::Kind::Flag), Literal::Bare(text)) => {
                let word = if text == "true" { "ja" } else { "nej" };
                Some(Value::Word(word.to_owned()))
            }
            (Some(schema::Kind::Year | schema::Kind::Count), Literal::Bare(text)) => {
                text.parse().ok().map(Value::Whole)
            }
            _ => None,
        };
        read.unwrap_or_else(|| Value::Word(plain(literal)))
    }

    /// The value in words on one line.
    pub(super) fn words(&self) -> String {
        match self {
            Value::Word(text) | Value::Text(text) => flat(text),
            Value::List(items) => flat(&items.join(", ")),
            Value::Day(day) => date::long(*day),
            Value::Span(span) => span.0.to_string(),
            Value::Decision(decision) => date::long(decision.date),
            Value::Decimal(value) => number::decimal(*value),
            Value::Kroner(amount) => number::money(*amount),
            Value::Whole(value) => value.to_string(),
            Value::Flag(_) | Value::Entry(_) => String::new(),
        }
    }
}

/// The text on one line.
pub(super) fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
