//! Adds an entry to a file: one function for each kind of entry, the replacement as its answer.
//!
//! Each has a counterpart in `model`, which does the same to the model.

use super::entry;
use super::place::{Place, rank};
use crate::plan::{Action, Goal, Indicator, Measurement, Meeting, Note, Plan, YearGoal};
use crate::text::{FileId, Replacement, Source, Span, Spanned};

/// Adds a note to an action, in the order of dates; the first after the year's goals.
pub fn append_note(source: &Source, action: &Action, note: &Note) -> Replacement {
    let rank = note_rank(action, note);
    let siblings = spans(&action.notes);
    let parent = if siblings.is_empty() {
        last_of(action.own_lines.span, &spans(&action.year_goals))
    } else {
        action.own_lines.span
    };
    Place::among(source, &siblings, rank, parent).insert(parent.file, &[entry::note(note)])
}

/// Adds a year's goal and means to an action, in the order of years and then of dates.
pub(crate) fn append_year_goal(source: &Source, action: &Action, goal: &YearGoal) -> Replacement {
    let parent = action.own_lines.span;
    let rank = year_goal_rank(action, goal);
    Place::among(source, &spans(&action.year_goals), rank, parent)
        .insert(parent.file, &[entry::year_goal(goal)])
}

/// Adds a measurement to an indicator, in the order of dates.
pub(crate) fn append_measurement(
    source: &Source,
    indicator: &Indicator,
    measurement: &Measurement,
) -> Replacement {
    let parent = indicator.own_lines.span;
    let rank = measurement_rank(indicator, measurement);
    Place::among(source, &spans(&indicator.measurements), rank, parent)
        .insert(parent.file, &[entry::measurement(measurement)])
}

/// Adds an action to a goal, in the order of numbers, with the entries it has.
pub(crate) fn append_action(source: &Source, goal: &Goal, action: &Action) -> Replacement {
    let siblings: Vec<Span> = goal.actions.iter().map(with_entries).collect();
    let indicators = goal
        .indicators
        .iter()
        .map(|indicator| indicator.own_lines.span);
    let followers: Vec<Span> = indicators.collect();
    let rank = action_rank(goal, action);
    in_file(source, goal.file, &siblings, rank, &followers)
        .insert(goal.file, &entry::action(action))
}

/// Adds a meeting to `handleplan.toml`, in the order of dates.
pub(crate) fn append_meeting(source: &Source, plan: &Plan, meeting: &Meeting) -> Replacement {
    let siblings: Vec<Span> = plan
        .meetings
        .iter()
        .map(|meeting| meeting.own_lines.span)
        .collect();
    let rank = meeting_rank(plan, meeting);
    in_file(source, plan.file, &siblings, rank, &[]).insert(plan.file, &[entry::meeting(meeting)])
}

pub(super) fn note_rank(action: &Action, new: &Note) -> usize {
    rank(&action.notes, |note| note.date.value <= new.date.value)
}

pub(super) fn year_goal_rank(action: &Action, new: &YearGoal) -> usize {
    let key = |goal: &YearGoal| (goal.year.value, goal.date.value);
    rank(&action.year_goals, |goal| key(goal) <= key(new))
}

pub(super) fn measurement_rank(indicator: &Indicator, new: &Measurement) -> usize {
    rank(&indicator.measurements, |measurement| {
        measurement.date.value <= new.date.value
    })
}

pub(super) fn action_rank(goal: &Goal, new: &Action) -> usize {
    rank(&goal.actions, |action| {
        action.number.value <= new.number.value
    })
}

pub(super) fn meeting_rank(plan: &Plan, new: &Meeting) -> usize {
    rank(&plan.meetings, |meeting| {
        meeting.date.value <= new.date.value
    })
}

/// The place among tables that stand in the file itself. Without siblings: before the tables
/// that are to follow them, else at the end.
fn in_file<'a>(
    source: &'a Source,
    file: FileId,
    siblings: &[Span],
    rank: usize,
    followers: &[Span],
) -> Place<'a> {
    match (siblings, followers) {
        ([], []) => Place::at_end(source.text()),
        ([], [follower, ..]) => Place::before(source.text(), *follower, 0),
        _ => Place::among(source, siblings, rank, file.top()),
    }
}

fn spans<T>(entries: &[Spanned<T>]) -> Vec<Span> {
    entries.iter().map(|entry| entry.span).collect()
}

/// The lines of an action with everything under it, which may stand apart from it.
fn with_entries(action: &Action) -> Span {
    let entries = [spans(&action.year_goals), spans(&action.notes)].concat();
    let last = last_of(action.own_lines.span, &entries);
    Span {
        end: last.end,
        ..action.own_lines.span
    }
}

/// The one of all these that ends last.
fn last_of(own: Span, others: &[Span]) -> Span {
    others
        .iter()
        .copied()
        .chain([own])
        .max_by_key(|span| span.end)
        .unwrap_or(own)
}
