//! Which entry is which, where entries were moved, renamed, reworded and split.

use super::decided::{both_ways, noted, told};
use super::*;

fn action(number: &str, words: &str, notes: &[&str]) -> String {
    let notes: Vec<String> = { notes.iter().zip(1..) }
        .map(|(words, month)| note(&format!("2024-0{month}-01"), words))
        .collect();
    let (nr, notes) = (format!("nr = \"{number}\""), notes.concat());
    format!("[[handling]]\n{nr}\ntekst = \"{words}\"\nansvarlig = [\"Kommunerne\"]\n{notes}\n")
}

/// The goal with these actions after its own.
fn with_actions(actions: &[String]) -> String {
    with(
        GOAL,
        "# ---- Det",
        &format!("{}# ---- Det", actions.concat()),
    )
}

fn titled(text: &str) -> String {
    with(text, "\"Havet\"", "\"Fjorden\"")
}

const MOVED: &str = "\n[[handling.note]]\ndato = 2024-03-01\ntekst = \"Fem strande\"   # af otte\n";

#[test]
fn a_note_that_was_moved_into_a_new_action_stands_there_alone() {
    let new = "[[handling]]\nnr = \"2.4\"\ntekst = \"Ny\"\nansvarlig = [\"Kommunerne\"]\n";
    let place = "\n# ---- Det";
    let moved = with(
        &with(GOAL, MOVED, ""),
        place,
        &format!("\n{new}{MOVED}{place}"),
    );
    both_ways(GOAL, &titled(GOAL), &moved, &titled(&moved));
    // Who has written on it decides.
    let changed = with(GOAL, "\"Fem strande\"", "\"Seks strande\"");
    let merged_text = merged(GOAL, &changed, &moved);
    assert_eq!(
        merged_text.conflicts.len(),
        2,
        "{:?}",
        merged_text.conflicts
    );
    assert!(
        merged_text.text.contains("\"Seks strande\"")
            && merged_text.text.contains("\"Fem strande\"")
    );
    assert!(!merged(GOAL, &moved, &changed).conflicts.is_empty());
}

#[test]
fn a_note_that_was_moved_into_an_action_the_other_deleted_is_left_to_a_person() {
    let base = with_actions(&[action("2.4", "Samle garn", &[])]);
    let deleted = GOAL;
    let place = "\n# ---- Det";
    let moved = with(&with(&base, MOVED, ""), place, &format!("{MOVED}{place}"));
    let merged = merged(&base, deleted, &moved);
    assert_eq!(merged.conflicts.len(), 2, "{:?}", merged.conflicts);
    assert_eq!(
        merged.text.matches("\"Fem strande\"").count(),
        2,
        "{}",
        merged.text
    );
}

#[test]
fn a_note_that_one_moved_and_the_other_changed_goes_as_it_is_now() {
    let place = "\n# ---- Det";
    let moved = |note: &str| with(&with(GOAL, MOVED, ""), place, &format!("{note}{place}"));
    let signed = |text: &str| with(text, "tekst = \"Fem", "af = \"Kommunerne\"\ntekst = \"Fem");
    both_ways(GOAL, &signed(GOAL), &moved(MOVED), &moved(&signed(MOVED)));
    let lit = moved(&with(
        MOVED,
        "tekst = \"Fem",
        "vurdering = \"gul\"\ntekst = \"Fem",
    ));
    assert_eq!(merged(GOAL, &signed(GOAL), &lit).conflicts.len(), 2);
}

#[test]
fn an_action_that_came_is_not_the_one_that_went() {
    let start = GOAL.find("# Den første").unwrap();
    let end = GOAL.find("[[handling]]\nnr = \"2.3\"").unwrap();
    let new = format!("{}# ---- Det", action("2.4", "Samle garn", &[]));
    let theirs = with(
        &(GOAL[..start].to_owned() + &GOAL[end..]),
        "# ---- Det",
        &new,
    );
    both_ways(GOAL, &titled(GOAL), &theirs, &titled(&theirs));
}

#[test]
fn an_indicator_under_another_name_is_known_by_its_values() {
    let last = "dato = 2023-12-31\nvaerdi = 5\n";
    let more = format!("{last}\n[[indikator.maaling]]\ndato = 2024-12-31\nvaerdi = 7\n");
    let measured = |text: &str| with(text, last, &more);
    let renamed = with(GOAL, "navn = \"Strande\"", "navn = \"Badestrande\"");
    both_ways(GOAL, &renamed, &measured(GOAL), &measured(&renamed));
    let another = with(&renamed, "\"strande\"", "\"stk.\"");
    for (ours, theirs) in [(&another, &measured(GOAL)), (&measured(GOAL), &another)] {
        assert!(!merged(GOAL, ours, theirs).conflicts.is_empty());
    }
}

#[test]
fn reworded_actions_are_known_by_their_notes_unless_these_were_split() {
    let goal = |words: [&str; 2]| {
        with_actions(&[
            action("2.4", words[0], &["Et", "To"]),
            action("2.5", words[1], &["Tre"]),
        ])
    };
    let base = goal(["Samle garn", "Dæmpe støj"]);
    let reworded = goal(["Hente net", "Sænke farten"]);
    let both = |text: &str| {
        let text = with(
            text,
            "\"To\"\n",
            &format!("\"To\"\n{}", note("2024-08-01", "Ny")),
        );
        with(
            &text,
            "\"Tre\"\n",
            &format!("\"Tre\"\n{}", note("2024-09-01", "Og ny")),
        )
    };
    both_ways(&base, &reworded, &both(&base), &both(&reworded));
    // The notes of one are on two new ones.
    let split = with_actions(&[
        action("2.5", "Dæmpe støj", &["Tre"]),
        action("2.6", "Hente net", &["Et"]),
        action("2.7", "Måle dem", &["", "To"]).replace(&note("2024-01-01", ""), ""),
    ]);
    for (ours, theirs) in [(&split, &both(&base)), (&both(&base), &split)] {
        let told = merged(&base, ours, theirs).conflicts.join("\n");
        assert!(told.contains("handling 2.4 er slettet"), "{told}");
    }
}

/// It is told to whom it matters: who writes on it, and who reworded it.
#[test]
fn a_reworded_action_that_was_written_on_is_asked_about() {
    let base = with_actions(&[action("2.4", "Samle garn", &[])]);
    let reworded = with(&base, "Samle garn", "Dæmpe støj");
    let place = "\n# ---- Det";
    let written = with(
        &base,
        place,
        &format!("{}{place}", note("2024-08-01", "Ny")),
    );
    let why = "”tekst” på handling 2.4 er ændret i den ene gren, og der er skrevet på den i den anden: er det nu \
        en anden, så flyt det, der er skrevet";
    assert_eq!(told(&base, &reworded, &written), [why]);
    both_ways(&base, &reworded, &noted(&base), &noted(&reworded));
}

#[test]
fn a_word_on_the_line_of_a_header_comes_along() {
    let first = "# Den første\n[[handling]]\n";
    let told = with(GOAL, first, "# Den første\n[[handling]] # den vigtigste\n");
    let changed = |text: &str| with(text, "Rense strande", "Rense alle strande");
    both_ways(GOAL, &told, &changed(GOAL), &changed(&told));
}
