//! Whatever a plan says, every output is harmless and reads back.
#![no_main]

use kimo::testing::query::selection::Selection;
use kimo::testing::write;
use kimo::testing::write::terminal::Paper;
use kimo::testing::view::show::ActionView;
use kimo::testing::view::annual::AnnualReport;
use kimo::testing::view::status::StatusView;
use kimo_fuzz::{Memory, assert_harmless, today};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let memory = Memory::new(bytes);
    let loaded = memory.load();
    let plan = &loaded.plans[0];
    let view = StatusView::of(plan, &Selection::default(), today(), loaded.files_with_errors());
    for width in [None, Some(40), Some(80)] {
        let paper = Paper {
            width,
            colour: false,
        };
        assert_harmless(&write::terminal::text(&view.article(), paper));
        for (goal, action) in plan.actions() {
            let view = ActionView::of(plan, goal, action, today());
            assert_harmless(&write::terminal::text(&view.article(), paper));
        }
    }
    assert_harmless(&write::markdown::markdown(&view.article()));
    reads_back(&write::json::json(&view).expect("a view is JSON"));
    let mut csv = Vec::new();
    write::csv::status(&view, &mut csv).expect("memory can be written");
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(&csv[..]);
    let rows = reader.records().inspect(|row| {
        for cell in row.as_ref().expect("a row of the table") {
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                "{cell:?}"
            );
        }
    });
    assert_eq!(rows.count(), view.actions.len());
    let report = AnnualReport::new(plan, None, 2024, today(), &[]);
    let article = report.article();
    assert_harmless(&write::markdown::markdown(&article));
    let html = write::html::page(&article, None);
    assert_harmless(&html);
    assert!(!html.contains("<script"));
    write::docx::document(&article, None).expect("a report is a document");
    reads_back(&write::json::json(&report).expect("a view is JSON"));
});

fn reads_back(json: &str) {
    serde_json::from_str::<serde_json::Value>(json).expect("it reads back");
}
