//! Dates in Danish: as the program writes them, and as people type them.

use std::fmt;

use chrono::{Datelike, NaiveDate, TimeDelta};

use super::fold;
use crate::text::letters::DASHES;

/// The date in running text: `12. marts 2024`.
pub(crate) fn long(date: NaiveDate) -> String {
    format!(
        "{}. {} {}",
        date.day(),
        month_name(date.month()),
        date.year()
    )
}

/// The date in a table: `12.3.2024`, without leading zeros.
pub(crate) fn short(date: NaiveDate) -> String {
    format!("{}.{}.{}", date.day(), date.month(), date.year())
}

/// 31 December of a year.
pub(crate) fn last_of(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(NaiveDate::MAX)
}

/// The name of the month with this number, 1 to 12; `?` for any other number.
pub(crate) fn month_name(number: u32) -> &'static str {
    let index = number.checked_sub(1).and_then(|n| usize::try_from(n).ok());
    index.and_then(|n| MONTHS.get(n)).copied().unwrap_or("?")
}

/// The month's name in a narrow column: `mar.`, but `maj`; `?` for a number that is no month.
pub(crate) fn month_short(number: u32) -> String {
    let name = month_name(number);
    match name.get(..3) {
        Some(start) if start != name => format!("{start}."),
        _ => name.to_owned(),
    }
}

/// The number of the month with this name, or with this start of it, at least three letters.
pub(crate) fn month_number(name: &str) -> Option<u32> {
    let name = fold::key(name);
    let found = |month: &str| name.len() >= 3 && month.starts_with(&name);
    (1..)
        .zip(MONTHS)
        .find(|(_, month)| found(month))
        .map(|(number, _)| number)
}

/// The date a person typed, in any of the usual Danish spellings, or in words: `i går`, `mandag`.
///
/// Case, extra blanks and how å is spelt are forgiven. Without a year it is this year's, or last
/// year's where that is more than half a year ahead: in January, `12/12` was a month ago.
pub(crate) fn parse(text: &str, today: NaiveDate) -> Result<NaiveDate, DateError> {
    let folded = fold::key(text);
    if let Some(day) = relative(&folded, today) {
        return Ok(day);
    }
    match calendar(text) {
        Err(DateError::NotADate) => without_year(&folded, today),
        read => read,
    }
}

/// As [`parse`], of what is to come: a weekday is the next one, a day without a year the next such.
pub(crate) fn parse_ahead(text: &str, today: NaiveDate) -> Result<NaiveDate, DateError> {
    let folded = fold::key(text);
    if weekday(&folded).is_some() {
        return parse(&format!("paa {folded}"), today);
    }
    if let Some((weekday, rest)) = after_weekday(&folded)
        && calendar(text) == Err(DateError::NotADate)
    {
        return of_weekday(parse_ahead(rest, today)?, weekday);
    }
    match (parse(text, today), day_of_year(&folded)) {
        (read, Ok((month, day))) if calendar(text) == Err(DateError::NotADate) => {
            let ahead = |year| existing(year, month, day).ok().filter(|day| *day >= today);
            ahead(today.year())
                .or_else(|| ahead(today.year() + 1))
                .map_or(read, Ok)
        }
        (read, _) => read,
    }
}

/// A day that is named by its distance from today, or by its name in the week.
fn relative(folded: &str, today: NaiveDate) -> Option<NaiveDate> {
    let near = [
        ("idag", 0),
        ("igaar", -1),
        ("iforgaars", -2),
        ("imorgen", 1),
        ("iovermorgen", 2),
    ];
    let joined = folded.replace(' ', "");
    let days = match near.iter().find(|(word, _)| *word == joined) {
        Some((_, days)) => *days,
        None => {
            let since = |name: &str| {
                let index = i64::try_from(weekday(name)?).ok()?;
                let today = i64::from(today.weekday().num_days_from_monday());
                Some((today - index).rem_euclid(7))
            };
            let last = folded.strip_prefix("sidste ");
            let last = last.or_else(|| folded.strip_prefix("i ")?.strip_suffix('s'));
            match (last, folded.strip_prefix("paa ")) {
                // Today's own name means today, and none of these words does.
                (Some(name), _) => -(since(name)? + 6) % 7 - 1,
                (None, Some(name)) => 7 - since(name)?,
                (None, None) => -since(folded)?,
            }
        }
    };
    today.checked_add_signed(TimeDelta::days(days))
}

/// As [`parse`], without the spellings that depend on today. A year of two digits is of this
/// century; between hyphens, `12-03-24` could be read from either end.
pub(crate) fn calendar(text: &str) -> Result<NaiveDate, DateError> {
    use Token::{Number, Sign, Word};

    let folded = fold::key(text).replace(DASHES, "-");
    if let Some((weekday, rest)) = after_weekday(&folded) {
        return of_weekday(calendar(rest)?, weekday);
    }
    let (year, month, day) = match tokens(without_article(&folded))[..] {
        [Number(y), Sign('-'), Number(m), Sign('-'), Number(d)]
        | [Number(y), Sign('/'), Number(m), Sign('/'), Number(d)]
            if y.len() == 4 =>
        {
            (y, m, d)
        }
        [Number(_), Sign('-'), Number(_), Sign('-'), Number(y)] if y.len() == 2 => {
            return Err(DateError::ShortYear);
        }
        [Number(d), Sign('-'), Number(m), Sign('-'), Number(y)]
        | [Number(d), Sign('.'), Number(m), Sign('.'), Number(y)]
        | [Number(d), Sign('/'), Number(m), Sign('/' | '-'), Number(y)]
        | [Number(d), Sign('/'), Number(m), Number(y)]
        | [Number(d), Sign('.'), Word(m), Sign('.'), Number(y)]
        | [Number(d), Sign('.'), Word(m), Number(y)]
        | [Number(d), Word(m), Sign('.'), Number(y)]
        | [Number(d), Word(m), Number(y)] => (y, m, d),
        _ => return Err(DateError::NotADate),
    };
    let (month, day) = month_and_day(month, day)?;
    existing(year_number(year)?, month, day)
}

/// The month and the day of a date without a year.
fn day_of_year(folded: &str) -> Result<(u32, u32), DateError> {
    use Token::{Number, Sign, Word};

    match tokens(without_article(folded))[..] {
        [Number(d), Sign('/'), Number(m)]
        | [Number(d), Sign('.'), Number(m), Sign('.')]
        | [Number(d), Sign('.'), Word(m)]
        | [Number(d), Sign('.'), Word(m), Sign('.')]
        | [Number(d), Word(m)]
        | [Number(d), Word(m), Sign('.')] => month_and_day(m, d),
        _ => Err(DateError::NotADate),
    }
}

fn without_year(folded: &str, today: NaiveDate) -> Result<NaiveDate, DateError> {
    if let Some((weekday, rest)) = after_weekday(folded) {
        return of_weekday(without_year(rest, today)?, weekday);
    }
    let (month, day) = day_of_year(folded)?;
    let read = existing(today.year(), month, day)?;
    if read - today > TimeDelta::days(LONGEST_AHEAD) {
        existing(today.year() - 1, month, day)
    } else {
        Ok(read)
    }
}

/// The place in the week and the rest of `tirsdag den 12. marts 2024`.
fn after_weekday(folded: &str) -> Option<(usize, &str)> {
    let (name, rest) = folded.split_once(' ')?;
    let name = name.trim_end_matches([',', '.']);
    Some((weekday(name)?, rest))
}

/// The day, where it is the weekday that it was said to be.
fn of_weekday(day: NaiveDate, weekday: usize) -> Result<NaiveDate, DateError> {
    match usize::try_from(day.weekday().num_days_from_monday()) {
        Ok(own) if own != weekday => Err(DateError::OtherWeekday(day)),
        _ => Ok(day),
    }
}

/// `12. marts` of `den 12. marts`.
fn without_article(folded: &str) -> &str {
    let articles = ["den ", "d. "];
    let rest = articles
        .iter()
        .find_map(|article| folded.strip_prefix(article));
    rest.unwrap_or(folded)
}

fn month_and_day(month: &str, day: &str) -> Result<(u32, u32), DateError> {
    let month = short_number(month).or_else(|| month_number(month));
    let read = month.zip(short_number(day));
    read.ok_or(DateError::NotADate)
}

/// How many days ahead a date without a year may lie.
const LONGEST_AHEAD: i64 = 183;

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateError {
    /// The text is not of the form of a date.
    NotADate,
    /// The year has two digits, and may stand at either end.
    ShortYear,
    /// This day is another one of the week.
    OtherWeekday(NaiveDate),
    /// There is no month of this number.
    NoSuchMonth(u32),
    /// The month has no such day.
    NoSuchDay {
        /// The year, which February depends on.
        year: i32,
        /// The month's number, 1 to 12.
        month: u32,
        /// How many days that month has.
        days: u8,
    },
}

/// The cause in Danish, without a full stop, to stand after "er ikke en dato: ".
impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::NotADate => {
                f.write_str("skriv den som 2024-03-12, 12.3.2024 eller 12. marts 2024")
            }
            Self::ShortYear => f.write_str("skriv årstallet med fire cifre"),
            Self::OtherWeekday(day) => {
                let own = usize::try_from(day.weekday().num_days_from_monday()).ok();
                let name = own.and_then(|own| WEEKDAYS.get(own)).copied();
                write!(f, "den {} er en {}", long(day), name.unwrap_or_default())
            }
            Self::NoSuchMonth(number) => write!(f, "der er ingen måned {number}"),
            Self::NoSuchDay { year, month, days } => {
                f.write_str(month_name(month))?;
                match month {
                    2 => write!(f, " {year} har {days} dage"),
                    _ => write!(f, " har {days} dage"),
                }
            }
        }
    }
}

impl std::error::Error for DateError {}

/// The days of a week, from the first.
const WEEKDAYS: [&str; 7] = [
    "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag",
];

/// The place in the week of a day by its folded name.
fn weekday(folded: &str) -> Option<usize> {
    WEEKDAYS.iter().position(|name| fold::key(name) == folded)
}

/// The months of a year, from the first.
pub(crate) const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'a> {
    Number(&'a str),
    Word(&'a str),
    Sign(char),
}

/// The numbers, words and signs of a text; blanks only part them.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, after) = if first.is_ascii_digit() {
            let (number, after) = split_while(rest, |c| c.is_ascii_digit());
            (Token::Number(number), after)
        } else if first.is_alphabetic() {
            let (word, after) = split_while(rest, char::is_alphabetic);
            (Token::Word(word), after)
        } else {
            (
                Token::Sign(first),
                rest.get(first.len_utf8()..).unwrap_or_default(),
            )
        };
        tokens.push(token);
        rest = after.trim_start();
    }
    tokens
}

fn split_while(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|c| !belongs(c)).unwrap_or(text.len()))
}

/// A day or a month: one or two digits.
fn short_number(digits: &str) -> Option<u32> {
    if digits.len() <= 2 {
        digits.parse().ok()
    } else {
        None
    }
}

fn year_number(digits: &str) -> Result<i32, DateError> {
    match digits.len() {
        2 => digits
            .parse()
            .map(|year: i32| 2000 + year)
            .map_err(|_| DateError::NotADate),
        4 if !digits.starts_with('0') => digits.parse().map_err(|_| DateError::NotADate),
        _ => Err(DateError::NotADate),
    }
}

fn existing(year: i32, month: u32, day: u32) -> Result<NaiveDate, DateError> {
    let first = NaiveDate::from_ymd_opt(year, month, 1).ok_or(DateError::NoSuchMonth(month))?;
    let days = first.num_days_in_month();
    first
        .with_day(day)
        .ok_or(DateError::NoSuchDay { year, month, days })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a test date exists")
    }

    #[test]
    fn a_date_is_written_long_and_short() {
        let date = day(2024, 3, 2);
        assert_eq!(long(date), "2. marts 2024");
        assert_eq!(short(date), "2.3.2024");
    }

    #[test]
    fn months_have_names() {
        for (number, name, short) in [
            (1, "januar", "jan."),
            (5, "maj", "maj"),
            (12, "december", "dec."),
            (0, "?", "?"),
            (13, "?", "?"),
        ] {
            assert_eq!(month_name(number), name);
            assert_eq!(month_short(number), short);
        }
        for (name, number) in [
            ("marts", Some(3)),
            ("Sept", Some(9)),
            ("ma", None),
            ("majs", None),
            ("", None),
        ] {
            assert_eq!(month_number(name), number, "{name}");
        }
    }

    #[test]
    fn every_usual_spelling_is_read() {
        let today = day(2024, 3, 1);
        for text in [
            "2024-03-12",
            "2024-3-12",
            "12-03-2024",
            "12.3.2024",
            "12.03.2024",
            "12. 3. 2024",
            "12/3 2024",
            "tirsdag den 12. marts 2024",
            "Tirsdag, 12.3.2024",
            "12/3-2024",
            "12/3/2024",
            "12. marts 2024",
            "12 marts 2024",
            "12. mar. 2024",
            "12.mar 2024",
            "12.03.24",
            "12/3 24",
            "12. marts 24",
            "den 12. marts 2024",
            "Den 12.3.2024",
            "12/3",
            "12. marts",
            "12 mar.",
            "den 12.3.",
            "  12.  MARTS\u{a0}2024 ",
        ] {
            assert_eq!(parse(text, today), Ok(day(2024, 3, 12)), "{text}");
        }
        for (text, read) in [
            ("i dag", today),
            ("Idag", today),
            ("i går", day(2024, 2, 29)),
            ("igår", day(2024, 2, 29)),
            ("I  GAAR", day(2024, 2, 29)),
            ("i ga\u{30a}r", day(2024, 2, 29)),
            ("29. februar 2024", day(2024, 2, 29)),
            ("i forgårs", day(2024, 2, 28)),
            ("i morgen", day(2024, 3, 2)),
            // It is a Friday.
            ("fredag", today),
            ("i fredags", day(2024, 2, 23)),
            ("sidste fredag", day(2024, 2, 23)),
            ("på fredag", day(2024, 3, 8)),
            ("torsdag", day(2024, 2, 29)),
            ("Lørdag", day(2024, 2, 24)),
            ("i søndags", day(2024, 2, 25)),
            ("på lørdag", day(2024, 3, 2)),
            ("31/8", day(2024, 8, 31)),
            ("1/9", day(2023, 9, 1)),
            ("31. december", day(2023, 12, 31)),
            ("29/2", day(2024, 2, 29)),
        ] {
            assert_eq!(parse(text, today), Ok(read), "{text}");
        }
    }

    #[test]
    fn what_is_to_come_is_the_next_such_day() {
        // It is a Friday.
        let today = day(2024, 3, 1);
        for (text, read) in [
            ("torsdag", day(2024, 3, 7)),
            ("Fredag", day(2024, 3, 8)),
            ("i torsdags", day(2024, 2, 29)),
            ("1/2", day(2025, 2, 1)),
            ("1/3", today),
            ("31. december", day(2024, 12, 31)),
            ("1/2 2024", day(2024, 2, 1)),
            ("torsdag den 1. februar 2024", day(2024, 2, 1)),
            ("lørdag den 1. februar", day(2025, 2, 1)),
            ("mandag 2/12", day(2024, 12, 2)),
            ("i dag", today),
        ] {
            assert_eq!(parse_ahead(text, today), Ok(read), "{text}");
        }
        let error = parse_ahead("31/2", today).expect_err("no such day");
        assert_eq!(error.to_string(), "februar 2024 har 29 dage");
    }

    #[test]
    fn what_is_no_date_says_why() {
        for (text, cause) in [
            (
                "",
                "skriv den som 2024-03-12, 12.3.2024 eller 12. marts 2024",
            ),
            (
                "snart",
                "skriv den som 2024-03-12, 12.3.2024 eller 12. marts 2024",
            ),
            (
                "12 3 2024",
                "skriv den som 2024-03-12, 12.3.2024 eller 12. marts 2024",
            ),
            (
                "12. marst 2024",
                "skriv den som 2024-03-12, 12.3.2024 eller 12. marts 2024",
            ),
            (
                "2024-03-12T10:00",
                "skriv den som 2024-03-12, 12.3.2024 eller 12. marts 2024",
            ),
            (
                "112.3.2024",
                "skriv den som 2024-03-12, 12.3.2024 eller 12. marts 2024",
            ),
            (
                "12.3.20244",
                "skriv den som 2024-03-12, 12.3.2024 eller 12. marts 2024",
            ),
            (
                "12.3.0024",
                "skriv den som 2024-03-12, 12.3.2024 eller 12. marts 2024",
            ),
            ("12-03-24", "skriv årstallet med fire cifre"),
            (
                "næste fredag",
                "skriv den som 2024-03-12, 12.3.2024 eller 12. marts 2024",
            ),
            (
                "12.3",
                "skriv den som 2024-03-12, 12.3.2024 eller 12. marts 2024",
            ),
            ("31/2", "februar 2024 har 29 dage"),
            ("12.13.2024", "der er ingen måned 13"),
            ("2024-00-12", "der er ingen måned 0"),
            ("31. februar 2024", "februar 2024 har 29 dage"),
            ("29-2-2025", "februar 2025 har 28 dage"),
            ("0.4.2024", "april har 30 dage"),
        ] {
            let error = parse(text, day(2024, 3, 1)).expect_err(text);
            assert_eq!(error.to_string(), cause, "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for date in day(2023, 12, 1).iter_days().take(500) {
            let (number, month) = (date.day(), month_short(date.month()));
            let shorter = format!("{number}. {month} {}", date.year());
            for text in [long(date), short(date), date.to_string(), shorter] {
                assert_eq!(calendar(&text), Ok(date), "{text}");
                assert_eq!(parse(&text, day(1970, 1, 1)), Ok(date), "{text}");
            }
        }
    }
}
