//! A dated note: an entry of an action's append-only progress log.

use super::{Assessment, Status, is_written_about};
use crate::text::Spanned;
use crate::text::danish::date;
use crate::text::danish::span::DateSpan;
use chrono::{Datelike, NaiveDate};

/// What was written on a day, and what changed from that day on.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Note {
    /// The day.
    pub(crate) date: Spanned<NaiveDate>,
    /// The words; no status changes without one.
    pub(crate) text: Box<str>,
    /// Who wrote it.
    pub(crate) by: Option<Box<str>>,
    /// The action has this status from this day.
    pub(crate) status: Option<Spanned<Status>>,
    /// The light given on this day.
    pub(crate) assessment: Option<Assessment>,
    /// What few notes carry: a large plan has a million.
    pub(crate) extras: Option<Box<NoteExtras>>,
}

/// What few notes carry. It is read as the note's own.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct NoteExtras {
    /// The year it is about, where that is the one before it was written.
    pub(crate) year: Option<Spanned<i32>>,
    /// The step that was reached, from 1.
    pub(crate) step: Option<Spanned<u32>>,
    /// The deadline was moved to this time.
    pub(crate) deadline: Option<Spanned<DateSpan>>,
    /// The date of the meeting that decided.
    pub(crate) decided: Option<Spanned<NaiveDate>>,
    /// What is to be decided about the action.
    pub(crate) recommendation: Option<Box<str>>,
}

impl NoteExtras {
    /// As a note has them; none where there are none.
    #[inline]
    pub(crate) fn boxed(self) -> Option<Box<NoteExtras>> {
        (self != NoteExtras::default()).then(|| Box::new(self))
    }
}

impl std::ops::Deref for Note {
    type Target = NoteExtras;

    fn deref(&self) -> &NoteExtras {
        const NONE: &NoteExtras = &NoteExtras {
            year: None,
            step: None,
            deadline: None,
            decided: None,
            recommendation: None,
        };
        self.extras.as_deref().unwrap_or(NONE)
    }
}

impl Note {
    /// The day from which it holds: its own, or the last day of the year that it is about. What
    /// was written too late for that year's report holds from its own day, for reports are settled.
    #[inline]
    pub(crate) fn holds_from(&self) -> NaiveDate {
        let date = self.date.value;
        let is_about =
            |year: &Spanned<i32>| year.value < date.year() && is_written_about(year.value, date);
        let year = self.year.filter(is_about);
        year.map_or(date, |year| date::last_of(year.value))
    }

    /// Whether it gives the action this status.
    pub(crate) fn sets(&self, status: Status) -> bool {
        self.status.is_some_and(|set| set.value == status)
    }

    /// The year it is about.
    #[inline]
    pub(crate) fn about(&self) -> i32 {
        self.holds_from().year()
    }
}
