//! A note of any text on any sound file: the old bytes with one stretch put in, which reads back
//! as the old entries and that one; or a refusal.
//!
//! The text stands before the first 0xFF, which UTF-8 never has, and the file after it.
#![no_main]

use chrono::NaiveDate;
use kimo::testing::edit::{self, Refusal};
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
        let note = note(today(), &text);
        let edit = edit::append_note(source, action, &note);
        let number = action.number.to_string();
        let edits = std::slice::from_ref(&edit);
        let edited = edit::edit_goal(source, goal.clone(), edits, |goal| {
            edit::model::add_note(goal, &number, note);
        });
        match edited {
            Ok(new) => {
                let old = source.with_bom(source.text());
                let bom = old.len() - source.text().len();
                let (start, end) = (edit.span.start as usize + bom, edit.span.end as usize + bom);
                assert_eq!(new[..start], old[..start]);
                assert_eq!(new[start + edit.text.len()..], old[end..]);
                assert!(
                    edit.span.range().is_empty(),
                    "old bytes were replaced: {edit:?}"
                );
            }
            Err(Refusal::Faulty(..)) => assert!(text.trim().is_empty(), "{text:?} refused"),
            Err(refusal) => panic!("{refusal}: {text:?} in {:?}", source.text()),
        }
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
