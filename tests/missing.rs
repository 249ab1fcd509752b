//! `kimo missing`, as a user sees it.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::{GOAL, HANDLEPLAN, Workplace};
use insta::assert_snapshot;

#[test]
fn the_table_names_each_party_with_its_actions() {
    let place = Workplace::with_example();
    assert_snapshot!(place.kimo(&["missing", "--år", "2024", "--dato", "31.12.2024"]).quiet(), @"
    Foreningen Ren Måsefjord (opdigtet) · Handleplan for en renere Måsefjord (opdigtet eksempel) · 2023-2026
    Handlinger uden note i 2024
    Status pr. 31. december 2024

    Ansvarlig      Nr.  Handling                                                                                  Status      Seneste vurdering  Sidste note  Notens ord
    Fagpanelet     1.3  Drive tre målestationer og vise vandets klarhed og iltindhold på foreningens hjemmeside.  løbende     grøn (31.10.2023)  31.10.2023   Stationen ved Ålebæk viste iltsvindet i september fire dage før de første døde fisk, så kommunen kunne nå at advare badegæster og fiskere.
    Sekretariatet  2.8  Udvikle et undervisningsforløb om fjorden til 4.-6. klasse.                               sat i bero  ingen              5.10.2023    Bestyrelsen satte handlingen i bero, fordi den frikøbte lærer har fået andet arbejde, og der ikke er fundet en afløser.

    2 handlinger af 15 har ingen note i 2024. Skriv til de ansvarlige med: kimo mangler --år 2024 --ud anmodninger.docx
    ");
}

#[test]
fn the_request_can_be_sent_as_it_is() {
    let place = Workplace::with_example();
    assert_snapshot!(place.kimo(&["mangler", "--dato", "30.12.2025", "--ansvarlig", "Medlemskommunerne", "--format", "md"]).quiet(), @"
    # Handlinger uden note i 2025

    Foreningen Ren Måsefjord (opdigtet)

    Handleplan for en renere Måsefjord (opdigtet eksempel) · 2023-2026

    Udvalgt: ansvarlig Kommunerne

    Status pr. 30. december 2025

    1 handling af 5 har ingen note i 2025.

    ## Kommunerne

    Emne: Nyt om jeres arbejde med handleplanen i 2025?

    Til Kommunerne

    På bestyrelsesmødet den 26. februar 2026 skal der gøres status på handleplanen, og vi vil gerne kunne fortælle, hvordan det går med jeres arbejde. Vi mangler stadig nyt fra 2025 om denne handling:

    - 2.7: Holde Fjordens Dag hvert år med fælles oprydning i alle medlemskommuner (sammen med Sekretariatet) – seneste note er fra den 12. november 2024: ”Evalueringen viser, at spejdere og idrætsforeninger gerne vil være med, men skal inviteres allerede i januar”

    Et par linjer er nok: Hvad er der sket? Går det som planlagt, eller er der noget, der skal tages stilling til på mødet? Er der ikke sket noget, hører vi det også gerne.

    Vil I svare senest torsdag den 12. februar 2026? Så når vi at få det med i materialet til mødet.

    Tak for jeres indsats – og ring eller skriv endelig, hvis I har spørgsmål.

    Venlig hilsen

    Sekretariatet

    Foreningen Ren Måsefjord (opdigtet)
    ");
}

#[test]
fn the_one_who_asks_gets_a_list_of_its_own_and_no_letter() {
    let place = Workplace::with_example();
    let letters = |more: &[&str]| {
        let year = ["mangler", "--år", "2024", "--dato", "31.12.2024"];
        let asked = [&year[..], &["--format", "md"], more];
        let text = place.kimo(&asked.concat()).quiet();
        let kept = |line: &&str| {
            !line.contains(' ') || line.contains("afsender") || line.starts_with(['#', '-'])
        };
        let lines = text.lines().filter(|line| !line.is_empty()).filter(kept);
        lines.collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!(letters(&[]), @"
    # Handlinger uden note i 2024
    ## Jeres egne handlinger
    Sekretariatet er afsender og får ingen anmodning, men har selv 1 handling uden note i 2024:
    - 2.8: Udvikle et undervisningsforløb om fjorden til 4.-6. klasse – seneste note er fra den 5. oktober 2023: ”Bestyrelsen satte handlingen i bero, fordi den frikøbte lærer har fået andet arbejde, og der ikke er fundet en afløser”
    ## Fagpanelet
    - 1.3: Drive tre målestationer og vise vandets klarhed og iltindhold på foreningens hjemmeside – seneste note er fra den 31. oktober 2023: ”Stationen ved Ålebæk viste iltsvindet i september fire dage før de første døde fisk, så kommunen kunne nå at advare badegæster og fiskere”
    Sekretariatet
    ");
    assert_snapshot!(letters(&["--fra", "fagpanelet"]), @"
    # Handlinger uden note i 2024
    ## Jeres egne handlinger
    Fagpanelet er afsender og får ingen anmodning, men har selv 1 handling uden note i 2024:
    - 1.3: Drive tre målestationer og vise vandets klarhed og iltindhold på foreningens hjemmeside – seneste note er fra den 31. oktober 2023: ”Stationen ved Ålebæk viste iltsvindet i september fire dage før de første døde fisk, så kommunen kunne nå at advare badegæster og fiskere”
    ## Sekretariatet
    - 2.8: Udvikle et undervisningsforløb om fjorden til 4.-6. klasse – seneste note er fra den 5. oktober 2023: ”Bestyrelsen satte handlingen i bero, fordi den frikøbte lærer har fået andet arbejde, og der ikke er fundet en afløser”
    Fagpanelet
    ");
    let unknown = place.kimo(&["mangler", "--fra", "Fagpanelt"]);
    assert_snapshot!(unknown.err, @"
    fejl: ukendt part ”Fagpanelt”
      mente du ”Fagpanelet”?
      parterne er: Sekretariatet, Bestyrelsen, Kommunerne, Fagpanelet, Havneforum
    ");
}

#[test]
fn an_action_is_asked_for_at_the_first_of_its_parties() {
    let both = GOAL.replace("[\"Sekretariatet\"]", "[\"Kommunerne\", \"Sekretariatet\"]");
    let place = Workplace::with_goal(&both);
    assert_snapshot!(place.kimo(&["missing", "--dato", "31.12.2024"]).quiet(), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Handlinger uden note i 2024
    Status pr. 31. december 2024

    Ansvarlig   Nr.  Handling         Status         Seneste vurdering  Sidste note  Notens ord
    Kommunerne  1.1  Rense stranden.  ikke igangsat  ingen              ingen

    1 handling af 1 har ingen note i 2024. Skriv til de ansvarlige med: kimo mangler --år 2024 --ud anmodninger.docx
    ");
}

#[test]
fn several_actions_and_no_meeting_have_their_own_words() {
    let place = Workplace::with_real_plan();
    assert_snapshot!(place.kimo(&["missing", "--dato", "31.12.2024", "--ansvarlig", "Bestyrelsen", "--format", "md"]).quiet(), @"
    # Handlinger uden note i 2024

    KIMO Danmark

    Handleplan - de strategiske mål · 2022-2025

    Udvalgt: ansvarlig Bestyrelsen

    Status pr. 31. december 2024

    6 handlinger af 6 har ingen note i 2024.

    ## Bestyrelsen

    Emne: Nyt om jeres arbejde med handleplanen i 2024?

    Til Bestyrelsen

    På bestyrelsens møde i årets første kvartal skal der gøres status på handleplanen, og vi vil gerne kunne fortælle, hvordan det går med jeres arbejde. Vi mangler stadig nyt fra 2024 om disse handlinger:

    - 2.4: Understøtte et effektivt beredskab som forbyggende indsats mod forurening af havmiljø og strande så det lever… (sammen med Sekretariatet) – der er ingen noter endnu
    - 2.14: Fokus på at få mere miljø og naturfokus i den næste havplan (sammen med Sekretariatet) – der er ingen noter endnu
    - 2.15: Tage stilling til hvordan KIMO Danmark kan arbejde for forbedring af spildevandsforhold for at nedbringe… – der er ingen noter endnu
    - 2.16: Bestyrelsen særlig fokus på at udveksle viden om det effekt af store infrastrukturprojekter på lokal havmiljø… (sammen med Sekretariatet) – der er ingen noter endnu
    - 3.1: Målrettet markedsføring. Potentielle nye medlemskommuner kontaktes både via personlige kontakter og ved brev… (sammen med Sekretariatet og Politikerne) – der er ingen noter endnu
    - 3.5: Bestyrelsen sætter struktur på KIMOs initiativer som kan skabe opmærksomhed. Stillingstagning til deltagelse… – der er ingen noter endnu

    Et par linjer om hver er nok: Hvad er der sket? Går det som planlagt, eller er der noget, der skal tages stilling til på mødet? Er der ikke sket noget, hører vi det også gerne.

    Vil I svare i god tid før mødet? Så når vi at få det med i materialet.

    Tak for jeres indsats – og ring eller skriv endelig, hvis I har spørgsmål.

    Venlig hilsen

    Sekretariatet

    KIMO Danmark
    ");
}

#[test]
fn the_letter_names_those_who_decide() {
    let place = Workplace::with_goal(GOAL);
    let decides = HANDLEPLAN.replacen("\n\n", "\nforsamling = \"udvalget\"\n\n", 1);
    place.write("plan/handleplan.toml", &decides);
    let occasion = || {
        let request = place
            .kimo(&[
                "missing",
                "--dato",
                "1.3.2025",
                "--fra",
                "Kommunerne",
                "--format",
                "md",
            ])
            .out;
        let (_, from) = request.split_once("På ").unwrap();
        from.split_once(" skal der").unwrap().0.to_owned()
    };
    assert_eq!(occasion(), "udvalgets møde i årets første kvartal");
    let meeting = "\n[[moede]]\ndato = 2025-05-10\nnavn = \"Udvalgsmøde\"\n";
    place.write("plan/handleplan.toml", format!("{decides}{meeting}"));
    assert_eq!(occasion(), "udvalgsmødet den 10. maj 2025");
}

#[test]
fn a_meeting_that_is_near_or_no_board_meeting_is_said_so() {
    let place = Workplace::with_goal(GOAL);
    let meeting = "\n[[moede]]\ndato = 2025-05-10\nnavn = \"Generalforsamling\"\n";
    place.write("plan/handleplan.toml", format!("{HANDLEPLAN}{meeting}"));
    let lines = |today: &str| {
        let request = place
            .kimo(&[
                "missing",
                "--dato",
                today,
                "--fra",
                "Kommunerne",
                "--format",
                "md",
            ])
            .quiet();
        let told = request.lines().filter(|line| line.contains("ødet"));
        told.collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!(lines("1.3.2025"), @"
    På mødet den 10. maj 2025 (Generalforsamling) skal der gøres status på handleplanen, og vi vil gerne kunne fortælle, hvordan det går med jeres arbejde. Vi mangler stadig nyt fra 2025 om denne handling:
    Et par linjer er nok: Hvad er der sket? Går det som planlagt, eller er der noget, der skal tages stilling til på mødet? Er der ikke sket noget, hører vi det også gerne.
    Vil I svare senest fredag den 25. april 2025? Så når vi at få det med i materialet til mødet.
    ");
    assert_snapshot!(lines("1.5.2025"), @"
    På mødet den 10. maj 2025 (Generalforsamling) skal der gøres status på handleplanen, og vi vil gerne kunne fortælle, hvordan det går med jeres arbejde. Vi mangler stadig nyt fra 2025 om denne handling:
    Et par linjer er nok: Hvad er der sket? Går det som planlagt, eller er der noget, der skal tages stilling til på mødet? Er der ikke sket noget, hører vi det også gerne.
    Mødet er lige om hjørnet, så vi bliver glade for et svar så hurtigt som muligt.
    ");
    let named = meeting.replace("Generalforsamling", "EU-møde");
    place.write("plan/handleplan.toml", format!("{HANDLEPLAN}{named}"));
    assert!(lines("1.3.2025").starts_with("På EU-mødet den 10. maj 2025 skal"));
}

#[test]
fn json_has_the_same() {
    let place = Workplace::with_example();
    assert_snapshot!(place.kimo(&["missing", "--år", "2024", "--dato", "31.12.2024", "--format", "json"]).quiet(), @r#"
    {
      "format": 1,
      "periode": "2023-2026",
      "ufuldstaendig": [],
      "aar": 2024,
      "dato": "2024-12-31",
      "moede": {
        "dato": "2025-02-20",
        "moede": "Bestyrelsesmøde",
        "navn": "Bestyrelsesmøde"
      },
      "svarfrist": "2025-02-06",
      "noter_ventet": 15,
      "antal": 2,
      "afsender": "Sekretariatet",
      "parter": [
        {
          "part": "Fagpanelet",
          "handlinger": [
            {
              "nr": "1.3",
              "tekst": "Drive tre målestationer og vise vandets klarhed og iltindhold på foreningens hjemmeside.",
              "ansvarlig": [
                "Fagpanelet"
              ],
              "status": "løbende",
              "seneste_vurdering": {
                "vurdering": "grøn",
                "dato": "2023-10-31"
              },
              "sidste_note": {
                "dato": "2023-10-31",
                "tekst": "Stationen ved Ålebæk viste iltsvindet i september fire dage før de første døde fisk, så kommunen kunne nå at advare badegæster og fiskere."
              }
            }
          ]
        },
        {
          "part": "Sekretariatet",
          "handlinger": [
            {
              "nr": "2.8",
              "tekst": "Udvikle et undervisningsforløb om fjorden til 4.-6. klasse.",
              "ansvarlig": [
                "Sekretariatet"
              ],
              "status": "sat i bero",
              "seneste_vurdering": null,
              "sidste_note": {
                "dato": "2023-10-05",
                "tekst": "Bestyrelsen satte handlingen i bero, fordi den frikøbte lærer har fået andet arbejde, og der ikke er fundet en afløser."
              }
            }
          ]
        }
      ]
    }
    "#);
}

#[test]
fn a_note_ends_it_and_what_was_finished_before_is_not_asked_for() {
    let place = Workplace::with_goal(GOAL);
    let missing = |year: &str| place.kimo(&["missing", "--år", year, "--dato", "31.12.2025"]);
    assert!(missing("2024").quiet().contains("1.1"));
    let note = |date: &str, status: &str| {
        let run = place.kimo(&["note", "1.1", "Rent.", "--dato", date, "--status", status]);
        assert_eq!(run.code, 0, "{run}");
    };
    note("1.6.2024", "gennemført");
    assert_snapshot!(missing("2023").quiet(), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Handlinger uden note i 2023
    Status pr. 31. december 2023

    Ansvarlig      Nr.  Handling         Status         Seneste vurdering  Sidste note  Notens ord
    Sekretariatet  1.1  Rense stranden.  ikke igangsat  ingen              ingen

    1 handling af 1 har ingen note i 2023.
    ");
    assert_snapshot!(missing("2024").quiet(), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Handlinger uden note i 2024
    Status pr. 31. december 2024

    Den ene handling har en note i 2024.
    ");
    assert_snapshot!(missing("2025").quiet(), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Handlinger uden note i 2025
    Status pr. 31. december 2025

    Der er ingen handlinger, som burde have en note i 2025.
    ");
}

#[test]
fn the_next_periods_folder_may_have_the_meeting() {
    let place = Workplace::with_example();
    place.write(
        "plan/2027-2030/handleplan.toml",
        HANDLEPLAN
            .replace("2022-2025", "2027-2030")
            .replace("2024-02-22", "2027-02-25")
            .replace("2023-02-23", "2027-10-07"),
    );
    let json = place
        .kimo(&["missing", "--dato", "31.12.2026", "--format", "json"])
        .quiet();
    let view: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(view["moede"]["dato"], "2027-02-25");
    assert_eq!(view["svarfrist"], "2027-02-11");
}

#[test]
fn hostile_names_and_texts_stay_text() {
    let goal = GOAL
        .replace(
            "Rense stranden.",
            "# <b>Rense</b>\\u001b[2J | stranden\\n\\nmere",
        )
        .replace("Sekretariatet", "# Sekre|tariatet");
    let place = Workplace::with_goal(&goal);
    let parties = HANDLEPLAN.replace("\"Sekretariatet\"", "\"# Sekre|tariatet\"");
    place.write("plan/handleplan.toml", parties);
    assert_snapshot!(place.kimo(&["missing", "--dato", "31.12.2024"]).quiet(), @r"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Handlinger uden note i 2024
    Status pr. 31. december 2024

    Ansvarlig         Nr.  Handling                            Status         Seneste vurdering  Sidste note  Notens ord
    # Sekre|tariatet  1.1  # <b>Rense</b>\u{1b}[2J | stranden  ikke igangsat  ingen              ingen

    1 handling af 1 har ingen note i 2024.
    ");
    assert_snapshot!(place.kimo(&["missing", "--dato", "31.12.2024", "--fra", "Kommunerne", "--format", "md"]).quiet(), @r"
    # Handlinger uden note i 2024

    Foreningen Ren Fjord (opdigtet)

    Handleplan (opdigtet) · 2022-2025

    Status pr. 31. december 2024

    1 handling af 1 har ingen note i 2024.

    ## \# Sekre\|tariatet

    Emne: Nyt om jeres arbejde med handleplanen i 2024?

    Til \# Sekre\|tariatet

    På bestyrelsens møde i årets første kvartal skal der gøres status på handleplanen, og vi vil gerne kunne fortælle, hvordan det går med jeres arbejde. Vi mangler stadig nyt fra 2024 om denne handling:

    - 1.1: \# &lt;b>Rense&lt;/b>\u{1b}\[2J \| stranden – der er ingen noter endnu

    Et par linjer er nok: Hvad er der sket? Går det som planlagt, eller er der noget, der skal tages stilling til på mødet? Er der ikke sket noget, hører vi det også gerne.

    Vil I svare i god tid før mødet? Så når vi at få det med i materialet.

    Tak for jeres indsats – og ring eller skriv endelig, hvis I har spørgsmål.

    Venlig hilsen

    Kommunerne

    Foreningen Ren Fjord (opdigtet)
    ");
}

#[test]
fn before_its_start_an_action_is_silent_by_right() {
    let place = Workplace::with_goal(&format!("{}start = \"4. kvartal 2024\"\n", common::GOAL));
    let missing = |more: &[&str]| {
        let run = place.kimo(&[&["missing", "--format", "json"], more].concat());
        run.quiet().contains("\"1.1\"")
    };
    assert!(!missing(&["--år", "2023"]));
    assert!(!missing(&["--år", "2024", "--dato", "30.9.2024"]));
    assert!(missing(&["--år", "2024", "--dato", "1.10.2024"]));
    assert!(missing(&["--år", "2024"]));
    let report = |year: &str| place.kimo(&["report", year]).quiet();
    assert!(!report("2023").contains("ikke har nogen note i 2023: 1.1"));
    assert!(report("2024").contains("ikke har nogen note i 2024: 1.1"));
    // Work that began before its time is awaited all the same.
    let begun =
        "[[handling.note]]\ndato = 2022-05-01\ntekst = \"Begyndt.\"\nstatus = \"igangsat\"\n";
    place.write("plan/maal-1.toml", place.read("plan/maal-1.toml") + begun);
    assert!(missing(&["--år", "2023"]));
}

#[test]
fn a_note_about_the_year_before_is_said_to_be_about_it() {
    let note = "\n[[handling.note]]\ndato = 2025-01-14\naar = 2024\ntekst = \"Renset.\"\n";
    let place = Workplace::with_goal(&format!("{GOAL}{note}"));
    let missing = |format| {
        let arguments = ["missing", "--år", "2025", "--dato", "1.3.2025", "--format"];
        place.kimo(&[&arguments[..], &[format]].concat()).quiet()
    };
    assert!(missing("tekst").contains("  14.1.2025 (om 2024)  Renset."));
    let letter = missing("md");
    let words = "seneste note er fra den 14. januar 2025 (om 2024): ”Renset”";
    assert!(letter.contains(words), "{letter}");
}
