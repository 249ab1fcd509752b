//! *Perioden*: what the period came to, told in the report on its last year.

use super::{AnnualReport, Scope};
use crate::plan::{Goal, Plan, Status, Verdict};
use crate::query::count::Statuses;
use crate::query::{order, year_goal};
use crate::text::danish::number;
use crate::text::visible::one_line;
use crate::view::block::{Block, Cell, Column, ColumnKind, Section, Table};
use crate::view::parts::{ActionRef, DASH, every_status};
use chrono::NaiveDate;
use serde::Serialize;

/// What came of the period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct PeriodOutcome {
    /// What became of each goal's actions.
    #[serde(rename = "maal")]
    pub(crate) goals: Vec<GoalOutcome>,
    /// The years' goals and the money, year by year.
    #[serde(rename = "aar")]
    pub(crate) years: Vec<YearOutcome>,
    /// The actions that the next plan carries on, as far as it is there.
    #[serde(rename = "foert_videre")]
    pub(crate) carried: Vec<ActionRef>,
    /// Those that are not finished and that it does not carry on; none known without a next plan.
    #[serde(rename = "ikke_afsluttet")]
    pub(crate) unfinished: Vec<ActionRef>,
}

/// What became of a goal's actions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct GoalOutcome {
    pub(crate) nr: String,
    #[serde(rename = "titel")]
    pub(crate) title: String,
    #[serde(serialize_with = "every_status")]
    pub(crate) status: Statuses,
}

/// What came of the goals that were set for a year, and what they cost.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct YearOutcome {
    #[serde(rename = "aar")]
    pub(crate) year: i32,
    /// How many actions had a goal for it.
    #[serde(rename = "aarsmaal")]
    pub(crate) goals: usize,
    /// How many of those were reached, reached in part, and missed.
    #[serde(rename = "naaet")]
    pub(crate) reached: usize,
    #[serde(rename = "delvist_naaet")]
    pub(crate) partly: usize,
    #[serde(rename = "ikke_naaet")]
    pub(crate) missed: usize,
    /// What was granted, in whole kroner; none where no goal has an amount.
    #[serde(rename = "bevilget")]
    pub(crate) granted: Option<i64>,
    /// What was used, as far as the verdicts say so.
    #[serde(rename = "forbrug")]
    pub(crate) spent: Option<i64>,
}

impl PeriodOutcome {
    pub(super) fn of(scope: &Scope<'_>) -> Option<PeriodOutcome> {
        let (plan, settled) = (scope.plan, scope.settled);
        if plan.period.last() != settled.year || plan.period.first() == plan.period.last() {
            return None;
        }
        let open = order::actions(plan).into_iter().map(|(_, action)| action);
        let open = open.filter(|action| !action.on(settled.date).status.is_final());
        let goes_on = |number: &str| {
            let next = scope.next.into_iter().flat_map(Plan::actions);
            let mut origins = next.filter_map(|(_, action)| action.origin.as_ref());
            let period = plan.period.to_string();
            origins.any(|origin| origin.period == period && origin.number.is(number))
        };
        let (carried, unfinished): (Vec<_>, Vec<_>) =
            open.partition(|action| goes_on(action.number.as_str()));
        let refs = |actions: Vec<&crate::plan::Action>| -> Vec<ActionRef> {
            let actions = actions.into_iter();
            actions.map(|action| ActionRef::new(plan, action)).collect()
        };
        Some(PeriodOutcome {
            goals: { plan.goals.iter() }
                .map(|goal| goal_outcome(goal, settled.date))
                .collect(),
            years: plan
                .period
                .all()
                .map(|year| year_outcome(plan, year))
                .collect(),
            carried: refs(carried),
            unfinished: refs(unfinished),
        })
    }
}

fn goal_outcome(goal: &Goal, date: NaiveDate) -> GoalOutcome {
    let states: Vec<_> = goal.actions.iter().map(|action| action.on(date)).collect();
    GoalOutcome {
        nr: goal.number.to_string(),
        title: goal.title.value.clone(),
        status: Statuses::of(&states),
    }
}

fn year_outcome(plan: &Plan, year: i32) -> YearOutcome {
    let end = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(NaiveDate::MAX);
    let actions = plan.actions().map(|(_, action)| action);
    let with_goals = actions.filter_map(|action| Some((action, action.year_goal_on(year, end)?)));
    let with_goals: Vec<_> = with_goals.collect();
    let results: Vec<_> = { with_goals.iter() }
        .filter_map(|(action, _)| action.result_on(year, NaiveDate::MAX))
        .filter(|result| !result.is_late())
        .collect();
    let count = |verdict: Verdict| {
        let of_the_kind = results.iter().filter(|result| result.verdict == verdict);
        of_the_kind.count()
    };
    let granted = with_goals.iter().map(|(_, goal)| *goal);
    YearOutcome {
        year,
        goals: with_goals.len(),
        reached: count(Verdict::Reached),
        partly: count(Verdict::Partly),
        missed: count(Verdict::Missed),
        granted: year_goal::sum(granted),
        spent: { results.iter() }
            .filter_map(|result| result.spent)
            .reduce(i64::saturating_add),
    }
}

/// The section; none before the period's last year.
pub(super) fn section(report: &AnnualReport) -> Option<Section> {
    let outcome = report.outcome.as_ref()?;
    let period = report.period.replace('-', "–");
    let mut blocks = vec![
        Block::Table(outcome.goals_table()),
        Block::Table(outcome.years_table()),
    ];
    let named = |actions: &[ActionRef]| {
        let items = actions
            .iter()
            .map(|action| vec![one_line(&action.named(90)).into()]);
        Block::bullets(items.collect::<Vec<_>>())
    };
    if !outcome.carried.is_empty() {
        blocks.push(Block::heading("Føres videre i den næste handleplan"));
        blocks.push(named(&outcome.carried));
    }
    if !outcome.unfinished.is_empty() {
        blocks.push(Block::heading(if report.is_preliminary {
            "Ikke afsluttet endnu"
        } else if outcome.carried.is_empty() {
            "Ikke afsluttet, da perioden sluttede"
        } else {
            "Ikke afsluttet og ikke ført videre"
        }));
        blocks.push(named(&outcome.unfinished));
    }
    Some(Section {
        short: Some("Perioden".to_owned()),
        blocks,
        ..Section::new("perioden", format!("Perioden {period}"))
    })
}

impl PeriodOutcome {
    fn goals_table(&self) -> Table {
        let number = |heading| Column::new(ColumnKind::Number, heading, 12);
        let mut table = Table::new(
            "Hvad der blev af hvert mål",
            vec![
                Column::new(ColumnKind::Text, "Mål", 40),
                number("Handlinger"),
                number("Gennemført"),
                number("Løbende"),
                number("Ikke afsluttet"),
                number("Udgået"),
            ],
        );
        for goal in &self.goals {
            let counts = &goal.status;
            let (done, ongoing) = (counts.get(Status::Completed), counts.get(Status::Ongoing));
            let dropped = counts.get(Status::Dropped);
            let total = counts.total();
            let cells = [
                total,
                done,
                ongoing,
                total - done - ongoing - dropped,
                dropped,
            ];
            let cells = cells.map(|count| Cell::from(number::counted(count)));
            let name = Cell::from(format!("{}. {}", goal.nr, one_line(&goal.title)));
            table.row(std::iter::once(name).chain(cells).collect());
        }
        table
    }

    fn years_table(&self) -> Table {
        let number = |heading| Column::new(ColumnKind::Number, heading, 14);
        let mut table = Table::new(
            "Årsmål og penge år for år",
            vec![
                Column::new(ColumnKind::Code, "År", 8),
                number("Årsmål"),
                number("Nået"),
                number("Delvist nået"),
                number("Ikke nået"),
                number("Bevilget"),
                number("Brugt"),
            ],
        );
        for year in &self.years {
            let counts = [year.goals, year.reached, year.partly, year.missed];
            let counts = counts.map(|count| Cell::from(number::counted(count)));
            let money = [year.granted, year.spent];
            let money = money.map(|sum| Cell::from(sum.map_or(DASH.to_owned(), number::money)));
            let cells = std::iter::once(Cell::from(year.year.to_string()));
            table.row(cells.chain(counts).chain(money).collect());
        }
        table
    }
}
