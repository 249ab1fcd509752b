//! Actions that nobody wrote a note on in a year: silence is a finding. Before its start an action
//! is silent by right.

use super::order;
use crate::plan::{Action, Plan, Status};
use crate::text::danish::date;
use crate::text::danish::span::DateSpan;
use chrono::NaiveDate;

/// The actions without a note in `year` up to `date`, leaving out those that were finished
/// before the year began. An action on hold is not left out: the reason may have gone.
pub(crate) fn silent_actions(plan: &Plan, year: i32, date: NaiveDate) -> Vec<&Action> {
    let actions = order::actions(plan).into_iter().map(|(_, action)| action);
    actions
        .filter(|action| is_silent(action, year, date))
        .collect()
}

/// Whether `action` was to be worked on in `year` and has no note in it up to `date`.
pub(crate) fn is_silent(action: &Action, year: i32, date: NaiveDate) -> bool {
    action.exists_on(date)
        && was_open_in(action, year, date)
        && action.notes_in_year(year, date).is_empty()
}

/// Whether `action` was to be worked on in `year` up to `date`: not yet finished when the year
/// began, and begun by `date`.
pub(crate) fn was_open_in(action: &Action, year: i32, date: NaiveDate) -> bool {
    let day_before = date::last_of(year - 1);
    !action.on(day_before).status.is_final() && has_begun(action, date)
}

/// Whether its start has come, or work began before it.
fn has_begun(action: &Action, date: NaiveDate) -> bool {
    let start = action
        .start
        .and_then(|start| DateSpan::first_day(start.value));
    start.is_none_or(|first| first <= date) || action.on(date).status != Status::NotStarted
}
