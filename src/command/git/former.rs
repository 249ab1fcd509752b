//! Numbers of actions that a plan's files have had, by git's history of them: an action that was
//! deleted by hand leaves no other trace.

use super::{Repository, answer};
use crate::load::Disk;
use crate::plan::{Number, Plan};
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

fn of_history(repository: &Repository, plan: &Plan) -> Result<Vec<Number>> {
    let files = match &*plan.folder {
        "" => ":(glob)**/maal-*.toml".to_owned(),
        // A sign that means something in a pattern stands for any.
        folder => format!(
            ":(glob)**/{}/maal-*.toml",
            folder.replace(['*', '?', '[', '\\'], "?")
        ),
    };
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
