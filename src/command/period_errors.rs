//! What is wrong with a plan's folders, for who has not opened the plan: a commit before it is made,
//! a merge once it is; and what a change would make wrong in other files than its own.

use crate::check;
use crate::load::{Disk, Files, Folder, Which, load};
use crate::text::Diagnostic;
use anyhow::Result;
use chrono::NaiveDate;
use std::collections::HashSet;
use std::path::Path;

/// An error in a file of the period.
pub(crate) struct PeriodError {
    /// The file's name in the folder.
    pub(crate) file: String,
    /// Counted from 1.
    pub(crate) line: usize,
    pub(crate) problem: Diagnostic,
}

impl PeriodError {
    /// What makes it the same error, wherever in the file it stands.
    fn identity(&self) -> (&str, &str) {
        (&self.file, &self.problem.message)
    }
}

/// The errors of the plan in `folder`.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn period_errors(folder: &Path, today: NaiveDate) -> Result<Vec<PeriodError>> {
    let period = Folder {
        name: String::new(),
        years: None,
    };
    errors_in(&Disk::new(folder), &[period], today)
}

/// The errors of the plans in `folders`, with the names that `files` have.
///
/// # Errors
/// When they cannot be read.
pub(crate) fn errors_in(
    files: &dyn Files,
    folders: &[Folder],
    today: NaiveDate,
) -> Result<Vec<PeriodError>> {
    let loaded = check::checked(load(files, folders, Which::All)?, today);
    let errors = loaded.problems.into_iter().filter(Diagnostic::is_error);
    let error = |problem: Diagnostic| {
        let source = loaded.sources.get(problem.span.file);
        PeriodError {
            file: loaded.sources.name(problem.span.file).to_owned(),
            line: source.position(problem.span.start as usize).line,
            problem,
        }
    };
    Ok(errors.map(error).collect())
}

/// Those of `after` that `before` has not.
pub(crate) fn new_errors<'e>(
    before: &'e [PeriodError],
    after: &'e [PeriodError],
) -> impl Iterator<Item = &'e PeriodError> {
    let known: HashSet<_> = before.iter().map(PeriodError::identity).collect();
    after
        .iter()
        .filter(move |error| !known.contains(&error.identity()))
}
