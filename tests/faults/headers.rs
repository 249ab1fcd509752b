//! A header that is misspelt or missing is one error, and costs no entry and misfiles none: an entry
//! belongs to the header above it, and would be told of another action.

use super::common::{GOAL, Workplace};
use super::goal;
use insta::assert_snapshot;
use serde_json::Value;

const FILE: &str = "plan/2023-2026/maal-1.toml";

/// Every event of the example's second period, in order, and what `kimo check` finds besides.
fn read(place: &Workplace) -> (Vec<Value>, Vec<Value>) {
    let json = |arguments: &[&str]| -> Value {
        let run = place.kimo(&[arguments, &["--format", "json", "--dato", "31.12.2026"]].concat());
        serde_json::from_str(&run.out).expect("the output")
    };
    let log = json(&["log", "--fra", "1.1.2023", "--til", "31.12.2026"]);
    let found = json(&["check"]);
    let list = |value: &Value| value.as_array().expect("a list").clone();
    (list(&log["haendelser"]), list(&found["problemer"]))
}

/// What becomes of a header when somebody slips.
fn slips(header: &str) -> Vec<String> {
    let name = header.trim_matches(['[', ']']);
    let in_brackets = |name: String| format!("[[{name}]]");
    let (first, rest) = name.split_at(1);
    let (head, tail) = name.split_at(name.len() - 3);
    let mut swapped: Vec<char> = name.chars().collect();
    swapped.swap(3, 4);
    vec![
        in_brackets(first.to_uppercase() + rest),
        in_brackets(name.to_uppercase()),
        in_brackets(format!("{name}er")),
        in_brackets(swapped.into_iter().collect()),
        in_brackets(format!("{head}{}", &tail[1..])),
        format!("[{name}]"),
        format!("# {header}"),
        name.to_owned(),
        format!("{}:", first.to_uppercase() + rest),
        format!("- {header}"),
        format!("**{header}**"),
        format!("\"{header}\""),
        in_brackets(format!("{name} nr. 2")),
        in_brackets(format!("{name}: 2")),
        in_brackets(format!("{name}er nr. 2")),
        in_brackets(format!("{name}er: 2")),
        String::new(),
    ]
}

#[test]
fn whatever_slip_a_header_has_its_entries_are_told_of_their_own_action() {
    let place = Workplace::with_example();
    let (events, found) = read(&place);
    assert_eq!(found, Vec::<Value>::new());
    let text = place.read(FILE);
    let lines: Vec<&str> = text.lines().collect();
    let headers = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.starts_with("[["));
    // Each kind of header, and those of the second action among them.
    let headers: Vec<usize> = headers.map(|(at, _)| at).collect();
    let mut tried = 0;
    for at in headers.iter().copied().step_by(4).chain([145, 282, 380]) {
        for slip in slips(lines[at]) {
            let mut lines = lines.clone();
            lines[at] = &slip;
            place.write(FILE, lines.join("\n") + "\n");
            let (now, found) = read(&place);
            assert_eq!(found.len(), 1, "line {}: {slip:?}: {found:#?}", at + 1);
            assert!(found[0]["linje"].as_u64().unwrap().abs_diff(at as u64 + 1) <= 1);
            assert!(now == events, "line {}: {slip:?}", at + 1);
            tried += 1;
        }
    }
    assert!(tried > 200, "{tried}");
    // No command writes into a file that is read otherwise than it stands.
    let before = place.snapshot();
    assert_eq!(place.kimo(&["note", "1.1", "Renset."]).code, 1);
    assert_eq!(place.snapshot(), before);
}

#[test]
fn a_file_whose_headers_all_have_the_other_brackets_is_read_whole() {
    let single = GOAL.replace("[[handling]]", "[handling]");
    let place = Workplace::with_goal(&format!(
        "{single}\n[handling.note]\ndato = 2024-03-12\ntekst = \"Talt.\"\n"
    ));
    let shown = place.kimo(&["show", "1.1", "--dato", "1.6.2024"]);
    assert!(shown.out.contains("Talt."), "{shown}");
    assert_snapshot!(goal(place.read("plan/maal-1.toml")), @"
    maal-1.toml:4:1 fejl[forkert-type] ”handling” skal være blokke med hver sin overskrift i dobbelte kantede parenteser, men her står en tabel
      Skriv overskriften med dobbelte kantede parenteser: [[handling]].
    maal-1.toml:9:1 fejl[forkert-type] ”note” skal være blokke med hver sin overskrift i dobbelte kantede parenteser, men her står en tabel
      Skriv overskriften med dobbelte kantede parenteser: [[handling.note]].
    exit 1
    ");
}

#[test]
fn what_stands_under_a_header_that_tells_nothing_is_told_of_no_action() {
    let place = Workplace::with_goal(&format!(
        "{GOAL}\n[[tiltag]]\nemne = \"Flasker\"\n\n[[handling.note]]\ndato = 2024-03-12\ntekst = \"Talt.\"\n"
    ));
    let shown = place.kimo(&["show", "1.1", "--dato", "1.6.2024"]);
    assert!(!shown.out.contains("Talt"), "{}", shown.out);
    assert!(shown.out.contains("Ufuldstændig"), "{}", shown.out);
    assert_snapshot!(goal(place.read("plan/maal-1.toml")), @"
    maal-1.toml:9:3 fejl[ukendt-noegle] ukendt nøgle ”tiltag” i et mål
      Kendte overskrifter her: [[handling]], [[indikator]]. Det, der står under denne, er ikke læst.
    exit 1
    ");
}

#[test]
fn keys_under_the_wrong_header_show_the_right_one() {
    let entry = |lines: &str| goal(format!("{GOAL}\n{lines}"));
    assert_snapshot!(entry("[[handling.note]]\naar = 2024\ndato = 2024-01-20\nmaal = \"Fem\"\nmidler = \"Tid\"\n"), @"
    maal-1.toml:9:1 fejl[ukendt-noegle] ”maal” og ”midler” hører ikke til i en note
      Ret overskriften til ”[[handling.aarsmaal]]”.
    exit 1
    ");
    assert_snapshot!(entry("[[tiltag]]\nnr = \"1.2\"\ntekst = \"Tælle.\"\nansvarlig = [\"Kommunerne\"]\n"), @"
    maal-1.toml:9:3 fejl[ukendt-noegle] ukendt nøgle ”tiltag” i et mål
      Skriv ”[[handling]]”.
    exit 1
    ");
    // The keys of a note, and then those of an action, with no header between them.
    assert_snapshot!(entry("[[handling.note]]\ndato = 2024-01-20\ntekst = \"Talt.\"\nnr = \"1.2\"\ntekst = \"Tælle.\"\nansvarlig = [\"Kommunerne\"]\n"), @"
    maal-1.toml:12:1 fejl[ukendt-noegle] her mangler overskriften ”[[handling]]”
      Skriv ”[[handling]]” på linjen over.
    exit 1
    ");
    assert_snapshot!(entry("# [[handling]]\n# Endnu en.\nnr = \"1.2\"\ntekst = \"Tælle.\"\nansvarlig = [\"Kommunerne\"]\n"), @"
    maal-1.toml:9:1 fejl[dobbelt-noegle] her mangler overskriften ”[[handling]]”
      Slet # foran ”[[handling]]”.
    exit 1
    ");
    // Not enough of them for an action: what stands below is told of none.
    assert_snapshot!(entry("[[handling.aarsmaal]]\naar = 2024\ndato = 2024-01-20\nmaal = \"Fem\"\n\nnr = \"1.2\"\nansvarlig = [\"Kommunerne\"]\n\n[[handling.note]]\ndato = 2024-03-12\ntekst = \"Talt.\"\n"), @"
    maal-1.toml:14:1 fejl[ukendt-noegle] ”nr” og ”ansvarlig” hører ikke til i et årsmål
      Det hører til i en handling: skriv ”[[handling]]” på linjen over.
    exit 1
    ");
}

#[test]
fn a_header_that_may_be_one_of_two_is_taken_for_neither() {
    let two = "\n[[handling.resultat]]\naar = 2024\ndato = 2025-01-15\nopnaaet = \"ja\"\n\ndato = 2024-03-12\ntekst = \"Talt.\"\n";
    let place = Workplace::with_goal(&format!("{GOAL}{two}"));
    let shown = place.kimo(&["show", "1.1", "--dato", "1.6.2025"]);
    assert!(!shown.out.contains("Talt"), "{}", shown.out);
    assert_snapshot!(goal(format!("{GOAL}{two}")), @"
    maal-1.toml:14:1 fejl[dobbelt-noegle] her mangler en overskrift
      Skriv den på linjen over, f.eks. ”[[handling.note]]”.
    exit 1
    ");
    // A comment tells which.
    let two = two.replace("\n\ndato", "\n\n# [[handling.aendring]]\ndato");
    assert_snapshot!(goal(format!("{GOAL}{two}")), @"
    maal-1.toml:14:1 fejl[dobbelt-noegle] her mangler overskriften ”[[handling.aendring]]”
      Slet # foran ”[[handling.aendring]]”.
    exit 1
    ");
}

#[test]
fn a_line_that_stands_over_its_own_header_is_one_error() {
    let notes = "\n[[handling.note]]\ndato = 2024-03-12\ntekst = \"Talt.\"\n\ndato = 2024-03-13\n[[handling.note]]\ntekst = \"Talt igen.\"\n";
    assert_snapshot!(goal(format!("{GOAL}{notes}")), @"
    maal-1.toml:13:1 fejl[dobbelt-noegle] linjen står over den overskrift, som den hører til
      Flyt den ned under ”[[handling.note]]”.
    exit 1
    ");
}
