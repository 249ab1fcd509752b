//! Whatever a plan says, every output is harmless and reads back.
#![no_main]

use kimo_fuzz::{assert_harmless, plan};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let outputs = plan(bytes).outputs().expect("every output can be made");
    let mut actions = 0;
    for (kind, text) in &outputs {
        match kind.rsplit_once('.').map_or("", |(_, ending)| ending) {
            "json" => {
                let view: serde_json::Value = serde_json::from_str(text).expect("it reads back");
                let of_status = view["handlinger"].as_array();
                actions = of_status.map_or(actions, Vec::len);
            }
            "csv" => assert_eq!(rows(text), actions),
            ending => {
                assert_harmless(text);
                assert!(ending != "html" || !text.contains("<script"));
            }
        }
    }
});

/// How many rows the table has, in none of which a spreadsheet finds a formula.
fn rows(table: &str) -> usize {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(table.as_bytes());
    let rows = reader.records().inspect(|row| {
        for cell in row.as_ref().expect("a row of the table") {
            // A number that is a text is written as one: `="1.10"`.
            let text = cell
                .strip_prefix("=\"")
                .and_then(|cell| cell.strip_suffix('"'));
            if text.is_some_and(|text| !text.contains('"')) {
                continue;
            }
            let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
            assert!(!is_formula, "{cell:?}");
        }
    });
    rows.count()
}
