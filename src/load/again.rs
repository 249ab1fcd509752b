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
