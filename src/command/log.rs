//! `kimo log`: what happened in a period, for the coordinator's running briefing.

use super::arguments::{Day, day, year};
use super::find::{self, Wanted};
use super::output::{Output, formats};
use super::{Context, Failure, Outcome};
use crate::load::{Disk, Texts, Which};
use crate::plan::{Known, Plan, last_day_about};
use crate::query::search::Search;
use crate::query::selection::Selection;
use crate::text::danish::date;
use crate::text::danish::years::Years;
use crate::view::log::LogView;
use crate::view::masthead::Masthead;
use crate::write::format::Format;
use crate::write::sheet;
use anyhow::{Result, bail};
use chrono::{Days, NaiveDate};

/// The arguments of `kimo log`.
#[derive(Debug, clap::Args)]
#[command(mut_arg("format", formats(&Format::OF_TABLE)))]
#[command(after_help = "\
Uden --fra, --til og --år vises de seneste 30 dage. Det nyeste står først.

Eksempler:
  kimo logbog --fra 1.10.2024 --til 31.12.2024
  kimo logbog --år 2024 --ansvarlig Sekretariat --ud nyt.md")]
pub(crate) struct Log {
    /// Fra og med denne dag (ellers 30 dage før --til)
    #[arg(long, value_name = "DATO", value_parser = day)]
    fra: Option<Day>,

    /// Til og med denne dag (ellers i dag)
    #[arg(long, value_name = "DATO", value_parser = day)]
    til: Option<Day>,

    /// Hele dette år
    #[arg(long = "år", value_name = "ÅR", conflicts_with_all = ["fra", "til"], value_parser = year)]
    aar: Option<i32>,

    /// Kun handlinger med denne ansvarlige; kan gentages
    #[arg(long, value_name = "PART")]
    ansvarlig: Vec<String>,

    /// Kun handlinger under dette mål; kan gentages
    #[arg(long = "mål", value_name = "NR")]
    maal: Vec<String>,

    /// Kun handlinger under denne overskrift i målet; kan gentages
    #[arg(long, value_name = "GRUPPE")]
    gruppe: Vec<String>,

    /// Kun det, der har disse ord
    #[arg(long = "søg", value_name = "TEKST")]
    soeg: Option<String>,

    /// Som om i dag var denne dag, f.eks. 31.12.2024
    #[arg(long, value_name = "DATO", value_parser = day)]
    dato: Option<Day>,

    #[command(flatten)]
    output: Output,
}

/// How far back the log goes where nothing else is asked for.
const DAYS: Days = Days::new(30);

impl Log {
    /// Shows what happened.
    ///
    /// # Errors
    /// When there is no plan, a filter names what is not there, the days are the wrong way
    /// round, or the output cannot be written.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        let target = self.output.target(&Format::OF_TABLE, context)?;
        let (from, to, wanted) = self.days(context)?;
        let disk = context.disk()?;
        let mut opened = context.open(&disk, wanted, Which::All)?;
        let selection = Selection {
            responsible: opened.parties(&self.ansvarlig)?,
            goals: opened.goals(&self.maal)?,
            groups: opened.groups(&self.gruppe)?,
            search: Search::new(self.soeg.as_deref().unwrap_or_default()),
            ..Selection::default()
        };
        let masthead = opened.keep_known(Known::by(to, to))?;
        let view = LogView::of(masthead, opened.plan()?, &selection, from, to);
        if view.entries.is_empty() {
            writeln!(context.err, "{}", view.nothing())?;
        }
        say_what_is_before(context, &disk, opened.plan()?, from, to)?;
        match target.format {
            Format::Csv | Format::Excel => context.present_sheet(target, sheet::log(&view))?,
            Format::Json => context.present_json(target, &view)?,
            Format::Text => context.present(target, &disk, &view.table())?,
            _ => context.present(target, &disk, &view.briefing())?,
        }
        context.conclude(opened)
    }

    /// The first and the last day, and the period to look for them in.
    fn days(&self, context: &Context) -> Result<(NaiveDate, NaiveDate, Wanted<'static>)> {
        let (today, wanted) = context.day_or_today(self.dato.as_ref())?;
        let of_year = |month, day| {
            let day = |year| NaiveDate::from_ymd_opt(year, month, day);
            self.aar.map(|year| day(year).unwrap_or(today))
        };
        let asked = |day: &Option<Day>| day.as_ref().map(|day| day.read(today)).transpose();
        let (first, last) = (asked(&self.fra)?, asked(&self.til)?);
        let to = of_year(12, 31).or(last).unwrap_or(today);
        // On another day than today what came after it had not happened.
        let to = self.dato.as_ref().map_or(to, |_| to.min(today));
        let day_before = || to.checked_sub_days(DAYS).unwrap_or(to);
        let from = of_year(1, 1).or(first).unwrap_or_else(day_before);
        let wanted = last.map_or(wanted, Wanted::Until);
        let wanted = self.aar.map_or(wanted, Wanted::Year);
        if from > to {
            let failure = Failure::new(format!(
                "den første dag, den {}, ligger efter den sidste, den {}",
                date::long(from),
                date::long(to)
            ));
            bail!(if to == today && self.dato.is_some() {
                failure.hint("efter dagen i --dato er der intet sket endnu")
            } else {
                failure.hint("skriv den første dag efter --fra og den sidste efter --til")
            });
        }
        Ok((from, to, wanted))
    }
}

/// Says that the plan before has something of the same days: of the last days of its period, or
/// written about it in the months after.
fn say_what_is_before(
    context: &mut Context,
    disk: &Disk,
    plan: &Plan,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<()> {
    let is_told_of =
        |years: Option<Years>| years.is_some_and(|of| from <= last_day_about(of.last()));
    let before = find::before(disk, plan.period.value)?;
    let Some(before) = before.filter(|before| is_told_of(before.years)) else {
        return Ok(());
    };
    let earlier = find::plan_in(disk, &before, Texts::All)?;
    let of_the_days = LogView::of(
        Masthead::new(&earlier, Vec::new()),
        &earlier,
        &Selection::default(),
        from,
        to,
    );
    if !of_the_days.entries.is_empty() {
        let (name, from) = (&before.name, date::short(from));
        writeln!(
            context.err,
            "bemærk: planen for {name} har også noget fra de dage: kimo logbog --periode {name} --fra {from}"
        )?;
    }
    Ok(())
}
