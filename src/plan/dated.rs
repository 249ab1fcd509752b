//! Everything written on an action, whatever kind of entry it is: what the rules about days and
//! decisions ask of each.

use super::Action;
use crate::text::Spanned;
use chrono::NaiveDate;

/// A kind of entry on an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EntryKind {
    YearGoal,
    Amendment,
    Result,
    Note,
}

/// An entry, as far as its days go.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dated {
    pub(crate) kind: EntryKind,
    /// The day it was written, or holds from.
    pub(crate) date: Spanned<NaiveDate>,
    /// The year it is about, where it says so.
    pub(crate) year: Option<Spanned<i32>>,
    /// The date of the meeting that decided.
    pub(crate) decided: Option<Spanned<NaiveDate>>,
}

impl Action {
    /// Every text that was written on it, each with its day, kind by kind in the order of the file.
    pub(crate) fn texts(&self) -> Vec<(NaiveDate, &str)> {
        let goals = self.year_goals.iter().flat_map(|goal| {
            let texts = [Some(goal.goal.as_str()), goal.means.as_deref()];
            texts.map(|text| (goal.date.value, text))
        });
        let amendments = self.amendments.iter();
        let amendments = amendments.map(|of| (of.date.value, of.text.as_deref()));
        let results = self.results.iter();
        let results = results.map(|result| (result.date.value, result.text.as_deref()));
        let notes = self.notes.iter().flat_map(|note| {
            let texts = [Some(&*note.text), note.recommendation.as_deref()];
            texts.map(|text| (note.date.value, text))
        });
        let all = goals.chain(amendments).chain(results).chain(notes);
        all.filter_map(|(day, text)| Some((day, text?))).collect()
    }

    /// Every entry, kind by kind in the order of the file.
    pub(crate) fn entries(&self) -> impl Iterator<Item = Dated> {
        let goals = self.year_goals.iter().map(|goal| Dated {
            kind: EntryKind::YearGoal,
            date: goal.date,
            year: Some(goal.year),
            decided: goal.decided,
        });
        let amendments = self.amendments.iter().map(|amendment| Dated {
            kind: EntryKind::Amendment,
            date: amendment.date,
            year: None,
            decided: amendment.decided,
        });
        let results = self.results.iter().map(|result| Dated {
            kind: EntryKind::Result,
            date: result.date,
            year: Some(result.year),
            decided: None,
        });
        let notes = self.notes.iter().map(|note| Dated {
            kind: EntryKind::Note,
            date: note.date,
            year: note.year,
            decided: note.decided,
        });
        goals.chain(amendments).chain(results).chain(notes)
    }
}
