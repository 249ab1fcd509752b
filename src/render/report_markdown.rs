//! The annual report as Markdown, through the template `templates/rapport.md`.
//!
//! Whatever a template prints is escaped, unless one of the filters here made it; a name that
//! the report does not have is an error, not a gap.

use super::markdown;
use super::shorten::shorten;
use crate::report::progress::ProgressReport;
use crate::text::danish::noun::{self, Noun};
use crate::text::danish::{date, number};
use anyhow::{Context, Result};
use chrono::NaiveDate;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind, Output, State, UndefinedBehavior};

const TEMPLATE: &str = include_str!("../../templates/rapport.md");

/// The report as GitHub-flavoured Markdown.
///
/// # Errors
/// When the template asks for what the report does not have.
pub fn markdown(report: &ProgressReport) -> Result<String> {
    let environment = environment().context("skabelonens sprog kan ikke sættes op")?;
    let template = environment
        .template_from_named_str("rapport.md", TEMPLATE)
        .context("skabelonen rapport.md kan ikke læses")?;
    let rendered = template
        .render(Serde(report))
        .context("skabelonen rapport.md kan ikke udfyldes")?;
    Ok(tidy(&rendered))
}

fn environment() -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    // A line with nothing but a tag leaves no line behind.
    let whole_lines = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build()?;
    environment.set_syntax(whole_lines);
    environment.set_formatter(print);
    environment.add_filter("dato", |text: &str| danish_date(text, date::long));
    environment.add_filter("kort_dato", |text: &str| danish_date(text, date::short));
    environment.add_filter("kroner", number::money);
    environment.add_filter("procent", number::percent);
    environment.add_filter("tal", number::decimal);
    environment.add_filter("antal", |count: usize, noun: &str| {
        Ok::<_, Error>(named(noun)?.count(count))
    });
    environment.add_filter("antal_ord", |count: usize, noun: &str| {
        Ok::<_, Error>(in_words(named(noun)?, count))
    });
    environment.add_filter("liste", |items: Vec<String>| noun::list(&items));
    environment.add_filter("stor", capital);
    environment.add_filter("kort", shorten);
    environment.add_filter("celle", |text: &str| safe(markdown::cell(text)));
    environment.add_filter("afsnit", |text: &str, indent: usize| {
        safe(markdown::paragraphs(text, indent))
    });
    Ok(environment)
}

/// Prints a value of the template: text escaped, numbers as they are.
fn print(out: &mut Output, _: &mut State, value: &Value) -> Result<(), Error> {
    let shown = match value.kind() {
        ValueKind::String if value.is_safe() => value.to_string(),
        ValueKind::String => markdown::text(value.as_str().unwrap_or_default()),
        ValueKind::Number => value.to_string(),
        kind => {
            let message = format!("en værdi af slagsen {kind} kan ikke skrives i en rapport");
            return Err(Error::new(ErrorKind::InvalidOperation, message));
        }
    };
    out.write_str(&shown).map_err(Error::from)
}

fn safe(markdown: String) -> Value {
    Value::from_safe_string(markdown)
}

/// A date of the report in Danish; a time that is no day, such as `1. kvartal 2025`, as it is.
fn danish_date(text: &str, write: fn(NaiveDate) -> String) -> Value {
    match text.parse::<NaiveDate>() {
        // Not escaped: a template writes a date after other words.
        Ok(day) => safe(write(day)),
        Err(_) => safe(markdown::cell(text)),
    }
}

fn named(noun: &str) -> Result<Noun, Error> {
    [noun::FORSLAG, noun::HANDLING, noun::MAAL, noun::NOTE]
        .into_iter()
        .find(|known| known.singular == noun)
        .ok_or_else(|| {
            Error::new(
                ErrorKind::InvalidOperation,
                format!("ukendt navneord ”{noun}”"),
            )
        })
}

/// With the accent that tells the number from the article: `én handling`.
fn in_words(noun: Noun, count: usize) -> String {
    let words = noun.count_words(count);
    match words.strip_prefix('e') {
        Some(rest) if count == 1 => format!("é{rest}"),
        _ => words,
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// One blank line between blocks, no blanks at line ends, one line feed at the end.
fn tidy(rendered: &str) -> String {
    let mut tidied = String::with_capacity(rendered.len());
    let mut is_after_gap = true;
    for line in rendered.lines().map(str::trim_end) {
        if line.is_empty() && is_after_gap {
            continue;
        }
        is_after_gap = line.is_empty();
        tidied.push_str(line);
        tidied.push('\n');
    }
    tidied.truncate(tidied.trim_end().len());
    tidied.push('\n');
    tidied
}

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;
