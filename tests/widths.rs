//! Every table fits its terminal, and no word is broken in it where that can be helped.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use chrono::NaiveDate;
use common::project;
use insta::assert_snapshot;
use std::collections::BTreeSet;

const EXAMPLE: &str = "tests/plans/eksempel/2023-2026";

#[test]
fn no_row_is_wider_than_the_terminal() {
    for name in ["plan", EXAMPLE] {
        for width in [24, 40, 60, 72, 80, 100, 110, 140, 200] {
            for (view, table) in tables(name, width) {
                for line in rows(&table) {
                    let wide = line.chars().count();
                    assert!(wide <= width, "{name}, {view} at {width}: {wide}\n{line}");
                }
            }
        }
    }
}

#[test]
fn every_word_is_whole_from_60_columns() {
    for name in ["plan", EXAMPLE] {
        for width in [60, 80, 140] {
            for (view, table) in tables(name, width) {
                // In a pipe nothing is cut.
                let whole = tables(name, usize::MAX);
                let (_, whole) = whole.iter().find(|(name, _)| *name == view).unwrap();
                let known: BTreeSet<&str> = words(whole).collect();
                for word in rows(&table).flat_map(words) {
                    let is_whole =
                        known.contains(word) || ["vurdering", "og", "note"].contains(&word);
                    assert!(is_whole, "{name}, {view} at {width}: {word}\n{table}");
                }
            }
        }
    }
}

#[test]
fn status_in_a_narrow_terminal() {
    assert_snapshot!(status(60), @"
    Foreningen Ren Måsefjord (opdigtet) · Handleplan for en
    renere Måsefjord (opdigtet eksempel) · 2023-2026
    Status pr. 31. december 2024

    Nr.   Handling                  Ansvarlig       Status og
                                                    vurdering og
                                                    frist
    ────────────────────────────────────────────────────────────
    Mål 1
    1.1   Udarbejde en fælles       Sekretariatet,  igangsat
          spildevandsplan for       Kommunerne      gul
          fjordens opland…                          30.6.2025
    1.2   Genskabe to hektar        Fagpanelet,     igangsat
          ålegræs ved Nørrevig ved  Sekretariatet   gul
          udplantning.                              okt. 2026
    1.3   Drive tre målestationer   Fagpanelet      løbende
          og vise vandets klarhed                   ikke
          og…                                       vurderet
                                                    senest: grøn
                                                    (31.10.2023)
                                                    løbende
    Mål 2 · Viden
    2.1   Tælle affald på seks      Kommunerne,     løbende
          strande hvert forår og    Sekretariatet   grøn
          efterår efter…                            løbende
    2.2   Undersøge, hvor meget     Fagpanelet      igangsat
          mikroplast regnvandet                     frist
          fører til…                                overskredet
                                                    rød
                                                    3. kv. 2024
    2.10  Finde de virksomheder     Sekretariatet,  ikke
          ved fjorden, der spilder  Kommunerne      igangsat
          plastpiller…                              ikke
                                                    vurderet
                                                    28.11.2025
    Havne og fiskeri
    2.3   Bjærge tabte              Havneforum,     igangsat
          fiskeredskaber i de fem   Sekretariatet   grøn
          områder, hvor fiskerne…                   2025
    2.4   Aftale ens regler for     Havneforum      gennemført
          aflevering af affald i                    30.6.2024
          alle fjordens…
    2.5   Etablere landstrøm til    Havneforum,     udgået
          færgen og de større       Kommunerne      2026
          fiskefartøjer i…
    2.9   Tage gratis imod det      Havneforum,     ikke
          affald, som fiskerne får  Kommunerne      igangsat
          op i nettene.                             gul
                                                    jun. 2026
    Strande og borgere
    2.6   Opstille                  Kommunerne      gennemført
          affaldsstationer og                       maj 2024
          skilte ved de tolv mest…
    2.7   Holde Fjordens Dag hvert  Kommunerne,     løbende
          år med fælles oprydning   Sekretariatet   grøn
          i alle…                                   løbende
    2.8   Udvikle et                Sekretariatet   sat i bero
          undervisningsforløb om                    ikke
          fjorden til 4.-6.                         vurderet
          klasse.                                   2. kv. 2026
    Mål 3
    3.1   Besøge de fem kommuner    Bestyrelsen,    igangsat
          ved fjorden, der endnu    Sekretariatet   rød
          ikke er…                                  2026
    3.2   Holde 2 eller 3           Sekretariatet,  igangsat
          fjordkonferencer i        Fagpanelet      grøn
          perioden, hvor forskere…                  2026
    3.3   Vedtage en                Bestyrelsen     gennemført
          kommunikationsstrategi                    2023
          og udpege en…

    ▒▒▒▒▒▒▒▒▒▒ Mål 1: 3 handlinger – 1 løbende, 2 igangsat
    ██▒▒▒▒▒░░░ Mål 2: 10 handlinger – 2 gennemført, 2 løbende, 2
               igangsat, 1 sat i bero, 2 ikke igangsat, 1 udgået
    ███▒▒▒▒▒▒▒ Mål 3: 3 handlinger – 1 gennemført, 2 igangsat
    ██▒▒▒▒▒▒░░ I alt: 16 handlinger – 3 gennemført, 3 løbende, 6
               igangsat, 1 sat i bero, 2 ikke igangsat, 1 udgået
    ");
}

#[test]
fn status_in_an_ordinary_terminal() {
    assert_snapshot!(status(80), @"
    Foreningen Ren Måsefjord (opdigtet) · Handleplan for en renere Måsefjord
    (opdigtet eksempel) · 2023-2026
    Status pr. 31. december 2024

    Nr.   Handling                      Ansvarlig        Status og       Sidste note
                                                         vurdering og
                                                         frist
    ────────────────────────────────────────────────────────────────────────────────
    Mål 1
    1.1   Udarbejde en fælles           Sekretariatet,   igangsat        10.12.2024
          spildevandsplan for fjordens  Kommunerne       gul
          opland, som udpeger de                         30.6.2025
          største…
    1.2   Genskabe to hektar ålegræs    Fagpanelet,      igangsat        24.9.2024
          ved Nørrevig ved              Sekretariatet    gul
          udplantning.                                   okt. 2026
    1.3   Drive tre målestationer og    Fagpanelet       løbende         31.10.2023
          vise vandets klarhed og                        ikke vurderet
          iltindhold på foreningens…                     senest: grøn
                                                         (31.10.2023)
                                                         løbende
    Mål 2 · Viden
    2.1   Tælle affald på seks strande  Kommunerne,      løbende         29.10.2024
          hvert forår og efterår efter  Sekretariatet    grøn
          samme metode.                                  løbende
    2.2   Undersøge, hvor meget         Fagpanelet       igangsat        19.11.2024
          mikroplast regnvandet fører                    frist
          til fjorden fra veje og…                       overskredet
                                                         rød
                                                         3. kv. 2024
    2.10  Finde de virksomheder ved     Sekretariatet,   ikke igangsat   11.11.2024
          fjorden, der spilder          Kommunerne       ikke vurderet
          plastpiller, og hjælpe dem                     28.11.2025
          med…
    Havne og fiskeri
    2.3   Bjærge tabte fiskeredskaber   Havneforum,      igangsat        5.11.2024
          i de fem områder, hvor        Sekretariatet    grøn
          fiskerne melder om flest.                      2025
    2.4   Aftale ens regler for         Havneforum       gennemført      11.6.2024
          aflevering af affald i alle                    30.6.2024
          fjordens havne.
    2.5   Etablere landstrøm til        Havneforum,      udgået          3.10.2024
          færgen og de større           Kommunerne       2026
          fiskefartøjer i Måsevig og
          Skarvsund.
    2.9   Tage gratis imod det affald,  Havneforum,      ikke igangsat   21.1.2025
          som fiskerne får op i         Kommunerne       gul
          nettene.                                       jun. 2026
    Strande og borgere
    2.6   Opstille affaldsstationer og  Kommunerne       gennemført      14.5.2024
          skilte ved de tolv mest                        maj 2024
          besøgte strande.
    2.7   Holde Fjordens Dag hvert år   Kommunerne,      løbende         12.11.2024
          med fælles oprydning i alle   Sekretariatet    grøn
          medlemskommuner.                               løbende
    2.8   Udvikle et                    Sekretariatet    sat i bero      5.10.2023
          undervisningsforløb om                         ikke vurderet
          fjorden til 4.-6. klasse.                      2. kv. 2026
    Mål 3
    3.1   Besøge de fem kommuner ved    Bestyrelsen,     igangsat        26.11.2024
          fjorden, der endnu ikke er    Sekretariatet    rød
          medlem, og invitere dem…                       2026
    3.2   Holde 2 eller 3               Sekretariatet,   igangsat        17.9.2024
          fjordkonferencer i perioden,  Fagpanelet       grøn
          hvor forskere, havne,                          2026
          landbrug og…
    3.3   Vedtage en                    Bestyrelsen      gennemført      5.10.2023
          kommunikationsstrategi og                      2023
          udpege en kontaktperson i
          hver…

    ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ Mål 1: 3 handlinger – 1 løbende, 2 igangsat
    ████▒▒▒▒▒▒▒▒▒░░░░░░░ Mål 2: 10 handlinger – 2 gennemført, 2 løbende, 2 igangsat,
                         1 sat i bero, 2 ikke igangsat, 1 udgået
    ███████▒▒▒▒▒▒▒▒▒▒▒▒▒ Mål 3: 3 handlinger – 1 gennemført, 2 igangsat
    ████▒▒▒▒▒▒▒▒▒▒▒▒░░░░ I alt: 16 handlinger – 3 gennemført, 3 løbende, 6 igangsat,
                         1 sat i bero, 2 ikke igangsat, 1 udgået
    ");
}

#[test]
fn status_in_a_wide_terminal() {
    assert_snapshot!(status(140), @"
    Foreningen Ren Måsefjord (opdigtet) · Handleplan for en renere Måsefjord (opdigtet eksempel) · 2023-2026
    Status pr. 31. december 2024

    Nr.   Handling                         Ansvarlig         Status          Vurdering       Frist        Sidste note  Notens ord
    ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
    Mål 1
    1.1   Udarbejde en fælles              Sekretariatet,    igangsat        gul             30.6.2025    10.12.2024   Udkastet er sendt i
          spildevandsplan for fjordens     Kommunerne                                                                  høring i de ti
          opland, som udpeger de største                                                                               medlemskommuner med
          overløb ved kraftig regn og                                                                                  svarfrist den 28.
          viser, hvad det koster at…                                                                                   februar. Tre kommuner har
                                                                                                                       på forhånd varslet
                                                                                                                       indvendinger mod…
    1.2   Genskabe to hektar ålegræs ved   Fagpanelet,       igangsat        gul             okt. 2026    24.9.2024    Ved Nørrevig klarede 80
          Nørrevig ved udplantning.        Sekretariatet                                                               procent af skuddene sig
                                                                                                                       gennem den varme august,
                                                                                                                       men ved Ålebæk kun 35
                                                                                                                       procent. Panelet
                                                                                                                       anbefaler at samle
                                                                                                                       resten…
    1.3   Drive tre målestationer og vise  Fagpanelet        løbende         ikke vurderet   løbende      31.10.2023   Stationen ved Ålebæk
          vandets klarhed og iltindhold                                      senest: grøn                              viste iltsvindet i
          på foreningens hjemmeside.                                         (31.10.2023)                              september fire dage før
                                                                                                                       de første døde fisk, så
                                                                                                                       kommunen kunne nå at
                                                                                                                       advare badegæster og
                                                                                                                       fiskere.
    Mål 2 · Viden
    2.1   Tælle affald på seks strande     Kommunerne,       løbende         grøn            løbende      29.10.2024   Efterårets optælling gav
          hvert forår og efterår efter     Sekretariatet                                                               341 stykker pr. 100
          samme metode.                                                                                                meter. Det hyppigste fund
                                                                                                                       er ikke længere
                                                                                                                       cigaretskod, men stumper
                                                                                                                       af tovværk. Resultatet
                                                                                                                       er…
    2.2   Undersøge, hvor meget            Fagpanelet        igangsat        rød             3. kv. 2024  19.11.2024   Fristen i september er
          mikroplast regnvandet fører til                    frist                                                     ikke holdt. Laboratoriet
          fjorden fra veje og                                overskredet                                               har opsagt aftalen, og
          kunstgræsbaner.                                                                                              årets midler er brugt.
                                                                                                                       Uden et nyt laboratorium
                                                                                                                       og en ny bevilling…
    2.10  Finde de virksomheder ved        Sekretariatet,    ikke igangsat   ikke vurderet   28.11.2025   11.11.2024   Foreslået efter Nordisk
          fjorden, der spilder             Kommunerne                                                                  Fjordunions årsmøde i
          plastpiller, og hjælpe dem med                                                                               september, hvor
          at standse spildet.                                                                                          medlemmerne blev bedt om
                                                                                                                       at se på spild af
                                                                                                                       plastpiller. Forslaget
                                                                                                                       forelægges…
    Havne og fiskeri
    2.3   Bjærge tabte fiskeredskaber i    Havneforum,       igangsat        grøn            2025         5.11.2024    Også det tredje område er
          de fem områder, hvor fiskerne    Sekretariatet                                                               renset. En
          melder om flest.                                                                                             genbrugsvirksomhed tager
                                                                                                                       imod nylongarnet uden
                                                                                                                       betaling.
    2.4   Aftale ens regler for            Havneforum        gennemført      –               30.6.2024    11.6.2024    Alle elleve havne har
          aflevering af affald i alle                                                                                  skrevet under, og
          fjordens havne.                                                                                              tavlerne er sat op.
                                                                                                                       Reglerne gælder fra den
                                                                                                                       15. juni.
    2.5   Etablere landstrøm til færgen    Havneforum,       udgået          –               2026         3.10.2024    Bestyrelsen besluttede,
          og de større fiskefartøjer i     Kommunerne                                                                  at handlingen udgår.
          Måsevig og Skarvsund.                                                                                        Færgeselskabets anlæg
                                                                                                                       dækker behovet i Måsevig,
                                                                                                                       og i Skarvsund er der for
                                                                                                                       få fartøjer til at…
    2.9   Tage gratis imod det affald,     Havneforum,       ikke igangsat   gul             jun. 2026    21.1.2025    Kommunernes teknikere
          som fiskerne får op i nettene.   Kommunerne                                                                  blev i december enige om
                                                                                                                       en fælles nøgle for
                                                                                                                       udgiften til tømning, så
                                                                                                                       ordningen kan begynde til
                                                                                                                       foråret.
    Strande og borgere
    2.6   Opstille affaldsstationer og     Kommunerne        gennemført      –               maj 2024     14.5.2024    Alle tolv strande har
          skilte ved de tolv mest besøgte                                                                              fået stationer, og
          strande.                                                                                                     skiltene er på dansk,
                                                                                                                       tysk og engelsk.
    2.7   Holde Fjordens Dag hvert år med  Kommunerne,       løbende         grøn            løbende      12.11.2024   Evalueringen viser, at
          fælles oprydning i alle          Sekretariatet                                                               spejdere og
          medlemskommuner.                                                                                             idrætsforeninger gerne
                                                                                                                       vil være med, men skal
                                                                                                                       inviteres allerede i
                                                                                                                       januar.
    2.8   Udvikle et undervisningsforløb   Sekretariatet     sat i bero      ikke vurderet   2. kv. 2026  5.10.2023    Bestyrelsen satte
          om fjorden til 4.-6. klasse.                                                                                 handlingen i bero, fordi
                                                                                                                       den frikøbte lærer har
                                                                                                                       fået andet arbejde, og
                                                                                                                       der ikke er fundet en
                                                                                                                       afløser.
    Mål 3
    3.1   Besøge de fem kommuner ved       Bestyrelsen,      igangsat        rød             2026         26.11.2024   Der er ikke kommet nye
          fjorden, der endnu ikke er       Sekretariatet                                                               medlemmer i 2024. Egenæs
          medlem, og invitere dem ind i                                                                                og Rørsund har begge sagt
          foreningen.                                                                                                  nej til kontingentet,
                                                                                                                       fordi de skal spare, og
                                                                                                                       der er ikke aftalt…
    3.2   Holde 2 eller 3                  Sekretariatet,    igangsat        grøn            2026         17.9.2024    Konferencen havde 148
          fjordkonferencer i perioden,     Fagpanelet                                                                  deltagere fra 23
          hvor forskere, havne, landbrug                                                                               organisationer. Alle
          og kommuner mødes.                                                                                           oplæg ligger på
                                                                                                                       hjemmesiden.
    3.3   Vedtage en                       Bestyrelsen       gennemført      –               2023         5.10.2023    Bestyrelsen vedtog
          kommunikationsstrategi og                                                                                    strategien. Alle ni
          udpege en kontaktperson i hver                                                                               medlemskommuner har
          medlemskommune.                                                                                              udpeget en kontaktperson.

    ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ Mål 1: 3 handlinger – 1 løbende, 2 igangsat
    ████▒▒▒▒▒▒▒▒▒░░░░░░░ Mål 2: 10 handlinger – 2 gennemført, 2 løbende, 2 igangsat, 1 sat i bero, 2 ikke igangsat, 1 udgået
    ███████▒▒▒▒▒▒▒▒▒▒▒▒▒ Mål 3: 3 handlinger – 1 gennemført, 2 igangsat
    ████▒▒▒▒▒▒▒▒▒▒▒▒░░░░ I alt: 16 handlinger – 3 gennemført, 3 løbende, 6 igangsat, 1 sat i bero, 2 ikke igangsat, 1 udgået
    ");
}

#[test]
fn missing_in_a_narrow_terminal() {
    let table = &tables(EXAMPLE, 60)[1].1;
    assert_snapshot!(table, @"
    Foreningen Ren Måsefjord (opdigtet) · Handleplan for en
    renere Måsefjord (opdigtet eksempel) · 2023-2026
    Handlinger uden note i 2024
    Status pr. 31. december 2024

    Ansvarlig      Nr.  Handling                  Status og
                                                  seneste
                                                  vurdering og
                                                  sidste note
    ────────────────────────────────────────────────────────────
    Fagpanelet     1.3  Drive tre målestationer   løbende
                        og vise vandets klarhed   grøn
                        og…                       (31.10.2023)
                                                  31.10.2023
    Sekretariatet  2.8  Udvikle et                sat i bero
                        undervisningsforløb om    ingen
                        fjorden til 4.-6.         5.10.2023
                        klasse.

    2 handlinger af 15 har ingen note i 2024. Skriv til de
    ansvarlige med: kimo mangler --år 2024 --ud anmodninger.docx
    ");
}

#[test]
fn alignment_in_a_narrow_terminal() {
    let table = &tables(EXAMPLE, 60)[2].1;
    assert_snapshot!(table, @"
    Foreningen Ren Måsefjord (opdigtet) · Handleplan for en
    renere Måsefjord (opdigtet eksempel) · 2023-2026
    Afstemning med internationale mål den 31. december 2024

    4 af 5 mål har mindst én handling. 8 handlinger bidrager
    ikke til nogen af dem.

    Nordisk Fjordunion
    Nr.    Mål                Handling              Status
    ────────────────────────────────────────────────────────────
    NFU-1  Mængden af plast   2.1 Tælle affald på   løbende
           og tabte           seks strande hvert
           fiskeredskaber i   forår og efterår…
           fjordene er…
                              2.3 Bjærge tabte      igangsat
                              fiskeredskaber i de
                              fem områder, hvor…
                              2.10 Finde de         ikke
                              virksomheder ved      igangsat
                              fjorden, der
                              spilder…
    NFU-2  Udledningen af     1.1 Udarbejde en      igangsat
           kvælstof og        fælles
           fosfor fra byerne  spildevandsplan for
           falder hvert år    fjordens…
    NFU-3  Ålegræs og         1.2 Genskabe to       igangsat
           stenrev er         hektar ålegræs ved
           genskabt, hvor de  Nørrevig ved
           er gået tabt       udplantning
    NFU-4  Alle havne tager   2.4 Aftale ens        gennemført
           imod affald uden   regler for
           særskilt betaling  aflevering af affald
                              i alle…
                              2.9 Tage gratis imod  ikke
                              det affald, som       igangsat
                              fiskerne får op i…
    NFU-5  Støj under vand    ingen
           er kortlagt og
           begrænset i
           yngletiden

    Mål, som ingen handling bidrager til
    - NFU-5 Støj under vand er kortlagt og begrænset i
      yngletiden

    Handlinger, der ikke bidrager til noget af målene
    - 1.3 Drive tre målestationer og vise vandets klarhed og
      iltindhold på foreningens… (løbende)
    - 2.2 Undersøge, hvor meget mikroplast regnvandet fører til
      fjorden fra veje og… (igangsat)
    - 2.6 Opstille affaldsstationer og skilte ved de tolv mest
      besøgte strande (gennemført)
    - 2.7 Holde Fjordens Dag hvert år med fælles oprydning i
      alle medlemskommuner (løbende)
    - 2.8 Udvikle et undervisningsforløb om fjorden til 4.-6.
      klasse (sat i bero)
    - 3.1 Besøge de fem kommuner ved fjorden, der endnu ikke er
      medlem, og invitere dem… (igangsat)
    - 3.2 Holde 2 eller 3 fjordkonferencer i perioden, hvor
      forskere, havne, landbrug og… (igangsat)
    - 3.3 Vedtage en kommunikationsstrategi og udpege en
      kontaktperson i hver… (gennemført)
    ");
}

#[test]
fn a_passed_deadline_differs_from_the_status_in_colour_too() {
    let plan = project(EXAMPLE);
    let tables = kimo::testing::tables(&plan, today(), Some(140), true).unwrap();
    let (_, table) = &tables[0];
    assert!(table.contains("\u{1b}[36migangsat"), "{table:?}");
    assert!(table.contains("\u{1b}[1m\u{1b}[31mfrist"), "{table:?}");
}

fn status(width: usize) -> String {
    tables(EXAMPLE, width)[0].1.clone()
}

/// Each table at this width, by name; in a pipe where it is the greatest number.
fn tables(plan: &str, width: usize) -> Vec<(&'static str, String)> {
    let width = (width < usize::MAX).then_some(width);
    kimo::testing::tables(&project(plan), today(), width, false).unwrap()
}

/// The table's own lines: what stands around it is prose.
fn rows(table: &str) -> impl Iterator<Item = &str> {
    let mut is_row = false;
    table.lines().filter(move |line| {
        is_row = !line.is_empty() && (is_row || line.starts_with('─'));
        is_row
    })
}

/// The words without the signs around them, and each part of those with a hyphen or a slash.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '/'));
    words
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 12, 31).unwrap()
}
