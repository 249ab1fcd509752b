//! Nothing in a document is left out in silence: its words are in the plan, or it is said what is not.

use super::common::Workplace;
use super::refused::package;
use super::{import, plan_text};
use insta::assert_snapshot;

const PERIOD: [&str; 4] = [
    "--periode",
    "2026-2029",
    "--organisation",
    "Ren Havn (opdigtet)",
];

/// What is told of a document, and the plan that it becomes.
#[track_caller]
pub(super) fn whole(name: &str, bytes: impl AsRef<[u8]>) -> String {
    let (place, run) = import(name, bytes, &PERIOD);
    assert_eq!(run.code, 0, "{run}");
    let told = run.quiet();
    let told = told.split("Det næste").next().unwrap_or_default();
    let plan = plan_text(&place);
    let made = |line: &&str| {
        let keys = ["format", "organisation", "periode", "[[part]]", "navn"];
        !line.is_empty() && !keys.iter().any(|key| line.starts_with(key))
    };
    let plan: Vec<&str> = plan.lines().filter(made).collect();
    format!("{}\n{}", told.trim_end(), plan.join("\n"))
}

/// What is shown of a document before anything is written: the actions under their goals, what is told, and what
/// is asked.
#[track_caller]
pub(super) fn shown(name: &str, bytes: impl AsRef<[u8]>) -> String {
    let (_, run) = import(name, bytes, &[&PERIOD[..], &["--tørløb"]].concat());
    assert_eq!(run.code, 0, "{run}");
    let told = run.quiet();
    let told = told.split("Svarene kan skrives").next().unwrap();
    let told = told.split("plan/2026-2029/").next().unwrap();
    let is_usual = |line: &&str| {
        let known = ["Ren Havn", "Nr. ", "Parterne er", "Læg mærke", "Spørgsmål"];
        line.is_empty()
            || known.iter().any(|known| line.starts_with(known))
            || line.contains("Hvad er planens titel?")
            || line.contains("har ingen numre i dokumentet")
    };
    let said: Vec<&str> = told.lines().filter(|line| !is_usual(line)).collect();
    said.join("\n")
}

/// A paragraph of Word's.
pub(super) fn paragraph(text: &str) -> String {
    format!("<p><r><t>{text}</t></r></p>")
}

/// The same in bold.
pub(super) fn bold(text: &str) -> String {
    format!("<p><r><rPr><b/></rPr><t>{text}</t></r></p>")
}

/// A Word document with this body, and what else is in its package.
pub(super) fn word(body: &str, parts: &[(&str, &str, &str)]) -> Vec<u8> {
    let relation = |(at, (kind, target, _)): (usize, &(&str, &str, &str))| {
        format!("<Relationship Id=\"r{at}\" Type=\"http://x/{kind}\" Target=\"{target}\"/>")
    };
    let styles = (1..=3).map(|level| {
        format!("<style styleId=\"H{level}\"><name val=\"heading {level}\"/></style>")
    });
    let title = "<style styleId=\"H0\"><name val=\"title\"/></style>";
    let styles = format!("<styles>{title}{}</styles>", styles.collect::<String>());
    let own = [("styles", "styles.xml", styles.as_str())];
    let all: Vec<_> = own.iter().chain(parts).copied().collect();
    let relations: String = all.iter().enumerate().map(relation).collect();
    let mut packed = vec![
        (
            "_rels/.rels".to_owned(),
            "<Relationships><Relationship Id=\"r\" Type=\"http://x/officeDocument\" Target=\"word/document.xml\"/></Relationships>".to_owned(),
        ),
        (
            "word/_rels/document.xml.rels".to_owned(),
            format!("<Relationships>{relations}</Relationships>"),
        ),
        ("word/document.xml".to_owned(), format!("<document><body>{body}</body></document>")),
    ];
    packed.extend(
        all.iter()
            .map(|(_, name, text)| (format!("word/{name}"), (*text).to_owned())),
    );
    pack(&packed)
}

fn pack(parts: &[(String, String)]) -> Vec<u8> {
    let parts: Vec<_> = parts
        .iter()
        .map(|(name, text)| (name.as_str(), text.clone().into_bytes()))
        .collect();
    package(&parts)
}

pub(super) fn heading(level: u8, text: &str) -> String {
    format!("<p><pPr><pStyle val=\"H{level}\"/></pPr><r><t>{text}</t></r></p>")
}

/// A table of these rows, whose cells are parted by `|`; a cell that begins with `<` is as it is.
pub(super) fn table(rows: &[&str]) -> String {
    let cell = |cell: &str| {
        if cell.starts_with('<') {
            format!("<tc>{cell}</tc>")
        } else {
            format!("<tc><p><r><t>{cell}</t></r></p></tc>")
        }
    };
    let row = |row: &&str| format!("<tr>{}</tr>", row.split('|').map(cell).collect::<String>());
    format!("<tbl>{}</tbl>", rows.iter().map(row).collect::<String>())
}

const HEADS: &str = "Nr.|Handling|Ansvarlig";

#[test]
fn a_second_heading_of_a_number_keeps_its_words_and_contents_are_no_headings() {
    let text = "Havplan\n\nIndhold\nMål 1: Rent vand ........ 3\nMål 2: Viden ....... 5\n\nMål 1: Rent vand\n\nNr. Handling Ansvarlig\n\n1.1 Samle affald\n\nHavnen\n\nMål 1: Rent vand (fortsat)\n\nNr. Handling Ansvarlig\n\n1.2 Tømme net\n\nHavnen\n\nMål 1: Viden\n\nNr. Handling Ansvarlig\n\n1.3 Måle salt\n\nSkolen\n";
    assert_snapshot!(whole("plan.txt", text), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 3 handlinger i 1 mål, 2 parter.

    Læg mærke til:
    - Indholdsfortegnelsen er ikke med.
    - ”Mål 1: Viden” har samme nummer som ”Rent vand”, og hører til det mål.
    titel = "Havplan"
    indledning = "Indhold"
    nr = "1"
    titel = "Rent vand"
    [[handling]]
    nr = "1.1"
    tekst = "Samle affald"
    ansvarlig = ["Havnen"]
    [[handling]]
    nr = "1.2"
    tekst = "Tømme net"
    ansvarlig = ["Havnen"]
    [[handling]]
    nr = "1.3"
    tekst = "Måle salt"
    ansvarlig = ["Skolen"]
    gruppe = "Mål 1: Viden"
    "#);
    let tabs = [("Mål 1", "Mål 1 – Rent vand"), ("Mål 2", "Mål 2 – Viden")];
    let body: String = tabs
        .iter()
        .map(|(tab, title)| {
            heading(2, tab) + &heading(1, title) + &table(&[HEADS, "|Samle|Havnen"])
        })
        .collect();
    let contents = "<p><r><t>Mål 1 – Rent vand</t></r><r><tab/></r><r><t>3</t></r></p>";
    assert_snapshot!(whole("plan.docx", word(&(contents.to_owned() + &body), &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 2 mål, 1 part.

    Læg mærke til:
    - Indholdsfortegnelsen er ikke med.
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 2.1.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Rent vand"
    [[handling]]
    nr = "1.1"
    tekst = "Samle"
    ansvarlig = ["Havnen"]
    nr = "2"
    titel = "Viden"
    [[handling]]
    nr = "2.1"
    tekst = "Samle"
    ansvarlig = ["Havnen"]
    "#);
}

#[test]
fn a_heading_over_goals_stands_in_their_background() {
    let body = [
        heading(1, "Land"),
        "<p><r><t>Om land.</t></r></p>".to_owned(),
        heading(2, "Mål 1: Rent vand"),
        table(&[HEADS, "1.1|Samle|Havnen"]),
        heading(2, "Mål 2: Strande"),
        table(&[HEADS, "2.1|Rense|Havnen"]),
        heading(1, "Til søs"),
        heading(2, "Mål 3: Viden"),
        table(&[HEADS, "3.1|Måle|Skolen"]),
        heading(2, "Tværgående indsatser"),
        table(&[HEADS, "4.1|Holde årsmøde|Klubben"]),
    ];
    assert_snapshot!(whole("plan.docx", word(&body.concat(), &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 4 handlinger i 4 mål, 3 parter.

    Læg mærke til:
    - Overskriften ”Land” står i baggrunden for de mål, der hører under den.
    - Overskriften ”Til søs” står i baggrunden for de mål, der hører under den.
    - ”Tværgående indsatser” har sine egne handlinger på højde med målene og er læst som et mål.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Rent vand"
    baggrund = """
    Land
    Om land."""
    [[handling]]
    nr = "1.1"
    tekst = "Samle"
    ansvarlig = ["Havnen"]
    nr = "2"
    titel = "Strande"
    baggrund = "Land"
    [[handling]]
    nr = "2.1"
    tekst = "Rense"
    ansvarlig = ["Havnen"]
    nr = "3"
    titel = "Viden"
    baggrund = "Til søs"
    [[handling]]
    nr = "3.1"
    tekst = "Måle"
    ansvarlig = ["Skolen"]
    nr = "4"
    titel = "Tværgående indsatser"
    baggrund = "Til søs"
    [[handling]]
    nr = "4.1"
    tekst = "Holde årsmøde"
    ansvarlig = ["Klubben"]
    "#);
}

#[test]
fn a_heading_over_all_goals_is_the_title_and_one_over_the_last_alone_is_kept() {
    let first = heading(2, "Mål 1: Rent vand") + &table(&[HEADS, "1.1|Samle|Havnen"]);
    let second = heading(2, "Mål 2: Viden") + &table(&[HEADS, "2.1|Måle|Skolen"]);
    let over_all = heading(1, "Havplan") + &first + &second;
    let plan = whole("plan.docx", word(&over_all, &[]));
    assert!(
        plan.contains("titel = \"Havplan\"") && !plan.contains("baggrund"),
        "{plan}"
    );
    let over_last = first + &heading(1, "Til søs") + &second;
    let plan = whole("plan.docx", word(&over_last, &[]));
    assert!(
        plan.contains("titel = \"Viden\"\nbaggrund = \"Til søs\""),
        "{plan}"
    );
}

#[test]
fn another_table_is_not_one_of_actions() {
    let body = [
        heading(1, "Mål I: Rent vand"),
        table(&[HEADS, "I.1|Samle|Havnen"]),
        heading(1, "Mål II: Viden"),
        table(&["II.1|Måle|Skolen"]),
        heading(1, "Tillæg"),
        table(&["II.2|Tælle|Skolen"]),
        heading(1, "Versioner"),
        table(&["Version|Dato|Forfatter", "3|1.1.2026|Anna"]),
    ];
    assert_snapshot!(whole("plan.docx", word(&body.concat(), &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 3 handlinger i 2 mål, 2 parter.

    Læg mærke til:
    - Tabellen ved tabel 3, række 1 har ingen overskrifter, som kimo kender, og er læst med kolonnerne i tabellen før.
    - Tabellen ved tabel 4, række 1 er ikke en tabel med handlinger; dens ord er bevaret som tekst.
    - Teksten efter det sidste mål er lagt til indledningen.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    titel = "Handleplan 2026-2029"
    indledning = """
    Versioner
    Version – Dato – Forfatter
    3 – 1.1.2026 – Anna"""
    nr = "I"
    titel = "Rent vand"
    [[handling]]
    nr = "I.1"
    tekst = "Samle"
    ansvarlig = ["Havnen"]
    nr = "II"
    titel = "Viden"
    [[handling]]
    nr = "II.1"
    tekst = "Måle"
    ansvarlig = ["Skolen"]
    [[handling]]
    nr = "II.2"
    tekst = "Tælle"
    ansvarlig = ["Skolen"]
    gruppe = "Tillæg"
    "#);
    let stray = "Nr;Handling;Ansvarlig\n1.1;Samle;Havnen\n1.2;\"Ren havn;Skolen\n1.3;\"Måle; salt\";Skolen\n";
    assert_snapshot!(whole("plan.csv", stray), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 3 handlinger i 1 mål, 2 parter.

    Læg mærke til:
    - I linje 3 står et anførselstegn, som ikke slutter; linjerne derfra er læst hver for sig.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    2. Linje 2: Hvad er titlen på mål 1? Uden svar står der et eksempel, som kimo tjek minder om.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "EKSEMPEL: Målets titel"
    [[handling]]
    nr = "1.1"
    tekst = "Samle"
    ansvarlig = ["Havnen"]
    [[handling]]
    nr = "1.2"
    tekst = "\"Ren havn"
    ansvarlig = ["Skolen"]
    [[handling]]
    nr = "1.3"
    tekst = "Måle; salt"
    ansvarlig = ["Skolen"]
    "#);
}

#[test]
fn a_text_without_blank_lines_is_parted() {
    let text = "Havplan 2026-2029\n\nMål 1: Rent vand\nHavet skal være rent. Derfor samler vi affald.\n\nNr. Handling Ansvarlig\n1.1 Samle affald\nHavnen\n\n1.2 Tømme net\nSkolen\n";
    assert_snapshot!(whole("plan.txt", text), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 2 parter.

    Læg mærke til:
    - Den ansvarlige er læst som den sidste linje under 1.1 og 1.2.
    titel = "Havplan 2026-2029"
    nr = "1"
    titel = "Rent vand"
    baggrund = "Havet skal være rent. Derfor samler vi affald."
    [[handling]]
    nr = "1.1"
    tekst = "Samle affald"
    ansvarlig = ["Havnen"]
    [[handling]]
    nr = "1.2"
    tekst = "Tømme net"
    ansvarlig = ["Skolen"]
    "#);
    let blurred = "Mål 1: Rent vand\n\nNr. Handling Ansvarlig\n1.1 Samle affald, Havnen\n1.2 Tømme net, Skolen\n";
    assert_snapshot!(whole("plan.txt", blurred), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 0 parter.

    Læg mærke til:
    - Kolonnerne fra linje 3 kan ikke skilles ad i ren tekst; alt står i handlingernes tekst. Har I dokumentet i Word eller Excel, så indlæs det i stedet.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    2. Dokumentet siger ikke, hvem der er ansvarlig. Hvem er det for alle handlinger? Uden svar står der et eksempel, som kimo tjek minder om.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Rent vand"
    ansvarlig = ["EKSEMPEL: Ansvarlig"]
    [[handling]]
    nr = "1.1"
    tekst = "Samle affald, Havnen"
    [[handling]]
    nr = "1.2"
    tekst = "Tømme net, Skolen"
    "#);
}

#[test]
fn notes_at_the_end_are_kept_and_what_stands_beside_the_text_is_told() {
    let deleted_end = "<pPr><rPr><del/></rPr></pPr>";
    let body = [
        heading(1, "Mål 1: Rent vand"),
        "<p><r><t>Se bilag</t></r><r><endnoteReference id=\"2\"/></r></p>".to_owned(),
        table(&[
            HEADS,
            &format!(
                "1.1|<p><r><t>Sætte </t></r><r><sym font=\"Wingdings\" char=\"F0FC\"/></r><r><rPr><vanish/></rPr><t> (internt)</t></r></p>|<p>{deleted_end}<r><t>Teknik</t></r></p><p><r><t>forvaltningen</t></r></p>"
            ),
            "1.2|<p><hyperlink id=\"x\"><r><t>Vejledning</t></r></hyperlink><r><sym font=\"Webdings\" char=\"F001\"/></r></p>|Havnen",
        ]),
    ];
    let parts = [
        (
            "endnotes",
            "endnotes.xml",
            "<endnotes><endnote id=\"2\"><p><r><t>Slutnotens ord</t></r></p></endnote></endnotes>",
        ),
        (
            "comments",
            "comments.xml",
            "<comments><comment id=\"0\"><p><r><t>Udgår</t></r></p></comment></comments>",
        ),
        (
            "header",
            "header1.xml",
            "<hdr><p><r><t>UDKAST</t></r></p></hdr>",
        ),
        ("footer", "footer1.xml", "<ftr><p><r><t>3</t></r></p></ftr>"),
    ];
    assert_snapshot!(whole("plan.docx", word(&body.concat(), &parts)), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 2 parter.

    Læg mærke til:
    - 1 kommentar i dokumentet er ikke med.
    - Sidehoved og sidefod er ikke med: ”UDKAST”.
    - Skjult tekst i dokumentet er læst med.
    - Tegn fra skrifter som Wingdings, som kimo ikke kender, er ikke med.
    - Adresserne bag dokumentets link er ikke med.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Rent vand"
    baggrund = """
    Se bilag [slutnote 1]
    [slutnote 1] Slutnotens ord"""
    [[handling]]
    nr = "1.1"
    tekst = "Sætte ✓ (internt)"
    ansvarlig = ["Teknikforvaltningen"]
    [[handling]]
    nr = "1.2"
    tekst = "Vejledning"
    ansvarlig = ["Havnen"]
    "#);
}

/// A workbook with one sheet of these rows.
pub(super) fn workbook(rows: &str, properties: &str) -> Vec<u8> {
    sheet("Ark1", rows, properties)
}

/// The same with a name for its only sheet.
pub(super) fn sheet(name: &str, rows: &str, properties: &str) -> Vec<u8> {
    let parts = [
        ("_rels/.rels", "<Relationships><Relationship Id=\"r\" Type=\"http://x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>".to_owned()),
        ("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"s\" Type=\"http://x/worksheet\" Target=\"sheet.xml\"/><Relationship Id=\"t\" Type=\"http://x/styles\" Target=\"styles.xml\"/></Relationships>".to_owned()),
        ("xl/workbook.xml", format!("<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">{properties}<sheets><sheet name=\"{name}\" r:id=\"s\"/></sheets></workbook>")),
        ("xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy\"/><numFmt numFmtId=\"171\" formatCode=\"0.0 &quot;mio. kr.&quot;\"/></numFmts><fills><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF00B050\"/></patternFill></fill></fills><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"17\"/><xf numFmtId=\"170\"/><xf numFmtId=\"9\"/><xf numFmtId=\"171\"/><xf numFmtId=\"0\" fillId=\"1\"/></cellXfs></styleSheet>".to_owned()),
        ("xl/_rels/sheet.xml.rels", "<Relationships><Relationship Id=\"c\" Type=\"http://x/comments\" Target=\"comments1.xml\"/></Relationships>".to_owned()),
        ("xl/comments1.xml", "<comments><commentList><comment ref=\"B3\"><text><t>Udgår</t></text></comment></commentList></comments>".to_owned()),
        ("xl/sheet.xml", format!("<worksheet><cols><col min=\"5\" max=\"5\" hidden=\"1\"/></cols><sheetData>{rows}</sheetData></worksheet>")),
    ];
    let parts: Vec<_> = parts
        .iter()
        .map(|(name, text)| ((*name).to_owned(), text.clone()))
        .collect();
    pack(&parts)
}

/// A row of a sheet: its cells by their columns, with `style:number` for a number.
pub(super) fn row(number: usize, cells: &[&str]) -> String {
    let cell = |(letter, cell): (char, &&str)| {
        let reference = format!("r=\"{letter}{number}\"");
        match cell.split_once(':') {
            Some((style, value)) => format!("<c {reference} s=\"{style}\"><v>{value}</v></c>"),
            None if cell.starts_with('#') => format!("<c {reference} t=\"e\"><v>{cell}</v></c>"),
            None => format!("<c {reference} t=\"inlineStr\"><is><t>{cell}</t></is></c>"),
        }
    };
    let cells: String = ('A'..='Z').zip(cells).map(cell).collect();
    let hidden = if number == 4 { " hidden=\"1\"" } else { "" };
    format!("<row r=\"{number}\"{hidden}>{cells}</row>")
}

#[test]
fn a_sheet_is_read_as_it_is_shown() {
    let rows = [
        row(1, &["Havplan 2026-2029"]),
        row(
            2,
            &["Nr.", "Handling", "Ansvarlig", "Frist", "Andel", "Sum"],
        ),
        row(
            3,
            &[
                "0:1.1",
                "Samle_x000D_ affald",
                "Havnen",
                "2:46174",
                "4:0.25",
                "5:0.5",
            ],
        ),
        row(4, &["1:46054", "Rense", "Havnen", "3:46388", "", "#DIV/0!"]),
    ];
    assert_snapshot!(whole("plan.xlsx", workbook(&rows.concat(), "")), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 1 part.

    Læg mærke til:
    - 1 kommentar i arket ”Ark1” er ikke med.
    - Skjulte rækker i arket ”Ark1” er læst med: 4.
    - Skjulte kolonner i arket ”Ark1” er læst med: E.
    - Celler i arket ”Ark1”, der viser en fejl, er ikke med: #DIV/0! i F4.
    - Kolonnen ”Andel” er bevaret som en linje i handlingernes tekst.
    - Kolonnen ”Sum” er bevaret som en linje i handlingernes tekst.

    Ikke besvaret:
    1. Række 4: Nummeret er en dato, 1.2.2026. Hvad skal det være? Uden svar får den 1.2.
    2. Række 3: Hvad er titlen på mål 1? Uden svar står der et eksempel, som kimo tjek minder om.
    titel = "Havplan 2026-2029"
    nr = "1"
    titel = "EKSEMPEL: Målets titel"
    [[handling]]
    nr = "1.1"
    tekst = """
    Samle affald
    Andel: 25 %
    Sum: 0,5 mio. kr."""
    ansvarlig = ["Havnen"]
    frist = "juni 2026"
    [[handling]]
    nr = "1.2"
    tekst = "Rense"
    ansvarlig = ["Havnen"]
    frist = "2027"
    "#);
    let of_mac = [
        rows[1].clone(),
        row(3, &["1.1", "Samle", "Havnen", "1:44712"]),
    ];
    let plan = whole(
        "plan.xlsx",
        workbook(&of_mac.concat(), "<workbookPr date1904=\"1\"/>"),
    );
    assert!(plan.contains("frist = 2026-06-01"), "{plan}");
}

#[test]
fn words_that_are_repeated_too_often_are_too_much() {
    let long = "ord ".repeat(5_000);
    let rows: String = (3..3_000)
        .map(|at| row(at, &[&at.to_string(), "Samle", "", ""]))
        .collect();
    let sheet = row(1, &["Nr.", "Handling", "Gruppe", "Ansvarlig"])
        + &row(2, &["2", "Samle", &long, "Havnen"])
        + &rows;
    let (place, run) = import("plan.xlsx", workbook(&sheet, ""), &PERIOD);
    assert!(!place.path("plan").exists());
    assert_snapshot!(run, @"
    --- stderr
    fejl: plan.xlsx: filen er for stor: dens celler har for meget tekst
      del den i flere, eller kopiér tabellen med handlingerne over i et nyt dokument
    --- exit 1
    ");
}

#[test]
fn a_word_is_no_number_and_the_others_keep_theirs() {
    let list = "Nr;Handling;Ansvarlig\n1;Samle;Havnen\nNy;Rense;Havnen\nMål 2: Viden;;\n2;Måle;Skolen\nNy;Tælle;Skolen\n";
    assert_snapshot!(whole("plan.csv", list), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 4 handlinger i 2 mål, 2 parter.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    2. Linje 3: ”Ny” kan ikke være handlingens nummer her. Hvad skal det være? Uden svar får den 3, og ”Ny” står i dens tekst.
    3. Linje 6: ”Ny” kan ikke være handlingens nummer her. Hvad skal det være? Uden svar får den 4, og ”Ny” står i dens tekst.
    4. Linje 2: Hvad er titlen på mål 1? Uden svar står der et eksempel, som kimo tjek minder om.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "EKSEMPEL: Målets titel"
    [[handling]]
    nr = "1"
    tekst = "Samle"
    ansvarlig = ["Havnen"]
    [[handling]]
    nr = "3"
    tekst = """
    Rense
    Nr.: Ny"""
    ansvarlig = ["Havnen"]
    nr = "2"
    titel = "Viden"
    [[handling]]
    nr = "2"
    tekst = "Måle"
    ansvarlig = ["Skolen"]
    [[handling]]
    nr = "4"
    tekst = """
    Tælle
    Nr.: Ny"""
    ansvarlig = ["Skolen"]
    "#);
    let odd = "Nr;Handling;Ansvarlig\nMål 1: Vand;;\n1.1;Samle;Havnen\n1.2;Rense;Havnen\n1.3;Måle;Havnen\n1.2.0;Tælle;Havnen\n";
    assert_snapshot!(whole("plan.csv", odd), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 4 handlinger i 1 mål, 1 part.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    2. Linje 6: ”1.2.0” kan ikke være handlingens nummer her. Hvad skal det være? Uden svar får den 1.4, og ”1.2.0” står i dens tekst.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Vand"
    [[handling]]
    nr = "1.1"
    tekst = "Samle"
    ansvarlig = ["Havnen"]
    [[handling]]
    nr = "1.2"
    tekst = "Rense"
    ansvarlig = ["Havnen"]
    [[handling]]
    nr = "1.3"
    tekst = "Måle"
    ansvarlig = ["Havnen"]
    [[handling]]
    nr = "1.4"
    tekst = """
    Tælle
    Nr.: 1.2.0"""
    ansvarlig = ["Havnen"]
    "#);
    let card = "Indsats 7;Samle affald\nAnsvarlig;Havnen\nTidsplan;2027\n";
    assert_snapshot!(whole("plan.csv", card), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 1 handling i 1 mål, 1 part.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    2. Linje 1: Hvad er titlen på mål 1? Uden svar står der et eksempel, som kimo tjek minder om.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "EKSEMPEL: Målets titel"
    [[handling]]
    nr = "7"
    tekst = "Samle affald"
    ansvarlig = ["Havnen"]
    frist = "2027"
    "#);
}

#[test]
fn heads_in_two_rows_and_roles_in_a_cell() {
    let body = table(&[
        "Nr.|Handling|<tcPr><gridSpan val=\"2\"/></tcPr><p><r><t>Organisering</t></r></p>",
        "||Ansvarlig|Medvirkende",
        "1.1|Samle|Havnen|Klubben",
    ]);
    assert_snapshot!(whole("plan.docx", word(&(heading(1, "Mål 1: Rent vand") + &body), &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 1 handling i 1 mål, 2 parter.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Rent vand"
    [[handling]]
    nr = "1.1"
    tekst = "Samle"
    ansvarlig = ["Havnen"]
    medvirkende = ["Klubben"]
    "#);
    let roles = "Nr;Handling;Ansvarlig\n1.1;Samle;\"Ansvarlig: Havnen\nMedvirkende: Klubben\"\n1.2;Rense;Ansv.: Havnen / Medv.: Klubben\n1.3;Måle;Tovholder: Havnen. Deltagere: Skolen\n1.4;Tælle;Havnen og/eller Klubben\n";
    assert_snapshot!(whole("plan.csv", roles), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 4 handlinger i 1 mål, 3 parter.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    2. Linje 2: Hvad er titlen på mål 1? Uden svar står der et eksempel, som kimo tjek minder om.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "EKSEMPEL: Målets titel"
    [[handling]]
    nr = "1.1"
    tekst = "Samle"
    ansvarlig = ["Havnen"]
    medvirkende = ["Klubben"]
    [[handling]]
    nr = "1.2"
    tekst = "Rense"
    ansvarlig = ["Havnen"]
    medvirkende = ["Klubben"]
    [[handling]]
    nr = "1.3"
    tekst = "Måle"
    ansvarlig = ["Havnen"]
    medvirkende = ["Skolen"]
    [[handling]]
    nr = "1.4"
    tekst = "Tælle"
    ansvarlig = ["Havnen", "Klubben"]
    "#);
}

#[test]
fn what_says_nothing_can_be_answered_and_an_answer_of_no_use_is_refused() {
    let place = Workplace::empty();
    place.write(
        "plan.csv",
        "Nr;Handling;Ansvarlig\n1.1;Samle;Havnen\n1.2;Måle;?\n1.2;Tælle;–\n",
    );
    let run = |answers: &str| {
        place.write("svar.toml", answers);
        place.kimo(&[
            "import",
            "plan.csv",
            "--periode",
            "2026-2029",
            "--svar",
            "svar.toml",
        ])
    };
    let refused = [
        run("[nr]\n\"linje 4\" = \"%\"\n").err,
        run("[kolonne]\nNr = \"hest\"\n").err,
    ];
    assert_snapshot!(refused.concat(), @r#"
    fejl[svar]: svaret på nr."linje 4" kan ikke bruges: ”%” kan ikke være handlingens nummer her; 1.3 er ledigt
     --> svar.toml:2:1
      |
    2 | "linje 4" = "%"
      | ^^^^^^^^^^^^^^^
      |
      = hjælp: Skriv et andet svar.

    fejl: intet er skrevet, for svar.toml har en fejl
    fejl[svar]: svaret på kolonne."Nr" kan ikke bruges: ”hest” er ikke noget, en kolonne kan have: skriv en af nr, mål, gruppe, handling, ansvarlig, medvirkende, start, frist, status, behold, udelad
     --> svar.toml:2:1
      |
    2 | Nr = "hest"
      | ^^^^^^^^^^^
      |
      = hjælp: Skriv et andet svar.

    fejl: intet er skrevet, for svar.toml har en fejl
    "#);
    let answered = run("[ansvarlig]\n\"1.2\" = \"Skolen\"\n\"1.3\" = \"Klubben\"\n");
    assert_eq!(answered.code, 0, "{answered}");
    let plan = plan_text(&place);
    assert!(
        plan.contains("[\"Skolen\"]") && plan.contains("[\"Klubben\"]"),
        "{plan}"
    );
}

/// A line of a sign that nobody sees, as a copy from a PDF may have it.
#[test]
fn a_paragraph_that_says_nothing_is_none() {
    let text = "Mål 1: Havet\n1.1 Måle støj i havnen\nHavnen\n\n\u{1f}\n\n";
    let (_, is_as_meant) = kimo::testing::import(text.as_bytes(), false).unwrap();
    assert!(is_as_meant);
}
