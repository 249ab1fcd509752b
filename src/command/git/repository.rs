//! A git repository: finding the one around a plan, and asking it.

use super::{answer, git, git_in, line, refusal, run, said};
use crate::command::Failure;
use crate::command::arguments::quoted;
use crate::text::Shown;
use anyhow::{Context as _, Result, bail};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A repository and the folder in which its files are checked out.
#[derive(Debug, Clone)]
pub(crate) struct Repository {
    /// The topmost folder.
    pub(crate) top: PathBuf,
    /// Where git keeps it, when that lies apart from the files and only the user can tell.
    git_dir: Option<PathBuf>,
}

impl Repository {
    /// The repository that holds `folder`.
    ///
    /// # Errors
    /// When there is none, or git is not there.
    pub(crate) fn around(folder: &Path) -> Result<Repository> {
        let output = run(git_in(folder).args(["rev-parse", "--show-toplevel"]))?;
        if output.status.success() {
            return Ok(Repository {
                top: path(&output.stdout),
                git_dir: None,
            });
        }
        match apart()? {
            Some(repository) => Ok(repository),
            None => bail!(not_usable(folder, &output)),
        }
    }

    /// The path of `inside` from the top, with `/` between folders; empty for the top itself.
    /// It is spelt as the disk has it, in whatever encoding.
    ///
    /// # Errors
    /// When it does not lie in the repository.
    pub(crate) fn path_of(&self, inside: &Path) -> Result<OsString> {
        let outside = || {
            Failure::new(format!(
                "{} ligger ikke i git-repositoryet {}",
                inside.shown(),
                self.top.shown()
            ))
        };
        let real = |path: &Path, what: &str| {
            std::fs::canonicalize(path)
                .with_context(|| format!("{what}{} kan ikke findes", path.shown()))
        };
        // What was deleted lay in what is still there.
        let there = inside.ancestors().find(|path| path.exists());
        let there = there.unwrap_or(Path::new(""));
        let here = if there == Path::new("") {
            Path::new(".")
        } else {
            there
        };
        let inside_real = real(here, "")?.join(inside.strip_prefix(there).unwrap_or(Path::new("")));
        let top = real(&self.top, "mappen ")?;
        let path = inside_real.strip_prefix(&top).map_err(|_| outside())?;
        Ok(slashed(path))
    }

    /// A setting, where it is set.
    ///
    /// # Errors
    /// When git cannot be started.
    pub(crate) fn setting(&self, key: &str) -> Result<Option<String>> {
        let output = run(self.git().args(["config", "--get", key]))?;
        Ok(output.status.success().then(|| line(&output.stdout)))
    }

    /// Sets a setting of this clone.
    ///
    /// # Errors
    /// When git cannot write it.
    pub(crate) fn set(&self, key: &str, value: &str) -> Result<()> {
        self.ask(["config", "--local", "--replace-all", key, value])
            .map(drop)
    }

    /// What git answers on its standard output.
    ///
    /// # Errors
    /// When git cannot be started, or ends with an error.
    pub(crate) fn ask<A: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = A>,
    ) -> Result<Vec<u8>> {
        answer(self.git().args(arguments))
    }

    /// git in this repository.
    pub(crate) fn git(&self) -> Command {
        let mut git = git_in(&self.top);
        if let Some(folder) = &self.git_dir {
            git.env("GIT_DIR", folder).env("GIT_WORK_TREE", &self.top);
        }
        git
    }
}

/// Where git keeps what it knows of the working tree whose top is `base`.
pub(crate) fn git_folder(base: &Path) -> Option<PathBuf> {
    let git = base.join(".git");
    if git.is_dir() {
        return git.join("HEAD").is_file().then_some(git);
    }
    // In a second working tree it is a file with the path.
    let place = std::fs::read_to_string(&git).ok()?;
    let place = base.join(place.strip_prefix("gitdir:")?.trim());
    place.is_dir().then_some(place)
}

/// The repository that the user names in the environment, for files that lie in none. Its
/// place and its files' are both named then: git's own hooks name the place alone.
fn apart() -> Result<Option<Repository>> {
    let named = (
        std::env::var_os("GIT_DIR"),
        std::env::var_os("GIT_WORK_TREE"),
    );
    let (Some(place), Some(files)) = named else {
        return Ok(None);
    };
    let answer = |question| {
        let mut git = git();
        git.env("GIT_DIR", &place).env("GIT_WORK_TREE", &files);
        let output = run(git.args(["rev-parse", question]))?;
        anyhow::Ok(output.status.success().then(|| path(&output.stdout)))
    };
    let (git_dir, top) = (answer("--absolute-git-dir")?, answer("--show-toplevel")?);
    Ok(top
        .filter(|_| git_dir.is_some())
        .map(|top| Repository { top, git_dir }))
}

fn not_usable(folder: &Path, output: &Output) -> Failure {
    let words = said(output);
    let shown = folder.shown();
    if words.contains("not a git repository") {
        let failure = Failure::new(format!("planen i {shown} ligger ikke i et git-repository"));
        return failure.hint("lav et i mappen over planen med: git init");
    }
    if !words.contains("dubious ownership") {
        let cause = format!("git kan ikke bruge repositoryet omkring {shown}");
        return Failure {
            cause,
            ..refusal(output)
        };
    }
    let remedy = words.lines().map(str::trim);
    let mut remedy = remedy.filter(|line| line.starts_with("git config"));
    let remedy = remedy.next().map(str::to_owned).unwrap_or_else(|| {
        let top = quoted(&shown.to_string());
        format!("git config --global --add safe.directory {top}")
    });
    Failure::new(format!(
        "git bruger ikke repositoryet omkring {shown}, for det tilhører en anden bruger"
    ))
    .hint(format!("stoler du på det, så sig det til git: {remedy}"))
}

/// A path as git knows it on every system.
pub(super) fn slashed(path: &Path) -> OsString {
    let names: Vec<&OsStr> = path.components().map(|part| part.as_os_str()).collect();
    names.join(OsStr::new("/"))
}

/// A path as git prints it.
pub(super) fn path(bytes: &[u8]) -> PathBuf {
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    #[cfg(unix)]
    return PathBuf::from(<OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(bytes));
    #[cfg(not(unix))]
    return PathBuf::from(line(bytes));
}
