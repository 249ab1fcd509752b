//! `show`: one action whole, with its history and where it came from.

use super::block::{Article, Block, Inline, Section, Tone};
use super::lineage::Ancestor;
use super::masthead::Masthead;
use super::parts::{
    self, AmendmentView, Deadline, DecisionRef, EarlierLight, NoteView, ResultView, YearGoalView,
};
use crate::plan::{self, Action, Assessment, Goal, Light, Note, Plan, Status};
use crate::query::year_goal;
use crate::text::danish::date;
use chrono::NaiveDate;
use serde::Serialize;

/// One action on one date.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct ActionView {
    #[serde(flatten)]
    pub(crate) plan: Masthead,
    /// Whether the plan's period has begun: before that, a note is on the plan before it. No part of
    /// the machine-readable output.
    #[serde(skip)]
    has_begun: bool,
    /// Who decides; no part of the machine-readable output.
    #[serde(skip)]
    pub(crate) assembly: String,
    /// The date that the view is of.
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    /// Its number.
    #[serde(rename = "nr")]
    pub(crate) number: String,
    /// Its goal.
    #[serde(rename = "maal")]
    pub(crate) goal: Numbered,
    /// The heading between goal and action.
    #[serde(rename = "gruppe")]
    pub(crate) group: Option<String>,
    /// Its words.
    #[serde(rename = "tekst")]
    pub(crate) text: String,
    /// The parties that answer for it, by the register's names.
    #[serde(rename = "ansvarlig")]
    pub(crate) responsible: Vec<String>,
    /// The parties that take part.
    #[serde(rename = "medvirkende")]
    pub(crate) participants: Vec<String>,
    pub(crate) status: Status,
    /// Its light.
    #[serde(rename = "vurdering")]
    pub(crate) assessment: Option<Assessment>,
    /// The last light of an earlier year, where this year has none yet.
    #[serde(rename = "seneste_vurdering")]
    pub(crate) earlier_light: Option<EarlierLight>,
    /// When it begins.
    pub(crate) start: Option<Deadline>,
    /// The deadline in force.
    #[serde(rename = "frist")]
    pub(crate) deadline: Option<Deadline>,
    /// The deadline that a note moved, where one did.
    #[serde(rename = "oprindelig_frist")]
    pub(crate) original_deadline: Option<Deadline>,
    /// Whether the deadline has passed.
    #[serde(rename = "overskredet")]
    pub(crate) is_overdue: bool,
    /// Its steps.
    #[serde(rename = "trin")]
    pub(crate) steps: Vec<Step>,
    /// The outside goals that it serves.
    pub(crate) international: Vec<Numbered>,
    /// The day it was added, where that was after the plan was adopted.
    #[serde(rename = "oprettet")]
    pub(crate) created: Option<NaiveDate>,
    /// The meeting that decided to add it.
    #[serde(rename = "besluttet")]
    pub(crate) decided: Option<DecisionRef>,
    /// The action of an earlier period that it carries on.
    #[serde(rename = "fra")]
    pub(crate) origin: Option<String>,
    /// That action and those before it, the latest first, as far as their periods are kept.
    #[serde(rename = "herkomst")]
    pub(crate) lineage: Vec<Ancestor>,
    /// Goals and means, by year, each year's in the order of their days.
    #[serde(rename = "aarsmaal")]
    pub(crate) year_goals: Vec<YearGoal>,
    /// Its changes with a date, oldest first, each with what held before.
    #[serde(rename = "aendringer")]
    pub(crate) amendments: Vec<AmendmentView>,
    /// The verdicts on its years, each year's in the order of their days.
    #[serde(rename = "resultater")]
    pub(crate) results: Vec<ResultView>,
    /// The notes up to the date, oldest first.
    #[serde(rename = "noter")]
    pub(crate) notes: Vec<NoteView>,
}

/// A number with its title.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Numbered {
    /// The number.
    #[serde(rename = "nr")]
    pub(crate) number: String,
    /// The title.
    #[serde(rename = "titel")]
    pub(crate) title: String,
}

/// A step towards the action.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Step {
    /// Its number, from 1.
    #[serde(rename = "nr")]
    pub(crate) number: usize,
    /// Its words.
    #[serde(rename = "tekst")]
    pub(crate) text: String,
    /// The day it was reached.
    #[serde(rename = "naaet")]
    pub(crate) reached: Option<NaiveDate>,
}

/// Goal and means for one year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct YearGoal {
    /// The year.
    #[serde(rename = "aar")]
    pub(crate) year: i32,
    /// The day it was written.
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    /// What is to be reached, by what means, and who decided.
    #[serde(flatten)]
    pub(crate) goal: YearGoalView,
    /// Whether it is the one in force on the date.
    #[serde(rename = "gaeldende")]
    pub(crate) is_in_force: bool,
    /// What became of it where it is not.
    #[serde(skip)]
    became: Option<Became>,
}

/// What became of a goal that is not in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Became {
    /// Another was decided or proposed after it.
    Superseded,
    /// A proposal to change what is decided, on which no meeting has decided.
    Awaiting,
    /// Such a proposal on an action that has ended since.
    Lapsed,
}

impl ActionView {
    /// `action` of `goal`, as it stood on `date`.
    pub(crate) fn of(
        masthead: Masthead,
        plan: &Plan,
        goal: &Goal,
        action: &Action,
        date: NaiveDate,
    ) -> ActionView {
        let state = action.on(date);
        let planned = action.deadline.map(|deadline| deadline.value);
        let notes = action.notes_until(date);
        ActionView {
            plan: masthead,
            has_begun: plan.period.value.first_day() <= date,
            assembly: plan.assembly().to_owned(),
            date,
            number: action.number.to_string(),
            goal: Numbered {
                number: goal.number.to_string(),
                title: goal.title.value.clone(),
            },
            group: action.group.clone(),
            text: action.text.clone(),
            responsible: parts::owned(&plan.names_of(&action.responsible)),
            participants: parts::owned(&plan.names_of(&action.participants)),
            status: state.status,
            assessment: state.assessment,
            earlier_light: EarlierLight::of(&state),
            start: action.start.map(|start| Deadline(start.value)),
            deadline: state.deadline.map(Deadline),
            original_deadline: planned
                .filter(|planned| Some(*planned) != state.deadline)
                .map(Deadline),
            is_overdue: state.is_overdue(),
            steps: steps(action, &notes),
            international: outside_goals(plan, action),
            created: action.created.map(|day| day.value),
            decided: DecisionRef::of(plan, action.decided),
            origin: action.origin.as_ref().map(|origin| origin.to_string()),
            lineage: Vec::new(),
            year_goals: year_goals(plan, action, date),
            amendments: action
                .amended_until(date)
                .iter()
                .map(|amended| AmendmentView::new(plan, amended))
                .collect(),
            results: results(action),
            notes: notes
                .into_iter()
                .map(|note| NoteView::new(plan, action, note))
                .collect(),
        }
    }

    /// The same with where it came from, which stands in other plans.
    pub(crate) fn with_lineage(self, lineage: Vec<Ancestor>) -> ActionView {
        ActionView { lineage, ..self }
    }

    /// The whole action, section by section; a section without content is left out.
    pub(crate) fn article(&self) -> Article {
        let mut sections = vec![
            section("trin", "Trin", self.steps.iter().map(Step::item)),
            section(
                "aendringer",
                "Ændringer",
                self.amendments.iter().map(amendment_item),
            ),
            section(
                "maal",
                "Mål og midler",
                { self.year_goals.iter() }.map(|goal| goal.item(&self.assembly)),
            ),
            section(
                "resultater",
                "Resultater",
                self.results.iter().map(result_item),
            ),
            section("noter", "Noter", self.notes.iter().map(NoteView::item)),
            section(
                "herkomst",
                "Herkomst",
                self.lineage.iter().map(Ancestor::item),
            ),
        ];
        if let Some(notes) = sections.get_mut(4).filter(|notes| notes.blocks.is_empty()) {
            let way = format!(" Skriv den første med: kimo notér {} \"…\"", self.number);
            let way = if self.has_begun { way } else { String::new() };
            notes.blocks.push(Block::text(format!("Ingen noter.{way}")));
        }
        sections.retain(|section| !section.blocks.is_empty());
        let goal = format!("Mål {}: {}", self.goal.number, self.goal.title);
        let place = [Some(goal), self.group.clone()].into_iter().flatten();
        let text = parts::after(Vec::new(), &self.text);
        let mut front: Vec<Block> = text.into_iter().map(Block::paragraph).collect();
        front.push(Block::bullets(self.facts()));
        let title = format!("Handling {}", self.number);
        let mut article = self.plan.article(title, self.date);
        article
            .subtitle
            .extend(place.chain([parts::as_of(self.date)]));
        Article {
            front,
            sections,
            ..article
        }
    }

    /// Each a name and its value.
    fn facts(&self) -> Vec<Vec<Inline>> {
        let fact = |name: &str, value: Inline| {
            vec![Inline::Strong(format!("{name}:")), Inline::from(" "), value]
        };
        let light = Light::new(self.status, self.assessment);
        let mut facts = vec![fact("Ansvarlig", self.responsible.join(", ").into())];
        if !self.participants.is_empty() {
            facts.push(fact("Medvirkende", self.participants.join(", ").into()));
        }
        facts.push(fact("Status", parts::status(self.status)));
        let mut assessment = fact("Vurdering", parts::light(light));
        let earlier = self.earlier_light.map(EarlierLight::words);
        assessment.extend(earlier.map(|words| Inline::from(format!(", {words}"))));
        facts.push(assessment);
        facts.extend(
            self.start
                .map(|start| fact("Start", start.0.to_string().into())),
        );
        facts.extend(
            self.deadline
                .map(|deadline| fact("Frist", self.deadline_words(deadline))),
        );
        let international = self.international.iter();
        facts.extend(international.map(|goal| {
            fact(
                "International",
                format!("{} {}", goal.number, goal.title).into(),
            )
        }));
        facts.extend(self.created.map(|created| {
            let decided = self.decided.as_ref().map(DecisionRef::decided);
            let decided = decided.unwrap_or_else(|| format!("afventer {}", self.assembly));
            fact(
                "Oprettet",
                format!("{}, {decided}", date::long(created)).into(),
            )
        }));
        let origin = self.origin.as_deref();
        facts.extend(origin.map(|origin| fact("Ført over fra", origin.into())));
        facts
    }

    fn deadline_words(&self, deadline: Deadline) -> Inline {
        let mut words = deadline.0.to_string();
        if let Some(original) = self.original_deadline {
            words += &format!(" (oprindelig {})", original.0);
        }
        if self.is_overdue {
            Inline::Toned(Tone::Overdue, words + " – overskredet")
        } else {
            words.into()
        }
    }
}

fn section(anchor: &str, heading: &str, items: impl Iterator<Item = Vec<Block>>) -> Section {
    let items: Vec<_> = items.collect();
    let blocks = (!items.is_empty()).then(|| Block::list(items));
    Section {
        blocks: blocks.into_iter().collect(),
        ..Section::new(anchor, heading)
    }
}

impl Step {
    fn item(&self) -> Vec<Block> {
        let reached = match self.reached {
            Some(day) => format!("nået den {}", date::long(day)),
            None => "ikke nået".to_owned(),
        };
        vec![Block::text(format!(
            "Trin {}: {} – {reached}",
            self.number, self.text
        ))]
    }
}

impl YearGoal {
    fn item(&self, assembly: &str) -> Vec<Block> {
        let goal = &self.goal;
        let decided = match &goal.decision {
            Some(decision) => decision.decided(),
            None => format!("forslag af {}", date::long(self.date)),
        };
        let became = match self.became {
            None => String::new(),
            Some(Became::Superseded) => ", siden afløst".to_owned(),
            Some(Became::Awaiting) => format!(", afventer {assembly}"),
            Some(Became::Lapsed) => ", bortfaldet med handlingen".to_owned(),
        };
        let set = parts::goal_and_means(&goal.goal, goal.means.as_deref(), goal.amount);
        vec![Block::text(format!(
            "{}: {set} ({decided}{became})",
            self.year
        ))]
    }
}

fn amendment_item(amendment: &AmendmentView) -> Vec<Block> {
    let decided = amendment.decision.as_ref().map(DecisionRef::decided);
    let decided = decided.map_or_else(String::new, |decided| format!(" ({decided})"));
    let changes = amendment.changes().join("; ");
    vec![Block::text(format!(
        "Fra den {}: {changes}{decided}",
        date::long(amendment.date)
    ))]
}

fn result_item(result: &ResultView) -> Vec<Block> {
    vec![Block::text(format!(
        "{}: {} ({})",
        result.year,
        result.words(),
        date::long(result.date)
    ))]
}

fn results(action: &Action) -> Vec<ResultView> {
    let mut results: Vec<_> = action.results.iter().map(|result| &result.value).collect();
    results.sort_by_key(|result| (result.year.value, result.date.value));
    results.into_iter().map(ResultView::new).collect()
}

fn steps(action: &Action, notes: &[&Note]) -> Vec<Step> {
    let reached = |number: usize| {
        let reaches = |note: &&&Note| note.step.is_some_and(|step| step.value as usize == number);
        notes.iter().find(reaches).map(|note| note.date.value)
    };
    let numbered = action.steps.iter().enumerate();
    numbered
        .map(|(index, text)| Step {
            number: index + 1,
            text: text.clone(),
            reached: reached(index + 1),
        })
        .collect()
}

fn outside_goals(plan: &Plan, action: &Action) -> Vec<Numbered> {
    let title = |number: &str| {
        plan.outside_goal(number)
            .map_or("", |goal| &goal.title)
            .to_owned()
    };
    let numbers = action.outside_goals.iter();
    numbers
        .map(|number| Numbered {
            number: number.to_string(),
            title: title(number.as_str()),
        })
        .collect()
}

fn year_goals(plan: &Plan, action: &Action, date: NaiveDate) -> Vec<YearGoal> {
    let mut goals: Vec<_> = action.year_goals.iter().map(|goal| &goal.value).collect();
    goals.sort_by_key(|goal| (goal.year.value, goal.date.value));
    let view = |goal: &plan::YearGoal| {
        let in_force = action.year_goal_on(goal.year.value, date);
        let is_in_force = in_force.is_some_and(|in_force| std::ptr::eq(in_force, goal));
        YearGoal {
            year: goal.year.value,
            date: goal.date.value,
            goal: YearGoalView::new(plan, goal),
            is_in_force,
            became: (!is_in_force).then(|| became(action, goal, date)),
        }
    };
    goals.into_iter().map(view).collect()
}

fn became(action: &Action, goal: &plan::YearGoal, date: NaiveDate) -> Became {
    let open = year_goal::open(action, goal.year.value);
    if !open.is_some_and(|open| std::ptr::eq(open, goal)) {
        Became::Superseded
    } else if action.on(date).status.is_final() {
        Became::Lapsed
    } else {
        Became::Awaiting
    }
}
