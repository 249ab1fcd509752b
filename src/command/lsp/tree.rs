//! `kimo/plan`: the goals and the actions of every plan with their state and their places, for a
//! tree beside the text.

use super::convert::Converter;
use crate::plan::{Action, Goal, Plan};
use crate::query::silence::is_silent;
use crate::text::Span;
use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

/// The plans of a project, the newest that has begun first.
pub(super) fn plans(of: &Converter<'_>) -> Vec<Value> {
    let today = of.project.today();
    let mut plans: Vec<&Plan> = of.project.plans().iter().collect();
    plans.sort_by_key(|plan| {
        let first = plan.period.first();
        (first > today.year(), -first)
    });
    plans
        .into_iter()
        .map(|plan| of_plan(of, plan, today))
        .collect()
}

fn of_plan(of: &Converter<'_>, plan: &Plan, today: NaiveDate) -> Value {
    let goals = plan.goals.iter().map(|goal| of_goal(of, plan, goal, today));
    json!({
        "rod": super::convert::uri_of(&of.project.root),
        "periode": plan.period.to_string(),
        "dato": today.to_string(),
        "titel": plan.title.value,
        "organisation": plan.organisation.value,
        "parter": plan.parties.iter().map(|party| &party.name.value).collect::<Vec<_>>(),
        "sted": of.location(plan.file.top()),
        "maal": goals.collect::<Vec<_>>(),
    })
}

fn of_goal(of: &Converter<'_>, plan: &Plan, goal: &Goal, today: NaiveDate) -> Value {
    // Made once a file: it reads the whole text.
    let (uri, lines) = (of.uri(goal.file), of.lines(goal.file));
    let place = |span: Span| json!({"uri": uri, "range": super::convert::range(&lines, span)});
    let action = |action: &Action| {
        let state = action.on(today);
        let wording = action.wording_on(today);
        let year = today.year().clamp(plan.period.first(), plan.period.last());
        json!({
            "nr": action.number.as_str(),
            "tekst": crate::plan::first_paragraph(wording.text),
            "gruppe": action.group,
            "ansvarlig": plan.names_of(wording.responsible),
            "status": state.status.word(),
            "vurdering": state.assessment.map(|light| light.word()),
            "frist": state.deadline.map(|deadline| deadline.to_string()),
            "overskredet": state.is_overdue(),
            "trin": action.steps,
            "noter": action.notes_until(today).len(),
            "sidste_note": state.last_note.map(|note| note.date.value),
            "tavs": is_silent(action, year, today),
            "sted": place(action.number.span),
        })
    };
    json!({
        "nr": goal.number.as_str(),
        "titel": goal.title.value,
        "sted": place(goal.number.span),
        "handlinger": goal.actions_by_number().into_iter().map(action).collect::<Vec<_>>(),
    })
}
