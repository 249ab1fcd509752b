//! A plan root with the texts that are open in the editor, and what was last read of it.

use crate::check;
use crate::check::mends::{self, Line, Mend};
use crate::document;
use crate::load::{Disk, Files, Folder, Reads, root};
use crate::plan::Plan;
use crate::text::{Diagnostic, FileId, Replacement, Source, Span, folder_and_name};
use anyhow::Result;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// A plan root that is being written in.
pub(crate) struct Project {
    pub(crate) root: PathBuf,
    /// The texts as they are in the editor, by name.
    pub(crate) open: BTreeMap<String, String>,
    reads: Reads,
    state: State,
}

/// What was read.
#[derive(Default)]
struct State {
    names: Vec<String>,
    sources: Vec<Arc<Source>>,
    plans: Vec<Plan>,
    problems: Vec<Diagnostic>,
    today: NaiveDate,
}

impl State {
    fn line_of(&self, span: Span) -> Line {
        let at = span.file.index();
        let line = self
            .sources
            .get(at)
            .map_or(0, |source| source.position(span.start as usize).line);
        (self.names.get(at).cloned().unwrap_or_default(), line)
    }
}

impl Project {
    pub(crate) fn new(root: PathBuf) -> Project {
        Project {
            root,
            open: BTreeMap::new(),
            reads: Reads::default(),
            state: State::default(),
        }
    }

    /// The plan's files with the texts in the editor over them.
    pub(crate) fn disk(&self) -> Disk {
        self.disk_with(&BTreeMap::new())
    }

    fn disk_with(&self, more: &BTreeMap<String, String>) -> Disk {
        // The later of two texts of one file is meant.
        let changed = self.open.iter().chain(more);
        let changed = changed.map(|(name, text)| (name.clone(), Some(text.clone().into_bytes())));
        Disk::new(&self.root).with(changed.collect())
    }

    /// The folders of its periods; none where there is no plan in it.
    pub(crate) fn periods(&self) -> Vec<Folder> {
        root::periods(&self.disk()).unwrap_or_default()
    }

    /// Reads what has changed since the last time, and checks it all on `today`.
    ///
    /// # Errors
    /// When a folder cannot be read; what was read before stays.
    pub(crate) fn refresh(&mut self, today: NaiveDate) -> Result<()> {
        let disk = self.disk();
        self.state = read(&disk, &mut self.reads, today)?;
        Ok(())
    }

    /// Forgets what was read: files have changed on disk.
    pub(crate) fn forget(&mut self) {
        self.reads.clear();
    }

    /// What would be wrong in the plan with these edits.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub(crate) fn problems_with(&self, edits: &[Replacement]) -> Result<Vec<Diagnostic>> {
        Ok(self.with(edits)?.problems)
    }

    /// The project as it would be with these edits.
    fn with(&self, edits: &[Replacement]) -> Result<State> {
        let files = self.files();
        let files = files.map(|(file, name)| (file, name, self.source(file)));
        let texts = document::changed(files, edits).into_iter().collect();
        read(
            &self.disk_with(&texts),
            &mut Reads::default(),
            self.state.today,
        )
    }

    /// Those of the mends of `problems` that leave no error where they mend, nor make one there; none
    /// where the plan cannot be read.
    pub(crate) fn sound<'d>(
        &self,
        problems: impl IntoIterator<Item = &'d Diagnostic>,
    ) -> Vec<Mend<'d>> {
        let fixable = problems.into_iter();
        let fixable = fixable.filter_map(|problem| Some((problem, problem.fix.as_ref()?)));
        let fixable: Vec<Mend<'_>> = fixable.collect();
        let errors = |edits: &[Replacement]| {
            if edits.is_empty() {
                let problems = self.problems().iter().cloned();
                return Ok(mends::errors(problems, |span| self.state.line_of(span)));
            }
            let state = self.with(edits)?;
            Ok(mends::errors(state.problems.clone(), |span| {
                state.line_of(span)
            }))
        };
        mends::sound(&fixable, |span| self.state.line_of(span), errors).unwrap_or_default()
    }

    /// What is wrong, in the order of files and places.
    pub(crate) fn problems(&self) -> &[Diagnostic] {
        &self.state.problems
    }

    /// The plans, the oldest first.
    pub(crate) fn plans(&self) -> &[Plan] {
        &self.state.plans
    }

    /// The day on which it was checked.
    pub(crate) fn today(&self) -> NaiveDate {
        self.state.today
    }

    /// The files, by their names from the root.
    pub(crate) fn files(&self) -> impl Iterator<Item = (FileId, &str)> {
        (0..)
            .map(FileId)
            .zip(self.state.names.iter().map(String::as_str))
    }

    /// The file called `name`.
    pub(crate) fn file(&self, name: &str) -> Option<FileId> {
        self.files()
            .find(|(_, of)| *of == name)
            .map(|(file, _)| file)
    }

    pub(crate) fn name(&self, file: FileId) -> &str {
        self.state
            .names
            .get(file.index())
            .map_or("", String::as_str)
    }

    /// The path of a file.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        let names = name.split('/').filter(|name| !name.is_empty());
        names.fold(self.root.clone(), |path, name| path.join(name))
    }

    /// The name of the file at `path`, where it lies in the root.
    pub(crate) fn name_of(&self, path: &Path) -> Option<String> {
        let names = path.strip_prefix(&self.root).ok()?;
        let names: Option<Vec<&str>> = names.iter().map(|name| name.to_str()).collect();
        names.map(|names| names.join("/"))
    }

    /// The text of a file, as it was read.
    pub(crate) fn source(&self, file: FileId) -> &Source {
        static NOTHING: OnceLock<Source> = OnceLock::new();
        match self.state.sources.get(file.index()) {
            Some(source) => source,
            None => NOTHING.get_or_init(Source::default),
        }
    }

    /// The plan that a file belongs to.
    pub(crate) fn plan_of(&self, file: FileId) -> Option<&Plan> {
        let (folder, _) = folder_and_name(self.name(file));
        self.plans().iter().find(|plan| plan.folder == folder)
    }
}

fn read(disk: &Disk, reads: &mut Reads, today: NaiveDate) -> Result<State> {
    let folders = root::periods(disk)?;
    let loaded = check::checked(reads.load(disk as &dyn Files, &folders)?, today);
    let files: Vec<FileId> = loaded.sources.iter().map(|(file, _)| file).collect();
    let names = loaded.sources.iter().map(|(_, name)| name.to_owned());
    Ok(State {
        names: names.collect(),
        sources: files
            .iter()
            .map(|file| loaded.sources.shared(*file))
            .collect(),
        problems: loaded.problems,
        plans: loaded.plans,
        today,
    })
}
