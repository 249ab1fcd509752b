//! What is wrong with one period's folder, for who has not opened the plan: a commit before it
//! is made, a merge once it is.

use crate::check;
use crate::load::{Disk, Folder, Which, load};
use crate::text::Diagnostic;
use anyhow::Result;
use chrono::NaiveDate;
use std::path::Path;

/// An error in a file of the period.
pub(crate) struct PeriodError {
    /// The file's name in the folder.
    pub(crate) file: String,
    /// Counted from 1.
    pub(crate) line: usize,
    pub(crate) message: String,
}

impl PeriodError {
    /// Whether it is the same error, wherever in the file it stands.
    pub(crate) fn is_same(&self, other: &PeriodError) -> bool {
        (&self.file, &self.message) == (&other.file, &other.message)
    }
}

/// The errors of the plan in `folder`.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn period_errors(folder: &Path, today: NaiveDate) -> Result<Vec<PeriodError>> {
    let disk = Disk::new(folder);
    let period = Folder {
        name: String::new(),
        years: None,
    };
    let loaded = check::checked(load(&disk, &[period], Which::All)?, today);
    let errors = loaded.problems.into_iter().filter(Diagnostic::is_error);
    let error = |problem: Diagnostic| {
        let source = loaded.sources.get(problem.span.file);
        PeriodError {
            file: loaded.sources.name(problem.span.file).to_owned(),
            line: source.position(problem.span.start as usize).line,
            message: problem.message,
        }
    };
    Ok(errors.map(error).collect())
}
