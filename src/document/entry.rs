//! The entries of the model as they are written in a file, each under its header.

use super::literal::NewEntry;
use crate::load::report_pairs;
use crate::load::written::Pairs;
use crate::plan::{
    Action, Amendment, Goal, Indicator, Measurement, Meeting, Milestone, Note, OutsideGoal, Party,
    Plan, YearGoal, YearResult,
};
use crate::schema::{GOAL, HANDLEPLAN};

/// `[[handling.note]]`
pub(crate) fn note(note: &Note) -> NewEntry {
    NewEntry::new(&GOAL, "handling.note", note.pairs())
}

/// `[[handling.aarsmaal]]`
pub(crate) fn year_goal(goal: &YearGoal) -> NewEntry {
    NewEntry::new(&GOAL, "handling.aarsmaal", goal.pairs())
}

/// `[[handling.aendring]]`
pub(crate) fn amendment(amendment: &Amendment) -> NewEntry {
    NewEntry::new(&GOAL, "handling.aendring", amendment.pairs())
}

/// `[[handling.resultat]]`
pub(crate) fn year_result(result: &YearResult) -> NewEntry {
    NewEntry::new(&GOAL, "handling.resultat", result.pairs())
}

/// `[[indikator.delmaal]]`
fn milestone(milestone: &Milestone) -> NewEntry {
    NewEntry::new(&GOAL, "indikator.delmaal", milestone.pairs())
}

/// `[[part]]`
pub(crate) fn party(party: &Party) -> NewEntry {
    NewEntry::new(&HANDLEPLAN, "part", party.pairs())
}

/// `[[indikator.maaling]]`
pub(crate) fn measurement(measurement: &Measurement) -> NewEntry {
    NewEntry::new(&GOAL, "indikator.maaling", measurement.pairs())
}

/// `[[moede]]`
pub(crate) fn meeting(meeting: &Meeting) -> NewEntry {
    NewEntry::new(&HANDLEPLAN, "moede", meeting.pairs())
}

/// `[[international]]`
pub(crate) fn outside_goal(goal: &OutsideGoal) -> NewEntry {
    NewEntry::new(&HANDLEPLAN, "international", goal.pairs())
}

/// `[[handling]]` and the entries under it, kind by kind in the order of the table of fields.
pub(crate) fn action(action: &Action) -> Vec<NewEntry> {
    let own = NewEntry::new(&GOAL, "handling", action.pairs());
    let year_goals = action.year_goals.iter().map(|goal| year_goal(goal));
    let amendments = action.amendments.iter().map(|entry| amendment(entry));
    let results = action.results.iter().map(|entry| year_result(entry));
    let notes = action.notes.iter().map(|entry| note(entry));
    std::iter::once(own)
        .chain(year_goals)
        .chain(amendments)
        .chain(results)
        .chain(notes)
        .collect()
}

/// `[[indikator]]` and the entries under it.
fn indicator(indicator: &Indicator) -> Vec<NewEntry> {
    let own = NewEntry::new(&GOAL, "indikator", indicator.pairs());
    let milestones = indicator.milestones.iter().map(|entry| milestone(entry));
    let measurements = indicator.measurements.iter();
    let measurements = measurements.map(|entry| measurement(entry));
    std::iter::once(own)
        .chain(milestones)
        .chain(measurements)
        .collect()
}

/// The entries of `handleplan.toml`.
pub(crate) fn plan_entries(plan: &Plan) -> impl Iterator<Item = NewEntry> {
    let of = |path, pairs| NewEntry::new(&HANDLEPLAN, path, pairs);
    let report = report_pairs(plan);
    let report = report.map(|pairs| NewEntry::new(&HANDLEPLAN, "rapport", pairs));
    let forewords = plan.forewords.iter();
    let forewords = forewords.map(move |foreword| of("beretning", foreword.pairs()));
    let parties = plan.parties.iter().map(party);
    let meetings = plan.meetings.iter().map(meeting);
    let duties = plan
        .duties
        .iter()
        .map(move |duty| of("pligt", duty.pairs()));
    let outside = plan.outside_goals.iter();
    let outside = outside.map(outside_goal);
    let registers = parties.chain(meetings).chain(duties).chain(outside);
    report.into_iter().chain(forewords).chain(registers)
}

/// The entries of a goal's file.
pub(crate) fn goal_entries(goal: &Goal) -> impl Iterator<Item = NewEntry> {
    let actions = goal.actions.iter().flat_map(action);
    actions.chain(goal.indicators.iter().flat_map(indicator))
}
