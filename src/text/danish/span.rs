//! A time as coarse as its source: a day, a month, a part of a year, years, or without an end.
//!
//! A plan says "marts 2025", "2. halvår 2025" or "inden 2025"; a made-up day would promise more
//! than was decided. Something is late after the last day of its span.
//!
//! Files and arguments are read by the one parser: a file's text must be spelt as it is printed.

use std::fmt;

use chrono::{Datelike, Month, NaiveDate, Weekday};

use super::between::between;
use super::date::{self, DateError};
use super::fold;
use super::part::{NoSuchPart, Part};
use super::years::{Years, YearsError};

/// When something begins or is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum DateSpan {
    /// `30. juni 2025`
    Day(NaiveDate),
    /// `ultimo marts 2025`: a third of a month.
    PartOfMonth(i32, Month, Part),
    /// `marts 2025`
    Month(i32, Month),
    /// `uge 40 2025`, by ISO 8601: from Monday to Sunday.
    Week(i32, u32),
    /// `1. kvartal 2025`, `foråret 2025`, `ultimo 2025`
    Part(i32, Part),
    /// `vinteren 2025-2026`, by its first year: from December to February.
    Winter(i32),
    /// `2025`
    Year(i32),
    /// `2023-2025`
    Years(Years),
    /// `hele perioden`: as long as the plan.
    WholePeriod,
    /// `årligt`: every year anew, with no end.
    Yearly,
    /// `løbende`: all the time, with no end.
    Ongoing,
}

impl DateSpan {
    /// The span a file's text names, in its exact spelling but for the first letter's case.
    ///
    /// A day is read too, in any spelling that [`date::calendar`] knows.
    pub(crate) fn parse(text: &str) -> Result<Self, SpanError> {
        let span = match read(text) {
            Err(SpanError::Unknown) => {
                let both = between(text);
                return Err(both.map_or(SpanError::Unknown, |(first, last)| {
                    SpanError::Between(first, last)
                }));
            }
            read => read?,
        };
        match span {
            Self::Day(_) => Ok(span),
            _ if spelt_as(text, &span.to_string()) => Ok(span),
            _ => Err(SpanError::Spelling(span)),
        }
    }

    /// The span that a person typed, however it is spelt; a day also in words that depend on
    /// `today`, before which nothing begins or is due.
    pub(crate) fn typed(text: &str, today: NaiveDate) -> Result<Self, SpanError> {
        match Self::parse(text) {
            Ok(span) | Err(SpanError::Spelling(span)) => Ok(span),
            Err(none @ (SpanError::Unknown | SpanError::Between(..))) => {
                match date::parse_ahead(text, today) {
                    Ok(day) => Ok(Self::Day(day)),
                    Err(DateError::NotADate) => Err(none),
                    Err(error) => Err(SpanError::Date(error)),
                }
            }
            Err(error) => Err(error),
        }
    }

    /// Its first day; `None` for what has no end.
    pub(crate) fn first_day(self) -> Option<NaiveDate> {
        Some(self.days()?.0)
    }

    /// Its last day, after which it is overdue; `None` for what has no end.
    pub(crate) fn last_day(self) -> Option<NaiveDate> {
        Some(self.days()?.1)
    }

    fn days(self) -> Option<(NaiveDate, NaiveDate)> {
        let months = |first: (i32, u32), last: (i32, u32)| {
            Some((first_of(first.0, first.1)?, last_of(last.0, last.1)?))
        };
        match self {
            Self::Day(date) => Some((date, date)),
            Self::PartOfMonth(year, month, part) => {
                let month = month.number_from_month();
                let (first, last) = part.days_of_month()?;
                let end = last_of(year, month)?;
                Some((
                    first_of(year, month)?.with_day(first)?,
                    end.with_day(last.min(end.day()))?,
                ))
            }
            Self::Month(year, month) => {
                let month = (year, month.number_from_month());
                months(month, month)
            }
            Self::Week(year, week) => {
                let day = |day| NaiveDate::from_isoywd_opt(year, week, day);
                Some((day(Weekday::Mon)?, day(Weekday::Sun)?))
            }
            Self::Part(year, part) => months((year, part.first_month()), (year, part.last_month())),
            Self::Winter(year) => months((year, 12), (year + 1, 2)),
            Self::Year(year) => months((year, 1), (year, 12)),
            Self::Years(years) => Some((years.first_day(), years.last_day())),
            Self::WholePeriod | Self::Yearly | Self::Ongoing => None,
        }
    }

    /// As a narrow column shows it: `30.6.2025`, `mar. 2025`, `1. kv. 2025`, `2025`, `løbende`.
    pub(crate) fn short(self) -> String {
        let month = |month: Month| date::month_short(month.number_from_month());
        match self {
            Self::Day(date) => date::short(date),
            Self::PartOfMonth(year, of, part) => format!("{part} {} {year}", month(of)),
            Self::Month(year, of) => format!("{} {year}", month(of)),
            Self::Part(year, part) => format!("{} {year}", part.short()),
            _ => self.to_string(),
        }
    }
}

/// As running text has it, and as files spell all but a day.
impl fmt::Display for DateSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |month: Month| date::month_name(month.number_from_month());
        match *self {
            Self::Day(date) => f.write_str(&date::long(date)),
            Self::PartOfMonth(year, month, part) => write!(f, "{part} {} {year}", name(month)),
            Self::Month(year, month) => write!(f, "{} {year}", name(month)),
            Self::Week(year, week) => write!(f, "{WEEK} {week} {year}"),
            Self::Part(year, part) => write!(f, "{part} {year}"),
            Self::Winter(year) => write!(f, "{WINTER} {year}-{}", year + 1),
            Self::Year(year) => write!(f, "{year}"),
            Self::Years(years) => years.fmt(f),
            Self::WholePeriod => f.write_str(WHOLE_PERIOD),
            Self::Yearly => f.write_str(YEARLY),
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
    /// A quarter outside 1 to 4, or a half outside 1 and 2.
    NoSuchPart(NoSuchPart),
    /// A week that the year does not have.
    NoSuchWeek(i32),
    /// A winter by one year, of which it has two.
    WhichWinter(i32),
    /// Two times: when something begins, and when it ends.
    Between(DateSpan, DateSpan),
    /// Years in the wrong order.
    Years(YearsError),
    /// It is of a date's form and no date.
    Date(DateError),
}

/// The remedy in Danish, without a full stop, to stand after a colon.
impl fmt::Display for SpanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str(
                "skriv en dato, en uge (uge 40 2025), en måned (marts 2025), \
                 et kvartal (1. kvartal 2025), et halvår, en årstid, år (2025 eller 2023-2025), hele perioden, årligt eller løbende",
            ),
            Self::Spelling(meant) => write!(f, "skriv ”{meant}”"),
            Self::NoSuchPart(error) => error.fmt(f),
            Self::NoSuchWeek(year) => {
                // The week that the 28th of December lies in is a year's last.
                let last = NaiveDate::from_ymd_opt(*year, 12, 28);
                let last = last.map_or(52, |day| day.iso_week().week());
                write!(f, "{year} har {last} uger")
            }
            Self::Between(first, last) => {
                write!(f, "skriv enten begyndelsen, ”{first}”, eller slutningen, ”{last}”")
            }
            Self::WhichWinter(year) => {
                let (before, after) = (year - 1, year + 1);
                write!(f, "skriv ”{WINTER} {before}-{year}” eller ”{WINTER} {year}-{after}”")
            }
            Self::Years(error) => error.fmt(f),
            Self::Date(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for SpanError {}

pub(super) const ONGOING: &str = "løbende";
const WHOLE_PERIOD: &str = "hele perioden";
const YEARLY: &str = "årligt";
const WINTER: &str = "vinteren";
pub(super) const WEEK: &str = "uge";

/// Words for what has no end, as [`fold::key`] has them, and what each means.
const OPEN: [(&str, DateSpan); 9] = [
    ("loebende", DateSpan::Ongoing),
    ("kontinuerlig", DateSpan::Ongoing),
    ("kontinuerligt", DateSpan::Ongoing),
    ("fortloebende", DateSpan::Ongoing),
    ("vedvarende", DateSpan::Ongoing),
    ("aarligt", DateSpan::Yearly),
    ("hvert aar", DateSpan::Yearly),
    ("hele perioden", DateSpan::WholePeriod),
    ("i hele perioden", DateSpan::WholePeriod),
];

/// What has no end, by its folded words.
pub(super) fn open(folded: &str) -> Option<DateSpan> {
    let found = OPEN.iter().find(|(word, _)| *word == folded);
    found.map(|(_, open)| *open)
}

/// Whether a text is this word of ours, the first letter's case aside.
pub(super) fn spelt_as(text: &str, word: &str) -> bool {
    if text == word {
        return true;
    }
    let composed = fold::composed(text);
    let mut typed = composed.chars();
    let mut ours = word.chars();
    let first = |letter: Option<char>| letter.map(|c| c.to_lowercase().to_string());
    first(typed.next()) == first(ours.next()) && typed.as_str() == ours.as_str()
}

/// What the text means, however it is spelt.
pub(super) fn read(text: &str) -> Result<DateSpan, SpanError> {
    let folded = fold::key(text);
    if let Some(open) = open(&folded) {
        return Ok(open);
    }
    match Years::parse(&folded) {
        Ok(years) | Err(YearsError::Spelling(years)) => {
            return Ok(if years.first() == years.last() {
                DateSpan::Year(years.first())
            } else {
                DateSpan::Years(years)
            });
        }
        Err(error @ YearsError::Backwards) => return Err(SpanError::Years(error)),
        Err(YearsError::Unknown) => {}
    }
    let time = folded.strip_suffix(" senest").unwrap_or(&folded);
    let time = ABOUT_BEHIND
        .iter()
        .find_map(|words| time.strip_suffix(words))
        .unwrap_or(time);
    let by = UNTIL
        .iter()
        .chain(&ABOUT)
        .find_map(|words| time.strip_prefix(words));
    if let Some(time) = by.or_else(|| (time != folded).then_some(time)) {
        return read(time);
    }
    if let Some(span) = of_a_year(time) {
        return span;
    }
    match date::calendar(text) {
        Ok(date) => Ok(DateSpan::Day(date)),
        Err(DateError::NotADate) => Err(SpanError::Unknown),
        Err(error) => Err(SpanError::Date(error)),
    }
}

/// Folded words before a time that mean its last day, the longest first.
const UNTIL: [&str; 10] = [
    "senest ved udgangen af ",
    "inden udgangen af ",
    "ved udgangen af ",
    "med udgangen af ",
    "udgangen af ",
    "i loebet af ",
    "senest i ",
    "senest den ",
    "senest ",
    "i ",
];

/// Folded words before a time that leave it as coarse as it is.
const ABOUT: [&str; 6] = [
    "hele ",
    "ca. ",
    "cirka ",
    "omkring ",
    "forventet ",
    "forventeligt ",
];

/// And behind it.
const ABOUT_BEHIND: [&str; 3] = [" (forventet)", " (ca.)", " ca."];

/// A time with its year behind it.
fn of_a_year(folded: &str) -> Option<Result<DateSpan, SpanError>> {
    if let Some(winter) = folded.strip_prefix("vinter") {
        return winter_of(winter.strip_prefix("en").unwrap_or(winter));
    }
    // "2025 q3", as spreadsheets sort it; "q3-2025".
    let (first, last) = folded.rsplit_once([' ', '-', '/'])?;
    let (first, last) = (first.trim_end_matches([' ', ',']), last.trim());
    let (time, year) = match (year_number(last), year_number(first)) {
        (Some(year), _) => (first, year),
        (None, Some(year)) => (last, year),
        (None, None) => return None,
    };
    let within = without_of(time);
    if let Some(part) = part_of(time) {
        return Some(match part {
            Ok(part) => Ok(DateSpan::Part(year, part)),
            Err(error) => Err(SpanError::NoSuchPart(error)),
        });
    }
    if let Some(week) = week(within.unwrap_or(time)) {
        let span = DateSpan::Week(year, week);
        let is_one = span.first_day().is_some();
        return Some(if is_one {
            Ok(span)
        } else {
            Err(SpanError::NoSuchWeek(year))
        });
    }
    // Christmas is no month.
    let time = within.unwrap_or(time);
    if let Some(month) = month(time).filter(|_| time != "jul") {
        return Some(Ok(DateSpan::Month(year, month)));
    }
    let (part, month_name) = time.rsplit_once(' ')?;
    let part = part_of(part)?.ok()?;
    part.days_of_month()?;
    let month = month(month_name)?;
    Some(Ok(DateSpan::PartOfMonth(year, month, part)))
}

/// A part before what it is of: "4. kvartal i", but "slutningen af".
fn part_of(folded: &str) -> Option<Result<Part, NoSuchPart>> {
    Part::read(folded).or_else(|| Part::read(without_of(folded)?))
}

fn without_of(folded: &str) -> Option<&str> {
    [" i", " af"].iter().find_map(|of| folded.strip_suffix(of))
}

fn winter_of(years: &str) -> Option<Result<DateSpan, SpanError>> {
    match Years::parse(years.trim_start()) {
        Ok(years) | Err(YearsError::Spelling(years)) => match years.last() - years.first() {
            0 => Some(Err(SpanError::WhichWinter(years.first()))),
            1 => Some(Ok(DateSpan::Winter(years.first()))),
            _ => None,
        },
        Err(_) => None,
    }
}

/// The number of `uge 40` and `uge40`.
fn week(folded: &str) -> Option<u32> {
    let number = folded.strip_prefix(WEEK)?.trim_start();
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    number.parse().ok().filter(|_| is_number)
}

/// The month of this name or abbreviation.
fn month(name: &str) -> Option<Month> {
    month_of(date::month_number(name.strip_suffix('.').unwrap_or(name))?)
}

/// The month of this number, 1 to 12.
pub(super) fn month_of(number: u32) -> Option<Month> {
    let number = u8::try_from(number).ok()?;
    Month::try_from(number).ok()
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
        for (text, first, last, short) in [
            ("2025", "2025-01-01", "2025-12-31", "2025"),
            ("2023-2025", "2023-01-01", "2025-12-31", "2023-2025"),
            ("uge 1 2025", "2024-12-30", "2025-01-05", "uge 1 2025"),
            ("Uge 53 2026", "2026-12-28", "2027-01-03", "uge 53 2026"),
            ("marts 2025", "2025-03-01", "2025-03-31", "mar. 2025"),
            ("Februar 2024", "2024-02-01", "2024-02-29", "feb. 2024"),
            ("maj 2025", "2025-05-01", "2025-05-31", "maj 2025"),
            ("december 2025", "2025-12-01", "2025-12-31", "dec. 2025"),
            ("1. kvartal 2025", "2025-01-01", "2025-03-31", "1. kv. 2025"),
            ("4. kvartal 2025", "2025-10-01", "2025-12-31", "4. kv. 2025"),
            (
                "1. halvår 2025",
                "2025-01-01",
                "2025-06-30",
                "1. halvår 2025",
            ),
            (
                "2. halvår 2025",
                "2025-07-01",
                "2025-12-31",
                "2. halvår 2025",
            ),
            ("primo 2025", "2025-01-01", "2025-04-30", "primo 2025"),
            ("medio 2025", "2025-05-01", "2025-08-31", "medio 2025"),
            ("Ultimo 2025", "2025-09-01", "2025-12-31", "ultimo 2025"),
            (
                "primo marts 2025",
                "2025-03-01",
                "2025-03-10",
                "primo mar. 2025",
            ),
            (
                "medio marts 2025",
                "2025-03-11",
                "2025-03-20",
                "medio mar. 2025",
            ),
            (
                "ultimo februar 2025",
                "2025-02-21",
                "2025-02-28",
                "ultimo feb. 2025",
            ),
            ("Foråret 2025", "2025-03-01", "2025-05-31", "foråret 2025"),
            ("sommeren 2025", "2025-06-01", "2025-08-31", "sommeren 2025"),
            (
                "efteråret 2025",
                "2025-09-01",
                "2025-11-30",
                "efteråret 2025",
            ),
            (
                "vinteren 2023-2024",
                "2023-12-01",
                "2024-02-29",
                "vinteren 2023-2024",
            ),
            ("2025-06-30", "2025-06-30", "2025-06-30", "30.6.2025"),
            ("30. juni 2025", "2025-06-30", "2025-06-30", "30.6.2025"),
        ] {
            let span = DateSpan::parse(text).expect(text);
            assert_eq!(span.first_day().expect(text).to_string(), first, "{text}");
            assert_eq!(span.last_day().expect(text).to_string(), last, "{text}");
            assert_eq!(span.short(), short);
            assert_eq!(DateSpan::parse(&span.to_string()), Ok(span));
            if !text.starts_with("2025-06") {
                assert_eq!(span.to_string().to_lowercase(), text.to_lowercase());
            }
        }
    }

    #[test]
    fn what_has_no_end_has_no_days() {
        for (text, span) in [
            ("løbende", DateSpan::Ongoing),
            ("Løbende", DateSpan::Ongoing),
            ("årligt", DateSpan::Yearly),
            ("Hele perioden", DateSpan::WholePeriod),
        ] {
            assert_eq!(DateSpan::parse(text), Ok(span));
            assert_eq!((span.first_day(), span.last_day()), (None, None));
            let words = text.to_lowercase();
            assert_eq!((span.to_string(), span.short()), (words.clone(), words));
        }
    }

    #[test]
    fn what_is_no_span_says_what_to_write() {
        let forms = SpanError::Unknown.to_string();
        for text in [
            "",
            "snart",
            "20255",
            "0025",
            "marts",
            "marts 25",
            "1. kvartal",
            "kvartal 2025",
            "forår",
            "primo forår 2025",
            "1. kvartal marts 2025",
            "vinteren",
            "vinteren 2022-2025",
            "hele",
            "uge 12",
            "uge 2025",
            "inden jul 2025",
            "maj-april 2025",
        ] {
            let error = DateSpan::parse(text).expect_err(text);
            assert_eq!(error.to_string(), forms, "{text}");
        }
        for (text, remedy) in [
            ("loebende", "skriv ”løbende”"),
            ("LØBENDE", "skriv ”løbende”"),
            ("hvert år", "skriv ”årligt”"),
            ("i hele perioden", "skriv ”hele perioden”"),
            ("mar. 2025", "skriv ”marts 2025”"),
            ("i marts 2025", "skriv ”marts 2025”"),
            ("marts  2025", "skriv ”marts 2025”"),
            ("ved udgangen af 2025", "skriv ”2025”"),
            ("juni 2025 senest", "skriv ”juni 2025”"),
            ("i løbet af 2. halvår 2025", "skriv ”2. halvår 2025”"),
            ("4. kvartal i 2025", "skriv ”4. kvartal 2025”"),
            ("Q4-2025", "skriv ”4. kvartal 2025”"),
            ("2025-Q4", "skriv ”4. kvartal 2025”"),
            ("Q1/2025", "skriv ”1. kvartal 2025”"),
            ("maj, 2025", "skriv ”maj 2025”"),
            ("slutningen af 2025", "skriv ”ultimo 2025”"),
            ("1 kvartal 2025", "skriv ”1. kvartal 2025”"),
            ("1.kvartal 2025", "skriv ”1. kvartal 2025”"),
            ("2 halvaar 2025", "skriv ”2. halvår 2025”"),
            ("forår 2025", "skriv ”foråret 2025”"),
            ("i efteråret 2025", "skriv ”efteråret 2025”"),
            ("ultimo mar. 2025", "skriv ”ultimo marts 2025”"),
            ("i slutningen af marts 2025", "skriv ”ultimo marts 2025”"),
            ("midt i maj 2025", "skriv ”medio maj 2025”"),
            ("vinter 2025/2026", "skriv ”vinteren 2025-2026”"),
            (
                "vinteren 2025",
                "skriv ”vinteren 2024-2025” eller ”vinteren 2025-2026”",
            ),
            (" 2025", "skriv ”2025”"),
            ("2023–2025", "skriv ”2023-2025”"),
            ("2025-2023", "det sidste år ligger før det første"),
            ("Uge 7, 2025", "skriv ”uge 7 2025”"),
            ("uge 07 i 2025", "skriv ”uge 7 2025”"),
            ("senest uge 40 2025", "skriv ”uge 40 2025”"),
            ("uge40/2025", "skriv ”uge 40 2025”"),
            ("uge 53 2025", "2025 har 52 uger"),
            ("uge 54 2026", "2026 har 53 uger"),
            ("hele 2025", "skriv ”2025”"),
            ("ca. maj 2025", "skriv ”maj 2025”"),
            ("2025 (forventet)", "skriv ”2025”"),
            ("midt i 2025", "skriv ”medio 2025”"),
            (
                "juni-august 2025",
                "skriv enten begyndelsen, ”juni 2025”, eller slutningen, ”august 2025”",
            ),
            ("5. kvartal 2025", "et år har fire kvartaler"),
            ("3. halvår 2025", "et år har to halvår"),
            ("31. juni 2025", "juni har 30 dage"),
        ] {
            let error = DateSpan::parse(text).expect_err(text);
            assert_eq!(error.to_string(), remedy, "{text}");
        }
    }
}
