//! Writes an invented plan of a given size, to measure on:
//! `cargo run --release --example generate -- XL target/plans/xl`.

#![allow(clippy::expect_used, clippy::unwrap_used)]

#[path = "../benches/plans/mod.rs"]
#[allow(dead_code, reason = "the benchmarks use the rest")]
mod plans;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [size, folder] = arguments.as_slice() else {
        eprintln!(
            "usage: generate SIZE FOLDER   (SIZE: S, L, XL, a number of goals, or FAULTY- before any of them)"
        );
        std::process::exit(2);
    };
    if size == "S" {
        return plans::write_small(folder.as_ref(), 100);
    }
    let Some(size) = plans::Size::named(size) else {
        eprintln!("unknown size {size}");
        std::process::exit(2);
    };
    plans::write(folder.as_ref(), size)
}
