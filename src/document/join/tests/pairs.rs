//! Which entry is the same one, where several share a day or have been reworded.

use super::*;
use insta::assert_snapshot;

const FIRST: &str = "\n[[handling.note]]\ndato = 2025-12-01\ntekst = \"Første.\"\n";
const SECOND: &str = "\n[[handling.note]]\ndato = 2025-12-01\ntekst = \"Anden.\"\n";

fn with_notes(notes: &[&str]) -> String {
    let notes = notes.concat();
    with(GOAL, FIRST_NOTE_END, &format!("{FIRST_NOTE_END}{notes}"))
}

#[test]
fn a_field_for_a_note_that_is_gone_is_put_on_no_other_note_of_its_day() {
    let status = format!("{FIRST}status = \"sat i bero\"\n");
    let reworded = SECOND.replace("Anden.", "Anden, rettet.");
    for by in ["", "af = \"Sekretariatet\"\n"] {
        let signed = |note: &str| note.replace("tekst", &format!("{by}tekst"));
        let [first, second, status, reworded] = [FIRST, SECOND, &status, &reworded].map(signed);
        let base = with_notes(&[&first, &second]);
        let without = with_notes(&[&reworded]);
        let theirs = with_notes(&[&status, &second]);
        for (ours, theirs) in [(&without, &theirs), (&theirs, &without)] {
            assert_eq!(
                merged(&base, ours, theirs).conflicts,
                [
                    "noten den 1. december 2025 på handling 2.1 er ændret i begge grene, og det er ikke sikkert, at det er den samme"
                ]
            );
        }
    }
    let merged = merged(
        &with_notes(&[FIRST, SECOND]),
        &with_notes(&[&reworded]),
        &with_notes(&[&status, SECOND]),
    );
    assert_snapshot!(new_lines(GOAL, &merged.text), @r#"
    line 17
    <<<<<<< vores
    [[handling.note]]
    dato = 2025-12-01
    tekst = "Anden, rettet."
    =======
    [[handling.note]]
    dato = 2025-12-01
    tekst = "Første."
    status = "sat i bero"
    >>>>>>> deres
    "#);
}

#[test]
fn where_nobody_can_tell_which_note_was_reworded_a_person_must() {
    let base = with_notes(&[FIRST, SECOND]);
    let ours = with_notes(&[&FIRST.replace("Første.", "Noget helt andet.")]);
    let theirs = with_notes(&[FIRST, &format!("{SECOND}status = \"sat i bero\"\n")]);
    assert_snapshot!(merged(&base, &ours, &theirs).conflicts.join("\n"), @"noten den 1. december 2025 på handling 2.1 er slettet i den ene gren og ændret i den anden");
    let theirs = with_notes(&[&format!("{FIRST}status = \"sat i bero\"\n"), SECOND]);
    let merged = merged(&base, &ours, &theirs);
    assert_snapshot!(merged.conflicts.join("\n"), @"noten den 1. december 2025 på handling 2.1 er ændret i begge grene, og det er ikke sikkert, at det er den samme");
    assert_snapshot!(new_lines(GOAL, &merged.text), @r#"
    line 17
    <<<<<<< vores
    [[handling.note]]
    dato = 2025-12-01
    tekst = "Noget helt andet."
    =======
    [[handling.note]]
    dato = 2025-12-01
    tekst = "Første."
    status = "sat i bero"
    >>>>>>> deres
    "#);
    // What one side alone did is done.
    assert_eq!(joined(&base, &ours, &base), ours);
    assert_eq!(joined(&base, &base, &ours), ours);
    assert_eq!(joined(&base, &ours, &ours), ours);
}

#[test]
fn a_new_note_in_the_place_of_one_taken_out_is_not_that_note() {
    let base = with_notes(&[FIRST]);
    let ours = with_notes(&[SECOND]);
    let theirs = with_notes(&[&format!("{FIRST}status = \"sat i bero\"\n")]);
    assert_snapshot!(merged(&base, &ours, &theirs).conflicts.join("\n"), @"noten den 1. december 2025 på handling 2.1 er ændret i begge grene, og det er ikke sikkert, at det er den samme");
    assert_snapshot!(merged(&base, &theirs, &ours).conflicts.join("\n"), @"noten den 1. december 2025 på handling 2.1 er ændret i begge grene, og det er ikke sikkert, at det er den samme");
}

/// It is new, and no old one in other words.
#[test]
fn what_both_wrote_is_there_once_though_one_of_them_took_another_out() {
    let action = |number: &str, words: &str| {
        format!(
            "[[handling]]\nnr = \"2.{number}\"\ntekst = \"{words}\"\nansvarlig = [\"Kommunerne\"]\n\n"
        )
    };
    let with_actions = |actions: &[String]| {
        let actions = actions.concat();
        with(GOAL, "# ---- Det", &format!("{actions}# ---- Det"))
    };
    let (old, new) = (action("4", "Samle garn"), action("5", "Dæmpe støj"));
    for [base, more, other] in [
        [&[FIRST][..], &[FIRST, SECOND], &[SECOND]].map(with_notes),
        [&[old.clone()][..], &[old, new.clone()], &[new]].map(with_actions),
    ] {
        assert_eq!(joined(&base, &more, &other), other);
        assert_eq!(joined(&base, &other, &more), other);
    }
}

/// Neither its words nor its number tell what an action was; its place does so far that a person is asked.
#[test]
fn what_was_written_anew_in_the_place_of_an_old_one_is_held_against_it() {
    let action = |number: &str, words: &str| {
        let action = format!(
            "[[handling]]\nnr = \"2.{number}\"\ntekst = \"{words}\"\nansvarlig = [\"Kommunerne\"]\n"
        );
        with(GOAL, "# ---- Det", &format!("{action}\n# ---- Det"))
    };
    let (base, ours) = (action("4", "Samle garn"), action("5", "Dæmpe støj"));
    let theirs = action("4", "Samle garn ind");
    assert_snapshot!(merged(&base, &ours, &theirs).conflicts.join("\n"), @"”tekst” på handling 2.5 er ændret på hver sin måde i de to grene");
}

/// How alike two texts are says nothing: a person knows.
#[test]
fn a_note_that_one_reworded_and_the_other_wrote_a_field_on_is_left_to_a_person() {
    let base = with_notes(&[FIRST, SECOND]);
    let ours = with_notes(&[FIRST, &SECOND.replace("Anden.", "Den anden, rettet.")]);
    let theirs = with_notes(&[FIRST, &format!("{SECOND}status = \"sat i bero\"\n")]);
    assert_snapshot!(new_lines(GOAL, &merged(&base, &ours, &theirs).text), @r#"
    line 17
    [[handling.note]]
    dato = 2025-12-01
    tekst = "Første."

    <<<<<<< vores
    [[handling.note]]
    dato = 2025-12-01
    tekst = "Den anden, rettet."
    =======
    [[handling.note]]
    dato = 2025-12-01
    tekst = "Anden."
    status = "sat i bero"
    >>>>>>> deres
    "#);
    // What one side alone did is done.
    assert_eq!(joined(&base, &ours, &base), ours);
    assert_eq!(joined(&base, &base, &ours), ours);
}

#[test]
fn comments_in_an_entry_that_both_sides_added_are_kept() {
    let plain = with_notes(&[SECOND]);
    let told = with_notes(&[
        "\n# fra mødet\n[[handling.note]]\n# onsdag\ndato = 2025-12-01 # ja\ntekst = \"Anden.\"\n# mere følger\n",
    ]);
    assert_eq!(joined(GOAL, &plain, &told), told);
    assert_eq!(joined(GOAL, &told, &plain), told);
    let other = with_notes(&[
        "\n# fra bladet\n[[handling.note]]\ndato = 2025-12-01\ntekst = \"Anden.\" # nej\n# slut\n",
    ]);
    assert_snapshot!(new_lines(GOAL, &joined(GOAL, &told, &other)), @r#"
    line 17
    # fra bladet
    # fra mødet
    [[handling.note]]
    # onsdag
    dato = 2025-12-01 # ja
    tekst = "Anden." # nej
    # mere følger
    # slut
    "#);
    let against = with_notes(&[&SECOND.replace("12-01", "12-01 # måske")]);
    assert_snapshot!(merged(GOAL, &told, &against).conflicts.join("\n"), @"kommentaren til ”dato” i noten den 1. december 2025 på handling 2.1 er ændret på hver sin måde i de to grene");
    // A new action with its own comments, and the same comment on both sides.
    let action = |comment: &str| {
        with(
            GOAL,
            "# ---- Det",
            &format!(
                "{comment}[[handling]]\nnr = \"2.4\"\ntekst = \"Ny\"\nansvarlig = [\"S\"]\n\n# ---- Det"
            ),
        )
    };
    let (plain, told) = (action(""), action("# fra mødet\n"));
    assert_eq!(joined(GOAL, &plain, &told), told);
    assert_eq!(joined(GOAL, &told, &told), told);
}

#[test]
fn a_note_on_another_action_of_the_same_number_goes_nowhere_with_one_that_was_moved() {
    let note = "\n[[handling.note]]\ndato = 2024-03-01\ntekst = \"Fem strande\"   # af otte\n";
    let measured = "\n# ---- Det";
    let moved = with(
        &with(GOAL, note, ""),
        measured,
        &format!("{note}{measured}"),
    );
    let replaced = with(GOAL, "Rense strande", "Plante ålegræs");
    let replaced = with(&replaced, "\"Fem strande\"   # af otte", "\"Otte bede\"");
    for (ours, theirs) in [(&moved, &replaced), (&replaced, &moved)] {
        let merged = merged(GOAL, ours, theirs);
        let place = |what: &str| merged.text.find(what).unwrap();
        assert!(place("Otte bede") < place("Tælle affald"));
        assert!(place("Tælle affald") < place("Fem strande"));
        assert!(
            { merged.conflicts.iter() }
                .all(|of| of.ends_with("er flyttet eller ændret på hver sin måde i de to grene"))
                && !merged.conflicts.is_empty(),
            "{:?}",
            merged.conflicts
        );
    }
    assert_snapshot!(new_lines(GOAL, &merged(GOAL, &moved, &replaced).text), @r#"
    line 9
    tekst = "Plante ålegræs"
    ansvarlig = ["Sekretariatet"]
    frist = "2025"

    <<<<<<< vores
    =======
    [[handling.note]]
    dato = 2024-03-01
    tekst = "Otte bede"
    >>>>>>> deres

    [[handling]]
    nr = "2.3"
    tekst = "Tælle affald"
    ansvarlig = ["Kommunerne"]

    [[handling.aarsmaal]]
    aar = 2024
    dato = 2024-01-15
    maal = "Ti strande"
    besluttet = 2024-02-22

    <<<<<<< vores
    [[handling.note]]
    dato = 2024-03-01
    tekst = "Fem strande"   # af otte
    =======
    >>>>>>> deres
    "#);
    assert_eq!(joined(GOAL, &moved, &moved), moved);
}

/// Of a note with another's day nobody could tell whose it is.
#[test]
fn a_note_that_one_replaced_and_the_other_wrote_a_comment_on_is_a_conflict_as_a_whole() {
    let ours = with(GOAL, "# af otte", "# af ni");
    let theirs = with(
        GOAL,
        "dato = 2024-03-01\ntekst = \"Fem strande\"   # af otte",
        "dato = 2024-06-01\ntekst = \"Andet\"",
    );
    let merged = merged(GOAL, &ours, &theirs);
    assert_snapshot!(new_lines(&ours, &merged.text), @r#"
    line 13
    <<<<<<< vores
    [[handling.note]]
    dato = 2024-03-01
    tekst = "Fem strande"   # af ni
    =======
    [[handling.note]]
    dato = 2024-06-01
    tekst = "Andet"
    >>>>>>> deres
    "#);
}
