//! `kimo check`: every problem in every file of every period, in one run.

use super::arguments::{Day, Destination, day};
use super::danish::choice;
use super::git::CommitOption;
use super::{Context, Outcome, fix, git, progress};
use crate::check;
use crate::load::{Disk, Folder, Loaded, Texts, Which, load_texts, root};
use crate::render;
use crate::render::visible::visible_name;
use crate::report::check::{CheckView, Tally};
use anyhow::{Result, bail};
use chrono::NaiveDate;

/// The arguments of `kimo check`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Eksempler:
  kimo check
  kimo check --ret")]
pub(crate) struct Check {
    /// Ret det, der kan rettes uden at gætte, og sig, hvad der er rettet
    #[arg(long)]
    ret: bool,

    /// Gem også rettelserne i git som en commit med dem alene
    #[arg(long, requires = "ret")]
    commit: bool,

    /// Som om i dag var denne dag, f.eks. 31.12.2024
    #[arg(long, value_name = "DATO", value_parser = day)]
    dato: Option<Day>,

    /// Hvordan resultatet skrives
    #[arg(long, value_name = "FORMAT", default_value = "tekst", value_parser = choice(&["tekst", "json", "csv", "github"]))]
    format: &'static str,

    #[command(flatten)]
    destination: Destination,
}

impl Check {
    /// Checks the plan, and mends it where that was asked for.
    ///
    /// # Errors
    /// When there is no plan, or the output cannot be written.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        let (today, _) = context.day_or_today(self.dato.as_ref())?;
        let disk = context.disk()?;
        let folders = self.folders(&disk, context)?;
        let read = || load_texts(&disk, &folders, Which::All, Texts::None);
        let loaded = progress::watched(&disk, context.message_paper, read)?;
        if !self.ret {
            return self.tell(context, &disk, loaded, today);
        }
        let commit = CommitOption {
            commit: self.commit,
        };
        let mended = fix::mend(&disk, &loaded, commit, context)?;
        let loaded = match mended.count {
            0 => Ok(loaded),
            _ => load_texts(&disk, &folders, Which::All, Texts::None),
        };
        let told = loaded.and_then(|loaded| self.tell(context, &disk, loaded, today));
        // That it was not committed is told last, and whoever had seen enough of the check.
        mended.committed.and(told)
    }

    /// Checks what was loaded, and says what is wrong with it.
    fn tell(
        &self,
        context: &mut Context,
        disk: &Disk,
        mut loaded: Loaded<'_>,
        today: NaiveDate,
    ) -> Result<Outcome> {
        loaded.problems = check::check(&loaded.plans, std::mem::take(&mut loaded.problems), today);
        // git's own union merge writes files that are clean and wrong.
        let union = git::union_warning(disk);
        if let Some(warning) = &union {
            let message = visible_name(&warning.message);
            let help = visible_name(warning.help.as_deref().unwrap_or(""));
            writeln!(context.err, "{}: {message}\n  {help}", warning.severity)?;
        }
        let root = super::context::path_prefix(&disk.root);
        let view = || {
            let mut view = CheckView::of(&loaded.problems, &loaded.sources);
            view.problems.extend(union.clone());
            view
        };
        let paper = context.paper_for(&self.destination);
        context.deliver_rows(self.destination.file.as_deref(), |out| {
            let text = match self.format {
                "csv" => return render::csv::check(&view(), out),
                "json" => render::json::json(&view())?,
                "github" => render::check::github(&view().problems, &root),
                _ => text(&loaded, &root, paper),
            };
            Ok(out.write_all(text.as_bytes())?)
        })?;
        if loaded.problems.iter().any(|problem| problem.is_error()) {
            Ok(Outcome::PlanHasErrors)
        } else {
            Ok(Outcome::Fine)
        }
    }

    fn folders(&self, disk: &Disk, context: &Context) -> Result<Vec<Folder>> {
        if context.period.is_some() {
            let wanted = super::find::Wanted::Today(context.today);
            return Ok(vec![context.folder(disk, wanted)?]);
        }
        let folders = root::periods(disk)?;
        if folders.is_empty() {
            bail!(super::find::no_period(disk));
        }
        Ok(folders)
    }
}

/// The problems one by one, and the sum of them.
fn text(loaded: &Loaded<'_>, root: &str, paper: render::style::Paper) -> String {
    let problems = loaded.problems.iter();
    render::check::problems(problems, &loaded.sources, root, paper)
        + &render::check::summary(Tally::of(&loaded.problems), loaded.sources.iter().count())
}
