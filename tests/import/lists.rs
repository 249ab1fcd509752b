//! Actions in lists and sentences: which items are actions, which are headings of others, and which are neither.

use super::whole::{heading, paragraph, shown, table, word};
use insta::assert_snapshot;

/// What is shown of a document with these pieces under its title.
#[track_caller]
fn titled(pieces: &[String]) -> String {
    shown(
        "plan.docx",
        word(&(paragraph("Havplan") + &pieces.concat()), &[]),
    )
}

fn rows(of: &[&str]) -> String {
    table(&[&["Handling|Ansvarlig"][..], of].concat())
}

#[test]
fn a_table_of_something_else_hides_no_list_of_actions() {
    let pieces = [
        heading(1, "Mål 1: Vand"),
        table(&["Areal|Træ", "200|Bøg"]),
        paragraph("- Måle (Ansvarlig: Havnen)"),
        paragraph("- Rydde"),
        heading(1, "Mål 2: Luft"),
        paragraph("- Plante (Ansvarlig: Vejene)"),
    ];
    assert_snapshot!(titled(&pieces), @r#"
    3 handlinger i 2 mål, 2 parter, 1 spørgsmål.
    Mål 1: Vand
    1.1  Måle      Havnen
    1.2  Rydde     EKSEMPEL: Ansvarlig
    Mål 2: Luft
    2.1  Plante    Vejene
    - Dokumentet har ingen tabel med handlinger; handlingerne er punkterne i dets lister.
    - Tabellen ved tabel 1, række 1 er ikke en tabel med handlinger; dens ord er bevaret som tekst.
    1. Punkt 2: Hvem er ansvarlig for 1.2? Uden svar står der et eksempel, som kimo tjek minder om.
    "#);
}

#[test]
fn sentences_under_headings_that_are_called_nothing_are_actions_where_there_are_two() {
    let of = |sentences: &[(&str, &str)]| {
        let said = |(title, text): &(&str, &str)| heading(1, title) + &paragraph(text);
        let body = paragraph("Havplan") + &sentences.iter().map(said).collect::<String>();
        super::import(
            "plan.docx",
            word(&body, &[]),
            &["--periode", "2026-2029", "--tørløb"],
        )
        .1
    };
    let two = of(&[
        ("Vand", "Vi måler vandet. Ansvarlig: Havnen"),
        ("Luft", "Vi måler luften. Ansvarlig: Vejene"),
    ]);
    assert!(two.out.contains("2 handlinger i 2 mål, 2 parter"), "{two}");
    let one = of(&[
        ("Vand", "Vi måler vandet. Ansvarlig: Havnen"),
        ("Luft", "Luften er god."),
    ]);
    assert!(one.err.contains("fandt ingen handlinger"), "{one}");
}

#[test]
fn a_label_alone_under_a_goal_is_the_goals_but_where_it_comes_with_more_or_again() {
    let said = |labels: &[&str]| {
        let texts = ["Vi måler vandet.", "Vi ser."].iter().chain(labels);
        let goal =
            heading(1, "Mål 1: Vand") + &texts.map(|text| paragraph(text)).collect::<String>();
        titled(&[goal, heading(1, "Mål 2: Luft"), rows(&["Plante|Vejene"])])
    };
    assert_snapshot!(said(&["Ansvarlig: Havnen"]), @r#"
    1 handling i 2 mål, 2 parter, ingen spørgsmål.
    Mål 1: Vand
    Mål 2: Luft
    2.1  Plante    Vejene
    - Mål 1 har ingen handlinger; det, der står under det, er dets baggrund.
    "#);
    assert_snapshot!(said(&["Ansvarlig: Havnen", "Frist: 2027"]), @r#"
    2 handlinger i 2 mål, 2 parter, ingen spørgsmål.
    Mål 1: Vand
    1.1  Vi ser.   Havnen     2027
    Mål 2: Luft
    2.1  Plante    Vejene
    - ”Vi ser. Ansvarlig: Havnen Frist: 2027” siger, hvem der er ansvarlig, og er læst som en handling.
    "#);
    assert_snapshot!(said(&["Ansvarlig: Havnen", "Vi bader.", "Ansvarlig: Klubben"]), @r#"
    3 handlinger i 2 mål, 3 parter, ingen spørgsmål.
    Mål 1: Vand
    1.1  Vi ser.    Havnen
    1.2  Vi bader.  Klubben
    Mål 2: Luft
    2.1  Plante     Vejene
    - ”Vi ser. Ansvarlig: Havnen” siger, hvem der er ansvarlig, og er læst som en handling.
    - ”Vi bader. Ansvarlig: Klubben” siger, hvem der er ansvarlig, og er læst som en handling.
    "#);
}

#[test]
fn a_label_on_a_line_of_its_own_is_of_the_line_under_it() {
    let action =
        |title: &str, who: &str| heading(2, title) + &paragraph("Ansvarlig:") + &paragraph(who);
    let pieces = [
        heading(1, "1. Synlighed"),
        action("1.1 Portal", "Kulturen"),
        // No action: nobody answers, and it has no number as the others.
        heading(2, "Om prisen") + &paragraph("Den er ny"),
        action("1.2 Pris", "Rådet"),
    ];
    assert_snapshot!(titled(&pieces), @r#"
    2 handlinger i 1 mål, 2 parter, ingen spørgsmål.
    Mål 1: Synlighed
    1.1  Portal    Kulturen
    – Om prisen
    1.2  Pris      Rådet
    - Dokumentet har ingen tabel med handlinger; handlingerne er de overskrifter, der har en ansvarlig eller en frist under sig.
    - Teksten efter handlingerne under mål 1 er lagt til målets baggrund.
    "#);
}

#[test]
fn bullets_are_a_part_of_the_item_over_them_where_several_are_numbered() {
    let goal = heading(1, "Mål 1: Vand") + &rows(&["Måle|Teknik"]);
    let list = |items: &[&str]| {
        titled(&[
            goal.clone(),
            items.iter().map(|item| paragraph(item)).collect(),
        ])
    };
    assert_snapshot!(list(&["2. Rydde (Ansvarlig: Havnen)", "- Bade (Ansvarlig: Skolen)"]), @r#"
    3 handlinger i 1 mål, 3 parter, ingen spørgsmål.
    Mål 1: Vand
    1.1  Måle      Teknik
    1.2  2. Rydde  Havnen
    1.3  Bade      Skolen
    - Punkterne i lister, hvor der står, hvem der er ansvarlig, er læst som handlinger ligesom tabellernes rækker.
    "#);
    assert_snapshot!(list(&["2. Rydde (Ansvarlig: Havnen)", "- strand", "- havn", "3. Bade (Ansvarlig: Skolen)"]), @r#"
    3 handlinger i 1 mål, 3 parter, ingen spørgsmål.
    Mål 1: Vand
    1.1  Måle      Teknik
    1.2  2. Rydde  Havnen
    1.3  3. Bade   Skolen
    - Punkterne i lister, hvor der står, hvem der er ansvarlig, er læst som handlinger ligesom tabellernes rækker.
    "#);
}

#[test]
fn a_label_between_a_table_and_a_list_is_of_neither() {
    let pieces = [
        heading(1, "Mål 1: Vand"),
        rows(&["Måle|Teknik"]),
        paragraph("- Rydde (Ansvarlig: Havnen)"),
        paragraph("Strandene er lange."),
        paragraph("Frist: 2028"),
        rows(&["Svaje|Teknik"]),
        paragraph("Frist: 2027"),
        paragraph("- Bade (Ansvarlig: Skolen)"),
    ];
    assert_snapshot!(titled(&pieces), @r#"
    4 handlinger i 1 mål, 3 parter, ingen spørgsmål.
    Mål 1: Vand
    1.1  Måle      Teknik
    1.2  Rydde     Havnen
    1.3  Svaje     Teknik
    1.4  Bade      Skolen
    - Punkterne i lister, hvor der står, hvem der er ansvarlig, er læst som handlinger ligesom tabellernes rækker.
    - Teksten efter handlingerne under mål 1 er lagt til målets baggrund.
    "#);
}

#[test]
fn bullets_over_the_goals_are_no_list_of_actions() {
    let text =
        "Havplan\n\n- Vi vil\n- Vi kan\n\nMål 1: Vand\n\nVi måler vandet. Ansvarlig: Havnen\n";
    assert_snapshot!(shown("plan.txt", text), @r#"
    1 handling i 1 mål, 1 part, ingen spørgsmål.
    Mål 1: Vand
    1.1  Vi måler vandet.  Havnen
    Indledningen er på 2 afsnit.
    - ”Vi måler vandet. Ansvarlig: Havnen” siger, hvem der er ansvarlig, og er læst som en handling.
    "#);
}

#[test]
fn a_label_that_nothing_follows_is_words() {
    let text = "Havplan\n\nMål 1: Vand\n\n- Måle. Ansvarlig: Havnen\n- Bade. Frist:\n";
    assert_snapshot!(shown("plan.txt", text), @r#"
    2 handlinger i 1 mål, 1 part, 1 spørgsmål.
    Mål 1: Vand
    1.1  Måle.         Havnen
    1.2  Bade. Frist:  EKSEMPEL: Ansvarlig
    - Dokumentet har ingen tabel med handlinger; handlingerne er punkterne i dets lister.
    1. Punkt 2: Hvem er ansvarlig for 1.2? Uden svar står der et eksempel, som kimo tjek minder om.
    "#);
}

#[test]
fn what_stands_over_a_list_is_its_heading_and_text_is_none() {
    let text = |first: &str, second: &str| {
        let text = format!(
            "Handleplan 2026-2029\n\nRen havn\n\n{first}\n\n- Nye spande\n- Samle affald. Ansvarlig: Havnen\n\nOplysning\n\n{second}\n\n- En folder. Ansvarlig: Skolen\n"
        );
        let shown = shown("plan.txt", text);
        let goals: Vec<&str> = shown
            .lines()
            .filter(|line| line.starts_with("Mål "))
            .collect();
        assert_eq!(goals, ["Mål 1: Ren havn", "Mål 2: Oplysning"], "{shown}");
        assert!(shown.starts_with("3 handlinger"), "{shown}");
    };
    text("Vi har en plan. Den er god", "Det er vigtigt.");
    text(
        "Det er vigtigt.",
        &format!("Vi vil {}", "meget ".repeat(40)),
    );
}

#[test]
fn an_item_with_nothing_under_it_is_no_heading() {
    let text = "Handleplan 2026-2029\n\nTemaer\n- Oplysning\n- Ren havn\n  – Samle affald. Ansvarlig: Havnen\n- Bad\n  – En folder. Ansvarlig: Skolen\n";
    assert_snapshot!(shown("plan.txt", text), @r#"
    3 handlinger i 1 mål, 2 parter, 1 spørgsmål.
    Mål 1: Temaer
    1.1  Oplysning      EKSEMPEL: Ansvarlig
    – Ren havn
    1.2  Samle affald.  Havnen
    – Bad
    1.3  En folder.     Skolen
    - Dokumentet har ingen tabel med handlinger; handlingerne er punkterne i dets lister.
    1. Punkt 1: Hvem er ansvarlig for 1.1? Uden svar står der et eksempel, som kimo tjek minder om.
    "#);
}

#[test]
fn the_only_heading_is_a_goal_where_it_is_called_one() {
    let list = "Vi vil have rent vand\n\n- Måle. Ansvarlig: Havnen\n- Rydde. Ansvarlig: Skolen\n";
    assert_snapshot!(shown("plan.md", format!("# Mål 1: Hav\n\n{list}")), @r#"
    2 handlinger i 1 mål, 2 parter, 1 spørgsmål.
    Mål 1: Hav
    1.1  Måle.     Havnen
    1.2  Rydde.    Skolen
    - Dokumentet har ingen tabel med handlinger; handlingerne er punkterne i dets lister.
    "#);
    assert_snapshot!(shown("plan.md", format!("# Havplan\n\n{list}")), @r#"
    2 handlinger i 1 mål, 2 parter, ingen spørgsmål.
    Mål 1: Vi vil have rent vand
    1.1  Måle.     Havnen
    1.2  Rydde.    Skolen
    - Dokumentet har ingen tabel med handlinger; handlingerne er punkterne i dets lister.
    "#);
    let counted = |title: &str| paragraph(title) + &rows(&["Måle|Havnen"]);
    let body = heading(1, "Mål 1: Hav") + &counted("1. Vand") + &counted("2. Sand");
    assert_snapshot!(shown("plan.docx", word(&body, &[])), @r#"
    2 handlinger i 1 mål, 1 part, 1 spørgsmål.
    Mål 1: Hav
    1.1  Måle      Havnen
    1.2  Måle      Havnen
    - Teksten efter handlingerne under mål 1 er lagt til målets baggrund.
    "#);
}
