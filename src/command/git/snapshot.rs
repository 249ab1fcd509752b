//! A plan as a commit has it: checked out by git into a folder of its own, and read like any
//! other plan. git does to it what it does to the working tree, line ends and filters included.

use super::repository::{path, slashed};
use super::{Repository, answer, answer_to, git_folder, line, run, temporary_folder};
use crate::load::{Disk, root};
use crate::text::Shown;
use anyhow::{Result, bail};
use chrono::NaiveDate;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Which commit is asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Asked<'a> {
    /// By git's own names.
    Revision(&'a str),
    /// The last one made on or before a day.
    Day(NaiveDate),
}

/// A period of a plan in one commit.
#[derive(Debug)]
pub(crate) struct Snapshot {
    /// The commit's full name.
    pub(crate) commit: String,
    /// The day the commit was made, as its maker's clock had it.
    pub(crate) day: Option<NaiveDate>,
    /// The plan root.
    pub(crate) disk: Disk,
    /// The name of the period's folder then: it may have been renamed since.
    pub(crate) folder: String,
    /// Files of the period that a sparse checkout leaves out of the working tree. They are left
    /// out here, too.
    pub(crate) sparse: Vec<String>,
    _files: CheckedOut,
}

impl Snapshot {
    /// The period in `folder` of the plan root `root` as it was in the revision or on the day
    /// that `asked` names; without it, in the last commit. A day means its last commit or an
    /// earlier day's.
    ///
    /// # Errors
    /// When there is no repository, no such commit, or git cannot check it out.
    pub(crate) fn open(root: &Path, folder: &str, asked: Option<Asked<'_>>) -> Result<Snapshot> {
        let repository = Repository::around(root)?;
        let commit = match asked {
            None => repository.last_commit()?,
            Some(Asked::Day(day)) => repository.commit_on(day)?,
            Some(Asked::Revision(revision)) => repository.commit_named(revision)?,
        };
        let now = PathBuf::from(repository.path_of(root)?);
        let then = repository.path_then(&commit, &now.join(folder))?;
        // A period's folder stands in the root, or is the root.
        let (root_then, folder_then) = match (folder, then.file_name()) {
            ("", _) | (_, None) => (then.clone(), String::new()),
            (_, Some(name)) => {
                let root = then.parent().unwrap_or(Path::new("")).to_owned();
                (root, name.to_string_lossy().into_owned())
            }
        };
        let files = repository.check_out(&commit, &slashed(&root_then))?;
        let period = files.path().join(&folder_then);
        if !period.is_dir() && std::fs::create_dir_all(&period).is_err() {
            let short = commit.get(..8).unwrap_or(&commit);
            bail!(
                "mappen {folder_then} kan ikke læses i commit {short}: linket fører ud af git-repositoryet"
            );
        }
        let mut sparse = Vec::new();
        for name in repository.sparse(&now.join(folder))? {
            if name.components().count() > 1 {
                continue;
            }
            let name = name.to_string_lossy().into_owned();
            let left_out = period.join(&name);
            if !root.join(folder).join(&name).exists() && std::fs::remove_file(left_out).is_ok() {
                sparse.push(name);
            }
        }
        let shown = repository.ask(["show", "--no-patch", "--format=%cs", &commit]);
        Ok(Snapshot {
            commit,
            day: shown.ok().and_then(|shown| line(&shown).parse().ok()),
            disk: Disk::new(files.path()),
            folder: folder_then,
            sparse,
            _files: files,
        })
    }

    /// Whether the period was not there then.
    pub(crate) fn is_without_period(&self) -> bool {
        let folder = self.disk.root.join(&self.folder);
        std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
    }
}

/// The files that a sparse checkout leaves out of the plan root `root`, relative to it. git is not
/// asked where it has no list of what to leave out.
pub(crate) fn left_out(root: &Path) -> Vec<String> {
    let real = std::fs::canonicalize(root).unwrap_or_default();
    let list = real.ancestors().find_map(git_folder);
    let is_sparse = list.is_some_and(|git| git.join("info/sparse-checkout").is_file());
    let skipped = || {
        let repository = Repository::around(root)?;
        repository.sparse(Path::new(&repository.path_of(root)?))
    };
    let skipped = is_sparse.then(skipped).and_then(Result::ok);
    let gone = skipped.into_iter().flatten();
    let gone = gone.filter(|name| !root.join(name).exists());
    gone.map(|name| name.shown()).collect()
}

/// A folder of a commit, checked out; removed with the value.
#[derive(Debug)]
pub(crate) struct CheckedOut {
    _all: TempDir,
    folder: PathBuf,
}

impl CheckedOut {
    /// The folder.
    pub(crate) fn path(&self) -> &Path {
        &self.folder
    }
}

impl Repository {
    /// Checks out the folder at `place` of a commit.
    ///
    /// # Errors
    /// When git cannot.
    pub(crate) fn check_out(&self, commit: &str, place: &OsStr) -> Result<CheckedOut> {
        let all = temporary_folder()?;
        let top = all.path().join("top");
        let index = all.path().join("index");
        let git = |arguments: &[&str]| {
            let mut git = self.git();
            git.env("GIT_INDEX_FILE", &index).args(arguments);
            git.env("GIT_LITERAL_PATHSPECS", "1");
            git
        };
        answer(&mut git(&["read-tree", "--no-sparse-checkout", commit]))?;
        let list = |path: &OsStr| {
            let mut git = git(&["ls-files", "-z", "--stage", "--"]);
            if !path.is_empty() {
                git.arg(path);
            }
            answer(&mut git)
        };
        let mut listed = list(place)?;
        // A link may lead anywhere in the repository, to the plan itself as well.
        if listed.is_empty() || entries(&listed).any(|(mode, _)| mode == b"120000") {
            listed = list(OsStr::new(""))?;
        }
        let names = entries(&listed).filter(|(mode, _)| *mode != b"160000");
        let names: Vec<&[u8]> = names.map(|(_, name)| name).collect();
        std::fs::create_dir(&top)?;
        let mut prefix = OsString::from("--prefix=");
        prefix.push(top.join(""));
        let mut checkout = git(&["checkout-index", "--quiet", "-z", "--stdin"]);
        answer_to(checkout.arg(prefix), &[&names.join(&0)[..], b"\0"].concat())?;
        for (_, name) in entries(&listed).filter(|(mode, _)| *mode == b"120000") {
            refuse_way_out(&top, &top.join(path(name)))?;
        }
        Ok(CheckedOut {
            folder: top.join(place),
            _all: all,
        })
    }

    /// Where the period's folder `now` was in an older commit: its `handleplan.toml` may have
    /// been renamed with it since.
    fn path_then(&self, commit: &str, now: &Path) -> Result<PathBuf> {
        let header = now.join(root::HANDLEPLAN);
        let mut there = OsString::from(format!("{commit}:"));
        there.push(slashed(&header));
        let is_there = run(self.git().args(["cat-file", "-e"]).arg(there))?;
        if is_there.status.success() {
            return Ok(now.to_owned());
        }
        let renamed = self.ask([
            "diff",
            "--name-status",
            "--diff-filter=R",
            "--find-renames",
            "-z",
            commit,
            "HEAD",
            "--",
        ])?;
        let parts: Vec<&[u8]> = renamed.split(|byte| *byte == 0).collect();
        let mut renames = parts.chunks_exact(3);
        let found = renames.find(|rename| path(rename[2]) == header);
        let then = found.and_then(|rename| path(rename[1]).parent().map(Path::to_owned));
        Ok(then.unwrap_or_else(|| now.to_owned()))
    }

    /// The names of the files in a folder that the index holds and a sparse checkout leaves out.
    fn sparse(&self, folder: &Path) -> Result<Vec<PathBuf>> {
        let mut git = self.git();
        git.env("GIT_LITERAL_PATHSPECS", "1");
        git.args(["ls-files", "-z", "-t", "--"]);
        if folder != Path::new("") {
            git.arg(slashed(folder));
        }
        let output = run(&mut git)?;
        let listed = output.stdout.split(|byte| *byte == 0);
        let skipped = listed.filter_map(|entry| entry.strip_prefix(b"S "));
        let names =
            skipped.filter_map(|name| Some(path(name).strip_prefix(folder).ok()?.to_owned()));
        Ok(names.collect())
    }
}

/// The mode and the path of each entry of `git ls-files --stage -z`.
fn entries(listed: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let records = listed.split(|byte| *byte == 0);
    records.filter_map(|record| {
        let tab = record.iter().position(|byte| *byte == b'\t')?;
        Some((record.get(..6)?, record.get(tab + 1..)?))
    })
}

/// Has a link that leads out of the commit lead nowhere: what lies there was no part of it.
fn refuse_way_out(top: &Path, link: &Path) -> Result<()> {
    let top = std::fs::canonicalize(top)?;
    if std::fs::canonicalize(link).is_ok_and(|target| !target.starts_with(&top)) {
        std::fs::remove_file(link)?;
        #[cfg(unix)]
        std::os::unix::fs::symlink("uden for git-repositoryet", link)?;
    }
    Ok(())
}
