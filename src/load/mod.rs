//! Loading: bytes → a spanned model, plus every problem found on the way.
//!
//! A file goes through three stages: its bytes (`bytes`), its TOML (`syntax`), and the tables
//! and values of a plan (`schema`, `fields`, `values`). Each stage reports all that it finds
//! and hands on what is sound, so that one fault costs one error and hides nothing below it.
//! No rule of meaning stands here: those are in `check`.

mod bytes;
pub mod faults;
mod fields;
pub mod files;
mod goal;
mod handleplan;
mod lookalike;
mod mistyped;
mod plain;
pub mod root;
pub mod schema;
mod sources;
mod syntax;
mod tree;
mod values;

pub use files::{Disk, Files, Seen};
pub use root::Folder;
pub use sources::Sources;
pub use values::tidy;

use crate::plan::{Goal, Number, Plan};
use crate::text::danish::years::Years;
use crate::text::{Diagnostic, FileId, Source, Span, Spanned, parallel};
use anyhow::Result;
use chrono::NaiveDate;
use fields::Reading;
use files::{Entry, Kind};
use handleplan::Header;
use std::cell::OnceCell;
use tree::Tree;

/// What was loaded: the plans, the oldest first, and all that is wrong with their files.
pub struct Loaded<'f> {
    /// The files.
    pub sources: Sources<'f>,
    /// One plan for each folder asked for.
    pub plans: Vec<Plan>,
    /// Every problem, in the order of files and places.
    pub problems: Vec<Diagnostic>,
}

/// Which goals of a period to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which<'a> {
    /// All of them.
    All,
    /// Only the goal in the file of this number. Nothing is said about the other files.
    Goal(&'a str),
}

/// Which notes' texts to keep. A note is always read whole, with everything that holds from its
/// day; its words are most of a large plan, and few commands show them all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Texts {
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
pub fn load<'f>(files: &'f dyn Files, folders: &[Folder], which: Which<'_>) -> Result<Loaded<'f>> {
    load_texts(files, folders, which, Texts::All)
}

/// Loads the periods in `folders`, with no more of the notes' texts than `texts`.
///
/// # Errors
/// As [`load`].
pub fn load_texts<'f>(
    files: &'f dyn Files,
    folders: &[Folder],
    which: Which<'_>,
    texts: Texts,
) -> Result<Loaded<'f>> {
    let mut sources = Sources::new(files);
    let mut problems = Vec::new();
    let mut jobs = Vec::new();
    let mut unreadable = Vec::new();
    for (period, folder) in folders.iter().enumerate() {
        let found = problems.len();
        jobs.extend(plan_files(
            files,
            period,
            folder,
            which,
            &mut sources,
            &mut problems,
        )?);
        let mut new = problems.iter().skip(found);
        if new.any(|problem: &Diagnostic| problem.rule == faults::UNREADABLE) {
            unreadable.push(period);
        }
    }
    let mut plans: Vec<Plan> = folders
        .iter()
        .map(|folder| Plan {
            is_partial: which != Which::All,
            ..empty_plan(folder, FileId::default())
        })
        .collect();
    for period in unreadable {
        if let Some(plan) = plans.get_mut(period) {
            plan.has_all_goals = false;
        }
    }
    for (job, read) in jobs
        .iter()
        .zip(parallel::map(&jobs, FILES_WORTH_A_THREAD, |job| {
            read_job(job, files, &sources, texts)
        }))
    {
        problems.extend(read.problems);
        let Some(plan) = plans.get_mut(job.period) else {
            continue;
        };
        match read.content {
            Content::Header(header) => fill_header(plan, job.file, header),
            Content::Goal(goal) => plan.goals.push(goal),
            Content::Nothing => plan.has_all_goals = false,
        }
    }
    for (plan, folder) in plans.iter_mut().zip(folders) {
        plan.goals
            .sort_by(|a, b| a.number.value.cmp(&b.number.value));
        problems.extend(wrong_folder_name(plan, folder));
    }
    problems.extend(overlaps(&plans));
    problems.sort_by_key(|problem| (problem.span.file, problem.span.start));
    Ok(Loaded {
        sources,
        plans,
        problems,
    })
}

/// The text of a file's bytes, and what is wrong with them as bytes.
pub fn decode(name: &str, file: FileId, bytes: &[u8]) -> (Source, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let source = bytes::decode(name, file, bytes.to_vec(), &mut problems);
    (source, problems)
}

/// Reads one goal's file from its text, as `load` does: to prove an edit before it is saved.
pub fn read_goal(source: &Source, file: FileId) -> (Goal, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let file_name = source.name().rsplit('/').next().unwrap_or("");
    let number = root::goal_number(file_name).unwrap_or("");
    let goal = with_table(
        source.text(),
        file,
        Texts::All,
        &mut problems,
        |table, reading| goal::read(table, number, reading),
    );
    (goal, problems)
}

/// Reads `handleplan.toml` from its text, as `load` does, into a plan without goals: to prove an
/// edit before it is saved.
pub fn read_plan(source: &Source, file: FileId) -> (Plan, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let folder = source
        .name()
        .rsplit_once('/')
        .map_or("", |(folder, _)| folder);
    let folder = Folder {
        name: folder.to_owned(),
        years: Years::parse(folder).ok(),
    };
    let mut plan = empty_plan(&folder, file);
    let header = with_table(
        source.text(),
        file,
        Texts::All,
        &mut problems,
        handleplan::read,
    );
    fill_header(&mut plan, file, header);
    (plan, problems)
}

/// A thread costs about as much as reading this many files of a plan written by hand.
const FILES_WORTH_A_THREAD: usize = 8;

/// A file that is to be read.
struct Job {
    period: usize,
    file: FileId,
    name: String,
    role: Role,
}

enum Role {
    Header,
    Goal { number: String },
}

enum Content {
    Header(Header),
    Goal(Goal),
    Nothing,
}

struct Read {
    content: Content,
    problems: Vec<Diagnostic>,
}

/// Those of these names that the folder has, without a look at its other files.
fn named(files: &dyn Files, folder: &Folder, names: [&str; 2]) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for name in names {
        entries.extend(files.kind(&folder.join(name))?.map(|kind| Entry {
            name: name.to_owned(),
            kind,
            is_named_well: true,
        }));
    }
    Ok(entries)
}

/// The files of a folder that are to be read, `handleplan.toml` first and then the goals by
/// number; names that cannot be right are reported.
fn plan_files(
    files: &dyn Files,
    period: usize,
    folder: &Folder,
    which: Which<'_>,
    sources: &mut Sources<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Result<Vec<Job>> {
    let mut entries = match which {
        Which::All => files.list(&folder.name)?,
        Which::Goal(number) => named(
            files,
            folder,
            [root::HANDLEPLAN, &format!("maal-{number}.toml")],
        )?,
    };
    entries.retain(|entry| !entry.name.starts_with('.') && entry.name.ends_with(".toml"));
    entries.sort_by_cached_key(|entry| {
        let number = root::goal_number(&entry.name).map(Number::new);
        (
            entry.name != root::HANDLEPLAN,
            number.is_none(),
            number,
            entry.name.clone(),
        )
    });
    let mut jobs = Vec::new();
    if !entries.iter().any(|entry| entry.name == root::HANDLEPLAN) {
        let file = sources.add(folder.join(root::HANDLEPLAN));
        problems.push(
            Diagnostic::error(
                faults::MISSING_FILE,
                file.top(),
                "filen handleplan.toml mangler i periodens mappe",
            )
            .help("Hent den tilbage fra git, eller lav en ny plan med ”kimo init”."),
        );
    }
    for entry in entries {
        let role = match root::goal_number(&entry.name) {
            _ if entry.name == root::HANDLEPLAN => Role::Header,
            Some(number) => Role::Goal {
                number: number.to_owned(),
            },
            None => {
                if which == Which::All {
                    let file = sources.add(folder.join(&entry.name));
                    problems.push(stray_file(file, &entry));
                }
                continue;
            }
        };
        let is_wanted = match (&role, which) {
            (Role::Goal { number }, Which::Goal(wanted)) => number == wanted,
            _ => true,
        };
        if !is_wanted {
            continue;
        }
        let name = folder.join(&entry.name);
        let file = sources.add(name.clone());
        match entry.kind {
            Kind::File if entry.is_named_well => jobs.push(Job {
                period,
                file,
                name,
                role,
            }),
            _ => problems.push(not_a_file(file, &entry)),
        }
    }
    Ok(jobs)
}

fn read_job(job: &Job, files: &dyn Files, sources: &Sources<'_>, texts: Texts) -> Read {
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
fn with_table<T>(
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

fn empty_plan(folder: &Folder, file: FileId) -> Plan {
    let years = folder.years.unwrap_or(Years::EVER);
    Plan {
        file,
        folder: folder.name.clone(),
        title: Spanned::default(),
        organisation: Spanned::default(),
        period: Spanned::new(years, file.top()),
        adopted: None,
        introduction: None,
        parties: Vec::new(),
        meetings: Vec::new(),
        duties: Vec::new(),
        outside_goals: Vec::new(),
        accepted: Vec::new(),
        has_whole_registers: false,
        goals: Vec::new(),
        has_all_goals: true,
        is_partial: false,
    }
}

fn fill_header(plan: &mut Plan, file: FileId, header: Header) {
    *plan = Plan {
        file,
        folder: std::mem::take(&mut plan.folder),
        title: header.title,
        organisation: header.organisation,
        period: header
            .period
            .unwrap_or(Spanned::new(plan.period.value, file.top())),
        adopted: header.adopted,
        introduction: header.introduction,
        parties: header.parties,
        meetings: header.meetings,
        duties: header.duties,
        outside_goals: header.outside_goals,
        accepted: header.accepted,
        has_whole_registers: header.has_whole_registers,
        goals: std::mem::take(&mut plan.goals),
        has_all_goals: plan.has_all_goals,
        is_partial: plan.is_partial,
    };
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

fn wrong_folder_name(plan: &Plan, folder: &Folder) -> Option<Diagnostic> {
    let period = plan.period.to_string();
    if folder.name.is_empty() || period == folder.name || plan.period.value == Years::EVER {
        return None;
    }
    let message = format!(
        "perioden er ”{period}”, men mappen hedder ”{}”",
        folder.name
    );
    Some(
        Diagnostic::error(faults::WRONG_FOLDER_NAME, plan.period.span, message)
            .help(format!("Ret periode, eller kald mappen {period}.")),
    )
}

/// One error for each plan whose years another, earlier in the list, covers too.
fn overlaps(plans: &[Plan]) -> Vec<Diagnostic> {
    let clash = |(index, plan): (usize, &Plan)| {
        let earlier = plans
            .iter()
            .take(index)
            .find(|earlier| earlier.period.overlaps(plan.period.value))?;
        let message = format!(
            "perioden {} overlapper perioden {}",
            plan.period.value, earlier.period.value
        );
        Some(
            Diagnostic::error(faults::OVERLAP, plan.period.span, message)
                .related(earlier.period.span, "den anden periode")
                .help("Ret årene, så hvert år kun hører til én periode."),
        )
    };
    plans.iter().enumerate().filter_map(clash).collect()
}

fn stray_file(file: FileId, entry: &Entry) -> Diagnostic {
    let message = format!("filen {} hører ikke til planen og læses ikke", entry.name);
    Diagnostic::warning(faults::STRAY_FILE, file.top(), message)
        .help("En plan består af handleplan.toml og maal-1.toml, maal-2.toml og så videre. Flyt filen, eller giv den et af de navne.")
}

fn not_a_file(file: FileId, entry: &Entry) -> Diagnostic {
    let message = match (entry.is_named_well, entry.kind) {
        (false, _) => "filnavnet indeholder tegn, der ikke er UTF-8",
        (_, Kind::Folder) => "her skulle være en fil, men det er en mappe",
        _ => {
            "her skulle være en fil, men det er en enhed, en kanal eller en henvisning, der ikke fører til en fil"
        }
    };
    Diagnostic::error(faults::UNREADABLE, file.top(), message)
        .help("Flyt den, og hent den rigtige fil fra git.")
}

#[cfg(test)]
mod corpus;
#[cfg(test)]
mod testing;
