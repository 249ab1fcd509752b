//! Reads an edited text again before it is saved: the old model and exactly the entry meant,
//! or nothing is written.
//!
//! An edit is a splice of bytes. Whatever odd shape the file has, this is what holds the
//! promise that no entry is lost, moved or changed by it.

use crate::load;
use crate::plan::{Goal, Plan};
use crate::text::{Diagnostic, Position, Source};
use std::fmt;

/// Why an edit is not to be saved.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// The file would be in error. Its errors, with the place of the first.
    Faulty(Vec<Diagnostic>, Position),
    /// The file would say something else than the old entries and the new one.
    SaysOtherwise,
}

/// Requires that a goal's file says what `before` said and what `expected` does to it.
///
/// `before` was read from a file without errors: only such a file may be written to.
///
/// # Errors
/// When the new text has an error, or says anything else.
pub(crate) fn verify_goal(
    before: Goal,
    after: &Source,
    expected: impl FnOnce(&mut Goal),
) -> Result<(), Refusal> {
    let (mut read, problems) = load::read_goal(after, before.file);
    refuse_errors(after, problems)?;
    // Told from the file's name, which an edit does not touch.
    read.is_misnamed = before.is_misnamed;
    let mut meant = before;
    expected(&mut meant);
    if read == meant {
        Ok(())
    } else {
        Err(Refusal::SaysOtherwise)
    }
}

/// Requires the same of `handleplan.toml`. The goals, which stand in other files, are left out
/// of account.
///
/// # Errors
/// When the new text has an error, or says anything else.
pub(crate) fn verify_plan(
    before: Plan,
    after: &Source,
    expected: impl FnOnce(&mut Plan),
) -> Result<(), Refusal> {
    let (mut read, problems) = load::read_plan(after, before.file);
    refuse_errors(after, problems)?;
    let mut meant = before;
    meant.goals.clear();
    expected(&mut meant);
    // Told from how the plan was loaded, not from the file.
    read.folder.clone_from(&meant.folder);
    read.is_partial = meant.is_partial;
    if read == meant {
        Ok(())
    } else {
        Err(Refusal::SaysOtherwise)
    }
}

fn refuse_errors(after: &Source, mut problems: Vec<Diagnostic>) -> Result<(), Refusal> {
    problems.retain(Diagnostic::is_error);
    match problems
        .first()
        .map(|first| after.position(first.span.start as usize))
    {
        Some(place) => Err(Refusal::Faulty(problems, place)),
        None => Ok(()),
    }
}

/// One or two sentences in Danish, without a full stop at the end.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Faulty(problems, place) => {
                let message = problems.first().map_or("", |first| first.message.as_str());
                let line = place.line;
                write!(f, "intet er gemt, for filen ville få en fejl i linje {line}: {message}")
            }
            Refusal::SaysOtherwise => f.write_str(
                "intet er gemt, for kimo læste noget andet tilbage end det, der skulle stå i filen. \
                 Det er en fejl i kimo; skriv i stedet i filen selv",
            ),
        }
    }
}

impl std::error::Error for Refusal {}
