//! What turns on a day, a count or a single word: the last that is in and the first that is not.

use super::super::{AnnualReport, Settled};
use super::{plan, rendered};
use crate::check::testing::{HANDLEPLAN, Memory, plan_with};
use crate::plan::Plan;
use crate::view::block::{Block, Chart};

const ACTION: &str =
    "[[handling]]\nnr = \"2.1\"\ntekst = \"Rense\"\nansvarlig = [\"Kommunerne\"]\n";

/// A plan with one action, and what stands under it.
fn with(entries: &str) -> Plan {
    plan(&plan_with(&format!("{ACTION}{entries}")))
}

fn note(day: &str, fields: &str) -> String {
    format!("[[handling.note]]\ndato = {day}\ntekst = \"Møde.\"\n{fields}\n")
}

/// The report on 2024, which is over.
fn report(plan: &Plan) -> String {
    rendered(plan, 2024, "2025-04-01", &[])
}

fn data(plan: Plan) -> AnnualReport {
    AnnualReport::new(
        plan,
        None,
        Settled::new(2024, "2025-04-01".parse().unwrap()),
        &[],
    )
}

/// The lines of a section, up to the next one.
fn section(report: &str, heading: &str) -> String {
    let (_, after) = report.split_once(&format!("## {heading}\n\n")).unwrap();
    after
        .split_once("\n## ")
        .map_or(after, |(own, _)| own)
        .to_owned()
}

#[test]
fn a_decision_or_a_green_light_alone_answers_what_was_recommended() {
    for (later, is_asked) in [
        (None, true),
        (Some(""), true),
        (Some("vurdering = \"gul\""), true),
        (Some("vurdering = \"grøn\""), false),
        (Some("besluttet = 2024-02-22"), false),
    ] {
        let later = later.map(|fields| note("2024-03-01", fields));
        let asked = note("2024-02-01", "indstilling = \"Bevilg mere\"");
        let plan = with(&(asked + &later.clone().unwrap_or_default()));
        let is_there = section(&report(&plan), "Indstilling").contains("Indstilling: Bevilg mere.");
        assert_eq!(is_there, is_asked, "{later:?}");
    }
}

#[test]
fn a_proposal_beside_a_decision_is_said_to_change_it() {
    let goal =
        |fields: &str| format!("[[handling.aarsmaal]]\naar = 2025\nmaal = \"m\"\n{fields}\n");
    let decided = goal("dato = 2024-02-01\nbesluttet = 2024-02-22");
    let proposal = goal("dato = 2024-12-01");
    let rows = |entries: &str| section(&report(&with(entries)), "Forslag til mål og midler 2025");
    assert!(rows(&proposal).contains(" | Forslag |\n"));
    let both = rows(&format!("{decided}{proposal}"));
    assert!(both.contains(" | Besluttet 22.2.2024 |\n"), "{both}");
    assert!(
        both.contains(" | Forslag til ændring af det besluttede |\n"),
        "{both}"
    );
}

#[test]
fn a_year_that_is_not_over_stands_with_its_day_beside_those_that_are() {
    let plan = with("");
    for (today, last) in [("2024-08-15", "Pr. 15.8.2024"), ("2025-04-01", "2024")] {
        let report = rendered(&plan, 2024, today, &[]);
        let (_, table) = report.split_once("### Udvikling i perioden\n\n").unwrap();
        let first = |line: &str| line.split('|').nth(1).unwrap_or_default().trim().to_owned();
        let years: Vec<String> = table
            .lines()
            .filter(|line| line.starts_with('|'))
            .map(first)
            .collect();
        assert_eq!(years[2..5], ["2022", "2023", last], "{table}");
    }
}

fn indicator(fields: &str) -> String {
    format!(
        "[[indikator]]\nnavn = \"Møder\"\nenhed = \"møder\"\n{fields}\n\
         [[indikator.maaling]]\ndato = 2023-12-31\nvaerdi = 5\n\
         [[indikator.maaling]]\ndato = 2024-12-31\nvaerdi = 6\n\
         [[indikator.maaling]]\ndato = 2025-12-31\nvaerdi = 7\n"
    )
}

#[test]
fn a_chart_says_the_years_until_the_one_reported_on() {
    let report = data(with(&indicator("udgangspunkt = 4\nmaaltal = 9"))).article();
    let mut blocks = report.sections.iter().flat_map(|section| &section.blocks);
    let words = blocks.find_map(|block| match block {
        Block::Chart(Chart::Years(chart)) => Some(chart.words.clone()),
        _ => None,
    });
    assert_eq!(
        words.unwrap(),
        "Udgangspunkt: 4; 2022: ikke målt; 2023: 5; 2024: 6; ventet i 2024: 7,75; måltal: 9"
    );
}

#[test]
fn only_what_has_an_aim_is_said_to_stand_anywhere() {
    for (fields, is_said) in [("", false), ("maaltal = 9", true)] {
        let told = section(&report(&with(&indicator(fields))), "Året i tal");
        assert_eq!(told.contains("**Nøgletal** – "), is_said, "{told}");
    }
    let standing = |year: i32| {
        let report = rendered(&with(&indicator("maaltal = 9")), year, "2026-04-01", &[]);
        let table = section(&report, "Nøgletal");
        let row = table
            .lines()
            .find(|line| line.starts_with("| Møder |"))
            .unwrap()
            .to_owned();
        row.split(" | ").last().unwrap().to_owned()
    };
    assert_eq!(standing(2024), "På vej |");
    assert_eq!(standing(2025), "Ikke nået |");
}

/// The files of a plan in memory with one of them changed, or left out.
fn changed(goal: &str, change: impl Fn(&str, String) -> Option<(String, String)>) -> Plan {
    let files = plan_with(goal).0.into_iter().filter_map(|(name, bytes)| {
        let (name, text) = change(&name, String::from_utf8(bytes).unwrap())?;
        Some((name, text.into_bytes()))
    });
    plan(&Memory(files.collect()))
}

#[test]
fn a_period_of_one_year_has_no_table_year_by_year() {
    let goal = format!("{ACTION}{}", indicator(""));
    let years = |report: &str| {
        section(report, "Nøgletal")
            .matches("| Indikator | Udgangspunkt |")
            .count()
    };
    assert_eq!(years(&report(&plan(&plan_with(&goal)))), 2);
    let one_year = changed(&goal, |name, text| {
        let text = if text == HANDLEPLAN {
            text.replace("2022-2025", "2024")
        } else {
            text
        };
        Some((name.replace("2022-2025", "2024"), text))
    });
    assert_eq!(years(&report(&one_year)), 1);
}

#[test]
fn a_plan_of_one_goal_has_no_table_goal_by_goal_of_the_years() {
    let has_table =
        |plan: &Plan| rendered(plan, 2025, "2026-04-01", &[]).contains("| Nåede årsmål |");
    let of_year = "[[handling.aarsmaal]]\naar = 2025\ndato = 2025-01-15\nmaal = \"m\"\n\
        [[handling.resultat]]\naar = 2025\ndato = 2026-01-15\nopnaaet = \"ja\"\n";
    assert!(!has_table(&with(of_year)));
    let goal = format!("{ACTION}{of_year}");
    let two = changed(&goal, |name, text| {
        let is_first = name.ends_with("maal-1.toml");
        let action = if is_first {
            goal.replace("2.1", "1.1")
        } else {
            String::new()
        };
        Some((name.to_owned(), text + &action))
    });
    assert!(has_table(&two));
}

#[test]
fn a_decision_whose_note_is_about_another_year_is_told_with_its_words() {
    let decided = |day: &str, fields: &str| {
        let note = note(day, &format!("besluttet = 2024-02-22\n{fields}"));
        section(&report(&with(&note)), "Mål 2: Et mål")
    };
    let of_the_year = decided("2024-02-22", "");
    assert!(of_the_year.contains("se noten ovenfor"), "{of_the_year}");
    let of_another = decided("2024-02-23", "aar = 2023");
    assert!(!of_another.contains("se noten ovenfor"), "{of_another}");
    assert!(of_another.contains("Møde."), "{of_another}");
}

#[test]
fn what_is_finished_has_no_light_in_the_data() {
    for (status, has_light) in [("gennemført", false), ("igangsat", true)] {
        let goal = "[[handling.aarsmaal]]\naar = 2024\ndato = 2024-01-15\nmaal = \"m\"\nbesluttet = 2024-02-22\n";
        let plan = with(&format!(
            "{goal}{}",
            note(
                "2024-05-01",
                &format!("status = \"{status}\"\nvurdering = \"grøn\"")
            )
        ));
        let json = serde_json::to_value(data(plan)).unwrap();
        let lights = [
            &json["maal"][0]["handlinger"][0]["vurdering"],
            &json["opfoelgning"]["handlinger"][0]["vurdering"],
        ];
        for light in lights {
            assert_eq!(!light.is_null(), has_light, "{status}: {json:#}");
        }
    }
}

#[test]
fn what_changes_on_the_last_day_of_a_year_is_of_that_year() {
    for (day, is_of_2024) in [
        ("2023-12-31", false),
        ("2024-01-01", true),
        ("2024-12-31", true),
    ] {
        let amended = format!("[[handling.aendring]]\ndato = {day}\ntekst = \"Feje\"\n");
        let json = serde_json::to_value(data(with(&amended))).unwrap();
        let adjusted = json["aendringer"]["justeret"].as_array().unwrap().len();
        assert_eq!(adjusted == 1, is_of_2024, "{day}");
    }
}

#[test]
fn an_action_is_said_to_have_come_in_the_year_it_was_added() {
    for (created, has_come) in [
        ("", false),
        ("oprettet = 2023-12-31\n", false),
        ("oprettet = 2024-01-01\n", true),
    ] {
        let new = ACTION.replace("2.1", "2.2");
        let report = report(&with(&format!("{new}{created}")));
        assert_eq!(
            report.contains(", men én er kommet til."),
            has_come,
            "{created}"
        );
    }
}

/// Actions with a note each, on 1 May 2024.
fn actions(count: usize, fields: &str, from: usize) -> String {
    let actions = (from..from + count).map(|at| {
        let action = ACTION.replace("2.1", &format!("2.{at}"));
        format!("{action}{}", note("2024-05-01", fields))
    });
    actions.collect()
}

#[test]
fn recommendations_stand_at_the_actions_where_the_red_ones_are_too_many_to_name() {
    let wish = actions(1, "vurdering = \"gul\"\nindstilling = \"Bevilg mere\"", 20);
    let rest = actions(1, "vurdering = \"gul\"", 21);
    let told = |red: usize| {
        let red = actions(red, "vurdering = \"rød\"", 1);
        let report = report(&plan(&plan_with(&format!("{red}{wish}{rest}"))));
        let attention = section(&report, "Handlinger, der kræver opmærksomhed");
        ["Bevilg mere", "Sekretariatet har ingen indstilling"]
            .map(|words| attention.matches(words).count())
    };
    assert_eq!(told(8), [0, 0]);
    assert_eq!(told(9), [1, 9]);
    assert_eq!(told(10), [1, 10]);
}

#[test]
fn where_nothing_is_found_it_is_said_what_nobody_assessed() {
    let told = |goal: &str| {
        let report = report(&plan(&plan_with(goal)));
        let told = section(&report, "Handlinger, der kræver opmærksomhed");
        told.lines().next().unwrap().to_owned()
    };
    let green = actions(1, "vurdering = \"grøn\"", 1);
    let open = |count: usize| actions(count, "", 5);
    let unknown = |which: &str| {
        format!(
            "Ingen frister er overskredet, men uden vurderinger viser planen ikke, om {which} er på rette vej."
        )
    };
    assert_eq!(told(&open(1)), unknown("handlingen"));
    assert_eq!(told(&open(2)), unknown("handlingerne"));
    assert_eq!(
        told(&green),
        "Ingen handlinger er vurderet røde eller gule. Ingen frister er overskredet."
    );
    assert_eq!(
        told(&format!("{green}{}", open(2))),
        "Ingen handlinger er vurderet røde eller gule, men to er ikke vurderet. Ingen frister er overskredet."
    );
}
