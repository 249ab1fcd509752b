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

/// What no schema can see: how a list of tables is written, that 40.000 was meant as more than 40,
/// and 1.250 as more than 1.
const UNSEEN: [&str; 3] = ["indskudt-liste", "beloeb-med-punktum", "tvetydigt-tal"];

#[test]
fn what_check_refuses_in_a_table_is_refused() {
    let validator = validator();
    // The second group: what is wrong with a table or a value.
    let errors = faults().into_iter();
    let errors = errors.filter(|fault| fault.group == 1 && fault.word == "fejl");
    for fault in errors {
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
    /handling/0/fra: "3.4" does not match "^\s*([1-9][0-9]{3}(-[1-9][0-9]{3})?/((0|[1-9][0-9]*)[A-Za-zÀ-ɏ]*|[A-Za-zÀ-ɏ]([0-9A-Za-zÀ-ɏ_-]*[0-9A-Za-zÀ-ɏ])?)(\.((0|[1-9][0-9]*)[A-Za-zÀ-ɏ]*|[A-Za-zÀ-ɏ]([0-9A-Za-zÀ-ɏ_-]*[0-9A-Za-zÀ-ɏ])?))*)\s*$"
    /handling/0/frist: "2024-01-01T10:00:00" is not valid under any of the schemas listed in the 'anyOf' keyword
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
        "\"2. halvår 2025\"",
        "\"Foråret 2025\"",
        "\"ultimo marts 2025\"",
        "\"Primo 2025\"",
        "\"vinteren 2024-2025\"",
        "\"2023-2025\"",
        "\"hele perioden\"",
        "\"årligt\"",
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

#[test]
fn a_schema_of_an_earlier_version_is_warned_of_and_renewed() {
    let place = Workplace::with_real_plan();
    let ours = place.kimo(&["schema"]).quiet();
    place.write("plan/kimo.schema.json", &ours);
    place.kimo(&["check"]).quiet();
    let version = env!("CARGO_PKG_VERSION");
    for old in [
        ours.replace("\"$comment\"", "\"x\""),
        ours.replace(version, "0.0.9"),
        ours.replace("frist", "termin"),
        "{}".to_owned(),
    ] {
        place.write("plan/kimo.schema.json", old);
        insta::allow_duplicates! {
        assert_snapshot!(place.kimo(&["check"]), @"
        Ingen fejl i 4 filer.
        Perioden 2022-2025 sluttede den 31. december 2025. Den næste plan laves med: kimo nyperiode 2026-2029
        --- stderr
        advarsel: kimo.schema.json er fra en tidligere udgave af kimo, så et redigeringsprogram kan melde fejl, der ikke er der
          Lad kimo skrive det på ny: kimo tjek --ret
        --- exit 0
        ");
        assert_snapshot!(place.kimo(&["check", "--ret"]), @"
        Ingen fejl i 4 filer.
        Perioden 2022-2025 sluttede den 31. december 2025. Den næste plan laves med: kimo nyperiode 2026-2029
        --- stderr
        rettet: kimo.schema.json er skrevet på ny
        1 fejl er rettet.
        --- exit 0
        ");
        }
        assert_eq!(place.read("plan/kimo.schema.json"), ours);
    }
    // What a later version wrote is right for a colleague who has it.
    place.write("plan/kimo.schema.json", ours.replace(version, "999.10.0"));
    place.kimo(&["check"]).quiet();
    std::fs::remove_file(place.path("plan/kimo.schema.json")).unwrap();
    place.kimo(&["check", "--ret"]).quiet();
    assert!(!place.path("plan/kimo.schema.json").exists());
}

/// The editors' own readers: `taplo` is in Even Better TOML, `tombi` is the other.
const CLIENTS: [&str; 2] = ["taplo", "tombi"];

/// What stands in `plan/` of `place` that a client finds fault with, its names of the files; none
/// where it is not installed. A warning counts.
fn refused_by(client: &str, place: &Workplace) -> Option<Vec<String>> {
    let mut command = std::process::Command::new(client);
    command.arg("lint").current_dir(place.path("plan"));
    match client {
        "taplo" => command.args([
            "--schema",
            &format!("file://{}", place.path("plan/kimo.schema.json").display()),
        ]),
        // Its own catalogue of schemas is on the network.
        _ => command.args([
            "--offline",
            "--diagnostics-format=json-lines",
            "--diagnostics-file=found.jsonl",
        ]),
    };
    let mut files: Vec<String> = fs::read_dir(place.path("plan"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".toml"))
        .collect();
    files.sort();
    let Ok(output) = command.args(&files).output() else {
        common::left_out(&format!("the schema in {client}, which is not installed"));
        return None;
    };
    let mut told = String::from_utf8_lossy(&output.stderr).into_owned();
    if client == "tombi" {
        told = fs::read_to_string(place.path("plan/found.jsonl")).unwrap_or_default();
    }
    files.retain(|name| told.lines().any(|line| line.contains(name.as_str())));
    assert_eq!(files.is_empty(), output.status.success(), "{told}");
    Some(files)
}

#[test]
fn the_sound_plans_are_sound_in_real_editors() {
    for client in CLIENTS {
        let place = Workplace::empty();
        place.write("plan/kimo.schema.json", fs::read(project(KEPT)).unwrap());
        for (at, file) in plan_files().iter().enumerate() {
            let text = fs::read_to_string(file).unwrap();
            let (_, text) = text.split_once('\n').unwrap();
            place.write(
                &format!("plan/f{at:02}.toml"),
                format!("#:schema ./kimo.schema.json\n{text}"),
            );
        }
        if let Some(refused) = refused_by(client, &place) {
            assert_eq!(refused, Vec::<String>::new(), "{client}");
        }
    }
}

#[test]
fn what_the_schema_can_refuse_is_refused_in_real_editors() {
    for client in CLIENTS {
        let place = Workplace::empty();
        place.write("plan/kimo.schema.json", fs::read(project(KEPT)).unwrap());
        let faults = faults();
        let seen = faults.iter().filter(|fault| fault.group == 1);
        let seen = seen.filter(|fault| fault.word == "fejl" && !UNSEEN.contains(&fault.name));
        let seen: Vec<String> = seen
            .map(|fault| {
                let text = std::str::from_utf8(fault.example).unwrap();
                let name = format!("{}.toml", fault.name);
                place.write(
                    &format!("plan/{name}"),
                    format!("#:schema ./kimo.schema.json\n{text}"),
                );
                name
            })
            .collect();
        if let Some(refused) = refused_by(client, &place) {
            let missed: Vec<_> = seen.iter().filter(|name| !refused.contains(name)).collect();
            assert!(missed.is_empty(), "{client} takes {missed:?}");
        }
    }
}
