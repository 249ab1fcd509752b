//! The view of `status`: the actions asked for, and how far each goal is.

use crate::plan::{Action, ActionState, Assessment, Goal, Plan, Status};
use crate::query::count::Statuses;
use crate::query::selection::Selection;
use crate::text::danish::span::DateSpan;
use crate::text::parallel;
use chrono::NaiveDate;
use serde::{Serialize, Serializer};

/// The actions asked for on a date.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StatusView<'p> {
    /// The plan's title; a heading, and no part of the machine-readable output.
    #[serde(skip)]
    pub(crate) title: &'p str,
    /// The organisation, likewise.
    #[serde(skip)]
    pub(crate) organisation: &'p str,
    /// What was asked for, in words, likewise; none where it was everything.
    #[serde(skip)]
    pub(crate) selection: Option<String>,
    /// The plan's years.
    #[serde(rename = "periode")]
    pub(crate) period: String,
    /// The date that the view is of.
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    /// The files with errors, from which actions or what they hold may be missing.
    #[serde(rename = "ufuldstaendig")]
    pub(crate) incomplete: Vec<&'p str>,
    /// The actions, by goal and number.
    #[serde(rename = "handlinger")]
    pub actions: Vec<ActionRow<'p>>,
    /// The goals that have any of them.
    #[serde(rename = "maal")]
    pub(crate) goals: Vec<GoalRow<'p>>,
}

/// One action on one date.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ActionRow<'p> {
    /// Its number.
    #[serde(rename = "nr")]
    pub(crate) number: &'p str,
    /// Its goal's number.
    #[serde(rename = "maal")]
    pub(crate) goal: &'p str,
    /// The heading between goal and action.
    #[serde(rename = "gruppe")]
    pub(crate) group: Option<&'p str>,
    /// Its words.
    #[serde(rename = "tekst")]
    pub(crate) text: &'p str,
    /// The parties that answer for it, by the register's names.
    #[serde(rename = "ansvarlig")]
    pub(crate) responsible: Vec<&'p str>,
    /// The parties that take part.
    #[serde(rename = "medvirkende")]
    pub(crate) participants: Vec<&'p str>,
    /// Its status, in the file's word.
    pub(crate) status: &'static str,
    /// Its light, in the file's word.
    #[serde(rename = "vurdering")]
    pub(crate) assessment: Option<&'static str>,
    /// The deadline in force.
    #[serde(rename = "frist")]
    pub(crate) deadline: Option<Deadline>,
    /// Whether the deadline has passed.
    #[serde(rename = "overskredet")]
    pub(crate) is_overdue: bool,
    /// The last note.
    #[serde(rename = "sidste_note")]
    pub(crate) last_note: Option<LastNote<'p>>,
}

/// What stands for the light of an action of which nothing more is expected.
pub(crate) const NO_LIGHT: &str = "–";

/// The light as it is shown: that of an action of which nothing more is expected is not missing.
pub(crate) fn light_shown(status: &str, light: Option<&'static str>) -> &'static str {
    let is_final = || Status::from_word(status).is_some_and(Status::is_final);
    match light {
        Some(light) => light,
        None if is_final() => NO_LIGHT,
        None => Assessment::NONE,
    }
}

/// The last note of an action.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct LastNote<'p> {
    /// Its day.
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    /// Its words.
    #[serde(rename = "tekst")]
    pub(crate) text: &'p str,
}

/// A deadline, written as in the files: a day as ISO, anything coarser in its words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Deadline(pub(crate) DateSpan);

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
pub(crate) struct GoalRow<'p> {
    /// Its number.
    #[serde(rename = "nr")]
    pub(crate) number: &'p str,
    /// Its title.
    #[serde(rename = "titel")]
    pub(crate) title: &'p str,
    /// How many actions were counted.
    #[serde(rename = "antal")]
    pub(crate) count: usize,
    /// How many have each status; those that none has are left out.
    #[serde(serialize_with = "by_word")]
    pub(crate) status: Statuses,
}

fn by_word<S: Serializer>(counts: &Statuses, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(
        counts
            .present()
            .map(|(status, count)| (status.word(), count)),
    )
}

impl<'p> StatusView<'p> {
    /// The actions of `plan` that `selection` asks for, as they stood on `date`. An action
    /// added later than that is not among them. Something may be missing from the files
    /// `incomplete`, which have errors.
    pub fn of(
        plan: &'p Plan,
        selection: &Selection,
        date: NaiveDate,
        incomplete: Vec<&'p str>,
    ) -> StatusView<'p> {
        let mut actions = Vec::new();
        let mut goals = Vec::new();
        let of_goals = parallel::map(&plan.goals, GOALS_WORTH_A_THREAD, |goal| {
            rows(plan, goal, selection, date)
        });
        for (rows, goal) in of_goals {
            actions.extend(rows);
            if goal.count > 0 || selection.is_everything() {
                goals.push(goal);
            }
        }
        StatusView {
            title: &plan.title.value,
            organisation: &plan.organisation.value,
            selection: selection.words(),
            period: plan.period.to_string(),
            date,
            incomplete,
            actions,
            goals,
        }
    }

    /// What is to be said where there are no actions.
    pub(crate) fn nothing(&self) -> &'static str {
        match (&self.selection, &self.incomplete[..]) {
            (Some(_), _) => "Ingen handlinger passer til det, der er spurgt om.",
            (None, []) => "Planen har ingen handlinger endnu.",
            (None, _) => "Der er ingen handlinger at vise.",
        }
    }

    /// The counts of all goals together.
    pub(crate) fn total(&self) -> Statuses {
        let mut total = Statuses::default();
        self.goals.iter().for_each(|goal| total += goal.status);
        total
    }
}

/// A thread costs about as much as making the rows of this many goals.
const GOALS_WORTH_A_THREAD: usize = 100;

/// The actions of one goal that are asked for, and the goal's own row.
fn rows<'p>(
    plan: &'p Plan,
    goal: &'p Goal,
    selection: &Selection,
    date: NaiveDate,
) -> (Vec<ActionRow<'p>>, GoalRow<'p>) {
    let mut rows = Vec::new();
    let mut states = Vec::new();
    for action in goal.actions_by_number() {
        let state = action.on(date);
        if action.exists_on(date) && selection.includes(plan, goal, action, &state) {
            rows.push(ActionRow::of(plan, goal, action, &state));
            states.push(state);
        }
    }
    let goal = GoalRow {
        number: goal.number.as_str(),
        title: &goal.title.value,
        count: states.len(),
        status: Statuses::of(&states),
    };
    (rows, goal)
}

impl<'p> ActionRow<'p> {
    fn of(
        plan: &'p Plan,
        goal: &'p Goal,
        action: &'p Action,
        state: &ActionState<'p>,
    ) -> ActionRow<'p> {
        let last_note = state.last_note.map(|note| LastNote {
            date: note.date.value,
            text: &note.text,
        });
        ActionRow {
            number: action.number.as_str(),
            goal: goal.number.as_str(),
            group: action.group.as_deref(),
            text: &action.text,
            responsible: plan.names_of(&action.responsible),
            participants: plan.names_of(&action.participants),
            status: state.status.word(),
            assessment: state.assessment.map(|light| light.word()),
            deadline: state.deadline.map(Deadline),
            is_overdue: state.is_overdue(),
            last_note,
        }
    }

    /// The first paragraph of the action's words: what fits in a table.
    pub(crate) fn first_paragraph(&self) -> &'p str {
        crate::plan::first_paragraph(self.text)
    }
}
