//! What becomes of the fields and comments of one entry.

use super::*;
use insta::assert_snapshot;

#[test]
fn different_fields_of_one_entry_are_joined_and_one_field_is_a_conflict() {
    let ours = with(GOAL, "\"Rense strande\"", "\"Rense alle strande\"");
    let theirs = with(
        &with(GOAL, "\"2025\"", "\"2026\""),
        "[\"Sekretariatet\"]",
        "[\"Kommunerne\"] # nyt\nmedvirkende = [\"Sekretariatet\"]",
    );
    assert_snapshot!(new_lines(GOAL, &joined(GOAL, &ours, &theirs)), @r#"
    line 9
    tekst = "Rense alle strande"
    ansvarlig = ["Kommunerne"] # nyt
    medvirkende = ["Sekretariatet"]
    frist = "2026"
    "#);
    let theirs = with(GOAL, "\"Rense strande\"", "\"Rense mange strande\"");
    let merged = merged(
        GOAL,
        &with_note(&ours, "2024-06-01", "Vores"),
        &with_note(&theirs, "2024-05-01", "Deres"),
    );
    assert_snapshot!(new_lines(GOAL, &merged.text), @r#"
    line 9
    <<<<<<< vores
    tekst = "Rense alle strande"
    =======
    tekst = "Rense mange strande"
    >>>>>>> deres
    ansvarlig = ["Sekretariatet"]
    frist = "2025"

    [[handling.note]]
    dato = 2024-03-01
    tekst = "Fem strande"   # af otte

    [[handling.note]]
    dato = 2024-05-01
    tekst = "Deres"

    [[handling.note]]
    dato = 2024-06-01
    tekst = "Vores"
    "#);
    assert_snapshot!(merged.conflicts.join("\n"), @"”tekst” på handling 2.1 er ændret på hver sin måde i de to grene");
}

#[test]
fn comments_of_the_other_side_come_along() {
    let ours = with(GOAL, "\"Rense strande\"", "\"Rense alle strande\"");
    let theirs = with(
        GOAL,
        "ansvarlig = [\"Sekretariatet\"]\n",
        "# siden 2022\nansvarlig = [\"Sekretariatet\"]\n",
    );
    assert_snapshot!(new_lines(GOAL, &joined(GOAL, &ours, &theirs)), @r#"
    line 9
    tekst = "Rense alle strande"
    # siden 2022
    "#);
}

#[test]
fn a_field_that_both_wrote_alike_is_kept_as_ours_with_its_comment() {
    let deadline = |written: &str| with(GOAL, "\"2025\"", written);
    for (ours, theirs) in [
        ("\"2026\" # aftalt", "'2026'"),
        ("\"2026\" # aftalt", "'2026' # aftalt"),
        ("\"2026\"", "\"\"\"2026\"\"\""),
    ] {
        let (ours, theirs) = (deadline(ours), deadline(theirs));
        assert_eq!(joined(GOAL, &ours, &theirs), ours);
    }
    // A comment that only theirs has comes along.
    let theirs = deadline("'2026' # besluttet");
    assert_eq!(joined(GOAL, &deadline("\"2026\""), &theirs), theirs);
    // Of two that are not the same none is lost.
    let ours = deadline("\"2026\" # aftalt");
    let merged = merged(GOAL, &ours, &deadline("'2026' # besluttet"));
    assert_eq!(merged.conflicts.len(), 1, "{}", merged.text);
}

#[test]
fn a_new_first_field_of_the_file_stands_first_under_the_files_own_comment() {
    let ours = with(GOAL, "\"Havet\"\n", "\"Hav og strand\"\n");
    let theirs = with(
        GOAL,
        "nr = \"2\"",
        "accepteret = [\"hul-i-numre\"]\nnr = \"2\"",
    );
    assert_snapshot!(new_lines(GOAL, &joined(GOAL, &ours, &theirs)), @r#"
    line 3
    accepteret = ["hul-i-numre"]
    nr = "2"
    titel = "Hav og strand"
    "#);
}

#[test]
fn a_comment_behind_a_header_or_a_value_makes_no_other_entry() {
    let base = with(
        GOAL,
        "[[handling.note]]\n",
        "[[handling.note]] # fra referatet\n",
    );
    let base = with(&base, "dato = 2024-03-01", "dato = 2024-03-01 # en fredag");
    let ours = with(&base, " # en fredag", "");
    let theirs = with(&base, "\"Fem strande\"", "\"Seks strande\"");
    let expected = with(&ours, "\"Fem strande\"", "\"Seks strande\"");
    assert_eq!(joined(&base, &ours, &theirs), expected);
}

#[test]
fn a_value_that_one_side_spelt_anew_is_as_the_other_changed_it() {
    let spelt = with(GOAL, "\"Rense strande\"", "\"\"\"\nRense strande\"\"\"");
    let changed = with(GOAL, "\"Rense strande\"", "\"Rense alle strande\"");
    assert_eq!(joined(GOAL, &spelt, &changed), changed);
    assert_eq!(joined(GOAL, &changed, &spelt), changed);
    // A comment at it is a change.
    let told = with(GOAL, "\"Rense strande\"", "'Rense strande' # sammen");
    assert_eq!(merged(GOAL, &changed, &told).conflicts.len(), 1);
}
