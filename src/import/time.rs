//! Times as plans write them: `senest 2025`, `Q3 2025`, `inden udgangen af 2026`.

use crate::text::danish::span::{DateSpan, SpanError};

/// Whether a cell says that there is nothing.
pub(crate) fn is_nothing(text: &str) -> bool {
    matches!(text, "-" | "–" | "—" | "?")
}

/// The time that a text means, however it is spelt.
pub(crate) fn span(text: &str) -> Option<DateSpan> {
    match DateSpan::parse(text.trim().trim_end_matches('.')) {
        Ok(span) | Err(SpanError::Spelling(span)) => Some(span),
        Err(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
