//! A plan as a commit has it: the same files as on disk, listed and read through git.

use super::Repository;
use super::paths::{Paths, Place};
use crate::load::files::{Entry, Files, Kind};
use anyhow::{Result, anyhow, bail};
use chrono::NaiveDate;
use std::path::Path;

/// The plan root in one commit.
#[derive(Debug)]
pub(crate) struct Tree {
    repository: Repository,
    /// The commit's full name.
    pub(crate) commit: String,
    /// The plan root's path in the repository; empty at its top.
    root: String,
    paths: Paths,
}

impl Tree {
    /// The plan root `root` as it was in the revision or on the day that `asked` names; without
    /// it, in the last commit. A day means its last commit or an earlier day's.
    ///
    /// # Errors
    /// When there is no repository, no such commit, or git cannot tell.
    pub(crate) fn open(root: &Path, asked: Option<Asked<'_>>) -> Result<Tree> {
        let repository = Repository::around(root)?;
        // Where it is not UTF-8, as near as it can be shown, as the commit's paths are.
        let path = repository.path_of(root)?.to_string_lossy().into_owned();
        let commit = match asked {
            None => repository.last_commit()?,
            Some(Asked::Day(day)) => repository.commit_on(day)?,
            Some(Asked::Revision(revision)) => repository.commit_named(revision)?,
        };
        let paths = Paths::of(&repository, &commit, &path)?;
        Ok(Tree {
            repository,
            commit,
            root: path,
            paths,
        })
    }

    /// Whether no file stood in the folder then.
    pub(crate) fn is_without(&self, folder: &str) -> bool {
        self.list(folder).is_ok_and(|entries| entries.is_empty())
    }

    /// The day the commit was made, as its maker's clock had it.
    pub(crate) fn day(&self) -> Option<NaiveDate> {
        let shown = self
            .repository
            .ask(["show", "--no-patch", "--format=%cs", &self.commit])
            .ok()?;
        super::line(&shown).parse().ok()
    }

    /// Where a name of the plan leads.
    fn place(&self, name: &str) -> Result<Place> {
        self.paths
            .follow(&self.repository, &format!("{}/{name}", self.root))
    }
}

/// Which commit is asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Asked<'a> {
    /// By git's own names.
    Revision(&'a str),
    /// The last one made on or before a day.
    Day(NaiveDate),
}

impl Files for Tree {
    fn list(&self, folder: &str) -> Result<Vec<Entry>> {
        let path = match self.place(folder)? {
            Place::Folder(path) => path,
            Place::Lost(reason) => bail!(
                "mappen {folder} kan ikke læses i commit {}: {reason}",
                self.commit.get(..8).unwrap_or(&self.commit)
            ),
            _ => return Ok(Vec::new()),
        };
        let entry = |name: &str| {
            let place = self
                .paths
                .follow(&self.repository, &format!("{path}/{name}"))?;
            Ok(Entry {
                name: name.to_owned(),
                kind: place.kind(),
                is_named_well: !name.contains(char::REPLACEMENT_CHARACTER),
            })
        };
        self.paths.names(&path).into_iter().map(entry).collect()
    }

    fn kind(&self, name: &str) -> Result<Option<Kind>> {
        Ok(match self.place(name)? {
            Place::Nothing => None,
            place => Some(place.kind()),
        })
    }

    fn read(&self, name: &str) -> Result<Vec<u8>> {
        match self.place(name)? {
            Place::File(object) => self.repository.ask(["cat-file", "blob", &object]),
            Place::Lost(reason) => bail!(reason),
            _ => Err(anyhow!("den er ikke en fil i {}", self.commit)),
        }
    }
}
