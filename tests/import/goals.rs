//! By what a document tells its goals: the names of its sheets, numbers of several kinds, and no sentence that
//! begins with a goal's name.

use super::common::Workplace;
use super::whole::{bold, heading, paragraph, row, sheet, table, whole, word};
use insta::assert_snapshot;

#[test]
fn a_sentence_that_begins_with_a_goals_name_is_no_goal() {
    let of_table =
        |number: &str| table(&["Nr.|Handling|Ansvarlig", &format!("{number}|Måle|Teknik")]);
    let body = heading(1, "Havneplan")
        + &paragraph("Mål 2 er det vigtigste for os.")
        + &heading(1, "Mål 1: Rent vand")
        + &paragraph("Mål 2 og 3 hænger sammen med dette")
        + &of_table("1.1")
        + &bold("Mål 1 kan ikke nås uden")
        + &heading(1, "Mål 2 Viden")
        + &of_table("2.1");
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 2 mål, 1 part.

    Læg mærke til:
    - Teksten efter handlingerne under mål 1 er lagt til målets baggrund.
    titel = "Havneplan"
    indledning = "Mål 2 er det vigtigste for os."
    nr = "1"
    titel = "Rent vand"
    baggrund = """
    Mål 2 og 3 hænger sammen med dette
    Mål 1 kan ikke nås uden"""
    [[handling]]
    nr = "1.1"
    tekst = "Måle"
    ansvarlig = ["Teknik"]
    nr = "2"
    titel = "Viden"
    [[handling]]
    nr = "2.1"
    tekst = "Måle"
    ansvarlig = ["Teknik"]
    "#);
    let text = "Havneplan\n\nMål 2 er det vigtigste.\n\nMål 1: Rent vand\n\nIndex Handling Ansvarlig\n1.1 Måle vandet\n\nTeknik\n1.2 Rydde op, så at\nMål 2 kan nås\n\nTeknik\n";
    assert_snapshot!(whole("plan.txt", text), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 1 part.
    titel = "Havneplan"
    indledning = "Mål 2 er det vigtigste."
    nr = "1"
    titel = "Rent vand"
    [[handling]]
    nr = "1.1"
    tekst = "Måle vandet"
    ansvarlig = ["Teknik"]
    [[handling]]
    nr = "1.2"
    tekst = "Rydde op, så at Mål 2 kan nås"
    ansvarlig = ["Teknik"]
    "#);
}

#[test]
fn the_only_sheet_may_have_the_name_of_its_goal() {
    let rows = row(1, &["Nr.", "Handling", "Ansvarlig"]) + &row(2, &["3.1", "Måle", "Teknik"]);
    assert_snapshot!(whole("plan.xlsx", sheet("Mål 3 – Viden", &rows, "")), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 1 handling i 1 mål, 1 part.

    Læg mærke til:
    - 1 kommentar i arket ”Mål 3 – Viden” er ikke med.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    titel = "Handleplan 2026-2029"
    nr = "3"
    titel = "Viden"
    [[handling]]
    nr = "3.1"
    tekst = "Måle"
    ansvarlig = ["Teknik"]
    "#);
}

#[test]
fn a_period_may_be_typed_as_it_is_spoken() {
    for (period, meant) in [
        ("24-27", "2024-2027"),
        ("2024/27", "2024-2027"),
        ("2024 til 2027", "2024-2027"),
    ] {
        let place = Workplace::empty();
        place.write("plan.csv", "Nr.;Handling;Ansvarlig\n1.1;Måle;Teknik\n");
        place
            .kimo(&["import", "plan.csv", "--ja", "--periode", period])
            .quiet();
        assert!(place.path(&format!("plan/{meant}")).exists(), "{period}");
        let shown = place.kimo(&["status", "--periode", period, "--dato", "1.3.2025"]);
        assert_eq!(shown.code, 0, "{shown}");
        let new = Workplace::empty();
        new.kimo(&["init", "plan", "--periode", period]).quiet();
        assert!(new.path(&format!("plan/{meant}")).exists(), "{period}");
    }
    let told = "Havneplan 2024 til 2027\nNr.;Handling;Ansvarlig\n1.1;Måle;Teknik\n";
    let place = Workplace::empty();
    place.write("plan.csv", told);
    place.kimo(&["import", "plan.csv", "--ja"]).quiet();
    assert!(place.path("plan/2024-2027").exists());
}

#[test]
fn goals_that_are_only_counted_are_goals() {
    let of_table =
        |number: &str| table(&["Nr.|Handling|Ansvarlig", &format!("{number}|Måle|Teknik")]);
    let counted = |first: &str, second: &str| {
        paragraph("Havneplan")
            + &paragraph(first)
            + &of_table("1")
            + &paragraph(second)
            + &of_table("1")
    };
    let roman = counted("I. Renere strande", "II. Viden");
    assert_snapshot!(whole("plan.docx", word(&roman, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 2 mål, 1 part.

    Læg mærke til:
    - Numrene begynder forfra under hvert mål; målets nummer er sat foran: I.1, II.1.
    titel = "Havneplan"
    nr = "I"
    titel = "Renere strande"
    [[handling]]
    nr = "I.1"
    tekst = "Måle"
    ansvarlig = ["Teknik"]
    nr = "II"
    titel = "Viden"
    [[handling]]
    nr = "II.1"
    tekst = "Måle"
    ansvarlig = ["Teknik"]
    "#);
    let letters = counted("A) Renere strande", "B) Viden");
    assert!(whole("plan.docx", word(&letters, &[])).contains("nr = \"B\"\ntitel = \"Viden\""));
    let digits = counted("1. Renere strande", "2. Viden");
    assert!(whole("plan.docx", word(&digits, &[])).contains("nr = \"2\"\ntitel = \"Viden\""));
    let text = "Havneplan\n\nI. Renere strande\nVi vil have rent vand.\n\n- Måle. Ansvarlig: Teknik\n- Rydde. Ansvarlig: Havnen\n\nII. Viden\n\n- Lære. Ansvarlig: Skolen\n";
    assert_snapshot!(whole("plan.txt", text), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 3 handlinger i 2 mål, 3 parter.

    Læg mærke til:
    - Dokumentet har ingen tabel med handlinger; handlingerne er punkterne i dets lister.
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: I.1, I.2.
    titel = "Havneplan"
    nr = "I"
    titel = "Renere strande"
    baggrund = "Vi vil have rent vand."
    [[handling]]
    nr = "I.1"
    tekst = "Måle."
    ansvarlig = ["Teknik"]
    [[handling]]
    nr = "I.2"
    tekst = "Rydde."
    ansvarlig = ["Havnen"]
    nr = "II"
    titel = "Viden"
    [[handling]]
    nr = "II.1"
    tekst = "Lære."
    ansvarlig = ["Skolen"]
    "#);
}
