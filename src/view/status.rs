//! `status`: the actions asked for, and how far each goal is.

use super::block::{
    Article, BarChart, Block, Cell, Chart, Column, ColumnKind, Inline, Row, Table, Tone,
};
use super::counts::{self, Counted};
use super::masthead::Masthead;
use super::parts::{self, Deadline, EarlierLight};
use crate::plan::{
    Action, ActionState, Assessment, Goal, Light, Note, Plan, Status, first_paragraph,
};
use crate::query::count::Statuses;
use crate::query::search::{Excerpt, Found, Search};
use crate::query::selection::Selection;
use crate::text::danish::date;
use crate::text::parallel;
use crate::text::shorten::shorten;
use chrono::NaiveDate;
use serde::{Serialize, Serializer};

/// The actions asked for on a date.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct StatusView<'p> {
    #[serde(flatten)]
    pub(crate) plan: Masthead,
    /// The date that the view is of.
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    /// The actions, by goal and number.
    #[serde(rename = "handlinger")]
    pub(crate) actions: Vec<ActionRow<'p>>,
    /// The goals that have any of them.
    #[serde(rename = "maal")]
    pub(crate) goals: Vec<GoalRow<'p>>,
}

/// One action on one date.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct ActionRow<'p> {
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
    pub(crate) status: Status,
    /// Its light.
    #[serde(rename = "vurdering")]
    pub(crate) assessment: Option<Assessment>,
    /// The last light of an earlier year, where this year has none yet.
    #[serde(rename = "seneste_vurdering")]
    pub(crate) earlier_light: Option<EarlierLight>,
    /// The deadline in force.
    #[serde(rename = "frist")]
    pub(crate) deadline: Option<Deadline>,
    /// Whether the deadline has passed.
    #[serde(rename = "overskredet")]
    pub(crate) is_overdue: bool,
    /// The last note.
    #[serde(rename = "sidste_note")]
    pub(crate) last_note: Option<LastNote<'p>>,
    /// Where what was searched for stands; none where nothing was.
    #[serde(rename = "fundet")]
    pub(crate) found: Option<Box<FoundText>>,
}

/// A piece of a text with what was searched for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct FoundText {
    /// The note's day, where it is one.
    #[serde(rename = "dato")]
    pub(crate) date: Option<NaiveDate>,
    /// The words around the hit.
    #[serde(rename = "tekst", serialize_with = "whole")]
    pub(crate) excerpt: Excerpt,
}

fn whole<S: Serializer>(excerpt: &Excerpt, serializer: S) -> Result<S::Ok, S::Error> {
    let Excerpt { before, hit, after } = excerpt;
    serializer.serialize_str(format!("{before} {hit} {after}").trim())
}

impl FoundText {
    fn of(search: &Search, found: Found<'_>) -> FoundText {
        let (date, text) = match found {
            Found::Words(text) => (None, text),
            Found::Entry(day, text) => (Some(day), text),
        };
        FoundText {
            date,
            excerpt: search.excerpt(text),
        }
    }

    fn cell(&self) -> Cell {
        let date = self.date.map(|date| format!("{}: ", date::short(date)));
        let Excerpt { before, hit, after } = &self.excerpt;
        Cell(vec![vec![
            Inline::from(format!("{}{before} ", date.unwrap_or_default())),
            Inline::Strong(hit.clone()),
            Inline::from(format!(" {after}")),
        ]])
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
    /// The year it is about, where that is the one before.
    #[serde(skip)]
    pub(crate) about: Option<i32>,
}

impl<'p> LastNote<'p> {
    pub(crate) fn new(note: &'p Note) -> LastNote<'p> {
        LastNote {
            date: note.date.value,
            text: &note.text,
            about: note.year.map(|year| year.value),
        }
    }

    /// The year it is about, after its day: ` (om 2024)`.
    pub(crate) fn about_words(&self) -> String {
        self.about
            .map(|year| format!(" (om {year})"))
            .unwrap_or_default()
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
    /// The actions of `plan` that `selection` asks for, as they stood on `date`, of which
    /// the plan holds what was known.
    pub(crate) fn of(
        masthead: Masthead,
        plan: &'p Plan,
        selection: &Selection,
        date: NaiveDate,
    ) -> StatusView<'p> {
        let of_goals = parallel::map(&plan.goals, GOALS_WORTH_A_THREAD, |goal| {
            rows(plan, goal, selection, date)
        });
        let mut actions = Vec::with_capacity(of_goals.iter().map(|(rows, _)| rows.len()).sum());
        let mut goals = Vec::new();
        for (rows, goal) in of_goals {
            actions.extend(rows);
            if goal.count > 0 || selection.is_everything() {
                goals.push(goal);
            }
        }
        StatusView {
            plan: masthead.of_selection(selection.words()),
            date,
            actions,
            goals,
        }
    }

    /// What is to be said where there are no actions.
    pub(crate) fn nothing(&self) -> &'static str {
        match (&self.plan.selection, &self.plan.incomplete[..]) {
            (Some(_), _) => "Ingen handlinger svarer til valgene.",
            (None, []) => "Planen har ingen handlinger endnu.",
            (None, _) => "Der er ingen handlinger at vise.",
        }
    }

    /// The table of actions, and under it how far each goal is.
    pub(crate) fn article(&self) -> Article {
        let mut article = self.head();
        article.front = if self.actions.is_empty() {
            vec![Block::text(self.nothing())]
        } else {
            vec![self.table()]
        };
        article.front.extend(self.progress());
        article
    }

    /// The actions, each on a line: what it is called, and how it stands.
    pub(crate) fn brief(&self) -> Article {
        let columns = vec![
            Column::new(ColumnKind::Code, "Nr.", 6),
            Column::new(ColumnKind::Words, "Status", 13),
            Column::new(ColumnKind::Words, "Vurdering", 14),
            Column::new(ColumnKind::Text, "Handling", 40),
        ];
        let mut table = Table::new("Handlingerne i korthed", columns);
        table.rows = self.rows(ActionRow::line);
        let block = if self.actions.is_empty() {
            Block::text(self.nothing())
        } else {
            Block::Table(table)
        };
        Article {
            front: vec![block],
            ..self.head()
        }
    }

    /// How far each goal is, without the actions.
    pub(crate) fn overview(&self) -> Article {
        Article {
            front: self.progress().into_iter().collect(),
            ..self.head()
        }
    }

    /// What the view is of: the plan, its years, and the day.
    fn head(&self) -> Article {
        self.plan.article(parts::as_of(self.date), self.date)
    }

    /// Whether text was searched for.
    fn is_found(&self) -> bool {
        self.actions.iter().any(|action| action.found.is_some())
    }

    /// The actions, those of a goal under its groups' headings. Where there are groups and several
    /// goals, each goal is named where it begins, lest its groups seem to be another's.
    fn rows(&self, cells: impl Fn(&ActionRow<'p>) -> Vec<Cell>) -> Vec<Row> {
        let of_goals = || self.actions.chunk_by(|one, other| one.goal == other.goal);
        let is_named =
            of_goals().nth(1).is_some() && self.actions.iter().any(|action| action.group.is_some());
        let mut rows = Vec::new();
        for actions in of_goals() {
            let mut own = parts::grouped(actions, |action| action.group, &cells);
            if let Some(first) = actions.first().filter(|_| is_named) {
                let goal = format!("Mål {}", first.goal);
                match own.first_mut() {
                    Some(Row::Group(group)) => *group = format!("{goal} · {group}"),
                    _ => rows.push(Row::Group(goal)),
                }
            }
            rows.extend(own);
        }
        rows
    }

    fn table(&self) -> Block {
        let columns = vec![
            Column::new(ColumnKind::Code, "Nr.", 6),
            Column::new(ColumnKind::Text, "Handling", 34),
            Column::new(ColumnKind::Words, "Ansvarlig", 8).in_width(50),
            Column::new(ColumnKind::Words, "Status", 12),
            Column::new(ColumnKind::Words, "Vurdering", 10).in_width(100),
            Column::new(ColumnKind::Words, "Frist", 8).in_width(120),
            Column::new(ColumnKind::Code, "Sidste note", 9).in_width(72),
            if self.is_found() {
                Column::new(ColumnKind::Text, "Fundet", 30)
            } else {
                Column::new(ColumnKind::Text, "Notens ord", 24).in_width(110)
            },
        ];
        let caption = format!("Handlingerne, som de stod den {}", date::long(self.date));
        let mut table = Table::new(caption, columns);
        table.rows = self.rows(ActionRow::cells);
        Block::Table(table)
    }

    /// A bar for each goal, and for all of them where there are several.
    fn progress(&self) -> Option<Block> {
        let goals = self.goals.iter();
        let bar = |goal: &GoalRow<'_>| {
            Counted::of_statuses(format!("Mål {}", goal.number), &goal.status).titled(goal.title)
        };
        let mut lines: Vec<Counted> = goals.map(bar).collect();
        if lines.len() > 1 {
            let mut total = Statuses::default();
            self.goals.iter().for_each(|goal| total += goal.status);
            lines.push(Counted::of_statuses("I alt", &total));
        }
        let chart = BarChart {
            stands_alone: true,
            ..counts::chart("Fremdrift", &lines)
        };
        (!lines.is_empty()).then_some(Block::Chart(Chart::Bars(chart)))
    }
}

/// So many characters of an action's words stand on its line: with the rest it is as wide as an
/// ordinary terminal.
const BRIEF: usize = 38;

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
        if !selection.includes(plan, goal, action, &state) {
            continue;
        }
        let mut row = ActionRow::of(plan, goal, action, &state);
        if !selection.search.is_everything() {
            let Some(found) = selection.search.find(action, date) else {
                continue;
            };
            row.found = Some(Box::new(FoundText::of(&selection.search, found)));
        }
        rows.push(row);
        states.push(state);
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
        ActionRow {
            number: action.number.as_str(),
            goal: goal.number.as_str(),
            group: action.group.as_deref(),
            text: &action.text,
            responsible: plan.names_of(&action.responsible),
            participants: plan.names_of(&action.participants),
            status: state.status,
            assessment: state.assessment,
            earlier_light: EarlierLight::of(state),
            deadline: state.deadline.map(Deadline),
            is_overdue: state.is_overdue(),
            last_note: state.last_note.map(LastNote::new),
            found: None,
        }
    }

    /// The cells where each action is a line.
    fn line(&self) -> Vec<Cell> {
        vec![
            Cell::from(self.number),
            Cell::from(parts::status(self.status)),
            Cell::from(parts::light(Light::new(self.status, self.assessment))),
            Cell::from(shorten(first_paragraph(self.text), BRIEF)),
        ]
    }

    fn cells(&self) -> Vec<Cell> {
        let mut status = Cell::from(parts::status(self.status));
        if self.is_overdue {
            let overdue = Inline::Toned(Tone::Overdue, "frist overskredet".to_owned());
            status.0.push(vec![overdue]);
        }
        let last_note = self.last_note.as_ref();
        vec![
            Cell::from(self.number),
            Cell::from(first_paragraph(self.text)),
            Cell::from(self.responsible.join(", ")),
            status,
            parts::light_cell(Light::new(self.status, self.assessment), self.earlier_light),
            Cell::from(parts::or_dash(self.deadline.map(|time| time.0.short()))),
            last_note.map_or_else(Cell::default, |note| Cell::from(date::short(note.date))),
            match &self.found {
                Some(found) => found.cell(),
                None => last_note.map_or_else(Cell::default, |note| Cell::from(note.text)),
            },
        ]
    }
}
