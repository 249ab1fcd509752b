//! Where the plan is: the plan root, found like a git repository, and the period in it.

use super::Failure;
use crate::load::{Disk, Folder, Texts, Which, load_texts, root};
use crate::plan::{Plan, is_written_about, last_day_about};
use crate::text::danish::years::Years;
use crate::text::danish::{date, noun};
use crate::text::nearest::nearest;
use crate::text::{Shown, folder_of};
use anyhow::{Context, Result, bail};
use chrono::{Datelike, NaiveDate};
use std::path::{Path, PathBuf};

/// The plan root: `asked` for by option, else by the environment's `KIMO_PLAN`, else the
/// folder `plan` in `here` or the nearest folder above it that has one with a plan in it.
///
/// # Errors
/// When there is none.
pub(crate) fn plan_root(
    asked: Option<&Path>,
    environment: Option<&Path>,
    here: &Path,
) -> Result<PathBuf> {
    let named = asked
        .map(|path| (path, "--plan"))
        .or(environment.map(|path| (path, "KIMO_PLAN")));
    if let Some((path, origin)) = named {
        if !path.is_dir() {
            bail!(no_folder(path).hint(format!("stien kommer fra {origin}")));
        }
        return Ok(path.to_owned());
    }
    // Standing inside the plan itself, its own folder is the root.
    for folder in here.ancestors() {
        let plan = folder.join("plan");
        if plan.is_dir() {
            // Shown as the user would write it: `plan`, not the whole path.
            return Ok(if folder == here {
                PathBuf::from("plan")
            } else {
                plan
            });
        }
    }
    bail!(
        Failure::new(format!(
            "der er ingen plan i {} eller mapperne over den",
            here.shown()
        ))
        .hint("gå til mappen med planen, eller skriv, hvor den er: kimo --plan MAPPE …")
    )
}

/// The failure for a path that was named and is no folder.
fn no_folder(path: &Path) -> Failure {
    if path.is_file() {
        let folder = folder_of(path).shown();
        return Failure::new(format!("{} er en fil", path.shown()))
            .hint(format!("skriv mappen, den ligger i: {folder}"));
    }
    let failure = Failure::new(format!("der er ingen mappe {}", path.shown()));
    if path.starts_with("~") {
        return failure.hint("~ står ikke for hjemmemappen her: skriv stien helt ud");
    }
    failure
}

/// The failure for a root that holds no period.
pub(crate) fn no_period(disk: &Disk) -> Failure {
    let failure = Failure::new(format!("der er ingen plan i mappen {}", disk.root.shown()));
    // The root was read a moment ago; should it be gone now, nothing is left to add.
    match root::badly_named(disk).unwrap_or_default().first() {
        Some(name) => failure.hint(format!(
            "navnet på mappen {name} er ikke gemt som UTF-8: omdøb den efter sin periode"
        )),
        None => failure
            .hint("mappen, eller en mappe i den, skal have en fil, der hedder handleplan.toml"),
    }
}

/// What a command wants a period for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted<'a> {
    /// The one named.
    Named(&'a str),
    /// The one that covers a year, or an error.
    Year(i32),
    /// The one that covers a day that was asked for, or an error.
    Day(NaiveDate),
    /// The same, of the last day that was asked for.
    Until(NaiveDate),
    /// The newest that has begun today.
    Today(NaiveDate),
    /// The same, for an entry of today: once the period is over, no report would have it.
    Written(NaiveDate),
}

impl Wanted<'_> {
    /// The option that a day is asked for with.
    fn option(self) -> &'static str {
        match self {
            Wanted::Until(_) => "--til",
            _ => "--dato",
        }
    }
}

/// The failure of a day that none of `periods` has, whichever way it was asked for: what is
/// written of it would be in no report. `all` are the periods that there are.
pub(crate) fn outside(
    periods: &[Years],
    all: &[Years],
    day: NaiveDate,
    wanted: Wanted<'_>,
) -> Failure {
    let names: Vec<String> = periods.iter().map(Years::to_string).collect();
    let failure = match names.as_slice() {
        [only] => Failure::new(format!(
            "den {} ligger ikke i perioden {only}",
            date::long(day)
        )),
        names => Failure::new(format!(
            "den {} ligger ikke i nogen af perioderne {}",
            date::long(day),
            noun::list(names)
        )),
    };
    let belongs = all.iter().find(|period| period.contains(day));
    let belongs = belongs.map(|other| format!("den dag hører til planen for {other}"));
    let ended = periods.iter().filter(|period| period.last_day() < day);
    let Some(last) = ended.max_by_key(|period| period.last_day()) else {
        let first = periods.iter().map(|period| period.first()).min();
        let begins = first.map(|first| format!("planen begynder i {first}"));
        return failure.maybe_hint(belongs.or(begins));
    };
    let year = last.last();
    let about = is_written_about(year, day).then(|| {
        let until = date::long(last_day_about(year));
        format!(
            "en note eller et resultat om {year} kan skrives til og med den {until}: kimo notér eller kimo resultat med --år {year}"
        )
    });
    let is_last = all.iter().all(|period| period.last() <= year);
    let next = is_last.then(|| makes_next(*last));
    failure
        .hint(format!(
            "skete det i perioden, så skriv dagen: {} {}",
            wanted.option(),
            date::short(last.last_day())
        ))
        .maybe_hint(about)
        .maybe_hint(belongs.or(next))
}

/// What makes the plan of the period after `last`.
fn makes_next(last: Years) -> String {
    format!("den næste plan laves med: kimo nyperiode {}", last.next())
}

/// The folder of the period right after `years`, where it is there.
///
/// # Errors
/// When the periods cannot be listed.
pub(super) fn after(disk: &Disk, years: Years) -> Result<Option<Folder>> {
    let folders = root::periods(disk)?;
    Ok(neighbour(&folders, |other| years.precedes(other)).cloned())
}

/// The folder of the period right before `years`, where it is there.
///
/// # Errors
/// When the periods cannot be listed.
pub(super) fn before(disk: &Disk, years: Years) -> Result<Option<Folder>> {
    let folders = root::periods(disk)?;
    Ok(neighbour(&folders, |other| other.precedes(years)).cloned())
}

/// The plan in the folder of a period, with no more of its notes' texts than `texts`.
///
/// # Errors
/// When the folder cannot be read.
pub(super) fn plan_in(disk: &Disk, folder: &Folder, texts: Texts) -> Result<Plan> {
    let loaded = load_texts(disk, std::slice::from_ref(folder), Which::All, texts)?;
    loaded.plans.into_iter().next().context(NO_PLAN)
}

/// What cannot be: one folder was asked for, and one plan is loaded of each.
pub(super) const NO_PLAN: &str = "der blev ikke indlæst nogen plan";

/// The folder of the period whose years are such.
pub(super) fn neighbour(folders: &[Folder], is_it: impl Fn(Years) -> bool) -> Option<&Folder> {
    let mut folders = folders.iter();
    folders.find(|folder| folder.years.is_some_and(&is_it))
}

/// The period's folder.
///
/// # Errors
/// When no period is the one wanted; the message names those there are.
pub(crate) fn period<'a>(folders: &'a [Folder], wanted: Wanted<'_>) -> Result<&'a Folder> {
    let newest = folders.last().context("der er ingen perioder")?;
    // A plan of one period has no folder to tell its years by; its own file is asked later.
    if newest.name.is_empty() {
        return Ok(newest);
    }
    let covers = |year: i32| {
        folders
            .iter()
            .rev()
            .find(|folder| folder.years.is_some_and(|years| years.contains_year(year)))
    };
    let names = || folders.iter().map(|folder| folder.name.as_str());
    match wanted {
        Wanted::Named(name) => {
            let years = Years::typed(name).ok();
            let meant = years.map_or(name.to_owned(), |years| years.to_string());
            let around = years.and_then(|years| covers(years.first()));
            let near = around.map(|folder| folder.name.as_str());
            folders
                .iter()
                .find(|folder| folder.name == meant)
                .ok_or_else(|| {
                    Failure::new(format!("der er ingen periode ”{name}”"))
                        .maybe_meant(near.or_else(|| nearest(name, names())))
                        .hint(format!(
                            "perioderne er: {}",
                            names().collect::<Vec<_>>().join(", ")
                        ))
                        .into()
                })
        }
        Wanted::Year(year) => covers(year).ok_or_else(|| {
            let last = folders.iter().filter_map(|folder| folder.years).max();
            let last = last.filter(|last| last.next().contains_year(year));
            Failure::new(format!("året {year} ligger ikke i nogen periode"))
                .hint(format!(
                    "perioderne er: {}",
                    names().collect::<Vec<_>>().join(", ")
                ))
                .maybe_hint(last.map(makes_next))
                .into()
        }),
        Wanted::Day(day) | Wanted::Until(day) => covers(day.year()).ok_or_else(|| {
            let periods: Vec<Years> = folders.iter().filter_map(|folder| folder.years).collect();
            outside(&periods, &periods, day, wanted).into()
        }),
        Wanted::Today(today) | Wanted::Written(today) => {
            let has_begun = |folder: &&Folder| {
                folder
                    .years
                    .is_none_or(|years| years.first() <= today.year())
            };
            Ok(folders
                .iter()
                .rev()
                .find(has_begun)
                .or(folders.first())
                .unwrap_or(newest))
        }
    }
}
