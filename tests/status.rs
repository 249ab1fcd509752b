//! `kimo status`, `kimo show` and `kimo` alone, as a user sees them.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::{GOAL, Workplace};
use insta::assert_snapshot;
use std::fmt::Write as _;

/// The first column of the rows; a cell may hold line ends.
fn numbers(csv: &str) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(csv.as_bytes());
    reader
        .records()
        .map(|row| row.unwrap()[0].trim_matches(['=', '"']).to_owned())
        .collect()
}

#[test]
fn a_party_and_its_alias_have_the_same_25_actions_in_order() {
    let place = Workplace::with_real_plan();
    let of = |name: &str| {
        place
            .kimo(&[
                "status",
                "--dato",
                "31.12.2024",
                "--ansvarlig",
                name,
                "--format",
                "csv",
            ])
            .quiet()
    };
    let actions = of("Sekretariat");
    assert_eq!(numbers(&actions).len(), 25);
    for name in [
        "Sekretariatet",
        "sekretariatet",
        "SEKRETARIAT",
        " Sekretariat ",
    ] {
        assert_eq!(of(name), actions, "{name}");
    }
    let numbers = numbers(&actions);
    let place_of = |number: &str| numbers.iter().position(|other| *other == number);
    assert!(place_of("2.9") < place_of("2.10"), "{numbers:?}");
}

#[test]
fn an_unknown_party_is_answered_with_the_nearest_name() {
    let place = Workplace::with_real_plan();
    assert_snapshot!(place.kimo(&["status", "--dato", "31.12.2024", "--ansvarlig", "Sekretariattet"]), @"
    --- stderr
    fejl: ukendt part ”Sekretariattet”
      mente du ”Sekretariatet”?
      parterne er: Sekretariatet, Bestyrelsen, Politikerne, Kommunerne, Formandskabet, Medlemmerne, Ekspertgruppen, Chefgruppen, Arbejdsgruppen
    --- exit 1
    ");
    assert_snapshot!(place.kimo(&["status", "--dato", "31.12.2024", "--mål", "4"]), @"
    --- stderr
    fejl: der er intet mål ”4”
      målene er: 1, 2, 3
    --- exit 1
    ");
}

#[test]
fn the_table_in_a_pipe_has_a_whole_line_for_each_action() {
    let place = Workplace::with_example();
    assert_snapshot!(place.kimo(&["status", "--dato", "31.12.2024", "--mål", "2"]).quiet(), @"
    Foreningen Ren Måsefjord (opdigtet) · Handleplan for en renere Måsefjord (opdigtet eksempel) · 2023-2026
    Status pr. 31. december 2024
    Udvalgt: mål 2

    Nr.   Handling                                                                                           Ansvarlig                  Status                       Vurdering      Frist        Sidste note  Notens ord
    Viden
    2.1   Tælle affald på seks strande hvert forår og efterår efter samme metode.                            Kommunerne, Sekretariatet  løbende                      grøn           løbende      29.10.2024   Efterårets optælling gav 341 stykker pr. 100 meter. Det hyppigste fund er ikke længere cigaretskod, men stumper af tovværk. Resultatet er lagt på hjemmesiden.
    2.2   Undersøge, hvor meget mikroplast regnvandet fører til fjorden fra veje og kunstgræsbaner.          Fagpanelet                 igangsat, frist overskredet  rød            3. kv. 2024  19.11.2024   Fristen i september er ikke holdt. Laboratoriet har opsagt aftalen, og årets midler er brugt. Uden et nyt laboratorium og en ny bevilling kan undersøgelsen ikke gøres færdig.
    2.10  Finde de virksomheder ved fjorden, der spilder plastpiller, og hjælpe dem med at standse spildet.  Sekretariatet, Kommunerne  ikke igangsat                ikke vurderet  28.11.2025   11.11.2024   Foreslået efter Nordisk Fjordunions årsmøde i september, hvor medlemmerne blev bedt om at se på spild af plastpiller. Forslaget forelægges bestyrelsen i februar.
    Havne og fiskeri
    2.3   Bjærge tabte fiskeredskaber i de fem områder, hvor fiskerne melder om flest.                       Havneforum, Sekretariatet  igangsat                     grøn           2025         5.11.2024    Også det tredje område er renset. En genbrugsvirksomhed tager imod nylongarnet uden betaling.
    2.4   Aftale ens regler for aflevering af affald i alle fjordens havne.                                  Havneforum                 gennemført                   –              30.6.2024    11.6.2024    Alle elleve havne har skrevet under, og tavlerne er sat op. Reglerne gælder fra den 15. juni.
    2.5   Etablere landstrøm til færgen og de større fiskefartøjer i Måsevig og Skarvsund.                   Havneforum, Kommunerne     udgået                       –              2026         3.10.2024    Bestyrelsen besluttede, at handlingen udgår. Færgeselskabets anlæg dækker behovet i Måsevig, og i Skarvsund er der for få fartøjer til at bære udgiften.
    2.9   Tage gratis imod det affald, som fiskerne får op i nettene.                                        Havneforum, Kommunerne     ikke igangsat                gul            jun. 2026    21.1.2025    Kommunernes teknikere blev i december enige om en fælles nøgle for udgiften til tømning, så ordningen kan begynde til foråret.
    Strande og borgere
    2.6   Opstille affaldsstationer og skilte ved de tolv mest besøgte strande.                              Kommunerne                 gennemført                   –              maj 2024     14.5.2024    Alle tolv strande har fået stationer, og skiltene er på dansk, tysk og engelsk.
    2.7   Holde Fjordens Dag hvert år med fælles oprydning i alle medlemskommuner.                           Kommunerne, Sekretariatet  løbende                      grøn           løbende      12.11.2024   Evalueringen viser, at spejdere og idrætsforeninger gerne vil være med, men skal inviteres allerede i januar.
    2.8   Udvikle et undervisningsforløb om fjorden til 4.-6. klasse.                                        Sekretariatet              sat i bero                   ikke vurderet  2. kv. 2026  5.10.2023    Bestyrelsen satte handlingen i bero, fordi den frikøbte lærer har fået andet arbejde, og der ikke er fundet en afløser.

    Mål 2: 10 handlinger – 2 gennemført, 2 løbende, 2 igangsat, 1 sat i bero, 2 ikke igangsat, 1 udgået
    ");
}

#[test]
fn filters_of_one_kind_add_up_and_filters_of_two_kinds_cut() {
    let place = Workplace::with_example();
    let status = |arguments: &[&str]| {
        let mut all = vec!["status", "--dato", "31.12.2024", "--format", "csv"];
        all.extend(arguments);
        place.kimo(&all).quiet()
    };
    let count = |text: &str| numbers(text).len();
    let both = count(&status(&["--maal", "1", "--maal", "3"]));
    assert_eq!(
        both,
        count(&status(&["--mål", "1"])) + count(&status(&["--mål", "3"]))
    );
    let red = status(&["--vurdering", "roed"]);
    assert_eq!(numbers(&red), ["2.2", "3.1"]);
    assert_eq!(
        numbers(&status(&["--vurdering", "rød", "--mål", "3"])),
        ["3.1"]
    );
    assert_eq!(numbers(&status(&["--status", "sat-i-bero"])), ["2.8"]);
    // What is finished is not waiting for a light.
    let missing = status(&["--vurdering", "ikke vurderet"]);
    assert_eq!(numbers(&missing), ["1.3", "2.8", "2.10"]);
}

/// A goal without actions is counted among all of them, but not among those that were asked for.
#[test]
fn whatever_is_asked_for_only_the_goals_that_have_it_are_counted() {
    let more = "gruppe = \"Kysten\"\nmedvirkende = [\"Kommunerne\"]\nudgangsstatus = \"løbende\"\n\n\
                [[handling.note]]\ndato = 2024-03-01\nvurdering = \"gul\"\ntekst = \"Langsomt.\"\n";
    let place = Workplace::with_goal(&format!("{GOAL}{more}"));
    let other = "nr = \"2\"\ntitel = \"Viden\"\n\n[[handling]]\nnr = \"2.1\"\ntekst = \"Måle.\"\nansvarlig = [\"Bestyrelsen\"]\n";
    place.write("plan/maal-2.toml", other);
    place.write("plan/maal-3.toml", "nr = \"3\"\ntitel = \"Senere\"\n");
    let counted = |asked: &[&str]| {
        let status = ["status", "--dato", "2.3.2024", "--format", "json"];
        let json = place.kimo(&[&status, asked].concat()).quiet();
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        let goals = json["maal"].as_array().unwrap().iter();
        let goals: Vec<&str> = goals.map(|goal| goal["nr"].as_str().unwrap()).collect();
        goals.join(" ")
    };
    assert_eq!(counted(&[]), "1 2 3");
    for asked in [
        ["--ansvarlig", "Sekretariatet"],
        ["--medvirkende", "Kommunerne"],
        ["--mål", "1"],
        ["--status", "løbende"],
        ["--vurdering", "gul"],
        ["--gruppe", "Kysten"],
        ["--søg", "stranden"],
    ] {
        assert_eq!(counted(&asked), "1", "{asked:?}");
    }
}

#[test]
fn nothing_found_is_said_and_is_no_error() {
    let place = Workplace::with_real_plan();
    assert_snapshot!(place.kimo(&["status", "--dato", "31.12.2024", "--status", "gennemført"]), @"
    KIMO Danmark · Handleplan - de strategiske mål · 2022-2025
    Status pr. 31. december 2024
    Udvalgt: status gennemført

    Ingen handlinger svarer til valgene.
    --- exit 0
    ");
}

#[test]
fn json_is_as_promised() {
    let place = Workplace::with_example();
    assert_snapshot!(place.kimo(&["status", "--dato", "31.12.2024", "--mål", "1", "--format", "json"]).quiet(), @r#"
    {
      "format": 1,
      "periode": "2023-2026",
      "ufuldstaendig": [],
      "dato": "2024-12-31",
      "handlinger": [
        {
          "nr": "1.1",
          "maal": "1",
          "gruppe": null,
          "tekst": "Udarbejde en fælles spildevandsplan for fjordens opland, som udpeger de største overløb ved kraftig regn og viser, hvad det koster at standse dem.",
          "ansvarlig": [
            "Sekretariatet",
            "Kommunerne"
          ],
          "medvirkende": [
            "Fagpanelet"
          ],
          "status": "igangsat",
          "vurdering": "gul",
          "seneste_vurdering": null,
          "frist": "2025-06-30",
          "overskredet": false,
          "sidste_note": {
            "dato": "2024-12-10",
            "tekst": "Udkastet er sendt i høring i de ti medlemskommuner med svarfrist den 28. februar. Tre kommuner har på forhånd varslet indvendinger mod fordelingen af udgifterne."
          },
          "fundet": null
        },
        {
          "nr": "1.2",
          "maal": "1",
          "gruppe": null,
          "tekst": "Genskabe to hektar ålegræs ved Nørrevig ved udplantning.",
          "ansvarlig": [
            "Fagpanelet",
            "Sekretariatet"
          ],
          "medvirkende": [
            "Kommunerne"
          ],
          "status": "igangsat",
          "vurdering": "gul",
          "seneste_vurdering": null,
          "frist": "oktober 2026",
          "overskredet": false,
          "sidste_note": {
            "dato": "2024-09-24",
            "tekst": "Ved Nørrevig klarede 80 procent af skuddene sig gennem den varme august, men ved Ålebæk kun 35 procent.\n\nPanelet anbefaler at samle resten af udplantningen ved Nørrevig. Der er plads til to hektar, men så er der ingen reserve, hvis en storm rammer bugten."
          },
          "fundet": null
        },
        {
          "nr": "1.3",
          "maal": "1",
          "gruppe": null,
          "tekst": "Drive tre målestationer og vise vandets klarhed og iltindhold på foreningens hjemmeside.",
          "ansvarlig": [
            "Fagpanelet"
          ],
          "medvirkende": [
            "Havneforum"
          ],
          "status": "løbende",
          "vurdering": null,
          "seneste_vurdering": {
            "vurdering": "grøn",
            "dato": "2023-10-31"
          },
          "frist": "løbende",
          "overskredet": false,
          "sidste_note": {
            "dato": "2023-10-31",
            "tekst": "Stationen ved Ålebæk viste iltsvindet i september fire dage før de første døde fisk, så kommunen kunne nå at advare badegæster og fiskere."
          },
          "fundet": null
        }
      ],
      "maal": [
        {
          "nr": "1",
          "titel": "Vandet i Måsefjorden skal være så klart, at ålegræsset vender tilbage",
          "antal": 3,
          "status": {
            "igangsat": 2,
            "løbende": 1
          }
        }
      ]
    }
    "#);
}

#[test]
fn markdown_is_a_table() {
    let place = Workplace::with_example();
    assert_snapshot!(place.kimo(&["status", "--dato", "31.12.2024", "--mål", "1", "--format", "md"]).quiet(), @"
    # Status pr. 31. december 2024

    Foreningen Ren Måsefjord (opdigtet)

    Handleplan for en renere Måsefjord (opdigtet eksempel) · 2023-2026

    Udvalgt: mål 1

    | Nr. | Handling | Ansvarlig | Status | Vurdering | Frist | Sidste note | Notens ord |
    | --- | --- | --- | --- | --- | --- | --- | --- |
    | 1.1 | Udarbejde en fælles spildevandsplan for fjordens opland, som udpeger de største overløb ved kraftig regn og viser, hvad det koster at standse dem. | Sekretariatet, Kommunerne | igangsat | gul | 30.6.2025 | 10.12.2024 | Udkastet er sendt i høring i de ti medlemskommuner med svarfrist den 28. februar. Tre kommuner har på forhånd varslet indvendinger mod fordelingen af udgifterne. |
    | 1.2 | Genskabe to hektar ålegræs ved Nørrevig ved udplantning. | Fagpanelet, Sekretariatet | igangsat | gul | okt. 2026 | 24.9.2024 | Ved Nørrevig klarede 80 procent af skuddene sig gennem den varme august, men ved Ålebæk kun 35 procent.<br>Panelet anbefaler at samle resten af udplantningen ved Nørrevig. Der er plads til to hektar, men så er der ingen reserve, hvis en storm rammer bugten. |
    | 1.3 | Drive tre målestationer og vise vandets klarhed og iltindhold på foreningens hjemmeside. | Fagpanelet | løbende | ikke vurderet<br>senest: grøn (31.10.2023) | løbende | 31.10.2023 | Stationen ved Ålebæk viste iltsvindet i september fire dage før de første døde fisk, så kommunen kunne nå at advare badegæster og fiskere. |

    - Mål 1: 3 handlinger – 1 løbende, 2 igangsat
    ");
}

#[test]
fn kimo_alone_shows_the_period_the_progress_and_where_to_go_on() {
    let place = Workplace::with_real_plan();
    let run = place.kimo(&[]);
    assert_eq!(run.code, 0);
    let out = run
        .out
        .lines()
        .filter(|line| !line.starts_with("Status pr."))
        .collect::<Vec<_>>()
        .join("\n");
    assert_snapshot!(out, @"
    KIMO Danmark · Handleplan - de strategiske mål · 2022-2025

    Mål 1: 5 handlinger – 5 ikke igangsat
    Mål 2: 16 handlinger – 16 ikke igangsat
    Mål 3: 6 handlinger – 6 ikke igangsat
    I alt: 27 handlinger – 27 ikke igangsat

    De mest brugte kommandoer:
      kimo oversigt --ansvarlig Sekretariatet   handlingerne for en ansvarlig
      kimo rapport 2025 --ud bestyrelse.docx    årets rapport til bestyrelsen
      kimo nyperiode 2026-2029                  den næste periodes plan

    Alle kommandoer: kimo --hjælp
    ");
}

#[test]
fn show_has_the_whole_action() {
    let place = Workplace::with_example();
    assert_snapshot!(place.kimo(&["show", "1.1", "--dato", "31.12.2024"]).quiet(), @"
    Foreningen Ren Måsefjord (opdigtet) · Handleplan for en renere Måsefjord (opdigtet eksempel) · 2023-2026
    Handling 1.1
    Mål 1: Vandet i Måsefjorden skal være så klart, at ålegræsset vender tilbage
    Status pr. 31. december 2024

    Udarbejde en fælles spildevandsplan for fjordens opland, som udpeger de største overløb ved kraftig regn og viser, hvad det koster at standse dem.

    - Ansvarlig: Sekretariatet, Kommunerne
    - Medvirkende: Fagpanelet
    - Status: igangsat
    - Vurdering: gul
    - Start: 2023
    - Frist: 30. juni 2025 (oprindelig 4. kvartal 2024)
    - International: NFU-2 Udledningen af kvælstof og fosfor fra byerne falder hvert år
    - Ført over fra: 2019-2022/1.1

    Trin
    - Trin 1: Overløbene er kortlagt – nået den 28. november 2023
    - Trin 2: Udkastet er sendt i høring – nået den 10. december 2024
    - Trin 3: Planen er vedtaget i alle kommuner – ikke nået

    Mål og midler
    - 2023: Alle overløb til fjorden er kortlagt – midler: Kommunernes egne målinger og en studentermedhjælp, 60.000 kr. (forslag af 24. januar 2023, siden afløst)
    - 2023: Alle overløb til fjorden er kortlagt – midler: Kommunernes egne målinger og en studentermedhjælp, 60.000 kr. (besluttet: Bestyrelsesmøde den 23. februar 2023)
    - 2024: Planen er vedtaget i alle medlemskommuner – midler: Rådgiver til at beregne anlægsudgifterne, 180.000 kr. (forslag af 22. januar 2024, siden afløst)
    - 2024: Udkastet er i høring inden sommerferien, og planen er vedtaget i alle medlemskommuner ved årets udgang – midler: Rådgiver til at beregne anlægsudgifterne, 150.000 kr. (besluttet: Bestyrelsesmøde den 22. februar 2024, siden afløst)
    - 2024: Udkastet er i høring ved årets udgang – midler: Rådgiver til at beregne anlægsudgifterne, 150.000 kr. (besluttet: Bestyrelsesmøde den 3. oktober 2024)

    Resultater
    - 2023: Nået, brugt 58.200 kr.: 143 overløb er kortlagt. (16. januar 2024)
    - 2024: Nået, brugt 147.500 kr.: Udkastet gik i høring den 10. december. (14. januar 2025)

    Noter
    - 23. februar 2023 · Bestyrelsen · status: igangsat · besluttet: Bestyrelsesmøde den 23. februar 2023
      Bestyrelsen tog kortlægningen op igen, nu som første skridt i en fælles spildevandsplan.
    - 16. maj 2023 · Sekretariatet · vurdering: grøn
      Alle ni kommuner har udpeget en spildevandsmedarbejder, og gruppen har holdt sit første møde i Lyngnæs.
    - 28. november 2023 · Sekretariatet · vurdering: grøn · trin 1 nået: Overløbene er kortlagt
      Kortlægningen er færdig. Der er fundet 143 overløb, og 17 af dem står for over halvdelen af udledningen. Kortet er delt med alle kommuner.
    - 9. april 2024 · Sekretariatet · vurdering: gul
      Rådgiveren er valgt efter tre tilbud. Beregningerne er to måneder forsinket, fordi Strandlev og Tangholm måler overløb på en anden måde end de øvrige kommuner.
    - 3. oktober 2024 · Bestyrelsen · ny frist: 30. juni 2025 · besluttet: Bestyrelsesmøde den 3. oktober 2024
      Bestyrelsen gav planen et halvt år mere, så fagudvalgene kan nå at behandle den i foråret. Ny frist er den 30. juni 2025.
    - 10. december 2024 · Sekretariatet · vurdering: gul · trin 2 nået: Udkastet er sendt i høring
      Udkastet er sendt i høring i de ti medlemskommuner med svarfrist den 28. februar. Tre kommuner har på forhånd varslet indvendinger mod fordelingen af udgifterne.

    Herkomst
    - 2019-2022, handling 1.1: sat i bero (31. december 2022)
      Teksten var:
      Kortlægge, hvor spildevand løber urenset ud i fjorden, når det regner kraftigt.
      - 1. oktober 2020 · Bestyrelsen · status: sat i bero · besluttet: Bestyrelsesmøde den 1. oktober 2020
        Bestyrelsen satte kortlægningen i bero, fordi kommunerne ikke kan undvære folk til målingerne.
      - 18. januar 2022 (om 2021) · Kommunerne
        Ingen af kommunerne har kunnet afse folk til målingerne i 2021.
      - 6. oktober 2022 · Bestyrelsen · besluttet: Bestyrelsesmøde den 6. oktober 2022
        Bestyrelsen ønsker, at kortlægningen tages op i den næste plan som en fælles spildevandsplan.

      … og tre noter før: kimo vis 1.1 --periode 2019-2022
    ");
    assert_snapshot!(place.kimo(&["vis", "1.11", "--dato", "31.12.2024"]), @"
    --- stderr
    fejl: der er ingen handling ”1.11” i planen 2023-2026
      planen har 16 handlinger: se dem med ”kimo oversigt”
    --- exit 1
    ");
}

/// The action is looked for in its goal's file and then in the whole plan; what is said of the
/// period is said once.
#[test]
fn a_period_that_is_over_is_remarked_once() {
    let place = Workplace::with_goal(common::GOAL);
    for number in ["1.1", "9.9"] {
        let run = place.kimo(&["show", number]);
        assert_eq!(run.err.matches("ligger uden for").count(), 1, "{run}");
    }
}

#[test]
fn a_plan_with_errors_is_shown_as_far_as_it_is_sound() {
    let place = Workplace::with_goal(&format!("{GOAL}frist = \"engang\"\n"));
    assert_snapshot!(place.kimo(&["status", "--dato", "1.6.2024"]), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Status pr. 1. juni 2024

    Ufuldstændig. Planen har fejl i maal-1.toml, og oplysninger derfra kan mangle her.

    Nr.  Handling         Ansvarlig      Status         Vurdering      Frist  Sidste note  Notens ord
    1.1  Rense stranden.  Sekretariatet  ikke igangsat  ikke vurderet  –

    Mål 1: 1 handling – 1 ikke igangsat
    --- stderr
    fejl: planen har 1 fejl, så noget kan mangle: se maal-1.toml
      find og ret dem med: kimo tjek
    --- exit 1
    ");
}

#[test]
fn a_file_that_could_not_be_read_is_named_in_every_document() {
    let place = Workplace::with_example();
    place.write("plan/2023-2026/maal-3.toml", "");
    let status = |more: &[&str]| {
        let run = place.kimo(&[&["status", "--dato", "31.12.2024"], more].concat());
        assert_eq!(run.code, 1);
        run.out
    };
    let markdown = status(&["--format", "md", "--mål", "1"]);
    assert_snapshot!(markdown.lines().take(3).collect::<Vec<_>>().join("\n"), @"
    # Status pr. 31. december 2024

    **Ufuldstændig.** Planen har fejl i 2023-2026/maal-3.toml, og oplysninger derfra kan mangle her.
    ");
    let json = status(&["--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        json["ufuldstaendig"],
        serde_json::json!(["2023-2026/maal-3.toml"])
    );
}

#[test]
fn a_plan_without_actions_has_none_yet() {
    let place = Workplace::with_goal("nr = \"1\"\ntitel = \"Rene strande\"\n");
    let markdown = |more: &[&str]| {
        let run = place.kimo(&[&["status", "--dato", "1.6.2024", "--format", "md"], more].concat());
        assert_eq!(run.code, 0);
        run.out
    };
    assert_snapshot!(markdown(&[]), @"
    # Status pr. 1. juni 2024

    Foreningen Ren Fjord (opdigtet)

    Handleplan (opdigtet) · 2022-2025

    Planen har ingen handlinger endnu.

    - Mål 1: 0 handlinger
    ");
    assert_snapshot!(markdown(&["--status", "udgået"]), @"
    # Status pr. 1. juni 2024

    Foreningen Ren Fjord (opdigtet)

    Handleplan (opdigtet) · 2022-2025

    Udvalgt: status udgået

    Ingen handlinger svarer til valgene.
    ");
}

#[test]
fn without_a_plan_it_says_where_it_looked() {
    let place = Workplace::empty();
    let run = place.kimo(&["status"]);
    assert_eq!(run.code, 1);
    assert!(
        run.err.starts_with("fejl: der er ingen plan i "),
        "{}",
        run.err
    );
    place.write("plan/README.txt", "");
    assert_snapshot!(place.kimo(&["status"]), @"
    --- stderr
    fejl: der er ingen plan i mappen plan
      mappen, eller en mappe i den, skal have en fil, der hedder handleplan.toml
    --- exit 1
    ");
    assert_snapshot!(place.kimo(&["status", "--plan", "nowhere"]), @"
    --- stderr
    fejl: der er ingen mappe nowhere
      stien kommer fra --plan
    --- exit 1
    ");
}

#[test]
fn the_plan_is_found_from_a_folder_inside() {
    let place = Workplace::with_real_plan();
    for folder in ["plan", "plan/2022-2025"] {
        let mut command = place.command(&["status", "--dato", "1.6.2024", "--format", "csv"]);
        let output = command.current_dir(place.path(folder)).output().unwrap();
        assert!(output.status.success(), "{folder}");
        assert_eq!(
            numbers(&String::from_utf8(output.stdout).unwrap()).len(),
            27
        );
    }
}

#[test]
fn a_day_outside_every_period_is_an_error_that_names_them() {
    let place = Workplace::with_real_plan();
    assert_snapshot!(place.kimo(&["status", "--dato", "1.6.2030"]), @"
    --- stderr
    fejl: den 1. juni 2030 ligger ikke i perioden 2022-2025
      skete det i perioden, så skriv dagen: --dato 31.12.2025
      den næste plan laves med: kimo nyperiode 2026-2029
    --- exit 1
    ");
    assert_snapshot!(place.kimo(&["status", "--periode", "2022-2026"]), @"
    --- stderr
    fejl: der er ingen periode ”2022-2026”
      mente du ”2022-2025”?
      perioderne er: 2022-2025
    --- exit 1
    ");
    assert_snapshot!(place.kimo(&["report", "2031"]), @"
    --- stderr
    fejl: året 2031 ligger ikke i nogen periode
      perioderne er: 2022-2025
    --- exit 1
    ");
}

#[test]
fn output_can_go_to_a_file() {
    let place = Workplace::with_real_plan();
    place
        .kimo(&[
            "status",
            "--dato",
            "1.6.2024",
            "--format",
            "csv",
            "--ud",
            "handlinger.csv",
        ])
        .quiet();
    let csv = place.read("handlinger.csv");
    assert!(csv.starts_with("\u{feff}nr;maal;gruppe;tekst;"));
    assert_eq!(
        csv.lines()
            .filter(|line| line.starts_with("\"=\"\"2.10\"\"\";"))
            .count(),
        1
    );
}

#[test]
fn in_brief_each_action_is_a_line() {
    let place = Workplace::with_example();
    let arguments = ["oversigt", "--kort", "--mål", "2", "--dato", "31.12.2024"];
    assert_snapshot!(place.kimo(&arguments).quiet(), @"
    Foreningen Ren Måsefjord (opdigtet) · Handleplan for en renere Måsefjord (opdigtet eksempel) · 2023-2026
    Status pr. 31. december 2024
    Udvalgt: mål 2

    Nr.   Status         Vurdering      Handling
    Viden
    2.1   løbende        grøn           Tælle affald på seks strande hvert…
    2.2   igangsat       rød            Undersøge, hvor meget mikroplast…
    2.10  ikke igangsat  ikke vurderet  Finde de virksomheder ved fjorden…
    Havne og fiskeri
    2.3   igangsat       grøn           Bjærge tabte fiskeredskaber i de fem…
    2.4   gennemført     –              Aftale ens regler for aflevering af…
    2.5   udgået         –              Etablere landstrøm til færgen og de…
    2.9   ikke igangsat  gul            Tage gratis imod det affald, som…
    Strande og borgere
    2.6   gennemført     –              Opstille affaldsstationer og skilte…
    2.7   løbende        grøn           Holde Fjordens Dag hvert år med…
    2.8   sat i bero     ikke vurderet  Udvikle et undervisningsforløb om…
    ");
    assert_snapshot!(place.kimo(&["status", "--kort", "--format", "csv"]), @"
    --- stderr
    fejl: --kort gælder ikke for csv, som har alle felter
      udelad --kort, eller vælg et andet format, f.eks. --format md
    --- exit 1
    ");
}

#[test]
fn an_action_of_a_day_to_come_is_missed_by_name() {
    let place = Workplace::with_goal(&format!("{}oprettet = 2052-02-20\n", common::GOAL));
    for command in [
        &["status"][..],
        &["report", "2024"],
        &["log", "--år", "2024"],
        &["missing", "--år", "2024"],
    ] {
        let run = place.kimo(&[command, &["--dato", "31.12.2024"][..]].concat());
        assert!(
            run.err.contains(
                "bemærk: handling 1.1 er ikke med, for den er først oprettet den 20. februar 2052"
            ),
            "{command:?}: {run}"
        );
    }
    assert_snapshot!(place.kimo(&["show", "1.1", "--dato", "12.3.2024"]), @"
    --- stderr
    fejl: handling 1.1 var ikke i planen den 12. marts 2024: den er oprettet den 20. februar 2052
      er det en forkert dag, så ret den: kimo åbn 1.1
    --- exit 1
    ");
}

/// Groups that take turns, and an entry of each kind.
const GROUPS: &str = "\
nr = \"1\"
titel = \"Rene strande\"

[[handling]]
nr = \"1.1\"
tekst = \"Rense stranden.\"
ansvarlig = [\"Sekretariatet\"]
gruppe = \"Kysten\"

[[handling.aarsmaal]]
aar = 2024
dato = 2024-01-10
maal = \"Tre strande.\"
midler = \"Frivillige med egne kajakker.\"

[[handling.resultat]]
aar = 2023
dato = 2024-01-20
opnaaet = \"delvist\"
tekst = \"Is i februar kostede to dage.\"

[[handling]]
nr = \"1.2\"
tekst = \"Tælle affald.\"
ansvarlig = [\"Sekretariatet\"]
gruppe = \"Viden\"

[[handling.aendring]]
dato = 2024-02-20
tekst = \"Tælle affald og redskaber.\"

[[handling]]
nr = \"1.3\"
tekst = \"Rense havnen.\"
ansvarlig = [\"Sekretariatet\"]
gruppe = \"Kysten\"
";

#[test]
fn every_entry_is_searched_and_a_group_is_named_once() {
    let place = Workplace::with_goal(GROUPS);
    let mut shown = String::new();
    for words in [
        "tre strande",
        "kajakker",
        "is i februar",
        "redskaber",
        "intet",
    ] {
        let run = place.kimo(&["status", "--søg", words, "--dato", "31.12.2024"]);
        writeln!(shown, "== {words}\n{run}").unwrap();
    }
    assert_snapshot!(shown, @"
    == tre strande
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Status pr. 31. december 2024
    Udvalgt: søgt ”tre strande”

    Nr.  Handling         Ansvarlig      Status         Vurdering      Frist  Sidste note  Fundet
    Kysten
    1.1  Rense stranden.  Sekretariatet  ikke igangsat  ikke vurderet  –                   10.1.2024: Tre strande.

    Mål 1: 1 handling – 1 ikke igangsat
    --- exit 0
    == kajakker
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Status pr. 31. december 2024
    Udvalgt: søgt ”kajakker”

    Nr.  Handling         Ansvarlig      Status         Vurdering      Frist  Sidste note  Fundet
    Kysten
    1.1  Rense stranden.  Sekretariatet  ikke igangsat  ikke vurderet  –                   10.1.2024: Frivillige med egne kajakker.

    Mål 1: 1 handling – 1 ikke igangsat
    --- exit 0
    == is i februar
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Status pr. 31. december 2024
    Udvalgt: søgt ”is i februar”

    Nr.  Handling         Ansvarlig      Status         Vurdering      Frist  Sidste note  Fundet
    Kysten
    1.1  Rense stranden.  Sekretariatet  ikke igangsat  ikke vurderet  –                   20.1.2024: Is i februar kostede to dage.

    Mål 1: 1 handling – 1 ikke igangsat
    --- exit 0
    == redskaber
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Status pr. 31. december 2024
    Udvalgt: søgt ”redskaber”

    Nr.  Handling                    Ansvarlig      Status         Vurdering      Frist  Sidste note  Fundet
    Viden
    1.2  Tælle affald og redskaber.  Sekretariatet  ikke igangsat  ikke vurderet  –                   Tælle affald og redskaber.

    Mål 1: 1 handling – 1 ikke igangsat
    --- exit 0
    == intet
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Status pr. 31. december 2024
    Udvalgt: søgt ”intet”

    Ingen handlinger svarer til valgene.
    --- exit 0
    ");
    place.write("plan/maal-2.toml", GOAL.replace("\"1", "\"2"));
    let brief = place.kimo(&["status", "--kort", "--dato", "31.12.2024"]);
    assert_snapshot!(brief.quiet(), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Status pr. 31. december 2024

    Nr.  Status         Vurdering      Handling
    Mål 1 · Kysten
    1.1  ikke igangsat  ikke vurderet  Rense stranden
    1.3  ikke igangsat  ikke vurderet  Rense havnen
    Viden
    1.2  ikke igangsat  ikke vurderet  Tælle affald og redskaber
    Mål 2
    2.1  ikke igangsat  ikke vurderet  Rense stranden
    ");
    let unknown = place.kimo(&["status", "--gruppe", "Havet", "--dato", "31.12.2024"]);
    assert_snapshot!(unknown, @"
    --- stderr
    fejl: der er ingen gruppe ”Havet” i planen
      grupperne er: Kysten, Viden
    --- exit 1
    ");
}
