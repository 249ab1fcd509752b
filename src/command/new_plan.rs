//! A plan that begins: its folder with the first period, the list for git and the schema, all or
//! nothing, and never over a plan that is there.

use super::arguments::quoted;
use super::new_period::NewPeriod;
use super::save::{self, Mode, Written};
use super::{Failure, schema};
use crate::edit::new_file::SCHEMA;
use crate::load::{Disk, root as plan_root};
use crate::text::Shown;
use crate::text::danish::years::Years;
use crate::text::visible::visible_name;
use anyhow::{Context as _, Result, bail};
use chrono::{Datelike, NaiveDate};
use std::path::Path;

/// The list of what git is to leave alone, in the plan's folder.
const GITIGNORE: &str = ".gitignore";

/// The four years that cover `today` in the cycle of Danish councils, which sit from the year
/// after each election: 2022 to 2025, 2026 to 2029.
///
/// # Errors
/// When the clock shows a year that is none.
pub(crate) fn council_period(today: NaiveDate) -> Result<Years> {
    const A_FIRST_YEAR: i32 = 2022;
    const LENGTH: i32 = 4;
    let first = today.year() - (today.year() - A_FIRST_YEAR).rem_euclid(LENGTH);
    Years::new(first, first + LENGTH - 1).context("uret viser et år, der ikke kan bruges")
}

/// Refuses a folder that has a plan, in whatever state.
///
/// # Errors
/// When it has one, is none, or can have no such name.
pub(crate) fn refuse_plan(root: &Path, years: Option<Years>) -> Result<()> {
    save::refuse_device(root)?;
    if !root.is_dir() {
        let path = root.shown();
        let is_there = root.try_exists();
        if is_there.with_context(|| format!("{path} kan ikke læses"))? {
            bail!(Failure::new(format!("{path} er ikke en mappe")).hint("vælg et andet navn"));
        }
        return Ok(());
    }
    let disk = Disk::new(root);
    let folders = plan_root::periods(&disk)?;
    let Some(newest) = folders.last() else {
        return Ok(());
    };
    let failure = Failure::new(format!("der er allerede en plan i mappen {}", root.shown()));
    bail!(match (newest.years, years) {
        (Some(newest), Some(years)) if newest.last() < years.first() => failure.hint(format!(
            "den næste periode laves ud fra den: kimo nyperiode {years}"
        )),
        _ => failure.hint("intet er rørt: vælg en anden mappe, eller ret planen dér"),
    })
}

/// The period with the list for git and the schema, all or nothing. Returns the files that
/// were written.
///
/// # Errors
/// When it cannot be written.
pub(crate) fn save(root: &Path, period: &NewPeriod, mode: Mode) -> Result<Vec<Written>> {
    let ignore = root.join(GITIGNORE);
    if !root.exists() {
        let name = |file: &str| format!("{}/{file}", period.years);
        let mut files: Vec<(String, Vec<u8>)> = period
            .files
            .iter()
            .map(|(file, text)| (name(file), text.clone().into_bytes()))
            .collect();
        files.push((GITIGNORE.to_owned(), ignored().into_bytes()));
        files.push((SCHEMA.to_owned(), schema::text()?.into_bytes()));
        if mode == Mode::Write {
            save::create_folder(root, &files)?;
        }
        let anew = |(name, bytes): (String, _)| Written::anew(root.join(name), bytes);
        return Ok(files.into_iter().map(anew).collect());
    }
    let mut written = Vec::new();
    let is_new = save::with_new_file(mode, &ignore, &ignored(), || {
        written = period.save(root, mode)?;
        Ok(())
    })?;
    written.extend(is_new.then(|| Written::anew(ignore, ignored().into_bytes())));
    Ok(written)
}

fn ignored() -> String {
    format!(
        "# Det, kimo lægger ved siden af planens filer, mens der skrives.\n{}\n",
        save::IGNORED.join("\n")
    )
}

/// What the list for git lacks in a folder that had one, as a receipt says it; else nothing.
pub(crate) fn what_to_ignore(root: &Path) -> String {
    let list = std::fs::read_to_string(root.join(GITIGNORE)).unwrap_or_default();
    let has = |wanted: &&str| list.lines().any(|line| line.trim() == *wanted);
    if save::IGNORED.iter().all(has) {
        return String::new();
    }
    let lines: String = save::IGNORED
        .iter()
        .map(|line| format!("  {line}\n"))
        .collect();
    format!("\nDer er en {GITIGNORE} i mappen i forvejen. Tilføj disse linjer til den:\n{lines}")
}

/// How a command names the plan's folder, where that is not the usual one.
pub(crate) fn plan_option(root: &Path) -> String {
    if root.file_name().is_some_and(|name| name == "plan") {
        return String::new();
    }
    let folder = root.shown();
    format!(" --plan {}", quoted(&visible_name(&folder)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn councils_sit_for_four_years_from_the_year_after_their_election() {
        for (year, period) in [
            (2021, "2018-2021"),
            (2022, "2022-2025"),
            (2025, "2022-2025"),
            (2026, "2026-2029"),
            (2030, "2030-2033"),
        ] {
            let day = NaiveDate::from_ymd_opt(year, 6, 1).unwrap();
            assert_eq!(council_period(day).unwrap().to_string(), period);
        }
    }
}
