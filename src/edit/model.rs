//! What an edit is to do to the model: the same entries at the same positions as in `append`.
//!
//! Texts are kept as the loader keeps them, without the blanks around them. An action or an
//! indicator that is not there gets nothing, and so the edit is refused.

use super::append;
use crate::load;
use crate::plan::{Action, Goal, Measurement, Meeting, Note, Plan, YearGoal};
use crate::text::{Span, Spanned};

/// Adds a note to the action numbered `number`.
pub fn add_note(goal: &mut Goal, number: &str, note: Note) {
    if let Some(action) = goal
        .actions
        .iter_mut()
        .find(|action| action.number.is(number))
    {
        let at = append::note_rank(action, &note);
        action.notes.insert(at, unplaced(tidy_note(note)));
    }
}

/// Adds a year's goal and means to the action numbered `number`.
pub(crate) fn add_year_goal(goal: &mut Goal, number: &str, year_goal: YearGoal) {
    if let Some(action) = goal
        .actions
        .iter_mut()
        .find(|action| action.number.is(number))
    {
        let at = append::year_goal_rank(action, &year_goal);
        action
            .year_goals
            .insert(at, unplaced(tidy_year_goal(year_goal)));
    }
}

/// Adds a measurement to the indicator called `name`.
pub(crate) fn add_measurement(goal: &mut Goal, name: &str, measurement: Measurement) {
    let mut indicators = goal.indicators.iter_mut();
    if let Some(indicator) = indicators.find(|indicator| indicator.name.value == name) {
        let at = append::measurement_rank(indicator, &measurement);
        let tidied = Measurement {
            source: optional(measurement.source),
            ..measurement
        };
        indicator.measurements.insert(at, unplaced(tidied));
    }
}

/// Adds an action to a goal, with the entries it has.
pub(crate) fn add_action(goal: &mut Goal, action: Action) {
    let at = append::action_rank(goal, &action);
    let tidied = Action {
        text: tidied(&action.text),
        responsible: list(action.responsible),
        participants: list(action.participants),
        group: optional(action.group),
        steps: action.steps.iter().map(|step| tidied(step)).collect(),
        year_goals: each(action.year_goals, tidy_year_goal),
        notes: each(action.notes, tidy_note),
        ..action
    };
    goal.actions.insert(at, tidied);
}

/// Adds a meeting to a plan.
pub(crate) fn add_meeting(plan: &mut Plan, meeting: Meeting) {
    let at = append::meeting_rank(plan, &meeting);
    let tidied = Meeting {
        name: tidied(&meeting.name),
        ..meeting
    };
    plan.meetings.insert(at, tidied);
}

fn tidy_note(note: Note) -> Note {
    Note {
        text: load::tidy(&note.text).into(),
        by: optional(note.by.map(String::from)).map(String::into_boxed_str),
        ..note
    }
}

fn tidy_year_goal(year_goal: YearGoal) -> YearGoal {
    YearGoal {
        goal: tidied(&year_goal.goal),
        means: optional(year_goal.means),
        ..year_goal
    }
}

fn optional(text: Option<String>) -> Option<String> {
    let text = text.map(|text| tidied(&text));
    text.filter(|text| !text.is_empty())
}

fn list(names: Vec<Spanned<String>>) -> Vec<Spanned<String>> {
    names.iter().map(|name| unplaced(tidied(name))).collect()
}

fn tidied(text: &str) -> String {
    load::tidy(text).into_owned()
}

fn each<T>(entries: Vec<Spanned<T>>, tidy: fn(T) -> T) -> Vec<Spanned<T>> {
    entries
        .into_iter()
        .map(|entry| unplaced(tidy(entry.value)))
        .collect()
}

/// An entry that stands in no file yet. Models compare by what they say, not by where.
fn unplaced<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}
