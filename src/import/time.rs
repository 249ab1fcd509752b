//! Times as plans write them: `senest 2025`, `Q3 2025`, `inden udgangen af 2026`.

use crate::text::danish::span::{DateSpan, SpanError};

/// Whether a cell says that there is nothing.
pub(crate) fn is_nothing(text: &str) -> bool {
    matches!(text, "-" | "–" | "—" | "?")
}

/// The time that a text means, however it is spelt.
pub(crate) fn span(text: &str) -> Option<DateSpan> {
    let text = text.trim().trim_end_matches('.');
    let small = text.to_lowercase();
    let words = UNTIL.iter().find(|words| small.starts_with(**words));
    let text = words
        .and_then(|words| text.get(words.len()..))
        .unwrap_or(text);
    let quarter = small
        .strip_prefix('q')
        .and_then(|rest| rest.split_once(' '));
    let quarter = quarter.map(|(quarter, year)| format!("{quarter}. kvartal {year}"));
    match DateSpan::parse(quarter.as_deref().unwrap_or(text)) {
        Ok(span) | Err(SpanError::Spelling(span)) => Some(span),
        Err(_) => None,
    }
}

/// Words before a time that mean its last day, the longest first.
const UNTIL: [&str; 7] = [
    "senest ved udgangen af ",
    "inden udgangen af ",
    "ved udgangen af ",
    "udgangen af ",
    "senest i ",
    "senest den ",
    "senest ",
];
