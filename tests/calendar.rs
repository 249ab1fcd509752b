//! `kimo calendar`, as a user and as another calendar sees it.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::{GOAL, HANDLEPLAN, Workplace};
use ical::parser::ical::component::{IcalCalendar, IcalEvent};
use insta::assert_snapshot;

#[test]
fn the_year_goes_month_by_month() {
    let place = Workplace::with_example();
    assert_snapshot!(place.kimo(&["calendar", "--år", "2025", "--dato", "1.10.2025"]).quiet(), @"
    Foreningen Ren Måsefjord (opdigtet) · Handleplan for en renere Måsefjord (opdigtet eksempel) · 2023-2026
    Årshjul 2025
    Status pr. 1. oktober 2025

    Hvornår     Hvad   Nr.   Tekst                                                                                                                                                                                         Ansvarlig
    Februar
    20.2.2025   møde         Bestyrelsesmøde
    Marts
    1. kvartal  pligt        Bestyrelsen fastsætter årets mål og midler.
    Juni
    30.6.2025   frist  1.1   Udarbejde en fælles spildevandsplan for fjordens opland, som udpeger de største overløb ved kraftig regn og viser, hvad det koster at standse dem. (gennemført, flyttet fra 4. kvartal 2024)  Sekretariatet, Kommunerne
    September
    i måneden   pligt        Nordisk Fjordunion holder årsmøde og reviderer de fælles mål.
    Oktober
    2.10.2025   møde         Bestyrelsesmøde
    31.10.2025  frist  2.2   Undersøge, hvor meget mikroplast regnvandet fører til fjorden fra veje og kunstgræsbaner. (igangsat, flyttet fra 3. kvartal 2024)                                                             Fagpanelet
    November
    i måneden   pligt        Kommunerne indberetter efterårets optællinger af affald til sekretariatet.
    28.11.2025  frist  2.10  Finde de virksomheder ved fjorden, der spilder plastpiller, og hjælpe dem med at standse spildet. (igangsat)                                                                                  Sekretariatet, Kommunerne
    December
    2025        frist  2.3   Bjærge tabte fiskeredskaber i de fem områder, hvor fiskerne melder om flest. (igangsat)                                                                                                       Havneforum, Sekretariatet
    Hele året
    hvert år    pligt        Sekretariatet aflægger rapport til bestyrelsen om fremdriften i planen.
    løbende     pligt        De ansvarlige skriver en note, så snart der er sket noget, bestyrelsen bør vide.
    ");
}

#[test]
fn the_same_in_markdown() {
    let place = Workplace::with_example();
    assert_snapshot!(place.kimo(&["årshjul", "--dato", "31.12.2024", "--format", "md"]).quiet(), @"
    # Årshjul 2024

    Foreningen Ren Måsefjord (opdigtet)

    Handleplan for en renere Måsefjord (opdigtet eksempel) · 2023-2026

    Status pr. 31. december 2024

    | Hvornår | Hvad | Nr. | Tekst | Ansvarlig |
    | --- | --- | --- | --- | --- |
    | **Januar** |  |  |  |  |
    | 1. kv. 2024 | start | 2.2 | Undersøge, hvor meget mikroplast regnvandet fører til fjorden fra veje og kunstgræsbaner.<br>(igangsat) | Fagpanelet |
    | **Februar** |  |  |  |  |
    | 22.2.2024 | møde |  | Bestyrelsesmøde |  |
    | **Marts** |  |  |  |  |
    | 1. kvartal | pligt |  | Bestyrelsen fastsætter årets mål og midler. |  |
    | **Maj** |  |  |  |  |
    | maj 2024 | frist | 2.6 | Opstille affaldsstationer og skilte ved de tolv mest besøgte strande.<br>(gennemført) | Kommunerne |
    | **Juni** |  |  |  |  |
    | 30.6.2024 | frist | 2.4 | Aftale ens regler for aflevering af affald i alle fjordens havne.<br>(gennemført) | Havneforum |
    | **September** |  |  |  |  |
    | i måneden | pligt |  | Nordisk Fjordunion holder årsmøde og reviderer de fælles mål. |  |
    | 3. kv. 2024 | frist | 2.2 | Undersøge, hvor meget mikroplast regnvandet fører til fjorden fra veje og kunstgræsbaner.<br>(igangsat, frist overskredet) | Fagpanelet |
    | **Oktober** |  |  |  |  |
    | 3.10.2024 | møde |  | Bestyrelsesmøde |  |
    | **November** |  |  |  |  |
    | i måneden | pligt |  | Kommunerne indberetter efterårets optællinger af affald til sekretariatet. |  |
    | **Hele året** |  |  |  |  |
    | hvert år | pligt |  | Sekretariatet aflægger rapport til bestyrelsen om fremdriften i planen. |  |
    | løbende | pligt |  | De ansvarlige skriver en note, så snart der er sket noget, bestyrelsen bør vide. |  |
    ");
}

#[test]
fn a_day_outside_the_plan_shows_the_nearest_year() {
    let place = Workplace::with_real_plan();
    let run = place.kimo(&["aarshjul", "--år", "2025"]).quiet();
    assert!(run.contains("Årshjul 2025"), "{run}");
    assert_snapshot!(place.kimo(&["calendar", "--år", "2026"]), @"
    --- stderr
    fejl: året 2026 ligger ikke i nogen periode
      perioderne er: 2022-2025
      den næste plan laves med: kimo nyperiode 2026-2029
    --- exit 1
    ");
}

#[test]
fn the_icalendar_file_is_the_same_for_ever() {
    let place = Workplace::with_example();
    let file = |today: &str| {
        let arguments = [
            "calendar", "--år", "2023", "--dato", today, "--format", "ics",
        ];
        place.kimo(&arguments).quiet()
    };
    let first = file("31.12.2023");
    let later = [
        "note",
        "3.1",
        "Nyt.",
        "--dato",
        "5.1.2024",
        "--status",
        "gennemført",
    ];
    assert_eq!(place.kimo(&later).code, 0);
    assert_eq!(file("31.12.2023"), first);
    assert_ne!(file("5.1.2024"), first);
    assert_snapshot!(first.replace("\r\n", "\n"), @r#"
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//kimo//Handleplan//DA
    CALSCALE:GREGORIAN
    X-WR-CALNAME:Foreningen Ren Måsefjord (opdigtet): årshjul 2023
    X-WR-CALDESC:Løbende: De ansvarlige skriver en note\, så snart der er ske
     t noget\, bestyrelsen bør vide.
    BEGIN:VEVENT
    UID:2023-2026-start-1.1@kimo
    DTSTAMP:20231231T000000Z
    LAST-MODIFIED:20231231T000000Z
    SEQUENCE:364
    DTSTART;VALUE=DATE:20230101
    DTEND;VALUE=DATE:20230102
    SUMMARY:Start 1.1: Udarbejde en fælles spildevandsplan for fjordens opland
     \, som udpeger de største overløb ved kraftig…
    DESCRIPTION:Udarbejde en fælles spildevandsplan for fjordens opland\, som 
     udpeger de største overløb ved kraftig regn og viser\, hvad det koster a
     t standse dem.\nAnsvarlig: Sekretariatet og Kommunerne\nStatus: igangsat
    CATEGORIES:Start
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:2023-2026-start-2.1@kimo
    DTSTAMP:20231231T000000Z
    LAST-MODIFIED:20231231T000000Z
    SEQUENCE:364
    DTSTART;VALUE=DATE:20230101
    DTEND;VALUE=DATE:20230102
    SUMMARY:Start 2.1: Tælle affald på seks strande hvert forår og efterår 
     efter samme metode
    DESCRIPTION:Tælle affald på seks strande hvert forår og efterår efter s
     amme metode.\nAnsvarlig: Kommunerne og Sekretariatet\nStatus: løbende
    CATEGORIES:Start
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:2023-2026-start-2.4@kimo
    DTSTAMP:20231231T000000Z
    LAST-MODIFIED:20231231T000000Z
    SEQUENCE:364
    DTSTART;VALUE=DATE:20230101
    DTEND;VALUE=DATE:20230102
    SUMMARY:Start 2.4: Aftale ens regler for aflevering af affald i alle fjorde
     ns havne
    DESCRIPTION:Aftale ens regler for aflevering af affald i alle fjordens havn
     e.\nAnsvarlig: Havneforum\nStatus: igangsat
    CATEGORIES:Start
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:2023-2026-start-2.8@kimo
    DTSTAMP:20231231T000000Z
    LAST-MODIFIED:20231231T000000Z
    SEQUENCE:364
    DTSTART;VALUE=DATE:20230101
    DTEND;VALUE=DATE:20230102
    SUMMARY:Start 2.8: Udvikle et undervisningsforløb om fjorden til 4.-6. kla
     sse
    DESCRIPTION:Udvikle et undervisningsforløb om fjorden til 4.-6. klasse.\nA
     nsvarlig: Sekretariatet\nStatus: sat i bero
    CATEGORIES:Start
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:2023-2026-start-3.1@kimo
    DTSTAMP:20231231T000000Z
    LAST-MODIFIED:20231231T000000Z
    SEQUENCE:364
    DTSTART;VALUE=DATE:20230101
    DTEND;VALUE=DATE:20230102
    SUMMARY:Start 3.1: Besøge de fem kommuner ved fjorden\, der endnu ikke er 
     medlem\, og invitere dem ind i foreningen
    DESCRIPTION:Besøge de fem kommuner ved fjorden\, der endnu ikke er medlem\
     , og invitere dem ind i foreningen.\nAnsvarlig: Bestyrelsen og Sekretariat
     et\nStatus: igangsat
    CATEGORIES:Start
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:2023-2026-moede-bestyrelsesmoede-2023@kimo
    DTSTAMP:20231231T000000Z
    LAST-MODIFIED:20231231T000000Z
    SEQUENCE:364
    DTSTART;VALUE=DATE:20230223
    DTEND;VALUE=DATE:20230224
    SUMMARY:Bestyrelsesmøde
    CATEGORIES:Møde
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:2023-2026-pligt-1-kvartal-2023@kimo
    DTSTAMP:20231231T000000Z
    LAST-MODIFIED:20231231T000000Z
    SEQUENCE:364
    DTSTART;VALUE=DATE:20230101
    DTEND;VALUE=DATE:20230401
    SUMMARY:1. kvartal: Bestyrelsen fastsætter årets mål og midler
    DESCRIPTION:Bestyrelsen fastsætter årets mål og midler.
    CATEGORIES:Pligt
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:2023-2026-start-1.2@kimo
    DTSTAMP:20231231T000000Z
    LAST-MODIFIED:20231231T000000Z
    SEQUENCE:364
    DTSTART;VALUE=DATE:20230301
    DTEND;VALUE=DATE:20230302
    SUMMARY:Start 1.2: Genskabe to hektar ålegræs i den indre fjord ved udpla
     ntning
    DESCRIPTION:Genskabe to hektar ålegræs i den indre fjord ved udplantning.
     \nAnsvarlig: Fagpanelet og Sekretariatet\nStatus: igangsat
    CATEGORIES:Start
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:2023-2026-start-2.6@kimo
    DTSTAMP:20231231T000000Z
    LAST-MODIFIED:20231231T000000Z
    SEQUENCE:364
    DTSTART;VALUE=DATE:20230301
    DTEND;VALUE=DATE:20230302
    SUMMARY:Start 2.6: Opstille affaldsstationer og skilte ved de tolv mest bes
     øgte strande
    DESCRIPTION:Opstille affaldsstationer og skilte ved de tolv mest besøgte s
     trande.\nAnsvarlig: Kommunerne\nStatus: igangsat
    CATEGORIES:Start
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:2023-2026-start-1.3@kimo
    DTSTAMP:20231231T000000Z
    LAST-MODIFIED:20231231T000000Z
    SEQUENCE:364
    DTSTART;VALUE=DATE:20230401
    DTEND;VALUE=DATE:20230402
    SUMMARY:Start 1.3: Drive tre målestationer og vise vandets klarhed og ilti
     ndhold på foreningens hjemmeside
    DESCRIPTION:Drive tre målestationer og vise vandets klarhed og iltindhold 
     på foreningens hjemmeside.\nAnsvarlig: Fagpanelet\nStatus: løbende
    CATEGORIES:Start
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:2023-2026-start-2.3@kimo
    DTSTAMP:20231231T000000Z
    LAST-MODIFIED:20231231T000000Z
    SEQUENCE:364
    DTSTART;VALUE=DATE:20230401
    DTEND;VALUE=DATE:20230402
    SUMMARY:Start 2.3: Bjærge tabte fiskeredskaber i de fem områder\, hvor fi
     skerne melder om flest
    DESCRIPTION:Bjærge tabte fiskeredskaber i de fem områder\, hvor fiskerne 
     melder om flest.\nAnsvarlig: Havneforum og Sekretariatet\nStatus: igangsat
    CATEGORIES:Start
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:2023-2026-pligt-september-2023@kimo
    DTSTAMP:20231231T000000Z
    LAST-MODIFIED:20231231T000000Z
    SEQUENCE:364
    DTSTART;VALUE=DATE:20230901
    DTEND;VALUE=DATE:20231001
    SUMMARY:September: Nordisk Fjordunion holder årsmøde og reviderer de fæl
     les mål
    DESCRIPTION:Nordisk Fjordunion holder årsmøde og reviderer de fælles må
     l.
    CATEGORIES:Pligt
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:2023-2026-moede-bestyrelsesmoede-2023-2@kimo
    DTSTAMP:20231231T000000Z
    LAST-MODIFIED:20231231T000000Z
    SEQUENCE:364
    DTSTART;VALUE=DATE:20231005
    DTEND;VALUE=DATE:20231006
    SUMMARY:Bestyrelsesmøde
    CATEGORIES:Møde
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:2023-2026-pligt-november-2023@kimo
    DTSTAMP:20231231T000000Z
    LAST-MODIFIED:20231231T000000Z
    SEQUENCE:364
    DTSTART;VALUE=DATE:20231101
    DTEND;VALUE=DATE:20231201
    SUMMARY:November: Kommunerne indberetter efterårets optællinger af affald
      til sekretariatet
    DESCRIPTION:Kommunerne indberetter efterårets optællinger af affald til s
     ekretariatet.
    CATEGORIES:Pligt
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:2023-2026-frist-3.3@kimo
    DTSTAMP:20231231T000000Z
    LAST-MODIFIED:20231231T000000Z
    SEQUENCE:364
    DTSTART;VALUE=DATE:20231231
    DTEND;VALUE=DATE:20240101
    SUMMARY:Frist 3.3: Vedtage en kommunikationsstrategi og udpege en kontaktpe
     rson i hver medlemskommune
    DESCRIPTION:Vedtage en kommunikationsstrategi og udpege en kontaktperson i 
     hver medlemskommune.\nAnsvarlig: Bestyrelsen\nStatus: gennemført\nFrist: 
     2023
    CATEGORIES:Frist
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:2023-2026-pligt-hvert-aar-2023@kimo
    DTSTAMP:20231231T000000Z
    LAST-MODIFIED:20231231T000000Z
    SEQUENCE:364
    DTSTART;VALUE=DATE:20231231
    DTEND;VALUE=DATE:20240101
    SUMMARY:Hvert år: Sekretariatet aflægger rapport til bestyrelsen om fremd
     riften i planen
    DESCRIPTION:Sekretariatet aflægger rapport til bestyrelsen om fremdriften 
     i planen.
    CATEGORIES:Pligt
    TRANSP:TRANSPARENT
    END:VEVENT
    END:VCALENDAR
    "#);
}

#[test]
fn another_parser_reads_every_event() {
    let place = Workplace::with_example();
    for year in ["2023", "2024", "2025", "2026"] {
        let json = place.kimo(&[
            "calendar",
            "--år",
            year,
            "--dato",
            "31.12.2026",
            "--format",
            "json",
        ]);
        let view: serde_json::Value = serde_json::from_str(&json.quiet()).unwrap();
        let months = view["maaneder"].as_array().unwrap().iter();
        let dated: usize = months
            .map(|month| month["punkter"].as_array().unwrap().len())
            .sum();
        let calendar = read(&place, year);
        // "hvert år" has a day too; "løbende" has none.
        let of_the_year = |event: &&IcalEvent| {
            let is_off = event.properties.iter().any(|of| of.name == "STATUS");
            !is_off && value(event, "DTSTART").starts_with(year)
        };
        assert_eq!(
            calendar.events.iter().filter(of_the_year).count(),
            dated + 1
        );
        let mut ids: Vec<String> = calendar
            .events
            .iter()
            .map(|event| value(event, "UID"))
            .collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), calendar.events.len(), "each id once");
        for event in &calendar.events {
            let (start, end) = (value(event, "DTSTART"), value(event, "DTEND"));
            assert!(start < end && start.len() == 8, "{start} {end}");
            assert!(value(event, "DTSTAMP").ends_with("T000000Z"));
        }
    }
}

#[test]
fn an_id_stays_while_its_deadline_is_moved() {
    let place = Workplace::with_example();
    let deadline = |year: &str, today: &str| {
        let arguments = ["calendar", "--år", year, "--dato", today, "--format", "ics"];
        let calendar = parsed(&place.kimo(&arguments).quiet());
        let of_1_1 = calendar
            .events
            .into_iter()
            .find(|event| value(event, "SUMMARY").starts_with("Frist 1.1:"));
        of_1_1.map(|event| ["UID", "DTSTART", "DTSTAMP"].map(|name| value(&event, name)))
    };
    let [id, start, stamp] = deadline("2024", "1.10.2024").unwrap();
    assert_eq!(
        (start.as_str(), stamp.as_str()),
        ("20241231", "20241001T000000Z")
    );
    // A calendar that has it on its old day is told of the new one, whichever year is asked for.
    for year in ["2024", "2025"] {
        let [moved_id, start, stamp] = deadline(year, "4.10.2024").unwrap();
        assert_eq!(
            (start.as_str(), stamp.as_str()),
            ("20250630", "20241004T000000Z")
        );
        assert_eq!(id, moved_id);
    }
}

/// What another calendar knows the events by: the id, the day, and whether it is off.
fn known(place: &Workplace, today: &str) -> Vec<String> {
    let arguments = [
        "calendar", "--år", "2024", "--dato", today, "--format", "ics",
    ];
    let calendar = parsed(&place.kimo(&arguments).quiet());
    let known = calendar.events.iter().map(|event| {
        let off = event
            .properties
            .iter()
            .any(|property| property.value.as_deref() == Some("CANCELLED"));
        let off = if off { " aflyst" } else { "" };
        format!("{} {}{off}", value(event, "UID"), value(event, "DTSTART"))
    });
    known.collect()
}

#[test]
fn an_event_is_known_again_whatever_of_it_is_mended() {
    let place = Workplace::with_goal(&format!(
        "{GOAL}frist = \"juni 2024\"\nstart = 2024-03-01\n"
    ));
    let file = "plan/handleplan.toml";
    let duties = "\n[[pligt]]\ntekst = \"Aflæg rapport.\"\nhvornaar = \"1. kvartal\"\n\n\
                  [[pligt]]\ntekst = \"Hold generalforsamling.\"\nhvornaar = \"1. kvartal\"\n";
    place.write(file, format!("{HANDLEPLAN}{duties}"));
    assert_snapshot!(known(&place, "1.1.2024").join("\n"), @"
    2022-2025-moede-bestyrelsesmoede-2024@kimo 20240222
    2022-2025-pligt-1-kvartal-2024@kimo 20240101
    2022-2025-pligt-1-kvartal-2024-2@kimo 20240101
    2022-2025-start-1.1@kimo 20240301
    2022-2025-frist-1.1@kimo 20240630
    ");
    let before = known(&place, "1.1.2024");
    for (was, is) in [
        ("Foreningen Ren Fjord", "Foreningen Rén Fjord"),
        ("Aflæg rapport.", "Aflæg rapporten."),
        ("Handleplan (opdigtet)", "Handlingsplan"),
    ] {
        let text = place.read(file);
        assert!(text.contains(was), "{was}");
        place.write(file, text.replace(was, is));
        assert_eq!(known(&place, "2.1.2024"), before, "{was}");
    }
    let text = place.read(file);
    place.write(file, text.replace("dato = 2024-02-22", "dato = 2024-03-05"));
    let moved: Vec<String> = before
        .iter()
        .map(|event| event.replace("20240222", "20240305"))
        .collect();
    let mut after = known(&place, "2.1.2024");
    after.sort();
    let mut expected = moved.clone();
    expected.sort();
    assert_eq!(after, expected);
}

#[test]
fn what_is_dropped_is_cancelled() {
    let place = Workplace::with_goal(&format!(
        "{GOAL}frist = \"juni 2024\"\nstart = 2024-03-01\n"
    ));
    let drop = "note 1.1 Opgivet --status udgået --besluttet 22.2.2024 --dato 1.3.2024";
    place.kimo(&drop.split(' ').collect::<Vec<_>>()).quiet();
    assert_snapshot!(known(&place, "2.3.2024").join("\n"), @"
    2022-2025-moede-bestyrelsesmoede-2024@kimo 20240222
    2022-2025-start-1.1@kimo 20240301 aflyst
    2022-2025-frist-1.1@kimo 20240630 aflyst
    ");
    let shown = place
        .kimo(&["calendar", "--år", "2024", "--dato", "2.3.2024"])
        .quiet();
    assert!(!shown.contains("1.1"), "{shown}");
}

/// What a deadline may be, a duty's time may be, without a year.
#[test]
fn a_duty_may_fall_on_a_day_in_a_week_and_in_a_part_of_a_month() {
    let place = Workplace::with_goal(GOAL);
    let duties = [
        ("Søge midler.", "1. marts"),
        ("Tælle.", "uge 40"),
        ("Rydde op.", "Ultimo maj"),
    ];
    let duties = duties
        .map(|(text, time)| format!("\n[[pligt]]\ntekst = \"{text}\"\nhvornaar = \"{time}\"\n"));
    place.write(
        "plan/handleplan.toml",
        HANDLEPLAN.to_owned() + &duties.concat(),
    );
    let shown = |format: &str| {
        let asked = [
            "calendar", "--år", "2024", "--dato", "2.3.2024", "--format", format,
        ];
        let shown = place.kimo(&asked).quiet();
        let of_interest = ["Søge", "Tælle", "Rydde", "DTSTART", "DTEND", "SUMMARY"];
        let lines = shown
            .lines()
            .filter(|line| of_interest.iter().any(|word| line.contains(word)));
        lines.collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!(shown("tekst"), @"
    1.3.2024         pligt       Søge midler.
    ultimo maj 2024  pligt       Rydde op.
    uge 40 2024      pligt       Tælle.
    ");
    assert_snapshot!(shown("ics"), @"
    DTSTART;VALUE=DATE:20240222
    DTEND;VALUE=DATE:20240223
    SUMMARY:Bestyrelsesmøde
    DTSTART;VALUE=DATE:20240301
    DTEND;VALUE=DATE:20240302
    SUMMARY:1. marts: Søge midler
    DESCRIPTION:Søge midler.
    DTSTART;VALUE=DATE:20240521
    DTEND;VALUE=DATE:20240601
    SUMMARY:Ultimo maj: Rydde op
    DESCRIPTION:Rydde op.
    DTSTART;VALUE=DATE:20240930
    DTEND;VALUE=DATE:20241007
    SUMMARY:Uge 40: Tælle
    DESCRIPTION:Tælle.
    ");
}

/// A duty is in the document's own words; of an action the first paragraph tells which it is.
#[test]
fn a_duty_of_several_paragraphs_stands_whole() {
    let text = |first: &str| format!("\"\"\"\n{first}\n\nOg mere om det.\"\"\"\n");
    let goal =
        GOAL.replace("\"Rense stranden.\"\n", &text("Rense stranden.")) + "frist = \"juni 2024\"\n";
    let place = Workplace::with_goal(&goal);
    let duty = format!(
        "\n[[pligt]]\ntekst = {}hvornaar = \"maj\"\n",
        text("Rapporten sendes ud.")
    );
    place.write("plan/handleplan.toml", HANDLEPLAN.to_owned() + &duty);
    assert_snapshot!(place.kimo(&["calendar", "--år", "2024", "--dato", "2.3.2024"]).quiet(), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Årshjul 2024
    Status pr. 2. marts 2024

    Hvornår    Hvad   Nr.  Tekst                                 Ansvarlig
    Februar
    22.2.2024  møde        Bestyrelsesmøde
    Maj
    i måneden  pligt       Rapporten sendes ud. Og mere om det.
    Juni
    jun. 2024  frist  1.1  Rense stranden. (ikke igangsat)       Sekretariatet
    ");
}

#[test]
fn a_meeting_that_was_committed_and_deleted_is_cancelled() {
    let place = Workplace::with_goal(GOAL);
    let file = "plan/handleplan.toml";
    let meeting = |day: &str| format!("\n[[moede]]\ndato = {day}\nnavn = \"Bestyrelsesmøde\"\n");
    place.write(
        file,
        HANDLEPLAN.to_owned() + &meeting("2024-06-13") + &meeting("2024-10-03"),
    );
    place.init_git();
    place.commit("Planen");
    // The last of a year's meetings of one name is off, and those before are moved.
    place.write(file, HANDLEPLAN.to_owned() + &meeting("2024-10-03"));
    assert_snapshot!(known(&place, "2.3.2024").join("\n"), @"
    2022-2025-moede-bestyrelsesmoede-2024@kimo 20240222
    2022-2025-moede-bestyrelsesmoede-2024-2@kimo 20241003
    2022-2025-moede-bestyrelsesmoede-2024-3@kimo 20241003 aflyst
    ");
    // Another year has it now.
    place.commit("Mødet i juni er aflyst");
    place.write(file, HANDLEPLAN.to_owned() + &meeting("2025-01-16"));
    place.commit("Mødet i oktober er flyttet");
    assert_snapshot!(known(&place, "3.3.2024").join("\n"), @"
    2022-2025-moede-bestyrelsesmoede-2024@kimo 20240222
    2022-2025-moede-bestyrelsesmoede-2024-2@kimo 20241003 aflyst
    2022-2025-moede-bestyrelsesmoede-2024-3@kimo 20241003 aflyst
    ");
}

#[test]
fn a_later_file_is_the_newer_one() {
    let place = Workplace::with_example();
    let sequence = |today: &str| {
        let arguments = ["calendar", "--år", "2024", "--dato", today, "--ud", "k.ics"];
        place.kimo(&arguments).quiet();
        let calendar = parsed(&place.read("k.ics"));
        let of = |event: &IcalEvent| value(event, "SEQUENCE").parse::<u32>().unwrap();
        calendar.events.iter().map(of).collect::<Vec<_>>()
    };
    let (first, second) = (sequence("1.3.2024"), sequence("2.3.2024"));
    assert!(
        first
            .iter()
            .zip(&second)
            .all(|(first, second)| first < second)
    );
}

#[test]
fn lines_are_folded_by_octets_and_hostile_text_stays_in_its_field() {
    let goal = GOAL.replace(
        "Rense stranden.",
        "Måle ø,æ;å\\\\n og €\\r\\nEND:VEVENT\\nBEGIN:VALARM\\u001b[31m 🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊",
    ) + "frist = \"juni 2024\"\n";
    let place = Workplace::with_goal(&goal);
    let twice = "\n[[moede]]\ndato = 2024-02-22\nnavn = \"Formøde; med, kaffe\"\n";
    place.write("plan/handleplan.toml", format!("{HANDLEPLAN}{twice}"));
    let file = place
        .kimo(&[
            "calendar", "--år", "2024", "--dato", "1.3.2024", "--format", "ics",
        ])
        .out;
    assert!(file.ends_with("\r\n"));
    for line in file.strip_suffix("\r\n").unwrap().split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n', '\u{1b}']), "{line:?}");
    }
    let calendar = parsed(&file);
    assert_eq!(calendar.events.len(), 3);
    let deadline = &calendar.events[2];
    assert!(deadline.alarms.is_empty());
    assert_snapshot!(value(deadline, "DESCRIPTION"), @r"Måle ø\,æ\;å\\n og €\nEND:VEVENT\nBEGIN:VALARM\\u{1b}[31m 🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊\nAnsvarlig: Sekretariatet\nStatus: ikke igangsat\nFrist: juni 2024");
    assert_snapshot!(value(&calendar.events[1], "SUMMARY"), @r"Formøde\; med\, kaffe");
    assert_snapshot!(value(&calendar.events[1], "UID"), @"2022-2025-moede-formoede-med-kaffe-2024@kimo");
    assert_snapshot!(place.kimo(&["calendar", "--år", "2024", "--dato", "1.3.2024"]), @r"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Årshjul 2024
    Status pr. 1. marts 2024

    Hvornår    Hvad   Nr.  Tekst                                                                                                                     Ansvarlig
    Februar
    22.2.2024  møde        Bestyrelsesmøde
    22.2.2024  møde        Formøde; med, kaffe
    Juni
    jun. 2024  frist  1.1  Måle ø,æ;å\n og € END:VEVENT BEGIN:VALARM\u{1b}[31m 🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊🌊 (ikke igangsat)  Sekretariatet
    --- exit 0
    ");
}

fn read(place: &Workplace, year: &str) -> IcalCalendar {
    let arguments = [
        "calendar",
        "--år",
        year,
        "--dato",
        "31.12.2026",
        "--format",
        "ics",
    ];
    parsed(&place.kimo(&arguments).quiet())
}

/// The one calendar in the file.
fn parsed(file: &str) -> IcalCalendar {
    let mut calendars: Vec<IcalCalendar> = ical::IcalParser::new(file.as_bytes())
        .map(|calendar| calendar.unwrap())
        .collect();
    assert_eq!(calendars.len(), 1);
    calendars.remove(0)
}

fn value(event: &IcalEvent, name: &str) -> String {
    let of_name: Vec<_> = event
        .properties
        .iter()
        .filter(|property| property.name == name)
        .collect();
    assert_eq!(of_name.len(), 1, "{name} stands once");
    of_name[0].value.clone().unwrap_or_default()
}

/// Hours of its own block the day; without them a meeting is told and nothing is taken.
#[test]
fn a_meeting_has_its_hours_and_its_place_where_the_plan_does() {
    let place = Workplace::with_goal(common::GOAL);
    let meeting = |fields: &str| {
        let plan = common::HANDLEPLAN;
        let meeting = "\n[[moede]]\ndato = 2024-10-03\nnavn = \"Bestyrelsesmøde, efterår\"\n";
        place.write("plan/handleplan.toml", format!("{plan}{meeting}{fields}"));
        let calendar = ["calendar", "--år", "2024", "--dato", "1.2.2024"];
        let text = place.kimo(&calendar).quiet();
        let file = place
            .kimo(&[&calendar[..], &["--format", "ics"]].concat())
            .quiet();
        let event = file
            .split("BEGIN:VEVENT")
            .find(|event| event.contains("efterår"));
        let lines = event.unwrap().lines();
        let told = lines.filter(|line| {
            ["DTSTART", "DTEND", "LOCATION", "TRANSP"]
                .iter()
                .any(|property| line.starts_with(property))
        });
        let row = text
            .lines()
            .find(|line| line.contains("efterår"))
            .unwrap()
            .trim();
        format!("{row}\n{}", told.collect::<Vec<_>>().join("\n"))
    };
    assert_snapshot!(meeting(""), @"
    3.10.2024  møde       Bestyrelsesmøde, efterår
    DTSTART;VALUE=DATE:20241003
    DTEND;VALUE=DATE:20241004
    TRANSP:TRANSPARENT
    ");
    assert_snapshot!(meeting("tid = \"kl. 10-14.30\"\nsted = \"Rådhuset, lokale 2\"\n"), @r"
    3.10.2024  møde       Bestyrelsesmøde, efterår, kl. 10.00-14.30, Rådhuset, lokale 2
    DTSTART:20241003T100000
    DTEND:20241003T143000
    LOCATION:Rådhuset\, lokale 2
    TRANSP:OPAQUE
    ");
    place.write(
        "plan/handleplan.toml",
        format!(
            "{}\n[[moede]]\ndato = 2024-10-03\nnavn = \"Møde\"\ntid = \"14-10\"\n",
            common::HANDLEPLAN
        ),
    );
    assert_snapshot!(place.kimo(&["check"]), @r#"
    fejl[ukendt-vaerdi]: ukendt værdi ”14-10” for ”tid”
      --> plan/handleplan.toml:27:7
       |
    27 | tid = "14-10"
       |       ^^^^^^^
       |
       = hjælp: Skriv klokkeslæt som ”10.00” eller ”10.00-14.00”.

    1 fejl i 2 filer.
    Perioden 2022-2025 sluttede den 31. december 2025. Den næste plan laves med: kimo nyperiode 2026-2029
    --- exit 1
    "#);
}

#[test]
fn the_wheel_is_a_table_too() {
    let place = Workplace::with_example();
    let wheel = [
        "årshjul", "--år", "2025", "--dato", "1.7.2025", "--format", "csv",
    ];
    assert_snapshot!(place.kimo(&wheel).quiet(), @r#"
    ﻿dato;hvornaar;slags;nr;tekst;ansvarlig;status;overskredet;flyttet_fra;tid;sted
    2025-02-20;2025-02-20;møde;;Bestyrelsesmøde;;;;;;
    2025-03-31;"=""1. kvartal 2025""";pligt;;Bestyrelsen fastsætter årets mål og midler.;;;;;;
    2025-06-30;2025-06-30;frist;"=""1.1""";Udarbejde en fælles spildevandsplan for fjordens opland, som udpeger de største overløb ved kraftig regn og viser, hvad det koster at standse dem.;Sekretariatet, Kommunerne;gennemført;nej;"=""4. kvartal 2024""";;
    2025-09-30;"=""september 2025""";pligt;;Nordisk Fjordunion holder årsmøde og reviderer de fælles mål.;;;;;;
    2025-10-02;2025-10-02;møde;;Bestyrelsesmøde;;;;;;
    2025-10-31;2025-10-31;frist;"=""2.2""";Undersøge, hvor meget mikroplast regnvandet fører til fjorden fra veje og kunstgræsbaner.;Fagpanelet;igangsat;nej;"=""3. kvartal 2024""";;
    2025-11-30;"=""november 2025""";pligt;;Kommunerne indberetter efterårets optællinger af affald til sekretariatet.;;;;;;
    2025-11-28;2025-11-28;frist;"=""2.10""";Finde de virksomheder ved fjorden, der spilder plastpiller, og hjælpe dem med at standse spildet.;Sekretariatet, Kommunerne;igangsat;nej;;;
    2025-12-31;2025;frist;"=""2.3""";Bjærge tabte fiskeredskaber i de fem områder, hvor fiskerne melder om flest.;Havneforum, Sekretariatet;igangsat;nej;;;
    ;2025;pligt;;Sekretariatet aflægger rapport til bestyrelsen om fremdriften i planen.;;;;;;
    ;løbende;pligt;;De ansvarlige skriver en note, så snart der er sket noget, bestyrelsen bør vide.;;;;;;
    "#);
}
