//! The year's goal and means of an action (*årsmål*), which the board adjusts each first quarter.

use crate::text::Spanned;
use chrono::NaiveDate;

/// One entry of goal and means for one year. Entries are never overwritten: a new decision
/// is a new entry.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct YearGoal {
    /// The year it is for.
    pub(crate) year: Spanned<i32>,
    /// The day it was written.
    pub(crate) date: Spanned<NaiveDate>,
    /// What is to be reached.
    pub(crate) goal: String,
    /// By what means.
    pub(crate) means: Option<String>,
    /// The means in money, in whole kroner.
    pub(crate) amount: Option<i64>,
    /// The date of the meeting that decided; absent: a proposal.
    pub(crate) decided: Option<Spanned<NaiveDate>>,
}
