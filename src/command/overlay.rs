//! The disk's files as they would be: some with other bytes, some gone, some new.

use crate::load::files::{Entry, Kind};
use crate::load::{Disk, Files};
use anyhow::{Result, anyhow};
use std::collections::{BTreeMap, BTreeSet};

/// A disk with changes that are not written.
pub(crate) struct Overlay<'d> {
    /// Nothing where only the new files are looked at.
    disk: Option<&'d Disk>,
    /// By name; nothing where the file is gone.
    changed: BTreeMap<String, Option<Vec<u8>>>,
}

impl<'d> Overlay<'d> {
    /// The disk with these files changed, or new.
    pub(crate) fn new(
        disk: impl Into<Option<&'d Disk>>,
        changed: impl IntoIterator<Item = (String, Option<Vec<u8>>)>,
    ) -> Overlay<'d> {
        Overlay {
            disk: disk.into(),
            changed: changed.into_iter().collect(),
        }
    }
}

impl Files for Overlay<'_> {
    fn list(&self, folder: &str) -> Result<Vec<Entry>> {
        let is_new = self.changed.keys().any(|name| folder_of(name) == folder);
        let mut entries = match self.disk {
            // A folder that is not there yet.
            Some(disk) if is_new && !disk.root.join(folder).exists() => Vec::new(),
            Some(disk) => disk.list(folder)?,
            None => Vec::new(),
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
            let own = name.rsplit('/').next().unwrap_or(name);
            (folder_of(name) == folder).then(|| Entry {
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
            None => self.disk.map_or(Ok(None), |disk| disk.kind(name)),
        }
    }

    fn leads_out(&self, name: &str) -> bool {
        self.disk.is_some_and(|disk| disk.leads_out(name))
    }

    fn read(&self, name: &str) -> Result<Vec<u8>> {
        match self.changed.get(name) {
            Some(Some(bytes)) => Ok(bytes.clone()),
            Some(None) => Err(anyhow!("den findes ikke")),
            None => match self.disk {
                Some(disk) => disk.read(name),
                None => Err(anyhow!("den findes ikke")),
            },
        }
    }
}

/// The folder that a file lies in, by its name from the plan root.
fn folder_of(name: &str) -> &str {
    name.rsplit_once('/').map_or("", |(folder, _)| folder)
}
