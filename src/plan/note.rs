//! A dated note: an entry of an action's append-only progress log.

use super::{Assessment, Status};
use crate::text::Spanned;
use crate::text::danish::span::DateSpan;
use chrono::NaiveDate;

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
    /// The step that was reached, from 1.
    pub(crate) step: Option<Spanned<u32>>,
    /// The deadline was moved to this time.
    pub(crate) deadline: Option<Spanned<DateSpan>>,
    /// The date of the meeting that decided.
    pub(crate) decided: Option<Spanned<NaiveDate>>,
}
