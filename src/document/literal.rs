//! How an entry is written: a header line, then `key = value` lines.
//!
//! What is written, TOML 1.0 reads too: no `\e`, no `\x`, no inline tables. A text is one
//! string whatever stands in it, so that no note can add a key or a table.

use crate::load::{self, unambiguous, written::Written};
use crate::schema::{Field, Kind, Table};
use crate::text::danish::number;
use crate::text::letters::turns_direction;
use toml_writer::{ToTomlValue, TomlStringBuilder};

/// An entry to be written.
#[derive(Debug, Clone)]
pub(crate) struct NewEntry {
    /// What stands in the header's double brackets: `handling.note`.
    pub(crate) path: &'static str,
    /// Whether there is only one of its kind, whose header has single brackets.
    is_single: bool,
    fields: Vec<(&'static Field, Written)>,
}

/// How lines are written in one place of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Style<'a> {
    /// What ends a line: `\n` or `\r\n`.
    pub(crate) line_end: &'static str,
    /// The blanks before a header.
    pub(crate) header_indent: &'a str,
    /// The blanks before a key.
    pub(crate) key_indent: &'a str,
}

impl Style<'_> {
    /// Unix line ends and no indentation.
    pub(crate) const PLAIN: Style<'static> = Style {
        line_end: "\n",
        header_indent: "",
        key_indent: "",
    };
}

impl NewEntry {
    /// An entry of the table under `path`, which `root` has.
    ///
    /// Values whose key the table does not have are left out, and so are those that are absent
    /// or blank where the table does not require them. The table has the order.
    pub(crate) fn new(
        root: &'static Table,
        path: &'static str,
        values: impl IntoIterator<Item = (&'static str, Option<Written>)>,
    ) -> NewEntry {
        let table = root.at(path).unwrap_or(root);
        NewEntry {
            path,
            is_single: root.is_single(path),
            fields: in_order(table, values),
        }
    }

    /// The keys with their values, in order.
    pub(crate) fn fields(&self) -> &[(&'static Field, Written)] {
        &self.fields
    }

    /// Writes the entry's lines at the end of `out`, the last with its line end.
    pub(crate) fn write(&self, style: Style<'_>, out: &mut String) {
        out.push_str(style.header_indent);
        let (opens, closes) = if self.is_single {
            ("[", "]")
        } else {
            ("[[", "]]")
        };
        out.push_str(opens);
        out.push_str(self.path);
        out.push_str(closes);
        out.push_str(style.line_end);
        write_fields(&self.fields, style, out);
    }
}

/// The values that `table` has a field for, in its order.
pub(crate) fn in_order(
    table: &'static Table,
    values: impl IntoIterator<Item = (&'static str, Option<Written>)>,
) -> Vec<(&'static Field, Written)> {
    let mut values: Vec<_> = values.into_iter().collect();
    let fields = table.fields.iter().filter_map(|field| {
        let at = values.iter().position(|(key, _)| *key == field.key)?;
        let value = values.swap_remove(at).1?.tidied();
        // What is left to what it stands under has no line of its own.
        let must_stand = field.required && !field.is_inherited;
        (must_stand || !value.is_blank()).then_some((field, value))
    });
    fields.collect()
}

/// Writes `key = value` lines at the end of `out`.
pub(crate) fn write_fields(
    fields: &[(&'static Field, Written)],
    style: Style<'_>,
    out: &mut String,
) {
    for (field, value) in fields {
        out.push_str(style.key_indent);
        out.push_str(field.key);
        out.push_str(" = ");
        value.write(field.kind, style.line_end, out);
        out.push_str(style.line_end);
    }
}

impl Written {
    /// The value as the loader keeps it, so that it reads back the same.
    fn tidied(self) -> Written {
        match self {
            Written::Text(text) => Written::Text(load::tidy(&text).into_owned()),
            Written::List(items) => {
                let tidied = items.iter().map(|item| load::tidy(item).into_owned());
                Written::List(tidied.filter(|item| !item.is_empty()).collect())
            }
            other => other,
        }
    }

    fn is_blank(&self) -> bool {
        match self {
            Written::Text(text) => text.is_empty(),
            Written::List(items) => items.is_empty(),
            Written::Date(_) | Written::Integer(_) | Written::Flag(_) | Written::Decimal(_) => {
                false
            }
        }
    }

    /// Writes the value of a field of `kind` at the end of `out`, in a file whose lines end in
    /// `line_end`.
    pub(crate) fn write(&self, kind: Kind, line_end: &str, out: &mut String) {
        match (self, kind) {
            (Written::Text(text), Kind::Text) if may_take_several_lines(text, line_end) => {
                out.push_str(&several_lines(text));
            }
            (Written::Text(text), _) => out.push_str(&one_line(text)),
            (Written::List(items), _) => {
                let items: Vec<String> = items.iter().map(|item| one_line(item)).collect();
                out.push('[');
                out.push_str(&items.join(", "));
                out.push(']');
            }
            (Written::Date(day), _) => out.push_str(&day.format("%Y-%m-%d").to_string()),
            (Written::Integer(kroner), Kind::Kroner) => {
                out.push_str(&number::grouped(*kroner).replace('.', "_"));
            }
            (Written::Flag(is_so), _) => out.push_str(&is_so.to_string()),
            (Written::Integer(integer), _) => out.push_str(&integer.to_string()),
            (Written::Decimal(decimal), _) => out.push_str(&plain_decimal(*decimal)),
        }
    }
}

/// Whether the line ends in the text are those of the file. TOML leaves it open what a line
/// end inside `"""` is read as, so where they differ they are escaped instead.
fn may_take_several_lines(text: &str, line_end: &str) -> bool {
    line_end == "\n" && text.contains('\n') && !text.contains('\r')
}

/// `"…"`, with everything escaped that may not or should not stand there as it is.
pub(crate) fn one_line(text: &str) -> String {
    by_number(escape_unseen(
        TomlStringBuilder::new(text).as_basic().to_toml_value(),
    ))
}

/// `"""`, a line end that TOML does not count, and the text on its own lines.
fn several_lines(text: &str) -> String {
    by_number(escape_unseen(
        TomlStringBuilder::new(text).as_ml_basic().to_toml_value(),
    ))
}

/// The literal with control characters by their numbers, where their letters would be taken for
/// those of a path: `\u0009` for `\t`.
fn by_number(literal: String) -> String {
    if !load::reads_as_path(&literal) {
        return literal;
    }
    let mut numbered = String::with_capacity(literal.len() + 16);
    let mut letters = literal.chars();
    while let Some(letter) = letters.next() {
        numbered.push(letter);
        if letter != '\\' {
            continue;
        }
        match letters.next() {
            Some('b') => numbered.push_str("u0008"),
            Some('t') => numbered.push_str("u0009"),
            Some('n') => numbered.push_str("u000A"),
            Some('f') => numbered.push_str("u000C"),
            Some('r') => numbered.push_str("u000D"),
            other => numbered.extend(other),
        }
    }
    numbered
}

/// TOML allows these characters as they are, yet each does harm in a file: editors take some
/// for line ends, terminals obey some, and some turn the direction of the text around them.
/// A backslash before one of them is the second of an escaped pair, so that it stays whole.
fn escape_unseen(literal: String) -> String {
    if !literal.contains(is_unseen) {
        return literal;
    }
    let mut escaped = String::with_capacity(literal.len() + 16);
    for c in literal.chars() {
        if is_unseen(c) {
            escaped.push_str(&format!("\\u{:04X}", u32::from(c)))
        } else {
            escaped.push(c)
        }
    }
    escaped
}

fn is_unseen(c: char) -> bool {
    // C1 controls, line and paragraph separators; a byte order mark is a fault inside a file.
    matches!(
        c,
        '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}'
    ) || turns_direction(c)
}

/// `19` and not `19.0`, as people write it; both read back as the same number.
fn plain_decimal(number: f64) -> String {
    const WHOLE_UP_TO: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() < WHOLE_UP_TO {
        format!("{number:.0}")
    } else {
        unambiguous(&number.to_toml_value())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;

    fn written(kind: Kind, value: Written, line_end: &str) -> String {
        let mut out = String::new();
        value.write(kind, line_end, &mut out);
        out
    }

    fn text(text: &str) -> String {
        written(Kind::Text, Written::Text(text.into()), "\n")
    }

    #[test]
    fn no_control_character_is_taken_for_a_path() {
        assert_snapshot!(text("a\tb"), @r#""a\tb""#);
        assert_snapshot!(text("\u{8}S:\t\\ny"), @r#""\u0008S:\u0009\\ny""#);
        assert_snapshot!(text("\u{c}"), @r#""\u000C""#);
    }

    #[test]
    fn a_text_is_one_string_whatever_stands_in_it() {
        assert_snapshot!(text("Indkøbt blåbær 🫐"), @r#""Indkøbt blåbær 🫐""#);
        assert_snapshot!(text("C:\\kyst \"nord\"\\"), @r#""C:\\kyst \"nord\"\\""#);
        assert_snapshot!(text("\"\"\" ''' [[x]]"), @r#""\"\"\" ''' [[x]]""#);
        assert_snapshot!(text("\0\u{1b}[31m\u{7f}\u{9b}\u{2028}\u{202e}\u{feff}\\\u{85}."), @r#""\u0000\u001B[31m\u007F\u009B\u2028\u202E\uFEFF\\\u0085.""#);
        assert_snapshot!(text("Første.\n\n\"\"\"Andet\"\"\"\n[[handling]]\nslut\\"), @r#"
        """
        Første.

        ""\"Andet""\"
        [[handling]]
        slut\\"""
        "#);
    }

    #[test]
    fn line_ends_other_than_the_files_are_escaped() {
        assert_snapshot!(written(Kind::Text, Written::Text("a\nb".into()), "\r\n"), @r#""a\nb""#);
        assert_snapshot!(text("a\r\nb\rc"), @r#""a\r\nb\rc""#);
        assert_snapshot!(written(Kind::Name, Written::Text("a\nb".into()), "\n"), @r#""a\nb""#);
    }

    #[test]
    fn numbers_are_written_as_people_write_them() {
        let amounts = [0, 900, 40_000, 1_250_000]
            .map(|kroner| written(Kind::Kroner, Written::Integer(kroner), "\n"));
        assert_eq!(amounts, ["0", "900", "40_000", "1_250_000"]);
        let decimals = [19.0, -3.0, 0.1, 3.25, 1e-7, 9_007_199_254_740_992.0, 1e22];
        let decimals =
            decimals.map(|decimal| written(Kind::Decimal, Written::Decimal(decimal), "\n"));
        assert_eq!(
            decimals,
            [
                "19",
                "-3",
                "0.1",
                "3.25",
                "0.0000001",
                "9007199254740992.0",
                "10000000000000000000000.0"
            ]
        );
    }
}
