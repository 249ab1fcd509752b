//! The years a plan covers: `2022-2025`, or one year.

use std::fmt;
use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

use super::date;
use super::fold;
use super::span::year_number;
use crate::text::letters::DASHES;

/// A period of whole calendar years, in the order of their beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Years {
    first: i32,
    last: i32,
}

impl Years {
    /// Every year there is: what stands in for a period that cannot be read.
    pub(crate) const EVER: Years = Years {
        first: 1000,
        last: 9999,
    };

    /// The years from the first to the last; `None` where the last comes first, or
    /// where a year has not four digits.
    pub(crate) fn new(first: i32, last: i32) -> Option<Self> {
        let sound = 1000 <= first && first <= last && last <= 9999;
        sound.then_some(Self { first, last })
    }

    /// The period a file's text names, exactly as it names its folder.
    pub(crate) fn parse(text: &str) -> Result<Self, YearsError> {
        let trimmed = text.trim();
        let (first, last) = match trimmed.split_once(|c| c == '/' || DASHES.contains(&c)) {
            Some((first, last)) => (first.trim_end(), last.trim_start()),
            None => (trimmed, trimmed),
        };
        let Some(first) = year_number(first) else {
            return Err(YearsError::Unknown);
        };
        let last = year_number(last).or_else(|| season(trimmed, first, last));
        let years =
            Self::new(first, last.ok_or(YearsError::Unknown)?).ok_or(YearsError::Backwards)?;
        if text == years.to_string() {
            Ok(years)
        } else {
            Err(YearsError::Spelling(years))
        }
    }

    /// The period that a person typed or a document names, where nothing but a period can be meant:
    /// `24-27`, `2023-26`, `fra 2024 til 2027`.
    pub(crate) fn typed(text: &str) -> Result<Self, YearsError> {
        let unknown = match Self::parse(text) {
            Ok(years) | Err(YearsError::Spelling(years)) => return Ok(years),
            Err(YearsError::Unknown) => YearsError::Unknown,
            Err(error) => return Err(error),
        };
        let folded = fold::key(text);
        let plain = BEFORE.iter().find_map(|word| folded.strip_prefix(word));
        let plain = plain.unwrap_or(&folded);
        let parts = BETWEEN.iter().find_map(|sign| plain.split_once(sign));
        let parts = parts.or_else(|| plain.split_once(|c| c == '/' || DASHES.contains(&c)));
        let (first, last) = parts.ok_or(unknown)?;
        let first = year_of(first, CENTURY).ok_or(unknown)?;
        let last = year_of(last, first - first % 100).ok_or(unknown)?;
        Self::new(first, last).ok_or(YearsError::Backwards)
    }

    /// The first year.
    pub(crate) fn first(self) -> i32 {
        self.first
    }

    /// The last year, which belongs to the period.
    pub(crate) fn last(self) -> i32 {
        self.last
    }

    /// Every year of the period.
    pub(crate) fn all(self) -> RangeInclusive<i32> {
        self.first..=self.last
    }

    /// Whether the year belongs to the period.
    pub(crate) fn contains_year(self, year: i32) -> bool {
        self.all().contains(&year)
    }

    /// Whether the year belongs to the period, or is the one before it or after it.
    pub(crate) fn is_near(self, year: i32) -> bool {
        (self.first - 1..=self.last + 1).contains(&year)
    }

    /// Whether the date lies in the period.
    pub(crate) fn contains(self, date: NaiveDate) -> bool {
        self.contains_year(date.year())
    }

    /// Whether the two have a year in common.
    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Whether `later` begins when these have ended.
    pub(crate) fn precedes(self, later: Years) -> bool {
        self.last + 1 == later.first
    }

    /// As many years, from the one after these.
    pub(crate) fn next(self) -> Years {
        let first = self.last + 1;
        Years::new(first, first + self.last - self.first).unwrap_or(self)
    }

    /// 1 January of the first year.
    pub(crate) fn first_day(self) -> NaiveDate {
        // `new` admits years of four digits only, and they all have this day.
        NaiveDate::from_ymd_opt(self.first, 1, 1).unwrap_or(NaiveDate::MIN)
    }

    /// 31 December of the last year.
    pub(crate) fn last_day(self) -> NaiveDate {
        date::last_of(self.last)
    }
}

/// Folded words before a period, the longest first.
const BEFORE: [&str; 4] = ["perioden fra ", "perioden ", "periode ", "fra "];

/// Folded words between its years, the longest first.
const BETWEEN: [&str; 5] = [" til og med ", " t.o.m. ", "-til-", " til ", " to "];

/// Plans are of this one.
const CENTURY: i32 = 2000;

/// A year of four digits, or of two in a century that begins with this year.
fn year_of(text: &str, century: i32) -> Option<i32> {
    let text = text.trim().trim_start_matches(['\'', '’', '‘']);
    let is_short = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    let short = || Some(century + text.parse::<i32>().ok()?);
    year_number(text).or_else(|| is_short.then(short).flatten())
}

/// The last year of a season by its two last digits: `2025/26`, and `2025-26`, which is no month.
fn season(text: &str, first: i32, last: &str) -> Option<i32> {
    let digits: i32 = last.parse().ok()?;
    let is_next = last.len() == 2 && digits == (first + 1) % 100;
    (is_next && (digits > 12 || text.contains('/'))).then_some(first + 1)
}

/// As files and folders spell it.
impl fmt::Display for Years {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            write!(f, "{}", self.first)
        } else {
            write!(f, "{}-{}", self.first, self.last)
        }
    }
}

/// Why a text names no period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum YearsError {
    /// The text is of no known form.
    Unknown,
    /// The text is clear but not as files spell it, as with Word's long dash; this is what it means.
    Spelling(Years),
    /// The last year comes before the first.
    Backwards,
}

/// The remedy in Danish, without a full stop, to stand after a colon.
impl fmt::Display for YearsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str("skriv to årstal (2022-2025) eller ét (2024)"),
            Self::Spelling(meant) if meant.first == meant.last => write!(f, "skriv ”{meant}”"),
            Self::Spelling(meant) => {
                write!(
                    f,
                    "skriv ”{meant}” med almindelig bindestreg og uden mellemrum"
                )
            }
            Self::Backwards => f.write_str("det sidste år ligger før det første"),
        }
    }
}

impl std::error::Error for YearsError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(text: &str) -> Years {
        Years::parse(text).expect(text)
    }

    #[test]
    fn a_period_is_its_whole_years() {
        for (text, first, last) in [
            ("2022-2025", "2022-01-01", "2025-12-31"),
            ("2024", "2024-01-01", "2024-12-31"),
        ] {
            let period = years(text);
            assert_eq!(period.to_string(), text);
            assert_eq!(period.first_day().to_string(), first);
            assert_eq!(period.last_day().to_string(), last);
            for (day, inside) in [
                (period.first_day(), true),
                (period.last_day(), true),
                (period.first_day() - chrono::Days::new(1), false),
                (period.last_day() + chrono::Days::new(1), false),
            ] {
                assert_eq!(period.contains(day), inside, "{text} {day}");
            }
        }
        assert_eq!(
            years("2022-2025").all().collect::<Vec<_>>(),
            [2022, 2023, 2024, 2025]
        );
    }

    #[test]
    fn periods_overlap_where_they_share_a_year() {
        for (a, b, overlap) in [
            ("2022-2025", "2026-2029", false),
            ("2022-2025", "2025-2029", true),
            ("2022-2025", "2024", true),
            ("2024", "2024", true),
            ("2021", "2022", false),
        ] {
            assert_eq!(years(a).overlaps(years(b)), overlap, "{a} {b}");
            assert_eq!(years(b).overlaps(years(a)), overlap, "{b} {a}");
        }
        assert!(years("2022-2025") < years("2026-2029"));
    }

    #[test]
    fn a_typed_period_may_have_words_and_years_of_two_digits() {
        for (text, meant) in [
            ("24-27", "2024-2027"),
            ("2023-26", "2023-2026"),
            ("2023 – 26", "2023-2026"),
            ("'24-'27", "2024-2027"),
            ("2024/2027", "2024-2027"),
            ("2024 til 2027", "2024-2027"),
            ("Fra 2024 til og med 2027", "2024-2027"),
            ("perioden 2024-2027", "2024-2027"),
            ("2011-12", "2011-2012"),
            ("2024", "2024"),
        ] {
            let typed = Years::typed(text).map(|years| years.to_string());
            assert_eq!(typed.as_deref(), Ok(meant), "{text}");
        }
        for (text, error) in [
            ("27-24", YearsError::Backwards),
            ("2027 til 2024", YearsError::Backwards),
            ("27", YearsError::Unknown),
            ("24-27-30", YearsError::Unknown),
            ("24 og 27", YearsError::Unknown),
            ("", YearsError::Unknown),
        ] {
            assert_eq!(Years::typed(text), Err(error), "{text}");
        }
    }

    #[test]
    fn what_is_no_period_says_what_to_write() {
        const FORMS: &str = "skriv to årstal (2022-2025) eller ét (2024)";
        const HYPHEN: &str = "skriv ”2022-2025” med almindelig bindestreg og uden mellemrum";
        for (text, remedy) in [
            ("", FORMS),
            ("2022-26", FORMS),
            ("2011-12", FORMS),
            (
                "2022-23",
                "skriv ”2022-2023” med almindelig bindestreg og uden mellemrum",
            ),
            (
                "2011/12",
                "skriv ”2011-2012” med almindelig bindestreg og uden mellemrum",
            ),
            ("2022/2025", HYPHEN),
            ("2022-2025-2029", FORMS),
            ("20222025", FORMS),
            ("0022", FORMS),
            ("-2025", FORMS),
            ("2022–2025", HYPHEN),
            ("2022 - 2025", HYPHEN),
            ("2022-2025 ", HYPHEN),
            ("2024-2024", "skriv ”2024”"),
            ("2025-2022", "det sidste år ligger før det første"),
        ] {
            let error = Years::parse(text).expect_err(text);
            assert_eq!(error.to_string(), remedy, "{text}");
        }
    }
}
