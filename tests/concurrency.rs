//! Many at the same time: writers, a program that rewrites the file under the lock, readers, and
//! an editor that knows nothing of the lock.
//!
//! `cargo test` runs 4 writers of 25 notes. The full run, 8 writers of 1,000 notes each:
//! `KIMO_FULL=1 cargo test --release --locked --test concurrency -- --nocapture`

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::{GOAL, Workplace};
use kimo::testing::{change, lock};
use std::collections::BTreeSet;
use std::fs;
use std::process::Child;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const FILE: &str = "plan/maal-1.toml";

/// How often a writer was told to try again.
static REFUSED: AtomicUsize = AtomicUsize::new(0);

fn is_full() -> bool {
    std::env::var_os("KIMO_FULL").is_some()
}

#[test]
fn no_note_is_lost_among_many_writers_and_no_reader_sees_half_a_file() {
    let (writers, notes) = if is_full() { (8, 1_000) } else { (4, 25) };
    let place = Workplace::with_goal(GOAL);
    let is_done = AtomicBool::new(false);
    let (reads, rewrites) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let start = Instant::now();
    std::thread::scope(|scope| {
        let writing: Vec<_> = (0..writers)
            .map(|writer| {
                scope.spawn({
                    let place = &place;
                    move || write_notes(place, writer, notes)
                })
            })
            .collect();
        scope.spawn(|| {
            until(&is_done, || {
                rewrite(&place);
                rewrites.fetch_add(1, Ordering::Relaxed);
            })
        });
        scope.spawn(|| {
            until(&is_done, || {
                read(&place);
                reads.fetch_add(1, Ordering::Relaxed);
            })
        });
        let results: Vec<_> = writing.into_iter().map(|writer| writer.join()).collect();
        is_done.store(true, Ordering::Relaxed);
        assert!(results.iter().all(Result::is_ok), "a writer failed");
    });
    let written: BTreeSet<String> = (0..writers)
        .flat_map(|writer| (0..notes).map(move |note| text_of(writer, note)))
        .collect();
    let kept = notes_of(&place);
    assert_eq!(kept.len(), written.len(), "doubled or lost");
    assert_eq!(kept.into_iter().collect::<BTreeSet<_>>(), written);
    assert_eq!(
        fs::read_dir(place.path("plan")).unwrap().count(),
        4,
        "something is left behind"
    );
    let (reads, rewrites) = (reads.into_inner(), rewrites.into_inner());
    assert!(reads > 0 && rewrites > 0);
    println!(
        "{writers} × {notes} notes, {rewrites} rewrites and {reads} reads in {:.1} s: all {} kept, {} told to try again",
        start.elapsed().as_secs_f64(),
        written.len(),
        REFUSED.load(Ordering::Relaxed),
    );
}

#[test]
fn undo_among_writers_takes_one_note_each_time_and_no_other() {
    let place = Workplace::with_goal(GOAL);
    let undone = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for writer in 0..2 {
            let place = &place;
            scope.spawn(move || write_notes(place, writer, 12));
        }
        for _ in 0..2 {
            scope.spawn(|| {
                for _ in 0..6 {
                    let run = place.kimo(&["undo"]);
                    let is_told = run.code == 0 || run.err.starts_with("fejl: ");
                    assert!(is_told, "{run}");
                    undone.fetch_add(usize::from(run.code == 0), Ordering::Relaxed);
                }
            });
        }
    });
    assert_eq!(notes_of(&place).len(), 24 - undone.into_inner());
    place.kimo(&["check"]).quiet();
}

#[test]
fn what_an_editor_saves_while_kimo_waits_is_kept() {
    let place = Workplace::with_goal(GOAL);
    let held = lock(&place.path("plan")).unwrap();
    // It has read the plan, and waits for the lock.
    let waiting = started(&place, &["note", "1.1", "Fra kimo", "--dato", "1.6.2024"]);
    std::thread::sleep(Duration::from_millis(300));
    let edited = place
        .read(FILE)
        .replace("Rense stranden.", "Rense hele stranden.");
    place.write(FILE, &edited);
    drop(held);
    assert!(waiting.wait_with_output().unwrap().status.success());
    let kept = place.read(FILE);
    assert!(
        kept.starts_with(&edited) && kept.contains("Fra kimo"),
        "{kept}"
    );
}

/// A meeting and what it decided stand in two files, and a command may have loaded one before and be
/// told of the other.
#[test]
fn what_another_kimo_decides_while_one_waits_is_no_error() {
    let place = Workplace::with_goal(GOAL);
    let held = lock(&place.path("plan")).unwrap();
    let waiting = started(&place, &["note", "1.1", "Fra kimo", "--dato", "1.6.2024"]);
    std::thread::sleep(Duration::from_millis(300));
    let header = place.read("plan/handleplan.toml");
    let meeting = "\n[[moede]]\ndato = 2024-05-31\nnavn = \"Ekstra\"\n";
    place.write("plan/handleplan.toml", header + meeting);
    let decided =
        "\n[[handling.note]]\ndato = 2024-05-31\ntekst = \"Aftalt\"\nbesluttet = 2024-05-31\n";
    place.write(FILE, format!("{GOAL}{decided}"));
    drop(held);
    assert!(waiting.wait_with_output().unwrap().status.success());
    let kept = place.read(FILE);
    assert!(
        kept.contains("Aftalt") && kept.contains("Fra kimo"),
        "{kept}"
    );
    place.kimo(&["check"]).quiet();
}

/// An editor saves between the moment kimo reads and the moment it would replace the file.
/// `make` is what a command does in between; it is what the lock cannot hold back.
#[test]
fn a_save_without_the_lock_between_read_and_write_is_noticed() {
    let place = Workplace::with_goal(GOAL);
    let (folder, file) = (place.path("plan"), place.path(FILE));
    let mut seen = Vec::new();
    change(&folder, &file, |bytes| {
        if seen.is_empty() {
            place.write(FILE, format!("{GOAL}# fra editoren\n"));
        }
        seen.push(String::from_utf8(bytes.to_vec()).unwrap());
        [bytes, b"# fra kimo\n"].concat()
    })
    .unwrap();
    assert_eq!(seen, [GOAL.to_owned(), format!("{GOAL}# fra editoren\n")]);
    assert_eq!(
        place.read(FILE),
        format!("{GOAL}# fra editoren\n# fra kimo\n")
    );
}

#[test]
fn the_lock_is_waited_for_five_seconds_and_then_told() {
    let place = Workplace::with_goal(GOAL);
    let _held = lock(&place.path("plan")).unwrap();
    let before = place.snapshot();
    let start = Instant::now();
    let run = place.kimo(&["note", "1.1", "Renset", "--dato", "1.6.2024"]);
    let waited = start.elapsed().as_secs_f64();
    assert!((5.0..30.0).contains(&waited), "waited {waited} s");
    insta::assert_snapshot!(run, @"
    --- stderr
    fejl: et andet kimo er ved at skrive i mappen plan; intet er gemt. Prøv igen om lidt
    --- exit 1
    ");
    assert_eq!(place.snapshot(), before);
}

#[test]
fn of_many_that_make_the_next_period_one_does_and_the_schema_stays() {
    for _ in 0..6 {
        let place = Workplace::with_example();
        // The schema is theirs to make: the first line of every new file names it.
        let _ = fs::remove_file(place.path("plan/kimo.schema.json"));
        let making: Vec<Child> = (0..6)
            .map(|_| started(&place, &["rollover", "2027-2030", "--ja"]))
            .collect();
        let ended = making.into_iter().map(|mut child| child.wait().unwrap());
        assert_eq!(ended.filter(|status| status.success()).count(), 1);
        assert!(place.path("plan/kimo.schema.json").exists());
        assert!(place.path("plan/2027-2030/maal-1.toml").exists());
    }
}

/// One writer: a process a note, as on a command line.
fn write_notes(place: &Workplace, writer: usize, notes: usize) {
    for note in 0..notes {
        let text = text_of(writer, note);
        loop {
            let run = place.kimo(&["note", "1.1", &text, "--dato", "1.6.2024"]);
            // Among eight a lock may be longer than 5 s in coming: it says that nothing is
            // saved, and is to be believed.
            if run.err.contains("et andet kimo er ved at skrive") {
                REFUSED.fetch_add(1, Ordering::Relaxed);
                continue;
            }
            run.quiet();
            break;
        }
    }
}

fn text_of(writer: usize, note: usize) -> String {
    format!("note {note} fra {writer}")
}

/// Rewrites the file under the lock as another program would that knows of it: every byte anew.
fn rewrite(place: &Workplace) {
    let changed = change(&place.path("plan"), &place.path(FILE), |bytes| {
        bytes.to_vec()
    });
    if let Err(error) = changed {
        assert!(error.to_string().contains("et andet kimo"), "{error:#}");
    }
    std::thread::sleep(Duration::from_millis(20));
}

/// What is read is a whole plan, old or new.
fn read(place: &Workplace) {
    let json = place
        .kimo(&["status", "--format", "json", "--dato", "1.6.2024"])
        .quiet();
    let view: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(view["handlinger"].as_array().unwrap().len(), 1);
    place.kimo(&["check"]).quiet();
}

fn notes_of(place: &Workplace) -> Vec<String> {
    let json = place
        .kimo(&["show", "1.1", "--format", "json", "--dato", "1.6.2024"])
        .quiet();
    let view: serde_json::Value = serde_json::from_str(&json).unwrap();
    let notes = view["noter"].as_array().unwrap().iter();
    notes
        .map(|note| note["tekst"].as_str().unwrap().to_owned())
        .collect()
}

fn until(is_done: &AtomicBool, act: impl Fn()) {
    while !is_done.load(Ordering::Relaxed) {
        act();
    }
}

fn started(place: &Workplace, arguments: &[&str]) -> Child {
    place.command(arguments).spawn().unwrap()
}
