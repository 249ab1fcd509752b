//! The view of `alignment`: outside goals against the actions that serve them, those that
//! none serves, and the actions that serve none.

use crate::plan::{Action, OutsideGoal, Plan, Status};
use crate::query::order;
use crate::view::parts::ActionRef;
use chrono::NaiveDate;
use serde::Serialize;

/// The outside goals by source, on a date. An action that was dropped serves nothing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AlignmentView {
    /// The plan's title; a heading, and no part of the machine-readable output.
    #[serde(skip)]
    pub(crate) title: String,
    /// The organisation, likewise.
    #[serde(skip)]
    pub(crate) organisation: String,
    /// The plan's years.
    #[serde(rename = "periode")]
    pub(crate) period: String,
    /// The date that the view is of.
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    /// The organisations whose goals they are, in the register's order.
    #[serde(rename = "kilder")]
    pub(crate) sources: Vec<Source>,
    /// The numbers of the goals that no action serves.
    #[serde(rename = "uden_handling")]
    pub(crate) unserved: Vec<String>,
    /// The actions that serve no outside goal.
    #[serde(rename = "handlinger_uden_maal")]
    pub(crate) unaligned: Vec<AlignedAction>,
}

/// The goals of one organisation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Source {
    /// Whose they are.
    #[serde(rename = "kilde")]
    pub(crate) name: String,
    /// The goals, by number.
    #[serde(rename = "maal")]
    pub(crate) goals: Vec<ServedGoal>,
}

/// An outside goal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct ServedGoal {
    /// Its number.
    #[serde(rename = "nr")]
    pub(crate) number: String,
    /// What it says.
    #[serde(rename = "titel")]
    pub(crate) title: String,
    /// The actions that serve it.
    #[serde(rename = "handlinger")]
    pub(crate) actions: Vec<AlignedAction>,
}

/// An action with its status.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct AlignedAction {
    /// The action.
    #[serde(flatten)]
    pub(crate) action: ActionRef,
    /// Its status.
    pub(crate) status: &'static str,
}

impl AlignmentView {
    /// The alignment of `plan` as it stood on `date`.
    pub fn of(plan: &Plan, date: NaiveDate) -> AlignmentView {
        let actions: Vec<(&Action, Status)> = order::actions(plan)
            .into_iter()
            .filter(|(_, action)| action.exists_on(date))
            .map(|(_, action)| (action, action.on(date).status))
            .filter(|(_, status)| *status != Status::Dropped)
            .collect();
        let aligned = |(action, status): &(&Action, Status)| AlignedAction {
            action: ActionRef::new(plan, action),
            status: status.word(),
        };
        let served = |goal: &OutsideGoal| ServedGoal {
            number: goal.number.to_string(),
            title: goal.title.clone(),
            actions: actions
                .iter()
                .filter(|(action, _)| serves(action, goal))
                .map(aligned)
                .collect(),
        };
        let sources = by_source(plan, served);
        let goals = sources.iter().flat_map(|source| &source.goals);
        AlignmentView {
            title: plan.title.value.clone(),
            organisation: plan.organisation.value.clone(),
            period: plan.period.to_string(),
            date,
            unserved: goals
                .filter(|goal| goal.actions.is_empty())
                .map(|goal| goal.number.clone())
                .collect(),
            sources,
            unaligned: actions
                .iter()
                .filter(|(action, _)| action.outside_goals.is_empty())
                .map(aligned)
                .collect(),
        }
    }

    /// Whether the plan registers any outside goal at all.
    pub(crate) fn has_goals(&self) -> bool {
        !self.sources.is_empty()
    }
}

fn serves(action: &Action, goal: &OutsideGoal) -> bool {
    let numbers = &action.outside_goals;
    numbers
        .iter()
        .any(|number| number.value == goal.number.value)
}

fn by_source(plan: &Plan, served: impl Fn(&OutsideGoal) -> ServedGoal) -> Vec<Source> {
    let mut goals: Vec<&OutsideGoal> = plan.outside_goals.iter().collect();
    goals.sort_by(|a, b| a.number.value.cmp(&b.number.value));
    let mut sources: Vec<Source> = Vec::new();
    for name in plan.outside_goals.iter().map(OutsideGoal::source) {
        if sources.iter().any(|source| source.name == name) {
            continue;
        }
        let own = goals.iter().filter(|goal| goal.source() == name);
        sources.push(Source {
            name: name.to_owned(),
            goals: own.map(|goal| served(goal)).collect(),
        });
    }
    sources
}
