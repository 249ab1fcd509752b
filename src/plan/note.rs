//! A dated note: an entry of an action's append-only progress log.

use super::{Assessment, Status};
use crate::text::Spanned;
use chrono::NaiveDate;

/// What was written on a day, and what changed from that day on.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// The day.
    pub date: Spanned<NaiveDate>,
    /// The words; no status changes without one.
    pub text: Box<str>,
    /// Who wrote it.
    pub by: Option<Box<str>>,
    /// The action has this status from this day.
    pub status: Option<Spanned<Status>>,
    /// The light given on this day.
    pub assessment: Option<Assessment>,
    /// The step that was reached, from 1.
    pub step: Option<Spanned<u32>>,
    /// The deadline was moved to this day.
    pub deadline: Option<Spanned<NaiveDate>>,
    /// The date of the meeting that decided.
    pub decided: Option<Spanned<NaiveDate>>,
}
