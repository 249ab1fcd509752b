//! What the fuzz targets share: a plan in memory whose one goal's file is whatever the fuzzer
//! makes up, and what must hold of every output.

use anyhow::Result;
use chrono::NaiveDate;
use kimo::testing::load::files::{Entry, Files, Kind};
use kimo::testing::load::{Folder, Loaded, Which};

const HEADER: &str = include_str!("../../tests/plans/eksempel/2023-2026/handleplan.toml");

/// A plan of two files: a sound `handleplan.toml`, and a goal's file; or the reverse, where the
/// bytes are those of `handleplan.toml`.
pub struct Memory {
    files: [(&'static str, Vec<u8>); 2],
}

impl Memory {
    /// Bytes that begin as `handleplan.toml` does are taken for it.
    pub fn new(bytes: &[u8]) -> Memory {
        let is_header = bytes.starts_with(b"format");
        let goal = b"nr = \"1\"\ntitel = \"Rent hav\"\n".to_vec();
        let (header, goal) = match is_header {
            true => (bytes.to_vec(), goal),
            false => (HEADER.as_bytes().to_vec(), bytes.to_vec()),
        };
        Memory {
            files: [("handleplan.toml", header), ("maal-1.toml", goal)],
        }
    }

    /// The plan with everything that is wrong with it.
    pub fn load(&self) -> Loaded<'_> {
        let folder = Folder {
            name: String::new(),
            years: None,
        };
        let mut loaded = kimo::testing::load::load(self, &[folder], Which::All).expect("memory can be read");
        let problems = std::mem::take(&mut loaded.problems);
        loaded.problems = kimo::testing::check::check(&loaded.plans, problems, today());
        loaded
    }
}

impl Files for Memory {
    fn list(&self, _: &str) -> Result<Vec<Entry>> {
        let entry = |(name, _): &(&str, Vec<u8>)| Entry {
            name: (*name).to_owned(),
            kind: Kind::File,
            is_named_well: true,
        };
        Ok(self.files.iter().map(entry).collect())
    }

    fn read(&self, name: &str) -> Result<Vec<u8>> {
        let file = self.files.iter().find(|(file, _)| *file == name);
        Ok(file.map(|(_, bytes)| bytes.clone()).unwrap_or_default())
    }
}

/// A day in the example's period.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 12, 31).expect("a day")
}

/// No character steers a terminal or turns the direction of the text.
pub fn assert_harmless(text: &str) {
    for c in text.chars() {
        let steers = c.is_control() && c != '\n' && c != '\t';
        let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        assert!(!steers && !turns, "{c:?} in {text:?}");
    }
}
