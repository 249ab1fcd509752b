//! TOML's tokens, read so that what Word and web pages bring along does not hide what was meant.
//!
//! Curly-quoted values come as one token, hard spaces as blanks. Reading can be taken up again at
//! any place, which is how an unclosed text is left behind.

use std::ops::Range;

use toml_parser::Source;
use toml_parser::lexer::{Lexer as TomlLexer, TokenKind};

use super::line::line_at;
use super::quotes::{self, Quoted};
use super::spaces::is_odd;

/// One token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) range: Range<usize>,
}

impl Token {
    /// Where it stands, if it can be a part of a name.
    pub(crate) fn as_key(&self) -> Option<Range<usize>> {
        let is_key = match self.kind {
            Kind::Toml(kind) => matches!(
                kind,
                TokenKind::Atom | TokenKind::BasicString | TokenKind::LiteralString
            ),
            Kind::Curly(_) => true,
            Kind::OddSpace => false,
        };
        is_key.then(|| self.range.clone())
    }
}

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// What TOML calls it.
    Toml(TokenKind),
    /// A value in quotes of which at least one is curly.
    Curly(Quoted),
    /// A blank that TOML does not take for one, such as a hard space.
    OddSpace,
}

/// Reads tokens, and can be sent to any place in the text.
pub(crate) struct Lexer<'t> {
    text: &'t str,
    inner: TomlLexer<'t>,
    base: usize,
    is_at_mark: bool,
}

const MARK: char = '\u{feff}';

impl<'t> Lexer<'t> {
    /// Reads `text` from its beginning.
    pub(crate) fn new(text: &'t str) -> Lexer<'t> {
        Lexer {
            text,
            inner: Source::new(text).lex(),
            base: 0,
            is_at_mark: false,
        }
    }

    /// The whole text.
    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    /// Goes on from `at`, forwards or backwards.
    pub(crate) fn go_to(&mut self, at: usize) {
        self.inner = Source::new(self.text.get(at..).unwrap_or_default()).lex();
        self.base = at;
        // TOML's lexer takes this for the beginning of a file, and skips a byte order mark.
        let rest = self.text.get(at..).unwrap_or_default();
        self.is_at_mark = rest.starts_with(MARK);
    }

    /// The next token; `Eof` for ever at the end.
    pub(crate) fn next(&mut self) -> Token {
        if std::mem::take(&mut self.is_at_mark) {
            return Token {
                kind: Kind::OddSpace,
                range: self.base..self.base + MARK.len_utf8(),
            };
        }
        let Some(token) = self.inner.next() else {
            return self.end();
        };
        let range = self.base + token.span().start()..self.base + token.span().end();
        let read = self.text.get(range.clone()).unwrap_or_default();
        let special = match token.kind() {
            TokenKind::Atom => self.special_atom(read, &range),
            TokenKind::BasicString => self.mixed_quotes(read, &range),
            _ => None,
        };
        let token = special.unwrap_or(Token {
            kind: Kind::Toml(token.kind()),
            range: range.clone(),
        });
        if token.range != range {
            self.go_to(token.range.end);
        }
        token
    }

    fn end(&self) -> Token {
        Token {
            kind: Kind::Toml(TokenKind::Eof),
            range: self.text.len()..self.text.len(),
        }
    }

    /// A word that holds a curly quote at its start or an odd space anywhere.
    fn special_atom(&self, read: &str, range: &Range<usize>) -> Option<Token> {
        if quotes::begins_quoted(read) {
            let quoted = quotes::curly(self.text, range.start)?;
            return Some(curly(quoted));
        }
        let (offset, space) = read.char_indices().find(|(_, c)| is_odd(*c))?;
        let start = range.start;
        Some(match offset {
            0 => Token {
                kind: Kind::OddSpace,
                range: start..start + space.len_utf8(),
            },
            _ => Token {
                kind: Kind::Toml(TokenKind::Atom),
                range: start..start + offset,
            },
        })
    }

    /// `"abc”`: either the text runs to the end of the line, or it ends in the middle of nowhere.
    fn mixed_quotes(&self, read: &str, range: &Range<usize>) -> Option<Token> {
        let after = self.text.get(range.end..).unwrap_or_default();
        let next = after.chars().next();
        let goes_on = next.is_some_and(|c| !c.is_whitespace() && !",]}#.=".contains(c));
        let suspect = goes_on || !is_closed(read, "\"");
        if !suspect {
            return None;
        }
        quotes::straight_then_curly(line_at(self.text, range.start), range.start).map(curly)
    }
}

fn curly(quoted: Quoted) -> Token {
    let range = quoted.range.clone();
    Token {
        kind: Kind::Curly(quoted),
        range,
    }
}

/// Whether a quoted token ends as it began, and not merely because its line or the file ended.
pub(crate) fn is_closed(token: &str, quote: &str) -> bool {
    let inner = token
        .strip_prefix(quote)
        .and_then(|rest| rest.strip_suffix(quote));
    match inner {
        None => false,
        Some(_) if quote.starts_with('\'') => true,
        Some(inner) => {
            let escapes = inner.bytes().rev().take_while(|b| *b == b'\\').count();
            escapes % 2 == 0
        }
    }
}

/// The quotes that a string token begins with.
pub(crate) fn opening_quote(kind: TokenKind) -> Option<&'static str> {
    match kind {
        TokenKind::BasicString => Some("\""),
        TokenKind::LiteralString => Some("'"),
        TokenKind::MlBasicString => Some("\"\"\""),
        TokenKind::MlLiteralString => Some("'''"),
        _ => None,
    }
}
