//! `kimo show` on an action that was carried over: where it came from.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::{HANDLEPLAN, Workplace};
use insta::assert_snapshot;

/// A plan of three periods, in each of which `goal` gives the text of goal 1.
fn three_periods(goal: impl Fn(&str) -> String) -> Workplace {
    let place = Workplace::empty();
    for period in ["2018-2021", "2022-2025", "2026-2029"] {
        let header = HANDLEPLAN.replace("2022-2025", period);
        place.write(&format!("plan/{period}/handleplan.toml"), header);
        place.write(&format!("plan/{period}/maal-1.toml"), goal(period));
    }
    place
}

fn action(number: &str, text: &str, from: &str) -> String {
    let from = match from {
        "" => String::new(),
        from => format!("fra = \"{from}\"\n"),
    };
    format!(
        "\n[[handling]]\nnr = \"{number}\"\ntekst = \"{text}\"\nansvarlig = [\"Sekretariatet\"]\n{from}"
    )
}

fn note(date: &str, text: &str, more: &str) -> String {
    format!("\n[[handling.note]]\ndato = {date}\ntekst = \"{text}\"\n{more}")
}

fn a_long_life(period: &str) -> String {
    let head = "nr = \"1\"\ntitel = \"En renere fjord\"\n".to_owned();
    head + &match period {
        "2018-2021" => {
            let notes: String = (1..=5)
                .map(|month| note(&format!("2021-0{month}-01"), &format!("Note {month}."), ""))
                .collect();
            action("1.1", "Andet.", "") + &action("1.2", "Rense åen.", "") + &notes
        }
        "2022-2025" => {
            action("1.1", "Rense strande.", "2018-2021/1.2")
                + &note(
                    "2025-03-12",
                    "Halvdelen er renset.",
                    "status = \"igangsat\"\nvurdering = \"gul\"\n",
                )
                + &note(
                    "2026-01-15",
                    "Skrevet for sent.",
                    "status = \"sat i bero\"\n",
                )
        }
        _ => action("1.1", "Rense strande.", "2022-2025/1.1"),
    }
}

#[test]
fn an_action_is_followed_back_through_the_periods() {
    let place = three_periods(a_long_life);
    let show = |more: &[&str]| place.kimo(&[&["show", "1.1", "--dato", "1.6.2026"], more].concat());
    assert_snapshot!(show(&[]).quiet(), @r#"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2026-2029
    Handling 1.1
    Mål 1: En renere fjord
    Status pr. 1. juni 2026

    Rense strande.

    - Ansvarlig: Sekretariatet
    - Status: ikke igangsat
    - Vurdering: ikke vurderet, senest: gul (12.3.2025)
    - Ført over fra: 2022-2025/1.1

    Noter
    Ingen noter. Skriv den første med: kimo notér 1.1 "…"

    Herkomst
    - 2022-2025, handling 1.1: igangsat, gul (31. december 2025)
      - 12. marts 2025 · status: igangsat · vurdering: gul
        Halvdelen er renset.
    - 2018-2021, handling 1.2: ikke igangsat (31. december 2021)
      Teksten var:
      Rense åen.
      - 1. marts 2021
        Note 3.
      - 1. april 2021
        Note 4.
      - 1. maj 2021
        Note 5.

      … og to noter før: kimo vis 1.2 --periode 2018-2021
    "#);
    assert_snapshot!(show(&["--format", "json"]).quiet(), @r#"
    {
      "format": 1,
      "periode": "2026-2029",
      "ufuldstaendig": [],
      "dato": "2026-06-01",
      "nr": "1.1",
      "maal": {
        "nr": "1",
        "titel": "En renere fjord"
      },
      "gruppe": null,
      "tekst": "Rense strande.",
      "ansvarlig": [
        "Sekretariatet"
      ],
      "medvirkende": [],
      "status": "ikke igangsat",
      "vurdering": null,
      "seneste_vurdering": {
        "vurdering": "gul",
        "dato": "2025-03-12"
      },
      "start": null,
      "frist": null,
      "oprindelig_frist": null,
      "overskredet": false,
      "trin": [],
      "international": [],
      "oprettet": null,
      "besluttet": null,
      "fra": "2022-2025/1.1",
      "herkomst": [
        {
          "periode": "2022-2025",
          "nr": "1.1",
          "tekst": "Rense strande.",
          "tekst_aendret": false,
          "dato": "2025-12-31",
          "status": "igangsat",
          "vurdering": "gul",
          "antal_noter": 1,
          "noter": [
            {
              "handling": "1.1",
              "dato": "2025-03-12",
              "af": null,
              "aar": null,
              "tekst": "Halvdelen er renset.",
              "indstilling": null,
              "status": "igangsat",
              "vurdering": "gul",
              "trin": null,
              "frist": null,
              "besluttet": null,
              "virkning": [
                "status: igangsat",
                "vurdering: gul"
              ]
            }
          ]
        },
        {
          "periode": "2018-2021",
          "nr": "1.2",
          "tekst": "Rense åen.",
          "tekst_aendret": true,
          "dato": "2021-12-31",
          "status": "ikke igangsat",
          "vurdering": null,
          "antal_noter": 5,
          "noter": [
            {
              "handling": "1.2",
              "dato": "2021-03-01",
              "af": null,
              "aar": null,
              "tekst": "Note 3.",
              "indstilling": null,
              "status": null,
              "vurdering": null,
              "trin": null,
              "frist": null,
              "besluttet": null,
              "virkning": []
            },
            {
              "handling": "1.2",
              "dato": "2021-04-01",
              "af": null,
              "aar": null,
              "tekst": "Note 4.",
              "indstilling": null,
              "status": null,
              "vurdering": null,
              "trin": null,
              "frist": null,
              "besluttet": null,
              "virkning": []
            },
            {
              "handling": "1.2",
              "dato": "2021-05-01",
              "af": null,
              "aar": null,
              "tekst": "Note 5.",
              "indstilling": null,
              "status": null,
              "vurdering": null,
              "trin": null,
              "frist": null,
              "besluttet": null,
              "virkning": []
            }
          ]
        }
      ],
      "aarsmaal": [],
      "aendringer": [],
      "resultater": [],
      "noter": []
    }
    "#);
}

#[test]
fn an_earlier_day_shows_the_earlier_period_as_it_was_then() {
    let place = three_periods(a_long_life);
    let shown = place.kimo(&["show", "1.1", "--dato", "2.2.2022"]).quiet();
    assert!(
        shown.contains("2018-2021, handling 1.2: ikke igangsat (31. december 2021)\n"),
        "{shown}"
    );
}

#[test]
fn a_period_that_is_not_kept_ends_it() {
    let place = three_periods(a_long_life);
    std::fs::remove_dir_all(place.path("plan/2018-2021")).unwrap();
    let shown = place.kimo(&["show", "1.1", "--dato", "1.6.2026"]).quiet();
    assert!(
        shown.contains("Herkomst\n- 2022-2025, handling 1.1: "),
        "{shown}"
    );
    std::fs::remove_dir_all(place.path("plan/2022-2025")).unwrap();
    let shown = place.kimo(&["show", "1.1", "--dato", "1.6.2026"]).quiet();
    assert!(shown.contains("Ført over fra: 2022-2025/1.1\n"), "{shown}");
    assert!(!shown.contains("Herkomst"), "{shown}");
}

#[test]
fn actions_that_name_each_other_are_each_shown_once() {
    let place = three_periods(|period| {
        let from = match period {
            "2026-2029" => "2022-2025/1.1",
            _ => "2026-2029/1.1",
        };
        "nr = \"1\"\ntitel = \"Ring\"\n".to_owned() + &action("1.1", "Rundt.", from)
    });
    let shown = place.kimo(&["show", "1.1", "--dato", "1.6.2026"]).quiet();
    assert_eq!(shown.matches("handling 1.1: ").count(), 1, "{shown}");
}

#[test]
fn what_is_wrong_in_an_earlier_period_is_said() {
    let place = three_periods(|period| match period {
        "2022-2025" => "nr = \"1\"\ntitel = \"Halvt\n".to_owned() + &action("1.1", "Rense.", ""),
        _ => a_long_life(period),
    });
    let run = place.kimo(&["show", "1.1", "--dato", "1.6.2026"]);
    assert_snapshot!(run.err, @"bemærk: herkomsten kan være ufuldstændig, for der er fejl i 2022-2025/maal-1.toml");
    let place = three_periods(|period| match period {
        "2022-2025" => "nr = \"1\"\ntitel = \"Tomt\"\n".to_owned(),
        _ => a_long_life(period),
    });
    let run = place.kimo(&["show", "1.1", "--dato", "1.6.2026"]);
    assert_eq!(
        (run.code, run.err.as_str()),
        (0, "bemærk: handling 1.1 findes ikke i 2022-2025\n")
    );
}
