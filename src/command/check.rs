//! `kimo check`: every problem in every file of every period, in one run.

use super::arguments::{Day, day};
use super::output::{Output, Target, formats};
use super::write_options::WriteOptions;
use super::{Context, Outcome, fix, git, period_end, progress, schema};
use crate::check;
use crate::load::{Disk, Folder, Loaded, Texts, Which, load_texts, root};
use crate::text::visible::visible_name;
use crate::view::check::{CheckView, Tally};
use crate::write::format::Format;
use crate::write::terminal::{Paper, message};
use crate::write::{check as problems, csv, json, sheet, xlsx};
use anyhow::{Result, bail};
use chrono::NaiveDate;

const FORMATS: [Format; 5] = [
    Format::Text,
    Format::Excel,
    Format::Csv,
    Format::Json,
    Format::Github,
];

/// The arguments of `kimo check`.
#[derive(Debug, clap::Args)]
#[command(mut_arg("format", formats(&FORMATS)))]
#[command(after_help = "\
Eksempler:
  kimo tjek
  kimo tjek --ret")]
pub(crate) struct Check {
    /// Ret det, der kan rettes uden at gætte, og vis det
    #[arg(long)]
    ret: bool,

    /// Gem også rettelserne i git (et commit for sig)
    #[arg(long, requires = "ret")]
    commit: bool,

    /// Vis, hvad --ret ville skrive, og skriv intet
    #[arg(long = "tørløb", requires = "ret")]
    dry_run: bool,

    /// Som om i dag var denne dag, f.eks. 31.12.2024
    #[arg(long, value_name = "DATO", value_parser = day)]
    dato: Option<Day>,

    #[command(flatten)]
    output: Output,
}

impl Check {
    /// Checks the plan, and mends it where that was asked for.
    ///
    /// # Errors
    /// When there is no plan, or the output cannot be written.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        let target = self.output.target(&FORMATS, context)?;
        let (today, _) = context.day_or_today(self.dato.as_ref())?;
        let disk = context.disk()?;
        let folders = self.folders(&disk, context)?;
        let read = || {
            let loaded = load_texts(&disk, &folders, Which::All, Texts::None)?;
            Ok(check::checked(loaded, today))
        };
        let loaded = progress::watched(&disk, context.message_paper, read)?;
        if !self.ret {
            return tell(context, &disk, loaded, today, target);
        }
        let options = WriteOptions {
            commit: self.commit,
            dry_run: self.dry_run,
        };
        let mended = fix::mend(&disk, &loaded, today, options, context)?;
        let loaded = match mended.count {
            _ if self.dry_run => Ok(loaded),
            0 => Ok(loaded),
            _ => read(),
        };
        let told = loaded.and_then(|loaded| tell(context, &disk, loaded, today, target));
        // That it was not committed is told last, and whoever had seen enough of the check.
        mended.committed.and(told)
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

/// Says what is wrong with what was loaded.
fn tell(
    context: &mut Context,
    disk: &Disk,
    loaded: Loaded<'_>,
    today: NaiveDate,
    target: Target<'_>,
) -> Result<Outcome> {
    // git's own union merge writes files that are clean and wrong.
    let beside = [git::union_warning(disk), schema::warning(disk)];
    for warning in beside.iter().flatten() {
        let message = visible_name(&warning.message);
        let help = visible_name(warning.help.as_deref().unwrap_or(""));
        writeln!(context.err, "{}: {message}\n  {help}", warning.severity)?;
    }
    let root = super::context::path_prefix(&disk.root);
    let view = || {
        let mut view = CheckView::of(&loaded.problems, &loaded.sources);
        view.problems.extend(beside.iter().flatten().cloned());
        view
    };
    let paper = target.paper(context);
    let newest = loaded.plans.iter().max_by_key(|plan| plan.period.last());
    let due = newest.map(|plan| period_end::said(disk, plan, today));
    let due = due.transpose()?.unwrap_or_default();
    context.deliver_rows(target.file, |out| {
        let text = match target.format {
            Format::Csv => return csv::csv(sheet::check(&view()), out),
            Format::Excel => return Ok(out.write_all(&xlsx::xlsx(sheet::check(&view()))?)?),
            Format::Json => json::json(&view())?,
            Format::Github => problems::github(&view().problems, &root),
            _ => message(&(text(&loaded, &root, paper) + &due), paper.width),
        };
        Ok(out.write_all(text.as_bytes())?)
    })?;
    let is_wrong = loaded.problems.iter().any(|problem| problem.is_error());
    context.leave(loaded);
    Ok(if is_wrong {
        Outcome::PlanHasErrors
    } else {
        Outcome::Fine
    })
}

/// The problems one by one, and the sum of them. The errors come first, lest they are missed
/// among the warnings, of which the last are only counted.
fn text(loaded: &Loaded<'_>, root: &str, paper: Paper) -> String {
    let (errors, warnings): (Vec<_>, Vec<_>) =
        { loaded.problems.iter() }.partition(|problem| problem.is_error());
    let shown = [errors, warnings].concat();
    problems::problems(shown.into_iter(), &loaded.sources, root, paper)
        + &problems::summary(Tally::of(&loaded.problems), loaded.sources.iter().count())
}
