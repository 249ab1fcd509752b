//! `typografiske-anfoerselstegn`: a value in the curly quotes that Word makes.
//!
//! TOML knows the straight quote only. The value is read as it was meant.

use std::ops::Range;

use super::line::{is_header, is_key, line_at};
use super::repair::Edit;
use crate::text::{Diagnostic, FileId, Replacement, Span};

pub(crate) const SMART_QUOTES: &str = "typografiske-anfoerselstegn";

/// A value between quotes of which at least one is curly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quoted {
    /// From the first byte of the opening quote to the last of the closing one.
    pub(crate) range: Range<usize>,
    opener: usize,
    closer: usize,
    /// The straight quotes that it should have.
    straight: &'static str,
    /// Whether a quote in it closes what no quote in it opened, and another opens after that:
    /// these are two texts, or one that begins and ends with a quotation.
    is_parted: bool,
}

/// Whether an unquoted word begins with a curly quote.
pub(crate) fn begins_quoted(word: &str) -> bool {
    word.starts_with(is_curly)
}

/// The curly-quoted value that begins at `at`, if it ends on the same line, or between three curly
/// quotes on a later one.
pub(crate) fn curly(text: &str, at: usize) -> Option<Quoted> {
    let rest = text.get(at..)?;
    let opening = three_doubles(rest);
    if let Some(opener) = opening.filter(|_| rest.starts_with(is_curly_double)) {
        return triple(rest, at, opener);
    }
    let line = line_at(text, at);
    let opener = line.chars().next()?;
    let closers = closers(opener)?;
    quoted(line, at, opener, |c| closers.contains(c))
}

/// The value of several lines whose opening quotes are so many bytes long. A header or a key in it
/// shows that its end is missing.
fn triple(rest: &str, at: usize, opener: usize) -> Option<Quoted> {
    let inner = rest.get(opener..)?;
    let (offset, closer) = inner.char_indices().find_map(|(offset, _)| {
        let closer = three_doubles(inner.get(offset..)?)?;
        let after = inner.get(offset + closer..)?;
        ends_value(after).then_some((offset, closer))
    })?;
    let mut lines = inner.get(..offset)?.lines();
    if lines.any(|line| is_header(line) || is_key(line)) {
        return None;
    }
    let content = inner.get(..offset)?;
    let is_parted = content
        .char_indices()
        .any(|(at, _)| content.get(at..).and_then(three_doubles).is_some());
    Some(Quoted {
        range: at..at + opener + offset + closer,
        opener,
        closer,
        straight: "\"\"\"",
        is_parted,
    })
}

/// How long the three double quotes are that a text begins with.
fn three_doubles(text: &str) -> Option<usize> {
    let quotes = text
        .chars()
        .take_while(|c| *c == '"' || is_curly_double(*c));
    let lengths: Vec<usize> = quotes.take(3).map(char::len_utf8).collect();
    (lengths.len() == 3).then(|| lengths.iter().sum())
}

/// A value that begins with a straight quote, and ends with a curly one.
/// A closed text that holds a pair of curly quotes is none.
pub(crate) fn straight_then_curly(line: &str, at: usize) -> Option<Quoted> {
    let content = line.strip_prefix('"')?;
    let quotes = content.chars().take_while(|c| *c != '"');
    let odd = quotes.filter(|c| is_curly_double(*c)).count() % 2 == 1;
    odd.then(|| quoted(line, at, '"', is_curly_double))?
}

fn quoted(line: &str, at: usize, opener: char, closes: impl Fn(char) -> bool) -> Option<Quoted> {
    let inner = line.get(opener.len_utf8()..)?;
    let ends = |(offset, c): (usize, char)| {
        let after = inner.get(offset + c.len_utf8()..).unwrap_or_default();
        closes(c) && ends_value(after)
    };
    // The one that closes what `opener` opened, or the first that can where they do not match.
    let quotes = inner_quotes(opener, inner);
    let matching = quotes
        .iter()
        .find(|quote| quote.depth == 0 && ends((quote.at, quote.sign)))
        .map(|quote| (quote.at, quote.sign));
    let (offset, closer) = matching.or_else(|| inner.char_indices().find(|place| ends(*place)))?;
    let content = inner.get(..offset)?;
    // Where nothing but a sign parts them, each is a text of its own.
    let two = |gap: &Range<usize>| content.get(gap.clone()).is_some_and(parts_values);
    let (offset, closer, is_parted) = match gap(&inner_quotes(opener, content)) {
        Some(gap) if two(&gap) => {
            let (offset, closer) = content.get(..gap.start)?.char_indices().next_back()?;
            (offset, closer, false)
        }
        gap => (offset, closer, gap.is_some()),
    };
    let end = at + opener.len_utf8() + offset + closer.len_utf8();
    Some(Quoted {
        range: at..end,
        opener: opener.len_utf8(),
        closer: closer.len_utf8(),
        straight: "\"",
        is_parted,
    })
}

/// A quote that opens or closes something within what another has opened.
struct InnerQuote {
    at: usize,
    sign: char,
    opens: bool,
    /// How many are open after it, the outer one included.
    depth: i32,
}

/// The quotes after `opener`, of its kind. The same sign opens and closes, so its neighbours tell;
/// one within a word does neither.
fn inner_quotes(opener: char, text: &str) -> Vec<InnerQuote> {
    let is_single = |c| matches!(c, '‘' | '’' | '‚');
    let is_quote = |c| (is_curly(c) || c == '"') && is_single(c) == is_single(opener);
    let mut depth = 1;
    let mut before = opener;
    let mut quotes = Vec::new();
    for (at, sign) in text.char_indices() {
        if is_quote(sign) {
            let after = text.get(at + sign.len_utf8()..).unwrap_or_default();
            let begins = after.starts_with(|c: char| c.is_alphanumeric() || "([".contains(c));
            let ends = before.is_alphanumeric() || ".!?)".contains(before);
            if !(begins && ends) {
                depth += if begins { 1 } else { -1 };
                quotes.push(InnerQuote {
                    at,
                    sign,
                    opens: begins,
                    depth,
                });
            }
        }
        before = sign;
    }
    quotes
}

/// What stands between the quote that closes what none of these opened, and the next that opens.
fn gap(quotes: &[InnerQuote]) -> Option<Range<usize>> {
    let closed = quotes.iter().position(|quote| quote.depth == 0)?;
    let (quote, rest) = quotes.get(closed..)?.split_first()?;
    let opener = rest.iter().find(|quote| quote.opens)?;
    Some(quote.at + quote.sign.len_utf8()..opener.at)
}

/// Whether what stands between two texts parts them as values, and is not a part of a sentence.
fn parts_values(gap: &str) -> bool {
    let gap = gap.trim();
    gap.chars().all(|c| c == ';') || (gap.ends_with('=') && is_key(gap))
}

/// A quote closes only where a value or a key can end; quotes inside a title do not.
fn ends_value(after: &str) -> bool {
    let after = after.trim_start_matches([' ', '\t', '\r', '\u{a0}']);
    after.is_empty() || after.starts_with([',', ']', '}', '#', '=', '\n'])
}

/// What may close a value that `opener` opened; people mix them.
fn closers(opener: char) -> Option<&'static str> {
    match opener {
        '”' | '“' | '„' | '‟' => Some("”“\""),
        '»' => Some("«"),
        '«' => Some("»"),
        '‘' | '’' | '‚' => Some("’‘'"),
        _ => None,
    }
}

/// Whether it is a quotation mark that TOML cannot read.
pub(crate) fn is_curly(c: char) -> bool {
    closers(c).is_some()
}

fn is_curly_double(c: char) -> bool {
    matches!(c, '”' | '“' | '„' | '‟')
}

impl Quoted {
    /// The error; it mends itself where the content needs no escapes, and the rest of the statement
    /// is sound.
    pub(crate) fn problem(&self, file: FileId, text: &str, is_sound: bool) -> Diagnostic {
        let start = self.range.start;
        let opener = Span::new(file, start, start + self.opener);
        let closer = Span::new(file, self.range.end - self.closer, self.range.end);
        let span = Span::new(file, start, self.range.end);
        let message = "teksten står i typografiske anførselstegn, som TOML ikke kan læse";
        let problem = Diagnostic::error(SMART_QUOTES, span, message).help(format!(
            "Brug de lige anførselstegn: {0}…{0}.",
            self.straight
        ));
        if self.is_parted {
            return problem.help("Er det flere tekster, så sæt anførselstegn om hver af dem.");
        }
        let content = self.content(text);
        let needs_escapes = match self.straight {
            "\"" => content.contains(['"', '\\']),
            // Three quotes within would part it.
            _ => content.contains('\\') || content.ends_with('"'),
        };
        if needs_escapes || !is_sound {
            return problem;
        }
        let problem = problem.help("Det kan ”kimo tjek --ret” gøre.");
        let straight = |span| Replacement {
            span,
            text: self.straight.to_owned(),
        };
        problem.fix(
            "Skriv lige anførselstegn",
            "typografiske anførselstegn er rettet til lige",
            vec![straight(opener), straight(closer)],
        )
    }

    /// Straight quotes in the working copy, with the spare bytes outside of them;
    /// `None` when no kind of quote can hold the content.
    pub(crate) fn edits(&self, text: &str) -> Option<[Edit; 2]> {
        let content = self.content(text);
        let Range { start, end } = self.range;
        if self.straight.len() == 3 {
            let opener = format!("{:>width$}", self.straight, width = self.opener);
            return Some([
                Edit::write(start..start + self.opener, opener),
                Edit::write(end - self.closer..end, self.straight),
            ]);
        }
        let quote = match (content.contains(['"', '\\']), content.contains('\'')) {
            (false, _) => '"',
            (true, false) => '\'',
            (true, true) => return None,
        };
        let opener = format!("{quote:>width$}", width = self.opener);
        Some([
            Edit::write(start..start + self.opener, opener),
            Edit::write(end - self.closer..end, quote),
        ])
    }

    fn content<'t>(&self, text: &'t str) -> &'t str {
        let inner = self.range.start + self.opener..self.range.end - self.closer;
        text.get(inner).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use crate::load::testing::{diagnose, survivors};
    use insta::assert_snapshot;

    const KINDS: &str = "a = ”x”\nb = “x”\nc = „x“\nd = »x«\ne = ‘x’ # ”y”\nf = ”x\"\ng = \"x”\n";
    const LISTS: &str = "a = [”A b”, “C”, \"D\"]\nb = [\"E”, \"F\"]\nc = { ”d” = ”e” }\n";
    const INNER: &str =
        "a = ”Planen ”Rent hav” vedtaget”\nb = ”c:\\d”\nc = ”siger \"ja\"”\nd = ”\"'\\”\n";

    #[test]
    fn each_value_is_one_error_that_mends_itself_and_is_read() {
        assert_snapshot!(diagnose(KINDS), @r#"
        1:5 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…". | Det kan ”kimo tjek --ret” gøre. [typografiske anførselstegn er rettet til lige]
        2:5 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…". | Det kan ”kimo tjek --ret” gøre. [typografiske anførselstegn er rettet til lige]
        3:5 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…". | Det kan ”kimo tjek --ret” gøre. [typografiske anførselstegn er rettet til lige]
        4:5 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…". | Det kan ”kimo tjek --ret” gøre. [typografiske anførselstegn er rettet til lige]
        5:5 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…". | Det kan ”kimo tjek --ret” gøre. [typografiske anførselstegn er rettet til lige]
        6:5 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…". | Det kan ”kimo tjek --ret” gøre. [typografiske anførselstegn er rettet til lige]
        7:5 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…". | Det kan ”kimo tjek --ret” gøre. [typografiske anførselstegn er rettet til lige]
        "#);
        assert_snapshot!(survivors(KINDS), @r#"{a: "x", b: "x", c: "x", d: "x", e: "x", f: "x", g: "x"}"#);
    }

    #[test]
    fn three_of_them_hold_a_text_of_several_lines() {
        let text =
            "a = ”””En linje.”””\nb = ”””\nTo ”gode”\n\nlinjer.”””\nc = “““x\n[[d]]\ne = 1\n";
        assert_snapshot!(diagnose(text), @r#"
        1:5 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: """…""". | Det kan ”kimo tjek --ret” gøre. [typografiske anførselstegn er rettet til lige]
        2:5 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: """…""". | Det kan ”kimo tjek --ret” gøre. [typografiske anførselstegn er rettet til lige]
        6:5 syntaks: teksten skal stå i anførselstegn | Skriv "x".
        "#);
        assert_snapshot!(survivors(text), @r#"{a: "En linje.", b: "To ”gode”\n\nlinjer.", d: [{e: 1}]}"#);
    }

    #[test]
    fn values_in_lists_and_keys_are_found_too() {
        assert_snapshot!(diagnose(LISTS), @r#"
        1:6 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…". | Det kan ”kimo tjek --ret” gøre. [typografiske anførselstegn er rettet til lige]
        1:13 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…". | Det kan ”kimo tjek --ret” gøre. [typografiske anførselstegn er rettet til lige]
        2:6 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…". | Det kan ”kimo tjek --ret” gøre. [typografiske anførselstegn er rettet til lige]
        3:7 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…". | Det kan ”kimo tjek --ret” gøre. [typografiske anførselstegn er rettet til lige]
        3:13 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…". | Det kan ”kimo tjek --ret” gøre. [typografiske anførselstegn er rettet til lige]
        "#);
        assert_snapshot!(survivors(LISTS), @r#"{a: ["A b", "C", "D"], b: ["E", "F"], c: {d: "e"}}"#);
    }

    #[test]
    fn quotes_inside_a_title_do_not_end_it_and_escapes_are_not_mended() {
        assert_snapshot!(diagnose(INNER), @r#"
        1:5 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…". | Det kan ”kimo tjek --ret” gøre. [typografiske anførselstegn er rettet til lige]
        2:5 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…".
        3:5 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…".
        4:5 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…".
        "#);
        assert_snapshot!(survivors(INNER), @r#"{a: "Planen ”Rent hav” vedtaget", b: "c:\\d", c: "siger \"ja\""}"#);
    }

    #[test]
    fn two_texts_are_never_read_or_mended_as_one() {
        let two = "a = [“A”; ”B c”]\nb = [”A” ”B”]\nc = [”A””B”]\nd = ”A.” e = ”B”\nf = [»A« »B«]\ng = [\"A” ; ”B”]\nh = [‘A’;‘B’]\ni = [”A ”b” c”; ”D”]\n";
        assert_snapshot!(survivors(two), @"{}");
        assert_snapshot!(diagnose(two), @r#"
        1:6 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…".
        1:9 syntaks: listen er delt med semikolon | Skriv et komma i stedet for ”;”.
        1:11 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…".
        2:6 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…".
        2:10 syntaks: der mangler et komma i listen | Skriv et komma mellem de to.
        2:10 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…".
        3:6 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…".
        3:9 syntaks: der mangler et komma i listen | Skriv et komma mellem de to.
        3:9 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…".
        4:5 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…".
        4:10 syntaks: linjen går videre, hvor den skulle slutte | Sæt resten på en ny linje, eller slet den.
        4:14 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…".
        5:6 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…".
        5:10 syntaks: der mangler et komma i listen | Skriv et komma mellem de to.
        5:10 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…".
        6:6 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…".
        6:10 syntaks: listen er delt med semikolon | Skriv et komma i stedet for ”;”.
        6:12 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…".
        7:6 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…".
        7:9 syntaks: listen er delt med semikolon | Skriv et komma i stedet for ”;”.
        8:6 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…".
        8:15 syntaks: listen er delt med semikolon | Skriv et komma i stedet for ”;”.
        8:17 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…".
        "#);
    }

    #[test]
    fn a_text_that_begins_and_ends_with_a_quotation_is_for_its_writer_to_quote() {
        let one = "a = ”Aftale” og ”Plan”\nb = ”””A”””; ”””B”””\nc = ”Planen ”A” og ”B (c)”, ikke ”D” nu”\n";
        assert_snapshot!(diagnose(one), @r#"
        1:5 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…". | Er det flere tekster, så sæt anførselstegn om hver af dem.
        2:5 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: """…""". | Er det flere tekster, så sæt anførselstegn om hver af dem.
        3:5 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…". | Det kan ”kimo tjek --ret” gøre. [typografiske anførselstegn er rettet til lige]
        "#);
    }

    #[test]
    fn a_quote_within_a_word_neither_opens_nor_closes() {
        let text = "a = [‘Danmark’s kyst’; ‘B’]\nb = ”A” og så = ”B”\nc = ”A” d = ”B”\n";
        assert_snapshot!(diagnose(text), @r#"
        1:6 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…".
        1:22 syntaks: listen er delt med semikolon | Skriv et komma i stedet for ”;”.
        1:24 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…".
        2:5 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…". | Er det flere tekster, så sæt anførselstegn om hver af dem.
        3:5 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…".
        3:9 syntaks: linjen går videre, hvor den skulle slutte | Sæt resten på en ny linje, eller slet den.
        3:13 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: "…".
        "#);
    }

    #[test]
    fn a_text_of_several_lines_ends_at_the_next_key_or_header_and_may_need_escapes() {
        let parted = ["a = “““x\nb = 1\nc = ”””\n", "a = “““x\n[[b]]\n”””\n"];
        assert_snapshot!(parted.map(survivors).join("\n"), @"
        {b: 1}
        {b: [{}]}
        ");
        let text = "a = ”””C:\\ny\n”””\nb = ”””Han sagde \n\"ja\" ”””\nc = ”””Sagde ja\"”””\nd = ”””Sagde \"ja\" til”””\n";
        assert_snapshot!(diagnose(text), @r#"
        1:5 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: """…""".
        3:5 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: """…""". | Det kan ”kimo tjek --ret” gøre. [typografiske anførselstegn er rettet til lige]
        5:5 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: """…""".
        6:5 typografiske-anfoerselstegn: teksten står i typografiske anførselstegn, som TOML ikke kan læse | Brug de lige anførselstegn: """…""". | Det kan ”kimo tjek --ret” gøre. [typografiske anførselstegn er rettet til lige]
        "#);
    }

    #[test]
    fn curly_quotes_inside_straight_ones_are_fine() {
        let text = "a = \"”x”, og “y”\"\nb = = 1\n";
        assert_snapshot!(diagnose(text), @"2:5 syntaks: der står ét ”=” for meget | Slet det ene.");
    }

    #[test]
    fn guillemets_quote_either_way_round() {
        assert_snapshot!(survivors("a = «x»\nb = »y«\n"), @r#"{a: "x", b: "y"}"#);
    }

    #[test]
    fn a_single_curly_quote_before_a_comma_does_not_end_a_closed_text() {
        let text = "a = \"Planen ”, som den hed\"\nb = [\"fra ”, til\", \"x\"]\nc = = 1\n";
        assert_snapshot!(diagnose(text), @"3:5 syntaks: der står ét ”=” for meget | Slet det ene.");
    }
}
