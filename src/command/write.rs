//! Changing a goal's file: read under the lock, refuse a file with errors, edit, read again,
//! check, save. Every writing command goes through here.

use super::find::Wanted;
use super::{Context, Failure, Opened, save};
use crate::check;
use crate::edit;
use crate::load::{self, Disk, faults};
use crate::plan::{Action, Goal, Plan};
use crate::render;
use crate::text::{Diagnostic, Replacement, Source};
use anyhow::{Result, anyhow, bail};

/// One change to a goal's file, and the same change to the model, to prove it by.
pub struct Change {
    /// The bytes to replace.
    pub edits: Vec<Replacement>,
    /// What the file then says.
    pub meant: Box<dyn FnOnce(&mut Goal)>,
}

/// Changes the file of the goal that holds the action `number`. `plan_change` sees the file
/// as it is under the lock; when another program saves it meanwhile, it is asked again.
///
/// What the change makes doubtful is said on the error output once it is saved.
///
/// # Errors
/// When there is no such action, the file has errors, the change would give it one, or it
/// cannot be written; nothing is changed then.
pub fn change_action(
    context: &mut Context,
    disk: &Disk,
    wanted: Wanted<'_>,
    number: &str,
    plan_change: impl Fn(&Plan, &Action, &Source) -> Result<Change>,
) -> Result<()> {
    let opened = context.open_action(disk, wanted, number)?;
    let (goal, _) = opened.action(number)?;
    let name = opened.loaded.sources.name(goal.file).to_owned();
    let path = disk.root.join(&name);
    let folder = path.parent().unwrap_or(&disk.root).to_owned();
    let mut doubts = Vec::new();
    save::change(&folder, &path, |bytes| {
        let before = Version::read(&opened, goal, bytes)?;
        before.refuse_errors(context)?;
        let action = before
            .goal()?
            .actions
            .iter()
            .find(|action| action.number.is(number));
        let action =
            action.ok_or_else(|| anyhow!("handling {number} blev fjernet fra filen imens"))?;
        let change = plan_change(&before.plan, action, &before.source)?;
        let text = edit::edit_goal(
            &before.source,
            before.goal()?.clone(),
            &change.edits,
            change.meant,
        )?;
        let after = Version::read(&opened, goal, text.as_bytes())?;
        doubts = after.doubts_since(&before)?;
        Ok(text.into_bytes())
    })?;
    for doubt in doubts {
        writeln!(context.err, "bemærk: {}", doubt.message)?;
    }
    Ok(())
}

/// The file as its bytes have it, with the plan around it and what is wrong with it.
struct Version<'o, 'f> {
    opened: &'o Opened<'f>,
    source: Source,
    plan: Plan,
    file: crate::text::FileId,
    problems: Vec<Diagnostic>,
}

impl<'o, 'f> Version<'o, 'f> {
    fn read(opened: &'o Opened<'f>, goal: &Goal, bytes: &[u8]) -> Result<Version<'o, 'f>> {
        let name = opened.loaded.sources.name(goal.file);
        let (source, mut problems) = load::decode(name, goal.file, bytes);
        let (read, of_reading) = load::read_goal(&source, goal.file);
        problems.extend(of_reading);
        let mut plan = opened.plan()?.clone();
        let place = plan.goals.iter_mut().find(|other| other.file == goal.file);
        if let Some(place) = place {
            *place = Goal {
                is_misnamed: place.is_misnamed,
                ..read
            };
        }
        let of_header = opened
            .loaded
            .problems
            .iter()
            .filter(|problem| problem.rule == faults::NEWER_FORMAT);
        problems.extend(of_header.cloned());
        let mut problems = check::check(std::slice::from_ref(&plan), problems, opened.today);
        problems.retain(|problem| {
            problem.span.file == goal.file || problem.rule == faults::NEWER_FORMAT
        });
        Ok(Version {
            opened,
            source,
            plan,
            file: goal.file,
            problems,
        })
    }

    fn goal(&self) -> Result<&Goal> {
        let goal = self.plan.goals.iter().find(|goal| goal.file == self.file);
        goal.ok_or_else(|| anyhow!("målet blev ikke indlæst"))
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
        for error in &errors {
            let shown = render::check::problem(
                error,
                &self.opened.loaded.sources,
                &self.opened.root,
                context.message_paper,
            );
            writeln!(context.err, "{shown}")?;
        }
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
