//! What a table says by its shape: tables beside each other, heads in one row or two, cards, and two things in one
//! cell.

use super::whole::{bold, heading, paragraph, shown, table, whole, word};
use insta::assert_snapshot;

/// What is shown of these pieces under a goal.
#[track_caller]
fn under_goal(pieces: &str) -> String {
    shown("plan.docx", word(&(heading(1, "Mål 1: Hav") + pieces), &[]))
}

/// A cell across several columns.
fn wide(columns: usize, text: &str) -> String {
    format!("<tc><tcPr><gridSpan val=\"{columns}\"/></tcPr><p><r><t>{text}</t></r></p></tc>")
}

/// A table with the row `across`, of cells in Word's own words, over the others.
fn table_under(across: &str, rows: &[&str]) -> String {
    table(rows).replace("<tbl>", &format!("<tbl><tr>{across}</tr>"))
}

#[test]
fn what_stands_behind_an_empty_column_is_a_table_where_it_has_actions_and_somebody_for_them() {
    let csv = |head: &str, cells: &str| {
        let text = format!(
            "Mål 1: Hav\nNr.;Handling;Ansvarlig;;{head}\n1.1;Måle;Teknik;;{cells}\n1.2;Rydde;Havnen;;;\n"
        );
        shown("plan.csv", text)
    };
    assert_snapshot!(csv("Projekt;Pris", "Bro;20"), @r#"
    2 handlinger i 1 mål, 2 parter, 1 spørgsmål.
    Mål 1: Hav
    1.1  Måle      Teknik
    1.2  Rydde     Havnen
    - Linje 2: ”Projekt” og ”Pris” står efter en tom kolonne og er læst som en del af tabellen før den.
    - Kolonnen ”Projekt” er bevaret som en linje i handlingernes tekst.
    - Kolonnen ”Pris” er bevaret som en linje i handlingernes tekst.
    "#);
    assert_snapshot!(csv("Hvem;Hvornår", "Bro;2027"), @r#"
    2 handlinger i 1 mål, 3 parter, 1 spørgsmål.
    Mål 1: Hav
    1.1  Måle      Teknik, Bro  2027
    1.2  Rydde     Havnen
    - Linje 2: ”Hvem” og ”Hvornår” står efter en tom kolonne og er læst som en del af tabellen før den.
    "#);
    assert_snapshot!(csv("Tiltag;Lead", "Lære;Skolen"), @r#"
    3 handlinger i 1 mål, 3 parter, 2 spørgsmål.
    Mål 1: Hav
    1.1  Måle      Teknik
    1.2  Rydde     Havnen
    1.3  Lære      Skolen
    - Linje 2: tabellerne ved siden af hinanden er læst hver for sig.
    2. Linje 3: Handlingen har intet nummer. Hvad skal det være? Uden svar får den 1.3.
    "#);
    // The margin of a sheet parts nothing.
    let margin = table(&["|Nr.|Handling|Ansvarlig", "|1.1|Måle|Teknik"]);
    assert_snapshot!(under_goal(&margin), @r#"
    1 handling i 1 mål, 1 part, 1 spørgsmål.
    Mål 1: Hav
    1.1  Måle      Teknik
    "#);
    // A first head that nobody knows, twice, may be two of one action.
    let unknown = "Mål 1: Hav\nNavn;Handling;Ansvarlig;Navn;Handling;Ansvarlig\nA;Måle;Teknik;B;Lære;Skolen\n";
    assert_snapshot!(shown("plan.csv", unknown), @r#"
    1 handling i 1 mål, 2 parter, 1 spørgsmål.
    Mål 1: Hav
    1.1  Måle      Teknik, Skolen
    - Kolonnen ”Navn” er bevaret som en linje i handlingernes tekst.
    - Kolonnen ”Handling” er bevaret som en linje i handlingernes tekst.
    "#);
}

#[test]
fn a_title_over_two_tables_does_not_join_them_and_a_cell_in_both_does() {
    let rows = [
        "Nr.|Handling|Ansvarlig||Tiltag|Lead",
        "1.1|Måle|Teknik||Lære|Skolen",
    ];
    let title = wide(6, "Handlinger i år");
    assert_snapshot!(under_goal(&table_under(&title, &rows)), @r#"
    2 handlinger i 1 mål, 2 parter, 2 spørgsmål.
    Mål 1: Hav
    1.1  Måle      Teknik
    1.2  Lære      Skolen
    - Tabel 1, række 2: tabellerne ved siden af hinanden er læst hver for sig.
    2. Tabel 1, række 3: Handlingen har intet nummer. Hvad skal det være? Uden svar får den 1.2.
    "#);
    let both = "<tc><p><r><t>1.2</t></r></p></tc><tc><p><r><t>Rydde</t></r></p></tc>".to_owned()
        + &wide(2, "Alle")
        + "<tc><p><r><t>Bade</t></r></p></tc><tc><p><r><t>Skolen</t></r></p></tc>";
    let joined = table(&rows).replace("</tbl>", &format!("<tr>{both}</tr></tbl>"));
    assert_snapshot!(under_goal(&joined), @r#"
    2 handlinger i 1 mål, 3 parter, 1 spørgsmål.
    Mål 1: Hav
    1.1  Måle      Teknik, Skolen
    1.2  Rydde     Alle, Skolen
    - Kolonnen ”Tiltag” er bevaret som en linje i handlingernes tekst.
    "#);
}

#[test]
fn a_sign_between_two_things_parts_them_where_one_is_missing_too() {
    let text = "Mål 1: Hav\nNr.;Handling;Ansvarlig / frist\n1.1;Måle;Havnen /\n1.2;Rydde;/ 2027\n1.3;Bade;Havnen / 2027\n1.4;Ro;/\n";
    assert_snapshot!(shown("plan.csv", text), @r#"
    4 handlinger i 1 mål, 1 part, 3 spørgsmål.
    Mål 1: Hav
    1.1  Måle      Havnen
    1.2  Rydde     EKSEMPEL: Ansvarlig  2027
    1.3  Bade      Havnen               2027
    1.4  Ro        EKSEMPEL: Ansvarlig
    2. Linje 4: Hvem er ansvarlig for 1.2? Uden svar står der et eksempel, som kimo tjek minder om.
    3. Linje 6: Hvem er ansvarlig for 1.4? Uden svar står der et eksempel, som kimo tjek minder om.
    "#);
    // The second column of a kind is kept as it is.
    let twice = table(&["Handling|Frist|Frist/ansvarlig", "Måle|2027|2028 / Havnen"]);
    assert_snapshot!(under_goal(&twice), @r#"
    1 handling i 1 mål, 0 parter, 2 spørgsmål.
    Mål 1: Hav
    1.1  Måle                 2027
    - Kolonnen ”Frist/ansvarlig” er bevaret som en linje i handlingernes tekst.
    2. Dokumentet siger ikke, hvem der er ansvarlig. Hvem er det for alle handlinger? Uden svar står der et eksempel, som kimo tjek minder om.
    "#);
}

#[test]
fn brackets_after_a_name_are_its_own_but_for_a_role() {
    let text = "Mål 1: Hav\nNr.;Handling;Ansvarlig;Medvirkende\n1.1;Måle;Havnen (nord, syd);Teknik (ansvarlig), Skolen\n1.2;Rydde;Havnen;Skolen\n";
    assert_snapshot!(whole("plan.csv", text), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 4 parter.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Hav"
    [[handling]]
    nr = "1.1"
    tekst = "Måle"
    ansvarlig = ["Havnen (nord, syd)", "Teknik"]
    medvirkende = ["Skolen"]
    [[handling]]
    nr = "1.2"
    tekst = "Rydde"
    ansvarlig = ["Havnen"]
    medvirkende = ["Skolen"]
    "#);
}

#[test]
fn a_row_that_names_a_theme_or_a_goal_is_its_heading_and_another_is_of_the_action() {
    let text = "Mål 1: Hav\nNr.;Handling;Ansvarlig\n1.1;Måle;Teknik\nFrist: 2027;;\nTema: Kyst;;\n1.2;Rydde;Havnen\nMål: Rene strande;;\n;Bade;Havnen\n";
    assert_snapshot!(shown("plan.csv", text), @r#"
    3 handlinger i 2 mål, 2 parter, 1 spørgsmål.
    Mål 1: Hav
    1.1  Måle      Teknik     2027
    – Tema: Kyst
    1.2  Rydde     Havnen
    Mål 2: Rene strande
    2.1  Bade      Havnen
    - Linje 4 er lagt til handlingen over den.
    "#);
}

#[test]
fn what_a_light_and_a_note_say_is_kept_whatever_has_no_place() {
    let text = "Mål 1: Hav\nNr.;Handling;Ansvarlig;Status;Vurdering;Sidste note dato;Sidste note tekst\n\
        1.1;Måle;Havnen;igangsat;gul;2026-03-01;Begyndt\n\
        1.2;Rydde;Havnen;igangsat;lilla;2026-03-01;Begyndt\n\
        1.3;Lære;Havnen;;;2026-03-01;\n\
        1.4;Vaske;Havnen;;ikke vurderet;;Uden dag\n\
        1.5;Male;Havnen;;gul;;\n\
        1.6;Bo;Havnen;gennemført;ikke vurderet;1.4.2026;Færdig\n\
        1.7;Ro;Havnen;udgået;rød;1.4.2026;Droppet\n\
        1.8;Sejle;Havnen;gennemført;gul;marts;Vi ser\n";
    assert_snapshot!(whole("plan.csv", text), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 8 handlinger i 1 mål, 1 part.

    Læg mærke til:
    - 1.7 er udgået i dokumentet; det står i dens tekst, indtil det skrives med en dato: kimo notér 1.7 "…" --status udgået --dato DATO --besluttet DATO.
    - 1.8 er gennemført i dokumentet; det står i dens tekst, indtil det skrives med en dato: kimo notér 1.8 "…" --status gennemført --dato DATO.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Hav"
    [[handling]]
    nr = "1.1"
    tekst = "Måle"
    ansvarlig = ["Havnen"]
    udgangsstatus = "igangsat"
    [[handling.note]]
    dato = 2026-03-01
    tekst = "Begyndt"
    vurdering = "gul"
    [[handling]]
    nr = "1.2"
    tekst = """
    Rydde
    Vurdering: lilla"""
    ansvarlig = ["Havnen"]
    udgangsstatus = "igangsat"
    [[handling.note]]
    dato = 2026-03-01
    tekst = "Begyndt"
    [[handling]]
    nr = "1.3"
    tekst = """
    Lære
    Sidste note: 2026-03-01"""
    ansvarlig = ["Havnen"]
    [[handling]]
    nr = "1.4"
    tekst = """
    Vaske
    Note: Uden dag"""
    ansvarlig = ["Havnen"]
    [[handling]]
    nr = "1.5"
    tekst = """
    Male
    Vurdering: gul"""
    ansvarlig = ["Havnen"]
    [[handling]]
    nr = "1.6"
    tekst = "Bo"
    ansvarlig = ["Havnen"]
    [[handling.note]]
    dato = 2026-04-01
    tekst = "Færdig"
    status = "gennemført"
    [[handling]]
    nr = "1.7"
    tekst = """
    Ro
    Status: udgået"""
    ansvarlig = ["Havnen"]
    [[handling.note]]
    dato = 2026-04-01
    tekst = "Droppet"
    vurdering = "rød"
    [[handling]]
    nr = "1.8"
    tekst = """
    Sejle
    Sidste note: marts
    Note: Vi ser
    Vurdering: gul
    Status: gennemført"""
    ansvarlig = ["Havnen"]
    "#);
}

#[test]
fn what_lies_under_a_wide_head_is_of_it() {
    let head = |cells: &[(&str, usize)]| -> String {
        let cell = |(text, columns): &(&str, usize)| wide(*columns, text);
        cells.iter().map(cell).collect()
    };
    let heads = head(&[("Nr.", 1), ("Handling", 1), ("Ansvarlig", 2), ("Frist", 1)]);
    let rows = ["1.1|Måle|Teknik|Skolen|2027", "1.2|Rydde|Havnen||2028"];
    assert_snapshot!(under_goal(&table_under(&heads, &rows)), @r#"
    2 handlinger i 1 mål, 3 parter, 1 spørgsmål.
    Mål 1: Hav
    1.1  Måle      Teknik, Skolen  2027
    1.2  Rydde     Havnen          2028
    "#);
    // A column without a head beside it is not.
    let heads = head(&[
        ("Nr.", 1),
        ("Handling", 1),
        ("Noter", 2),
        ("", 1),
        ("Ansvarlig", 1),
    ]);
    let rows = ["1.1|Måle|a|b|c|Teknik", "1.2|Rydde|d|||Havnen"];
    let body = heading(1, "Mål 1: Hav") + &table_under(&heads, &rows);
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 2 parter.

    Læg mærke til:
    - Kolonnen ”Noter” er bevaret som en linje i handlingernes tekst.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Hav"
    [[handling]]
    nr = "1.1"
    tekst = """
    Måle
    Noter: a
    b
    c"""
    ansvarlig = ["Teknik"]
    [[handling]]
    nr = "1.2"
    tekst = """
    Rydde
    Noter: d"""
    ansvarlig = ["Havnen"]
    "#);
    // Nor are actions heads of what stands over them.
    let heads = head(&[("Nr.", 1), ("Handling og ansvarlig", 2)]);
    let rows = ["|Måle havet|Teknik", "|Rydde op|Havnen"];
    assert_snapshot!(under_goal(&table_under(&heads, &rows)), @r#"
    2 handlinger i 1 mål, 0 parter, 2 spørgsmål.
    Mål 1: Hav
    1.1  Måle havet
    1.2  Rydde op
    2. Dokumentet siger ikke, hvem der er ansvarlig. Hvem er det for alle handlinger? Uden svar står der et eksempel, som kimo tjek minder om.
    "#);
}

#[test]
fn a_table_is_a_card_where_half_of_what_stands_first_are_heads() {
    let card = |rows: &[&str]| under_goal(&table(rows));
    assert_snapshot!(card(&["Handling|Måle", "Ansvarlig|Havnen", "Formål|Rent", "Udgifter|100"]), @r#"
    1 handling i 1 mål, 1 part, 1 spørgsmål.
    Mål 1: Hav
    1.1  Måle      Havnen
    - Kolonnen ”Formål” er bevaret som en linje i handlingernes tekst.
    - Kolonnen ”Udgifter” er bevaret som en linje i handlingernes tekst.
    "#);
    assert_snapshot!(card(&["Handling|Måle", "Ansvarlig|Havnen", "Frist|2027", "Formål|Rent", "Udgifter|5", "Andet|6"]), @r#"
    1 handling i 1 mål, 1 part, 1 spørgsmål.
    Mål 1: Hav
    1.1  Måle      Havnen     2027
    - Kolonnen ”Formål” er bevaret som en linje i handlingernes tekst.
    - Kolonnen ”Udgifter” er bevaret som en linje i handlingernes tekst.
    - Kolonnen ”Andet” er bevaret som en linje i handlingernes tekst.
    "#);
    assert_snapshot!(card(&["Handling|Måle", "Ansvarlig|Havnen", "Formål|Rent", "Udgifter|5", "Andet|6"]), @r#"
    0 handlinger i 0 mål, 0 parter, 2 spørgsmål.
    Indledningen er på 5 afsnit.
    1. Tabel 1, række 1: Hvad står der i kolonnen ”Handling”? (nr, mål, gruppe, handling, ansvarlig, medvirkende, start, frist, status, behold, udelad) Uden svar er der ingen handlinger at læse.
    2. Tabel 1, række 1: Hvad står der i kolonnen ”Måle”? (nr, mål, gruppe, handling, ansvarlig, medvirkende, start, frist, status, behold, udelad) Uden svar er der ingen handlinger at læse.
    "#);
    // "Tovholder" there is the beginning of an action.
    assert_snapshot!(card(&["Nr.|1|2|3", "Handling|Tovholder ansættes|Rydde|Bade", "Ansvarlig|Havnen|Skolen|Klubben"]), @r#"
    3 handlinger i 1 mål, 3 parter, 1 spørgsmål.
    Mål 1: Hav
    1    Tovholder ansættes  Havnen
    2    Rydde               Skolen
    3    Bade                Klubben
    "#);
}

#[test]
fn the_fields_of_a_card_may_stand_beside_each_other() {
    let card = |rows: &[&str]| under_goal(&table(rows));
    assert_snapshot!(card(&["Handling|Måle|Frist|2027|Status|igangsat", "Ansvarlig|Havnen|Formål|Rent|Udgift|5"]), @r#"
    1 handling i 1 mål, 1 part, 1 spørgsmål.
    Mål 1: Hav
    1.1  Måle      Havnen     2027   igangsat
    - Kolonnen ”Formål” er bevaret som en linje i handlingernes tekst.
    - Kolonnen ”Udgift” er bevaret som en linje i handlingernes tekst.
    "#);
    assert_snapshot!(card(&["Handling|Måle|Formål|Rent", "Ansvarlig|Havnen|Frist|2027", "Udgift|5|Andet|6"]), @r#"
    1 handling i 1 mål, 1 part, 1 spørgsmål.
    Mål 1: Hav
    1.1  Måle      Havnen     2027
    - Kolonnen ”Formål” er bevaret som en linje i handlingernes tekst.
    - Kolonnen ”Udgift” er bevaret som en linje i handlingernes tekst.
    - Kolonnen ”Andet” er bevaret som en linje i handlingernes tekst.
    "#);
    // Several actions beside each other are none.
    assert_snapshot!(card(&["Handling|Måle|Rydde|Bade", "Ansvarlig|Havnen|Skolen|Klubben"]), @r#"
    3 handlinger i 1 mål, 3 parter, 1 spørgsmål.
    Mål 1: Hav
    1.1  Måle      Havnen
    1.2  Rydde     Skolen
    1.3  Bade      Klubben
    "#);
    // Words without a head are the action's, too.
    let body = heading(1, "Mål 1: Hav")
        + &table(&[
            "Handling|Måle||Husk redningsvest",
            "Ansvarlig|Havnen|Frist|2027",
        ]);
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 1 handling i 1 mål, 1 part.

    Læg mærke til:
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Hav"
    [[handling]]
    nr = "1.1"
    tekst = """
    Måle
    Husk redningsvest"""
    ansvarlig = ["Havnen"]
    frist = "2027"
    "#);
    // So are those over the columns, where not all are goals.
    let body = heading(1, "Mål 1: Hav")
        + &table(&[
            "|Mål 2: Gæster|Noter",
            "Handlinger|Hjemmeside|Kor",
            "Ansvarlig|Turisten|Torvet",
        ]);
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 2 parter.

    Læg mærke til:
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 1.2.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Hav"
    [[handling]]
    nr = "1.1"
    tekst = """
    Hjemmeside
    Mål 2: Gæster"""
    ansvarlig = ["Turisten"]
    [[handling]]
    nr = "1.2"
    tekst = """
    Kor
    Noter"""
    ansvarlig = ["Torvet"]
    "#);
}

#[test]
fn a_table_without_a_head_for_its_actions_is_read_by_the_longest_words_and_asked_about_once() {
    let of = |rows: [&str; 2]| table(&["Nr.|Det vi vil|Ansvarlig|Andet", rows[0], rows[1]]);
    let body = heading(1, "Mål 1: Hav")
        + &of(["1.1|Måle havet hver måned|Teknik|Ja", "1.3|Male|Teknik|Ja"])
        + &heading(1, "Mål 2: Luft")
        + &of(["2.1|Rydde stranden|Havnen|Nej", "2.2|Feje|Vejene|Nej"]);
    assert_snapshot!(shown("plan.docx", word(&body, &[])), @r#"
    4 handlinger i 2 mål, 3 parter, 2 spørgsmål.
    Mål 1: Hav
    1.1  Måle havet hver måned  Teknik
    1.3  Male                   Teknik
    Mål 2: Luft
    2.1  Rydde stranden         Havnen
    2.2  Feje                   Vejene
    - Kolonnen ”Andet” er bevaret som en linje i handlingernes tekst.
    2. Tabel 1, række 2: Er det i kolonnen ”Det vi vil”, handlingerne står? (nr, mål, gruppe, handling, ansvarlig, medvirkende, start, frist, status, behold, udelad) Uden svar læses kolonnen ”Det vi vil” som handlingerne.
    "#);
    // A column without a head has no name to be asked about, and is told of.
    let rows = [
        "1.1|Måle havet hver måned|Teknik|Ja",
        "1.2|Rydde|Teknik|Nej",
    ];
    let nameless = table(&["Nr.||Ansvarlig|Andet", rows[0], rows[1]]);
    assert_snapshot!(under_goal(&nameless), @r#"
    2 handlinger i 1 mål, 1 part, 1 spørgsmål.
    Mål 1: Hav
    1.1  Måle havet hver måned  Teknik
    1.2  Rydde                  Teknik
    - Kolonnen ”Andet” er bevaret som en linje i handlingernes tekst.
    - Kolonnen uden overskrift er læst som handlingerne.
    "#);
    let empty = table(&["Nr.||Ansvarlig", "1.1||Teknik", "1.2||Havnen"]);
    assert_snapshot!(under_goal(&empty), @r#"
    2 handlinger i 1 mål, 2 parter, 3 spørgsmål.
    Mål 1: Hav
    1.1  EKSEMPEL: Handlingens tekst  Teknik
    1.2  EKSEMPEL: Handlingens tekst  Havnen
    - Tabel 1, række 1: ”Ansvarlig” står efter en tom kolonne og er læst som en del af tabellen før den.
    2. Tabel 1, række 2: Handling 1.1 har ingen tekst. Hvad skal der gøres? Uden svar står der et eksempel, som kimo tjek minder om.
    3. Tabel 1, række 3: Handling 1.2 har ingen tekst. Hvad skal der gøres? Uden svar står der et eksempel, som kimo tjek minder om.
    "#);
}

#[test]
fn the_columns_of_a_table_that_says_nothing_known_are_asked_about_once_each() {
    assert_snapshot!(shown("plan.csv", "Havplan;;;\nHvorfor;Hvorfor;;Dyrt\na;b;c;d\n"), @r#"
    0 handlinger i 0 mål, 0 parter, 3 spørgsmål.
    Indledningen er på 3 afsnit.
    2. Linje 2: Hvad står der i kolonnen ”Hvorfor”? (nr, mål, gruppe, handling, ansvarlig, medvirkende, start, frist, status, behold, udelad) Uden svar er der ingen handlinger at læse.
    3. Linje 2: Hvad står der i kolonnen ”Dyrt”? (nr, mål, gruppe, handling, ansvarlig, medvirkende, start, frist, status, behold, udelad) Uden svar er der ingen handlinger at læse.
    "#);
    let wide = |columns: usize| {
        let row = |sign: &str| {
            (0..columns)
                .map(|at| format!("{sign}{at}"))
                .collect::<Vec<_>>()
        };
        let text = format!("{}\n{}\n", row("K").join(";"), row("a").join(";"));
        super::import("plan.csv", text, &["--tørløb"]).1.code
    };
    assert_eq!((wide(20), wide(21)), (0, 1));
}

#[test]
fn bold_text_over_a_table_is_a_group_beside_goals_and_a_heading_is_a_goal() {
    let rows = |action: &str| table(&["Nr.|Handling|Ansvarlig", &format!("|{action}|Havnen")]);
    let body = paragraph("Havplan") + &heading(1, "Mål 1: Vand") + &rows("Måle");
    let beside = body + &heading(1, "Tværgående") + &rows("Rydde");
    assert_snapshot!(shown("plan.docx", word(&beside, &[])), @r#"
    2 handlinger i 2 mål, 1 part, ingen spørgsmål.
    Mål 1: Vand
    1.1  Måle      Havnen
    Mål 2: Tværgående
    2.1  Rydde     Havnen
    - ”Tværgående” har sine egne handlinger på højde med målene og er læst som et mål.
    "#);
    let body = paragraph("Havplan") + &bold("Mål 1: Vand") + &rows("Måle");
    let beside = body + &bold("Tværgående") + &rows("Rydde");
    assert_snapshot!(shown("plan.docx", word(&beside, &[])), @r#"
    2 handlinger i 1 mål, 1 part, ingen spørgsmål.
    Mål 1: Vand
    1.1  Måle      Havnen
    – Tværgående
    1.2  Rydde     Havnen
    "#);
}
