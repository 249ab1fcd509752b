//! What a plan's files have had, by git's history of them: an action or a meeting that was deleted
//! by hand leaves no other trace.

use super::{Repository, answer};
use crate::load::{self, Disk, root};
use crate::plan::{Meeting, Number, Plan};
use crate::text::FileId;
use anyhow::Result;
use std::collections::BTreeSet;

/// The numbers that were taken out of the files of `plan` in any commit, or since the last, in
/// this folder or where it was before. None where the plan lies in no repository.
pub(crate) fn former_numbers(disk: &Disk, plan: &Plan) -> Vec<Number> {
    let asked = Repository::around(&disk.root);
    asked
        .and_then(|repository| of_history(&repository, plan))
        .unwrap_or_default()
}

/// The meetings of `plan` in each version of its `handleplan.toml` in any commit, the newest first.
/// None where the plan lies in no repository.
pub(crate) fn former_meetings(disk: &Disk, plan: &Plan) -> Vec<Vec<Meeting>> {
    let asked = Repository::around(&disk.root);
    asked
        .and_then(|repository| meetings_of_history(&repository, plan))
        .unwrap_or_default()
}

fn meetings_of_history(repository: &Repository, plan: &Plan) -> Result<Vec<Vec<Meeting>>> {
    let files = files_named(plan, root::HANDLEPLAN);
    let changes = repository.ask(["log", "--format=", "--raw", "--no-abbrev", "--", &files])?;
    let changes = String::from_utf8_lossy(&changes);
    // `:100644 100644 <before> <after> M\t<path>`
    let objects = changes.lines().filter_map(|line| line.split(' ').nth(3));
    let there = objects.filter(|object| object.bytes().any(|digit| digit != b'0'));
    let read = |object| {
        let bytes = repository.ask(["cat-file", "blob", object])?;
        let (source, _) = load::decode(root::HANDLEPLAN, FileId::default(), &bytes);
        Ok(load::read_plan(&source, FileId::default()).0.meetings)
    };
    there.map(read).collect()
}

/// The pattern for `name` in the folder of `plan`, wherever that has been.
fn files_named(plan: &Plan, name: &str) -> String {
    match &*plan.folder {
        "" => format!(":(glob)**/{name}"),
        // A sign that means something in a pattern stands for any.
        folder => format!(
            ":(glob)**/{}/{name}",
            folder.replace(['*', '?', '[', '\\'], "?")
        ),
    }
}

fn of_history(repository: &Repository, plan: &Plan) -> Result<Vec<Number>> {
    let files = files_named(plan, "maal-*.toml");
    // What only adds a file takes no number out.
    let options = [
        "--unified=0",
        "--no-color",
        "--no-ext-diff",
        "--no-textconv",
        "--diff-filter=a",
    ];
    let log = |command: &[&str]| {
        let mut git = repository.git();
        answer(git.args(command).args(options).args(["--", &files]))
    };
    // Where there is no commit yet, the latter fails and the former has nothing.
    let mut diffs = log(&["log", "--format=", "--patch"])?;
    diffs.extend(log(&["diff", "HEAD"])?);
    let diffs = String::from_utf8_lossy(&diffs);
    let numbers: BTreeSet<&str> = diffs.lines().filter_map(number_taken_out).collect();
    Ok(numbers.into_iter().map(Number::new).collect())
}

/// The number in a line of a diff that takes one out: `-nr = "1.2"`.
fn number_taken_out(line: &str) -> Option<&str> {
    let value = line.strip_prefix('-')?.trim().strip_prefix("nr")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value
        .chars()
        .next()
        .filter(|sign| ['"', '\''].contains(sign))?;
    value[quote.len_utf8()..].split(quote).next()
}
