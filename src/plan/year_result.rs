//! The verdict on a year's goal (*resultat*): was it reached, and what was used.

use crate::text::Spanned;
use crate::text::danish::date;
use chrono::{Datelike, NaiveDate};
use serde::{Serialize, Serializer};

/// One verdict on one year. Entries are never overwritten: of several on a year, the last dated
/// one holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct YearResult {
    /// The year it is about.
    pub(crate) year: Spanned<i32>,
    /// The day it was written.
    pub(crate) date: Spanned<NaiveDate>,
    /// Whether the year's goal was reached.
    pub(crate) verdict: Verdict,
    /// What was reached, or why not.
    pub(crate) text: Option<String>,
    /// What was used, in whole kroner.
    pub(crate) spent: Option<i64>,
}

impl YearResult {
    /// Whether it was written too late for the report on its year.
    pub(crate) fn is_late(&self) -> bool {
        !is_written_about(self.year.value, self.date.value)
    }

    /// The first day on which it holds: its own, or, written in time after its year, that year's
    /// last, as a note about the year before does.
    pub(crate) fn holds_from(&self) -> NaiveDate {
        if self.is_late() {
            self.date.value
        } else {
            self.date.value.min(date::last_of(self.year.value))
        }
    }
}

/// Whether a year's goal was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// `ja`
    Reached,
    /// `delvist`
    Partly,
    /// `nej`
    Missed,
}

impl Verdict {
    /// Every verdict, the best first.
    pub(crate) const ALL: [Verdict; 3] = [Verdict::Reached, Verdict::Partly, Verdict::Missed];

    /// The Danish words, in the order of `ALL`.
    pub(crate) const WORDS: [&'static str; 3] = ["ja", "delvist", "nej"];

    /// The Danish word, as in the files.
    pub(crate) fn word(self) -> &'static str {
        Verdict::WORDS[self as usize]
    }

    /// What it says of the year's goal, as a sentence has it.
    pub(crate) fn participle(self) -> &'static str {
        match self {
            Verdict::Reached => "nået",
            Verdict::Partly => "delvist nået",
            Verdict::Missed => "ikke nået",
        }
    }

    /// The verdict written `word`.
    pub(crate) fn from_word(word: &str) -> Option<Verdict> {
        let mut all = Verdict::ALL.into_iter();
        all.find(|verdict| verdict.word() == word)
    }
}

impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

/// The last day on which an entry about `year` may be written to be in the report on it:
/// 31 March of the year after, before the board's meeting of the first quarter.
pub(crate) fn last_day_about(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year + 1, 3, 31).unwrap_or(NaiveDate::MAX)
}

/// Whether what is written on `day` may be about `year`: in the year itself, or by the last day
/// that its report takes.
#[inline]
pub(crate) fn is_written_about(year: i32, day: NaiveDate) -> bool {
    day.year() >= year && day <= last_day_about(year)
}
