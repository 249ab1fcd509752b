//! `kimo report YEAR`: the annual report to the board.

use super::arguments::{Day, day, year};
use super::find::Wanted;
use super::output::{Output, formats};
use super::{Context, Failure, Outcome, carried};
use crate::load::{Texts, Which};
use crate::plan::{Goal, Plan, ReportSection};
use crate::text::danish::date;
use crate::text::visible::visible_name;
use crate::view::annual::{AnnualReport, Settled};
use crate::write::format::Format;
use crate::write::{markdown, sheet};
use anyhow::{Result, bail};
use chrono::{Datelike, NaiveDate};
use std::mem::ManuallyDrop;

const FORMATS: [Format; 6] = [
    Format::Markdown,
    Format::Html,
    Format::Word,
    Format::Excel,
    Format::Csv,
    Format::Json,
];

/// The arguments of `kimo report`.
#[derive(Debug, clap::Args)]
#[command(mut_arg("format", formats(&FORMATS)))]
#[command(mut_arg("format", |option| option.help("Hvordan rapporten skrives (ellers efter filens endelse, ellers md)")))]
#[command(after_help = "\
Eksempler:
  kimo rapport 2024 --ud bestyrelse.docx
  kimo rapport 2024 --dato 15.9.2024 --siden 20.2.2024")]
pub(crate) struct Report {
    /// Året, rapporten handler om
    #[arg(value_name = "ÅR", value_parser = year)]
    aar: i32,

    /// Som om i dag var denne dag, f.eks. 31.12.2024
    #[arg(long, value_name = "DATO", value_parser = day)]
    dato: Option<Day>,

    /// Hvad der er sket siden denne dag, f.eks. det forrige møde (ellers siden årets begyndelse)
    #[arg(long, value_name = "DATO", value_parser = day)]
    siden: Option<Day>,

    #[command(flatten)]
    output: Output,
}

impl Report {
    /// Writes the report.
    ///
    /// # Errors
    /// When the year lies in no period or has not begun, or the output cannot be written.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        let target = self.output.target(&FORMATS, context)?;
        let (today, _) = context.day_or_today(self.dato.as_ref())?;
        let disk = context.disk()?;
        let mut opened = context.open_texts(
            &disk,
            Wanted::Year(self.aar),
            Which::All,
            Texts::OfYear(self.aar),
        )?;
        if self.aar > today.year() {
            bail!(not_begun(self.aar, today.year(), opened.plan()?));
        }
        let settled = self.settled(context, opened.plan()?, today)?;
        carried::read_lights(&disk, &mut opened, settled.date)?;
        let next = opened.next_plan(&disk)?;
        let incomplete = opened.incomplete();
        let placeholders = opened.loaded.files_with_placeholders().into_iter();
        let placeholders = placeholders.map(str::to_owned).collect();
        say_which_goals_are_empty(context, opened.plan()?)?;
        let mut report = AnnualReport::new(opened.take_plan()?, next, settled, &incomplete);
        report.placeholders = placeholders;
        say_that_it_is_empty(context, &report)?;
        // As with what was loaded, a large one is not taken apart before the process ends.
        let report = ManuallyDrop::new(report);
        match target.format {
            Format::Json => context.present_json(target, &*report)?,
            Format::Csv | Format::Excel => context.present_sheet(target, sheet::report(&report))?,
            Format::Markdown => {
                let front = markdown::front(&report.front());
                let sections = report.each_section(|section| markdown::section(&section));
                let mut parts = std::iter::once(front).chain(sections);
                context.deliver_rows(target.file, move |out| {
                    parts.try_for_each(|part| out.write_all(part.as_bytes()))?;
                    Ok(out.write_all(b"\n")?)
                })?;
            }
            _ => context.present(target, &disk, &report.article())?,
        }
        context.conclude(opened)
    }

    /// The year, and the day that changes are told from: before the one that the report is of, and
    /// in a plan that there was then.
    fn settled(&self, context: &mut Context, plan: &Plan, today: NaiveDate) -> Result<Settled> {
        let settled = Settled::new(self.aar, today);
        let Some(since) = &self.siden else {
            return Ok(settled);
        };
        let (since, _) = context.day_or_today(Some(since))?;
        let first = plan.period.first_day();
        let wrong = if since >= settled.date {
            format!(
                "--siden skal være en tidligere dag end den, rapporten viser planen på: den {}",
                date::long(settled.date)
            )
        } else if since.year() < first.year() - 1 {
            format!(
                "--siden er den {}, men planen begynder først den {}",
                date::long(since),
                date::long(first)
            )
        } else {
            if since < settled.before() {
                let before = date::long(settled.before());
                let text = format!(
                    "bemærk: det, der skete til og med den {before}, stod også i rapporten for {}",
                    self.aar - 1
                );
                writeln!(context.err, "{text}")?;
            }
            return Ok(settled.since(since));
        };
        bail!(Failure::new(wrong).hint("skriv dagen for det forrige møde"))
    }
}

/// Says which goals the report leaves out: a goal carries no date, and one without anything in it
/// would come into the reports of years before it was thought of.
fn say_which_goals_are_empty(context: &mut Context, plan: &Plan) -> Result<()> {
    let is_empty = |goal: &&Goal| {
        goal.actions.is_empty() && goal.indicators.is_empty() && goal.has_all_actions
    };
    for goal in plan.goals.iter().filter(is_empty) {
        writeln!(
            context.err,
            "bemærk: mål {} er ikke med i rapporten, for det har ingen handlinger endnu",
            visible_name(goal.number.as_str())
        )?;
    }
    Ok(())
}

/// Says why a report has no more than its head: of the sections that the plan chooses, some have
/// something in some years alone.
fn say_that_it_is_empty(context: &mut Context, report: &AnnualReport) -> Result<()> {
    let Some(sections) = report.empty_sections() else {
        return Ok(());
    };
    let sections: Vec<&str> = sections.into_iter().map(ReportSection::word).collect();
    writeln!(
        context.err,
        "bemærk: rapporten har kun sit hoved, for de valgte afsnit har intet om {}: {}\n  afsnittene vælges under [rapport] i handleplan.toml",
        report.year,
        sections.join(", ")
    )?;
    Ok(())
}

fn not_begun(year: i32, this_year: i32, plan: &Plan) -> Failure {
    let failure = Failure::new(format!(
        "året {year} er ikke begyndt, så der er intet at rapportere endnu"
    ));
    if plan.period.contains_year(this_year) {
        failure.hint(format!(
            "årets foreløbige rapport: kimo rapport {this_year}"
        ))
    } else {
        failure
    }
}
