//! A time as coarse as its source: a day, a month, a quarter, a year or `løbende`.
//!
//! A plan says "marts 2025" or "inden 2025"; a made-up day would promise more
//! than was decided. Something is late after the last day of its span.

use std::fmt;

use chrono::{Datelike, Month, NaiveDate};
use unicode_normalization::UnicodeNormalization;

use super::date::{self, DateError};
use super::fold;
use super::quarter::Quarter;

/// When something begins or is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum DateSpan {
    /// `30. juni 2025`
    Day(NaiveDate),
    /// `marts 2025`
    Month(i32, Month),
    /// `1. kvartal 2025`
    Quarter(i32, Quarter),
    /// `2025`
    Year(i32),
    /// `løbende`: all the time, with no end.
    Ongoing,
}

impl DateSpan {
    /// The span a file's text names, in its exact spelling but for the first letter's case.
    ///
    /// A day is read too, in any spelling that [`date::calendar`] knows.
    pub(crate) fn parse(text: &str) -> Result<Self, SpanError> {
        let span = read(text)?;
        match span {
            Self::Day(_) => Ok(span),
            _ if spelt_as(text, &span.to_string()) => Ok(span),
            _ => Err(SpanError::Spelling(span)),
        }
    }

    /// Its first day; `None` for `løbende`.
    pub(crate) fn first_day(self) -> Option<NaiveDate> {
        match self {
            Self::Day(date) => Some(date),
            Self::Month(year, month) => first_of(year, month.number_from_month()),
            Self::Quarter(year, quarter) => first_of(year, quarter.first_month()),
            Self::Year(year) => first_of(year, 1),
            Self::Ongoing => None,
        }
    }

    /// Its last day, after which it is overdue; `None` for `løbende`.
    pub(crate) fn last_day(self) -> Option<NaiveDate> {
        match self {
            Self::Day(date) => Some(date),
            Self::Month(year, month) => last_of(year, month.number_from_month()),
            Self::Quarter(year, quarter) => last_of(year, quarter.last_month()),
            Self::Year(year) => last_of(year, 12),
            Self::Ongoing => None,
        }
    }

    /// As a narrow column shows it: `30.6.2025`, `mar. 2025`, `1. kv. 2025`, `2025`, `løbende`.
    pub(crate) fn short(self) -> String {
        match self {
            Self::Day(date) => date::short(date),
            Self::Month(year, month) => {
                format!("{} {year}", date::month_short(month.number_from_month()))
            }
            Self::Quarter(year, quarter) => format!("{}. kv. {year}", quarter.number()),
            Self::Year(_) | Self::Ongoing => self.to_string(),
        }
    }
}

/// As running text has it, and as files spell all but a day.
impl fmt::Display for DateSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Day(date) => f.write_str(&date::long(date)),
            Self::Month(year, month) => {
                write!(f, "{} {year}", date::month_name(month.number_from_month()))
            }
            Self::Quarter(year, quarter) => write!(f, "{quarter} {year}"),
            Self::Year(year) => write!(f, "{year}"),
            Self::Ongoing => f.write_str(ONGOING),
        }
    }
}

/// Why a text names no span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SpanError {
    /// The text is of no known form.
    Unknown,
    /// The text is clear but not as files spell it; this is what it means.
    Spelling(DateSpan),
    /// A quarter outside 1 to 4.
    NoSuchQuarter,
    /// It is of a date's form and no date.
    Date(DateError),
}

/// The remedy in Danish, without a full stop, to stand after a colon.
impl fmt::Display for SpanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str(
                "skriv en dato, en måned (marts 2025), et kvartal (1. kvartal 2025), \
                 et år (2025) eller løbende",
            ),
            Self::Spelling(meant) => write!(f, "skriv ”{meant}”"),
            Self::NoSuchQuarter => f.write_str("et år har fire kvartaler"),
            Self::Date(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for SpanError {}

pub(super) const ONGOING: &str = "løbende";

/// Whether a text is this word of ours, the first letter's case aside.
pub(super) fn spelt_as(text: &str, word: &str) -> bool {
    if text == word {
        return true;
    }
    let composed: String = text.nfc().collect();
    let mut typed = composed.chars();
    let mut ours = word.chars();
    let first = |letter: Option<char>| letter.map(|c| c.to_lowercase().to_string());
    first(typed.next()) == first(ours.next()) && typed.as_str() == ours.as_str()
}

/// The number before `. kvartal`, in any spelling; `None` where it is no quarter at all.
pub(super) fn quarter_number(folded: &str) -> Option<Option<Quarter>> {
    let before = folded.strip_suffix("kvartal")?.trim_end();
    let digits = before.strip_suffix('.').unwrap_or(before).trim_end();
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some(digits.parse().ok().and_then(Quarter::new))
}

/// What the text means, however it is spelt.
fn read(text: &str) -> Result<DateSpan, SpanError> {
    let folded = fold::key(text);
    if folded == fold::key(ONGOING) {
        return Ok(DateSpan::Ongoing);
    }
    if let Some(year) = year_number(&folded) {
        return Ok(DateSpan::Year(year));
    }
    if let Some((before, year)) = folded
        .rsplit_once(' ')
        .and_then(|(before, last)| Some((before, year_number(last)?)))
    {
        if let Some(quarter) = quarter_number(before) {
            let quarter = quarter.ok_or(SpanError::NoSuchQuarter)?;
            return Ok(DateSpan::Quarter(year, quarter));
        }
        if let Some(month) = month(before.strip_suffix('.').unwrap_or(before)) {
            return Ok(DateSpan::Month(year, month));
        }
    }
    match date::calendar(text) {
        Ok(date) => Ok(DateSpan::Day(date)),
        Err(DateError::NotADate) => Err(SpanError::Unknown),
        Err(error) => Err(SpanError::Date(error)),
    }
}

/// The month of this name or abbreviation.
pub(super) fn month(name: &str) -> Option<Month> {
    let number = date::month_number(name)?;
    u8::try_from(number)
        .ok()
        .and_then(|number| Month::try_from(number).ok())
}

/// A year of four digits.
pub(super) fn year_number(text: &str) -> Option<i32> {
    let four_digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse()
        .ok()
        .filter(|&year| four_digits && year >= 1000)
}

fn first_of(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)
}

fn last_of(year: i32, month: u32) -> Option<NaiveDate> {
    let first = first_of(year, month)?;
    first.with_day(first.num_days_in_month().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_has_its_days_and_its_words() {
        for (text, first, last, long, short) in [
            ("2025", "2025-01-01", "2025-12-31", "2025", "2025"),
            (
                "marts 2025",
                "2025-03-01",
                "2025-03-31",
                "marts 2025",
                "mar. 2025",
            ),
            (
                "Februar 2024",
                "2024-02-01",
                "2024-02-29",
                "februar 2024",
                "feb. 2024",
            ),
            (
                "maj 2025",
                "2025-05-01",
                "2025-05-31",
                "maj 2025",
                "maj 2025",
            ),
            (
                "december 2025",
                "2025-12-01",
                "2025-12-31",
                "december 2025",
                "dec. 2025",
            ),
            (
                "1. kvartal 2025",
                "2025-01-01",
                "2025-03-31",
                "1. kvartal 2025",
                "1. kv. 2025",
            ),
            (
                "4. kvartal 2025",
                "2025-10-01",
                "2025-12-31",
                "4. kvartal 2025",
                "4. kv. 2025",
            ),
            (
                "2025-06-30",
                "2025-06-30",
                "2025-06-30",
                "30. juni 2025",
                "30.6.2025",
            ),
            (
                "30. juni 2025",
                "2025-06-30",
                "2025-06-30",
                "30. juni 2025",
                "30.6.2025",
            ),
        ] {
            let span = DateSpan::parse(text).expect(text);
            assert_eq!(span.first_day().expect(text).to_string(), first);
            assert_eq!(span.last_day().expect(text).to_string(), last);
            assert_eq!(span.to_string(), long);
            assert_eq!(span.short(), short);
            assert_eq!(DateSpan::parse(long), Ok(span));
        }
    }

    #[test]
    fn ongoing_has_no_end() {
        for text in ["løbende", "Løbende"] {
            assert_eq!(DateSpan::parse(text), Ok(DateSpan::Ongoing));
        }
        let span = DateSpan::Ongoing;
        assert_eq!((span.first_day(), span.last_day()), (None, None));
        assert_eq!(
            (span.to_string(), span.short()),
            ("løbende".to_owned(), "løbende".to_owned())
        );
    }

    #[test]
    fn what_is_no_span_says_what_to_write() {
        const FORMS: &str = "skriv en dato, en måned (marts 2025), et kvartal (1. kvartal 2025), \
                             et år (2025) eller løbende";
        for (text, remedy) in [
            ("", FORMS),
            ("snart", FORMS),
            ("20255", FORMS),
            ("0025", FORMS),
            ("forår 2025", FORMS),
            ("marts", FORMS),
            ("marts 25", FORMS),
            ("1. kvartal", FORMS),
            ("kvartal 2025", FORMS),
            ("loebende", "skriv ”løbende”"),
            ("LØBENDE", "skriv ”løbende”"),
            ("mar. 2025", "skriv ”marts 2025”"),
            ("marts  2025", "skriv ”marts 2025”"),
            ("1 kvartal 2025", "skriv ”1. kvartal 2025”"),
            ("1.kvartal 2025", "skriv ”1. kvartal 2025”"),
            (" 2025", "skriv ”2025”"),
            ("5. kvartal 2025", "et år har fire kvartaler"),
            ("31. juni 2025", "juni 2025 har 30 dage"),
        ] {
            let error = DateSpan::parse(text).expect_err(text);
            assert_eq!(error.to_string(), remedy, "{text}");
        }
    }
}
