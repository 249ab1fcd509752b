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
    Bemærk: 1.1 i 2026-2029 begynder stadig som ikke igangsat (2026-2029/maal-1.toml har fejl). Ret det, og skriv så på handlingen dér: udgangsstatus = "igangsat"
    --- stderr
    fejl[syntaks]: teksten slutter med et anførselstegn, men begynder ikke med et
      --> plan/2026-2029/maal-1.toml:13:9
       |
    13 | tekst = Rense stranden."
       |         ^
       |
       = hjælp: Skriv " foran teksten.

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
    Udvalgt: ansvarlig Bestyrelsen
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

    Udvalgt: ansvarlig Bestyrelsen

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

/// The board's decision on the action of that plan that awaits it.
const CONFIRM: [&str; 6] = [
    "bekræft",
    "1.3",
    "--besluttet",
    "30.11.2025",
    "--møde",
    "Møde",
];

/// Three actions and an indicator, the second of them over, and the next plan made.
fn decided_late() -> Workplace {
    let place = Workplace::empty();
    place.write("plan/2022-2025/handleplan.toml", HANDLEPLAN);
    let goal = format!(
        "{GOAL}frist = \"2026\"\n\n[[handling]]\nnr = \"1.2\"\ntekst = \"Tælle net.\"\nansvarlig = [\"Kommunerne\"]\n\n\
         [[handling.note]]\ndato = 2025-05-01\ntekst = \"Talt.\"\nstatus = \"gennemført\"\n\n\
         [[handling]]\nnr = \"1.3\"\ntekst = \"Måle støj.\"\nansvarlig = [\"Kommunerne\"]\noprettet = 2025-10-02\n\n\
         [[indikator]]\nnavn = \"Strande\"\nenhed = \"strande\"\nmaaltal = 9\n\n[[indikator.maaling]]\ndato = 2024-12-31\nvaerdi = 4\n"
    );
    place.write("plan/2022-2025/maal-1.toml", goal);
    assert_eq!(place.kimo(&["rollover", "2026-2029", "--ja"]).code, 0);
    place
}

/// What is said of the next plan, after the lines about this one.
fn late(place: &Workplace, arguments: &[&str]) -> String {
    let all = [
        arguments,
        &["--dato", "1.12.2025", "--periode", "2022-2025"],
    ]
    .concat();
    let run = place.kimo(&all);
    let lines = run
        .out
        .lines()
        .filter(|line| line.contains("2026-2029") || line.contains("næste plan"));
    lines.map(|line| format!("{line}\n")).collect()
}

#[test]
fn what_is_decided_after_the_next_plan_was_made_follows_there_or_is_told() {
    let place = decided_late();
    let before = place.read(NEXT);
    let parties = [
        "ændr",
        "1.1",
        "--ansvarlig",
        "Kommunerne",
        "--tekst",
        "Rense to strande.",
    ];
    assert_snapshot!(late(&place, &parties), @"Ordlyden og de ansvarlige er også rettet i den næste plan: 1.1 i 2026-2029.");
    assert_snapshot!(late(&place, &["notér", "1.1", "Udsat.", "--frist", "2027"]), @"Fristen er også rettet i den næste plan: 1.1 i 2026-2029.");
    assert_snapshot!(late(&place, &["måling", "Strande", "6"]), @"Udgangspunktet er også rettet i den næste plan: ”Strande” i 2026-2029.");
    assert_snapshot!(late(&place, &["notér", "1.2", "Igen.", "--status", "igangsat"]), @r#"
    Bemærk: i planen for 2026-2029 er 1.2 en anden handling: Måle støj
    Bemærk: planen for 2026-2029 har den ikke. Skal den føres over, så skriv den dér, med linjen fra = "2022-2025/1.2"
    "#);
    assert_snapshot!(late(&place, &["tilføj", "1", "Ny", "--ansvarlig", "Kommunerne"]), @r#"Bemærk: planen for 2026-2029 har den ikke. Skal den føres over, så skriv den dér, med linjen fra = "2022-2025/1.4""#);
    assert_snapshot!(late(&place, &CONFIRM), @"Bemærk: 1.2 i 2026-2029 afventer stadig bestyrelsen: slet linjen oprettet dér.");
    let after = place.read(NEXT);
    let new: Vec<&str> = after
        .lines()
        .filter(|line| !before.contains(line))
        .collect();
    assert_snapshot!(new.join("\n"), @r#"
    tekst = "Rense to strande."
    frist = "2027"
    udgangspunkt = 6
    "#);
    // One write, taken back as one.
    for _ in 0..6 {
        place.kimo(&["undo"]).quiet();
    }
    assert_eq!(place.read(NEXT), before);
    // Words of the next plan's own stay.
    place.write(
        NEXT,
        before.replace("Rense stranden.", "Rense alle strande."),
    );
    assert_snapshot!(late(&place, &parties), @"
    De ansvarlige er også rettet i den næste plan: 1.1 i 2026-2029.
    Bemærk: ordlyden er ikke rettet i den næste plan (dér står andet end før): se 1.1 i 2026-2029.
    ");
    assert_snapshot!(late(&place, &["notér", "1.1", "Fremskyndet.", "--frist", "31.12.2025"]), @"Bemærk: fristen er ikke rettet i den næste plan (den nye ligger uden for 2026-2029): se 1.1 i 2026-2029.");
}

#[test]
fn an_action_that_was_split_goes_on_in_all_its_parts() {
    let place = decided_late();
    let parts = "nr = \"1.3\"\ntekst = \"Holde stranden ren.\"\nansvarlig = [\"Kommunerne\"]\nfrist = \"2026\"\nfra = \"2022-2025/1.1\"\n";
    place.write(NEXT, place.read(NEXT) + "\n[[handling]]\n" + parts);
    assert_snapshot!(late(&place, &["notér", "1.1", "I gang.", "--status", "igangsat", "--frist", "2027"]), @"
    Den begynder nu som igangsat i den næste plan: 1.1 i 2026-2029.
    Fristen er også rettet i den næste plan: 1.1 i 2026-2029.
    Den begynder nu som igangsat i den næste plan: 1.3 i 2026-2029.
    Fristen er også rettet i den næste plan: 1.3 i 2026-2029.
    ");
    let next = place.read(NEXT);
    assert_eq!(next.matches("udgangsstatus = \"igangsat\"").count(), 2);
    assert_eq!(next.matches("frist = \"2027\"").count(), 2);
    place.kimo(&["undo"]).quiet();
    assert_eq!(place.read(NEXT).matches("2027").count(), 0);
    // Its old number leads to both.
    let others = place.read(NEXT).replace("nr = \"1.1\"", "nr = \"1.4\"");
    place.write(NEXT, others);
    assert_snapshot!(place.kimo(&["vis", "1.1", "--periode", "2026-2029"]), @"
    --- stderr
    fejl: der er ingen handling ”1.1” i planen 2026-2029
      1.1 i planen for 2022-2025 er ført over som 1.4 og 1.3: skriv den af dem, du mener
    --- exit 1
    ");
}

/// Else what was to rise would have to fall, from the new baseline to the old target.
#[test]
fn a_measurement_beyond_the_next_plans_target_is_no_baseline_of_it() {
    let place = decided_late();
    let before = place.read(NEXT);
    let measured = ["måling", "Strande", "12,5", "--dato", "1.12.2025"];
    let said = place.kimo(&[&measured[..], &["--periode", "2022-2025"]].concat());
    assert_snapshot!(said, @"
    Målingen er skrevet på ”Strande”: 12,5 strande den 1. december 2025.
    Den forrige var 4 den 31. december 2024.
    Måltallet på 9 er nået.
    Det er i planen for 2022-2025.
    Bemærk: udgangspunktet er ikke rettet i den næste plan (måltallet dér er nået med 12,5): se ”Strande” i 2026-2029.
    Sæt et nyt måltal dér, og skriv så: udgangspunkt = 12.5
    --- exit 0
    ");
    assert_eq!(place.read(NEXT), before);
    // What it was told to do leads to a plan without a word against it.
    let mended = before.replace("maaltal = 9", "maaltal = 20");
    place.write(
        NEXT,
        mended.replace("udgangspunkt = 4", "udgangspunkt = 12.5"),
    );
    let checked = place.kimo(&["tjek", "--dato", "1.2.2026"]).out;
    assert!(
        checked.ends_with("Ingen fejl, 1 advarsel i 4 filer.\n"),
        "{checked}"
    );
    assert!(checked.contains("[frist-uden-for-perioden]"), "{checked}");
}

/// The next plan hears of what is new to it alone, and keeps what it was given there.
#[test]
fn what_is_no_news_to_the_next_plan_is_neither_told_nor_written() {
    let place = decided_late();
    let silent = |arguments: &[&str]| {
        let before = place.read(NEXT);
        // That the numbers have moved on is another matter.
        let said = late(&place, arguments);
        let mut news = said
            .lines()
            .filter(|line| !line.contains("en anden handling"));
        assert_eq!(news.next(), None, "{arguments:?}");
        assert_eq!(place.read(NEXT), before, "{arguments:?}");
    };
    // Over before and after; and what awaits the board there does so here.
    silent(&["notér", "1.2", "Net nr. 2 også.", "--status", "gennemført"]);
    let begun = ["notér", "1.3", "Vi måler alt.", "--status", "igangsat"];
    assert_snapshot!(late(&place, &begun), @"Den begynder nu som igangsat i den næste plan: 1.2 i 2026-2029.");
    let from = "fra = \"2022-2025/1.1\"\n";
    let begun = format!("{from}udgangsstatus = \"igangsat\"\n");
    place.write(NEXT, place.read(NEXT).replace(from, &begun));
    silent(&["notér", "1.1", "Begyndt.", "--status", "igangsat"]);
    place.write(
        NEXT,
        place.read(NEXT).replace("\"igangsat\"", "\"løbende\""),
    );
    silent(&["notér", "1.1", "Stadig i gang."]);
    let done = ["notér", "1.1", "Færdig.", "--status", "gennemført"];
    assert_snapshot!(late(&place, &done), @"Handlingen føres videre som 1.1 i 2026-2029: skal den stadig være med dér?");
    silent(&["notér", "1.1", "Billederne er sendt."]);
}

#[test]
fn a_party_that_the_next_plan_does_not_know_is_told_and_the_change_stands() {
    let place = decided_late();
    place
        .kimo(&["part", "Danske Havne", "--dato", "1.12.2025"])
        .quiet();
    let parties = ["ændr", "1.1", "--ansvarlig", "Danske Havne"];
    assert_snapshot!(late(&place, &parties), @"Bemærk: de ansvarlige er ikke rettet i den næste plan (ukendt ansvarlig ”Danske Havne”): se 1.1 i 2026-2029.");
}

#[test]
fn what_the_board_decided_is_no_news_where_the_next_plan_has_it_decided() {
    let place = decided_late();
    let decided = place.read(NEXT).replace("oprettet = 2025-10-02\n", "");
    assert_ne!(decided, place.read(NEXT));
    place.write(NEXT, &decided);
    assert_eq!(late(&place, &CONFIRM), "");
    assert_eq!(place.read(NEXT), decided);
}

/// A list is written on where it gets more, and anew where what it has is not what it had.
#[test]
fn any_other_parties_follow_into_the_next_plan() {
    for parties in [
        vec!["Kommunerne", "Bestyrelsen"],
        vec!["Kommunerne", "Sekretariatet", "Bestyrelsen"],
        vec!["Sekretariatet", "Kommunerne"],
        vec!["Kommunerne"],
    ] {
        let place = decided_late();
        let named = parties.iter().flat_map(|party| ["--ansvarlig", party]);
        let change: Vec<&str> = ["ændr", "1.1"].into_iter().chain(named).collect();
        assert_eq!(
            late(&place, &change),
            "De ansvarlige er også rettet i den næste plan: 1.1 i 2026-2029.\n"
        );
        let list = format!("ansvarlig = [\"{}\"]\n", parties.join("\", \""));
        assert!(place.read(NEXT).contains(&list), "{list}");
    }
}

#[test]
fn who_answers_in_the_next_plan_follows_where_it_names_nobody_of_its_own() {
    let place = decided_late();
    let parties = ["ændr", "1.1", "--ansvarlig", "Kommunerne"];
    let next = place.read(NEXT);
    let own = "ansvarlig = [\"Sekretariatet\"]\n";
    place.write(
        NEXT,
        next.replacen(own, "ansvarlig = [\"Bestyrelsen\"]\n", 1),
    );
    assert_snapshot!(late(&place, &parties), @"Bemærk: de ansvarlige er ikke rettet i den næste plan (dér står andet end før): se 1.1 i 2026-2029.");
    place.kimo(&["undo"]).quiet();
    // Those of its goal answer for it.
    let goal = "titel = \"En renere fjord\"\n";
    let of_goal = next
        .replacen(own, "", 1)
        .replace(goal, &format!("{goal}{own}"));
    place.write(NEXT, of_goal);
    assert_snapshot!(late(&place, &parties), @"De ansvarlige er også rettet i den næste plan: 1.1 i 2026-2029.");
}

#[test]
fn what_awaits_the_board_at_the_end_is_decided_in_the_next_plan_by_either_number() {
    let place = decided_late();
    place.write(
        NEXT,
        place.read(NEXT).replace("\nnr = \"1.2\"", "\nnr = \"1.4\""),
    );
    let header = "plan/2026-2029/handleplan.toml";
    place.write(
        header,
        place.read(header) + "\n[[moede]]\ndato = 2026-02-25\nnavn = \"Møde\"\n",
    );
    let confirm = |number: &str| {
        let decided = ["--besluttet", "25.2.2026", "--dato", "26.2.2026"];
        place.kimo(&[&["bekræft", number], &decided[..]].concat())
    };
    assert_snapshot!(confirm("1.3"), @"
    Besluttet: handling 1.4 (Møde den 25. februar 2026).
    Handling 1.4 i planen for 2026-2029: Måle støj
    Den var 1.3 i planen for 2022-2025.
    --- exit 0
    ");
    place.kimo(&["undo"]).quiet();
    assert_snapshot!(confirm("1.4"), @"
    Besluttet: handling 1.4 (Møde den 25. februar 2026).
    Handling 1.4 i planen for 2026-2029: Måle støj
    --- exit 0
    ");
    let check = place.kimo(&["check", "--dato", "1.3.2026"]);
    assert_eq!(check.code, 0, "{check}");
}

/// A number near to it is another action's.
#[test]
fn a_number_of_the_plan_before_is_answered_with_the_one_it_has_now() {
    let place = decided_late();
    let show = |number: &str| place.kimo(&["vis", number, "--dato", "1.2.2026"]);
    assert_snapshot!(show("1.3"), @"
    --- stderr
    fejl: der er ingen handling ”1.3” i planen 2026-2029
      1.3 i planen for 2022-2025 er ført over som 1.2: skriv 1.2
    --- exit 1
    ");
    assert_snapshot!(show("1.9"), @"
    --- stderr
    fejl: der er ingen handling ”1.9” i planen 2026-2029
      planen har 2 handlinger: se dem med ”kimo oversigt”
    --- exit 1
    ");
    let next = place.read(NEXT).replace("\nnr = \"1.2\"", "\nnr = \"1.4\"");
    place.write(NEXT, next.replace("\"1.1\"", "\"1.5\""));
    assert_snapshot!(show("1.2"), @"
    --- stderr
    fejl: der er ingen handling ”1.2” i planen 2026-2029
      1.2 er i planen for 2022-2025 og er ikke ført over i denne: se den med ”kimo vis 1.2 --periode 2022-2025”
    --- exit 1
    ");
    assert_snapshot!(show("1,5"), @"
    --- stderr
    fejl: der er ingen handling ”1,5” i planen 2026-2029
      mente du ”1.5”?
      planen har 2 handlinger: se dem med ”kimo oversigt”
    --- exit 1
    ");
    // In the old plan the numbers were put in order: the words tell which was meant.
    let old = "plan/2022-2025/maal-1.toml";
    place.write(old, place.read(old).replace("\"1.3\"", "\"1.6\""));
    assert_snapshot!(place.kimo(&["tjek", "--dato", "1.2.2026"]).out, @r#"
    fejl[ukendt-handling]: handlingen er ført over fra ”2022-2025/1.3”, som ikke findes
      --> plan/2026-2029/maal-1.toml:26:7
       |
    26 | fra = "2022-2025/1.3"
       |       ^^^^^^^^^^^^^^^
       |
       = hjælp: Mente du ”1.6”? Den har de samme ord.

    advarsel[frist-uden-for-perioden]: fristen udløber den 31. december 2026, uden for perioden 2022-2025
     --> plan/2022-2025/maal-1.toml:8:9
      |
    8 | frist = "2026"
      |         ^^^^^^
      |
      = hjælp: Er årstallet rigtigt?

    advarsel[hul-i-numre]: numrene 1.3 til 1.5 mangler før 1.6
      --> plan/2022-2025/maal-1.toml:21:6
       |
    21 | nr = "1.6"
       |      ^^^^^
       |
       = hjælp: Er der gået noget tabt? Er hullet meningen, så skriv accepteret = ["hul-i-numre"] øverst i filen.

    advarsel[hul-i-numre]: numrene 1.1 til 1.3 mangler før 1.4
      --> plan/2026-2029/maal-1.toml:22:6
       |
    22 | nr = "1.4"
       |      ^^^^^
       |
       = hjælp: Er der gået noget tabt? Er hullet meningen, så skriv accepteret = ["hul-i-numre"] øverst i filen.

    1 fejl og 3 advarsler i 4 filer.
    "#);
}

#[test]
fn a_number_that_both_plans_have_is_the_own_plans() {
    let place = decided_late();
    let own = "\n[[handling]]\nnr = \"1.3\"\ntekst = \"Plante ålegræs.\"\nansvarlig = [\"Kommunerne\"]\noprettet = 2026-01-05\n";
    let next = place.read(NEXT).replace("\nnr = \"1.2\"", "\nnr = \"1.4\"");
    assert!(next.contains("fra = \"2022-2025/1.3\""), "{next}");
    place.write(NEXT, next + own);
    let header = "plan/2026-2029/handleplan.toml";
    let meeting = "\n[[moede]]\ndato = 2026-02-25\nnavn = \"Møde\"\n";
    place.write(header, place.read(header) + meeting);
    let on = |arguments: &[&str]| {
        let day = [arguments, &["--dato", "26.2.2026"]].concat();
        place.kimo(&day)
    };
    assert_snapshot!(on(&["notér", "1.3", "Plantet."]), @"
    Noten er skrevet på 1.3 den 26. februar 2026.
    Handling 1.3 i planen for 2026-2029: Plante ålegræs
    Bemærk: i planen for 2022-2025 er 1.3 en anden handling: Måle støj
    --- exit 0
    ");
    // While it awaits the board it is the one that is meant; once it is decided, the other may be.
    assert_snapshot!(on(&["bekræft", "1.3", "--besluttet", "25.2.2026"]), @"
    Besluttet: handling 1.3 (Møde den 25. februar 2026).
    Handling 1.3 i planen for 2026-2029: Plante ålegræs
    Bemærk: i planen for 2022-2025 er 1.3 en anden handling: Måle støj
    --- exit 0
    ");
    assert_snapshot!(on(&["bekræft", "1.3", "--besluttet", "25.2.2026"]), @"
    Besluttet: handling 1.4 (Møde den 25. februar 2026).
    Handling 1.4 i planen for 2026-2029: Måle støj
    Den var 1.3 i planen for 2022-2025.
    --- exit 0
    ");
    assert_snapshot!(on(&["bekræft", "1.3", "--besluttet", "25.2.2026"]), @"
    --- stderr
    fejl: der er intet på handling 1.3, der afventer bestyrelsen
      handlingen blev besluttet den 25. februar 2026
    --- exit 1
    ");
}

#[test]
fn a_measurement_that_is_not_the_last_is_no_news_to_a_next_plan_with_a_baseline_of_its_own() {
    let place = decided_late();
    place.write(
        NEXT,
        place
            .read(NEXT)
            .replace("udgangspunkt = 4", "udgangspunkt = 5"),
    );
    assert_snapshot!(late(&place, &["måling", "Strande", "3", "--dato", "1.6.2024"]), @"");
    let news = place.kimo(&[
        "måling",
        "Strande",
        "5",
        "--dato",
        "1.12.2025",
        "--periode",
        "2022-2025",
    ]);
    assert!(!news.out.contains("2026-2029"), "{news}");
}

#[test]
fn the_last_light_of_the_plan_before_is_not_told_after_the_first_year() {
    let place = Workplace::with_example();
    let asked = |day: &str| {
        let missing = ["mangler", "--dato", day, "--ansvarlig", "Bestyrelsen"];
        let said = place.kimo(&missing).out;
        said.contains("rød (22.11.2022)")
    };
    let goal = "plan/2023-2026/maal-3.toml";
    let text = place.read(goal);
    let (before, action) = text.split_once("\n[[handling]]\nnr = \"3.1\"").unwrap();
    let (action, after) = action.split_once("\n[[handling]]\n").unwrap();
    let (own, _) = action.split_once("\n[[handling.").unwrap();
    place.write(
        goal,
        format!("{before}\n[[handling]]\nnr = \"3.1\"{own}\n\n[[handling]]\n{after}"),
    );
    assert_eq!([asked("10.1.2023"), asked("10.1.2024")], [true, false]);
}
