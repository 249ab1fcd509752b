//! What Markdown has beside words: front matter, headings that are underlined, and tables that are drawn.

use super::whole::whole;
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
