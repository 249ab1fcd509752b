//! Tables beside each other, and tables in the cells of others.

use super::whole::{heading, table, whole, word};
use insta::assert_snapshot;

#[test]
fn tables_beside_each_other_are_read_each_by_itself() {
    let gap = "Mål 1: Hav;;;;Mål 2: Viden;;\nNr.;Handling;Ansvarlig;;Nr.;Handling;Ansvarlig\n1.1;Måle;Teknik;;2.1;Lære;Skolen\n1.2;Rydde;Havnen;;;;\n";
    assert_snapshot!(whole("plan.csv", gap), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 3 handlinger i 2 mål, 3 parter.

    Læg mærke til:
    - Linje 2: tabellerne ved siden af hinanden er læst hver for sig.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Hav"
    [[handling]]
    nr = "1.1"
    tekst = "Måle"
    ansvarlig = ["Teknik"]
    [[handling]]
    nr = "1.2"
    tekst = "Rydde"
    ansvarlig = ["Havnen"]
    nr = "2"
    titel = "Viden"
    [[handling]]
    nr = "2.1"
    tekst = "Lære"
    ansvarlig = ["Skolen"]
    "#);
    let joined = table(&[
        "Nr.|Handling|Ansvarlig|Nr.|Handling|Ansvarlig",
        "1.1|Måle|Teknik|1.2|Lære|Skolen",
    ]);
    assert_snapshot!(whole("plan.docx", word(&(heading(1, "Mål 1: Hav") + &joined), &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 2 parter.

    Læg mærke til:
    - Tabel 1, række 1: tabellerne ved siden af hinanden er læst hver for sig.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Hav"
    [[handling]]
    nr = "1.1"
    tekst = "Måle"
    ansvarlig = ["Teknik"]
    [[handling]]
    nr = "1.2"
    tekst = "Lære"
    ansvarlig = ["Skolen"]
    "#);
}

#[test]
fn columns_behind_an_empty_one_are_told_of() {
    let text = "Mål 1: Hav\nNr.;Handling;Ansvarlig;;Pris;Bilag\n1.1;Måle;Teknik;;20;A\n1.2;Rydde;Havnen;;;\n";
    assert_snapshot!(whole("plan.csv", text), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 2 parter.

    Læg mærke til:
    - Linje 2: ”Pris” og ”Bilag” står efter en tom kolonne og er læst som en del af tabellen før den.
    - Kolonnen ”Pris” er bevaret som en linje i handlingernes tekst.
    - Kolonnen ”Bilag” er bevaret som en linje i handlingernes tekst.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Hav"
    [[handling]]
    nr = "1.1"
    tekst = """
    Måle
    Pris: 20
    Bilag: A"""
    ansvarlig = ["Teknik"]
    [[handling]]
    nr = "1.2"
    tekst = "Rydde"
    ansvarlig = ["Havnen"]
    "#);
}

#[test]
fn a_table_in_a_cell_keeps_its_rows_and_two_in_a_frame_are_two() {
    let inner = table(&["Delopgave|Pris", "Prøver|200"]);
    let body = heading(1, "Mål 1: Hav")
        + &table(&["Nr.|Handling|Ansvarlig", &format!("1.1|{inner}|Teknik")]);
    let body = body.replace("<tc><tbl>", "<tc><p/><tbl>");
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 1 handling i 1 mål, 1 part.

    Læg mærke til:
    - En tabel, der står i en celle, er læst som linjer i cellen.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Hav"
    [[handling]]
    nr = "1.1"
    tekst = """
    Delopgave – Pris
    Prøver – 200"""
    ansvarlig = ["Teknik"]
    "#);
    let of = |number: &str| {
        let rows = ["Nr.", "Handling", "Ansvarlig", number, "Måle", "Teknik"];
        let cell = |text: &&str| format!("<tc><p><r><t>{text}</t></r></p></tc>");
        let row =
            |cells: &[&str]| format!("<tr>{}</tr>", cells.iter().map(cell).collect::<String>());
        format!(
            "<tc><tbl>{}</tbl><p/></tc>",
            rows.chunks(3).map(row).collect::<String>()
        )
    };
    let frame = format!("<tbl><tr>{}{}</tr></tbl>", of("1.1"), of("1.2"));
    assert_snapshot!(whole("plan.docx", word(&(heading(1, "Mål 1: Hav") + &frame), &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 1 part.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Hav"
    [[handling]]
    nr = "1.1"
    tekst = "Måle"
    ansvarlig = ["Teknik"]
    [[handling]]
    nr = "1.2"
    tekst = "Måle"
    ansvarlig = ["Teknik"]
    "#);
}
