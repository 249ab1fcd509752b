//! What differs in a goal's own fields, and in an action with its årsmål and notes.

use super::fields::{Fields, Side, day, list, names, optional_text, optional_word, text, word};
use super::{Change, Kind, Value};
use crate::plan::{Action, Goal, Note, Plan, Status, YearGoal};
use crate::query::difference::pair;
use crate::text::Spanned;
use crate::view::parts::Deadline;
use crate::view::show::{note_view, year_goal_view};
use chrono::NaiveDate;

/// A goal's own fields.
pub(super) fn goal(was: &Goal, is: &Goal) -> Option<Change> {
    let mut fields = Fields::new();
    fields.add("titel", text(&was.title.value), text(&is.title.value));
    fields.add(
        "baggrund",
        optional_text(&was.background),
        optional_text(&is.background),
    );
    fields.add("accepteret", list(&was.accepted), list(&is.accepted));
    fields.change("maal", Some(is.number.to_string()), &is.title.value)
}

/// A goal that is new or gone.
pub(super) fn whole_goal(goal: &Goal, kind: Kind) -> Change {
    Change {
        subject: "maal",
        number: Some(goal.number.to_string()),
        title: goal.title.value.clone(),
        kind,
        details: Vec::new(),
    }
}

/// An action in both versions: where it stands, what it says, and what was written on it.
pub(super) fn action(was: &Action, is: &Action, old: &Plan, new: &Plan) -> Option<Change> {
    let mut fields = Fields::new();
    fields.add("status", word(status(was).word()), word(status(is).word()));
    fields_of_action(was, is, old, new, &mut fields);
    fields.change("handling", Some(is.number.to_string()), &is.text)
}

fn status(action: &Action) -> Status {
    action.on(NaiveDate::MAX).status
}

fn fields_of_action(was: &Action, is: &Action, old: &Plan, new: &Plan, fields: &mut Fields) {
    fields.add("nr", word(was.number.as_str()), word(is.number.as_str()));
    fields.add("tekst", text(&was.text), text(&is.text));
    let parties = |plan: &Plan, parties: &[Spanned<String>]| names(plan.names_of(parties));
    fields.add(
        "ansvarlig",
        parties(old, &was.responsible),
        parties(new, &is.responsible),
    );
    fields.add(
        "medvirkende",
        parties(old, &was.participants),
        parties(new, &is.participants),
    );
    fields.add(
        "gruppe",
        optional_word(&was.group),
        optional_word(&is.group),
    );
    let deadline =
        |span: Option<Spanned<_>>| span.map(|span| Value::Deadline(Deadline(span.value)));
    fields.add("start", deadline(was.start), deadline(is.start));
    fields.add("frist", deadline(was.deadline), deadline(is.deadline));
    fields.add("trin", names(was.steps.clone()), names(is.steps.clone()));
    let numbers = |action: &Action| {
        names(
            action
                .outside_goals
                .iter()
                .map(|number| number.to_string())
                .collect(),
        )
    };
    fields.add("international", numbers(was), numbers(is));
    fields.add("oprettet", day(was.created), day(is.created));
    fields.add("besluttet", day(was.decided), day(is.decided));
    let origin = |action: &Action| {
        action
            .origin
            .as_ref()
            .and_then(|origin| word(&origin.to_string()))
    };
    fields.add("fra", origin(was), origin(is));
    entries_of_action(was, is, old, new, fields);
}

fn entries_of_action(was: &Action, is: &Action, old: &Plan, new: &Plan, fields: &mut Fields) {
    let plan = |side| match side {
        Side::Old => old,
        Side::New => new,
    };
    let keys: [fn(&YearGoal) -> String; 2] = [all_of_year_goal, |goal| {
        format!("{} {}", goal.year.value, goal.date.value)
    }];
    let (before, after) = (was.year_goals.iter(), is.year_goals.iter());
    let paired = pair(
        before.map(|goal| &goal.value),
        after.map(|goal| &goal.value),
        &keys,
    );
    fields.entries("aarsmaal", paired, |goal, side| {
        let action = match side {
            Side::Old => was,
            Side::New => is,
        };
        Value::YearGoal(Box::new(year_goal_view(
            plan(side),
            action,
            goal,
            NaiveDate::MAX,
        )))
    });
    let keys: [fn(&Note) -> String; 3] = [
        all_of_note,
        |note| note.date.value.to_string(),
        |note| note.text.to_string(),
    ];
    let (before, after) = (was.notes.iter(), is.notes.iter());
    let paired = pair(
        before.map(|note| &note.value),
        after.map(|note| &note.value),
        &keys,
    );
    fields.entries("note", paired, |note, side| {
        Value::Note(Box::new(note_view(plan(side), note)))
    });
}

/// An action that is new or gone: what it says.
pub(super) fn whole_action(action: &Action, plan: &Plan, kind: Kind) -> Change {
    let nothing = Action {
        own_lines: action.own_lines,
        number: action.number.clone(),
        text: action.text.clone(),
        responsible: Vec::new(),
        participants: Vec::new(),
        group: None,
        start: None,
        deadline: None,
        steps: Vec::new(),
        outside_goals: Vec::new(),
        created: None,
        decided: None,
        origin: None,
        year_goals: Vec::new(),
        notes: Vec::new(),
    };
    let mut fields = Fields::new();
    if kind == Kind::Slettet {
        // What is gone has no status to change to.
        fields_of_action(action, &nothing, plan, plan, &mut fields);
    } else {
        let begun = Some(status(action)).filter(|status| *status != Status::default());
        fields.add("status", None, begun.and_then(|status| word(status.word())));
        fields_of_action(&nothing, action, plan, plan, &mut fields);
    }
    Change {
        subject: "handling",
        number: Some(action.number.to_string()),
        title: action.text.clone(),
        kind,
        details: fields.into_details(),
    }
}

fn all_of_year_goal(goal: &YearGoal) -> String {
    let decided = goal.decided.map(|day| day.value);
    format!(
        "{} {} {} {:?} {:?} {decided:?}",
        goal.year.value, goal.date.value, goal.goal, goal.means, goal.amount
    )
}

fn all_of_note(note: &Note) -> String {
    let (step, status) = (
        note.step.map(|step| step.value),
        note.status.map(|status| status.value),
    );
    let days = [note.deadline, note.decided].map(|day| day.map(|day| day.value));
    format!(
        "{} {} {:?} {status:?} {:?} {step:?} {days:?}",
        note.date.value, note.text, note.by, note.assessment
    )
}
