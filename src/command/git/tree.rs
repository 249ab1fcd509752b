//! A plan as a commit has it: the same files as on disk, listed and read through git.

use super::{Repository, refusal, run};
use crate::load::files::{Entry, Files, Kind};
use anyhow::{Result, anyhow, bail};
use chrono::NaiveDate;
use std::path::Path;

/// The plan root in one commit.
#[derive(Debug)]
pub struct Tree {
    repository: Repository,
    /// The commit's full name.
    pub commit: String,
    /// The plan root's path in the repository; empty at its top.
    root: String,
    files: Vec<(String, Kind)>,
}

impl Tree {
    /// The plan root `root` as it was in the revision or on the day that `asked` names; without
    /// it, in the last commit. A day means its last commit or an earlier day's.
    ///
    /// # Errors
    /// When there is no repository, no such commit, or git cannot tell.
    pub fn open(root: &Path, asked: Option<Asked<'_>>) -> Result<Tree> {
        let repository = Repository::around(root)?;
        let path = repository.path_of(root)?;
        let commit = match asked {
            None => repository.last_commit()?,
            Some(Asked::Day(day)) => repository.commit_on(day)?,
            Some(Asked::Revision(revision)) => repository.commit_named(revision)?,
        };
        let files = repository.files(&commit, &path)?;
        Ok(Tree {
            repository,
            commit,
            root: path,
            files,
        })
    }

    /// Whether no file stood in the folder then.
    pub fn is_without(&self, folder: &str) -> bool {
        self.list(folder).is_ok_and(|entries| entries.is_empty())
    }

    /// The day the commit was made, as its maker's clock had it.
    pub fn day(&self) -> Option<NaiveDate> {
        let shown = self
            .repository
            .ask(["show", "--no-patch", "--format=%cs", &self.commit])
            .ok()?;
        super::line(&shown).parse().ok()
    }

    fn path(&self, name: &str) -> String {
        [self.root.as_str(), name]
            .iter()
            .filter(|part| !part.is_empty())
            .copied()
            .collect::<Vec<_>>()
            .join("/")
    }
}

/// Which commit is asked for.
#[derive(Debug, Clone, Copy)]
pub enum Asked<'a> {
    /// By git's own names.
    Revision(&'a str),
    /// The last one made on or before a day.
    Day(NaiveDate),
}

impl Files for Tree {
    fn list(&self, folder: &str) -> Result<Vec<Entry>> {
        let mut entries: Vec<Entry> = Vec::new();
        for (path, kind) in &self.files {
            let inside = match folder {
                "" => Some(path.as_str()),
                folder => path
                    .strip_prefix(folder)
                    .and_then(|rest| rest.strip_prefix('/')),
            };
            let Some(inside) = inside else { continue };
            let (name, kind) = match inside.split_once('/') {
                Some((name, _)) => (name, Kind::Folder),
                None => (inside, *kind),
            };
            if entries.iter().all(|entry| entry.name != name) {
                entries.push(Entry {
                    name: name.to_owned(),
                    kind,
                    is_named_well: !name.contains('\u{fffd}'),
                });
            }
        }
        Ok(entries)
    }

    fn read(&self, name: &str) -> Result<Vec<u8>> {
        let blob = format!("{}:{}", self.commit, self.path(name));
        let output = run(self.repository.git().args(["cat-file", "blob", &blob]));
        let output = output?;
        match output.status.success() {
            true => Ok(output.stdout),
            false => Err(anyhow!("git kan ikke læse den i {}", self.commit)),
        }
    }
}

impl Repository {
    /// Every file under `root` in `commit`, by its path from there.
    fn files(&self, commit: &str, root: &str) -> Result<Vec<(String, Kind)>> {
        let mut git = self.git();
        git.args([
            "ls-tree",
            "-r",
            "-z",
            "--full-tree",
            "--end-of-options",
            commit,
        ]);
        if !root.is_empty() {
            // A path and not a pattern.
            git.env("GIT_LITERAL_PATHSPECS", "1").args(["--", root]);
        }
        let output = run(&mut git)?;
        if !output.status.success() {
            bail!(refusal(&output));
        }
        let records = output.stdout.split(|byte| *byte == 0);
        Ok(records.filter_map(|record| entry(record, root)).collect())
    }
}

/// `100644 blob 5716ca5, a tab and plan/2022-2025/maal-1.toml`, from the plan root.
fn entry(record: &[u8], root: &str) -> Option<(String, Kind)> {
    let text = String::from_utf8_lossy(record);
    let (about, path) = text.split_once('\t')?;
    let kind = match about.split(' ').next()? {
        "100644" | "100755" => Kind::File,
        // A link or another repository: nothing to read.
        _ => Kind::Other,
    };
    let path = match root {
        "" => path,
        root => path.strip_prefix(root)?.strip_prefix('/')?,
    };
    Some((path.to_owned(), kind))
}
