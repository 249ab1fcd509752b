//! Edits are held to three promises on files of every shape: each old byte is where it was,
//! the file says the old entries and the new one, and it reads well.

mod any_text;
mod entries;
mod matrix;
mod notes;
mod samples;
mod shapes;

use super::*;
use crate::load;
use crate::plan::{Action, Note};
use crate::text::{FileId, Span, Spanned};
use chrono::NaiveDate;

fn day(text: &str) -> Spanned<NaiveDate> {
    Spanned::new(text.parse().unwrap(), Span::default())
}

fn note(date: &str, text: &str) -> Note {
    Note {
        date: day(date),
        text: text.into(),
        by: None,
        status: None,
        assessment: None,
        step: None,
        deadline: None,
        decided: None,
    }
}

/// The goal's file `text`, which must be without errors, and what it says.
fn goal_file(text: &str) -> (Source, Goal) {
    let source = Source::new("2022-2025/maal-2.toml", text);
    let (goal, problems) = load::read_goal(&source, FileId(3));
    assert_eq!(problems, [], "{text}");
    (source, goal)
}

fn action<'a>(goal: &'a Goal, number: &str) -> &'a Action {
    goal.actions
        .iter()
        .find(|action| action.number.is(number))
        .unwrap()
}

/// The file after a note on the action `number`, proved as a command would have it proved,
/// and the edit.
fn noted(text: &str, number: &str, note: &Note) -> Result<(String, Replacement), Refusal> {
    let (source, goal) = goal_file(text);
    let edit = append_note(&source, action(&goal, number), note);
    let edits = std::slice::from_ref(&edit);
    let new = edit_goal(&source, goal, edits, |goal| {
        model::add_note(goal, number, note.clone())
    })?;
    assert_eq!(without(&new, &edit), text, "an old byte moved");
    assert!(
        toml::de::DeTable::parse(new.trim_start_matches('\u{feff}')).is_ok(),
        "{new}"
    );
    Ok((new, edit))
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
fn an_entry_is_written_in_the_order_of_the_schema() {
    let (action, note) = (samples::full_action(), samples::full_note());
    let (year_goal, measurement) = (samples::full_year_goal(), samples::full_measurement());
    let meeting = samples::full_meeting();
    let schema = [
        (&crate::schema::NOTE, entry::note(&note)),
        (&crate::schema::YEAR_GOAL, entry::year_goal(&year_goal)),
        (
            &crate::schema::MEASUREMENT,
            entry::measurement(&measurement),
        ),
        (&crate::schema::MEETING, entry::meeting(&meeting)),
        (&crate::schema::ACTION, entry::action(&action).remove(0)),
    ];
    for (table, entry) in schema {
        let keys: Vec<&str> = entry.fields.iter().map(|(key, _)| *key).collect();
        let own = table
            .fields
            .iter()
            .filter(|field| !matches!(field.kind, crate::schema::Kind::Tables(_)));
        assert_eq!(
            keys,
            own.map(|field| field.key).collect::<Vec<_>>(),
            "{}",
            entry.header
        );
    }
}

#[test]
fn an_edit_that_says_something_else_is_refused() {
    let text = "nr = \"2\"\ntitel = \"T\"\n[[handling]]\nnr = \"2.1\"\ntekst = \"A\"\nansvarlig = [\"S\"]\n";
    let (source, goal) = goal_file(text);
    let meant = note("2024-01-01", "Meget");
    let edit = append_note(&source, action(&goal, "2.1"), &meant);
    let refused = |edit: Replacement, number: &str, expected: Note| {
        edit_goal(&source, goal.clone(), &[edit], |goal| {
            model::add_note(goal, number, expected)
        })
        .unwrap_err()
    };
    let other = note("2024-01-01", "Lidt");
    assert_eq!(refused(edit.clone(), "2.1", other), Refusal::SaysOtherwise);
    assert_eq!(
        refused(edit.clone(), "2.9", meant.clone()),
        Refusal::SaysOtherwise
    );
    let twice = Replacement {
        text: edit.text.repeat(2),
        ..edit
    };
    assert_eq!(refused(twice, "2.1", meant), Refusal::SaysOtherwise);
    let blank = note("2024-01-01", " \n ");
    let edit = append_note(&source, action(&goal, "2.1"), &blank);
    insta::assert_snapshot!(refused(edit, "2.1", blank), @"intet er gemt, for filen ville få en fejl i linje 10: ”tekst” er tom");
}

/// A text as the model keeps it: without outer blanks, and with line feeds alone.
fn as_kept(text: &str) -> String {
    let mut kept = text.trim().to_owned();
    while kept.contains("\r\n") {
        kept = kept.replace("\r\n", "\n");
    }
    kept
}
