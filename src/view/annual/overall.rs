//! *Samlet status*: the counts by goal, first by status and then by light, and the statuses at
//! the end of each year of the period.

use super::{AnnualReport, GoalSection, Scope};
use crate::plan::{ActionState, Light, Status};
use crate::query::count::{Lights, Statuses};
use crate::text::danish::date;
use crate::text::shorten::shorten;
use crate::view::block::{Bar, BarChart, Block, Chart, Section};
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
    let titles = report.goals.iter().map(|goal| goal.title.as_str());
    let titles: Vec<&str> = titles.chain([""]).collect();
    let name = |goal: &Option<String>| {
        let goal = goal.as_ref().map(|nr| format!("Mål {nr}"));
        goal.unwrap_or_else(|| "I alt".to_owned())
    };
    let rows = overall.by_status.iter().zip(&titles);
    let by_status: Vec<Counted> = rows
        .map(|(row, title)| Counted::of_statuses(name(&row.goal), &row.status).titled(title))
        .collect();
    let rows = overall.by_light.iter().zip(&titles);
    let by_light: Vec<Counted> = rows
        .map(|(row, title)| Counted::of_lights(name(&row.goal), &row.light).titled(title))
        .collect();
    let mut blocks = vec![
        chart("Handlingernes status på hvert mål", &by_status),
        Block::label("Status:"),
        Block::Table(counts::table_with_total(
            "Handlinger efter mål og status",
            "Mål",
            &by_status,
        )),
        chart("Handlingernes vurdering på hvert mål", &by_light),
        Block::label("Vurdering:"),
        Block::Table(counts::table_with_total(
            "Handlinger efter mål og vurdering",
            "Mål",
            &by_light,
        )),
    ];
    if !report.goals.is_empty() {
        blocks.insert(0, progress(report));
    }
    blocks.extend(development(report).into_iter().flatten());
    Section {
        blocks,
        ..Section::new("samlet-status", "Samlet status")
    }
}

fn chart(title: &str, lines: &[Counted]) -> Block {
    Block::Chart(Chart::Bars(counts::chart(title, lines)))
}

/// How far each goal is.
fn progress(report: &AnnualReport) -> Block {
    let goals = report.goals.iter();
    let bar = |goal: &GoalSection| Bar {
        title: shorten(&goal.title, counts::TITLE),
        ..counts::progress_bar(format!("Mål {}", goal.nr), &goal.status)
    };
    Block::Chart(Chart::Bars(BarChart {
        title: "Fremdrift mål for mål".to_owned(),
        bars: goals.map(bar).collect(),
        legend: counts::progress_legend(),
        stands_alone: false,
    }))
}

/// The statuses at the end of each year; nothing in the first, which has none to be held against.
fn development(report: &AnnualReport) -> Option<[Block; 3]> {
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
        Counted::of_statuses(day, &row.status)
    });
    let title = "Handlingernes status ved udgangen af hvert år i perioden";
    let lines: Vec<Counted> = lines.collect();
    Some([
        Block::label("Udvikling i perioden, status ved udgangen af hvert år:"),
        chart(title, &lines),
        Block::Table(counts::table("Handlinger efter år og status", "År", &lines)),
    ])
}
