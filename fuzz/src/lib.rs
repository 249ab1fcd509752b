//! What the fuzz targets share: a plan in memory whose one goal's file is whatever the fuzzer
//! makes up, and what must hold of every output.

use chrono::NaiveDate;
use kimo::testing::Memory;

const HEADER: &str = include_str!("../../tests/plans/eksempel/2023-2026/handleplan.toml");

/// A plan of two files: a sound `handleplan.toml`, and a goal's file; or the reverse, where the
/// bytes are those of `handleplan.toml`.
pub fn plan(bytes: &[u8]) -> Memory {
    let today = NaiveDate::from_ymd_opt(2024, 12, 31).expect("a day");
    let (header, goal) = if bytes.starts_with(b"format") {
        (bytes, &b"nr = \"1\"\ntitel = \"Rent hav\"\n"[..])
    } else {
        (HEADER.as_bytes(), bytes)
    };
    let files = [("handleplan.toml", header), ("maal-1.toml", goal)];
    let files = files.map(|(name, bytes)| (name.to_owned(), bytes.to_vec()));
    Memory::new(files.into(), today)
}

/// No character steers a terminal or turns the direction of the text.
pub fn assert_harmless(text: &str) {
    for c in text.chars() {
        let steers = c.is_control() && c != '\n' && c != '\t';
        let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        assert!(!steers && !turns, "{c:?} in {text:?}");
    }
}
