//! `kimo measure`, as the secretariat uses it each December.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::{GOAL, Workplace};
use insta::assert_snapshot;

/// Four kinds of target: rising, falling, a range, none.
fn indicators() -> String {
    let indicator = |name: &str, fields: &str| {
        format!("\n[[indikator]]\nnavn = \"{name}\"\nenhed = \"stk.\"\n{fields}")
    };
    [
        GOAL.to_owned(),
        indicator("Medlemmer", "udgangspunkt = 18\nmaaltal = 78\n"),
        indicator("Affald på stranden", "udgangspunkt = 400\nmaaltal = 200\n"),
        indicator("Konferencer", "maaltal = 1\nmaaltal_hoejst = 2\n"),
        indicator("Affald i havnen", ""),
    ]
    .concat()
}

#[test]
fn a_measurement_is_written_and_every_other_byte_stays() {
    let place = Workplace::with_real_plan();
    let before = place.read("plan/2022-2025/maal-3.toml");
    let others = |place: &Workplace| {
        let mut files = place.snapshot();
        files.retain(|(path, _)| !path.ends_with("maal-3.toml"));
        files
    };
    let others_before = others(&place);
    let arguments = [
        "measure",
        "medlemsk",
        "19",
        "--dato",
        "31.12.2024",
        "--kilde",
        "Medlemslisten",
    ];
    assert_snapshot!(place.kimo(&arguments).quiet(), @"
    Målingen er skrevet på ”Medlemskommuner”: 19 kommuner den 31. december 2024.
    Det er 1,7 % af vejen fra 18 til 78.
    ");
    let after = place.read("plan/2022-2025/maal-3.toml");
    let entry =
        "\n[[indikator.maaling]]\ndato = 2024-12-31\nvaerdi = 19\nkilde = \"Medlemslisten\"\n";
    assert_eq!(after.replacen(entry, "", 1), before);
    assert_ne!(after, before);
    assert_eq!(others(&place), others_before);
    let report = place.kimo(&["report", "2024"]).quiet();
    assert!(report.contains("1,7\u{a0}%"), "{report}");
    place.kimo(&["check"]).quiet();
}

#[test]
fn the_receipt_tells_how_far_it_is_whichever_way_the_target_lies() {
    let place = Workplace::with_goal(&indicators());
    let measured = |name: &str, value: &str, day: &str| {
        place.kimo(&["måling", name, value, "--dato", day]).quiet()
    };
    // That two of one day disagree is told besides.
    let corrected = |name: &str, value: &str, day: &str| {
        place.kimo(&["måling", name, value, "--dato", day]).out
    };
    assert_snapshot!(measured("medlemmer", "33", "31.12.2022"), @"
    Målingen er skrevet på ”Medlemmer”: 33 stk. den 31. december 2022.
    Det er 25 % af vejen fra 18 til 78.
    ");
    assert_snapshot!(measured("medlemmer", "17,5", "31.12.2023"), @"
    Målingen er skrevet på ”Medlemmer”: 17,5 stk. den 31. december 2023.
    Den forrige var 33 den 31. december 2022.
    Det er længere fra måltallet på 78 end udgangspunktet, som var 18.
    ");
    assert_snapshot!(measured("medlemmer", "80", "30.12.2023"), @"
    Målingen er skrevet på ”Medlemmer”: 80 stk. den 30. december 2023.
    Den forrige var 33 den 31. december 2022.
    Den seneste måling er stadig 17,5 den 31. december 2023.
    Måltallet på 78 er nået.
    ");
    assert_snapshot!(corrected("medlemmer", "19", "31.12.2023"), @"
    Målingen er skrevet på ”Medlemmer”: 19 stk. den 31. december 2023.
    Den gælder i stedet for målingen samme dag, som var 17,5.
    Det er 1,7 % af vejen fra 18 til 78.
    ");
    assert_snapshot!(measured("AFFALD PÅ STRANDEN", "350", "31.12.2022"), @"
    Målingen er skrevet på ”Affald på stranden”: 350 stk. den 31. december 2022.
    Det er 25 % af vejen fra 400 til 200.
    ");
    assert_snapshot!(measured("Affald på", "150", "31.12.2023"), @"
    Målingen er skrevet på ”Affald på stranden”: 150 stk. den 31. december 2023.
    Den forrige var 350 den 31. december 2022.
    Måltallet på 200 er nået.
    ");
    assert_snapshot!(measured("Konf", "0", "31.12.2022"), @"
    Målingen er skrevet på ”Konferencer”: 0 stk. den 31. december 2022.
    Måltallet på 1-2 er ikke nået.
    ");
    assert_snapshot!(measured("Konf", "2", "31.12.2023"), @"
    Målingen er skrevet på ”Konferencer”: 2 stk. den 31. december 2023.
    Den forrige var 0 den 31. december 2022.
    Måltallet på 1-2 er nået.
    ");
    assert_snapshot!(measured("Konf", "3", "31.12.2024"), @"
    Målingen er skrevet på ”Konferencer”: 3 stk. den 31. december 2024.
    Den forrige var 2 den 31. december 2023.
    Det er over måltallet på 1-2.
    ");
    assert_snapshot!(measured("Affald i", "1.250", "31.12.2022"), @"Målingen er skrevet på ”Affald i havnen”: 1.250 stk. den 31. december 2022.");
    assert_snapshot!(measured("Affald i", "-3,5", "31.12.2023"), @"
    Målingen er skrevet på ”Affald i havnen”: -3,5 stk. den 31. december 2023.
    Den forrige var 1.250 den 31. december 2022.
    ");
    assert_snapshot!(place.read("plan/maal-1.toml"), @r#"
    nr = "1"
    titel = "En renere fjord"

    [[handling]]
    nr = "1.1"
    tekst = "Rense stranden."
    ansvarlig = ["Sekretariatet"]

    [[indikator]]
    navn = "Medlemmer"
    enhed = "stk."
    udgangspunkt = 18
    maaltal = 78

    [[indikator.maaling]]
    dato = 2022-12-31
    vaerdi = 33

    [[indikator.maaling]]
    dato = 2023-12-30
    vaerdi = 80

    [[indikator.maaling]]
    dato = 2023-12-31
    vaerdi = 17.5

    [[indikator.maaling]]
    dato = 2023-12-31
    vaerdi = 19

    [[indikator]]
    navn = "Affald på stranden"
    enhed = "stk."
    udgangspunkt = 400
    maaltal = 200

    [[indikator.maaling]]
    dato = 2022-12-31
    vaerdi = 350

    [[indikator.maaling]]
    dato = 2023-12-31
    vaerdi = 150

    [[indikator]]
    navn = "Konferencer"
    enhed = "stk."
    maaltal = 1
    maaltal_hoejst = 2

    [[indikator.maaling]]
    dato = 2022-12-31
    vaerdi = 0

    [[indikator.maaling]]
    dato = 2023-12-31
    vaerdi = 2

    [[indikator.maaling]]
    dato = 2024-12-31
    vaerdi = 3

    [[indikator]]
    navn = "Affald i havnen"
    enhed = "stk."

    [[indikator.maaling]]
    dato = 2022-12-31
    vaerdi = 1250

    [[indikator.maaling]]
    dato = 2023-12-31
    vaerdi = -3.5
    "#);
    place.kimo(&["check"]).quiet();
}

#[test]
fn a_negative_value_may_also_follow_two_dashes() {
    let place = Workplace::with_goal(&indicators());
    let arguments = ["measure", "--dato", "1.6.2024", "Affald i", "--", "-3,5"];
    place.kimo(&arguments).quiet();
    assert!(place.read("plan/maal-1.toml").contains("vaerdi = -3.5\n"));
}

#[test]
fn what_cannot_be_right_is_refused_and_nothing_is_written() {
    let place = Workplace::with_goal(&indicators());
    place
        .kimo(&["measure", "Medlemmer", "19", "--dato", "31.12.2023"])
        .quiet();
    let before = place.snapshot();
    let refused = |arguments: &[&str]| {
        let mut all = vec!["measure", "--dato", "31.12.2023"];
        all.extend(arguments);
        let run = place.kimo(&all);
        assert_ne!(run.code, 0);
        assert_eq!(place.snapshot(), before);
        run.to_string()
    };
    assert_snapshot!(refused(&["Medlemer", "19"]), @"
    --- stderr
    fejl: der er ingen indikator ”Medlemer”
      mente du ”Medlemmer”?
      indikatorerne er: ”Medlemmer”, ”Affald på stranden”, ”Konferencer”, ”Affald i havnen”
    --- exit 1
    ");
    assert_snapshot!(refused(&["Afald på", "19"]), @"
    --- stderr
    fejl: der er ingen indikator ”Afald på”
      mente du ”Affald på stranden”?
      indikatorerne er: ”Medlemmer”, ”Affald på stranden”, ”Konferencer”, ”Affald i havnen”
    --- exit 1
    ");
    assert_snapshot!(refused(&["Affald", "19"]), @"
    --- stderr
    fejl: ”Affald” kan være flere indikatorer
      skriv hele navnet: ”Affald på stranden”, ”Affald i havnen”
    --- exit 1
    ");
    assert_snapshot!(refused(&["", "19"]), @"
    --- stderr
    fejl: der er ingen indikator ””
      indikatorerne er: ”Medlemmer”, ”Affald på stranden”, ”Konferencer”, ”Affald i havnen”
    --- exit 1
    ");
    assert_snapshot!(refused(&["Medlemmer", "19"]), @"
    --- stderr
    fejl: målingen 19 stk. den 31. december 2023 står der allerede, så intet er skrevet
    --- exit 1
    ");
    assert_snapshot!(refused(&["Medlemmer", "nitten"]), @"
    --- stderr
    fejl: ugyldig værdi ”nitten” til ”VÆRDI”: skriv et tal, f.eks. 1.250 eller 3,5. Et navn på flere ord står i anførselstegn

    Prøv ”kimo måling --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(refused(&["Affald", "på", "stranden", "19"]), @r#"
    --- stderr
    fejl: uventet argument ”stranden”
      hører flere ord sammen, så sæt dem i anførselstegn
      for eksempel: kimo måling Medlemskommuner 19 --dato 31.12.2024 --kilde "Medlemslisten"

    Brug: kimo måling [TILVALG] <NAVN> <VÆRDI>
    Prøv ”kimo måling --hjælp”.
    --- exit 2
    "#);
    let place = Workplace::with_goal(GOAL);
    assert_snapshot!(place.kimo(&["measure", "x", "1", "--dato", "1.6.2024"]), @"
    --- stderr
    fejl: der er ingen indikator ”x”
      planen har ingen endnu; skriv dem under [[indikator]] i målets fil
    --- exit 1
    ");
}

#[test]
fn a_measurement_of_a_day_to_come_is_written_and_the_doubt_is_said() {
    let place = Workplace::with_goal(&indicators());
    let header = place
        .read("plan/handleplan.toml")
        .replace("2022-2025", "2022-2999");
    place.write("plan/handleplan.toml", header);
    assert_snapshot!(place.kimo(&["measure", "Konferencer", "1", "--dato", "31.12.2998"]), @"
    Målingen er skrevet på ”Konferencer”: 1 stk. den 31. december 2998.
    Måltallet på 1-2 er nået.
    --- stderr
    bemærk: målingen er dateret den 31. december 2998, som ligger i fremtiden
    --- exit 0
    ");
}

#[test]
fn the_receipt_tells_of_the_years_own_goal_and_has_the_unit_as_the_value_needs_it() {
    let indicator = |name: &str, unit: &str, fields: &str| {
        format!("\n[[indikator]]\nnavn = \"{name}\"\nenhed = \"{unit}\"\n{fields}")
    };
    let delmaal = "udgangspunkt = 2\n\n[[indikator.delmaal]]\naar = 2024\nvaerdi = 5\n";
    let place = Workplace::with_goal(
        &[
            GOAL.to_owned(),
            indicator("Net", "net", delmaal),
            indicator("Kommuner", "kommuner", "udgangspunkt = 1\nmaaltal = 3\n"),
            indicator("Garn", "kilometer", ""),
            indicator("Spild", "liter", ""),
            indicator("Sager", "sager", ""),
            indicator("Ture", "ture", ""),
            indicator("Stande", "stande", ""),
            indicator("Broer", "broer", ""),
        ]
        .concat(),
    );
    let first = |name: &str, value: &str| {
        let said = place
            .kimo(&["måling", name, value, "--dato", "31.12.2024"])
            .quiet();
        said.replace('\u{a0}', "~")
    };
    assert_snapshot!(first("Net", "4"), @"
    Målingen er skrevet på ”Net”: 4~net den 31. december 2024.
    Målet for 2024 på 5 er ikke nået.
    ");
    assert_snapshot!(first("Kommuner", "1"), @"
    Målingen er skrevet på ”Kommuner”: 1 (kommuner) den 31. december 2024.
    Det er 0~% af vejen fra 1 til 3.
    ");
    let one = ["Garn", "Spild", "Sager", "Ture", "Stande"].map(|name| first(name, "1"));
    assert_snapshot!(one.concat(), @"
    Målingen er skrevet på ”Garn”: 1~kilometer den 31. december 2024.
    Målingen er skrevet på ”Spild”: 1~liter den 31. december 2024.
    Målingen er skrevet på ”Sager”: 1 (sager) den 31. december 2024.
    Målingen er skrevet på ”Ture”: 1 (ture) den 31. december 2024.
    Målingen er skrevet på ”Stande”: 1 (stande) den 31. december 2024.
    ");
    assert_snapshot!(first("Broer", "2"), @"Målingen er skrevet på ”Broer”: 2~broer den 31. december 2024.");
}
