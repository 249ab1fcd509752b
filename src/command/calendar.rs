//! `kimo calendar`: the year's wheel of meetings, deadlines and duties.

use super::arguments::{Day, day, year};
use super::find::Wanted;
use super::output::{Output, formats};
use super::{Context, Outcome, git};
use crate::load::{Texts, Which};
use crate::plan::Known;
use crate::view::calendar::CalendarView;
use crate::write::format::Format;
use crate::write::{ics, sheet};
use anyhow::Result;

const FORMATS: [Format; 8] = [
    Format::Text,
    Format::Markdown,
    Format::Html,
    Format::Word,
    Format::Calendar,
    Format::Excel,
    Format::Csv,
    Format::Json,
];

/// The arguments of `kimo calendar`.
#[derive(Debug, clap::Args)]
#[command(mut_arg("format", formats(&FORMATS)))]
#[command(after_help = "\
En frist står i sin sidste måned, også når den er ”4. kvartal 2025” eller ”2025”, og en \
pligt i et kvartal står i kvartalets sidste måned. Pligter, der gælder hvert år eller \
løbende, står til sidst. Filen fra --format ics kan hentes ind i Outlook, Google Kalender og \
Apple Kalender igen og igen: det samme møde og den samme frist kommer kun én gang, også når \
datoen er flyttet, og en handling, der er udgået, bliver aflyst. Det gør et møde, der er slettet i \
planen, også, hvis det har været med i et commit; ellers må du selv slette det i kalenderen.

Eksempler:
  kimo årshjul --år 2025
  kimo årshjul --år 2025 --ud årshjul.ics")]
pub(crate) struct Calendar {
    /// Året (ellers dagens, eller det nærmeste i planen)
    #[arg(long = "år", value_name = "ÅR", value_parser = year)]
    aar: Option<i32>,

    /// Som om i dag var denne dag, f.eks. 31.12.2024
    #[arg(long, value_name = "DATO", value_parser = day)]
    dato: Option<Day>,

    #[command(flatten)]
    output: Output,
}

impl Calendar {
    /// Shows the wheel.
    ///
    /// # Errors
    /// When the year lies in no period, or the output cannot be written.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        let target = self.output.target(&FORMATS, context)?;
        let (today, wanted) = context.day_or_today(self.dato.as_ref())?;
        let disk = context.disk()?;
        let mut opened = context.open_texts(
            &disk,
            self.aar.map_or(wanted, Wanted::Year),
            Which::All,
            Texts::None,
        )?;
        let masthead = opened.keep_known(Known::by(today, today))?;
        let year = opened.year_or_nearest(self.aar, today)?;
        let plan = opened.plan()?;
        let former = match target.format {
            Format::Calendar => git::former_meetings(&disk, plan),
            _ => Vec::new(),
        };
        let view = CalendarView::of(masthead, plan, year, today, &former);
        match target.format {
            Format::Calendar => context.deliver(&ics::calendar(&view), target.file)?,
            Format::Json => context.present_json(target, &view)?,
            Format::Csv | Format::Excel => context.present_sheet(target, sheet::calendar(&view))?,
            _ => context.present(target, &disk, &view.article())?,
        }
        context.conclude(opened)
    }
}
