//! Headers whose brackets do not match: `[[handling]`, `[handling]]`, `[[handling`.
//!
//! Losing a header would put its keys into the table above, where they clash with others; so the
//! name is read whatever the brackets, and its section under it.

use std::ops::Range;

use toml_parser::lexer::TokenKind;

use super::lexer::{Kind, Token};
use super::line::is_key;
use crate::schema::{self, Table, bracketed};
use crate::text::{Diagnostic, FileId, Span};

/// A header whose name can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Header {
    /// Whether it is, or is meant to be, a `[[…]]`.
    pub(crate) is_array: bool,
    /// Whether the brackets are as they should be.
    pub(crate) is_sound: bool,
    /// The parts of the name.
    pub(crate) keys: Vec<Range<usize>>,
    /// From the first bracket to the last.
    pub(crate) range: Range<usize>,
}

/// Reads the tokens of a line as a header, with whatever brackets there are.
pub(crate) fn read(tokens: &[Token]) -> Option<Header> {
    let is = |token: &&Token, kind| token.kind == Kind::Toml(kind);
    let blank = TokenKind::Whitespace;
    let tokens: Vec<&Token> = tokens.iter().filter(|token| !is(token, blank)).collect();
    let brackets = |from: usize, bracket| {
        let rest = tokens.iter().skip(from);
        rest.take_while(|token| is(token, bracket)).count()
    };
    let opens = brackets(0, TokenKind::LeftSquareBracket);
    let mut keys: Vec<Range<usize>> = Vec::new();
    let mut wants_key = true;
    let mut at = opens;
    while let Some(token) = tokens.get(at) {
        match token.kind {
            Kind::Toml(TokenKind::RightSquareBracket) => break,
            Kind::Toml(TokenKind::Dot) if !wants_key => wants_key = true,
            Kind::Toml(_) if wants_key => {
                keys.push(token.as_key()?);
                wants_key = false;
            }
            _ => return None,
        }
        at += 1;
    }
    let last_key = keys.last().filter(|_| !wants_key)?;
    let closes = brackets(at, TokenKind::RightSquareBracket);
    let start = tokens.first()?.range.start;
    let end = tokens
        .get(..at + closes)?
        .last()?
        .range
        .end
        .max(last_key.end);
    // No blank between two of them.
    let are_joined = |from: usize, count: usize| {
        let run = tokens.get(from..from + count).unwrap_or_default();
        let ends = run.first().zip(run.last());
        ends.is_none_or(|(first, last)| last.range.end - first.range.start == count)
    };
    let is_sound = opens == closes && opens <= 2 && are_joined(0, opens) && are_joined(at, closes);
    (opens + closes > 0).then(|| Header {
        is_array: opens.max(closes) >= 2,
        is_sound,
        keys,
        range: start..end,
    })
}

/// The header whose name a line has, in other brackets or with other signs than it should have, or
/// with more behind the name: `((handling.note))`, `[[handling note]]`, `[[handling nr. 2.2]]`, or the
/// name alone.
pub(crate) fn meant(text: &str, line: Range<usize>) -> Option<Header> {
    let written = text.get(line.clone())?;
    if written.len() > LONGEST {
        return None;
    }
    let is_bracketed = written
        .trim_start()
        .starts_with(|c: char| "[({<［（｛".contains(c));
    let nearly = || schema::header_of_nearly(written).filter(|_| is_bracketed);
    let named = schema::header_of_words(written).or_else(nearly)?;
    let is_meant = if is_bracketed {
        !written.contains(['=', '"', '\'', '#'])
    } else {
        // A word alone, or behind the mark of a list, may be a line of a text.
        let is_name = named.words > 1 && !written.contains(['=', '"', '\'', '#', ':']);
        named.is_all && (is_name || has_its_keys_below(text, line.end, named.table))
    };
    if !is_meant {
        return None;
    }
    // A word alone that is of a table within another is read again by its whole name.
    let mut keys = Vec::new();
    let mut at = 0;
    for _ in 0..named.words {
        at += written.get(at..)?.find(schema::is_of_word)?;
        let rest = written.get(at..)?;
        let length = rest.find(|c| !schema::is_of_word(c)).unwrap_or(rest.len());
        keys.push(line.start + at..line.start + at + length);
        at += length;
    }
    Some(Header {
        is_array: named.name.is_list,
        is_sound: false,
        keys,
        range: line.start..line.start + written.trim_end().len(),
    })
}

/// Whether the next line with anything on it gives a key of the table.
fn has_its_keys_below(text: &str, end: usize, table: &Table) -> bool {
    let below = text.get(end..).unwrap_or_default();
    let next = below.lines().find(|line| !line.trim().is_empty());
    next.filter(|line| is_key(line)).is_some_and(|line| {
        let key = line.split('=').next().unwrap_or_default();
        table.field(key.trim()).is_some()
    })
}

/// No header is longer, in bytes.
const LONGEST: usize = 80;

/// Whether a line is a header of which no name can be read: `[a b]` or `[`. A line of a list that
/// lost its beginning has quotes or numbers in its brackets.
pub(crate) fn is_unreadable(text: &str, line: &[Token]) -> bool {
    let bracket = Kind::Toml(TokenKind::LeftSquareBracket);
    let is_bracketed = line.first().is_some_and(|token| token.kind == bracket);
    let inner = line.iter().find(|token| token.kind != bracket);
    let inner = inner.and_then(|token| text.get(token.range.clone()));
    let is_list = |text: &str| text.starts_with(|c: char| "\"'{".contains(c) || c.is_numeric());
    is_bracketed && !inner.is_some_and(is_list)
}

/// The header of such a line. Its section is lost.
pub(crate) fn unreadable(range: Range<usize>) -> Header {
    Header {
        is_array: false,
        is_sound: true,
        keys: Vec::new(),
        range,
    }
}

impl Header {
    /// The name, as written in `text`, of which the first `base` bytes are left out.
    pub(crate) fn name(&self, text: &str, base: usize) -> String {
        let part = |key: &Range<usize>| text.get(key.start - base..key.end - base);
        let parts: Vec<&str> = self.keys.iter().filter_map(part).map(str::trim).collect();
        parts.join(".")
    }

    /// The error for brackets that do not match; with the `name` to write instead, and the brackets of a
    /// list of tables or of a single one.
    pub(crate) fn problem(
        &self,
        file: FileId,
        text: &str,
        name: &str,
        is_array: bool,
    ) -> Diagnostic {
        let span = Span::new(file, self.range.start, self.range.end);
        let written = text.get(self.range.clone()).unwrap_or_default();
        let bare: String = written.chars().filter(|c| !"[] \t".contains(*c)).collect();
        let message = if bare == self.name(text, 0) && bare != written {
            "parenteserne om overskriften passer ikke sammen"
        } else {
            "overskriften er ikke skrevet rigtigt"
        };
        let header = bracketed(name, is_array);
        Diagnostic::error(super::wording::SYNTAX, span, message).help(format!("Skriv ”{header}”."))
    }
}

#[cfg(test)]
mod tests {
    use crate::load::testing::{diagnose, survivors};
    use insta::assert_snapshot;

    const BROKEN: &str = "a = 1\n\n[[handling]\nnr = \"1\"\n\n[handling]]\nnr = \"2\"\n\n\n[[handling\nnr = \"3\"\n\n\nhandling]]\nnr = \"4\"\n\n[ [handling.note] ]\nt = 1\n";

    #[test]
    fn brackets_that_do_not_match_are_one_error_and_the_header_is_read_as_meant() {
        assert_snapshot!(diagnose(BROKEN), @"
        3:1 syntaks: parenteserne om overskriften passer ikke sammen | Skriv ”[[handling]]”.
        6:1 syntaks: parenteserne om overskriften passer ikke sammen | Skriv ”[[handling]]”.
        10:1 syntaks: parenteserne om overskriften passer ikke sammen | Skriv ”[[handling]]”.
        14:1 syntaks: parenteserne om overskriften passer ikke sammen | Skriv ”[[handling]]”.
        17:1 syntaks: parenteserne om overskriften passer ikke sammen | Skriv ”[[handling.note]]”.
        ");
        assert_snapshot!(survivors(BROKEN), @r#"{a: 1, handling: [{nr: "1"}, {nr: "2"}, {nr: "3"}, {note: [{t: 1}], nr: "4"}]}"#);
    }

    #[test]
    fn a_section_under_a_broken_header_keeps_its_own_sections_and_its_place() {
        let text = "[[abc]]\nx = 1\n[[abc]\nx = 2\n[[abc.de]]\ny = 1\n[abc.de]]\ny = 2\n[[abc]]\nx = 3\n[abc\nx = 4\n[de\nz = 1\n";
        assert_snapshot!(diagnose(text), @"
        3:1 syntaks: parenteserne om overskriften passer ikke sammen | Skriv ”[[abc]]”.
        7:1 syntaks: parenteserne om overskriften passer ikke sammen | Skriv ”[[abc.de]]”.
        11:1 syntaks: parenteserne om overskriften passer ikke sammen | Skriv ”[[abc]]”.
        13:1 syntaks: parenteserne om overskriften passer ikke sammen | Skriv ”[de]”.
        ");
        assert_snapshot!(survivors(text), @"{abc: [{x: 1}, {de: [{y: 1}, {y: 2}], x: 2}, {x: 3}, {x: 4}], de: {z: 1}}");
    }

    #[test]
    fn the_name_alone_is_a_header_where_it_can_be_no_text() {
        let told = |text: &str| format!("{}\n{}", diagnose(text), survivors(text));
        assert_snapshot!(told("[[handling]]\nnr = \"1\"\n\nhandling note\nx = 1\n"), @r#"
        4:1 syntaks: overskriften er ikke skrevet rigtigt | Skriv ”[[handling.note]]”.
        {handling: [{note: [{x: 1}], nr: "1"}]}
        "#);
        assert_snapshot!(told("[[handling]]\nnr = \"1\"\n\nhandling.note # x\nx = 1\n"), @r#"
        4:15 syntaks: linjen er hverken en overskrift eller en nøgle med en værdi | Skriv ”nøgle = værdi”; hører linjen til en tekst, så skriv """ før og efter hele teksten.
        {handling: [{nr: "1", x: 1}]}
        "#);
        assert_snapshot!(told("[[handling]]\nnr = \"1\"\n\nnote\nx = 1\n"), @r#"
        4:5 syntaks: linjen er hverken en overskrift eller en nøgle med en værdi | Skriv ”nøgle = værdi”; hører linjen til en tekst, så skriv """ før og efter hele teksten.
        {handling: [{nr: "1", x: 1}]}
        "#);
        assert_snapshot!(told("[[handling]]\nnr = \"1\"\n\nhandling.note\ndato = 2024-03-12\n"), @r#"
        4:1 syntaks: overskriften er ikke skrevet rigtigt | Skriv ”[[handling.note]]”.
        {handling: [{note: [{dato: 2024-03-12}], nr: "1"}]}
        "#);
    }

    #[test]
    fn a_header_with_more_than_its_name_is_read_by_its_name() {
        let told = |header: &str| {
            let text = format!("[[handling]]\nnr = \"1\"\n{header}\nx = 1\n");
            format!("{}\n{}", diagnose(&text), survivors(&text))
        };
        let headers = [
            "[[handling.note:2]]",
            "[[handling.note nr. 2]]",
            "[handling note]]",
        ];
        assert_snapshot!(headers.map(told).join("\n"), @r#"
        3:1 syntaks: overskriften er ikke skrevet rigtigt | Skriv ”[[handling.note]]”.
        {handling: [{note: [{x: 1}], nr: "1"}]}
        3:1 syntaks: overskriften er ikke skrevet rigtigt | Skriv ”[[handling.note]]”.
        {handling: [{note: [{x: 1}], nr: "1"}]}
        3:1 syntaks: overskriften er ikke skrevet rigtigt | Skriv ”[[handling.note]]”.
        {handling: [{note: [{x: 1}], nr: "1"}]}
        "#);
        // What is longer is a sentence.
        let note = |length: usize| format!("(handling note{})", " ".repeat(length - 15));
        assert_snapshot!(told(&note(80)), @r#"
        3:1 syntaks: overskriften er ikke skrevet rigtigt | Skriv ”[[handling.note]]”.
        {handling: [{note: [{x: 1}], nr: "1"}]}
        "#);
        assert_snapshot!(told(&note(81)), @r#"
        3:1 syntaks: her står en tekst, som ikke hører til nogen nøgle | Skriv den som nøgle = """tekst""", eller slet den.
        {handling: [{nr: "1", x: 1}]}
        "#);
    }

    #[test]
    fn a_header_that_cannot_be_read_loses_what_is_within_it_and_no_more() {
        let text = "[[handling]]\nnr = \"1\"\n[[handling.note \"x\"]]\nx = 1\n[[handling.note]]\nx = 2\n[[handling \"x\"]]\nx = 3\n[[handling.note]]\nx = 4\n[[handling]]\nnr = \"2\"\n";
        assert_snapshot!(survivors(text), @r#"{handling: [{note: [{x: 2}], nr: "1"}, {nr: "2"}]}"#);
    }

    #[test]
    fn what_follows_a_sound_header_does_not_spoil_it() {
        let text = "[[a]] x = 1\ny = 2\n[a b]\nz = 1\n[]\nq = 1\n";
        assert_snapshot!(diagnose(text), @"
        1:7 syntaks: linjen går videre, hvor den skulle slutte | Sæt resten på en ny linje, eller slet den.
        3:3 syntaks: overskriften er ikke skrevet rigtigt | Skriv navnet alene mellem parenteserne, som i ”[[handling]]” eller ”[[part]]”.
        5:2 syntaks: her mangler et navn | Skriv navnet, eller slet linjen.
        ");
        assert_snapshot!(survivors(text), @"{a: [{y: 2}]}");
    }

    #[test]
    fn a_header_with_a_fault_in_its_name_is_lost_with_its_section() {
        let text = "[[hand\u{1}ling]]\nx = 1\n[[b]]\ny = 1\n";
        assert_snapshot!(diagnose(text), @"1:7 syntaks: et usynligt styretegn (U+0001) kan ikke stå i en nøgle | Slet tegnet.");
        assert_snapshot!(survivors(text), @"{b: [{y: 1}]}");
    }

    #[test]
    fn a_header_without_a_name_to_read_is_given_none() {
        let text = "[[a b]\nx = 1\n[[a..b]\nx = 1\n[.a\nx = 1\n[a b\nx = 1\n";
        assert_snapshot!(diagnose(text), @"
        1:4 syntaks: overskriften er ikke skrevet rigtigt | Skriv navnet alene mellem parenteserne, som i ”[[handling]]” eller ”[[part]]”.
        3:5 syntaks: her mangler et navn | Skriv navnet, eller slet linjen.
        5:2 syntaks: her mangler et navn | Skriv navnet, eller slet linjen.
        7:3 syntaks: overskriften er ikke skrevet rigtigt | Skriv navnet alene mellem parenteserne, som i ”[[handling]]” eller ”[[part]]”.
        ");
        assert_snapshot!(survivors(text), @"{}");
    }

    #[test]
    fn a_line_of_a_list_is_no_header_and_costs_nothing_below_it() {
        let text = "a = 1\n[\"A\", \"B\"],\nb = 2\n[1, 2],\nc = 3\n";
        assert_snapshot!(diagnose(text), @"
        2:5 syntaks: her står en liste, som ikke hører til nogen nøgle | Skriv den som nøgle = […], eller slet den.
        4:3 syntaks: her står en liste, som ikke hører til nogen nøgle | Skriv den som nøgle = […], eller slet den.
        ");
        assert_snapshot!(survivors(text), @"{a: 1, b: 2, c: 3}");
        let lines = ["[\"A\" , 'B']", "  [ 'A', 'B' ]", "[[1, 2], [3]]"];
        assert_snapshot!(lines.map(diagnose).join("\n"), @"
        1:5 syntaks: her står en liste, som ikke hører til nogen nøgle | Skriv den som nøgle = […], eller slet den.
        1:8 syntaks: her står en liste, som ikke hører til nogen nøgle | Skriv den som nøgle = […], eller slet den.
        1:4 syntaks: her står en liste, som ikke hører til nogen nøgle | Skriv den som nøgle = […], eller slet den.
        ");
        let headers = ["[handling, note]", "[\"A\" note]", "[[handling, note]]"];
        assert_snapshot!(headers.map(diagnose).join("\n"), @"
        1:1 syntaks: overskriften er ikke skrevet rigtigt | Skriv ”[[handling.note]]”.
        1:5 syntaks: overskriften er ikke skrevet rigtigt | Skriv navnet alene mellem parenteserne, som i ”[[handling]]” eller ”[[part]]”.
        1:1 syntaks: overskriften er ikke skrevet rigtigt | Skriv ”[[handling.note]]”.
        ");
    }
}
