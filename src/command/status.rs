//! `kimo status`: the actions asked for, and how far each goal is.

use super::arguments::{Day, day};
use super::danish::choice;
use super::output::{Output, formats};
use super::{Context, Failure, Opened, Outcome, carried};
use crate::load::{Texts, Which};
use crate::plan::{Assessment, Known};
use crate::query::search::Search;
use crate::query::selection::Selection;
use crate::view::status::StatusView;
use crate::write::format::Format;
use crate::write::sheet;
use anyhow::{Result, bail};

/// The arguments of `kimo status`.
#[derive(Debug, clap::Args)]
#[command(mut_arg("format", formats(&Format::OF_TABLE)))]
#[command(after_help = "\
Eksempler:
  kimo oversigt --ansvarlig Sekretariat
  kimo oversigt --mål 2 --søg strand --ud handlinger.csv")]
pub(crate) struct Status {
    /// Kun handlinger med denne ansvarlige; kan gentages
    #[arg(long, value_name = "PART")]
    ansvarlig: Vec<String>,

    /// Kun handlinger, hvor denne part medvirker; kan gentages
    #[arg(long, value_name = "PART")]
    medvirkende: Vec<String>,

    /// Kun handlinger under dette mål; kan gentages
    #[arg(long = "mål", value_name = "NR")]
    maal: Vec<String>,

    /// Kun handlinger med denne status; kan gentages
    #[arg(long, value_name = "STATUS", value_parser = choice(&crate::plan::Status::WORDS))]
    status: Vec<&'static str>,

    /// Kun handlinger med denne vurdering; kan gentages
    #[arg(long, value_name = "VURDERING", value_parser = choice(&["grøn", "gul", "rød", Assessment::NONE]))]
    vurdering: Vec<&'static str>,

    /// Kun handlinger under denne overskrift i målet; kan gentages
    #[arg(long, value_name = "GRUPPE")]
    gruppe: Vec<String>,

    /// Kun handlinger med disse ord, i teksten eller i en note
    #[arg(long = "søg", value_name = "TEKST")]
    soeg: Option<String>,

    /// Som det så ud på denne dag, f.eks. 31.12.2024
    #[arg(long, value_name = "DATO", value_parser = day)]
    dato: Option<Day>,

    /// Kun én linje for hver handling: nummer, status, vurdering og de første ord
    #[arg(long)]
    kort: bool,

    #[command(flatten)]
    output: Output,
}

impl Status {
    /// Shows the actions.
    ///
    /// # Errors
    /// When there is no plan, a filter names what is not there, or the output cannot be
    /// written.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        let target = self.output.target(&Format::OF_TABLE, context)?;
        let is_data = matches!(target.format, Format::Csv | Format::Excel | Format::Json);
        if self.kort && is_data {
            let name = target.format.name();
            let failure = Failure::new(format!(
                "--kort gælder ikke for {name}, som har alle felter"
            ));
            bail!(failure.hint("udelad --kort, eller vælg et andet format, f.eks. --format md"));
        }
        let (date, wanted) = context.day_or_today(self.dato.as_ref())?;
        let disk = context.disk()?;
        let texts = match self.soeg {
            Some(_) => Texts::All,
            None => Texts::LastUntil(date),
        };
        let mut opened = context.open_texts(&disk, wanted, Which::All, texts)?;
        carried::read_lights(&disk, &mut opened, date)?;
        let selection = self.selection(&opened)?;
        let masthead = opened.keep_known(Known::of(date))?;
        let view = StatusView::of(masthead, opened.plan()?, &selection, date);
        if view.actions.is_empty() && is_data {
            writeln!(context.err, "{}", view.nothing())?;
        }
        match target.format {
            Format::Csv | Format::Excel => context.present_sheet(target, sheet::status(&view))?,
            Format::Json => context.present_json(target, &view)?,
            _ if self.kort => context.present(target, &disk, &view.brief())?,
            _ => context.present(target, &disk, &view.article())?,
        }
        context.conclude(opened)
    }

    fn selection(&self, opened: &Opened<'_>) -> Result<Selection> {
        Ok(Selection {
            responsible: opened.parties(&self.ansvarlig)?,
            participants: opened.parties(&self.medvirkende)?,
            goals: opened.goals(&self.maal)?,
            statuses: self
                .status
                .iter()
                .filter_map(|word| crate::plan::Status::from_word(word))
                .collect(),
            assessments: self
                .vurdering
                .iter()
                .map(|word| Assessment::from_word(word))
                .collect(),
            groups: opened.groups(&self.gruppe)?,
            search: Search::new(self.soeg.as_deref().unwrap_or_default()),
        })
    }
}
