//! What stands at a place of a file, whatever else is wrong in it.

use crate::document::{Document, root_table};
use crate::schema::{Field, Table};
use crate::text::Source;
use std::ops::Range;

/// A place in a file.
pub(crate) struct Spot<'t> {
    pub(crate) document: Document<'t>,
    /// The entry whose lines it is in.
    pub(crate) entry: usize,
    pub(crate) on: On,
}

/// What is at the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum On {
    /// A header's line.
    Header,
    /// A key, or the blanks around it; what its line has from its first letter to the place.
    Key(String),
    /// The value of the key.
    Value(String, Range<usize>),
}

impl<'t> Spot<'t> {
    pub(crate) fn new(source: &'t Source, offset: usize) -> Spot<'t> {
        let text = source.text();
        let (document, _) = Document::sketch(text, root_table(source.name()));
        // Blank lines and comments above a header are still the place of who writes on below
        // the entry above.
        let headers = document.entries.iter().skip(1);
        let above = headers.take_while(|entry| entry.header.start <= offset);
        let entry = above.count();
        let on = on(&document, entry, offset);
        Spot {
            document,
            entry,
            on,
        }
    }

    pub(crate) fn table(&self) -> &'static Table {
        let entry = self.document.entries.get(self.entry);
        entry.map_or(&crate::schema::HANDLEPLAN, |entry| entry.table)
    }

    /// The field at the place, where the table has it.
    pub(crate) fn field(&self) -> Option<&'static Field> {
        match &self.on {
            On::Header => None,
            On::Key(key) | On::Value(key, _) => self.table().field(key),
        }
    }

    /// The item of the value that `offset` is in or at the end of.
    pub(crate) fn item(&self, offset: usize) -> Option<Range<usize>> {
        let On::Value(_, value) = &self.on else {
            return None;
        };
        let items = items(self.document.text, value.clone());
        let at = |item: &Range<usize>| item.start <= offset && offset <= item.end;
        items.into_iter().find(at)
    }
}

fn on(document: &Document<'_>, entry: usize, offset: usize) -> On {
    let text = document.text;
    let Some(entry) = document.entries.get(entry) else {
        return On::Key(String::new());
    };
    if entry.header.contains(&offset) {
        return On::Header;
    }
    let line = text.get(..offset).unwrap_or("");
    let line = line.rfind('\n').map_or(0, |end| end + 1);
    let held = entry.fields.iter().find(|field| {
        !field.value.is_empty() && field.value.start <= offset && offset <= field.whole.end
    });
    if let Some(field) = held {
        return On::Value(field.key.clone(), field.value.clone());
    }
    let before = text.get(line..offset).unwrap_or("");
    if let Some((key, _)) = before.split_once('=') {
        let rest = text.get(offset..).unwrap_or("");
        let end = offset + rest.find(['\n', '\r']).unwrap_or(rest.len());
        return On::Value(key.trim().to_owned(), line + key.len() + 1..end);
    }
    if before.trim_start().starts_with('[') {
        return On::Header;
    }
    let whole = text.get(line..).unwrap_or("");
    let whole = whole.split(['\n', '=']).next().unwrap_or("");
    On::Key(whole.trim().to_owned())
}

/// Whether a comment begins before `offset` on its line.
pub(crate) fn is_in_comment(text: &str, offset: usize) -> bool {
    let mut rest = text.get(..offset).unwrap_or("");
    rest = rest.rsplit('\n').next().unwrap_or("");
    while let Some(at) = rest.find(['#', '"', '\'']) {
        let found = rest.get(at..).unwrap_or("");
        if found.starts_with('#') {
            return true;
        }
        let quote = if found.starts_with('"') { '"' } else { '\'' };
        rest = found.get(quoted(found, quote)..).unwrap_or("");
    }
    false
}

/// The texts and other values in a value: itself, or those of its list, with their quotes.
pub(crate) fn items(text: &str, value: Range<usize>) -> Vec<Range<usize>> {
    let mut items = Vec::new();
    let mut at = value.start;
    while let Some(rest) = text.get(at..value.end).filter(|rest| !rest.is_empty()) {
        let first = rest.chars().next().unwrap_or(' ');
        let length = match first {
            '#' => rest.find('\n').unwrap_or(rest.len()),
            '"' | '\'' => {
                let length = quoted(rest, first);
                items.push(at..at + length);
                length
            }
            _ if first.is_whitespace() || "[],".contains(first) => first.len_utf8(),
            _ => {
                let ends = |c: char| c.is_whitespace() || "[],#\"'".contains(c);
                let length = rest.find(ends).unwrap_or(rest.len());
                items.push(at..at + length);
                length
            }
        };
        at += length;
    }
    items
}

/// How long the text is that begins with `quote`; to the line's end where it has none of its own.
fn quoted(text: &str, quote: char) -> usize {
    let triple: String = std::iter::repeat_n(quote, 3).collect();
    let close = if text.starts_with(&triple) { 3 } else { 1 };
    let mut is_escaped = false;
    let mut run = 0;
    for (at, letter) in text.char_indices().skip(close) {
        run = if letter == quote && !is_escaped {
            run + 1
        } else {
            0
        };
        // Two quotes may stand right before the three that close.
        let rest = text.get(at + letter.len_utf8()..).unwrap_or("");
        let is_last = run >= close && !(close == 3 && run < 5 && rest.starts_with(quote));
        if is_last {
            return at + 1;
        }
        if close == 1 && letter == '\n' {
            return at;
        }
        is_escaped = quote == '"' && letter == '\\' && !is_escaped;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_items_of_a_value_are_its_texts_with_their_quotes() {
        for (value, found) in [
            ("\"a\"", &["\"a\""][..]),
            ("[\"a, b\", # \"c\"\n 'd']", &["\"a, b\"", "'d'"]),
            ("\"\"\"\na \"b\"\n\"\"\"", &["\"\"\"\na \"b\"\n\"\"\""]),
            ("\"a\\\"b\"", &["\"a\\\"b\""]),
            ("2024-03-12", &["2024-03-12"]),
            ("[\"Sek", &["\"Sek"]),
            ("[true, 2024-03-12]", &["true", "2024-03-12"]),
            ("[\"a\"\"b\"]", &["\"a\"", "\"b\""]),
            // Up to two quotes stand right before the three that close.
            ("[\"\"\"a\"\"\"\"\", 'b']", &["\"\"\"a\"\"\"\"\"", "'b'"]),
            ("\"\"\"a\"\"\"\"\"\"", &["\"\"\"a\"\"\"\"\"", "\""]),
            ("", &[]),
        ] {
            let items = items(value, 0..value.len());
            let items: Vec<&str> = items.into_iter().map(|item| &value[item]).collect();
            assert_eq!(items, found, "{value}");
        }
    }

    #[test]
    fn a_place_is_in_a_header_a_key_or_a_value() {
        let text = "nr = \"1\"\n\n[[handling]]\nnr = \"1.1\"\nansvarlig = [\n  \"A\",\n  \"\n]\nstatu\n\nfrist = \n";
        let source = Source::new("maal-1.toml", text);
        let at = |mark: &str| {
            let offset = text.find(mark).unwrap() + mark.len();
            let spot = Spot::new(&source, offset);
            let on = match spot.on {
                On::Header => "header".to_owned(),
                On::Key(key) => format!("key {key}"),
                On::Value(key, value) => format!("value {key}: {}", &text[value]),
            };
            format!("{} {on}", spot.entry)
        };
        assert_eq!(at("n"), "0 key nr");
        assert_eq!(at("nr = \"1"), "0 value nr: \"1\"");
        assert_eq!(at("\n\n"), "1 header");
        assert_eq!(at("[[hand"), "1 header");
        assert_eq!(at("[[handling]]"), "1 header");
        assert!(at("\"A\",\n  \"").starts_with("1 value ansvarlig"));
        assert_eq!(at("statu"), "1 key statu");
        assert!(at("frist = ").starts_with("1 value frist"));
    }

    /// Where a header is written, nothing stands below it yet.
    #[test]
    fn a_header_at_the_end_of_the_file_is_one() {
        for text in ["nr = \"1\"\n\n[[handling]]", "nr = \"1\"\n\n[[hand", "["] {
            let source = Source::new("maal-1.toml", text);
            let spot = Spot::new(&source, text.len());
            assert!(matches!(spot.on, On::Header), "{text}");
        }
    }
}
