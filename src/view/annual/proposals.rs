//! *Forslag til mål og midler*: the next year's goals as they are put before the board, and
//! what is already decided.

use super::follow_up::{in_all, not_set};
use super::{AnnualReport, Scope};
use crate::plan::{Action, Plan, YearGoal};
use crate::query::{order, year_goal};
use crate::text::danish::{date, number};
use crate::view::block::{Block, Cell, Column, ColumnKind, Section, Table};
use crate::view::parts::{ActionRef, YearGoalView};
use chrono::NaiveDate;
use serde::Serialize;

/// The next year's goals and means.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Proposals {
    /// The year they are for.
    #[serde(rename = "aar")]
    pub(crate) year: i32,
    /// Whether that year belongs to the next period, whose plan the goals are read from.
    #[serde(rename = "naeste_periode")]
    pub(crate) is_next_period: bool,
    /// A row for each goal; where a proposal would change a decided goal, both.
    #[serde(rename = "handlinger")]
    pub(crate) rows: Vec<ProposalRow>,
    /// The means if every proposal is approved, in whole kroner; none where no goal has an amount.
    #[serde(rename = "beloeb_i_alt")]
    pub(crate) total: Option<i64>,
    /// Of these, what is already decided.
    #[serde(rename = "beloeb_besluttet")]
    pub(crate) decided: Option<i64>,
    /// What is still to be approved.
    #[serde(rename = "beloeb_foreslaaet")]
    pub(crate) proposed: Option<i64>,
    /// The open actions without a goal for the year.
    #[serde(rename = "ikke_fastsat")]
    pub(crate) missing: Vec<ActionRef>,
}

/// One action's goal for the next year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct ProposalRow {
    /// The action.
    #[serde(rename = "handling")]
    pub(crate) action: ActionRef,
    /// The goal; without a decision it is a proposal.
    #[serde(rename = "aarsmaal")]
    pub(crate) year_goal: YearGoalView,
    /// Whether a decided goal for the same year stands above and would be changed by it.
    #[serde(rename = "aendrer_besluttet")]
    pub(crate) changes_decided: bool,
}

impl Proposals {
    pub(super) fn collect(scope: &Scope<'_>) -> Proposals {
        let year = scope.settled.year + 1;
        let is_next_period = !scope.plan.period.contains_year(year);
        let mut found = Proposals {
            year,
            is_next_period,
            rows: Vec::new(),
            total: None,
            decided: None,
            proposed: None,
            missing: Vec::new(),
        };
        let date = scope.settled.date;
        found.add(scope.plan, date);
        let of_this_plan = found.rows.len();
        scope
            .next
            .into_iter()
            .for_each(|plan| found.add(plan, date));
        // Which actions the next plan has is dated only by its own goals: before the first of
        // them there is nothing yet to be missing in it.
        let current = (!is_next_period).then_some(scope.plan);
        let planned = current.or(scope.next.filter(|_| found.rows.len() > of_this_plan));
        if let Some(plan) = planned {
            let missing = year_goal::actions_without(plan, year);
            found.missing = ActionRef::all(plan, missing);
        }
        found
    }

    /// Whether there is anything to approve.
    pub(crate) fn has_proposals(&self) -> bool {
        self.rows.iter().any(|row| row.year_goal.decision.is_none())
    }

    fn add(&mut self, plan: &Plan, date: NaiveDate) {
        for (_, action) in order::actions(plan) {
            let decided = year_goal::decided(action, self.year);
            let proposed = year_goal::proposed(action, self.year, date);
            let goals = decided.into_iter().chain(proposed);
            self.rows
                .extend(goals.map(|goal| row(plan, action, goal, decided)));
            let all = year_goal::sum(proposed.or(decided));
            self.total = year_goal::together(self.total, all);
            let kept = year_goal::sum(decided.filter(|_| proposed.is_none()));
            self.decided = year_goal::together(self.decided, kept);
            self.proposed = year_goal::together(self.proposed, year_goal::sum(proposed));
        }
    }
}

fn row(plan: &Plan, action: &Action, goal: &YearGoal, decided: Option<&YearGoal>) -> ProposalRow {
    ProposalRow {
        action: ActionRef::new(plan, action),
        year_goal: YearGoalView::new(plan, goal),
        changes_decided: goal.decided.is_none() && decided.is_some(),
    }
}

/// The section.
pub(super) fn section(report: &AnnualReport) -> Section {
    let year = report.proposals.year;
    let mut blocks = Vec::new();
    if report.proposals.is_next_period {
        blocks.push(Block::text(format!(
            "{} er planperiodens sidste år. Mål og midler for {year} hører til den næste handleplan.",
            report.year
        )));
    }
    blocks.extend(report.proposals.blocks());
    Section {
        short: Some(format!("Forslag {year}")),
        blocks,
        ..Section::new("forslag", format!("Forslag til mål og midler {year}"))
    }
}

impl Proposals {
    fn blocks(&self) -> Vec<Block> {
        let year = self.year;
        if self.rows.is_empty() {
            return vec![Block::text(format!(
                "Ikke fastsat. Der er ingen forslag til mål og midler for {year}."
            ))];
        }
        let mut table = Table::new(
            format!("Mål og midler {year}: forslag og det besluttede"),
            vec![
                Column::new(ColumnKind::Text, "Handling", 25),
                Column::new(ColumnKind::Words, "Ansvarlig", 13),
                Column::new(ColumnKind::Text, format!("Mål for {year}"), 21),
                Column::new(ColumnKind::Text, "Midler", 18),
                Column::new(ColumnKind::Number, "Beløb", 11),
                Column::new(ColumnKind::Words, "Beslutning", 12),
            ],
        );
        for row in &self.rows {
            table.row(vec![
                // The board decides on each row: none of it is cut.
                Cell::from(format!("{} {}", row.action.nr, row.action.text)),
                Cell::from(row.action.responsible.join(", ")),
                Cell::from(row.year_goal.goal.as_str()),
                row.year_goal.means_cell(),
                row.year_goal.amount_cell(),
                Cell::from(row.decision()),
            ]);
        }
        let mut sum = in_all(year, self.total);
        if let Some(decided) = self.decided {
            let decided = number::money(decided);
            sum += &format!(" Heraf er {decided} allerede besluttet.");
        }
        if let Some(proposed) = self.proposed.filter(|_| self.decided.is_some()) {
            sum += &format!(" {} skal godkendes.", number::money(proposed));
        }
        let mut blocks = vec![Block::Table(table), Block::text(sum)];
        blocks.extend(not_set(&self.missing));
        blocks
    }
}

impl ProposalRow {
    fn decision(&self) -> String {
        match &self.year_goal.decision {
            Some(made) => format!("Besluttet {}", date::short(made.date)),
            None if self.changes_decided => "Forslag til ændring af det besluttede".to_owned(),
            None => "Forslag".to_owned(),
        }
    }
}
