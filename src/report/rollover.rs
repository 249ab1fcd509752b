//! The view of `rollover`: what went on to the next period, and what stayed behind.

use super::status::Deadline;
use crate::plan::{Action, Indicator, first_paragraph};
use crate::query::successor::{Successor, last_status};
use crate::text::danish::years::Years;
use serde::Serialize;

/// What became of everything in the old plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct RolloverView {
    /// The old period.
    #[serde(rename = "fra")]
    pub(crate) from: String,
    /// The new one.
    #[serde(rename = "til")]
    pub(crate) to: String,
    /// The actions that went on.
    #[serde(rename = "foert_over")]
    pub(crate) carried: Vec<ActionRow>,
    /// Those that were completed or dropped.
    #[serde(rename = "afsluttet")]
    pub(crate) finished: Vec<ActionRow>,
    /// Those that were left behind by choice.
    #[serde(rename = "valgt_fra")]
    pub(crate) declined: Vec<ActionRow>,
    /// The deadlines that were left out.
    #[serde(rename = "frister")]
    pub(crate) deadlines: Vec<DroppedDeadline>,
    /// The year's goals for the new years, which stay in the old plan.
    #[serde(rename = "aarsmaal")]
    pub(crate) year_goals: Vec<LeftYearGoal>,
    /// The indicators, all of which went on.
    #[serde(rename = "indikatorer")]
    pub(crate) indicators: Vec<IndicatorRow>,
}

/// One action.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct ActionRow {
    /// Its number in the old plan.
    #[serde(rename = "nr")]
    pub(crate) number: String,
    /// Its number in the new one, where it went on.
    #[serde(rename = "nyt_nr")]
    pub(crate) new_number: Option<String>,
    /// Its status at last.
    pub(crate) status: &'static str,
    /// Its first paragraph.
    #[serde(rename = "tekst")]
    pub(crate) text: String,
}

/// A deadline that lies outside the new period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct DroppedDeadline {
    /// The action's new number.
    #[serde(rename = "nr")]
    pub(crate) number: String,
    /// The deadline it had.
    #[serde(rename = "frist")]
    pub(crate) deadline: Deadline,
}

/// A year's goal for a new year that was written in the old plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct LeftYearGoal {
    /// The action's new number.
    #[serde(rename = "nr")]
    pub(crate) number: String,
    /// The year.
    #[serde(rename = "aar")]
    pub(crate) year: i32,
    /// What is to be reached.
    #[serde(rename = "maal")]
    pub(crate) goal: String,
}

/// An indicator that went on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct IndicatorRow {
    /// Its name.
    #[serde(rename = "navn")]
    pub(crate) name: String,
    /// Its unit.
    #[serde(rename = "enhed")]
    pub(crate) unit: String,
    /// Its new baseline.
    #[serde(rename = "udgangspunkt")]
    pub(crate) baseline: Option<f64>,
    /// Whether its action stayed behind.
    #[serde(rename = "uden_handling")]
    pub(crate) lost_its_action: bool,
    /// Whether its target was reached and left behind.
    #[serde(rename = "maaltal_naaet")]
    pub(crate) reached_its_target: bool,
}

impl RolloverView {
    /// What `successor` made of the plan of `from`.
    pub(crate) fn of(successor: &Successor<'_>, from: Years) -> RolloverView {
        let (finished, declined): (Vec<_>, Vec<_>) = successor
            .left
            .iter()
            .partition(|(_, status)| status.is_final());
        let stayed = |left: Vec<&(&Action, _)>| left.iter().map(|left| row(left.0, None)).collect();
        RolloverView {
            from: from.to_string(),
            to: successor.plan.period.to_string(),
            carried: successor
                .carried
                .iter()
                .map(|(action, number)| row(action, Some(number.to_string())))
                .collect(),
            finished: stayed(finished),
            declined: stayed(declined),
            deadlines: successor
                .dropped_deadlines
                .iter()
                .map(|(number, deadline)| DroppedDeadline {
                    number: number.to_string(),
                    deadline: Deadline(*deadline),
                })
                .collect(),
            year_goals: successor
                .left_year_goals
                .iter()
                .map(|(number, goal)| LeftYearGoal {
                    number: number.to_string(),
                    year: goal.year.value,
                    goal: goal.goal.clone(),
                })
                .collect(),
            indicators: indicators(successor),
        }
    }
}

fn row(action: &Action, new_number: Option<String>) -> ActionRow {
    ActionRow {
        number: action.number.to_string(),
        new_number,
        status: last_status(action).word(),
        text: first_paragraph(&action.text).to_owned(),
    }
}

fn indicators(successor: &Successor<'_>) -> Vec<IndicatorRow> {
    let is_among = |some: &[&Indicator], name: &str| {
        let mut names = some.iter().map(|indicator| indicator.name.as_str());
        names.any(|other| other == name)
    };
    let carried = successor.plan.indicators().map(|(_, indicator)| indicator);
    carried
        .map(|indicator| IndicatorRow {
            name: indicator.name.value.clone(),
            unit: indicator.unit.clone(),
            baseline: indicator.baseline,
            lost_its_action: is_among(&successor.unlinked, &indicator.name),
            reached_its_target: is_among(&successor.reached, &indicator.name),
        })
        .collect()
}
