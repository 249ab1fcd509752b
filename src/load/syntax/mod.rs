//! From text to a TOML table, with every fault of syntax on the way, each once and in Danish.
//!
//! A sound text is parsed once and no more. A faulty one is repaired on a working copy of the same
//! length, so that one fault is one error and the rest of the file is still read.

pub(super) mod conflict;
pub(super) mod duplicate;
mod graft;
mod header;
pub(super) mod keys;
mod lexer;
mod line;
pub(super) mod numbers;
pub(super) mod quotes;
mod repair;
mod spaces;
pub(super) mod statement;
pub(super) mod unclosed;
mod value;
pub(super) mod wording;
mod wording_line;
pub(super) mod wording_value;

pub(super) use conflict::is_free as is_free_of_conflicts;
pub(crate) use numbers::check_values;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use toml::de::{DeTable, Error};

use self::duplicate::Names;
use self::graft::Plan;
use self::repair::{Edit, apply};
use self::statement::{Form, Statements, split};
use self::wording::Place;
use crate::text::{Diagnostic, FileId, Span};

/// A text as TOML.
#[derive(Debug)]
pub(crate) struct Document<'i> {
    /// All that could be read.
    pub(crate) table: DeTable<'i>,
    /// Where something could not be read: offsets in the text, in order. A table that holds one
    /// may lack fields for no other reason.
    pub(crate) damaged: Vec<usize>,
}

/// Every pass takes out what the one before it reported. The first finds what is wrong between
/// the tokens, the second what is wrong within values, the third what clashes.
const PASSES: usize = 4;

/// Reads `text` as TOML and reports its faults, in order of place.
///
/// `workspace` must be empty; it keeps the repaired copy that the table may point into.
pub(crate) fn parse<'i>(
    file: FileId,
    text: &'i str,
    workspace: &'i OnceCell<String>,
    problems: &mut Vec<Diagnostic>,
) -> Document<'i> {
    if conflict::is_free(text) {
        let (table, errors) = DeTable::parse_recoverable(text);
        if errors.is_empty() {
            return Document {
                table: table.into_inner(),
                damaged: Vec::new(),
            };
        }
    }
    let readable = without_controls(text);
    let repaired = Repair::of(file, &readable);
    problems.extend(repaired.problems);
    let (table, _) = DeTable::parse_recoverable(workspace.get_or_init(|| repaired.copy));
    let mut table = table.into_inner();
    repaired.plan.graft(&mut table);
    Document {
        table,
        damaged: repaired.damaged,
    }
}

/// NUL as a blank and a lone carriage return as a line feed. `bytes` has reported them.
fn without_controls(text: &str) -> Cow<'_, str> {
    if memchr::memchr2(b'\r', 0, text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut next = text.chars().skip(1);
    let plain = |character: char| match (character, next.next()) {
        ('\0', _) => ' ',
        ('\r', next) if next != Some('\n') => '\n',
        _ => character,
    };
    Cow::Owned(text.chars().map(plain).collect())
}

/// A faulty text under repair.
struct Repair<'t> {
    file: FileId,
    text: &'t str,
    copy: String,
    problems: Vec<Diagnostic>,
    damaged: Vec<usize>,
    line_starts: Vec<usize>,
    broken: BTreeSet<usize>,
    plan: Plan,
    /// The lines that have an error, by index. One is enough: the rest follows from it.
    reported: HashSet<usize>,
    /// Where the stretches begin that the parser's errors have taken out of the copy.
    taken_out: HashSet<usize>,
}

impl<'t> Repair<'t> {
    fn of(file: FileId, text: &'t str) -> Repair<'t> {
        let breaks = memchr::memchr_iter(b'\n', text.as_bytes());
        let mut repair = Repair {
            file,
            text,
            copy: String::new(),
            problems: Vec::new(),
            damaged: Vec::new(),
            line_starts: std::iter::once(0).chain(breaks.map(|at| at + 1)).collect(),
            broken: BTreeSet::new(),
            plan: Plan::default(),
            reported: HashSet::new(),
            taken_out: HashSet::new(),
        };
        let (conflicts, edits) = conflict::resolve(file, text);
        repair.copy = apply(text, &edits);
        let starts = conflicts.iter().map(|problem| problem.span.start as usize);
        repair.damaged.extend(starts);
        repair.add(conflicts);
        let statements = repair.take_apart();
        repair.parse(&statements);
        repair.problems.sort_by_key(|problem| problem.span.start);
        repair.damaged.sort_unstable();
        repair.damaged.dedup();
        repair
    }

    fn add(&mut self, problems: Vec<Diagnostic>) {
        for problem in problems {
            self.reported.insert(self.line(problem.span.start as usize));
            self.problems.push(problem);
        }
    }

    fn line(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= offset)
    }

    fn take_apart(&mut self) -> Statements {
        let mut statements = split(self.file, &self.copy);
        self.copy = apply(&self.copy, &statements.edits);
        self.damaged.append(&mut statements.damaged);
        self.add(std::mem::take(&mut statements.problems));
        self.broken.append(&mut statements.broken);
        let plan = graft::plan(&self.copy, &statements, &self.broken);
        let broken =
            self.broken
                .iter()
                .filter_map(|index| match &statements.all.get(*index)?.form {
                    Form::Header(header) => {
                        let is_array = plan.lists.contains(index);
                        Some(header.problem(self.file, self.text, is_array))
                    }
                    _ => None,
                });
        self.add(broken.collect());
        statements
    }

    /// Parses the copy until it holds no more faults.
    fn parse(&mut self, statements: &Statements) {
        let mut names = None;
        let mut read = String::new();
        for _ in 0..PASSES {
            let planned = self.planned(statements);
            if planned == read {
                break;
            }
            let (_, errors) = DeTable::parse_recoverable(&planned);
            let edits = self.report(errors, statements, &mut names);
            self.copy = apply(&self.copy, &edits);
            read = planned;
        }
        self.copy = self.planned(statements);
    }

    /// The copy with stand-ins for the headers that are known to be broken.
    fn planned(&mut self, statements: &Statements) -> String {
        self.plan = graft::plan(&self.copy, statements, &self.broken);
        let lost = self
            .plan
            .lost
            .iter()
            .map(|index| statements.section(*index));
        let lost: Vec<Range<usize>> = lost.collect();
        self.damaged.extend(lost.iter().map(|range| range.start));
        let edits = self.plan.edits.iter().cloned();
        let edits: Vec<Edit> = edits.chain(lost.into_iter().map(Edit::blank)).collect();
        apply(&self.copy, &edits)
    }

    /// Reports the parser's errors, and says what to take out of the copy.
    fn report(
        &mut self,
        errors: Vec<Error>,
        statements: &Statements,
        names: &mut Option<Names>,
    ) -> Vec<Edit> {
        let start = |error: &Error| error.span().map_or(0, |span| span.start);
        let mut errors: Vec<(usize, Error)> = errors
            .into_iter()
            .map(|error| (start(&error), error))
            .collect();
        errors.sort_by_cached_key(|(at, error)| (self.line(*at), is_consequence(error), *at));
        let mut edits = Vec::new();
        for (at, error) in errors {
            if is_clash(&error) {
                let names = names.get_or_insert_with(|| Names::of(self.text, statements));
                let clash = names.clash(self.file, self.text, statements, at);
                self.broken.extend(clash.broken);
                let edit = clash.edit;
                edits.extend(edit.filter(|edit| self.taken_out.insert(edit.start())));
                self.report_once(clash.problem);
                continue;
            }
            self.report_once(Some(self.problem(&error, at)));
            edits.extend(self.take_out(&error, at, statements));
        }
        edits
    }

    fn report_once(&mut self, problem: Option<Diagnostic>) {
        let Some(problem) = problem else { return };
        if self.reported.insert(self.line(problem.span.start as usize)) {
            self.problems.push(problem);
        }
    }

    fn problem(&self, error: &Error, at: usize) -> Diagnostic {
        let span = error.span().unwrap_or(at..at);
        let place = Place {
            text: self.text,
            span: span.clone(),
        };
        let words = wording::words(error.message(), &place).unwrap_or_else(wording::fallback);
        let span = if words.is_of_word {
            place.word_start()..place.word_start() + place.word().len()
        } else {
            at..span.end.max(at + place.found().len())
        };
        let span = Span::new(self.file, span.start, span.end);
        Diagnostic::error(words.rule, span, words.message).help(words.help)
    }

    /// What of the copy goes with the error at `at`: the pair; of a header, what follows it on its
    /// line, or else its whole section; of a comment, nothing, since it is no part of the table.
    fn take_out(&mut self, error: &Error, at: usize, statements: &Statements) -> Option<Edit> {
        if error.message().starts_with("invalid comment character") {
            return None;
        }
        let index = statements.at(at)?;
        let statement = statements.all.get(index)?;
        let range = match &statement.form {
            Form::Header(header) if header.is_followed(at) => header.range.end..statement.range.end,
            Form::Header(_) => statements.section(index),
            Form::Pair | Form::Neither => statement.range.clone(),
        };
        self.taken_out.insert(range.start).then(|| {
            // Not `at`: where a value is missing, that is the end of the line, where the next
            // section may begin.
            self.damaged.push(range.start);
            Edit::blank(range)
        })
    }
}

fn is_clash(error: &Error) -> bool {
    let message = error.message();
    message.starts_with("duplicate key") || message.starts_with("cannot extend value")
}

/// Errors that often only follow from another on the same line.
fn is_consequence(error: &Error) -> bool {
    let message = error.message();
    message.starts_with("missing comma") || message.starts_with("unexpected key or value")
}

#[cfg(test)]
mod tests {
    use crate::load::testing::survivors;
    use insta::assert_snapshot;

    #[test]
    fn a_lone_carriage_return_leaves_the_other_line_ends_as_they_are() {
        let text = "a = \"\"\"\r\nen\r\n\r\nto\"\"\"\r\nb = 1\rc = 2\r\n";
        assert_snapshot!(survivors(text), @r#"{a: "en\r\n\r\nto", b: 1, c: 2}"#);
    }
}
