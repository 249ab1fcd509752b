//! *Målene*: how far each goal is and how its actions go, a row a goal; and the statuses at the end
//! of each year of the period, for the annex.

use super::{AnnualReport, GoalSection, Scope};
use crate::plan::{ActionState, Assessment, Light, Status};
use crate::query::count::{Lights, Statuses};
use crate::text::danish::{date, number};
use crate::text::shorten::shorten;
use crate::text::visible::one_line;
use crate::view::block::{
    Bar, BarChart, Block, Cell, Chart, Column, ColumnKind, Row, Section, Table,
};
use crate::view::counts::{self, Counted};
use crate::view::parts::every_status;
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
    let date = date::last_of(year).min(scope.settled.date);
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

/// The section: a bar a goal, and in a row what it holds.
pub(super) fn section(report: &AnnualReport) -> Section {
    let mut blocks = Vec::new();
    if report.goals.is_empty() {
        blocks.push(Block::text("Planen har ingen handlinger."));
    } else {
        blocks.push(progress(report));
        blocks.push(Block::Table(table(report)));
        blocks.extend(report.summary.changes(report));
    }
    Section {
        blocks,
        ..Section::new("samlet-status", "Målene")
    }
}

/// So many characters of a title stand in a row; all of it heads its own section.
const NAME: usize = 44;

/// A goal a row: its actions by how far they are, and by their lights.
fn table(report: &AnnualReport) -> Table {
    let number = |heading: &str| Column::new(ColumnKind::Number, heading, 6);
    let mut columns = vec![Column::new(ColumnKind::Text, "Mål", 46)];
    let progress = ["Gennemført", "I gang", "Ikke i gang", "Løbende", "Udgået"];
    let lights = ["Grøn", "Gul", "Rød", "Ikke vurderet"];
    columns.extend(
        progress
            .iter()
            .chain(&lights)
            .map(|heading| number(heading)),
    );
    let mut table = Table::new(
        "Målene: hvor langt handlingerne er, og hvordan de går",
        columns,
    );
    let titles = report.goals.iter().map(|goal| goal.title.as_str());
    let titles = titles.chain([""]);
    let rows = report
        .overall
        .by_status
        .iter()
        .zip(&report.overall.by_light);
    for ((by_status, by_light), title) in rows.zip(titles) {
        let status = |status| by_status.status.get(status);
        let light = |light| by_light.light.get(light);
        let counts = [
            status(Status::Completed),
            status(Status::Started),
            status(Status::NotStarted) + status(Status::OnHold),
            status(Status::Ongoing),
            status(Status::Dropped),
            light(Light::Given(Assessment::Green)),
            light(Light::Given(Assessment::Yellow)),
            light(Light::Given(Assessment::Red)),
            light(Light::Missing),
        ];
        let name = match &by_status.goal {
            Some(nr) => format!("{nr}. {}", one_line(&shorten(title, NAME))),
            None => "I alt".to_owned(),
        };
        let counts = counts.map(|count| Cell::from(number::counted(count)));
        let cells = std::iter::once(Cell::from(name)).chain(counts).collect();
        table.rows.push(match by_status.goal {
            Some(_) => Row::Cells(cells),
            None => Row::Total(cells),
        });
    }
    table
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
pub(super) fn development(report: &AnnualReport) -> Option<[Block; 3]> {
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
        Block::heading("Udvikling i perioden"),
        chart(title, &lines),
        Block::Table(counts::table("Handlinger efter år og status", "År", &lines)),
    ])
}
