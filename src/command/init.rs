//! `kimo init`: a new plan, commented, ready to be filled in.

use super::arguments::{quoted, years};
use super::new_period::NewPeriod;
use super::save::{self, Mode, Written};
use super::write_options::WriteOptions;
use super::{Context, Failure, Outcome, schema, unused};
use crate::edit::new_file::SCHEMA;
use crate::edit::starter;
use crate::load::{Disk, files, root};
use crate::plan::PLACEHOLDER;
use crate::text::danish::years::Years;
use crate::text::visible::visible_name;
use anyhow::{Context as _, Result, anyhow, bail};
use chrono::{Datelike, NaiveDate};
use std::path::{Path, PathBuf};

/// The arguments of `kimo init`.
#[derive(Debug, clap::Args)]
#[command(mut_args(unused::plan))]
#[command(after_help = "\
Uden --periode bliver det byrådsperioden, der dækker i dag: 2022-2025, 2026-2029 og så \
videre. Findes der noget i forvejen, bliver det ikke rørt.

Eksempler:
  kimo nyplan plan
  kimo nyplan plan --periode 2026-2029 --organisation \"KIMO Danmark\"")]
pub(crate) struct Init {
    /// Mappen, som planen laves i; den hedder som regel plan
    #[arg(value_name = "MAPPE")]
    mappe: PathBuf,

    /// Planens titel
    #[arg(long, value_name = "TITEL")]
    titel: Option<String>,

    /// Organisationens navn
    #[arg(long, value_name = "NAVN")]
    organisation: Option<String>,

    #[command(flatten)]
    options: WriteOptions,
}

impl Init {
    /// Makes the plan.
    ///
    /// # Errors
    /// When the folder has a plan, or cannot be written; nothing is there then that was not
    /// there before.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        let years = match context.period.as_deref() {
            Some(text) => years(text)
                .map_err(|cause| Failure::new(format!("”{text}” er ikke en periode: {cause}")))?,
            None => council_period(context.today)?,
        };
        self.refuse_plan(years)?;
        let title = given(&self.titel).unwrap_or_else(|| format!("Handleplan {years}"));
        let organisation = given(&self.organisation)
            .unwrap_or_else(|| format!("{PLACEHOLDER} Organisationens navn"));
        let period = NewPeriod {
            years,
            files: starter::files(years, &title, &organisation),
        };
        period.read_back(&Disk::new(&self.mappe), None, context.today)?;
        context.written = self.save(&period, context.mode)?;
        context.plan = Some(self.mappe.clone());
        let receipt = self.next_steps(&period);
        let message = format!("Ny plan for {years}");
        self.options.conclude(context, &receipt, &message)?;
        Ok(Outcome::Fine)
    }

    /// Refuses a folder that has a plan, in whatever state.
    fn refuse_plan(&self, years: Years) -> Result<()> {
        if !self.mappe.is_dir() {
            let is_there = self.mappe.try_exists();
            let is_there = is_there.map_err(|error| anyhow!(files::reason(&error)));
            if is_there.with_context(|| format!("{} kan ikke læses", self.mappe.display()))? {
                let path = self.mappe.display();
                bail!(Failure::new(format!("{path} er ikke en mappe")).hint("vælg et andet navn"));
            }
            return Ok(());
        }
        let disk = Disk::new(&self.mappe);
        let folders = root::periods(&disk)?;
        let Some(newest) = folders.last() else {
            return Ok(());
        };
        let failure = Failure::new(format!(
            "der er allerede en plan i mappen {}",
            self.mappe.display()
        ));
        bail!(match newest.years {
            Some(newest) if newest.last() < years.first() => failure.hint(format!(
                "den næste periode laves ud fra den: kimo nyperiode {years}"
            )),
            _ => failure.hint("intet er rørt: vælg en anden mappe, eller ret planen dér"),
        })
    }

    /// The period with the list for git and the schema, all or nothing. Returns the files that
    /// were written.
    fn save(&self, period: &NewPeriod, mode: Mode) -> Result<Vec<Written>> {
        let ignore = self.mappe.join(GITIGNORE);
        if !self.mappe.exists() {
            let name = |file: &str| format!("{}/{file}", period.years);
            let mut files: Vec<(String, Vec<u8>)> = period
                .files
                .iter()
                .map(|(file, text)| (name(file), text.clone().into_bytes()))
                .collect();
            files.push((GITIGNORE.to_owned(), ignored().into_bytes()));
            files.push((SCHEMA.to_owned(), schema::text()?.into_bytes()));
            if mode == Mode::Write {
                save::create_folder(&self.mappe, &files)?;
            }
            let anew = |(name, bytes): (String, _)| Written::anew(self.mappe.join(name), bytes);
            return Ok(files.into_iter().map(anew).collect());
        }
        let mut written = Vec::new();
        let is_new = save::with_new_file(mode, &ignore, &ignored(), || {
            written = period.save(&self.mappe, mode)?;
            Ok(())
        })?;
        written.extend(is_new.then(|| Written::anew(ignore, ignored().into_bytes())));
        Ok(written)
    }

    fn next_steps(&self, period: &NewPeriod) -> String {
        let folder = self.mappe.display().to_string();
        let folder = visible_name(&folder);
        let years = period.years;
        let quoted = quoted(&folder);
        let option = if self.mappe.file_name().is_some_and(|name| name == "plan") {
            String::new()
        } else {
            format!(" --plan {quoted}")
        };
        let ignoring = if list_is_whole(&self.mappe.join(GITIGNORE)) {
            String::new()
        } else {
            format!(
                "\nDer er en {GITIGNORE} i mappen i forvejen. Tilføj disse linjer til den:\n{}",
                indented(&save::IGNORED.join("\n"))
            )
        };
        let saving = if self.options.commit {
            String::new()
        } else {
            format!("  4. Gem planen i git:  git add {quoted}\n")
        };
        format!(
            "En ny plan for {years} ligger i {folder}/{years}.\n{ignoring}\n\
             Det næste:\n  \
             1. Ret titel, organisation og parter i {folder}/{years}/handleplan.toml\n  \
             2. Skriv målet og dets handlinger i {folder}/{years}/maal-1.toml, og giv hvert\n     \
             af de andre mål en fil: maal-2.toml, maal-3.toml …\n  \
             3. Se efter fejl:  kimo{option} tjek\n{saving}"
        )
    }
}

const GITIGNORE: &str = ".gitignore";

/// The four years that cover `today` in the cycle of Danish councils, which sit from the year
/// after each election: 2022 to 2025, 2026 to 2029.
fn council_period(today: NaiveDate) -> Result<Years> {
    const A_FIRST_YEAR: i32 = 2022;
    const LENGTH: i32 = 4;
    let first = today.year() - (today.year() - A_FIRST_YEAR).rem_euclid(LENGTH);
    Years::new(first, first + LENGTH - 1).context("uret viser et år, der ikke kan bruges")
}

fn given(text: &Option<String>) -> Option<String> {
    let text = text.as_deref().map(str::trim).unwrap_or("");
    (!text.is_empty()).then(|| text.to_owned())
}

fn ignored() -> String {
    format!(
        "# Det, kimo lægger ved siden af planens filer, mens der skrives.\n{}\n",
        save::IGNORED.join("\n")
    )
}

fn list_is_whole(path: &Path) -> bool {
    let list = std::fs::read_to_string(path).unwrap_or_default();
    let has = |wanted: &&str| list.lines().any(|line| line.trim() == *wanted);
    save::IGNORED.iter().all(has)
}

fn indented(lines: &str) -> String {
    lines.lines().map(|line| format!("  {line}\n")).collect()
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
