//! The view of `log`: what happened in a period, the latest day first.

use super::status::Deadline;
use crate::plan::{Plan, YearGoal};
use crate::query::event::{self, Event, Noted, What};
use crate::query::selection::Selection;
use crate::view::parts::DecisionRef;
use chrono::NaiveDate;
use serde::{Serialize, Serializer};

/// What happened from one day to another, both included.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LogView<'p> {
    /// The plan's title; a heading, and no part of the machine-readable output.
    #[serde(skip)]
    pub(crate) title: &'p str,
    /// The organisation, likewise.
    #[serde(skip)]
    pub(crate) organisation: &'p str,
    /// The plan's years.
    #[serde(rename = "periode")]
    pub(crate) period: String,
    /// The first day.
    #[serde(rename = "fra")]
    pub(crate) from: NaiveDate,
    /// The last day.
    #[serde(rename = "til")]
    pub(crate) to: NaiveDate,
    /// What happened, the latest day first, and on one day by the actions' numbers.
    #[serde(rename = "haendelser")]
    pub(crate) entries: Vec<Entry<'p>>,
}

/// Something that happened on an action.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Entry<'p> {
    /// The day.
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    /// The action's number.
    #[serde(rename = "nr")]
    pub(crate) number: &'p str,
    /// Its goal's number.
    #[serde(rename = "maal")]
    pub(crate) goal: &'p str,
    /// The first paragraph of its words.
    #[serde(rename = "handling")]
    pub(crate) action: &'p str,
    /// The parties that answer for it, by the register's names.
    #[serde(rename = "ansvarlig")]
    pub(crate) responsible: Vec<&'p str>,
    /// What kind of thing happened.
    #[serde(rename = "slags")]
    pub(crate) kind: Kind,
    /// The note's words.
    #[serde(rename = "tekst")]
    pub(crate) text: Option<&'p str>,
    /// The status before and after, where it changed.
    pub(crate) status: Option<Change<&'static str>>,
    /// The light given, and the one before it in the same year.
    #[serde(rename = "vurdering")]
    pub(crate) light: Option<Change<&'static str>>,
    /// The step that was reached.
    #[serde(rename = "trin")]
    pub(crate) step: Option<Step<'p>>,
    /// The deadline before and after, where it was moved.
    #[serde(rename = "frist")]
    pub(crate) deadline: Option<Change<Deadline>>,
    /// The goal and means that were proposed or decided.
    #[serde(rename = "aarsmaal")]
    pub(crate) year_goal: Option<YearGoalChange<'p>>,
    /// The meeting that decided.
    #[serde(rename = "besluttet")]
    pub(crate) decision: Option<DecisionRef>,
    /// Who wrote it, as the register names it.
    #[serde(rename = "af")]
    pub(crate) by: Option<&'p str>,
}

/// What kind of thing happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A note was written.
    Note,
    /// The action was proposed.
    Suggested,
    /// The action was added to the plan.
    Added,
    /// A year's goal and means were proposed.
    Proposed,
    /// A year's goal and means were decided.
    Decided,
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

impl Kind {
    /// The word in the machine-readable output.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Kind::Note => "note",
            Kind::Suggested => "foreslået",
            Kind::Added => "tilføjet",
            Kind::Proposed => "årsmål foreslået",
            Kind::Decided => "årsmål besluttet",
        }
    }
}

/// What held before, and what holds after.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(crate) struct Change<T> {
    /// Before; none where there was nothing.
    #[serde(rename = "fra")]
    pub(crate) from: Option<T>,
    /// After.
    #[serde(rename = "til")]
    pub(crate) to: T,
}

/// A step that was reached.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Step<'p> {
    /// Its number, from 1.
    pub(crate) nr: u32,
    /// Its words.
    #[serde(rename = "tekst")]
    pub(crate) text: Option<&'p str>,
}

/// Goal and means of a year, proposed or decided.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct YearGoalChange<'p> {
    /// The year.
    #[serde(rename = "aar")]
    pub(crate) year: i32,
    /// What is to be reached.
    #[serde(rename = "maal")]
    pub(crate) goal: &'p str,
    /// By what means.
    #[serde(rename = "midler")]
    pub(crate) means: Option<&'p str>,
    /// The means in whole kroner.
    #[serde(rename = "beloeb")]
    pub(crate) amount: Option<i64>,
    /// Whether it was decided instead of an earlier decision for the same year.
    #[serde(rename = "aendret")]
    pub(crate) is_changed: bool,
}

impl<'p> LogView<'p> {
    /// What happened from `from` to `to` on the actions of `plan` that `selection` asks for.
    pub fn of(
        plan: &'p Plan,
        selection: &Selection,
        from: NaiveDate,
        to: NaiveDate,
    ) -> LogView<'p> {
        let events = event::events_between(plan, from, to, |goal, action| {
            selection.includes(plan, goal, action, &action.on(to))
        });
        LogView {
            title: &plan.title.value,
            organisation: &plan.organisation.value,
            period: plan.period.to_string(),
            from,
            to,
            entries: events.iter().map(|event| Entry::of(plan, event)).collect(),
        }
    }
}

impl<'p> Entry<'p> {
    fn of(plan: &'p Plan, event: &Event<'p>) -> Entry<'p> {
        let decision = |day: NaiveDate| Some(DecisionRef::new(plan, day));
        let bare = Entry {
            date: event.date,
            number: event.action.number.as_str(),
            goal: event.goal.number.as_str(),
            action: event.action.first_paragraph(),
            responsible: plan.names_of(&event.action.responsible),
            kind: Kind::Suggested,
            text: None,
            status: None,
            light: None,
            step: None,
            deadline: None,
            year_goal: None,
            decision: None,
            by: None,
        };
        match &event.what {
            What::Suggested => bare,
            What::Added(decided) => Entry {
                kind: Kind::Added,
                decision: decision(*decided),
                ..bare
            },
            What::Proposed(goal) => Entry {
                kind: Kind::Proposed,
                year_goal: Some(year_goal(goal, None)),
                ..bare
            },
            What::Decided {
                goal,
                instead_of,
                decided,
            } => Entry {
                kind: Kind::Decided,
                year_goal: Some(year_goal(goal, *instead_of)),
                decision: decision(*decided),
                ..bare
            },
            What::Noted(noted) => bare.with_note(plan, event, noted),
        }
    }

    fn with_note(self, plan: &'p Plan, event: &Event<'p>, noted: &Noted<'p>) -> Entry<'p> {
        let note = noted.note;
        let by = note.by.as_deref();
        Entry {
            kind: Kind::Note,
            text: Some(&note.text),
            status: noted.status.map(|(from, to)| Change {
                from: Some(from.word()),
                to: to.word(),
            }),
            light: noted.light.map(|(from, to)| Change {
                from: from.map(|light| light.word()),
                to: to.word(),
            }),
            step: note.step.map(|step| Step {
                nr: step.value,
                text: step_words(&event.action.steps, step.value),
            }),
            deadline: noted.deadline.map(|(from, to)| Change {
                from: from.map(Deadline),
                to: Deadline(to),
            }),
            decision: note.decided.map(|day| DecisionRef::new(plan, day.value)),
            by: by.map(|by| plan.party_name(by)),
            ..self
        }
    }
}

fn year_goal<'p>(goal: &'p YearGoal, instead_of: Option<&YearGoal>) -> YearGoalChange<'p> {
    YearGoalChange {
        year: goal.year.value,
        goal: goal.goal.trim(),
        means: goal.means.as_deref(),
        amount: goal.amount,
        is_changed: instead_of.is_some(),
    }
}

fn step_words(steps: &[String], number: u32) -> Option<&str> {
    let index = usize::try_from(number).ok()?.checked_sub(1)?;
    steps.get(index).map(String::as_str)
}
