//! `alignment`: outside goals against the actions that serve them, those that none serves, and
//! the actions that serve none.

use super::block::{Article, Block, Cell, Column, ColumnKind, Inline, Row, Section, Table};
use super::masthead::Masthead;
use super::parts::{self, ActionRef};
use crate::plan::{Action, OutsideGoal, Plan, Status};
use crate::query::order;
use crate::text::danish::{date, noun};
use chrono::NaiveDate;
use serde::Serialize;

/// The outside goals by source, on a date. An action that was dropped serves nothing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct AlignmentView {
    #[serde(flatten)]
    pub(crate) plan: Masthead,
    /// The date that the view is of.
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    /// The organisations whose goals they are, in the register's order.
    #[serde(rename = "kilder")]
    pub(crate) sources: Vec<Source>,
    /// The numbers of the goals that no action serves.
    #[serde(rename = "uden_handling")]
    pub(crate) unserved: Vec<String>,
    /// The actions that serve no outside goal.
    #[serde(rename = "handlinger_uden_maal")]
    pub(crate) unaligned: Vec<AlignedAction>,
    /// Whether there is any action that could serve one.
    #[serde(skip)]
    has_actions: bool,
}

/// The goals of one organisation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Source {
    /// Whose they are.
    #[serde(rename = "kilde")]
    pub(crate) name: String,
    /// The goals, by number.
    #[serde(rename = "maal")]
    pub(crate) goals: Vec<ServedGoal>,
}

/// An outside goal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct ServedGoal {
    /// Its number.
    #[serde(rename = "nr")]
    pub(crate) number: String,
    /// What it says.
    #[serde(rename = "titel")]
    pub(crate) title: String,
    /// The actions that serve it.
    #[serde(rename = "handlinger")]
    pub(crate) actions: Vec<AlignedAction>,
}

/// An action with its status.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct AlignedAction {
    /// The action.
    #[serde(flatten)]
    pub(crate) action: ActionRef,
    pub(crate) status: Status,
}

impl AlignmentView {
    /// The alignment of `plan` as it stood on `date`.
    pub(crate) fn of(masthead: Masthead, plan: &Plan, date: NaiveDate) -> AlignmentView {
        let actions: Vec<(&Action, Status)> = order::actions(plan)
            .into_iter()
            .map(|(_, action)| (action, action.on(date).status))
            .filter(|(_, status)| *status != Status::Dropped)
            .collect();
        let aligned = |(action, status): &(&Action, Status)| AlignedAction {
            action: ActionRef::new(plan, action),
            status: *status,
        };
        let served = |goal: &OutsideGoal| ServedGoal {
            number: goal.number.to_string(),
            title: goal.title.clone(),
            actions: actions
                .iter()
                .filter(|(action, _)| serves(action, goal))
                .map(aligned)
                .collect(),
        };
        let sources = by_source(plan, served);
        let goals = sources.iter().flat_map(|source| &source.goals);
        AlignmentView {
            plan: masthead,
            date,
            unserved: goals
                .filter(|goal| goal.actions.is_empty())
                .map(|goal| goal.number.clone())
                .collect(),
            sources,
            has_actions: !actions.is_empty(),
            unaligned: actions
                .iter()
                .filter(|(action, _)| action.outside_goals.is_empty())
                .map(aligned)
                .collect(),
        }
    }

    /// Whether the plan registers any outside goal at all.
    pub(crate) fn has_goals(&self) -> bool {
        !self.sources.is_empty()
    }

    /// The goals with the actions that serve them, source by source, and then what is left over
    /// on either side.
    pub(crate) fn article(&self) -> Article {
        let words = if self.has_goals() {
            self.summary()
        } else {
            "Planen har ingen internationale mål at afstemme med.".to_owned()
        };
        let title = format!(
            "Afstemning med internationale mål den {}",
            date::long(self.date)
        );
        let mut article = self.plan.article(title, self.date);
        article.front.push(Block::text(words));
        if self.has_goals() {
            let sources = self.sources.iter().enumerate();
            article.sections = sources.map(|(at, source)| source.section(at)).collect();
            let goals = self.sources.iter().flat_map(|source| &source.goals);
            let unserved = goals.filter(|goal| goal.actions.is_empty());
            let unserved = unserved.map(|goal| format!("{} {}", goal.number, goal.title));
            let unaligned = self.unaligned.iter();
            let unaligned =
                unaligned.map(|action| format!("{} ({})", action.name(), action.status.word()));
            article.sections.extend([
                left_over(
                    "maal-uden-handling",
                    "Mål, som ingen handling bidrager til",
                    unserved,
                ),
                left_over(
                    "handlinger-uden-maal",
                    "Handlinger, der ikke bidrager til noget af målene",
                    unaligned,
                ),
            ]);
        }
        article
    }

    fn summary(&self) -> String {
        let goals: usize = self.sources.iter().map(|source| source.goals.len()).sum();
        let served = goals - self.unserved.len();
        let left_over = match self.unaligned.len() {
            0 if !self.has_actions => "Planen har ingen handlinger, der kan bidrage.".to_owned(),
            0 => "Hver handling bidrager til mindst ét af dem.".to_owned(),
            1 => "1 handling bidrager ikke til nogen af dem.".to_owned(),
            count => format!(
                "{} bidrager ikke til nogen af dem.",
                noun::HANDLING.count(count)
            ),
        };
        format!(
            "{served} af {} har mindst én handling. {left_over}",
            noun::MAAL.count(goals)
        )
    }
}

impl Source {
    fn section(&self, at: usize) -> Section {
        let columns = vec![
            Column::new(ColumnKind::Code, "Nr.", 8),
            Column::new(ColumnKind::Text, "Mål", 30).in_width(50),
            Column::new(ColumnKind::Text, "Handling", 45),
            Column::new(ColumnKind::Words, "Status", 17),
        ];
        let mut table = Table::new(format!("Mål fra {}", self.name), columns);
        table.rows = self.goals.iter().flat_map(ServedGoal::rows).collect();
        Section {
            blocks: vec![Block::Table(table)],
            ..Section::new(&format!("kilde-{}", at + 1), &self.name)
        }
    }
}

impl ServedGoal {
    /// A row for each action that serves the goal, or one that says there is none.
    fn rows(&self) -> Vec<Row> {
        let row = |action: Cell, status: Cell| {
            let goal = [self.number.as_str(), &self.title].map(Cell::from);
            Row::Cells(goal.into_iter().chain([action, status]).collect())
        };
        if self.actions.is_empty() {
            return vec![row(Cell::from("ingen"), Cell::default())];
        }
        let rows = self.actions.iter().map(|action| {
            let status = Cell::from(parts::status(action.status));
            row(Cell::from(action.name()), status)
        });
        rows.collect()
    }
}

impl AlignedAction {
    fn name(&self) -> String {
        self.action.named(80)
    }
}

/// A section of what is left over, which may be nothing.
fn left_over(anchor: &str, heading: &str, items: impl Iterator<Item = String>) -> Section {
    let items: Vec<Vec<Inline>> = items.map(|item| vec![Inline::Text(item)]).collect();
    let block = if items.is_empty() {
        Block::text("Ingen.")
    } else {
        Block::bullets(items)
    };
    Section {
        blocks: vec![block],
        ..Section::new(anchor, heading)
    }
}

fn serves(action: &Action, goal: &OutsideGoal) -> bool {
    let numbers = &action.outside_goals;
    numbers
        .iter()
        .any(|number| number.value == goal.number.value)
}

fn by_source(plan: &Plan, served: impl Fn(&OutsideGoal) -> ServedGoal) -> Vec<Source> {
    let mut goals: Vec<&OutsideGoal> = plan.outside_goals.iter().collect();
    goals.sort_by(|a, b| a.number.value.cmp(&b.number.value));
    let mut sources: Vec<Source> = Vec::new();
    for name in plan.outside_goals.iter().map(OutsideGoal::source) {
        if sources.iter().any(|source| source.name == name) {
            continue;
        }
        let own = goals.iter().filter(|goal| goal.source() == name);
        sources.push(Source {
            name: name.to_owned(),
            goals: own.map(|goal| served(goal)).collect(),
        });
    }
    sources
}
