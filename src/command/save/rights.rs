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
    // What cannot be set is seen by what came of it: some disks keep no rights, and have the same
    // for every file.
    if own.gid() != wanted.gid() {
        let _ = fchown(new, None, Some(wanted.gid()));
    }
    if own.uid() != wanted.uid() {
        let _ = fchown(new, Some(wanted.uid()), None);
    }
    if new.metadata()?.mode() != wanted.mode() {
        let _ = new.set_permissions(std::fs::Permissions::from_mode(wanted.mode()));
    }
    let has_list = attributes::copy(old, new)?;
    if !Rights::of(&wanted).are_kept(&Rights::of(&new.metadata()?), has_list) {
        bail!(refusal());
    }
    Ok(())
}

/// Who has a file, and what they and others may do with it.
#[cfg(unix)]
struct Rights {
    user: u32,
    group: u32,
    mode: u32,
}

#[cfg(unix)]
impl Rights {
    fn of(about: &std::fs::Metadata) -> Rights {
        use std::os::unix::fs::MetadataExt;
        Rights {
            user: about.uid(),
            group: about.gid(),
            mode: about.mode(),
        }
    }

    /// Whether nobody would get access who had none, or lose it, with `new` instead. Of whom a list
    /// names, where there is one, nothing can be said.
    fn are_kept(&self, new: &Rights, has_list: bool) -> bool {
        const READ_AND_WRITE: u32 = 6;
        let [owner, group, others] = [6, 3, 0].map(|class| self.mode >> class & 7);
        let is_group_kept = new.group == self.group;
        let has_group = is_group_kept || group == others && !has_list;
        // Who had the file belongs to its group, or to all others.
        let of_owner = owner & READ_AND_WRITE;
        let has_all = |class: u32| class & of_owner == of_owner;
        let owner_may = is_group_kept && has_all(group) || has_all(others);
        let has_owner = new.user == self.user || owner_may && !has_list;
        new.mode == self.mode && has_group && has_owner
    }
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

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    const MINE: (u32, u32) = (1, 10);

    fn kept((user, group): (u32, u32), mode: u32, has_list: bool) -> bool {
        let old = Rights {
            user: MINE.0,
            group: MINE.1,
            mode,
        };
        old.are_kept(&Rights { user, group, mode }, has_list)
    }

    #[test]
    fn a_file_of_another_owner_is_taken_where_its_group_or_all_may_what_he_could() {
        let of_a_colleague = (2, 10);
        for mode in [0o664, 0o660, 0o666, 0o440, 0o444, 0o466, 0o775] {
            assert!(kept(of_a_colleague, mode, false), "{mode:o}");
            assert!(!kept(of_a_colleague, mode, true), "{mode:o} with a list");
        }
        for mode in [0o644, 0o640, 0o600, 0o400, 0o620] {
            assert!(!kept(of_a_colleague, mode, false), "{mode:o}");
        }
    }

    #[test]
    fn a_file_of_another_group_is_taken_where_the_group_had_no_more_than_all() {
        let of_a_group = (1, 20);
        for mode in [0o600, 0o644, 0o666] {
            assert!(kept(of_a_group, mode, false), "{mode:o}");
            assert!(!kept(of_a_group, mode, true), "{mode:o} with a list");
        }
        for mode in [0o640, 0o664, 0o604] {
            assert!(!kept(of_a_group, mode, false), "{mode:o}");
        }
        // Of both: the owner is one of all others then.
        assert!(kept((2, 20), 0o666, false));
        assert!(!kept((2, 20), 0o644, false));
        assert!(!kept((2, 20), 0o664, false));
    }

    #[test]
    fn a_file_of_the_same_people_is_taken_with_the_same_mode_alone() {
        for mode in [0o600, 0o640, 0o604] {
            assert!(
                kept(MINE, mode, false) && kept(MINE, mode, true),
                "{mode:o}"
            );
        }
        let old = |mode| Rights {
            user: 1,
            group: 10,
            mode,
        };
        assert!(!old(0o600).are_kept(&old(0o640), false));
    }
}
