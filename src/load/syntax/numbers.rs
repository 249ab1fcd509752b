//! Numbers that TOML lets through but no program can read: too large, or without digits.
//!
//! The `toml` crate reads a number only when it is asked for it, so `0x` under a key that nobody
//! knows would pass unseen.

use crate::load::tree::{Item, Value};
use crate::text::{Diagnostic, FileId, Span};

pub(crate) const BAD_NUMBER: &str = "ugyldigt-tal";

/// Reports every number in `item` that cannot be read. The recursion is as deep as the parser
/// allows, which is 80 levels.
pub(super) fn check(file: FileId, item: &Item<'_>, problems: &mut Vec<Diagnostic>) {
    check_value(
        &item.value,
        Span::new(file, item.place.start, item.place.end),
        problems,
    );
}

fn check_value(value: &Value<'_>, span: Span, problems: &mut Vec<Diagnostic>) {
    match value {
        Value::Integer(digits, base) => problems.extend(check_integer(digits, *base, span)),
        Value::Float(digits) => problems.extend(check_float(digits, span)),
        Value::List(items) => {
            for item in items {
                check(span.file, item, problems);
            }
        }
        Value::Table(table) => {
            for entry in &table.entries {
                let span = Span::new(span.file, entry.place.start, entry.place.end);
                check_value(&entry.value, span, problems);
            }
        }
        _ => {}
    }
}

fn check_integer(digits: &str, base: u32, span: Span) -> Option<Diagnostic> {
    let error = i64::from_str_radix(digits, base).err()?;
    let problem = match error.kind() {
        std::num::IntErrorKind::Empty => no_digits(base, span),
        _ => too_large(&format!("{}{digits}", prefix(base)), span),
    };
    Some(problem)
}

fn too_large(number: &str, span: Span) -> Diagnostic {
    let message = format!("tallet {number} er for stort til at regne med");
    Diagnostic::error(BAD_NUMBER, span, message)
        .help("Ret tallet, eller sæt det i anførselstegn, hvis det er et nummer.")
}

fn prefix(base: u32) -> &'static str {
    match base {
        2 => "0b",
        8 => "0o",
        16 => "0x",
        _ => "",
    }
}

fn no_digits(base: u32, span: Span) -> Diagnostic {
    let message = format!(
        "”{}” er begyndelsen på et tal, men cifrene mangler",
        prefix(base)
    );
    Diagnostic::error(BAD_NUMBER, span, message).help("Skriv tallet helt ud.")
}

fn check_float(text: &str, span: Span) -> Option<Diagnostic> {
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() || !text.contains(|c: char| c.is_ascii_digit()) => None,
        Ok(_) => Some(too_large(text, span)),
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
