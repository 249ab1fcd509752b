//! Asking git, through its command: no shell, and nothing that a user wrote is ever an option.

mod attributes;
mod commit;
mod paths;
mod revision;
mod tree;
mod union;

pub use attributes::{Places, plan_files};
pub use commit::CommitOption;
pub use tree::{Asked, Tree};
pub use union::{from_top, union_warning};

use super::Failure;
use crate::load::files::reason;
use anyhow::{Result, anyhow, bail};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A repository and the folder in which its files are checked out.
#[derive(Debug, Clone)]
pub struct Repository {
    /// The topmost folder.
    pub top: PathBuf,
}

impl Repository {
    /// The repository that holds `folder`.
    ///
    /// # Errors
    /// When there is none, or git is not there.
    pub fn around(folder: &Path) -> Result<Repository> {
        let output = run(git_in(folder).args(["rev-parse", "--show-toplevel"]))?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            let failure = Failure::new(format!(
                "planen i {} ligger ikke i et git-repository",
                folder.display()
            ));
            bail!(match said.contains("not a git repository") {
                true => failure.hint("lav et i mappen over planen med: git init"),
                false => failure.hint(format!("git siger: {}", said.trim())),
            });
        }
        Ok(Repository {
            top: PathBuf::from(line(&output.stdout)),
        })
    }

    /// The path of `inside` from the top, with `/` between folders; empty for the top itself.
    ///
    /// # Errors
    /// When it does not lie in the repository.
    pub fn path_of(&self, inside: &Path) -> Result<String> {
        let outside = || {
            Failure::new(format!(
                "{} ligger ikke i git-repositoryet {}",
                inside.display(),
                self.top.display()
            ))
        };
        let real =
            |path: &Path| std::fs::canonicalize(path).map_err(|error| anyhow!(reason(&error)));
        let (inside_real, top) = (real(inside)?, real(&self.top)?);
        let path = inside_real.strip_prefix(&top).map_err(|_| outside())?;
        let names = path
            .components()
            .map(|part| part.as_os_str().to_string_lossy());
        Ok(names.collect::<Vec<_>>().join("/"))
    }

    /// A setting, where it is set.
    ///
    /// # Errors
    /// When git cannot be started.
    pub fn setting(&self, key: &str) -> Result<Option<String>> {
        let output = run(self.git().args(["config", "--get", key]))?;
        Ok(output.status.success().then(|| line(&output.stdout)))
    }

    /// Sets a setting of this clone.
    ///
    /// # Errors
    /// When git cannot write it.
    pub fn set(&self, key: &str, value: &str) -> Result<()> {
        self.ask(["config", "--local", "--replace-all", key, value])
            .map(drop)
    }

    /// What git answers on its standard output.
    ///
    /// # Errors
    /// When git cannot be started, or ends with an error.
    pub fn ask<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Result<Vec<u8>> {
        let output = run(self.git().args(arguments))?;
        match output.status.success() {
            true => Ok(output.stdout),
            false => bail!(refusal(&output)),
        }
    }

    /// git in this repository.
    pub fn git(&self) -> Command {
        git_in(&self.top)
    }
}

/// git's own merge of lines: the text, and whether it is free of conflicts.
///
/// # Errors
/// When git cannot merge the files at all.
pub fn merge_file(ours: &Path, base: &Path, theirs: &Path) -> Result<(Vec<u8>, bool)> {
    let mut git = git();
    git.args([
        "merge-file",
        "-p",
        "-L",
        "vores",
        "-L",
        "fælles",
        "-L",
        "deres",
        "--",
    ]);
    let output = run(git.args([ours, base, theirs]))?;
    match output.status.code() {
        Some(0) => Ok((output.stdout, true)),
        Some(conflicts) if conflicts < 128 => Ok((output.stdout, false)),
        _ => bail!(refusal(&output)),
    }
}

/// Runs git to its end, without input and with what it prints caught.
///
/// # Errors
/// When it cannot be started.
pub fn run(git: &mut Command) -> Result<Output> {
    git.stdin(Stdio::null())
        .output()
        .map_err(|error| not_started(&error).into())
}

/// Why git could not be started.
pub fn not_started(error: &std::io::Error) -> Failure {
    match error.kind() {
        std::io::ErrorKind::NotFound => Failure::new("programmet git findes ikke på denne maskine")
            .hint("hent det på https://git-scm.com, og prøv igen"),
        _ => Failure::new(format!("git kan ikke startes: {}", reason(error))),
    }
}

/// What git itself says when it refuses.
pub fn refusal(output: &Output) -> Failure {
    let said = String::from_utf8_lossy(&output.stderr);
    let failure = Failure::new("git kunne ikke gøre det");
    said.lines()
        .filter(|line| !line.trim().is_empty())
        .fold(failure, |failure, line| {
            failure.hint(format!("git siger: {}", line.trim()))
        })
}

fn git_in(folder: &Path) -> Command {
    let mut git = git();
    git.arg("-C").arg(folder);
    git
}

/// git, in the language in which its answers are known.
fn git() -> Command {
    let mut git = Command::new("git");
    git.env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0");
    git
}

fn line(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes)
        .trim_end_matches(['\n', '\r'])
        .to_owned()
}
