//! The document that the plan in `plan/` was made from gives that plan, but for what its
//! transcription decided.

use super::common::{Workplace, project};
use std::collections::BTreeSet;
use std::fs;
use toml::de::{DeTable, DeValue};

/// The names that the transcription gave two parties, which the document does not have, and the
/// organisation, which it takes for known.
const ANSWERS: &str = "organisation = \"KIMO Danmark\"\n\n[part]\nPolitikere = \"Politikerne\"\nArbejdsgruppe = \"Arbejdsgruppen\"\n";

/// What the transcription added: the duties of the year are a reading of the introduction, and the
/// indicators one of the backgrounds.
const ADDED: [&str; 2] = ["pligt", "indikator"];

#[test]
fn the_pasted_text_gives_the_plan_word_for_word() {
    let place = Workplace::empty();
    place.write(
        "plan.txt",
        fs::read(project("tests/document/handleplan-2022-2025.txt")).unwrap(),
    );
    place.write("svar.toml", ANSWERS);
    let run = place.kimo(&["import", "plan.txt", "--svar", "svar.toml"]);
    assert_eq!(run.code, 0, "{run}");
    for name in [
        "handleplan.toml",
        "maal-1.toml",
        "maal-2.toml",
        "maal-3.toml",
    ] {
        let imported = table(&place.read(&format!("plan/2022-2025/{name}")));
        let transcribed =
            table(&fs::read_to_string(project(&format!("plan/2022-2025/{name}"))).unwrap());
        let keys: BTreeSet<&String> = imported.keys().chain(transcribed.keys()).collect();
        for key in keys {
            if ADDED.contains(&key.as_str()) {
                continue;
            }
            assert_eq!(imported.get(key), transcribed.get(key), "{name}: {key}");
        }
    }
    let check = place.kimo(&["check", "--dato", "1.3.2024"]).quiet();
    assert_eq!(check, "Ingen fejl i 4 filer.\n");
    let report = place
        .kimo(&["report", "2024", "--dato", "1.2.2025"])
        .quiet();
    assert!(report.contains("27 handlinger"), "{report}");
    assert!(!report.contains("Ufuldstændig"), "{report}");
}

/// A file's values by key, each in a form that tells what it says; the register's parties in the
/// order of their names, which the document meets in another.
fn table(text: &str) -> std::collections::BTreeMap<String, String> {
    let table = DeTable::parse(text).unwrap();
    let values = table.get_ref().iter().map(|(key, value)| {
        let key = key.get_ref().to_string();
        let mut shown = match value.get_ref() {
            DeValue::Array(entries) => entries.iter().map(|entry| shown(entry.get_ref())).collect(),
            value => vec![shown(value)],
        };
        if key == "part" {
            shown.sort();
        }
        (key, shown.join("\n"))
    });
    values.collect()
}

fn shown(value: &DeValue<'_>) -> String {
    match value {
        DeValue::Table(table) => {
            let mut fields: Vec<String> = table
                .iter()
                .map(|(key, value)| format!("{} = {}", key.get_ref(), shown(value.get_ref())))
                .collect();
            fields.sort();
            fields.join("; ")
        }
        DeValue::Array(items) => items
            .iter()
            .map(|item| shown(item.get_ref()))
            .collect::<Vec<_>>()
            .join(", "),
        DeValue::String(text) => text.to_string(),
        other => format!("{other:?}"),
    }
}
