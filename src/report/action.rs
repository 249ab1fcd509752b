//! The view of `show`: one action whole, with its history and where it came from.

use super::lineage::Ancestor;
use super::status::Deadline;
use crate::plan::{Action, Goal, Note, Plan, YearGoal};
use chrono::NaiveDate;
use serde::Serialize;

/// One action on one date.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ActionView {
    /// The plan's years.
    #[serde(rename = "periode")]
    pub(crate) period: String,
    /// The date that the view is of.
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    /// Its number.
    #[serde(rename = "nr")]
    pub(crate) number: String,
    /// Its goal.
    #[serde(rename = "maal")]
    pub(crate) goal: Numbered,
    /// The heading between goal and action.
    #[serde(rename = "gruppe")]
    pub(crate) group: Option<String>,
    /// Its words.
    #[serde(rename = "tekst")]
    pub(crate) text: String,
    /// The parties that answer for it, by the register's names.
    #[serde(rename = "ansvarlig")]
    pub(crate) responsible: Vec<String>,
    /// The parties that take part.
    #[serde(rename = "medvirkende")]
    pub(crate) participants: Vec<String>,
    /// Its status, in the file's word.
    pub(crate) status: &'static str,
    /// Its light, in the file's word.
    #[serde(rename = "vurdering")]
    pub(crate) assessment: Option<&'static str>,
    /// When it begins.
    pub(crate) start: Option<Deadline>,
    /// The deadline in force.
    #[serde(rename = "frist")]
    pub(crate) deadline: Option<Deadline>,
    /// The deadline that a note moved, where one did.
    #[serde(rename = "oprindelig_frist")]
    pub(crate) original_deadline: Option<Deadline>,
    /// Whether the deadline has passed.
    #[serde(rename = "overskredet")]
    pub(crate) is_overdue: bool,
    /// Its steps.
    #[serde(rename = "trin")]
    pub(crate) steps: Vec<Step>,
    /// The outside goals that it serves.
    pub(crate) international: Vec<Numbered>,
    /// The day it was added, where that was after the plan was adopted.
    #[serde(rename = "oprettet")]
    pub(crate) created: Option<NaiveDate>,
    /// The meeting that decided to add it.
    #[serde(rename = "besluttet")]
    pub(crate) decided: Option<Decision>,
    /// The action of an earlier period that it carries on.
    #[serde(rename = "fra")]
    pub(crate) origin: Option<String>,
    /// That action and those before it, the latest first, as far as their periods are kept.
    #[serde(rename = "herkomst")]
    pub(crate) lineage: Vec<Ancestor>,
    /// Goals and means, by year, each year's in the order of their days.
    #[serde(rename = "aarsmaal")]
    pub(crate) year_goals: Vec<YearGoalView>,
    /// The notes up to the date, oldest first.
    #[serde(rename = "noter")]
    pub(crate) notes: Vec<NoteView>,
}

/// A number with its title.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Numbered {
    /// The number.
    #[serde(rename = "nr")]
    pub(crate) number: String,
    /// The title.
    #[serde(rename = "titel")]
    pub(crate) title: String,
}

/// A step towards the action.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Step {
    /// Its number, from 1.
    #[serde(rename = "nr")]
    pub(crate) number: usize,
    /// Its words.
    #[serde(rename = "tekst")]
    pub(crate) text: String,
    /// The day it was reached.
    #[serde(rename = "naaet")]
    pub(crate) reached: Option<NaiveDate>,
}

/// A meeting that decided.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Decision {
    /// Its day.
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    /// What it is called, where the register knows it.
    #[serde(rename = "navn")]
    pub(crate) meeting: Option<String>,
}

/// Goal and means for one year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct YearGoalView {
    /// The year.
    #[serde(rename = "aar")]
    pub(crate) year: i32,
    /// The day it was written.
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    /// What is to be reached.
    #[serde(rename = "maal")]
    pub(crate) goal: String,
    /// By what means.
    #[serde(rename = "midler")]
    pub(crate) means: Option<String>,
    /// The means in whole kroner.
    #[serde(rename = "beloeb")]
    pub(crate) amount: Option<i64>,
    /// The meeting that decided; none: a proposal.
    #[serde(rename = "besluttet")]
    pub(crate) decided: Option<Decision>,
    /// Whether it is the one in force on the date.
    #[serde(rename = "gaeldende")]
    pub(crate) is_in_force: bool,
}

/// One note.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct NoteView {
    /// Its day.
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    /// Its words.
    #[serde(rename = "tekst")]
    pub(crate) text: String,
    /// Who wrote it.
    #[serde(rename = "af")]
    pub(crate) by: Option<String>,
    /// The status from that day.
    pub(crate) status: Option<&'static str>,
    /// The light given.
    #[serde(rename = "vurdering")]
    pub(crate) assessment: Option<&'static str>,
    /// The step reached.
    #[serde(rename = "trin")]
    pub(crate) step: Option<u32>,
    /// The day the deadline was moved to.
    #[serde(rename = "frist")]
    pub(crate) deadline: Option<NaiveDate>,
    /// The meeting that decided.
    #[serde(rename = "besluttet")]
    pub(crate) decided: Option<Decision>,
}

impl ActionView {
    /// `action` of `goal`, as it stood on `date`.
    pub fn of(plan: &Plan, goal: &Goal, action: &Action, date: NaiveDate) -> ActionView {
        let state = action.on(date);
        let planned = action.deadline.map(|deadline| deadline.value);
        let notes = action.notes_until(date);
        ActionView {
            period: plan.period.to_string(),
            date,
            number: action.number.to_string(),
            goal: Numbered {
                number: goal.number.to_string(),
                title: goal.title.value.clone(),
            },
            group: action.group.clone(),
            text: action.text.clone(),
            responsible: owned(plan.names_of(&action.responsible)),
            participants: owned(plan.names_of(&action.participants)),
            status: state.status.word(),
            assessment: state.assessment.map(|light| light.word()),
            start: action.start.map(|start| Deadline(start.value)),
            deadline: state.deadline.map(Deadline),
            original_deadline: planned
                .filter(|planned| Some(*planned) != state.deadline)
                .map(Deadline),
            is_overdue: state.is_overdue(),
            steps: steps(action, &notes),
            international: outside_goals(plan, action),
            created: action.created.map(|day| day.value),
            decided: action.decided.map(|day| decision(plan, day.value)),
            origin: action.origin.as_ref().map(|origin| origin.to_string()),
            lineage: Vec::new(),
            year_goals: year_goals(plan, action, date),
            notes: notes
                .into_iter()
                .map(|note| note_view(plan, note))
                .collect(),
        }
    }

    /// The same with where it came from, which stands in other plans.
    pub(crate) fn with_lineage(self, lineage: Vec<Ancestor>) -> ActionView {
        ActionView { lineage, ..self }
    }
}

fn owned(names: Vec<&str>) -> Vec<String> {
    names.into_iter().map(str::to_owned).collect()
}

fn steps(action: &Action, notes: &[&Note]) -> Vec<Step> {
    let reached = |number: usize| {
        let reaches = |note: &&&Note| note.step.is_some_and(|step| step.value as usize == number);
        notes.iter().find(reaches).map(|note| note.date.value)
    };
    let numbered = action.steps.iter().enumerate();
    numbered
        .map(|(index, text)| Step {
            number: index + 1,
            text: text.clone(),
            reached: reached(index + 1),
        })
        .collect()
}

fn outside_goals(plan: &Plan, action: &Action) -> Vec<Numbered> {
    let title = |number: &str| {
        plan.outside_goal(number)
            .map_or("", |goal| &goal.title)
            .to_owned()
    };
    let numbers = action.outside_goals.iter();
    numbers
        .map(|number| Numbered {
            number: number.to_string(),
            title: title(number.as_str()),
        })
        .collect()
}

fn year_goals(plan: &Plan, action: &Action, date: NaiveDate) -> Vec<YearGoalView> {
    let entries = action.year_goals.iter().map(|goal| &goal.value);
    let mut goals: Vec<&YearGoal> = entries.filter(|goal| goal.date.value <= date).collect();
    goals.sort_by_key(|goal| (goal.year.value, goal.date.value));
    let view = |goal: &&YearGoal| year_goal_view(plan, action, goal, date);
    goals.iter().map(view).collect()
}

/// One of the action's years' goals, as it stood on `date`.
pub(super) fn year_goal_view(
    plan: &Plan,
    action: &Action,
    goal: &YearGoal,
    date: NaiveDate,
) -> YearGoalView {
    YearGoalView {
        year: goal.year.value,
        date: goal.date.value,
        goal: goal.goal.clone(),
        means: goal.means.clone(),
        amount: goal.amount,
        decided: goal.decided.map(|day| decision(plan, day.value)),
        is_in_force: action
            .year_goal_on(goal.year.value, date)
            .is_some_and(|in_force| std::ptr::eq(in_force, goal)),
    }
}

pub(super) fn note_view(plan: &Plan, note: &Note) -> NoteView {
    NoteView {
        date: note.date.value,
        text: note.text.to_string(),
        by: note.by.as_ref().map(|by| by.to_string()),
        status: note.status.map(|status| status.word()),
        assessment: note.assessment.map(|light| light.word()),
        step: note.step.map(|step| step.value),
        deadline: note.deadline.map(|day| day.value),
        decided: note.decided.map(|day| decision(plan, day.value)),
    }
}

fn decision(plan: &Plan, date: NaiveDate) -> Decision {
    Decision {
        date,
        meeting: plan.meeting(date).map(|meeting| meeting.name.clone()),
    }
}
