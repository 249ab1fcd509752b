//! The period that a new one is made from, and why there may be none.

use super::context::path_prefix;
use super::find::{self, Wanted};
use super::new_period::has_room;
use super::{Context, Failure};
use crate::load::{Disk, Folder, Texts, root};
use crate::text::Shown;
use crate::text::danish::years::Years;
use anyhow::{Result, bail};

/// The period that is to go on: the one named by option, else the newest that begins
/// before the new one.
///
/// # Errors
/// When there is none that ends before the new one begins, when the new one's folder is there
/// already, or when the plan is not parted into periods.
pub(crate) fn predecessor(context: &Context, disk: &Disk, new: Years) -> Result<Folder> {
    let folders = root::periods(disk)?;
    let Some(newest) = folders.last() else {
        bail!(find::no_period(disk));
    };
    if newest.name.is_empty() {
        return Err(single_period(disk, newest, new)?.into());
    }
    let path = disk.root.join(new.to_string());
    if std::fs::symlink_metadata(&path).is_ok() && !has_room(&path) {
        bail!(
            Failure::new(format!("{} findes allerede", path.shown())).hint(
                "intet overskrives: ret planen dér, eller flyt mappen, hvis den skal laves på ny"
            )
        );
    }
    let source = match context.period {
        Some(_) => context.folder(disk, Wanted::Today(context.today))?,
        None => {
            let before = |folder: &&Folder| {
                folder
                    .years
                    .is_some_and(|years| years.first() < new.first())
            };
            let Some(source) = folders.iter().rev().find(before) else {
                bail!(
                    Failure::new(format!("der er ingen plan, der ligger før {new}"))
                        .hint(format!("perioderne er: {}", names(&folders)))
                );
            };
            source.clone()
        }
    };
    let meets = |folder: &&Folder| folder.years.is_some_and(|years| years.overlaps(new));
    if let Some(met) = folders.iter().find(meets) {
        bail!(
            Failure::new(format!("perioden {new} overlapper {}", met.name))
                .hint(after(folders.iter().filter_map(|folder| folder.years)))
        );
    }
    if source
        .years
        .is_some_and(|years| years.first() > new.first())
    {
        bail!(
            Failure::new(format!("perioden {new} ligger før {}", source.name))
                .hint(after(source.years.into_iter()))
        );
    }
    Ok(source)
}

/// The failure for a root that is itself a period's folder: what to move, and where.
fn single_period(disk: &Disk, folder: &Folder, new: Years) -> Result<Failure> {
    let old = find::plan_in(disk, folder, Texts::None)?.period.value;
    let root = disk.root.shown();
    Ok(Failure::new(format!(
        "planen i {root} er ikke delt i mapper efter periode, så der er ikke plads til den næste"
    ))
    .hint(format!("lav mappen {}{old}", path_prefix(&disk.root)))
    .hint("flyt handleplan.toml og alle maal-….toml derind; brug git mv, så følger historien med")
    .hint(format!("derefter: kimo nyperiode {new}")))
}

fn after(years: impl Iterator<Item = Years>) -> String {
    match years.map(Years::last).max() {
        Some(last) => format!("en ny periode kan tidligst begynde i {}", last + 1),
        None => "en ny periode begynder, når den gamle er slut".to_owned(),
    }
}

fn names(folders: &[Folder]) -> String {
    let names: Vec<&str> = folders.iter().map(|folder| folder.name.as_str()).collect();
    names.join(", ")
}
