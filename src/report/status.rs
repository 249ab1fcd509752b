//! The view of `status`: the actions asked for, and how far each goal is.

use crate::plan::{Action, ActionState, Goal, Plan};
use crate::query::count::Statuses;
use crate::query::selection::Selection;
use crate::text::danish::span::DateSpan;
use chrono::NaiveDate;
use serde::{Serialize, Serializer};

/// The actions asked for on a date.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StatusView {
    /// The plan's title; a heading, and no part of the machine-readable output.
    #[serde(skip)]
    pub title: String,
    /// The organisation, likewise.
    #[serde(skip)]
    pub organisation: String,
    /// The plan's years.
    #[serde(rename = "periode")]
    pub period: String,
    /// The date that the view is of.
    #[serde(rename = "dato")]
    pub date: NaiveDate,
    /// The actions, by goal and number.
    #[serde(rename = "handlinger")]
    pub actions: Vec<ActionRow>,
    /// The goals that have any of them.
    #[serde(rename = "maal")]
    pub goals: Vec<GoalRow>,
}

/// One action on one date.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ActionRow {
    /// Its number.
    #[serde(rename = "nr")]
    pub number: String,
    /// Its goal's number.
    #[serde(rename = "maal")]
    pub goal: String,
    /// The heading between goal and action.
    #[serde(rename = "gruppe")]
    pub group: Option<String>,
    /// Its words.
    #[serde(rename = "tekst")]
    pub text: String,
    /// The parties that answer for it, by the register's names.
    #[serde(rename = "ansvarlig")]
    pub responsible: Vec<String>,
    /// The parties that take part.
    #[serde(rename = "medvirkende")]
    pub participants: Vec<String>,
    /// Its status, in the file's word.
    pub status: &'static str,
    /// Its light, in the file's word.
    #[serde(rename = "vurdering")]
    pub assessment: Option<&'static str>,
    /// The deadline in force.
    #[serde(rename = "frist")]
    pub deadline: Option<Deadline>,
    /// Whether the deadline has passed.
    #[serde(rename = "overskredet")]
    pub is_overdue: bool,
    /// The last note.
    #[serde(rename = "sidste_note")]
    pub last_note: Option<LastNote>,
}

/// The last note of an action.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LastNote {
    /// Its day.
    #[serde(rename = "dato")]
    pub date: NaiveDate,
    /// Its words.
    #[serde(rename = "tekst")]
    pub text: String,
}

/// A deadline, written as in the files: a day as ISO, anything coarser in its words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Deadline(pub DateSpan);

impl Serialize for Deadline {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            DateSpan::Day(day) => serializer.collect_str(&day),
            coarser => serializer.collect_str(&coarser),
        }
    }
}

/// How far a goal is, counting the actions asked for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GoalRow {
    /// Its number.
    #[serde(rename = "nr")]
    pub number: String,
    /// Its title.
    #[serde(rename = "titel")]
    pub title: String,
    /// How many actions were counted.
    #[serde(rename = "antal")]
    pub count: usize,
    /// How many have each status; those that none has are left out.
    #[serde(serialize_with = "by_word")]
    pub status: Statuses,
}

fn by_word<S: Serializer>(counts: &Statuses, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(
        counts
            .present()
            .map(|(status, count)| (status.word(), count)),
    )
}

impl StatusView {
    /// The actions of `plan` that `selection` asks for, as they stood on `date`. An action
    /// added later than that is not among them.
    pub fn of(plan: &Plan, selection: &Selection, date: NaiveDate) -> StatusView {
        let mut actions = Vec::new();
        let mut goals = Vec::new();
        for goal in &plan.goals {
            let mut states = Vec::new();
            for action in goal.actions_by_number() {
                let state = action.on(date);
                if action.exists_on(date) && selection.includes(plan, goal, action, &state) {
                    actions.push(ActionRow::of(plan, goal, action, &state));
                    states.push(state);
                }
            }
            let count = states.len();
            if count > 0 || selection.is_everything() {
                goals.push(GoalRow {
                    number: goal.number.to_string(),
                    title: goal.title.value.clone(),
                    count,
                    status: Statuses::of(&states),
                });
            }
        }
        StatusView {
            title: plan.title.value.clone(),
            organisation: plan.organisation.value.clone(),
            period: plan.period.to_string(),
            date,
            actions,
            goals,
        }
    }

    /// The counts of all goals together.
    pub fn total(&self) -> Statuses {
        let mut total = Statuses::default();
        self.goals.iter().for_each(|goal| total += goal.status);
        total
    }
}

impl ActionRow {
    fn of(plan: &Plan, goal: &Goal, action: &Action, state: &ActionState<'_>) -> ActionRow {
        let last_note = state.last_note.map(|note| LastNote {
            date: note.date.value,
            text: note.text.to_string(),
        });
        ActionRow {
            number: action.number.to_string(),
            goal: goal.number.to_string(),
            group: action.group.clone(),
            text: action.text.clone(),
            responsible: registered_names(plan, &action.responsible),
            participants: registered_names(plan, &action.participants),
            status: state.status.word(),
            assessment: state.assessment.map(|light| light.word()),
            deadline: state.deadline.map(Deadline),
            is_overdue: state.is_overdue(),
            last_note,
        }
    }

    /// The first paragraph of the action's words: what fits in a table.
    pub fn first_paragraph(&self) -> &str {
        crate::plan::first_paragraph(&self.text)
    }
}

/// Parties as the register spells them.
pub fn registered_names(plan: &Plan, parties: &[crate::text::Spanned<String>]) -> Vec<String> {
    let name = |party: &crate::text::Spanned<String>| plan.party_name(party).to_owned();
    parties.iter().map(name).collect()
}
