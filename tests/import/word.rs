//! What Word puts around and beside the words of a document: content controls, forms, boxes, pictures.

use super::whole::{heading, table, whole, word};
use insta::assert_snapshot;

const HEADS: &str = "Nr.|Handling|Ansvarlig|Frist";

fn control(content: &str) -> String {
    format!("<sdt><sdtPr/><sdtContent>{content}</sdtContent></sdt>")
}

fn plan(table: &str) -> String {
    heading(0, "Havplan") + &heading(1, "Mål 1: Rent vand") + table
}

#[test]
fn content_controls_hold_cells_and_what_they_ask_for_is_no_words() {
    let cell = |text: &str| format!("<tc><p><r><t>{text}</t></r></p></tc>");
    let asked = "<tc><p><sdt><sdtPr><showingPlcHdr/></sdtPr><sdtContent><r><t>Klik her for at angive en dato.</t></r></sdtContent></sdt></p></tc>";
    // A cell in a control in a control, a deleted cell, and a row in two controls.
    let deleted = "<tc><tcPr><cellDel/></tcPr><p><del><r><delText>Før</delText></r></del></p></tc>";
    let row = [
        cell("1.1"),
        deleted.to_owned(),
        cell("Skilte"),
        control(&control(&cell("Havnen"))),
        cell("2027"),
    ];
    let row = control(&control(&format!("<tr>{}</tr>", row.concat())));
    let other = [
        cell("1.2"),
        cell("Spande"),
        cell("Klubben"),
        asked.to_owned(),
    ];
    let heads = table(&[HEADS]).replace("</tbl>", "");
    let body = plan(&format!("{heads}{row}<tr>{}</tr></tbl>", other.concat()));
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 2 parter.
    titel = "Havplan"
    nr = "1"
    titel = "Rent vand"
    [[handling]]
    nr = "1.1"
    tekst = "Skilte"
    ansvarlig = ["Havnen"]
    frist = "2027"
    [[handling]]
    nr = "1.2"
    tekst = "Spande"
    ansvarlig = ["Klubben"]
    "#);
}

#[test]
fn what_is_chosen_in_a_form_is_read() {
    let list = "<p><r><fldChar fldCharType=\"begin\"><ffData><ddList><result val=\"1\"/><listEntry val=\"Klubben\"/><listEntry val=\"Havnen\"/></ddList></ffData></fldChar></r></p>";
    let box_of = |told: &str| {
        format!(
            "<p><r><fldChar fldCharType=\"begin\"><ffData><checkBox><default val=\"0\"/>{told}</checkBox></ffData></fldChar></r></p>"
        )
    };
    let row = |number: &str, told: &str| format!("{number}|Skilte|{list}|{}", box_of(told));
    let rows = [
        "Nr.|Handling|Ansvarlig|Bestilt".to_owned(),
        row("1.1", "<checked/>"),
        row("1.2", ""),
    ];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    assert_snapshot!(whole("plan.docx", word(&plan(&table(&rows)), &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 1 part.

    Læg mærke til:
    - Kolonnen ”Bestilt” er bevaret som en linje i handlingernes tekst.
    titel = "Havplan"
    nr = "1"
    titel = "Rent vand"
    [[handling]]
    nr = "1.1"
    tekst = """
    Skilte
    Bestilt: ☒"""
    ansvarlig = ["Havnen"]
    [[handling]]
    nr = "1.2"
    tekst = """
    Skilte
    Bestilt: ☐"""
    ansvarlig = ["Havnen"]
    "#);
}

#[test]
fn a_box_of_one_cell_is_no_table_and_what_has_no_words_is_told() {
    let picture = "<p><r><drawing><graphic/></drawing></r></p>";
    let goal = |goal: &str, row: &str| table(&[goal]) + &table(&[HEADS, row]);
    let body = heading(0, "Havplan")
        + picture
        + "<altChunk/>"
        + &goal("Mål 1: Rent vand", "1.1|Skilte|Havnen|2027")
        + picture
        + &goal("Mål 2: Viden", "2.1|Måle|Havnen|2028");
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 2 mål, 1 part.

    Læg mærke til:
    - Et andet dokument, der er sat ind i dokumentet, er ikke med (åbn dokumentet i Word, og gem det, så er det).
    - 2 billeder og figurer i dokumentet er ikke med.
    titel = "Havplan"
    nr = "1"
    titel = "Rent vand"
    [[handling]]
    nr = "1.1"
    tekst = "Skilte"
    ansvarlig = ["Havnen"]
    frist = "2027"
    nr = "2"
    titel = "Viden"
    [[handling]]
    nr = "2.1"
    tekst = "Måle"
    ansvarlig = ["Havnen"]
    frist = "2028"
    "#);
}

#[test]
fn a_note_of_a_heading_is_no_part_of_it() {
    let noted = "<p><pPr><pStyle val=\"H1\"/></pPr><r><t>Mål 1: Rent vand</t></r><r><footnoteReference id=\"2\"/></r></p>";
    let body = heading(0, "Havplan") + noted + &table(&[HEADS, "1.1|Skilte|Havnen|2027"]);
    let notes = "<footnotes><footnote id=\"2\"><p><r><t>Efter EU’s regler.</t></r></p></footnote></footnotes>";
    let document = word(&body, &[("footnotes", "footnotes.xml", notes)]);
    assert_snapshot!(whole("plan.docx", document), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 1 handling i 1 mål, 1 part.
    titel = "Havplan"
    nr = "1"
    titel = "Rent vand [1]"
    baggrund = "[1] Efter EU’s regler."
    [[handling]]
    nr = "1.1"
    tekst = "Skilte"
    ansvarlig = ["Havnen"]
    frist = "2027"
    "#);
}
