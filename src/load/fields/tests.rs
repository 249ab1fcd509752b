//! Which missing fields are told where other errors stand beside them.

use crate::load::faults::WRONG_TYPE;
use crate::load::{read_goal, read_plan};
use crate::schema;
use crate::text::{Diagnostic, FileId, Source};
use std::collections::BTreeSet;

const TOP: &str = "nr = \"2\"\ntitel = \"Havet\"\n";

/// The problems of a goal's file: `line:column rule: message`.
fn problems(text: &str) -> String {
    let source = Source::new("maal-2.toml", text);
    let (_, mut problems) = read_goal(&source, FileId(0));
    Diagnostic::put_in_order(&mut problems);
    let line = |problem: &Diagnostic| {
        let at = source.position(problem.span.start as usize);
        let (line, column) = (at.line, at.column);
        format!("{line}:{column} {}: {}", problem.rule, problem.message)
    };
    problems.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_field_lost_to_an_error_beside_it_is_not_missed_on_top() {
    let lost = [
        // In the middle, at the end right above the next header, on the first line.
        format!("{TOP}[[handling]]\nnr = \"2.1\"\ntekst \"Rense\"\nansvarlig = [\"S\"]\n"),
        format!(
            "{TOP}[[handling]]\nnr = \"2.1\"\ntekst = \"Rense\"\nansvarlig =\n[[indikator]]\nnavn = \"A\"\nenhed = \"b\"\n"
        ),
        // On the last line, which has no end.
        format!("{TOP}[[handling]]\nnr = \"2.1\"\ntekst = \"Rense\"\nansvarlig ="),
        "nr: \"2\"\ntitel = \"Havet\"\n".to_owned(),
        format!("<<<<<<< vores\n=======\n{TOP}>>>>>>> deres\n"),
    ];
    let said: Vec<String> = lost.iter().map(|text| problems(text)).collect();
    insta::assert_snapshot!(said.join("\n--\n"), @"
    5:7 syntaks: der mangler ”=” efter ”tekst”
    --
    6:12 syntaks: der mangler en værdi efter ”=”
    --
    6:12 syntaks: der mangler en værdi efter ”=”
    --
    1:3 syntaks: her skal stå ”=” i stedet for ”:”
    --
    1:1 flettekonflikt: to udgaver af filen er i konflikt, og det er ikke løst
    ");
}

#[test]
fn a_field_that_is_missing_elsewhere_than_beside_an_error_is_told() {
    let complete = "nr = \"2.1\"\ntekst = \"Rense\"\nansvarlig = [\"S\"]\n";
    let lacking = "[[handling]]\nnr = \"2.2\"\nansvarlig = [\"S\"]\n";
    let elsewhere = [
        // Above it, in the header right below it, further below.
        format!("{TOP}gruppe =\n[[handling]]\n{complete}frist =\n{lacking}"),
        format!("{TOP}{lacking}[[handling]\n{complete}"),
        format!("{TOP}{lacking}[[a b]]\n{complete}"),
        format!("{TOP}[[a]]\n{lacking}[a]\n{complete}"),
        format!("{TOP}{lacking}\n[[handling]]\n{complete}frist =\n"),
    ];
    let said: Vec<String> = elsewhere.iter().map(|text| problems(text)).collect();
    insta::assert_snapshot!(said.join("\n--\n"), @"
    3:9 syntaks: der mangler en værdi efter ”=”
    8:8 syntaks: der mangler en værdi efter ”=”
    9:1 mangler-felt: en handling mangler ”tekst”
    --
    3:1 mangler-felt: en handling mangler ”tekst”
    6:1 syntaks: parenteserne om overskriften passer ikke sammen
    --
    3:1 mangler-felt: en handling mangler ”tekst”
    6:4 syntaks: overskriften er ikke skrevet rigtigt
    --
    3:3 ukendt-noegle: ukendt nøgle ”a” i et mål
    4:1 mangler-felt: en handling mangler ”tekst”
    7:2 ukendt-noegle: ukendt nøgle ”a” i et mål
    --
    3:1 mangler-felt: en handling mangler ”tekst”
    11:8 syntaks: der mangler en værdi efter ”=”
    ");
}

/// A row for each kind of field: the values that are not of another type, with the rule that they break.
#[test]
fn a_value_is_taken_by_the_fields_of_its_kind_alone() {
    const VALUES: [&str; 11] = [
        "\"x\"",
        "1",
        "1.5",
        "true",
        "2024-03-12",
        "2024-03-12T10:00:00",
        "[]",
        "[\"x\"]",
        "[1]",
        "[[\"x\"]]",
        "{ x = 1 }",
    ];
    let mut rows = BTreeSet::new();
    for (root, name) in [
        (&schema::HANDLEPLAN, "handleplan.toml"),
        (&schema::GOAL, "maal-2.toml"),
    ] {
        let headed = root.headers().map(|(name, table)| {
            let above = match name.parts[..] {
                [outer, _] => schema::header(outer),
                _ => String::new(),
            };
            (format!("{above}\n{}\n", name.written()), table)
        });
        for (above, table) in std::iter::once((String::new(), root)).chain(headed) {
            for field in table.fields {
                let rule = |value: &&str| {
                    let text = format!("{above}{} = {value}\n", field.key);
                    let source = Source::new(name, text);
                    let problems = match name {
                        "handleplan.toml" => read_plan(&source, FileId(0)).1,
                        _ => read_goal(&source, FileId(0)).1,
                    };
                    let at = above.len() + field.key.len() + " = ".len();
                    let here = |problem: &&Diagnostic| problem.span.start as usize >= at;
                    let rule = problems.iter().find(here).map(|problem| problem.rule);
                    (rule != Some(WRONG_TYPE))
                        .then(|| format!("{value} {}", rule.unwrap_or("er den")))
                };
                let row: Vec<String> = VALUES.iter().filter_map(rule).collect();
                let kind = format!("{:?}", field.kind);
                let kind = kind.split(['(', ' ']).next().unwrap_or_default().to_owned();
                rows.insert(format!("{kind}: {}", row.join(", ")));
            }
        }
    }
    let rows: Vec<String> = rows.into_iter().collect();
    insta::assert_snapshot!(rows.join("\n"), @r#"
    Choice: "x" ukendt-vaerdi
    Choices: [] er den, ["x"] ukendt-vaerdi
    Count: 1 er den
    Date: 2024-03-12 er den
    DateSpan: "x" ukendt-vaerdi, 2024-03-12 er den
    Decimal: 1 er den, 1.5 er den
    Flag: true er den
    Hours: "x" ukendt-vaerdi
    Kroner: 1 er den, 1.5 beloeb-med-punktum
    Name: "x" er den
    Names: [] er den, ["x"] er den
    Number: "x" er den
    Numbers: [] er den, ["x"] er den
    Origin: "x" ukendt-vaerdi
    Parties: [] er den, ["x"] er den
    Parties: [] mangler-ansvarlig, ["x"] er den
    Recurrence: "x" ukendt-vaerdi
    Table: { x = 1 } ukendt-noegle
    Tables: [] indskudt-liste, ["x"] indskudt-liste, [1] indskudt-liste, [["x"]] indskudt-liste
    Text: "x" er den
    Texts: [] er den, ["x"] er den
    Year: 1 ukendt-vaerdi
    Years: "x" ukendt-vaerdi
    "#);
}

/// An entry may be behind a header that was lost, or behind a key of another table; a word that no
/// table has hides none.
#[test]
fn an_unknown_key_makes_it_doubtful_whether_all_actions_are_there_where_it_may_be_of_another() {
    for (line, is_whole) in [
        ("gruppe = \"x\"", true),
        ("bemaerkning = \"x\"", true),
        ("vaerdi = 1", false),
        ("alias = [\"x\"]", false),
        ("x = { y = 1 }", false),
    ] {
        let action = "[[handling]]\nnr = \"2.1\"\ntekst = \"Rense\"\nansvarlig = [\"S\"]\n";
        let source = Source::new("maal-2.toml", format!("{TOP}{action}{line}\n"));
        let (goal, _) = read_goal(&source, FileId(0));
        assert_eq!(goal.has_all_actions, is_whole, "{line}");
    }
}
