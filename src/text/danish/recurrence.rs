//! When a duty of the yearly cycle falls: `oktober`, `1. kvartal`, `foråret`, `hvert år`, `løbende`.

use std::fmt;

use chrono::Month;

use super::part::{NoSuchPart, Part};
use super::span::{DateSpan, ONGOING, month, spelt_as};
use super::{date, fold, span};

/// The part of every year that something falls in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Recurrence {
    /// `oktober`
    Month(Month),
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
            Self::Month(month) => DateSpan::Month(year, month),
            Self::Part(part) => DateSpan::Part(year, part),
            Self::Yearly => DateSpan::Year(year),
            Self::Ongoing => DateSpan::Ongoing,
        }
    }
}

impl fmt::Display for Recurrence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Month(month) => f.write_str(date::month_name(month.number_from_month())),
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
}

/// The remedy in Danish, without a full stop, to stand after a colon.
impl fmt::Display for RecurrenceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str(
                "skriv en måned (oktober), et kvartal (1. kvartal), en årstid (foråret), hvert år eller løbende",
            ),
            Self::Spelling(meant) => write!(f, "skriv ”{meant}”"),
            Self::NoSuchPart(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for RecurrenceError {}

const YEARLY: &str = "hvert år";

/// What the text means, however it is spelt.
fn read(text: &str) -> Result<Recurrence, RecurrenceError> {
    let folded = fold::key(text);
    let folded = folded.strip_prefix("i ").unwrap_or(&folded);
    match span::open(folded) {
        Some(DateSpan::Yearly) => return Ok(Recurrence::Yearly),
        Some(DateSpan::Ongoing) => return Ok(Recurrence::Ongoing),
        _ => {}
    }
    if let Some(part) = Part::read(folded) {
        return part
            .map(Recurrence::Part)
            .map_err(RecurrenceError::NoSuchPart);
    }
    month(folded)
        .map(Recurrence::Month)
        .ok_or(RecurrenceError::Unknown)
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
        const FORMS: &str = "skriv en måned (oktober), et kvartal (1. kvartal), en årstid (foråret), hvert år eller løbende";
        for (text, remedy) in [
            ("", FORMS),
            ("jul", "skriv ”juli”"),
            ("vinter", FORMS),
            ("efterår", "skriv ”efteråret”"),
            ("oktober 2024", FORMS),
            ("hvert aar", "skriv ”hvert år”"),
            ("okt.", "skriv ”oktober”"),
            ("1.kvartal", "skriv ”1. kvartal”"),
            ("0. kvartal", "et år har fire kvartaler"),
            ("99999999999. kvartal", "et år har fire kvartaler"),
        ] {
            let error = Recurrence::parse(text).expect_err(text);
            assert_eq!(error.to_string(), remedy, "{text}");
        }
    }
}
