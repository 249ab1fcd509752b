//! `kimo init`: a new plan, commented, ready to be filled in.

use super::arguments::{quoted, years};
use super::new_period::NewPeriod;
use super::write_options::WriteOptions;
use super::{Context, Failure, Outcome, new_plan, plan_options};
use crate::edit::starter;
use crate::load::Disk;
use crate::plan::PLACEHOLDER;
use crate::text::Shown;
use crate::text::visible::visible_name;
use anyhow::Result;
use std::path::PathBuf;

/// The arguments of `kimo init`.
#[derive(Debug, clap::Args)]
#[command(mut_args(plan_options::without_plan))]
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
            None => new_plan::council_period(context.today)?,
        };
        new_plan::refuse_plan(&self.mappe, Some(years))?;
        let title = given(&self.titel).unwrap_or_else(|| format!("Handleplan {years}"));
        let organisation = given(&self.organisation)
            .unwrap_or_else(|| format!("{PLACEHOLDER} Organisationens navn"));
        let period = NewPeriod {
            years,
            files: starter::files(years, &title, &organisation),
        };
        period.read_back(&Disk::new(&self.mappe), None, context.today)?;
        context.written = new_plan::save(&self.mappe, &period, context.mode)?;
        context.plan = Some(self.mappe.clone());
        let receipt = self.next_steps(&period);
        let message = format!("Ny plan for {years}");
        self.options.conclude(context, &receipt, &message)
    }

    fn next_steps(&self, period: &NewPeriod) -> String {
        let folder = self.mappe.shown();
        let folder = visible_name(&folder);
        let years = period.years;
        let quoted = quoted(&folder);
        let option = new_plan::plan_option(&self.mappe);
        let ignoring = new_plan::what_to_ignore(&self.mappe);
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

fn given(text: &Option<String>) -> Option<String> {
    let text = text.as_deref().map(str::trim).unwrap_or("");
    (!text.is_empty()).then(|| text.to_owned())
}
