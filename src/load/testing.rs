//! What the tests of this layer share: one helper that prints every problem on a line of its own.

use std::cell::OnceCell;

use super::fields::Fields;
use super::handleplan::each;
use super::tree::{Entry, Tree, Value};
use super::{Texts, bytes, file, syntax};
use crate::schema::Table;
use crate::text::danish::years::Years;
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
    syntax::read(file, source.text(), &workspace, &[], &mut problems);
    Diagnostic::put_in_order(&mut problems);
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

/// What is left of a faulty text: the tables as they were read, keys in order.
pub(crate) fn survivors(text: &str) -> String {
    let workspace = OnceCell::new();
    let document = syntax::read(FileId(0), text, &workspace, &[], &mut Vec::new());
    shown(&Value::Table(document.tree))
}

/// A value in one line, without places.
pub(super) fn shown(value: &Value<'_>) -> String {
    let listed = |parts: Vec<String>| parts.join(", ");
    match value {
        Value::Table(table) => {
            let mut entries: Vec<_> = table.entries.iter().collect();
            entries.sort_by(|a, b| a.key.cmp(&b.key));
            let entry = |entry: &&Entry<'_>| format!("{}: {}", entry.key, shown(&entry.value));
            format!("{{{}}}", listed(entries.iter().map(entry).collect()))
        }
        Value::List(items) => {
            format!(
                "[{}]",
                listed(items.iter().map(|item| shown(&item.value)).collect())
            )
        }
        Value::Sections(sections) => {
            let section = |(table, _): &(Tree<'_>, _)| shown(&Value::Table(table.clone()));
            format!("[{}]", listed(sections.iter().map(section).collect()))
        }
        Value::Text(text) => format!("{text:?}"),
        Value::Integer(digits, 16) => format!("0x{digits}"),
        Value::Integer(digits, 8) => format!("0o{digits}"),
        Value::Integer(digits, 2) => format!("0b{digits}"),
        Value::Integer(number, _) | Value::Float(number) => number.to_string(),
        Value::Boolean(value) => value.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Moment(moment) => moment.clone(),
    }
}

/// The texts of `field` in the entries under `key` in a file of the table `root`, and the rules
/// that the file breaks.
pub(crate) fn texts_of(
    text: &str,
    root: &'static Table,
    key: &str,
    field: &str,
) -> (Vec<String>, Vec<&'static str>) {
    let mut problems = Vec::new();
    let table = root.at(key).unwrap();
    let texts = file::with_table(
        text,
        FileId(0),
        root,
        (Years::EVER, Texts::All),
        &mut problems,
        |tree, reading| {
            let fields = Fields::check(tree, 0..0, root, reading);
            each(&fields, key, table, reading, |entry, _| entry.text(field))
        },
    );
    let texts = texts.into_iter().map(|text| text.value);
    (
        texts.collect(),
        problems.iter().map(|problem| problem.rule).collect(),
    )
}
