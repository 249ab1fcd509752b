//! The disk's files as they would be: some with other bytes, some gone.

use crate::load::files::{Entry, Kind};
use crate::load::{Disk, Files};
use anyhow::{Result, anyhow};
use std::collections::{BTreeMap, BTreeSet};

/// A disk with changes that are not written.
pub(crate) struct Overlay<'d> {
    disk: &'d Disk,
    /// By name; nothing where the file is gone.
    changed: BTreeMap<String, Option<Vec<u8>>>,
}

impl<'d> Overlay<'d> {
    /// The disk with these files changed, or new.
    pub(crate) fn new(
        disk: &'d Disk,
        changed: impl IntoIterator<Item = (String, Option<Vec<u8>>)>,
    ) -> Overlay<'d> {
        Overlay {
            disk,
            changed: changed.into_iter().collect(),
        }
    }
}

impl Files for Overlay<'_> {
    fn list(&self, folder: &str) -> Result<Vec<Entry>> {
        let mut entries = self.disk.list(folder)?;
        let name = |entry: &Entry| match folder {
            "" => entry.name.clone(),
            folder => format!("{folder}/{}", entry.name),
        };
        entries.retain(|entry| self.changed.get(&name(entry)) != Some(&None));
        let there: BTreeSet<String> = entries.iter().map(name).collect();
        let written = self.changed.iter().filter(|(_, bytes)| bytes.is_some());
        let new = written.filter(|(name, _)| !there.contains(name.as_str()));
        entries.extend(new.filter_map(|(name, _)| {
            let (of, own) = name.rsplit_once('/').unwrap_or(("", name));
            (of == folder).then(|| Entry {
                name: own.to_owned(),
                kind: Kind::File,
                is_named_well: true,
            })
        }));
        Ok(entries)
    }

    fn kind(&self, name: &str) -> Result<Option<Kind>> {
        match self.changed.get(name) {
            Some(None) => Ok(None),
            Some(Some(_)) => Ok(Some(Kind::File)),
            _ => self.disk.kind(name),
        }
    }

    fn leads_out(&self, name: &str) -> bool {
        self.disk.leads_out(name)
    }

    fn read(&self, name: &str) -> Result<Vec<u8>> {
        match self.changed.get(name) {
            Some(Some(bytes)) => Ok(bytes.clone()),
            Some(None) => Err(anyhow!("den findes ikke")),
            None => self.disk.read(name),
        }
    }
}
