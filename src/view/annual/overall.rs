//! *Samlet status*: the counts by goal, first by status and then by light.

use super::Scope;
use crate::plan::{ActionState, Light, Status};
use crate::query::count::{Lights, Statuses};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;

/// The counts by goal, the totals last.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Overall {
    /// The statuses in the order of the columns.
    #[serde(rename = "statusser")]
    pub(crate) statuses: Vec<&'static str>,
    /// The lights in the order of the columns, `ikke vurderet` and `afsluttet` last.
    #[serde(rename = "vurderinger")]
    pub(crate) lights: Vec<&'static str>,
    /// By status: a row for each goal.
    #[serde(rename = "efter_status")]
    pub(crate) by_status: Vec<StatusRow>,
    /// By light: a row for each goal.
    #[serde(rename = "efter_vurdering")]
    pub(crate) by_light: Vec<LightRow>,
    /// All goals together at the end of each year of the period, up to the report's own.
    #[serde(rename = "udvikling")]
    pub(crate) by_year: Vec<YearRow>,
}

/// How many actions had each status when a year ended.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct YearRow {
    /// The year.
    #[serde(rename = "aar")]
    pub(crate) year: i32,
    /// The number by status.
    pub(crate) status: BTreeMap<&'static str, usize>,
    /// How many in all.
    #[serde(rename = "antal")]
    pub(crate) total: usize,
}

/// How many actions of a goal have each status.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct StatusRow {
    /// The goal's number; none in the row of totals.
    #[serde(rename = "maal")]
    pub(crate) goal: Option<String>,
    /// The number by status.
    pub(crate) status: BTreeMap<&'static str, usize>,
    /// How many in all.
    #[serde(rename = "antal")]
    pub(crate) total: usize,
}

/// How many actions of a goal have each light.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct LightRow {
    /// The goal's number; none in the row of totals.
    #[serde(rename = "maal")]
    pub(crate) goal: Option<String>,
    /// The number by light.
    #[serde(rename = "vurdering")]
    pub(crate) light: BTreeMap<&'static str, usize>,
    /// How many in all.
    #[serde(rename = "antal")]
    pub(crate) total: usize,
}

/// The word for what is completed or dropped and so has no light.
pub(crate) const FINISHED: &str = "afsluttet";

impl Overall {
    pub(super) fn of(scope: &Scope<'_>) -> Overall {
        let mut rows: Vec<(Option<String>, Vec<ActionState<'_>>)> = Vec::new();
        let mut all = Vec::new();
        for goal in &scope.plan.goals {
            let states: Vec<ActionState<'_>> = goal
                .actions
                .iter()
                .map(|action| action.on(scope.settled.date))
                .collect();
            all.extend(states.iter().cloned());
            rows.push((Some(goal.number.to_string()), states));
        }
        rows.push((None, all));
        Overall {
            statuses: Status::WORDS.to_vec(),
            lights: Light::ALL.map(Light::word).to_vec(),
            by_status: rows
                .iter()
                .map(|(goal, states)| status_row(goal.clone(), states))
                .collect(),
            by_light: rows
                .iter()
                .map(|(goal, states)| light_row(goal.clone(), states))
                .collect(),
            by_year: scope
                .plan
                .period
                .all()
                .take_while(|year| *year <= scope.settled.year)
                .filter_map(|year| year_row(scope, year))
                .collect(),
        }
    }
}

fn year_row(scope: &Scope<'_>, year: i32) -> Option<YearRow> {
    let date = NaiveDate::from_ymd_opt(year, 12, 31)?.min(scope.settled.date);
    let actions = scope.plan.actions().map(|(_, action)| action);
    let states: Vec<ActionState<'_>> = actions
        .filter(|action| action.exists_on(date))
        .map(|action| action.on(date))
        .collect();
    let counts = Statuses::of(&states);
    Some(YearRow {
        year,
        status: by_word(&counts),
        total: counts.total(),
    })
}

/// Every status with its count, those that none has with 0.
pub(super) fn by_word(counts: &Statuses) -> BTreeMap<&'static str, usize> {
    let count = |status: Status| (status.word(), counts.get(status));
    Status::ALL.into_iter().map(count).collect()
}

fn status_row(goal: Option<String>, states: &[ActionState<'_>]) -> StatusRow {
    let counts = Statuses::of(states);
    StatusRow {
        goal,
        status: by_word(&counts),
        total: counts.total(),
    }
}

fn light_row(goal: Option<String>, states: &[ActionState<'_>]) -> LightRow {
    let counts = Lights::of(states);
    let by_word = |light: Light| (light.word(), counts.get(light));
    LightRow {
        goal,
        light: Light::ALL.into_iter().map(by_word).collect(),
        total: counts.total(),
    }
}
