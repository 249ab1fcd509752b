//! A file's tables and values with their places: what both readers of TOML make, and what the
//! tables of a plan are read from.

use chrono::NaiveDate;
use std::borrow::Cow;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// A table: its entries in no certain order.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Tree<'i> {
    pub(crate) entries: Vec<Entry<'i>>,
}

/// A key with its value, and the places of both.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry<'i> {
    pub(crate) key: Cow<'i, str>,
    pub(crate) key_place: Range<usize>,
    pub(crate) value: Value<'i>,
    /// The value's place; a section's is its first header.
    pub(crate) place: Range<usize>,
}

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value<'i> {
    Text(Cow<'i, str>),
    /// Digits and their base; they may be too many for any number.
    Integer(Cow<'i, str>, u32),
    Float(Cow<'i, str>),
    Boolean,
    Date(NaiveDate),
    /// A time, or a date with a time.
    Moment,
    List(Vec<Item<'i>>),
    /// `{…}`, `[x]`, or `x` in `[x.y]`: no field of a plan is one.
    Table,
    /// Every `[[x]]`, with the place of its header.
    Sections(Vec<(Tree<'i>, Range<usize>)>),
}

/// A value in a list.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item<'i> {
    pub(crate) value: Value<'i>,
    pub(crate) place: Range<usize>,
}

impl<'i> Tree<'i> {
    /// The entry under `key`.
    pub(crate) fn get(&self, key: &str) -> Option<&Entry<'i>> {
        self.entries.iter().find(|entry| entry.key == key)
    }
}

impl Value<'_> {
    /// Whether it may stand under a header of its own and not after a `=`.
    pub(crate) fn may_have_header(&self) -> bool {
        matches!(self, Value::Table | Value::Sections(_))
    }
}

impl<'i> From<DeTable<'i>> for Tree<'i> {
    fn from(table: DeTable<'i>) -> Tree<'i> {
        let entry = |(key, value): (toml::Spanned<Cow<'i, str>>, toml::Spanned<DeValue<'i>>)| {
            let (key_place, place) = (key.span(), value.span());
            // The parser gives a section its header's place, which begins before the key in it.
            let is_section = place.start <= key_place.start;
            Entry {
                key: key.into_inner(),
                key_place,
                value: match value.into_inner() {
                    DeValue::Array(items) if is_section => Value::Sections(sections(&items)),
                    value => value.into(),
                },
                place,
            }
        };
        Tree {
            entries: table.into_iter().map(entry).collect(),
        }
    }
}

fn sections<'i>(items: &[toml::Spanned<DeValue<'i>>]) -> Vec<(Tree<'i>, Range<usize>)> {
    let section = |item: &toml::Spanned<DeValue<'i>>| match item.get_ref() {
        DeValue::Table(table) => Some((table.clone().into(), item.span())),
        _ => None,
    };
    items.iter().filter_map(section).collect()
}

impl<'i> From<DeValue<'i>> for Value<'i> {
    fn from(value: DeValue<'i>) -> Value<'i> {
        match value {
            DeValue::String(text) => Value::Text(text),
            DeValue::Integer(digits) => {
                Value::Integer(digits.as_str().to_owned().into(), digits.radix())
            }
            DeValue::Float(digits) => Value::Float(digits.as_str().to_owned().into()),
            DeValue::Boolean(_) => Value::Boolean,
            DeValue::Datetime(moment) => match (moment.date, moment.time, moment.offset) {
                (Some(date), None, None) => {
                    NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
                        .map_or(Value::Moment, Value::Date)
                }
                _ => Value::Moment,
            },
            DeValue::Array(items) => {
                let item = |item: &toml::Spanned<DeValue<'i>>| Item {
                    value: item.get_ref().clone().into(),
                    place: item.span(),
                };
                Value::List(items.iter().map(item).collect())
            }
            DeValue::Table(_) => Value::Table,
        }
    }
}
