//! Joins two versions of a plan file that grew from one: what each side added is kept, what one
//! side changed, moved or took out is so in the result, and what both changed is left as git's
//! conflict markers around just that.
//!
//! Like every edit it is a splice. The result is the one side's text, *ours*, with entries and
//! fields put in as the other side's own bytes: `pair` finds what each entry of the common
//! ancestor has become, `decide` decides entry by entry and `fields` key by key within one,
//! `splice` writes the decisions into the text. The caller judges the sum: a result in error is
//! never called joined.
//!
//! An entry that both sides added alike is kept once, for that is how a cherry-picked commit or
//! a rebased one meets itself.

mod decide;
mod fields;
mod pair;
mod splice;

pub(super) use pair::same;
pub(crate) use splice::whole_file_in_conflict;

#[cfg(test)]
mod tests;

#[cfg(test)]
use super::bare;
use super::{Document, root_table};
use crate::text::{Diagnostic, Source};

/// What came of joining two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Merged {
    /// The file's new text, ready to be written, with a byte order mark where ours had one.
    pub(crate) text: String,
    /// What needs a person's eye, in Danish, each without a full stop: empty where all was
    /// joined.
    pub(crate) conflicts: Vec<String>,
}

/// Joins `ours` and `theirs`, which both grew from `base`. All three are named as the file is,
/// for the name tells a goal from the plan's header. An empty `base` is no file at all. `judge`
/// finds the errors of a version.
///
/// Nothing where an entry of one of them is apart from what it belongs to.
pub(crate) fn join(
    base: &Source,
    ours: &Source,
    theirs: &Source,
    judge: impl Fn(&Source) -> Vec<Diagnostic>,
) -> Option<Merged> {
    let root = root_table(ours.name());
    let read = |source| Document::read(source, root);
    let (was, own, other) = (read(base.text())?, read(ours.text())?, read(theirs.text())?);
    let mut edits = decide::join(&was, &own, &other)?;
    let inherited = judge(ours);
    loop {
        // Where a stretch is in conflict the result is judged with ours in its place.
        let (text, places) = splice::splice(ours.text(), &edits, splice::Conflicts::AsOurs);
        let errors = judge(&Source::new(ours.name(), text));
        let mut is_new_conflict = false;
        for error in &errors {
            let touches = |place: &Option<std::ops::Range<usize>>| {
                let spans =
                    std::iter::once(error.span).chain(error.related.iter().map(|(span, _)| *span));
                place.as_ref().is_some_and(|place| {
                    spans
                        .into_iter()
                        .any(|span| place.contains(&(span.start as usize)))
                })
            };
            let is_inherited = inherited.iter().any(|old| old.message == error.message);
            let is_from_theirs = places.iter().any(touches);
            for (edit, place) in edits.iter_mut().zip(&places) {
                let is_to_blame = if is_from_theirs {
                    touches(place)
                } else {
                    !is_inherited
                };
                if is_to_blame && edit.conflict.is_none() {
                    edit.conflict = Some(format!("{}: {}", edit.about, error.message));
                    is_new_conflict = true;
                }
            }
        }
        if is_new_conflict {
            continue;
        }
        let (text, _) = splice::splice(ours.text(), &edits, splice::Conflicts::Marked);
        let mut conflicts: Vec<String> = edits
            .iter()
            .filter_map(|edit| edit.conflict.clone())
            .collect();
        let remaining = errors
            .iter()
            .map(|error| format!("filen har en fejl: {}", error.message));
        conflicts.extend(remaining);
        return Some(Merged {
            text: ours.with_bom(&text),
            conflicts,
        });
    }
}
