//! `kimo alignment`, as a user sees it.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::{GOAL, HANDLEPLAN, Workplace};
use insta::assert_snapshot;

#[test]
fn each_goal_has_its_actions_and_what_is_left_over_is_named() {
    let place = Workplace::with_example();
    assert_snapshot!(place.kimo(&["alignment", "--dato", "31.12.2024"]).quiet(), @"
    Foreningen Ren Måsefjord (opdigtet) · Handleplan for en renere Måsefjord (opdigtet eksempel) · 2023-2026
    Afstemning med internationale mål den 31. december 2024

    4 af 5 mål har mindst én handling. 8 handlinger bidrager ikke til nogen af dem.

    Nordisk Fjordunion
    Nr.    Mål                                                                     Handling                                                                              Status
    NFU-1  Mængden af plast og tabte fiskeredskaber i fjordene er halveret i 2030  2.1 Tælle affald på seks strande hvert forår og efterår efter samme metode            løbende
    NFU-1  Mængden af plast og tabte fiskeredskaber i fjordene er halveret i 2030  2.3 Bjærge tabte fiskeredskaber i de fem områder, hvor fiskerne melder om flest       igangsat
    NFU-1  Mængden af plast og tabte fiskeredskaber i fjordene er halveret i 2030  2.10 Finde de virksomheder ved fjorden, der spilder plastpiller, og hjælpe dem med…   ikke igangsat
    NFU-2  Udledningen af kvælstof og fosfor fra byerne falder hvert år            1.1 Udarbejde en fælles spildevandsplan for fjordens opland, som udpeger de største…  igangsat
    NFU-3  Ålegræs og stenrev er genskabt, hvor de er gået tabt                    1.2 Genskabe to hektar ålegræs ved Nørrevig ved udplantning                           igangsat
    NFU-4  Alle havne tager imod affald uden særskilt betaling                     2.4 Aftale ens regler for aflevering af affald i alle fjordens havne                  gennemført
    NFU-4  Alle havne tager imod affald uden særskilt betaling                     2.9 Tage gratis imod det affald, som fiskerne får op i nettene                        ikke igangsat
    NFU-5  Støj under vand er kortlagt og begrænset i yngletiden                   ingen

    Mål, som ingen handling bidrager til
    - NFU-5 Støj under vand er kortlagt og begrænset i yngletiden

    Handlinger, der ikke bidrager til noget af målene
    - 1.3 Drive tre målestationer og vise vandets klarhed og iltindhold på foreningens… (løbende)
    - 2.2 Undersøge, hvor meget mikroplast regnvandet fører til fjorden fra veje og… (igangsat)
    - 2.6 Opstille affaldsstationer og skilte ved de tolv mest besøgte strande (gennemført)
    - 2.7 Holde Fjordens Dag hvert år med fælles oprydning i alle medlemskommuner (løbende)
    - 2.8 Udvikle et undervisningsforløb om fjorden til 4.-6. klasse (sat i bero)
    - 3.1 Besøge de fem kommuner ved fjorden, der endnu ikke er medlem, og invitere dem… (igangsat)
    - 3.2 Holde 2 eller 3 fjordkonferencer i perioden, hvor forskere, havne, landbrug og… (igangsat)
    - 3.3 Vedtage en kommunikationsstrategi og udpege en kontaktperson i hver… (gennemført)
    ");
}

#[test]
fn the_same_in_markdown() {
    let place = Workplace::with_example();
    assert_snapshot!(place.kimo(&["afstem", "--dato", "31.12.2025", "--format", "md"]).quiet(), @"
    # Afstemning med internationale mål den 31. december 2025

    Foreningen Ren Måsefjord (opdigtet)

    Handleplan for en renere Måsefjord (opdigtet eksempel) · 2023-2026

    4 af 5 mål har mindst én handling. 8 handlinger bidrager ikke til nogen af dem.

    ## Nordisk Fjordunion

    | Nr. | Mål | Handling | Status |
    | --- | --- | --- | --- |
    | NFU-1 | Mængden af plast og tabte fiskeredskaber i fjordene er halveret i 2030 | 2.1 Tælle affald på seks strande hvert forår og efterår efter samme metode | løbende |
    | NFU-1 | Mængden af plast og tabte fiskeredskaber i fjordene er halveret i 2030 | 2.3 Bjærge tabte fiskeredskaber i de fem områder, hvor fiskerne melder om flest | gennemført |
    | NFU-1 | Mængden af plast og tabte fiskeredskaber i fjordene er halveret i 2030 | 2.10 Finde de virksomheder ved fjorden, der spilder plastpiller, og hjælpe dem med… | igangsat |
    | NFU-2 | Udledningen af kvælstof og fosfor fra byerne falder hvert år | 1.1 Udarbejde en fælles spildevandsplan for fjordens opland, som udpeger de største… | gennemført |
    | NFU-3 | Ålegræs og stenrev er genskabt, hvor de er gået tabt | 1.2 Genskabe to hektar ålegræs ved Nørrevig ved udplantning | igangsat |
    | NFU-4 | Alle havne tager imod affald uden særskilt betaling | 2.4 Aftale ens regler for aflevering af affald i alle fjordens havne | gennemført |
    | NFU-4 | Alle havne tager imod affald uden særskilt betaling | 2.9 Tage gratis imod det affald, som fiskerne får op i nettene | igangsat |
    | NFU-5 | Støj under vand er kortlagt og begrænset i yngletiden | ingen |  |

    ## Mål, som ingen handling bidrager til

    - NFU-5 Støj under vand er kortlagt og begrænset i yngletiden

    ## Handlinger, der ikke bidrager til noget af målene

    - 1.3 Drive tre målestationer og vise vandets klarhed og iltindhold på foreningens… (løbende)
    - 2.2 Undersøge, hvor meget mikroplast regnvandet fører til fjorden fra veje og… (gennemført)
    - 2.6 Opstille affaldsstationer og skilte ved de tolv mest besøgte strande (gennemført)
    - 2.7 Holde Fjordens Dag hvert år med fælles oprydning i alle medlemskommuner (løbende)
    - 2.8 Udvikle et undervisningsforløb om fjorden til 4.-6. klasse (igangsat)
    - 3.1 Besøge de fem kommuner ved fjorden, der endnu ikke er medlem, og invitere dem… (igangsat)
    - 3.2 Holde 2 eller 3 fjordkonferencer i perioden, hvor forskere, havne, landbrug og… (igangsat)
    - 3.3 Vedtage en kommunikationsstrategi og udpege en kontaktperson i hver… (gennemført)
    ");
}

#[test]
fn a_plan_without_outside_goals_is_told_how_to_have_them() {
    let place = Workplace::with_real_plan();
    assert_snapshot!(place.kimo(&["alignment", "--dato", "31.12.2024"]), @r#"
    KIMO Danmark · Handleplan - de strategiske mål · 2022-2025
    Afstemning med internationale mål den 31. december 2024

    Planen har ingen internationale mål at afstemme med.
    --- stderr
    Skriv dem i plan/2022-2025/handleplan.toml, et afsnit for hvert mål:

      [[international]]
      nr = "KI-1"
      titel = "Målets ordlyd"
      kilde = "OSPAR RAP ML 2"   # ikke for KIMO Internationals

    Nævn så målet på de handlinger, der bidrager til det, i deres egen fil (maal-1.toml osv.):

      international = ["KI-1"]
    --- exit 0
    "#);
    let json = place.kimo(&["alignment", "--dato", "31.12.2024", "--format", "json"]);
    let view: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(view["kilder"], serde_json::json!([]));
    assert_eq!(view["handlinger_uden_maal"].as_array().unwrap().len(), 27);
}

#[test]
fn what_is_suggested_there_is_a_plan_that_aligns() {
    let place = Workplace::with_real_plan();
    let help = place.kimo(&["alignment", "--dato", "31.12.2024"]).err;
    let example: String = help
        .lines()
        .filter(|line| line.starts_with("  ") && !line.contains("international ="))
        .map(|line| format!("{}\n", line.trim()))
        .collect();
    let file = "plan/2022-2025/handleplan.toml";
    place.write(file, format!("{}\n{example}", place.read(file)));
    let goals = "plan/2022-2025/maal-1.toml";
    let named = help.lines().last().unwrap().trim();
    let aligned = place
        .read(goals)
        .replacen("ansvarlig = ", &format!("{named}\nansvarlig = "), 1);
    place.write(goals, aligned);
    let run = place.kimo(&["alignment", "--dato", "31.12.2024"]).quiet();
    let row = run.lines().find(|line| line.starts_with("KI-1")).unwrap();
    assert!(
        row.contains("Målets ordlyd") && row.contains("1.1"),
        "{row}"
    );
    assert!(run.contains("OSPAR RAP ML 2"), "{run}");
}

#[test]
fn goals_are_grouped_by_source_and_a_dropped_action_serves_none() {
    let goals = r#"
[[international]]
nr = "10"
titel = "Ti"

[[international]]
nr = "A"
titel = "<b>Andres</b> | mål"
kilde = "OSPAR # 1"

[[international]]
nr = "9"
titel = "Ni"
"#;
    let action = GOAL.to_owned()
        + r#"international = ["9"]

[[handling.note]]
dato = 2024-02-22
tekst = "Udgår."
status = "udgået"
besluttet = 2024-02-22

[[handling]]
nr = "1.2"
tekst = "Plante | *ålegræs*\u001b[1m."
ansvarlig = ["Kommunerne"]
international = ["10", "A"]
"#;
    let place = Workplace::with_goal(&action);
    place.write("plan/handleplan.toml", format!("{HANDLEPLAN}{goals}"));
    assert_snapshot!(place.kimo(&["alignment", "--dato", "31.12.2024"]).quiet(), @r"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Afstemning med internationale mål den 31. december 2024

    2 af 3 mål har mindst én handling. Hver handling bidrager til mindst ét af dem.

    KIMO International
    Nr.  Mål  Handling                         Status
    9    Ni   ingen
    10   Ti   1.2 Plante | *ålegræs*\u{1b}[1m  ikke igangsat

    OSPAR # 1
    Nr.  Mål                  Handling                         Status
    A    <b>Andres</b> | mål  1.2 Plante | *ålegræs*\u{1b}[1m  ikke igangsat

    Mål, som ingen handling bidrager til
    - 9 Ni

    Handlinger, der ikke bidrager til noget af målene
    Ingen.
    ");
    assert_snapshot!(place.kimo(&["alignment", "--dato", "31.12.2024", "--format", "md"]).quiet(), @r"
    # Afstemning med internationale mål den 31. december 2024

    Foreningen Ren Fjord (opdigtet)

    Handleplan (opdigtet) · 2022-2025

    2 af 3 mål har mindst én handling. Hver handling bidrager til mindst ét af dem.

    ## KIMO International

    | Nr. | Mål | Handling | Status |
    | --- | --- | --- | --- |
    | 9 | Ni | ingen |  |
    | 10 | Ti | 1.2 Plante \| \*ålegræs\*\u{1b}\[1m | ikke igangsat |

    ## OSPAR \# 1

    | Nr. | Mål | Handling | Status |
    | --- | --- | --- | --- |
    | A | &lt;b>Andres&lt;/b> \| mål | 1.2 Plante \| \*ålegræs\*\u{1b}\[1m | ikke igangsat |

    ## Mål, som ingen handling bidrager til

    - 9 Ni

    ## Handlinger, der ikke bidrager til noget af målene

    Ingen.
    ");
    let json = place
        .kimo(&["alignment", "--dato", "1.2.2024", "--format", "json"])
        .quiet();
    let view: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(view["uden_handling"], serde_json::json!([]));
}

#[test]
fn where_no_action_can_serve_a_goal_none_is_said_to() {
    let place = Workplace::with_goal("nr = \"1\"\ntitel = \"Rene strande\"\n");
    let goal = "\n[[international]]\nnr = \"KI-1\"\ntitel = \"Less litter\"\n";
    place.write("plan/handleplan.toml", format!("{HANDLEPLAN}{goal}"));
    let run = place.kimo(&["alignment", "--dato", "31.12.2024"]).quiet();
    let sentence =
        "0 af 1 mål har mindst én handling. Planen har ingen handlinger, der kan bidrage.";
    assert!(run.contains(sentence), "{run}");
}
