//! *Mål og midler – opfølgning*: what was set for the year against what was reached.

use super::Scope;
use crate::plan::{Action, Assessment, YearGoal};
use crate::query::{order, year_goal};
use crate::view::parts::{ActionRef, NoteView, YearGoalView};
use serde::Serialize;

/// The year's goals and means.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct FollowUp {
    /// A row for each action with a goal for the year.
    #[serde(rename = "handlinger")]
    pub(crate) rows: Vec<FollowUpRow>,
    /// The means added up, in whole kroner.
    #[serde(rename = "beloeb_i_alt")]
    pub(crate) total: i64,
    /// Of these, what was proposed and never decided.
    #[serde(rename = "beloeb_ikke_besluttet")]
    pub(crate) undecided: i64,
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
    pub(crate) status: &'static str,
    /// Its light, or `ikke vurderet`; none for what is finished.
    #[serde(rename = "vurdering")]
    pub(crate) light: Option<&'static str>,
    /// How many of its steps are reached.
    #[serde(rename = "trin_naaet")]
    pub(crate) steps_reached: usize,
    /// How many steps it has.
    #[serde(rename = "trin_i_alt")]
    pub(crate) steps: usize,
    /// The year's last note.
    #[serde(rename = "sidste_note")]
    pub(crate) last_note: Option<NoteView>,
}

impl FollowUp {
    pub(super) fn of(scope: &Scope<'_>) -> FollowUp {
        let (year, date) = (scope.settled.year, scope.settled.date);
        let goals: Vec<(&Action, &YearGoal)> = order::actions(scope.plan)
            .into_iter()
            .filter_map(|(_, action)| Some((action, action.year_goal_on(year, date)?)))
            .collect();
        let all = goals.iter().map(|(_, goal)| *goal);
        let missing = year_goal::actions_without(scope.plan, year);
        FollowUp {
            rows: goals
                .iter()
                .map(|(action, goal)| row(scope, action, goal))
                .collect(),
            total: year_goal::sum(all.clone()),
            undecided: year_goal::sum(all.filter(|goal| goal.decided.is_none())),
            missing: missing
                .iter()
                .map(|action| ActionRef::new(scope.plan, action))
                .collect(),
        }
    }
}

fn row(scope: &Scope<'_>, action: &Action, goal: &YearGoal) -> FollowUpRow {
    let (year, date) = (scope.settled.year, scope.settled.date);
    let state = action.on(date);
    let light = state.assessment.map_or(Assessment::NONE, Assessment::word);
    let notes = action.notes_in_year(year, date);
    FollowUpRow {
        action: ActionRef::new(scope.plan, action),
        year_goal: YearGoalView::new(scope.plan, goal),
        status: state.status.word(),
        light: (!state.status.is_final()).then_some(light),
        steps_reached: state.steps_reached.len(),
        steps: action.steps.len(),
        last_note: notes
            .last()
            .map(|note| NoteView::new(scope.plan, action, note)),
    }
}
