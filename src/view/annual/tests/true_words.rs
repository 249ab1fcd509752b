//! Sentences that must hold of plans at the edges: without actions, without anything left to do,
//! without a secretariat, measured for the last time before the last year.

use super::super::{AnnualReport, Settled};
use super::{plan, rendered};
use crate::check::testing::{HANDLEPLAN, Memory, plan_with};
use crate::write;

const ACTION: &str =
    "[[handling]]\nnr = \"2.1\"\ntekst = \"Rense\"\nansvarlig = [\"Kommunerne\"]\n";

fn report(goal: &str, year: i32, today: &str) -> String {
    rendered(&plan(&plan_with(goal)), year, today, &[])
}

/// The lines of a section.
fn section<'r>(report: &'r str, heading: &str) -> &'r str {
    let (_, after) = report.split_once(&format!("## {heading}\n\n")).unwrap();
    after.split_once("\n## ").map_or(after, |(own, _)| own)
}

#[test]
fn no_heading_stands_alone_in_a_plan_without_actions() {
    let report = report("", 2024, "2025-04-01");
    let lines = report.lines().filter(|line| !line.is_empty());
    let lines: Vec<&str> = lines.collect();
    for pair in lines.windows(2) {
        let level = |line: &str| line.chars().take_while(|c| *c == '#').count();
        let [first, next] = [pair[0], pair[1]].map(level);
        assert!(first == 0 || next == 0 || next > first, "{pair:?}");
    }
    assert_eq!(section(&report, "Målene"), "Planen har ingen handlinger.\n");
    assert!(section(&report, "Indstilling").ends_with(" til efterretning\n"));
}

#[test]
fn where_all_has_ended_nothing_is_left_to_set_and_nothing_to_settle() {
    let ended = format!(
        "{ACTION}[[handling.note]]\ndato = 2023-05-01\ntekst = \"n\"\nstatus = \"gennemført\"\n"
    );
    let report = report(&ended, 2024, "2025-04-01");
    assert!(!section(&report, "Indstilling").contains("fastsætter"));
    assert!(section(&report, "Året i tal").contains("| Intet beløb er fastsat |"));
}

#[test]
fn only_a_secretariat_can_have_no_recommendation() {
    let red = format!(
        "{ACTION}[[handling.note]]\ndato = 2024-05-01\ntekst = \"n\"\nvurdering = \"rød\"\n"
    );
    let with = report(&red, 2024, "2025-04-01");
    assert!(section(&with, "Indstilling").contains("Sekretariatet har ingen indstilling."));
    let files = plan_with(&red);
    let handleplan = HANDLEPLAN.replace("Sekretariat", "Direktion");
    let files = files.0.into_iter().map(|(name, bytes)| {
        let is_it = name.ends_with("handleplan.toml");
        (
            name,
            if is_it {
                handleplan.clone().into()
            } else {
                bytes
            },
        )
    });
    let files = Memory(files.collect());
    let without = rendered(&plan(&files), 2024, "2025-04-01", &[]);
    assert!(section(&without, "Indstilling").contains("   Der er ingen indstilling.\n"));
}

#[test]
fn the_foot_tells_of_what_was_written_after_the_year() {
    let foot = |entries: &str| {
        let plan = plan(&plan_with(&format!("{ACTION}{entries}")));
        let settled = Settled::new(2024, "2025-04-01".parse().unwrap());
        let page = write::html::page(&AnnualReport::new(plan, None, settled, &[]).article(), None);
        let (_, foot) = page.split_once("Rapporten bygger på ").unwrap();
        foot.split_once("</p>").unwrap().0.to_owned()
    };
    let note = "[[handling.note]]\ndato = 2025-01-14\naar = 2024\ntekst = \"n\"\n";
    let proposal = "[[handling.aarsmaal]]\naar = 2025\ndato = 2024-12-01\nmaal = \"m\"\n";
    let first = "det, der er skrevet i planen til og med 31. december 2024";
    for (entries, rest) in [
        (String::new(), "."),
        (
            note.to_owned(),
            ", og på det, der siden er skrevet om 2024.",
        ),
        (note.replace("2025-01-14", "2024-12-31"), "."),
        (proposal.to_owned(), ", og på forslagene til 2025."),
        (
            format!("{proposal}{note}"),
            ", på det, der siden er skrevet om 2024, og på forslagene til 2025.",
        ),
    ] {
        assert_eq!(foot(&entries), format!("{first}{rest}"));
    }
}

#[test]
fn a_section_that_is_named_twice_stands_once() {
    let files = plan_with(ACTION).0.into_iter().map(|(name, bytes)| {
        let is_it = name.ends_with("handleplan.toml");
        let twice =
            "[rapport]\nafsnit = [\"maal\", \"bilag\", \"maal\"]\n[[part]]\nnavn = \"Havnene\"";
        let handleplan = HANDLEPLAN.replacen("[[part]]", &format!("{twice}\n[[part]]"), 1);
        (name, if is_it { handleplan.into() } else { bytes })
    });
    let files = Memory(files.collect());
    let report = rendered(&plan(&files), 2024, "2025-04-01", &[]);
    let headings = report.lines().filter(|line| line.starts_with("## "));
    assert_eq!(
        headings.collect::<Vec<_>>(),
        ["## Mål 2: Et mål", "## Bilag"]
    );
}

const INDICATORS: &str = r#"
[[indikator]]
navn = "Affald"
enhed = "stk."
udgangspunkt = 400
maaltal = 200
[[indikator.maaling]]
dato = 2024-12-31
vaerdi = 150
[[indikator]]
navn = "Møder"
enhed = "møder"
udgangspunkt = 5
maaltal = 9
[[indikator.maaling]]
dato = 2023-12-31
vaerdi = 5
[[indikator]]
navn = "Besøg"
enhed = "besøg"
[[indikator.delmaal]]
aar = 2025
vaerdi = 20
[[indikator.maaling]]
dato = 2025-03-01
vaerdi = 7
"#;

#[test]
fn a_target_that_was_reached_before_the_last_year_counts_as_reached() {
    let goal = format!("{ACTION}{INDICATORS}");
    let ways = |today: &str| {
        let report = report(&goal, 2025, today);
        assert!(report.contains("| 1 af 3 har nået måltallet |"), "{report}");
        let (_, ways) = report
            .split_once("### Nøgletal fra først til sidst\n\n")
            .unwrap();
        ways.split_once("\n\n").unwrap().0.to_owned()
    };
    insta::assert_snapshot!(ways("2026-04-01"), @r"
    - Affald (stk.): fra 400 til 150 i 2024; måltallet er 200 (nået)
    - Møder: stadig 5 i 2023; måltallet er 9 (ikke målt i 2025)
    - Besøg: 7 i 2025; det sidste års måltal er ikke nået
    ");
    assert!(
        ways("2025-06-01").ends_with("Besøg: 7 i 2025; det sidste års måltal er ikke nået endnu")
    );
}

#[test]
fn a_unit_is_left_out_only_where_the_name_says_it() {
    for (name, unit, shown) in [
        ("Medlemskommuner", "kommuner", "Medlemskommuner"),
        ("Cykelture", "ture", "Cykelture"),
        ("Aftaler", "ler", "Aftaler (ler)"),
        ("Deltagere i dag", "deltagere", "Deltagere i dag"),
        ("Andel i %", "%", "Andel i %"),
        ("Kyst i km", "km", "Kyst i km"),
        ("Affald på strandene", "t", "Affald på strandene (t)"),
        ("Dybde ved måling", "m", "Dybde ved måling (m)"),
        ("Renset i problem", "m", "Renset i problem (m)"),
        (
            "Kommunernes besøg",
            "kommuner",
            "Kommunernes besøg (kommuner)",
        ),
    ] {
        let indicator = format!("{ACTION}[[indikator]]\nnavn = \"{name}\"\nenhed = \"{unit}\"\n");
        let report = report(&indicator, 2024, "2025-04-01");
        let table = section(&report, "Nøgletal");
        assert!(table.contains(&format!("\n| {shown} |")), "{table}");
    }
}

/// Columns that are to add up do so also where a goal was never judged.
#[test]
fn goals_that_nobody_judged_have_a_column_of_their_own() {
    let goal = |year: i32| {
        format!("[[handling.aarsmaal]]\naar = {year}\ndato = {year}-01-02\nmaal = \"m\"\n")
    };
    let verdict = |year: i32| {
        let day = format!("{}-01-15", year + 1);
        format!("[[handling.resultat]]\naar = {year}\ndato = {day}\nopnaaet = \"ja\"\n")
    };
    let years = |entries: String| {
        let report = report(&format!("{ACTION}{entries}"), 2025, "2026-04-01");
        let (_, table) = report
            .split_once("### Årsmål og penge år for år\n\n")
            .unwrap();
        table.split_once("\n\n").unwrap().0.to_owned()
    };
    let some = years(format!("{}{}{}", goal(2024), goal(2025), verdict(2025)));
    insta::assert_snapshot!(some, @r"
    | År | Årsmål | Nået | Delvist nået | Ikke nået | Ikke gjort op | Bevilget | Brugt |
    | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
    | 2022 | 0 | 0 | 0 | 0 | 0 | – | – |
    | 2023 | 0 | 0 | 0 | 0 | 0 | – | – |
    | 2024 | 1 | 0 | 0 | 0 | 1 | – | – |
    | 2025 | 1 | 1 | 0 | 0 | 0 | – | – |
    | **I alt** | 2 | 1 | 0 | 0 | 1 | – | – |
    ");
    let all = years(format!("{}{}", goal(2025), verdict(2025)));
    assert!(!all.contains("Ikke gjort op"), "{all}");
}

#[test]
fn where_a_value_should_be_has_few_decimals_and_what_is_not_all_is_not_100_percent() {
    let indicator = |target: &str, value: &str| {
        format!(
            "[[indikator]]\nnavn = \"i {target}\"\nenhed = \"e\"\nudgangspunkt = 0\nmaaltal = {target}\n\
             [[indikator.maaling]]\ndato = 2024-12-31\nvaerdi = {value}\n"
        )
    };
    let three_years = HANDLEPLAN.replace("2022-2025", "2023-2025");
    let goal = [("10", "6"), ("0.7", "0.5"), ("10000", "9999")];
    let goal = goal
        .map(|(target, value)| indicator(target, value))
        .concat();
    let files = plan_with(&format!("{ACTION}{goal}")).0.into_iter();
    let files = files.map(|(name, bytes)| match name.rsplit('/').next() {
        Some("handleplan.toml") => (
            "2023-2025/handleplan.toml".to_owned(),
            three_years.clone().into(),
        ),
        Some(file) => (format!("2023-2025/{file}"), bytes),
        None => (name, bytes),
    });
    let report = rendered(&plan(&Memory(files.collect())), 2024, "2025-04-01", &[]);
    let (table, _) = section(&report, "Nøgletal").split_once("\n\n").unwrap();
    let rows: Vec<&str> = table.lines().skip(2).collect();
    insta::assert_snapshot!(rows.join("\n"), @"
    | i 10 (e) | 0 | – | 6 (31.12.2024) | 6,67 | 10 | 60 % (bagud) |
    | i 0.7 (e) | 0 | – | 0,5 (31.12.2024) | 0,467 | 0,7 | 71,4 % (foran) |
    | i 10000 (e) | 0 | – | 9.999 (31.12.2024) | 6.666,67 | 10.000 | 99,9 % (foran) |
    ");
}

#[test]
fn of_many_indicators_of_one_standing_all_are_said_to_be_only_where_they_are() {
    let standing = |values: &[i32]| {
        let indicators = values.iter().enumerate().map(|(at, value)| {
            format!(
                "[[indikator]]\nnavn = \"Tal {at}\"\nenhed = \"stk.\"\nmaaltal = 9\n\
                 [[indikator.maaling]]\ndato = 2024-12-31\nvaerdi = {value}\n"
            )
        });
        let goal = format!("{ACTION}{}", indicators.collect::<String>());
        let report = report(&goal, 2024, "2025-04-01");
        let line = report.lines().find(|line| line.contains("Nøgletal** –"));
        line.unwrap().to_owned()
    };
    insta::assert_snapshot!(standing(&[9; 6]), @"**Nøgletal** – nået: alle 6.");
    insta::assert_snapshot!(standing(&[9, 9, 9, 9, 9, 9, 1]), @"**Nøgletal** – nået: 6 af dem; på vej: Tal 6.");
}

#[test]
fn many_wishes_are_named_by_their_numbers_and_few_by_their_words() {
    let wishes = |count: usize, more: &str| {
        let actions = (1..=count).map(|at| {
            format!(
                "[[handling]]\nnr = \"2.{at}\"\ntekst = \"Rense {at}\"\nansvarlig = [\"Kommunerne\"]\n\
                 [[handling.note]]\ndato = 2024-05-01\ntekst = \"n\"\nindstilling = \"Mere tid.\"\n{more}"
            )
        });
        let report = report(&actions.collect::<String>(), 2024, "2025-04-01");
        section(&report, "Indstilling").to_owned()
    };
    const NAMED: usize = super::super::recommendations::NAMED;
    for (more, elsewhere) in [
        ("", "de står under målene"),
        ("vurdering = \"rød\"\n", "de står med indstillinger under"),
    ] {
        let few = wishes(NAMED, more);
        assert!(
            few.contains(": Rense 1") && !few.contains(elsewhere),
            "{few}"
        );
        for beyond in 1..=2 {
            let many = wishes(NAMED + beyond, more);
            assert!(
                many.contains(elsewhere) && !many.contains("Rense"),
                "{many}"
            );
        }
    }
}

/// What the front says of many red actions is what stands under the heading that it names.
#[test]
fn recommendations_are_promised_only_where_there_are_some() {
    let told = |wishes: usize| {
        let actions = (1..=9).map(|at| {
            let wish = if at <= wishes { "indstilling = \"Mere tid.\"\n" } else { "" };
            format!(
                "[[handling]]\nnr = \"2.{at}\"\ntekst = \"Rense {at}\"\nansvarlig = [\"Kommunerne\"]\n\
                 [[handling.note]]\ndato = 2024-05-01\ntekst = \"n\"\nvurdering = \"rød\"\n{wish}"
            )
        });
        let report = report(&actions.collect::<String>(), 2024, "2025-04-01");
        let section = section(&report, "Indstilling");
        let (_, words) = section.split_once("de står ").unwrap();
        words.split_once(" under").unwrap().0.to_owned()
    };
    assert_eq!(told(0), "uden indstillinger");
    assert_eq!(told(1), "for nogles vedkommende med en indstilling,");
    assert_eq!(told(9), "med indstillinger");
}

/// Money that was used is in every sum, and in no figure of goals.
#[test]
fn a_verdict_on_a_year_without_a_goal_is_in_every_sum_and_said_to_be_without_one() {
    let result = "[[handling.resultat]]\naar = 2024\ndato = 2024-12-12\nopnaaet = \"delvist\"\nforbrug = 1_000\n";
    let report = report(&format!("{ACTION}{result}"), 2024, "2025-04-01");
    let figures = section(&report, "Året i tal");
    assert!(
        figures.contains("| Intet beløb er fastsat; brugt 1.000\u{a0}kr. |"),
        "{figures}"
    );
    insta::assert_snapshot!(section(&report, "Mål og midler 2024 – opfølgning"), @"
    Ikke fastsat. Der er ingen mål og midler for 2024 i planen. Brugt: 1.000 kr. (gjort op for 1 handling).

    **Gjort op uden årsmål**: 2.1 (delvist nået, brugt 1.000 kr.)
    ");
    assert!(
        report.contains("**Resultat uden årsmål:** Delvist nået, brugt 1.000 kr."),
        "{report}"
    );
}

/// A verdict that came too late for its year's report leaves the one in time as it was.
#[test]
fn of_a_year_long_past_the_verdict_of_its_report_counts() {
    let goal = "[[handling.aarsmaal]]\naar = 2024\ndato = 2024-01-10\nmaal = \"m\"\n";
    let result = |day: &str, word: &str| {
        format!("[[handling.resultat]]\naar = 2024\ndato = {day}\nopnaaet = \"{word}\"\n")
    };
    let (in_time, late) = (result("2025-01-14", "nej"), result("2025-06-01", "ja"));
    let report = report(
        &format!("{ACTION}{goal}{in_time}{late}"),
        2025,
        "2026-04-01",
    );
    let years = section(&report, "Perioden 2022–2025");
    assert!(years.contains("| 2024 | 1 | 0 | 0 | 1 |"), "{years}");
}

#[test]
fn what_is_unchanged_has_the_same_deadline_words_and_parties() {
    let since = |entry: &str| {
        let report = report(&format!("{ACTION}{entry}"), 2024, "2025-04-01");
        let row = report
            .lines()
            .find(|line| line.starts_with("| 2.1 | ") && line.contains("ikke vurderet"));
        row.unwrap()
            .trim_end_matches(" |")
            .rsplit_once("| ")
            .unwrap()
            .1
            .to_owned()
    };
    assert_eq!(since(""), "uændret");
    let amended = "[[handling.aendring]]\ndato = 2024-05-01\n";
    let of = |what: &str| since(&format!("{amended}{what}\n"));
    assert_eq!(of("ansvarlig = [\"Sekretariatet\"]"), "ansvarlig ændret");
    assert_eq!(of("tekst = \"Rense mere\""), "ordlyd ændret");
    assert_eq!(
        of("ansvarlig = [\"Kommunerne\"]\ntekst = \"Rense\""),
        "uændret"
    );
    let moved = "[[handling.note]]\ndato = 2024-05-01\ntekst = \"n\"\nfrist = 2025-06-30\nstatus = \"igangsat\"\n";
    assert_eq!(since(moved), "ikke igangsat → igangsat; frist ændret");
}

#[test]
fn what_is_on_hold_or_never_measured_is_told_of_in_the_last_year() {
    let on_hold = "[[handling.note]]\ndato = 2024-05-01\ntekst = \"n\"\nstatus = \"sat i bero\"\n";
    let measured = "[[indikator]]\nnavn = \"Strande\"\nenhed = \"strande\"\nmaaltal = 2\n";
    let report = report(&format!("{ACTION}{on_hold}{measured}"), 2025, "2026-04-01");
    assert!(section(&report, "Året i tal").contains("0 af 1 gennemført, 0 i gang, 1 sat i bero"));
    assert!(section(&report, "Året i tal").contains("0 af 1 har nået måltallet; 1 er ikke målt"));
    // Without a next plan nobody knows what goes on in it.
    assert!(!section(&report, "Perioden 2022–2025").contains("Føres videre"));
    assert!(report.contains("Ikke fastsat. Der er ingen årsmål i perioden."));
    assert!(
        section(&report, "Perioden 2022–2025").contains("- Strande: ikke målt; måltallet er 2\n")
    );
}
