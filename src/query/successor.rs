//! The next period's plan, made of this one's: what goes on, and what stays behind.
//!
//! The state asked for is the last that the plan tells, whatever the day: a period that is
//! wound up in January of the year after has its last notes then.

use super::order;
use super::progress;
use crate::plan::{Action, Goal, Indicator, Note, Number, Origin, Plan, Status, YearGoal};
use crate::text::danish::span::DateSpan;
use crate::text::danish::years::Years;
use crate::text::{Span, Spanned};
use chrono::NaiveDate;
use std::collections::HashMap;

/// The last day there is: what holds then is the last that was written.
const AT_LAST: NaiveDate = NaiveDate::MAX;

/// The plan of the next period, and what became of everything in the old one.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Successor<'a> {
    /// The next period's plan.
    pub(crate) plan: Plan,
    /// The actions that go on, with their new numbers.
    pub(crate) carried: Vec<(&'a Action, Number)>,
    /// The actions that stay behind, with their last status.
    pub(crate) left: Vec<(&'a Action, Status)>,
    /// Deadlines of carried actions that lie outside the next period and are left out.
    pub(crate) dropped_deadlines: Vec<(Number, DateSpan)>,
    /// The year's goals of carried actions that are for the new years already, each with its
    /// action's new number. They stay where they were put before the board: the old plan's last
    /// report is drawn from there.
    pub(crate) left_year_goals: Vec<(Number, &'a YearGoal)>,
    /// Indicators whose action stays behind: they go on without it.
    pub(crate) unlinked: Vec<&'a Indicator>,
    /// Indicators that reached their target: they go on without it.
    pub(crate) reached: Vec<&'a Indicator>,
}

/// The actions on which more is expected, in the order of their numbers.
pub(crate) fn unfinished(plan: &Plan) -> Vec<&Action> {
    let actions = order::actions(plan).into_iter().map(|(_, action)| action);
    actions
        .filter(|action| !last_status(action).is_final())
        .collect()
}

/// The status that the last note of all leaves the action in.
pub(crate) fn last_status(action: &Action) -> Status {
    action.on(AT_LAST).status
}

/// The plan for `years`, with those unfinished actions of `plan` that `goes_on`.
///
/// Its parts:
/// - the register, the duties and the outside goals whole;
/// - the meetings of the new years, to which alone its entries can refer;
/// - every goal with its title and background;
/// - the actions as they read at last, with the status that they had as the period ended, without
///   their log but for what was noted after that, all their steps to be reached anew, renumbered
///   from 1 under the same goal; one that awaits the board still does;
/// - the indicators, their last value as the new baseline; without a target that was reached,
///   since there is no way to it from there.
///
/// The old introduction is the old document's words and stays there, as does the day it was
/// adopted.
pub(crate) fn successor<'a>(
    plan: &'a Plan,
    years: Years,
    goes_on: impl Fn(&Action) -> bool,
) -> Successor<'a> {
    let mut numbering = Numbering::default();
    let mut carried = Vec::new();
    let mut left = Vec::new();
    let mut dropped_deadlines = Vec::new();
    for (_, action) in order::actions(plan) {
        let status = last_status(action);
        if status.is_final() || !goes_on(action) {
            left.push((action, status))
        } else {
            let number = numbering.next_after(&action.number);
            let deadline = action.on(AT_LAST).deadline;
            let dropped = deadline.filter(|deadline| !lies_in(*deadline, years));
            dropped_deadlines.extend(dropped.map(|deadline| (number.clone(), deadline)));
            carried.push((action, number));
        }
    }
    let new_numbers: HashMap<&str, &Number> = carried
        .iter()
        .map(|(action, number)| (action.number.as_str(), number))
        .collect();
    let unlinked = plan.indicators().map(|(_, indicator)| indicator);
    let unlinked = unlinked.filter(|indicator| {
        let action = indicator.action.as_ref();
        action.is_some_and(|number| !new_numbers.contains_key(number.as_str()))
    });
    let unlinked = unlinked.collect();
    let indicators = plan.indicators().map(|(_, indicator)| indicator);
    let reached = indicators.filter(|indicator| is_reached(indicator));
    let reached = reached.collect();
    let goals = plan.goals.iter().map(|goal| Goal {
        accepted: Vec::new(),
        actions: carried_actions(plan, goal, &new_numbers, years),
        indicators: goal
            .indicators
            .iter()
            .map(|indicator| carried_indicator(indicator, &new_numbers))
            .collect(),
        ..goal.clone()
    });
    let mut next = Plan {
        folder: years.to_string(),
        title: unplaced(renamed(&plan.title, plan.period.value, years)),
        period: unplaced(years),
        adopted: None,
        introduction: None,
        accepted: Vec::new(),
        forewords: Vec::new(),
        goals: goals.collect(),
        ..plan.clone()
    };
    next.meetings
        .retain(|meeting| years.contains(meeting.date.value));
    let left_year_goals = carried.iter().flat_map(|(action, number)| {
        let goals = action.year_goals.iter().map(|goal| &goal.value);
        goals
            .filter(|goal| years.contains_year(goal.year.value))
            .map(|goal| (number.clone(), goal))
    });
    let left_year_goals = left_year_goals.collect();
    Successor {
        plan: next,
        carried,
        left,
        dropped_deadlines,
        left_year_goals,
        unlinked,
        reached,
    }
}

/// The actions of `goal` that go on, in the order of their new numbers.
fn carried_actions(
    plan: &Plan,
    goal: &Goal,
    new_numbers: &HashMap<&str, &Number>,
    years: Years,
) -> Vec<Action> {
    let going_on = goal.actions_by_number().into_iter();
    let carried = going_on.filter_map(|action| {
        let number = new_numbers.get(action.number.as_str())?;
        Some(Action {
            number: unplaced((*number).clone()),
            ..carried(action, plan.period.value, years)
        })
    });
    carried.collect()
}

/// What an action of the plan for `own` is in the next one, for `years`, but for its number.
pub(crate) fn carried(action: &Action, own: Years, years: Years) -> Action {
    let deadline = action.on(AT_LAST).deadline;
    let lies_ahead = |span: &DateSpan| lies_in(*span, years);
    let wording = action.wording_on(AT_LAST);
    let end = own.last_day();
    let status = action.on(end).status;
    Action {
        text: wording.text.to_owned(),
        responsible: wording.responsible.to_vec(),
        // One that was taken up again after the end begins with the note that says so.
        first_status: Some(status)
            .filter(|status| *status != Status::NotStarted && !status.is_final())
            .map(unplaced),
        start: action.start.filter(|start| lies_ahead(&start.value)),
        deadline: deadline.filter(lies_ahead).map(unplaced),
        created: awaiting_since(action, own).map(unplaced),
        decided: None,
        origin: Some(unplaced(Origin {
            period: own.to_string(),
            number: action.number.value.clone(),
        })),
        year_goals: Vec::new(),
        amendments: Vec::new(),
        results: Vec::new(),
        notes: noted_after(action, end),
        ..action.clone()
    }
}

/// The day an action that still awaits the board was added on; one that has awaited it for years has
/// the first day of the last, for a day far before its own period is taken for a slip.
fn awaiting_since(action: &Action, years: Years) -> Option<NaiveDate> {
    let created = action.created.filter(|_| action.awaits_board())?.value;
    let last_year = NaiveDate::from_ymd_opt(years.last(), 1, 1)?;
    Some(created.max(last_year))
}

/// The notes that hold from a day after `end`: they are about the next period, whose plan was not
/// there yet when they were written.
fn noted_after(action: &Action, end: NaiveDate) -> Vec<Spanned<Note>> {
    let notes = action.notes.iter();
    let after = notes.filter(|note| note.holds_from() > end);
    after.map(|note| unplaced(note.value.clone())).collect()
}

fn carried_indicator(indicator: &Indicator, new_numbers: &HashMap<&str, &Number>) -> Indicator {
    let action = indicator.action.as_ref();
    let number = action.and_then(|action| new_numbers.get(action.as_str()));
    let is_reached = is_reached(indicator);
    Indicator {
        milestones: Vec::new(),
        target: indicator.target.filter(|_| !is_reached),
        target_upper: indicator.target_upper.filter(|_| !is_reached),
        baseline: baseline(indicator),
        action: number.map(|number| unplaced((*number).clone())),
        measurements: Vec::new(),
        ..indicator.clone()
    }
}

/// What an indicator begins with in the next plan: its last value.
pub(crate) fn baseline(indicator: &Indicator) -> Option<f64> {
    let last = indicator.value_on(AT_LAST);
    last.map(|measurement| measurement.value)
        .or(indicator.baseline)
}

/// Whether the last value is at the target or beyond it.
fn is_reached(indicator: &Indicator) -> bool {
    let last = indicator.value_on(AT_LAST);
    last.is_some_and(|last| progress::is_reached(indicator, last.value))
}

/// The new numbers: from 1 in each series of the old ones, so that 2.7 becomes 2.1, W-4 becomes
/// W-1 and, in a plan that numbers straight on, 53 becomes 1.
#[derive(Default)]
struct Numbering {
    used: HashMap<String, u64>,
}

impl Numbering {
    fn next_after(&mut self, old: &Number) -> Number {
        let series = match old.last_integer() {
            Some(_) => old.series().to_owned(),
            None => old
                .parent()
                .map_or_else(String::new, |parent| format!("{parent}.")),
        };
        let count = self.used.entry(series.clone()).or_default();
        *count += 1;
        Number::new(format!("{series}{count}"))
    }
}

fn lies_in(span: DateSpan, years: Years) -> bool {
    span.last_day().is_none_or(|day| years.contains(day))
}

/// The title with the new years where it names the old ones, by hyphen or dash.
fn renamed(title: &str, old: Years, new: Years) -> String {
    let hyphen = title.replace(&old.to_string(), &new.to_string());
    let dashed = |years: Years| years.to_string().replace('-', "–");
    if old.first() == old.last() {
        hyphen
    } else {
        hyphen.replace(&dashed(old), &dashed(new))
    }
}

/// A value that stands in no file yet.
fn unplaced<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(text: &str) -> Years {
        Years::parse(text).unwrap()
    }

    #[test]
    fn numbers_begin_anew_under_what_they_stand_under() {
        let mut numbering = Numbering::default();
        let new = [
            "2.3", "2.10", "3.1", "A.3.2", "A.3.7", "53", "54", "W-4", "1.d.3", "2.b",
        ]
        .map(|old| numbering.next_after(&Number::new(old)).to_string());
        assert_eq!(
            new,
            [
                "2.1", "2.2", "3.1", "A.3.1", "A.3.2", "1", "2", "W-1", "1.d.1", "2.3"
            ]
        );
    }

    #[test]
    fn a_title_that_names_its_years_gets_the_new_ones() {
        for (title, new) in [
            ("Handleplan 2022-2025", "Handleplan 2026-2029"),
            ("Handleplan 2022–2025", "Handleplan 2026–2029"),
            (
                "Handleplan - de strategiske mål",
                "Handleplan - de strategiske mål",
            ),
        ] {
            assert_eq!(renamed(title, years("2022-2025"), years("2026-2029")), new);
        }
    }
}
