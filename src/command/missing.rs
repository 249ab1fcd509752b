//! `kimo missing`: the actions nobody has written on in a year, and a request to each party.

use super::arguments::{Day, day, year};
use super::find::{Wanted, neighbour};
use super::output::{Output, formats};
use super::{Context, Outcome, carried};
use crate::load::{Which, root};
use crate::plan::{Known, is_written_about};
use crate::text::danish::years::Years;
use crate::view::missing::MissingView;
use crate::write::format::Format;
use anyhow::Result;

/// The arguments of `kimo missing`.
#[derive(Debug, clap::Args)]
#[command(mut_arg("format", formats(&Format::OF_DOCUMENT)))]
#[command(after_help = "\
En handling står under den første af sine ansvarlige. Som docx, html eller md skrives en anmodning \
til hver af dem, lige til at sætte ind i en mail; afsenderen får ingen, men en liste over sine egne. \
Svarfristen er to uger før det næste møde, der står i handleplan.toml.

Eksempler:
  kimo mangler --ansvarlig Kommunerne
  kimo mangler --år 2024 --ud anmodninger.docx")]
pub(crate) struct Missing {
    /// Året (ellers dagens, eller det nærmeste i planen)
    #[arg(long = "år", value_name = "ÅR", value_parser = year)]
    aar: Option<i32>,

    /// Kun handlinger med denne ansvarlige; kan gentages
    #[arg(long, value_name = "PART")]
    ansvarlig: Vec<String>,

    /// Parten, der sender anmodningerne (ellers sekretariatet)
    #[arg(long, value_name = "PART")]
    fra: Option<String>,

    /// Som om i dag var denne dag, f.eks. 31.12.2024
    #[arg(long, value_name = "DATO", value_parser = day)]
    dato: Option<Day>,

    #[command(flatten)]
    output: Output,
}

impl Missing {
    /// Shows the actions.
    ///
    /// # Errors
    /// When the year lies in no period, the register does not know a party, or the output
    /// cannot be written.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        let target = self.output.target(&Format::OF_DOCUMENT, context)?;
        let (today, wanted) = context.day_or_today(self.dato.as_ref())?;
        let disk = context.disk()?;
        let mut opened = context.open(&disk, self.aar.map_or(wanted, Wanted::Year), Which::All)?;
        let year = opened.year_or_nearest(self.aar, today)?;
        let date = MissingView::day(year, today);
        carried::read_lights(&disk, &mut opened, date)?;
        let masthead = opened.keep_known(Known::by(date, today))?;
        let plan = opened.plan()?;
        let next = opened.next_plan(&disk)?;
        let parties = opened.parties(&self.ansvarlig)?;
        let sender = self.fra.as_deref().map(|name| opened.party(name));
        let sender = sender.transpose()?;
        let mut view = MissingView::of(
            masthead,
            plan,
            next.as_ref(),
            year,
            today,
            &parties,
            sender.as_deref(),
        );
        // In January it is last year's report that wants notes, and few think of another year.
        if self.aar.is_none() && is_written_about(year - 1, today) {
            let folders = root::periods(&disk)?;
            let covers = |years: Years| years.contains_year(year - 1);
            let is_covered =
                plan.period.value.contains_year(year - 1) || neighbour(&folders, covers).is_some();
            view.open_year_before = is_covered.then_some(year - 1);
        }
        match target.format {
            Format::Json => context.present_json(target, &view)?,
            Format::Text => context.present(target, &disk, &view.overview())?,
            _ => context.present(target, &disk, &view.letters())?,
        }
        context.conclude(opened)
    }
}
