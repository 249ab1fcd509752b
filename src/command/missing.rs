//! `kimo missing`: the actions nobody has written on in a year, and a request to each party.

use super::arguments::{Day, Destination, day};
use super::danish::choice;
use super::find::Wanted;
use super::{Context, Outcome};
use crate::load::Which;
use crate::render;
use crate::report::missing::MissingView;
use anyhow::Result;

/// The arguments of `kimo missing`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Med --format md skrives en anmodning til hver part, lige til at sætte ind i en mail. \
Svarfristen er to uger før det næste møde, der står i handleplan.toml.

Eksempler:
  kimo missing --ansvarlig Kommunerne
  kimo missing --år 2024 --format md --ud anmodninger.md")]
pub(crate) struct Missing {
    /// Året (ellers dagens, eller det nærmeste i planen)
    #[arg(long = "år", value_name = "ÅR", value_parser = clap::value_parser!(i32).range(1000..=9999))]
    aar: Option<i32>,

    /// Kun handlinger med denne ansvarlige; kan gentages
    #[arg(long, value_name = "PART")]
    ansvarlig: Vec<String>,

    /// Som om i dag var denne dag, f.eks. 31.12.2024
    #[arg(long, value_name = "DATO", value_parser = day)]
    dato: Option<Day>,

    /// Hvordan resultatet skrives
    #[arg(long, value_name = "FORMAT", default_value = "tabel", value_parser = choice(&["tabel", "md", "json"]))]
    format: &'static str,

    #[command(flatten)]
    destination: Destination,
}

impl Missing {
    /// Shows the actions.
    ///
    /// # Errors
    /// When the year lies in no period, the register does not know a party, or the output
    /// cannot be written.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        let (today, wanted) = context.day_or_today(self.dato.as_ref())?;
        let disk = context.disk()?;
        let opened = context.open(&disk, self.aar.map_or(wanted, Wanted::Year), Which::All)?;
        let plan = opened.plan()?;
        let year = opened.year_or_nearest(self.aar, today)?;
        let next = opened.next_period(&disk)?;
        let next = next.as_ref().and_then(|loaded| loaded.plans.first());
        let parties = opened.parties(&self.ansvarlig)?;
        let view = MissingView::of(plan, next, year, today, &parties);
        let text = match self.format {
            "md" => render::missing::markdown(&view),
            "json" => render::json::json(&view)?,
            _ => render::missing::table(&view, context.paper_for(&self.destination)),
        };
        context.deliver(&text, self.destination.file.as_deref())?;
        context.conclude(&opened)
    }
}
