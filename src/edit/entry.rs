//! The entries of a plan as they are written: which keys, in which order, with which values.
//!
//! The order is the schema's. What is absent, and an optional text that is blank, has no line.

use super::toml_text::{Entry, Value};
use crate::load;
use crate::plan::{
    Action, Assessment, Duty, Indicator, Measurement, Meeting, Note, Number, OutsideGoal, Party,
    Status, YearGoal,
};
use crate::text::Spanned;
use crate::text::danish::span::DateSpan;
use chrono::NaiveDate;
use std::borrow::Cow;

/// `[[handling.note]]`
pub(crate) fn note(note: &Note) -> Entry<'_> {
    Entry {
        header: "handling.note",
        fields: present([
            date("dato", Some(note.date)),
            Some(text("tekst", &note.text)),
            optional_line("af", note.by.as_deref()),
            optional_line(
                "status",
                note.status.map(|status: Spanned<Status>| status.word()),
            ),
            optional_line("vurdering", note.assessment.map(Assessment::word)),
            note.step
                .map(|step| ("trin", Value::Integer(step.value.into()))),
            date("frist", note.deadline),
            date("besluttet", note.decided),
        ]),
    }
}

/// `[[handling.aarsmaal]]`
pub(crate) fn year_goal(goal: &YearGoal) -> Entry<'_> {
    Entry {
        header: "handling.aarsmaal",
        fields: present([
            Some(("aar", Value::Integer(goal.year.value.into()))),
            date("dato", Some(goal.date)),
            Some(text("maal", &goal.goal)),
            optional_text("midler", goal.means.as_deref()),
            goal.amount.map(|kroner| ("beloeb", Value::Amount(kroner))),
            date("besluttet", goal.decided),
        ]),
    }
}

/// `[[indikator.maaling]]`
pub(crate) fn measurement(measurement: &Measurement) -> Entry<'_> {
    Entry {
        header: "indikator.maaling",
        fields: present([
            date("dato", Some(measurement.date)),
            Some(("vaerdi", Value::Decimal(measurement.value))),
            optional_text("kilde", measurement.source.as_deref()),
        ]),
    }
}

/// `[[moede]]`
pub(crate) fn meeting(meeting: &Meeting) -> Entry<'_> {
    Entry {
        header: "moede",
        fields: present([
            date("dato", Some(meeting.date)),
            Some(("navn", Value::Line(tidy(&meeting.name)))),
        ]),
    }
}

/// `[[part]]`
pub(crate) fn party(party: &Party) -> Entry<'_> {
    Entry {
        header: "part",
        fields: present([
            Some(("navn", Value::Line(tidy(&party.name)))),
            list("alias", lines(&party.aliases)),
        ]),
    }
}

/// `[[pligt]]`
pub(crate) fn duty(duty: &Duty) -> Entry<'_> {
    Entry {
        header: "pligt",
        fields: present([
            Some(text("tekst", &duty.text)),
            Some(("hvornaar", Value::Line(duty.when.to_string().into()))),
        ]),
    }
}

/// `[[international]]`
pub(crate) fn outside_goal(goal: &OutsideGoal) -> Entry<'_> {
    Entry {
        header: "international",
        fields: present([
            Some(("nr", number(&goal.number))),
            Some(text("titel", &goal.title)),
            optional_text("kilde", goal.source.as_deref()),
        ]),
    }
}

/// `[[indikator]]` and its measurements under it.
pub(crate) fn indicator(indicator: &Indicator) -> Vec<Entry<'_>> {
    let decimal = |key, value: Option<f64>| value.map(|value| (key, Value::Decimal(value)));
    let own = Entry {
        header: "indikator",
        fields: present([
            Some(("navn", Value::Line(tidy(&indicator.name)))),
            Some(text("enhed", &indicator.unit)),
            decimal("udgangspunkt", indicator.baseline),
            decimal("maaltal", indicator.target),
            decimal(
                "maaltal_hoejst",
                indicator.target_upper.map(|upper| upper.value),
            ),
            indicator
                .action
                .as_ref()
                .map(|action| ("handling", number(action))),
        ]),
    };
    let measurements = indicator.measurements.iter();
    std::iter::once(own)
        .chain(measurements.map(|entry| measurement(entry)))
        .collect()
}

/// `[[handling]]` and the entries under it: its years' goals, then its notes.
pub(crate) fn action(action: &Action) -> Vec<Entry<'_>> {
    let own = Entry {
        header: "handling",
        fields: present([
            Some(("nr", number(&action.number))),
            Some(text("tekst", &action.text)),
            Some(("ansvarlig", Value::List(lines(&action.responsible)))),
            list("medvirkende", lines(&action.participants)),
            optional_line("gruppe", action.group.as_deref()),
            date_span("start", action.start),
            date_span("frist", action.deadline),
            list("trin", action.steps.iter().map(|step| tidy(step)).collect()),
            list("international", numbers(&action.outside_goals)),
            date("oprettet", action.created),
            date("besluttet", action.decided),
            action
                .origin
                .as_ref()
                .map(|from| ("fra", Value::Line(from.to_string().into()))),
        ]),
    };
    let year_goals = action.year_goals.iter().map(|goal| year_goal(goal));
    let notes = action.notes.iter().map(|entry| note(entry));
    std::iter::once(own)
        .chain(year_goals)
        .chain(notes)
        .collect()
}

type Field<'a> = (&'static str, Value<'a>);

fn present<'a, const N: usize>(fields: [Option<Field<'a>>; N]) -> Vec<Field<'a>> {
    fields.into_iter().flatten().collect()
}

/// The text as the loader keeps it, so that it reads back the same.
fn tidy(text: &str) -> Cow<'_, str> {
    load::tidy(text)
}

fn text<'a>(key: &'static str, text: &'a str) -> Field<'a> {
    (key, Value::Text(tidy(text)))
}

fn optional_text<'a>(key: &'static str, value: Option<&'a str>) -> Option<Field<'a>> {
    let value = value.map(tidy).filter(|value| !value.is_empty())?;
    Some((key, Value::Text(value)))
}

fn optional_line<'a>(key: &'static str, value: Option<&'a str>) -> Option<Field<'a>> {
    let value = value.map(tidy).filter(|value| !value.is_empty())?;
    Some((key, Value::Line(value)))
}

fn date(key: &'static str, day: Option<Spanned<NaiveDate>>) -> Option<Field<'static>> {
    day.map(|day| (key, Value::Date(day.value)))
}

fn date_span(key: &'static str, span: Option<Spanned<DateSpan>>) -> Option<Field<'static>> {
    let value = match span?.value {
        DateSpan::Day(day) => Value::Date(day),
        coarse => Value::Line(coarse.to_string().into()),
    };
    Some((key, value))
}

fn number(number: &Number) -> Value<'_> {
    Value::Line(tidy(number.as_str()))
}

fn numbers(numbers: &[Spanned<Number>]) -> Vec<Cow<'_, str>> {
    numbers
        .iter()
        .map(|number| tidy(number.value.as_str()))
        .collect()
}

fn lines(names: &[Spanned<String>]) -> Vec<Cow<'_, str>> {
    names.iter().map(|name| tidy(&name.value)).collect()
}

fn list<'a>(key: &'static str, items: Vec<Cow<'a, str>>) -> Option<Field<'a>> {
    let items: Vec<_> = items.into_iter().filter(|item| !item.is_empty()).collect();
    (!items.is_empty()).then_some((key, Value::List(items)))
}
