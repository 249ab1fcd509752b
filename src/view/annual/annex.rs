//! *Bilag*: what the words mean, and the year's notes by date.

use super::Scope;
use crate::plan::{Assessment, Status};
use crate::query::log;
use crate::view::parts::NoteView;
use serde::Serialize;

/// The annex.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Annex {
    /// What each status means.
    #[serde(rename = "statusser")]
    pub(crate) statuses: Vec<Definition>,
    /// What each light means.
    #[serde(rename = "vurderinger")]
    pub(crate) lights: Vec<Definition>,
    /// The year's notes, oldest first.
    #[serde(rename = "noter")]
    pub(crate) notes: Vec<NoteView>,
}

/// A word and what it means.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Definition {
    /// The word.
    #[serde(rename = "ord")]
    pub(crate) word: &'static str,
    /// What it means.
    #[serde(rename = "betydning")]
    pub(crate) meaning: &'static str,
}

impl Annex {
    pub(super) fn of(scope: &Scope<'_>) -> Annex {
        let (before, date) = (scope.settled.before(), scope.settled.date);
        let from = before.succ_opt().unwrap_or(before);
        let notes = log::notes_between(scope.plan, from, date);
        let not_assessed = Definition {
            word: Assessment::NONE,
            meaning: "ingen har vurderet handlingen i årets løb",
        };
        Annex {
            statuses: Status::ALL
                .into_iter()
                .map(|status| Definition {
                    word: status.word(),
                    meaning: status.meaning(),
                })
                .collect(),
            lights: Assessment::ALL
                .into_iter()
                .map(|light| Definition {
                    word: light.word(),
                    meaning: light.meaning(),
                })
                .chain([not_assessed])
                .collect(),
            notes: notes
                .into_iter()
                .map(|(action, note)| NoteView::new(scope.plan, action, note))
                .collect(),
        }
    }
}
