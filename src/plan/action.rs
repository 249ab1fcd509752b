//! An action (*handling*) of the plan, with everything that was written on it.

use super::{Adopted, Amendment, Assessment, Note, Number, Status, YearGoal, YearResult};
use crate::text::Spanned;
use crate::text::danish::span::DateSpan;
use crate::text::danish::years::Years;
use chrono::NaiveDate;

/// One numbered action.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Action {
    /// Its own lines, from its header to its last field; entries under it not included.
    pub(crate) own_lines: Spanned<()>,
    /// Its number: `2.12`.
    pub(crate) number: Spanned<Number>,
    /// Its words; several paragraphs are parted by a blank line.
    pub(crate) text: String,
    /// The parties that answer for it, as the file spells them, the first leading; empty where
    /// it leaves that to its goal.
    pub(crate) responsible: Vec<Spanned<String>>,
    /// The parties that take part without answering for it.
    pub(crate) participants: Vec<Spanned<String>>,
    /// A heading between goal and action.
    pub(crate) group: Option<String>,
    /// When it is to begin.
    pub(crate) start: Option<Spanned<DateSpan>>,
    /// When it is to be done; notes may move it.
    pub(crate) deadline: Option<Spanned<DateSpan>>,
    /// The steps towards it; notes say which were reached.
    pub(crate) steps: Vec<String>,
    /// The status it began the period with, where it was under way already.
    pub(crate) first_status: Option<Spanned<Status>>,
    /// The outside goals it serves.
    pub(crate) outside_goals: Vec<Spanned<Number>>,
    /// The day it was added, where that was after the plan was adopted.
    pub(crate) created: Option<Spanned<NaiveDate>>,
    /// The date of the meeting that decided to add it; absent: awaits the board.
    pub(crate) decided: Option<Spanned<NaiveDate>>,
    /// The action of an earlier period that it carries on.
    pub(crate) origin: Option<Spanned<Origin>>,
    /// The light that one had last, with its day, where the plan before was read for it.
    pub(crate) light_before: Option<(Assessment, NaiveDate)>,
    /// The goals and means of its years, in the order of the file.
    pub(crate) year_goals: Vec<Spanned<YearGoal>>,
    /// Its changes with a date, in the order of the file.
    pub(crate) amendments: Vec<Spanned<Amendment>>,
    /// What it said before them, where it was read on a day (see [`super::Plan::read_on`]).
    pub(crate) adopted: Option<Box<Adopted>>,
    /// The verdicts on its years, in the order of the file.
    pub(crate) results: Vec<Spanned<YearResult>>,
    /// Its progress log, in the order of the file.
    pub(crate) notes: Vec<Spanned<Note>>,
}

impl Action {
    /// Every party named on it, the responsible first.
    pub(crate) fn parties(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.parties_that_answer().chain(&self.participants)
    }

    /// Every party that answers for it, at first or since an amendment.
    pub(crate) fn parties_that_answer(&self) -> impl Iterator<Item = &Spanned<String>> {
        let amendments = self.amendments.iter();
        let of_amendments = amendments.flat_map(|amendment| &amendment.responsible);
        self.responsible.iter().chain(of_amendments)
    }

    /// The first paragraph of its words: what fits in a table.
    pub(crate) fn first_paragraph(&self) -> &str {
        first_paragraph(&self.text)
    }

    /// The status with which it begins.
    pub(crate) fn first_status(&self) -> Status {
        self.first_status
            .map_or_else(Status::default, |status| status.value)
    }

    /// Whether it was added to the plan and no meeting has decided on it.
    pub(crate) fn awaits_board(&self) -> bool {
        self.created.is_some() && self.decided.is_none()
    }

    /// Whether it carries on an action with this number in an earlier period.
    pub(crate) fn carries_on(&self, number: &str) -> bool {
        let origin = self.origin.as_ref();
        origin.is_some_and(|origin| origin.number.is(number))
    }

    /// Whether it existed on `date`: it was in the plan from the start, or added by then.
    pub(crate) fn exists_on(&self, date: NaiveDate) -> bool {
        self.created.is_none_or(|created| created.value <= date)
    }
}

/// The text up to the first blank line.
pub(crate) fn first_paragraph(text: &str) -> &str {
    text.split("\n\n").next().unwrap_or("").trim()
}

/// The action of an earlier period that an action carries on: `2018-2021/3.4`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Origin {
    /// The earlier period, as its folder is named.
    pub(crate) period: String,
    /// The action's number there.
    pub(crate) number: Number,
}

impl Origin {
    /// Reads `2018-2021/3.4`.
    pub(crate) fn parse(text: &str) -> Option<Origin> {
        let (period, number) = text.split_once('/')?;
        if Years::parse(period).is_err() || number.is_empty() || number.contains('/') {
            return None;
        }
        Some(Origin {
            period: period.to_owned(),
            number: Number::new(number),
        })
    }
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.period, self.number)
    }
}
