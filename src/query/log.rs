//! The notes of a whole plan in the order of their days.

use super::order;
use crate::plan::{Action, Note, Plan};
use chrono::NaiveDate;

/// The notes that hold from a day between `from` and `to`, both included, oldest first; on one day by the actions'
/// numbers, and on one action as they stand in the file.
pub(crate) fn notes_between(plan: &Plan, from: NaiveDate, to: NaiveDate) -> Vec<(&Action, &Note)> {
    let mut notes = Vec::new();
    for (_, action) in order::actions(plan) {
        let of_action = action.notes.iter().map(|note| &note.value);
        notes.extend(
            of_action
                .filter(|note| (from..=to).contains(&note.holds_from()))
                .map(|note| (action, note)),
        );
    }
    // Stable, so that notes of one day keep the order above.
    notes.sort_by_key(|(_, note)| (note.holds_from(), note.date.value));
    notes
}
