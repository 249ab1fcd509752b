//! Every fault a plan can have, as `kimo check` shows it: the place, the cause, the remedy, the
//! exit code; no file changed, and the other files checked all the same.
//!
//! The faults stand in the order in which the loader and the rules meet them, one file for each
//! kind: bytes, syntax, tables and values, meaning, and the files and folders themselves.

#![allow(clippy::expect_used, clippy::unwrap_used)]

#[path = "../common/mod.rs"]
mod common;

mod bytes;
mod cascades;
mod files;
mod full_text;
mod headers;
mod kinds;
mod meaning;
mod mending;
mod schema;
mod slips;
mod syntax;
mod unread;

use common::{GOAL, Run, Workplace};
use serde_json::Value;

/// The day on which the plans are checked.
const TODAY: &str = "1.6.2025";

/// A goal whose only fault, a gap in its numbers, must be told whatever is wrong elsewhere.
const OTHER_GOAL: &str = r#"nr = "2"
titel = "Færre net i havet"

[[handling]]
nr = "2.1"
tekst = "Samle net."
ansvarlig = ["Bestyrelsen"]

[[handling]]
nr = "2.3"
tekst = "Tælle net."
ansvarlig = ["Kommunerne"]
"#;

/// What `kimo check` says of a plan with this `maal-1.toml`.
fn goal(text: impl AsRef<[u8]>) -> String {
    file("maal-1.toml", text)
}

/// What `kimo check` says of a sound goal's file with these lines after its first action.
fn action(lines: &str) -> String {
    goal(format!("{GOAL}{lines}"))
}

/// What `kimo check` says of a plan with this file.
fn file(name: &str, text: impl AsRef<[u8]>) -> String {
    let place = Workplace::with_goal(GOAL);
    place.write("plan/maal-2.toml", OTHER_GOAL);
    place.write(&format!("plan/{name}"), text);
    check(&place)
}

/// The problems of the plan, one a line with its remedy under it, and the exit code. The gap in
/// the other goal is expected and left out.
#[track_caller]
fn check(place: &Workplace) -> String {
    let before = place.snapshot();
    let run = place.kimo(&["check", "--format", "json", "--dato", TODAY]);
    assert_eq!(place.snapshot(), before);
    assert_eq!(run.err, "");
    let parsed: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(parsed["format"], 1);
    let all = parsed["problemer"].as_array().unwrap();
    let is_gap = |problem: &&Value| {
        problem["fil"].as_str().unwrap().ends_with("maal-2.toml")
            && problem["regel"] == "hul-i-numre"
    };
    assert_eq!(all.iter().filter(is_gap).count(), 1, "{}", run.out);
    let mut lines: String = all.iter().filter(|p| !is_gap(p)).map(line).collect();
    lines += &format!("exit {}", run.code);
    lines
}

fn line(problem: &Value) -> String {
    let text = |key: &str| problem[key].as_str().unwrap_or("(ingen hjælp)").to_owned();
    format!(
        "{}:{}:{} {}[{}] {}\n  {}\n",
        text("fil"),
        problem["linje"],
        problem["kolonne"],
        text("alvor"),
        text("regel"),
        text("besked"),
        text("hjaelp"),
    )
}

/// What `kimo check` prints of a plan whose only goal is this.
fn shown(goal: impl AsRef<[u8]>) -> Run {
    let place = Workplace::with_goal("");
    place.write("plan/maal-1.toml", goal);
    place.kimo(&["check", "--dato", TODAY])
}
