//! The same list in every format and encoding that people save it in.

use super::common::Workplace;
use super::{import, plan_text};
use insta::assert_snapshot;

const LIST: &str = "Nr.;Handling;Ansvarlig;Frist\n1.1;Måle støj i havet;Fagrådet;ultimo 2025\n1.10;\"Rydde op;\nto gange\";\"Sekretariatet\nHavnene\";\n";

const PERIOD: [&str; 2] = ["--periode", "2024-2027"];

#[track_caller]
fn plan_of(name: &str, bytes: impl AsRef<[u8]>) -> String {
    let (place, run) = import(name, bytes, &PERIOD);
    assert_eq!(run.code, 0, "{run}");
    plan_text(&place)
}

#[test]
fn a_list_is_the_same_in_every_encoding_and_with_every_sign() {
    let plan = plan_of("plan.csv", LIST);
    assert_snapshot!(plan, @r#"
    format = 1
    titel = "Handleplan 2024-2027"
    organisation = "EKSEMPEL: Organisationens navn"
    periode = "2024-2027"


    [[part]]
    navn = "Fagrådet"

    [[part]]
    navn = "Sekretariatet"

    [[part]]
    navn = "Havnene"

    nr = "1"
    titel = "EKSEMPEL: Målets titel"

    [[handling]]
    nr = "1.1"
    tekst = "Måle støj i havet"
    ansvarlig = ["Fagrådet"]
    frist = "ultimo 2025"

    [[handling]]
    nr = "1.10"
    tekst = """
    Rydde op;

    to gange"""
    ansvarlig = ["Sekretariatet", "Havnene"]
    "#);
    let windows: Vec<u8> = LIST
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    // What Excel calls Macintosh, with a Mac's ends of lines, and MS-DOS.
    let old = |letters: [u8; 2], end: &str| -> Vec<u8> {
        let letter = |c: char| match c {
            'å' => letters[0],
            'ø' => letters[1],
            _ => u8::try_from(c).unwrap(),
        };
        LIST.replace('\n', end).chars().map(letter).collect()
    };
    let wide: Vec<u8> = "\u{feff}"
        .chars()
        .chain(LIST.chars())
        .flat_map(|c| u16::try_from(u32::from(c)).unwrap().to_le_bytes())
        .collect();
    for (name, bytes) in [
        ("plan.csv", format!("\u{feff}{LIST}").into_bytes()),
        ("plan.csv", windows),
        ("plan.csv", wide),
        ("plan.csv", old([0x8c, 0xbf], "\r")),
        ("plan.csv", old([0x86, 0x9b], "\r\n")),
        ("plan.CSV", LIST.replace('\n', "\r\n").into_bytes()),
        ("plan.csv", format!("sep=;\r\n{LIST}").into_bytes()),
        (
            "plan.tsv",
            LIST.replace("op;", "op§")
                .replace(';', "\t")
                .replace('§', ";")
                .into_bytes(),
        ),
        ("plan.txt", LIST.as_bytes().to_vec()),
    ] {
        assert_eq!(plan_of(name, &bytes), plan, "{name}");
    }
    let commas = LIST
        .replace("op;", "op§")
        .replace(';', ",")
        .replace('§', ";");
    assert_eq!(plan_of("plan.csv", commas), plan);
}

#[test]
fn what_kimo_itself_writes_for_a_spreadsheet_comes_in_again() {
    let place = Workplace::with_example();
    for ending in ["csv", "xlsx"] {
        let file = format!("ud.{ending}");
        place
            .kimo(&["status", "--dato", "31.12.2024", "--ud", &file])
            .quiet();
        let bytes = std::fs::read(place.path(&file)).unwrap();
        let (again, run) = import(&file, bytes, &["--periode", "2023-2026"]);
        assert_eq!(run.code, 0, "{run}");
        let text = plan_text(&again);
        assert_eq!(text.matches("[[handling]]").count(), 16, "{text}");
        assert!(
            text.contains("[[handling.note]]") && text.contains("vurdering = \"rød\""),
            "{text}"
        );
        let check = again.kimo(&["check", "--dato", "31.12.2024"]);
        assert!(!check.err.contains("fejl["), "{check}");
    }
}

#[test]
fn goals_come_in_whatever_their_order() {
    let text = "Nr.;Handling;Ansvarlig\n2.1;Måle støj;Fagrådet\n1.1;Rydde op;Havnene\n";
    let (place, run) = import("plan.csv", text, &PERIOD);
    assert_eq!(run.code, 0, "{run}");
    assert!(place.path("plan/2024-2027/maal-2.toml").exists());
}

#[test]
fn a_text_without_heads_is_read_by_its_numbers_and_labels() {
    let text = "Handleplan for havnen\n\nMål 1: Ren havn\n\nVi vil have en ren havn.\n\n1.1 Samle affald i hav-\nnen\nAnsvarlig: Havnefogeden\nFrist: 2025\n\n1.2 Nye spande\nAnsvarlig: Kommunen\n";
    assert_snapshot!(plan_of("plan.txt", text), @r#"
    format = 1
    titel = "Handleplan for havnen"
    organisation = "EKSEMPEL: Organisationens navn"
    periode = "2024-2027"


    [[part]]
    navn = "Havnefogeden"

    [[part]]
    navn = "Kommunen"

    nr = "1"
    titel = "Ren havn"
    baggrund = "Vi vil have en ren havn."

    [[handling]]
    nr = "1.1"
    tekst = "Samle affald i havnen"
    ansvarlig = ["Havnefogeden"]
    frist = "2025"

    [[handling]]
    nr = "1.2"
    tekst = "Nye spande"
    ansvarlig = ["Kommunen"]
    "#);
}

#[test]
fn numbers_under_a_number_are_the_actions_of_a_goal() {
    // "2 skibe" is no 2; what says who answers for it is an action, whatever stands under it.
    let text = "Handleplan for havnen\n\n1. Ren havn\nVi vil have en ren havn til sommer,\nd. 5. juni.\n1.1 Samle affald, som\n2 skibe har tabt\nAnsvarlig: Havnefogeden\n1.2. Nye spande\nAnsvarlig: Kommunen\n\n2 Oplysning\n2.1 En folder\nAnsvarlig: Kommunen\n2.1.1 På tysk\n";
    assert_snapshot!(plan_of("plan.txt", text), @r#"
    format = 1
    titel = "Handleplan for havnen"
    organisation = "EKSEMPEL: Organisationens navn"
    periode = "2024-2027"


    [[part]]
    navn = "Havnefogeden"

    [[part]]
    navn = "Kommunen"

    [[part]]
    navn = "EKSEMPEL: Ansvarlig"

    nr = "1"
    titel = "Ren havn"
    baggrund = "Vi vil have en ren havn til sommer, d. 5. juni."

    [[handling]]
    nr = "1.1"
    tekst = "Samle affald, som 2 skibe har tabt"
    ansvarlig = ["Havnefogeden"]

    [[handling]]
    nr = "1.2"
    tekst = "Nye spande"
    ansvarlig = ["Kommunen"]

    nr = "2"
    titel = "Oplysning"

    [[handling]]
    nr = "2.1"
    tekst = "En folder"
    ansvarlig = ["Kommunen"]

    [[handling]]
    nr = "2.1.1"
    tekst = "På tysk"
    ansvarlig = ["EKSEMPEL: Ansvarlig"]
    "#);
}

#[test]
fn a_table_that_was_copied_from_word_has_tabs() {
    let text = "Vores plan 2024-2027\n\nMål 1: Ren havn\nIndledende ord.\n\nNr.\tTiltag\tTovholder\n1.1\tSamle affald\tHavnefogeden\n1.2\tNye spande\tKommunen\n";
    assert_snapshot!(plan_of("plan.txt", text), @r#"
    format = 1
    titel = "Vores plan 2024-2027"
    organisation = "EKSEMPEL: Organisationens navn"
    periode = "2024-2027"


    [[part]]
    navn = "Havnefogeden"

    [[part]]
    navn = "Kommunen"

    nr = "1"
    titel = "Ren havn"
    baggrund = "Indledende ord."

    [[handling]]
    nr = "1.1"
    tekst = "Samle affald"
    ansvarlig = ["Havnefogeden"]

    [[handling]]
    nr = "1.2"
    tekst = "Nye spande"
    ansvarlig = ["Kommunen"]
    "#);
}

#[test]
fn standard_input_is_a_document_too() {
    use std::io::Write;
    let place = Workplace::empty();
    let mut child = place
        .command(&["import", "-", "--ja", "--periode", "2024-2027"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(LIST.as_bytes())
        .unwrap();
    assert!(child.wait_with_output().unwrap().status.success());
    assert!(
        place
            .read("plan/2024-2027/maal-1.toml")
            .contains("en kopieret tekst")
    );
}

#[test]
fn a_quotation_mark_that_does_not_end_takes_no_rows_and_one_that_does_may_have_lines() {
    let text = "Mål 1: Hav;;\nNr.;Handling;Ansvarlig\n1.1;\"Rent\" vand;Havnen\n1.2;\"Ro\nog; sejle; langt\";Klubben\n1.3;\"Måle;Skolen\n1.4;Bade;Klubben\n";
    assert_snapshot!(super::whole::whole("plan.csv", text), @r#"
    Planen for 2026-2029 er skrevet i plan/2026-2029: 4 handlinger i 1 mål, 3 parter.

    Læg mærke til:
    - I linje 6 står et anførselstegn, som ikke slutter; linjerne derfra er læst hver for sig.

    Ikke besvaret:
    1. Hvad er planens titel? Uden svar bliver den ”Handleplan 2026-2029”.
    titel = "Handleplan 2026-2029"
    nr = "1"
    titel = "Hav"
    [[handling]]
    nr = "1.1"
    tekst = "Rent vand"
    ansvarlig = ["Havnen"]
    [[handling]]
    nr = "1.2"
    tekst = """
    Ro
    og; sejle; langt"""
    ansvarlig = ["Klubben"]
    [[handling]]
    nr = "1.3"
    tekst = "\"Måle"
    ansvarlig = ["Skolen"]
    [[handling]]
    nr = "1.4"
    tekst = "Bade"
    ansvarlig = ["Klubben"]
    "#);
}

#[test]
fn the_first_line_of_a_text_is_its_title_where_it_is_called_a_plan() {
    let list = "\n\nMål 1: Hav\n\n- Måle. Ansvarlig: Havnen\n- Rydde. Ansvarlig: Skolen\n";
    let of = |start: &str| {
        let plan = super::whole::whole("plan.txt", format!("{start}{list}"));
        let kept = plan
            .lines()
            .filter(|line| line.starts_with("titel") || line.starts_with("indledning"));
        kept.take(2)
            .map(str::to_owned)
            .collect::<Vec<_>>()
            .join("; ")
    };
    let starts = [
        "Havplan for byen\nVi vil have rent hav.",
        "Kære læser\nVi vil have rent hav.",
        "Vi har en plan.\nDen er god.",
    ];
    assert_snapshot!(starts.map(of).join("\n"), @r#"
    titel = "Havplan for byen"; indledning = "Vi vil have rent hav."
    titel = "Handleplan 2026-2029"; indledning = "Kære læser Vi vil have rent hav."
    titel = "Handleplan 2026-2029"; indledning = "Vi har en plan. Den er god."
    "#);
}

#[test]
fn a_sentence_before_a_tab_is_a_cell() {
    let text = "Mål 1: Hav\n\nHandling\tAnsvarlig\nMåle vand.\tHavnen\nRydde op.\tSkolen\n";
    assert_snapshot!(super::whole::shown("plan.txt", text), @r#"
    2 handlinger i 1 mål, 2 parter, 1 spørgsmål.
    Mål 1: Hav
    1.1  Måle vand.  Havnen
    1.2  Rydde op.   Skolen
    "#);
}
