//! `kimo report YEAR`: the annual report to the board.

use super::arguments::{Day, Destination, day};
use super::danish::choice;
use super::find::Wanted;
use super::{Context, Outcome};
use crate::load::{Texts, Which};
use crate::render;
use crate::report::progress::ProgressReport;
use anyhow::Result;
use std::path::PathBuf;

const FORMATS: [&str; 3] = ["md", "docx", "json"];

/// Skriv årets fremdriftsrapport til bestyrelsen
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Eksempler:
  kimo report 2024 --ud bestyrelse.md
  kimo report 2024 --ud bestyrelse.docx")]
pub struct Report {
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
    /// When the year lies in no period, or the output cannot be written.
    pub fn run(self, context: &mut Context) -> Result<Outcome> {
        let (today, _) = context.day_or_today(self.dato.as_ref())?;
        let disk = context.disk()?;
        let opened = context.open_texts(
            &disk,
            Wanted::Year(self.aar),
            Which::All,
            Texts::OfYear(self.aar),
        )?;
        let next = opened.next_period(&disk)?;
        let next = next.as_ref().and_then(|loaded| loaded.plans.first());
        let incomplete: Vec<String> = opened
            .files_with_errors()
            .into_iter()
            .map(str::to_owned)
            .collect();
        let report = ProgressReport::of(opened.plan()?, next, self.aar, today, &incomplete);
        let to = self.destination.file.as_deref();
        match self.format() {
            "docx" => context.deliver_bytes(&render::docx::docx(&report)?, to)?,
            "json" => context.deliver(&render::json::json(&report)?, to)?,
            _ => context.deliver(&render::report_markdown::markdown(&report)?, to)?,
        }
        context.conclude(&opened)
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
