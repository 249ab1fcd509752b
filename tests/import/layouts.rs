//! Layouts that public plans have, in documents small enough to be read beside what becomes of them.

use super::whole::{bold, heading, paragraph, row, table, whole, word, workbook};
use insta::assert_snapshot;

#[test]
fn a_caption_is_no_heading_but_where_there_is_no_other() {
    let of_table = |action: &str| table(&["Handling|Ansvarlig", &format!("{action}|Vejene")]);
    let goal = |title: &str, number: u32, action: &str| {
        let caption = bold(&format!("Tabel {number}: Handlinger for {title}"));
        heading(1, title) + &caption + &of_table(action)
    };
    let body = paragraph("Cykelplan") + &goal("Stier", 1, "Bro") + &goal("Lys", 2, "Lamper");
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 2 mål, 1 part.

    Læg mærke til:
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 2.1.
    titel = "Cykelplan"
    nr = "1"
    titel = "Stier"
    baggrund = "Tabel 1: Handlinger for Stier"
    [[handling]]
    nr = "1.1"
    tekst = "Bro"
    ansvarlig = ["Vejene"]
    nr = "2"
    titel = "Lys"
    baggrund = "Tabel 2: Handlinger for Lys"
    [[handling]]
    nr = "2.1"
    tekst = "Lamper"
    ansvarlig = ["Vejene"]
    "#);
    let body = paragraph("Cykelplan")
        + &heading(2, "Tabel 1: Stier")
        + &of_table("Bro")
        + &heading(2, "Tabel 2. Lys")
        + &of_table("Lamper");
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 2 mål, 1 part.

    Læg mærke til:
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 2.1.
    titel = "Cykelplan"
    nr = "1"
    titel = "Stier"
    [[handling]]
    nr = "1.1"
    tekst = "Bro"
    ansvarlig = ["Vejene"]
    nr = "2"
    titel = "Lys"
    [[handling]]
    nr = "2.1"
    tekst = "Lamper"
    ansvarlig = ["Vejene"]
    "#);
}

#[test]
fn another_table_under_a_goal_without_a_title_is_not_its_title() {
    let body = paragraph("Skovplan")
        + &heading(1, "Mål 1")
        + &table(&["Areal|Træ", "200 ha|Bøg"])
        + &table(&["Nr.|Handling|Ansvarlig", "1.1|Plante|Skoven"]);
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 1 handling i 1 mål, 1 part.

    Læg mærke til:
    - Tabellen ved tabel 1, række 1 er ikke en tabel med handlinger; dens ord er bevaret som tekst.

    Ikke besvaret:
    1. Tabel 2, række 2: Hvad er titlen på mål 1? Uden svar står der et eksempel, som kimo tjek minder om.
    titel = "Skovplan"
    nr = "1"
    titel = "EKSEMPEL: Målets titel"
    baggrund = """
    Areal – Træ
    200 ha – Bøg"""
    [[handling]]
    nr = "1.1"
    tekst = "Plante"
    ansvarlig = ["Skoven"]
    "#);
}

#[test]
fn years_under_one_head_are_no_action_and_a_sum_is_none() {
    let years = "<tr><tc><p/></tc><tc><p/></tc><tc><p><r><t>2026</t></r></p></tc><tc><p><r><t>2027</t></r></p></tc></tr>";
    let span = "<tr><tc><p><r><t>Tiltag</t></r></p></tc><tc><p><r><t>Hvem</t></r></p></tc><tc><tcPr><gridSpan val=\"2\"/></tcPr><p><r><t>Budget</t></r></p></tc></tr>";
    let rows = table(&[
        "Skov|Naturen|100|150",
        "Enge|Naturen|0|20",
        "I alt||100|170",
    ]);
    let rows = rows.replace("<tbl>", &format!("<tbl>{span}{years}"));
    let body = heading(1, "Mål 1: Natur") + &rows;
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 1 part.

    Læg mærke til:
    - Kolonnen ”Budget 2026” er bevaret som en linje i handlingernes tekst.
    - Kolonnen ”Budget 2027” er bevaret som en linje i handlingernes tekst.
    - Tabel 1, række 5 er en sum og er ikke med: I alt – 100 – 170.
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 1.2.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Natur"
    [[handling]]
    nr = "1.1"
    tekst = """
    Skov
    Budget 2026: 100
    Budget 2027: 150"""
    ansvarlig = ["Naturen"]
    [[handling]]
    nr = "1.2"
    tekst = """
    Enge
    Budget 2026: 0
    Budget 2027: 20"""
    ansvarlig = ["Naturen"]
    "#);
}

#[test]
fn goals_over_the_columns_letters_without_a_head_and_a_word_before_the_number() {
    let body = paragraph("Turismeplan")
        + &table(&[
            "|Mål 1: Gæster|Mål 2: Sæson|Mål 3: Havn",
            "Handlinger|Hjemmeside|Julemarked|Kajplads",
            "Ansvarlig|Turisten|Torvet|Havnen",
            "Frist|2026|2027|2028",
        ]);
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 3 handlinger i 3 mål, 3 parter.

    Læg mærke til:
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 2.1.
    titel = "Turismeplan"
    nr = "1"
    titel = "Gæster"
    [[handling]]
    nr = "1.1"
    tekst = "Hjemmeside"
    ansvarlig = ["Turisten"]
    frist = "2026"
    nr = "2"
    titel = "Sæson"
    [[handling]]
    nr = "2.1"
    tekst = "Julemarked"
    ansvarlig = ["Torvet"]
    frist = "2027"
    nr = "3"
    titel = "Havn"
    [[handling]]
    nr = "3.1"
    tekst = "Kajplads"
    ansvarlig = ["Havnen"]
    frist = "2028"
    "#);
    let body = paragraph("Beredskab")
        + &heading(1, "Mål 1: Kurser")
        + &table(&["|Handling|Ansvarlig", "a)|Røg|Vagten", "b)|Ild|Vagten"])
        + &heading(1, "Mål 2: Biler")
        + &table(&["Indsats nr.|Indsats|Ansvarlig", "Indsats 3|Slange|Vagten"]);
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 3 handlinger i 2 mål, 1 part.
    titel = "Beredskab"
    nr = "1"
    titel = "Kurser"
    [[handling]]
    nr = "a"
    tekst = "Røg"
    ansvarlig = ["Vagten"]
    [[handling]]
    nr = "b"
    tekst = "Ild"
    ansvarlig = ["Vagten"]
    nr = "2"
    titel = "Biler"
    [[handling]]
    nr = "3"
    tekst = "Slange"
    ansvarlig = ["Vagten"]
    "#);
}

#[test]
fn a_heading_is_an_action_where_it_says_who_and_when() {
    let body = paragraph("Frivillighed")
        + &heading(1, "1. Synlighed")
        + &paragraph("Flere skal vide det.")
        + &heading(2, "1.1 Portal")
        + &paragraph("Foreninger søger frivillige.")
        + &paragraph("- på nettet")
        + &paragraph("Ansvarlig: Kulturen")
        + &heading(2, "1.2 Pris")
        + &heading(3, "Ansvarlig")
        + &paragraph("Rådet")
        + &bold("Tidsplan:")
        + &paragraph("2027")
        + &heading(2, "1.3 Fest")
        + &paragraph("Hvert år.")
        + &heading(1, "2. Rammer")
        + &heading(2, "2.1 Lokaler")
        + &paragraph("Ansvarlig: Huset<br/>Frist: løbende").replace("<br/>", "</t><br/><t>");
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 4 handlinger i 2 mål, 3 parter.

    Læg mærke til:
    - Dokumentet har ingen tabel med handlinger; handlingerne er de overskrifter, der har en ansvarlig eller en frist under sig.

    Ikke besvaret:
    1. ”1.3 Fest”: Hvem er ansvarlig for 1.3? Uden svar står der et eksempel, som kimo tjek minder om.
    titel = "Frivillighed"
    nr = "1"
    titel = "Synlighed"
    baggrund = "Flere skal vide det."
    [[handling]]
    nr = "1.1"
    tekst = """
    Portal
    Foreninger søger frivillige.
    - på nettet"""
    ansvarlig = ["Kulturen"]
    [[handling]]
    nr = "1.2"
    tekst = "Pris"
    ansvarlig = ["Rådet"]
    frist = "2027"
    [[handling]]
    nr = "1.3"
    tekst = """
    Fest
    Hvert år."""
    ansvarlig = ["EKSEMPEL: Ansvarlig"]
    nr = "2"
    titel = "Rammer"
    [[handling]]
    nr = "2.1"
    tekst = "Lokaler"
    ansvarlig = ["Huset"]
    frist = "løbende"
    "#);
}

#[test]
fn a_card_under_its_heading_is_called_by_it() {
    let card = |who: &str| {
        table(&[
            "Formål|Mere tryghed",
            &format!("Ansvarlig|{who}"),
            "Tid|2027",
        ])
    };
    let body = paragraph("Cykelplan")
        + &heading(1, "Mål 1: Skoleveje")
        + &heading(2, "1.1 Cykelbane")
        + &paragraph("Den er smal i dag.")
        + &card("Vejene")
        + &heading(2, "1.2 Prøver")
        + &card("Skolen");
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 2 parter.

    Læg mærke til:
    - Kolonnen ”Formål” er bevaret som en linje i handlingernes tekst.
    titel = "Cykelplan"
    nr = "1"
    titel = "Skoleveje"
    [[handling]]
    nr = "1.1"
    tekst = """
    Cykelbane
    Den er smal i dag.
    Formål: Mere tryghed"""
    ansvarlig = ["Vejene"]
    frist = "2027"
    [[handling]]
    nr = "1.2"
    tekst = """
    Prøver
    Formål: Mere tryghed"""
    ansvarlig = ["Skolen"]
    frist = "2027"
    "#);
}

#[test]
fn tables_in_a_frame_are_tables() {
    let inside = table(&["Handling|Ansvarlig", "Koncert|Skolen", "Kor|Kirken"]);
    let frame = format!(
        "<tbl><tr><tc>{}{inside}<p/></tc></tr></tbl>",
        heading(1, "Mål 1: Musik")
    );
    let body = paragraph("Kulturplan") + &frame;
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 2 parter.

    Læg mærke til:
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 1.2.
    titel = "Kulturplan"
    nr = "1"
    titel = "Musik"
    [[handling]]
    nr = "1.1"
    tekst = "Koncert"
    ansvarlig = ["Skolen"]
    [[handling]]
    nr = "1.2"
    tekst = "Kor"
    ansvarlig = ["Kirken"]
    "#);
}

#[test]
fn what_a_colour_alone_says_is_told() {
    let cell = |fill: &str| format!("<tc><tcPr><shd fill=\"{fill}\"/></tcPr><p/></tc>");
    let rows = table(&[
        "Nr.|Handling|Ansvarlig|Status",
        "1|Bro|Vejene",
        "2|Lys|Vejene",
        "3|Skilt|Vejene",
    ]);
    let mut colours = ["00B050", "auto", "FF0000"].into_iter();
    let mut parts = rows.split("Vejene</t></r></p></tc>");
    let mut body = paragraph("Vejplan") + parts.next().unwrap();
    for part in parts {
        body += &format!(
            "Vejene</t></r></p></tc>{}{part}",
            cell(colours.next().unwrap())
        );
    }
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 3 handlinger i 1 mål, 1 part.

    Læg mærke til:
    - Felter i tabel 1, der kun har en farve og ingen ord, er ikke med: række 2 og række 4.

    Ikke besvaret:
    1. Tabel 1, række 2: Hvad er titlen på mål 1? Uden svar står der et eksempel, som kimo tjek minder om.
    titel = "Vejplan"
    nr = "1"
    titel = "EKSEMPEL: Målets titel"
    [[handling]]
    nr = "1"
    tekst = "Bro"
    ansvarlig = ["Vejene"]
    [[handling]]
    nr = "2"
    tekst = "Lys"
    ansvarlig = ["Vejene"]
    [[handling]]
    nr = "3"
    tekst = "Skilt"
    ansvarlig = ["Vejene"]
    "#);
    let cells = row(1, &["Nr.", "Handling", "Ansvarlig", "Q1", "I alt"])
        + &row(2, &["1", "Bro", "Vejene"]).replace(
            "</row>",
            "<c r=\"D2\" s=\"6\"/><c r=\"E2\"><f>A2*2</f><v></v></c></row>",
        )
        + &row(3, &["2", "Lys", "Vejene"]).replace(
            "</row>",
            "<c r=\"D3\" s=\"0\"/><c r=\"E3\" t=\"str\"><f>\"\"</f><v></v></c></row>",
        );
    assert_snapshot!(whole("plan.xlsx", workbook(&cells, "")), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 1 part.

    Læg mærke til:
    - 1 kommentar i arket ”Ark1” er ikke med.
    - Formler i arket ”Ark1”, der ikke er regnet ud, er ikke med: E2 (åbn regnearket i Excel, og gem det, så er de).
    - Skjulte kolonner i arket ”Ark1” er læst med: E.
    - Felter i arket ”Ark1”, der kun har en farve og ingen ord, er ikke med: række 2.
    - Kolonnen ”Q1” er bevaret som en linje i handlingernes tekst.
    - Kolonnen ”I alt” er bevaret som en linje i handlingernes tekst.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    2. Række 2: Hvad er titlen på mål 1? Uden svar står der et eksempel, som kimo tjek minder om.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "EKSEMPEL: Målets titel"
    [[handling]]
    nr = "1"
    tekst = "Bro"
    ansvarlig = ["Vejene"]
    [[handling]]
    nr = "2"
    tekst = "Lys"
    ansvarlig = ["Vejene"]
    "#);
}

#[test]
fn the_margins_of_pages_are_told_and_left_out() {
    let text = "Side 1 af 3\nTURISTPLAN\nByen vil have gæ-\nRen Havn | Plan for gæster 1\nster.\n\nMål 1: Natur\n\n1.\tStier langs kysten – ansvar: Naturen – frist: 2027\n2.\tSkilte – ansvar: Kontoret – frist: medio 2028\nSide 2 af 3\nRen Havn | Plan for gæster 2\nMål 2: Overnatning\n\n3.\tPladser – ansvar: Havnen – frist: 2029\nSide 3 af 3\n";
    assert_snapshot!(whole("plan.txt", text), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 3 handlinger i 2 mål, 3 parter.

    Læg mærke til:
    - Sidehoved og sidefod er ikke med: ”Ren Havn | Plan for gæster”.
    titel = "TURISTPLAN"
    indledning = "Byen vil have gæster."
    nr = "1"
    titel = "Natur"
    [[handling]]
    nr = "1"
    tekst = "Stier langs kysten"
    ansvarlig = ["Naturen"]
    frist = "2027"
    [[handling]]
    nr = "2"
    tekst = "Skilte"
    ansvarlig = ["Kontoret"]
    frist = "medio 2028"
    nr = "2"
    titel = "Overnatning"
    [[handling]]
    nr = "3"
    tekst = "Pladser"
    ansvarlig = ["Havnen"]
    frist = "2029"
    "#);
}

#[test]
fn labels_in_the_bullets_under_an_item_are_of_the_item() {
    let text = "Musikplan\n\nMål 1: Sang\n\n1. Kor på skolerne\n\n- Ansvarlig: Skolerne\n- Frist: 2027\n- med koncert\n\n2. Sangaften\n\n- Ansvarlig: Biblioteket\n";
    assert_snapshot!(whole("plan.txt", text), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 2 parter.
    titel = "Musikplan"
    nr = "1"
    titel = "Sang"
    [[handling]]
    nr = "1"
    tekst = """
    Kor på skolerne
    - med koncert"""
    ansvarlig = ["Skolerne"]
    frist = "2027"
    [[handling]]
    nr = "2"
    tekst = "Sangaften"
    ansvarlig = ["Biblioteket"]
    "#);
}

#[test]
fn goals_of_one_number_in_two_parts_are_two() {
    let goal = |title: &str, action: &str| {
        heading(2, title) + &table(&["Handling|Ansvarlig", &format!("{action}|Teknik")])
    };
    let body = paragraph("Natur- og byplan")
        + &heading(1, "Natur")
        + &goal("Mål 1: Skov", "Plante")
        + &goal("Mål 2: Sø", "Rense")
        + &heading(1, "Byer")
        + &goal("Mål 1: Torv", "Bænke")
        + &goal("Mål 1: Torv (fortsat)", "Lys");
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 4 handlinger i 3 mål, 1 part.

    Læg mærke til:
    - Overskriften ”Natur” står i baggrunden for de mål, der hører under den.
    - Overskriften ”Byer” står i baggrunden for de mål, der hører under den.
    - ”Torv” er mål 1 i dokumentet, som har et andet af det nummer, og har fået 3.
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 2.1.
    titel = "Natur- og byplan"
    nr = "1"
    titel = "Skov"
    baggrund = "Natur"
    [[handling]]
    nr = "1.1"
    tekst = "Plante"
    ansvarlig = ["Teknik"]
    nr = "2"
    titel = "Sø"
    baggrund = "Natur"
    [[handling]]
    nr = "2.1"
    tekst = "Rense"
    ansvarlig = ["Teknik"]
    nr = "3"
    titel = "Torv"
    baggrund = "Byer"
    [[handling]]
    nr = "3.1"
    tekst = "Bænke"
    ansvarlig = ["Teknik"]
    [[handling]]
    nr = "3.2"
    tekst = "Lys"
    ansvarlig = ["Teknik"]
    "#);
    let body = heading(0, "Cykelplan")
        + &goal("Mål 1: Ture", "Stier")
        + &heading(0, "Gangplan")
        + &goal("Mål 1: Ture", "Fortove");
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 2 mål, 1 part.

    Læg mærke til:
    - Overskriften ”Gangplan” står i baggrunden for de mål, der hører under den.
    - Dokumentet har to titler, ”Cykelplan” og ”Gangplan”; er det to planer, så del det i to dokumenter.
    - ”Ture” er mål 1 i dokumentet, som har et andet af det nummer, og har fået 2.
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 2.1.
    titel = "Cykelplan"
    nr = "1"
    titel = "Ture"
    [[handling]]
    nr = "1.1"
    tekst = "Stier"
    ansvarlig = ["Teknik"]
    nr = "2"
    titel = "Ture"
    baggrund = "Gangplan"
    [[handling]]
    nr = "2.1"
    tekst = "Fortove"
    ansvarlig = ["Teknik"]
    "#);
}

#[test]
fn who_answers_for_a_goal_stands_under_its_heading() {
    let body = paragraph("Havneplan")
        + &heading(1, "Mål 1: Ren havn")
        + &paragraph("Ansvarlig for målet: Havnekontoret og Byrådet")
        + &table(&["Handling|Ansvarlig", "Spande|", "Spil|Værftet"]);
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 3 parter.

    Læg mærke til:
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 1.2.
    titel = "Havneplan"
    nr = "1"
    titel = "Ren havn"
    ansvarlig = ["Havnekontoret", "Byrådet"]
    [[handling]]
    nr = "1.1"
    tekst = "Spande"
    [[handling]]
    nr = "1.2"
    tekst = "Spil"
    ansvarlig = ["Værftet"]
    "#);
}

#[test]
fn roles_stand_in_brackets_after_the_names() {
    let list = "Nr.;Handling;Ansvarlig\n1;Mast;Bo Holm, Ane Juhl (tovholder)\n2;Hus;\"Teknik og Miljø (ansv.)\nPlan (deltager)\"\n3;Vej;Kultur (K)\n";
    assert_snapshot!(whole("plan.csv", list), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 3 handlinger i 1 mål, 5 parter.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    2. Linje 3: Er ”Teknik og Miljø” én part, eller er det ”Teknik” og ”Miljø”? (skriv navnene med ; imellem) Uden svar er ”Teknik og Miljø” én part.
    3. Linje 2: Hvad er titlen på mål 1? Uden svar står der et eksempel, som kimo tjek minder om.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "EKSEMPEL: Målets titel"
    [[handling]]
    nr = "1"
    tekst = "Mast"
    ansvarlig = ["Ane Juhl", "Bo Holm"]
    [[handling]]
    nr = "2"
    tekst = "Hus"
    ansvarlig = ["Teknik og Miljø"]
    medvirkende = ["Plan"]
    [[handling]]
    nr = "3"
    tekst = "Vej"
    ansvarlig = ["Kultur (K)"]
    "#);
}

#[test]
fn a_status_that_ends_an_action_keeps_its_words_and_a_light_is_told() {
    let list = "Nr.;Handling;Ansvarlig;Status\n1;Mast;Byen;Opgivet\n2;Hus;Byen;afsluttet\n3;Vej;Byen;Forsinket\n4;Bro;Byen;Gul\n";
    assert_snapshot!(whole("plan.csv", list), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 4 handlinger i 1 mål, 1 part.

    Læg mærke til:
    - 1 er udgået i dokumentet; det står i dens tekst, indtil det skrives med en dato: kimo notér 1 "…" --status udgået --dato DATO --besluttet DATO.
    - 2 er gennemført i dokumentet; det står i dens tekst, indtil det skrives med en dato: kimo notér 2 "…" --status gennemført --dato DATO.
    - ”Forsinket” under Status er en vurdering og står i handlingens tekst, indtil den skrives med en dato: kimo notér NR "…" --vurdering gul --dato DATO.
    - ”Gul” under Status er en vurdering og står i handlingens tekst, indtil den skrives med en dato: kimo notér NR "…" --vurdering gul --dato DATO.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    2. Linje 2: Hvad er titlen på mål 1? Uden svar står der et eksempel, som kimo tjek minder om.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "EKSEMPEL: Målets titel"
    [[handling]]
    nr = "1"
    tekst = """
    Mast
    Status: Opgivet"""
    ansvarlig = ["Byen"]
    [[handling]]
    nr = "2"
    tekst = """
    Hus
    Status: afsluttet"""
    ansvarlig = ["Byen"]
    [[handling]]
    nr = "3"
    tekst = """
    Vej
    Status: Forsinket"""
    ansvarlig = ["Byen"]
    [[handling]]
    nr = "4"
    tekst = """
    Bro
    Status: Gul"""
    ansvarlig = ["Byen"]
    "#);
}

#[test]
fn heads_that_a_page_broke_and_heads_that_nobody_knows() {
    let text = "Gangplan\n\nMål 1: Stier\n\nNr.   Tiltag        Ansvarlig   Samarbejds-   Økonomi   Deadline\n                                partnere\n1     Lys på        Vejene      Skolen        10.000    31-12-2027\n      stier                     Politiet\n2     Ramper        Huset       Handicap-     0         2028\n                                rådet\n";
    assert_snapshot!(whole("plan.txt", text), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 5 parter.

    Læg mærke til:
    - Kolonnen ”Økonomi” er bevaret som en linje i handlingernes tekst.
    titel = "Gangplan"
    nr = "1"
    titel = "Stier"
    [[handling]]
    nr = "1"
    tekst = """
    Lys på stier
    Økonomi: 10.000"""
    ansvarlig = ["Vejene"]
    medvirkende = ["Skolen", "Politiet"]
    frist = 2027-12-31
    [[handling]]
    nr = "2"
    tekst = """
    Ramper
    Økonomi: 0"""
    ansvarlig = ["Huset"]
    medvirkende = ["Handicaprådet"]
    frist = "2028"
    "#);
}

#[test]
fn cells_on_lines_of_their_own() {
    let text = "Gangplan\n\nMål 1: Stier\nNr.\nTiltag\nAnsvarlig\n1.\nLys\nVejene\n2.\nRamper\nHuset\nMål 2: Ro\nNr.\nTiltag\nAnsvarlig\n3.\nBænke\ni parken\nVejene\n";
    assert_snapshot!(whole("plan.txt", text), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 3 handlinger i 2 mål, 2 parter.

    Læg mærke til:
    - Kolonnerne fra linje 14 kan ikke skilles ad i ren tekst; alt står i handlingernes tekst. Har I dokumentet i Word eller Excel, så indlæs det i stedet.

    Ikke besvaret:
    1. Linje 17: Hvem er ansvarlig for 3? Uden svar står der et eksempel, som kimo tjek minder om.
    titel = "Gangplan"
    nr = "1"
    titel = "Stier"
    [[handling]]
    nr = "1"
    tekst = "Lys"
    ansvarlig = ["Vejene"]
    [[handling]]
    nr = "2"
    tekst = "Ramper"
    ansvarlig = ["Huset"]
    nr = "2"
    titel = "Ro"
    baggrund = "Nr. Tiltag Ansvarlig"
    [[handling]]
    nr = "3"
    tekst = "Bænke i parken Vejene"
    ansvarlig = ["EKSEMPEL: Ansvarlig"]
    "#);
}

#[test]
fn a_table_drawn_with_lines() {
    let text = "# Naturplan\n\n## Mål 1: Enge\n\n| Nr. | Handling | Ansvarlig |\n|-----|:---------|-----------|\n| 1.1 | Blomster | **Parken** |\n\n## Mål 2: Vand\n\n| Nr. | Handling | Ansvarlig |\n|---|---|---|\n| 2.1 | Søer | Naturen |\n";
    assert_snapshot!(whole("plan.md", text), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 2 mål, 2 parter.
    titel = "Naturplan"
    nr = "1"
    titel = "Enge"
    [[handling]]
    nr = "1.1"
    tekst = "Blomster"
    ansvarlig = ["Parken"]
    nr = "2"
    titel = "Vand"
    [[handling]]
    nr = "2.1"
    tekst = "Søer"
    ansvarlig = ["Naturen"]
    "#);
}

#[test]
fn the_goal_stands_in_the_table_above_its_heads() {
    let goal = |title: &str, rows: &[&str]| {
        let head =
            "<tr><tc><tcPr><gridSpan val=\"3\"/></tcPr><p><r><t>Mål: X</t></r></p></tc></tr>";
        let table = table(&[&["Succeskriterie: 90 %", "Handling|Ansvarlig|Frist"], rows].concat());
        table.replace("<tbl>", &format!("<tbl>{}", head.replace('X', title)))
    };
    let body = paragraph("Børneplan")
        + &goal("Trivsel", &["Møder|Skolerne|2027", "Sprog|Byen|løbende"])
        + &paragraph("Om læring.")
        + &goal("Læring", &["Forløb|Skolerne|2028"]);
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 3 handlinger i 2 mål, 2 parter.

    Læg mærke til:
    - Teksten efter handlingerne under Trivsel er lagt til målets baggrund.
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 1.2.
    titel = "Børneplan"
    nr = "1"
    titel = "Trivsel"
    baggrund = """
    Succeskriterie: 90 %
    Om læring."""
    [[handling]]
    nr = "1.1"
    tekst = "Møder"
    ansvarlig = ["Skolerne"]
    frist = "2027"
    [[handling]]
    nr = "1.2"
    tekst = "Sprog"
    ansvarlig = ["Byen"]
    frist = "løbende"
    nr = "2"
    titel = "Læring"
    baggrund = "Succeskriterie: 90 %"
    [[handling]]
    nr = "2.1"
    tekst = "Forløb"
    ansvarlig = ["Skolerne"]
    frist = "2028"
    "#);
}

#[test]
fn numbered_headings_over_lists_are_goals() {
    let text = "Plan for frivillighed 2026 – 2029\n\n1. Synlighed\n• Kampagne\n  Ansvarlig: Byen\n  Tidsplan: 2026\n• Fest\n  Ansvarlig: Centret i samarbejde med Rådet\n\n2. Rekruttering\n• Jobbank\n  Ansvarlig: Centret\n";
    assert_snapshot!(whole("plan.txt", text), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 3 handlinger i 2 mål, 3 parter.

    Læg mærke til:
    - Dokumentet har ingen tabel med handlinger; handlingerne er punkterne i dets lister.
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 1.2.
    titel = "Plan for frivillighed 2026 – 2029"
    nr = "1"
    titel = "Synlighed"
    [[handling]]
    nr = "1.1"
    tekst = "Kampagne"
    ansvarlig = ["Byen"]
    frist = "2026"
    [[handling]]
    nr = "1.2"
    tekst = "Fest"
    ansvarlig = ["Centret"]
    medvirkende = ["Rådet"]
    nr = "2"
    titel = "Rekruttering"
    [[handling]]
    nr = "2.1"
    tekst = "Jobbank"
    ansvarlig = ["Centret"]
    "#);
}
