//! The view of `check`: every problem with its place as people count it.

use crate::load::Sources;
use crate::text::{Diagnostic, FileId, Severity};
use serde::Serialize;
use std::collections::HashSet;

/// What is wrong with a plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct CheckView {
    /// The problems, in the order of files and places.
    #[serde(rename = "problemer")]
    pub(crate) problems: Vec<ProblemRow>,
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct ProblemRow {
    /// The name of the rule.
    #[serde(rename = "regel")]
    pub(crate) rule: &'static str,
    /// `fejl` or `advarsel`.
    #[serde(rename = "alvor")]
    pub(crate) severity: &'static str,
    /// The file, from the plan root.
    #[serde(rename = "fil")]
    pub(crate) file: String,
    /// The line, from 1.
    #[serde(rename = "linje")]
    pub(crate) line: usize,
    /// The column, from 1, in characters.
    #[serde(rename = "kolonne")]
    pub(crate) column: usize,
    /// The cause.
    #[serde(rename = "besked")]
    pub(crate) message: String,
    /// The remedy; several sentences where there are several.
    #[serde(rename = "hjaelp")]
    pub(crate) help: Option<String>,
}

impl CheckView {
    /// The rows of `problems`. What they say of a file that a link outside the plan leads to is
    /// kept back: whoever sends in a plan would read any file of the machine that checks it.
    pub(crate) fn of(problems: &[Diagnostic], sources: &Sources<'_>) -> CheckView {
        let files: HashSet<FileId> = problems.iter().map(|problem| problem.span.file).collect();
        let outside: HashSet<FileId> = files
            .into_iter()
            .filter(|file| sources.leads_out(*file))
            .collect();
        let row = |problem: &Diagnostic| {
            if problem.is_of_lines() && outside.contains(&problem.span.file) {
                return kept_back(problem, sources);
            }
            let place = sources
                .get(problem.span.file)
                .position(problem.span.start as usize);
            ProblemRow {
                rule: problem.rule,
                severity: problem.severity.word(),
                file: sources.name(problem.span.file).to_owned(),
                line: place.line,
                column: place.column,
                message: problem.message.clone(),
                help: Some(problem.help.join(" ")).filter(|help| !help.is_empty()),
            }
        };
        let mut problems: Vec<ProblemRow> = problems.iter().map(row).collect();
        problems.dedup();
        CheckView { problems }
    }
}

/// That there is a problem, and not what it says.
fn kept_back(problem: &Diagnostic, sources: &Sources<'_>) -> ProblemRow {
    ProblemRow {
        rule: problem.rule,
        severity: problem.severity.word(),
        file: sources.name(problem.span.file).to_owned(),
        line: 1,
        column: 1,
        message: "filen er et link ud af planens mappe, så linjen vises ikke her".to_owned(),
        help: Some("Kør ”kimo tjek” i en terminal for at se den.".to_owned()),
    }
}

/// How many problems there are of each severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Tally {
    /// The errors.
    pub(crate) errors: usize,
    /// The warnings.
    pub(crate) warnings: usize,
}

impl Tally {
    /// Counts `problems`.
    pub(crate) fn of(problems: &[Diagnostic]) -> Tally {
        let errors = problems
            .iter()
            .filter(|p| p.severity == Severity::Error)
            .count();
        Tally {
            errors,
            warnings: problems.len() - errors,
        }
    }
}
