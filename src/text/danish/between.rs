//! Two times in one text, of which something begins and ends: `januar-maj 2025`, `2025 og frem`.

use super::span::{DateSpan, read};

/// When what a text means begins, and when it ends: `1. kvartal - 3. kvartal 2025`, `2025 og frem`.
pub(crate) fn between(text: &str) -> Option<(DateSpan, DateSpan)> {
    let small = text.trim().to_lowercase();
    let onwards = small
        .strip_suffix(" og frem")
        .or_else(|| small.strip_prefix("løbende fra "));
    if let Some(first) = onwards {
        let first = first.trim_start_matches("fra ");
        return meant(first).map(|first| (first, DateSpan::Ongoing));
    }
    [" – ", " - ", " til ", "–", "-", "/"]
        .iter()
        .find_map(|sign| {
            let (first, last) = small.split_once(sign)?;
            let last = meant(last)?;
            // "Januar-marts 2025" and "1.-2. kvartal 2025": the first goes on as the last does.
            let words: Vec<&str> = small.rsplit_once(sign)?.1.split_whitespace().collect();
            let endings =
                (0..words.len()).map(|at| words.get(at + 1..).unwrap_or_default().join(" "));
            let mut readings = endings.map(|rest| format!("{} {rest}", first.trim()));
            let first = meant(first).or_else(|| readings.find_map(|text| meant(&text)))?;
            let is_in_order =
                first.first_day()? < last.first_day()? && first.last_day()? < last.last_day()?;
            is_in_order.then_some((first, last))
        })
}

fn meant(text: &str) -> Option<DateSpan> {
    read(text.trim().trim_end_matches('.')).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_has_a_beginning_and_an_end() {
        for (text, first, last) in [
            ("januar-maj 2025", "januar 2025", "maj 2025"),
            ("Q1-Q2 2025", "1. kvartal 2025", "2. kvartal 2025"),
            ("Q1 2025 - Q2 2026", "1. kvartal 2025", "2. kvartal 2026"),
            ("1.-2. kvartal 2025", "1. kvartal 2025", "2. kvartal 2025"),
            ("maj/juni 2025", "maj 2025", "juni 2025"),
            (
                "Efteråret 2025 – foråret 2026",
                "efteråret 2025",
                "foråret 2026",
            ),
            ("1. maj til 1. juni 2025", "1. maj 2025", "1. juni 2025"),
            ("2025 og frem", "2025", "løbende"),
            ("fra 2025 og frem", "2025", "løbende"),
            ("Løbende fra maj 2025", "maj 2025", "løbende"),
        ] {
            let found = between(text).map(|(first, last)| (first.to_string(), last.to_string()));
            assert_eq!(found, Some((first.to_owned(), last.to_owned())), "{text}");
        }
        for text in [
            "maj-april 2025",
            "2025",
            "Q2-Q1 2025",
            "Havnen - 2025",
            "løbende - 2028",
        ] {
            assert_eq!(between(text), None, "{text}");
        }
    }
}
