//! Whatever a plan file holds, reading it ends; every problem has a place in the file and can be
//! shown; and what is mended is mended for good.
#![no_main]

use kimo_fuzz::{assert_harmless, plan};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let (problems, [shown, github, json]) = plan(bytes).check().expect("memory can be read");
    for problem in &problems {
        assert!(problem.is_in_text, "{problem:?}");
    }
    assert_harmless(&shown);
    assert_harmless(&github);
    serde_json::from_str::<serde_json::Value>(&json).expect("it reads back");
});
