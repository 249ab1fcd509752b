//! `uafsluttet-tekst` and `uafsluttet-liste`: a quote or a bracket that is opened and never closed.
//!
//! A text of several lines that is not closed ends where the next one begins, and then every later
//! text is turned inside out. Its last line tells: it reads `tekst = `, and prose follows.

use std::ops::Range;

use super::lexer::is_closed;
use super::line::{begins_something, is_key, is_prose, line_at, line_end, next_line, prose_end};
use super::wording::SYNTAX;
use crate::text::{Diagnostic, FileId, Span};

pub(crate) const UNCLOSED_TEXT: &str = "uafsluttet-tekst";
pub(crate) const UNCLOSED_LIST: &str = "uafsluttet-liste";

/// What may stand between a `=` and the text it gives.
pub(super) const BEFORE_A_TEXT: [char; 6] = [' ', '\t', '\r', '\n', '[', '{'];

/// How a quoted text ends.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// As it should.
    Closed,
    /// Not at all; only its line does.
    Line,
    /// Some lines further down, though its quotes are for one line.
    SeveralLines(usize),
    /// Not at all; something new begins there.
    Later(usize),
}

/// How the quoted text in `range`, as the lexer read it, really ends.
/// What is read rightly as it is (`is_sound`) is not guessed at.
pub(super) fn ending(
    text: &str,
    range: Range<usize>,
    quote: &str,
    is_sound: impl FnOnce() -> bool,
) -> Ending {
    let token = text.get(range.clone()).unwrap_or_default();
    let is_closed = is_closed(token, quote);
    match (quote.len(), is_closed) {
        (3, true) if !is_inside_out(text, &range, token) || is_sound() => Ending::Closed,
        (3, _) => Ending::Later(next_beginning(text, &range)),
        (_, true) => Ending::Closed,
        (_, false) => {
            let line = line_end(text, range.start);
            continuation(text, line, quote).map_or(Ending::Line, Ending::SeveralLines)
        }
    }
}

/// Whether the quotes that close the token open the next text: the line they stand on gives a key
/// its value, and what follows is nothing that may follow a value.
fn is_inside_out(text: &str, range: &Range<usize>, token: &str) -> bool {
    let body = token
        .get(3..token.len().saturating_sub(3))
        .unwrap_or_default();
    let body = body.trim_end_matches(BEFORE_A_TEXT);
    let Some((_, last_line)) = body.rsplit_once('\n') else {
        return false;
    };
    last_line.ends_with('=') && is_key(last_line) && !is_followed_well(text, range.end)
}

/// Whether what stands after a text at `at` can follow a value.
fn is_followed_well(text: &str, at: usize) -> bool {
    let rest = line_at(text, at).trim_start();
    let ends = rest.is_empty() || rest.starts_with(['#', ',', ']', '}']);
    let mut line = next_line(text, at);
    while let Some(start) = line {
        let content = line_at(text, start).trim_start();
        if !content.is_empty() {
            let goes_on = content.starts_with(['#', ',', ']', '}', '[', '{', '"', '\'']);
            return ends && (goes_on || begins_something(content));
        }
        line = next_line(text, start);
    }
    ends
}

/// The first line below the opener, within the token, on which something new begins.
fn next_beginning(text: &str, range: &Range<usize>) -> usize {
    let read = text.get(..range.end).unwrap_or(text);
    let mut line = next_line(read, range.start);
    while let Some(start) = line {
        if begins_something(line_at(read, start)) {
            return start;
        }
        line = next_line(read, start);
    }
    range.end
}

/// The end of a text, begun above with the quote for one line, that goes on below: where it is
/// closed at last, with that quote or with three of them, or else where its words end.
fn continuation(text: &str, from: usize, quote: &str) -> Option<usize> {
    let mut line = next_line(text, from);
    while let Some(start) = line {
        let content = line_at(text, start);
        if begins_something(content) {
            break;
        }
        if content.trim_end().trim_end_matches(',').ends_with(quote) {
            let is_long = content.trim_end().ends_with(&quote.repeat(3));
            let closes = is_long || content.matches(quote).count() == 1;
            if closes {
                return Some(line_end(text, start));
            }
        }
        line = next_line(text, start);
    }
    words_below(text, from)
}

/// The end of the running text that begins on the line below `from`.
pub(super) fn words_below(text: &str, from: usize) -> Option<usize> {
    let start = next_line(text, from)?;
    is_prose(line_at(text, start)).then(|| line_end(text, prose_end(text, start)))
}

/// The error for a text that is not closed, or not as it was opened; it ends at `end`, if it is of
/// several lines.
pub(super) fn text(
    file: FileId,
    text: &str,
    range: Range<usize>,
    quote: &str,
    end: Option<usize>,
) -> Diagnostic {
    let span = Span::new(file, range.start, range.start + quote.len());
    let body = end.and_then(|end| text.get(span.range().end..end));
    let body = body.unwrap_or_default().trim_end();
    let other = if quote.starts_with('"') {
        "'''"
    } else {
        "\"\"\""
    };
    let one = quote.get(..1).unwrap_or_default();
    let is_one = body.ends_with(one) && body.matches(one).count() == 1;
    let short = if is_one { Some(one) } else { quote.get(1..) };
    let short = short.filter(|_| quote.len() == 3);
    let help = match short {
        Some(_) if body.ends_with(other) => {
            format!("Skriv {other} før teksten i stedet for {quote}.")
        }
        Some(short) if body.ends_with(short) && !body.ends_with(quote) => {
            format!("Skriv {quote} efter teksten i stedet for {short}.")
        }
        _ => format!("Skriv {quote} efter teksten."),
    };
    let message = "teksten, der begynder her, slutter ikke";
    Diagnostic::error(UNCLOSED_TEXT, span, message).help(help)
}

/// The error for a text of several lines in the quotes that are for one, or in none.
pub(super) fn lines(file: FileId, range: Range<usize>) -> Diagnostic {
    let span = Span::new(file, range.start, range.start + 1);
    let message = "teksten fylder flere linjer, men står i anførselstegn til én linje";
    Diagnostic::error(UNCLOSED_TEXT, span, message).help("Skriv \"\"\" både før og efter teksten.")
}

/// The error for words below a value that is empty, or not there: at it, or at the `=`.
pub(super) fn words(file: FileId, text: &str, value: &Range<usize>) -> Diagnostic {
    let before = text.get(..value.start).unwrap_or_default().trim_end();
    let range = if value.is_empty() {
        before.len().saturating_sub(1)..before.len()
    } else {
        value.clone()
    };
    let span = Span::new(file, range.start, range.end);
    let message = "teksten står på linjerne under sin nøgle uden anførselstegn om";
    Diagnostic::error(SYNTAX, span, message).help("Skriv \"\"\" både før og efter teksten.")
}

/// The end of the value that stands alone on the line below `from`.
pub(super) fn value_below(text: &str, from: usize) -> Option<usize> {
    let start = next_line(text, from)?;
    let line = line_at(text, start).trim();
    let is_value = line.starts_with(|c: char| "\"'[".contains(c) || c.is_ascii_digit());
    (is_value && !begins_something(line)).then(|| line_end(text, start))
}

/// Where the line at `start` ends, or the text of several lines that it begins.
pub(super) fn pair_end(text: &str, start: usize) -> usize {
    let end = line_end(text, start);
    let line = line_at(text, start);
    let long = ["\"\"\"", "'''"].into_iter();
    let mut long = long.filter(|quote| line.matches(quote).count() == 1);
    let closer = long.next().and_then(|quote| text.get(end..)?.find(quote));
    closer.map_or(end, |at| line_end(text, end + at))
}

/// The error for a pair whose value, or whose `=`, stands on the line below its key.
pub(super) fn parted(file: FileId, text: &str, start: usize) -> Diagnostic {
    let line = line_at(text, start).trim_end();
    let span = Span::new(file, start, start + line.len());
    let message = "nøglen og dens værdi står på hver sin linje";
    Diagnostic::error(SYNTAX, span, message).help("Sæt de to linjer sammen til én.")
}

/// The empty text that a key has on the line above `at`: the quotes that should be around the words
/// there.
pub(super) fn empty_above(text: &str, at: usize) -> Option<Range<usize>> {
    let above = text
        .get(..at)?
        .trim_end_matches([' ', '\t'])
        .strip_suffix('\n')?;
    let above = above.trim_end();
    let line = above.rsplit('\n').next()?;
    let is_empty = line
        .split_once('=')
        .is_some_and(|(_, value)| matches!(value.trim(), "\"\"" | "''"));
    (is_key(line) && is_empty).then(|| above.len() - 2..above.len())
}

/// The error for quotes that close a text of several lines which nothing opened.
pub(super) fn stray_closer(file: FileId, text: &str, at: usize) -> Diagnostic {
    let quote = text.get(at..at + 3).unwrap_or("\"\"\"");
    let message = format!("her sluttes en tekst med {quote}, men den begynder ikke med {quote}");
    Diagnostic::error(SYNTAX, Span::new(file, at, at + 3), message)
        .help(format!("Skriv {quote} både før og efter teksten."))
}

/// The error for running text on lines of its own; `line` is the first of them.
pub(super) fn loose_text(file: FileId, text: &str, line: Range<usize>) -> Diagnostic {
    let length = line_at(text, line.start).trim_end().len();
    let span = Span::new(file, line.start, line.start + length);
    if line_at(text, line.start).starts_with("//") {
        let message = "en bemærkning begynder med ”#” og ikke med ”//”";
        return Diagnostic::error(SYNTAX, span, message).help("Skriv # i stedet for //.");
    }
    Diagnostic::error(
        SYNTAX,
        span,
        "her står en tekst, som ikke hører til nogen nøgle",
    )
    .help("Skriv den som nøgle = \"\"\"tekst\"\"\", eller slet den.")
}

/// The error for a bracket that is not closed.
pub(super) fn list(file: FileId, text: &str, opener: usize) -> Diagnostic {
    let (message, closer) = match text.get(opener..opener + 1) {
        Some("{") => ("parentesen ”{” bliver ikke lukket", "}"),
        _ => ("listen, der begynder her, bliver ikke lukket", "]"),
    };
    Diagnostic::error(UNCLOSED_LIST, Span::new(file, opener, opener + 1), message)
        .help(format!("Skriv ”{closer}”, hvor den slutter."))
}

#[cfg(test)]
mod tests {
    use crate::load::testing::{diagnose, pointed_at, survivors};
    use insta::assert_snapshot;

    const LISTS: &str = "a = [\"x\", \"y\"\nb = 1\n[[c]]\nd = [\n  1,\n  [2, 3],\n\n[[c]]\ne = { f = 1\ng = 2\nh = [1, 2}\ni = [{ j = 1 ]\nk = [1,\n2]\nl = [\n";
    const TEXTS: &str =
        "a = \"x\nb = 'y\nc = [\"u\", \"v]\nd = \"en\nto tre\nfire fem\"\ne = \"x\\\"\nf = 1\n";
    const LONG_TEXTS: &str = "[[h]]\nnr = \"1\"\ntekst = \"\"\"\nFørste afsnit.\nnote = 1\n\n[[h]]\nnr = \"2\"\ntekst = \"\"\"\nAndet afsnit.\n\nTredje.\"\"\"\n\n[[h]]\nnr = \"3\"\ntekst = '''uden slut\nansvarlig = [\"A\"]\nb = [\n  '''\n  fint'''\n]\n[[h]]\ntekst = \"\"\"\nslut\n";

    #[test]
    fn an_unclosed_bracket_is_one_error_at_it_and_costs_one_pair() {
        assert_snapshot!(diagnose(LISTS), @"
        1:5 uafsluttet-liste: listen, der begynder her, bliver ikke lukket | Skriv ”]”, hvor den slutter.
        4:5 uafsluttet-liste: listen, der begynder her, bliver ikke lukket | Skriv ”]”, hvor den slutter.
        9:5 uafsluttet-liste: parentesen ”{” bliver ikke lukket | Skriv ”}”, hvor den slutter.
        11:10 syntaks: her lukkes med ”}”, hvad der blev åbnet med ”[” (åbnet her: 11:5) | Skriv ”]” i stedet.
        12:6 uafsluttet-liste: parentesen ”{” bliver ikke lukket | Skriv ”}”, hvor den slutter.
        15:5 uafsluttet-liste: listen, der begynder her, bliver ikke lukket | Skriv ”]”, hvor den slutter.
        ");
        assert_snapshot!(survivors(LISTS), @"{b: 1, c: [{}, {g: 2, k: [1, 2]}]}");
    }

    #[test]
    fn an_unclosed_text_is_one_error_at_its_quote() {
        assert_snapshot!(diagnose(TEXTS), @r#"
        1:5 uafsluttet-tekst: teksten, der begynder her, slutter ikke | Skriv " efter teksten.
        2:5 uafsluttet-tekst: teksten, der begynder her, slutter ikke | Skriv ' efter teksten.
        3:11 uafsluttet-tekst: teksten, der begynder her, slutter ikke | Skriv " efter teksten.
        4:5 uafsluttet-tekst: teksten fylder flere linjer, men står i anførselstegn til én linje | Skriv """ både før og efter teksten.
        7:5 uafsluttet-tekst: teksten, der begynder her, slutter ikke | Skriv " efter teksten.
        "#);
        assert_snapshot!(survivors(TEXTS), @"{f: 1}");
    }

    #[test]
    fn an_unclosed_text_of_several_lines_does_not_turn_the_others_inside_out() {
        assert_snapshot!(diagnose(LONG_TEXTS), @r#"
        3:9 uafsluttet-tekst: teksten, der begynder her, slutter ikke | Skriv """ efter teksten.
        16:9 uafsluttet-tekst: teksten, der begynder her, slutter ikke | Skriv ''' efter teksten.
        23:9 uafsluttet-tekst: teksten, der begynder her, slutter ikke | Skriv """ efter teksten.
        "#);
        assert_snapshot!(survivors(LONG_TEXTS), @r#"{h: [{note: 1, nr: "1"}, {nr: "2", tekst: "Andet afsnit.\n\nTredje."}, {ansvarlig: ["A"], b: ["  fint"], nr: "3"}, {}]}"#);
    }

    #[test]
    fn a_text_that_is_closed_but_not_opened_is_one_error() {
        let text =
            "a = Første afsnit.\"\"\"\nb = \"\"\nEn tekst uden plads.\nOg mere.\n\"\"\"\nc = 1\n";
        assert_snapshot!(diagnose(text), @r#"
        1:19 syntaks: her sluttes en tekst med """, men den begynder ikke med """ | Skriv """ både før og efter teksten.
        2:5 syntaks: teksten står på linjerne under sin nøgle uden anførselstegn om | Skriv """ både før og efter teksten.
        "#);
        assert_snapshot!(survivors(text), @r#"{b: "", c: 1}"#);
    }

    #[test]
    fn a_text_that_quotes_toml_is_left_alone() {
        let text = "a = \"\"\"\nSkriv\nnr = \"\"\"\nb = 1\nc = = 2\n";
        assert_snapshot!(diagnose(text), @"5:5 syntaks: der står ét ”=” for meget | Slet det ene.");
    }

    #[test]
    fn nesting_without_end_is_refused_without_overflow() {
        let deep = format!("a = {}\nb = 1\n", "[".repeat(100_000));
        assert_snapshot!(diagnose(&deep), @"1:85 for-dybt: her er mere end 80 lag inde i hinanden | Fjern parenteser eller punktummer, til der kun er få lag.");
        let closed = format!("a = {}{}\nb = = 1\n", "[".repeat(90), "]".repeat(90));
        assert_snapshot!(diagnose(&closed), @"
        1:85 for-dybt: her er mere end 80 lag inde i hinanden | Fjern parenteser eller punktummer, til der kun er få lag.
        2:5 syntaks: der står ét ”=” for meget | Slet det ene.
        ");
        let tables = format!("a = {}\nb = 1\n", "{x=".repeat(100_000));
        assert_snapshot!(diagnose(&tables), @"1:245 for-dybt: her er mere end 80 lag inde i hinanden | Fjern parenteser eller punktummer, til der kun er få lag.");
        let dotted = format!(
            "{} = 1\n[{}]\nb = 1\n",
            ["a"; 100].join("."),
            ["b"; 100].join(".")
        );
        assert_snapshot!(diagnose(&dotted), @"
        1:1 for-dybt: her er mere end 80 lag inde i hinanden | Fjern parenteser eller punktummer, til der kun er få lag.
        2:1 for-dybt: her er mere end 80 lag inde i hinanden | Fjern parenteser eller punktummer, til der kun er få lag.
        ");
    }

    #[test]
    fn a_sound_text_is_not_guessed_at() {
        assert_snapshot!(diagnose("t = \"\"\"\nnr = \"\"\"\n1 = 2\n"), @"");
    }

    #[test]
    fn a_text_whose_last_line_looks_like_a_key_is_closed_where_it_is_closed() {
        let text = "a = \"\"\"\nSkriv\nnr = 1\"\"\" x\nb = \"\"\"\nRegn\n1 + 1 =\"\"\" x\nc = 1\n";
        assert_snapshot!(diagnose(text), @"
        3:11 syntaks: linjen går videre, hvor den skulle slutte | Sæt resten på en ny linje, eller slet den.
        6:12 syntaks: linjen går videre, hvor den skulle slutte | Sæt resten på en ny linje, eller slet den.
        ");
        assert_snapshot!(survivors(text), @"{c: 1}");
    }

    #[test]
    fn a_line_that_goes_on_after_its_quote_does_not_close_a_text_from_above() {
        assert_snapshot!(diagnose("a = \"en\nto\" tre\nb = 1\n"), @r#"
        1:5 uafsluttet-tekst: teksten, der begynder her, slutter ikke | Skriv " efter teksten.
        2:3 syntaks: ”"” kan ikke stå i en nøgle | Brug kun a-z, tal, ”-” og ”_”.
        "#);
    }

    #[test]
    fn what_is_not_closed_is_pointed_at_where_it_opens() {
        let text = "a = [1\nb = { c = 1\nd = \"x\ne = 'y\nf = \"en\nto tre\"\ng = \"\"\"\nslut\n";
        assert_snapshot!(pointed_at(text), @r#"
        [
        {
        "
        '
        "
        """
        "#);
    }

    #[test]
    fn a_name_of_eighty_parts_is_read_and_a_longer_one_is_refused_where_it_stands() {
        let name = |parts: usize| vec!["a"; parts].join(".");
        let longest = format!("{0} = 1\nb = {{ {0} = 1 }}\nc = = 1\n", name(80));
        assert_snapshot!(diagnose(&longest), @"3:5 syntaks: der står ét ”=” for meget | Slet det ene.");
        let longer = format!("{0} = 1\nb = 2\nc = {{ {0} = 1 }}\n", name(81));
        assert_snapshot!(diagnose(&longer), @"
        1:1 for-dybt: her er mere end 80 lag inde i hinanden | Fjern parenteser eller punktummer, til der kun er få lag.
        3:166 for-dybt: her er mere end 80 lag inde i hinanden | Fjern parenteser eller punktummer, til der kun er få lag.
        ");
        assert_snapshot!(pointed_at(&longer), @"
        a
        .
        ");
        assert_snapshot!(survivors(&longer), @"{b: 2}");
    }

    #[test]
    fn many_decimals_and_dotted_names_are_no_deep_nesting() {
        let decimals = "1.5, ".repeat(100);
        let dots = "x.".repeat(50);
        let text = format!("a = [{decimals}]\nb = {{ {dots}y = {{ {dots}z = 1.5 }} }}\nc = = 1\n");
        assert_snapshot!(diagnose(&text), @"3:5 syntaks: der står ét ”=” for meget | Slet det ene.");
    }
}
