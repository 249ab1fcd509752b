//! Cuts a text into statements, headers and pairs, whatever stands in it, and finds where quotes
//! and brackets go wrong.
//!
//! The parser lets an unclosed bracket or text swallow the rest of the file. Here each is one
//! fault at its opener, and ends where a line begins something new.

use std::cell::OnceCell;
use std::ops::Range;

use toml::de::DeTable;
use toml_parser::lexer::TokenKind;

use super::conflict;
use super::header::{self, Header};
use super::lexer::{Kind, Lexer, Token, opening_quote};
use super::line::{self, line_at, line_end};
use super::quotes::Quoted;
use super::{unclosed, wording};
use crate::text::{Diagnostic, FileId, Span};

pub(crate) const TOO_DEEP: &str = "for-dybt";

/// The `toml` crate reads no deeper, in brackets and in dotted names.
pub(super) const DEEPEST: usize = 80;

/// One header or pair, or lines that are neither. All places are offsets in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Statement {
    /// From its first character to the end of its last line, a comment there included, the line
    /// break not.
    pub(crate) range: Range<usize>,
    /// What it is.
    pub(crate) form: Form,
    /// The parts of its name, with their quotes.
    pub(crate) keys: Vec<Range<usize>>,
    /// Why it cannot be read at all.
    pub(crate) fault: Option<Diagnostic>,
    /// What is refused in it though the parser reads it.
    pub(super) refused: Option<Diagnostic>,
    /// Values in curly quotes, blanks that are none, and keys in braces, for whoever mends them.
    pub(super) curly: Vec<Quoted>,
    pub(super) odd_spaces: Vec<Range<usize>>,
    pub(super) inner_keys: Vec<Range<usize>>,
}

/// What a statement is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Form {
    Header(Header),
    /// A key and its value, with the value's place; empty where it is missing.
    Pair(Range<usize>),
    Neither,
}

/// Cuts `text` into its statements, in order. Between two of them there are only blanks, line
/// breaks and comments on lines of their own; nothing of a text is lost. It is no proof that the
/// text is sound: a statement without a `fault` may still hold a value that TOML refuses.
///
/// ```text
/// # a comment above                   between two statements
/// [[handling.note]] # first           Form::Header, keys: handling, note
/// tekst = """                         Form::Pair, value: from the quotes to the quotes
/// Renset."""   # last                 ends here; the comment too
/// ```
pub(crate) fn statements(text: &str) -> impl Iterator<Item = Statement> {
    Cutter::new(FileId::default(), text)
}

impl Statement {
    /// Its name in `text`, as written but for quotes: `handling.note`.
    pub(crate) fn name(&self, text: &str) -> String {
        let part = |key: &Range<usize>| text.get(key.clone()).unwrap_or_default();
        let parts: Vec<&str> = self.keys.iter().map(part).collect();
        parts.join(".").replace(['"', '\''], "")
    }

    /// Where its first line begins in `text`.
    pub(crate) fn line_start(&self, text: &str) -> usize {
        let above = text.get(..self.range.start).unwrap_or_default();
        above.rfind('\n').map_or(0, |at| at + 1)
    }

    /// Where it is damaged, if it cannot be read. Not where a value is missing: that is the end of
    /// the line, where the next section may begin.
    pub(super) fn place_of_fault(&self) -> usize {
        let fault = self.fault.as_ref();
        fault.map_or(self.range.start, |fault| fault.span.start as usize)
    }

    /// Only the first fault counts: the others follow from it.
    pub(super) fn fail(&mut self, problem: Diagnostic) {
        self.fault.get_or_insert(problem);
    }
}

/// Cuts statements off a text, from the beginning or from any place.
pub(super) struct Cutter<'t> {
    pub(super) file: FileId,
    pub(super) lexer: Lexer<'t>,
    is_sound: OnceCell<bool>,
}

impl Iterator for Cutter<'_> {
    type Item = Statement;

    fn next(&mut self) -> Option<Statement> {
        loop {
            let token = self.lexer.next();
            match token.kind {
                Kind::Toml(TokenKind::Eof) => return None,
                Kind::OddSpace
                | Kind::Toml(TokenKind::Whitespace | TokenKind::Newline | TokenKind::Comment) => {}
                _ => return Some(self.statement(token)),
            }
        }
    }
}

impl<'t> Cutter<'t> {
    pub(super) fn new(file: FileId, text: &'t str) -> Cutter<'t> {
        Cutter {
            file,
            lexer: Lexer::new(text),
            is_sound: OnceCell::new(),
        }
    }

    /// The statement that begins at `at`, or after it.
    pub(super) fn next_at(&mut self, at: usize) -> Option<Statement> {
        self.lexer.go_to(at);
        self.next()
    }

    /// Whether the whole text is sound TOML, so that there is nothing to guess at.
    pub(super) fn is_sound(&self) -> bool {
        *self
            .is_sound
            .get_or_init(|| DeTable::parse(self.lexer.text()).is_ok())
    }

    fn statement(&mut self, first: Token) -> Statement {
        let text = self.lexer.text();
        let start = first.range.start;
        let mut statement = Statement {
            range: start..start,
            form: Form::Neither,
            keys: Vec::new(),
            fault: conflict::leftover(self.file, text, start),
            refused: None,
            curly: Vec::new(),
            odd_spaces: Vec::new(),
            inner_keys: Vec::new(),
        };
        if statement.fault.is_some() {
            self.end_at(&mut statement, line_end(text, start));
            return statement;
        }
        let (line, stop) = self.up_to_value(first);
        statement.keys = line.iter().filter_map(Token::as_key).collect();
        for token in &line {
            match &token.kind {
                Kind::Curly(quoted) => statement.curly.push(quoted.clone()),
                Kind::OddSpace => statement.odd_spaces.push(token.range.clone()),
                Kind::Toml(kind) => self.refuse_new_escapes(*kind, &token.range, &mut statement),
            }
        }
        if statement.keys.len() > DEEPEST {
            statement.fail(self.too_deep(start..start + 1));
        }
        let is_pair = stop.kind == Kind::Toml(TokenKind::Equals);
        let read = header::read(&line);
        let meant = || header::meant(text, start..line_end(text, start));
        let has_colon =
            |key: &Range<usize>| text.get(key.clone()).is_some_and(|of| of.contains(':'));
        let is_odd = |header: &Header| !header.is_sound || header.keys.iter().any(has_colon);
        let is_unsure = !is_pair && read.as_ref().is_none_or(is_odd);
        match is_unsure.then(meant).flatten().or(read) {
            Some(header) => {
                statement.keys.clone_from(&header.keys);
                let start = header.range.end;
                self.end_at(&mut statement, start + line_at(text, start).len());
                statement.form = Form::Header(header);
            }
            None if is_pair => self.value(&mut statement),
            None if header::is_unreadable(text, &line) => {
                let end = line_end(text, start);
                // As far as its name can be read it tells what the section is within.
                let dotted = |pair: &[Range<usize>]| matches!(pair, [one, next] if text.get(one.end..next.start) == Some("."));
                let more = statement.keys.windows(2).take_while(|pair| dotted(pair));
                let depth = more.count() + 1;
                statement.keys.truncate(depth);
                self.end_at(&mut statement, end);
                statement.form = Form::Header(header::unreadable(start..end));
            }
            None => self.neither(&mut statement, stop),
        }
        statement
    }

    /// Ends the statement at `end`, and goes on from there.
    pub(super) fn end_at(&mut self, statement: &mut Statement, end: usize) {
        self.lexer.go_to(end);
        statement.range.end = end.max(statement.range.start);
    }

    /// The tokens of the line up to a `=` or its end, and the token that ended them. A text of
    /// several lines has no place there: it ends them too.
    fn up_to_value(&mut self, first: Token) -> (Vec<Token>, Token) {
        let mut line = Vec::new();
        let mut token = first;
        loop {
            let ends = matches!(
                token.kind,
                Kind::Toml(
                    TokenKind::Equals
                        | TokenKind::Newline
                        | TokenKind::Comment
                        | TokenKind::Eof
                        | TokenKind::MlBasicString
                        | TokenKind::MlLiteralString
                )
            );
            if ends {
                return (line, token);
            }
            line.push(token);
            token = self.lexer.next();
        }
    }

    /// Lines that are no header and no pair. The parser words the fault, but running text that
    /// lost its quotes is one fault, to its end.
    fn neither(&mut self, statement: &mut Statement, stop: Token) {
        let text = self.lexer.text();
        let start = statement.range.start;
        let mut end = stop.range.start;
        let is_closed = matches!(stop.kind, Kind::Toml(kind) if opening_quote(kind).is_some());
        let is_prose = line::is_prose(line_at(text, start));
        if is_prose {
            let line = start..line_end(text, start);
            let above = unclosed::empty_above(text, start);
            statement.fail(match above {
                Some(value) => unclosed::words(self.file, text, &value),
                None => unclosed::loose_text(self.file, text, line),
            });
        }
        let below = line::next_line(text, start);
        let goes_on = below.filter(|below| {
            let is_alone = !line_at(text, start).trim().contains([' ', '\t', '=']);
            is_alone && line_at(text, *below).trim_start().starts_with('=')
        });
        if let Some(below) = goes_on {
            statement.fail(unclosed::parted(self.file, text, start));
            end = unclosed::pair_end(text, below);
        } else if is_closed {
            statement.fail(unclosed::stray_closer(self.file, text, end));
            end += 3;
        } else if is_prose {
            end = line::prose_end(text, start);
        } else {
            end = line_end(text, end);
        }
        self.end_at(statement, end);
    }

    /// Refuses `\e` and `\x` in `"…"`, which TOML 1.0 does not have: other programs would not read
    /// the file, and who wrote `P:\ekstern` meant no escape.
    pub(super) fn refuse_new_escapes(
        &self,
        kind: TokenKind,
        range: &Range<usize>,
        statement: &mut Statement,
    ) {
        if !matches!(kind, TokenKind::BasicString | TokenKind::MlBasicString) {
            return;
        }
        let token = self.lexer.text().get(range.clone()).unwrap_or_default();
        let mut escapes = token.match_indices('\\');
        while let Some((at, _)) = escapes.next() {
            let escape = token.get(at + 1..at + 2).unwrap_or_default();
            if matches!(escape, "e" | "x") {
                let start = range.start + at;
                let span = Span::new(self.file, start, start + 2);
                let message = wording::no_such_escape(escape);
                let problem = Diagnostic::error(wording::SYNTAX, span, message);
                let problem = problem.help(wording::ESCAPES);
                statement.refused.get_or_insert(problem);
                return;
            }
            if escape == "\\" {
                escapes.next();
            }
        }
    }

    pub(super) fn too_deep(&self, range: Range<usize>) -> Diagnostic {
        let message = format!("her er mere end {DEEPEST} lag inde i hinanden");
        Diagnostic::error(
            TOO_DEEP,
            Span::new(self.file, range.start, range.end),
            message,
        )
        .help("Fjern parenteser eller punktummer, til der kun er få lag.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::testing::{diagnose, pointed_at, survivors};

    #[test]
    fn what_stands_on_the_wrong_line_costs_no_more_than_its_own() {
        let texts = [
            "Stranden er renset.\"\"\"\nb = 1\nc = 2\nd = 3\n",
            "tekst\n= \"\"\"\nRenset = 1\n\"\"\"\nb = 1\n",
            "a = 1\ntekst\n  = \"x\"\nb = 1\n",
            "a = 1\ntekst =\n  \"x\"\nb = 1\n",
            "a = { b = ål }\nb = 1\n",
            "a = [\n  \"fra ”, til\", # en\n  \"x\",\n]\nb = 1\n",
            "a = 2,6\nb = 2,x\nc = x,6\nd = 2,6 # kr.\n",
        ];
        let told = texts.map(|text| {
            format!(
                "{text}{}\n{:?}\n{}\n",
                diagnose(text),
                pointed_at(text),
                survivors(text)
            )
        });
        insta::assert_snapshot!(told.join("\n"), @r#"
        Stranden er renset."""
        b = 1
        c = 2
        d = 3
        1:1 syntaks: her står en tekst, som ikke hører til nogen nøgle | Skriv den som nøgle = """tekst""", eller slet den.
        "Stranden er renset.\"\"\""
        {b: 1, c: 2, d: 3}

        tekst
        = """
        Renset = 1
        """
        b = 1
        1:1 syntaks: nøglen og dens værdi står på hver sin linje | Sæt de to linjer sammen til én.
        "tekst"
        {b: 1}

        a = 1
        tekst
          = "x"
        b = 1
        2:1 syntaks: nøglen og dens værdi står på hver sin linje | Sæt de to linjer sammen til én.
        "tekst"
        {a: 1, b: 1}

        a = 1
        tekst =
          "x"
        b = 1
        2:1 syntaks: nøglen og dens værdi står på hver sin linje | Sæt de to linjer sammen til én.
        "tekst ="
        {a: 1, b: 1}

        a = { b = ål }
        b = 1
        1:11 syntaks: teksten skal stå i anførselstegn | Skriv "ål".
        "ål"
        {b: 1}

        a = [
          "fra ”, til", # en
          "x",
        ]
        b = 1

        ""
        {a: ["fra ”, til", "x"], b: 1}

        a = 2,6
        b = 2,x
        c = x,6
        d = 2,6 # kr.
        1:6 syntaks: tallet er skrevet med komma | Skriv 2.6, eller "2.6", hvis det er et nummer.
        2:6 syntaks: her står et komma, hvor værdien skulle slutte | Skriv flere værdier i en liste, ["…", "…"], og et nummer i anførselstegn.
        3:5 syntaks: teksten skal stå i anførselstegn | Skriv "x,6".
        4:6 syntaks: tallet er skrevet med komma | Skriv 2.6, eller "2.6", hvis det er et nummer.
        "\n\nx\n"
        {}
        "#);
    }

    #[test]
    fn nothing_but_blanks_and_comments_stands_between_statements() {
        let text = "# over\na = 1 # en\r\n\n[[b.\"c\"]]   # to\n x = \"\"\"\nd # e\n\"\"\" #tre\n\u{a0}\ny = [ # i\n 1,\n]\nslut";
        let shown = statements(text).map(|statement| {
            let at = |range: Range<usize>| text.get(range).unwrap_or("outside");
            let keys: Vec<&str> = statement.keys.iter().cloned().map(at).collect();
            let value = match &statement.form {
                Form::Pair(value) => at(value.clone()),
                Form::Header(_) => "header",
                Form::Neither => "neither",
            };
            format!("{:?} {keys:?} {value:?}", at(statement.range.clone()))
        });
        insta::assert_snapshot!(shown.collect::<Vec<_>>().join("\n"), @r##"
        "a = 1 # en" ["a"] "1"
        "[[b.\"c\"]]   # to" ["b", "\"c\""] "header"
        "x = \"\"\"\nd # e\n\"\"\" #tre" ["x"] "\"\"\"\nd # e\n\"\"\""
        "y = [ # i\n 1,\n]" ["y"] "[ # i\n 1,\n]"
        "slut" ["slut"] "neither"
        "##);
    }
}
