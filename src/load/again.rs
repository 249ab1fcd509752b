//! What was read of each file the last time, for who loads a plan again and again while somebody
//! writes in it: only what changed since is read.

use super::file::{Read, read_job};
use super::files::Stamp;
use super::{Files, Folder, Loaded, Texts, Which, load_by};
use crate::text::danish::years::Years;
use crate::text::{FileId, Source};
use anyhow::Result;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The files as they were read, by name.
#[derive(Default)]
pub(crate) struct Reads(HashMap<String, Kept>);

struct Kept {
    /// What it was read by: another state of the file, another number among the files, or other
    /// years of the plan, and it would be read otherwise.
    by: (Stamp, FileId, Years),
    read: Read,
    source: Arc<Source>,
}

impl Reads {
    /// The periods in `folders`, whole, with their texts.
    ///
    /// # Errors
    /// As [`load`](super::load).
    pub(crate) fn load<'f>(
        &mut self,
        files: &'f dyn Files,
        folders: &[Folder],
    ) -> Result<Loaded<'f>> {
        let new = Mutex::new(Vec::new());
        let loaded = load_by(
            files,
            folders,
            Which::All,
            &|job, folder, sources, years| {
                let by = files.stamp(&job.name).map(|stamp| (stamp, job.file, years));
                if let Some(kept) = self.0.get(&job.name).filter(|kept| Some(kept.by) == by) {
                    sources.keep(job.file, Arc::clone(&kept.source));
                    return kept.read.clone();
                }
                let read = read_job(job, folder, files, sources, years, Texts::All);
                if let Some(by) = by {
                    let kept = Kept {
                        by,
                        read: read.clone(),
                        source: sources.shared(job.file),
                    };
                    let mut new = new.lock().unwrap_or_else(PoisonError::into_inner);
                    new.push((job.name.clone(), kept));
                }
                read
            },
        );
        self.0
            .extend(new.into_inner().unwrap_or_else(PoisonError::into_inner));
        loaded
    }

    /// Forgets everything: somebody says that files have changed.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{Memory, plan_with};
    use crate::load::files::{self, Stamp};
    use crate::load::root;

    /// Files that were all saved in the same moment, as far as the disk can tell.
    struct Saved(Memory);

    impl Files for Saved {
        fn list(&self, folder: &str) -> Result<Vec<files::Entry>> {
            self.0.list(folder)
        }

        fn read(&self, name: &str) -> Result<Vec<u8>> {
            self.0.read(name)
        }

        fn stamp(&self, _name: &str) -> Option<Stamp> {
            let disk = files::Disk::new("").with(vec![("x".to_owned(), Some(Vec::new()))]);
            disk.stamp("x")
        }
    }

    #[test]
    fn what_is_said_to_have_changed_is_read_again() {
        let mut reads = Reads::default();
        let mut titles = |title: &str| {
            let goal = format!("nr = \"2\"\ntitel = \"{title}\"\n");
            let files = Saved(plan_with(&goal));
            let title = |reads: &mut Reads| {
                let loaded = reads.load(&files, &root::periods(&files).unwrap()).unwrap();
                loaded.plans[0].goals[1].title.value.clone()
            };
            let before = title(&mut reads);
            reads.clear();
            [before, title(&mut reads)]
        };
        assert_eq!(titles("Havet"), ["Havet", "Havet"]);
        assert_eq!(titles("Fjorden"), ["Havet", "Fjorden"]);
    }
}
