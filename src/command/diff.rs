//! `kimo diff`: what changed in the plan since a revision in git or a day, in words.

use super::find::{NO_PLAN, Wanted};
use super::git::{Asked, Snapshot};
use super::output::{Output, formats};
use super::{Context, Opened, Outcome};
use crate::check;
use crate::load::{Disk, Folder, Loaded, Which, load, root};
use crate::plan::Plan;
use crate::text::Diagnostic;
use crate::text::danish::number::counted;
use crate::text::danish::years::Years;
use crate::text::danish::{date, noun};
use crate::text::visible::{one_line, visible_name};
use crate::view::diff::{DiffView, Since, Version};
use crate::write::format::Format;
use anyhow::{Context as _, Result};

/// The arguments of `kimo diff`.
#[derive(Debug, clap::Args)]
#[command(mut_arg("format", formats(&Format::OF_DOCUMENT)))]
#[command(after_help = "\
Uden SIDEN vises det, der er ændret siden det seneste commit. Med en dato sammenlignes med \
det sidste commit den dag eller før.

Eksempler:
  kimo ændringer
  kimo ændringer 1.1.2025 --ud aendringer.md")]
pub(crate) struct Diff {
    /// En dato, f.eks. 1.1.2025, eller en udgave i git, f.eks. HEAD~3 (ellers HEAD)
    #[arg(value_name = "SIDEN")]
    siden: Option<String>,

    #[command(flatten)]
    output: Output,
}

impl Diff {
    /// Shows what changed.
    ///
    /// # Errors
    /// When there is no plan, no repository or no such revision, or the output cannot be
    /// written.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        let target = self.output.target(&Format::OF_DOCUMENT, context)?;
        let disk = context.disk()?;
        let opened = open(&disk, context)?;
        let plan = opened.plan()?;
        let then = Snapshot::open(&disk.root, &plan.folder, self.asked(context))?;
        let folder = Folder {
            name: then.folder.clone(),
            years: Years::parse(&then.folder).ok(),
        };
        let before = load(&then.disk, &[folder], Which::All)?;
        let old = before.plans.first().context(NO_PLAN)?;
        let mut since = Since {
            commit: then.commit.clone(),
            date: then.day,
            incomplete: Vec::new(),
        };
        if !then.sparse.is_empty() {
            let names = noun::list(&then.sparse);
            let names = visible_name(&names);
            writeln!(
                context.err,
                "bemærk: ikke hentet ned (git sparse-checkout) og ikke sammenlignet: {names}"
            )?;
        }
        let was = if then.is_without_period() {
            writeln!(
                context.err,
                "bemærk: perioden {} var der ikke dengang, så alt er nyt",
                plan.period.value
            )?;
            Version::nothing(old)
        } else {
            let faulty = before.files_with_errors().into_iter();
            since.incomplete = faulty.map(str::to_owned).collect();
            say_errors_of_then(context, &since, &before)?;
            Version::new(old, &before.sources)
        };
        let is = Version::new(plan, &opened.loaded.sources);
        let view = DiffView::between(&was, &is, since, opened.incomplete());
        say_what_is_beside(context, &disk, &then, plan)?;
        match target.format {
            Format::Json => context.present_json(target, &view)?,
            _ => context.present(target, &disk, &view.article(context.today))?,
        }
        context.conclude(opened)
    }

    /// A day where it reads as one, else git's own names.
    fn asked(&self, context: &Context) -> Option<Asked<'_>> {
        let asked = self.siden.as_deref()?;
        Some(match date::parse(asked, context.today) {
            Ok(day) => Asked::Day(day),
            Err(_) => Asked::Revision(asked),
        })
    }
}

/// The plan as it stands on disk. Unlike other commands this one is not about today, and a
/// period that is over is as good as any.
fn open<'f>(disk: &'f Disk, context: &Context) -> Result<Opened<'f>> {
    let folder = context.folder(disk, Wanted::Today(context.today))?;
    let loaded = check::checked(load(disk, &[folder], Which::All)?, context.today);
    Ok(Opened::new(loaded, disk, context.today))
}

/// Says that the plan before, or the one after, was changed too: what was written of it is not here.
fn say_what_is_beside(
    context: &mut Context,
    disk: &Disk,
    then: &Snapshot,
    plan: &Plan,
) -> Result<()> {
    let own = plan.period.value;
    let folders = root::periods(disk)?;
    let is_beside = |folder: &&Folder| {
        let years = folder.years.filter(|_| !plan.folder.is_empty());
        years.is_some_and(|of| of.precedes(own) || own.precedes(of))
    };
    for folder in folders.iter().filter(is_beside) {
        let read = |disk| load(disk, std::slice::from_ref(folder), Which::All);
        let (is, was) = (read(disk)?, read(&then.disk));
        let was = was
            .as_ref()
            .ok()
            .map(|was| (was.plans.first(), &was.sources));
        let (Some(new), Some((Some(old), sources))) = (is.plans.first(), was) else {
            continue;
        };
        let (old, new) = (Version::new(old, sources), Version::new(new, &is.sources));
        if !DiffView::between(&old, &new, Since::default(), Vec::new()).is_empty() {
            let name = visible_name(&folder.name);
            writeln!(
                context.err,
                "bemærk: planen for {name} er også ændret: kimo ændringer --periode {name}"
            )?;
        }
    }
    Ok(())
}

/// Says what was wrong with the older version, which no other command can show.
fn say_errors_of_then(context: &mut Context, since: &Since, then: &Loaded<'_>) -> Result<()> {
    const SHOWN: usize = 5;
    let errors = then.problems.iter().filter(|problem| problem.is_error());
    let errors: Vec<&Diagnostic> = errors.collect();
    if errors.is_empty() {
        return Ok(());
    }
    let day = since.date.map(|day| format!("den {}", date::long(day)));
    let day = day.unwrap_or_else(|| format!("i {}", since.commit));
    let mut text = format!(
        "bemærk: planen havde {} {day}, så noget kan mangle i sammenligningen\n",
        noun::FEJL.count(errors.len())
    );
    for error in errors.iter().take(SHOWN) {
        let (sources, span) = (&then.sources, error.span);
        let name = visible_name(sources.name(span.file));
        let line = || sources.get(span.file).position(span.start as usize).line;
        let line = error.is_of_lines().then(|| format!(", linje {}", line()));
        let line = line.unwrap_or_default();
        text += &format!("  {name}{line}: {}\n", one_line(&error.message));
    }
    if let Some(hidden) = errors.len().checked_sub(SHOWN).filter(|hidden| *hidden > 0) {
        text += &format!("  … og {} til\n", counted(hidden));
    }
    Ok(context.err.write_all(text.as_bytes())?)
}
