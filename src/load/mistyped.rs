//! A value of another type than its field's: what to write instead.

use super::faults;
use super::fields::Reading;
use super::tree::Value;
use crate::schema::{self, Field, Kind};
use crate::text::danish::{date, number};
use crate::text::{Diagnostic, Span};

/// Reports a value of the wrong type; both types are named, and what was meant where it shows.
pub(super) fn wrong_type(field: &Field, value: &Value<'_>, place: Span, reading: &mut Reading<'_>) {
    let raw = reading.text.get(place.range()).unwrap_or("").to_owned();
    let message = format!(
        "”{}” skal være {}, men her står {}",
        field.key,
        field.kind.expected(),
        describe(value)
    );
    let problem = match (field.kind, value) {
        (Kind::Number, Value::Float(_) | Value::Integer(..)) => Diagnostic::error(
            faults::WRONG_TYPE,
            place,
            format!("”{}” skal stå i anførselstegn", field.key),
        )
        .help(format!(
            "Skriv {} = \"{raw}\"; uden anførselstegn er 2.10 det samme tal som 2.1.",
            field.key
        ))
        .instead(&raw, quoted(&raw)),
        (Kind::Kroner, Value::Float(_)) => amount_with_dot(&raw, place),
        (Kind::DateSpan, Value::Integer(..)) => Diagnostic::error(
            faults::WRONG_TYPE,
            place,
            format!("et årstal alene i ”{}” skal stå i anførselstegn", field.key),
        )
        .help(format!("Skriv {} = \"{raw}\".", field.key))
        .instead(&raw, quoted(&raw)),
        (
            Kind::Text
            | Kind::Name
            | Kind::Choice(_)
            | Kind::Years
            | Kind::Recurrence
            | Kind::Hours
            | Kind::Origin,
            Value::Integer(..)
            | Value::Float(_)
            | Value::Boolean(_)
            | Value::Date(_)
            | Value::Moment(_),
        ) => Diagnostic::error(faults::WRONG_TYPE, place, message)
            .help(format!("Sæt anførselstegn om: {} = \"{raw}\".", field.key))
            .instead(&raw, quoted(&raw)),
        (
            Kind::Names | Kind::Parties | Kind::Texts | Kind::Numbers | Kind::Choices(_),
            Value::Text(_),
        ) => {
            let remedy = format!("Sæt kantede parenteser om: {} = [{raw}].", field.key);
            Diagnostic::error(faults::WRONG_TYPE, place, message)
                .help(remedy)
                .instead(&format!("[{raw}]"), format!("[{raw}]"))
        }
        (
            Kind::Flag | Kind::Date | Kind::Year | Kind::Count | Kind::Kroner | Kind::Decimal,
            Value::Text(text),
        ) => unquoted(
            field.kind,
            text,
            Diagnostic::error(faults::WRONG_TYPE, place, message),
        ),
        (Kind::Date | Kind::DateSpan, Value::Moment(_)) => {
            Diagnostic::error(faults::WRONG_TYPE, place, message)
                .help("Skriv kun datoen, uden klokkeslæt.")
        }
        (Kind::Tables(_), _) => {
            Diagnostic::error(faults::WRONG_TYPE, place, message).help(format!(
                "Skriv overskriften med dobbelte kantede parenteser: {}.",
                schema::header(field.key)
            ))
        }
        (Kind::Table(_), _) => Diagnostic::error(faults::WRONG_TYPE, place, message).help(format!(
            "Skriv overskriften med enkelte kantede parenteser: {}.",
            schema::header(field.key)
        )),
        _ => Diagnostic::error(faults::WRONG_TYPE, place, message),
    };
    reading.problems.push(problem);
}

fn quoted(raw: &str) -> String {
    format!("\"{raw}\"")
}

fn amount_with_dot(raw: &str, place: Span) -> Diagnostic {
    let message = format!("beløbet {raw} er skrevet med punktum");
    let problem = Diagnostic::error(faults::AMOUNT_WITH_DOT, place, message);
    if number::parse_money(raw).is_none() {
        return problem.help("Beløb er hele kroner: skriv det uden øre.");
    }
    let grouped = raw.replace('.', "_");
    problem
        .help(format!(
            "Beløb er hele kroner uden punktum: skriv {grouped} eller {}.",
            raw.replace('.', "")
        ))
        .instead(&grouped, grouped.clone())
}

/// The problem with how the value in quotes is to be written without them.
fn unquoted(kind: Kind, text: &str, problem: Diagnostic) -> Diagnostic {
    let text = text.trim();
    let meant = match kind {
        Kind::Flag => (["true", "false"].contains(&text)).then(|| text.to_owned()),
        Kind::Date => date::calendar(text).ok().map(|day| day.to_string()),
        Kind::Kroner => number::parse_money(text).map(|kroner| kroner.to_string()),
        Kind::Decimal => number::parse_decimal(text).map(|number| number.to_string()),
        _ => text.parse::<i64>().ok().map(|number| number.to_string()),
    };
    match meant {
        Some(meant) => problem
            .help(format!("Skriv {meant} uden anførselstegn."))
            .instead(&meant, meant.clone()),
        None => problem.help(format!("Skriv {}.", kind.expected())),
    }
}

/// What a value is called in such sentences.
pub(super) fn describe(value: &Value<'_>) -> &'static str {
    match value {
        Value::Text(_) => "en tekst",
        Value::Integer(..) => "et helt tal",
        Value::Float(_) => "et kommatal",
        Value::Boolean(_) => "true eller false",
        Value::Date(_) => "en dato",
        Value::Moment(_) => "et tidspunkt",
        Value::List(_) => "en liste",
        Value::Table(_) | Value::Sections(_) => "en tabel",
    }
}
