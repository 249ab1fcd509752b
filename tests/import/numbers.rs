//! The numbers of a document: which its actions keep, which are asked about, and what those get that have none.

use super::whole::{heading, paragraph, shown, table, word};
use insta::assert_snapshot;

/// What is shown of a goal whose actions have these numbers.
#[track_caller]
fn numbered(numbers: &[&str]) -> String {
    let rows = numbers
        .iter()
        .map(|number| format!("{number};Måle;Havnen\n"));
    let rows: String = rows.collect();
    shown(
        "plan.csv",
        format!("Mål 1: Hav\nNr.;Handling;Ansvarlig\n{rows}"),
    )
}

/// What is shown of goals with actions of these numbers.
#[track_caller]
fn of_goals(goals: &[(&str, &[&str])]) -> String {
    let goal = |(title, numbers): &(&str, &[&str])| {
        let rows = numbers.iter().map(|number| format!("{number}|Måle|Havnen"));
        let rows: Vec<String> = rows.collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        heading(1, title) + &table(&[&["Nr.|Handling|Ansvarlig"][..], &rows].concat())
    };
    let body = paragraph("Havplan") + &goals.iter().map(goal).collect::<String>();
    shown("plan.docx", word(&body, &[]))
}

#[test]
fn the_few_that_are_unlike_the_others_are_asked_about() {
    assert_snapshot!(numbered(&["1.1", "1.2", "99"]), @r#"
    3 handlinger i 1 mål, 1 part, 2 spørgsmål.
    Mål 1: Hav
    1.1  Måle      Havnen
    1.2  Måle      Havnen
    1.3  Måle      Havnen
    2. Linje 5: ”99” kan ikke være handlingens nummer her. Hvad skal det være? Uden svar får den 1.3, og ”99” står i dens tekst.
    "#);
    assert_snapshot!(numbered(&["1.1", "1.2", "1.1.1", "1.1.0", "99", "1.3"]), @r#"
    6 handlinger i 1 mål, 1 part, 3 spørgsmål.
    Mål 1: Hav
    1.1    Måle      Havnen
    1.2    Måle      Havnen
    1.1.1  Måle      Havnen
    1.4    Måle      Havnen
    1.5    Måle      Havnen
    1.3    Måle      Havnen
    2. Linje 6: ”1.1.0” kan ikke være handlingens nummer her. Hvad skal det være? Uden svar får den 1.4, og ”1.1.0” står i dens tekst.
    3. Linje 7: ”99” kan ikke være handlingens nummer her. Hvad skal det være? Uden svar får den 1.5, og ”99” står i dens tekst.
    "#);
    assert_snapshot!(of_goals(&[("Mål 1: Hav", &["1.1", "1.2", "2.1", "99"]), ("Mål 2: Luft", &["2.2"])]), @r#"
    5 handlinger i 2 mål, 1 part, 2 spørgsmål.
    Mål 1: Hav
    1.1  Måle      Havnen
    1.2  Måle      Havnen
    1.3  Måle      Havnen
    1.4  Måle      Havnen
    Mål 2: Luft
    2.2  Måle      Havnen
    1. Tabel 1, række 4: ”2.1” kan ikke være handlingens nummer her. Hvad skal det være? Uden svar får den 1.3, og ”2.1” står i dens tekst.
    2. Tabel 1, række 5: ”99” kan ikke være handlingens nummer her. Hvad skal det være? Uden svar får den 1.4, og ”99” står i dens tekst.
    "#);
    // Where they are no few, or all there are, they are kept.
    assert_snapshot!(numbered(&["1.1", "98", "99"]), @r#"
    3 handlinger i 1 mål, 1 part, 1 spørgsmål.
    Mål 1: Hav
    1.1  Måle      Havnen
    98   Måle      Havnen
    99   Måle      Havnen
    "#);
    assert_snapshot!(numbered(&["1", "", "", ""]), @r#"
    4 handlinger i 1 mål, 1 part, 4 spørgsmål.
    Mål 1: Hav
    1    Måle      Havnen
    2    Måle      Havnen
    3    Måle      Havnen
    4    Måle      Havnen
    2. Linje 4: Handlingen har intet nummer. Hvad skal det være? Uden svar får den 2.
    3. Linje 5: Handlingen har intet nummer. Hvad skal det være? Uden svar får den 3.
    4. Linje 6: Handlingen har intet nummer. Hvad skal det være? Uden svar får den 4.
    "#);
}

#[test]
fn those_without_a_number_go_on_from_the_last() {
    assert_snapshot!(numbered(&["1.5", ""]), @r#"
    2 handlinger i 1 mål, 1 part, 2 spørgsmål.
    Mål 1: Hav
    1.5  Måle      Havnen
    1.6  Måle      Havnen
    2. Linje 4: Handlingen har intet nummer. Hvad skal det være? Uden svar får den 1.6.
    "#);
    assert_snapshot!(of_goals(&[("Mål 1: Hav", &["1", "2", ""]), ("Mål 2: Luft", &["1", ""])]), @r#"
    5 handlinger i 2 mål, 1 part, 2 spørgsmål.
    Mål 1: Hav
    1.1  Måle      Havnen
    1.2  Måle      Havnen
    1.3  Måle      Havnen
    Mål 2: Luft
    2.1  Måle      Havnen
    2.2  Måle      Havnen
    - Numrene begynder forfra under hvert mål; målets nummer er sat foran: 1.1, 2.1.
    1. Tabel 1, række 4: Handlingen har intet nummer. Hvad skal det være? Uden svar får den 1.3.
    2. Tabel 2, række 3: Handlingen har intet nummer. Hvad skal det være? Uden svar får den 2.2.
    "#);
    assert_snapshot!(of_goals(&[("Mål 1: Hav", &["1.1"]), ("Mål 2: Luft", &["1.1"])]), @r#"
    2 handlinger i 2 mål, 1 part, 1 spørgsmål.
    Mål 1: Hav
    1.1  Måle      Havnen
    Mål 2: Luft
    2.1  Måle      Havnen
    1. Tabel 2, række 2: ”1.1” kan ikke være handlingens nummer her. Hvad skal det være? Uden svar får den 2.1, og ”1.1” står i dens tekst.
    "#);
}

#[test]
fn only_the_number_after_nine_may_have_lost_its_zero() {
    let to = |last: &'static str| {
        let nine = (1..=9).map(|at| format!("1.{at}"));
        let all: Vec<String> = nine.chain([last.to_owned()]).collect();
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        let shown = numbered(&all);
        shown
            .lines()
            .filter(|line| line.starts_with("1.1") || line.starts_with('-'))
            .collect::<Vec<_>>()
            .join("\n")
    };
    assert_snapshot!(to("1.1"), @r#"
    1.1   Måle      Havnen
    1.10  Måle      Havnen
    - Linje 12: ”1.1” er læst som 1.10, som Excel viser uden nullet.
    "#);
    assert_snapshot!(to("1.12"), @r#"
    1.1   Måle      Havnen
    1.12  Måle      Havnen
    "#);
}

#[test]
fn a_number_before_the_words_is_one_where_all_have_one_and_no_column_has() {
    let of = |rows: &[&str]| {
        shown(
            "plan.docx",
            word(&(heading(1, "Mål 1: Vand") + &table(rows)), &[]),
        )
    };
    assert_snapshot!(of(&["Nr.|Handling|Ansvarlig", "1.1|3. Måle|Havnen", "1.2|2. Rydde|Havnen"]), @r#"
    2 handlinger i 1 mål, 1 part, 1 spørgsmål.
    Mål 1: Vand
    1.1  3. Måle   Havnen
    1.2  2. Rydde  Havnen
    "#);
    assert_snapshot!(of(&["Handling|Ansvarlig", "5. Måle|Havnen"]), @r#"
    1 handling i 1 mål, 1 part, 1 spørgsmål.
    Mål 1: Vand
    1.1  5. Måle   Havnen
    "#);
    assert_snapshot!(of(&["Handling|Ansvarlig", "5. Måle|Havnen", "Rydde|Havnen"]), @r#"
    2 handlinger i 1 mål, 1 part, 1 spørgsmål.
    Mål 1: Vand
    1.1  5. Måle   Havnen
    1.2  Rydde     Havnen
    "#);
    assert_snapshot!(of(&["Handling|Ansvarlig", "5. Måle|Havnen", "7. Rydde|Havnen"]), @r#"
    2 handlinger i 1 mål, 1 part, 1 spørgsmål.
    Mål 1: Vand
    5    Måle      Havnen
    7    Rydde     Havnen
    "#);
}

#[test]
fn a_goal_takes_its_number_from_its_actions_where_they_agree() {
    for (numbers, own) in [
        (&["4.1", "4.2"][..], "Mål 4: Vand"),
        (&["B1", "B2"], "Mål B: Vand"),
        (&["2.1", "3.1"], "Mål 1: Vand"),
        (&["5", "6"], "Mål 1: Vand"),
        (&["A"], "Mål 1: Vand"),
    ] {
        let shown = of_goals(&[("Vand", numbers)]);
        assert_eq!(shown.lines().nth(1), Some(own), "{numbers:?}: {shown}");
        assert_eq!(shown.matches("Mål ").count(), 1, "{numbers:?}: {shown}");
    }
}
