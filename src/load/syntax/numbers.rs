//! Numbers that TOML lets through but no program can read: too large, or without digits.
//!
//! The `toml` crate reads a number only when it is asked for it, so `0x` under a key that nobody
//! knows would pass unseen.

use toml::de::{DeFloat, DeInteger, DeTable, DeValue};

use crate::text::{Diagnostic, FileId, Span};

pub(crate) const BAD_NUMBER: &str = "ugyldigt-tal";

/// Reports every number that cannot be read, under keys known and unknown.
pub(crate) fn check_values(file: FileId, table: &DeTable<'_>, problems: &mut Vec<Diagnostic>) {
    for value in table.values() {
        check_value(file, value.span(), value.get_ref(), problems);
    }
}

/// The recursion is as deep as the parser allows, which is 80 levels a line.
fn check_value(
    file: FileId,
    span: std::ops::Range<usize>,
    value: &DeValue<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    let span = Span::new(file, span.start, span.end);
    match value {
        DeValue::Integer(number) => problems.extend(check_integer(number, span)),
        DeValue::Float(number) => problems.extend(check_float(number, span)),
        DeValue::Table(table) => check_values(file, table, problems),
        DeValue::Array(array) => {
            for value in array.iter() {
                check_value(file, value.span(), value.get_ref(), problems);
            }
        }
        DeValue::String(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
    }
}

fn check_integer(number: &DeInteger<'_>, span: Span) -> Option<Diagnostic> {
    let error = i64::from_str_radix(number.as_str(), number.radix()).err()?;
    let problem = match error.kind() {
        std::num::IntErrorKind::Empty => no_digits(number.radix(), span),
        _ => Diagnostic::error(
            BAD_NUMBER,
            span,
            format!("tallet {number} er for stort til at regne med"),
        )
        .help("Ret tallet, eller sæt det i anførselstegn, hvis det er et nummer."),
    };
    Some(problem)
}

fn no_digits(radix: u32, span: Span) -> Diagnostic {
    let prefix = match radix {
        2 => "0b",
        8 => "0o",
        _ => "0x",
    };
    Diagnostic::error(
        BAD_NUMBER,
        span,
        format!("”{prefix}” er begyndelsen på et tal, men cifrene mangler"),
    )
    .help("Skriv tallet helt ud.")
}

fn check_float(number: &DeFloat<'_>, span: Span) -> Option<Diagnostic> {
    let text = number.as_str();
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() || !text.contains(|c: char| c.is_ascii_digit()) => None,
        Ok(_) => Some(
            Diagnostic::error(
                BAD_NUMBER,
                span,
                format!("tallet {text} er for stort til at regne med"),
            )
            .help("Ret tallet, eller sæt det i anførselstegn, hvis det er et nummer."),
        ),
        Err(_) => Some(
            Diagnostic::error(BAD_NUMBER, span, format!("”{text}” er ikke et tal"))
                .help("Ret tallet, eller sæt det i anførselstegn, hvis det er et nummer."),
        ),
    }
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
    fn numbers_that_can_be_read_are_fine() {
        let text =
            "a = 9223372036854775807\nb = 0xff\nc = [inf, -inf, +nan]\nd = 4e1\ne = +40_000\n";
        assert_snapshot!(diagnose(text), @"");
    }
}
