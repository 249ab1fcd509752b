//! Which missing fields are told where other errors stand beside them.

use crate::load::read_goal;
use crate::text::{Diagnostic, FileId, Source};

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
    3:3 ukendt-noegle: ukendt nøgle ”a” i et mål
    4:1 mangler-felt: en handling mangler ”tekst”
    7:2 ukendt-noegle: ukendt nøgle ”a” i et mål
    --
    3:1 mangler-felt: en handling mangler ”tekst”
    11:8 syntaks: der mangler en værdi efter ”=”
    ");
}
