//! The pages on what programs read tell every field and every column that there is, and none else.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::{Workplace, project};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read as _;

/// A field's type, by its table and its name.
type Page = BTreeMap<(String, String), String>;

const VIEWS: [(&str, &[&str]); 11] = [
    ("oversigt", &["--dato", "31.12.2024"]),
    ("oversigt", &["--søg", "fjorden"]),
    ("vis", &["1.2", "--dato", "20.11.2026"]),
    ("vis", &["2.10", "--dato", "20.11.2026"]),
    ("vis", &["2.1", "--periode", "2027-2030"]),
    ("logbog", &["--år", "2025"]),
    ("mangler", &["--år", "2024", "--dato", "31.12.2024"]),
    ("afstem", &[]),
    ("årshjul", &["--år", "2025"]),
    ("rapport", &["2025"]),
    ("tjek", &[]),
];

#[test]
fn the_page_tells_the_fields_that_the_views_have() {
    let page = page();
    let mut seen = BTreeSet::new();
    let place = Workplace::with_example();
    place.init_git();
    place.kimo(&["nyperiode", "--ja"]).quiet();
    for (command, arguments) in VIEWS {
        let all = [&[command], arguments, &["--format", "json"]].concat();
        let view = serde_json::from_str(&place.kimo(&all).out).unwrap();
        compare(&page, &format!("kimo {command}"), &view, &mut seen);
    }
    place
        .kimo(&["notér", "2.9", "Klar.", "--dato", "20.11.2026"])
        .quiet();
    let goal = "plan/2023-2026/maal-2.toml";
    let changes = ["ændringer", "--periode", "2023-2026", "--format", "json"];
    let view = serde_json::from_str(&place.kimo_with_git(&changes).out).unwrap();
    compare(&page, "kimo ændringer", &view, &mut seen);
    place.write(goal, place.read(goal).replace("\"rød\"", "\"lilla\""));
    let found = place.kimo(&["tjek", "--format", "json"]).out;
    let view = serde_json::from_str(&found).unwrap();
    compare(&page, "kimo tjek", &view, &mut seen);
    let told: BTreeSet<_> = page.into_keys().collect();
    let unseen: Vec<_> = told.difference(&seen).collect();
    assert!(unseen.is_empty(), "no view has {unseen:?}");
}

/// Holds a value's fields to the table, and those within to the tables that it leads to.
fn compare(page: &Page, table: &str, value: &Value, seen: &mut BTreeSet<(String, String)>) {
    match value {
        Value::Array(items) => items
            .iter()
            .for_each(|item| compare(page, table, item, seen)),
        Value::Object(fields) => {
            for (name, value) in fields {
                let key = (table.to_owned(), name.clone());
                let kind = page.get(&key);
                let kind = kind.unwrap_or_else(|| panic!("docs/json.md lacks {key:?}: {value}"));
                seen.insert(key);
                if let Some((inner, _)) = kind.split_once("](#") {
                    let (_, inner) = inner.split_once('[').unwrap();
                    compare(page, inner, value, seen);
                } else {
                    assert!(is_of(kind, value), "{table}, {name}: {kind}: {value}");
                }
            }
        }
        _ => assert!(value.is_null(), "{table}: {value}"),
    }
}

fn is_of(kind: &str, value: &Value) -> bool {
    match kind {
        "tal" => value.is_number() || value.is_null(),
        "ja/nej" => value.is_boolean(),
        "tekst" | "dato" | "tid" => value.is_string() || value.is_null(),
        "liste" => value.is_array(),
        "liste af tekst" => {
            { value.as_array() }.is_none_or(|items| items.iter().all(Value::is_string))
        }
        "afsnit" => value.is_object() || value.is_null(),
        "tal for hver status" => value.is_object(),
        "værdi" => true,
        _ => false,
    }
}

fn page() -> Page {
    let text = fs::read_to_string(project("docs/json.md")).unwrap();
    let mut page = Page::new();
    let mut table = "";
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix('#') {
            table = heading.trim_start_matches('#').trim();
        }
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        if let ["", name, kind, _, ""] = cells[..]
            && let Some(name) = name.strip_prefix('`')
        {
            let key = (table.to_owned(), name.trim_end_matches('`').to_owned());
            assert!(page.insert(key, kind.to_owned()).is_none(), "{line}");
        }
    }
    page
}

#[test]
fn the_page_tells_the_columns_of_every_sheet() {
    let text = fs::read_to_string(project("docs/regneark.md")).unwrap();
    let place = Workplace::with_example();
    let sheets = text.split("\n## kimo ").skip(1).map(|section| {
        let rows = section.lines().filter_map(|line| line.strip_prefix("| `"));
        let rows = rows.map(|row| row.split(" | ").collect::<Vec<_>>());
        let told: Vec<(String, String)> = rows
            .map(|row| (row[0].trim_end_matches('`').to_owned(), row[1].to_owned()))
            .collect();
        (section.lines().next().unwrap().to_owned(), told)
    });
    let sheets: Vec<_> = sheets.collect();
    assert_eq!(sheets.len(), 5);
    for (command, told) in sheets {
        let year: &[&str] = match command.as_str() {
            "rapport" => &["2024"],
            "logbog" | "årshjul" => &["--år", "2024"],
            _ => &[],
        };
        let run = |file: &str| {
            let arguments = [&[command.as_str()], year, &["--ud", file]].concat();
            assert_eq!(place.kimo(&arguments).code, 0, "{command}");
            fs::read(place.path(file)).unwrap()
        };
        let (keys, headings): (Vec<String>, Vec<String>) = told.into_iter().unzip();
        let csv = String::from_utf8(run("a.csv")).unwrap();
        let first = csv.trim_start_matches('\u{feff}').lines().next().unwrap();
        assert_eq!(first, keys.join(";"), "{command}");
        assert_eq!(head(&run("a.xlsx")), headings, "{command}");
    }
}

/// The cells of a workbook's first row.
fn head(bytes: &[u8]) -> Vec<String> {
    let mut file = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    let mut part = file.by_name("xl/worksheets/sheet1.xml").unwrap();
    part.read_to_string(&mut xml).unwrap();
    let document = roxmltree::Document::parse(&xml).unwrap();
    let mut rows = document.descendants();
    let first = rows.find(|node| node.tag_name().name() == "row").unwrap();
    let cells = first
        .descendants()
        .filter(|node| node.tag_name().name() == "t");
    cells.map(|cell| cell.text().unwrap().to_owned()).collect()
}
