//! One file, from its bytes to what it says of the plan.

use super::fields::Reading;
use super::folder::{Job, Role};
use super::period::empty_plan;
use super::root::Folder;
use super::tree::Tree;
use super::{Files, Sources, Texts, bytes, faults, goal, handleplan, syntax};
use crate::plan::{Goal, Plan};
use crate::text::danish::years::Years;
use crate::text::{Diagnostic, FileId};
use std::cell::OnceCell;

pub(super) enum Content {
    /// The plan but for its goals.
    Header(Box<Plan>),
    Goal(Goal),
    Nothing,
}

pub(super) struct Read {
    pub(crate) content: Content,
    pub(crate) problems: Vec<Diagnostic>,
}

pub(super) fn read_job(
    job: &Job,
    folder: &Folder,
    files: &dyn Files,
    sources: &Sources<'_>,
    period: Years,
    texts: Texts,
) -> Read {
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
        Role::Header => {
            let mut plan = empty_plan(folder, job.file);
            with_table(
                text,
                job.file,
                (period, texts),
                &mut problems,
                |table, reading| {
                    handleplan::read(table, &mut plan, reading);
                },
            );
            Content::Header(Box::new(plan))
        }
        Role::Goal { number } => {
            let mut goal = with_table(
                text,
                job.file,
                (period, texts),
                &mut problems,
                |table, reading| goal::read(table, number, reading),
            );
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
    (period, texts): (Years, Texts),
    problems: &mut Vec<Diagnostic>,
    read: impl FnOnce(&Tree<'_>, &mut Reading<'_>) -> T,
) -> T {
    let workspace = OnceCell::new();
    let document = syntax::read(file, text, &workspace, problems);
    let mut reading = Reading {
        file,
        text,
        damaged: &document.damaged,
        has_lost: document.has_lost,
        period,
        texts,
        problems,
    };
    read(&document.tree, &mut reading)
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
