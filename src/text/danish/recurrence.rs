//! When a duty of the yearly cycle falls: `oktober`, `uge 40`, `1. kvartal`, `hvert år`, `løbende`.
//!
//! Read as a time of one year is, so that what a deadline may be a duty's time may be.

use std::fmt;

use chrono::{Datelike, Month, NaiveDate};

use super::part::{NoSuchPart, Part};
use super::span::{DateSpan, ONGOING, SpanError, WEEK, month_of, spelt_as};
use super::{date, fold, span};

/// The part of every year that something falls in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Recurrence {
    /// `1. marts`: a day that every year has.
    Day(Month, u32),
    /// `ultimo maj`: a third of a month.
    PartOfMonth(Month, Part),
    /// `oktober`
    Month(Month),
    /// `uge 40`, by ISO 8601: one that every year has.
    Week(u32),
    /// `1. kvartal`, `foråret`
    Part(Part),
    /// `hvert år`: once a year, at no fixed time.
    Yearly,
    /// `løbende`: all the time.
    Ongoing,
}

impl Recurrence {
    /// The time a file's text names, in its exact spelling but for the first letter's case.
    pub(crate) fn parse(text: &str) -> Result<Self, RecurrenceError> {
        let time = read(text)?;
        if spelt_as(text, &time.to_string()) {
            Ok(time)
        } else {
            Err(RecurrenceError::Spelling(time))
        }
    }

    /// The time it falls in one year.
    pub(crate) fn in_year(self, year: i32) -> DateSpan {
        match self {
            Self::Day(month, day) => {
                let date = NaiveDate::from_ymd_opt(year, month.number_from_month(), day);
                date.map_or(DateSpan::Month(year, month), DateSpan::Day)
            }
            Self::PartOfMonth(month, part) => DateSpan::PartOfMonth(year, month, part),
            Self::Month(month) => DateSpan::Month(year, month),
            Self::Week(week) => DateSpan::Week(year, week),
            Self::Part(part) => DateSpan::Part(year, part),
            Self::Yearly => DateSpan::Year(year),
            Self::Ongoing => DateSpan::Ongoing,
        }
    }
}

impl fmt::Display for Recurrence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |month: Month| date::month_name(month.number_from_month());
        match *self {
            Self::Day(month, day) => write!(f, "{day}. {}", name(month)),
            Self::PartOfMonth(month, part) => write!(f, "{part} {}", name(month)),
            Self::Month(month) => f.write_str(name(month)),
            Self::Week(week) => write!(f, "{WEEK} {week}"),
            Self::Part(part) => part.fmt(f),
            Self::Yearly => f.write_str(YEARLY),
            Self::Ongoing => f.write_str(ONGOING),
        }
    }
}

/// Why a text names no time of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RecurrenceError {
    /// The text is of no known form.
    Unknown,
    /// The text is clear but not as files spell it; this is what it means.
    Spelling(Recurrence),
    /// A quarter outside 1 to 4, or a half outside 1 and 2.
    NoSuchPart(NoSuchPart),
    /// A week that not every year has, or none.
    NoSuchWeek,
    /// A day that not every year has.
    LeapDay,
}

/// The remedy in Danish, without a full stop, to stand after a colon.
impl fmt::Display for RecurrenceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str(
                "skriv en dag (1. marts), en uge (uge 40), en måned (oktober), \
                 et kvartal (1. kvartal), en årstid (foråret), hvert år eller løbende",
            ),
            Self::Spelling(meant) => write!(f, "skriv ”{meant}”"),
            Self::NoSuchPart(error) => error.fmt(f),
            Self::NoSuchWeek => f.write_str("hvert år har ugerne 1 til 52"),
            Self::LeapDay => f.write_str("det er kun hvert fjerde år: skriv ”28. februar”"),
        }
    }
}

impl std::error::Error for RecurrenceError {}

const YEARLY: &str = "hvert år";

/// A year of 366 days and 52 weeks.
const A_YEAR: i32 = 2024;

/// What the text means, however it is spelt.
fn read(text: &str) -> Result<Recurrence, RecurrenceError> {
    match span::open(&fold::key(text)) {
        Some(DateSpan::Yearly) => return Ok(Recurrence::Yearly),
        Some(DateSpan::Ongoing) => return Ok(Recurrence::Ongoing),
        _ => {}
    }
    match span::read(&format!("{text} {A_YEAR}")) {
        Ok(DateSpan::Day(date)) if (date.month(), date.day()) == (2, 29) => {
            Err(RecurrenceError::LeapDay)
        }
        Ok(DateSpan::Day(date)) => month_of(date.month())
            .map(|month| Recurrence::Day(month, date.day()))
            .ok_or(RecurrenceError::Unknown),
        Ok(DateSpan::PartOfMonth(_, month, part)) => Ok(Recurrence::PartOfMonth(month, part)),
        Ok(DateSpan::Month(_, month)) => Ok(Recurrence::Month(month)),
        Ok(DateSpan::Week(_, week)) => Ok(Recurrence::Week(week)),
        Ok(DateSpan::Part(_, part)) => Ok(Recurrence::Part(part)),
        Err(SpanError::NoSuchPart(error)) => Err(RecurrenceError::NoSuchPart(error)),
        Err(SpanError::NoSuchWeek(_)) => Err(RecurrenceError::NoSuchWeek),
        Ok(_) | Err(_) => Err(RecurrenceError::Unknown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_the_year_falls_in_each_year() {
        for (text, shown, in_2024) in [
            ("oktober", "oktober", "oktober 2024"),
            ("Maj", "maj", "maj 2024"),
            ("1. kvartal", "1. kvartal", "1. kvartal 2024"),
            ("Foråret", "foråret", "foråret 2024"),
            ("1. marts", "1. marts", "1. marts 2024"),
            ("Uge 40", "uge 40", "uge 40 2024"),
            ("ultimo maj", "ultimo maj", "ultimo maj 2024"),
            ("hvert år", "hvert år", "2024"),
            ("Hvert a\u{30a}r", "hvert år", "2024"),
            ("løbende", "løbende", "løbende"),
        ] {
            let time = Recurrence::parse(text).expect(text);
            assert_eq!(time.to_string(), shown);
            assert_eq!(time.in_year(2024).to_string(), in_2024);
        }
    }

    #[test]
    fn what_is_none_says_what_to_write() {
        const FORMS: &str = "skriv en dag (1. marts), en uge (uge 40), en måned (oktober), et kvartal (1. kvartal), en årstid (foråret), hvert år eller løbende";
        for (text, remedy) in [
            ("", FORMS),
            ("jul", FORMS),
            ("vinter", FORMS),
            ("efterår", "skriv ”efteråret”"),
            ("oktober 2024", FORMS),
            ("hvert aar", "skriv ”hvert år”"),
            ("okt.", "skriv ”oktober”"),
            ("1.kvartal", "skriv ”1. kvartal”"),
            ("0. kvartal", "et år har fire kvartaler"),
            ("99999999999. kvartal", "et år har fire kvartaler"),
            ("senest den 1. marts", "skriv ”1. marts”"),
            ("1/3", "skriv ”1. marts”"),
            ("i uge 7", "skriv ”uge 7”"),
            ("slutningen af maj", "skriv ”ultimo maj”"),
            ("uge 53", "hvert år har ugerne 1 til 52"),
            ("uge 0", "hvert år har ugerne 1 til 52"),
            (
                "29. februar",
                "det er kun hvert fjerde år: skriv ”28. februar”",
            ),
            ("30. februar", FORMS),
            ("2025", FORMS),
            ("2023-", FORMS),
        ] {
            let error = Recurrence::parse(text).expect_err(text);
            assert_eq!(error.to_string(), remedy, "{text}");
        }
    }
}
