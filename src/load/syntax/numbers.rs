//! Numbers that TOML lets through but no program can read: too large, or without digits.
//!
//! The `toml` crate reads a number only when it is asked for it, so `0x` under a key that nobody
//! knows would pass unseen.

use std::ops::Range;

use crate::load::tree::{Item, Value};
use crate::text::{Diagnostic, FileId, Span};

pub(crate) const BAD_NUMBER: &str = "ugyldigt-tal";

/// Reports every number in `item` that cannot be read. The recursion is as deep as the parser
/// allows, which is 80 levels.
pub(super) fn check(file: FileId, text: &str, item: &Item<'_>, problems: &mut Vec<Diagnostic>) {
    check_value(file, text, &item.value, &item.place, problems);
}

/// Whether something stands in a number that no number has.
pub(super) fn has_signs(number: &str) -> bool {
    let number = number.strip_prefix(['+', '-']).unwrap_or(number);
    !number
        .chars()
        .all(|c| c.is_ascii_digit() || "_.eE+-".contains(c))
        && !number.starts_with("0x")
        && !number.starts_with("0o")
        && !number.starts_with("0b")
}

fn check_value(
    file: FileId,
    text: &str,
    value: &Value<'_>,
    place: &Range<usize>,
    problems: &mut Vec<Diagnostic>,
) {
    let number = text.get(place.clone()).unwrap_or_default();
    let (message, help) = match value {
        Value::Integer(digits, _) if digits.is_empty() => (
            format!("”{number}” er begyndelsen på et tal, men cifrene mangler"),
            "Skriv tallet helt ud.",
        ),
        Value::Integer(..) | Value::Float(_) if !value.is_readable() && has_signs(number) => (
            format!("”{number}” er ikke et tal"),
            "Skriv kun cifre, eller sæt det i anførselstegn, hvis det er en tekst.",
        ),
        Value::Integer(..) | Value::Float(_) if !value.is_readable() => (
            format!("tallet {number} er for stort til at regne med"),
            "Ret tallet, eller sæt det i anførselstegn, hvis det er et nummer.",
        ),
        Value::List(items) => {
            return items
                .iter()
                .for_each(|item| check(file, text, item, problems));
        }
        Value::Table(table) => {
            for entry in &table.entries {
                check_value(file, text, &entry.value, &entry.place, problems);
            }
            return;
        }
        _ => return,
    };
    let span = Span::new(file, place.start, place.end);
    problems.push(Diagnostic::error(BAD_NUMBER, span, message).help(help));
}

#[cfg(test)]
mod tests {
    use crate::load::testing::diagnose;
    use insta::assert_snapshot;

    #[test]
    fn numbers_that_cannot_be_read_are_found_at_any_depth() {
        let text = "a = 9223372036854775808\nb = [0x, { c = 0b }]\nd = 1e999\n[[e.f]]\ng = -99999999999999999999\nh = 0o\n";
        assert_snapshot!(diagnose(text), @"
        1:5 ugyldigt-tal: tallet 9223372036854775808 er for stort til at regne med | Ret tallet, eller sæt det i anførselstegn, hvis det er et nummer.
        2:6 ugyldigt-tal: ”0x” er begyndelsen på et tal, men cifrene mangler | Skriv tallet helt ud.
        2:16 ugyldigt-tal: ”0b” er begyndelsen på et tal, men cifrene mangler | Skriv tallet helt ud.
        3:5 ugyldigt-tal: tallet 1e999 er for stort til at regne med | Ret tallet, eller sæt det i anførselstegn, hvis det er et nummer.
        5:5 ugyldigt-tal: tallet -99999999999999999999 er for stort til at regne med | Ret tallet, eller sæt det i anførselstegn, hvis det er et nummer.
        6:5 ugyldigt-tal: ”0o” er begyndelsen på et tal, men cifrene mangler | Skriv tallet helt ud.
        ");
    }

    #[test]
    fn digits_with_a_letter_among_them_are_no_number_that_is_too_large() {
        assert_snapshot!(diagnose("a = [40_000x, 9_999_999_999_999_999_999]\nb = { c = 4_0; }\nd = 4_0kr\n"), @"
        1:6 ugyldigt-tal: ”40_000x” er ikke et tal | Skriv kun cifre, eller sæt det i anførselstegn, hvis det er en tekst.
        1:15 ugyldigt-tal: tallet 9_999_999_999_999_999_999 er for stort til at regne med | Ret tallet, eller sæt det i anførselstegn, hvis det er et nummer.
        2:11 ugyldigt-tal: ”4_0;” er ikke et tal | Skriv kun cifre, eller sæt det i anførselstegn, hvis det er en tekst.
        3:5 ugyldigt-tal: ”4_0kr” er ikke et tal | Skriv kun cifre, eller sæt det i anførselstegn, hvis det er en tekst.
        ");
    }

    #[test]
    fn numbers_that_can_be_read_are_fine() {
        let text =
            "a = 9223372036854775807\nb = 0xff\nc = [inf, -inf, +nan]\nd = 4e1\ne = +40_000\n";
        assert_snapshot!(diagnose(text), @"");
    }
}
