//! The library's own work, without a process around it: `cargo bench`.
//!
//! Speed is read as a ratio within one run: L has 200 times the notes of S.

#![allow(clippy::expect_used, clippy::unwrap_used)]

#[path = "plans/mod.rs"]
mod plans;

use divan::{Bencher, counter::BytesCount};
use std::path::PathBuf;

fn main() {
    divan::main();
}

/// The sizes, by the names that the generator knows.
const SIZES: [&str; 2] = ["S", "L"];

/// Measures the work of this name on a plan of this size, in bytes of the plan.
fn measure(bencher: Bencher, name: &str, size: &str) {
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
    let bytes = std::fs::read_dir(root.join("2022-2025"))
        .unwrap()
        .map(|entry| entry.unwrap().metadata().unwrap().len());
    let counter = BytesCount::new(bytes.sum::<u64>());
    let work = kimo::testing::work(root, name).unwrap();
    bencher.counter(counter).bench(work);
}

#[divan::bench(args = SIZES)]
fn load(bencher: Bencher, size: &str) {
    measure(bencher, "load", size);
}

#[divan::bench(args = SIZES)]
fn check(bencher: Bencher, size: &str) {
    measure(bencher, "check", size);
}

#[divan::bench(args = SIZES)]
fn report(bencher: Bencher, size: &str) {
    measure(bencher, "report", size);
}

/// A note put into a goal's file, and the document read again to prove it.
#[divan::bench(args = SIZES)]
fn append(bencher: Bencher, size: &str) {
    measure(bencher, "append", size);
}
