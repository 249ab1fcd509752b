//! A file's tables and values with their places: what a text is read into, and what the tables
//! of a plan are read from.

use chrono::NaiveDate;
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use toml::de::DeValue;

/// A table: its entries in the order of the text.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Tree<'i> {
    pub(crate) entries: Vec<Entry<'i>>,
    pub(crate) origin: Origin,
    /// Where each key stands among the entries; made for large tables alone.
    #[allow(
        clippy::box_collection,
        reason = "small where there is none, as in nearly all"
    )]
    index: Option<Box<HashMap<String, usize>>>,
}

/// What gave a table its being, which decides what may be added to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Origin {
    /// A header of its own, or the file.
    #[default]
    Header,
    /// The header of a table within it.
    Implicit,
    /// A dotted key.
    Dotted,
    /// Braces: nothing can be added.
    Braces,
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
    Boolean(bool),
    Date(NaiveDate),
    /// A time, or a date with a time.
    Moment(String),
    List(Vec<Item<'i>>),
    /// `{…}`, `[x]`, or `x` in `[x.y]`: no field of a plan is one.
    Table(Tree<'i>),
    /// Every `[[x]]`, with the place of its header.
    Sections(Vec<(Tree<'i>, Range<usize>)>),
}

/// A value with its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item<'i> {
    pub(crate) value: Value<'i>,
    pub(crate) place: Range<usize>,
}

/// In a table of so few entries, looking at each is faster than an index.
const FEW: usize = 32;

impl<'i> Tree<'i> {
    pub(crate) fn new(origin: Origin) -> Tree<'i> {
        Tree {
            origin,
            ..Tree::default()
        }
    }

    /// The entry under `key`.
    #[inline]
    pub(crate) fn get(&self, key: &str) -> Option<&Entry<'i>> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// Which entry stands under `key`. A thousand questions cost a thousand looks.
    pub(crate) fn position(&mut self, key: &str) -> Option<usize> {
        if self.entries.len() <= FEW {
            return self.entries.iter().position(|entry| entry.key == key);
        }
        let index = self.index.get_or_insert_default();
        for (at, entry) in self.entries.iter().enumerate().skip(index.len()) {
            index.insert(entry.key.to_string(), at);
        }
        index.get(key).copied()
    }

    /// Whether it has a header of its own.
    pub(crate) fn has_header(&self) -> bool {
        self.origin == Origin::Header
    }

    /// Drops all entries but the first `count`.
    pub(crate) fn truncate(&mut self, count: usize) {
        self.entries.truncate(count);
        self.index = None;
    }
}

impl Value<'_> {
    /// Whether it is not a number that no program can read: one too large, or without digits.
    pub(crate) fn is_readable(&self) -> bool {
        match self {
            Value::Integer(digits, base) => i64::from_str_radix(digits, *base).is_ok(),
            // Infinity is meant only where it is written.
            Value::Float(digits) => {
                digits.parse().is_ok_and(f64::is_finite) || digits.ends_with(['f', 'n'])
            }
            _ => true,
        }
    }

    /// Whether it may stand under a header of its own and not after a `=`.
    pub(crate) fn may_have_header(&self) -> bool {
        matches!(self, Value::Table(_) | Value::Sections(_))
    }
}

impl Item<'_> {
    /// Widens places that begin or end within a letter of `text`, as those of a copy may in which
    /// a straight quote stands for a curly one, which is longer.
    pub(crate) fn widen(&mut self, text: &str) {
        while !text.is_char_boundary(self.place.start) {
            self.place.start -= 1;
        }
        while self.place.end < text.len() && !text.is_char_boundary(self.place.end) {
            self.place.end += 1;
        }
        if let Value::List(items) = &mut self.value {
            items.iter_mut().for_each(|item| item.widen(text));
        }
    }

    /// What the parser read in a copy of the part of the text that begins at `base`.
    pub(crate) fn parsed(value: toml::Spanned<DeValue<'_>>, base: usize) -> Item<'static> {
        let place = base + value.span().start..base + value.span().end;
        let value = match value.into_inner() {
            DeValue::String(text) => Value::Text(text.into_owned().into()),
            DeValue::Integer(digits) => {
                Value::Integer(digits.as_str().to_owned().into(), digits.radix())
            }
            DeValue::Float(digits) => Value::Float(digits.as_str().to_owned().into()),
            DeValue::Boolean(value) => Value::Boolean(value),
            DeValue::Datetime(moment) => match (moment.date, moment.time, moment.offset) {
                (Some(date), None, None) => {
                    NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
                        .map_or_else(|| Value::Moment(moment.to_string()), Value::Date)
                }
                _ => Value::Moment(moment.to_string()),
            },
            DeValue::Array(items) => {
                let items = items.into_iter().map(|item| Item::parsed(item, base));
                Value::List(items.collect())
            }
            DeValue::Table(table) => {
                let mut tree = Tree::new(Origin::Braces);
                for (key, value) in table {
                    let key_place = base + key.span().start..base + key.span().end;
                    let Item { value, place } = Item::parsed(value, base);
                    tree.entries.push(Entry {
                        key: key.into_inner().into_owned().into(),
                        key_place,
                        value,
                        place,
                    });
                }
                Value::Table(tree)
            }
        };
        Item { value, place }
    }
}
