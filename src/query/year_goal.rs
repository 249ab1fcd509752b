//! A year's goal and means as the board meets them: what it has decided, what is proposed.

use super::{order, silence};
use crate::plan::{Action, Plan, YearGoal};
use crate::text::danish::date;
use chrono::NaiveDate;

/// The goal of `year` that was decided last.
pub(crate) fn decided(action: &Action, year: i32) -> Option<&YearGoal> {
    of_year(action, year)
        .filter(|goal| goal.decided.is_some())
        .max_by_key(|goal| goal.decided.map(|day| day.value))
}

/// The latest proposal for `year` on which no meeting has decided by `date`; it may stand beside a
/// decided goal that it would change. It falls away with an action that has ended.
pub(crate) fn proposed(action: &Action, year: i32, date: NaiveDate) -> Option<&YearGoal> {
    open(action, year).filter(|_| !action.on(date).status.is_final())
}

/// The latest proposal for `year` on which no meeting has decided, whatever became of the action.
pub(crate) fn open(action: &Action, year: i32) -> Option<&YearGoal> {
    of_year(action, year)
        .filter(|goal| action.is_open_proposal(goal))
        .max_by_key(|goal| goal.date.value)
}

/// The actions that are to be worked on in `year` and have no goal for it.
pub(crate) fn actions_without(plan: &Plan, year: i32) -> Vec<&Action> {
    let actions = order::actions(plan).into_iter().map(|(_, action)| action);
    let last_day = date::last_of(year);
    actions
        .filter(|action| silence::was_open_in(action, year, last_day))
        .filter(|action| of_year(action, year).next().is_none())
        .collect()
}

/// The amounts added up, in whole kroner; nothing where none of the goals has one.
pub(crate) fn sum<'a>(goals: impl IntoIterator<Item = &'a YearGoal>) -> Option<i64> {
    let amounts = goals.into_iter().filter_map(|goal| goal.amount);
    amounts.reduce(i64::saturating_add)
}

/// Two sums together; nothing where neither is one.
pub(crate) fn together(one: Option<i64>, other: Option<i64>) -> Option<i64> {
    [one, other]
        .into_iter()
        .flatten()
        .reduce(i64::saturating_add)
}

fn of_year(action: &Action, year: i32) -> impl Iterator<Item = &YearGoal> {
    let goals = action.year_goals.iter().map(|goal| &goal.value);
    goals.filter(move |goal| goal.year.value == year)
}
