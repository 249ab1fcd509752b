//! January to March: notes, verdicts and recommendations about the year before, while its report is
//! not settled.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::{GOAL, Workplace};
use insta::assert_snapshot;

/// A plan with one action that has a goal for 2024.
fn place() -> Workplace {
    let year_goal = "\n[[handling.aarsmaal]]\naar = 2024\ndato = 2024-01-10\nmaal = \"To strande\"\nbeloeb = 40_000\nbesluttet = 2024-02-22\n";
    Workplace::with_goal(&format!("{GOAL}{year_goal}"))
}

/// A section of the report on a year as it is made on 1 April of the year after.
fn section(place: &Workplace, year: i32, heading: &str) -> String {
    let day = format!("1.4.{}", year + 1);
    let year = year.to_string();
    let report = place.kimo(&["report", &year, "--dato", &day]).out;
    let from = report.split(&format!("## {heading}")).nth(1).unwrap();
    from.split("\n## ").next().unwrap().trim().to_owned()
}

#[test]
fn a_note_of_january_may_be_about_the_year_before() {
    let place = place();
    let said = place.kimo(&[
        "note",
        "1.1",
        "Begge strande blev renset.",
        "--år",
        "2024",
        "--status",
        "gennemført",
        "--vurdering",
        "grøn",
        "--dato",
        "20.1.2025",
    ]);
    assert_snapshot!(said.quiet(), @"
    Noten om 2024 er skrevet på 1.1 den 20. januar 2025 (status: gennemført, vurdering: grøn).
    Handling 1.1: Rense stranden
    ");
    assert!(
        place
            .read("plan/maal-1.toml")
            .contains("aar = 2024\nstatus")
    );
    let of_2024 = section(&place, 2024, "Mål 1");
    assert!(
        of_2024.contains("**20. januar 2025** (om 2024)"),
        "{of_2024}"
    );
    assert!(of_2024.contains("gennemført"), "{of_2024}");
    let of_2025 = section(&place, 2025, "Mål 1");
    assert!(!of_2025.contains("Begge strande"), "{of_2025}");
    // It holds from the last day of the year that it is about.
    let status = |day: &str| place.kimo(&["status", "--dato", day, "--kort"]).quiet();
    assert!(status("30.12.2024").contains("ikke igangsat"));
    assert!(status("31.12.2024").contains("gennemført"));
}

#[test]
fn a_year_that_is_settled_or_has_not_come_is_refused() {
    let place = place();
    let before = place.snapshot();
    let mut told = String::new();
    for (year, day) in [
        ("2023", "20.1.2025"),
        ("2024", "1.4.2025"),
        ("2025", "31.12.2024"),
    ] {
        let said = place.kimo(&["note", "1.1", "Sket.", "--år", year, "--dato", day]);
        assert_eq!(said.code, 1);
        told += &format!("{}\n", said.err);
    }
    assert_snapshot!(told, @"
    fejl: rapporten om 2023 blev gjort op den 31. marts 2024, så noten ville ikke komme med
      skriv den uden --år: så hører den til sin egen dag

    fejl: rapporten om 2024 blev gjort op den 31. marts 2025, så noten ville ikke komme med
      skriv den uden --år: så hører den til sin egen dag

    fejl: en note fra den 31. december 2024 kan ikke handle om 2025
      er årstallet rigtigt?
    ");
    assert_eq!(place.snapshot(), before);
}

#[test]
fn in_january_a_note_is_asked_about_where_the_year_before_has_none() {
    let place = place();
    let said = place.kimo(&[
        "note",
        "1.1",
        "Vi har talt med havnen.",
        "--dato",
        "20.1.2025",
    ]);
    assert_snapshot!(said, @"
    Noten er skrevet på 1.1 den 20. januar 2025.
    Handling 1.1: Rense stranden
    Handling 1.1 har ingen note i 2024. Handler denne om 2024, så fortryd den, og skriv den igen med --år 2024.
    --- exit 0
    ");
    // Once there is one, nothing is said.
    place
        .kimo(&[
            "note",
            "1.1",
            "Renset.",
            "--år",
            "2024",
            "--dato",
            "21.1.2025",
        ])
        .quiet();
    place
        .kimo(&["note", "1.1", "Mere.", "--dato", "22.1.2025"])
        .quiet();
    place
        .kimo(&["note", "1.1", "Senere.", "--dato", "22.4.2025"])
        .quiet();
}

#[test]
fn until_its_report_is_settled_the_year_before_is_named_to_who_asks_what_is_missing() {
    let place = place();
    let missing = |arguments: &[&str]| place.kimo(&[&["missing"], arguments].concat()).quiet();
    let hint = "Rapporten om 2024 tager noter med til og med den 31. marts 2025. Se, hvem der mangler i den: kimo mangler --år 2024";
    assert!(missing(&["--dato", "31.3.2025"]).contains(hint));
    for arguments in [
        &["--dato", "1.4.2025"][..],
        &["--dato", "31.3.2025", "--år", "2025"],
        // The year before the plan's first has no report.
        &["--dato", "31.3.2022"],
    ] {
        assert!(!missing(arguments).contains("Se, hvem der mangler"));
    }
    // In a plan of several periods the year before may lie in another, or in none.
    let place = Workplace::with_example();
    let missing = |day: &str| place.kimo(&["missing", "--dato", day]).quiet();
    assert!(missing("31.3.2023").contains("kimo mangler --år 2022"));
    assert!(!missing("31.3.2019").contains("Se, hvem der mangler"));
}

#[test]
fn a_verdict_on_a_year_that_has_hardly_begun_is_doubted() {
    let place = place();
    let result = |year: &str, day: &str| {
        place
            .kimo(&["result", "1.1", "--år", year, "ja", "--dato", day])
            .quiet()
    };
    let begun = "Bemærk: 2024 er lige begyndt. Gælder resultatet 2023, så tag det tilbage med kimo fortryd.";
    assert!(result("2024", "20.1.2024").contains(begun));
    place.kimo(&["fortryd"]).quiet();
    for day in ["20.12.2024", "20.1.2025"] {
        assert!(!result("2024", day).contains("lige begyndt"));
        place.kimo(&["fortryd"]).quiet();
    }
}

#[test]
fn a_verdict_is_in_the_report_on_its_year_with_what_was_used() {
    let place = place();
    let said = place.kimo(&[
        "result",
        "1.1",
        "delvist",
        "Kun én strand nåede vi",
        "--år",
        "2024",
        "--forbrug",
        "38.500",
        "--dato",
        "15.1.2025",
    ]);
    assert_snapshot!(said.quiet(), @"
    Resultatet for 2024 er skrevet på 1.1 den 15. januar 2025: delvist nået.
    Mål: To strande
    Brugt: 38.500 kr. af 40.000 kr.
    Handling 1.1: Rense stranden
    ");
    assert_snapshot!(section(&place, 2024, "Mål og midler 2024"), @"
    – opfølgning

    | Handling | Mål for 2024 | Midler | Bevilget | Brugt | Opnået |
    | --- | --- | --- | ---: | ---: | --- |
    | 1.1 Rense stranden | To strande | – | 40.000 kr. | 38.500 kr. | Delvist nået |

    Midlerne for 2024 udgør i alt 40.000 kr. Brugt: 38.500 kr. (gjort op for 1 handling).
    ");
    assert!(!section(&place, 2023, "Mål og midler 2023").contains("Kun én"));
    assert_snapshot!(place.kimo(&["show", "1.1", "--dato", "1.2.2025"]).quiet(), @r#"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Handling 1.1
    Mål 1: En renere fjord
    Status pr. 1. februar 2025

    Rense stranden.

    - Ansvarlig: Sekretariatet
    - Status: ikke igangsat
    - Vurdering: ikke vurderet

    Mål og midler
    - 2024: To strande – midler: 40.000 kr. (besluttet: Bestyrelsesmøde den 22. februar 2024)

    Resultater
    - 2024: Delvist nået, brugt 38.500 kr.: Kun én strand nåede vi (15. januar 2025)

    Noter
    Ingen noter. Skriv den første med: kimo notér 1.1 "…"
    "#);
    // The last dated one holds; the first stays.
    let again = place.kimo(&["resultat", "1.1", "ja", "--dato", "20.2.2025"]);
    assert_snapshot!(again.quiet(), @"
    Resultatet for 2024 er skrevet på 1.1 den 20. februar 2025: nået.
    Mål: To strande
    Brugt: 38.500 kr. af 40.000 kr.
    I stedet for resultatet fra den 15. januar 2025: delvist nået.
    Dets ord er ikke ført med: Kun én strand nåede vi
    Handling 1.1: Rense stranden
    ");
    assert!(section(&place, 2024, "Mål og midler 2024").contains("| Nået |"));
}

#[test]
fn a_verdict_that_would_be_told_nowhere_is_refused() {
    let place = place();
    let before = place.snapshot();
    let mut told = String::new();
    for arguments in [
        &["result", "1.1", "ja", "--år", "2025", "--dato", "15.5.2025"][..],
        &["result", "1.1", "ja", "--år", "2024", "--dato", "1.4.2025"],
        &["result", "1.1", "ja", "--år", "2024", "--dato", "1.12.2023"],
        &["result", "1.1", "måske", "--år", "2024"],
        &["result", "9.9", "ja", "--år", "2024"],
    ] {
        let said = place.kimo(arguments);
        assert_ne!(said.code, 0);
        told += &format!("{}\n", said.err);
    }
    assert_snapshot!(told, @"
    fejl: handling 1.1 har intet årsmål for 2025 at gøre op
      den har et for 2024: --år 2024

    fejl: rapporten om 2024 blev gjort op den 31. marts 2025, så resultatet ville ikke komme med
      blev det gjort op før den dag, så skriv dagen: --dato

    fejl: året 2024 er ikke begyndt
      er årstallet eller dagen rigtig?

    fejl: ugyldig værdi ”måske” til ”OPNÅET”
      mulige værdier: ja, delvist, nej

    Prøv ”kimo resultat --hjælp”.

    fejl: der er ingen handling ”9.9” i planen 2022-2025
      planen har 1 handling: se dem med ”kimo oversigt”
    ");
    assert_eq!(place.snapshot(), before);
    place
        .kimo(&["result", "1.1", "ja", "--år", "2024", "--dato", "15.1.2025"])
        .quiet();
    let twice = place.kimo(&["result", "1.1", "ja", "--år", "2024", "--dato", "16.1.2025"]);
    assert_snapshot!(twice.err, @"fejl: det er allerede resultatet for 2024 på 1.1, skrevet den 15. januar 2025, så intet er skrevet");
}

#[test]
fn a_recommendation_stands_with_its_note() {
    let place = place();
    place
        .kimo(&[
            "note",
            "1.1",
            "Vi mangler penge.",
            "--indstilling",
            "Bevilg 20.000 kr.",
            "--vurdering",
            "rød",
            "--dato",
            "20.11.2024",
        ])
        .quiet();
    let shown = place.kimo(&["show", "1.1", "--dato", "1.12.2024"]).quiet();
    assert!(shown.contains("Indstilling: Bevilg 20.000 kr."), "{shown}");
    assert!(section(&place, 2024, "Mål 1").contains("**Indstilling:** Bevilg 20.000 kr."));
}

#[test]
fn the_light_of_last_year_stands_until_there_is_a_new_one() {
    let place = place();
    place
        .kimo(&[
            "note",
            "1.1",
            "Forsinket.",
            "--vurdering",
            "rød",
            "--dato",
            "26.11.2024",
        ])
        .quiet();
    assert_snapshot!(place.kimo(&["status", "--dato", "10.1.2025"]).quiet(), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Status pr. 10. januar 2025

    Nr.  Handling         Ansvarlig      Status         Vurdering                                Frist  Sidste note  Notens ord
    1.1  Rense stranden.  Sekretariatet  ikke igangsat  ikke vurderet, senest: rød (26.11.2024)  –      26.11.2024   Forsinket.

    Mål 1: 1 handling – 1 ikke igangsat
    ");
    place
        .kimo(&[
            "note",
            "1.1",
            "Bedre.",
            "--vurdering",
            "gul",
            "--dato",
            "10.2.2025",
        ])
        .quiet();
    let now = place.kimo(&["status", "--dato", "11.2.2025"]).quiet();
    assert!(!now.contains("senest"), "{now}");
}

/// In a period's first year the year before stands in the plan before.
#[test]
fn in_the_first_january_of_a_period_the_last_year_of_the_one_before_is_thought_of() {
    let place = Workplace::with_example();
    let note = |day: &str| {
        let run = place.kimo(&["notér", "2.1", "Talt.", "--dato", day]);
        let lines = run.out.lines().filter(|line| line.contains("2022"));
        lines.map(|line| format!("{line}\n")).collect::<String>()
    };
    let old = "plan/2019-2022/maal-2.toml";
    let whole = place.read(old);
    let entries = whole.split("\n\n");
    let without: Vec<&str> = entries.filter(|of| !of.contains("dato = 2022")).collect();
    place.write(old, without.join("\n\n"));
    assert_snapshot!(note("15.1.2023"), @"Handling 2.1 i planen for 2019-2022 har ingen note i 2022. Handler denne om 2022, så fortryd den, og skriv den igen på 2.1 med --år 2022.");
    assert_snapshot!(note("1.4.2023"), @"");
}

#[test]
fn a_corrected_verdict_keeps_what_it_does_not_mention() {
    let place = place();
    let verdict = |arguments: &[&str], day: &str| {
        let all = [
            &["resultat", "1.1"],
            arguments,
            &["--år", "2024", "--dato", day],
        ]
        .concat();
        place.kimo(&all)
    };
    verdict(&["ja", "Begge.", "--forbrug", "30.000"], "10.1.2025").quiet();
    assert_snapshot!(verdict(&["nej"], "12.1.2025"), @"
    Resultatet for 2024 er skrevet på 1.1 den 12. januar 2025: ikke nået.
    Mål: To strande
    Brugt: 30.000 kr. af 40.000 kr.
    I stedet for resultatet fra den 10. januar 2025: nået.
    Dets ord er ikke ført med: Begge.
    Handling 1.1: Rense stranden
    --- exit 0
    ");
    assert_snapshot!(verdict(&["nej", "Ingen."], "13.1.2025"), @"
    Resultatet for 2024 er skrevet på 1.1 den 13. januar 2025: ikke nået.
    Mål: To strande
    Brugt: 30.000 kr. af 40.000 kr.
    I stedet for resultatet fra den 12. januar 2025: ikke nået.
    Handling 1.1: Rense stranden
    --- exit 0
    ");
    assert!(
        place
            .read("plan/maal-1.toml")
            .ends_with("forbrug = 30_000\n")
    );
}

/// The plans of two periods, the later of which carries 1.1 on, with these entries on it in each.
fn two_periods(before: &str, now: &str) -> Workplace {
    let place = Workplace::empty();
    for (first, entries) in [(2018, before), (2022, now)] {
        let period = format!("plan/{first}-{}", first + 3);
        place.write(
            &format!("{period}/handleplan.toml"),
            common::handleplan_from(first),
        );
        let from = if first == 2022 {
            "fra = \"2018-2021/1.1\"\n"
        } else {
            ""
        };
        place.write(
            &format!("{period}/maal-1.toml"),
            format!("{GOAL}{from}{entries}"),
        );
    }
    place
}

#[test]
fn within_a_period_the_plan_before_has_nothing_to_say_of_the_year_before() {
    let on = |entries: &str| {
        let place = two_periods("", entries);
        place
            .kimo(&["note", "1.1", "Renset.", "--dato", "20.1.2024"])
            .quiet()
    };
    assert_snapshot!(on(""), @"
    Noten er skrevet på 1.1 den 20. januar 2024.
    Handling 1.1 i planen for 2022-2025: Rense stranden
    Handling 1.1 har ingen note i 2023. Handler denne om 2023, så fortryd den, og skriv den igen med --år 2023.
    ");
    assert_snapshot!(on("\n[[handling.note]]\ndato = 2023-05-01\ntekst = \"Begyndt.\"\n"), @"
    Noten er skrevet på 1.1 den 20. januar 2024.
    Handling 1.1 i planen for 2022-2025: Rense stranden
    ");
}

#[cfg(unix)] // The terminal is one of `script`.
#[test]
fn on_a_terminal_the_note_goes_where_the_answer_says() {
    let asked = |day: &str, more: &str, typed: &[&str]| {
        let place = two_periods("", "");
        let line = format!("kimo note 1.1 'Renset.' --dato {day} {more}");
        let shown = place.on_a_terminal(&line, typed)?;
        let of = |period: &str| {
            let text = place.read(&format!("plan/{period}/maal-1.toml"));
            text.lines()
                .filter(|line| line.starts_with("aar =") || *line == "[[handling.note]]")
                .count()
        };
        Some((shown, [of("2018-2021"), of("2022-2025")]))
    };
    // A header and a year; a header alone.
    let Some((shown, written)) = asked("20.1.2024", "", &["j"]) else {
        return;
    };
    assert_eq!(written, [0, 2], "{shown}");
    assert_eq!(asked("20.1.2024", "", &["n"]).unwrap().1, [0, 1]);
    assert_eq!(asked("20.1.2022", "", &["j"]).unwrap().1, [2, 0]);
    assert_eq!(asked("20.1.2022", "", &["n"]).unwrap().1, [0, 1]);
    // Nobody can answer where the input is no keyboard.
    let (shown, written) = asked("20.1.2024", "< /dev/null", &[]).unwrap();
    assert_eq!(written, [0, 1], "{shown}");
}
