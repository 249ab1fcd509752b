//! What is written of each kind of entry: its values by their keys. Which keys there are, and in
//! which order they are written, the table of fields says.

use super::literal::{NewEntry, Value};
use crate::plan::{
    Action, Assessment, Duty, Goal, Indicator, Measurement, Meeting, Note, Number, OutsideGoal,
    Party, Plan, ReportSection, YearGoal,
};
use crate::schema::{GOAL, HANDLEPLAN};
use crate::text::Spanned;
use crate::text::danish::span::DateSpan;
use chrono::NaiveDate;

/// A key, and its value where there is one.
type Pair = (&'static str, Option<Value>);

/// `[[handling.note]]`
pub(crate) fn note(note: &Note) -> NewEntry {
    let values = [
        ("dato", day(Some(note.date))),
        ("tekst", text(&note.text)),
        ("af", note.by.as_deref().and_then(text)),
        ("status", note.status.and_then(|status| text(status.word()))),
        (
            "vurdering",
            note.assessment.map(Assessment::word).and_then(text),
        ),
        (
            "trin",
            note.step.map(|step| Value::Integer(step.value.into())),
        ),
        ("frist", day(note.deadline)),
        ("besluttet", day(note.decided)),
    ];
    NewEntry::new(&GOAL, "handling.note", values)
}

/// `[[handling.aarsmaal]]`
pub(crate) fn year_goal(goal: &YearGoal) -> NewEntry {
    let values = [
        ("aar", Some(Value::Integer(goal.year.value.into()))),
        ("dato", day(Some(goal.date))),
        ("maal", text(&goal.goal)),
        ("midler", goal.means.as_deref().and_then(text)),
        ("beloeb", goal.amount.map(Value::Integer)),
        ("besluttet", day(goal.decided)),
    ];
    NewEntry::new(&GOAL, "handling.aarsmaal", values)
}

/// `[[indikator.maaling]]`
pub(crate) fn measurement(measurement: &Measurement) -> NewEntry {
    let values = [
        ("dato", day(Some(measurement.date))),
        ("vaerdi", Some(Value::Decimal(measurement.value))),
        ("kilde", measurement.source.as_deref().and_then(text)),
    ];
    NewEntry::new(&GOAL, "indikator.maaling", values)
}

/// `[[moede]]`
pub(crate) fn meeting(meeting: &Meeting) -> NewEntry {
    let values = [
        ("dato", day(Some(meeting.date))),
        ("navn", text(&meeting.name)),
    ];
    NewEntry::new(&HANDLEPLAN, "moede", values)
}

/// `[[handling]]` and the entries under it: its years' goals, then its notes.
pub(crate) fn action(action: &Action) -> Vec<NewEntry> {
    let values = [
        ("nr", text(action.number.as_str())),
        ("tekst", text(&action.text)),
        ("ansvarlig", Some(names(&action.responsible))),
        ("medvirkende", Some(names(&action.participants))),
        ("gruppe", action.group.as_deref().and_then(text)),
        ("start", date_span(action.start)),
        ("frist", date_span(action.deadline)),
        ("trin", Some(list(action.steps.iter().map(String::as_str)))),
        ("international", Some(numbers(&action.outside_goals))),
        ("oprettet", day(action.created)),
        ("besluttet", day(action.decided)),
        (
            "fra",
            action
                .origin
                .as_ref()
                .and_then(|from| owned(from.to_string())),
        ),
    ];
    let own = NewEntry::new(&GOAL, "handling", values);
    let year_goals = action.year_goals.iter().map(|goal| year_goal(goal));
    let notes = action.notes.iter().map(|entry| note(entry));
    std::iter::once(own)
        .chain(year_goals)
        .chain(notes)
        .collect()
}

/// `[[indikator]]` and its measurements under it.
fn indicator(indicator: &Indicator) -> Vec<NewEntry> {
    let upper = indicator.target_upper.map(|upper| upper.value);
    let values = [
        ("navn", text(&indicator.name)),
        ("enhed", text(&indicator.unit)),
        ("udgangspunkt", indicator.baseline.map(Value::Decimal)),
        ("maaltal", indicator.target.map(Value::Decimal)),
        ("maaltal_hoejst", upper.map(Value::Decimal)),
        (
            "handling",
            indicator
                .action
                .as_ref()
                .and_then(|number| text(number.as_str())),
        ),
    ];
    let own = NewEntry::new(&GOAL, "indikator", values);
    let measurements = indicator
        .measurements
        .iter()
        .map(|entry| measurement(entry));
    std::iter::once(own).chain(measurements).collect()
}

fn party(party: &Party) -> NewEntry {
    let values = [
        ("navn", text(&party.name)),
        ("alias", Some(names(&party.aliases))),
    ];
    NewEntry::new(&HANDLEPLAN, "part", values)
}

fn duty(duty: &Duty) -> NewEntry {
    let values = [
        ("tekst", text(&duty.text)),
        ("hvornaar", owned(duty.when.to_string())),
    ];
    NewEntry::new(&HANDLEPLAN, "pligt", values)
}

fn outside_goal(goal: &OutsideGoal) -> NewEntry {
    let values = [
        ("nr", text(goal.number.as_str())),
        ("titel", text(&goal.title)),
        ("kilde", goal.source.as_deref().and_then(text)),
    ];
    NewEntry::new(&HANDLEPLAN, "international", values)
}

fn report(plan: &Plan) -> Option<NewEntry> {
    let word = |section: &Spanned<ReportSection>| section.value.word();
    let sections = list(plan.report_sections.iter().map(word));
    let is_chosen = !plan.report_sections.is_empty();
    is_chosen.then(|| NewEntry::new(&HANDLEPLAN, "rapport", [("afsnit", Some(sections))]))
}

/// The own fields of `handleplan.toml`.
pub(crate) fn plan_fields(plan: &Plan) -> [Pair; 7] {
    [
        ("format", Some(Value::Integer(crate::plan::FORMAT.into()))),
        ("titel", text(&plan.title)),
        ("organisation", text(&plan.organisation)),
        ("periode", owned(plan.period.to_string())),
        ("vedtaget", day(plan.adopted)),
        ("indledning", plan.introduction.as_deref().and_then(text)),
        ("accepteret", Some(names(&plan.accepted))),
    ]
}

/// The entries of `handleplan.toml`.
pub(crate) fn plan_entries(plan: &Plan) -> impl Iterator<Item = NewEntry> {
    let parties = plan.parties.iter().map(party);
    let meetings = plan.meetings.iter().map(meeting);
    let duties = plan.duties.iter().map(duty);
    let outside_goals = plan.outside_goals.iter().map(outside_goal);
    let registers = parties.chain(meetings).chain(duties).chain(outside_goals);
    report(plan).into_iter().chain(registers)
}

/// The own fields of a goal's file.
pub(crate) fn goal_fields(goal: &Goal) -> [Pair; 4] {
    [
        ("nr", text(goal.number.as_str())),
        ("titel", text(&goal.title)),
        ("baggrund", goal.background.as_deref().and_then(text)),
        ("accepteret", Some(names(&goal.accepted))),
    ]
}

/// The entries of a goal's file.
pub(crate) fn goal_entries(goal: &Goal) -> impl Iterator<Item = NewEntry> {
    let actions = goal.actions.iter().flat_map(action);
    actions.chain(goal.indicators.iter().flat_map(indicator))
}

fn text(text: &str) -> Option<Value> {
    Some(Value::Text(text.into()))
}

fn owned(text: String) -> Option<Value> {
    Some(Value::Text(text))
}

fn day(day: Option<Spanned<NaiveDate>>) -> Option<Value> {
    Some(Value::Date(day?.value))
}

fn date_span(span: Option<Spanned<DateSpan>>) -> Option<Value> {
    match span?.value {
        DateSpan::Day(day) => Some(Value::Date(day)),
        coarse => owned(coarse.to_string()),
    }
}

fn list<'a>(items: impl Iterator<Item = &'a str>) -> Value {
    Value::List(items.map(Into::into).collect())
}

fn names(names: &[Spanned<String>]) -> Value {
    list(names.iter().map(|name| name.as_str()))
}

fn numbers(numbers: &[Spanned<Number>]) -> Value {
    list(numbers.iter().map(|number| number.value.as_str()))
}
