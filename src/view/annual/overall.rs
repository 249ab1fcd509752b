//! *Samlet status*: the counts by goal, first by status and then by light, and the statuses at
//! the end of each year of the period.

use super::{AnnualReport, Scope};
use crate::plan::{ActionState, Light, Status};
use crate::query::count::{Lights, Statuses};
use crate::text::danish::date;
use crate::view::block::{BarChart, Block, Chart, Section};
use crate::view::counts::{self, Counted};
use crate::view::parts::every_status;
use chrono::NaiveDate;
use serde::{Serialize, Serializer};

/// The counts by goal, the totals last.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Overall {
    /// The statuses in the order of the columns.
    #[serde(rename = "statusser")]
    pub(crate) statuses: [Status; 6],
    /// The lights in the order of the columns.
    #[serde(rename = "vurderinger")]
    pub(crate) lights: [Light; 5],
    #[serde(rename = "efter_status")]
    pub(crate) by_status: Vec<StatusRow>,
    #[serde(rename = "efter_vurdering")]
    pub(crate) by_light: Vec<LightRow>,
    /// All goals together at the end of each year of the period, up to the report's own.
    #[serde(rename = "udvikling")]
    pub(crate) by_year: Vec<YearRow>,
}

/// How many actions had each status when a year ended.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct YearRow {
    #[serde(rename = "aar")]
    pub(crate) year: i32,
    #[serde(serialize_with = "every_status")]
    pub(crate) status: Statuses,
    #[serde(rename = "antal")]
    pub(crate) total: usize,
}

/// How many actions of a goal have each status.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct StatusRow {
    /// The goal's number; none in the row of totals.
    #[serde(rename = "maal")]
    pub(crate) goal: Option<String>,
    #[serde(serialize_with = "every_status")]
    pub(crate) status: Statuses,
    #[serde(rename = "antal")]
    pub(crate) total: usize,
}

/// How many actions of a goal have each light.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct LightRow {
    /// The goal's number; none in the row of totals.
    #[serde(rename = "maal")]
    pub(crate) goal: Option<String>,
    #[serde(rename = "vurdering", serialize_with = "every_light")]
    pub(crate) light: Lights,
    #[serde(rename = "antal")]
    pub(crate) total: usize,
}

fn every_light<S: Serializer>(counts: &Lights, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(Light::ALL.map(|light| (light, counts.get(light))))
}

impl Overall {
    pub(super) fn new(scope: &Scope<'_>) -> Overall {
        let mut rows: Vec<(Option<String>, Vec<ActionState<'_>>)> = Vec::new();
        let mut all = Vec::new();
        for goal in &scope.plan.goals {
            let actions = goal.actions.iter();
            let states: Vec<_> = actions
                .map(|action| action.on(scope.settled.date))
                .collect();
            all.extend(states.iter().cloned());
            rows.push((Some(goal.number.to_string()), states));
        }
        rows.push((None, all));
        let status_row = |(goal, states): &(Option<String>, Vec<_>)| StatusRow {
            goal: goal.clone(),
            status: Statuses::of(states),
            total: states.len(),
        };
        let light_row = |(goal, states): &(Option<String>, Vec<_>)| LightRow {
            goal: goal.clone(),
            light: Lights::of(states),
            total: states.len(),
        };
        let years = scope.plan.period.all();
        Overall {
            statuses: Status::ALL,
            lights: Light::ALL,
            by_status: rows.iter().map(status_row).collect(),
            by_light: rows.iter().map(light_row).collect(),
            by_year: years
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
    Some(YearRow {
        year,
        status: Statuses::of(&states),
        total: states.len(),
    })
}

/// The section.
pub(super) fn section(report: &AnnualReport) -> Section {
    let overall = &report.overall;
    let name = |goal: &Option<String>| {
        let goal = goal.as_ref().map(|nr| format!("Mål {nr}"));
        goal.unwrap_or_else(|| "I alt".to_owned())
    };
    let by_status = |line: fn(String, &Statuses) -> Counted| -> Vec<Counted> {
        let rows = overall.by_status.iter();
        rows.map(|row| line(name(&row.goal), &row.status)).collect()
    };
    let rows = overall.by_light.iter();
    let by_light: Vec<Counted> = rows
        .map(|row| Counted::of_lights(name(&row.goal), &row.light))
        .collect();
    let mut blocks = vec![
        Block::Chart(Chart::Bars(counts::chart(
            "Handlingernes status på hvert mål",
            &by_status(Counted::bar_of_statuses),
        ))),
        Block::label("Status:"),
        counts::table(
            "Handlinger efter mål og status",
            &by_status(Counted::row_of_statuses),
        ),
        Block::Chart(Chart::Bars(counts::chart(
            "Handlingernes vurdering på hvert mål",
            &by_light,
        ))),
        Block::label("Vurdering:"),
        counts::table("Handlinger efter mål og vurdering", &by_light),
    ];
    blocks.extend(development(report).into_iter().flatten());
    Section {
        blocks,
        ..Section::new("samlet-status", "Samlet status")
    }
}

/// The statuses at the end of each year; nothing in the first, which has none to be held against.
fn development(report: &AnnualReport) -> Option<[Block; 2]> {
    let years = &report.overall.by_year;
    let (last, _) = years
        .split_last()
        .filter(|(_, before)| !before.is_empty())?;
    let lines = years.iter().map(|row| {
        let day = if row.year == last.year && report.is_preliminary {
            format!("Pr. {}", date::short(report.date))
        } else {
            row.year.to_string()
        };
        Counted::bar_of_statuses(day, &row.status)
    });
    let title = "Handlingernes status ved udgangen af hvert år i perioden";
    Some([
        Block::label("Udvikling i perioden, status ved udgangen af hvert år:"),
        Block::Chart(Chart::Bars(BarChart {
            stands_alone: true,
            ..counts::chart(title, &lines.collect::<Vec<_>>())
        })),
    ])
}
