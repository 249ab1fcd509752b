//! Which headings are goals, which are groups, and which only look like headings.

use super::whole::{heading, paragraph, shown, table, whole, word};
use insta::assert_snapshot;

/// A table of actions without numbers.
fn actions(of: &[&str]) -> String {
    let rows: Vec<String> = of
        .iter()
        .map(|action| format!("|{action}|Havnen"))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    table(&[&["Nr.|Handling|Ansvarlig"][..], &rows].concat())
}

/// What is shown of a document with these pieces under its title.
#[track_caller]
fn titled(pieces: &str) -> String {
    shown("plan.docx", word(&(paragraph("Havplan") + pieces), &[]))
}

#[test]
fn the_only_heading_over_the_actions_is_their_goal_but_for_their_name() {
    let under = |title: &str| titled(&(heading(1, title) + &actions(&["Måle"])));
    assert_snapshot!(["Natur", "Handlinger i havnen", "Status", "Handlinger"].map(under).join("\n"), @r#"
    1 handling i 1 mål, 1 part, ingen spørgsmål.
    Mål 1: Natur
    1.1  Måle      Havnen
    1 handling i 1 mål, 1 part, ingen spørgsmål.
    Mål 1: Handlinger i havnen
    1.1  Måle      Havnen
    1 handling i 1 mål, 1 part, ingen spørgsmål.
    Mål 1: Status
    1.1  Måle      Havnen
    1 handling i 1 mål, 1 part, 1 spørgsmål.
    Mål 1: EKSEMPEL: Målets titel
    – Handlinger
    1.1  Måle      Havnen
    1. Tabel 1, række 2: Hvad er titlen på mål 1? Uden svar står der et eksempel, som kimo tjek minder om.
    "#);
}

#[test]
fn headings_that_share_the_numbers_of_a_goal_are_its_groups() {
    let rows = |row: &str| table(&["Nr.|Handling|Ansvarlig", row]);
    let deep = heading(1, "Vand")
        + &heading(2, "Kyst")
        + &rows("1.1|Måle|Teknik")
        + &heading(2, "Dyb")
        + &rows("1.2|Rydde|Havnen")
        + &heading(1, "Luft")
        + &heading(2, "By")
        + &rows("2.1|Plante|Vejene");
    assert_snapshot!(titled(&deep), @r#"
    3 handlinger i 2 mål, 3 parter, ingen spørgsmål.
    Mål 1: Vand
    – Kyst
    1.1  Måle      Teknik
    – Dyb
    1.2  Rydde     Havnen
    Mål 2: Luft
    – By
    2.1  Plante    Vejene
    "#);
    let shared = heading(1, "Vand")
        + &rows("1.1|Måle|Teknik")
        + &heading(1, "Luft")
        + &rows("1.2|Plante|Vejene");
    assert_snapshot!(titled(&shared), @r#"
    2 handlinger i 1 mål, 2 parter, 1 spørgsmål.
    Mål 1: EKSEMPEL: Målets titel
    – Vand
    1.1  Måle      Teknik
    – Luft
    1.2  Plante    Vejene
    1. Tabel 1, række 2: Hvad er titlen på mål 1? Uden svar står der et eksempel, som kimo tjek minder om.
    "#);
}

#[test]
fn a_caption_without_a_title_or_with_a_goals_number_is_no_caption() {
    let captions = heading(1, "Tabel IV: Vand")
        + &actions(&["Måle"])
        + &heading(1, "Tabel 2")
        + &actions(&["Rydde"]);
    assert_snapshot!(titled(&captions), @r#"
    2 handlinger i 2 mål, 1 part, ingen spørgsmål.
    Mål 1: Tabel IV: Vand
    1.1  Måle      Havnen
    Mål 2: Tabel 2
    2.1  Rydde     Havnen
    "#);
}

#[test]
fn captions_are_headings_but_where_most_stand_under_others() {
    let captions = heading(2, "Tabel 1: Måling") + &actions(&["Måle"]);
    let two =
        heading(1, "Vand") + &captions + &heading(2, "Tabel 2: Rydning") + &actions(&["Rydde"]);
    assert_snapshot!(titled(&two), @r#"
    2 handlinger i 1 mål, 1 part, ingen spørgsmål.
    Mål 1: Vand
    – Måling
    1.1  Måle      Havnen
    – Rydning
    1.2  Rydde     Havnen
    "#);
    // A title is no other heading.
    let under_title = heading(1, "Havplan") + &captions;
    assert_snapshot!(shown("plan.docx", word(&under_title, &[])), @r#"
    1 handling i 1 mål, 1 part, ingen spørgsmål.
    Mål 1: Måling
    1.1  Måle      Havnen
    "#);
    assert_snapshot!(titled(&(heading(0, "Havplan for byen") + &captions)), @r#"
    1 handling i 1 mål, 1 part, ingen spørgsmål.
    Mål 1: Måling
    1.1  Måle      Havnen
    Indledningen er på ét afsnit.
    "#);
}

#[test]
fn counted_titles_are_goals_where_they_are_titles_in_order() {
    let counted = |titles: &[&str]| {
        let of = |title: &&str| paragraph(title).replace('|', "</t><br/><t>") + &actions(&["Måle"]);
        titled(&titles.iter().map(of).collect::<String>())
    };
    assert_snapshot!(counted(&["1. Rent vand", "2. Viden"]), @r#"
    2 handlinger i 2 mål, 1 part, ingen spørgsmål.
    Mål 1: Rent vand
    1.1  Måle      Havnen
    Mål 2: Viden
    2.1  Måle      Havnen
    "#);
    assert_snapshot!(counted(&["I. Rent vand", "II. Viden.", "II. Viden"]), @r#"
    3 handlinger i 2 mål, 1 part, ingen spørgsmål.
    Mål I: Rent vand
    I.1   Måle      Havnen
    I.2   Måle      Havnen
    Mål II: Viden
    II.1  Måle      Havnen
    - Teksten efter handlingerne under mål I er lagt til målets baggrund.
    "#);
    assert_snapshot!(counted(&["A) Rent vand", "C) Luft", "B) Viden"]), @r#"
    3 handlinger i 2 mål, 1 part, ingen spørgsmål.
    Mål A: Rent vand
    A.1  Måle      Havnen
    A.2  Måle      Havnen
    Mål B: Viden
    B.1  Måle      Havnen
    - Teksten efter handlingerne under mål A er lagt til målets baggrund.
    "#);
    let long = "Vand ".repeat(30);
    for none in [
        ["II) Luft", "I. Viden"],
        ["1. rent vand", "2. viden"],
        ["1. Rent vand:", "2. Viden:"],
        ["1. Vand|er godt", "2. Luft|er godt"],
        [&format!("1. {long}"), &format!("2. {long}")],
    ] {
        let shown = counted(&none);
        assert!(
            shown.starts_with("2 handlinger i 1 mål"),
            "{none:?}: {shown}"
        );
        let told = "- Teksten efter handlingerne er lagt til målets baggrund.";
        assert!(shown.contains(told), "{none:?}: {shown}");
    }
}

#[test]
fn roman_titles_are_goals_wherever_they_stand_and_digits_right_over_actions() {
    let parted = |signs: [&str; 2]| {
        let of = |(sign, title): (&str, &str)| {
            paragraph(&format!("{sign}. {title}"))
                + &paragraph("Det er vigtigt")
                + &actions(&["Måle"])
        };
        titled(&(of((signs[0], "Rent vand")) + &of((signs[1], "Viden"))))
    };
    assert_snapshot!(parted(["I", "II"]), @r#"
    2 handlinger i 2 mål, 1 part, ingen spørgsmål.
    Mål I: Rent vand
    I.1   Måle      Havnen
    Mål II: Viden
    II.1  Måle      Havnen
    "#);
    assert_snapshot!(parted(["1", "2"]), @r#"
    2 handlinger i 1 mål, 1 part, 1 spørgsmål.
    Mål 1: EKSEMPEL: Målets titel
    1.1  Måle      Havnen
    1.2  Måle      Havnen
    Indledningen er på 2 afsnit.
    - Teksten efter handlingerne er lagt til målets baggrund.
    1. Tabel 1, række 2: Hvad er titlen på mål 1? Uden svar står der et eksempel, som kimo tjek minder om.
    "#);
}

#[test]
fn headings_that_come_again_without_a_page_are_contents() {
    let contents = ["Vand nu", "Vand 3", "Luft 1402", "Luft 14"].map(|title| heading(2, title));
    let body = heading(1, "Indhold")
        + &contents.concat()
        + &heading(1, "Vand")
        + &actions(&["Måle"])
        + &heading(1, "Luft")
        + &actions(&["Rydde"]);
    let body = paragraph("Havplan") + &body;
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 2 mål, 1 part.

    Læg mærke til:
    - Indholdsfortegnelsen er ikke med.
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 2.1.
    titel = "Havplan"
    indledning = """
    Indhold
    Vand nu
    Luft 1402"""
    nr = "1"
    titel = "Vand"
    [[handling]]
    nr = "1.1"
    tekst = "Måle"
    ansvarlig = ["Havnen"]
    nr = "2"
    titel = "Luft"
    [[handling]]
    nr = "2.1"
    tekst = "Rydde"
    ansvarlig = ["Havnen"]
    "#);
    // A goal with a number at its end has actions.
    let parts =
        heading(1, "Vand 2") + &actions(&["Måle"]) + &heading(1, "Vand") + &actions(&["Rydde"]);
    assert_snapshot!(titled(&parts), @r#"
    2 handlinger i 2 mål, 1 part, ingen spørgsmål.
    Mål 1: Vand 2
    1.1  Måle      Havnen
    Mål 2: Vand
    2.1  Rydde     Havnen
    "#);
}

#[test]
fn a_line_of_contents_has_a_goal_before_its_tab() {
    let text = "Havplan\n\nIndhold\nMål 1: Vand\t3\nMålet er godt\t4\n\nMål 1: Vand\n\n- Måle (Ansvarlig: Teknik)\n- Rydde (Ansvarlig: Teknik)\n";
    assert_snapshot!(whole("plan.txt", text), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 1 part.

    Læg mærke til:
    - Indholdsfortegnelsen er ikke med.
    - Dokumentet har ingen tabel med handlinger; handlingerne er punkterne i dets lister.
    - Tabellen ved linje 5 er ikke en tabel med handlinger; dens ord er bevaret som tekst.
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 1.2.
    titel = "Havplan"
    indledning = """
    Indhold
    Målet er godt – 4"""
    nr = "1"
    titel = "Vand"
    [[handling]]
    nr = "1.1"
    tekst = "Måle"
    ansvarlig = ["Teknik"]
    [[handling]]
    nr = "1.2"
    tekst = "Rydde"
    ansvarlig = ["Teknik"]
    "#);
}

#[test]
fn a_heading_that_says_who_answers_is_an_action_and_one_of_a_goal_is_a_goal() {
    let body = heading(1, "Mål 1: Vand")
        + &heading(2, "1.1 Måle vandet. Ansvarlig: Havnen")
        + &heading(2, "1.2 Rydde op. Ansvarlig: Skolen")
        + &heading(1, "Mål 2: Bade. Ansvarlig: Klubben")
        + &heading(2, "2.1 Svømme. Ansvarlig: Klubben");
    assert_snapshot!(titled(&body), @r#"
    3 handlinger i 2 mål, 3 parter, ingen spørgsmål.
    Mål 1: Vand
    1.1  Måle vandet.  Havnen
    1.2  Rydde op.     Skolen
    Mål 2: Bade. Ansvarlig: Klubben
    2.1  Svømme.       Klubben
    - Dokumentet har ingen tabel med handlinger; handlingerne er punkterne i dets lister.
    "#);
}

#[test]
fn the_first_line_is_the_title_where_it_is_no_sentence() {
    let goal = heading(1, "Mål 1: Vand") + &actions(&["Måle"]);
    let body = paragraph("Vi vil have rent hav.") + &paragraph("Om planen") + &goal;
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 1 handling i 1 mål, 1 part.

    Læg mærke til:
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    titel = "Handleplan 2026-2029"
    indledning = """
    Vi vil have rent hav.
    Om planen"""
    nr = "1"
    titel = "Vand"
    [[handling]]
    nr = "1.1"
    tekst = "Måle"
    ansvarlig = ["Havnen"]
    "#);
    let body = paragraph("Forord") + &heading(0, "Vi vil have rent hav.") + &goal;
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 1 handling i 1 mål, 1 part.

    Læg mærke til:
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1.
    titel = "Forord"
    indledning = "Vi vil have rent hav."
    nr = "1"
    titel = "Vand"
    [[handling]]
    nr = "1.1"
    tekst = "Måle"
    ansvarlig = ["Havnen"]
    "#);
    // Lines under a goal's title are no more of it than the first says.
    let lines = paragraph("Mål 1: Rent vand|Vi vil måle.|og rydde").replace('|', "</t><br/><t>");
    let body = paragraph("Havplan") + &lines + &actions(&["Måle"]);
    assert_snapshot!(whole("plan.docx", word(&body, &[])), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 1 handling i 1 mål, 1 part.

    Læg mærke til:
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1.
    titel = "Havplan"
    nr = "1"
    titel = "Rent vand"
    baggrund = """
    Vi vil måle.
    og rydde"""
    [[handling]]
    nr = "1.1"
    tekst = "Måle"
    ansvarlig = ["Havnen"]
    "#);
}

#[test]
fn a_number_that_comes_again_is_another_goal_in_another_part_and_the_same_in_one() {
    let goal = |title: &str, action: &str| heading(2, title) + &actions(&[action]);
    let parts = goal("Mål 1: Vand", "Måle") + &heading(1, "Del B") + &goal("Mål 1: Luft", "Plante");
    assert_snapshot!(titled(&parts), @r#"
    2 handlinger i 2 mål, 1 part, ingen spørgsmål.
    Mål 1: Vand
    1.1  Måle      Havnen
    Mål 2: Luft
    2.1  Plante    Havnen
    - Overskriften ”Del B” står i baggrunden for de mål, der hører under den.
    - ”Luft” er mål 1 i dokumentet, som har et andet af det nummer, og har fået 2.
    "#);
    let same = heading(2, "Mål 1: Vand") + &goal("Mål 1: Luft", "Plante");
    assert_snapshot!(titled(&same), @r#"
    1 handling i 1 mål, 1 part, ingen spørgsmål.
    Mål 1: Vand
    – Mål 1: Luft
    1.1  Plante    Havnen
    - ”Mål 1: Luft” har samme nummer som ”Vand”, og hører til det mål.
    "#);
    // A heading with actions right under it stands over no goal.
    let beside = goal("Mål 1: Vand", "Måle")
        + &heading(1, "Andet")
        + &actions(&["Feje"])
        + &goal("Mål 2: Luft", "Plante");
    assert_snapshot!(titled(&beside), @r#"
    3 handlinger i 3 mål, 1 part, ingen spørgsmål.
    Mål 1: Vand
    1.1  Måle      Havnen
    Mål 2: Luft
    2.1  Plante    Havnen
    Mål 3: Andet
    3.1  Feje      Havnen
    - ”Andet” har sine egne handlinger på højde med målene og er læst som et mål.
    "#);
}

#[test]
fn the_name_of_a_goal_may_stand_on_the_line_under_its_number() {
    let of = |pieces: &str| {
        shown(
            "plan.docx",
            word(&(pieces.to_owned() + &actions(&["Måle"])), &[]),
        )
    };
    let first = heading(1, "Mål 1");
    assert_snapshot!(of(&(first.clone() + &paragraph("Havplanen") + &heading(1, "Mål 1: Vand"))), @r#"
    1 handling i 1 mål, 1 part, ingen spørgsmål.
    Mål 1: Vand
    1.1  Måle      Havnen
    "#);
    assert_snapshot!(of(&(first.clone() + &paragraph("Rent vand") + &first)), @r#"
    1 handling i 1 mål, 1 part, 1 spørgsmål.
    Mål 1: Rent vand
    1.1  Måle      Havnen
    "#);
}

#[test]
fn a_heading_across_a_table_without_actions_is_of_the_goal_above() {
    let text = "Havplan;;\nNr.;Handling;Ansvarlig\nVand;;\n1.1;Måle;Havnen\nLuft;;\n2.1;Plante;Vejene\nNoter til planen;;\n";
    assert_snapshot!(whole("plan.csv", text), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 2 mål, 2 parter.

    Læg mærke til:
    - Teksten efter handlingerne under Luft er lagt til målets baggrund.
    titel = "Havplan"
    nr = "1"
    titel = "Vand"
    [[handling]]
    nr = "1.1"
    tekst = "Måle"
    ansvarlig = ["Havnen"]
    nr = "2"
    titel = "Luft"
    baggrund = "Noter til planen"
    [[handling]]
    nr = "2.1"
    tekst = "Plante"
    ansvarlig = ["Vejene"]
    "#);
}

#[test]
fn why_a_period_is_proposed_is_said() {
    let asked = |named: &str, deadlines: [&str; 2]| {
        let [first, second] = deadlines;
        let text = format!(
            "{named};;;\nNr.;Handling;Ansvarlig;Frist\n1.1;Måle;Havnen;{first}\n1.2;Rydde;Havnen;{second}\n"
        );
        let (_, run) = super::import("plan.csv", text, &["--tørløb"]);
        let asked = run
            .out
            .lines()
            .find(|line| line.contains("Hvilke år"))
            .unwrap();
        asked.split("Uden svar ").nth(1).unwrap().to_owned()
    };
    let of = [
        asked(
            "Planerne 2020-2023, 2024-2027 og 2024-2027",
            ["2021", "2022"],
        ),
        asked("Planerne 2020-2023, 2024-2027 og 2024-2027", ["", ""]),
        asked("Planerne 2020-2023 og 2024-2027", ["", ""]),
        asked(
            "Planerne 2020-2023, 2024-2027, 2024-2027 og 2028-2031",
            ["2021", "2025"],
        ),
        asked(
            "Planerne 2020-2023, 2024-2027 og 2028-2031",
            ["2021", "2025"],
        ),
    ];
    assert_snapshot!(of.join("\n"), @r#"
    bliver det 2020-2023, som de fleste frister ligger i.
    bliver det 2024-2027, som dokumentet nævner flest gange.
    bliver det 2024-2027, som er den seneste af dem, dokumentet nævner.
    bliver det 2024-2027, som dokumentet nævner flest gange.
    bliver det 2024-2027, som passer bedst til det, dokumentet siger.
    "#);
}
