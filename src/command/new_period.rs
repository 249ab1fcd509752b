//! A period's folder that is about to be made: read as if it stood on the disk, and checked,
//! before anything is written.

use super::save::{self, Mode, Written};
use super::{Failure, schema};
use crate::check;
use crate::edit::new_file::SCHEMA;
use crate::load::{Disk, Folder, Sources, Which, faults, load, root};
use crate::plan::Plan;
use crate::text::Diagnostic;
use crate::text::danish::years::Years;
use anyhow::{Context as _, Result, bail, ensure};
use chrono::NaiveDate;
use std::path::Path;

/// The files of a new period.
pub(crate) struct NewPeriod {
    /// The years, which name its folder.
    pub(crate) years: Years,
    /// Its files: name and text.
    pub(crate) files: Vec<(String, String)>,
}

/// What a period says that does not stand on the disk yet.
pub(crate) struct ReadBack {
    /// The plan that was read.
    pub(crate) plan: Plan,
    /// What is doubtful in it, each with its file's name.
    pub(crate) doubts: Vec<(String, Diagnostic)>,
}

impl ReadBack {
    /// Refuses files that do not say what they were made to say.
    ///
    /// # Errors
    /// When they say anything else.
    pub(crate) fn refuse_other_than(&self, meant: &Plan) -> Result<()> {
        ensure!(
            self.plan.says_the_same(meant),
            "intet er skrevet, for kimo læste noget andet tilbage end det, der skulle stå i filerne. \
             Det er en fejl i kimo"
        );
        Ok(())
    }
}

impl NewPeriod {
    /// Reads and checks the files as they would be in `disk`, beside the period `earlier` of it
    /// where there is one.
    ///
    /// # Errors
    /// When they have an error: they are not to be written then.
    pub(crate) fn read_back(
        &self,
        disk: &Disk,
        earlier: Option<&Folder>,
        today: NaiveDate,
    ) -> Result<ReadBack> {
        let own = Folder {
            name: self.years.to_string(),
            years: Some(self.years),
        };
        let new = self.files.iter();
        let new = new.map(|(name, text)| (own.join(name), Some(text.clone().into_bytes())));
        let files = disk.with(new.collect());
        let mut folders: Vec<Folder> = earlier.cloned().into_iter().collect();
        folders.push(own.clone());
        let mut loaded = check::checked(load(&files, &folders, Which::All)?, today);
        refuse_unread(&loaded.sources, &loaded.problems)?;
        let prefix = own.join("");
        let own_problems = loaded.problems.into_iter().filter_map(|problem| {
            let name = loaded
                .sources
                .name(problem.span.file)
                .strip_prefix(&prefix)?;
            Some((name.to_owned(), problem))
        });
        let doubts: Vec<(String, Diagnostic)> = own_problems.collect();
        if let Some((name, error)) = doubts.iter().find(|(_, problem)| problem.is_error()) {
            let cause = format!("intet er skrevet, for {name} ville få en fejl");
            bail!(Failure::because(&cause, error));
        }
        let plan = loaded
            .plans
            .pop()
            .context("der blev ikke læst nogen plan")?;
        Ok(ReadBack { plan, doubts })
    }

    /// Makes the folder in `root`, and beside it the schema that the files' first lines name,
    /// where it is not there yet: both or neither. Returns the files that were written.
    ///
    /// # Errors
    /// When something of that name is there, or it cannot be written.
    pub(crate) fn save(&self, root: &Path, mode: Mode) -> Result<Vec<Written>> {
        // Else two kimos that make one period at once could part the schema from the folder.
        let _lock = match mode {
            Mode::Write => Some(save::lock(root)?),
            Mode::DryRun | Mode::Propose => None,
        };
        let (path, schema) = (root.join(SCHEMA), schema::text()?);
        let folder = root.join(self.years.to_string());
        let files = self.files.iter();
        let files: Vec<(String, Vec<u8>)> = files
            .map(|(name, text)| (name.clone(), text.clone().into_bytes()))
            .collect();
        let is_new = save::with_new_file(mode, &path, &schema, || match mode {
            Mode::Write if has_room(&folder) => save::fill_folder(&folder, &files),
            Mode::Write => save::create_folder(&folder, &files),
            Mode::DryRun | Mode::Propose => Ok(()),
        })?;
        let schema = is_new.then(|| Written::anew(path, schema.into_bytes()));
        let anew = |(name, bytes): (String, _)| Written::anew(folder.join(name), bytes);
        Ok(schema
            .into_iter()
            .chain(files.into_iter().map(anew))
            .collect())
    }
}

/// Whether a folder is there with files in it that are no plan's: they stay, and are not in the
/// way of one.
pub(crate) fn has_room(folder: &Path) -> bool {
    let is_folder = std::fs::symlink_metadata(folder).is_ok_and(|about| about.is_dir());
    is_folder && root::holds_plan(&Disk::new(folder), "").is_ok_and(|holds| !holds)
}

/// Refuses to judge the new files by an old one that could be read before and now cannot: what
/// they take from it would seem to be missing.
fn refuse_unread(sources: &Sources<'_>, problems: &[Diagnostic]) -> Result<()> {
    let is_of_the_disk =
        |problem: &&Diagnostic| [faults::UNREADABLE, faults::MISSING_FILE].contains(&problem.rule);
    let Some(problem) = problems.iter().find(is_of_the_disk) else {
        return Ok(());
    };
    let name = sources.name(problem.span.file);
    bail!(Failure::because(
        &format!("intet er skrevet: {name}"),
        problem
    ))
}
