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

/// A paragraph of a list, at a level of it.
fn item(list: usize, level: usize, text: &str) -> String {
    let of = format!("<numPr><ilvl val=\"{level}\"/><numId val=\"{list}\"/></numPr>");
    format!("<p><pPr>{of}</pPr><r><t>{text}</t></r></p>")
}

#[test]
fn the_numbers_of_lists_are_counted_as_word_counts_them() {
    let level = |at: usize, start: u32, format: &str, text: &str| {
        format!(
            "<lvl ilvl=\"{at}\"><start val=\"{start}\"/><numFmt val=\"{format}\"/><lvlText val=\"{text}\"/></lvl>"
        )
    };
    let lists = [
        level(0, 1, "decimal", "%1.")
            + &level(1, 3, "decimal", "%1.%2")
            + &level(2, 1, "lowerLetter", "%3)"),
        level(0, 26, "upperLetter", "%1)"),
        level(0, 1, "lowerLetter", "%1)"),
        level(0, 4, "upperRoman", "%1."),
        level(0, 9, "lowerRoman", "%1."),
        level(0, 1, "bullet", "•"),
        level(0, 1, "none", "%1"),
    ];
    let list = |(at, levels): (usize, &String)| {
        format!(
            "<abstractNum abstractNumId=\"{at}\"><nsid val=\"1\"/>{levels}</abstractNum><num numId=\"{at}\"><abstractNumId val=\"{at}\"/></num>"
        )
    };
    let lists: String = lists.iter().enumerate().map(list).collect();
    let lists = format!("<numbering>{lists}</numbering>");
    let parts = [("numbering", "numbering.xml", lists.as_str())];
    // What a level inside another starts with, how it goes on, and that it begins anew.
    let depths = [0, 1, 1, 2, 2, 0, 1, 2, 1];
    let nested = depths.map(|level| item(0, level, "trin"));
    let others = [1, 1, 2, 2, 3, 3, 4, 4, 5, 6, 99].map(|list| item(list, 0, "punkt"));
    let body =
        plan(&(nested.concat() + &others.concat() + &table(&[HEADS, "|Skilte|Havnen|2027"])));
    assert_snapshot!(whole("plan.docx", word(&body, &parts)), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 1 handling i 1 mål, 1 part.

    Læg mærke til:
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1.
    titel = "Havplan"
    nr = "1"
    titel = "Rent vand"
    baggrund = """
    1. trin
    1.3 trin
    1.4 trin
    a) trin
    b) trin
    2. trin
    2.3 trin
    a) trin
    2.4 trin
    Z) punkt
    A) punkt
    a) punkt
    b) punkt
    IV. punkt
    V. punkt
    ix. punkt
    x. punkt
    - punkt
    punkt
    punkt"""
    [[handling]]
    nr = "1.1"
    tekst = "Skilte"
    ansvarlig = ["Havnen"]
    frist = "2027"
    "#);
    // In a table a list may be all that a cell has, but for its bullets.
    let cell = |list: usize| format!("<p><pPr><numPr><numId val=\"{list}\"/></numPr></pPr></p>");
    let row = |list: usize, action: &str| format!("{}|{action}|Havnen|2027", cell(list));
    let rows = table(&[HEADS, &row(2, "Skilte"), &row(2, "Spande"), &row(5, "Net")]);
    assert_snapshot!(whole("plan.docx", word(&plan(&rows), &parts)), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 3 handlinger i 1 mål, 1 part.

    Ikke besvaret:
    1. Tabel 1, række 4: Handlingen har intet nummer. Hvad skal det være? Uden svar får den 1.1.
    titel = "Havplan"
    nr = "1"
    titel = "Rent vand"
    [[handling]]
    nr = "a"
    tekst = "Skilte"
    ansvarlig = ["Havnen"]
    frist = "2027"
    [[handling]]
    nr = "b"
    tekst = "Spande"
    ansvarlig = ["Havnen"]
    frist = "2027"
    [[handling]]
    nr = "1.1"
    tekst = "Net"
    ansvarlig = ["Havnen"]
    frist = "2027"
    "#);
}

#[test]
fn what_was_deleted_or_moved_away_is_no_words() {
    let gone = |kind: &str| format!("<{kind}><p><r><t>Væk</t></r></p></{kind}>");
    let run = "<p><r><t>Om </t></r><del><r><delText>ikke </delText></r></del><moveFrom><r><t>før </t></r></moveFrom><r><t>havet</t></r></p>";
    let fallback = "<p><r><AlternateContent><Choice><t>Ny</t></Choice><Fallback><t>Gammel</t></Fallback></AlternateContent></r></p>";
    let nested = "<tc><p/><tbl><tr><tc><p><r><t>Skilte</t></r></p></tc></tr></tbl><moveFrom><p><r><t>Væk</t></r></p></moveFrom></tc>";
    let rows =
        table(&[HEADS, "1.1|X|Havnen|2027"]).replace("<tc><p><r><t>X</t></r></p></tc>", nested);
    let deleted = "<del><tr><tc><p><r><t>1.9</t></r></p></tc></tr></del></tbl>";
    let rows = rows.strip_suffix("</tbl>").unwrap().to_owned() + deleted;
    let body = ["del", "moveFrom", "Fallback"].map(gone).concat() + run + fallback + &rows;
    assert_snapshot!(whole("plan.docx", word(&plan(&body), &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 1 handling i 1 mål, 1 part.

    Læg mærke til:
    - En tabel, der står i en celle, er læst som linjer i cellen.
    titel = "Havplan"
    nr = "1"
    titel = "Rent vand"
    baggrund = """
    Om havet
    Ny"""
    [[handling]]
    nr = "1.1"
    tekst = "Skilte"
    ansvarlig = ["Havnen"]
    frist = "2027"
    "#);
}

#[test]
fn the_level_of_a_paragraph_makes_it_a_heading_and_the_text_of_the_body_none() {
    let of = |level: u8, text: &str| {
        format!("<p><pPr><outlineLvl val=\"{level}\"/></pPr><r><t>{text}</t></r></p>")
    };
    let rows = table(&[HEADS, "|Skilte|Havnen|2027"]);
    let body =
        of(0, "Vand") + &of(1, "Kyst") + &rows + &of(0, "Luft") + &of(9, "Den er ren") + &rows;
    assert_snapshot!(whole("plan.docx", word(&(heading(0, "Havplan") + &body), &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 2 mål, 1 part.

    Læg mærke til:
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 2.1.
    titel = "Havplan"
    nr = "1"
    titel = "Vand"
    [[handling]]
    nr = "1.1"
    tekst = "Skilte"
    ansvarlig = ["Havnen"]
    gruppe = "Kyst"
    frist = "2027"
    nr = "2"
    titel = "Luft"
    baggrund = "Den er ren"
    [[handling]]
    nr = "2.1"
    tekst = "Skilte"
    ansvarlig = ["Havnen"]
    frist = "2027"
    "#);
}

#[test]
fn hyphens_signs_links_and_boxes_in_a_line_are_read() {
    let sign = |font: &str, code: &str| format!("<r><sym font=\"{font}\" char=\"{code}\"/></r>");
    let link = |text: &str| format!("<hyperlink id=\"r1\"><r><t>{text}</t></r></hyperlink>");
    let run = |text: &str| format!("<r><t xml:space=\"preserve\">{text}</t></r>");
    let hyphen = "<r><t>Nord</t></r><r><noBreakHyphen/></r><r><t>Jylland</t></r>";
    let signs = sign("Wingdings 2", "F052") + &run(" og ") + &sign("Symbol", "F0B3");
    let text_box = "<r><pict><textbox><txbxContent><p><r><t>I en boks</t></r></p></txbxContent></textbox></pict></r>";
    let line = |inside: &str| format!("<p>{inside}</p>");
    let rows = table(&[HEADS, "1.1|Skilte|Havnen|2027"]);
    let body = line(hyphen)
        + &line(&signs)
        + &line(&(run("Se ") + &link("www.havn.dk")))
        + &line(text_box)
        + &rows;
    assert_snapshot!(whole("plan.docx", word(&plan(&body), &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 1 handling i 1 mål, 1 part.
    titel = "Havplan"
    nr = "1"
    titel = "Rent vand"
    baggrund = """
    Nord-Jylland
    ☑ og ≥
    Se www.havn.dk
    I en boks"""
    [[handling]]
    nr = "1.1"
    tekst = "Skilte"
    ansvarlig = ["Havnen"]
    frist = "2027"
    "#);
    for (text, is_told) in [
        ("havnen", true),
        ("www.havn.dk", false),
        ("https://havn.dk", false),
        ("a@havn.dk", false),
    ] {
        let told = whole("plan.docx", word(&plan(&(line(&link(text)) + &rows)), &[]));
        assert_eq!(told.contains("link"), is_told, "{told}");
    }
}

#[test]
fn a_note_is_known_by_its_own_number_and_a_line_over_notes_is_none() {
    let notes = "<footnotes><footnote type=\"separator\" id=\"1\"><p><r><t>Streg</t></r></p></footnote>\
        <footnote id=\"1\"><p><r><t>Fra byrådet</t></r></p></footnote><footnote id=\"2\"><p><r><t>Se bilag</t></r></p></footnote></footnotes>";
    let ends = "<endnotes><endnote id=\"1\"><p><r><t>Til sidst</t></r></p></endnote></endnotes>";
    let refer = |kind: &str, id: u8| format!("<r><{kind}Reference id=\"{id}\"/></r>");
    let line = format!(
        "<p><r><t>Vi vil</t></r>{}<r><t> have rent hav</t></r>{}{}</p>",
        refer("footnote", 2),
        refer("footnote", 1),
        refer("endnote", 1)
    );
    let parts = [
        ("footnotes", "footnotes.xml", notes),
        ("endnotes", "endnotes.xml", ends),
    ];
    let body = plan(&(line + &table(&[HEADS, "1.1|Skilte|Havnen|2027"])));
    assert_snapshot!(whole("plan.docx", word(&body, &parts)), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 1 handling i 1 mål, 1 part.
    titel = "Havplan"
    nr = "1"
    titel = "Rent vand"
    baggrund = """
    Vi vil [1] have rent hav [2] [slutnote 1]
    [1] Se bilag
    [2] Fra byrådet
    [slutnote 1] Til sidst"""
    [[handling]]
    nr = "1.1"
    tekst = "Skilte"
    ansvarlig = ["Havnen"]
    frist = "2027"
    "#);
}

#[test]
fn bold_is_a_heading_whatever_its_runs_without_words_are() {
    let heading = "<p><r><rPr><b/></rPr><t>Mål 2: Luft</t></r><r><lastRenderedPageBreak/></r></p>";
    let rows = table(&[HEADS, "|Skilte|Havnen|2027"]);
    let body = plan(&(rows.clone() + heading + &rows));
    let told = whole("plan.docx", word(&body, &[]));
    assert!(told.contains("2 handlinger i 2 mål"), "{told}");
}
