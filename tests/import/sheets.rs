//! What a spreadsheet says in its cells: merged ones, answers of yes and no, and numbers that are no days.

use super::refused::package;
use super::whole::{row, shown, whole, workbook};
use insta::assert_snapshot;

/// A sheet of these rows with merged cells.
fn merged(rows: &[String], areas: &[&str]) -> Vec<u8> {
    let cells: String = areas
        .iter()
        .map(|area| format!("<mergeCell ref=\"{area}\"/>"))
        .collect();
    let merges = format!("</sheetData><mergeCells>{cells}</mergeCells><sheetData>");
    workbook(&(rows.concat() + &merges), "")
}

const HEADS: [&str; 4] = ["Tema", "Handling", "Ansvarlig", "Frist"];

#[test]
fn a_merged_cell_holds_for_all_its_rows_and_a_wide_one_is_a_heading() {
    let rows = [
        row(1, &HEADS),
        row(2, &["Kyst", "Måle", "Havnen", "2026"]),
        row(3, &["", "Rydde", "", "2027"]),
        row(5, &["", "Bade", "Klubben", "2027"]),
        row(6, &["Dybt vand", "", "", ""]),
        row(7, &["Dyb", "Dykke", "Klubben", "2028"]),
    ];
    // Two from an end to a start are none.
    let areas = ["A2:A5", "C2:C3", "A6:D6", "D5:B5", "B5:B2"];
    assert_snapshot!(whole("plan.xlsx", merged(&rows, &areas)), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 4 handlinger i 2 mål, 2 parter.

    Læg mærke til:
    - 1 kommentar i arket ”Ark1” er ikke med.
    - Kolonnen ”Tema” er bevaret som en linje i handlingernes tekst.
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 1.2.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    2. Række 2: Hvad er titlen på mål 1? Uden svar står der et eksempel, som kimo tjek minder om.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "EKSEMPEL: Målets titel"
    [[handling]]
    nr = "1.1"
    tekst = """
    Måle
    Tema: Kyst"""
    ansvarlig = ["Havnen"]
    frist = "2026"
    [[handling]]
    nr = "1.2"
    tekst = """
    Rydde
    Tema: Kyst"""
    ansvarlig = ["Havnen"]
    frist = "2027"
    [[handling]]
    nr = "1.3"
    tekst = """
    Bade
    Tema: Kyst"""
    ansvarlig = ["Klubben"]
    frist = "2027"
    nr = "2"
    titel = "Dybt vand"
    [[handling]]
    nr = "2.1"
    tekst = """
    Dykke
    Tema: Dyb"""
    ansvarlig = ["Klubben"]
    frist = "2028"
    "#);
}

#[test]
fn a_cell_of_yes_or_no_is_a_word() {
    let said = |cell: &str, value: u8| format!("<c r=\"{cell}\" t=\"b\"><v>{value}</v></c></row>");
    let rows = [
        row(2, &["Nr.", "Handling", "Ansvarlig", "Vedtaget"]),
        row(3, &["1.1", "Måle", "Havnen"]).replace("</row>", &said("D3", 1)),
        row(5, &["1.2", "Rydde", "Havnen"]).replace("</row>", &said("D5", 0)),
    ];
    assert_snapshot!(whole("plan.xlsx", workbook(&rows.concat(), "")), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 1 part.

    Læg mærke til:
    - 1 kommentar i arket ”Ark1” er ikke med.
    - Kolonnen ”Vedtaget” er bevaret som en linje i handlingernes tekst.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    2. Række 3: Hvad er titlen på mål 1? Uden svar står der et eksempel, som kimo tjek minder om.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "EKSEMPEL: Målets titel"
    [[handling]]
    nr = "1.1"
    tekst = """
    Måle
    Vedtaget: ja"""
    ansvarlig = ["Havnen"]
    [[handling]]
    nr = "1.2"
    tekst = """
    Rydde
    Vedtaget: nej"""
    ansvarlig = ["Havnen"]
    "#);
}

#[test]
fn a_number_that_can_be_no_day_is_a_number() {
    let day = |value: &str| {
        let rows = [
            row(1, &["Nr.", "Handling", "Ansvarlig", "Bilag"]),
            row(2, &["1.1", "Måle", "Havnen", &format!("1:{value}")]),
        ];
        let plan = whole("plan.xlsx", workbook(&rows.concat(), ""));
        let line = plan
            .lines()
            .find(|line| line.starts_with("Bilag:"))
            .unwrap();
        line.trim_end_matches("\"\"\"").to_owned()
    };
    let found = ["0.5", "60", "61", "46054", "3000000"].map(day);
    assert_snapshot!(found.join("\n"), @r#"
    Bilag: 0,5
    Bilag: 60
    Bilag: 1.3.1900
    Bilag: 1.2.2026
    Bilag: 3000000
    "#);
}

#[test]
fn rows_without_their_numbers_follow_each_other() {
    let bare = |text: &str| {
        text.replace(" r=\"1\"", "")
            .replace(" r=\"2\"", "")
            .replace(" r=\"3\"", "")
    };
    let rows = [
        row(1, &HEADS),
        row(2, &["Kyst", "Måle", "Havnen", "2026"]),
        row(3, &["Dyb", "Rydde", "Skolen", "2027"]),
    ];
    assert_snapshot!(shown("plan.xlsx", workbook(&bare(&rows.concat()), "")), @r#"
    2 handlinger i 2 mål, 2 parter, 1 spørgsmål.
    Mål 1: Kyst
    1.1  Måle      Havnen     2026
    Mål 2: Dyb
    2.1  Rydde     Skolen     2027
    - 1 kommentar i arket ”Ark1” er ikke med.
    "#);
}

/// A workbook of these sheets, each with its name and its rows, with shared strings and these formats of cells.
fn book(sheets: &[(&str, String)], strings: &str, formats: &str) -> Vec<u8> {
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"http://x/{kind}\" Target=\"{target}\"/>")
    };
    let mut relations = relation("t", "styles", "styles.xml")
        + &relation("u", "sharedStrings", "sharedStrings.xml");
    let mut named = String::new();
    let mut parts = Vec::new();
    for (at, (name, rows)) in sheets.iter().enumerate() {
        relations += &relation(&format!("s{at}"), "worksheet", &format!("sheet{at}.xml"));
        named += &format!("<sheet name=\"{name}\" r:id=\"s{at}\"/>");
        let text = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
        parts.push((format!("xl/sheet{at}.xml"), text));
    }
    let fill = |pattern: &str, colour: &str| {
        format!(
            "<fill><patternFill patternType=\"{pattern}\"><fgColor rgb=\"{colour}\"/></patternFill></fill>"
        )
    };
    let fills = fill("none", "FF00B050") + &fill("solid", "FFFFFFFF") + &fill("solid", "FF00B050");
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let all = |relations: &str| format!("<Relationships>{relations}</Relationships>");
    parts.extend([
        (
            "_rels/.rels".to_owned(),
            all(&relation("r", "officeDocument", "xl/workbook.xml")),
        ),
        ("xl/_rels/workbook.xml.rels".to_owned(), all(&relations)),
        (
            "xl/workbook.xml".to_owned(),
            format!("<workbook xmlns:r=\"{office}\"><sheets>{named}</sheets></workbook>"),
        ),
        (
            "xl/styles.xml".to_owned(),
            format!("<styleSheet><fills>{fills}</fills><cellXfs>{formats}</cellXfs></styleSheet>"),
        ),
        (
            "xl/sharedStrings.xml".to_owned(),
            format!("<sst>{strings}</sst>"),
        ),
    ]);
    let parts: Vec<_> = parts
        .iter()
        .map(|(name, text)| (name.as_str(), text.clone().into_bytes()))
        .collect();
    package(&parts)
}

/// A cell of a shared string.
fn shared(cell: &str, string: usize) -> String {
    format!("<c r=\"{cell}\" t=\"s\"><v>{string}</v></c>")
}

#[test]
fn words_that_cells_share_are_in_each_without_how_they_are_spoken() {
    let strings = "<si><t>Havnen</t></si><si><r><t>Måle </t></r><r><t>salt</t></r><rPh><t>sort</t></rPh></si><other/>";
    let cells = shared("B2", 1) + &shared("C2", 0) + "</row>";
    let rows = row(1, &["Nr.", "Handling", "Ansvarlig"])
        + &row(2, &["1.1"]).replace("</row>", &cells)
        + &row(3, &["1.2", "Rydde"]).replace("</row>", &(shared("C3", 0) + "</row>"));
    let cover = row(1, &["Havplan"]) + &row(2, &["Vi vil have rent hav"]);
    // The first sheet is a cover where it has no table, and only there.
    let sheets = [("Forside", cover), ("Hav", rows.clone())];
    assert_snapshot!(shown("plan.xlsx", book(&sheets, strings, "")), @r#"
    2 handlinger i 1 mål, 1 part, ingen spørgsmål.
    Mål 1: Hav
    1.1  Måle salt  Havnen
    1.2  Rydde      Havnen
    Indledningen er på ét afsnit.
    - Arket ”Forside” er læst som tekst før målene.
    "#);
    let sheets = [
        ("Hav", rows.clone()),
        ("Luft", rows.replace("1.1", "2.1").replace("1.2", "2.2")),
    ];
    assert_snapshot!(shown("plan.xlsx", book(&sheets, strings, "")), @r#"
    4 handlinger i 2 mål, 1 part, 1 spørgsmål.
    Mål 1: Hav
    1.1  Måle salt  Havnen
    1.2  Rydde      Havnen
    Mål 2: Luft
    2.1  Måle salt  Havnen
    2.2  Rydde      Havnen
    "#);
}

#[test]
fn white_is_no_colour_and_a_time_and_a_share_have_their_digits() {
    let formats = "<xf/><xf fillId=\"0\"/><xf fillId=\"1\"/><xf fillId=\"2\"/><xf numFmtId=\"10\"/><xf numFmtId=\"20\"/>";
    let silent = |cell: &str, style: u8| format!("<c r=\"{cell}\" s=\"{style}\"/></row>");
    let heads = row(1, &["Nr.", "Handling", "Ansvarlig", "Andel", "Tid", "Lys"]);
    let rows = [1, 2, 3].map(|style: u8| {
        let at = usize::from(style) + 1;
        let said = row(
            at,
            &[
                &format!("1.{style}"),
                "Måle",
                "Havnen",
                "4:0.125",
                "5:1.75",
                "",
            ],
        );
        said.replace("</row>", &silent(&format!("G{at}"), style))
    });
    let sheets = [("Hav", heads + &rows.concat())];
    assert_snapshot!(whole("plan.xlsx", book(&sheets, "", formats)), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 3 handlinger i 1 mål, 1 part.

    Læg mærke til:
    - Skjulte rækker i arket ”Hav” er læst med: 4.
    - Felter i arket ”Hav”, der kun har en farve og ingen ord, er ikke med: række 4.
    - Kolonnen ”Andel” er bevaret som en linje i handlingernes tekst.
    - Kolonnen ”Lys” er bevaret som en linje i handlingernes tekst.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    2. Række 2: Hvad er titlen på mål 1? Uden svar står der et eksempel, som kimo tjek minder om.
    3. Række 2: Hvornår er ”18:00”? (f.eks. marts 2025, 1. kvartal 2025, 2025, løbende) Uden svar står det i handlingens tekst.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "EKSEMPEL: Målets titel"
    [[handling]]
    nr = "1.1"
    tekst = """
    Måle
    Tid: 18:00
    Andel: 12,50 %"""
    ansvarlig = ["Havnen"]
    [[handling]]
    nr = "1.2"
    tekst = """
    Måle
    Tid: 18:00
    Andel: 12,50 %"""
    ansvarlig = ["Havnen"]
    [[handling]]
    nr = "1.3"
    tekst = """
    Måle
    Tid: 18:00
    Andel: 12,50 %"""
    ansvarlig = ["Havnen"]
    "#);
}

#[test]
fn the_first_ten_of_many_are_told() {
    let told = |count: usize| {
        let rows =
            (2..count + 2).map(|at| row(at, &[&format!("1.{}", at - 1), "Måle", "Havnen", "#N/A"]));
        let rows = row(1, &["Nr.", "Handling", "Ansvarlig", "Pris"]) + &rows.collect::<String>();
        let shown = shown("plan.xlsx", book(&[("Hav", rows)], "", ""));
        shown
            .lines()
            .find(|line| line.contains("viser en fejl"))
            .unwrap()
            .to_owned()
    };
    assert_snapshot!([2, 10, 12].map(told).join("\n"), @r#"
    - Celler i arket ”Hav”, der viser en fejl, er ikke med: #N/A i D2 og #N/A i D3.
    - Celler i arket ”Hav”, der viser en fejl, er ikke med: #N/A i D2, #N/A i D3, #N/A i D4, #N/A i D5, #N/A i D6, #N/A i D7, #N/A i D8, #N/A i D9, #N/A i D10 og #N/A i D11.
    - Celler i arket ”Hav”, der viser en fejl, er ikke med: #N/A i D2, #N/A i D3, #N/A i D4, #N/A i D5, #N/A i D6, #N/A i D7, #N/A i D8, #N/A i D9, #N/A i D10, #N/A i D11 og 2 til.
    "#);
}

#[test]
fn a_merged_cell_may_be_wider_than_what_its_rows_have() {
    let rows = [
        row(1, &HEADS),
        row(2, &["Kyst", "Måle", "Havnen", ""]),
        row(3, &["Kyst", "Rydde"]),
        row(5, &["", "Dybt vand"]),
        row(6, &["Dyb", "Dykke", "Klubben", "2028"]),
    ];
    assert_snapshot!(shown("plan.xlsx", merged(&rows, &["C2:D3", "B5:C5"])), @r#"
    3 handlinger i 2 mål, 2 parter, 2 spørgsmål.
    Mål 1: EKSEMPEL: Målets titel
    – Kyst
    1.1  Måle      Havnen
    1.2  Rydde     Havnen
    Mål 2: Dybt vand
    – Dyb
    2.1  Dykke     Klubben    2028
    - 1 kommentar i arket ”Ark1” er ikke med.
    2. Række 2: Hvad er titlen på mål 1? Uden svar står der et eksempel, som kimo tjek minder om.
    "#);
}
