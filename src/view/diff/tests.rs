//! Whatever field of whatever table changes, it is named.

use super::*;
use crate::document::compare::compare;
use crate::schema::{GOAL, HANDLEPLAN, Kind as OfValue, Table};
use crate::text::FileId;

/// Two values of a kind, as they are written, each with the words that a reader sees.
fn values(kind: OfValue) -> [(String, String); 2] {
    let pair = |a: &str, b: &str, c: &str, d: &str| {
        [(a.to_owned(), b.to_owned()), (c.to_owned(), d.to_owned())]
    };
    match kind {
        OfValue::Text | OfValue::Name | OfValue::Recurrence => {
            pair("\"rød farve\"", "rød", "\"blå farve\"", "blå")
        }
        OfValue::Names | OfValue::Parties | OfValue::Texts | OfValue::Numbers => {
            pair("[\"a1\"]", "a1", "[\"a1\", \"b2\"]", "a1, b2")
        }
        OfValue::Number => pair("\"1.1\"", "1.1", "\"1.2\"", "1.2"),
        OfValue::Hours => pair("\"10.00\"", "10.00", "\"9.30-11.00\"", "9.30-11.00"),
        OfValue::Years => pair("\"2022-2025\"", "2022-2025", "\"2022-2026\"", "2022-2026"),
        OfValue::Date => pair(
            "2024-03-12",
            "12. marts 2024",
            "2024-04-13",
            "13. april 2024",
        ),
        OfValue::DateSpan => pair(
            "\"marts 2025\"",
            "marts 2025",
            "2025-04-01",
            "1. april 2025",
        ),
        OfValue::Origin => pair(
            "\"2018-2021/1.1\"",
            "2018-2021/1.1",
            "\"2018-2021/1.2\"",
            "1/1.2",
        ),
        OfValue::Flag => pair("true", "ja", "false", "nej"),
        OfValue::Year => pair("2024", "2024", "2_025", "2025"),
        OfValue::Count => pair("1", "1", "2", "2"),
        OfValue::Kroner => pair("40_000", "40.000", "50_000", "50.000"),
        OfValue::Decimal => pair("7.5", "7,5", "8.5", "8,5"),
        OfValue::Choice(words) => pair(
            &format!("\"{}\"", words[0]),
            words[0],
            &format!("\"{}\"", words[1]),
            words[1],
        ),
        OfValue::Choices(words) => pair(
            &format!("[\"{}\"]", words[0]),
            words[0],
            &format!("[\"{}\"]", words[1]),
            words[1],
        ),
        OfValue::Tables(_) | OfValue::Table(_) => unreachable!(),
    }
}

/// A file with an entry of every table and every field set; the field `changed` of the table at
/// a path has its second value, or none.
fn file(root: &'static Table, changed: Option<(&str, &str, bool)>) -> String {
    let mut text = String::new();
    write(root, "", changed, &mut text);
    text
}

fn write(table: &Table, path: &str, changed: Option<(&str, &str, bool)>, text: &mut String) {
    for field in table.fields {
        if field.kind.table().is_some() {
            continue;
        }
        let [(first, _), (second, _)] = values(field.kind);
        let value = match changed {
            Some((at, key, is_there)) if (at, key) == (path, field.key) => {
                is_there.then_some(second)
            }
            _ => Some(first),
        };
        if let Some(value) = value {
            *text += &format!("{} = {value}\n", field.key);
        }
    }
    for (key, under) in table.tables() {
        let path = if path.is_empty() {
            key.to_owned()
        } else {
            format!("{path}.{key}")
        };
        *text += &format!("[[{path}]]\n");
        write(under, &path, changed, text);
    }
}

/// Every table under `table`, with the path of its header.
fn tables(table: &'static Table, path: &str) -> Vec<(String, &'static Table)> {
    let mut all = vec![(path.to_owned(), table)];
    for (key, under) in table.tables() {
        let dot = if path.is_empty() { "" } else { "." };
        all.extend(tables(under, &format!("{path}{dot}{key}")));
    }
    all
}

/// What is said of the changes from one text to another: headings and items, a line each.
fn said(root: &'static Table, old: &str, new: &str) -> String {
    let read = |text| Document::read(text, root).unwrap();
    let (old, new) = (read(old), read(new));
    let name = |name: &str| name.to_owned();
    let nothing = crate::text::Source::default();
    let (plan, _) = crate::load::read_plan(&nothing, FileId::default());
    let sides = Sides {
        plans: [&plan, &plan],
    };
    let mut lines = Vec::new();
    for change in compare([Some(&old), Some(&new)], [&name, &name]) {
        let change = sides.change(&change);
        lines.push(change.heading());
        for detail in &change.details {
            let words = detail.words(change.kind);
            lines.push(words.iter().map(Inline::words).collect());
        }
    }
    lines.join("\n")
}

#[test]
fn every_field_of_every_table_is_named_when_it_changes() {
    for root in [&HANDLEPLAN, &GOAL] {
        let old = file(root, None);
        assert_eq!(said(root, &old, &old), "");
        for (path, table) in tables(root, "") {
            for field in table.fields {
                if field.kind.table().is_some() {
                    continue;
                }
                let [(_, was), (_, is)] = values(field.kind);
                let new = file(root, Some((&path, field.key, true)));
                let shown = said(root, &old, &new);
                let context = format!("{path}.{}: {shown}", field.key);
                for value in [&was, &is] {
                    assert!(shown.contains(value.as_str()), "{value} of {context}");
                }
                // What an entry is called by needs no name of its own.
                let is_name = field.key == table.words || table.identity.contains(&field.key);
                let label = field.label.to_lowercase();
                assert!(
                    is_name || shown.to_lowercase().contains(&format!("{label}: ")),
                    "{context}"
                );
                if !is_name {
                    let without = file(root, Some((&path, field.key, false)));
                    let gone = said(root, &old, &without).to_lowercase();
                    assert!(gone.contains(&format!("{label}: ")), "{context}: {gone}");
                    assert!(gone.contains("er slettet"), "{context}: {gone}");
                    let new = said(root, &without, &old).to_lowercase();
                    assert!(new.contains(&format!("{label}: ")), "{context}: {new}");
                }
            }
        }
    }
}

#[test]
fn an_entry_of_every_table_is_named_when_it_comes_and_goes() {
    for root in [&HANDLEPLAN, &GOAL] {
        let all = file(root, None);
        for (path, table) in tables(root, "").iter().skip(1) {
            let header = format!("[[{path}]]\n");
            let start = all.find(&header).unwrap();
            let rest = &all[start + header.len()..];
            let next = rest
                .match_indices("[[")
                .find(|(at, _)| !rest[*at..].starts_with(&format!("[[{path}.")));
            let end = next.map_or(all.len(), |(at, _)| start + header.len() + at);
            let without = format!("{}{}", &all[..start], &all[end..]);
            let (noun, gender) = table.bare_noun();
            let became = |kind: Kind| format!("{} {}", kind.adjective(1, gender), noun);
            let gone = said(root, &all, &without).to_lowercase();
            assert!(gone.contains(&became(Kind::Slettet)), "{path}: {gone}");
            let new = said(root, &without, &all).to_lowercase();
            assert!(new.contains(&became(Kind::Ny)), "{path}: {new}");
        }
    }
}

/// What it is called by is said as it is, and of the rest what is another.
#[test]
fn of_an_entry_that_was_changed_only_what_differs_is_told() {
    let old = "nr = \"1\"\ntitel = \"Hav\"\n[[handling]]\nnr = \"1.1\"\ntekst = \"Rense\"\n\
        [[handling.note]]\ndato = 2024-03-12\ntekst = \"Møde\"\naf = \"Per\"\n";
    let shown = said(&GOAL, old, &format!("{old}status = \"igangsat\"\n"));
    assert_eq!(
        shown,
        "Handling 1.1: Rense\nRettet note: 12. marts 2024: Møde (status: igangsat)"
    );
}

#[test]
fn a_key_that_the_table_does_not_know_is_named_too() {
    let old = "nr = \"1\"\ntitel = \"Hav\"\n";
    let shown = said(&GOAL, old, &format!("{old}ukendt = 1\n"));
    assert_eq!(shown, "Mål 1: Hav\nUkendt: 1");
}
