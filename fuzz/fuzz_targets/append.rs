//! A note of any text on any sound file: the old bytes with one stretch put in, which reads back
//! as the old entries and that one.
//!
//! The text stands before the first 0xFF, which UTF-8 never has, and the file after it.
#![no_main]

use kimo::testing::notes;
use kimo_fuzz::plan;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some(at) = bytes.iter().position(|byte| *byte == 0xff) else {
        return;
    };
    let text = String::from_utf8_lossy(&bytes[..at]);
    let added = plan(&bytes[at + 1..]).with_notes(&text);
    for [old, new] in added.unwrap_or_else(|refusal| panic!("{refusal}: {text:?}")) {
        let added = new
            .len()
            .checked_sub(old.len())
            .expect("old bytes are gone");
        let same = old
            .bytes()
            .zip(new.bytes())
            .take_while(|(a, b)| a == b)
            .count();
        let is_one_stretch = (0..=same)
            .rev()
            .any(|at| new.as_bytes()[at + added..] == old.as_bytes()[at..]);
        assert!(is_one_stretch, "old bytes were changed: {new:?}");
        let ((was, _), (is, is_faulty)) = (notes(old.as_bytes()), notes(new.as_bytes()));
        assert_eq!(is_faulty, text.trim().is_empty(), "{text:?}");
        assert_eq!(is.len(), was.len() + usize::from(!is_faulty));
    }
});
