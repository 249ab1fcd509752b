//! Changing a file of the plan: read under the lock, refuse a file with errors, edit, read
//! again, check, save. Every writing command goes through here.

use super::{Context, Failure, Opened, save};
use crate::check;
use crate::edit;
use crate::load::{self, Disk, faults};
use crate::plan::{Action, Goal, Plan};
use crate::render;
use crate::render::visible::visible_name;
use crate::text::{Diagnostic, FileId, Replacement, Source};
use anyhow::{Context as _, Result, anyhow, bail};

/// One change to a file, and the same change to the model, to prove it by.
pub(crate) struct Change<T> {
    /// The bytes to replace.
    pub(crate) edits: Vec<Replacement>,
    /// What the file then says.
    pub(crate) meant: Box<dyn FnOnce(&mut T)>,
}

/// Changes a goal's file. `ask` sees the goal as the file has it under the lock, with the plan
/// around it; when another program saves the file meanwhile, it is asked again.
///
/// What the change makes doubtful is said on the error output once it is saved.
///
/// # Errors
/// When the file has errors, the change would give it one, or it cannot be written; nothing is
/// changed then.
pub(crate) fn change_goal(
    context: &mut Context,
    disk: &Disk,
    opened: &Opened<'_>,
    file: FileId,
    ask: impl Fn(&Plan, &Goal, &Source) -> Result<Change<Goal>>,
) -> Result<()> {
    change_file(context, disk, opened, file, |version| {
        edited_goal(version, &ask)
    })
}

/// Changes `handleplan.toml`, as [`change_goal`] changes a goal's file.
///
/// # Errors
/// As [`change_goal`].
pub(crate) fn change_plan(
    context: &mut Context,
    disk: &Disk,
    opened: &Opened<'_>,
    ask: impl Fn(&Plan, &Source) -> Result<Change<Plan>>,
) -> Result<()> {
    change_file(context, disk, opened, opened.plan()?.file, |version| {
        let change = ask(&version.plan, &version.source)?;
        let before = version.plan.clone();
        Ok(edit::edit_plan(
            &version.source,
            before,
            &change.edits,
            change.meant,
        )?)
    })
}

/// Makes the change of [`change_goal`] and saves nothing: for whoever must write in another
/// file first, and would not leave half of it behind.
///
/// # Errors
/// When the change would be refused as things stand.
pub(crate) fn rehearse_goal(
    context: &mut Context,
    disk: &Disk,
    opened: &Opened<'_>,
    file: FileId,
    ask: impl Fn(&Plan, &Goal, &Source) -> Result<Change<Goal>>,
) -> Result<()> {
    let name = opened.loaded.sources.name(file);
    let bytes = load::Files::read(disk, name)
        .with_context(|| format!("{}{name} kan ikke læses", opened.root))?;
    prove(context, opened, file, &bytes, |version| {
        edited_goal(version, &ask)
    })?;
    Ok(())
}

/// The action `number` in a goal that was read again.
///
/// # Errors
/// When it is gone.
pub(crate) fn action_in<'g>(goal: &'g Goal, number: &str) -> Result<&'g Action> {
    let mut actions = goal.actions.iter();
    actions
        .find(|action| action.number.is(number))
        .ok_or_else(|| anyhow!("handling {} blev fjernet fra filen imens", number.trim()))
}

fn edited_goal(
    version: &Version<'_, '_>,
    ask: impl Fn(&Plan, &Goal, &Source) -> Result<Change<Goal>>,
) -> Result<String> {
    let goal = version.goal()?;
    let change = ask(&version.plan, goal, &version.source)?;
    Ok(edit::edit_goal(
        &version.source,
        goal.clone(),
        &change.edits,
        change.meant,
    )?)
}

fn change_file(
    context: &mut Context,
    disk: &Disk,
    opened: &Opened<'_>,
    file: FileId,
    edit: impl Fn(&Version<'_, '_>) -> Result<String>,
) -> Result<()> {
    let path = disk.root.join(opened.loaded.sources.name(file));
    let folder = path.parent().unwrap_or(&disk.root).to_owned();
    let mut doubts = Vec::new();
    save::change(&folder, &path, |bytes| {
        let (text, found) = prove(context, opened, file, bytes, &edit)?;
        doubts = found;
        Ok(text.into_bytes())
    })?;
    for doubt in doubts {
        // The change is saved: that nobody could be told of a doubt does not undo it.
        let _ = writeln!(context.err, "bemærk: {}", visible_name(&doubt.message));
    }
    Ok(())
}

/// The file's text after the edit, and what the edit makes doubtful.
fn prove(
    context: &mut Context,
    opened: &Opened<'_>,
    file: FileId,
    bytes: &[u8],
    edit: impl Fn(&Version<'_, '_>) -> Result<String>,
) -> Result<(String, Vec<Diagnostic>)> {
    let before = Version::read(opened, file, bytes)?;
    before.refuse_errors(context)?;
    let text = edit(&before)?;
    let after = Version::read(opened, file, text.as_bytes())?;
    let doubts = after.doubts_since(&before)?;
    Ok((text, doubts))
}

/// The file as its bytes have it, with the plan around it and what is wrong with it.
struct Version<'o, 'f> {
    opened: &'o Opened<'f>,
    source: Source,
    plan: Plan,
    file: FileId,
    problems: Vec<Diagnostic>,
}

impl<'o, 'f> Version<'o, 'f> {
    fn read(opened: &'o Opened<'f>, file: FileId, bytes: &[u8]) -> Result<Version<'o, 'f>> {
        let name = opened.loaded.sources.name(file);
        let (source, mut problems) = load::decode(name, file, bytes);
        let mut plan = opened.plan()?.clone();
        if file == plan.file {
            let (read, of_reading) = load::read_plan(&source, file);
            problems.extend(of_reading);
            plan = Plan {
                goals: plan.goals,
                is_partial: plan.is_partial,
                folder: plan.folder,
                ..read
            };
        } else {
            let (read, of_reading) = load::read_goal(&source, file);
            problems.extend(of_reading);
            if let Some(place) = plan.goals.iter_mut().find(|goal| goal.file == file) {
                *place = Goal {
                    is_misnamed: place.is_misnamed,
                    ..read
                };
            }
            let of_header = opened.loaded.problems.iter();
            let newer = of_header.filter(|problem| problem.rule == faults::NEWER_FORMAT);
            problems.extend(newer.cloned());
        }
        let mut problems = check::check(std::slice::from_ref(&plan), problems, opened.today);
        problems
            .retain(|problem| problem.span.file == file || problem.rule == faults::NEWER_FORMAT);
        Ok(Version {
            opened,
            source,
            plan,
            file,
            problems,
        })
    }

    fn goal(&self) -> Result<&Goal> {
        let goal = self.plan.goals.iter().find(|goal| goal.file == self.file);
        goal.context("målet blev ikke indlæst")
    }

    /// Refuses a file with errors, and shows them: what kimo reads wrongly it would write wrongly.
    fn refuse_errors(&self, context: &mut Context) -> Result<()> {
        let errors: Vec<&Diagnostic> = self
            .problems
            .iter()
            .filter(|problem| problem.is_error())
            .collect();
        if errors.is_empty() {
            return Ok(());
        }
        let shown = render::check::problems(
            errors.iter().copied(),
            &self.opened.loaded.sources,
            &self.opened.root,
            context.message_paper,
        );
        context.err.write_all(shown.as_bytes())?;
        if errors
            .iter()
            .any(|error| error.rule == faults::NEWER_FORMAT)
        {
            bail!("intet er skrevet, fordi planen er skrevet til en nyere udgave af kimo");
        }
        bail!(
            Failure::new(format!(
                "intet er skrevet, fordi {} har fejl",
                self.source.name()
            ))
            .hint("ret dem først; ”kimo check” viser dem alle")
        );
    }

    /// The warnings that were not there before; an error that was not there is refused.
    fn doubts_since(&self, before: &Version<'_, '_>) -> Result<Vec<Diagnostic>> {
        let is_new = |problem: &&Diagnostic| {
            let same =
                |old: &Diagnostic| old.rule == problem.rule && old.message == problem.message;
            !before.problems.iter().any(same)
        };
        let new: Vec<Diagnostic> = self.problems.iter().filter(is_new).cloned().collect();
        if let Some(error) = new.iter().find(|problem| problem.is_error()) {
            let mut failure = Failure::new(format!("intet er skrevet: {}", error.message));
            failure.hints.extend(error.help.iter().cloned());
            bail!(failure);
        }
        Ok(new)
    }
}
