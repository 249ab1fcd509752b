//! The last writes that kimo made in a plan on this machine, so that `kimo undo` can take them
//! back.
//!
//! It lies in git's own folder, where it is neither committed nor shared, one for each working
//! tree; a plan outside git has it in a folder that its `.gitignore` names already. A write is
//! never refused for its sake.

use super::git::git_folder;
use super::save::{Lock, Mode, Written, as_folder, take_place};
use super::{Context, Failure};
use crate::document::trace::{Trace, traces};
use crate::load::files::reason;
use crate::text::{FileId, Shown, visible::visible_name};
use anyhow::{Context as _, Result, anyhow};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How many writes are remembered.
pub(crate) const LENGTH: usize = 20;

const FILE: &str = "undo.json";

/// Where it lies in a plan outside git.
pub(crate) const FOLDER: &str = ".kimo-fortryd";

const WAIT: Duration = Duration::from_secs(5);

/// What one command wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Record {
    /// As a commit's subject tells it.
    pub(crate) what: String,
    pub(crate) day: NaiveDate,
    /// Who was logged in: a plan may lie on a drive that several write on.
    user: String,
    pub(crate) is_committed: bool,
    /// In the order in which they were written.
    pub(crate) files: Vec<FileRecord>,
}

/// What was written in one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FileRecord {
    /// From the journal's base, with `/` between folders.
    path: String,
    pub(crate) kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Kind {
    /// It was made, with bytes of this fingerprint.
    Made(u64),
    /// These lines were written in it.
    Changed(Vec<Trace>),
}

/// The journal of a plan.
pub(crate) struct Journal {
    file: PathBuf,
    /// The folder that its paths begin in.
    base: PathBuf,
    /// The plan root from there.
    plan: PathBuf,
    /// The plan root as the command has it.
    root: PathBuf,
}

impl Journal {
    /// The journal of the plan in `root`.
    ///
    /// # Errors
    /// When there is no such folder.
    pub(crate) fn of(root: &Path) -> Result<Journal> {
        let (given, root) = (root.to_owned(), real(root)?);
        for base in root.ancestors() {
            if let Some(git) = git_folder(base) {
                let plan = root.strip_prefix(base).unwrap_or(&root).to_owned();
                return Ok(Journal {
                    file: git.join("kimo").join(FILE),
                    base: base.to_owned(),
                    plan,
                    root: given,
                });
            }
        }
        Ok(Journal {
            file: root.join(FOLDER).join(FILE),
            base: root,
            plan: PathBuf::new(),
            root: given,
        })
    }

    /// The writes of this user in this plan, the oldest first.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(crate) fn records(&self) -> Result<Vec<Record>> {
        let mut records = self.read()?;
        records.retain(|record| self.is_own(record));
        Ok(records)
    }

    /// Where a file is that a record names.
    pub(crate) fn path(&self, file: &FileRecord) -> PathBuf {
        // A long path of Windows takes no other sign between its names.
        let names = file.path.split('/');
        names.fold(self.base.clone(), |path, name| path.join(name))
    }

    /// Notes what was written.
    ///
    /// # Errors
    /// When it cannot be noted.
    pub(crate) fn add(&self, written: &[Written], what: &str, day: NaiveDate) -> Result<()> {
        let files = written.iter().map(|written| self.file_record(written));
        let files: Vec<FileRecord> = files
            .collect::<Result<Vec<_>>>()?
            .into_iter()
            .flatten()
            .collect();
        if files.is_empty() {
            return Ok(());
        }
        let record = Record {
            what: what.to_owned(),
            day,
            user: user(),
            is_committed: false,
            files,
        };
        self.change(&mut |records| {
            records.push(record.clone());
            records.drain(..records.len().saturating_sub(LENGTH));
        })
    }

    /// Notes that the newest write is committed.
    ///
    /// # Errors
    /// When it cannot be noted.
    pub(crate) fn set_committed(&self, what: &str) -> Result<()> {
        self.change(&mut |records| {
            let newest = records.iter_mut().rev().find(|record| record.what == what);
            if let Some(record) = newest {
                record.is_committed = true;
            }
        })
    }

    /// Forgets a write.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn forget(&self, record: &Record) -> Result<()> {
        self.change(&mut |records| records.retain(|other| other != record))
    }

    /// Has a write stand as the oldest: it is in none of the files now, and may come back with a
    /// `git stash pop` or another branch.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn set_aside(&self, record: &Record) -> Result<()> {
        self.change(&mut |records| records.sort_by_key(|other| other != record))
    }

    fn is_own(&self, record: &Record) -> bool {
        let mut files = record.files.iter();
        record.user == user() && files.all(|file| Path::new(&file.path).starts_with(&self.plan))
    }

    fn file_record(&self, written: &Written) -> Result<Option<FileRecord>> {
        // A file or a folder of the plan may be a link, and is the plan's all the same.
        let path = match written.path.strip_prefix(&self.root) {
            Ok(inside) => self.plan.join(inside),
            Err(_) => {
                let path = real(&written.path)?;
                path.strip_prefix(&self.base).unwrap_or(&path).to_owned()
            }
        };
        let name = path.shown();
        let kind = match &written.before {
            None => Kind::Made(fingerprint(&written.after)),
            Some(before) => {
                let read = |bytes| crate::load::decode(&name, FileId::default(), bytes).0;
                Kind::Changed(traces(&read(before), &read(&written.after), &written.edits))
            }
        };
        let is_empty = matches!(&kind, Kind::Changed(traces) if traces.is_empty());
        Ok((!is_empty).then_some(FileRecord { path: name, kind }))
    }

    fn read(&self) -> Result<Vec<Record>> {
        match std::fs::read(&self.file) {
            // A version that wrote it in another way could not be undone by this one.
            Ok(bytes) => Ok(serde_json::from_slice(&bytes).unwrap_or_default()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => {
                Err(error).with_context(|| format!("{} kan ikke læses", self.file.shown()))
            }
        }
    }

    fn change(&self, edit: &mut dyn FnMut(&mut Vec<Record>)) -> Result<()> {
        let cannot = || format!("{} kan ikke skrives", self.file.shown());
        let folder = self.file.parent().unwrap_or(&self.base);
        if !folder.is_dir() {
            std::fs::create_dir(folder).with_context(cannot)?;
            // Colleagues who share the plan share its journal.
            if let (Some(above), Ok(folder)) = (folder.parent(), File::open(folder)) {
                as_folder(above, &folder);
            }
        }
        let lock = Lock::of_file(&self.file.with_extension("lock"), WAIT)?;
        let _lock = lock
            .ok_or_else(|| anyhow!("et andet kimo skriver i den"))
            .with_context(cannot)?;
        let mut records = self.read()?;
        edit(&mut records);
        let bytes = serde_json::to_vec(&records)?;
        // What is lost with the machine's power could not have been undone anyway.
        let mut new = tempfile::Builder::new()
            .prefix(".kimo-")
            .tempfile_in(folder)
            .with_context(cannot)?;
        as_folder(folder, new.as_file());
        new.write_all(&bytes).with_context(cannot)?;
        take_place(new, &self.file, || Ok(())).with_context(cannot)
    }
}

/// Notes what a command has written, for `kimo undo`. Where that cannot be, it is said, and the
/// write stands.
pub(crate) fn note(context: &mut Context, written: &[Written], what: &str) {
    noted(context, &|journal, day| journal.add(written, what, day));
}

/// Notes that it is committed, too.
pub(crate) fn note_commit(context: &mut Context, what: &str) {
    noted(context, &|journal, _| journal.set_committed(what));
}

fn noted(context: &mut Context, edit: &dyn Fn(&Journal, NaiveDate) -> Result<()>) {
    if context.mode != Mode::Write {
        return;
    }
    let journal = context.disk().and_then(|disk| Journal::of(&disk.root));
    let done = journal.and_then(|journal| edit(&journal, context.today));
    if let Err(error) = done {
        let cause = super::failure::causes(&error);
        let text = format!("bemærk: det skrevne kan ikke fortrydes med ”kimo fortryd”: {cause}");
        // It is written, whether anybody gets to know or not.
        let _ = writeln!(context.err, "{}", visible_name(&text));
    }
}

/// Returns true if a file's bytes have this fingerprint (FNV-1a: the same in every version),
/// whichever line ends git has given it since.
pub(crate) fn has_fingerprint(bytes: &[u8], wanted: u64) -> bool {
    fingerprint(bytes) == wanted
}

fn fingerprint(bytes: &[u8]) -> u64 {
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x100_0000_01b3;
    let bytes = bytes.iter().filter(|byte| **byte != b'\r');
    bytes.fold(START, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(PRIME)
    })
}

fn user() -> String {
    let name = |variable| std::env::var(variable).ok();
    name("USER")
        .or_else(|| name("USERNAME"))
        .unwrap_or_default()
}

fn real(path: &Path) -> Result<PathBuf> {
    std::fs::canonicalize(path)
        .map_err(|error| Failure::new(format!("{}: {}", path.shown(), reason(&error))).into())
}

#[cfg(test)]
mod tests {
    use super::fingerprint;

    #[test]
    fn a_fingerprint_is_that_of_fnv_1a_whatever_the_line_ends() {
        assert_eq!(fingerprint(b"foobar"), 0x8594_4171_f739_67e8);
        assert_eq!(fingerprint(b"a\r\nb\r\n"), fingerprint(b"a\nb\n"));
    }
}
