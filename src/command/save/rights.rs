//! Who may read and write a file: as before, where a new file takes its place, or it does not.

use anyhow::Result;
use std::fs::File;

/// Gives `new` the owner, group, mode and extended attributes of `old`, lists of who may do what
/// among them. In a folder that a group shares, a colleague's file belongs to who wrote it last,
/// as after any editor: the group may write it.
///
/// # Errors
/// When somebody would then get access who had none, or lose it.
#[cfg(unix)]
pub(super) fn keep(old: &File, new: &File) -> Result<()> {
    use anyhow::bail;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let wanted = old.metadata()?;
    let own = new.metadata()?;
    if own.gid() != wanted.gid() {
        let _ = fchown(new, None, Some(wanted.gid()));
    }
    if own.uid() != wanted.uid() {
        let _ = fchown(new, Some(wanted.uid()), None);
    }
    if new.metadata()?.mode() != wanted.mode() {
        let mode = std::fs::Permissions::from_mode(wanted.mode());
        match new.set_permissions(mode) {
            // A disk that keeps no modes has one for all.
            Err(error) if !super::unsupported(&error) && !is_forbidden(&error) => {
                return Err(error.into());
            }
            _ => {}
        }
    }
    let has_list = attributes::copy(old, new)?;
    let got = new.metadata()?;
    let (owner, group, others) = (
        wanted.mode() >> 6 & 7,
        wanted.mode() >> 3 & 7,
        wanted.mode() & 7,
    );
    let has_group = got.gid() == wanted.gid() || group == others && !has_list;
    let of_owner = owner & 6;
    let owner_may =
        got.gid() == wanted.gid() && group & of_owner == of_owner || others & of_owner == of_owner;
    let has_owner = got.uid() == wanted.uid() || owner_may && !has_list;
    if got.mode() == wanted.mode() && has_group && has_owner {
        return Ok(());
    }
    bail!(refusal())
}

/// Windows gives a new file the rights of its folder, and the old one's are mostly those.
#[cfg(not(unix))]
pub(super) fn keep(_: &File, _: &File) -> Result<()> {
    Ok(())
}

/// Lets whoever may read and write in the folder `above` do so with what is `new` in it, a file or a
/// folder, whatever this user's settings say of new ones. On a disk that keeps no such rights they
/// are the disk's own.
#[cfg(unix)]
pub(crate) fn as_folder(above: &std::path::Path, new: &File) {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let (Ok(above), Ok(about)) = (std::fs::metadata(above), new.metadata()) else {
        return;
    };
    let _ = fchown(new, None, Some(above.gid()));
    let mode = above.mode() & if about.is_dir() { 0o2777 } else { 0o666 };
    let _ = new.set_permissions(std::fs::Permissions::from_mode(mode));
}

/// Windows gives what is new the rights of its folder.
#[cfg(not(unix))]
pub(crate) fn as_folder(_: &std::path::Path, _: &File) {}

#[cfg(unix)]
fn is_forbidden(error: &std::io::Error) -> bool {
    error.kind() == std::io::ErrorKind::PermissionDenied
}

#[cfg(unix)]
fn refusal() -> crate::command::Failure {
    crate::command::Failure::new("det kan ikke bevares, hvem der må læse og skrive den")
        .hint("bed den, der ejer filen, om at skrive det")
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
mod attributes {
    use super::refusal;
    use anyhow::{Result, bail};
    use rustix::fs::{XattrFlags, fgetxattr, flistxattr, fremovexattr, fsetxattr};
    use std::collections::BTreeMap;
    use std::fs::File;

    /// The most that Linux lets a list of names, or a value, be.
    const LONGEST: usize = 64 * 1024;

    /// Gives `new` the attributes of `old` and no others. Returns whether there is a list of who
    /// may do what among them.
    pub(super) fn copy(old: &File, new: &File) -> Result<bool> {
        let (wanted, own) = (all(old), all(new));
        for name in own.keys().filter(|name| !wanted.contains_key(*name)) {
            let _ = fremovexattr(new, name.as_slice());
        }
        for (name, value) in wanted
            .iter()
            .filter(|(name, value)| own.get(*name) != Some(value))
        {
            let _ = fsetxattr(new, name.as_slice(), value, XattrFlags::empty());
        }
        // What the system itself writes about a file it writes anew.
        let is_of_system =
            |name: &[u8]| name.starts_with(b"security.") || name.starts_with(b"com.apple.");
        let ours = |mut all: BTreeMap<Vec<u8>, Vec<u8>>| {
            all.retain(|name, _| !is_of_system(name));
            all
        };
        if ours(all(new)) != ours(wanted.clone()) {
            bail!(refusal());
        }
        Ok(wanted
            .keys()
            .any(|name| name.ends_with(b"acl_access") || name.ends_with(b"nfs4_acl")))
    }

    fn all(file: &File) -> BTreeMap<Vec<u8>, Vec<u8>> {
        let mut names = vec![0; LONGEST];
        let count = flistxattr(file, names.as_mut_slice()).unwrap_or(0);
        let names = names.get(..count).unwrap_or(&[]).split(|byte| *byte == 0);
        let mut value = vec![0; LONGEST];
        let mut all = BTreeMap::new();
        for name in names.filter(|name| !name.is_empty()) {
            if let Ok(length) = fgetxattr(file, name, value.as_mut_slice()) {
                all.insert(name.to_vec(), value.get(..length).unwrap_or(&[]).to_vec());
            }
        }
        all
    }
}

#[cfg(all(unix, not(any(target_os = "linux", target_vendor = "apple"))))]
mod attributes {
    pub(super) fn copy(_: &std::fs::File, _: &std::fs::File) -> anyhow::Result<bool> {
        Ok(false)
    }
}
