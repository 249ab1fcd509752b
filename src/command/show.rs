//! `kimo show`: one action whole.

use super::arguments::{Day, day};
use super::lineage::lineage;
use super::output::{Output, formats};
use super::{Context, Outcome, carried};
use crate::plan::Known;
use crate::view::show::ActionView;
use crate::write::format::Format;
use anyhow::Result;

/// The arguments of `kimo show`.
#[derive(Debug, clap::Args)]
#[command(mut_arg("format", formats(&Format::OF_DOCUMENT)))]
#[command(after_help = "\
Eksempler:
  kimo vis 2.3
  kimo vis 2.3 --dato 31.12.2024")]
pub(crate) struct Show {
    /// Handlingens nummer, f.eks. 2.3
    #[arg(value_name = "NR")]
    nr: String,

    /// Som det så ud på denne dag, f.eks. 31.12.2024
    #[arg(long, value_name = "DATO", value_parser = day)]
    dato: Option<Day>,

    #[command(flatten)]
    output: Output,
}

impl Show {
    /// Shows the action.
    ///
    /// # Errors
    /// When there is no such action, or the output cannot be written.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        let target = self.output.target(&Format::OF_DOCUMENT, context)?;
        let (date, wanted) = context.day_or_today(self.dato.as_ref())?;
        let disk = context.disk()?;
        let mut opened = context.open_action(&disk, wanted, &self.nr)?;
        carried::read_lights(&disk, &mut opened, date)?;
        let masthead = opened.keep_known(Known::of(date))?;
        let (goal, action) = opened.action(&self.nr)?;
        let lineage = lineage(context, &disk, opened.plan()?, action, date)?;
        let view =
            ActionView::of(masthead, opened.plan()?, goal, action, date).with_lineage(lineage);
        match target.format {
            Format::Json => context.present_json(target, &view)?,
            _ => context.present(target, &disk, &view.article())?,
        }
        context.conclude(opened)
    }
}
