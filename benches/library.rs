//! The library's own work, without a process around it: `cargo bench`.
//!
//! Speed is read as a ratio within one run: L has 200 times the notes of S.

#![allow(clippy::expect_used, clippy::unwrap_used)]

#[path = "plans/mod.rs"]
mod plans;

use chrono::NaiveDate;
use divan::{Bencher, counter::BytesCount};
use kimo::testing::load::{Disk, Loaded, Texts, Which, load_texts, root};
use kimo::testing::plan::Note;
use kimo::testing::text::{FileId, Source, Spanned};
use kimo::testing::view::annual::AnnualReport;
use std::path::PathBuf;

fn main() {
    divan::main();
}

/// The sizes, by the names that the generator knows.
const SIZES: [&str; 2] = ["S", "L"];

fn plan(size: &str) -> (Disk, u64) {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("target/plans")
        .join(size);
    if !root.exists() {
        match plans::Size::named(size) {
            Some(size) => plans::write(&root, size),
            None => plans::write_small(&root, 100),
        }
        .unwrap();
    }
    let folder = root.join("2022-2025");
    let bytes = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().metadata().unwrap().len());
    (Disk::new(root), bytes.sum())
}

fn loaded(disk: &Disk, texts: Texts) -> Loaded<'_> {
    let folders = root::periods(disk).unwrap();
    load_texts(disk, &folders, Which::All, texts).unwrap()
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 12, 31).unwrap()
}

#[divan::bench(args = SIZES)]
fn load(bencher: Bencher, size: &str) {
    let (disk, bytes) = plan(size);
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| loaded(&disk, Texts::All).plans.len());
}

#[divan::bench(args = SIZES)]
fn check(bencher: Bencher, size: &str) {
    let (disk, bytes) = plan(size);
    let plans = loaded(&disk, Texts::None).plans;
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| kimo::testing::check::check(&plans, Vec::new(), today()).len());
}

#[divan::bench(args = SIZES)]
fn report(bencher: Bencher, size: &str) {
    let (disk, bytes) = plan(size);
    let plans = loaded(&disk, Texts::OfYear(2024)).plans;
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        let report = AnnualReport::new(&plans[0], None, 2024, today(), &[]);
        kimo::testing::write::markdown::markdown(&report.article()).len()
    });
}

/// A note put into a goal's file, and the document read again to prove it.
#[divan::bench(args = SIZES)]
fn append(bencher: Bencher, size: &str) {
    let (disk, _) = plan(size);
    let text = std::fs::read_to_string(disk.root.join("2022-2025/maal-2.toml")).unwrap();
    let source = Source::new("maal-2.toml", text);
    let (goal, _) = kimo::testing::load::read_goal(&source, FileId(0));
    let note = Note {
        date: Spanned::new(today(), Default::default()),
        text: "Aftalen er underskrevet.".into(),
        by: None,
        status: None,
        assessment: None,
        step: None,
        deadline: None,
        decided: None,
    };
    bencher
        .counter(BytesCount::new(source.text().len()))
        .bench(|| {
            kimo::testing::document::add_note(&source, &goal.actions[0], &note)
                .unwrap()
                .len()
        });
}
