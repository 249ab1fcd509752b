//! `kimo report YEAR`: the annual report to the board.

use super::arguments::{Day, Destination, day};
use super::danish::choice;
use super::find::Wanted;
use super::{Context, Failure, Outcome, look};
use crate::load::{Disk, Texts, Which};
use crate::plan::Plan;
use crate::view::annual::AnnualReport;
use crate::{render, write};
use anyhow::{Result, bail};
use chrono::Datelike;
use std::path::PathBuf;

const FORMATS: [&str; 5] = ["md", "html", "docx", "csv", "json"];

/// What a report is often wanted as and is not written as, with what to write instead.
const FOREIGN: [(&str, &str); 6] = [
    (
        "pdf",
        "skriv --ud bestyrelse.docx eller bestyrelse.html, og gem eller udskriv derfra som PDF",
    ),
    ("doc", "Word åbner --ud bestyrelse.docx"),
    ("odt", "LibreOffice åbner --ud bestyrelse.docx"),
    ("rtf", "Word åbner --ud bestyrelse.docx"),
    ("xls", "Excel åbner --ud handlinger.csv"),
    ("xlsx", "Excel åbner --ud handlinger.csv"),
];

/// The arguments of `kimo report`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Eksempler:
  kimo report 2024 --ud bestyrelse.md
  kimo report 2024 --ud bestyrelse.docx")]
pub(crate) struct Report {
    /// Året, rapporten handler om
    #[arg(value_name = "ÅR", value_parser = clap::value_parser!(i32).range(1000..=9999))]
    aar: i32,

    /// Som om i dag var denne dag, f.eks. 31.12.2024
    #[arg(long, value_name = "DATO", value_parser = day)]
    dato: Option<Day>,

    /// Hvordan rapporten skrives (ellers efter filens navn, ellers md)
    #[arg(long, value_name = "FORMAT", value_parser = choice(&FORMATS))]
    format: Option<&'static str>,

    #[command(flatten)]
    destination: Destination,
}

impl Report {
    /// Writes the report.
    ///
    /// # Errors
    /// When the year lies in no period or has not begun, or the output cannot be written.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        let (today, _) = context.day_or_today(self.dato.as_ref())?;
        let disk = context.disk()?;
        let opened = context.open_texts(
            &disk,
            Wanted::Year(self.aar),
            Which::All,
            Texts::OfYear(self.aar),
        )?;
        if self.aar > today.year() {
            bail!(not_begun(self.aar, today.year(), opened.plan()?));
        }
        self.refuse_ending()?;
        let next = opened.next_period(&disk)?;
        let next = next.as_ref().and_then(|loaded| loaded.plans.first());
        let incomplete: Vec<String> = opened
            .files_with_errors()
            .into_iter()
            .map(str::to_owned)
            .collect();
        let report = AnnualReport::new(opened.plan()?, next, self.aar, today, &incomplete);
        let to = self.destination.file.as_deref();
        if self.format() == "docx" {
            let bytes = look::document(context, &disk, &report.article())?;
            context.deliver_bytes(&bytes, to)?;
        } else {
            let text = self.text(&report, context, &disk)?;
            context.deliver(&text, to)?;
        }
        context.conclude(&opened)
    }
}

impl Report {
    fn text(&self, report: &AnnualReport, context: &mut Context, disk: &Disk) -> Result<String> {
        Ok(match self.format() {
            "json" => render::json::json(report)?,
            "csv" => {
                let mut rows = Vec::new();
                render::csv::report(report, &mut rows)?;
                String::from_utf8(rows)?
            }
            "html" => look::page(context, disk, &report.article())?,
            _ => write::markdown::markdown(&report.article()),
        })
    }

    /// A file that another program would open in vain is not written: a text called `.pdf`.
    fn refuse_ending(&self) -> Result<()> {
        let file = self.destination.file.as_ref();
        let ending = file.and_then(|file| file.extension()?.to_str());
        let ending = ending.unwrap_or_default().to_lowercase();
        let foreign = FOREIGN.iter().find(|(known, _)| *known == ending);
        if let (None, Some((_, instead))) = (self.format, foreign) {
            bail!(Failure::new(format!("kimo kan ikke skrive en {ending}-fil")).hint(*instead));
        }
        Ok(())
    }

    /// The format asked for, or that of the file to write.
    fn format(&self) -> &'static str {
        let of_file = |path: Option<&PathBuf>| {
            let ending = path?.extension()?.to_str()?.to_lowercase();
            FORMATS.into_iter().find(|format| *format == ending)
        };
        self.format
            .or_else(|| of_file(self.destination.file.as_ref()))
            .unwrap_or("md")
    }
}

fn not_begun(year: i32, this_year: i32, plan: &Plan) -> Failure {
    let failure = Failure::new(format!(
        "året {year} er ikke begyndt, så der er intet at rapportere endnu"
    ));
    if plan.period.contains_year(this_year) {
        failure.hint(format!("årets foreløbige rapport: kimo report {this_year}"))
    } else {
        failure
    }
}
