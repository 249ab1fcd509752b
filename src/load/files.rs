//! Where plan files come from: a folder on disk, or whatever else can list and read files.
//!
//! Names are relative to the plan root, with `/` between folders, on every system.

use crate::text::{Shown, folder_and_name};
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What a folder holds under one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A file that can be read.
    File,
    /// A folder.
    Folder,
    /// A device, a pipe, a link that leads nowhere: nothing to read.
    Other,
}

/// One name in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The name alone; where it is not UTF-8, as near as it can be shown.
    pub(crate) name: String,
    /// What it is; links are followed.
    pub(crate) kind: Kind,
    /// Whether the name is UTF-8, without which it cannot be a plan file.
    pub(crate) is_named_well: bool,
}

/// Something that holds plan files.
pub(crate) trait Files: Sync {
    /// What stands in `folder` (empty: the root), in no certain order.
    ///
    /// # Errors
    /// When the folder cannot be read.
    fn list(&self, folder: &str) -> Result<Vec<Entry>>;

    /// What `name` is; nothing where there is no such name. To ask for one name need not cost
    /// the listing of a folder of thousands.
    ///
    /// # Errors
    /// When the folder cannot be read.
    fn kind(&self, name: &str) -> Result<Option<Kind>> {
        let (folder, name) = folder_and_name(name);
        let entries = self.list(folder)?;
        let found = entries.into_iter().find(|entry| entry.name == name);
        Ok(found.map(|entry| entry.kind))
    }

    /// The names of files that belong to the plan and were left out of the folder on purpose.
    fn left_out(&self) -> &[String] {
        &[]
    }

    /// Whether the file `name` is a link to one outside the plan root.
    fn leads_out(&self, _name: &str) -> bool {
        false
    }

    /// What tells this state of the file `name` from another without reading it; nothing where
    /// that cannot be told.
    fn stamp(&self, _name: &str) -> Option<Stamp> {
        None
    }

    /// The bytes of the file `name`.
    ///
    /// # Errors
    /// When the file cannot be read, with a Danish reason that names no path.
    fn read(&self, name: &str) -> Result<Vec<u8>>;
}

/// One state of a file: its length, and when it was saved, or a sum of its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp(u64, u128);

/// A plan root on disk, or as it would be with changes that are not written.
#[derive(Debug, Clone)]
pub(crate) struct Disk {
    /// The folder.
    pub(crate) root: PathBuf,
    /// How far reading it has come.
    pub(crate) seen: Arc<Seen>,
    /// Files with other bytes than on disk, by name; nothing where the file is gone.
    changed: Arc<BTreeMap<String, Option<Vec<u8>>>>,
    /// Files that git has and a sparse checkout leaves out, by name.
    left_out: Arc<[String]>,
}

/// How many plan files were listed and read, for who shows how far the work has come.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    listed: AtomicUsize,
    read: AtomicUsize,
}

impl Seen {
    /// The files listed so far.
    pub(crate) fn listed(&self) -> usize {
        self.listed.load(Ordering::Relaxed)
    }

    /// The files read so far.
    pub(crate) fn read(&self) -> usize {
        self.read.load(Ordering::Relaxed)
    }
}

impl Disk {
    /// The plan root in the folder `root`.
    pub(crate) fn new(root: impl Into<PathBuf>) -> Disk {
        Disk {
            root: root.into(),
            seen: Arc::default(),
            changed: Arc::default(),
            left_out: Arc::default(),
        }
    }

    /// The same without these files, which are known to belong to it.
    pub(crate) fn without(self, left_out: Vec<String>) -> Disk {
        Disk {
            left_out: left_out.into(),
            ..self
        }
    }

    /// The same with these files changed, new, or gone.
    pub(crate) fn with(&self, changed: Vec<(String, Option<Vec<u8>>)>) -> Disk {
        Disk {
            changed: Arc::new(changed.into_iter().collect()),
            ..self.clone()
        }
    }

    /// Whether it has changes that are not written.
    pub(crate) fn is_changed(&self) -> bool {
        !self.changed.is_empty()
    }

    /// The files of a folder with those that are new in it, and without those that are gone.
    fn list_changed(&self, folder: &str) -> Result<Vec<Entry>> {
        let mut entries = if self.folder(folder).is_dir() {
            self.list_disk(folder)?
        } else {
            Vec::new()
        };
        let name = |entry: &Entry| match folder {
            "" => entry.name.clone(),
            folder => format!("{folder}/{}", entry.name),
        };
        entries.retain(|entry| self.changed.get(&name(entry)) != Some(&None));
        let there: BTreeSet<String> = entries.iter().map(name).collect();
        let written = self.changed.iter().filter(|(_, bytes)| bytes.is_some());
        let new = written.filter(|(name, _)| !there.contains(name.as_str()));
        entries.extend(new.filter_map(|(name, _)| {
            let (of, own) = folder_and_name(name);
            (of == folder).then(|| Entry {
                name: own.to_owned(),
                kind: Kind::File,
                is_named_well: true,
            })
        }));
        Ok(entries)
    }
    /// The path of a folder. One whose name is not UTF-8 is known by the name it is shown by.
    fn folder(&self, name: &str) -> PathBuf {
        let path = self.root.join(name);
        if !name.contains(char::REPLACEMENT_CHARACTER) {
            return path;
        }
        let mut entries = fs::read_dir(&self.root).into_iter().flatten().flatten();
        let shown = |entry: &fs::DirEntry| entry.file_name().to_string_lossy() == name;
        entries.find(shown).map_or(path, |entry| entry.path())
    }

    fn list_disk(&self, folder: &str) -> Result<Vec<Entry>> {
        let path = self.folder(folder);
        let listing = fs::read_dir(&path)
            .with_context(|| format!("mappen {} kan ikke læses", path.shown()))?;
        let mut entries = Vec::new();
        for entry in listing {
            let entry = entry.with_context(|| format!("mappen {} kan ikke læses", path.shown()))?;
            let name = entry.file_name();
            entries.push(Entry {
                // The listing itself tells what most names are; only a link must be followed.
                kind: match entry.file_type() {
                    Ok(kind) if kind.is_file() => Kind::File,
                    Ok(kind) if kind.is_dir() => Kind::Folder,
                    _ => kind_at(&entry.path()).unwrap_or(Kind::Other),
                },
                is_named_well: name.to_str().is_some(),
                name: name.to_string_lossy().into_owned(),
            });
        }
        let files = entries
            .iter()
            .filter(|entry| entry.name.ends_with(".toml"))
            .count();
        self.seen.listed.fetch_max(files, Ordering::Relaxed);
        Ok(entries)
    }
}

impl Files for Disk {
    fn left_out(&self) -> &[String] {
        &self.left_out
    }

    fn list(&self, folder: &str) -> Result<Vec<Entry>> {
        let is_in = |name: &String| name.rsplit_once('/').is_some_and(|(of, _)| of == folder);
        if self.left_out.iter().any(is_in) && !self.folder(folder).is_dir() {
            Ok(Vec::new())
        } else if self.is_changed() {
            self.list_changed(folder)
        } else {
            self.list_disk(folder)
        }
    }

    fn kind(&self, name: &str) -> Result<Option<Kind>> {
        Ok(match self.changed.get(name) {
            Some(bytes) => bytes.as_ref().map(|_| Kind::File),
            None => kind_at(&self.root.join(name)),
        })
    }

    fn stamp(&self, name: &str) -> Option<Stamp> {
        if let Some(bytes) = self.changed.get(name) {
            let bytes = bytes.as_ref()?;
            let mut sum = DefaultHasher::new();
            bytes.hash(&mut sum);
            return Some(Stamp(bytes.len() as u64, sum.finish().into()));
        }
        let about = fs::metadata(self.root.join(name)).ok()?;
        let saved = about.modified().ok()?.duration_since(std::time::UNIX_EPOCH);
        Some(Stamp(about.len(), saved.ok()?.as_nanos()))
    }

    fn read(&self, name: &str) -> Result<Vec<u8>> {
        if let Some(bytes) = self.changed.get(name) {
            return bytes.clone().context("den findes ikke");
        }
        let path = self.root.join(name);
        let about = ordinary(&path).map_err(|error| anyhow::anyhow!(reason(&error)))?;
        anyhow::ensure!(u32::try_from(about.len()).is_ok(), "den er over 4 GB");
        self.seen.read.fetch_add(1, Ordering::Relaxed);
        let length = about.len();
        read_whole(&path, length).map_err(|error| anyhow::anyhow!(reason(&error)))
    }

    fn leads_out(&self, name: &str) -> bool {
        let ends = [self.root.clone(), self.root.join(name)].map(fs::canonicalize);
        matches!(ends, [Ok(root), Ok(file)] if !file.starts_with(&root))
    }
}

/// The bytes of a file that is said to have `length` of them. Some that a system makes up as they
/// are read say that they have none, and have no end.
fn read_whole(path: &Path, length: u64) -> std::io::Result<Vec<u8>> {
    // What another program adds meanwhile.
    const MORE: u64 = 1 << 20;
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    let mut file = fs::File::open(path)?.take(length + MORE + 1);
    file.read_to_end(&mut bytes)?;
    let is_made_up = length == 0 && !bytes.is_empty() && ordinary(path)?.len() == 0;
    if is_made_up {
        Err(not_ordinary())
    } else if bytes.len() as u64 > length + MORE {
        Err(std::io::Error::other("den bliver ved med at vokse"))
    } else {
        Ok(bytes)
    }
}

fn not_ordinary() -> std::io::Error {
    std::io::Error::other("den er ikke en almindelig fil")
}

/// All that is to be read, and of what has more than `most` bytes as much as shows it: a stream may have
/// no end.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn at_most(most: u64, from: impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(most + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What is known of the ordinary file at `path`, links followed. Nothing else is to be opened:
/// opening a pipe would wait for ever, and a device has no end.
///
/// # Errors
/// When it is no ordinary file, or cannot be looked at.
pub(crate) fn ordinary(path: &Path) -> std::io::Result<fs::Metadata> {
    let about = fs::metadata(path)?;
    if about.is_file() {
        Ok(about)
    } else {
        Err(not_ordinary())
    }
}

/// How large a file of settings may be, far beyond any that a person wrote.
const SETTINGS: u64 = 1 << 20;

/// The bytes of a small file of another program's settings.
///
/// # Errors
/// When it is no ordinary file, is too large, or cannot be read.
pub(crate) fn read_settings(path: &Path) -> std::io::Result<Vec<u8>> {
    ordinary(path)?;
    let mut bytes = Vec::new();
    let mut some = fs::File::open(path)?.take(SETTINGS + 1);
    some.read_to_end(&mut bytes)?;
    if bytes.len() as u64 > SETTINGS {
        Err(std::io::Error::other("den er over 1 MB"))
    } else {
        Ok(bytes)
    }
}

/// What is at `path`, links followed; nothing where there is nothing.
fn kind_at(path: &Path) -> Option<Kind> {
    let about = match fs::metadata(path) {
        Ok(about) => about,
        // A link that leads nowhere has a name all the same.
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return fs::symlink_metadata(path).ok().map(|_| Kind::Other);
        }
        // Something is there that does not let itself be looked at: reading it will tell why.
        Err(_) => return Some(Kind::File),
    };
    Some(match (about.is_file(), about.is_dir()) {
        (true, _) => Kind::File,
        (_, true) => Kind::Folder,
        _ => Kind::Other,
    })
}

/// Why a file operation failed, in Danish.
pub(crate) fn reason(error: &std::io::Error) -> String {
    let reason = match error.kind() {
        ErrorKind::NotFound => "den findes ikke",
        ErrorKind::PermissionDenied => "der er ikke adgang til den",
        ErrorKind::IsADirectory => "den er en mappe",
        ErrorKind::AlreadyExists => "den findes allerede",
        ErrorKind::NotADirectory => "en del af stien er ikke en mappe",
        ErrorKind::StorageFull => "disken er fuld",
        ErrorKind::QuotaExceeded => "pladskvoten er brugt",
        ErrorKind::ReadOnlyFilesystem => "disken er skrivebeskyttet",
        ErrorKind::FileTooLarge => "den er for stor",
        ErrorKind::ResourceBusy => "et andet program bruger den",
        ErrorKind::InvalidFilename => "filnavnet er ugyldigt",
        ErrorKind::Interrupted => "arbejdet blev afbrudt",
        _ => return nameless(error),
    };
    reason.to_owned()
}

/// What the standard library has no name for yet, by the system's own number.
fn nameless(error: &std::io::Error) -> String {
    match error.raw_os_error() {
        Some(5) if cfg!(unix) => "disken svarer med en fejl".to_owned(),
        Some(24) if cfg!(unix) => "for mange filer er åbne på én gang".to_owned(),
        Some(40) if cfg!(target_os = "linux") => "linket fører i ring".to_owned(),
        Some(62) if cfg!(target_os = "macos") => "linket fører i ring".to_owned(),
        // A reason given by kimo itself.
        None if error.kind() == ErrorKind::Other => error.to_string(),
        _ => format!("systemet siger: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Error;

    #[test]
    fn a_cause_that_the_system_names_is_told_in_danish() {
        for (kind, told) in [
            (ErrorKind::NotFound, "den findes ikke"),
            (ErrorKind::PermissionDenied, "der er ikke adgang til den"),
            (ErrorKind::IsADirectory, "den er en mappe"),
            (ErrorKind::AlreadyExists, "den findes allerede"),
            (ErrorKind::NotADirectory, "en del af stien er ikke en mappe"),
            (ErrorKind::StorageFull, "disken er fuld"),
            (ErrorKind::QuotaExceeded, "pladskvoten er brugt"),
            (ErrorKind::ReadOnlyFilesystem, "disken er skrivebeskyttet"),
            (ErrorKind::FileTooLarge, "den er for stor"),
            (ErrorKind::ResourceBusy, "et andet program bruger den"),
            (ErrorKind::InvalidFilename, "filnavnet er ugyldigt"),
            (ErrorKind::Interrupted, "arbejdet blev afbrudt"),
        ] {
            assert_eq!(reason(&Error::from(kind)), told);
        }
        assert_eq!(
            reason(&Error::other("en grund fra kimo")),
            "en grund fra kimo"
        );
        let nameless = reason(&Error::from(ErrorKind::BrokenPipe));
        assert!(nameless.starts_with("systemet siger: "), "{nameless}");
        #[cfg(unix)]
        for (number, told) in [
            (5, "disken svarer med en fejl"),
            (24, "for mange filer er åbne på én gang"),
        ] {
            assert_eq!(reason(&Error::from_raw_os_error(number)), told);
        }
        #[cfg(target_os = "linux")]
        assert_eq!(reason(&Error::from_raw_os_error(40)), "linket fører i ring");
    }

    #[test]
    fn settings_are_read_from_small_ordinary_files_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("attributter");
        let why = |path: &Path| reason(&read_settings(path).unwrap_err());
        assert_eq!(why(&path), "den findes ikke");
        fs::write(&path, "x".repeat(1 << 20)).unwrap();
        assert_eq!(read_settings(&path).unwrap().len(), 1 << 20);
        fs::write(&path, "x".repeat((1 << 20) + 1)).unwrap();
        assert_eq!(why(&path), "den er over 1 MB");
        assert_eq!(why(folder.path()), "den er ikke en almindelig fil");
        #[cfg(unix)]
        assert_eq!(why(Path::new("/dev/zero")), "den er ikke en almindelig fil");
    }

    #[test]
    fn what_is_there_is_known_by_its_kind_and_counted() {
        let folder = tempfile::tempdir().unwrap();
        for number in 1..=3 {
            fs::write(folder.path().join(format!("maal-{number}.toml")), "").unwrap();
        }
        fs::create_dir(folder.path().join("bilag")).unwrap();
        let disk = Disk::new(folder.path());
        assert_eq!(disk.kind("bilag").unwrap(), Some(Kind::Folder));
        assert_eq!(disk.kind("maal-1.toml").unwrap(), Some(Kind::File));
        assert_eq!(disk.kind("maal-9.toml").unwrap(), None);
        let mut kinds: Vec<Kind> = disk
            .list("")
            .unwrap()
            .iter()
            .map(|entry| entry.kind)
            .collect();
        kinds.sort_by_key(|kind| *kind != Kind::Folder);
        assert_eq!(kinds, [Kind::Folder, Kind::File, Kind::File, Kind::File]);
        disk.read("maal-1.toml").unwrap();
        disk.read("maal-2.toml").unwrap();
        assert_eq!((disk.seen.listed(), disk.seen.read()), (3, 2));
    }
}
