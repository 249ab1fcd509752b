//! Joins two versions of a plan file that grew from one: what each side added is kept, what
//! one side changed or took out is so in the result, and what both changed is left as git's
//! conflict markers around just that.
//!
//! Like every edit it is a splice. The result is the one side's text, *ours*, with entries and
//! fields put in as the other side's own bytes:
//!
//! * `layout` and `tree` see a text as entries with their comments, of the kinds in `kind`,
//! * `pair` finds the same entry in two texts,
//! * `join` decides entry by entry, and `fields` key by key within one; `gap` has the place of what is new,
//! * `write` splices the decisions into the text,
//! * `faults` reads the result as any other plan file: one in error is never called joined.
//!
//! An entry that both sides added alike is kept once, for that is how a cherry-picked commit or
//! a rebased one meets itself; nothing else is ever held to be one and the same.

mod faults;
mod fields;
mod gap;
mod join;
mod kind;
mod layout;
mod pair;
mod tree;
mod write;

pub use write::whole_file_in_conflict;

#[cfg(test)]
mod tests;

use crate::text::Source;

/// What came of joining two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The file's new text, ready to be written, with a byte order mark where ours had one.
    pub text: String,
    /// What needs a person's eye, in Danish, each without a full stop: empty where all was
    /// joined.
    pub conflicts: Vec<String>,
}

/// Joins `ours` and `theirs`, which both grew from `base`. All three are named as the file is,
/// for the name tells a goal from the plan's header. An empty `base` is no file at all.
///
/// Nothing where one of them is not a sound plan file: no entry of a file that is not understood
/// may be moved.
pub fn merge(base: &Source, ours: &Source, theirs: &Source) -> Option<Merged> {
    let is_new_file = base.text().trim().is_empty();
    let sides = [base, ours, theirs]
        .into_iter()
        .skip(usize::from(is_new_file));
    if sides.into_iter().any(|side| !faults::is_understood(side)) {
        return None;
    }
    let mut edits = join::join(base.text(), ours.text(), theirs.text())?;
    let inherited = faults::of(ours);
    loop {
        // Where a stretch is in conflict the result is judged with ours in its place.
        let (text, places) = write::splice(ours.text(), &edits, write::Conflicts::AsOurs);
        let errors = faults::of(&Source::new(ours.name(), text));
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
        let (text, _) = write::splice(ours.text(), &edits, write::Conflicts::Marked);
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

/// What is wrong with `source` as a plan file taken by itself, in Danish: the first error.
pub fn first_fault(source: &Source) -> Option<String> {
    if !faults::is_understood(source) {
        return Some("den kan ikke læses som en planfil".to_owned());
    }
    faults::of(source)
        .into_iter()
        .next()
        .map(|error| error.message)
}
