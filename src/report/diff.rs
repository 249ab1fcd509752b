//! The view of `diff`: what became of each part of a plan between two versions of it.

use super::action::{NoteView, YearGoalView};
use super::status::Deadline;
use crate::plan::{Action, Goal, Indicator, Plan};
use crate::query::difference::pair;
use chrono::NaiveDate;
use serde::Serialize;

mod actions;
mod fields;
mod indicators;
mod registers;

/// What changed in a plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DiffView {
    /// The plan's title and organisation; a heading, and no part of the machine-readable output.
    #[serde(skip)]
    pub heading: [String; 2],
    /// The plan's years.
    #[serde(rename = "periode")]
    pub period: String,
    /// The version compared with.
    #[serde(rename = "siden")]
    pub since: Since,
    /// What changed: the plan itself, its registers, and then goal by goal.
    #[serde(rename = "aendringer")]
    pub changes: Vec<Change>,
}

/// A version of the plan in git.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Since {
    /// The commit's full name.
    pub commit: String,
    /// The day it was made.
    #[serde(rename = "dato")]
    pub date: Option<NaiveDate>,
}

/// What became of one thing in the plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// What sort of thing, by its key in the files; `plan` for the plan itself.
    #[serde(rename = "emne")]
    pub subject: &'static str,
    /// Its number, where it has one.
    #[serde(rename = "nr")]
    pub number: Option<String>,
    /// What it is called or says.
    #[serde(rename = "titel")]
    pub title: String,
    /// New, gone or changed.
    #[serde(rename = "aendring")]
    pub kind: Kind,
    /// What changed in it; what a new one says.
    #[serde(rename = "felter")]
    pub details: Vec<Detail>,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// It was not there before.
    Ny,
    /// It is no longer there.
    Slettet,
    /// It is there in both versions.
    Aendret,
}

/// One field or one entry.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Detail {
    /// Its key in the files.
    #[serde(rename = "felt")]
    pub field: &'static str,
    /// What it was; nothing where it is new.
    #[serde(rename = "foer")]
    pub before: Option<Value>,
    /// What it is; nothing where it is gone.
    #[serde(rename = "efter")]
    pub after: Option<Value>,
}

/// What a field or an entry says.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// A word, a name or a number.
    Word(String),
    /// A text, of which single words may have changed.
    Text(String),
    /// Names or texts in a list.
    List(Vec<String>),
    /// A day.
    Day(NaiveDate),
    /// A deadline, or when something begins.
    Deadline(Deadline),
    /// A number.
    Number(f64),
    /// A note.
    Note(Box<NoteView>),
    /// The goal and means of a year.
    YearGoal(Box<YearGoalView>),
    /// A measured value.
    Measurement(MeasurementView),
}

/// A measured value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MeasurementView {
    /// The day it was true of.
    #[serde(rename = "dato")]
    pub date: NaiveDate,
    /// The value.
    #[serde(rename = "vaerdi")]
    pub value: f64,
    /// The unit.
    #[serde(rename = "enhed")]
    pub unit: String,
    /// Where it comes from.
    #[serde(rename = "kilde")]
    pub source: Option<String>,
}

impl DiffView {
    /// What changed from `old` to `new`.
    pub fn between(old: &Plan, new: &Plan, since: Since) -> DiffView {
        let mut changes = registers::of_plan(old, new);
        let goals = pair(
            &old.goals,
            &new.goals,
            &[|goal: &Goal| goal.number.to_string()],
        );
        let mut by_goal: Vec<(&Goal, Vec<Change>)> = Vec::new();
        for (before, after) in goals.both {
            by_goal.push((after, goal(before, after, old, new)));
        }
        let none = |of: &Goal| Goal {
            actions: Vec::new(),
            indicators: Vec::new(),
            ..of.clone()
        };
        for after in goals.added {
            let mut all = vec![actions::whole_goal(after, Kind::Ny)];
            all.extend(goal(&none(after), after, old, new));
            by_goal.push((after, all));
        }
        for before in goals.gone {
            let mut all = vec![actions::whole_goal(before, Kind::Slettet)];
            all.extend(goal(before, &none(before), old, new));
            by_goal.push((before, all));
        }
        by_goal.sort_by(|(a, _), (b, _)| a.number.value.cmp(&b.number.value));
        changes.extend(by_goal.into_iter().flat_map(|(_, changes)| changes));
        DiffView {
            heading: [new.organisation.value.clone(), new.title.value.clone()],
            period: new.period.to_string(),
            since,
            changes,
        }
    }
}

/// What changed in a goal: itself, its actions in the order of their numbers, its indicators.
fn goal(before: &Goal, after: &Goal, old: &Plan, new: &Plan) -> Vec<Change> {
    let mut changes = Vec::new();
    changes.extend(actions::goal(before, after));
    // An action that got another number is known by its words.
    let keys: [fn(&Action) -> String; 2] = [
        |action| action.number.to_string(),
        |action| action.text.clone(),
    ];
    let actions = pair(&before.actions, &after.actions, &keys);
    let mut by_number: Vec<(&Action, Option<Change>)> = Vec::new();
    by_number.extend(
        actions
            .both
            .iter()
            .map(|(was, is)| (*is, actions::action(was, is, old, new))),
    );
    by_number.extend(
        actions
            .added
            .iter()
            .map(|is| (*is, Some(actions::whole_action(is, new, Kind::Ny)))),
    );
    by_number.extend(
        actions
            .gone
            .iter()
            .map(|was| (*was, Some(actions::whole_action(was, old, Kind::Slettet)))),
    );
    by_number.sort_by(|(a, _), (b, _)| a.number.value.cmp(&b.number.value));
    changes.extend(by_number.into_iter().filter_map(|(_, change)| change));
    let name = |indicator: &Indicator| indicator.name.value.clone();
    let indicators = pair(&before.indicators, &after.indicators, &[name]);
    changes.extend(
        indicators
            .both
            .iter()
            .filter_map(|(was, is)| indicators::indicator(Some(was), Some(is))),
    );
    changes.extend(
        indicators
            .added
            .iter()
            .filter_map(|is| indicators::indicator(None, Some(is))),
    );
    changes.extend(
        indicators
            .gone
            .iter()
            .filter_map(|was| indicators::indicator(Some(was), None)),
    );
    changes
}
