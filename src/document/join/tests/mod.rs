//! Joining two versions: what is kept, what is left to a person, and that nothing is lost.

mod any_alike;
mod any_fields;
mod any_two;
mod cases;
mod decided;
mod fields;
mod paired;
mod pairs;
mod renumbered;
mod table;

use super::*;
use crate::check::alone::{errors, merge};
use crate::schema::GOAL as GOAL_TABLE;

/// A goal with two actions, each with an entry, and something measured.
const GOAL: &str = r#"# Mål 2, opdigtet

nr = "2"
titel = "Havet"

# Den første
[[handling]]
nr = "2.1"
tekst = "Rense strande"
ansvarlig = ["Sekretariatet"]
frist = "2025"

[[handling.note]]
dato = 2024-03-01
tekst = "Fem strande"   # af otte

[[handling]]
nr = "2.3"
tekst = "Tælle affald"
ansvarlig = ["Kommunerne"]

[[handling.aarsmaal]]
aar = 2024
dato = 2024-01-15
maal = "Ti strande"
besluttet = 2024-02-22

# ---- Det, der måles ----

[[indikator]]
navn = "Strande"
enhed = "strande"

[[indikator.maaling]]
dato = 2023-12-31
vaerdi = 5
"#;

fn source(text: &str) -> Source {
    Source::new("plan/2022-2025/maal-2.toml", text)
}

fn merged(base: &str, ours: &str, theirs: &str) -> Merged {
    merge(&source(base), &source(ours), &source(theirs)).expect("sound files")
}

/// The joined text of what must be joined without a conflict.
#[track_caller]
fn joined(base: &str, ours: &str, theirs: &str) -> String {
    let merged = merged(base, ours, theirs);
    assert_eq!(merged.conflicts, [""; 0], "{}", merged.text);
    merged.text
}

/// The text with `old` in it made `new`.
#[track_caller]
fn with(text: &str, old: &str, new: &str) -> String {
    assert_eq!(text.matches(old).count(), 1, "{old}");
    text.replace(old, new)
}

const FIRST_NOTE_END: &str = "tekst = \"Fem strande\"   # af otte\n";

fn with_note(text: &str, day: &str, words: &str) -> String {
    with(
        text,
        FIRST_NOTE_END,
        &format!("{FIRST_NOTE_END}{}", note(day, words)),
    )
}

fn note(day: &str, text: &str) -> String {
    format!("\n[[handling.note]]\ndato = {day}\ntekst = \"{text}\"\n")
}

/// The lines that are not in `old`, and where they stand.
fn new_lines(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let above = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let room = old.len().min(new.len()) - above;
    let below = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take(room)
        .take_while(|(a, b)| a == b)
        .count();
    format!(
        "line {}\n{}",
        above + 1,
        new[above..new.len() - below].join("\n")
    )
}
