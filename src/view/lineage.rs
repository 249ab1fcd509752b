//! Where an action came from: the action of an earlier period that it carries on, as that
//! period left it.

use super::block::Block;
use super::parts::{self, NoteView};
use crate::plan::{Action, Assessment, Plan, Status};
use crate::text::danish::{date, noun};
use chrono::NaiveDate;
use serde::Serialize;

/// How many notes of an earlier period are shown.
const LAST_NOTES: usize = 3;

/// An action of an earlier period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Ancestor {
    /// The earlier period.
    #[serde(rename = "periode")]
    pub(crate) period: String,
    /// Its number there.
    #[serde(rename = "nr")]
    pub(crate) number: String,
    /// Its words.
    #[serde(rename = "tekst")]
    pub(crate) text: String,
    /// Whether the action that carries it on has other words.
    #[serde(rename = "tekst_aendret")]
    pub(crate) was_reworded: bool,
    /// The day of its status: the period's last, or an earlier one that was asked for.
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    /// Its status on that day.
    pub(crate) status: Status,
    /// Its light on that day.
    #[serde(rename = "vurdering")]
    pub(crate) assessment: Option<Assessment>,
    /// How many notes it has to that day.
    #[serde(rename = "antal_noter")]
    pub(crate) note_count: usize,
    /// The last of them, oldest first.
    #[serde(rename = "noter")]
    pub(crate) notes: Vec<NoteView>,
}

impl Ancestor {
    /// `action` of the earlier `plan`, which goes on in one whose words are `later_text`; as it
    /// stood at the end of its period, or on `date` where that is earlier.
    pub(crate) fn of(plan: &Plan, action: &Action, later_text: &str, date: NaiveDate) -> Ancestor {
        let date = date.min(plan.period.value.last_day());
        let state = action.on(date);
        let notes = action.notes_until(date);
        let last = notes.iter().skip(notes.len().saturating_sub(LAST_NOTES));
        Ancestor {
            period: plan.period.to_string(),
            number: action.number.to_string(),
            text: action.text.clone(),
            was_reworded: action.text != later_text,
            date,
            status: state.status,
            assessment: state.assessment,
            note_count: notes.len(),
            notes: last.map(|note| NoteView::new(plan, action, note)).collect(),
        }
    }

    /// How it ended, its words where they were others, and its last notes.
    pub(super) fn item(&self) -> Vec<Block> {
        let light = self.assessment.map(|light| format!(", {}", light.word()));
        let mut blocks = vec![Block::introduction(format!(
            "{}, handling {}: {}{} ({})",
            self.period,
            self.number,
            self.status.word(),
            light.unwrap_or_default(),
            date::long(self.date)
        ))];
        if self.was_reworded {
            blocks.push(Block::introduction("Teksten var:"));
            let words = parts::after(Vec::new(), &self.text).into_iter();
            blocks.extend(words.map(Block::paragraph));
        }
        if !self.notes.is_empty() {
            blocks.push(Block::list(self.notes.iter().map(NoteView::item)));
        }
        let earlier = self.note_count - self.notes.len();
        if earlier > 0 {
            blocks.push(Block::text(format!(
                "… og {} før: kimo vis {} --periode {}",
                noun::NOTE.count_words(earlier),
                self.number,
                self.period
            )));
        }
        blocks
    }
}
