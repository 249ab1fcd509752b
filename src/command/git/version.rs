//! What git has of one written file, and what it is to have: the versions of the last commit and
//! of the index, each with the entry that was written and nothing else.

use super::{Repository, answer, answer_to, line};
use crate::command::Failure;
use crate::command::merge::join;
use crate::command::save::Written;
use crate::load;
use crate::text::{FileId, Shown};
use anyhow::{Result, bail};
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

/// One file: what git has of it, and what it is to have.
pub(super) struct FileVersion {
    /// Its path from the repository's top.
    pub(super) path: OsString,
    /// Its kind and rights, as git writes them.
    mode: String,
    pub(super) last_commit: Option<String>,
    pub(super) staged: Option<String>,
    /// The bytes to commit, as the working tree would have them, and their object.
    pub(super) to_commit: (Vec<u8>, String),
    /// The object to stage; nothing where the index has none, or has the file in conflict.
    pub(super) to_stage: Option<String>,
}

impl FileVersion {
    pub(super) fn new(
        repository: &Repository,
        head: Option<&str>,
        written: &Written,
        path: &OsStr,
    ) -> Result<FileVersion> {
        let held = match head {
            Some(head) => repository.entry(&["ls-tree", "-z", "--full-tree", head], path)?,
            None => None,
        };
        let staged = repository.entry(&["ls-files", "-z", "--stage"], path)?;
        let mode = held.as_ref().or(staged.as_ref());
        let mode = mode.map_or("100644", |(mode, _)| mode).to_owned();
        let (held, staged) = (held.map(|held| held.1), staged.map(|staged| staged.1));
        if written.is_gone() {
            return FileVersion::gone(repository, written, path, (held, staged));
        }
        // Of a new file there is no last commit's version, but one may be staged.
        let base = held.as_deref().or(staged.as_deref());
        let text = with_change(repository, written, path, base, "der er i git")?;
        let object = repository.store(&text, path)?;
        let to_stage = match staged.as_deref() {
            None => held.is_none().then(|| object.clone()),
            staged if staged == base => Some(object.clone()),
            staged => {
                let which = "der er klar til næste commit";
                let text = with_change(repository, written, path, staged, which)?;
                Some(repository.store(&text, path)?)
            }
        };
        Ok(FileVersion {
            path: path.to_owned(),
            mode,
            last_commit: held,
            staged,
            to_commit: (text, object),
            to_stage,
        })
    }

    /// A file that was deleted, where git has it as it was.
    fn gone(
        repository: &Repository,
        written: &Written,
        path: &OsStr,
        (held, staged): (Option<String>, Option<String>),
    ) -> Result<FileVersion> {
        let own = repository.hash(written.before.as_deref().unwrap_or_default(), path)?;
        if held.as_ref().is_some_and(|held| *held != own) {
            bail!(does_not_fit(&written.path, "der er i git"));
        }
        let none = "0".repeat(own.len());
        Ok(FileVersion {
            path: path.to_owned(),
            mode: "0".to_owned(),
            to_stage: (staged.as_ref() == Some(&own)).then(|| none.clone()),
            last_commit: Some(held.unwrap_or_else(|| none.clone())),
            staged,
            to_commit: (Vec::new(), none),
        })
    }

    /// As `git update-index -z --index-info` takes it.
    pub(super) fn index_entry(&self, object: &str) -> Vec<u8> {
        let about = format!("{} {object}\t", self.mode);
        [about.as_bytes(), self.path.as_encoded_bytes(), b"\0"].concat()
    }
}

/// The version `object` of the file, with what was written in it.
///
/// # Errors
/// When it does not fit in there: it is on an action that this version does not have, or around
/// it stands something else.
fn with_change(
    repository: &Repository,
    written: &Written,
    path: &OsStr,
    object: Option<&str>,
    which: &str,
) -> Result<Vec<u8>> {
    let Written { before, after, .. } = written;
    let (Some(object), Some(before)) = (object, before) else {
        return Ok(after.clone());
    };
    for bytes in [before, after] {
        if repository.hash(bytes, path)? == object {
            return Ok(after.clone());
        }
    }
    let version = repository.version(object, path)?;
    // So git holds a file that it was told of and not given yet.
    if version.is_empty() {
        return Ok(after.clone());
    }
    let name = path.to_string_lossy();
    let with_entry = match with_entry(written, &name, &version) {
        Some(with_entry) => with_entry,
        None => {
            let joined = join(&name, before, &version, after)?;
            if !joined.conflicts.is_empty() {
                bail!(does_not_fit(&written.path, which));
            }
            joined.bytes
        }
    };
    // What others have written and committed since comes after this in the file.
    let disk = std::fs::read(&written.path).unwrap_or_default();
    if is_part(&version, &disk) && !is_part(&with_entry, &disk) {
        let without = join(&name, after, &disk, before)?;
        let in_order = join(&name, &without.bytes, &version, &disk)?.bytes;
        if is_part(&in_order, &disk) && is_part(&version, &in_order) {
            return Ok(in_order);
        }
    }
    Ok(with_entry)
}

/// A version with the entry that was written, whatever else is changed around it; nothing where
/// more than an entry was written, or this version lacks what the entry belongs to.
fn with_entry(written: &Written, name: &str, version: &[u8]) -> Option<Vec<u8>> {
    let source = |bytes| load::decode(name, FileId::default(), bytes).0;
    let before = source(written.before.as_deref()?);
    let text = { written.meant.as_ref()? }.in_version(&before, &source(version))?;
    Some(text.into_bytes())
}

fn does_not_fit(path: &std::path::Path, which: &str) -> Failure {
    Failure::new(format!(
        "det passer ikke ind i den udgave af {}, {which}, for filen har også rettelser, der \
         ikke er gemt",
        path.shown()
    ))
    .hint("gør dem færdige, og gem hele filen")
}

/// Whether the lines of a text are lines of `whole`, in the same order.
fn is_part(text: &[u8], whole: &[u8]) -> bool {
    let mut lines = whole.split(|byte| *byte == b'\n');
    text.split(|byte| *byte == b'\n')
        .all(|line| lines.any(|other| other == line))
}

impl Repository {
    /// Where git keeps the file of its own that is called `name`.
    pub(crate) fn git_path(&self, name: &str) -> Result<PathBuf> {
        let path = self.ask(["rev-parse", "--git-path", name])?;
        Ok(self.top.join(super::repository::path(&path)))
    }

    /// The mode and the object of one file, as a listing has it: `100644 5716ca5 0`, a tab and
    /// the path, or with the object's kind before it. Nothing where it lists none, or several.
    pub(super) fn entry(&self, listing: &[&str], path: &OsStr) -> Result<Option<(String, String)>> {
        let listed = self.listed(listing, path)?;
        let words = listed
            .first()
            .map(|words| words.split(' ').collect::<Vec<_>>());
        Ok(match words.as_deref() {
            Some([mode, "blob", object] | [mode, object, "0"]) => {
                Some(((*mode).to_owned(), (*object).to_owned()))
            }
            _ => None,
        })
    }

    /// The objects of a file in conflict: the version that both sides began with, ours and theirs.
    pub(crate) fn stages(&self, path: &OsStr) -> Result<[Option<String>; 3]> {
        let mut stages = [None, None, None];
        for about in self.listed(&["ls-files", "-z", "--unmerged"], path)? {
            let words: Vec<&str> = about.split(' ').collect();
            if let [_, object, stage] = words[..]
                && let Ok(number) = stage.parse::<usize>()
                && let Some(place) = stages.get_mut(number - 1)
            {
                *place = Some(object.to_owned());
            }
        }
        Ok(stages)
    }

    /// What a listing says of each entry at `path`, before the tab and the path itself.
    fn listed(&self, listing: &[&str], path: &OsStr) -> Result<Vec<String>> {
        let mut git = self.git();
        git.env("GIT_LITERAL_PATHSPECS", "1");
        let listed = answer(git.args(listing).arg("--").arg(path))?;
        let listed = String::from_utf8_lossy(&listed);
        let entries = listed
            .split('\0')
            .filter_map(|entry| entry.split_once('\t'));
        Ok(entries.map(|(about, _)| about.to_owned()).collect())
    }

    /// The bytes of an object as the working tree would have them at `path`.
    pub(crate) fn version(&self, object: &str, path: &OsStr) -> Result<Vec<u8>> {
        let mut git = self.git();
        git.args(["cat-file", "--filters"]);
        answer(git.arg(at_path(path)).arg(object))
    }

    /// The object that the file's bytes make at `path`.
    fn hash(&self, bytes: &[u8], path: &OsStr) -> Result<String> {
        let mut git = self.git();
        git.args(["hash-object", "--stdin"]).arg(at_path(path));
        Ok(line(&answer_to(&mut git, bytes)?))
    }

    /// As [`hash`](Repository::hash), with the object written.
    fn store(&self, bytes: &[u8], path: &OsStr) -> Result<String> {
        let mut git = self.git();
        git.args(["hash-object", "-w", "--stdin"])
            .arg(at_path(path));
        Ok(line(&answer_to(&mut git, bytes)?))
    }
}

/// Has git treat bytes as those of the file at `path`, line ends and filters included.
fn at_path(path: &OsStr) -> OsString {
    let mut place = OsString::from("--path=");
    place.push(path);
    place
}
