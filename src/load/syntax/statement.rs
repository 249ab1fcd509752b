//! Takes a faulty text apart into headers and pairs, and finds where quotes and brackets go wrong.
//!
//! The parser lets an unclosed bracket or text swallow the rest of the file. Here each is one
//! fault at its opener, and ends where a line begins something new.

use std::collections::BTreeSet;
use std::ops::Range;

use toml_parser::lexer::TokenKind;

use super::conflict;
use super::header::{self, Header};
use super::keys::danish_key;
use super::lexer::{Kind, Lexer, Token, opening_quote};
use super::line::{self, line_at, line_end};
use super::quotes::Quoted;
use super::repair::Edit;
use super::{spaces, unclosed};
use crate::text::{Diagnostic, FileId, Span};

pub(crate) const TOO_DEEP: &str = "for-dybt";

/// The `toml` crate reads no deeper, in brackets and in dotted names.
pub(super) const DEEPEST: usize = 80;

/// One header or pair, or lines that are neither.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Statement {
    /// From its first character to the end of its last line.
    pub(crate) range: Range<usize>,
    /// What it is.
    pub(crate) form: Form,
    /// The parts of its name.
    pub(crate) keys: Vec<Range<usize>>,
}

/// What a statement is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Form {
    Header(Header),
    Pair,
    Neither,
}

/// A text taken apart, with the faults that are found on the way.
#[derive(Debug, Default)]
pub(crate) struct Statements {
    /// In order of place.
    pub(crate) all: Vec<Statement>,
    /// The faults.
    pub(crate) problems: Vec<Diagnostic>,
    /// What to change so that the parser reads the rest.
    pub(crate) edits: Vec<Edit>,
    /// Where something was lost.
    pub(crate) damaged: Vec<usize>,
    /// Headers whose brackets do not match, as indices.
    pub(crate) broken: BTreeSet<usize>,
}

/// Takes `text` apart.
pub(crate) fn split(file: FileId, text: &str) -> Statements {
    let mut splitter = Splitter {
        file,
        lexer: Lexer::new(text),
        out: Statements::default(),
    };
    loop {
        let token = splitter.lexer.next();
        match token.kind {
            Kind::Toml(TokenKind::Eof) => return splitter.out,
            Kind::Toml(TokenKind::Whitespace | TokenKind::Newline | TokenKind::Comment) => {}
            Kind::OddSpace => splitter.odd_space(&token.range),
            _ => splitter.statement(token),
        }
    }
}

impl Statements {
    /// The index of the statement that holds `offset`, or that ends there.
    pub(crate) fn at(&self, offset: usize) -> Option<usize> {
        let next = self.all.partition_point(|s| s.range.start <= offset);
        let index = next.checked_sub(1)?;
        let statement = self.all.get(index)?;
        (offset <= statement.range.end).then_some(index)
    }

    /// The bytes of a header and of all that hangs on it: its pairs and its own sub-tables.
    pub(crate) fn section(&self, index: usize) -> Range<usize> {
        let rest = self.all.get(index..).unwrap_or_default();
        let Some(first) = rest.first() else {
            return 0..0;
        };
        let depth = first.keys.len().max(1);
        let is_next = |s: &&Statement| matches!(s.form, Form::Header(_)) && s.keys.len() <= depth;
        let ends_before = rest.iter().skip(1).position(|s| is_next(&s));
        let last = match ends_before {
            Some(count) => rest.get(count),
            None => rest.last(),
        };
        first.range.start..last.map_or(first.range.end, |last| last.range.end)
    }
}

pub(super) struct Splitter<'t> {
    pub(super) file: FileId,
    pub(super) lexer: Lexer<'t>,
    out: Statements,
}

/// What is gathered while a statement is read.
#[derive(Default)]
pub(super) struct Draft {
    start: usize,
    keys: Vec<Range<usize>>,
    pub(super) curly: Vec<Quoted>,
    pub(super) odd_spaces: Vec<Range<usize>>,
    pub(super) inner_keys: Vec<Range<usize>>,
    fault: Option<Diagnostic>,
}

impl Draft {
    /// Only the first fault counts: the others follow from it.
    pub(super) fn fail(&mut self, problem: Diagnostic) {
        self.fault.get_or_insert(problem);
    }
}

impl Splitter<'_> {
    fn statement(&mut self, first: Token) {
        let start = first.range.start;
        let mut draft = Draft {
            start,
            ..Draft::default()
        };
        if let Some(problem) = conflict::leftover(self.file, self.lexer.text(), start) {
            draft.fail(problem);
            let end = line_end(self.lexer.text(), start);
            self.lexer.go_to(end);
            return self.finish(draft, Form::Neither, end);
        }
        let (line, stop) = self.up_to_value(first);
        draft.keys = line.iter().filter_map(Token::as_key).collect();
        for token in &line {
            match &token.kind {
                Kind::Curly(quoted) => draft.curly.push(quoted.clone()),
                Kind::OddSpace => draft.odd_spaces.push(token.range.clone()),
                Kind::Toml(_) => {}
            }
        }
        if draft.keys.len() > DEEPEST {
            let problem = self.too_deep(start..start + 1);
            draft.fail(problem);
        }
        let is_pair = stop.kind == Kind::Toml(TokenKind::Equals);
        match header::read(&line) {
            Some(header) => {
                let end = line_end(self.lexer.text(), header.range.end);
                self.lexer.go_to(end);
                self.header(draft, header, end);
            }
            None if is_pair => self.value(draft),
            None if header::is_unreadable(self.lexer.text(), &line) => {
                let end = line_end(self.lexer.text(), start);
                self.lexer.go_to(end);
                self.finish(draft, Form::Header(header::unreadable(start..end)), end);
            }
            None => self.neither(draft, stop),
        }
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

    fn header(&mut self, mut draft: Draft, header: Header, end: usize) {
        draft.keys.clone_from(&header.keys);
        if !header.is_sound {
            self.out.broken.insert(self.out.all.len());
        }
        self.finish(draft, Form::Header(header), end);
    }

    /// Lines that are no header and no pair. The parser words the fault, but running text that
    /// lost its quotes is one fault, to its end.
    fn neither(&mut self, mut draft: Draft, stop: Token) {
        let text = self.lexer.text();
        let mut end = stop.range.start;
        let is_closed = matches!(stop.kind, Kind::Toml(kind) if opening_quote(kind).is_some());
        let is_prose = line::is_prose(line_at(text, draft.start));
        if is_prose {
            let line = draft.start..line_end(text, draft.start);
            draft.fail(unclosed::loose_text(self.file, text, line));
        }
        if is_closed {
            draft.fail(unclosed::stray_closer(self.file, text, end));
            end += 3;
            self.lexer.go_to(end);
        } else {
            end = if is_prose {
                line::prose_end(text, draft.start)
            } else {
                line_end(text, end)
            };
            self.lexer.go_to(end);
        }
        self.finish(draft, Form::Neither, end);
    }

    /// Hands over what was gathered: a fault takes its statement out of the working copy,
    /// anything less is put right there.
    pub(super) fn finish(&mut self, draft: Draft, form: Form, end: usize) {
        let range = draft.start..end.max(draft.start);
        match draft.fault {
            Some(problem) => {
                self.out.damaged.push(problem.span.start as usize);
                self.out.problems.push(problem);
                self.out.edits.push(Edit::blank(range.clone()));
            }
            None if form == Form::Neither => self.overlook_letters(&draft),
            None => self.put_right(&draft, &range),
        }
        self.out.all.push(Statement {
            range,
            form,
            keys: draft.keys,
        });
    }

    /// A line that is neither has one fault: that it is neither. What its Danish letters are worth
    /// shows when it is a pair.
    fn overlook_letters(&mut self, draft: &Draft) {
        let text = self.lexer.text();
        for key in &draft.keys {
            let name = text.get(key.clone()).unwrap_or_default();
            let name = name.trim_end_matches(':');
            let range = key.start..key.start + name.len();
            let overlooked = danish_key(self.file, name, range);
            self.out.edits.extend(overlooked.map(|(_, edit)| edit));
        }
    }

    fn put_right(&mut self, draft: &Draft, range: &Range<usize>) {
        let text = self.lexer.text();
        for space in &draft.odd_spaces {
            self.odd_space(space);
        }
        for key in draft.keys.iter().chain(&draft.inner_keys) {
            let name = text.get(key.clone()).unwrap_or_default();
            if let Some((problem, edit)) = danish_key(self.file, name, key.clone()) {
                self.out.problems.push(problem);
                self.out.edits.push(edit);
            }
        }
        for quoted in &draft.curly {
            self.out.problems.push(quoted.problem(self.file, text));
            match quoted.edits(text) {
                Some(edits) => self.out.edits.extend(edits),
                None => {
                    self.out.damaged.push(quoted.range.start);
                    self.out.edits.push(Edit::blank(range.clone()));
                }
            }
        }
    }

    fn odd_space(&mut self, range: &Range<usize>) {
        let text = self.lexer.text();
        self.out
            .problems
            .extend(spaces::problem(self.file, text, range));
        self.out.edits.push(Edit::blank(range.clone()));
    }

    pub(super) fn too_deep(&self, range: Range<usize>) -> Diagnostic {
        let message = format!("her er mere end {DEEPEST} lag inde i hinanden");
        Diagnostic::error(
            TOO_DEEP,
            Span::new(self.file, range.start, range.end),
            message,
        )
        .help("Fjern klammer eller punktummer, til der kun er få lag.")
    }
}
