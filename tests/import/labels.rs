//! What a document says under a label, `Ansvarlig: Havnen`, outside a column: in running text, in lists beside
//! tables, on lines of their own, and two labels over one column.

use super::whole::{heading, paragraph, table, whole, word};
use insta::assert_snapshot;

/// A paragraph of Word's with lines that were broken by hand.
fn broken(lines: &[&str]) -> String {
    let runs = lines.iter().map(|line| format!("<t>{line}</t>"));
    format!("<p><r>{}</r></p>", runs.collect::<Vec<_>>().join("<br/>"))
}

#[test]
fn words_before_the_label_under_a_goal_without_actions_are_an_action() {
    let text = "# Havneplan\n\n# Mål 1: Rent vand\n\nVandet er vores.\n\nVi rydder op i havnen. Ansvarlig: Havnen\n\n# Mål 2: Viden\n\nVi måler vandet. Ansvarlig: Teknik. Frist: 2027\n";
    assert_snapshot!(whole("plan.md", text), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 2 mål, 2 parter.

    Læg mærke til:
    - ”Vi rydder op i havnen. Ansvarlig: Havnen” siger, hvem der er ansvarlig, og er læst som en handling.
    - ”Vi måler vandet. Ansvarlig: Teknik…” siger, hvem der er ansvarlig, og er læst som en handling.
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 2.1.
    titel = "Havneplan"
    nr = "1"
    titel = "Rent vand"
    baggrund = "Vandet er vores."
    [[handling]]
    nr = "1.1"
    tekst = "Vi rydder op i havnen."
    ansvarlig = ["Havnen"]
    nr = "2"
    titel = "Viden"
    [[handling]]
    nr = "2.1"
    tekst = "Vi måler vandet."
    ansvarlig = ["Teknik"]
    frist = "2027"
    "#);
}

#[test]
fn words_before_the_label_under_a_goal_with_actions_are_its_background() {
    let of_table = table(&["Nr.|Handling|Ansvarlig", "1.1|Måle|Teknik", "1.2|Rydde|"]);
    let body = heading(1, "Mål 1: Rent vand")
        + &paragraph("Byen vil have en ren kyst. Ansvarlig: Havnen")
        + &paragraph("Ansvarlig forvaltning: Teknik")
        + &of_table
        + &paragraph("Der følges op hvert år. Ansvarlig: Rådet");
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 2 parter.

    Læg mærke til:
    - Havnen er læst som ansvarlig for mål 1, hvor dets handlinger ikke nævner nogen.
    - Teknik er læst som ansvarlig for mål 1, hvor dets handlinger ikke nævner nogen.
    - Teksten efter handlingerne under mål 1 er lagt til målets baggrund.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Rent vand"
    baggrund = """
    Byen vil have en ren kyst.
    Ansvarlig forvaltning: Teknik
    Der følges op hvert år. Ansvarlig: Rådet"""
    ansvarlig = ["Havnen", "Teknik"]
    [[handling]]
    nr = "1.1"
    tekst = "Måle"
    ansvarlig = ["Teknik"]
    [[handling]]
    nr = "1.2"
    tekst = "Rydde"
    "#);
}

#[test]
fn lists_and_headings_beside_a_table_that_say_who_answers_are_actions() {
    let of_table =
        |number: &str| table(&["Nr.|Handling|Ansvarlig", &format!("{number}|Måle|Teknik")]);
    let body = heading(1, "Mål 1: Rent vand")
        + &of_table("1.1")
        + &paragraph("- Ansvarlig: Ingen")
        + &paragraph("Desuden:")
        + &paragraph("- Feje kajen. Ansvarlig: Havnen")
        + &paragraph("- Male bænke")
        + &paragraph("- Ansvarlig: Klubben")
        + &heading(1, "Mål 2: Viden")
        + &paragraph("- Fortælle på skolerne. Ansvarlig: Skolen. Frist: 2027")
        + &heading(1, "Mål 3: Fest")
        + &heading(2, "Holde åbent hus")
        + &paragraph("Ansvarlig: Klubben");
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 5 handlinger i 3 mål, 4 parter.

    Læg mærke til:
    - Punkterne i lister, hvor der står, hvem der er ansvarlig, er læst som handlinger ligesom tabellernes rækker.
    - Overskrifter med en ansvarlig eller en frist under sig er læst som handlinger ligesom resten.
    - Teksten efter handlingerne under mål 1 er lagt til målets baggrund.
    - Handlingerne under mål 2 har ingen numre i dokumentet; de har fået målets nummer og deres plads: 2.1.
    - Handlingerne under mål 3 har ingen numre i dokumentet; de har fået målets nummer og deres plads: 3.1.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    2. Punkt 1: Handlingen har intet nummer. Hvad skal det være? Uden svar får den 1.2.
    3. Punkt 2: Handlingen har intet nummer. Hvad skal det være? Uden svar får den 1.3.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Rent vand"
    baggrund = """
    - Ansvarlig: Ingen
    Desuden:"""
    [[handling]]
    nr = "1.1"
    tekst = "Måle"
    ansvarlig = ["Teknik"]
    [[handling]]
    nr = "1.2"
    tekst = "Feje kajen."
    ansvarlig = ["Havnen"]
    [[handling]]
    nr = "1.3"
    tekst = "Male bænke"
    ansvarlig = ["Klubben"]
    nr = "2"
    titel = "Viden"
    [[handling]]
    nr = "2.1"
    tekst = "Fortælle på skolerne."
    ansvarlig = ["Skolen"]
    frist = "2027"
    nr = "3"
    titel = "Fest"
    [[handling]]
    nr = "3.1"
    tekst = "Holde åbent hus"
    ansvarlig = ["Klubben"]
    "#);
    let budget = heading(1, "Økonomi")
        + &table(&["Post|Kr.", "Spande|100"])
        + &heading(1, "Mål 1: Rent vand")
        + &paragraph("- Feje kajen. Ansvarlig: Havnen");
    assert_snapshot!(whole("plan.docx", word(&budget, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 1 handling i 1 mål, 1 part.

    Læg mærke til:
    - ”Feje kajen. Ansvarlig: Havnen” siger, hvem der er ansvarlig, og er læst som en handling.
    - Tabellen ved tabel 1, række 1 er ikke en tabel med handlinger; dens ord er bevaret som tekst.
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1.
    titel = "Økonomi"
    indledning = """
    Post – Kr.
    Spande – 100"""
    nr = "1"
    titel = "Rent vand"
    [[handling]]
    nr = "1.1"
    tekst = "Feje kajen."
    ansvarlig = ["Havnen"]
    "#);
}

#[test]
fn lines_that_were_broken_by_hand_are_lines() {
    let body = heading(1, "Havneplan")
        + &broken(&["Mål 1: Rent vand i hele", "havnen", "Ansvarlig: Rådet"])
        + &broken(&[
            "- Feje kajen",
            "hver uge",
            "Ansvarlig: Havnen,",
            "Teknik",
            "Frist: 2027",
            "Pris: 20 kr.",
        ])
        + &broken(&["Mål 2", "Viden", "Det er vigtigt."])
        + &broken(&["- Måle", "Ansvarlig:", "Skolen"])
        + &paragraph("- Spørge");
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 3 handlinger i 2 mål, 4 parter.

    Læg mærke til:
    - Dokumentet har ingen tabel med handlinger; handlingerne er punkterne i dets lister.
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 2.1.

    Ikke besvaret:
    1. Punkt 1: Er ”Havnen, Teknik” én part, eller er det ”Havnen” og ”Teknik”? (skriv navnene med ; imellem) Uden svar er det ”Havnen” og ”Teknik”.
    2. Punkt 3: Hvem er ansvarlig for 2.2? Uden svar står der et eksempel, som kimo tjek minder om.
    titel = "Havneplan"
    nr = "1"
    titel = "Rent vand i hele havnen"
    ansvarlig = ["Rådet"]
    [[handling]]
    nr = "1.1"
    tekst = """
    Feje kajen
    hver uge
    Pris: 20 kr."""
    ansvarlig = ["Havnen", "Teknik"]
    frist = "2027"
    nr = "2"
    titel = "Viden"
    baggrund = "Det er vigtigt."
    [[handling]]
    nr = "2.1"
    tekst = "Måle"
    ansvarlig = ["Skolen"]
    [[handling]]
    nr = "2.2"
    tekst = "Spørge"
    ansvarlig = ["EKSEMPEL: Ansvarlig"]
    "#);
    let under = heading(1, "Mål 1")
        + &broken(&["Rent vand", "Ansvarlig: Rådet"])
        + &heading(2, "Feje kajen")
        + &broken(&["Det sker nu.", "Ansvarlig: Havnen", "Frist: 2027"])
        + "<p><pPr><pStyle val=\"H2\"/></pPr><r><t>Male</t><br/><t>bænke</t><br/><t>Ansvarlig: Klubben</t></r></p>";
    assert_snapshot!(whole("plan.docx", word(&under, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 3 parter.

    Læg mærke til:
    - Dokumentet har ingen tabel med handlinger; handlingerne er de overskrifter, der har en ansvarlig eller en frist under sig.
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 1.2.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Rent vand"
    ansvarlig = ["Rådet"]
    [[handling]]
    nr = "1.1"
    tekst = """
    Feje kajen
    Det sker nu."""
    ansvarlig = ["Havnen"]
    frist = "2027"
    [[handling]]
    nr = "1.2"
    tekst = "Male bænke"
    ansvarlig = ["Klubben"]
    "#);
}

#[test]
fn lines_in_a_cell_say_what_has_no_column() {
    let cell = |lines: &[&str]| lines.iter().map(|line| paragraph(line)).collect::<String>();
    let row = [
        "1.1".to_owned(),
        cell(&["Feje", "Ansvarlig: Havnen", "Frist: 2027"]),
        "20".to_owned(),
    ]
    .join("|");
    let body = heading(1, "Mål 1: Rent vand")
        + &table(&["Nr.|Handling|Pris", &row, "1.2|Måle. Ansvarlig: Teknik|30"]);
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 2 parter.

    Læg mærke til:
    - Kolonnen ”Pris” er bevaret som en linje i handlingernes tekst.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Rent vand"
    [[handling]]
    nr = "1.1"
    tekst = """
    Feje
    Pris: 20"""
    ansvarlig = ["Havnen"]
    frist = "2027"
    [[handling]]
    nr = "1.2"
    tekst = """
    Måle.
    Pris: 30"""
    ansvarlig = ["Teknik"]
    "#);
    let own = [
        cell(&["Feje", "Ansvarlig: Rådet"]),
        cell(&["Havnen", "Frist: 2027"]),
    ]
    .join("|");
    let body = heading(1, "Mål 1: Rent vand") + &table(&["Handling|Ansvarlig", &own]);
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 1 handling i 1 mål, 1 part.

    Læg mærke til:
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Rent vand"
    [[handling]]
    nr = "1.1"
    tekst = """
    Feje
    Ansvarlig: Rådet"""
    ansvarlig = ["Havnen"]
    frist = "2027"
    "#);
}

#[test]
fn two_things_in_one_column_are_told_apart() {
    let rows = |head: &str, cells: &[&str]| {
        let head = ["Nr.", "Handling", head].join(";");
        let row = |(at, cell): (usize, &&str)| format!("1.{};Feje;{cell}", at + 1);
        let rows: Vec<String> = std::iter::once(head)
            .chain(cells.iter().enumerate().map(row))
            .collect();
        "Mål 1: Rent vand\n".to_owned() + &rows.join("\n") + "\n"
    };
    let cells = [
        "Havnen / 2027",
        "Havnen, Teknik og Miljø / 1. kvartal 2028",
        "\"Havnen\n2029\"",
        "Havnen (2026)",
        "Havnen",
        "2027",
        "Havnen / når der er tid",
    ];
    assert_snapshot!(whole("plan.csv", rows("Ansvarlig / frist", &cells)), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 7 handlinger i 1 mål, 2 parter.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    2. Linje 4: Er ”Havnen, Teknik og Miljø” én part, eller er det ”Havnen”, ”Teknik” og ”Miljø”? (skriv navnene med ; imellem) Uden svar er ”Havnen, Teknik og Miljø” én part.
    3. Linje 9: Hvem er ansvarlig for 1.6? Uden svar står der et eksempel, som kimo tjek minder om.
    4. Linje 10: Hvornår er ”når der er tid”? (f.eks. marts 2025, 1. kvartal 2025, 2025, løbende) Uden svar står det i handlingens tekst.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Rent vand"
    [[handling]]
    nr = "1.1"
    tekst = "Feje"
    ansvarlig = ["Havnen"]
    frist = "2027"
    [[handling]]
    nr = "1.2"
    tekst = "Feje"
    ansvarlig = ["Havnen, Teknik og Miljø"]
    frist = "1. kvartal 2028"
    [[handling]]
    nr = "1.3"
    tekst = "Feje"
    ansvarlig = ["Havnen"]
    frist = "2029"
    [[handling]]
    nr = "1.4"
    tekst = "Feje"
    ansvarlig = ["Havnen"]
    frist = "2026"
    [[handling]]
    nr = "1.5"
    tekst = "Feje"
    ansvarlig = ["Havnen"]
    [[handling]]
    nr = "1.6"
    tekst = "Feje"
    ansvarlig = ["EKSEMPEL: Ansvarlig"]
    frist = "2027"
    [[handling]]
    nr = "1.7"
    tekst = """
    Feje
    Ansvarlig / frist: når der er tid"""
    ansvarlig = ["Havnen"]
    "#);
    assert_snapshot!(whole("plan.csv", rows("Frist og status", &["2027, igangsat", "igangsat", "2028"])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 3 handlinger i 1 mål, 0 parter.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    2. Dokumentet siger ikke, hvem der er ansvarlig. Hvem er det for alle handlinger? Uden svar står der et eksempel, som kimo tjek minder om.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Rent vand"
    ansvarlig = ["EKSEMPEL: Ansvarlig"]
    [[handling]]
    nr = "1.1"
    tekst = "Feje"
    frist = "2027"
    udgangsstatus = "igangsat"
    [[handling]]
    nr = "1.2"
    tekst = "Feje"
    udgangsstatus = "igangsat"
    [[handling]]
    nr = "1.3"
    tekst = "Feje"
    frist = "2028"
    "#);
    let numbered = "Mål 1: Rent vand\nNr. og handling;Hvem/hvornår\n1.1 Feje;Havnen, maj 2027\n1.2 Måle;Teknik\n";
    assert_snapshot!(whole("plan.csv", numbered), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 2 parter.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Rent vand"
    [[handling]]
    nr = "1.1"
    tekst = "Feje"
    ansvarlig = ["Havnen"]
    frist = "maj 2027"
    [[handling]]
    nr = "1.2"
    tekst = "Måle"
    ansvarlig = ["Teknik"]
    "#);
}

#[test]
fn labels_in_bold_and_between_dashes_are_labels() {
    let text = "# Havneplan\n\n## Mål 1: Hav\n\n### Feje kajen\n\n**Ansvarlig:** Teknik  \n**Frist:** June 2027\nVi fejer hver uge.\n\n### Måle\n\n**Ansvarlig**: Skolen\n\n## Mål 2: Viden\n\n1. Lære (Ansvarlig: Skolen, frist: 2027)\n2. Tale — ansvarlig: Klubben — frist: 2028\n\nUnderskrift: ________\n";
    assert_snapshot!(whole("plan.md", text), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 4 handlinger i 2 mål, 3 parter.

    Læg mærke til:
    - Overskrifter med en ansvarlig eller en frist under sig er læst som handlinger ligesom resten.
    - Handlingerne under mål 1 har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 1.2.
    titel = "Havneplan"
    nr = "1"
    titel = "Hav"
    [[handling]]
    nr = "1.1"
    tekst = """
    Feje kajen
    Vi fejer hver uge."""
    ansvarlig = ["Teknik"]
    frist = "juni 2027"
    [[handling]]
    nr = "1.2"
    tekst = "Måle"
    ansvarlig = ["Skolen"]
    nr = "2"
    titel = "Viden"
    [[handling]]
    nr = "1"
    tekst = "Lære"
    ansvarlig = ["Skolen"]
    frist = "2027"
    [[handling]]
    nr = "2"
    tekst = """
    Tale
    Underskrift: ________"""
    ansvarlig = ["Klubben"]
    frist = "2028"
    "#);
}

#[test]
fn the_list_of_a_goal_that_has_somebody_is_its_actions() {
    let body = heading(1, "Mål 1: Hav")
        + &table(&["Nr.|Handling|Ansvarlig", "1.1|Måle|Teknik"])
        + &heading(1, "Mål 2: Viden")
        + &paragraph("Tovholder: Skolen")
        + &paragraph("- Lære børn")
        + &paragraph("- Tale med gamle");
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 3 handlinger i 2 mål, 2 parter.

    Læg mærke til:
    - Punkterne under et mål, der selv har en ansvarlig, er læst som handlinger.
    - Handlingerne under mål 2 har ingen numre i dokumentet; de har fået målets nummer og deres plads: 2.1, 2.2.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Hav"
    [[handling]]
    nr = "1.1"
    tekst = "Måle"
    ansvarlig = ["Teknik"]
    nr = "2"
    titel = "Viden"
    ansvarlig = ["Skolen"]
    [[handling]]
    nr = "2.1"
    tekst = "Lære børn"
    [[handling]]
    nr = "2.2"
    tekst = "Tale med gamle"
    "#);
    let named = heading(1, "Mål 1: Hav")
        + &paragraph("Handling 1.1: Feje kajen")
        + &paragraph("Ansvarlig: Havnen")
        + &paragraph("Handling 1.2: Måle");
    assert_snapshot!(whole("plan.docx", word(&named, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 1 part.

    Læg mærke til:
    - Dokumentet har ingen tabel med handlinger; handlingerne er punkterne i dets lister.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    2. Punkt 2: Hvem er ansvarlig for 1.2? Uden svar står der et eksempel, som kimo tjek minder om.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Hav"
    [[handling]]
    nr = "1.1"
    tekst = "Feje kajen"
    ansvarlig = ["Havnen"]
    [[handling]]
    nr = "1.2"
    tekst = "Måle"
    ansvarlig = ["EKSEMPEL: Ansvarlig"]
    "#);
}

#[test]
fn what_is_said_on_the_lines_under_a_sentence_is_said_of_it() {
    let text = "Havneplan\n\nMål 1: Rent vand\n\nByen vil feje kajen hver uge, så den er pæn.\nAnsvarlig: Havnen\nFrist: 2027\n\nByen vil måle vandet.\nAnsvarlig: Skolen,\nKlubben\n\nMål 2: Viden\n\nDer er ingen handlinger endnu.\n";
    assert_snapshot!(whole("plan.txt", text), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 2 mål, 3 parter.

    Læg mærke til:
    - ”Byen vil feje kajen hver uge, så den er…” siger, hvem der er ansvarlig, og er læst som en handling.
    - ”Byen vil måle vandet. Ansvarlig…” siger, hvem der er ansvarlig, og er læst som en handling.
    - Mål 2 har ingen handlinger; det, der står under det, er dets baggrund.
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 1.2.
    titel = "Havneplan"
    nr = "1"
    titel = "Rent vand"
    [[handling]]
    nr = "1.1"
    tekst = "Byen vil feje kajen hver uge, så den er pæn."
    ansvarlig = ["Havnen"]
    frist = "2027"
    [[handling]]
    nr = "1.2"
    tekst = "Byen vil måle vandet."
    ansvarlig = ["Skolen", "Klubben"]
    nr = "2"
    titel = "Viden"
    baggrund = "Der er ingen handlinger endnu."
    "#);
    let body = heading(1, "Mål 1: Hav")
        + &paragraph("Byen vil feje kajen.")
        + &paragraph("Ansvarlig: Havnen")
        + &paragraph("Frist: 2027")
        + &heading(1, "Mål 2: Viden")
        + &paragraph("Vi ved for lidt.")
        + &paragraph("Ansvarlig: Skolen");
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 1 handling i 2 mål, 2 parter.

    Læg mærke til:
    - ”Byen vil feje kajen. Ansvarlig: Havnen…” siger, hvem der er ansvarlig, og er læst som en handling.
    - Mål 2 har ingen handlinger; det, der står under det, er dets baggrund.
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Hav"
    [[handling]]
    nr = "1.1"
    tekst = "Byen vil feje kajen."
    ansvarlig = ["Havnen"]
    frist = "2027"
    nr = "2"
    titel = "Viden"
    baggrund = "Vi ved for lidt."
    ansvarlig = ["Skolen"]
    "#);
}
