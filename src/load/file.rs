//! One file, from its bytes to what it says of the plan.

use super::fields::Reading;
use super::folder::{Job, Role};
use super::headers::Repair;
use super::period::empty_plan;
use super::root::{self, Folder};
use super::tree::Tree;
use super::{Files, Sources, Texts, bytes, faults, goal, handleplan, headers, number, syntax};
use crate::plan::{Goal, Number, Plan};
use crate::schema::{self, Table};
use crate::text::danish::years::Years;
use crate::text::{Diagnostic, FileId, folder_and_name};
use std::cell::OnceCell;
use std::collections::HashSet;
use std::sync::Arc;

#[derive(Clone)]
pub(super) enum Content {
    /// The plan but for its goals.
    Header(Box<Plan>),
    Goal(Goal),
    Nothing,
}

#[derive(Clone)]
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
                &schema::HANDLEPLAN,
                (period, texts),
                &mut problems,
                |table, reading| {
                    handleplan::read(table, &mut plan, reading);
                },
            );
            Content::Header(Box::new(plan))
        }
        Role::Goal { number } => {
            let goal = with_table(
                text,
                job.file,
                &schema::GOAL,
                (period, texts),
                &mut problems,
                |table, reading| goal::read(table, number, reading),
            );
            Content::Goal(goal)
        }
    };
    if !problems.is_empty() {
        sources.keep(job.file, Arc::new(source));
    }
    Read { content, problems }
}

/// Parses `text`, a file of the table `root`, and hands its table to `read`; every problem is
/// collected. Where headers are misspelt or missing, it is read again with those that should stand
/// there.
pub(super) fn with_table<T>(
    text: &str,
    file: FileId,
    root: &'static Table,
    (period, texts): (Years, Texts),
    problems: &mut Vec<Diagnostic>,
    mut read: impl FnMut(&Tree<'_>, &mut Reading<'_>) -> T,
) -> T {
    let workspace = OnceCell::new();
    let mut repairs = Vec::new();
    let of_bytes = problems.len();
    let mut round = 1;
    loop {
        problems.truncate(of_bytes);
        let document = syntax::read(file, text, &workspace, &repairs, problems);
        let doubled = document.doubled.iter();
        let missing = doubled.filter_map(|of| {
            let table = headers::table_of(text, &of.header, root);
            let repair = headers::missing(file, text, of.at, table, &of.problem)?;
            // What stands above it and cannot be read was the header.
            let is_told = headers::is_beside(text, &document.damaged, repair.at);
            let problem = repair.problem.filter(|_| !is_told);
            Some(Repair { problem, ..repair })
        });
        let mut reading = Reading {
            file,
            text,
            damaged: &document.damaged,
            has_lost: document.has_lost,
            period,
            inherited: Vec::new(),
            texts,
            problems,
            repairs: missing.collect(),
        };
        let content = read(&document.tree, &mut reading);
        let mut new = reading.repairs;
        let made: HashSet<usize> = repairs.iter().map(|repair: &Repair| repair.at).collect();
        new.retain(|new| !made.contains(&new.at));
        if new.is_empty() || round == ROUNDS {
            return content;
        }
        repairs.append(&mut new);
        repairs.sort_by_key(|repair| repair.at);
        repairs.dedup_by_key(|repair| repair.at);
        round += 1;
    }
}

/// A header that is misspelt may hide one that is missing below it, and hardly a third.
const ROUNDS: usize = 4;

/// Holds each goal to its file's name. One whose number is that of another file's goal is taken
/// for a copy, and left out: everything in it would count twice.
pub(super) fn misnamed(plan: &mut Plan, sources: &Sources<'_>) -> Vec<Diagnostic> {
    let number_of = |goal: &Goal| {
        let (_, name) = folder_and_name(sources.name(goal.file));
        root::goal_number(name).unwrap_or_default()
    };
    let files: HashSet<&str> = plan.goals.iter().map(number_of).collect();
    let well_named = plan
        .goals
        .iter()
        .filter(|goal| goal.number.is(number_of(goal)));
    let numbers: HashSet<Number> = well_named.map(|goal| goal.number.value.clone()).collect();
    let mut problems = Vec::new();
    plan.goals.retain_mut(|goal| {
        let number = number_of(goal);
        let Some(problem) = wrong_file_name(goal, number) else {
            return true;
        };
        let is_taken = files.contains(goal.number.as_str());
        let is_copy = numbers.contains(&goal.number.value);
        problems.push(if is_copy {
            copied_goal(goal, number)
        } else {
            problem.help(if is_taken {
                format!("Ret nr til \"{number}\".")
            } else {
                format!(
                    "Ret nr til \"{number}\", eller kald filen maal-{}.toml.",
                    goal.number.value
                )
            })
        });
        goal.is_misnamed = true;
        !is_copy
    });
    problems
}

/// The error, without its remedy, for a goal in the file of another number.
pub(crate) fn wrong_file_name(goal: &Goal, file_number: &str) -> Option<Diagnostic> {
    let message = format!(
        "målet har nummer ”{}”, men filen hedder maal-{file_number}.toml",
        goal.number.value
    );
    // A number that cannot be one is told as that.
    let is_wrong = !goal.number.is(file_number) && number::is_number(goal.number.as_str());
    is_wrong.then(|| {
        Diagnostic::error(faults::WRONG_FILE_NAME, goal.number.span, message)
            .instead(file_number, format!("\"{file_number}\""))
    })
}

fn copied_goal(goal: &Goal, file_number: &str) -> Diagnostic {
    let number = &goal.number.value;
    let message = format!("mål {number} står også i maal-{number}.toml, så denne fil læses ikke");
    Diagnostic::error(faults::WRONG_FILE_NAME, goal.number.span, message).help(format!(
        "Er den en kopi, så slet den, når du har set, om der står noget nyt i den. \
         Er det et andet mål, så ret nr til \"{file_number}\"."
    ))
}
