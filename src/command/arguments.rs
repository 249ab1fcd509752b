//! Arguments that several commands share, and how their values are read.

use crate::text::Spanned;
use crate::text::danish::date::DateError;
use crate::text::danish::span::{DateSpan, SpanError};
use crate::text::danish::years::Years;
use crate::text::danish::{date, number};
use chrono::NaiveDate;

/// A day as a person writes it; which day "i går" is depends on today, so it is read later.
#[derive(Debug, Clone)]
pub(crate) struct Day(String);

impl Day {
    /// The day meant, seen from `today`.
    ///
    /// # Errors
    /// When it is no day; the message says why.
    pub(crate) fn read(&self, today: NaiveDate) -> anyhow::Result<NaiveDate> {
        date::parse(&self.0, today).map_err(|cause| {
            super::Failure::new(format!("”{}” er ikke en dato: {cause}", self.0)).into()
        })
    }
}

/// Reads an option's day. That it is one is checked here, so that a slip is answered as any
/// other slip on the command line.
///
/// # Errors
/// When no today could make it a day.
pub(crate) fn day(text: &str) -> Result<Day, String> {
    // Any today will do, of a leap year.
    let any = NaiveDate::from_ymd_opt(2000, 6, 1).unwrap_or_default();
    match date::parse(text, any) {
        Err(cause) if !depends_on_today(text, cause) => Err(why(text, cause)),
        _ => Ok(Day(text.to_owned())),
    }
}

/// Whether another today could make a day of it: a weekday belongs to a year that is not written.
fn depends_on_today(text: &str, cause: DateError) -> bool {
    matches!(cause, DateError::OtherWeekday(_)) && date::calendar(text) == Err(DateError::NotADate)
}

/// Why a text is no day, where today's year is not known.
fn why(text: &str, cause: DateError) -> String {
    match cause {
        DateError::NoSuchDay { month: 2, days, .. }
            if date::calendar(text) == Err(DateError::NotADate) =>
        {
            format!("februar har højst {days} dage")
        }
        _ => cause.to_string(),
    }
}

/// Reads a year of four digits.
///
/// # Errors
/// When it has more or fewer, or is no number.
pub(crate) fn year(text: &str) -> Result<i32, String> {
    let year = text.trim().parse().ok();
    { year.filter(|year| (1000..=9999).contains(year)) }
        .ok_or_else(|| "skriv årstallet med fire cifre".to_owned())
}

/// Reads a whole number from 1, with the word that kimo prints before it: `trin 2`.
///
/// # Errors
/// When it is none.
pub(crate) fn count(text: &str) -> Result<u32, String> {
    let text = text.trim().to_lowercase();
    let number = text.strip_prefix("trin ").unwrap_or(&text).trim();
    let count = number.trim_end_matches('.').parse().ok();
    count
        .filter(|count| *count > 0)
        .ok_or_else(|| "skriv et helt tal fra 1".to_owned())
}

/// Reads a period, however it is spelt.
///
/// # Errors
/// When it is none; the message says what to write.
pub(crate) fn years(text: &str) -> Result<Years, String> {
    Years::typed(text).map_err(|cause| cause.to_string())
}

/// Reads an option's amount in whole kroner.
///
/// # Errors
/// When it is none, or it has øre.
pub(crate) fn amount(text: &str) -> Result<i64, String> {
    number::parse_money(text).ok_or_else(|| {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
        let most = number::money(number::MOST_KRONER);
        if digits(text) > digits(&most) {
            format!("et beløb kan højst være {most}")
        } else {
            "skriv hele kroner: 40000, 40.000 kr. eller 0,6 mio. kr.".to_owned()
        }
    })
}

/// A measured value, with the unit where one was typed after it.
#[derive(Debug, Clone)]
pub(crate) struct Measured {
    pub(crate) value: f64,
    pub(crate) unit: String,
}

/// Reads a measured value.
///
/// # Errors
/// When it is no number.
pub(crate) fn measured(text: &str) -> Result<Measured, String> {
    match number::parse_quantity(text) {
        Some((value, unit)) => Ok(Measured {
            value,
            unit: unit.to_owned(),
        }),
        None => Err(
            "skriv et tal, f.eks. 1.250 eller 3,5. Et navn på flere ord står i anførselstegn"
                .to_owned(),
        ),
    }
}

/// A time as a person writes it: a day, or as coarse as a year.
#[derive(Debug, Clone)]
pub(crate) struct Time(String);

impl Time {
    /// The time meant, seen from `today`.
    ///
    /// # Errors
    /// When it is none; the message says why.
    pub(crate) fn read(&self, today: NaiveDate) -> anyhow::Result<DateSpan> {
        DateSpan::typed(&self.0, today)
            .map_err(|cause| super::Failure::new(format!("”{}”: {cause}", self.0)).into())
    }
}

/// Reads an option's time, as [`day`] does a day.
///
/// # Errors
/// When no today could make it a time.
pub(crate) fn time(text: &str) -> Result<Time, String> {
    // Any today will do, before the 29 February of a leap year.
    let any = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default();
    match DateSpan::typed(text, any) {
        Err(SpanError::Date(cause)) if !depends_on_today(text, cause) => Err(why(text, cause)),
        Ok(_) | Err(SpanError::Date(_)) => Ok(Time(text.to_owned())),
        Err(cause) => Err(cause.to_string()),
    }
}

/// The values of an option that can be repeated, each once, in the order they were given.
pub(crate) fn each_once<T: PartialEq>(values: Vec<T>) -> Vec<Spanned<T>> {
    let mut kept: Vec<Spanned<T>> = Vec::new();
    for value in values {
        if !kept.iter().any(|other| other.value == value) {
            kept.push(Spanned::from(value));
        }
    }
    kept
}

/// An argument as it is typed, in a command that is proposed.
pub(crate) fn quoted(argument: &str) -> String {
    if argument.contains(' ') {
        format!("\"{argument}\"")
    } else {
        argument.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which year is meant depends on today, which is not known here.
    #[test]
    fn a_weekday_without_a_year_is_for_today_to_judge() {
        for text in ["mandag den 23. november", "torsdag 23/11", "fredag 4.12."] {
            assert!(day(text).is_ok() && time(text).is_ok(), "{text}");
        }
        for text in ["mandag den 31. november", "fredag den 12. marts 2024"] {
            assert!(day(text).is_err() && time(text).is_err(), "{text}");
        }
    }
}
