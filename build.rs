//! Links the program for Linux at fixed addresses: a release build only, and not where the C
//! library is linked in, which the release workflow sees to itself.
//!
//! A program that may lie anywhere has some 7,600 addresses written into it at each start, on pages
//! that are then its own. That is an eighth of what `kimo oversigt` on a plan of 27 actions takes
//! over an empty program (docs/performance.md). What it gives is one more hurdle for who finds a
//! fault of memory, and there is no unsafe code here.

use std::env::var;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let is = |key: &str, value: &str| {
        var(key).is_ok_and(|given| given.split(',').any(|one| one == value))
    };
    let is_dynamic_linux = is("CARGO_CFG_TARGET_OS", "linux")
        && is("CARGO_CFG_TARGET_ENV", "gnu")
        && !is("CARGO_CFG_TARGET_FEATURE", "crt-static");
    if is_dynamic_linux && is("PROFILE", "release") {
        println!("cargo:rustc-link-arg-bins=-no-pie");
        // The unwinder is linked in: it spares the system the search for one library more.
        println!("cargo:rustc-link-lib=static:-bundle=gcc_eh");
    }
}
