//! Running text as Markdown, with marks and blanks where they are read as such.
//!
//! As little is escaped as will do, so that the Markdown itself can be read: a full stop or a
//! hyphen in a sentence stays as it is. A line break in a paragraph stays one, in a table cell as
//! `<br>`; in a heading, where it would be structure, it becomes a blank.

use crate::text::links::{Piece, pieces};
use crate::text::visible::visible;
use crate::view::block::Inline;

/// Running text, whose line breaks stay.
pub(super) fn paragraph(out: &mut String, text: &[Inline]) {
    Running::new(out, "  \n").add_all(text).end();
}

/// Text on one line that has begun: a heading.
pub(super) fn line(out: &mut String, text: &[Inline]) {
    Running::new(out, "").add_all(text).end();
}

/// Text in the making: blanks as one blank each and outside the marks, none first or last.
pub(super) struct Running<'o> {
    out: &'o mut String,
    /// Where it begins in `out`.
    start: usize,
    /// What a line break becomes; empty: a blank.
    line_end: &'static str,
    /// The words that stand between the same marks (none, `*`, `**` or `~~`), not yet in `out`.
    run: String,
    mark: &'static str,
    /// The blank before the next word.
    blank: Option<&'static str>,
}

/// Only blanks that people type: a no-break space holds words together.
const BLANKS: [char; 3] = [' ', '\t', '\n'];

impl Running<'_> {
    pub(super) fn new<'o>(out: &'o mut String, line_end: &'static str) -> Running<'o> {
        Running {
            start: out.len(),
            out,
            line_end,
            run: String::new(),
            mark: "",
            blank: None,
        }
    }

    fn add_all(mut self, text: &[Inline]) -> Self {
        text.iter().for_each(|part| self.add_inline(part));
        self
    }

    pub(super) fn add_inline(&mut self, part: &Inline) {
        match part {
            Inline::Text(words) | Inline::Toned(_, words) => self.add("", words),
            Inline::Strong(words) | Inline::New(words) => self.add("**", words),
            Inline::Gone(words) => self.add("~~", words),
            Inline::Emphasis(words) => self.add("*", words),
        }
    }

    /// `words` between `mark`s.
    pub(super) fn add(&mut self, mark: &'static str, words: &str) {
        let shown = visible(words);
        let mut rest: &str = &shown;
        loop {
            let words = rest.trim_start_matches(BLANKS);
            let blank = &rest[..rest.len() - words.len()];
            if blank.contains('\n') && !self.line_end.is_empty() {
                self.blank = Some("\n");
            } else if !blank.is_empty() {
                self.blank = self.blank.or(Some(" "));
            }
            if words.is_empty() {
                return;
            }
            let (words, after) = words.split_at(evenly_spaced(words));
            if let Some(blank) = self.blank.take().filter(|_| self.has_begun()) {
                self.put(if mark == self.mark { mark } else { "" }, blank);
            }
            self.put(mark, words);
            rest = after;
        }
    }

    fn has_begun(&self) -> bool {
        !self.run.is_empty() || self.out.len() > self.start
    }

    fn put(&mut self, mark: &'static str, words: &str) {
        if mark != self.mark {
            self.end_run(words.chars().next());
            self.mark = mark;
        }
        self.run.push_str(words);
    }

    /// Ends the text.
    pub(super) fn end(mut self) {
        self.end_run(None);
    }

    /// Writes the run, which `next` follows.
    fn end_run(&mut self, next: Option<char>) {
        let from = self.out.len();
        let begins_lines = self.line_end.ends_with('\n');
        let is_first = from == self.start && self.mark.is_empty();
        for (number, line) in self.run.split('\n').enumerate() {
            if number > 0 {
                self.out.push_str(self.line_end);
            }
            if begins_lines && (number > 0 || is_first) {
                at_line_start(self.out, line);
            } else {
                inline(self.out, line);
            }
        }
        self.run.clear();
        let (before, words) = self.out.split_at(from);
        if !self.mark.is_empty() && flanks(&before[self.start..], words, next) {
            self.out.insert_str(from, self.mark);
            self.out.push_str(self.mark);
        }
    }
}

/// How far the words of `text` have but one blank between them.
fn evenly_spaced(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n');
    let ends = |at: &usize| match bytes[*at] {
        b'\t' | b'\n' => true,
        b' ' => bytes.get(at + 1).is_none_or(is_blank),
        _ => false,
    };
    (0..bytes.len()).find(ends).unwrap_or(bytes.len())
}

/// Whether marks around `words` would be read as marks, which depends on the signs beside them.
fn flanks(before: &str, words: &str, after: Option<char>) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let before = before.chars().next_back();
    let opens = is_word(words.chars().next()) || !is_word(before);
    let closes = is_word(words.chars().next_back()) || !is_word(after);
    opens && closes && before != Some('*')
}

/// `text` on one line, wherever it stands, the beginning of a line included.
pub(super) fn text(text: &str) -> String {
    let mut out = String::new();
    at_line_start(&mut out, &one_line(text));
    out
}

fn at_line_start(out: &mut String, line: &str) {
    let start = out.len();
    inline(out, line);
    if let Some(at) = line_marker(line) {
        // What comes before a marker is digits, which are not escaped.
        out.insert(start + at, '\\');
    }
}

/// `text` on one line, in a table cell or after other words: what means something only at the
/// beginning of a line stays as it is.
pub(super) fn cell(text: &str) -> String {
    let mut out = String::new();
    inline(&mut out, &one_line(text));
    out
}

fn one_line(text: &str) -> String {
    let shown = visible(text);
    // Only blanks that people type: a no-break space holds words together on purpose.
    let words = shown
        .split([' ', '\t', '\n'])
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Where the sign stands that makes `line` a heading, a list item, a quote or a rule.
fn line_marker(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let after = &line[digits..];
    let mut rest = after.chars();
    let sign = rest.next()?;
    let ends_word = matches!(rest.next(), None | Some(' '));
    let is_marker = match (digits, sign) {
        (0, '>' | '=' | ':') => true,
        // Before a letter or a digit it is a hyphen or a sign: "-5 grader".
        (0, '-' | '+') => !rest_starts_word(after),
        (1..=9, '.' | ')') => ends_word,
        _ => false,
    };
    is_marker.then_some(digits)
}

fn rest_starts_word(after: &str) -> bool {
    after.chars().nth(1).is_some_and(char::is_alphanumeric)
}

/// Writes `line` with all escaped that would be read as more than text.
fn inline(out: &mut String, line: &str) {
    if !line.bytes().any(is_sign) {
        out.push_str(line);
    } else if !line.contains(':') {
        // Most lines have no address to look for.
        escape(out, line);
    } else {
        for piece in pieces(line) {
            match piece {
                Piece::Text(words) => escape(out, words),
                Piece::Link(address) => out.extend(["<", address, ">"]),
            }
        }
    }
}

/// Whether a byte may need escaping.
fn is_sign(byte: u8) -> bool {
    matches!(
        byte,
        b'<' | b'&'
            | b'\\'
            | b'`'
            | b'*'
            | b'['
            | b']'
            | b'|'
            | b'~'
            | b'^'
            | b'$'
            | b'_'
            | b'#'
            | b'}'
            | b':'
    )
}

fn escape(out: &mut String, line: &str) {
    let mut done = 0;
    for (at, sign) in line.bytes().enumerate().filter(|(_, byte)| is_sign(*byte)) {
        let (before, rest) = (&line[..at], &line[at + 1..]);
        let (previous, next) = (before.chars().next_back(), rest.chars().next());
        let instead = match sign {
            b'<' => "&lt;",
            b'&' if is_entity(rest) => "&amp;",
            // By its number: table parsers differ on what a backslash before `\|` means.
            b'\\' if next.is_none_or(|next| next.is_ascii_punctuation()) => "&#92;",
            b'&' | b'\\' => continue,
            b'_' if is_within_word(previous, next) => continue,
            b'#' if previous.is_some_and(|previous| !previous.is_whitespace()) => continue,
            // `{.b}` at the end of a heading is taken for its attributes, and not shown.
            b'}' if !rest.is_empty() => continue,
            b':' if !opens_foreign_link(before, rest) => continue,
            _ => "\\",
        };
        out.extend([&line[done..at], instead]);
        // After a backslash the sign itself stays.
        done = at + usize::from(instead != "\\");
    }
    out.push_str(&line[done..]);
}

fn is_within_word(before: Option<char>, next: Option<char>) -> bool {
    before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)
}

/// Whether an ampersand before `rest` would be read as an entity: `amp;`, `#60;`, `#x3c;`.
fn is_entity(rest: &str) -> bool {
    let Some((name, _)) = rest.split_once(';') else {
        return false;
    };
    let name = name.strip_prefix('#').unwrap_or(name);
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Whether a colon between `before` and `rest` makes an address that some readers would link
/// by themselves. Web and mail addresses may be linked; nothing else.
fn opens_foreign_link(before: &str, rest: &str) -> bool {
    let is_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-');
    let start = before.trim_end_matches(is_scheme).len();
    let scheme = before[start..].to_ascii_lowercase();
    match scheme.as_str() {
        "" | "http" | "https" | "mailto" => false,
        "xmpp" => true,
        _ => rest.starts_with("//"),
    }
}
