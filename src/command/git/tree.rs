//! A plan as a commit has it: the same files as on disk, listed and read through git.

use super::{Repository, refusal, run};
use crate::command::Failure;
use crate::load::files::{Entry, Files, Kind};
use anyhow::{Result, anyhow, bail};
use chrono::NaiveDate;
use std::ffi::{OsStr, OsString};
use std::path::Path;

/// The plan root in one commit.
#[derive(Debug)]
pub struct Tree {
    repository: Repository,
    /// The commit's full name.
    pub commit: String,
    /// The plan root's path in the repository; empty at its top.
    root: OsString,
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

    /// What git calls a file of the plan in this commit.
    fn blob(&self, name: &str) -> OsString {
        let mut blob = OsString::from(format!("{}:", self.commit));
        blob.push(&self.root);
        if !self.root.is_empty() {
            blob.push("/");
        }
        blob.push(name);
        blob
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
        let mut git = self.repository.git();
        let output = run(git.args(["cat-file", "blob"]).arg(self.blob(name)));
        let output = output?;
        match output.status.success() {
            true => Ok(output.stdout),
            false => Err(anyhow!("git kan ikke læse den i {}", self.commit)),
        }
    }
}

impl Repository {
    fn last_commit(&self) -> Result<String> {
        self.resolve("HEAD")?.ok_or_else(|| {
            Failure::new(
                "der er endnu ingen commit i git-repositoryet, så der er intet at sammenligne med",
            )
            .into()
        })
    }

    fn commit_named(&self, revision: &str) -> Result<String> {
        self.resolve(revision)?.ok_or_else(|| {
            Failure::new(format!(
                "git kender hverken en revision eller en dato ”{revision}”"
            ))
            .hint("skriv f.eks. HEAD~3, en gren, et mærke eller en dato: kimo diff 1.1.2025")
            .into()
        })
    }

    /// The last commit on the current branch made by the end of `day`, as this machine's clock
    /// counts days.
    fn commit_on(&self, day: NaiveDate) -> Result<String> {
        self.last_commit()?;
        let before = format!("--before={day} 23:59:59");
        let output = self.ask(["rev-list", "-1", &before, "HEAD", "--"])?;
        let commit = super::line(&output);
        if commit.is_empty() {
            bail!(
                Failure::new(format!(
                    "der er ingen commit den {} eller før",
                    crate::text::danish::date::long(day)
                ))
                .hint("se planens historie med: git log")
            );
        }
        Ok(commit)
    }

    /// The full name of the commit that `revision` means, where it means one.
    fn resolve(&self, revision: &str) -> Result<Option<String>> {
        let meant = format!("{revision}^{{commit}}");
        let output = run(self.git().args([
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &meant,
        ]))?;
        let name = super::line(&output.stdout);
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        Ok((output.status.success() && is_name).then_some(name))
    }

    /// Every file under `root` in `commit`, by its path from there.
    fn files(&self, commit: &str, root: &OsStr) -> Result<Vec<(String, Kind)>> {
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
            git.env("GIT_LITERAL_PATHSPECS", "1").arg("--").arg(root);
        }
        let output = run(&mut git)?;
        if !output.status.success() {
            bail!(refusal(&output));
        }
        let records = output.stdout.split(|byte| *byte == 0);
        let root = root.as_encoded_bytes();
        Ok(records.filter_map(|record| entry(record, root)).collect())
    }
}

/// `100644 blob 5716ca5, a tab and plan/2022-2025/maal-1.toml`, from the plan root.
fn entry(record: &[u8], root: &[u8]) -> Option<(String, Kind)> {
    let tab = record.iter().position(|byte| *byte == b'\t')?;
    let (about, path) = (record.get(..tab)?, record.get(tab + 1..)?);
    let kind = match about.split(|byte| *byte == b' ').next()? {
        b"100644" | b"100755" => Kind::File,
        // A link or another repository: nothing to read.
        _ => Kind::Other,
    };
    let path = match root {
        b"" => path,
        root => path.strip_prefix(root)?.strip_prefix(b"/")?,
    };
    Some((String::from_utf8_lossy(path).into_owned(), kind))
}
