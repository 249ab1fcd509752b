//! Three versions of one plan file: whatever is called joined is a sound file with the notes of
//! both sides, none of them twice; and a conflict stands between markers.
//!
//! The versions are parted by 0xFF, which UTF-8 never has: base, ours, theirs. Where there is one
//! 0xFF only, base stands before it, and after it what each side does to it: see `changed`.
#![no_main]

use kimo::testing::edit::merge::{Merged, first_fault, merge, whole_file_in_conflict};
use kimo::testing::load;
use kimo::testing::plan::Note;
use kimo::testing::text::{FileId, Source};
use libfuzzer_sys::fuzz_target;
use std::collections::BTreeMap;

fuzz_target!(|bytes: &[u8]| {
    let parts: Vec<&[u8]> = bytes.split(|byte| *byte == 0xff).collect();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (base, ours, theirs) = match parts[..] {
        [base, changes] => {
            let base = text(base);
            let (own, other) = changes.split_at(changes.len() / 2);
            (
                base.clone(),
                changed(&base, own, "vores"),
                changed(&base, other, "deres"),
            )
        }
        [base, ours, theirs] => (text(base), text(ours), text(theirs)),
        _ => return,
    };
    let name = match base.starts_with("format") {
        true => "handleplan.toml",
        false => "maal-1.toml",
    };
    let read = |text: &str| load::decode(name, FileId(0), text.as_bytes()).0;
    let sources = [read(&base), read(&ours), read(&theirs)];
    let Some(merged) = merge(&sources[0], &sources[1], &sources[2]) else {
        if ours != theirs {
            assert_marked(&whole_file_in_conflict(&ours, &theirs));
        }
        return;
    };
    if merged.conflicts.is_empty() {
        assert_joined(&sources, &merged, &read(&merged.text));
    } else if !merged
        .conflicts
        .iter()
        .all(|why| why.starts_with("filen har en fejl"))
    {
        assert_marked(&merged.text);
    }
});

/// The text as a side leaves it: each three bytes say what is done, where, and which.
fn changed(text: &str, changes: &[u8], side: &str) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    for change in changes.chunks_exact(3).take(8) {
        let (place, which) = (usize::from(change[1]), change[2]);
        let heads: Vec<usize> = (0..lines.len())
            .filter(|at| lines[*at].starts_with("[["))
            .chain([lines.len()])
            .collect();
        let head = heads[place % heads.len()];
        let line = place % lines.len().max(1);
        match change[0] % 6 {
            0 | 1 => {
                let note = format!(
                    "\n[[handling.note]]\ndato = 2024-03-0{}\ntekst = \"{side} {}\"\n\n",
                    which % 9 + 1,
                    which % 16
                );
                lines.insert(head, note);
            }
            2 => lines.insert(head, format!("# {side} {which}\n")),
            3 if !lines.is_empty() => drop(lines.remove(line)),
            4 if !lines.is_empty() => {
                lines[line] = lines[line].replace(" = \"", &format!(" = \"{side} "))
            }
            _ if !lines.is_empty() => {
                let to = usize::from(which) % lines.len();
                lines.swap(line, to);
            }
            _ => {}
        }
    }
    lines.concat()
}

fn assert_marked(text: &str) {
    for marker in ["<<<<<<< vores", "=======", ">>>>>>> deres"] {
        assert!(text.contains(marker), "no {marker} in {text}");
    }
}

fn assert_joined(sources: &[Source; 3], merged: &Merged, result: &Source) {
    let [base, ours, theirs] = sources;
    assert_eq!(first_fault(result), None, "{}", merged.text);
    let [in_base, in_ours, in_theirs, after] =
        [base, ours, theirs, result].map(|source| notes(source, |note| note.text.to_string()));
    for (note, _) in in_ours.iter().chain(&in_theirs) {
        let is_in = |side: &BTreeMap<_, _>| side.contains_key(note);
        // What is in base and not in one of them was taken out there.
        if !is_in(&in_base) || is_in(&in_ours) && is_in(&in_theirs) {
            assert!(after.contains_key(note), "lost {note:?}: {}", merged.text);
        }
    }
    let [in_base, in_ours, in_theirs, after] =
        [base, ours, theirs, result].map(|source| notes(source, whole));
    let holds_base = |side: &BTreeMap<_, usize>| {
        in_base
            .iter()
            .all(|(note, count)| side.get(note).is_some_and(|here| here >= count))
    };
    if holds_base(&in_ours) && holds_base(&in_theirs) {
        for (note, count) in &after {
            let here = |side: &BTreeMap<_, usize>| side.get(note).copied().unwrap_or(0);
            let most = here(&in_ours).max(here(&in_theirs));
            assert!(*count <= most, "doubled {note:?}: {}", merged.text);
        }
    }
}

/// How often each note stands on each action, told apart by what `key` makes of it.
fn notes(source: &Source, key: impl Fn(&Note) -> String) -> BTreeMap<(String, String), usize> {
    let mut counted = BTreeMap::new();
    if source.name().starts_with("maal") {
        for action in &load::read_goal(source, FileId(0)).0.actions {
            for note in &action.notes {
                *counted
                    .entry((action.number.to_string(), key(note)))
                    .or_insert(0) += 1;
            }
        }
    }
    counted
}

fn whole(note: &Note) -> String {
    format!(
        "{} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        note.date.value,
        note.text,
        note.by,
        note.status.map(|status| status.value),
        note.assessment,
        note.step.map(|step| step.value),
        note.deadline.map(|day| day.value),
        note.decided.map(|day| day.value),
    )
}
