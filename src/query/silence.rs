//! Actions that nobody wrote a note on in a year: silence is a finding.

use super::order;
use crate::plan::{Action, Plan};
use chrono::NaiveDate;

/// The actions without a note in `year` up to `date`, leaving out those that were finished
/// before the year began. An action on hold is not left out: the reason may have gone.
pub(crate) fn silent_actions(plan: &Plan, year: i32, date: NaiveDate) -> Vec<&Action> {
    let actions = order::actions(plan).into_iter().map(|(_, action)| action);
    actions
        .filter(|action| is_silent(action, year, date))
        .collect()
}

/// Whether `action` was open when `year` began and has no note in it up to `date`.
pub(crate) fn is_silent(action: &Action, year: i32, date: NaiveDate) -> bool {
    action.exists_on(date)
        && was_open_in(action, year)
        && action.notes_in_year(year, date).is_empty()
}

/// Whether `action` was not yet finished when `year` began.
pub(crate) fn was_open_in(action: &Action, year: i32) -> bool {
    let day_before = NaiveDate::from_ymd_opt(year - 1, 12, 31);
    day_before.is_none_or(|day| !action.on(day).status.is_final())
}
