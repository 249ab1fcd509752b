//! The entries on an action as views show them: notes, a year's goal with its means, the verdict on it,
//! and amendments.

use super::{Deadline, DecisionRef, after, or_dash, owned};
use crate::plan::{Action, Amended, Assessment, Note, Plan, Status, Verdict, YearGoal, YearResult};
use crate::text::danish::{date, noun, number};
use crate::text::letters::capital;
use crate::text::visible::one_line;
use crate::view::block::{Block, Cell, Inline, Paragraph, Tone};
use chrono::NaiveDate;
use serde::Serialize;

/// A note.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct NoteView {
    /// The action's number.
    #[serde(rename = "handling")]
    pub(crate) action: String,
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    /// Who wrote it, as the register names it.
    #[serde(rename = "af")]
    pub(crate) by: Option<String>,
    /// The year it is about, where that is the one before.
    #[serde(rename = "aar")]
    pub(crate) year: Option<i32>,
    /// The words, paragraphs parted by blank lines.
    #[serde(rename = "tekst")]
    pub(crate) text: String,
    /// What is to be decided about the action.
    #[serde(rename = "indstilling")]
    pub(crate) recommendation: Option<String>,
    /// The status from that day.
    pub(crate) status: Option<Status>,
    /// The light it gave.
    #[serde(rename = "vurdering")]
    pub(crate) light: Option<Assessment>,
    /// The step that was reached, from 1.
    #[serde(rename = "trin")]
    pub(crate) step: Option<u32>,
    /// The time the deadline was moved to.
    #[serde(rename = "frist")]
    pub(crate) deadline: Option<Deadline>,
    /// The meeting that decided.
    #[serde(rename = "besluttet")]
    pub(crate) decision: Option<DecisionRef>,
    /// What it changed, in words: `status: igangsat`.
    #[serde(rename = "virkning")]
    pub(crate) effects: Vec<String>,
}

impl NoteView {
    pub(crate) fn new(plan: &Plan, action: &Action, note: &Note) -> NoteView {
        NoteView {
            action: action.number.to_string(),
            date: note.date.value,
            by: note.by.as_deref().map(|by| plan.party_name(by).to_owned()),
            year: note.year.map(|year| year.value),
            text: note.text.to_string(),
            recommendation: note.recommendation.as_deref().map(str::to_owned),
            status: note.status.map(|status| status.value),
            light: note.assessment,
            step: note.step.map(|step| step.value),
            deadline: note.deadline.map(|time| Deadline(time.value)),
            decision: DecisionRef::of(plan, note.decided),
            effects: effects(action, note),
        }
    }

    /// Its day and all that it changed.
    pub(crate) fn head(&self) -> String {
        let mut head = vec![date::long(self.date) + &self.about()];
        head.extend(self.by.clone());
        head.extend(self.effects.iter().cloned());
        head.extend(self.decision.as_ref().map(DecisionRef::decided));
        head.join(" · ")
    }

    /// The year it is about, after its day, where that is the year before.
    pub(crate) fn about(&self) -> String {
        let year = self.year.map(|year| format!(" (om {year})"));
        year.unwrap_or_default()
    }

    /// In a history: its head over its words.
    pub(crate) fn item(&self) -> Vec<Block> {
        let head = Block::Paragraph(Paragraph {
            text: vec![Inline::Toned(Tone::Faint, self.head())],
            introduces: true,
        });
        let words = after(Vec::new(), &self.text).into_iter();
        let wish = self.recommended().into_iter().map(Block::paragraph);
        std::iter::once(head)
            .chain(words.map(Block::paragraph))
            .chain(wish)
            .collect()
    }

    /// What is to be decided, in paragraphs apart from the note's own words.
    fn recommended(&self) -> Vec<Vec<Inline>> {
        let start = || vec![Inline::Strong("Indstilling:".to_owned()), " ".into()];
        let text = self.recommendation.as_deref();
        text.map_or_else(Vec::new, |text| after(start(), text))
    }

    /// In a table: its day and its words.
    pub(crate) fn dated(&self) -> String {
        format!("{}{}: {}", date::short(self.date), self.about(), self.text)
    }

    /// Its paragraphs, the first after `start`, with what it changed after the last, and what is to be
    /// decided.
    pub(crate) fn paragraphs(&self, start: Vec<Inline>) -> Vec<Vec<Inline>> {
        let mut shown = after(start, &self.text);
        if let Some(last) = shown.last_mut().filter(|_| !self.effects.is_empty()) {
            last.push(" ".into());
            let effects = one_line(&self.effects.join("; "));
            last.push(Inline::Emphasis(format!("({effects})")));
        }
        shown.extend(self.recommended());
        shown
    }
}

/// What a note sets, in words: `status: igangsat`, `ny frist: 30. juni 2025`.
pub(crate) fn effects(action: &Action, note: &Note) -> Vec<String> {
    let step = note
        .step
        .map(|step| step_reached(step.value, step_words(&action.steps, step.value)));
    let deadline = note
        .deadline
        .map(|time| format!("ny frist: {}", time.value));
    let status = note
        .status
        .map(|status| format!("status: {}", status.word()));
    let light = note
        .assessment
        .map(|light| format!("vurdering: {}", light.word()));
    [status, light, step, deadline]
        .into_iter()
        .flatten()
        .collect()
}

/// The words of the step with this number, from 1.
pub(crate) fn step_words(steps: &[String], number: u32) -> Option<&str> {
    let index = usize::try_from(number).ok()?.checked_sub(1)?;
    steps.get(index).map(String::as_str)
}

/// That a step was reached: `trin 2 nået: Udbud`.
pub(crate) fn step_reached(number: u32, words: Option<&str>) -> String {
    match words {
        Some(words) => format!("trin {number} nået: {words}"),
        None => format!("trin {number} nået"),
    }
}

/// The means of a year's goal: what they are, and the amount; nothing where neither is set.
pub(crate) fn means(words: Option<&str>, amount: Option<i64>) -> Option<String> {
    let words = words.map(|words| words.trim().to_owned());
    let all: Vec<String> = words.into_iter().chain(amount.map(number::money)).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// A year's goal in a line, with its means where there are any.
pub(crate) fn goal_and_means(goal: &str, words: Option<&str>, amount: Option<i64>) -> String {
    let means = means(words, amount).map(|means| format!(" – midler: {means}"));
    format!("{goal}{}", means.unwrap_or_default())
}

/// A year's goal with its means.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct YearGoalView {
    /// What is to be reached.
    #[serde(rename = "maal")]
    pub(crate) goal: String,
    /// By what means.
    #[serde(rename = "midler")]
    pub(crate) means: Option<String>,
    /// The means in whole kroner.
    #[serde(rename = "beloeb")]
    pub(crate) amount: Option<i64>,
    /// The meeting that decided; none: a proposal.
    #[serde(rename = "besluttet")]
    pub(crate) decision: Option<DecisionRef>,
}

impl YearGoalView {
    pub(crate) fn new(plan: &Plan, goal: &YearGoal) -> YearGoalView {
        YearGoalView {
            goal: goal.goal.trim().to_owned(),
            means: goal.means.clone(),
            amount: goal.amount,
            decision: DecisionRef::of(plan, goal.decided),
        }
    }

    /// The means in a table of their own column.
    pub(crate) fn means_cell(&self) -> Cell {
        Cell::from(or_dash(self.means.clone()))
    }

    /// The amount in a table of their own column.
    pub(crate) fn amount_cell(&self) -> Cell {
        Cell::from(or_dash(self.amount.map(number::money)))
    }
}

/// The verdict on a year's goal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct ResultView {
    /// The year.
    #[serde(rename = "aar")]
    pub(crate) year: i32,
    /// The day it was written.
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    #[serde(rename = "opnaaet")]
    pub(crate) verdict: Verdict,
    /// What was reached, or why not.
    #[serde(rename = "tekst")]
    pub(crate) text: Option<String>,
    /// What was used, in whole kroner.
    #[serde(rename = "forbrug")]
    pub(crate) spent: Option<i64>,
}

impl ResultView {
    pub(crate) fn new(result: &YearResult) -> ResultView {
        ResultView {
            year: result.year.value,
            date: result.date.value,
            verdict: result.verdict,
            text: result.text.clone(),
            spent: result.spent,
        }
    }

    /// The verdict, what was used, and its words: `Delvist nået, brugt 58.500 kr.: 910 deltagere`.
    pub(crate) fn words(&self) -> String {
        capital(&self.lower())
    }

    /// The same within a sentence.
    pub(crate) fn lower(&self) -> String {
        let spent = self.spent.map(number::money);
        let spent = spent.map_or_else(String::new, |spent| format!(", brugt {spent}"));
        let text = self.text.as_deref();
        let text = text.map_or_else(String::new, |text| format!(": {text}"));
        format!("{}{spent}{text}", self.verdict.participle())
    }
}

/// What an action says, or who answers for it, from a day on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct AmendmentView {
    /// The day.
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    /// The new words, where there are any.
    #[serde(rename = "tekst")]
    pub(crate) text: Option<String>,
    /// The words before them.
    #[serde(rename = "tekst_foer")]
    pub(crate) text_before: Option<String>,
    /// The parties that answer for it from then on, where they are others.
    #[serde(rename = "ansvarlig")]
    pub(crate) responsible: Option<Vec<String>>,
    /// Those before them.
    #[serde(rename = "ansvarlig_foer")]
    pub(crate) responsible_before: Option<Vec<String>>,
    /// The meeting that decided.
    #[serde(rename = "besluttet")]
    pub(crate) decision: Option<DecisionRef>,
}

impl AmendmentView {
    pub(crate) fn new(plan: &Plan, amended: &Amended<'_>) -> AmendmentView {
        let amendment = amended.amendment;
        let text = amendment.text.clone();
        let names = |parties| owned(&plan.names_of(parties));
        let parties = Some(&amendment.responsible).filter(|parties| !parties.is_empty());
        AmendmentView {
            date: amendment.date.value,
            text_before: text.as_ref().map(|_| amended.before.text.to_owned()),
            text,
            responsible: parties.map(|parties| names(parties)),
            responsible_before: parties.map(|_| names(amended.before.responsible)),
            decision: DecisionRef::of(plan, amendment.decided),
        }
    }

    /// What is otherwise, each as part of a sentence.
    pub(crate) fn changes(&self) -> Vec<String> {
        let parties = self
            .responsible
            .as_ref()
            .zip(self.responsible_before.as_ref());
        let parties = parties.map(|(now, before)| {
            format!(
                "ansvarlig er nu {}, før {}",
                noun::list(now),
                noun::list(before)
            )
        });
        let text = self.text.as_ref().zip(self.text_before.as_ref());
        let text = text.map(|(now, before)| format!("ordlyden er nu ”{now}”, før ”{before}”"));
        parties.into_iter().chain(text).collect()
    }
}
