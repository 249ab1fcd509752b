//! Asking git, through its command: no shell, and nothing that a user wrote is ever an option.

mod attempt;
mod attributes;
mod commit;
mod former;
mod path_commit;
mod repository;
mod revision;
mod snapshot;
mod tracked;
mod version;

pub(crate) use attributes::{deciding, places, plan_files, union_warning};
pub(crate) use commit::commit;
pub(crate) use former::{former_meetings, former_numbers};
pub(crate) use repository::{Repository, git_folder};
pub(crate) use snapshot::{Asked, Snapshot, left_out};
pub(crate) use tracked::is_tracked;

use super::Failure;
use crate::load::files::reason;
use crate::text::Shown;
use anyhow::{Context as _, Result, bail};
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use tempfile::TempDir;

/// git's own merge of lines: the text, and whether it is free of conflicts.
///
/// # Errors
/// When git cannot merge them at all.
pub(crate) fn merge_file(ours: &[u8], base: &[u8], theirs: &[u8]) -> Result<(Vec<u8>, bool)> {
    let folder = temporary_folder()?;
    let mut git = git();
    git.args(["merge-file", "-p"]);
    git.args(["-L", "vores", "-L", "fælles", "-L", "deres"]);
    for (name, bytes) in [("vores", ours), ("base", base), ("deres", theirs)] {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes)?;
        git.arg(path);
    }
    let output = run(&mut git)?;
    match output.status.code() {
        Some(0) => Ok((output.stdout, true)),
        Some(conflicts) if conflicts < 128 => Ok((output.stdout, false)),
        _ => bail!(refusal(&output)),
    }
}

/// A folder that is removed with the value.
fn temporary_folder() -> Result<TempDir> {
    tempfile::tempdir().map_err(|_| {
        let place = std::env::temp_dir();
        let place = place.shown();
        Failure::new(format!("der kan ikke laves en midlertidig mappe i {place}")).into()
    })
}

/// Runs git to its end, without input and with what it prints caught.
///
/// # Errors
/// When it cannot be started or read.
pub(crate) fn run(git: &mut Command) -> Result<Output> {
    git.stdin(Stdio::null()).stdout(Stdio::piped());
    let started = git.stderr(Stdio::piped()).spawn();
    let started = started.map_err(|error| not_started(&error))?;
    finished(started).context("git kan ikke spørges")
}

/// What a started git prints, and how it ends. The standard library's own way panics where a pipe
/// cannot be read.
fn finished(mut started: Child) -> io::Result<Output> {
    let (stdout, stderr) = (started.stdout.take(), started.stderr.take());
    let (stdout, stderr) = std::thread::scope(|scope| {
        let stderr = scope.spawn(|| all_of(stderr));
        (all_of(stdout), stderr.join())
    });
    let status = started.wait()?;
    Ok(Output {
        status,
        stdout: stdout?,
        stderr: stderr.unwrap_or_else(|_| Ok(Vec::new()))?,
    })
}

fn all_of(pipe: Option<impl Read>) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if let Some(mut pipe) = pipe {
        pipe.read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// Runs git to its end, with `input` on its standard input.
///
/// # Errors
/// When it cannot be started or read.
pub(crate) fn run_with(git: &mut Command, input: &[u8]) -> Result<Output> {
    git.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut started = git
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| not_started(&error))?;
    let stdin = started.stdin.take();
    // git may answer while it is asked, and wait where nobody reads.
    let output = std::thread::scope(|scope| {
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
        finished(started)
    });
    output.context("git kan ikke spørges")
}

/// What git answers on its standard output.
///
/// # Errors
/// When it cannot be started, or ends with an error.
pub(crate) fn answer(git: &mut Command) -> Result<Vec<u8>> {
    succeeded(run(git)?)
}

/// As [`answer`], with `input` on its standard input.
///
/// # Errors
/// As `answer`.
pub(crate) fn answer_to(git: &mut Command, input: &[u8]) -> Result<Vec<u8>> {
    succeeded(run_with(git, input)?)
}

fn succeeded(output: Output) -> Result<Vec<u8>> {
    if output.status.success() {
        Ok(output.stdout)
    } else {
        bail!(refusal(&output))
    }
}

/// Why git could not be started.
fn not_started(error: &std::io::Error) -> Failure {
    match error.kind() {
        std::io::ErrorKind::NotFound => Failure::new("programmet git findes ikke på denne maskine")
            .hint("hent det på https://git-scm.com, og prøv igen"),
        _ => Failure::new(format!("git kan ikke startes: {}", reason(error))),
    }
}

/// The editor that git is set to, where it is.
pub(crate) fn editor() -> Option<String> {
    let set = answer(git().args(["config", "--get", "core.editor"])).ok()?;
    Some(line(&set)).filter(|editor| !editor.trim().is_empty())
}

/// What git itself says when it refuses.
pub(crate) fn refusal(output: &Output) -> Failure {
    let failure = Failure::new("git kunne ikke gøre det");
    said(output)
        .lines()
        .filter(|line| !line.trim().is_empty())
        .fold(failure, |failure, line| {
            failure.hint(format!("git siger: {}", line.trim()))
        })
}

/// git's own words.
fn said(output: &Output) -> String {
    let words = if output.stderr.trim_ascii().is_empty() {
        &output.stdout
    } else {
        &output.stderr
    };
    String::from_utf8_lossy(words).into_owned()
}

fn git_in(folder: &Path) -> Command {
    let mut git = git();
    git.arg("-C").arg(folder);
    git
}

/// What git tells its hooks, and the commands of a rebase, about the repository they run for.
/// With `GIT_DIR` set, git takes any folder it is started in for the topmost; and the index of
/// a commit that is under way is no index for another. git finds both by the plan's folder.
const OF_THE_CALLER: [&str; 13] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_PREFIX",
    "GIT_INTERNAL_SUPER_PREFIX",
    // How paths are read, which kimo says itself.
    "GIT_LITERAL_PATHSPECS",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
];

/// git, in the language in which its answers are known.
fn git() -> Command {
    let mut git = Command::new("git");
    for name in OF_THE_CALLER {
        git.env_remove(name);
    }
    git.env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0");
    // To ask who signed runs a program that a setting of the repository names.
    git.args(["-c", "log.showSignature=false"]);
    git
}

fn line(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes)
        .trim_end_matches(['\n', '\r'])
        .to_owned()
}
