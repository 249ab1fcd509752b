//! Reads over a value, to find where it ends: the brackets and quotes in it must match.

use std::ops::Range;

use toml_parser::lexer::TokenKind;

use super::lexer::{Kind, opening_quote};
use super::line::{is_header, is_key, line_at, line_end};
use super::statement::{Cutter, DEEPEST, Form, Statement};
use super::unclosed::{self, Ending};
use crate::text::{Diagnostic, FileId, Span};

impl Cutter<'_> {
    /// Reads the value after a `=`, to the end of the statement.
    pub(super) fn value(&mut self, statement: &mut Statement) {
        let mut brackets = Brackets::default();
        let mut previous = TokenKind::Equals;
        let mut dots = 0;
        let mut value: Option<Range<usize>> = None;
        let end = loop {
            let token = self.lexer.next();
            let range = token.range.clone();
            let Kind::Toml(kind) = token.kind else {
                match token.kind {
                    Kind::Curly(quoted) => {
                        statement.curly.push(quoted);
                        previous = TokenKind::Atom;
                        value.get_or_insert(range.clone()).end = range.end;
                    }
                    _ => statement.odd_spaces.push(token.range),
                }
                continue;
            };
            let step = match kind {
                TokenKind::Whitespace | TokenKind::Comment => continue,
                TokenKind::Newline if !self.ends_here(&brackets, previous, token.range.end) => {
                    continue;
                }
                TokenKind::Newline | TokenKind::Eof => {
                    if let Some(opener) = brackets.last() {
                        statement.fail(unclosed::list(self.file, self.lexer.text(), opener));
                    }
                    Some(token.range.start)
                }
                TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => {
                    brackets.0.push((token.range.start, kind));
                    if brackets.0.len() > DEEPEST {
                        statement.fail(self.too_deep(token.range));
                    }
                    None
                }
                TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                    self.close(kind, token.range, &mut brackets, statement)
                }
                // The parser refuses a name of more parts without a word of where it stands.
                TokenKind::Dot => {
                    dots += 1;
                    if dots >= DEEPEST {
                        statement.fail(self.too_deep(token.range));
                    }
                    None
                }
                TokenKind::Equals | TokenKind::Comma => {
                    dots = 0;
                    None
                }
                _ if opening_quote(kind).is_some() => {
                    self.refuse_new_escapes(kind, &token.range, statement);
                    self.text(kind, token.range, previous, statement)
                }
                TokenKind::Atom if brackets.wants_key(previous) => {
                    statement.inner_keys.push(token.range);
                    None
                }
                _ => None,
            };
            if let Some(end) = step {
                break end;
            }
            previous = kind;
            value.get_or_insert(range.clone()).end = range.end;
        };
        statement.range.end = end.max(statement.range.start);
        let value = value.unwrap_or(end..end);
        // The words that it should have stand below it.
        let text = self.lexer.text();
        let is_empty = matches!(text.get(value.clone()), Some("" | "\"\"" | "''"));
        if is_empty && let Some(below) = unclosed::words_below(text, end) {
            statement.fail(unclosed::words(self.file, text, &value));
            self.end_at(statement, below);
        } else if value.is_empty()
            && let Some(below) = unclosed::value_below(text, end)
        {
            statement.fail(unclosed::parted(self.file, text, statement.range.start));
            self.end_at(statement, below);
        }
        statement.form = Form::Pair(value);
    }

    /// Whether the value ends with the line: it does outside of brackets, and inside of them
    /// when something new begins on the next line.
    fn ends_here(&self, brackets: &Brackets, previous: TokenKind, next: usize) -> bool {
        let line = line_at(self.lexer.text(), next);
        match brackets.0.last() {
            None => true,
            Some((_, TokenKind::LeftSquareBracket)) => is_key(line) || is_header(line),
            // A table in braces may have a pair on each line, if commas part them.
            Some(_) => is_header(line) || (is_key(line) && !brackets.wants_key(previous)),
        }
    }

    /// Closes the bracket that `closer` belongs to. A closer of the other kind ends the statement
    /// with its line, for the parser would read on to the end of the file.
    fn close(
        &mut self,
        closer: TokenKind,
        range: Range<usize>,
        brackets: &mut Brackets,
        statement: &mut Statement,
    ) -> Option<usize> {
        let text = self.lexer.text();
        let innermost = brackets.last()?;
        let opener = match closer {
            TokenKind::RightSquareBracket => TokenKind::LeftSquareBracket,
            _ => TokenKind::LeftCurlyBracket,
        };
        match brackets.0.iter().rposition(|(_, kind)| *kind == opener) {
            Some(position) => {
                if position + 1 < brackets.0.len() {
                    statement.fail(unclosed::list(self.file, text, innermost));
                }
                brackets.0.truncate(position);
                None
            }
            None => {
                statement.fail(mismatch(self.file, text, innermost, range.clone()));
                let end = line_end(text, range.start);
                self.lexer.go_to(end);
                Some(end)
            }
        }
    }

    /// Looks at a quoted text; returns where the statement ends if the text does not.
    fn text(
        &mut self,
        kind: TokenKind,
        range: Range<usize>,
        previous: TokenKind,
        statement: &mut Statement,
    ) -> Option<usize> {
        let text = self.lexer.text();
        let quote = opening_quote(kind)?;
        let after_value = !matches!(
            previous,
            TokenKind::Equals
                | TokenKind::Comma
                | TokenKind::LeftSquareBracket
                | TokenKind::LeftCurlyBracket
        );
        if after_value && quote.len() == 3 {
            statement.fail(unclosed::stray_closer(self.file, text, range.start));
            self.lexer.go_to(range.start + quote.len());
            return None;
        }
        let (problem, end) = match unclosed::ending(text, range.clone(), quote, || self.is_sound())
        {
            Ending::Closed => return None,
            // A list may go on below. Outside of one, the value ends with its line anyway.
            Ending::Line => (unclosed::text(self.file, text, range, quote, None), None),
            Ending::Later(end) => {
                let problem = unclosed::text(self.file, text, range, quote, Some(end));
                (problem, Some(end))
            }
            Ending::SeveralLines(end) => (unclosed::lines(self.file, range), Some(end)),
        };
        statement.fail(problem);
        self.lexer.go_to(end?);
        end
    }
}

/// The brackets that are open, each with where it stands.
#[derive(Default)]
struct Brackets(Vec<(usize, TokenKind)>);

impl Brackets {
    fn last(&self) -> Option<usize> {
        self.0.last().map(|(at, _)| *at)
    }

    /// Whether a key may stand after `previous`: in braces, after the opener or a comma.
    fn wants_key(&self, previous: TokenKind) -> bool {
        let in_braces = matches!(self.0.last(), Some((_, TokenKind::LeftCurlyBracket)));
        in_braces && matches!(previous, TokenKind::Comma | TokenKind::LeftCurlyBracket)
    }
}

fn mismatch(file: FileId, text: &str, opener: usize, closer: Range<usize>) -> Diagnostic {
    let opened = text.get(opener..opener + 1).unwrap_or_default();
    let closed = text.get(closer.clone()).unwrap_or_default();
    let meant = match opened {
        "[" => "]",
        _ => "}",
    };
    let message = format!("her lukkes med ”{closed}”, hvad der blev åbnet med ”{opened}”");
    Diagnostic::error(
        super::wording::SYNTAX,
        Span::new(file, closer.start, closer.end),
        message,
    )
    .related(Span::new(file, opener, opener + 1), "åbnet her")
    .help(format!("Skriv ”{meant}” i stedet."))
}

#[cfg(test)]
mod tests {
    use crate::load::testing::{diagnose, pointed_at, survivors};
    use insta::assert_snapshot;

    #[test]
    fn as_deep_as_the_parser_reads_a_value_may_be_and_no_deeper() {
        let nested = |depth: usize| format!("a = {}1{}\n", "[".repeat(depth), "]".repeat(depth));
        assert_snapshot!(diagnose(&nested(79)), @"");
        assert_snapshot!(diagnose(&nested(80)), @"");
        assert_snapshot!(diagnose(&nested(81)), @"1:85 for-dybt: her er mere end 80 lag inde i hinanden | Fjern parenteser eller punktummer, til der kun er få lag.");
        assert_snapshot!(diagnose(&nested(82)), @"1:85 for-dybt: her er mere end 80 lag inde i hinanden | Fjern parenteser eller punktummer, til der kun er få lag.");
    }

    #[test]
    fn a_table_in_braces_may_fill_several_lines() {
        let text = "a = {\n  b = 1,\n  c = 2\n}\nd = = 1\n";
        assert_snapshot!(diagnose(text), @"5:5 syntaks: der står ét ”=” for meget | Slet det ene.");
        assert_snapshot!(survivors(text), @"{a: {b: 1, c: 2}}");
    }

    #[test]
    fn an_unclosed_text_in_a_list_costs_no_more_than_the_list() {
        let text = "a = [\"x\n  \"y\",\n]\nb = 1\n";
        assert_snapshot!(diagnose(text), @r#"1:6 uafsluttet-tekst: teksten, der begynder her, slutter ikke | Skriv " efter teksten."#);
        assert_snapshot!(survivors(text), @"{b: 1}");
    }

    #[test]
    fn a_text_between_single_quotes_may_end_in_a_backslash() {
        let text = "a = 'C:\\mappe\\'\nb = = 1\n";
        assert_snapshot!(diagnose(text), @"2:5 syntaks: der står ét ”=” for meget | Slet det ene.");
    }

    #[test]
    fn a_bracket_closed_by_one_of_the_other_kind_points_at_both() {
        assert_snapshot!(pointed_at("a = { b = 1 ]\nc = [1 }\n"), @"
        ] ({)
        } ([)
        ");
    }
}
