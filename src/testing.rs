//! What the tests beside the crate, the examples, the benches and the fuzz targets reach of its
//! inside: functions over texts, paths and numbers. It is no interface, and everything else is
//! `pub(crate)`, so that the compiler sees what nobody uses.

use crate::check::{self, alone};
use crate::command::save;
use crate::document::literal::Style;
use crate::document::{Addition, add, entry, join};
use crate::edit::imported;
use crate::import::answers::Answers;
use crate::import::{self, propose};
use crate::load::files::{Disk, Entry, Files, Kind};
use crate::load::{self, Loaded, Texts, Which, root};
use crate::plan::{Action, Goal, Known, Note};
use crate::query::selection::Selection;
use crate::text::danish::years::Years;
use crate::text::{Diagnostic, FileId, Source, Span, Spanned};
use crate::view::alignment::AlignmentView;
use crate::view::annual::{AnnualReport, Settled};
use crate::view::calendar::CalendarView;
use crate::view::check::CheckView;
use crate::view::log::LogView;
use crate::view::masthead::Masthead;
use crate::view::missing::MissingView;
use crate::view::show::ActionView;
use crate::view::status::StatusView;
use crate::write::terminal::{Paper, text};
use crate::write::{self, csv, docx, html, json, markdown, sheet};
use anyhow::{Context, Result};
use chrono::{Datelike, NaiveDate};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A fault that `check` can name.
pub struct Fault {
    pub name: &'static str,
    /// "fejl" or "advarsel".
    pub word: &'static str,
    pub summary: &'static str,
    pub example: &'static [u8],
    /// What it lies in: 0 a file's bytes, 1 a table, 2 the folders, 3 what the plan says.
    pub group: usize,
}

/// Every fault that `check` can name.
pub fn faults() -> Vec<Fault> {
    let fault = |entry: check::Entry| Fault {
        name: entry.name,
        word: entry.severity.word(),
        summary: entry.summary,
        example: entry.example,
        group: entry.group,
    };
    check::registry().map(fault).collect()
}

/// What `check` found wrong.
#[derive(Debug)]
pub struct Problem {
    pub rule: &'static str,
    /// "fejl" or "advarsel".
    pub word: &'static str,
    /// Whether `check --ret` mends it.
    pub is_mended: bool,
    /// Whether its places, and those of its mending, lie in its file's text.
    pub is_in_text: bool,
    /// As a pipe has it.
    pub shown: String,
}

/// What `check` finds in the plan on disk.
pub fn problems(plan: &Path, today: NaiveDate) -> Result<Vec<Problem>> {
    let disk = Disk::new(plan);
    let loaded = loaded(&disk, Texts::All)?;
    Ok(checked(&loaded, today)
        .iter()
        .map(|of| problem(&loaded, of))
        .collect())
}

/// The tables of the plan on disk, by the names of their commands; in a pipe without a width.
pub fn tables(
    plan: &Path,
    today: NaiveDate,
    width: Option<usize>,
    colour: bool,
) -> Result<Vec<(&'static str, String)>> {
    let disk = Disk::new(plan);
    let mut loaded = loaded(&disk, Texts::All)?;
    let plan = loaded.plans.first_mut().context("no plan")?;
    plan.keep_known(Known::of(today));
    let plan = &*plan;
    let (all, year) = (Selection::default(), today.year());
    let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(today);
    let masthead = || Masthead::new(plan, Vec::new());
    let status = StatusView::of(masthead(), plan, &all, today);
    let missing = MissingView::of(masthead(), plan, None, year, today, &[], None);
    let articles = [
        ("status", status.article()),
        ("missing", missing.overview()),
        (
            "alignment",
            AlignmentView::of(masthead(), plan, today).article(),
        ),
        (
            "calendar",
            CalendarView::of(masthead(), plan, year, today, &[]).article(),
        ),
        (
            "log",
            LogView::of(masthead(), plan, &all, first, today).table(),
        ),
    ];
    let shown = articles.map(|(name, article)| (name, text(&article, Paper { width, colour })));
    Ok(shown.into())
}

/// Holds the lock of a period's folder until what is returned is dropped.
pub fn lock(folder: &Path) -> Result<impl Sized + use<>> {
    save::Lock::acquire(folder, Duration::ZERO)
}

/// Changes a plan file as a command does.
pub fn change(folder: &Path, file: &Path, mut make: impl FnMut(&[u8]) -> Vec<u8>) -> Result<()> {
    save::change(save::Mode::Write, folder, file, &mut |bytes| {
        Ok(make(bytes).into())
    })
    .map(drop)
}

/// Work to be measured, by its name, each giving a number that depends on all of it. What is
/// not part of it has been done.
pub fn work(plan: PathBuf, name: &str) -> Result<Box<dyn Fn() -> usize + Sync>> {
    let today = NaiveDate::from_ymd_opt(2025, 12, 31).unwrap_or_default();
    let disk = Disk::new(plan);
    Ok(match name {
        "load" => Box::new(move || loaded(&disk, Texts::All).map_or(0, |of| of.plans.len())),
        "check" => {
            let plans = loaded(&disk, Texts::None)?.plans;
            Box::new(move || check::check(&plans, Vec::new(), today).len())
        }
        "report" => {
            let plan = loaded(&disk, Texts::OfYear(2024))?.plans.remove(0);
            Box::new(move || {
                let report = AnnualReport::new(plan.clone(), None, Settled::new(2024, today), &[]);
                markdown::markdown(&report.article()).len()
            })
        }
        "append" => {
            let source = source("maal-2.toml", &disk.read("2022-2025/maal-2.toml")?).0;
            let (goal, _) = load::read_goal(&source, FileId(0));
            let note = note(today, "Aftalen er underskrevet.");
            Box::new(move || {
                let action = goal.actions.first();
                let added = action.map(|action| add_note(&source, action, &note));
                added.and_then(Result::ok).map_or(0, |text| text.len())
            })
        }
        _ => anyhow::bail!("no work is called {name}"),
    })
}

/// A plan in memory.
pub struct Memory {
    files: Vec<(String, Vec<u8>)>,
    today: NaiveDate,
}

impl Memory {
    /// The plan of these files, by their names in the folder of its one period.
    pub fn new(files: Vec<(String, Vec<u8>)>, today: NaiveDate) -> Memory {
        Memory { files, today }
    }

    /// What `check` finds, and the outputs that tell it: for the terminal, as annotations and as
    /// JSON.
    pub fn check(&self) -> Result<(Vec<Problem>, [String; 3])> {
        let loaded = loaded(self, Texts::All)?;
        let found = checked(&loaded, self.today);
        let view = CheckView::of(&found, &loaded.sources);
        let paper = Paper {
            width: Some(80),
            colour: false,
        };
        let outputs = [
            write::check::problems(found.iter(), &loaded.sources, "plan/", paper),
            write::check::github(&view.problems, "plan/"),
            json::json(&view)?,
        ];
        Ok((
            found.iter().map(|of| problem(&loaded, of)).collect(),
            outputs,
        ))
    }

    /// Every output that a reader gets, by its kind.
    pub fn outputs(&self) -> Result<Vec<(&'static str, String)>> {
        let mut loaded = loaded(self, Texts::All)?;
        for plan in &mut loaded.plans {
            plan.keep_known(Known::of(self.today));
        }
        let plan = loaded.plans.first().context("no plan")?;
        let faulty = loaded.files_with_errors().into_iter();
        let masthead = Masthead::new(plan, faulty.map(str::to_owned).collect());
        let view = StatusView::of(masthead.clone(), plan, &Selection::default(), self.today);
        let mut outputs = Vec::new();
        for width in [None, Some(40), Some(80)] {
            let paper = Paper {
                width,
                colour: false,
            };
            outputs.push(("terminal", text(&view.article(), paper)));
            for (goal, action) in plan.actions() {
                let view = ActionView::of(masthead.clone(), plan, goal, action, self.today);
                outputs.push(("terminal", text(&view.article(), paper)));
            }
        }
        let report = AnnualReport::new(
            plan.clone(),
            None,
            Settled::new(self.today.year(), self.today),
            &[],
        );
        let article = report.article();
        docx::document(&article, None)?;
        let mut table = Vec::new();
        csv::csv(sheet::status(&view), &mut table)?;
        outputs.extend([
            ("status.md", markdown::markdown(&view.article())),
            ("status.json", json::json(&view)?),
            ("status.csv", String::from_utf8(table)?),
            ("report.md", markdown::markdown(&article)),
            ("report.html", html::page(&article, None)),
            ("report.json", json::json(&report)?),
        ]);
        Ok(outputs)
    }

    /// The goal's file before and after a note on each of its actions; nothing where it is in
    /// error.
    pub fn with_notes(&self, words: &str) -> Result<Vec<[String; 2]>> {
        let loaded = loaded(self, Texts::All)?;
        let found = checked(&loaded, self.today);
        let Some(goal) = loaded.plans.first().and_then(|plan| plan.goals.first()) else {
            return Ok(Vec::new());
        };
        if found
            .iter()
            .any(|of| of.is_error() && of.span.file == goal.file)
        {
            return Ok(Vec::new());
        }
        let source = loaded.sources.get(goal.file);
        let note = note(self.today, words);
        let added = goal.actions.iter().map(|action| {
            let new = add_note(source, action, &note)?;
            Ok([source.with_bom(source.text()), new])
        });
        added.collect()
    }
}

impl Files for Memory {
    fn list(&self, _: &str) -> Result<Vec<Entry>> {
        let entry = |(name, _): &(String, Vec<u8>)| Entry {
            name: name.clone(),
            kind: Kind::File,
            is_named_well: true,
        };
        Ok(self.files.iter().map(entry).collect())
    }

    fn read(&self, name: &str) -> Result<Vec<u8>> {
        let file = self.files.iter().find(|(file, _)| file == name);
        Ok(file.map(|(_, bytes)| bytes.clone()).unwrap_or_default())
    }
}

/// The notes of a goal's file, each as its action's number, its words and all that it says; and
/// whether the file is in error.
pub fn notes(file: &[u8]) -> (Vec<[String; 3]>, bool) {
    let (source, mut problems) = source("maal-1.toml", file);
    let (Goal { actions, .. }, of_reading) = load::read_goal(&source, FileId(0));
    problems.extend(of_reading);
    let mut notes = Vec::new();
    for action in &actions {
        let of_action = action.notes.iter().map(|note| {
            let mut all = String::new();
            entry::note(note).write(Style::PLAIN, &mut all);
            [action.number.to_string(), note.text.to_string(), all]
        });
        notes.extend(of_action);
    }
    (notes, problems.iter().any(Diagnostic::is_error))
}

/// Two versions of a plan file joined, and what is in conflict; nothing where one of the three is
/// no sound plan file.
pub fn merge(name: &str, [base, ours, theirs]: [&str; 3]) -> Option<(String, Vec<String>)> {
    let read = |text: &str| source(name, text.as_bytes()).0;
    let merged = alone::merge(&read(base), &read(ours), &read(theirs))?;
    Some((merged.text, merged.conflicts))
}

/// What is wrong with a plan file by itself.
pub fn first_fault(name: &str, text: &str) -> Option<String> {
    alone::first_fault(&source(name, text.as_bytes()).0)
}

/// Two versions of a file that cannot be joined, between marks.
pub fn whole_file_in_conflict(ours: &str, theirs: &str) -> String {
    join::whole_file_in_conflict(ours, theirs)
}

/// The files of the plan that a document proposes, by their names, and whether they say what was
/// meant or have an error that keeps them from being written; nothing where the document is
/// refused or has no action.
pub fn import(document: &[u8], is_table: bool) -> Option<(Vec<(String, String)>, bool)> {
    let reading = import::read(document, is_table).ok()?;
    let mut plan = propose(&reading, &Answers::default(), &[]).plan;
    plan.actions().next()?;
    plan.period = Spanned::from(Years::new(2022, 2025)?);
    let files = imported::files(&plan, "et dokument");
    plan.folder = String::new();
    let bytes = files
        .iter()
        .map(|(name, text)| (name.clone(), text.clone().into_bytes()));
    let memory = Memory::new(bytes.collect(), NaiveDate::from_ymd_opt(2024, 1, 1)?);
    let loaded = loaded(&memory, Texts::All).ok()?;
    let has_errors = checked(&loaded, memory.today)
        .iter()
        .any(Diagnostic::is_error);
    let is_same = loaded
        .plans
        .first()
        .is_some_and(|read| read.says_the_same(&plan));
    Some((files, is_same || has_errors))
}

/// An Office file of these parts.
pub fn office(parts: &[(&str, &str)]) -> Result<Vec<u8>> {
    let mut zip = write::zip::Zip::default();
    for (name, text) in parts {
        zip.add(name, text)?;
    }
    zip.finish()
}

fn loaded(files: &dyn Files, texts: Texts) -> Result<Loaded<'_>> {
    load::load_texts(files, &root::periods(files)?, Which::All, texts)
}

fn checked(loaded: &Loaded<'_>, today: NaiveDate) -> Vec<Diagnostic> {
    check::check(&loaded.plans, loaded.problems.clone(), today)
}

fn problem(loaded: &Loaded<'_>, found: &Diagnostic) -> Problem {
    let text = loaded.sources.get(found.span.file).text();
    let fixes = found.fix.iter().flat_map(|fix| &fix.replacements);
    let mut places = fixes.map(|fix| fix.span).chain([found.span]);
    let shown = write::check::problem(found, &loaded.sources, "plan/", Paper::default());
    Problem {
        rule: found.rule,
        word: found.severity.word(),
        is_mended: found.fix.is_some(),
        is_in_text: places.all(|place: Span| text.get(place.range()).is_some()),
        shown,
    }
}

fn add_note(source: &Source, action: &Action, note: &Note) -> Result<String> {
    let addition = Addition::under(action.own_lines.span, entry::note(note));
    let (_, text) = add(source, &addition)?;
    Ok(source.with_bom(&text))
}

fn source(name: &str, bytes: &[u8]) -> (Source, Vec<Diagnostic>) {
    load::decode(name, FileId(0), bytes)
}

fn note(date: NaiveDate, text: &str) -> Note {
    Note {
        date: Spanned::new(date, Span::default()),
        text: text.into(),
        ..Note::default()
    }
}
