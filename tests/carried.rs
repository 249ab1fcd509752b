//! What an action ends its period with is what it begins the next one with, also where the note
//! that decides it is written when the next plan is there already.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::{GOAL, HANDLEPLAN, Workplace};
use insta::assert_snapshot;

const NEXT: &str = "plan/2026-2029/maal-1.toml";

/// A plan whose one action goes on in the next period, made while it was not yet begun.
fn with_the_next_plan() -> Workplace {
    let place = Workplace::empty();
    place.write("plan/2022-2025/handleplan.toml", HANDLEPLAN);
    place.write("plan/2022-2025/maal-1.toml", GOAL);
    place.kimo(&["rollover", "2026-2029", "--ja"]);
    assert!(!place.read(NEXT).contains("udgangsstatus"));
    place
}

fn note(place: &Workplace, more: &[&str]) -> String {
    let note = ["note", "1.1", "Vi er i gang.", "--dato", "1.12.2025"];
    let note = [&note[..], &["--periode", "2022-2025"], more].concat();
    place.kimo(&note).to_string().replace('\\', "/")
}

#[test]
fn a_status_before_the_end_is_the_one_the_next_plan_begins_with() {
    let place = with_the_next_plan();
    assert_snapshot!(note(&place, &["--status", "igangsat"]), @"
    Noten er skrevet på 1.1 den 1. december 2025 (status: igangsat).
    Handling 1.1 i planen for 2022-2025: Rense stranden
    Den begynder nu som igangsat i den næste plan: 1.1 i 2026-2029.
    --- exit 0
    ");
    assert!(place.read(NEXT).contains("udgangsstatus = \"igangsat\"\n"));

    // A note without a status decides nothing there.
    let before = place.read(NEXT);
    note(&place, &["--vurdering", "gul"]);
    assert_eq!(place.read(NEXT), before);
}

#[test]
fn a_dry_run_shows_both_files() {
    let place = with_the_next_plan();
    let before = place.snapshot();
    let shown = note(&place, &["--status", "igangsat", "--tørløb"]);
    assert_eq!(place.snapshot(), before);
    assert_snapshot!(shown, @r#"
    plan/2022-2025/maal-1.toml, linje 8:
    +
    + [[handling.note]]
    + dato = 2025-12-01
    + tekst = "Vi er i gang."
    + status = "igangsat"
    plan/2026-2029/maal-1.toml, linje 15:
    + udgangsstatus = "igangsat"
    Intet er skrevet (--tørløb).
    --- exit 0
    "#);
}

#[test]
fn a_later_plan_that_cannot_follow_does_not_make_the_note_fail() {
    let place = with_the_next_plan();
    let broken = place.read(NEXT).replace("tekst = \"", "tekst = ");
    place.write(NEXT, &broken);
    assert_snapshot!(note(&place, &["--status", "igangsat"]), @r#"
    Noten er skrevet på 1.1 den 1. december 2025 (status: igangsat).
    Handling 1.1 i planen for 2022-2025: Rense stranden
    Bemærk: 1.1 i 2026-2029 begynder stadig som ikke igangsat (intet er skrevet, fordi 2026-2029/maal-1.toml har fejl). Ret det, og skriv så på handlingen dér: udgangsstatus = "igangsat"
    --- stderr
    fejl[uafsluttet-tekst]: teksten, der begynder her, slutter ikke
      --> plan/2026-2029/maal-1.toml:13:24
       |
    13 | tekst = Rense stranden."
       |                        ^
       |
       = hjælp: Skriv " efter teksten.

    --- exit 0
    "#);
    let own = place.read("plan/2022-2025/maal-1.toml");
    assert!(own.contains("Vi er i gang."), "{own}");
    assert_eq!(place.read(NEXT), broken);
}

#[test]
fn one_that_was_over_at_the_end_and_was_taken_up_again_has_no_status_to_begin_with() {
    let place = Workplace::empty();
    place.write("plan/2022-2025/handleplan.toml", HANDLEPLAN);
    let notes = [("2025-12-01", "gennemført"), ("2026-02-01", "igangsat")].map(|(day, status)| {
        format!("\n[[handling.note]]\ndato = {day}\ntekst = \"Det er {status}.\"\nstatus = \"{status}\"\n")
    });
    place.write(
        "plan/2022-2025/maal-1.toml",
        format!("{GOAL}{}", notes.concat()),
    );
    place.kimo(&["rollover", "2026-2029", "--ja"]);
    assert_snapshot!(place.read(NEXT), @r#"
    #:schema ../kimo.schema.json
    # Mål 1 i udkastet til handleplanen for 2026-2029, ført over fra 2022-2025 af ”kimo nyperiode”.
    # Ordene er den gamle plans. Ret dem, så de passer til den nye periode.
    #
    # Linjen fra = "…" fortæller, hvilken handling i 2022-2025 der føres videre, og skal blive stående.
    # Se hele dens historie med:  kimo vis 1.1 --periode 2026-2029

    nr = "1"
    titel = "En renere fjord"

    [[handling]]
    nr = "1.1"
    tekst = "Rense stranden."
    ansvarlig = ["Sekretariatet"]
    fra = "2022-2025/1.1"

    [[handling.note]]
    dato = 2026-02-01
    tekst = "Det er igangsat."
    status = "igangsat"
    "#);
}

/// The old plan's last report said red, and the new plan's first meeting is soon after it.
#[test]
fn the_last_light_is_told_until_the_new_plan_has_one() {
    let place = Workplace::with_example();
    let last = |day: &str| {
        let status = place.kimo(&["status", "--dato", day, "--format", "json"]);
        let view: serde_json::Value = serde_json::from_str(&status.quiet()).unwrap();
        let actions = view["handlinger"].as_array().unwrap().iter();
        let lights = actions.filter_map(|action| {
            let light = &action["seneste_vurdering"];
            let (word, day) = (light["vurdering"].as_str()?, light["dato"].as_str()?);
            Some(format!("{} {word} {day}\n", action["nr"].as_str()?))
        });
        lights.collect::<String>()
    };
    assert_snapshot!(last("22.2.2023"), @"
    1.1 gul 2020-05-12
    2.1 grøn 2022-10-25
    2.7 grøn 2022-12-31
    3.1 rød 2022-11-22
    ");
    assert_snapshot!(last("30.9.2023"), @"");
    let shown = place.kimo(&["vis", "3.1", "--dato", "22.2.2023"]).quiet();
    assert!(shown.contains("senest: rød (22.11.2022)"), "{shown}");
}

#[test]
fn the_last_light_of_the_plan_before_is_seen_in_the_first_year() {
    let place = Workplace::with_example();
    let report = place.kimo(&["rapport", "2023"]).quiet();
    let row = |report: &str| {
        let mut rows = report.lines().filter(|line| line.starts_with("| 3.1 |"));
        rows.next_back().unwrap().to_owned()
    };
    assert_snapshot!(row(&report), @"| 3.1 | Besøge de fem kommuner ved fjorden, der endnu ikke er medlem, og invitere dem ind i foreningen. | Bestyrelsen, Sekretariatet | 2026 | igangsat | grøn | rød → grøn |");
    let asked = |format: &str| {
        let asked = [
            "mangler",
            "--dato",
            "10.1.2023",
            "--ansvarlig",
            "Bestyrelsen",
        ];
        place
            .kimo(&[&asked[..], &["--format", format]].concat())
            .quiet()
    };
    assert_snapshot!(asked("tekst"), @"
    Foreningen Ren Måsefjord (opdigtet) · Handleplan for en renere Måsefjord (opdigtet eksempel) · 2023-2026
    Handlinger uden note i 2023
    Status pr. 10. januar 2023

    Ansvarlig    Nr.  Handling                                                                                         Status         Seneste vurdering  Sidste note  Notens ord
    Bestyrelsen  3.1  Besøge de fem kommuner ved fjorden, der endnu ikke er medlem, og invitere dem ind i foreningen.  igangsat       rød (22.11.2022)   ingen
    Bestyrelsen  3.3  Vedtage en kommunikationsstrategi og udpege en kontaktperson i hver medlemskommune.              ikke igangsat  ingen              ingen

    2 handlinger af 2 har ingen note i 2023. Skriv til de ansvarlige med: kimo mangler --år 2023 --ud anmodninger.docx

    Rapporten om 2022 tager noter med til og med den 31. marts 2023. Se, hvem der mangler i den: kimo mangler --år 2022
    ");
    assert_snapshot!(asked("md"), @"
    # Handlinger uden note i 2023

    Foreningen Ren Måsefjord (opdigtet)

    Handleplan for en renere Måsefjord (opdigtet eksempel) · 2023-2026

    Status pr. 10. januar 2023

    2 handlinger af 2 har ingen note i 2023.

    ## Bestyrelsen

    Emne: Nyt om jeres arbejde med handleplanen i 2023?

    Til Bestyrelsen

    På bestyrelsesmødet den 23. februar 2023 skal der gøres status på handleplanen, og vi vil gerne kunne fortælle, hvordan det går med jeres arbejde. Vi mangler stadig nyt fra 2023 om disse handlinger:

    - 3.1: Besøge de fem kommuner ved fjorden, der endnu ikke er medlem, og invitere dem ind i foreningen (sammen med Sekretariatet) – der er ingen noter endnu, senest vurderet rød den 22. november 2022
    - 3.3: Vedtage en kommunikationsstrategi og udpege en kontaktperson i hver medlemskommune – der er ingen noter endnu

    Et par linjer om hver er nok: Hvad er der sket? Går det som planlagt, eller er der noget, der skal tages stilling til på mødet? Er der ikke sket noget, hører vi det også gerne.

    Vil I svare senest torsdag den 9. februar 2023? Så når vi at få det med i materialet til mødet.

    Tak for jeres indsats – og ring eller skriv endelig, hvis I har spørgsmål.

    Venlig hilsen

    Sekretariatet

    Foreningen Ren Måsefjord (opdigtet)
    ");
}
