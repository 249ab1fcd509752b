//! Three versions of one plan file: whatever is called joined is a sound file with the notes of
//! both sides, none of them twice; and a conflict stands between markers.
//!
//! The versions are parted by 0xFF, which UTF-8 never has: base, ours, theirs. Where there is one
//! 0xFF only, base stands before it, and after it what each side does to it: see `changed`.
#![no_main]

use kimo::testing::{first_fault, merge, whole_file_in_conflict};
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
    let Some((merged, conflicts)) = merge(name, [&base, &ours, &theirs]) else {
        if ours != theirs {
            assert_marked(&whole_file_in_conflict(&ours, &theirs));
        }
        return;
    };
    if conflicts.is_empty() {
        // A goal of another number than its file's is joined where both sides have it there: git
        // takes a file that was given a new name by its old one.
        if let Some(fault) = first_fault(name, &merged) {
            for side in [&ours, &theirs] {
                assert_eq!(first_fault(name, side).as_ref(), Some(&fault), "{merged}");
            }
        }
        if name.starts_with("maal") {
            assert_joined([&base, &ours, &theirs], &merged);
        }
    } else if !conflicts
        .iter()
        .all(|why| why.starts_with("filen har en fejl"))
    {
        assert_marked(&merged);
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

fn assert_joined(versions: [&str; 3], merged: &str) {
    let all = |text: &str| kimo::testing::notes(text.as_bytes()).0;
    let [base, ours, theirs] = versions.map(all);
    let after = all(merged);
    let by_words = |[number, words, _]: &[String; 3]| (number.clone(), words.clone());
    let [in_base, in_ours, in_theirs, in_result] =
        [&base, &ours, &theirs, &after].map(|notes| counted(notes, by_words));
    for (note, _) in in_ours.iter().chain(&in_theirs) {
        let is_in = |side: &Counted| side.contains_key(note);
        // What is in base and not in one of them was taken out there.
        if !is_in(&in_base) || is_in(&in_ours) && is_in(&in_theirs) {
            assert!(in_result.contains_key(note), "lost {note:?}: {merged}");
        }
    }
    let whole = |[number, _, all]: &[String; 3]| (number.clone(), all.clone());
    let [in_base, in_ours, in_theirs, in_result] =
        [&base, &ours, &theirs, &after].map(|notes| counted(notes, whole));
    let holds_base = |side: &Counted| {
        in_base
            .iter()
            .all(|(note, count)| side.get(note).is_some_and(|here| here >= count))
    };
    if holds_base(&in_ours) && holds_base(&in_theirs) {
        for (note, count) in &in_result {
            let here = |side: &Counted| side.get(note).copied().unwrap_or(0);
            let most = here(&in_ours).max(here(&in_theirs));
            assert!(*count <= most, "doubled {note:?}: {merged}");
        }
    }
}

/// How often each note stands on each action.
type Counted = BTreeMap<(String, String), usize>;

fn counted(notes: &[[String; 3]], key: impl Fn(&[String; 3]) -> (String, String)) -> Counted {
    let mut counted = BTreeMap::new();
    for note in notes {
        *counted.entry(key(note)).or_insert(0) += 1;
    }
    counted
}
