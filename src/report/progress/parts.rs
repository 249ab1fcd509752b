//! What several sections show: an action by name, a decision, a note, a goal with its means.

use crate::plan::{Action, Note, Plan, YearGoal};
use crate::query::attention::Reason;
use crate::text::danish::{date, span::DateSpan};
use chrono::NaiveDate;
use serde::Serialize;

/// An action by number and name.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct ActionRef {
    /// Its number.
    pub(crate) nr: String,
    /// The first paragraph of its words.
    #[serde(rename = "tekst")]
    pub(crate) text: String,
    /// The parties that answer for it, as the register names them.
    #[serde(rename = "ansvarlig")]
    pub(crate) responsible: Vec<String>,
}

/// A decision by its day, with the meeting where the register has one on that day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct DecisionRef {
    /// The day.
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    /// What the meeting is called.
    #[serde(rename = "moede")]
    pub(crate) meeting: Option<String>,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct NoteView {
    /// The action's number.
    #[serde(rename = "handling")]
    pub(crate) action: String,
    /// The day.
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    /// Who wrote it, as the register names it.
    #[serde(rename = "af")]
    pub(crate) by: Option<String>,
    /// The words, paragraphs parted by blank lines.
    #[serde(rename = "tekst")]
    pub(crate) text: String,
    /// The status it gave.
    pub(crate) status: Option<&'static str>,
    /// The light it gave.
    #[serde(rename = "vurdering")]
    pub(crate) light: Option<&'static str>,
    /// The step that was reached.
    #[serde(rename = "trin")]
    pub(crate) step: Option<u32>,
    /// The day the deadline was moved to.
    #[serde(rename = "frist")]
    pub(crate) deadline: Option<NaiveDate>,
    /// The meeting that decided.
    #[serde(rename = "besluttet")]
    pub(crate) decision: Option<DecisionRef>,
    /// What it changed, in words: `status: igangsat`.
    #[serde(rename = "virkning")]
    pub(crate) effects: Vec<String>,
}

/// A year's goal with its means.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct YearGoalView {
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
    pub(crate) decision: Option<DecisionRef>,
}

impl ActionRef {
    /// `action` of `plan`.
    pub(crate) fn new(plan: &Plan, action: &Action) -> ActionRef {
        ActionRef {
            nr: action.number.to_string(),
            text: action.first_paragraph().to_owned(),
            responsible: owned(&plan.names_of(&action.responsible)),
        }
    }
}

impl DecisionRef {
    /// The decision taken on `date`.
    pub(crate) fn new(plan: &Plan, date: NaiveDate) -> DecisionRef {
        DecisionRef {
            date,
            meeting: plan.meeting(date).map(|meeting| meeting.name.clone()),
        }
    }
}

impl NoteView {
    /// `note` on `action` of `plan`.
    pub(crate) fn new(plan: &Plan, action: &Action, note: &Note) -> NoteView {
        NoteView {
            action: action.number.to_string(),
            date: note.date.value,
            by: note.by.as_deref().map(|by| plan.party_name(by).to_owned()),
            text: note.text.to_string(),
            status: note.status.map(|status| status.word()),
            light: note.assessment.map(|light| light.word()),
            step: note.step.map(|step| step.value),
            deadline: note.deadline.map(|day| day.value),
            decision: note.decided.map(|day| DecisionRef::new(plan, day.value)),
            effects: effects(action, note),
        }
    }
}

impl YearGoalView {
    /// `goal` of an action of `plan`.
    pub(crate) fn new(plan: &Plan, goal: &YearGoal) -> YearGoalView {
        YearGoalView {
            goal: goal.goal.trim().to_owned(),
            means: goal.means.clone(),
            amount: goal.amount,
            decision: goal.decided.map(|day| DecisionRef::new(plan, day.value)),
        }
    }
}

/// A deadline in data: ISO where it is a day, else its words.
pub(crate) fn deadline_text(deadline: DateSpan) -> String {
    match deadline {
        DateSpan::Day(day) => day.to_string(),
        coarser => coarser.to_string(),
    }
}

/// A deadline in running text: `4. kvartal 2025`, `den 30. juni 2025`.
pub(crate) fn time_words(time: DateSpan) -> String {
    match time {
        DateSpan::Day(_) => format!("den {time}"),
        _ => time.to_string(),
    }
}

/// A reason for attention in words, to stand in a list.
pub(crate) fn reason_words(reason: Reason, deadline: Option<DateSpan>) -> String {
    match (reason, deadline) {
        (Reason::Red, _) => "rød".to_owned(),
        (Reason::Yellow, _) => "gul".to_owned(),
        (Reason::Overdue, Some(deadline)) => {
            format!("fristen {} er overskredet", time_words(deadline))
        }
        (Reason::Overdue, None) => "fristen er overskredet".to_owned(),
    }
}

/// Copies of the names.
pub(crate) fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn effects(action: &Action, note: &Note) -> Vec<String> {
    let step = note.step.map(|step| {
        let index = usize::try_from(step.value)
            .ok()
            .and_then(|number| number.checked_sub(1));
        match index.and_then(|index| action.steps.get(index)) {
            Some(text) => format!("trin {} nået: {text}", step.value),
            None => format!("trin {} nået", step.value),
        }
    });
    let deadline = note
        .deadline
        .map(|day| format!("ny frist: {}", date::long(day.value)));
    let status = note
        .status
        .map(|status| format!("status: {}", status.word()));
    let light = note
        .assessment
        .map(|light| format!("vurdering: {}", light.word()));
    [status, light, step, deadline]
        .into_iter()
        .flatten()
        .collect()
}
