//! The schema for editors: it takes what the loader takes, and refuses what it refuses where a
//! schema can.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::{Workplace, project};
use insta::assert_snapshot;
use jsonschema::Validator;
use kimo::testing::faults;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use toml::de::{DeTable, DeValue};

/// Where the repository keeps it, for the `#:schema` lines of the plan files.
const KEPT: &str = "plan/kimo.schema.json";

#[test]
fn the_kept_schema_is_the_one_that_kimo_writes() {
    let written = Workplace::empty().kimo(&["schema"]).quiet();
    if std::env::var_os("KIMO_WRITE").is_some() {
        fs::write(project(KEPT), &written).unwrap();
    }
    let kept = fs::read_to_string(project(KEPT)).unwrap();
    assert_eq!(
        kept, written,
        "write it anew with KIMO_WRITE=1 cargo test --test schema"
    );
}

#[test]
fn every_plan_of_the_project_is_taken() {
    let validator = validator();
    let files = plan_files();
    assert!(files.len() >= 8, "{files:?}");
    for file in files {
        let found = faults_of(&validator, &fs::read_to_string(&file).unwrap());
        assert!(found.is_empty(), "{}: {found:?}", file.display());
    }
}

#[test]
fn every_plan_file_names_the_schema_in_its_first_line() {
    for file in plan_files() {
        let text = fs::read_to_string(&file).unwrap();
        let first = text.lines().next().unwrap();
        let named = first.strip_prefix("#:schema ").unwrap_or_default();
        let schema = file.parent().unwrap().join(named);
        let schema = schema.canonicalize();
        assert_eq!(
            schema.ok(),
            project(KEPT).canonicalize().ok(),
            "{}: {first}",
            file.display()
        );
    }
}

/// What no schema can see: how a list of tables is written, and that 40.000 was meant as more
/// than 40.
const UNSEEN: [&str; 2] = ["indskudt-liste", "beloeb-med-punktum"];

#[test]
fn what_check_refuses_in_a_table_is_refused() {
    let validator = validator();
    // The second group: what is wrong with a table or a value.
    for fault in faults().into_iter().filter(|fault| fault.group == 1) {
        let text = std::str::from_utf8(fault.example).unwrap();
        let is_refused = !faults_of(&validator, text).is_empty();
        assert_eq!(is_refused, !UNSEEN.contains(&fault.name), "{}", fault.name);
    }
}

#[test]
fn a_fault_is_told_at_its_place() {
    let validator = validator();
    let told = |text: &str| faults_of(&validator, text).join("\n");
    assert_snapshot!(told("nr = \"1\"\ntitel = \"x\"\nforklaring = \"x\""), @"/: Additional properties are not allowed ('forklaring' was unexpected)");
    assert_snapshot!(told("nr = \"1\"\ntitel = \"x\"\n[[part]]\nnavn = \"x\""), @r#"/part: False schema does not allow [{"navn":"x"}]"#);
    assert_snapshot!(told("format = 2\ntitel = \"x\"\norganisation = \"x\"\nperiode = \"2022-25\""), @r#"
    /format: 2 is greater than the maximum of 1
    /periode: "2022-25" does not match "^\s*([1-9][0-9]{3}(-[1-9][0-9]{3})?)\s*$"
    "#);
    assert_snapshot!(told("titel = \"x\""), @r#"
    /: "format" is a required property
    /: "organisation" is a required property
    /: "periode" is a required property
    "#);
    assert_snapshot!(told(&handling("[[handling.note]]\ndato = 2024-01-01\ntekst = \"x\"\nstatus = \"i gang\"")), @r#"/handling/0/note/0/status: "i gang" is not one of "ikke igangsat", "igangsat" or 4 other candidates"#);
    assert_snapshot!(told(&handling("[[handling.note]]\ndato = \"1. maj\"")), @r#"
    /handling/0/note/0: "tekst" is a required property
    /handling/0/note/0/dato: "1. maj" does not match "^\s*([0-9]{4}-[0-9]{2}-[0-9]{2})\s*$"
    /handling/0/note/0/dato: "1. maj" is not a "date"
    "#);
    assert_snapshot!(told(&handling("[[handling.note]]\ndato = 2024-01-01\ntekst = \" \"\nstatus = \"udgået\"")), @r#"
    /handling/0/note/0/tekst: " " does not match "\S"
    /handling/0/note/0: "besluttet" is a required property
    "#);
    assert_snapshot!(told(&handling("[[indikator]]\nnavn = \"x\"\nenhed = \"x\"\nmaaltal_hoejst = 3")), @r#"/indikator/0: "maaltal" is a required property"#);
    assert_snapshot!(told(&handling("fra = \"3.4\"\nfrist = 2024-01-01T10:00:00")), @r#"
    /handling/0/fra: "3.4" does not match "^\s*([1-9][0-9]{3}(-[1-9][0-9]{3})?/[0-9A-Za-zÀ-ɏ_-]+(\.[0-9A-Za-zÀ-ɏ_-]+)*)\s*$"
    /handling/0/frist: "2024-01-01T10:00:00" does not match "^\s*([0-9]{4}-[0-9]{2}-[0-9]{2}|[1-9][0-9]{3}|([Jj]anuar|[Ff]ebruar|[Mm]arts|[Aa]pril|[Mm]aj|[Jj]uni|[Jj]uli|[Aa]ugust|[Ss]eptember|[Oo]ktober|[Nn]ovember|[Dd]ecember) [1-9][0-9]{3}|[1-4]\. kvartal [1-9][0-9]{3}|[Ll]øbende)\s*$"
    "#);
}

#[test]
fn every_spelling_of_a_time_that_the_loader_takes_is_taken() {
    let validator = validator();
    for frist in [
        "2024-03-12",
        "\"2025\"",
        "\"marts 2025\"",
        "\"Marts 2025\"",
        "\"1. kvartal 2025\"",
        "\"løbende\"",
        "\"Løbende\"",
    ] {
        let found = faults_of(&validator, &handling(&format!("frist = {frist}")));
        assert!(found.is_empty(), "{frist}: {found:?}");
    }
    for frist in ["\"engang\"", "\"5. kvartal 2025\"", "\"marts\"", "2025"] {
        let found = faults_of(&validator, &handling(&format!("frist = {frist}")));
        assert!(!found.is_empty(), "{frist}");
    }
}

fn handling(more: &str) -> String {
    format!(
        "nr = \"2\"\ntitel = \"Et mål\"\n[[handling]]\nnr = \"2.1\"\ntekst = \"Rense stranden.\"\nansvarlig = [\"Sekretariatet\"]\n{more}\n"
    )
}

fn validator() -> Validator {
    let schema = Workplace::empty().kimo(&["schema"]).quiet();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    jsonschema::draft7::options()
        .should_validate_formats(true)
        .build(&schema)
        .unwrap()
}

fn faults_of(validator: &Validator, text: &str) -> Vec<String> {
    let table = DeTable::parse(text).unwrap();
    let value = as_an_editor_sees_it(DeValue::Table(table.into_inner()));
    validator
        .iter_errors(&value)
        .map(|error| {
            format!(
                "/{}: {error}",
                error.instance_path().to_string().trim_start_matches('/')
            )
        })
        .collect()
}

/// TOML as JSON, with dates as texts: so taplo hands it to a schema.
fn as_an_editor_sees_it(value: DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::from(text.as_ref()),
        DeValue::Integer(digits) => {
            Value::from(i64::from_str_radix(digits.as_str(), digits.radix()).unwrap())
        }
        DeValue::Float(digits) => Value::from(digits.as_str().parse::<f64>().unwrap()),
        DeValue::Boolean(value) => Value::from(value),
        DeValue::Datetime(date) => Value::from(date.to_string()),
        DeValue::Array(items) => items
            .into_iter()
            .map(|item| as_an_editor_sees_it(item.into_inner()))
            .collect(),
        DeValue::Table(table) => table
            .into_iter()
            .map(|(key, value)| {
                let value = as_an_editor_sees_it(value.into_inner());
                (key.into_inner().into_owned(), value)
            })
            .collect(),
    }
}

fn plan_files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    collect(&project("plan"), &mut files);
    collect(&project("tests/plans"), &mut files);
    files
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => collect(&path, files),
            false
                if path
                    .extension()
                    .is_some_and(|extension| extension == "toml") =>
            {
                files.push(path);
            }
            false => {}
        }
    }
}
