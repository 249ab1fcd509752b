//! What Markdown has beside words: front matter, headings that are underlined, and tables that are drawn.

use super::whole::{shown, whole};
use insta::assert_snapshot;

#[test]
fn front_matter_gives_the_title_and_the_rest_is_told() {
    let text = "---\ntitle: \"Havneplan\"\nauthor:\n  - Ren Havn\ndate: 2026\n---\n\n# Mål 1: Hav\n\n- Måle. Ansvarlig: Teknik\n- Rydde. Ansvarlig: Havnen\n";
    assert_snapshot!(whole("plan.md", text), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 2 parter.

    Læg mærke til:
    - Det, der står øverst i filen mellem to linjer med ---, er ikke med: author:; - Ren Havn; date: 2026.
    - Dokumentet har ingen tabel med handlinger; handlingerne er punkterne i dets lister.
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 1.2.
    titel = "Havneplan"
    nr = "1"
    titel = "Hav"
    [[handling]]
    nr = "1.1"
    tekst = "Måle."
    ansvarlig = ["Teknik"]
    [[handling]]
    nr = "1.2"
    tekst = "Rydde."
    ansvarlig = ["Havnen"]
    "#);
}

#[test]
fn underlined_lines_are_headings_and_rules_are_no_words() {
    let text = "Havneplan\n=========\n\nMål 1: Hav\n----------\n\nVi vil have rent vand.\n\n---\n\n- Måle. Ansvarlig: Teknik\n- Rydde. Ansvarlig: Havnen\n\n* * *\n";
    assert_snapshot!(whole("plan.md", text), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 2 parter.

    Læg mærke til:
    - Dokumentet har ingen tabel med handlinger; handlingerne er punkterne i dets lister.
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 1.2.
    titel = "Havneplan"
    nr = "1"
    titel = "Hav"
    baggrund = "Vi vil have rent vand."
    [[handling]]
    nr = "1.1"
    tekst = "Måle."
    ansvarlig = ["Teknik"]
    [[handling]]
    nr = "1.2"
    tekst = "Rydde."
    ansvarlig = ["Havnen"]
    "#);
}

#[test]
fn tables_that_are_drawn_are_tables() {
    let grid = "\
# Havneplan

+-----+-------------+-----------+
| Nr. | Handling    | Ansvarlig |
+=====+=============+===========+
| Mål 1: Rent vand              |
+-----+-------------+-----------+
| 1.1 | Måle vandet | Teknik    |
|     | hver måned  | Havnen    |
+-----+-------------+-----------+
| 1.2 | - Rydde     |           |
|     | - Feje      | Klubben   |
+-----+-------------+-----------+
";
    assert_snapshot!(whole("plan.md", grid), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 3 parter.
    titel = "Havneplan"
    nr = "1"
    titel = "Rent vand"
    [[handling]]
    nr = "1.1"
    tekst = "Måle vandet hver måned"
    ansvarlig = ["Teknik", "Havnen"]
    [[handling]]
    nr = "1.2"
    tekst = """
    - Rydde
    - Feje"""
    ansvarlig = ["Klubben"]
    "#);
    let simple = "\
# Havneplan

## Mål 1: Hav

  Nr.   Handling        Ansvarlig
  ----- --------------- -----------
  1.1   Måle vandet     Teknik
  1.2   Rydde op        Havnen
";
    assert_snapshot!(whole("plan.md", simple), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 2 parter.
    titel = "Havneplan"
    nr = "1"
    titel = "Hav"
    [[handling]]
    nr = "1.1"
    tekst = "Måle vandet"
    ansvarlig = ["Teknik"]
    [[handling]]
    nr = "1.2"
    tekst = "Rydde op"
    ansvarlig = ["Havnen"]
    "#);
}

#[test]
fn what_is_underlined_right_below_is_a_heading_where_it_is_no_sentence() {
    let lists = [
        "- Måle. Ansvarlig: Teknik\n- Rydde. Ansvarlig: Havnen\n",
        "- Lære. Ansvarlig: Skolen\n",
    ];
    let of = |sign: &str| {
        let line = sign.repeat(5);
        let under = format!(
            "Rent hav\n{line}\n\n{}\nVi ser os om.\n{line}\n\nViden\n{line}\n\n{}\nTil sidst\n- - -\n\nSlut\n\n{line}\n",
            lists[0], lists[1]
        );
        shown("plan.md", format!("Havneplan\n\n{under}"))
    };
    assert_snapshot!(of("-"), @r#"
    3 handlinger i 2 mål, 3 parter, ingen spørgsmål.
    Mål 1: Rent hav
    1.1  Måle.     Teknik
    1.2  Rydde.    Havnen
    Mål 2: Viden
    2.1  Lære.     Skolen
    - Dokumentet har ingen tabel med handlinger; handlingerne er punkterne i dets lister.
    - Teksten efter handlingerne under Rent hav er lagt til målets baggrund.
    - Teksten efter handlingerne under Viden er lagt til målets baggrund.
    "#);
    assert_eq!(of("-"), of("="));
}

#[test]
fn labels_in_bold_of_either_kind_are_labels() {
    for sign in ["**", "__"] {
        let text = format!(
            "# Mål 1: Hav\n\n- Måle. {sign}Ansvarlig:{sign} Teknik\n- Rydde. {sign}Ansvarlig:{sign} Havnen\n"
        );
        let shown = shown("plan.md", text);
        assert!(shown.contains("2 handlinger i 1 mål, 2 parter"), "{shown}");
    }
}

#[test]
fn a_sign_for_numbers_is_a_head_and_a_plus_in_a_text_draws_no_table() {
    let text =
        "Havplan\n\n# Handling Ansvarlig\n\n1 Samle affald\n\nHavnen\n\n2 Tømme net\n\nSkolen\n";
    assert_snapshot!(shown("plan.txt", text), @r#"
    2 handlinger i 1 mål, 2 parter, 1 spørgsmål.
    Mål 1: EKSEMPEL: Målets titel
    1.1  Samle affald  Havnen
    1.2  Tømme net     Skolen
    1. Linje 5: Hvad er titlen på mål 1? Uden svar står der et eksempel, som kimo tjek minder om.
    "#);
    let text = "# Mål 1: Hav\n\n+45 1234 5678 er havnens telefon\n\n+ ny kaj +\n\n-----+\n\n- Måle. Ansvarlig: Teknik\n- Rydde. Ansvarlig: Havnen\n";
    assert_snapshot!(whole("plan.md", text), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 2 handlinger i 1 mål, 2 parter.

    Læg mærke til:
    - Dokumentet har ingen tabel med handlinger; handlingerne er punkterne i dets lister.
    - Handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: 1.1, 1.2.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Hav"
    baggrund = """
    +45 1234 5678 er havnens telefon
    + ny kaj +
    -----+"""
    [[handling]]
    nr = "1.1"
    tekst = "Måle."
    ansvarlig = ["Teknik"]
    [[handling]]
    nr = "1.2"
    tekst = "Rydde."
    ansvarlig = ["Havnen"]
    "#);
}

#[test]
fn a_cell_across_a_drawn_table_is_a_heading() {
    let text = "\
+-----+----------+-----------+
| Nr. | Handling | Ansvarlig |
+=====+==========+===========+
| Kyst                       |
+-----+----------+-----------+
| 1.1 | Måle     | Havnen    |
+-----+----------+-----------+
| Vand og luft   |           |
+-----+----------+-----------+
| 2.1 | Bade     | Klubben   |
+-----+----------+-----------+
";
    assert_snapshot!(shown("plan.md", text), @r#"
    2 handlinger i 2 mål, 2 parter, 1 spørgsmål.
    Mål 1: Kyst
    1.1  Måle      Havnen
    Mål 2: Vand og luft
    2.1  Bade      Klubben
    "#);
}
