//! What the tests of this layer share: one helper that prints every problem on a line of its own.

use std::cell::OnceCell;

use super::{bytes, syntax};
use crate::text::{Diagnostic, FileId, Source, Span};

/// The problems of a file, one a line: `line:column rule: message | help`.
pub(crate) fn diagnose(text: &str) -> String {
    diagnose_bytes(text.as_bytes())
}

/// As [`diagnose`], for what is no text.
pub(crate) fn diagnose_bytes(bytes: &[u8]) -> String {
    let (source, problems) = problems(bytes);
    let lines = problems.iter().map(|problem| {
        let place = source.position(problem.span.start as usize);
        let mut line = format!(
            "{}:{} {}: {}",
            place.line, place.column, problem.rule, problem.message
        );
        for (span, label) in &problem.related {
            let place = source.position(span.start as usize);
            line += &format!(" ({label}: {}:{})", place.line, place.column);
        }
        for help in &problem.help {
            line += &format!(" | {help}");
        }
        if let Some(fix) = &problem.fix {
            line += &format!(" [{}]", fix.done);
        }
        line
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A file's text and its problems, in order of place.
pub(crate) fn problems(bytes: &[u8]) -> (Source, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let file = FileId(0);
    let source = bytes::decode("plan.toml", file, bytes.to_vec(), &mut problems);
    let workspace = OnceCell::new();
    let document = syntax::parse(file, source.text(), &workspace, &mut problems);
    syntax::check_values(file, &document.table, &mut problems);
    problems.sort_by_key(|problem| problem.span.start);
    (source, problems)
}

/// What the problems of a file point at, one a line, with the related places in parentheses.
pub(crate) fn pointed_at(text: &str) -> String {
    let (source, problems) = problems(text.as_bytes());
    let excerpt = |span: Span| source.text().get(span.range()).unwrap_or("outside");
    let lines = problems.iter().map(|problem| {
        let related = problem.related.iter();
        let related = related.map(|(span, _)| format!(" ({})", excerpt(*span)));
        excerpt(problem.span).to_owned() + &related.collect::<String>()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The parser's messages about the repaired copy, which should hold no faults of syntax.
pub(crate) fn left_over(source: &Source) -> Vec<String> {
    let workspace = OnceCell::new();
    syntax::parse(FileId(0), source.text(), &workspace, &mut Vec::new());
    let copy = workspace.get().map_or("", String::as_str);
    let errors = toml::de::DeTable::parse_recoverable(copy).1;
    errors
        .iter()
        .map(|error| error.message().to_owned())
        .collect()
}

/// What is left of a faulty text: the table as it was read, in TOML's order of keys.
pub(crate) fn survivors(text: &str) -> String {
    let workspace = OnceCell::new();
    let document = syntax::parse(FileId(0), text, &workspace, &mut Vec::new());
    let mut out = String::new();
    show(&toml::de::DeValue::Table(document.table), &mut out);
    out
}

fn show(value: &toml::de::DeValue<'_>, out: &mut String) {
    use toml::de::DeValue;
    match value {
        DeValue::Table(table) => {
            *out += "{";
            for (key, value) in table.iter() {
                *out += &format!("{}: ", key.get_ref());
                show(value.get_ref(), out);
                *out += ", ";
            }
            *out = out.trim_end_matches(", ").to_owned() + "}";
        }
        DeValue::Array(array) => {
            *out += "[";
            for value in array.iter() {
                show(value.get_ref(), out);
                *out += ", ";
            }
            *out = out.trim_end_matches(", ").to_owned() + "]";
        }
        DeValue::String(text) => *out += &format!("{text:?}"),
        DeValue::Integer(number) => *out += &number.to_string(),
        DeValue::Float(number) => *out += &number.to_string(),
        DeValue::Boolean(value) => *out += &value.to_string(),
        DeValue::Datetime(date) => *out += &date.to_string(),
    }
}
