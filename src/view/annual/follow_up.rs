//! *Mål og midler – opfølgning*: what was set for the year against what was reached.

use super::goals::none_if_finished;
use super::tally::Tally;
use super::{AnnualReport, Scope};
use crate::plan::{Action, Light, Status, YearGoal};
use crate::query::{order, year_goal};
use crate::text::danish::noun::{self, HANDLING};
use crate::text::danish::number;
use crate::text::letters::capital;
use crate::text::shorten::ended;
use crate::view::block::{Block, Cell, Column, ColumnKind, Inline, Section, Table};
use crate::view::parts::{
    ActionRef, DASH, NoteView, ResultView, YearGoalView, actions, numbers, or_dash,
};
use serde::Serialize;

/// The year's goals and means.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct FollowUp {
    /// A row for each action with a goal for the year.
    #[serde(rename = "handlinger")]
    pub(crate) rows: Vec<FollowUpRow>,
    /// The verdicts on a year for which the action has no goal.
    #[serde(rename = "uden_aarsmaal")]
    pub(crate) without_goal: Vec<ResultAlone>,
    /// The means added up, in whole kroner; none where no goal has an amount.
    #[serde(rename = "beloeb_i_alt")]
    pub(crate) total: Option<i64>,
    /// Of these, what was proposed and never decided.
    #[serde(rename = "beloeb_ikke_besluttet")]
    pub(crate) undecided: Option<i64>,
    /// What was used, as far as the verdicts say so, in whole kroner; none where none does.
    #[serde(rename = "forbrug_i_alt")]
    pub(crate) spent: Option<i64>,
    /// The actions that were open in the year and have no goal for it.
    #[serde(rename = "ikke_fastsat")]
    pub(crate) missing: Vec<ActionRef>,
}

/// One action's goal and what was reached.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct FollowUpRow {
    /// The action.
    #[serde(rename = "handling")]
    pub(crate) action: ActionRef,
    /// The goal in force at the end of the year.
    #[serde(rename = "aarsmaal")]
    pub(crate) year_goal: YearGoalView,
    /// Its status.
    pub(crate) status: Status,
    #[serde(rename = "vurdering", serialize_with = "none_if_finished")]
    pub(crate) light: Light,
    /// How many of its steps are reached.
    #[serde(rename = "trin_naaet")]
    pub(crate) steps_reached: usize,
    /// How many steps it has.
    #[serde(rename = "trin_i_alt")]
    pub(crate) steps: usize,
    /// The verdict on the goal; none: nobody has written one yet.
    #[serde(rename = "resultat")]
    pub(crate) result: Option<ResultView>,
    /// The year's last note.
    #[serde(rename = "sidste_note")]
    pub(crate) last_note: Option<NoteView>,
}

/// A verdict on no goal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct ResultAlone {
    #[serde(rename = "handling")]
    pub(crate) action: ActionRef,
    #[serde(rename = "resultat")]
    pub(crate) result: ResultView,
}

impl FollowUp {
    pub(super) fn new(scope: &Scope<'_>) -> FollowUp {
        let (year, date) = (scope.settled.year, scope.settled.date);
        let goals: Vec<(&Action, &YearGoal)> = order::actions(scope.plan)
            .into_iter()
            .filter_map(|(_, action)| Some((action, action.year_goal_on(year, date)?)))
            .collect();
        let actions = || order::actions(scope.plan).into_iter();
        let tally = Tally::of(actions().map(|(_, action)| action), std::iter::once(year));
        let without_goal = actions()
            .filter(|(_, action)| action.year_goal_on(year, date).is_none())
            .filter_map(|(_, action)| {
                Some(ResultAlone {
                    action: ActionRef::new(scope.plan, action),
                    result: ResultView::new(action.result_in_report(year)?),
                })
            });
        let missing = year_goal::actions_without(scope.plan, year);
        let rows: Vec<FollowUpRow> = goals
            .iter()
            .map(|(action, goal)| row(scope, action, goal))
            .collect();
        FollowUp {
            spent: tally.spent,
            without_goal: without_goal.collect(),
            rows,
            total: year_goal::together(tally.granted, tally.undecided),
            undecided: tally.undecided,
            missing: ActionRef::all(scope.plan, missing),
        }
    }
}

fn row(scope: &Scope<'_>, action: &Action, goal: &YearGoal) -> FollowUpRow {
    let (year, date) = (scope.settled.year, scope.settled.date);
    let state = action.on(date);
    let notes = action.notes_in_year(year, date);
    FollowUpRow {
        action: ActionRef::new(scope.plan, action),
        year_goal: YearGoalView::new(scope.plan, goal),
        status: state.status,
        light: state.light(),
        steps_reached: state.steps_reached.len(),
        steps: action.steps.len(),
        result: action.result_in_report(year).map(ResultView::new),
        last_note: notes
            .last()
            .map(|note| NoteView::new(scope.plan, action, note)),
    }
}

/// The section.
pub(super) fn section(report: &AnnualReport) -> Section {
    Section {
        short: Some(format!("Opfølgning {}", report.year)),
        blocks: report.follow_up.blocks(report.year),
        ..Section::new(
            "opfoelgning",
            format!("Mål og midler {} – opfølgning", report.year),
        )
    }
}

impl FollowUp {
    fn blocks(&self, year: i32) -> Vec<Block> {
        if self.rows.is_empty() {
            let nothing = format!("Ikke fastsat. Der er ingen mål og midler for {year} i planen.");
            let spent = self.spent_words();
            let mut blocks = vec![Block::text(nothing + &spent)];
            blocks.extend(self.alone());
            return blocks;
        }
        let mut table = Table::new(
            format!("Mål og midler {year}: fastsat og opnået"),
            vec![
                Column::new(ColumnKind::Text, "Handling", 22),
                Column::new(ColumnKind::Text, format!("Mål for {year}"), 24),
                Column::new(ColumnKind::Text, "Midler", 18),
                Column::new(ColumnKind::Number, "Bevilget", 12),
                Column::new(ColumnKind::Number, "Brugt", 12),
                Column::new(ColumnKind::Words, "Opnået", 12),
            ],
        );
        for row in &self.rows {
            let YearGoalView { goal, amount, .. } = &row.year_goal;
            let dash = Cell::from(DASH);
            let (goal, granted) = match (&row.year_goal.decision, amount.map(number::money)) {
                (Some(_), _) => (goal.clone(), row.year_goal.amount_cell()),
                (None, None) => (format!("{goal} (forslag, ikke besluttet)"), dash),
                (None, Some(sum)) => (format!("{goal} (forslag på {sum}, ikke besluttet)"), dash),
            };
            table.row(vec![
                Cell::from(row.action.headed(60)),
                Cell::from(goal),
                row.year_goal.means_cell(),
                granted,
                Cell::from(row.spent()),
                Cell::from(row.reached()),
            ]);
        }
        let mut sum = in_all(year, self.total);
        if let Some(undecided) = self.undecided {
            let undecided = number::money(undecided);
            sum += &format!(" Heraf er {undecided} ikke besluttet.");
        }
        sum += &self.spent_words();
        let mut blocks = vec![Block::Table(table), Block::text(sum)];
        blocks.extend(not_set(&self.missing));
        blocks.extend(self.alone());
        blocks
    }

    /// What was used, and how many verdicts say so; nothing where none does.
    fn spent_words(&self) -> String {
        let Some(spent) = self.spent else {
            return String::new();
        };
        let results = self.rows.iter().filter_map(|row| row.result.as_ref());
        let results = results.chain(self.without_goal.iter().map(|alone| &alone.result));
        let told = HANDLING.count(results.filter(|result| result.spent.is_some()).count());
        format!(" Brugt: {} (gjort op for {told}).", number::money(spent))
    }

    /// The verdicts that no row has; none where there are none.
    fn alone(&self) -> Option<Block> {
        let verdicts = self.without_goal.iter().map(|alone| {
            let ResultView { verdict, spent, .. } = &alone.result;
            let spent = spent.map(number::money);
            let spent = spent.map_or_else(String::new, |spent| format!(", brugt {spent}"));
            format!("{} ({}{spent})", alone.action.nr, verdict.participle())
        });
        let verdicts: Vec<String> = verdicts.collect();
        (!verdicts.is_empty()).then(|| {
            Block::paragraph(vec![
                Inline::Strong("Gjort op uden årsmål".to_owned()),
                format!(": {}", noun::list(&verdicts)).into(),
            ])
        })
    }
}

impl FollowUpRow {
    fn reached(&self) -> String {
        let result = self.result.as_ref();
        let words = result.map(|result| capital(result.verdict.participle()));
        words.unwrap_or_else(|| "Ikke gjort op".to_owned())
    }

    /// What was used; nothing where nobody has said.
    fn spent(&self) -> String {
        let spent = self.result.as_ref().and_then(|result| result.spent);
        or_dash(spent.map(number::money))
    }
}

/// What the means for a year come to.
pub(super) fn in_all(year: i32, total: Option<i64>) -> String {
    match total.map(number::money) {
        Some(total) => ended(format!("Midlerne for {year} udgør i alt {total}")),
        None => format!("Ingen beløb er fastsat for {year}."),
    }
}

/// The actions for which nothing is set for the year; none where there are none.
pub(super) fn not_set(missing: &[ActionRef]) -> Option<Block> {
    (!missing.is_empty()).then(|| {
        let count = actions(missing.len());
        Block::paragraph(vec![
            Inline::Strong("Ikke fastsat".to_owned()),
            format!(" for {count}: {}", numbers(missing)).into(),
        ])
    })
}
