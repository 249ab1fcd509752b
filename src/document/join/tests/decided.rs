//! What is decided about an entry where both sides have been at work around it.

use super::*;

/// What measures an action, which it names by its number.
fn measuring(text: &str, number: &str) -> String {
    with(
        text,
        "enhed = \"strande\"\n",
        &format!("enhed = \"strande\"\nhandling = \"{number}\"\n"),
    )
}

pub(super) fn noted(text: &str) -> String {
    with_note(text, "2024-05-01", "Deres")
}

/// Joined either way it is `expected`.
#[track_caller]
pub(super) fn both_ways(base: &str, one: &str, other: &str, expected: &str) {
    assert_eq!(joined(base, one, other), expected);
    assert_eq!(joined(base, other, one), expected);
}

/// What a person is told, whichever side is ours.
#[track_caller]
pub(super) fn told(base: &str, one: &str, other: &str) -> Vec<String> {
    let [there, back] =
        [(one, other), (other, one)].map(|(ours, theirs)| merged(base, ours, theirs));
    assert_eq!(
        there.conflicts, back.conflicts,
        "{}\n{}",
        there.text, back.text
    );
    there.conflicts
}

#[test]
fn a_reference_goes_with_the_action_it_names() {
    let base = measuring(GOAL, "2.3");
    let renumbered = with(&base, "nr = \"2.3\"", "nr = \"2.4\"");
    let renumbered = with(&renumbered, "handling = \"2.3\"", "handling = \"2.4\"");
    both_ways(&base, &renumbered, &noted(&base), &noted(&renumbered));
    let moved = with(&base, "handling = \"2.3\"", "handling = \"2.1\"");
    both_ways(&base, &moved, &noted(&base), &noted(&moved));
}

/// Whether it is the same action in other words nobody can tell.
#[test]
fn a_new_reference_to_an_action_that_may_be_another_by_now_is_a_doubt() {
    let action =
        "[[handling]]\nnr = \"2.4\"\ntekst = \"Samle garn\"\nansvarlig = [\"Kommunerne\"]\n\n";
    let goal = with(GOAL, "# ---- Det", &format!("{action}# ---- Det"));
    let reworded = |text: &str| with(text, "Samle garn", "Plante ålegræs");
    let (of_first, of_last) = (measuring(&goal, "2.1"), measuring(&goal, "2.4"));
    for base in [&goal, &of_first] {
        let told = told(base, &of_last, &reworded(base));
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains("indikatoren ”Strande”"), "{told:?}");
    }
    for base in [&of_first, &of_last] {
        let both = noted(&reworded(base));
        both_ways(base, &noted(base), &reworded(base), &both);
    }
}

#[test]
fn a_note_goes_with_the_action_that_one_side_took_out_only_where_it_is_alone() {
    let note = "\n[[handling.note]]\ndato = 2024-03-01\ntekst = \"Fem strande\"   # af otte\n";
    let measured = "\n# ---- Det";
    let start = GOAL.find("# Den første").unwrap();
    let end = GOAL.find("[[handling]]\nnr = \"2.3\"").unwrap();
    let without = GOAL[..start].to_owned() + &GOAL[end..];
    let moved = with(&without, measured, &format!("{note}{measured}"));
    let titled = |text: &str| with(text, "\"Havet\"", "\"Hav og fjord\"");
    both_ways(GOAL, &moved, &titled(GOAL), &titled(&moved));
    // Who has reworded the action has it with its note.
    let reworded = with(GOAL, "Rense strande", "Rense alle strande");
    for (ours, theirs) in [(&moved, &reworded), (&reworded, &moved)] {
        let merged = merged(GOAL, ours, theirs);
        let open = merged.conflicts.join("\n");
        assert!(open.contains("handling 2.1 er slettet"), "{open}");
        assert!(open.contains("noten den 1. marts 2024"), "{open}");
        let markers = merged.text.matches("<<<<<<< ").count();
        assert_eq!(markers, 2, "{}", merged.text);
    }
    // What was changed under it is a change of it.
    let renoted = with(GOAL, "\"Fem strande\"", "\"Seks strande\"");
    assert_eq!(
        told(GOAL, &without, &renoted),
        [
            "handling 2.1 er slettet eller flyttet til et andet mål i den ene gren og ændret i den anden"
        ]
    );
}

#[test]
fn a_file_whose_entries_are_apart_from_what_they_belong_to_is_not_spliced() {
    let apart = GOAL.to_owned() + &note("2024-04-01", "På 2.3");
    let others = with(&apart, "\"Havet\"", "\"Fjorden\"");
    assert_eq!(
        merge(&source(&apart), &source(&apart), &source(&others)),
        None
    );
    assert_eq!(merge(&source(GOAL), &source(&apart), &source(GOAL)), None);
    assert_eq!(merge(&source(GOAL), &source(GOAL), &source(&apart)), None);
}

#[test]
fn what_is_new_stands_in_the_order_of_its_writer() {
    let ours = with(GOAL, "\"Havet\"", "\"Fjorden\"");
    let both = |theirs: &str| with(theirs, "\"Havet\"", "\"Fjorden\"");
    // A note on the last action, and an action after it.
    let action = "[[handling]]\nnr = \"2.4\"\ntekst = \"Ny\"\nansvarlig = [\"Kommunerne\"]\n\n";
    let new = note("2024-06-01", "På 2.3") + "\n" + action;
    let theirs = with(GOAL, "\n# ---- Det", &format!("{new}# ---- Det"));
    assert_eq!(joined(GOAL, &ours, &theirs), both(&theirs));
    // The first goal of a year and the first note.
    let bare = &GOAL[..GOAL.find("\n[[handling.aarsmaal]]").unwrap()];
    let goal = "\n[[handling.aarsmaal]]\naar = 2025\ndato = 2025-01-15\nmaal = \"Otte\"\n";
    let theirs = format!("{bare}{goal}{}", note("2023-01-01", "Før"));
    assert_eq!(joined(bare, &both(bare), &theirs), both(&theirs));
    // A note that was dated anew, and one before it.
    let dated = with(GOAL, "2024-03-01", "2024-07-01");
    let first = "[[handling.note]]\ndato = 2024-07-01";
    let before = note("2024-05-01", "Før").trim_start().to_owned() + "\n";
    let theirs = with(&dated, first, &format!("{before}{first}"));
    assert_eq!(joined(GOAL, &ours, &theirs), both(&theirs));
    // A note that was moved to another action, before one of the same day.
    let base = with(
        GOAL,
        "\n# ---- Det",
        &format!("{}\n# ---- Det", note("2024-03-01", "Ti")),
    );
    let own = note("2024-03-01", "Fem strande").trim_end().to_owned() + "   # af otte\n";
    let moved = with(&base, &own, "");
    let last = note("2024-03-01", "Ti");
    let theirs = with(&moved, &last, &format!("{own}{last}"));
    assert_eq!(joined(&base, &both(&base), &theirs), both(&theirs));
}

#[test]
fn what_both_wrote_on_two_actions_is_a_persons_to_place() {
    let ours = with_note(GOAL, "2024-06-01", "Mødet er holdt");
    let last = format!("{}\n# ---- Det", note("2024-06-01", "Mødet er holdt"));
    let theirs = with(GOAL, "\n# ---- Det", &last);
    let merged = merged(GOAL, &ours, &theirs);
    assert_eq!(
        merged.conflicts,
        ["noten den 1. juni 2024 på handling 2.1 er flyttet eller ændret på hver sin måde i de to grene";
            2]
    );
}

#[test]
fn a_step_in_other_words_is_the_same_for_a_note_of_another_or_of_it() {
    let base = with(
        GOAL,
        "frist = \"2025\"\n",
        "trin = [\"Nedsat\", \"Vedtaget\", \"Udført\"]\n",
    );
    let reached = |text: &str, step: u32| {
        noted(text).replace("\"Deres\"\n", &format!("\"Deres\"\ntrin = {step}\n"))
    };
    let reworded = |text: &str| with(text, "\"Vedtaget\"", "\"Besluttet\"");
    both_ways(
        &base,
        &reworded(&base),
        &reached(&base, 2),
        &reworded(&reached(&base, 2)),
    );
    let swapped = with(
        &base,
        "\"Vedtaget\", \"Udført\"",
        "\"Udført\", \"Vedtaget\"",
    );
    assert_eq!(told(&base, &swapped, &reached(&base, 2)).len(), 1);
}

/// Where a status is set by several notes of one day, one from each side.
#[test]
fn of_what_both_set_on_one_day_neither_wins_in_silence() {
    let day = "2024-03-01";
    let set = |words: &str, status: &str| note(day, words) + &format!("status = \"{status}\"\n");
    let below =
        |text: &str, note: &str| with(text, FIRST_NOTE_END, &format!("{FIRST_NOTE_END}{note}"));
    let clash = ["noten den 1. marts 2024 på handling 2.1 findes i begge grene, men er ikke ens"];
    // The same from both is no clash.
    let (ours, theirs) = (set("Vores", "igangsat"), set("Deres", "igangsat"));
    let text = joined(GOAL, &below(GOAL, &ours), &below(GOAL, &theirs));
    assert!(text.contains(&ours) && text.contains(&theirs));

    // A note that is there gets a status from the one, and a new one has another from the other.
    let started = |text: &str| {
        let started = format!("{FIRST_NOTE_END}status = \"igangsat\"\n");
        with(text, FIRST_NOTE_END, &started)
    };
    let rested = below(GOAL, &set("Ny", "sat i bero"));
    let merged = merged(GOAL, &rested, &started(GOAL));
    assert_eq!(merged.conflicts, clash);
    let first = format!("[[handling.note]]\ndato = 2024-03-01\n{FIRST_NOTE_END}");
    let marked = format!(
        "<<<<<<< vores\n{first}=======\n{}>>>>>>> deres\n",
        started(&first)
    );
    assert_eq!(merged.text, with(&rested, &first, &marked));
    // And the other has a word on the one that is there, too.
    let signed = |text: &str| with(text, "tekst = \"Fem", "af = \"Kommunerne\"\ntekst = \"Fem");
    let merged = self::merged(GOAL, &started(GOAL), &signed(&rested));
    assert_eq!(merged.conflicts, clash);
    let new = set("Ny", "sat i bero");
    assert_eq!(merged.text.matches(new.trim()).count(), 1);
    assert!(merged.text.contains("af = \"Kommunerne\"\n"));
    assert!(
        merged
            .text
            .contains(&format!("=======\n{}\n>>>>>>> deres", new.trim()))
    );

    // So it is where another note below is left to a person as a whole.
    let last = note("2024-09-01", "Ti");
    let base = with(GOAL, "\n# ---- Det", &format!("{last}\n# ---- Det"));
    let ours = with(&below(&base, &new), "\"Ti\"\n", "\"Ti\" # cirka\n");
    let theirs = with(&started(&base), &last, &note("2024-10-01", "Andet"));
    let merged = self::merged(&base, &ours, &theirs);
    assert_eq!(merged.conflicts.len(), 2, "{:?}", merged.conflicts);
    assert!(merged.conflicts.contains(&clash[0].to_owned()));
}

#[test]
fn goals_are_told_apart_by_what_they_do_and_not_by_a_note_that_both_have() {
    let other = "nr = \"2\"\ntitel = \"Landet\"\n\n[[handling]]\nnr = \"2.2\"\ntekst = \"Plante træer\"\nansvarlig = [\"Kommunerne\"]\n";
    let same = format!("{other}{}", note("2024-03-01", "Fem strande"));
    let whole = |theirs: &str| {
        let merged = merged(GOAL, &same, theirs);
        assert_eq!(merged.conflicts.len(), 1, "{:?}", merged.conflicts);
        assert!(
            merged
                .text
                .starts_with(&format!("<<<<<<< vores\n{}", same.trim()))
        );
        merged.conflicts.concat()
    };
    let told = whole(&noted(GOAL));
    assert!(
        told.ends_with("(på ”Havet”: noten den 1. maj 2024 på handling 2.1)"),
        "{told}"
    );
    let told = whole(&with(GOAL, "\"Havet\"\n", "\"Havet\"\nbaggrund = \"Ny\"\n"));
    assert!(
        told.ends_with("(på ”Havet”: det øverste i filen)"),
        "{told}"
    );
    // One without actions is in other words the same.
    let empty = "nr = \"2\"\ntitel = \"Havet\"\n";
    let begun = format!(
        "{empty}\n[[handling]]\nnr = \"2.1\"\ntekst = \"Ny\"\nansvarlig = [\"Kommunerne\"]\n"
    );
    let retitled = |text: &str| with(text, "\"Havet\"", "\"Fjorden\"");
    both_ways(empty, &retitled(empty), &begun, &retitled(&begun));
}

/// A measurement from each side of a day that has two already, one of which theirs has put in another place.
#[test]
fn of_what_both_set_on_one_day_neither_wins_where_the_order_of_the_day_is_another() {
    let head = &GOAL[..GOAL.find("[[handling]]").unwrap()];
    let head = format!("{head}[[indikator]]\nnavn = \"Strande\"\nenhed = \"strande\"\n");
    let file = |values: &[u32]| -> String {
        let entry = "\n[[indikator.maaling]]\ndato = 2024-03-02\nvaerdi =";
        let values = values.iter().map(|value| format!("{entry} {value}\n"));
        head.clone() + &values.collect::<String>()
    };
    let base = file(&[1000, 1001]);
    for (one, other) in [
        ([1003, 1000, 1001], vec![1001, 1004]),
        ([1000, 1003, 1001], vec![1001, 1004]),
        ([1003, 1000, 1001], vec![1000, 1001, 1004]),
    ] {
        let told = told(&base, &file(&one), &file(&other));
        assert_eq!(told.len(), 1, "{one:?} {other:?}: {told:?}");
    }
    // Where one side alone has set it, it is so.
    both_ways(
        &base,
        &file(&[1003, 1000, 1001]),
        &file(&[1001]),
        &file(&[1003, 1001]),
    );
}
