//! Rows that are no actions of the table they stand in: goals, heads, remarks, and fields beside each other.

use super::common::Workplace;
use super::plan_text;
use super::refused::package;
use super::whole::{heading, paragraph, row, table, whole, word};
use insta::assert_snapshot;

#[test]
fn a_table_under_another_has_heads_of_its_own() {
    let list = "Mål 1: Rent vand;;;;\nNr.;Handling;Ansvarlig;Frist;\n1.1;Skilte;Havnen;2027;\n;;;;\nMål 2: Viden;;;;\nNr.;Tovholder;Indsats;Deadline;Bemærkning\n2.1;Skolen;Måle;2028;Hver uge\n";
    assert_snapshot!(whole("plan.csv", list), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 2 mål, 2 parter.

    Læg mærke til:
    - Kolonnen ”Bemærkning” er bevaret som en linje i handlingernes tekst.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    titel = "Handleplan 2026-2029"
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
    tekst = """
    Måle
    Bemærkning: Hver uge"""
    ansvarlig = ["Skolen"]
    frist = "2028"
    "#);
}

#[test]
fn what_says_that_there_is_nothing_yet_is_no_party_time_or_status() {
    let list = "Nr.;Gruppe;Handling;Ansvarlig;Medvirkende;Start;Frist;Status;Økonomi\n\
        Mål 1: Rent vand;;;;;;;;\n\
        1.1;n/a;Skilte;NN;n/a;TBD;TBD;-;mangler\n\
        1.2;Havn;Tælle net;Havnen / NN;–;?;2027;igangsat;\n\
        1.3;Havn;Rense;Havnen;;;;;\n\
        1.4;–;Måle støj;?;Skolen, tbd;–;mangler;n/a;\n";
    assert_snapshot!(whole("plan.csv", list), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 4 handlinger i 1 mål, 2 parter.

    Læg mærke til:
    - Kolonnen ”Økonomi” er bevaret som en linje i handlingernes tekst.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    2. Linje 3: Hvem er ansvarlig for 1.1? Uden svar står der et eksempel, som kimo tjek minder om.
    3. Linje 6: Hvem er ansvarlig for 1.4? Uden svar står der et eksempel, som kimo tjek minder om.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Rent vand"
    [[handling]]
    nr = "1.1"
    tekst = """
    Skilte
    Økonomi: mangler"""
    ansvarlig = ["EKSEMPEL: Ansvarlig"]
    [[handling]]
    nr = "1.2"
    tekst = "Tælle net"
    ansvarlig = ["Havnen"]
    gruppe = "Havn"
    frist = "2027"
    udgangsstatus = "igangsat"
    [[handling]]
    nr = "1.3"
    tekst = "Rense"
    ansvarlig = ["Havnen"]
    gruppe = "Havn"
    [[handling]]
    nr = "1.4"
    tekst = "Måle støj"
    ansvarlig = ["EKSEMPEL: Ansvarlig"]
    medvirkende = ["Skolen"]
    "#);
}

#[test]
fn a_goals_number_and_title_in_cells_of_their_own() {
    let list = |one: &str, two: &str| {
        format!(
            "Nr.;Handling;Ansvarlig\n{one};Rent vand;\n1.1;Skilte;Havnen\n{two};Viden;\n2.1;Måle;Skolen\n2.2;Fortælle;\n"
        )
    };
    let told = whole("plan.csv", list("Mål 1", "Mål 2"));
    assert_snapshot!(told, @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 3 handlinger i 2 mål, 2 parter.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    2. Linje 6: Hvem er ansvarlig for 2.2? Uden svar står der et eksempel, som kimo tjek minder om.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Rent vand"
    [[handling]]
    nr = "1.1"
    tekst = "Skilte"
    ansvarlig = ["Havnen"]
    nr = "2"
    titel = "Viden"
    [[handling]]
    nr = "2.1"
    tekst = "Måle"
    ansvarlig = ["Skolen"]
    [[handling]]
    nr = "2.2"
    tekst = "Fortælle"
    ansvarlig = ["EKSEMPEL: Ansvarlig"]
    "#);
    assert_eq!(whole("plan.csv", list("1", "2.")), told);
    // What has an action's words and nobody to answer for it is one, where no number stands under it.
    let flat = whole(
        "plan.csv",
        "Nr.;Handling;Ansvarlig\n1;Skilte;\n2;Net;Havnen\n",
    );
    assert_eq!(flat.matches("[[handling]]").count(), 2, "{flat}");
}

#[test]
fn a_remark_under_an_action_is_of_the_action() {
    let list = "Nr.;Handling;Ansvarlig\n1.1;Skilte;Havnen\nKommentar: Afventer lov;;\n1.2;Spande;Havnen\nØkonomi: 20.000 kr.;;\n";
    assert_snapshot!(whole("plan.csv", list), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 1 part.

    Læg mærke til:
    - Linje 3 er lagt til handlingen over den.
    - Linje 5 er lagt til handlingen over den.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    2. Linje 2: Hvad er titlen på mål 1? Uden svar står der et eksempel, som kimo tjek minder om.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "EKSEMPEL: Målets titel"
    [[handling]]
    nr = "1.1"
    tekst = """
    Skilte
    Kommentar: Afventer lov"""
    ansvarlig = ["Havnen"]
    [[handling]]
    nr = "1.2"
    tekst = """
    Spande
    Økonomi: 20.000 kr."""
    ansvarlig = ["Havnen"]
    "#);
    let text = "# Havplan\n\n## Rent vand\n\n- Skilte\n  - Ansvarlig: Havnen\n  - Økonomi: 20.000 kr.\n- Spande\n  - Ansvarlig: Klubben\n\n## Viden\n\n- Måle\n  - Ansvarlig: Skolen\n";
    assert_snapshot!(whole("plan.txt", text), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 3 handlinger i 2 mål, 3 parter.

    Læg mærke til:
    - Dokumentet har ingen tabel med handlinger; handlingerne er punkterne i dets lister.
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 1.2.
    titel = "Havplan"
    nr = "1"
    titel = "Rent vand"
    [[handling]]
    nr = "1.1"
    tekst = """
    Skilte
    Økonomi: 20.000 kr."""
    ansvarlig = ["Havnen"]
    [[handling]]
    nr = "1.2"
    tekst = "Spande"
    ansvarlig = ["Klubben"]
    nr = "2"
    titel = "Viden"
    [[handling]]
    nr = "2.1"
    tekst = "Måle"
    ansvarlig = ["Skolen"]
    "#);
}

#[test]
fn of_two_columns_of_actions_the_outer_has_groups() {
    let list = "Mål;Indsats;Aktivitet;Ansvarlig;Frist\nRent vand;Strande;Skilte;Havnen;2027\n;;Spande;Klubben;2028\n;Kajer;Net;Havnen;løbende\nViden;Prøver;Måle;Skolen;2027\n";
    assert_snapshot!(whole("plan.csv", list), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 4 handlinger i 2 mål, 3 parter.

    Læg mærke til:
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 1.2.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Rent vand"
    [[handling]]
    nr = "1.1"
    tekst = "Skilte"
    ansvarlig = ["Havnen"]
    gruppe = "Strande"
    frist = "2027"
    [[handling]]
    nr = "1.2"
    tekst = "Spande"
    ansvarlig = ["Klubben"]
    gruppe = "Strande"
    frist = "2028"
    [[handling]]
    nr = "1.3"
    tekst = "Net"
    ansvarlig = ["Havnen"]
    gruppe = "Kajer"
    frist = "løbende"
    nr = "2"
    titel = "Viden"
    [[handling]]
    nr = "2.1"
    tekst = "Måle"
    ansvarlig = ["Skolen"]
    gruppe = "Prøver"
    frist = "2027"
    "#);
}

#[test]
fn fields_of_a_card_beside_each_other() {
    let card = |number: &str, action: &str| {
        let first = format!("Nr.|{number}|Ansvarlig|Havnen");
        let second = format!("Handling|{action}|Frist|2027");
        table(&[&first, &second, "Effekt|Rent|Økonomi|0 kr."])
    };
    let goal = heading(0, "Havplan") + &heading(1, "Mål 1: Rent vand");
    let body = goal + &card("1.1", "Skilte") + "<p/>" + &card("1.2", "Net");
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 1 part.

    Læg mærke til:
    - Kolonnen ”Effekt” er bevaret som en linje i handlingernes tekst.
    - Kolonnen ”Økonomi” er bevaret som en linje i handlingernes tekst.
    titel = "Havplan"
    nr = "1"
    titel = "Rent vand"
    [[handling]]
    nr = "1.1"
    tekst = """
    Skilte
    Effekt: Rent
    Økonomi: 0 kr."""
    ansvarlig = ["Havnen"]
    frist = "2027"
    [[handling]]
    nr = "1.2"
    tekst = """
    Net
    Effekt: Rent
    Økonomi: 0 kr."""
    ansvarlig = ["Havnen"]
    frist = "2027"
    "#);
}

#[test]
fn the_first_action_of_a_table_without_heads_is_one() {
    let answered = |rows: &str, answers: &str| {
        let place = Workplace::empty();
        place.write("plan.csv", rows);
        place.write("svar.toml", answers);
        let arguments = [
            "import",
            "plan.csv",
            "--svar",
            "svar.toml",
            "--periode",
            "2026-2029",
        ];
        let run = place.kimo(&arguments);
        assert_eq!(run.code, 0, "{run}");
        format!("{}\n{}", run.out, plan_text(&place))
    };
    let all = answered(
        "1.1;Skilte;Havnen\n1.2;Net;Klubben\n",
        "[kolonne]\n\"1.1\" = \"nr\"\n\"Skilte\" = \"handling\"\n\"Havnen\" = \"ansvarlig\"\n",
    );
    assert!(
        all.contains("tekst = \"Skilte\"") && all.contains("tekst = \"Net\""),
        "{all}"
    );
    // A spreadsheet keeps a day as a number.
    let all = answered(
        "Skilte;Havnen;46388\nNet;Klubben;2027\n",
        "[kolonne]\n\"Skilte\" = \"handling\"\n\"Havnen\" = \"ansvarlig\"\n\"46388\" = \"frist\"\n",
    );
    assert!(
        all.contains("tekst = \"Skilte\"") && all.contains("frist = 2027-01-01"),
        "{all}"
    );
    // Nothing tells words that are heads from words that are an action: it is said which they are.
    let all = answered(
        "Ting;Folk\nSkilte;Havnen\nNet;Klubben\n",
        "[kolonne]\n\"Ting\" = \"handling\"\n\"Folk\" = \"ansvarlig\"\n",
    );
    assert!(
        !all.contains("tekst = \"Ting\"") && all.contains("Ting – Folk"),
        "{all}"
    );
}

#[test]
fn a_table_without_numbers_beside_one_with_them_is_not_asked_about_row_by_row() {
    let text = "Havplan\n\nMål 1: Vand\n\n|Nr.|Handling|Ansvarlig|\n|1.1|Skilte|Havnen|\n\nMål 2: Viden\n\n|Handling|Ansvarlig|\n|Måle \\| veje|Skolen<br>Havnen|\n|Fortælle|Teknik & Miljø; Skolen|\n";
    assert_snapshot!(whole("plan.md", text), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 3 handlinger i 2 mål, 3 parter.

    Læg mærke til:
    - Handlingerne under mål 2 har ingen numre i dokumentet; de har fået målets nummer og deres plads: 2.1, 2.2.

    Ikke besvaret:
    1. Linje 12: Er ”Teknik & Miljø” én part, eller er det ”Teknik” og ”Miljø”? (skriv navnene med ; imellem) Uden svar er ”Teknik & Miljø” én part.
    titel = "Havplan"
    nr = "1"
    titel = "Vand"
    [[handling]]
    nr = "1.1"
    tekst = "Skilte"
    ansvarlig = ["Havnen"]
    nr = "2"
    titel = "Viden"
    [[handling]]
    nr = "2.1"
    tekst = "Måle | veje"
    ansvarlig = ["Skolen", "Havnen"]
    [[handling]]
    nr = "2.2"
    tekst = "Fortælle"
    ansvarlig = ["Teknik & Miljø", "Skolen"]
    "#);
}

#[test]
fn a_day_that_a_sheet_counts_and_the_period_that_the_deadlines_tell() {
    let list = "Nr.;Handling;Ansvarlig;Frist\n1.1;Skilte;Havnen;46388\n";
    assert_snapshot!(whole("plan.csv", list), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 1 handling i 1 mål, 1 part.

    Læg mærke til:
    - Linje 2: ”46388” er læst som 1. januar 2027, for regneark gemmer en dag som et tal.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    2. Linje 2: Hvad er titlen på mål 1? Uden svar står der et eksempel, som kimo tjek minder om.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "EKSEMPEL: Målets titel"
    [[handling]]
    nr = "1.1"
    tekst = "Skilte"
    ansvarlig = ["Havnen"]
    frist = 2027-01-01
    "#);
    let text = "Havplan\n\nPlanen bygger på strategien 2018-2021 og gælder for 2022-2025.\n\nMål 1: Vand\n\n|Handling|Ansvarlig|Frist|\n|Skilte|Havnen|2024|\n";
    let place = Workplace::empty();
    place.write("plan.txt", text);
    let shown = place.kimo(&["import", "plan.txt", "--tørløb"]).out;
    assert!(
        shown.contains("Uden svar bliver det 2022-2025, som de fleste frister ligger i."),
        "{shown}"
    );
}

#[test]
fn what_lies_over_the_cells_of_a_sheet_and_in_its_margins_is_told() {
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"r\" Type=\"http://x/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let rows = row(1, &["Nr.", "Handling", "Ansvarlig"]) + &row(2, &["1.1", "Skilte", "Havnen"]);
    let margins = "<headerFooter><oddHeader>&amp;L&amp;\"Arial,Bold\"&amp;12KLADDE&amp;R&amp;D</oddHeader><oddFooter>&amp;CSide &amp;P af &amp;N</oddFooter></headerFooter>";
    let parts = [
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml")),
        ("xl/_rels/workbook.xml.rels", relation("worksheet", "sheet.xml")),
        (
            "xl/workbook.xml",
            format!("<workbook xmlns:r=\"{namespace}\"><sheets><sheet name=\"Ark1\" r:id=\"r\"/></sheets></workbook>"),
        ),
        ("xl/_rels/sheet.xml.rels", relation("drawing", "drawing.xml")),
        (
            "xl/drawing.xml",
            "<wsDr><sp><txBody><p><r><t>Vedtaget i</t></r><r><t>byrådet</t></r></p></txBody></sp><pic/></wsDr>".to_owned(),
        ),
        ("xl/sheet.xml", format!("<worksheet><sheetData>{rows}</sheetData>{margins}</worksheet>")),
    ];
    let parts = parts.map(|(name, text)| (name, text.into_bytes()));
    let told = whole("plan.xlsx", package(&parts));
    for said in [
        "Tekstfelter i arket ”Ark1” er ikke med: ”Vedtaget i byrådet”.",
        "1 billede eller figur i arket ”Ark1” er ikke med.",
        "Sidehoved og sidefod er ikke med: ”KLADDE”.",
    ] {
        assert!(told.contains(said), "{told}");
    }
}

#[test]
fn a_heading_that_says_handlinger_is_no_goal() {
    let of = |title: &str, row: &str| heading(2, title) + &table(&["Indsats|Hvem|Hvornår", row]);
    let body = heading(0, "Havplan")
        + &heading(1, "Baggrund")
        + &paragraph("Havet er vores.")
        + &heading(1, "Handlinger")
        + &of("Rent vand", "Skilte|Havnen|2027")
        + &of("Viden", "Måle|Havnen|2028");
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 2 mål, 1 part.

    Læg mærke til:
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 2.1.
    titel = "Havplan"
    indledning = """
    Baggrund
    Havet er vores.
    Handlinger"""
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
fn numbers_of_another_goal_give_way_to_the_goals_own() {
    let body = heading(0, "Havplan")
        + &heading(1, "Mål 1: Rent vand")
        + &paragraph("Uden handlinger.")
        + &heading(1, "Mål 2: Viden")
        + &table(&[
            "Nr.|Handling|Ansvarlig|Frist",
            "1.1|Måle|Havnen|2027",
            "1.2|Fortælle|Havnen|2028",
        ]);
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 2 mål, 1 part.

    Læg mærke til:
    - Mål 1 har ingen handlinger; det, der står under det, er dets baggrund.

    Ikke besvaret:
    1. Tabel 1, række 2: ”1.1” kan ikke være handlingens nummer her. Hvad skal det være? Uden svar får den 2.1, og ”1.1” står i dens tekst.
    2. Tabel 1, række 3: ”1.2” kan ikke være handlingens nummer her. Hvad skal det være? Uden svar får den 2.2, og ”1.2” står i dens tekst.
    titel = "Havplan"
    nr = "1"
    titel = "Rent vand"
    baggrund = "Uden handlinger."
    nr = "2"
    titel = "Viden"
    [[handling]]
    nr = "2.1"
    tekst = """
    Måle
    Nr.: 1.1"""
    ansvarlig = ["Havnen"]
    frist = "2027"
    [[handling]]
    nr = "2.2"
    tekst = """
    Fortælle
    Nr.: 1.2"""
    ansvarlig = ["Havnen"]
    frist = "2028"
    "#);
}
