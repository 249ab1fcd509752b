//! One file, from its bytes to what it says of the plan.

use super::fields::Reading;
use super::folder::{Job, Role};
use super::handleplan::Header;
use super::tree::Tree;
use super::{Files, Sources, Texts, bytes, faults, goal, handleplan, plain, syntax};
use crate::plan::Goal;
use crate::text::{Diagnostic, FileId, Span};
use std::cell::OnceCell;

pub(super) enum Content {
    Header(Header),
    Goal(Goal),
    Nothing,
}

pub(super) struct Read {
    pub(crate) content: Content,
    pub(crate) problems: Vec<Diagnostic>,
}

pub(super) fn read_job(job: &Job, files: &dyn Files, sources: &Sources<'_>, texts: Texts) -> Read {
    let mut problems = Vec::new();
    let bytes = match files.read(&job.name) {
        Ok(bytes) => bytes,
        Err(reason) => {
            let message = format!("filen kan ikke læses: {reason}");
            let problem = Diagnostic::error(faults::UNREADABLE, job.file.top(), message)
                .help("Se efter i mappen, og hent filen fra git, hvis den er gået tabt.");
            return Read {
                content: Content::Nothing,
                problems: vec![problem],
            };
        }
    };
    let source = bytes::decode(&job.name, job.file, bytes, &mut problems);
    let text = source.text();
    let content = match &job.role {
        _ if problems.iter().any(|problem| problem.rule == bytes::EMPTY) => Content::Nothing,
        Role::Header => Content::Header(with_table(
            text,
            job.file,
            texts,
            &mut problems,
            handleplan::read,
        )),
        Role::Goal { number } => {
            let mut goal = with_table(text, job.file, texts, &mut problems, |table, reading| {
                goal::read(table, number, reading)
            });
            let misnamed = wrong_file_name(&goal, number);
            goal.is_misnamed = misnamed.is_some();
            problems.extend(misnamed);
            Content::Goal(goal)
        }
    };
    if !problems.is_empty() {
        sources.keep(job.file, source);
    }
    Read { content, problems }
}

/// Parses `text` and hands its table to `read`; every problem is collected.
pub(super) fn with_table<T>(
    text: &str,
    file: FileId,
    texts: Texts,
    problems: &mut Vec<Diagnostic>,
    read: impl FnOnce(&Tree<'_>, &mut Reading<'_>) -> T,
) -> T {
    let workspace = OnceCell::new();
    let plain = if syntax::is_free_of_conflicts(text) {
        plain::read(text)
    } else {
        None
    };
    let (tree, damaged) = plain.map_or_else(
        || {
            let document = syntax::parse(file, text, &workspace, problems);
            syntax::check_values(file, &document.table, problems);
            (Tree::from(document.table), document.damaged)
        },
        |tree| (tree, Vec::new()),
    );
    let mut reading = Reading {
        file,
        text,
        damaged: &damaged,
        texts,
        problems,
    };
    let done = read(&tree, &mut reading);
    for problem in problems {
        problem.span = whole_characters(text, problem.span);
    }
    done
}

/// The place, with the whole of a character that it began or ended within: what is read instead
/// of a broken header may be shorter than the header, and end inside a letter of it.
fn whole_characters(text: &str, span: Span) -> Span {
    let range = span.range();
    let start = (0..=range.start.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at));
    let end = (range.end.min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at));
    Span::new(span.file, start.unwrap_or(0), end.unwrap_or(text.len()))
}

fn wrong_file_name(goal: &Goal, number: &str) -> Option<Diagnostic> {
    if goal.number.is(number) {
        return None;
    }
    let message = format!(
        "målet har nummer ”{}”, men filen hedder maal-{number}.toml",
        goal.number.value
    );
    Some(
        Diagnostic::error(faults::WRONG_FILE_NAME, goal.number.span, message).help(format!(
            "Ret nr til \"{number}\", eller kald filen maal-{}.toml.",
            goal.number.value
        )),
    )
}
