//! The entries of the model as they are written in a file, each under its header.

use super::literal::NewEntry;
use crate::load::report_pairs;
use crate::load::written::Pairs;
use crate::plan::{Action, Goal, Indicator, Measurement, Meeting, Note, Plan, YearGoal};
use crate::schema::{GOAL, HANDLEPLAN};

/// `[[handling.note]]`
pub(crate) fn note(note: &Note) -> NewEntry {
    NewEntry::new(&GOAL, "handling.note", note.pairs())
}

/// `[[handling.aarsmaal]]`
pub(crate) fn year_goal(goal: &YearGoal) -> NewEntry {
    NewEntry::new(&GOAL, "handling.aarsmaal", goal.pairs())
}

/// `[[indikator.maaling]]`
pub(crate) fn measurement(measurement: &Measurement) -> NewEntry {
    NewEntry::new(&GOAL, "indikator.maaling", measurement.pairs())
}

/// `[[moede]]`
pub(crate) fn meeting(meeting: &Meeting) -> NewEntry {
    NewEntry::new(&HANDLEPLAN, "moede", meeting.pairs())
}

/// `[[handling]]` and the entries under it: its years' goals, then its notes.
pub(crate) fn action(action: &Action) -> Vec<NewEntry> {
    let own = NewEntry::new(&GOAL, "handling", action.pairs());
    let year_goals = action.year_goals.iter().map(|goal| year_goal(goal));
    let notes = action.notes.iter().map(|entry| note(entry));
    std::iter::once(own)
        .chain(year_goals)
        .chain(notes)
        .collect()
}

/// `[[indikator]]` and its measurements under it.
fn indicator(indicator: &Indicator) -> Vec<NewEntry> {
    let own = NewEntry::new(&GOAL, "indikator", indicator.pairs());
    let measurements = indicator
        .measurements
        .iter()
        .map(|entry| measurement(entry));
    std::iter::once(own).chain(measurements).collect()
}

/// The entries of `handleplan.toml`.
pub(crate) fn plan_entries(plan: &Plan) -> impl Iterator<Item = NewEntry> {
    let of = |path, pairs| NewEntry::new(&HANDLEPLAN, path, pairs);
    let report = report_pairs(plan);
    let report = report.map(|pairs| NewEntry::new(&HANDLEPLAN, "rapport", pairs));
    let parties = plan
        .parties
        .iter()
        .map(move |party| of("part", party.pairs()));
    let meetings = plan.meetings.iter().map(meeting);
    let duties = plan
        .duties
        .iter()
        .map(move |duty| of("pligt", duty.pairs()));
    let outside = plan.outside_goals.iter();
    let outside = outside.map(move |goal| of("international", goal.pairs()));
    let registers = parties.chain(meetings).chain(duties).chain(outside);
    report.into_iter().chain(registers)
}

/// The entries of a goal's file.
pub(crate) fn goal_entries(goal: &Goal) -> impl Iterator<Item = NewEntry> {
    let actions = goal.actions.iter().flat_map(action);
    actions.chain(goal.indicators.iter().flat_map(indicator))
}
