//! Notes in a file with comments, to be read by eye.

use super::samples::{GOAL, full_note};
use super::*;
use insta::assert_snapshot;

#[test]
fn a_note_between_two_others() {
    let (new, _) = noted(GOAL, "2.1", &full_note()).unwrap();
    assert_snapshot!(new, @r#"
    # Mål 2, opdigtet

    nr = "2"   # som i filnavnet
    titel = "Havet"

    [[handling]]
    nr = "2.1"
    tekst = "Rense strande"
    ansvarlig = ["Sekretariatet"]
    # Sekretariatet afløste udvalget i 2022.

    [[handling.aarsmaal]]
    aar = 2024
    dato = 2024-01-15
    maal = "Ti strande"

    # Noter fra gamle referater
    [[handling.note]]
    dato = 2023-05-02
    tekst = "Fem strande"   # af otte

    [[handling.note]]
    dato = 2024-03-12
    tekst = """
    Udbuddet er sendt.

    Svar ventes i maj."""
    aar = 2023
    af = "Sekretariatet"
    status = "løbende"
    vurdering = "grøn"
    trin = 1
    frist = 2025-06-30
    besluttet = 2024-02-22
    indstilling = "Bevilg 75.000 kr."

    [[handling.note]]
    dato = 2024-05-07
    tekst = "Seks strande"
    # Tallet er foreløbigt.

    [[handling]]
    nr = "2.10"
    tekst = "Tælle affald"
    ansvarlig = ["Kommunerne"]

    # ---- Det, der måles ----

    [[indikator]]
    navn = "Strande"
    enhed = "strande"

    [[indikator.maaling]]
    dato = 2023-12-31
    vaerdi = 5
    "#);
}

#[test]
fn a_note_before_the_first_goes_above_the_comment_on_it() {
    let (new, _) = noted(GOAL, "2.1", &note("2022-01-01", "Før")).unwrap();
    assert_snapshot!(shown(&new, GOAL), @r#"
    …
    dato = 2024-01-15
    maal = "Ti strande"

    [[handling.note]]
    dato = 2022-01-01
    tekst = "Før"

    # Noter fra gamle referater
    [[handling.note]]
    dato = 2023-05-02
    …
    "#);
}

#[test]
fn a_note_after_the_last_goes_below_the_comment_on_it() {
    let (new, _) = noted(GOAL, "2.1", &note("2024-05-07", "Samme dag")).unwrap();
    assert_snapshot!(shown(&new, GOAL), @r#"
    …
    tekst = "Seks strande"
    # Tallet er foreløbigt.

    [[handling.note]]
    dato = 2024-05-07
    tekst = "Samme dag"

    [[handling]]
    nr = "2.10"
    tekst = "Tælle affald"
    …
    "#);
}

#[test]
fn the_first_note_of_an_action_leaves_the_next_sections_heading_alone() {
    let (new, _) = noted(GOAL, "2.10", &note("2024-05-07", "Begyndt")).unwrap();
    assert_snapshot!(shown(&new, GOAL), @r#"
    …
    tekst = "Tælle affald"
    ansvarlig = ["Kommunerne"]

    [[handling.note]]
    dato = 2024-05-07
    tekst = "Begyndt"

    # ---- Det, der måles ----

    [[indikator]]
    …
    "#);
}

#[test]
fn a_comment_right_above_a_header_stays_with_it_though_no_blank_line_parts_it_from_the_note() {
    let text = GOAL.replace("# Tallet er foreløbigt.\n\n", "# Om affald\n");
    let (new, _) = noted(&text, "2.1", &note("2024-05-08", "Ny")).unwrap();
    assert_snapshot!(shown(&new, &text), @r#"
    …
    [[handling.note]]
    dato = 2024-05-07
    tekst = "Seks strande"

    [[handling.note]]
    dato = 2024-05-08
    tekst = "Ny"

    # Om affald
    [[handling]]
    nr = "2.10"
    …
    "#);
}

#[test]
fn a_note_before_the_first_goes_above_the_comment_on_it_wherever_the_years_goals_stand() {
    let start = GOAL.find("[[handling.aarsmaal]]").unwrap();
    let notes = GOAL.find("# Noter fra").unwrap();
    let end = GOAL.find("[[handling]]\nnr = \"2.10\"").unwrap();
    let text = [
        &GOAL[..start],
        &GOAL[notes..end],
        &GOAL[start..notes],
        &GOAL[end..],
    ]
    .concat();
    let (new, _) = noted(&text, "2.1", &note("2022-01-01", "Før")).unwrap();
    assert_snapshot!(shown(&new, &text), @r#"
    …
    ansvarlig = ["Sekretariatet"]
    # Sekretariatet afløste udvalget i 2022.

    [[handling.note]]
    dato = 2022-01-01
    tekst = "Før"

    # Noter fra gamle referater
    [[handling.note]]
    dato = 2023-05-02
    …
    "#);
}
