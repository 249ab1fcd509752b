//! Templates: a report's data poured into a layout that a user may replace.
//!
//! Whatever a template prints is escaped for its format, unless one of the filters here made
//! it; a name that the data does not have is an error, not a gap. The filters and tests are
//! those that `docs/skabeloner.md` explains, and no others.

mod fault;
mod filters;

pub(crate) use fault::Fault;

use crate::text::danish::date;
use chrono::NaiveDate;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value, ValueKind};
use minijinja::{Environment, Error, Output, State, UndefinedBehavior};
use serde::Serialize;

/// A layout of a user's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// The file, as messages name it.
    pub(crate) name: String,
    /// What it says.
    pub(crate) text: String,
}

/// How a format shows text, and which layouts it comes with.
pub(crate) struct Dialect {
    /// The layouts by name, the report's own first; a template can build on each.
    pub(crate) standard: &'static [(&'static str, &'static str)],
    /// A text wherever it stands.
    pub(crate) text: fn(&str) -> String,
    /// A text after other words, or in a table cell.
    pub(crate) cell: fn(&str) -> String,
    /// A text in paragraphs, with this many blanks before all but the first.
    pub(crate) paragraphs: fn(&str, usize) -> String,
    /// Adds the filters that only this format has.
    pub(crate) add_filters: fn(&mut Environment<'static>),
}

/// `data` in the layout `own`, or in the dialect's own.
///
/// # Errors
/// When the template cannot be read, or asks for what the data does not have.
pub(crate) fn fill<T: Serialize>(
    dialect: &Dialect,
    own: Option<&Template>,
    data: &T,
) -> Result<String, Fault> {
    let explain = |error: Error| Fault::new(&error, own, dialect.standard);
    let mut environment = environment(dialect).map_err(explain)?;
    for (name, text) in dialect.standard {
        environment.add_template(name, text).map_err(explain)?;
    }
    let name = match own {
        Some(template) => {
            environment
                .add_template_owned(template.name.clone(), template.text.clone())
                .map_err(explain)?;
            template.name.as_str()
        }
        None => dialect.standard.first().map_or("", |(name, _)| name),
    };
    let template = environment.get_template(name).map_err(explain)?;
    let rendered = template.render(Serde(data)).map_err(explain)?;
    Ok(tidy(&rendered))
}

/// The language of a dialect's templates.
pub(super) fn environment(dialect: &Dialect) -> Result<Environment<'static>, Error> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_debug(true);
    // A line with nothing but a tag leaves no line behind.
    let whole_lines = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build()?;
    environment.set_syntax(whole_lines);
    let text = dialect.text;
    environment.set_formatter(move |out: &mut Output, _: &mut State, value: &Value| {
        print(out, value, text)
    });
    filters::add(&mut environment);
    let (cell, paragraphs) = (dialect.cell, dialect.paragraphs);
    environment.add_filter("celle", move |text: &str| safe(cell(text)));
    environment.add_filter("afsnit", move |text: &str, indent: Option<usize>| {
        safe(paragraphs(text, indent.unwrap_or(0)))
    });
    for (name, write) in [
        ("dato", date::long as fn(NaiveDate) -> String),
        ("kort_dato", date::short),
    ] {
        environment.add_filter(name, move |text: &str| match text.parse::<NaiveDate>() {
            // Not escaped: a template writes a date after other words.
            Ok(day) => safe(write(day)),
            // A time that is no day, such as `1. kvartal 2025`, as it is.
            Err(_) => safe(cell(text)),
        });
    }
    (dialect.add_filters)(&mut environment);
    Ok(environment)
}

/// A value that is printed as it is.
pub(super) fn safe(text: String) -> Value {
    Value::from_safe_string(text)
}

/// Prints a value of the template: text escaped, numbers as they are.
fn print(out: &mut Output, value: &Value, text: fn(&str) -> String) -> Result<(), Error> {
    let shown = match value.kind() {
        ValueKind::String if value.is_safe() => value.to_string(),
        ValueKind::String => text(value.as_str().unwrap_or_default()),
        ValueKind::Number => value.to_string(),
        kind => return Err(fault::told(fault::unprintable(kind))),
    };
    out.write_str(&shown).map_err(Error::from)
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
mod tests;
