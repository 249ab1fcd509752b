//! `rollover`: what went on to the next period and what stayed behind, and the question about
//! each action.

use super::block::{Block, Heading, Inline, Tone};
use super::parts::Deadline;
use super::status::LastNote;
use crate::plan::{Action, Indicator, Status, first_paragraph};
use crate::query::successor::{Successor, last_status};
use crate::text::danish::years::Years;
use crate::text::danish::{date, noun, number};
use chrono::NaiveDate;
use serde::Serialize;

/// What became of everything in the old plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct RolloverView {
    /// The old period.
    #[serde(rename = "fra")]
    pub(crate) from: String,
    /// The new one.
    #[serde(rename = "til")]
    pub(crate) to: String,
    /// The actions that went on.
    #[serde(rename = "foert_over")]
    pub(crate) carried: Vec<ActionRow>,
    /// Those that were completed or dropped.
    #[serde(rename = "afsluttet")]
    pub(crate) finished: Vec<ActionRow>,
    /// Those that were left behind by choice.
    #[serde(rename = "valgt_fra")]
    pub(crate) declined: Vec<ActionRow>,
    /// The deadlines that were left out.
    #[serde(rename = "frister")]
    pub(crate) deadlines: Vec<DroppedDeadline>,
    /// The year's goals for the new years, which stay in the old plan.
    #[serde(rename = "aarsmaal")]
    pub(crate) year_goals: Vec<LeftYearGoal>,
    /// The indicators, all of which went on.
    #[serde(rename = "indikatorer")]
    pub(crate) indicators: Vec<IndicatorRow>,
}

/// One action.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct ActionRow {
    /// Its number in the old plan.
    #[serde(rename = "nr")]
    pub(crate) number: String,
    /// Its number in the new one, where it went on.
    #[serde(rename = "nyt_nr")]
    pub(crate) new_number: Option<String>,
    /// Its status at last.
    pub(crate) status: Status,
    /// Its first paragraph.
    #[serde(rename = "tekst")]
    pub(crate) text: String,
}

/// A deadline that lies outside the new period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct DroppedDeadline {
    /// The action's new number.
    #[serde(rename = "nr")]
    pub(crate) number: String,
    /// The deadline it had.
    #[serde(rename = "frist")]
    pub(crate) deadline: Deadline,
}

/// A year's goal for a new year that was written in the old plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct LeftYearGoal {
    /// The action's new number.
    #[serde(rename = "nr")]
    pub(crate) number: String,
    /// The year.
    #[serde(rename = "aar")]
    pub(crate) year: i32,
    /// What is to be reached.
    #[serde(rename = "maal")]
    pub(crate) goal: String,
}

/// An indicator that went on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct IndicatorRow {
    /// Its name.
    #[serde(rename = "navn")]
    pub(crate) name: String,
    /// Its unit.
    #[serde(rename = "enhed")]
    pub(crate) unit: String,
    /// Its new baseline.
    #[serde(rename = "udgangspunkt")]
    pub(crate) baseline: Option<f64>,
    /// Whether its action stayed behind.
    #[serde(rename = "uden_handling")]
    pub(crate) lost_its_action: bool,
    /// Whether its target was reached and left behind.
    #[serde(rename = "maaltal_naaet")]
    pub(crate) reached_its_target: bool,
}

impl RolloverView {
    /// What `successor` made of the plan of `from`.
    pub(crate) fn of(successor: &Successor<'_>, from: Years) -> RolloverView {
        let (finished, declined): (Vec<_>, Vec<_>) = successor
            .left
            .iter()
            .partition(|(_, status)| status.is_final());
        let stayed = |left: Vec<&(&Action, _)>| left.iter().map(|left| row(left.0, None)).collect();
        RolloverView {
            from: from.to_string(),
            to: successor.plan.period.to_string(),
            carried: successor
                .carried
                .iter()
                .map(|(action, number)| row(action, Some(number.to_string())))
                .collect(),
            finished: stayed(finished),
            declined: stayed(declined),
            deadlines: successor
                .dropped_deadlines
                .iter()
                .map(|(number, deadline)| DroppedDeadline {
                    number: number.to_string(),
                    deadline: Deadline(*deadline),
                })
                .collect(),
            year_goals: successor
                .left_year_goals
                .iter()
                .map(|(number, goal)| LeftYearGoal {
                    number: number.to_string(),
                    year: goal.year.value,
                    goal: goal.goal.clone(),
                })
                .collect(),
            indicators: indicators(successor),
        }
    }
}

impl RolloverView {
    /// What was done, for the files now in the folder `place`.
    pub(crate) fn receipt(&self, place: &str) -> Vec<Block> {
        let (from, to) = (&self.from, &self.to);
        let mut blocks = vec![Block::text(format!(
            "Udkastet til planen for {to} er skrevet i {place}."
        ))];
        let carried = self.carried.iter().map(|action| {
            let new = action.new_number.as_deref().unwrap_or("");
            let label = if new == action.number {
                new.to_owned()
            } else {
                format!("{new} (før {})", action.number)
            };
            (label, action.text.clone())
        });
        let count = |actions: &[ActionRow]| noun::HANDLING.count_words(actions.len());
        blocks.push(Block::heading(format!(
            "Ført over: {}",
            count(&self.carried)
        )));
        blocks.push(rows(carried));
        for (why, actions) in [("Afsluttet", &self.finished), ("Valgt fra", &self.declined)] {
            let left = actions.iter().map(|action| {
                let label = format!("{} {}", action.number, action.status.word());
                (label, action.text.clone())
            });
            let heading = format!("{why}, ikke ført over: {}", count(actions));
            blocks.extend(section(heading, left));
        }
        let deadlines = self.deadlines.iter();
        blocks.extend(section(
            format!("Frister uden for {to}, som ikke er ført over"),
            deadlines.map(|dropped| (dropped.number.clone(), dropped.deadline.0.to_string())),
        ));
        let year_goals = self.year_goals.iter();
        blocks.extend(section(
            format!("Årsmål, som bliver i {from}"),
            year_goals.map(|goal| (format!("{} {}", goal.number, goal.year), goal.goal.clone())),
        ));
        let indicators = self.indicators.iter();
        blocks.extend(section(
            "Indikatorer og deres nye udgangspunkt".to_owned(),
            indicators.map(|indicator| (indicator.name.clone(), indicator.words())),
        ));
        blocks.push(Block::heading("Det næste"));
        let steps = [
            format!("Skriv indledningen i {place}/handleplan.toml, og ret målenes tekst."),
            "Ret måltal og frister, og fjern det, der ikke hører til i den nye plan.".to_owned(),
            "Se efter fejl med: kimo tjek".to_owned(),
        ];
        blocks.push(Block::bullets(steps.map(|step| vec![step.into()])));
        blocks
    }
}

/// A heading over labels and their words, where there are any.
fn section(heading: String, labelled: impl Iterator<Item = (String, String)>) -> Vec<Block> {
    let mut labelled = labelled.peekable();
    if labelled.peek().is_none() {
        return Vec::new();
    }
    vec![Block::heading(heading), rows(labelled)]
}

fn rows(labelled: impl Iterator<Item = (String, String)>) -> Block {
    Block::bullets(labelled.map(|(label, words)| {
        vec![
            Inline::Strong(format!("{label}:")),
            Inline::from(" "),
            Inline::from(words),
        ]
    }))
}

impl IndicatorRow {
    fn words(&self) -> String {
        let baseline = match self.baseline {
            Some(value) => format!("{} {}", number::decimal(value), self.unit),
            None => "intet udgangspunkt".to_owned(),
        };
        let reached = if self.reached_its_target {
            "; måltallet er nået og ikke ført over"
        } else {
            ""
        };
        let lost = if self.lost_its_action {
            "; dens handling er ikke ført over"
        } else {
            ""
        };
        format!("{baseline}{reached}{lost}")
    }
}

/// One unfinished action, as it is shown above the question about it.
pub(crate) struct Candidate<'a> {
    /// Its place among those asked about, from 1, and how many they are.
    pub(crate) place: (usize, usize),
    pub(crate) number: &'a str,
    pub(crate) status: Status,
    /// Its first paragraph.
    pub(crate) text: &'a str,
    pub(crate) last_note: Option<LastNote<'a>>,
}

impl Candidate<'_> {
    /// The action that is asked about.
    pub(crate) fn blocks(&self) -> Vec<Block> {
        let (place, count) = self.place;
        let faint = |words: String| Inline::Toned(Tone::Faint, words);
        let heading = Heading {
            level: 2,
            text: vec![
                Inline::from(format!("{} · {}", self.number, self.status.word())),
                faint(format!("  ({place} af {count})")),
            ],
        };
        let note = self.last_note.as_ref();
        let note = note.map(|note| format!("{}: {}", date::long(note.date), note.text));
        let text = Block::introduction(self.text);
        [Block::Heading(heading), text]
            .into_iter()
            .chain(note.map(|note| Block::paragraph(vec![faint(note)])))
            .collect()
    }
}

fn row(action: &Action, new_number: Option<String>) -> ActionRow {
    ActionRow {
        number: action.number.to_string(),
        new_number,
        status: last_status(action),
        text: first_paragraph(action.wording_on(NaiveDate::MAX).text).to_owned(),
    }
}

fn indicators(successor: &Successor<'_>) -> Vec<IndicatorRow> {
    let is_among = |some: &[&Indicator], name: &str| {
        let mut names = some.iter().map(|indicator| indicator.name.as_str());
        names.any(|other| other == name)
    };
    let carried = successor.plan.indicators().map(|(_, indicator)| indicator);
    carried
        .map(|indicator| IndicatorRow {
            name: indicator.name.value.clone(),
            unit: indicator.unit.clone(),
            baseline: indicator.baseline,
            lost_its_action: is_among(&successor.unlinked, &indicator.name),
            reached_its_target: is_among(&successor.reached, &indicator.name),
        })
        .collect()
}
