//! `kimo log`, as a user sees it.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::{GOAL, Workplace};
use insta::assert_snapshot;

#[test]
fn the_table_tells_the_latest_first_and_keeps_every_word() {
    let place = Workplace::with_example();
    assert_snapshot!(place.kimo(&["log", "--fra", "3.10.2024", "--til", "31.10.2024", "--mål", "1", "--mål", "2"]).quiet(), @"
    Foreningen Ren Måsefjord (opdigtet) · Handleplan for en renere Måsefjord (opdigtet eksempel) · 2023-2026
    Logbog 3. oktober 2024 – 31. oktober 2024
    Udvalgt: mål 1 eller 2

    Dato        Nr.  Handling                                                     Hvad er der sket
    29.10.2024  2.1  Tælle affald på seks strande hvert forår og efterår efter…   Efterårets optælling gav 341 stykker pr. 100 meter. Det hyppigste fund er ikke længere cigaretskod, men stumper af tovværk. Resultatet er lagt på hjemmesiden. [vurdering: gul → grøn] – Sekretariatet
    3.10.2024   1.1  Udarbejde en fælles spildevandsplan for fjordens opland…     Ændrede mål og midler 2024: Udkastet er i høring ved årets udgang (Rådgiver til at beregne anlægsudgifterne, 150.000 kr.); besluttet: Bestyrelsesmøde
    3.10.2024   1.1  Udarbejde en fælles spildevandsplan for fjordens opland…     Bestyrelsen gav planen et halvt år mere, så fagudvalgene kan nå at behandle den i foråret. Ny frist er den 30. juni 2025. [frist: 4. kvartal 2024 → 30. juni 2025; besluttet: Bestyrelsesmøde] – Bestyrelsen
    3.10.2024   1.2  Genskabe to hektar ålegræs ved Nørrevig ved udplantning      Mål og midler 2025: Den første hektar er plantet ved Nørrevig (Fondstilskud og frivillige dykkere, 180.000 kr.); besluttet: Bestyrelsesmøde
    3.10.2024   1.2  Genskabe to hektar ålegræs ved Nørrevig ved udplantning      Ordlyden er nu ”Genskabe to hektar ålegræs ved Nørrevig ved udplantning.”, før ”Genskabe to hektar ålegræs i den indre fjord ved udplantning.”; besluttet: Bestyrelsesmøde
    3.10.2024   2.5  Etablere landstrøm til færgen og de større fiskefartøjer i…  Bestyrelsen besluttede, at handlingen udgår. Færgeselskabets anlæg dækker behovet i Måsevig, og i Skarvsund er der for få fartøjer til at bære udgiften. [status: igangsat → udgået; besluttet: Bestyrelsesmøde] – Bestyrelsen
    ");
}

#[test]
fn a_briefing_has_a_heading_a_day() {
    let place = Workplace::with_example();
    assert_snapshot!(place.kimo(&["logbog", "--fra", "1.11.2024", "--til", "12.12.2024", "--ansvarlig", "Sekretariat", "--ansvarlig", "Fagpanelet", "--format", "md"]).quiet(), @"
    # Nyt i handleplanen 1. november 2024 – 12. december 2024

    Foreningen Ren Måsefjord (opdigtet)

    Handleplan for en renere Måsefjord (opdigtet eksempel) · 2023-2026

    Udvalgt: ansvarlig Sekretariatet eller Fagpanelet

    7 punkter om 6 handlinger.

    ## 10. december 2024

    - **1.1** Udarbejde en fælles spildevandsplan for fjordens opland…: Udkastet er sendt i høring i de ti medlemskommuner med svarfrist den 28. februar. Tre kommuner har på forhånd varslet indvendinger mod fordelingen af udgifterne. (vurdering: gul; trin 2 nået: Udkastet er sendt i høring) – Sekretariatet

    ## 26. november 2024

    - **3.1** Besøge de fem kommuner ved fjorden, der endnu ikke er…: Der er ikke kommet nye medlemmer i 2024. Egenæs og Rørsund har begge sagt nej til kontingentet, fordi de skal spare, og der er ikke aftalt nye møder. Målet om to nye medlemskommuner nås ikke. (vurdering: gul → rød; indstilling: Sæt kontingentet ned i de første to år, og fordel de fire kommuner mellem bestyrelsens medlemmer) – Sekretariatet

    ## 19. november 2024

    - **2.2** Undersøge, hvor meget mikroplast regnvandet fører til…: Fristen i september er ikke holdt. Laboratoriet har opsagt aftalen, og årets midler er brugt. Uden et nyt laboratorium og en ny bevilling kan undersøgelsen ikke gøres færdig. (vurdering: gul → rød; indstilling: Bevilg midler til et nyt laboratorium, og forlæng fristen til den 31. oktober 2025) – Fagpanelet

    ## 12. november 2024

    - **2.7** Holde Fjordens Dag hvert år med fælles oprydning i alle…: Evalueringen viser, at spejdere og idrætsforeninger gerne vil være med, men skal inviteres allerede i januar. – Kommunerne

    ## 11. november 2024

    - **2.10** Finde de virksomheder ved fjorden, der spilder plastpiller…: Foreslået som ny handling
    - **2.10** Finde de virksomheder ved fjorden, der spilder plastpiller…: Foreslået efter Nordisk Fjordunions årsmøde i september, hvor medlemmerne blev bedt om at se på spild af plastpiller. Forslaget forelægges bestyrelsen i februar. – Sekretariatet

    ## 5. november 2024

    - **2.3** Bjærge tabte fiskeredskaber i de fem områder, hvor fiskerne…: Også det tredje område er renset. En genbrugsvirksomhed tager imod nylongarnet uden betaling. (vurdering: grøn) – Havneforum
    ");
}

#[test]
fn json_has_each_change_with_what_held_before() {
    let place = Workplace::with_example();
    assert_snapshot!(place.kimo(&["log", "--fra", "3.10.2024", "--til", "3.10.2024", "--mål", "1", "--format", "json"]).quiet(), @r#"
    {
      "format": 1,
      "periode": "2023-2026",
      "ufuldstaendig": [],
      "fra": "2024-10-03",
      "til": "2024-10-03",
      "haendelser": [
        {
          "dato": "2024-10-03",
          "nr": "1.1",
          "maal": "1",
          "handling": "Udarbejde en fælles spildevandsplan for fjordens opland, som udpeger de største overløb ved kraftig regn og viser, hvad det koster at standse dem.",
          "ansvarlig": [
            "Sekretariatet",
            "Kommunerne"
          ],
          "slags": "årsmål besluttet",
          "tekst": null,
          "status": null,
          "vurdering": null,
          "trin": null,
          "frist": null,
          "aarsmaal": {
            "aar": 2024,
            "maal": "Udkastet er i høring ved årets udgang",
            "midler": "Rådgiver til at beregne anlægsudgifterne",
            "beloeb": 150000,
            "aendret": true
          },
          "aendring": null,
          "resultat": null,
          "om_aar": null,
          "indstilling": null,
          "besluttet": {
            "dato": "2024-10-03",
            "moede": "Bestyrelsesmøde",
            "navn": "Bestyrelsesmøde"
          },
          "af": null
        },
        {
          "dato": "2024-10-03",
          "nr": "1.1",
          "maal": "1",
          "handling": "Udarbejde en fælles spildevandsplan for fjordens opland, som udpeger de største overløb ved kraftig regn og viser, hvad det koster at standse dem.",
          "ansvarlig": [
            "Sekretariatet",
            "Kommunerne"
          ],
          "slags": "note",
          "tekst": "Bestyrelsen gav planen et halvt år mere, så fagudvalgene kan nå at behandle den i foråret. Ny frist er den 30. juni 2025.",
          "status": null,
          "vurdering": null,
          "trin": null,
          "frist": {
            "fra": "4. kvartal 2024",
            "til": "2025-06-30"
          },
          "aarsmaal": null,
          "aendring": null,
          "resultat": null,
          "om_aar": null,
          "indstilling": null,
          "besluttet": {
            "dato": "2024-10-03",
            "moede": "Bestyrelsesmøde",
            "navn": "Bestyrelsesmøde"
          },
          "af": "Bestyrelsen"
        },
        {
          "dato": "2024-10-03",
          "nr": "1.2",
          "maal": "1",
          "handling": "Genskabe to hektar ålegræs ved Nørrevig ved udplantning.",
          "ansvarlig": [
            "Fagpanelet",
            "Sekretariatet"
          ],
          "slags": "årsmål besluttet",
          "tekst": null,
          "status": null,
          "vurdering": null,
          "trin": null,
          "frist": null,
          "aarsmaal": {
            "aar": 2025,
            "maal": "Den første hektar er plantet ved Nørrevig",
            "midler": "Fondstilskud og frivillige dykkere",
            "beloeb": 180000,
            "aendret": false
          },
          "aendring": null,
          "resultat": null,
          "om_aar": null,
          "indstilling": null,
          "besluttet": {
            "dato": "2024-10-03",
            "moede": "Bestyrelsesmøde",
            "navn": "Bestyrelsesmøde"
          },
          "af": null
        },
        {
          "dato": "2024-10-03",
          "nr": "1.2",
          "maal": "1",
          "handling": "Genskabe to hektar ålegræs ved Nørrevig ved udplantning.",
          "ansvarlig": [
            "Fagpanelet",
            "Sekretariatet"
          ],
          "slags": "ændret",
          "tekst": null,
          "status": null,
          "vurdering": null,
          "trin": null,
          "frist": null,
          "aarsmaal": null,
          "aendring": {
            "dato": "2024-10-03",
            "tekst": "Genskabe to hektar ålegræs ved Nørrevig ved udplantning.",
            "tekst_foer": "Genskabe to hektar ålegræs i den indre fjord ved udplantning.",
            "ansvarlig": null,
            "ansvarlig_foer": null,
            "besluttet": {
              "dato": "2024-10-03",
              "moede": "Bestyrelsesmøde",
              "navn": "Bestyrelsesmøde"
            }
          },
          "resultat": null,
          "om_aar": null,
          "indstilling": null,
          "besluttet": {
            "dato": "2024-10-03",
            "moede": "Bestyrelsesmøde",
            "navn": "Bestyrelsesmøde"
          },
          "af": null
        }
      ]
    }
    "#);
}

#[test]
fn without_days_it_is_the_last_thirty() {
    let place = Workplace::with_example();
    let asked = |arguments: &[&str]| {
        let mut all = vec!["log", "--format", "csv"];
        all.extend(arguments);
        place.kimo(&all).quiet()
    };
    assert_eq!(
        asked(&["--dato", "20.2.2025"]),
        asked(&["--fra", "21.1.2025", "--til", "20.2.2025"])
    );
    assert_eq!(
        asked(&["--år", "2024"]),
        asked(&["--fra", "1.1.2024", "--til", "31.12.2024"])
    );
    // Both ends belong to it.
    assert!(asked(&["--fra", "29.10.2024", "--til", "29.10.2024"]).contains("341 stykker"));
    let after = asked(&["--fra", "30.10.2024", "--til", "5.11.2024"]);
    assert!(!after.contains("341 stykker") && after.contains("nylongarnet"));
}

#[test]
fn every_note_of_the_year_is_there_once() {
    let place = Workplace::with_example();
    let csv = place
        .kimo(&["log", "--aar", "2024", "--format", "csv"])
        .quiet();
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let headers = reader.headers().unwrap().clone();
    let column = |name: &str| headers.iter().position(|header| header == name).unwrap();
    let (date, kind) = (column("dato"), column("slags"));
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.unwrap()).collect();
    let notes = rows.iter().filter(|row| &row[kind] == "note").count();
    let files = ["1", "2", "3"].map(|nr| place.read(&format!("plan/2023-2026/maal-{nr}.toml")));
    let written: usize = files
        .iter()
        .flat_map(|file| file.split("[[handling.note]]\n").skip(1))
        .filter(|note| note.starts_with("dato = 2024-"))
        .count();
    assert_eq!(notes, written);
    let dates: Vec<&str> = rows.iter().map(|row| &row[date]).collect();
    assert!(dates.is_sorted_by(|a, b| a >= b), "{dates:?}");
}

#[test]
fn days_the_wrong_way_round_and_nothing_found_are_said() {
    let place = Workplace::with_example();
    assert_snapshot!(place.kimo(&["log", "--fra", "1.3.2024", "--til", "1.2.2024"]), @"
    --- stderr
    fejl: den første dag, den 1. marts 2024, ligger efter den sidste, den 1. februar 2024
      skriv den første dag efter --fra og den sidste efter --til
    --- exit 1
    ");
    assert_snapshot!(place.kimo(&["log", "--fra", "25.12.2024", "--til", "31.12.2024"]), @"
    Foreningen Ren Måsefjord (opdigtet) · Handleplan for en renere Måsefjord (opdigtet eksempel) · 2023-2026
    Logbog 25. december 2024 – 31. december 2024
    --- stderr
    Der er intet at fortælle om i de dage.
    --- exit 0
    ");
    // Much happened in the year, and not that.
    let searched = ["log", "--år", "2024", "--søg", "hvaler", "--format", "md"];
    let run = place.kimo(&searched);
    for said in [&run.out, &run.err] {
        assert!(
            said.contains("Intet i de dage svarer til valgene."),
            "{run}"
        );
    }
    assert_snapshot!(place.kimo(&["log", "--år", "2024", "--ansvarlig", "Havneforumet"]), @"
    --- stderr
    fejl: ukendt part ”Havneforumet”
      mente du ”Havneforum”?
      parterne er: Sekretariatet, Bestyrelsen, Kommunerne, Fagpanelet, Havneforum
    --- exit 1
    ");
    assert_snapshot!(place.kimo(&["log", "--år", "2030"]), @"
    --- stderr
    fejl: året 2030 ligger ikke i nogen periode
      perioderne er: 2019-2022, 2023-2026
      den næste plan laves med: kimo nyperiode 2027-2030
    --- exit 1
    ");
    assert_snapshot!(place.kimo(&["log", "--år", "2024", "--til", "1.1.2024"]), @"
    --- stderr
    fejl: tilvalget ”--år” kan ikke bruges sammen med ”--til”

    Brug: kimo logbog [TILVALG]
    Prøv ”kimo logbog --hjælp”.
    --- exit 2
    ");
}

/// Days on either side of a new period are in two plans, and so is a January that tells of the year
/// before.
#[test]
fn what_the_plan_before_has_of_the_same_days_is_said() {
    let place = Workplace::with_example();
    let said = |from: &str, to: &str| place.kimo(&["log", "--fra", from, "--til", to]).err;
    assert_snapshot!(said("1.12.2022", "28.2.2023"), @"bemærk: planen for 2019-2022 har også noget fra de dage: kimo logbog --periode 2019-2022 --fra 1.12.2022");
    assert_snapshot!(said("1.1.2023", "31.1.2023"), @"bemærk: planen for 2019-2022 har også noget fra de dage: kimo logbog --periode 2019-2022 --fra 1.1.2023");
    assert_eq!(said("18.1.2023", "28.2.2023"), "");
    assert_eq!(said("1.4.2023", "30.4.2023"), "");
    let asked = ["logbog", "--periode", "2019-2022", "--fra", "1.12.2022"];
    let entries = place.kimo(&[&asked[..], &["--format", "csv"]].concat()).out;
    assert_eq!(entries.lines().count(), 7, "{entries}");
}

#[test]
fn a_broken_file_is_said_and_the_rest_is_shown() {
    let place = Workplace::with_example();
    place.write("plan/2023-2026/maal-2.toml", "nr = \"2\"\ntitel = \"x\n");
    assert_snapshot!(place.kimo(&["log", "--fra", "1.12.2024", "--til", "31.12.2024"]), @"
    Foreningen Ren Måsefjord (opdigtet) · Handleplan for en renere Måsefjord (opdigtet eksempel) · 2023-2026
    Logbog 1. december 2024 – 31. december 2024

    Ufuldstændig. Planen har fejl i 2023-2026/maal-2.toml, og oplysninger derfra kan mangle her.

    Dato        Nr.  Handling                                                  Hvad er der sket
    10.12.2024  1.1  Udarbejde en fælles spildevandsplan for fjordens opland…  Udkastet er sendt i høring i de ti medlemskommuner med svarfrist den 28. februar. Tre kommuner har på forhånd varslet indvendinger mod fordelingen af udgifterne. [vurdering: gul; trin 2 nået: Udkastet er sendt i høring] – Sekretariatet
    --- stderr
    fejl: planen har 1 fejl, så noget kan mangle: se 2023-2026/maal-2.toml
      find og ret dem med: kimo tjek
    --- exit 1
    ");
}

#[test]
fn a_hostile_note_is_inert_in_every_format() {
    let note = r##"
[[handling.note]]
dato = 2024-03-12
tekst = "=cmd|' /C calc'!A0 \u001b[31m\n\n# Overskrift\n\n| a | <script>x</script> [l](javascript:a)"
af = "-1 *Sekretariatet*"
"##;
    let place = Workplace::with_goal(&format!("{GOAL}{note}"));
    let log = |format: &str| {
        place
            .kimo(&["log", "--år", "2024", "--format", format])
            .quiet()
    };
    assert_snapshot!(log("tabel"), @r"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Logbog 1. januar 2024 – 31. december 2024

    Dato       Nr.  Handling        Hvad er der sket
    12.3.2024  1.1  Rense stranden  =cmd|' /C calc'!A0 \u{1b}[31m # Overskrift | a | <script>x</script> [l](javascript:a) – -1 *Sekretariatet*
    ");
    assert_snapshot!(log("md"), @r"
    # Nyt i handleplanen 1. januar 2024 – 31. december 2024

    Foreningen Ren Fjord (opdigtet)

    Handleplan (opdigtet) · 2022-2025

    1 punkt om 1 handling.

    ## 12. marts 2024

    - **1.1** Rense stranden: =cmd\|' /C calc'!A0 \u{1b}\[31m

      \# Overskrift

      \| a \| &lt;script>x&lt;/script> \[l\](javascript:a) – -1 \*Sekretariatet\*
    ");
    assert_snapshot!(log("csv"), @r#"
    ﻿dato;nr;maal;handling;ansvarlig;slags;tekst;status_fra;status;vurdering;trin;frist;aarsmaal_aar;aarsmaal;midler;beloeb;besluttet;af;aendring;resultat;forbrug;om_aar;indstilling
    2024-03-12;"=""1.1""";1;Rense stranden.;Sekretariatet;note;"'=cmd|' /C calc'!A0 \u{1b}[31m

    # Overskrift

    | a | <script>x</script> [l](javascript:a)";;;;;;;;;;;'-1 *Sekretariatet*;;;;;
    "#);
    assert!(!log("json").contains('\u{1b}'));
}
