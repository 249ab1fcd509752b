//! Loading: bytes → a spanned model, plus every problem found on the way.
//!
//! A file goes through three stages: its bytes (`bytes`), its TOML (`syntax`), and the tables
//! and values of a plan (`schema`, `fields`, `values`). Each stage reports all that it finds
//! and hands on what is sound, so that one fault costs one error and hides nothing below it.
//! No rule of meaning stands here: those are in `check`.

mod again;
mod bytes;
mod decimal;
mod escapes;
mod far_years;
pub(crate) mod faults;
mod fields;
mod file;
pub(crate) mod files;
mod folder;
mod goal;
mod handleplan;
mod headers;
mod lookalike;
mod misplaced;
mod mistyped;
mod names;
pub(crate) mod number;
pub(crate) mod office;
mod period;
pub(crate) mod root;
mod sources;
mod syntax;
mod tree;
mod values;
pub(crate) mod written;

pub(crate) use again::Reads;
pub(crate) use bytes::ruined_letter;
pub(crate) use decimal::unambiguous;
pub(crate) use escapes::reads_as_path;
pub(crate) use files::Disk;
pub(crate) use files::Files;
pub(crate) use handleplan::report_pairs;
use std::cell::OnceCell;
use std::sync::Arc;

pub(crate) use files::Seen;
pub(crate) use root::Folder;
pub(crate) use sources::Sources;
pub(crate) use syntax::statement::{Form, statements};
pub(crate) use values::tidy;

use crate::plan::{Goal, Plan};
use crate::schema;
use crate::text::danish::years::Years;
use crate::text::{Diagnostic, FileId, Source, folder_and_name, parallel};
use anyhow::Result;
use chrono::NaiveDate;
pub(crate) use file::wrong_file_name;
use file::{Content, Read, misnamed, read_job, with_table};
use folder::{Job, badly_named_folder, copied_folder, file_above, folder_too_deep, plan_files};
use period::{empty_plan, overlaps, wrong_folder_name};

/// What was loaded: the plans, the oldest first, and all that is wrong with their files.
pub(crate) struct Loaded<'f> {
    /// The files.
    pub(crate) sources: Sources<'f>,
    /// One plan for each folder asked for.
    pub(crate) plans: Vec<Plan>,
    /// Every problem, in the order of files and places.
    pub(crate) problems: Vec<Diagnostic>,
}

impl Loaded<'_> {
    /// The names of the files that have errors, each once.
    pub(crate) fn files_with_errors(&self) -> Vec<&str> {
        self.files_with(Diagnostic::is_error)
    }

    /// The names of the files with texts that nobody has written yet, each once.
    pub(crate) fn files_with_placeholders(&self) -> Vec<&str> {
        self.files_with(|problem| problem.rule == faults::PLACEHOLDER)
    }

    fn files_with(&self, is_meant: impl Fn(&Diagnostic) -> bool) -> Vec<&str> {
        let problems = self.problems.iter().filter(|problem| is_meant(problem));
        let mut names: Vec<&str> = problems
            .map(|problem| self.sources.name(problem.span.file))
            .collect();
        names.dedup();
        names
    }
}

/// Which goals of a period to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which<'a> {
    /// All of them.
    All,
    /// Only the goal in the file of this number. Nothing is said about the other files.
    Goal(&'a str),
}

/// Which notes' texts to keep. A note is always read whole, with everything that holds from its
/// day; its words are most of a large plan, and few commands show them all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Texts {
    /// Every one.
    All,
    /// None.
    None,
    /// Each action's last one on or before a day.
    LastUntil(NaiveDate),
    /// Those of a year, and each action's last one before it.
    OfYear(i32),
}

/// Loads the periods in `folders`, whole.
///
/// # Errors
/// When a folder cannot be read; what is wrong with a file is a problem instead.
pub(crate) fn load<'f>(
    files: &'f dyn Files,
    folders: &[Folder],
    which: Which<'_>,
) -> Result<Loaded<'f>> {
    load_texts(files, folders, which, Texts::All)
}

/// Loads the periods in `folders`, with no more of the notes' texts than `texts`.
///
/// # Errors
/// As [`load`].
pub(crate) fn load_texts<'f>(
    files: &'f dyn Files,
    folders: &[Folder],
    which: Which<'_>,
    texts: Texts,
) -> Result<Loaded<'f>> {
    load_by(files, folders, which, &|job, folder, sources, years| {
        read_job(job, folder, files, sources, years, texts)
    })
}

/// Loads the periods in `folders` with what `read` has of each file, given the plan's years.
fn load_by<'f>(
    files: &'f dyn Files,
    folders: &[Folder],
    which: Which<'_>,
    read: &(dyn Fn(&Job, &Folder, &Sources<'_>, Years) -> Read + Sync),
) -> Result<Loaded<'f>> {
    let mut sources = Sources::new(files);
    let mut problems = Vec::new();
    let mut jobs = Vec::new();
    let mut plans = Vec::new();
    for (period, folder) in folders.iter().enumerate() {
        let mut new = Vec::new();
        jobs.extend(plan_files(
            files,
            period,
            folder,
            which,
            &mut sources,
            &mut new,
        )?);
        let mut rules = new.iter().map(|problem: &Diagnostic| problem.rule);
        plans.push(Plan {
            is_partial: which != Which::All,
            has_all_goals: !rules
                .any(|rule| matches!(rule, faults::UNREADABLE | faults::WRONG_FILE_NAME)),
            ..empty_plan(folder, FileId::default())
        });
        problems.append(&mut new);
    }
    // A goal's dates are held to the plan's years, which its header tells.
    for is_header in [true, false] {
        let jobs = jobs.iter().filter(|job| job.is_header() == is_header);
        let jobs: Vec<&Job> = jobs.collect();
        let periods: Vec<Years> = plans.iter().map(|plan| plan.period.value).collect();
        let reads = parallel::map(&jobs, FILES_WORTH_A_THREAD, |job| {
            let (folder, period) = folders.get(job.period).zip(periods.get(job.period))?;
            Some(read(job, folder, &sources, *period))
        });
        for (job, read) in jobs.into_iter().zip(reads) {
            if let (Some(plan), Some(read)) = (plans.get_mut(job.period), read) {
                problems.extend(read.problems);
                put(plan, read.content);
            }
        }
    }
    let is_parted = folders.iter().any(|folder| !folder.name.is_empty());
    if which == Which::All && is_parted {
        for name in root::badly_named(files)? {
            problems.push(badly_named_folder(sources.add(name)));
        }
        let layout = root::layout(files)?;
        for (name, of) in &layout.copies {
            problems.push(copied_folder(sources.add(name.clone()), name, of));
        }
        for name in &layout.too_deep {
            problems.push(folder_too_deep(sources.add(name.clone()), name, &layout));
        }
        for (name, meant) in &layout.above {
            let problem = file_above(files, &layout, sources.add(name.clone()), name, meant)?;
            // The goal in it may be any plan's.
            let is_lost = problem.is_error() && meant != root::HANDLEPLAN;
            plans
                .iter_mut()
                .for_each(|plan| plan.has_all_goals &= !is_lost);
            problems.push(problem);
        }
    }
    for (plan, folder) in plans.iter_mut().zip(folders) {
        problems.extend(misnamed(plan, &sources));
        plan.put_goals_in_order();
        let right = plan.period.to_string();
        let is_taken = folders.iter().any(|folder| folder.name == right);
        problems.extend(wrong_folder_name(plan, folder, is_taken));
    }
    problems.extend(overlaps(&plans));
    Diagnostic::put_in_order(&mut problems);
    Ok(Loaded {
        sources,
        plans,
        problems,
    })
}

fn put(plan: &mut Plan, content: Content) {
    match content {
        Content::Header(header) => {
            *plan = Plan {
                has_all_goals: plan.has_all_goals,
                is_partial: plan.is_partial,
                ..*header
            };
        }
        Content::Goal(goal) => plan.goals.push(goal),
        Content::Nothing => plan.has_all_goals = false,
    }
}

/// The text of a file's bytes, and what is wrong with them as bytes.
pub(crate) fn decode(name: &str, file: FileId, bytes: &[u8]) -> (Source, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let source = bytes::decode(name, file, bytes.to_vec(), &mut problems);
    (source, problems)
}

/// A TOML file that is no plan's, as the only one of its sources, and the errors in it as such; a blank one
/// has none.
pub(crate) fn toml_file<'f>(
    files: &'f dyn Files,
    name: &str,
    bytes: &[u8],
) -> (Sources<'f>, FileId, Vec<Diagnostic>) {
    let mut sources = Sources::new(files);
    let file = sources.add(name.to_owned());
    let (source, mut problems) = decode(name, file, bytes);
    problems.retain(|problem| problem.is_error() && problem.rule != bytes::EMPTY);
    if problems.is_empty() {
        syntax::read(file, source.text(), &OnceCell::new(), &[], &mut problems);
        problems.retain(Diagnostic::is_error);
    }
    for problem in &mut problems {
        // Only a plan's files are mended by it.
        problem.help.retain(|help| !help.contains("kimo tjek"));
    }
    sources.keep(file, Arc::new(source));
    (sources, file, problems)
}

/// The text of a file of any kind, without a byte order mark: UTF-8 or UTF-16, else Windows-1252.
pub(crate) fn text_of(bytes: &[u8]) -> String {
    let text = bytes::to_text(FileId::default(), bytes.to_vec(), &mut Vec::new());
    text.strip_prefix('\u{feff}')
        .map_or(text.clone(), str::to_owned)
}

/// Reads one goal's file from its text, as `load` does: to prove an edit before it is saved.
pub(crate) fn read_goal(source: &Source, file: FileId) -> (Goal, Vec<Diagnostic>) {
    read_goal_in(source, file, Years::EVER)
}

/// The same, in a plan of the years `period`: its dates are held to them.
pub(crate) fn read_goal_in(
    source: &Source,
    file: FileId,
    period: Years,
) -> (Goal, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let (_, name) = folder_and_name(source.name());
    let number = root::goal_number(name).unwrap_or("");
    let goal = with_table(
        source.text(),
        file,
        &schema::GOAL,
        (period, Texts::All),
        &mut problems,
        |table, reading| goal::read(table, number, reading),
    );
    (goal, problems)
}

/// Reads `handleplan.toml` from its text, as `load` does, into a plan without goals: to prove an
/// edit before it is saved.
pub(crate) fn read_plan(source: &Source, file: FileId) -> (Plan, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let (folder, _) = folder_and_name(source.name());
    let folder = Folder {
        name: folder.to_owned(),
        years: Years::parse(folder).ok(),
    };
    let mut plan = empty_plan(&folder, file);
    with_table(
        source.text(),
        file,
        &schema::HANDLEPLAN,
        (Years::EVER, Texts::All),
        &mut problems,
        |table, reading| {
            handleplan::read(table, &mut plan, reading);
        },
    );
    (plan, problems)
}

/// A thread costs about as much as reading this many files of a plan written by hand.
const FILES_WORTH_A_THREAD: usize = 8;

#[cfg(test)]
mod corpus;
#[cfg(test)]
pub(crate) mod testing;
