//! A commit of what was written and nothing else.
//!
//! git commits a file whole, and the file may hold more than kimo's entry: an edit that somebody
//! has only half done. So what is committed is the last commit's version of the file with the
//! entry in it (`version`), by an index of its own (`attempt`). `git commit` goes on from there:
//! hooks, signature and names are the user's own.

use super::attempt::{attempt, wait_for_other_git};
use super::repository::slashed;
use super::version::FileVersion;
use super::{Repository, run};
use crate::command::Failure;
use crate::command::arguments::quoted;
use crate::command::period_errors::{PeriodError, new_errors, period_errors};
use crate::command::save::{Lock, Written};
use crate::load::root;
use crate::text::Shown;
use anyhow::{Context as _, Result, bail};
use chrono::NaiveDate;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Where the changes are saved, with the commit's short name.
pub(crate) enum Saved {
    /// The last commit had them already.
    Before,
    OnBranch(String),
    OnNoBranch(String),
}

/// How long to wait for another git. One that was killed has left its lock.
pub(super) const WAIT: Duration = Duration::from_secs(5);

/// How long to wait for another kimo that commits: hooks may take their time, several may be
/// before this one, and one that was killed holds no lock.
const OWN_WAIT: Duration = Duration::from_secs(30);

/// How often a commit is made anew where another git has moved the branch meanwhile.
const ATTEMPTS: usize = 4;

/// What is to be committed, in its repository.
pub(crate) struct PathCommit<'w> {
    repository: Repository,
    /// What was written, and its path from the repository's top.
    paths: Vec<(&'w Written, OsString)>,
    /// Files that the user lets git ignore, and that are no part of a plan.
    pub(crate) left_out: Vec<&'w Path>,
}

impl<'w> PathCommit<'w> {
    /// What was written, where nothing keeps git from committing it.
    ///
    /// # Errors
    /// When it lies in no repository, git is in the middle of something, or ignores the plan.
    pub(crate) fn new(written: &'w [Written]) -> Result<PathCommit<'w>> {
        let folder = written.first().and_then(|written| written.path.parent());
        // A file that was deleted may have taken its folder with it.
        let folder = folder.and_then(|folder| folder.ancestors().find(|folder| folder.is_dir()));
        let repository = Repository::around(folder.unwrap_or(Path::new(".")))?;
        repository.refuse_unfinished()?;
        let (mut paths, mut left_out) = (Vec::new(), Vec::new());
        for written in written {
            let path = repository.path_of(&written.path)?;
            if !repository.is_ignored(&path)? {
                paths.push((written, path));
            } else if written.path.extension() == Some(OsStr::new("toml")) {
                bail!(kept_out(&written.path));
            } else {
                left_out.push(&*written.path);
            }
        }
        Ok(PathCommit {
            repository,
            paths,
            left_out,
        })
    }

    /// Commits it under `subject`.
    ///
    /// # Errors
    /// When it is not committed. git's index is then as it was.
    pub(crate) fn commit(&self, subject: &str, today: NaiveDate) -> Result<Saved> {
        let repository = &self.repository;
        let index = repository.git_path("index")?;
        let _lock = Lock::of_file(&index.with_file_name("kimo.lock"), OWN_WAIT)?
            .context("et andet kimo er ved at gemme i git; prøv igen om lidt")?;
        wait_for_other_git(&index)?;
        for _ in 0..ATTEMPTS {
            let head = repository.resolve("HEAD")?;
            let head = head.as_deref();
            let versions = { self.paths.iter() }
                .map(|(written, path)| FileVersion::new(repository, head, written, path));
            let mut versions: Vec<FileVersion> = versions.collect::<Result<_>>()?;
            versions.retain(|file| file.last_commit.as_ref() != Some(&file.to_commit.1));
            if versions.is_empty() {
                return Ok(Saved::Before);
            }
            if let Some(head) = head {
                refuse_errors(repository, head, &versions, today)?;
            }
            if let Some(saved) = attempt(repository, &index, head, &versions, subject)? {
                return Ok(saved);
            }
        }
        bail!("et andet git gemmer hele tiden i repositoryet; prøv igen om lidt")
    }
}

/// Refuses a commit by which a sound plan would get an error in git, for what it needs is not
/// committed: a party, or the action itself.
fn refuse_errors(
    repository: &Repository,
    head: &str,
    files: &[FileVersion],
    today: NaiveDate,
) -> Result<()> {
    let folder_of = |file: &FileVersion| Path::new(&file.path).parent().map(Path::to_owned);
    let mut folders: Vec<PathBuf> = files.iter().filter_map(folder_of).collect();
    folders.dedup();
    for folder in folders {
        let then = repository.check_out(head, &slashed(&folder))?;
        if !then.path().join(root::HANDLEPLAN).is_file() {
            continue;
        }
        let before = period_errors(then.path(), today)?;
        for file in { files.iter() }.filter(|file| folder_of(file).as_ref() == Some(&folder)) {
            let name = Path::new(&file.path).file_name().unwrap_or_default();
            let name = then.path().join(name);
            match file.to_commit.0.as_slice() {
                [] => std::fs::remove_file(name)?,
                bytes => std::fs::write(name, bytes)?,
            }
        }
        if !then.path().join(root::HANDLEPLAN).is_file() {
            continue;
        }
        let after = period_errors(then.path(), today)?;
        if let Some(PeriodError { file, problem, .. }) = new_errors(&before, &after).next() {
            let message = &problem.message;
            bail!(
                Failure::new(format!("i git ville planen få en fejl: {file}: {message}"))
                    .hint("gem først det i git, som det skrevne bygger på")
            );
        }
    }
    Ok(())
}

fn kept_out(file: &Path) -> Failure {
    let shown = file.shown();
    Failure::new(format!(".gitignore holder {shown} ude")).hint(format!(
        "se, hvor det står: git check-ignore -v {}",
        quoted(&shown)
    ))
}

impl Repository {
    /// Whether the user lets git ignore a file that it does not hold.
    fn is_ignored(&self, path: &OsStr) -> Result<bool> {
        // Not a pattern, whatever sign it begins with.
        let mut here = OsString::from("./");
        here.push(path);
        let mut git = self.git();
        let output = run(git.args(["check-ignore", "--quiet", "--"]).arg(here))?;
        Ok(output.status.success())
    }

    /// Refuses while git is in the middle of what any commit would be taken for the end of.
    fn refuse_unfinished(&self) -> Result<()> {
        for (head, what) in [
            ("MERGE_HEAD", "at flette to grene (git merge)"),
            (
                "CHERRY_PICK_HEAD",
                "at hente et commit fra en anden gren (git cherry-pick)",
            ),
            ("REVERT_HEAD", "at tage et commit tilbage (git revert)"),
        ] {
            if self.resolve(head)?.is_some() {
                bail!(
                    Failure::new(format!(
                        "git er midt i {what} og kan imens ikke gemme noget for sig"
                    ))
                    .hint("gør det først færdigt; ”git status” viser, hvad der mangler")
                );
            }
        }
        Ok(())
    }
}
