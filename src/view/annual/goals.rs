//! The goals, each with a table of its actions and what there is to tell of them.

use super::Scope;
use super::overall::by_word;
use crate::plan::{Action, ActionState, Assessment, Goal};
use crate::query::change::Change;
use crate::query::count::Statuses;
use crate::query::decision::{self, Matter};
use crate::text::danish::date;
use crate::view::parts::{ActionRef, Deadline, DecisionRef, NoteView, YearGoalView, owned};
use chrono::Datelike;
use serde::Serialize;
use std::collections::BTreeMap;

/// One goal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct GoalSection {
    /// Its number.
    pub(crate) nr: String,
    /// Its title.
    #[serde(rename = "titel")]
    pub(crate) title: String,
    /// How many actions it has.
    #[serde(rename = "antal")]
    pub(crate) count: usize,
    /// How many of them have each status.
    pub(crate) status: BTreeMap<&'static str, usize>,
    /// Its actions, by number.
    #[serde(rename = "handlinger")]
    pub(crate) actions: Vec<ActionLine>,
    /// Those of its actions with anything to tell.
    #[serde(rename = "detaljer")]
    pub(crate) details: Vec<ActionDetail>,
}

/// One action in the table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct ActionLine {
    /// Its number.
    pub(crate) nr: String,
    /// The first paragraph of its words.
    #[serde(rename = "tekst")]
    pub(crate) text: String,
    /// The heading it stands under in the plan.
    #[serde(rename = "gruppe")]
    pub(crate) group: Option<String>,
    /// The parties that answer for it.
    #[serde(rename = "ansvarlig")]
    pub(crate) responsible: Vec<String>,
    /// Its status.
    pub(crate) status: &'static str,
    /// Its light, or `ikke vurderet`; none for what is finished.
    #[serde(rename = "vurdering")]
    pub(crate) light: Option<&'static str>,
    /// Its deadline in force.
    #[serde(rename = "frist")]
    pub(crate) deadline: Option<Deadline>,
    /// Its status at the end of the year before; none for one added since.
    #[serde(rename = "forrige_status")]
    pub(crate) status_before: Option<&'static str>,
    /// Its light at the end of the year before.
    #[serde(rename = "forrige_vurdering")]
    pub(crate) light_before: Option<&'static str>,
    /// What became of it since, in words.
    #[serde(rename = "siden_sidst")]
    pub(crate) since: String,
}

/// What there is to tell of an action.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct ActionDetail {
    /// The action.
    #[serde(rename = "handling")]
    pub(crate) action: ActionRef,
    /// The year's goal in force.
    #[serde(rename = "aarsmaal")]
    pub(crate) year_goal: Option<YearGoalView>,
    /// The year's notes.
    #[serde(rename = "opnaaet")]
    pub(crate) notes: Vec<NoteView>,
    /// The year's decisions.
    #[serde(rename = "beslutninger")]
    pub(crate) decisions: Vec<DecisionLine>,
}

/// What one meeting decided on an action.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct DecisionLine {
    /// The meeting.
    #[serde(rename = "besluttet")]
    pub(crate) decision: DecisionRef,
    /// What it decided, in words.
    #[serde(rename = "indhold")]
    pub(crate) matters: Vec<String>,
}

/// Every goal of the plan.
pub(super) fn of(scope: &Scope<'_>) -> Vec<GoalSection> {
    scope
        .plan
        .goals
        .iter()
        .map(|goal| section(scope, goal))
        .collect()
}

fn section(scope: &Scope<'_>, goal: &Goal) -> GoalSection {
    let actions = goal.actions_by_number();
    let states: Vec<ActionState<'_>> = actions
        .iter()
        .map(|action| action.on(scope.settled.date))
        .collect();
    GoalSection {
        count: actions.len(),
        status: by_word(&Statuses::of(&states)),
        nr: goal.number.to_string(),
        title: goal.title.value.clone(),
        actions: actions.iter().map(|action| row(scope, action)).collect(),
        details: actions
            .iter()
            .filter_map(|action| detail(scope, action))
            .collect(),
    }
}

fn row(scope: &Scope<'_>, action: &Action) -> ActionLine {
    let state = action.on(scope.settled.date);
    let change = Change::between(action, scope.settled.before(), scope.settled.date);
    let light = state.assessment.map_or(Assessment::NONE, Assessment::word);
    ActionLine {
        nr: action.number.to_string(),
        text: action.first_paragraph().to_owned(),
        group: action.group.clone(),
        responsible: owned(&scope.plan.names_of(&action.responsible)),
        status: state.status.word(),
        light: (!state.status.is_final()).then_some(light),
        deadline: state.deadline.map(Deadline),
        status_before: change.before.map(|before| before.status.word()),
        light_before: change
            .before
            .and_then(|before| before.light)
            .map(Assessment::word),
        since: since(&change),
    }
}

/// "ikke igangsat → igangsat", "grøn → gul", "uændret" or "ny". A light that was first given
/// this year is no change: it stands in its own column.
fn since(change: &Change) -> String {
    let Some(before) = change.before else {
        return "ny".to_owned();
    };
    let after = change.after;
    let status = (before.status != after.status)
        .then(|| format!("{} → {}", before.status.word(), after.status.word()));
    let light = before
        .light
        .filter(|_| !after.status.is_final() && before.light != after.light)
        .map(|light| {
            format!(
                "{} → {}",
                light.word(),
                after.light.map_or(Assessment::NONE, Assessment::word)
            )
        });
    let changes: Vec<String> = status.into_iter().chain(light).collect();
    if changes.is_empty() {
        "uændret".to_owned()
    } else {
        changes.join("; ")
    }
}

fn detail(scope: &Scope<'_>, action: &Action) -> Option<ActionDetail> {
    let (year, date) = (scope.settled.year, scope.settled.date);
    let notes = action.notes_in_year(year, date);
    let year_goal = action.year_goal_on(year, date);
    let decisions = decisions(scope, action);
    if notes.is_empty() && year_goal.is_none() && decisions.is_empty() {
        return None;
    }
    Some(ActionDetail {
        action: ActionRef::new(scope.plan, action),
        year_goal: year_goal.map(|goal| YearGoalView::new(scope.plan, goal)),
        notes: notes
            .iter()
            .map(|note| NoteView::new(scope.plan, action, note))
            .collect(),
        decisions,
    })
}

/// The year's decisions on `action`, those of one meeting together.
fn decisions(scope: &Scope<'_>, action: &Action) -> Vec<DecisionLine> {
    let mut lines: Vec<DecisionLine> = Vec::new();
    let (year, date) = (scope.settled.year, scope.settled.date);
    let in_force = action.year_goal_on(year, date);
    for (day, matter) in decision::decisions_in(action, year) {
        // The goal itself stands above with the day of its decision.
        let is_told =
            matches!(matter, Matter::YearGoal { goal, instead_of: None } if Some(goal) == in_force);
        if is_told {
            continue;
        }
        let words = matter_words(&matter, year);
        match lines.last_mut().filter(|line| line.decision.date == day) {
            Some(line) => line.matters.push(words),
            None => lines.push(DecisionLine {
                decision: DecisionRef::new(scope.plan, day),
                matters: vec![words],
            }),
        }
    }
    lines
}

fn matter_words(matter: &Matter<'_>, year: i32) -> String {
    match matter {
        Matter::Added => "handlingen er optaget i planen".to_owned(),
        Matter::Status(status) => format!("handlingen er {}", status.word()),
        Matter::Deadline(day) => format!("fristen er flyttet til den {}", date::long(*day)),
        Matter::YearGoal {
            goal,
            instead_of: None,
        } => {
            format!("mål og midler for {} er fastsat", goal.year.value)
        }
        Matter::YearGoal {
            goal,
            instead_of: Some(_),
        } => {
            format!("mål og midler for {} er ændret", goal.year.value)
        }
        Matter::Other(note) if note.date.year() == year => "se noten ovenfor".to_owned(),
        Matter::Other(note) => note.text.to_string(),
    }
}
