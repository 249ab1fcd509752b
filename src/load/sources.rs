//! The texts of the loaded files.
//!
//! A text is kept only where something was found wrong in it: a large plan need not stand in
//! memory twice. The others are read again when a message is to show a line of them.

use super::bytes;
use super::files::Files;
use crate::text::{FileId, Source};
use std::sync::OnceLock;

/// The files of one load, by their `FileId`.
pub struct Sources<'f> {
    files: &'f dyn Files,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    source: OnceLock<Source>,
}

impl<'f> Sources<'f> {
    pub(super) fn new(files: &'f dyn Files) -> Sources<'f> {
        Sources {
            files,
            entries: Vec::new(),
        }
    }

    /// Registers a file that is to be read; its text may follow.
    pub(super) fn add(&mut self, name: String) -> FileId {
        let id = FileId(u32::try_from(self.entries.len()).unwrap_or(u32::MAX));
        self.entries.push(Entry {
            name,
            source: OnceLock::new(),
        });
        id
    }

    pub(super) fn keep(&self, file: FileId, source: Source) {
        if let Some(entry) = self.entries.get(file.index()) {
            // Kept once; a second text for the same file cannot arise.
            let _ = entry.source.set(source);
        }
    }

    /// The name of a file, relative to the plan root.
    pub fn name(&self, file: FileId) -> &str {
        self.entries
            .get(file.index())
            .map_or("", |entry| &entry.name)
    }

    /// The text of a file; empty where it cannot be read any more.
    pub fn get(&self, file: FileId) -> &Source {
        static NOTHING: OnceLock<Source> = OnceLock::new();
        match self.entries.get(file.index()) {
            None => NOTHING.get_or_init(Source::default),
            Some(entry) => entry.source.get_or_init(|| {
                let bytes = self.files.read(&entry.name).unwrap_or_default();
                bytes::decode(&entry.name, file, bytes, &mut Vec::new())
            }),
        }
    }

    /// Every file's id and name, in the order of loading.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &str)> {
        (0..)
            .map(FileId)
            .zip(self.entries.iter().map(|entry| entry.name.as_str()))
    }
}
