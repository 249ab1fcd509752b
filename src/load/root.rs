//! The folders of a plan root: one per period, or the root itself for a plan of one period.

use super::files::{Entry, Files, Kind};
use super::names::{FileName, Names, classify};
use crate::text::FileId;
use crate::text::danish::years::Years;
use anyhow::Result;

/// The name of the file that makes a folder a period.
pub(crate) const HANDLEPLAN: &str = "handleplan.toml";

/// A period's folder.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Folder {
    /// Its name relative to the root; empty where the root is the period.
    pub(crate) name: String,
    /// The years in its name, where it is named as it should be.
    pub(crate) years: Option<Years>,
}

impl Folder {
    /// The name of a file in it, relative to the root.
    pub(crate) fn join(&self, file: &str) -> String {
        if self.name.is_empty() {
            file.to_owned()
        } else {
            format!("{}/{file}", self.name)
        }
    }
}

/// What a plan root holds.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    /// The periods, the oldest first.
    pub(crate) periods: Vec<Folder>,
    /// The folders that are copies of a period's, each with that: OneDrive, Explorer and people
    /// who put an old state aside make them, and everything in one would count twice.
    pub(crate) copies: Vec<(String, String)>,
    /// The periods' folders that lie in another folder of the root, each with its path.
    pub(crate) too_deep: Vec<String>,
    /// The plan's files that lie above the periods' folders, each with the name it was meant by.
    pub(crate) above: Vec<(String, String)>,
}

/// The periods of a root, the oldest first. A folder is one when it holds `handleplan.toml`,
/// or goals' files without it, which is an error to be told rather than a folder to pass over.
///
/// # Errors
/// When the root cannot be read.
pub(crate) fn periods(files: &dyn Files) -> Result<Vec<Folder>> {
    Ok(layout(files)?.periods)
}

/// Everything in a root that has to do with the plan.
///
/// # Errors
/// When the root, or a folder in it, cannot be read.
pub(crate) fn layout(files: &dyn Files) -> Result<Layout> {
    let entries = files.list("")?;
    if is_period_itself(files, &entries)? {
        let own = Folder {
            name: String::new(),
            years: None,
        };
        return Ok(Layout {
            periods: vec![own],
            ..Layout::default()
        });
    }
    let mut names = Vec::new();
    let mut layout = Layout::default();
    for entry in entries.iter().filter(|entry| may_be_period(entry)) {
        if entry.is_named_well && is_period(files, &entry.name)? {
            names.push(entry.name.clone());
        } else if entry.is_named_well {
            layout.too_deep.extend(periods_within(files, &entry.name)?);
        }
    }
    // A period that a sparse checkout leaves out whole is there, and to be told of.
    let left_out = files.left_out().iter().filter_map(|name| {
        let (name, file) = name.rsplit_once('/')?;
        (file == HANDLEPLAN && !name.contains('/')).then_some(name)
    });
    for name in left_out {
        if !names.iter().any(|there| there == name) {
            names.push(name.to_owned());
        }
    }
    let by_years = named_by_years(&names);
    for name in &names {
        // A folder named as it should be is believed, and costs no look into it.
        let years = { Years::parse(name).ok() }.or_else(|| period_in(files, name));
        let of_years = years.map(|years| years.to_string());
        let of_content = by_years.iter().find(|of| of_years.as_deref() == Some(**of));
        let of = original(name, &by_years).or(of_content.copied());
        match of.filter(|of| of != name) {
            Some(of) => layout.copies.push((name.clone(), of.to_owned())),
            None => layout.periods.push(Folder {
                name: name.clone(),
                years,
            }),
        }
    }
    // One whose years nobody can tell is never the newest.
    layout.periods.sort_by(|a, b| {
        let first_year = |folder: &Folder| folder.years.map_or(i32::MIN, |years| years.first());
        (first_year(a), &a.name).cmp(&(first_year(b), &b.name))
    });
    layout.copies.sort();
    if !layout.periods.is_empty() {
        layout.above = entries.iter().filter_map(of_plan).collect();
        layout.above.sort();
    }
    Ok(layout)
}

/// Whether the root is a plan of one period: it has a `handleplan.toml` that is no copy of one in
/// a period's folder, laid a folder too high.
fn is_period_itself(files: &dyn Files, entries: &[Entry]) -> Result<bool> {
    if !entries.iter().any(|entry| entry.name == HANDLEPLAN) {
        return Ok(false);
    }
    let mut periods = Vec::new();
    for entry in entries.iter().filter(|entry| may_be_period(entry)) {
        if let Ok(years) = Years::parse(&entry.name)
            && files
                .kind(&format!("{}/{HANDLEPLAN}", entry.name))?
                .is_some()
        {
            periods.push(years);
        }
    }
    let has_goals = entries
        .iter()
        .any(|entry| goal_number(&entry.name).is_some());
    let is_copy = || period_in(files, "").is_some_and(|years| periods.contains(&years));
    Ok(periods.is_empty() || has_goals && !is_copy())
}

/// The periods' folders within a folder that is none: what a zip was unpacked to, or a slip of the
/// mouse.
fn periods_within(files: &dyn Files, folder: &str) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in files
        .list(folder)?
        .iter()
        .filter(|entry| may_be_period(entry))
    {
        let name = format!("{folder}/{}", entry.name);
        let has_header = || files.kind(&format!("{name}/{HANDLEPLAN}"));
        if Years::parse(&entry.name).is_ok() && has_header()?.is_some() {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// The years that a folder's `handleplan.toml` is for.
fn period_in(files: &dyn Files, folder: &str) -> Option<Years> {
    let folder = Folder {
        name: folder.to_owned(),
        years: None,
    };
    let name = folder.join(HANDLEPLAN);
    let bytes = files.read(&name).ok()?;
    let (source, _) = super::decode(&name, FileId::default(), &bytes);
    let (plan, _) = super::read_plan(&source, FileId::default());
    (plan.period.value != Years::EVER).then_some(plan.period.value)
}

/// A file of the root that is the plan's by its name, with the name it was meant by.
fn of_plan(entry: &Entry) -> Option<(String, String)> {
    let meant = match classify(&entry.name, &Names::new([])) {
        FileName::Header | FileName::Goal(_) => entry.name.clone(),
        FileName::Misspelt(meant) if entry.name.to_lowercase().contains("toml") => meant,
        _ => return None,
    };
    (entry.kind == Kind::File).then(|| (entry.name.clone(), meant))
}

/// The names that are a period's own: few, even in a root full of folders.
fn named_by_years(names: &[String]) -> Vec<&str> {
    let names = names.iter().map(String::as_str);
    names.filter(|name| Years::parse(name).is_ok()).collect()
}

/// The one of `periods` that another folder is named after: 2022-2025 for `2022-2025 - Kopi`.
fn original<'n>(name: &str, periods: &[&'n str]) -> Option<&'n str> {
    let is_parted = |side: Option<char>| side.is_some_and(|next| !next.is_alphanumeric());
    if Years::parse(name).is_ok() {
        return None;
    }
    let mut periods = periods.iter().copied();
    periods.find(|of| {
        let (before, after) = (name.strip_suffix(of), name.strip_prefix(of));
        before.is_some_and(|rest| is_parted(rest.chars().next_back()))
            || after.is_some_and(|rest| is_parted(rest.chars().next()))
    })
}

/// The folders of a root that would be periods, were their names UTF-8: nothing can ask for them
/// by name, so that they are to be told rather than passed over. The names are shown as near as
/// can be.
///
/// # Errors
/// When the root, or one of them, cannot be read.
pub(crate) fn badly_named(files: &dyn Files) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in files.list("")?.into_iter().filter(may_be_period) {
        if !entry.is_named_well && holds_plan(files, &entry.name)? {
            names.push(entry.name);
        }
    }
    names.sort();
    Ok(names)
}

fn may_be_period(entry: &Entry) -> bool {
    entry.kind == Kind::Folder && !entry.name.starts_with('.')
}

fn is_period(files: &dyn Files, folder: &str) -> Result<bool> {
    if files.kind(&format!("{folder}/{HANDLEPLAN}"))?.is_some() {
        return Ok(true);
    }
    holds_plan(files, folder)
}

/// Whether a file of a plan is in the folder. Only a listing finds its way into one whose name
/// is not UTF-8.
///
/// # Errors
/// When the folder cannot be read.
pub(crate) fn holds_plan(files: &dyn Files, folder: &str) -> Result<bool> {
    let inside = files.list(folder)?;
    let is_of_plan = |file: &Entry| {
        let kind = classify(&file.name, &Names::new([]));
        !matches!(
            kind,
            FileName::Stray | FileName::Document(_) | FileName::Other
        )
    };
    Ok(inside.iter().any(is_of_plan))
}

/// Whether a file is one of a plan's by its name.
pub(crate) fn is_plan_file(name: &str) -> bool {
    name == HANDLEPLAN || goal_number(name).is_some()
}

/// The number in a goal file's name: `2` for `maal-2.toml`.
pub(crate) fn goal_number(file_name: &str) -> Option<&str> {
    let number = file_name.strip_prefix("maal-")?.strip_suffix(".toml")?;
    // `maal-1 - Kopi.toml` is a copy that lies about, `maal-1.toml.toml` a slip, and neither a goal.
    let is_number = super::number::is_number(number) && !number.ends_with(".toml");
    is_number.then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::Memory;

    #[test]
    fn a_folder_with_neither_a_plan_nor_a_goal_is_no_period() {
        let names = [
            "2022-2025/handleplan.toml",
            "2026-2029/maal-1.toml",
            "bilag/brev.txt",
        ];
        let files = Memory(names.map(|name| (name.to_owned(), Vec::new())).into());
        let folders = periods(&files).unwrap();
        let names: Vec<&str> = folders.iter().map(|folder| &*folder.name).collect();
        assert_eq!(names, ["2022-2025", "2026-2029"]);
    }
}
