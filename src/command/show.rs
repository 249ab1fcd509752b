//! `kimo show`: one action whole.

use super::arguments::{Day, Destination, day};
use super::danish::choice;
use super::lineage::lineage;
use super::{Context, Outcome};
use crate::render;
use crate::report::action::ActionView;
use anyhow::Result;

/// The arguments of `kimo show`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Eksempler:
  kimo show 2.3
  kimo show 2.3 --dato 31.12.2024")]
pub(crate) struct Show {
    /// Handlingens nummer, f.eks. 2.3
    #[arg(value_name = "NR")]
    nr: String,

    /// Som det så ud på denne dag, f.eks. 31.12.2024
    #[arg(long, value_name = "DATO", value_parser = day)]
    dato: Option<Day>,

    /// Hvordan resultatet skrives
    #[arg(long, value_name = "FORMAT", default_value = "tekst", value_parser = choice(&["tekst", "json"]))]
    format: &'static str,

    #[command(flatten)]
    destination: Destination,
}

impl Show {
    /// Shows the action.
    ///
    /// # Errors
    /// When there is no such action, or the output cannot be written.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        let (date, wanted) = context.day_or_today(self.dato.as_ref())?;
        let disk = context.disk()?;
        let opened = context.open_action(&disk, wanted, &self.nr)?;
        let (goal, action) = opened.action(&self.nr)?;
        let lineage = lineage(context, &disk, opened.plan()?, action, date)?;
        let view = ActionView::of(opened.plan()?, goal, action, date).with_lineage(lineage);
        let text = match self.format {
            "json" => render::json::json(&view)?,
            _ => render::action::text(&view, context.paper_for(&self.destination)),
        };
        context.deliver(&text, self.destination.file.as_deref())?;
        context.conclude(&opened)
    }
}
