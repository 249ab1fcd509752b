//! A note of any text on any sound file: the old bytes with one stretch put in, which reads back
//! as the old entries and that one.
//!
//! The text stands before the first 0xFF, which UTF-8 never has, and the file after it.
#![no_main]

use chrono::NaiveDate;
use kimo::testing::document::add_note;
use kimo::testing::load;
use kimo::testing::plan::Note;
use kimo::testing::text::Spanned;
use kimo_fuzz::{Memory, today};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some(at) = bytes.iter().position(|byte| *byte == 0xff) else {
        return;
    };
    let text = String::from_utf8_lossy(&bytes[..at]);
    let memory = Memory::new(&bytes[at + 1..]);
    let loaded = memory.load();
    let Some(goal) = loaded.plans[0].goals.first() else {
        return;
    };
    let is_faulty = |file| {
        loaded
            .problems
            .iter()
            .any(|p| p.is_error() && p.span.file == file)
    };
    if is_faulty(goal.file) {
        return;
    }
    let source = loaded.sources.get(goal.file);
    for action in &goal.actions {
        let new = add_note(source, action, &note(today(), &text))
            .unwrap_or_else(|refusal| panic!("{refusal}: {text:?} in {:?}", source.text()));
        let old = source.with_bom(source.text());
        let added = new.len().checked_sub(old.len()).expect("old bytes are gone");
        let same = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
        let is_one_stretch = (0..=same).rev().any(|at| new.as_bytes()[at + added..] == old.as_bytes()[at..]);
        assert!(is_one_stretch, "old bytes were changed: {new:?}");
        let (source, _) = load::decode(source.name(), goal.file, new.as_bytes());
        let (read, problems) = load::read_goal(&source, goal.file);
        let is_faulty = problems.iter().any(|problem| problem.is_error());
        assert_eq!(is_faulty, text.trim().is_empty(), "{text:?}");
        let is: usize = read.actions.iter().map(|action| action.notes.len()).sum();
        let was: usize = goal.actions.iter().map(|action| action.notes.len()).sum();
        assert_eq!(is, was + usize::from(!is_faulty));
    }
});

fn note(date: NaiveDate, text: &str) -> Note {
    Note {
        date: Spanned::new(date, Default::default()),
        text: text.into(),
        by: None,
        status: None,
        assessment: None,
        step: None,
        deadline: None,
        decided: None,
    }
}
