//! `kimo report`: what a board is sent.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::{GOAL, Workplace};
use insta::assert_snapshot;

#[test]
fn the_report_on_the_example_plan_can_be_sent_to_a_board() {
    let place = Workplace::with_example();
    // In the middle of a period, and at the end of one that the next plan carries on.
    for year in ["2024", "2022"] {
        let report = place.kimo(&["report", year]).quiet();
        insta::assert_snapshot!(format!("eksempel-{year}"), report);
    }
}

#[test]
fn the_report_on_the_real_plan_says_that_nothing_is_known() {
    let place = Workplace::with_real_plan();
    insta::assert_snapshot!("kimo-2024", place.kimo(&["report", "2024"]).quiet());
}

#[test]
fn two_runs_give_the_same_bytes_from_any_folder_on_any_later_day() {
    let (a, b) = (Workplace::with_example(), Workplace::with_example());
    let first = a.kimo(&["report", "2024", "--dato", "1.4.2025"]).quiet();
    assert_eq!(
        first,
        b.kimo(&["rapport", "2024", "--dato", "31.12.2026"]).quiet()
    );
}

#[test]
fn a_note_dated_2025_changes_nothing_in_the_report_on_2024() {
    let place = Workplace::with_example();
    let before = place.kimo(&["report", "2024"]).quiet();
    place
        .kimo(&[
            "note",
            "1.1",
            "Sket i 2025.",
            "--dato",
            "2.1.2025",
            "--status",
            "gennemført",
            "--vurdering",
            "rød",
        ])
        .quiet();
    assert_eq!(place.kimo(&["report", "2024"]).quiet(), before);
    place
        .kimo(&["note", "1.1", "Sket i 2024.", "--dato", "30.12.2024"])
        .quiet();
    assert_ne!(place.kimo(&["report", "2024"]).quiet(), before);
}

#[test]
fn a_report_from_a_plan_with_errors_says_so_first() {
    let place = Workplace::with_goal(&format!("{GOAL}frist = \"engang\"\n"));
    let run = place.kimo(&["report", "2024"]);
    assert_eq!(run.code, 1);
    let first_lines = run.out.lines().take(8).collect::<Vec<_>>().join("\n");
    assert_snapshot!(first_lines, @"
    # Fremdriftsrapport 2024

    **Ufuldstændig.** Planen har fejl i maal-1.toml, og oplysninger derfra kan mangle i denne rapport.

    Foreningen Ren Fjord (opdigtet)

    Handleplan (opdigtet) · 2022-2025
    ");
    assert_snapshot!(run.err, @"
    fejl: planen har 1 fejl, så noget kan mangle: se maal-1.toml
      find og ret dem med: kimo tjek
    ");
}

#[test]
fn a_year_not_yet_over_is_headed_provisional() {
    let place = Workplace::with_example();
    let report = place
        .kimo(&["report", "2024", "--dato", "15.9.2024"])
        .quiet();
    let first_lines = report.lines().take(6).collect::<Vec<_>>().join("\n");
    assert_snapshot!(first_lines, @"
    # Foreløbig fremdriftsrapport 2024

    Foreningen Ren Måsefjord (opdigtet)

    Handleplan for en renere Måsefjord (opdigtet eksempel) · 2023-2026
    ");
}

#[test]
fn the_report_can_be_written_to_a_file_in_utf8() {
    let place = Workplace::with_example();
    place
        .kimo(&["report", "2024", "--ud", "bestyrelse.md"])
        .quiet();
    assert_eq!(
        place.read("bestyrelse.md"),
        place.kimo(&["report", "2024"]).quiet()
    );
}

#[test]
fn a_file_that_its_program_could_not_open_is_not_written() {
    let place = Workplace::with_example();
    assert_snapshot!(place.kimo(&["report", "2024", "--ud", "bestyrelse.PDF"]), @"
    --- stderr
    fejl: kimo kan ikke skrive en pdf-fil
      skriv --ud bestyrelse.docx eller bestyrelse.html, og gem eller udskriv derfra som PDF
    --- exit 1
    ");
    assert_snapshot!(place.kimo(&["report", "2024", "--ud", "bestyrelse.xlsx"]), @"
    --- stderr
    Skrev bestyrelse.xlsx
    --- exit 0
    ");
    assert!(!place.path("bestyrelse.PDF").exists());
    let named = place.kimo(&["report", "2024", "--format", "md", "--ud", "bestyrelse.pdf"]);
    assert_eq!(named.code, 1, "{named}");
}

#[test]
fn csv_has_a_row_for_each_action_with_the_years_goal_and_last_note() {
    let place = Workplace::with_example();
    let csv = place.kimo(&["report", "2024", "--format", "csv"]).quiet();
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 16);
    let row = rows.iter().find(|row| &row[0] == "=\"2.2\"").unwrap();
    assert_eq!(
        (&row[5], &row[6], &row[8], &row[11], &row[12]),
        (
            "igangsat",
            "rød",
            "ikke igangsat → igangsat",
            "110000",
            "2024-11-19"
        )
    );
}

/// The example with a choice of sections in its `handleplan.toml`.
fn with_sections(afsnit: &str) -> Workplace {
    let place = Workplace::with_example();
    let file = "plan/2023-2026/handleplan.toml";
    let text = place.read(file);
    let table = format!("[rapport]\nafsnit = {afsnit}\n\n[[part]]");
    place.write(file, text.replacen("[[part]]", &table, 1));
    place
}

#[test]
fn a_plan_chooses_the_sections_of_its_report_and_their_order() {
    let place = with_sections(r#"["noegletal", "maal", "indstilling"]"#);
    let report = place.kimo(&["report", "2024"]).quiet();
    let headings = report.lines().filter(|line| line.starts_with("## "));
    assert_snapshot!(headings.collect::<Vec<_>>().join("\n"), @"
    ## Nøgletal
    ## Mål 1: Vandet i Måsefjorden skal være så klart, at ålegræsset vender tilbage
    ## Mål 2: Affaldet i fjorden og på strandene skal halveres
    ## Mål 3: Foreningen skal favne alle kommuner ved fjorden og tale med én stemme
    ## Indstilling
    ");
    assert!(!report.contains("Status pr."), "no front was chosen");
    let json = |place: &Workplace| place.kimo(&["report", "2024", "--ud", "r.json"]).quiet();
    let whole = Workplace::with_example();
    assert_eq!(json(&place), json(&whole));
    assert_eq!(place.read("r.json"), whole.read("r.json"));
}

#[test]
fn the_next_periods_plan_has_the_same_sections() {
    let place = with_sections(r#"["forside", "maal"]"#);
    let arguments = ["rollover", "2027-2030", "--ja"];
    place.kimo(&arguments);
    let next = place.read("plan/2027-2030/handleplan.toml");
    assert!(next.contains("\n[rapport]\nafsnit = [\"forside\", \"maal\"]\n\n[[part]]\n"));
}

#[test]
fn what_happened_since_the_last_meeting_is_asked_for() {
    let place = Workplace::with_example();
    let interim = [
        "report",
        "2024",
        "--dato",
        "15.9.2024",
        "--siden",
        "20.6.2024",
    ];
    let report = place.kimo(&interim).quiet();
    let told = |words: &str| {
        let lines = report.lines().filter(|line| line.contains(words));
        lines.collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!(told("skiftet status") + "\n" + &told("Siden 20.6.2024"), @"
    Siden den 20. juni 2024 har ingen handlinger skiftet status. Ingen handlinger er gennemført siden da.
    | Nr. | Handling | Ansvarlig | Frist | Status | Vurdering | Siden 20.6.2024 |
    | Nr. | Handling | Ansvarlig | Frist | Status | Vurdering | Siden 20.6.2024 |
    | Nr. | Handling | Ansvarlig | Frist | Status | Vurdering | Siden 20.6.2024 |
    ");
    assert_snapshot!(told("| 2.6 |"), @"| 2.6 | Opstille affaldsstationer og skilte ved de tolv mest besøgte strande. | Kommunerne | maj 2024 | gennemført | – | uændret |");
    let late = [
        "report",
        "2024",
        "--dato",
        "15.9.2024",
        "--siden",
        "15.9.2024",
    ];
    assert_snapshot!(place.kimo(&late), @"
    --- stderr
    fejl: --siden skal være en tidligere dag end den, rapporten viser planen på: den 15. september 2024
      skriv dagen for det forrige møde
    --- exit 1
    ");
}

#[test]
fn a_day_that_changes_are_told_from_lies_in_the_plan() {
    let place = Workplace::with_example();
    let since = |day: &str| {
        let run = place.kimo(&["report", "2024", "--siden", day, "--ud", "r.md"]);
        (run.code, run.err)
    };
    assert_snapshot!(since("1.1.2010").1, @"
    fejl: --siden er den 1. januar 2010, men planen begynder først den 1. januar 2023
      skriv dagen for det forrige møde
    ");
    assert_snapshot!(since("1.6.2023").1, @"
    bemærk: det, der skete til og med den 31. december 2023, stod også i rapporten for 2023
    Skrev r.md
    ");
    assert_eq!(since("22.2.2024").0, 0);
    // The last day of the year before is the one that its report was of: nothing is told twice.
    assert_eq!(since("31.12.2023").1, "Skrev r.md\n");
    // The last meeting of the year before is a day to tell from in a plan's first year.
    let first = place.kimo(&["report", "2023", "--siden", "1.12.2022"]);
    assert_eq!(first.code, 0);
}

/// What the board is asked to decide in the report on `year`.
fn decisions(place: &Workplace, arguments: &[&str]) -> String {
    let report = place.kimo(&[&["report"], arguments].concat()).out;
    let from = report.split("## Indstilling").nth(1).unwrap();
    from.split("\n## ").next().unwrap().to_owned()
}

/// A note with a recommendation.
fn recommend(place: &Workplace, number: &str, day: &str, words: &str) {
    let light = ["--vurdering", "rød", "--indstilling", words, "--dato", day];
    let note = place.kimo(&[&["note", number, "Det går ikke."][..], &light].concat());
    assert_eq!(note.code, 0, "{note}");
}

#[test]
fn the_board_is_not_asked_about_what_is_answered_or_over() {
    let place = Workplace::with_example();
    // The board dropped 2.5 on 3 October 2024, and 2.4 was finished on 11 June.
    recommend(&place, "2.5", "1.5.2024", "Lad handlingen udgå");
    for (number, amount) in [("2.5", "500.000"), ("2.4", "70.000")] {
        place.kimo(&[
            "adjust", number, "--år", "2025", "--mål", "Mere", "--beløb", amount, "--dato",
            "1.5.2024",
        ]);
    }
    recommend(
        &place,
        "1.3",
        "15.4.2024",
        "Bevilg 75.000 kr. mere til skud",
    );
    assert!(decisions(&place, &["2024"]).contains("Bevilg 75.000"));
    place.kimo(&[
        "note",
        "1.3",
        "Bestyrelsen bevilgede det.",
        "--dato",
        "3.10.2024",
        "--besluttet",
        "3.10.2024",
        "--vurdering",
        "gul",
    ]);
    let asked = decisions(&place, &["2024"]);
    assert!(
        !asked.contains("2.5") && !asked.contains("Bevilg 75.000"),
        "{asked}"
    );
    assert!(
        asked.contains("mål og midler for 2025, i alt 665.000"),
        "{asked}"
    );
}

#[test]
fn too_many_red_actions_are_told_with_their_recommendations_where_they_stand() {
    let place = Workplace::with_example();
    for number in ["1.1", "1.3", "2.1", "2.3", "2.7", "2.8", "3.2"] {
        recommend(
            &place,
            number,
            "15.12.2024",
            &format!("Bevilg 10.000 kr. til {number}"),
        );
    }
    let asked = decisions(&place, &["2024"]);
    assert!(asked.contains("de ni handlinger"), "{asked}");
    assert!(
        asked.contains("”Handlinger, der kræver opmærksomhed”"),
        "{asked}"
    );
    let report = place.kimo(&["report", "2024"]).quiet();
    let attention = report
        .split("## Handlinger, der kræver opmærksomhed")
        .nth(1);
    let attention = attention.unwrap().split("\n## ").next().unwrap();
    assert!(
        attention.contains("Bevilg 10.000 kr. til 2.7."),
        "{attention}"
    );
    assert!(attention.contains("Bevilg midler til et nyt laboratorium"));
    // Where that section is left out, they are named after all.
    let path = "plan/2023-2026/handleplan.toml";
    let plan = place.read(path);
    let sections = "\n[rapport]\nafsnit = [\"forside\", \"indstilling\", \"noegletal\"]\n";
    place.write(path, plan + sections);
    assert!(decisions(&place, &["2024"]).contains("Bevilg 10.000 kr. til 2.7."));
}

#[test]
fn an_interim_report_names_the_next_meeting_and_holds_lights_against_the_last_ones() {
    let place = Workplace::with_example();
    let told = |day: &str| {
        let report = place.kimo(&["report", "2024", "--dato", day]).out;
        let meeting = report.split("Til behandling: ").nth(1).unwrap();
        meeting.lines().next().unwrap().to_owned()
    };
    assert_eq!(told("1.2.2024"), "Bestyrelsesmøde den 22. februar 2024");
    assert_eq!(told("15.9.2024"), "Bestyrelsesmøde den 3. oktober 2024");
    assert_eq!(told("4.10.2024"), "Bestyrelsesmøde den 20. februar 2025");
    let report = place
        .kimo(&["report", "2024", "--siden", "22.2.2024"])
        .quiet();
    let row = |number: &str| {
        let start = format!("| {number} |");
        let mut rows = report.lines().filter(|line| line.starts_with(&start));
        rows.find(|line| line.contains('→')).map(str::to_owned)
    };
    assert!(row("3.1").unwrap().ends_with("| rød | grøn → rød |"));
    assert!(row("1.1").unwrap().contains("| gul | grøn → gul; frist"));
}

#[test]
fn an_unfinished_list_is_of_what_the_table_counts_and_ends_in_numbers() {
    let place = Workplace::with_example();
    let report = place.kimo(&["report", "2026", "--dato", "20.11.2026"]).out;
    let list = report.split("### Ikke afsluttet endnu").nth(1).unwrap();
    let list = list.split("\n#").next().unwrap();
    assert_eq!(list.matches("\n- ").count(), 3, "{list}");
    let place = Workplace::with_real_plan();
    let report = place.kimo(&["report", "2025"]).quiet();
    let list = report
        .split("### Ikke afsluttet, da perioden sluttede")
        .nth(1);
    let list = list.unwrap().split("\n#").next().unwrap();
    assert_eq!(list.matches("\n- ").count(), 11, "{list}");
    assert!(list.contains("- og 17 til: "), "{list}");
}

#[test]
fn what_the_report_leaves_out_is_told_to_whoever_writes_it() {
    let place = Workplace::with_goal(common::GOAL);
    place.write("plan/maal-2.toml", "nr = \"2\"\ntitel = \"Flere fisk\"\n");
    assert_eq!(
        place.kimo(&["report", "2024", "--dato", "1.4.2025"]).err,
        "bemærk: mål 2 er ikke med i rapporten, for det har ingen handlinger endnu\n"
    );
    let place = Workplace::with_goal(common::GOAL);
    let handleplan = format!(
        "{}\n[rapport]\nafsnit = [\"forside\", \"perioden\"]\n",
        common::HANDLEPLAN
    );
    place.write("plan/handleplan.toml", &handleplan);
    assert_snapshot!(place.kimo(&["report", "2024", "--dato", "1.4.2025"]).err, @"
    bemærk: rapporten har kun sit hoved, for de valgte afsnit har intet om 2024: perioden
      afsnittene vælges under [rapport] i handleplan.toml
    ");
    assert_eq!(
        place.kimo(&["report", "2025", "--dato", "1.4.2026"]).err,
        ""
    );
}
