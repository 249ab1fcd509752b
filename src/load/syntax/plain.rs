//! The fast path: statements as people and kimo write them, `key = value` on lines of their own
//! under `[[x]]` and `[[x.y]]`.
//!
//! Nearly every line of a plan is plain, and reading is most of what a large plan costs. Whatever
//! is not (a dotted key, an inline table, any fault at all) is taken apart by `statement` and
//! judged by the TOML parser: this answers only for what it is sure of.

use super::section::Key;
use super::unclosed;
use crate::load::tree::{Item, Value};
use chrono::NaiveDate;
use memchr::memchr2;
use std::borrow::Cow;
use std::ops::Range;
use toml::de::DeValue;

/// Reads plain statements, each at `at`; where there is none, it stays.
pub(super) struct Plain<'i> {
    pub(super) text: &'i str,
    pub(super) at: usize,
}

impl<'i> Plain<'i> {
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// What `read` reads, if it is plain.
    pub(super) fn try_to<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let start = self.at;
        let done = read(self);
        if done.is_none() {
            self.at = start;
        }
        done
    }

    fn rest(&self) -> &'i [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or(&[])
    }

    fn take(&mut self, wanted: &str) -> Option<()> {
        self.rest()
            .starts_with(wanted.as_bytes())
            .then(|| self.at += wanted.len())
    }

    pub(super) fn skip_blanks(&mut self) {
        self.at += self
            .rest()
            .iter()
            .take_while(|byte| matches!(byte, b' ' | b'\t'))
            .count();
    }

    /// The end of a line, with a comment before it or not.
    pub(super) fn end_line(&mut self) -> Option<()> {
        self.skip_blanks();
        if self.peek() == Some(b'#') {
            let comment = self
                .rest()
                .iter()
                .position(|byte| *byte == b'\n' || is_control(*byte));
            self.at = comment.map_or(self.text.len(), |length| self.at + length);
        }
        match self.rest() {
            [] => Some(()),
            [b'\n', ..] => self.take("\n"),
            _ => self.take("\r\n"),
        }
    }

    /// `[[first]]` or `[[first.second]]`, with the place of the whole.
    pub(super) fn header(&mut self) -> Option<(Key<'i>, Option<Key<'i>>, Range<usize>)> {
        let start = self.at;
        self.take("[[")?;
        let first = self.bare_key()?;
        let second = match self.take(".") {
            None => None,
            Some(()) => Some(self.bare_key()?),
        };
        self.take("]]")?;
        let place = start..self.at;
        self.end_line()?;
        Some((first, second, place))
    }

    fn bare_key(&mut self) -> Option<Key<'i>> {
        let is_bare = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        let start = self.at;
        self.at += self.rest().iter().take_while(is_bare).count();
        let name = self
            .text
            .get(start..self.at)
            .filter(|name| !name.is_empty())?;
        Some(Key {
            name: Cow::Borrowed(name),
            place: start..self.at,
        })
    }

    pub(super) fn pair(&mut self) -> Option<(Key<'i>, Item<'i>)> {
        let key = self.bare_key()?;
        self.skip_blanks();
        self.take("=")?;
        self.skip_blanks();
        let item = self.value()?;
        self.end_line()?;
        Some((key, item))
    }

    fn value(&mut self) -> Option<Item<'i>> {
        let start = self.at;
        let value = match self.rest() {
            [b'"', b'"', b'"', ..] => Value::Text(self.long_text()?),
            [b'"', ..] => Value::Text(self.text()?),
            [b'[', ..] => Value::List(self.list()?),
            _ => self.scalar()?,
        };
        Some(Item {
            value,
            place: start..self.at,
        })
    }

    /// `"…"` on one line.
    fn text(&mut self) -> Option<Cow<'i, str>> {
        let start = self.at;
        let mut has_escapes = false;
        let mut at = start + 1;
        loop {
            let rest = self.text.as_bytes().get(at..)?;
            let length = memchr2(b'"', b'\\', rest)?;
            if has_control(rest.get(..length)?) {
                return None;
            }
            at += length;
            if rest.get(length) == Some(&b'"') {
                break;
            }
            if matches!(rest.get(length + 1), Some(b'e' | b'x')) {
                return None;
            }
            has_escapes = true;
            at += 2;
        }
        self.at = at + 1;
        if !has_escapes {
            Some(Cow::Borrowed(self.text.get(start + 1..at)?))
        } else {
            decoded(self.text.get(start..self.at)?)
        }
    }

    /// `"""…"""`. Its end must be the first three quotes; an escape is left to the parser.
    fn long_text(&mut self) -> Option<Cow<'i, str>> {
        self.take("\"\"\"")?;
        let first_line_end = self.take("\n").or_else(|| self.take("\r\n"));
        let _ = first_line_end;
        let start = self.at;
        let rest = self.text.get(start..)?;
        let length = rest.find("\"\"\"")?;
        let content = rest.get(..length)?;
        // These quotes may open a text below, and close none: `statement` can tell.
        if content
            .trim_end_matches(unclosed::BEFORE_A_TEXT)
            .ends_with('=')
        {
            return None;
        }
        let mut bytes = content.bytes().enumerate();
        let is_line_end = |at: usize| content.as_bytes().get(at + 1) == Some(&b'\n');
        if bytes.any(|(at, byte)| {
            byte == b'\\'
                || (is_control(byte) && byte != b'\n' && !(byte == b'\r' && is_line_end(at)))
        }) {
            return None;
        }
        self.at = start + length + 3;
        // One or two more quotes would belong to the text.
        (self.peek() != Some(b'"')).then_some(Cow::Borrowed(content))
    }

    /// A list of texts, on one line or several, without comments.
    fn list(&mut self) -> Option<Vec<Item<'i>>> {
        self.take("[")?;
        let mut items = Vec::new();
        loop {
            self.skip_line_ends();
            if self.take("]").is_some() {
                return Some(items);
            }
            // Looked at before it is read: a list in a list in a list would fill the stack.
            if self.peek() != Some(b'"') {
                return None;
            }
            items.push(self.value()?);
            self.skip_line_ends();
            if self.take(",").is_none() {
                self.take("]")?;
                return Some(items);
            }
        }
    }

    fn skip_line_ends(&mut self) {
        loop {
            self.skip_blanks();
            if self.take("\n").or_else(|| self.take("\r\n")).is_none() {
                return;
            }
        }
    }

    /// A number, a date, true or false.
    fn scalar(&mut self) -> Option<Value<'i>> {
        let is_part = |byte: &&u8| {
            byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+' | b'.' | b':')
        };
        let start = self.at;
        self.at += self.rest().iter().take_while(is_part).count();
        let text = self.text.get(start..self.at)?;
        if let Some(date) = date(text.as_bytes()) {
            return Some(Value::Date(date));
        }
        let value = Item::parsed(DeValue::parse(text).ok()?, start).value;
        let is_scalar = matches!(
            value,
            Value::Integer(..) | Value::Float(_) | Value::Boolean(_)
        );
        (is_scalar && value.is_readable()).then_some(value)
    }
}

/// Whether any byte of a line is a control character. All of a chunk are looked at, whatever one of
/// them is: the compiler takes many at once.
fn has_control(line: &[u8]) -> bool {
    let mut chunks = line.chunks(64);
    chunks.any(|chunk| {
        chunk
            .iter()
            .fold(false, |any, byte| any | is_control(*byte))
    })
}

fn is_control(byte: u8) -> bool {
    (byte < b' ' && byte != b'\t') || byte == 0x7f
}

/// A text with escapes, as the parser reads it.
fn decoded<'i>(raw: &str) -> Option<Cow<'i, str>> {
    match DeValue::parse(raw).ok()?.into_inner() {
        DeValue::String(text) => Some(Cow::Owned(text.into_owned())),
        _ => None,
    }
}

/// `2024-03-12`, where there is such a day.
fn date(text: &[u8]) -> Option<NaiveDate> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else {
        return None;
    };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0, |number: u32, digit| {
            digit
                .is_ascii_digit()
                .then(|| number * 10 + u32::from(digit - b'0'))
        })
    };
    let (year, month, day) = (
        number(&[y1, y2, y3, y4])?,
        number(&[m1, m2])?,
        number(&[d1, d2])?,
    );
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}
