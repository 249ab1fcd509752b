//! A value of another type than its field's: what to write instead.

use super::decimal::{self, unambiguous};
use super::faults;
use super::fields::Reading;
use super::headers;
use super::lookalike::without_lookalikes;
use super::syntax::spaces;
use super::syntax::wording_value::IMPOSSIBLE_DATE;
use super::tree::{Origin, Tree, Value};
use crate::schema::{self, Field, Kind};
use crate::text::danish::date::DateError;
use crate::text::danish::{date, number};
use crate::text::{Diagnostic, Span};

/// Reports a value of the wrong type; both types are named, and what was meant where it shows.
pub(super) fn wrong_type(field: &Field, value: &Value<'_>, place: Span, reading: &mut Reading<'_>) {
    let raw = reading.text.get(place.range()).unwrap_or("");
    let key = field.key;
    let says = |message: String| Diagnostic::error(faults::WRONG_TYPE, place, message);
    let expected = field.kind.expected();
    let problem = says(format!(
        "”{key}” skal være {expected}, men her står {}",
        describe(value)
    ));
    let problem = match (field.kind, value) {
        (Kind::Number, Value::Float(_) | Value::Integer(..)) => {
            let raw = raw.trim_start_matches('+');
            says(format!("”{key}” skal stå i anførselstegn"))
                .help(format!(
                    "Skriv {key} = \"{raw}\"; uden anførselstegn er 2.10 det samme tal som 2.1."
                ))
                .instead(raw, quoted(raw))
        }
        (Kind::Kroner, Value::Float(_)) if raw.contains('.') => amount_with_dot(raw, place),
        (Kind::DateSpan, Value::Integer(..)) if meant(Kind::Year, raw).is_some() => {
            let year = meant(Kind::Year, raw).unwrap_or_default();
            says(format!(
                "et årstal alene i ”{key}” skal stå i anførselstegn"
            ))
            .help(format!("Skriv {key} = \"{year}\"."))
            .instead(&year, quoted(&year))
        }
        (
            Kind::Text | Kind::Name | Kind::Years,
            Value::Integer(..)
            | Value::Float(_)
            | Value::Boolean(_)
            | Value::Date(_)
            | Value::Moment(_),
        ) => problem
            .help(format!("Sæt anførselstegn om: {key} = \"{raw}\"."))
            .instead(raw, quoted(raw)),
        (kind, Value::Text(_)) if kind.is_list() => problem
            .help(format!("Sæt kantede parenteser om: {key} = [{raw}]."))
            .instead(&format!("[{raw}]"), format!("[{raw}]")),
        (
            Kind::Flag | Kind::Date | Kind::Year | Kind::Count | Kind::Kroner | Kind::Decimal,
            Value::Text(text),
        ) => unquoted(field.kind, text, problem),
        (Kind::Date | Kind::DateSpan, Value::Moment(_)) => {
            problem.help("Skriv kun datoen, uden klokkeslæt.")
        }
        (Kind::Tables(table), Value::Table(inner)) if inner.origin == Origin::Implicit => {
            let header = schema::header(key);
            says(format!(
                "over denne overskrift mangler den {header}, den hører til"
            ))
            .help(format!(
                "Skriv {header} over den, med det, som {} skal have.",
                table.noun
            ))
        }
        (Kind::Tables(_), _) => problem.help(format!(
            "Skriv overskriften med dobbelte kantede parenteser: {}.",
            schema::header(key)
        )),
        (Kind::Table(_), _) => problem.help(format!(
            "Skriv overskriften med enkelte kantede parenteser: {}.",
            schema::header(key)
        )),
        (Kind::Choice(words) | Kind::Choices(words), _) => {
            problem.help(format!("Mulige værdier: {}.", words.join(", ")))
        }
        _ => problem.help(format!("Skriv {expected}.")),
    };
    if let (
        Kind::Tables(table),
        Value::Table(Tree {
            origin: Origin::Header,
            ..
        }),
    )
    | (Kind::Table(table), Value::Sections(_)) = (field.kind, value)
    {
        let repair = headers::in_other_brackets(place.range(), table, &problem);
        reading.repairs.extend(repair);
    }
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

/// How a value that stands without quotes is to be written, where `text` shows what was meant.
fn meant(kind: Kind, text: &str) -> Option<String> {
    let text = with_digits(&without_lookalikes(&spaces::plain(text)));
    let text = text.trim();
    let kroner = || number::parse_money(text).map(|kroner| kroner.to_string());
    match kind {
        Kind::Flag => match text.to_lowercase().as_str() {
            "true" | "ja" => Some("true".to_owned()),
            "false" | "nej" => Some("false".to_owned()),
            _ => None,
        },
        // `Bestyrelsesmødet den 22. februar 2024`
        Kind::Date => { date::calendar(text).ok() }
            .or_else(|| date::calendar(text.rsplit_once(" den ")?.1).ok())
            .map(|day| day.to_string()),
        Kind::Kroner => kroner(),
        Kind::Decimal => {
            let number = || number::parse_decimal(text);
            let written = |number: f64| unambiguous(&number.to_string());
            let quantity = || number::parse_quantity(text).map(|(number, _)| number);
            number()
                .map(written)
                .or_else(kroner)
                .or_else(|| quantity().map(written))
        }
        Kind::Year => {
            let year = text.parse::<i64>().ok()?;
            // "24" is of this century, as on the command line.
            let year = if text.len() == 2 { 2000 + year } else { year };
            (1000..=9999).contains(&year).then(|| year.to_string())
        }
        Kind::Count => {
            let count = text.parse::<i64>().ok().filter(|count| *count > 0);
            count.map(|count| count.to_string())
        }
        _ => text.parse::<i64>().ok().map(|number| number.to_string()),
    }
}

/// A number with digits for what passes for them among digits: `2O24`, `l`, `4½`.
fn with_digits(text: &str) -> String {
    let trimmed = text.trim();
    let is_number = |c: char| c.is_ascii_digit() || " .,-_½¼¾OolI".contains(c);
    if !trimmed.chars().all(is_number) {
        return text.to_owned();
    }
    let whole = |sign: char| if trimmed.starts_with(sign) { "0" } else { "" };
    let mut text = trimmed.replace(['O', 'o'], "0").replace(['l', 'I'], "1");
    for (sign, decimals) in [('½', ",5"), ('¼', ",25"), ('¾', ",75")] {
        text = text.replace(sign, &format!("{}{decimals}", whole(sign)));
    }
    text
}

/// The error for a value without quotes that cannot be read, in a field whose values have none: to
/// put it in quotes would be wrong again.
pub(super) fn unreadable(key: &str, kind: Kind, raw: &str, place: Span) -> Option<Diagnostic> {
    if let (Kind::Date, Err(cause @ (DateError::NoSuchDay { .. } | DateError::NoSuchMonth(_)))) =
        (kind, date::calendar(raw))
    {
        let message = format!("datoen {raw} findes ikke: {cause}");
        return Some(Diagnostic::error(IMPOSSIBLE_DATE, place, message).help("Ret datoen."));
    }
    let message = format!(
        "”{key}” skal være {}, men her står ”{raw}”",
        kind.expected()
    );
    let problem = Diagnostic::error(faults::WRONG_TYPE, place, message);
    Some(match meant(kind, raw) {
        Some(meant) => problem
            .help(format!("Skriv {meant}."))
            .instead(&meant, meant.clone()),
        None => problem.help(format!("Skriv {}.", kind.expected())),
    })
}

/// The problem with how the value in quotes is to be written without them.
fn unquoted(kind: Kind, text: &str, problem: Diagnostic) -> Diagnostic {
    let two = Some(kind).filter(|kind| matches!(kind, Kind::Decimal));
    if let Some(two) = two.and_then(|_| decimal::ambiguous(text.trim(), problem.span)) {
        return two.help.into_iter().fold(problem, Diagnostic::help);
    }
    match meant(kind, text) {
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
        Value::Float(written) if written.contains('n') => "noget, der ikke er et tal",
        Value::Float(_) => "et kommatal",
        Value::Boolean(_) => "true eller false",
        Value::Date(_) => "en dato",
        Value::Moment(_) => "et tidspunkt",
        Value::List(_) => "en liste",
        Value::Table(_) | Value::Sections(_) => "en tabel",
    }
}
