//! Which mends help: none may leave an error in the lines that it mends, or make one there. What a
//! mend does shows in the file as it would be.

use crate::check;
use crate::document;
use crate::load::{Disk, Texts, Which, faults, load_texts, root};
use crate::text::{Diagnostic, Fix, Replacement, Source};
use anyhow::Result;
use chrono::NaiveDate;
use std::collections::HashSet;

/// A mend and what it mends.
pub(super) type Mend<'d> = (&'d Diagnostic, &'d Fix);

/// Those of the mends of a file that help.
///
/// # Errors
/// When the plan cannot be read.
pub(super) fn only<'d>(
    disk: &Disk,
    name: &str,
    source: &Source,
    mends: &[Mend<'d>],
    today: NaiveDate,
) -> Result<Vec<Mend<'d>>> {
    let mut trial = Trial {
        disk,
        name,
        source,
        today,
        before: HashSet::new(),
    };
    let before = trial.errors(&[])?;
    trial.before = before.into_iter().map(|error| error.what).collect();
    let mut kept = Vec::new();
    trial.keep(&mut kept, mends)?;
    Ok(kept)
}

struct Trial<'f> {
    disk: &'f Disk,
    name: &'f str,
    source: &'f Source,
    today: NaiveDate,
    before: HashSet<(&'static str, String)>,
}

/// An error in the file.
struct Error {
    /// Its rule and its message.
    what: (&'static str, String),
    /// The lines it is about.
    lines: Vec<usize>,
}

impl Trial<'_> {
    /// Adds to the mends that are `kept` those of `more` that help beside them; the half that has
    /// one that does not is looked through.
    fn keep<'d>(&self, kept: &mut Vec<Mend<'d>>, more: &[Mend<'d>]) -> Result<()> {
        let all: Vec<Mend<'_>> = kept.iter().chain(more).copied().collect();
        if self.is_sound(&all)? {
            kept.extend(more);
        } else if more.len() > 1 {
            let (first, second) = more.split_at(more.len() / 2);
            self.keep(kept, first)?;
            self.keep(kept, second)?;
        }
        Ok(())
    }

    fn is_sound(&self, mends: &[Mend<'_>]) -> Result<bool> {
        let replaced = mends.iter().flat_map(|(_, fix)| &fix.replacements);
        let line = |replaced: &Replacement| self.source.position(replaced.span.start as usize).line;
        let lines: HashSet<usize> = replaced.map(line).collect();
        let is_mended = |what: &(&str, String)| {
            let mut mended = mends.iter().map(|(problem, _)| problem);
            mended.any(|problem| problem.rule == what.0 && problem.message == what.1)
        };
        let errors = self.errors(mends)?;
        Ok(!errors.iter().any(|error| {
            let is_old = self.before.contains(&error.what) && !is_mended(&error.what);
            !is_old && error.lines.iter().any(|line| lines.contains(line))
        }))
    }

    /// The errors of the file with these mends made. That a name written as it should be is not
    /// known was so before, and could not be told.
    fn errors(&self, mends: &[Mend<'_>]) -> Result<Vec<Error>> {
        let replaced = mends
            .iter()
            .flat_map(|(_, fix)| fix.replacements.iter().cloned());
        let text = document::apply(self.source, &replaced.collect::<Vec<_>>());
        let disk = self
            .disk
            .with([(self.name.to_owned(), Some(text.into_bytes()))]);
        let folders = root::periods(&disk)?;
        let mut loaded = load_texts(&disk, &folders, Which::All, Texts::None)?;
        let of_loading = std::mem::take(&mut loaded.problems);
        let is_about_name = |rule: &str| rule.starts_with("ukendt-") && rule != faults::UNKNOWN_KEY;
        let found = check::check(&loaded.plans, of_loading, self.today).into_iter();
        let errors = found.filter(|problem| {
            problem.is_error()
                && !is_about_name(problem.rule)
                && loaded.sources.name(problem.span.file) == self.name
        });
        let error = |problem: Diagnostic| {
            let source = loaded.sources.get(problem.span.file);
            let related = problem.related.iter().map(|(span, _)| *span);
            let places = std::iter::once(problem.span).chain(related);
            Error {
                lines: places
                    .map(|span| source.position(span.start as usize).line)
                    .collect(),
                what: (problem.rule, problem.message),
            }
        };
        Ok(errors.map(error).collect())
    }
}
