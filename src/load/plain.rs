//! Reads files as people and kimo write them, in one pass: `key = value` lines under `[[x]]` and
//! `[[x.y]]` headers.
//!
//! Nearly every file is plain, and reading is most of what a large plan costs. Whatever is not
//! (a dotted key, an inline table, an escape that is wrong, any fault at all) is left to the
//! TOML parser: this reader answers only for what it is sure of. Tests hold it to the parser's
//! own reading.

use super::tree::{Entry, Item, Tree, Value};
use chrono::NaiveDate;
use std::borrow::Cow;
use std::ops::Range;
use toml::de::DeValue;

/// The tables of `text`, where it is plain.
pub(super) fn read(text: &str) -> Option<Tree<'_>> {
    let mut reader = Reader { text, at: 0 };
    let mut root = Tree::default();
    let mut section: Vec<(&str, Option<&str>)> = Vec::new();
    loop {
        reader.skip_blanks();
        match reader.peek() {
            None => return Some(root),
            Some(b'\n' | b'\r' | b'#') => reader.end_line()?,
            Some(b'[') => {
                let header = reader.header()?;
                section = vec![open(&mut root, header)?];
            }
            Some(_) => {
                let entry = reader.entry()?;
                let table = match section.first() {
                    None => &mut root,
                    Some(path) => current(&mut root, *path)?,
                };
                if table.get(&entry.key).is_some() {
                    return None;
                }
                table.entries.push(entry);
            }
        }
    }
}

/// A header `[[first]]` or `[[first.second]]`, with the places of the whole and of its last key.
struct Header<'i> {
    first: &'i str,
    second: Option<&'i str>,
    place: Range<usize>,
    key_place: Range<usize>,
}

/// Begins a new section, and gives back the path to it.
fn open<'i>(root: &mut Tree<'i>, header: Header<'i>) -> Option<(&'i str, Option<&'i str>)> {
    let (parent, key) = match header.second {
        None => (root, header.first),
        Some(second) => (current(root, (header.first, None))?, second),
    };
    let place = header.place.clone();
    match parent.entries.iter_mut().find(|entry| entry.key == key) {
        Some(Entry {
            value: Value::Sections(sections),
            ..
        }) => sections.push((Tree::default(), place)),
        Some(_) => return None,
        None => parent.entries.push(Entry {
            key: Cow::Borrowed(key),
            key_place: header.key_place,
            value: Value::Sections(vec![(Tree::default(), place)]),
            place: header.place,
        }),
    }
    Some((header.first, header.second))
}

/// The last section that was opened under this path.
fn current<'t, 'i>(root: &'t mut Tree<'i>, path: (&str, Option<&str>)) -> Option<&'t mut Tree<'i>> {
    let last = |tree: &'t mut Tree<'i>, key: &str| -> Option<&'t mut Tree<'i>> {
        let entry = tree
            .entries
            .iter_mut()
            .rev()
            .find(|entry| entry.key == key)?;
        match &mut entry.value {
            Value::Sections(sections) => sections.last_mut().map(|(section, _)| section),
            _ => None,
        }
    };
    let first = last(root, path.0)?;
    match path.1 {
        None => Some(first),
        Some(second) => last(first, second),
    }
}

struct Reader<'i> {
    text: &'i str,
    at: usize,
}

impl<'i> Reader<'i> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'i [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or(&[])
    }

    fn take(&mut self, wanted: &str) -> Option<()> {
        self.rest()
            .starts_with(wanted.as_bytes())
            .then(|| self.at += wanted.len())
    }

    fn skip_blanks(&mut self) {
        self.at += self
            .rest()
            .iter()
            .take_while(|byte| matches!(byte, b' ' | b'\t'))
            .count();
    }

    /// The end of a line, with a comment before it or not.
    fn end_line(&mut self) -> Option<()> {
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

    fn header(&mut self) -> Option<Header<'i>> {
        let start = self.at;
        self.take("[[")?;
        let (first, first_place) = self.bare_key()?;
        let (second, key_place) = match self.take(".") {
            None => (None, first_place),
            Some(()) => {
                let (second, place) = self.bare_key()?;
                (Some(second), place)
            }
        };
        self.take("]]")?;
        let place = start..self.at;
        self.end_line()?;
        Some(Header {
            first,
            second,
            place,
            key_place,
        })
    }

    fn bare_key(&mut self) -> Option<(&'i str, Range<usize>)> {
        let is_bare = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        let start = self.at;
        self.at += self.rest().iter().take_while(is_bare).count();
        let key = self
            .text
            .get(start..self.at)
            .filter(|key| !key.is_empty())?;
        Some((key, start..self.at))
    }

    fn entry(&mut self) -> Option<Entry<'i>> {
        let (key, key_place) = self.bare_key()?;
        self.skip_blanks();
        self.take("=")?;
        self.skip_blanks();
        let item = self.value()?;
        self.end_line()?;
        Some(Entry {
            key: Cow::Borrowed(key),
            key_place,
            value: item.value,
            place: item.place,
        })
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
            let length = self
                .text
                .as_bytes()
                .get(at..)?
                .iter()
                .position(|byte| *byte == b'"' || *byte == b'\\' || is_control(*byte))?;
            at += length;
            match self.text.as_bytes().get(at)? {
                b'"' => break,
                b'\\' => {
                    has_escapes = true;
                    at += 2;
                }
                _ => return None,
            }
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
        match DeValue::parse(text).ok()?.into_inner() {
            DeValue::Integer(digits) => {
                i64::from_str_radix(digits.as_str(), digits.radix()).ok()?;
                Some(DeValue::Integer(digits).into())
            }
            DeValue::Float(digits) => {
                digits
                    .as_str()
                    .parse::<f64>()
                    .ok()
                    .filter(|number| number.is_finite())?;
                Some(Value::Float(digits.as_str().to_owned().into()))
            }
            DeValue::Boolean(_) => Some(Value::Boolean),
            _ => None,
        }
    }
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

#[cfg(test)]
mod tests;
