//! Additions are held to three promises on files of every shape: each old byte is where it was,
//! the file says the old entries and the new one, and it reads well.

mod any_text;
mod entries;
mod matrix;
mod notes;
mod read;
mod samples;
mod series;
mod settings;
mod shapes;

use super::insert::NotProven;
use super::*;
use crate::load;
use crate::plan::{Action, Goal, Note};
use crate::text::{Diagnostic, FileId, Span, Spanned};
use chrono::NaiveDate;

fn day(text: &str) -> Spanned<NaiveDate> {
    Spanned::new(text.parse().unwrap(), Span::default())
}

fn note(date: &str, text: &str) -> Note {
    Note {
        date: day(date),
        text: text.into(),
        ..Note::default()
    }
}

/// The goal's file `text`, which must be without errors, and what it says.
fn goal_file(text: &str) -> (Source, Goal) {
    let source = Source::new("2022-2025/maal-2.toml", text);
    let (goal, mut problems) = load::read_goal(&source, FileId(3));
    problems.retain(Diagnostic::is_error);
    assert_eq!(problems, [], "{text}");
    (source, goal)
}

fn action<'a>(goal: &'a Goal, number: &str) -> &'a Action {
    goal.actions
        .iter()
        .find(|action| action.number.is(number))
        .unwrap()
}

/// The file after an addition, proved as a command has it proved, and the edit.
fn added(source: &Source, addition: &Addition) -> Result<(String, Replacement), NotProven> {
    let (edit, new) = add(source, addition)?;
    let new = source.with_bom(&new);
    assert_eq!(
        without(&new, &edit),
        source.with_bom(source.text()),
        "an old byte moved"
    );
    assert!(
        toml::de::DeTable::parse(new.trim_start_matches('\u{feff}')).is_ok(),
        "{new}"
    );
    Ok((new, edit))
}

/// The file after a note on the action `number`.
fn noted(text: &str, number: &str, note: &Note) -> Result<(String, Replacement), NotProven> {
    let (source, goal) = goal_file(text);
    let lines = action(&goal, number).own_lines.span;
    added(&source, &Addition::under(lines, entry::note(note)))
}

/// The new text without what was inserted.
fn without(new: &str, edit: &Replacement) -> String {
    let bom = if new.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let mut old = new.to_owned();
    old.drain(bom + edit.span.start as usize..bom + edit.span.start as usize + edit.text.len());
    old
}

/// The lines that are new, and two around them.
fn shown(new: &str, old: &str) -> String {
    let (new, old): (Vec<&str>, Vec<&str>) = (new.lines().collect(), old.lines().collect());
    let same_above = new
        .iter()
        .zip(&old)
        .take_while(|(new, old)| new == old)
        .count();
    let from = same_above.saturating_sub(3);
    let to = (same_above + new.len() - old.len() + 3).min(new.len());
    format!("…\n{}\n…", new[from..to].join("\n"))
}

#[test]
fn edits_are_applied_in_order_of_place_and_an_overlapping_one_is_left_out() {
    let source = Source::new("x", "\u{feff}abcdef");
    let edit = |start, end, text: &str| Replacement {
        span: Span::new(FileId(0), start, end),
        text: text.to_owned(),
    };
    let edits = [
        edit(4, 5, "E"),
        edit(1, 3, "-"),
        edit(2, 4, "x"),
        edit(6, 6, "!"),
        edit(0, 0, ">"),
    ];
    assert_eq!(apply(&source, &edits), "\u{feff}>a-dEf!");
    assert_eq!(apply(&source, &[edit(5, 99, "x")]), "\u{feff}abcdef");
    assert_eq!(apply(&source, &[]), "\u{feff}abcdef");
}

#[test]
fn an_edit_that_is_left_out_takes_none_behind_it_along() {
    let edit = |start, end| Replacement {
        span: Span::new(FileId(0), start, end),
        text: "x".to_owned(),
    };
    let edits = [edit(2, 5), edit(0, 3), edit(4, 6)];
    let kept = apart(edits.iter().collect());
    let kept: Vec<_> = kept.iter().map(|edit| edit.span.range()).collect();
    assert_eq!(kept, [0..3, 4..6]);
    assert_eq!(apply(&Source::new("x", "abcdef"), &edits), "xdx");
}

/// What is written has every key of its table, in the table's order.
#[test]
fn every_key_of_the_table_is_written_in_its_order() {
    let (action, note) = (samples::full_action(), samples::full_note());
    let (year_goal, measurement) = (samples::full_year_goal(), samples::full_measurement());
    let written = [
        (&schema::NOTE, entry::note(&note)),
        (&schema::YEAR_GOAL, entry::year_goal(&year_goal)),
        (&schema::MEASUREMENT, entry::measurement(&measurement)),
        (&schema::MEETING, entry::meeting(&samples::full_meeting())),
        (&schema::ACTION, entry::action(&action).remove(0)),
    ];
    for (table, entry) in written {
        let keys: Vec<&str> = entry.fields().iter().map(|(field, _)| field.key).collect();
        let own = table.fields.iter();
        let own = own.filter(|field| field.kind.table().is_none());
        let own: Vec<&str> = own.map(|field| field.key).collect();
        assert_eq!(keys, own, "what `Pairs` writes, and what the table has");
    }
}

#[test]
fn what_says_something_else_is_not_proven() {
    let text = "nr = \"2\"\ntitel = \"T\"\n[[handling]]\nnr = \"2.1\"\ntekst = \"A\"\nansvarlig = [\"S\"]\n";
    let (source, goal) = goal_file(text);
    let lines = action(&goal, "2.1").own_lines.span;
    let meant = Addition::under(lines, entry::note(&note("2024-01-01", "Meget")));
    let (edit, new) = add(&source, &meant).unwrap();
    let at = edit.span.range().start;
    let proven = |new: &str, meant: &Addition| {
        let read = |text| Document::read(text, &schema::GOAL).unwrap();
        insert::adds_only(&read(text), &read(new), at, meant)
    };
    assert!(proven(&new, &meant));
    let other = Addition::under(lines, entry::note(&note("2024-01-01", "Lidt")));
    assert!(!proven(&new, &other));
    let twice = new.clone() + &edit.text;
    assert!(!proven(&twice, &meant));
    assert!(!proven(text, &meant));
    assert!(!proven(&new.replace("\"A\"", "\"B\""), &meant));
    let elsewhere = new.replace("[[handling.note]]", "[[handling.aarsmaal]]");
    assert!(!proven(&elsewhere, &meant));
}

/// A text as the model keeps it: without outer blanks, and with line feeds alone.
fn as_kept(text: &str) -> String {
    let mut kept = text.trim().to_owned();
    while kept.contains("\r\n") {
        kept = kept.replace("\r\n", "\n");
    }
    kept
}
