//! What keeps git from committing, said with the way on.

use super::{Repository, line, refusal, run, said};
use crate::command::Failure;
use crate::command::arguments::quoted;
use anyhow::Result;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Output;

/// Why a commit failed, from what git said of it.
pub(crate) fn why(repository: &Repository, output: &Output) -> Failure {
    if let Some(failure) = nameless(repository) {
        return failure;
    }
    let failure = refusal(output);
    match lock_in_the_way(repository, output).filter(|lock| lock.is_file()) {
        Some(lock) => {
            let lock = lock.display().to_string();
            let mut busy = Failure::new("et andet git er i gang i repositoryet")
                .hint(format!("er der ikke det, så slet filen {}", quoted(&lock)));
            busy.hints.extend(failure.hints);
            busy
        }
        None if failure.hints.is_empty() => silent(repository, failure),
        None => failure,
    }
}

/// The index's lock, where git failed on a lock: it names the file in whatever language.
pub(crate) fn lock_in_the_way(repository: &Repository, output: &Output) -> Option<PathBuf> {
    if !said(output).contains(".lock") {
        return None;
    }
    let lock = repository.ask(["rev-parse", "--git-path", "index.lock"]);
    Some(repository.top.join(line(&lock.ok()?)))
}

/// What git says nothing about, a hook may have refused.
fn silent(repository: &Repository, failure: Failure) -> Failure {
    let folder = repository.ask(["rev-parse", "--git-path", "hooks"]);
    let folder = folder.map(|folder| line(&folder)).unwrap_or_default();
    let is_there = |name: &&str| repository.top.join(&folder).join(name).is_file();
    let mut hooks = ["pre-commit", "prepare-commit-msg", "commit-msg"].into_iter();
    if hooks.any(|name| is_there(&name)) {
        failure.hint(format!(
            "git siger ikke hvorfor; en hook i {folder} kan have afvist det"
        ))
    } else {
        failure.hint("git siger ikke hvorfor")
    }
}

/// That git is told to see no change in `file`, by the letter that it marks the file with.
pub(crate) fn hidden(tag: u8, file: &Path) -> Option<Failure> {
    let (skipped, assumed) = (tag.eq_ignore_ascii_case(&b'S'), tag.is_ascii_lowercase());
    let options = match (skipped, assumed) {
        (false, false) => return None,
        (true, false) => "--no-skip-worktree",
        (false, true) => "--no-assume-unchanged",
        (true, true) => "--no-skip-worktree --no-assume-unchanged",
    };
    let shown = file.display().to_string();
    Some(
        Failure::new(format!("git er sat til ikke at se, at {shown} ændres")).hint(format!(
            "lad git se det: git update-index {options} {}",
            quoted(&shown)
        )),
    )
}

/// Whether the user lets git ignore a file that it does not hold.
///
/// # Errors
/// When git cannot be started.
pub(crate) fn ignored(repository: &Repository, path: &OsStr) -> Result<bool> {
    // Not a pattern, whatever sign it begins with.
    let mut here = OsString::from("./");
    here.push(path);
    let mut git = repository.git();
    let output = run(git.args(["check-ignore", "--quiet", "--"]).arg(here))?;
    Ok(output.status.success())
}

/// That a file of the plan is one that git ignores.
pub(crate) fn kept_out(file: &Path) -> Failure {
    let shown = file.display().to_string();
    Failure::new(format!(".gitignore holder {shown} ude")).hint(format!(
        "se, hvor det står: git check-ignore -v {}",
        quoted(&shown)
    ))
}

/// That git has no name to commit under, as on a machine where nobody has told it one.
fn nameless(repository: &Repository) -> Option<Failure> {
    let has_name = |identity| {
        run(repository.git().args(["var", identity])).is_ok_and(|output| output.status.success())
    };
    if ["GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"]
        .into_iter()
        .all(has_name)
    {
        return None;
    }
    Some(
        Failure::new("git ved ikke, hvem du er")
            .hint("fortæl det én gang på denne maskine, med dit eget navn og din egen mailadresse:")
            .hint("git config --global user.name \"Dit Navn\"")
            .hint("git config --global user.email \"dig@eksempel.dk\""),
    )
}

/// What git is in the middle of, where a commit of a file by itself has no place in it: git
/// refuses it itself, or, in a revert, takes it for the end.
///
/// # Errors
/// When git cannot be started.
pub(crate) fn unfinished(repository: &Repository) -> Result<Option<Failure>> {
    for (head, what) in [
        ("MERGE_HEAD", "at samle to grene (git merge)"),
        (
            "CHERRY_PICK_HEAD",
            "at hente en commit fra en anden gren (git cherry-pick)",
        ),
        ("REVERT_HEAD", "at tage en commit tilbage (git revert)"),
    ] {
        let mut git = repository.git();
        if run(git.args(["rev-parse", "--verify", "--quiet", head]))?
            .status
            .success()
        {
            let failure = Failure::new(format!(
                "git er midt i {what} og kan imens ikke gemme noget for sig"
            ));
            let hint = "gør det først færdigt; ”git status” viser, hvad der mangler";
            return Ok(Some(failure.hint(hint)));
        }
    }
    Ok(None)
}
