//! Single values: whether a value is of its kind, what to say when it is not, and its meaning.

use super::faults;
use super::fields::Reading;
use super::lookalike;
use super::mistyped::{describe, wrong_type};
use super::tree::{Entry, Item, Value};
use super::{decimal, escapes, far_years, number};
use crate::plan::{Origin, PLACEHOLDER, is_placeholder, meaning};
use crate::schema::{self, Field, Kind};
use crate::text::danish::hours::Hours;
use crate::text::danish::number::{self as amounts, MOST_KRONER};
use crate::text::danish::recurrence::{Recurrence, RecurrenceError};
use crate::text::danish::span::{DateSpan, SpanError};
use crate::text::danish::years::{Years, YearsError};
use crate::text::danish::{self, fold};
use crate::text::letters::trimmed;
use crate::text::nearest::nearest;
use crate::text::shorten::shorten;
use crate::text::{Diagnostic, Replacement, Span};
use chrono::{Datelike, NaiveDate};
use memchr::memchr;
use std::borrow::Cow;

/// Reports what is wrong with the value of `field`.
pub(super) fn check(field: &'static Field, entry: &Entry<'_>, reading: &mut Reading<'_>) {
    let place = reading.span(entry.place.clone());
    let content = &entry.value;
    if is_path(content, place, reading) {
        return;
    }
    match (field.kind, content) {
        (Kind::Tables(_), Value::Sections(_)) | (Kind::Table(_), Value::Table(_)) => {}
        (Kind::Tables(table), Value::List(_)) => {
            let header = schema::header(field.key);
            let message = format!("”{}” er skrevet som en liste på én linje", field.key);
            reading.problems.push(
                Diagnostic::error(faults::INLINE_TABLES, place, message).help(format!(
                    "Skriv hver {} for sig under overskriften {header}; så kan kimo tilføje flere.",
                    table.bare_noun().0
                )),
            );
        }
        (Kind::Text | Kind::Name, Value::Text(text)) => check_text(field, text, place, reading),
        (Kind::Number, Value::Text(text)) => number::check(text, false, place, reading),
        (kind, Value::List(items)) if kind.is_list() => check_list(field, items, place, reading),
        (Kind::Date | Kind::DateSpan, Value::Date(day)) => {
            far_years::check(field, day.year()..=day.year(), place, reading);
        }
        (Kind::DateSpan, Value::Text(text)) => match DateSpan::parse(text.trim()) {
            Ok(DateSpan::Day(day)) => {
                let message = format!("datoen i ”{}” står i anførselstegn", field.key);
                let remedy = format!("Skriv {} = {day} uden anførselstegn.", field.key);
                let problem = Diagnostic::error(faults::WRONG_TYPE, place, message).help(remedy);
                let day = day.to_string();
                reading.problems.push(problem.instead(&day, day.clone()));
            }
            Ok(span) => {
                if let Some((first, last)) = span.first_day().zip(span.last_day()) {
                    far_years::check(field, first.year()..=last.year(), place, reading);
                }
            }
            Err(cause) => {
                let problem = not_in_list(field, text, cause.to_string(), place);
                reading.problems.push(match cause {
                    SpanError::Spelling(span) => instead(problem, &span.to_string()),
                    _ => problem,
                });
            }
        },
        (Kind::Years, Value::Text(text)) => {
            if let Err(cause) = Years::parse(text.trim()) {
                let cause = Years::typed(text).map_or(cause, YearsError::Spelling);
                let problem = not_in_list(field, text, cause.to_string(), place);
                reading.problems.push(match cause {
                    YearsError::Spelling(years) => instead(problem, &years.to_string()),
                    _ => problem,
                });
            }
        }
        (Kind::Recurrence, Value::Text(text)) => {
            if let Err(cause) = Recurrence::parse(text.trim()) {
                let problem = not_in_list(field, text, cause.to_string(), place);
                reading.problems.push(match cause {
                    RecurrenceError::Spelling(time) => instead(problem, &time.to_string()),
                    _ => problem,
                });
            }
        }
        (Kind::Hours, Value::Text(text)) => {
            if Hours::parse(text).is_none() {
                let cause = "Skriv klokkeslæt som ”10.00” eller ”10.00-14.00”.";
                let problem = not_in_list(field, text, cause.to_owned(), place);
                reading.problems.push(problem);
            }
        }
        (Kind::Origin, Value::Text(text)) => {
            if let Some(origin) = Origin::parse(text.trim()) {
                if !number::is_number(origin.number.as_str()) {
                    number::check(origin.number.as_str(), false, place, reading);
                }
            } else {
                let cause = "Skriv periode og nummer med skråstreg imellem: ”2018-2021/3.4”.";
                reading
                    .problems
                    .push(not_in_list(field, text, cause.to_owned(), place));
            }
        }
        (Kind::Choice(words), Value::Text(text)) => {
            check_choice(field, words, text, place, reading);
        }
        (Kind::Flag, Value::Boolean(_)) => {}
        (Kind::Year, Value::Integer(..)) => {
            check_integer(field, content, 1000..=9999, place, reading);
            let year = integer(content).filter(|year| (1000..=9999).contains(year));
            if let Some(year) = year.and_then(|year| i32::try_from(year).ok()) {
                far_years::check(field, year..=year, place, reading);
            }
        }
        (Kind::Count, Value::Integer(..)) => {
            check_integer(field, content, 1..=1_000_000, place, reading)
        }
        (Kind::Kroner, Value::Integer(..)) => {
            if integer(content).is_some_and(|kroner| kroner > MOST_KRONER) {
                let most = amounts::money(MOST_KRONER);
                let message = format!("”{}” kan højst være {most}", field.key);
                let problem = Diagnostic::error(faults::UNKNOWN_VALUE, place, message);
                reading
                    .problems
                    .push(problem.help("Er der for mange cifre?"));
            } else {
                check_integer(field, content, 0..=MOST_KRONER, place, reading);
            }
            let written = reading.text.get(place.range()).unwrap_or_default();
            reading.problems.extend(decimal::misgrouped(written, place));
        }
        (Kind::Decimal, Value::Integer(..) | Value::Float(_)) => {
            // One that is too large is reported with the syntax.
            if matches!(content, Value::Float(written) if written.contains('n')) {
                wrong_type(field, content, place, reading);
            }
            let written = reading.text.get(place.range()).unwrap_or_default();
            let problem = decimal::ambiguous(written, place);
            let problem = problem.or_else(|| decimal::misgrouped(written, place));
            reading.problems.extend(problem);
        }
        _ => wrong_type(field, content, place, reading),
    }
}

/// Whether a value may be one of this kind, by what it is written as.
pub(super) fn may_be(kind: Kind, value: &Value<'_>) -> bool {
    match kind {
        Kind::Date => match value {
            Value::Text(text) => danish::date::calendar(text).is_ok(),
            _ => matches!(value, Value::Date(_)),
        },
        Kind::Text | Kind::Name | Kind::Number | Kind::Years | Kind::Recurrence => {
            matches!(value, Value::Text(_))
        }
        Kind::Parties => matches!(value, Value::List(_)),
        Kind::Year => integer(value).is_some_and(|year| (1000..=9999).contains(&year)),
        Kind::Decimal => matches!(value, Value::Integer(..) | Value::Float(_)),
        Kind::Choice(words) => matches!(value, Value::Text(text) if words.contains(&&**text)),
        _ => false,
    }
}

/// A text as the model keeps it: without the blanks and line ends around it, and with line
/// feeds alone, so that a plan says the same in a file with CRLF.
pub(crate) fn tidy(text: &str) -> Cow<'_, str> {
    let text = trimmed(text);
    // A file has none or one in every line, and two bytes are sought much slower than one.
    if memchr(b'\r', text.as_bytes()).is_some() && text.contains("\r\n") {
        // Every carriage return before a line feed, so that reading again changes nothing.
        let lines: Vec<&str> = text
            .split('\n')
            .map(|line| line.trim_end_matches('\r'))
            .collect();
        Cow::Owned(lines.join("\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text of a value that is one.
pub(super) fn text<'v>(value: &'v Value<'_>) -> Option<&'v str> {
    match value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// The day that a value means.
pub(super) fn date(value: &Value<'_>) -> Option<NaiveDate> {
    match value {
        Value::Date(date) => Some(*date),
        _ => None,
    }
}

/// The integer that a value means, where it fits in 64 bits.
pub(super) fn integer(value: &Value<'_>) -> Option<i64> {
    match value {
        Value::Integer(digits, base) => i64::from_str_radix(digits, *base).ok(),
        _ => None,
    }
}

/// The number that a value means, with or without decimals.
pub(super) fn read_decimal(value: &Value<'_>) -> Option<f64> {
    match value {
        Value::Float(digits) => digits
            .parse()
            .ok()
            .filter(|number: &f64| number.is_finite()),
        // Exact up to 2^53, far above anything that is counted here.
        _ => integer(value).map(|integer| integer as f64),
    }
}

/// The error for an action that nobody answers for.
pub(super) fn no_responsible(place: Span) -> Diagnostic {
    Diagnostic::error(
        faults::NO_RESPONSIBLE,
        place,
        "handlingen har ingen ansvarlig",
    )
    .help("Skriv mindst én af planens parter: ansvarlig = [\"…\"].")
}

/// Whether a text is a path that is read as something else, which is reported.
fn is_path(value: &Value<'_>, place: Span, reading: &mut Reading<'_>) -> bool {
    let problem = match value {
        // What was borrowed stands in the file as it is read.
        Value::Text(Cow::Owned(_)) => {
            let written = reading.text.get(place.range()).unwrap_or_default();
            escapes::in_path(written, place)
        }
        _ => None,
    };
    let is_one = problem.is_some();
    reading.problems.extend(problem);
    is_one
}

fn check_text(field: &Field, text: &str, place: Span, reading: &mut Reading<'_>) {
    if !tidy(text).is_empty() {
        reading.problems.extend(placeholder(field, text, place));
    } else if field.required && reading.damaged.binary_search(&place.range().start).is_err() {
        let message = format!("”{}” er tom", field.key);
        reading.problems.push(
            Diagnostic::error(faults::MISSING_FIELD, place, message)
                .help("Skriv teksten mellem anførselstegnene."),
        );
    }
    if matches!(field.kind, Kind::Name) {
        reading.problems.extend(lookalike::in_name(text, place));
    }
}

/// The warning of a text that nobody has written yet.
fn placeholder(field: &Field, text: &str, place: Span) -> Option<Diagnostic> {
    is_placeholder(text).then(|| {
        let message = format!(
            "”{}” er endnu ikke udfyldt: ”{}”",
            field.label,
            shorten(text, 40)
        );
        let remedy = if field.required {
            "Skriv jeres egne ord i stedet."
        } else {
            "Skriv jeres egne ord i stedet, eller fjern linjen, hvis den ikke skal bruges."
        };
        Diagnostic::warning(faults::PLACEHOLDER, place, message).help(remedy)
    })
}

fn check_list(field: &Field, items: &[Item<'_>], place: Span, reading: &mut Reading<'_>) {
    if field.key == "ansvarlig"
        && items.is_empty()
        && !reading.damaged.iter().any(|o| place.range().contains(o))
    {
        reading.problems.push(if field.required {
            no_responsible(place)
        } else {
            let message = format!("listen ”{}” er tom", field.key);
            Diagnostic::error(faults::NO_RESPONSIBLE, place, message)
                .help("Skriv mindst én af planens parter, eller slet linjen.")
        });
    }
    for (at, item) in items.iter().enumerate() {
        let place = reading.span(item.place.clone());
        if is_path(&item.value, place, reading) {
            continue;
        }
        // A party that nobody knows yet is unknown; that of a new plan is in its register.
        let is_told =
            |text: &str| !matches!(field.kind, Kind::Parties) || text.starts_with(PLACEHOLDER);
        if let Value::Text(text) = &item.value
            && is_told(text)
        {
            reading.problems.extend(placeholder(field, text, place));
        }
        match (field.kind, &item.value) {
            (Kind::Choices(words), Value::Text(word)) => {
                check_choice(field, words, word, place, reading);
                let above = items.iter().take(at);
                if words.contains(&&**word) && above.clone().any(|above| above.value == item.value)
                {
                    let message = format!("”{word}” står to gange i ”{}”", field.key);
                    reading.problems.push(
                        Diagnostic::error(faults::UNKNOWN_VALUE, place, message)
                            .help("Slet det ene af dem."),
                    );
                }
            }
            (Kind::Numbers, Value::Text(text)) => number::check(text, true, place, reading),
            (_, Value::Text(text)) if tidy(text).is_empty() => reading.problems.push(
                Diagnostic::error(
                    faults::MISSING_FIELD,
                    place,
                    format!("en tekst i ”{}” er tom", field.key),
                )
                .help("Skriv teksten, eller fjern de tomme anførselstegn."),
            ),
            (Kind::Names | Kind::Parties, Value::Text(text)) => {
                reading.problems.extend(lookalike::in_name(text, place))
            }
            (_, Value::Text(_)) => {}
            (_, other) => {
                let message = format!(
                    "listen ”{}” må kun indeholde tekster, men her står {}",
                    field.key,
                    describe(other)
                );
                reading
                    .problems
                    .push(Diagnostic::error(faults::WRONG_TYPE, place, message).help(
                        match other {
                            Value::List(_) => "Fjern de inderste kantede parenteser.",
                            _ => "Sæt anførselstegn om.",
                        },
                    ));
            }
        }
    }
}

fn check_integer(
    field: &Field,
    value: &Value<'_>,
    allowed: std::ops::RangeInclusive<i64>,
    place: Span,
    reading: &mut Reading<'_>,
) {
    // A number too large for 64 bits is reported with the syntax.
    let Some(number) = integer(value) else { return };
    if !allowed.contains(&number) {
        let message = format!("”{}” kan ikke være {number}", field.key);
        let expected = format!("Skriv {}.", field.kind.expected());
        reading
            .problems
            .push(Diagnostic::error(faults::UNKNOWN_VALUE, place, message).help(expected));
    }
}

fn check_choice(field: &Field, words: &[&str], text: &str, place: Span, reading: &mut Reading<'_>) {
    if words.contains(&text) {
        return;
    }
    let list = words.join(", ");
    let plain = lookalike::without_lookalikes(text);
    let is_meant = |word: &&&str| fold::same(word, text) || fold::same(word, &plain);
    if let Some(meant) = words.iter().find(is_meant) {
        misspelt(field, text, meant, &list, place, reading);
        return;
    }
    // Meaning before letters: `færdig` is *gennemført*.
    let means = meaning::of_value(text).filter(|word| words.contains(word));
    let near = means.or_else(|| nearest(text, words.iter().copied()));
    let meant = near.map_or(String::new(), |near| format!("Mente du ”{near}”? "));
    let help = format!("{meant}Mulige værdier: {list}.");
    let problem = not_in_list(field, text, help, place);
    let others = words.iter().copied().filter(|word| Some(*word) != near);
    let offered = near.into_iter().chain(others);
    let problem = offered.fold(problem, instead);
    reading.problems.push(problem);
}

/// One of the words, but for case, blanks, how å is spelt, or what cannot be seen in it: there is
/// nothing to guess.
fn misspelt(
    field: &Field,
    text: &str,
    meant: &str,
    list: &str,
    place: Span,
    reading: &mut Reading<'_>,
) {
    let message = format!("ukendt værdi ”{text}” for ”{}”", field.key);
    let replacement = Replacement {
        span: place,
        text: format!("\"{meant}\""),
    };
    let unknown = || Diagnostic::error(faults::UNKNOWN_VALUE, place, message);
    let problem = lookalike::unlike(text.trim(), place).unwrap_or_else(unknown);
    reading.problems.push(
        problem
            .help(format!(
                "Skriv \"{meant}\", eller lad ”kimo tjek --ret” gøre det. Mulige værdier: {list}."
            ))
            .fix(
                format!("Ret til ”{meant}”"),
                format!("”{text}” er rettet til ”{meant}”"),
                vec![replacement],
            ),
    );
}

/// The problem with an offer of words of our own, which need no escapes.
fn instead(problem: Diagnostic, words: &str) -> Diagnostic {
    problem.instead(words, format!("\"{words}\""))
}

fn not_in_list(field: &Field, text: &str, help: String, place: Span) -> Diagnostic {
    let unknown = || {
        let message = format!("ukendt værdi ”{}” for ”{}”", text.trim(), field.key);
        Diagnostic::error(faults::UNKNOWN_VALUE, place, message)
    };
    // What it looks like may be right, and its own remedy would be to write the same again.
    lookalike::in_name(text.trim(), place)
        .unwrap_or_else(unknown)
        .help(sentence(&help))
}

/// The cause in a sentence of its own: "skriv …" becomes "Skriv … ."
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    let full_stop = if text.ends_with(['.', '?']) { "" } else { "." };
    first.chain(letters).collect::<String>() + full_stop
}
