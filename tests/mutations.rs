//! Plans with one thing gone wrong in them: a byte, a token or a line of a file changed at random.
//!
//! Whatever it is, `check` ends, soon and without a panic; it tells one fault in few errors, each
//! at a place in a file; and it takes no file that another reader of TOML 1.0, Python's, refuses or
//! reads otherwise. `cargo test` makes some hundred; the long run is
//! `KIMO_MUTATIONS=10000 cargo test --locked --test mutations -- --nocapture`, and
//! `KIMO_MUTATION=17` shows one.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use chrono::NaiveDate;
use common::{left_out, project};
use kimo::testing::{Memory, Problem};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use toml::de::{DeTable, DeValue};

const PLANS: [&str; 2] = ["plan/2022-2025", "tests/plans/eksempel/2023-2026"];

/// How long one check may take, on a machine with much else to do.
const LONGEST: Duration = Duration::from_secs(2);

type Files = Vec<(String, Vec<u8>)>;

#[test]
fn one_fault_is_told_soon_in_few_errors_and_nothing_false_is_taken() {
    let only = number("KIMO_MUTATION");
    let count = number("KIMO_MUTATIONS").unwrap_or(300);
    let plans = PLANS.map(|plan| files(&project(plan)));
    for plan in &plans {
        assert_eq!(errors(&check(plan)), 0, "a plan is in error as it is");
    }
    let (taken, mut many, mut most) = (TempDir::new().unwrap(), Vec::new(), Duration::ZERO);
    for seed in only.map_or(0..count, |only| only..only + 1) {
        let mut dice = Dice(seed);
        let mut plan = plans[dice.below(plans.len())].clone();
        let which = dice.below(plan.len());
        let what = mutate(&mut plan[which].1, &mut dice);
        let (name, bytes) = plan[which].clone();
        let start = Instant::now();
        let problems = check(&plan);
        let time = start.elapsed();
        most = most.max(time);
        assert!(
            time < LONGEST,
            "mutation {seed}, {what} in {name}, took {time:?}"
        );
        for problem in &problems {
            assert!(
                problem.is_in_text,
                "mutation {seed}, {what} in {name}: {problem:?}"
            );
        }
        let errors = errors(&problems);
        if only.is_some() {
            println!("{what} in {name}: {problems:#?}");
        }
        if errors > 3 {
            many.push((seed, errors, what));
        }
        if errors == 0 {
            let file = taken.path().join(format!("{seed}.toml"));
            std::fs::write(&file, &bytes).unwrap();
            std::fs::write(file.with_extension("json"), as_read(&bytes)).unwrap();
        }
    }
    println!("{count} mutations, the slowest in {most:?}; over three errors: {many:?}");
    assert!(many.len() as u64 * 100 <= count, "{many:?}");
    compare_with_python(taken.path());
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

fn check(plan: &Files) -> Vec<Problem> {
    let today = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
    Memory::new(plan.clone(), today).check().unwrap().0
}

fn errors(problems: &[Problem]) -> usize {
    let errors = problems.iter().filter(|problem| problem.word == "fejl");
    errors.count()
}

fn files(folder: &Path) -> Files {
    let entries = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap());
    let read = |entry: std::fs::DirEntry| {
        let name = entry.file_name().into_string().unwrap();
        (name, std::fs::read(entry.path()).unwrap())
    };
    let mut files: Files = entries.map(read).collect();
    files.sort();
    files
}

/// Random numbers that are the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut number = self.0;
        number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((number ^ (number >> 31)) % limit.max(1) as u64).unwrap()
    }
}

/// What files are made of, and what comes into them by accident.
const PIECES: [&str; 42] = [
    "\"",
    "\"\"\"",
    "'",
    "'''",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "=",
    "#",
    ",",
    ".",
    "\\",
    "\\n",
    "\\e",
    "\\x41",
    "\\u00e6",
    "\\q",
    "\n",
    "\r",
    "\r\n",
    "\t",
    " ",
    "\u{a0}",
    "\u{feff}",
    "\u{200b}",
    "\u{202e}",
    "\0",
    "”",
    "–",
    "æ",
    "0",
    "1_",
    "-",
    "nr",
    "true",
    "2024-02-31",
    "<<<<<<< HEAD\n",
    "[[handling.note]]\n",
    "x = 1\n",
];

/// Changes one thing, and tells what.
fn mutate(bytes: &mut Vec<u8>, dice: &mut Dice) -> String {
    let text = String::from_utf8(bytes.clone()).unwrap();
    let (way, at) = (dice.below(14), dice.below(bytes.len()));
    let new = u8::try_from(dice.below(256)).unwrap();
    let what = match way {
        0 => format!("byte {:#x} taken out", bytes.remove(at)),
        1 => {
            bytes.insert(at, new);
            format!("byte {new:#x} put in")
        }
        2 => {
            bytes[at] = new;
            format!("byte {new:#x} written")
        }
        3 => {
            bytes[at] ^= 1 << dice.below(8);
            "a bit turned".to_owned()
        }
        4 => {
            bytes.truncate(at);
            "cut off".to_owned()
        }
        _ => {
            let parts = if way < 10 {
                tokens(&text)
            } else {
                text.split_inclusive('\n').collect()
            };
            let (parts, what) = rearranged(parts, way, dice);
            *bytes = parts.concat().into_bytes();
            return what;
        }
    };
    format!("{what} at {at}")
}

/// The tokens or lines of a text with one of them changed.
fn rearranged<'t>(mut parts: Vec<&'t str>, way: usize, dice: &mut Dice) -> (Vec<&'t str>, String) {
    let (one, other) = (dice.below(parts.len()), dice.below(parts.len()));
    let (this, that) = (parts[one], parts[other]);
    let piece = PIECES[dice.below(PIECES.len())];
    let what = match way {
        5 | 10 => {
            parts.remove(one);
            format!("{this:?} taken out")
        }
        6 | 11 => {
            parts.insert(other, this);
            format!("{this:?} written again before {that:?}")
        }
        7 | 12 => {
            parts.swap(one, other);
            format!("{this:?} and {that:?} exchanged")
        }
        8 | 13 => {
            parts.insert(one, piece);
            format!("{piece:?} put in before {this:?}")
        }
        _ => {
            parts[one] = piece;
            format!("{piece:?} written over {this:?}")
        }
    };
    (parts, format!("part {one}: {what}"))
}

/// Words, runs of blanks, and signs.
fn tokens(text: &str) -> Vec<&str> {
    let class = |c: char| match c {
        _ if c.is_alphanumeric() => 0,
        ' ' => 1,
        _ => 2,
    };
    let mut tokens = Vec::new();
    let (mut start, mut last) = (0, None);
    for (at, c) in text.char_indices() {
        if last.is_some_and(|last| last != class(c) || last == 2) {
            tokens.push(&text[start..at]);
            start = at;
        }
        last = Some(class(c));
    }
    tokens.push(&text[start..]);
    tokens
}

/// The file as it is read here, in JSON. That kimo reads as this parser does is tried elsewhere.
fn as_read(bytes: &[u8]) -> String {
    let text = std::str::from_utf8(bytes).unwrap();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let table = DeTable::parse(text).unwrap().into_inner();
    let mut out = String::new();
    show_table(&table, &mut out);
    out
}

fn show_table(table: &DeTable<'_>, out: &mut String) {
    let entries = table
        .iter()
        .map(|(key, value)| (key.get_ref().to_string(), value));
    let entries: BTreeMap<String, _> = entries.collect();
    out.push('{');
    for (at, (key, value)) in entries.into_iter().enumerate() {
        let comma = if at > 0 { "," } else { "" };
        write!(out, "{comma}{}:", serde_json::to_string(&key).unwrap()).unwrap();
        show(value.get_ref(), out);
    }
    out.push('}');
}

fn show(value: &DeValue<'_>, out: &mut String) {
    match value {
        // TOML leaves it open what a line end in a text is read as.
        DeValue::String(text) => {
            *out += &serde_json::to_string(&text.replace("\r\n", "\n")).unwrap();
        }
        DeValue::Integer(digits) => {
            let number = i64::from_str_radix(digits.as_str(), digits.radix()).unwrap();
            write!(out, "{number}").unwrap();
        }
        DeValue::Float(digits) => {
            let number: f64 = digits.as_str().parse().unwrap();
            write!(out, "{{\"float\":\"{number:e}\"}}").unwrap();
        }
        DeValue::Boolean(value) => write!(out, "{value}").unwrap(),
        DeValue::Datetime(moment) => write!(out, "{{\"date\":\"{moment}\"}}").unwrap(),
        DeValue::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                *out += if at > 0 { "," } else { "" };
                show(item.get_ref(), out);
            }
            out.push(']');
        }
        DeValue::Table(table) => show_table(table, out),
    }
}

/// Reads every file that was taken, and compares what it says.
const COMPARE: &str = r#"
import json, pathlib, sys, tomllib
def theirs(value):
    if isinstance(value, dict): return {key: theirs(inner) for key, inner in value.items()}
    if isinstance(value, list): return [theirs(inner) for inner in value]
    if isinstance(value, str): return value.replace("\r\n", "\n")
    if isinstance(value, float): return {"float": value}
    if hasattr(value, "isoformat"): return {"date": value.isoformat()}
    return value
def ours(value):
    if isinstance(value, list): return [ours(inner) for inner in value]
    if not isinstance(value, dict): return value
    if set(value) == {"float"}: return {"float": float(value["float"])}
    return {key: ours(inner) for key, inner in value.items()}
for file in sorted(pathlib.Path(sys.argv[1]).glob("*.toml")):
    try:
        read = theirs(tomllib.loads(file.read_bytes().decode("utf-8-sig")))
    except Exception as error:
        print(file.stem, "refused:", error)
        continue
    mine = ours(json.loads(file.with_suffix(".json").read_text("utf-8")))
    if mine != read: print(file.stem, "read otherwise")
print("done")
"#;

fn compare_with_python(folder: &Path) {
    let mut python = Command::new("python3");
    let python = python.args(["-c", COMPARE]).arg(folder).output();
    let said = python.map(|run| String::from_utf8_lossy(&run.stdout).into_owned());
    match said {
        Ok(said) if said.ends_with("done\n") => assert_eq!(said, "done\n"),
        _ => left_out("comparing with Python's tomllib, which comes with Python 3.11"),
    }
}
