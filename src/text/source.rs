//! A source file as text: its name, its bytes as characters, and where its lines begin.

use std::ops::Range;
use std::sync::OnceLock;

/// A place as people count it: both from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Position {
    /// The line, from 1.
    pub(crate) line: usize,
    /// The column, from 1, in characters; a byte order mark has none.
    pub(crate) column: usize,
}

/// One file's text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Source {
    name: String,
    text: String,
    has_bom: bool,
    line_starts: OnceLock<Vec<usize>>,
}

impl Source {
    /// The text of the file called `name`, which is shown as it is in messages.
    /// A byte order mark at the start is set aside.
    pub(crate) fn new(name: impl Into<String>, text: impl Into<String>) -> Source {
        let mut text: String = text.into();
        let has_bom = text.starts_with('\u{feff}');
        if has_bom {
            text.drain(..'\u{feff}'.len_utf8());
        }
        Source {
            name: name.into(),
            text,
            has_bom,
            line_starts: OnceLock::new(),
        }
    }

    /// The name of the file, from the plan root: `2022-2025/maal-1.toml`.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The text, without a byte order mark.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The text with the byte order mark that the file had, ready to be written.
    pub(crate) fn with_bom(&self, text: &str) -> String {
        if self.has_bom {
            format!("\u{feff}{text}")
        } else {
            text.to_owned()
        }
    }

    /// Where a byte offset is, as people count. An offset past the end is the end.
    pub(crate) fn position(&self, offset: usize) -> Position {
        let offset = floor_char_boundary(&self.text, offset);
        let line = self.line_index(offset);
        let start = self.line_starts()[line];
        Position {
            line: line + 1,
            column: self.text[start..offset].chars().count() + 1,
        }
    }

    /// The bytes of the line that holds `offset`, without its line end.
    pub(crate) fn line_range(&self, offset: usize) -> Range<usize> {
        let line = self.line_index(offset.min(self.text.len()));
        let start = self.line_starts()[line];
        let end = match self.line_starts().get(line + 1) {
            Some(next) => next - 1,
            None => self.text.len(),
        };
        let end = if self.text[start..end].ends_with('\r') {
            end - 1
        } else {
            end
        };
        start..end
    }

    fn line_index(&self, offset: usize) -> usize {
        self.line_starts().partition_point(|start| *start <= offset) - 1
    }

    fn line_starts(&self) -> &[usize] {
        self.line_starts.get_or_init(|| {
            let breaks = self.text.bytes().enumerate().filter(|(_, b)| *b == b'\n');
            std::iter::once(0)
                .chain(breaks.map(|(offset, _)| offset + 1))
                .collect()
        })
    }
}

fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// The line end of the line above `at`, else of the first line.
pub(crate) fn line_end_near(text: &str, at: usize) -> &'static str {
    let above = text.get(..at).and_then(|above| above.rfind('\n'));
    let line_end = above
        .or_else(|| text.find('\n'))
        .and_then(|end| text.get(..end));
    match line_end {
        Some(line) if line.ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_know_both_line_ends() {
        let source = Source::new("maal-1.toml", "\u{feff}nr = \"1\"\r\ntitel = \"blåbær\"\n");
        assert_eq!(source.text().as_bytes()[0], b'n');
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        let after_aa = source.text().find("bær").unwrap();
        assert_eq!(
            source.position(after_aa),
            Position {
                line: 2,
                column: 13
            }
        );
        assert_eq!(&source.text()[source.line_range(0)], "nr = \"1\"");
        assert_eq!(source.with_bom("x"), "\u{feff}x");
    }

    #[test]
    fn an_offset_past_the_end_or_inside_a_character_is_still_a_place() {
        let source = Source::new("x", "å");
        assert_eq!(source.position(1), Position { line: 1, column: 1 });
        assert_eq!(source.position(99), Position { line: 1, column: 2 });
        assert_eq!(source.line_range(99), 0..2);
        assert_eq!(Source::new("x", "").position(0).line, 1);
    }
}
