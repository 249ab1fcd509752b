//! What is wrong with a template: the file, the line, the cause in Danish, and the line itself.

use super::Template;
use minijinja::value::ValueKind;
use minijinja::{Error, ErrorKind};
use std::fmt;

/// Why a template could not be filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The template, as messages name it; none for one that comes with the program.
    pub(crate) template: Option<String>,
    /// The line, from 1, where it is known.
    pub(crate) line: Option<usize>,
    /// The cause: one sentence without a full stop.
    pub(crate) cause: String,
    /// The line as it stands, with marks under what is at fault.
    pub(crate) excerpt: Option<String>,
}

impl Fault {
    /// A fault of the template `own`, or of one of the `standard` ones that it builds on.
    pub(super) fn new(error: &Error, own: Option<&Template>, standard: &[(&str, &str)]) -> Fault {
        let error = innermost(error);
        let own = own.filter(|own| error.name().is_none_or(|name| name == own.name));
        let text = match own {
            Some(own) => Some(own.text.as_str()),
            None => standard
                .iter()
                .find(|(name, _)| Some(*name) == error.name())
                .map(|(_, text)| *text),
        };
        let line = error.line();
        Fault {
            template: own.map(|own| own.name.clone()),
            line,
            cause: cause(error, text),
            excerpt: text
                .zip(line)
                .and_then(|(text, line)| excerpt(text, line, error.range())),
        }
    }

    /// A fault of the template as a whole.
    pub(crate) fn of_whole(own: Option<&Template>, cause: &str) -> Fault {
        Fault {
            template: own.map(|own| own.name.clone()),
            line: None,
            cause: cause.to_owned(),
            excerpt: None,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.template {
            Some(name) => write!(f, "skabelonen {name}")?,
            None => write!(f, "den indbyggede skabelon")?,
        }
        if let Some(line) = self.line {
            write!(f, ", linje {line}")?;
        }
        write!(f, ": {}", self.cause)
    }
}

impl std::error::Error for Fault {}

/// A cause that a filter of ours gives in Danish.
#[derive(Debug)]
struct Told(String);

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Told {}

/// An error with this cause in Danish.
pub(crate) fn told(cause: impl Into<String>) -> Error {
    Error::new(ErrorKind::InvalidOperation, "told in Danish").with_source(Told(cause.into()))
}

/// Why a value of this kind cannot be printed.
pub(crate) fn unprintable(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::None => "værdien er tom (none); spørg først med {% if … is not none %}",
        ValueKind::Bool => "værdien er ja eller nej; spørg på den med {% if … %}",
        ValueKind::Seq | ValueKind::Iterable => {
            "værdien er en liste; gå den igennem med {% for … %}, eller saml den med |join"
        }
        ValueKind::Map => "værdien har flere oplysninger; skriv et punktum og navnet på én af dem",
        _ => "værdien kan ikke skrives i en rapport",
    }
}

/// The error behind an error in a block or in an included template.
fn innermost(error: &Error) -> &Error {
    let mut found = error;
    let mut next = std::error::Error::source(error);
    while let Some(source) = next {
        if let Some(inner) = source.downcast_ref::<Error>() {
            found = inner;
        }
        next = source.source();
    }
    found
}

fn cause(error: &Error, text: Option<&str>) -> String {
    let source = std::error::Error::source(error);
    if let Some(Told(cause)) = source.and_then(|source| source.downcast_ref()) {
        return cause.clone();
    }
    let meant = text
        .zip(error.range())
        .and_then(|(text, range)| text.get(range))
        .map(str::trim)
        .filter(|meant| !meant.is_empty() && !meant.contains('\n'));
    let quoted = |before: &str| match meant {
        Some(meant) => format!("{before} ”{meant}”"),
        None => before.to_owned(),
    };
    // The words are the library's own: "filter xx is unknown", "unknown statement xx".
    let detail = error.detail().unwrap_or_default();
    let word = |before: &str| {
        let rest = detail.strip_prefix(before)?;
        rest.split_whitespace().next().map(str::to_owned)
    };
    let named = |what: &str, before: &str| match word(before) {
        Some(word) => format!("{what} ”{word}”"),
        None => quoted(what),
    };
    match error.kind() {
        ErrorKind::UndefinedError => quoted("rapporten har ikke"),
        ErrorKind::UnknownFilter => named("der er intet filter", "filter "),
        ErrorKind::UnknownTest => named("der er intet at spørge om med", "test "),
        ErrorKind::UnknownFunction => named("der er ingen funktion", "unknown function "),
        ErrorKind::UnknownMethod => quoted("en værdi kan ikke bruges som funktion:"),
        ErrorKind::TemplateNotFound => quoted("der er ingen skabelon at bygge på:"),
        ErrorKind::UnknownBlock => quoted("der er ingen blok"),
        ErrorKind::MissingArgument => quoted("filteret mangler en oplysning i parentesen:"),
        ErrorKind::TooManyArguments => quoted("filteret har for mange oplysninger i parentesen:"),
        ErrorKind::SyntaxError if detail.starts_with("unknown statement ") => {
            named("ukendt mærke", "unknown statement ")
        }
        ErrorKind::SyntaxError if detail.contains("end of input") => {
            "skabelonen slutter, før et mærke er lukket, f.eks. med {% endif %} eller {% endfor %}"
                .to_owned()
        }
        ErrorKind::SyntaxError => quoted("mærket kan ikke læses ved"),
        _ => quoted("værdien kan ikke bruges sådan:"),
    }
}

/// The line with its number, and marks under the part of it at fault.
fn excerpt(text: &str, line: usize, range: Option<std::ops::Range<usize>>) -> Option<String> {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.checked_sub(1)?)
        .map(str::len)
        .sum();
    let shown = text.get(start..)?.lines().next()?;
    let gutter = line.to_string();
    let mut excerpt = format!("{gutter} | {}", shown.replace('\t', " "));
    let marked = range.and_then(|range| {
        let before = shown.get(..range.start.checked_sub(start)?)?;
        let end = range.end.saturating_sub(start).min(shown.len());
        Some((before, shown.get(before.len()..end)?))
    });
    if let Some((before, marked)) = marked.filter(|(_, marked)| !marked.is_empty()) {
        let blanks = " ".repeat(gutter.len());
        let indent = " ".repeat(before.chars().count());
        excerpt += &format!(
            "\n  {blanks} | {indent}{}",
            "^".repeat(marked.chars().count())
        );
    }
    Some(excerpt)
}
