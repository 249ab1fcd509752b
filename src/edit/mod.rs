//! Editing: a file's text in, the few bytes to replace out; every other byte stays as it was.
//!
//! Files are written by hand and kept in git, so an edit may not move a comment, change a line
//! end or tidy what it did not come for. An edit is therefore a list of [`Replacement`]s:
//!
//! * `place` finds where an entry goes,
//! * `toml_text` and `entry` say how it is written,
//! * `append` joins them, one function for each kind of entry,
//! * `model` makes the same change to the model,
//! * `merge` joins two versions of a file in the same way,
//! * `verify` reads the new text and holds it against that model: the old one and exactly the
//!   entry meant, or the edit is refused.
//!
//! A file that is not there yet is written whole: `new_file` writes it, `draft` (the next
//! period's) and `starter` (a first plan's) say with which comments.
//!
//! Nothing here knows the disk. A new kind of entry is one function in each of `entry`,
//! `append` and `model`.

pub(crate) mod append;
pub(crate) mod draft;
pub(crate) mod entry;
pub(crate) mod merge;
pub(crate) mod model;
pub(crate) mod new_file;
pub(crate) mod place;
pub(crate) mod starter;
pub(crate) mod toml_text;
pub(crate) mod verify;

#[cfg(test)]
mod tests;

pub use append::append_note;

pub(crate) use append::{append_action, append_measurement, append_meeting, append_year_goal};
pub use verify::Refusal;
pub(crate) use verify::{verify_goal, verify_plan};

use crate::plan::{Goal, Plan};
use crate::text::{Replacement, Source};

/// The text of the file after `edits`, ready to be written: with the byte order mark it had.
///
/// The edits may stand in any order. One that overlaps an earlier one is left out, so that
/// what comes out is never half of two edits.
pub(crate) fn apply(source: &Source, edits: &[Replacement]) -> String {
    let text = source.text();
    let mut in_order: Vec<&Replacement> = edits.iter().collect();
    in_order.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let added: usize = edits.iter().map(|edit| edit.text.len()).sum();
    let mut new = String::with_capacity(text.len() + added);
    let mut done = 0;
    for edit in in_order {
        let range = edit.span.range();
        let (Some(kept), Some(_)) = (text.get(done..range.start), text.get(range.clone())) else {
            continue;
        };
        new.push_str(kept);
        new.push_str(&edit.text);
        done = range.end;
    }
    new.push_str(text.get(done..).unwrap_or(""));
    source.with_bom(&new)
}

/// The text of a goal's file after `edits`, ready to be written, once it is proved to say what
/// `before` said and what `expected` adds to it.
///
/// # Errors
/// When it says anything else.
pub fn edit_goal(
    source: &Source,
    before: Goal,
    edits: &[Replacement],
    expected: impl FnOnce(&mut Goal),
) -> Result<String, Refusal> {
    let after = Source::new(source.name(), apply(source, edits));
    verify_goal(before, &after, expected)?;
    Ok(after.with_bom(after.text()))
}

/// The text of `handleplan.toml` after `edits`, proved like [`edit_goal`]. The goals of
/// `before` stand in other files and are left out of account.
///
/// # Errors
/// When it says anything else.
pub(crate) fn edit_plan(
    source: &Source,
    before: Plan,
    edits: &[Replacement],
    expected: impl FnOnce(&mut Plan),
) -> Result<String, Refusal> {
    let after = Source::new(source.name(), apply(source, edits));
    verify_plan(before, &after, expected)?;
    Ok(after.with_bom(after.text()))
}
