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
    read(text)
        .or_else(|| read(text.trim_end_matches('.')))
        .or_else(|| read(&in_danish(text)?))
}

/// An English time in Danish words: `by end of 2025`, `June 2025`, `ongoing`. Nothing where it has a word
/// that times do not have.
fn in_danish(text: &str) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let small = text.to_lowercase().replace(['-', ',', '.'], " ");
    let small = small.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((_, whole)) = WHOLE.iter().find(|(english, _)| *english == small) {
        return Some((*whole).to_owned());
    }
    let mut rest = small.as_str();
    while let Some(less) = IDLE.iter().find_map(|words| rest.strip_prefix(words)) {
        rest = less;
    }
    let rest = PARTS
        .iter()
        .fold(format!("{rest} "), |text, (english, danish)| {
            text.replace(&format!("{english} "), &format!("{danish} "))
        });
    let mut words = Vec::new();
    for word in rest
        .split(' ')
        .filter(|word| !word.is_empty() && *word != "of" && *word != "in")
    {
        let digits = word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']);
        let is_day =
            (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        let is_year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        let known = TIMES.iter().find(|(english, _)| *english == word);
        words.push(match known {
            Some((_, danish)) => (*danish).to_owned(),
            None if is_day => digits.to_owned(),
            None if is_year || DANISH.contains(&word) => word.to_owned(),
            None => return None,
        });
    }
    // "March 1, 2026" begins with its month.
    if let [month, day, year] = words.as_slice()
        && day.bytes().all(|byte| byte.is_ascii_digit())
        && TIMES.iter().any(|(_, danish)| danish == month)
    {
        words = vec![format!("{day}."), month.clone(), year.clone()];
    } else if let [day, _, _] = words.as_mut_slice()
        && day.bytes().all(|byte| byte.is_ascii_digit())
    {
        day.push('.');
    }
    Some(words.join(" "))
}

/// A time has no more bytes.
const LONGEST: usize = 60;

/// English times that are one in Danish.
const WHOLE: [(&str, &str); 14] = [
    ("ongoing", "løbende"),
    ("continuous", "løbende"),
    ("continuously", "løbende"),
    ("continual", "løbende"),
    ("rolling", "løbende"),
    ("annual", "årligt"),
    ("annually", "årligt"),
    ("yearly", "årligt"),
    ("every year", "årligt"),
    ("each year", "årligt"),
    ("whole period", "hele perioden"),
    ("entire period", "hele perioden"),
    ("throughout the period", "hele perioden"),
    ("throughout", "hele perioden"),
];

/// What stands before an English time and leaves it as it is, the longest first.
const IDLE: [&str; 14] = [
    "no later than ",
    "not later than ",
    "by the end of year ",
    "by the end of ",
    "by end of ",
    "at the end of ",
    "before the end of ",
    "during ",
    "within ",
    "by ",
    "in ",
    "the ",
    "ca ",
    "fy ",
];

/// Parts of a year, of which some are two words.
const PARTS: [(&str, &str); 22] = [
    ("first quarter", "1. kvartal"),
    ("second quarter", "2. kvartal"),
    ("third quarter", "3. kvartal"),
    ("fourth quarter", "4. kvartal"),
    ("1st quarter", "1. kvartal"),
    ("2nd quarter", "2. kvartal"),
    ("3rd quarter", "3. kvartal"),
    ("4th quarter", "4. kvartal"),
    ("first half", "1. halvår"),
    ("second half", "2. halvår"),
    ("1st half", "1. halvår"),
    ("2nd half", "2. halvår"),
    ("the end", "ultimo"),
    ("end", "ultimo"),
    ("late", "ultimo"),
    ("early", "primo"),
    ("beginning", "primo"),
    ("start", "primo"),
    ("middle", "medio"),
    ("mid", "medio"),
    ("week", "uge"),
    ("the ", ""),
];

/// What the Danish of parts consists of.
const DANISH: [&str; 10] = [
    "1.", "2.", "3.", "4.", "kvartal", "halvår", "ultimo", "primo", "medio", "uge",
];

/// Months and seasons.
const TIMES: [(&str, &str); 28] = [
    ("january", "januar"),
    ("february", "februar"),
    ("march", "marts"),
    ("april", "april"),
    ("may", "maj"),
    ("june", "juni"),
    ("july", "juli"),
    ("august", "august"),
    ("september", "september"),
    ("october", "oktober"),
    ("november", "november"),
    ("december", "december"),
    ("jan", "januar"),
    ("feb", "februar"),
    ("mar", "marts"),
    ("apr", "april"),
    ("jun", "juni"),
    ("jul", "juli"),
    ("aug", "august"),
    ("sep", "september"),
    ("sept", "september"),
    ("oct", "oktober"),
    ("nov", "november"),
    ("dec", "december"),
    ("spring", "foråret"),
    ("summer", "sommeren"),
    ("autumn", "efteråret"),
    ("fall", "efteråret"),
];

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
        for (text, meant) in [
            ("Q3 2025", "3. kvartal 2025"),
            ("by end of 2025", "2025"),
            ("End of 2026", "ultimo 2026"),
            ("June 2025", "juni 2025"),
            ("by June 2026", "juni 2026"),
            ("no later than 1 May 2026", "1. maj 2026"),
            ("March 1st, 2026", "1. marts 2026"),
            ("1 March 2026", "1. marts 2026"),
            ("ongoing", "løbende"),
            ("Annually", "årligt"),
            ("early 2026", "primo 2026"),
            ("mid-2026", "medio 2026"),
            ("Spring 2026", "foråret 2026"),
            ("first quarter of 2026", "1. kvartal 2026"),
            ("Second half of 2026", "2. halvår 2026"),
            ("week 40 2026", "uge 40 2026"),
            ("throughout the period", "hele perioden"),
        ] {
            let span = span(text).map(|span| span.to_string());
            assert_eq!(span.as_deref(), Some(meant), "{text}");
        }
        for text in [
            "before 2027",
            "2025 onwards",
            "when funded",
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
