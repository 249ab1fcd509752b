//! The shape of the plan files as a JSON Schema, for editors.
//!
//! Made from the definitions that the loader validates by, so that the two cannot differ. It is
//! a draft-07 schema, which is what taplo and Even Better TOML read, and it is written for how
//! they read it: dates come to a schema as texts, `$ref` is avoided since not every version
//! follows it, and the two kinds of file share one list of keys at the top, where keys are
//! completed from. What a file may not have of the other kind's is told by `if`, whose faults
//! are marked at the key; `oneOf` would mark the whole file.

use crate::check;
use crate::plan::{FORMAT, Status};
use crate::schema::{Field, GOAL, HANDLEPLAN, INDICATOR, Kind, NOTE, Table};
use crate::text::Severity;
use crate::text::danish::date::MONTHS;
use crate::text::danish::number::MOST_KRONER;
use crate::text::danish::part::Part;
use serde_json::{Map, Value, json};

/// What stands before the version of the program that wrote a schema.
pub(crate) const COMMENT: &str = "kimo ";

/// The schema for both `handleplan.toml` and a goal's file.
pub(crate) fn schema() -> Value {
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": format!("{COMMENT}{}", env!("CARGO_PKG_VERSION")),
        "title": "kimo: en handleplan",
        "description": "handleplan.toml med planens titel, periode, parter og møder, eller maal-N.toml med et mål, dets handlinger og deres noter.",
        "type": "object",
        "properties": both(),
        "additionalProperties": false,
        // A file with any of a goal's own keys is a goal's file.
        "if": {"anyOf": own_keys(&GOAL, &HANDLEPLAN).map(|key| open(json!({"required": [key]}))).collect::<Vec<_>>()},
        "then": alone(&GOAL, &HANDLEPLAN),
        "else": alone(&HANDLEPLAN, &GOAL),
    })
}

/// The keys of both kinds of file. One that both have says what it means in each.
fn both() -> Value {
    let mut keys = Map::new();
    for field in HANDLEPLAN.fields.iter().chain(GOAL.fields) {
        let mut value = of_field(field);
        let other = HANDLEPLAN
            .field(field.key)
            .filter(|first| first.doc != field.doc);
        if let Some(first) = other {
            let doc = format!(
                "I handleplan.toml: {} I maal-N.toml: {}",
                first.doc, field.doc
            );
            value["description"] = doc.into();
        }
        keys.insert(field.key.to_owned(), value);
    }
    Value::Object(keys)
}

/// What holds for one kind of file: its required keys, and none of the other's own.
fn alone(own: &Table, other: &Table) -> Value {
    let forbidden: Map<String, Value> = own_keys(other, own)
        .map(|key| (key.to_owned(), json!(false)))
        .collect();
    open(json!({"required": required(own), "properties": forbidden}))
}

/// A schema that says something of a table and leaves its other keys to the one around it: tombi
/// takes a table for closed unless it is told.
fn open(mut schema: Value) -> Value {
    schema["additionalProperties"] = true.into();
    schema
}

/// The keys of `table` that `other` does not have.
fn own_keys(table: &Table, other: &Table) -> impl Iterator<Item = &'static str> {
    table
        .fields
        .iter()
        .map(|field| field.key)
        .filter(|key| other.field(key).is_none())
}

pub(crate) fn of_table(table: &Table) -> Value {
    let keys: Map<String, Value> = table
        .fields
        .iter()
        .map(|field| (field.key.to_owned(), of_field(field)))
        .collect();
    let mut schema = json!({
        "type": "object",
        "properties": keys,
        "required": required(table),
        "additionalProperties": false,
    });
    // Rules of `check` that can be told from one table alone.
    if std::ptr::eq(table, &NOTE) {
        let dropped = json!({"const": Status::Dropped.word()});
        schema["if"] = open(json!({"required": ["status"], "properties": {"status": dropped}}));
        schema["then"] = open(json!({"required": ["besluttet"]}));
    }
    if std::ptr::eq(table, &INDICATOR) {
        schema["dependencies"] = json!({"maaltal_hoejst": ["maaltal"]});
    }
    schema
}

fn required(table: &Table) -> Vec<&'static str> {
    let required = table.fields.iter().filter(|field| field.required);
    required.map(|field| field.key).collect()
}

fn of_field(field: &Field) -> Value {
    let mut value = of_kind(field.kind);
    value["description"] = field.doc.into();
    // What the loader asks of a key beyond its kind.
    match (field.key, field.kind) {
        ("format", _) => value["maximum"] = FORMAT.into(),
        ("ansvarlig", _) => value["minItems"] = 1.into(),
        ("accepteret", _) => value["items"] = json!({"enum": rules()}),
        (_, Kind::Text | Kind::Name) if !field.required => remove(&mut value, "allOf"),
        _ => {}
    }
    value
}

/// The rules whose findings can be accepted.
fn rules() -> Vec<&'static str> {
    check::registry()
        .filter(|entry| entry.severity == Severity::Warning)
        .map(|entry| entry.name)
        .collect()
}

fn remove(value: &mut Value, key: &str) {
    if let Some(keys) = value.as_object_mut() {
        keys.remove(key);
    }
}

fn of_kind(kind: Kind) -> Value {
    match kind {
        // Blanks alone are nothing.
        Kind::Text => json!({"type": "string", "allOf": [{"pattern": "\\S"}]}),
        Kind::Name => json!({"type": "string", "pattern": NAME, "allOf": [{"pattern": "\\S"}]}),
        Kind::Names | Kind::Parties => json!({"type": "array", "items": of_kind(Kind::Name)}),
        Kind::Texts => json!({"type": "array", "items": of_kind(Kind::Text)}),
        Kind::Number => json!({"type": "string", "pattern": exactly(&number())}),
        Kind::Numbers => json!({"type": "array", "items": of_kind(Kind::Number)}),
        Kind::Date => json!({"type": "string", "format": "date", "pattern": exactly(DAY)}),
        Kind::DateSpan => {
            let months = MONTHS.join("|");
            let parts = Part::ALL.map(|part| part.to_string()).join("|");
            let parts = parts.replace(". ", "\\. ");
            let span = format!(
                "{}|{WEEK} {YEAR}|(({THIRDS}) )?({months}) {YEAR}|({parts}) {YEAR}|vinteren {YEAR}-{YEAR}|\
                 hele perioden|årligt|løbende",
                years()
            );
            let span = json!({"type": "string", "pattern": exactly(&any_first_letter(&span))});
            json!({"anyOf": [of_kind(Kind::Date), span]})
        }
        Kind::Years => json!({"type": "string", "pattern": exactly(&years())}),
        Kind::Recurrence => recurrence(),
        Kind::Hours => json!({"type": "string", "pattern": exactly(HOURS)}),
        Kind::Origin => {
            json!({"type": "string", "pattern": exactly(&format!("{}/{}", years(), number()))})
        }
        Kind::Flag => json!({"type": "boolean"}),
        Kind::Year => json!({"type": "integer", "minimum": 1000, "maximum": 9999}),
        Kind::Count => json!({"type": "integer", "minimum": 1, "maximum": 1_000_000}),
        Kind::Kroner => json!({"type": "integer", "minimum": 0, "maximum": MOST_KRONER}),
        Kind::Decimal => json!({"type": "number"}),
        Kind::Choice(words) => json!({"type": "string", "enum": words}),
        Kind::Choices(words) => {
            json!({"type": "array", "items": {"enum": words}, "uniqueItems": true})
        }
        Kind::Table(table) => of_table(table),
        Kind::Tables(table) => json!({"type": "array", "items": of_table(table)}),
    }
}

/// Listed rather than described, so that an editor offers them, but for what is of too many.
fn recurrence() -> Value {
    let parts = Part::ALL.map(|part| part.to_string());
    let months = MONTHS.iter().map(|month| (*month).to_owned());
    let others = ["hvert år", "løbende"].map(str::to_owned);
    let words: Vec<String> = months.chain(parts).chain(others).collect();
    let months = MONTHS.join("|");
    let pattern = format!(
        "{}|uge ([1-9]|[1-4][0-9]|5[0-2])|({THIRDS}) ({months})|([1-9]|[12][0-9]|3[01])\\. ({months})",
        words.join("|").replace(". ", "\\. ")
    );
    let pattern = exactly(&any_first_letter(&pattern));
    json!({"anyOf": [{"type": "string", "enum": words}, {"type": "string", "pattern": pattern}]})
}

/// The hours of a day, as people write them.
const HOURS: &str = r" *(kl\.? *)?[0-9]{1,2}([.:][0-9]{2})?( *[-–] *[0-9]{1,2}([.:][0-9]{2})?)? *";

/// A name has no character that cannot be seen.
const NAME: &str = "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u00a0\\u00ad\\u200b-\\u200f\\u2028-\\u202f\\u2060-\\u206f\\ufeff]*$";
const PART: &str = "((0|[1-9][0-9]*)[A-Za-zÀ-ɏ]*|[A-Za-zÀ-ɏ]([0-9A-Za-zÀ-ɏ_-]*[0-9A-Za-zÀ-ɏ])?)";
const YEAR: &str = "[1-9][0-9]{3}";
const WEEK: &str = "uge ([1-9]|[1-4][0-9]|5[0-3])";
/// The parts that a month has too.
const THIRDS: &str = "primo|medio|ultimo";
const DAY: &str = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

fn number() -> String {
    format!("{PART}(\\.{PART})*")
}

fn years() -> String {
    format!("{YEAR}(-{YEAR})?")
}

/// The whole text, blanks around it aside, as the loader reads it.
fn exactly(pattern: &str) -> String {
    format!("^\\s*({pattern})\\s*$")
}

/// Words of a pattern with their first letter in either case: `[Mm]arts`.
fn any_first_letter(pattern: &str) -> String {
    let mut out = String::new();
    let mut before = '|';
    for letter in pattern.chars() {
        if letter.is_lowercase() && matches!(before, '|' | '(') {
            out.push_str(&format!("[{}{letter}]", letter.to_uppercase()))
        } else {
            out.push(letter)
        }
        before = letter;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::danish::recurrence::Recurrence;

    #[test]
    fn every_time_that_is_offered_is_one_that_the_loader_takes() {
        let schema = recurrence();
        let words = schema["anyOf"][0]["enum"].as_array().unwrap();
        assert_eq!(words.len(), 26);
        for word in words {
            assert!(Recurrence::parse(word.as_str().unwrap()).is_ok(), "{word}");
        }
    }

    #[test]
    fn every_key_of_both_kinds_is_explained() {
        let schema = schema();
        for table in [&HANDLEPLAN, &GOAL] {
            for field in table.fields {
                let doc = schema["properties"][field.key]["description"].as_str();
                assert!(
                    doc.is_some_and(|doc| doc.contains(field.doc)),
                    "{}",
                    field.key
                );
            }
        }
    }
}
