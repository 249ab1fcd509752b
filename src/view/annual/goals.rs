//! *Mål 1 …*: each goal's progress, its actions, and the year's goal, notes and decisions of each.

use super::{AnnualReport, Scope, WORTH_A_THREAD};
use crate::plan::{Action, ActionState, Assessment, Goal, Light, Plan, Status};
use crate::query::change::Change;
use crate::query::count::Statuses;
use crate::query::decision::{self, Matter};
use crate::text::danish::{date, noun};
use crate::text::parallel;
use crate::text::visible::one_line;
use crate::view::block::{
    BarChart, Block, Cell, Chart, Column, ColumnKind, Inline, Section, Table,
};
use crate::view::counts;
use crate::view::parts::{
    self, ActionRef, AmendmentView, Deadline, DecisionRef, NoteView, ResultView, YearGoalView,
};
use chrono::NaiveDate;
use serde::{Serialize, Serializer};

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
    #[serde(serialize_with = "parts::every_status")]
    pub(crate) status: Statuses,
    /// Its actions, by number.
    #[serde(rename = "handlinger")]
    pub(crate) actions: Vec<ActionLine>,
    /// Those of its actions with a goal for the year, a note or a decision.
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
    pub(crate) status: Status,
    #[serde(rename = "vurdering", serialize_with = "none_if_finished")]
    pub(crate) light: Light,
    /// Its deadline in force.
    #[serde(rename = "frist")]
    pub(crate) deadline: Option<Deadline>,
    /// Its status at the end of the year before; none for one added since.
    #[serde(rename = "forrige_status")]
    pub(crate) status_before: Option<Status>,
    /// Its light at the end of the year before.
    #[serde(rename = "forrige_vurdering")]
    pub(crate) light_before: Option<Assessment>,
    /// What became of it since, in words.
    #[serde(rename = "siden_sidst")]
    pub(crate) since: String,
}

/// An action's goal for the year, notes and decisions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct ActionDetail {
    /// The action.
    #[serde(rename = "handling")]
    pub(crate) action: ActionRef,
    /// Whether it goes as planned and nothing was decided: it is told in one line.
    #[serde(skip)]
    is_brief: bool,
    /// The parties that take part, as the register names them.
    #[serde(rename = "medvirkende")]
    pub(crate) participants: Vec<String>,
    /// How many of its steps are reached, of how many.
    #[serde(rename = "trin_naaet")]
    pub(crate) steps_reached: usize,
    #[serde(rename = "trin_i_alt")]
    pub(crate) steps: usize,
    /// The year's goal in force.
    #[serde(rename = "aarsmaal")]
    pub(crate) year_goal: Option<YearGoalView>,
    /// The verdict on the year's goal.
    #[serde(rename = "resultat")]
    pub(crate) result: Option<ResultView>,
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

/// An action that is finished has no light.
pub(super) fn none_if_finished<S: Serializer>(
    light: &Light,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let shown = (*light != Light::Finished).then_some(light);
    shown.serialize(serializer)
}

/// Every goal of the plan.
pub(super) fn collect(scope: &Scope<'_>) -> Vec<GoalSection> {
    parallel::map(&scope.plan.goals, WORTH_A_THREAD, |goal| {
        goal_section(scope, goal)
    })
}

fn goal_section(scope: &Scope<'_>, goal: &Goal) -> GoalSection {
    let actions = goal.actions_by_number();
    let states: Vec<ActionState<'_>> = actions
        .iter()
        .map(|action| action.on(scope.settled.date))
        .collect();
    GoalSection {
        count: actions.len(),
        status: Statuses::of(&states),
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
    let change = Change::between(action, scope.settled.compared(), scope.settled.date);
    ActionLine {
        nr: action.number.to_string(),
        text: action.first_paragraph().to_owned(),
        group: action.group.clone(),
        responsible: parts::owned(&scope.plan.names_of(&action.responsible)),
        status: state.status,
        light: state.light(),
        deadline: state.deadline.map(Deadline),
        status_before: change.before.map(|before| before.status),
        light_before: change.before.and_then(|before| before.light),
        since: since(scope, action, &change),
    }
}

/// "ikke igangsat → igangsat", "grøn → gul", "ikke vurderet → rød", "ansvarlig ændret", "uændret" or
/// "ny". A light is held against the last one before it; the first one says nothing beside another
/// status.
fn since(scope: &Scope<'_>, action: &Action, change: &Change) -> String {
    let Some(before) = change.before else {
        return "ny".to_owned();
    };
    let after = change.after;
    let status = (before.status != after.status)
        .then(|| format!("{} → {}", before.status.word(), after.status.word()));
    let light_before = match after.light {
        Some(_) => before.last_light,
        // Nobody has assessed it since, of which there is something to say where somebody had.
        None => before.light,
    };
    let light_after = Light::new(after.status, after.light);
    let is_told = light_before.is_some() || status.is_none();
    let is_other = light_after != Light::Finished && light_before != after.light;
    let light = (is_told && is_other).then(|| {
        let light_before = Light::new(before.status, light_before);
        format!("{} → {}", light_before.word(), light_after.word())
    });
    let wording = [scope.settled.compared(), scope.settled.date].map(|day| action.wording_on(day));
    let [was, is] = wording.map(|wording| (wording.text, scope.plan.names_of(wording.responsible)));
    let others = [
        ("frist ændret", before.deadline != after.deadline),
        ("ansvarlig ændret", was.1 != is.1),
        ("ordlyd ændret", was.0 != is.0),
    ];
    let others = others.into_iter().filter(|(_, is_other)| *is_other);
    let others = others.map(|(words, _)| words.to_owned());
    let changes: Vec<String> = status.into_iter().chain(light).chain(others).collect();
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
    let result = action.result_in_report(year);
    if notes.is_empty() && year_goal.is_none() && result.is_none() && decisions.is_empty() {
        return None;
    }
    let state = action.on(date);
    let is_green = state.assessment == Some(Assessment::Green);
    let has_wish = notes.iter().any(|note| note.recommendation.is_some());
    Some(ActionDetail {
        action: ActionRef::new(scope.plan, action),
        is_brief: is_green && decisions.is_empty() && !has_wish,
        participants: parts::owned(&scope.plan.names_of(&action.participants)),
        steps_reached: state.steps_reached.len(),
        steps: action.steps.len(),
        year_goal: year_goal.map(|goal| YearGoalView::new(scope.plan, goal)),
        result: result.map(ResultView::new),
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
        let is_shown_above =
            matches!(matter, Matter::YearGoal { goal, instead_of: None } if Some(goal) == in_force);
        if is_shown_above {
            continue;
        }
        let words = matter_words(scope.plan, &matter, year);
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

fn matter_words(plan: &Plan, matter: &Matter<'_>, year: i32) -> String {
    match matter {
        Matter::Added => "handlingen er optaget i planen".to_owned(),
        Matter::Status(status) => format!("handlingen er {}", status.word()),
        Matter::Deadline(time) => {
            let words = parts::time_words(*time);
            format!("fristen er {} til {words}", parts::moved(&[*time]))
        }
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
        Matter::Amended(amended) => AmendmentView::new(plan, amended).changes().join("; "),
        Matter::Other(note) if note.about() == year => "se noten ovenfor".to_owned(),
        Matter::Other(note) => note.text.to_string(),
    }
}

/// The section of the goal at this place.
pub(super) fn section(report: &AnnualReport, at: usize) -> Option<Section> {
    let goal = report.goals.get(at)?;
    Some(Section {
        anchor: format!("maal-{}", at + 1),
        heading: format!("Mål {}: {}", goal.nr, one_line(&goal.title)),
        short: Some(format!("Mål {}", goal.nr)),
        blocks: goal.blocks(report.year, report.since),
        ..Section::default()
    })
}

impl GoalSection {
    fn blocks(&self, year: i32, since: Option<NaiveDate>) -> Vec<Block> {
        if self.actions.is_empty() {
            return vec![Block::text("Målet har ingen handlinger.")];
        }
        let chart = BarChart {
            title: format!("Fremdrift på mål {}", self.nr),
            bars: vec![counts::progress_bar("Fremdrift", &self.status)],
            legend: counts::progress_legend(),
            stands_alone: false,
        };
        let mut blocks = vec![Block::Chart(Chart::Bars(chart)), self.table(since)];
        let told = self.details.iter().filter(|detail| detail.has_words());
        let told: Vec<&ActionDetail> = told.collect();
        if told.is_empty() {
            blocks.push(Block::text(format!("Ingen noter i {year}.")));
        }
        for detail in told {
            detail.add_blocks(&mut blocks);
        }
        blocks
    }

    fn table(&self, since: Option<NaiveDate>) -> Block {
        let since = since.map_or("Siden sidst".to_owned(), |day| {
            format!("Siden {}", date::short(day))
        });
        let mut table = Table::new(
            format!("Handlinger under mål {}", self.nr),
            vec![
                Column::new(ColumnKind::Code, "Nr.", 7),
                Column::new(ColumnKind::Text, "Handling", 30),
                Column::new(ColumnKind::Words, "Ansvarlig", 16),
                Column::new(ColumnKind::Words, "Frist", 10),
                Column::new(ColumnKind::Words, "Status", 13),
                Column::new(ColumnKind::Words, "Vurdering", 12),
                Column::new(ColumnKind::Words, since, 14),
            ],
        );
        table.rows = parts::grouped(
            &self.actions,
            |action| action.group.as_deref(),
            ActionLine::cells,
        );
        Block::Table(table)
    }
}

impl DecisionLine {
    fn item(&self) -> Vec<Block> {
        let meeting = self.decision.meeting.as_ref();
        let meeting = meeting.map_or_else(String::new, |meeting| format!(", {meeting}"));
        let matters = self.matters.join("; ");
        vec![Block::paragraph(vec![
            Inline::Strong(format!("Besluttet {}", date::long(self.decision.date))),
            one_line(&format!("{meeting}: {matters}")).into(),
        ])]
    }
}

impl ActionLine {
    fn cells(&self) -> Vec<Cell> {
        let deadline = self.deadline.map(|time| time.0.short());
        vec![
            Cell::from(self.nr.as_str()),
            Cell::from(self.text.as_str()),
            Cell::from(self.responsible.join(", ")),
            Cell::from(parts::or_dash(deadline)),
            Cell::from(parts::status(self.status)),
            Cell::from(parts::light(self.light)),
            Cell::from(self.since.as_str()),
        ]
    }
}

impl ActionDetail {
    fn add_blocks(&self, blocks: &mut Vec<Block>) {
        if self.is_brief {
            blocks.push(self.in_one_line());
            return;
        }
        blocks.push(Block::heading(self.action.headed(90)));
        if let Some(result) = &self.result {
            let label = match self.year_goal {
                Some(_) => "Årets mål:",
                None => "Resultat uden årsmål:",
            };
            blocks.push(Block::paragraph(vec![
                Inline::Strong(label.to_owned()),
                format!(" {}", one_line(&result.words())).into(),
            ]));
        }
        blocks.extend(self.means());
        let decisions = self.decisions.iter().map(DecisionLine::item);
        let items: Vec<_> = self.notes.iter().map(note_item).chain(decisions).collect();
        if !items.is_empty() {
            blocks.push(Block::list(items));
        }
    }

    /// Who takes part, and how many steps are reached; none where neither is set.
    fn means(&self) -> Option<Block> {
        let participants = (!self.participants.is_empty())
            .then(|| ("Medvirkende:", noun::list(&self.participants)));
        let steps = (self.steps > 0).then(|| {
            let reached = format!("{} af {} nået", self.steps_reached, self.steps);
            ("Trin:", reached)
        });
        let mut text: Vec<Inline> = Vec::new();
        for (label, words) in participants.into_iter().chain(steps) {
            if !text.is_empty() {
                text.push(" · ".into());
            }
            text.push(Inline::Strong(label.to_owned()));
            text.push(format!(" {words}").into());
        }
        (!text.is_empty()).then(|| Block::paragraph(text))
    }

    /// Whether there is anything to tell of it besides its row and the year's goal.
    fn has_words(&self) -> bool {
        !self.notes.is_empty() || self.result.is_some() || !self.decisions.is_empty()
    }

    /// An action that goes as planned: what was said of it, one after the other.
    fn in_one_line(&self) -> Block {
        let notes = self.notes.iter().map(NoteView::dated);
        let verdict = self.result.as_ref().map(ResultView::words);
        let words: Vec<String> = verdict.into_iter().chain(notes).collect();
        Block::paragraph(vec![
            Inline::Strong(format!("{}:", self.action.headed(60))),
            format!(" {}", one_line(&words.join(" · "))).into(),
        ])
    }
}

fn note_item(note: &NoteView) -> Vec<Block> {
    let by = note.by.as_ref();
    let by = by.map_or_else(String::new, |by| format!(", {}", one_line(by)));
    let start = vec![
        Inline::Strong(date::long(note.date)),
        format!("{}{by}: ", note.about()).into(),
    ];
    let paragraphs = note.paragraphs(start).into_iter();
    paragraphs.map(Block::paragraph).collect()
}
