//! Helps the tests of rules: a small plan around the few lines that a rule is about.

use super::check;
use crate::load::files::{Entry, Files, Kind};
use crate::load::{self, Which};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Files in memory.
#[derive(Default)]
pub(crate) struct Memory(pub(crate) BTreeMap<String, Vec<u8>>);

impl Files for Memory {
    fn list(&self, folder: &str) -> anyhow::Result<Vec<Entry>> {
        let prefix = if folder.is_empty() {
            String::new()
        } else {
            format!("{folder}/")
        };
        let mut entries: BTreeMap<String, Kind> = BTreeMap::new();
        for name in self.0.keys().filter_map(|name| name.strip_prefix(&prefix)) {
            match name.split_once('/') {
                Some((folder, _)) => entries.insert(folder.to_owned(), Kind::Folder),
                None => entries.insert(name.to_owned(), Kind::File),
            };
        }
        let entry = |(name, kind)| Entry {
            name,
            kind,
            is_named_well: true,
        };
        Ok(entries.into_iter().map(entry).collect())
    }

    fn read(&self, name: &str) -> anyhow::Result<Vec<u8>> {
        self.0
            .get(name)
            .cloned()
            .ok_or_else(|| anyhow::anyhow!("den findes ikke"))
    }
}

/// The `handleplan.toml` around every example: three parties, two meetings, one outside goal.
pub(crate) const HANDLEPLAN: &str = r#"
format = 1
titel = "Handleplan"
organisation = "Foreningen Ren Fjord (opdigtet)"
periode = "2022-2025"

[[part]]
navn = "Sekretariatet"
alias = ["Sekretariat"]
[[part]]
navn = "Bestyrelsen"
[[part]]
navn = "Kommunerne"
[[moede]]
dato = 2023-02-23
navn = "Bestyrelsesmøde"
[[moede]]
dato = 2024-02-22
navn = "Bestyrelsesmøde"
[[international]]
nr = "KI-1"
titel = "Less litter"
"#;

/// A plan of two goals, in memory: an empty first one, and one whose file is `goal`. A goal that does not begin with a `nr`
/// of its own gets one, and a title.
pub(crate) fn plan_with(goal: &str) -> Memory {
    let goal = if goal.trim_start().starts_with("nr =") {
        goal.to_owned()
    } else {
        format!("nr = \"2\"\ntitel = \"Et mål\"\n{goal}")
    };
    let files = [
        ("handleplan.toml", HANDLEPLAN.to_owned()),
        (
            "maal-1.toml",
            "nr = \"1\"\ntitel = \"Et andet mål\"\n".to_owned(),
        ),
        ("maal-2.toml", goal),
    ];
    Memory(
        files
            .into_iter()
            .map(|(name, text)| (name.to_owned(), text.into_bytes()))
            .collect(),
    )
}

/// What `check` says about `files` on 1 June 2024, a line a problem:
/// `maal-2.toml:3:1 rule: message | help`.
pub(crate) fn diagnose_files(files: &Memory) -> String {
    let today = NaiveDate::from_ymd_opt(2024, 6, 1).unwrap();
    let folders = load::root::periods(files).unwrap();
    let loaded = load::load(files, &folders, Which::All).unwrap();
    let mut lines = String::new();
    for problem in check(&loaded.plans, loaded.problems, today) {
        let source = loaded.sources.get(problem.span.file);
        let place = source.position(problem.span.start as usize);
        let name = loaded.sources.name(problem.span.file);
        let (line, column) = (place.line, place.column);
        let (word, rule, message) = (problem.severity.word(), problem.rule, &problem.message);
        lines += &format!("{name}:{line}:{column} {word}[{rule}] {message}");
        for help in &problem.help {
            lines += &format!(" | {help}");
        }
        lines += "\n";
    }
    lines
}

/// What `check` says about a plan with this goal's file, see [`plan_with`].
pub(crate) fn diagnose(goal: &str) -> String {
    diagnose_files(&plan_with(goal))
}
