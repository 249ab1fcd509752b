//! Where an entry goes: in order among its siblings, and between which lines of the file.
//!
//! An entry's own lines run from its header to its last value. Comment lines that follow
//! directly are taken to be about it, and comment lines directly above a header to be about
//! what the header begins. No comment is parted from what it is about.

use super::toml_text::{Entry, Style};
use crate::text::{Replacement, Source, Span};
use toml_parser::lexer::TokenKind;

/// A gap between two lines, and what it takes to write an entry there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place<'a> {
    /// Where: the start of a line, or the end of the text.
    at: usize,
    /// What ends the line above and parts the entry from it by one blank line.
    lead: String,
    /// What parts it from the line below, where no blank line does so already.
    trail: &'static str,
    style: Style<'a>,
}

/// The position of a new entry among its siblings: behind the last one that it is not before,
/// so that of two entries of a day the one that was written later comes later.
pub(crate) fn rank<T>(siblings: &[T], comes_first: impl Fn(&T) -> bool) -> usize {
    siblings
        .iter()
        .rposition(comes_first)
        .map_or(0, |last| last + 1)
}

impl<'a> Place<'a> {
    /// The place at `rank` among `siblings`, which stand in the order of the file; without any,
    /// directly after `parent`. Siblings begin after the parent's end.
    pub(crate) fn among(
        source: &'a Source,
        siblings: &[Span],
        rank: usize,
        parent: Span,
    ) -> Place<'a> {
        let text = source.text();
        let above = rank.checked_sub(1).and_then(|above| siblings.get(above));
        match (above, siblings.first()) {
            (Some(above), _) => Place::after(text, *above),
            (None, Some(first)) => Place::before(text, *first, parent.range().end),
            (None, None) => Place::after(text, parent),
        }
    }

    /// The place before the entry at `next`. `from` is an offset above it that lies outside
    /// every value; nothing above that is looked at.
    pub(crate) fn before(text: &'a str, next: Span, from: usize) -> Place<'a> {
        let header = line_start(text, next.range().start);
        let content_end = content_end(text, from, header);
        let limit = match content_end {
            0 => 0,
            end => next_line(text, end),
        };
        let mut at = header;
        while at > limit && is_comment(line_at(text, previous_line(text, at))) {
            at = previous_line(text, at);
        }
        Place::at(text, at, Style::at(text, next))
    }

    /// The place after everything in the file.
    pub(crate) fn at_end(text: &'a str) -> Place<'a> {
        Place::at(text, text.len(), Style::PLAIN)
    }

    /// The place after the entry, or the part of a file, at `above`.
    pub(crate) fn after(text: &'a str, above: Span) -> Place<'a> {
        let end = next_line(text, above.range().end);
        let mut comments_end = end;
        while is_comment(line_at(text, comments_end)) {
            comments_end = next_line(text, comments_end);
        }
        let at = if is_header(line_at(text, comments_end)) {
            end
        } else {
            comments_end
        };
        Place::at(text, at, Style::at(text, above))
    }

    /// The replacement that writes `entries` here, parted by blank lines.
    pub(crate) fn insert(&self, file: crate::text::FileId, entries: &[Entry<'_>]) -> Replacement {
        let mut text = self.lead.clone();
        for (index, entry) in entries.iter().enumerate() {
            if index > 0 {
                text.push_str(self.style.line_end);
            }
            entry.write(self.style, &mut text);
        }
        text.push_str(self.trail);
        Replacement {
            span: Span::new(file, self.at, self.at),
            text,
        }
    }

    /// The gap at `at`, the start of a line, above the blank lines that it may have above it:
    /// so these stay with what follows.
    fn at(text: &'a str, at: usize, style: Style<'a>) -> Place<'a> {
        let mut at = at;
        while at > 0 && is_blank(line_at(text, previous_line(text, at))) {
            at = previous_line(text, at);
        }
        let line_end = line_end_above(text, at);
        let above = text.get(..at).unwrap_or("");
        let lead = match (above.is_empty(), above.ends_with('\n')) {
            (true, _) => String::new(),
            (false, true) => line_end.to_owned(),
            (false, false) => line_end.repeat(2),
        };
        let trail = if at == text.len() || is_blank(line_at(text, at)) {
            ""
        } else {
            line_end
        };
        let style = Style { line_end, ..style };
        Place {
            at,
            lead,
            trail,
            style,
        }
    }
}

impl<'a> Style<'a> {
    /// The indentation of the entry at `sibling` and of its keys.
    fn at(text: &'a str, sibling: Span) -> Style<'a> {
        let header = line_start(text, sibling.range().start);
        let first_key = line_at(text, next_line(text, header));
        let header_indent = indent(line_at(text, header));
        let key_indent = if is_blank(first_key) || is_comment(first_key) {
            header_indent
        } else {
            indent(first_key)
        };
        Style {
            header_indent,
            key_indent,
            ..Style::PLAIN
        }
    }
}

/// Where the last key, value or header in `from..to` ends; `from` where there is none.
/// Lexed, since a line inside a `"""` text can look like anything.
fn content_end(text: &str, from: usize, to: usize) -> usize {
    let tokens = toml_parser::Source::new(text.get(from..to).unwrap_or("")).lex();
    let content = tokens.filter(|token| {
        !matches!(
            token.kind(),
            TokenKind::Whitespace | TokenKind::Newline | TokenKind::Comment | TokenKind::Eof
        )
    });
    content
        .last()
        .map_or(from, |token| from + token.span().end())
}

/// The line end of the line above `at`; of the nearest one above it that has one, where it is
/// the file's last and lacks it.
fn line_end_above(text: &str, at: usize) -> &'static str {
    let above = text.get(..at).unwrap_or("");
    match above.rfind('\n').and_then(|end| above.get(..end)) {
        Some(line) if line.ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

fn line_start(text: &str, offset: usize) -> usize {
    let above = text.get(..offset).and_then(|above| above.rfind('\n'));
    above.map_or(0, |end| end + 1)
}

/// Where the line begins that ends at `at`, the start of a line or the end of the text.
fn previous_line(text: &str, at: usize) -> usize {
    let above = text.get(..at).unwrap_or("");
    line_start(text, above.strip_suffix('\n').unwrap_or(above).len())
}

/// Where the line after the one that holds `offset` begins, or the end of the text.
fn next_line(text: &str, offset: usize) -> usize {
    let below = text.get(offset..).and_then(|below| below.find('\n'));
    below.map_or(text.len(), |end| offset + end + 1)
}

/// The line that begins at `start`, with its line end.
fn line_at(text: &str, start: usize) -> &str {
    text.get(start..next_line(text, start)).unwrap_or("")
}

fn indent(line: &str) -> &str {
    let content = line.trim_start_matches([' ', '\t']);
    &line[..line.len() - content.len()]
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with('#')
}

fn is_header(line: &str) -> bool {
    line.trim_start().starts_with('[')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_alone_are_left_below_what_is_written() {
        let place = Place::at_end("\n  \n");
        assert_eq!((place.at, &*place.lead, place.trail), (0, "", ""));
    }
}
