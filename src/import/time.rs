//! Times as plans write them: `senest 2025`, `Q3 2025`, `inden udgangen af 2026`.

use crate::text::danish::span::{DateSpan, SpanError};
use chrono::{Days, NaiveDate};
use std::ops::RangeInclusive;

/// The time that a text means, however it is spelt.
pub(crate) fn span(text: &str) -> Option<DateSpan> {
    let read = |text: &str| match DateSpan::parse(text) {
        Ok(span) | Err(SpanError::Spelling(span)) => Some(span),
        Err(_) => None,
    };
    let text = text.trim();
    read(text).or_else(|| read(text.trim_end_matches('.')))
}

/// The day that a spreadsheet keeps as a number, where it was not told to show it as one: 46022.
pub(crate) fn counted(text: &str) -> Option<NaiveDate> {
    let days = text.parse::<u64>().ok();
    let days = days.filter(|days| text.len() == 5 && COUNTED.contains(days))?;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))
}

/// From 1 January 2000 to the end of 2099.
const COUNTED: RangeInclusive<u64> = 36_526..=73_050;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_was_counted_is_known() {
        let day = NaiveDate::from_ymd_opt(2025, 12, 31);
        assert_eq!(counted("46022"), day);
        for text in ["2025", "046022", "35000", "100000", "46022,5", "-46022"] {
            assert_eq!(counted(text), None, "{text}");
        }
    }

    #[test]
    fn a_time_is_known_in_the_spellings_of_plans() {
        for (text, meant) in [
            ("Q3 2025", "3. kvartal 2025"),
            ("K3 2025", "3. kvartal 2025"),
            ("2025 Q1", "1. kvartal 2025"),
            ("1. kvt. 2025", "1. kvartal 2025"),
            ("2025/26", "2025-2026"),
            ("2025-26", "2025-2026"),
            ("2025/2026", "2025-2026"),
            ("Senest ved udgangen af 2026.", "2026"),
            ("2030 senest", "2030"),
            ("slutningen af 2025", "ultimo 2025"),
            ("Start 2026", "primo 2026"),
            ("d. 1. maj 2025", "1. maj 2025"),
            ("Kontinuerligt", "løbende"),
        ] {
            assert_eq!(
                span(text).map(|span| span.to_string()).as_deref(),
                Some(meant),
                "{text}"
            );
        }
        for text in [
            "snarest",
            "2025-31",
            "q5 2025",
            "efter behov",
            "inden jul 2025",
            "maj '25",
        ] {
            assert_eq!(span(text), None, "{text}");
        }
    }
}
