//! The texts of the loaded files.
//!
//! A text is kept only where something was found wrong in it: a large plan need not stand in
//! memory twice. The others are read again when a message is to show a line of them.

use super::bytes;
use super::files::Files;
use crate::text::{FileId, Source};
use std::sync::{Arc, OnceLock};

/// The files of one load, by their `FileId`.
pub(crate) struct Sources<'f> {
    files: &'f dyn Files,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    source: OnceLock<Arc<Source>>,
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

    pub(super) fn keep(&self, file: FileId, source: Arc<Source>) {
        if let Some(entry) = self.entries.get(file.index()) {
            // Kept once; a second text for the same file cannot arise.
            let _ = entry.source.set(source);
        }
    }

    /// The name of a file, relative to the plan root.
    pub(crate) fn name(&self, file: FileId) -> &str {
        self.entries
            .get(file.index())
            .map_or("", |entry| &entry.name)
    }

    /// The text of a file; empty where it cannot be read any more.
    pub(crate) fn get(&self, file: FileId) -> &Source {
        static NOTHING: OnceLock<Source> = OnceLock::new();
        match self.entries.get(file.index()) {
            None => NOTHING.get_or_init(Source::default),
            Some(entry) => entry.source.get_or_init(|| {
                let bytes = self.files.read(&entry.name).unwrap_or_default();
                Arc::new(bytes::decode(&entry.name, file, bytes, &mut Vec::new()))
            }),
        }
    }

    /// The same, to be kept longer than the plan.
    pub(crate) fn shared(&self, file: FileId) -> Arc<Source> {
        self.get(file);
        let entry = self.entries.get(file.index());
        let source = entry.and_then(|entry| entry.source.get());
        source.map(Arc::clone).unwrap_or_default()
    }

    /// Whether a file is a link to one outside the plan root.
    pub(crate) fn leads_out(&self, file: FileId) -> bool {
        self.files.leads_out(self.name(file))
    }

    /// Every file's id and name, in the order of loading.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (FileId, &str)> {
        (0..)
            .map(FileId)
            .zip(self.entries.iter().map(|entry| entry.name.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use crate::load::files::{Entry, Files, Kind};
    use crate::load::{Which, load, root};
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// A plan that somebody saves anew each time a file of it has been read.
    #[derive(Default)]
    struct Changing(AtomicUsize);

    impl Files for Changing {
        fn list(&self, _: &str) -> anyhow::Result<Vec<Entry>> {
            let entry = |name: &str| Entry {
                name: name.to_owned(),
                kind: Kind::File,
                is_named_well: true,
            };
            Ok(["handleplan.toml", "maal-1.toml"].map(entry).to_vec())
        }

        fn read(&self, name: &str) -> anyhow::Result<Vec<u8>> {
            let count = self.0.fetch_add(1, Ordering::Relaxed);
            let text = match name {
                "maal-1.toml" => {
                    format!("nr = \"1\"\ntitel = \"Læst som nr. {count}\"\nfejl = 1\n")
                }
                _ => "format = 1\ntitel = \"P\"\norganisation = \"F\"\nperiode = \"2022-2025\"\n"
                    .to_owned(),
            };
            Ok(text.into_bytes())
        }
    }

    #[test]
    fn a_message_shows_the_lines_as_they_were_when_they_were_judged() {
        let files = Changing::default();
        let folders = root::periods(&files).unwrap();
        let loaded = load(&files, &folders, Which::All).unwrap();
        let problem = loaded.problems.first().unwrap();
        let title = &loaded.plans[0].goals[0].title.value;
        let shown = loaded.sources.get(problem.span.file).text();
        assert!(shown.contains(title), "{title}: {shown}");
    }

    #[test]
    fn the_text_of_a_sound_file_is_read_again_when_it_is_asked_for() {
        let files = Changing::default();
        let folders = root::periods(&files).unwrap();
        let loaded = load(&files, &folders, Which::All).unwrap();
        let read = files.0.load(Ordering::Relaxed);
        let text = loaded.sources.get(loaded.plans[0].file).text();
        assert!(text.contains("organisation"));
        assert_eq!(files.0.load(Ordering::Relaxed), read + 1);
        assert_eq!(loaded.sources.get(loaded.plans[0].file).text(), text);
        assert_eq!(files.0.load(Ordering::Relaxed), read + 1);
    }
}
