//! Values and stretches of text compared by what they say, not by how they are written.

use crate::load::tidy;
use toml::de::{DeTable, DeValue};

/// A form of the value `written` that two spellings of one value share: `40000` and `40_000`,
/// `"x"` and `"""x"""`.
pub(crate) fn normal(written: &str) -> String {
    let written = written.trim();
    if !written.contains(['"', '\'', '[', '{']) {
        return number(written).unwrap_or_else(|| written.to_owned());
    }
    if let Some(text) = plain_text(written) {
        return format!("\"{}", tidy(text));
    }
    let line = format!("v={written}");
    let value = DeTable::parse(&line)
        .ok()
        .and_then(|table| Some(of_value(table.get_ref().get("v")?.get_ref())));
    value.unwrap_or_else(|| written.to_owned())
}

/// What stands in `"…"` where nothing in it is escaped.
fn plain_text(written: &str) -> Option<&str> {
    let text = written.strip_prefix('"')?.strip_suffix('"')?;
    (!text.contains(['"', '\\'])).then_some(text)
}

/// What a value says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Literal {
    /// What stands in quotes.
    Text(String),
    /// Texts in a list.
    List(Vec<String>),
    /// A number or a day.
    Bare(String),
}

impl Literal {
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Literal::Text(text) | Literal::Bare(text) => text.is_empty(),
            Literal::List(items) => items.is_empty(),
        }
    }

    /// A list of names with each as `name` has it, once.
    pub(super) fn named(self, name: &dyn Fn(&str) -> String) -> Literal {
        let Literal::List(items) = self else {
            return self;
        };
        let mut names: Vec<String> = Vec::with_capacity(items.len());
        for item in items {
            let name = name(&item);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        Literal::List(names)
    }
}

/// What the value `written` says, whichever way it is spelt.
pub(crate) fn literal(written: &str) -> Literal {
    let normal = normal(written);
    match (normal.strip_prefix('"'), normal.strip_prefix('[')) {
        (Some(text), _) => Literal::Text(text.to_owned()),
        (_, Some("")) => Literal::List(Vec::new()),
        (_, Some(items)) => {
            let bare = |item: &str| item.strip_prefix('"').unwrap_or(item).to_owned();
            Literal::List(items.split('\0').map(bare).collect())
        }
        _ => Literal::Bare(normal),
    }
}

fn number(written: &str) -> Option<String> {
    let digits = written.replace('_', "");
    let whole = digits.parse::<i64>().map(|number| number.to_string());
    whole
        .or_else(|_| digits.parse::<f64>().map(|number| number.to_string()))
        .ok()
}

fn of_value(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => format!("\"{}", tidy(text)),
        DeValue::Array(items) => {
            let items = items.iter().map(|item| of_value(item.get_ref()));
            // The sign parts texts and cannot stand in one.
            format!("[{}", items.collect::<Vec<_>>().join("\0"))
        }
        // No field of a plan holds these in a list.
        other => format!("{other:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_spellings_of_one_value_are_equal() {
        for (a, b) in [
            ("40_000", "40000"),
            ("19", " 19.0"),
            ("\"x\"", "\"\"\"\nx\"\"\""),
            ("\"x\"", "'x'"),
            ("\"a\\nb\"", "\"\"\"\r\na\r\nb\r\n\"\"\""),
            ("[\"a\", \"b\"]", "[\n  'a', # hvem\n  \"b\",\n]"),
        ] {
            assert_eq!(normal(a), normal(b));
        }
        for (a, b) in [
            ("\"40\"", "40"),
            ("[\"a\", \"b\"]", "[\"b\", \"a\"]"),
            ("[\"a,b\"]", "[\"a\", \"b\"]"),
            ("[]", "\"\""),
            ("2024-01-01", "2024-01-02"),
        ] {
            assert_ne!(normal(a), normal(b));
        }
    }
}
