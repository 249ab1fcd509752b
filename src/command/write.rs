//! Changing a file of the plan: read under the lock, refuse a file with errors, add an entry,
//! read again, compare, save. Every writing command goes through here and says only what it adds.

use super::save::{self, Change, Mode};
use super::{Context, Failure, Opened};
use crate::check;
use crate::document::Edit;
use crate::load::{self, Disk, faults};
use crate::plan::{Action, Goal, Plan};
use crate::text::visible::visible_name;
use crate::text::{Diagnostic, FileId, Source};
use anyhow::{Context as _, Result, anyhow, bail};
use std::collections::HashMap;

/// What a command would change of a file, or nothing where that is so already.
pub(crate) type Ask<'a> = dyn Fn(&Version<'_, '_>) -> Result<Option<Edit>> + 'a;

/// Changes a file of the plan. `ask` sees the file as it is under the lock, with the plan around
/// it, and has nothing to change where that is so already; when another program saves the file
/// meanwhile, it is asked again.
///
/// What the entry makes doubtful is said on the error output once it is saved.
///
/// # Errors
/// When the file has errors, the entry would give it one, or it cannot be written; nothing is
/// changed then.
pub(crate) fn edit(
    context: &mut Context,
    disk: &Disk,
    opened: &Opened<'_>,
    file: FileId,
    ask: &Ask<'_>,
) -> Result<()> {
    let path = disk.root.join(opened.loaded.sources.name(file));
    let folder = path.parent().unwrap_or(&disk.root).to_owned();
    let mut doubts = Vec::new();
    let mode = context.mode;
    let mut make = |bytes: &[u8]| {
        let (change, of_change) = changed(context, disk, opened, file, bytes, ask)?;
        doubts = of_change;
        Ok(change)
    };
    let written = if mode == Mode::Propose {
        let old = load::Files::read(disk, opened.loaded.sources.name(file))?;
        save::propose(&path, old, &mut make)?
    } else {
        save::change(mode, &folder, &path, &mut make)?
    };
    context.written.push(written);
    for doubt in doubts {
        // The change is saved: that nobody could be told of a doubt does not undo it.
        let _ = writeln!(context.err, "bemærk: {}", visible_name(&doubt.message));
    }
    Ok(())
}

/// Tries what [`edit`] does and saves nothing: for whoever must write in another file first, and
/// would not leave half of it behind.
///
/// # Errors
/// When the entry would be refused as things are.
pub(crate) fn rehearse(
    context: &mut Context,
    disk: &Disk,
    opened: &Opened<'_>,
    file: FileId,
    ask: &Ask<'_>,
) -> Result<()> {
    let name = opened.loaded.sources.name(file);
    let bytes = load::Files::read(disk, name)
        .with_context(|| format!("{}{name} kan ikke læses", opened.root))?;
    changed(context, disk, opened, file, &bytes, ask).map(|_| ())
}

/// The file with the entry, and what that makes doubtful.
fn changed(
    context: &mut Context,
    disk: &Disk,
    opened: &Opened<'_>,
    file: FileId,
    bytes: &[u8],
    ask: &Ask<'_>,
) -> Result<(Change, Vec<Diagnostic>)> {
    let mut header = None;
    let mut before = Version::read(opened, None, file, bytes)?;
    if before.problems.iter().any(Diagnostic::is_error) {
        // Another kimo may have written a meeting and what it decided since the plan was loaded.
        header = header_now(disk, opened)?;
        before = Version::read(opened, header.as_ref(), file, bytes)?;
    }
    before.refuse_errors(context)?;
    let source = &before.source;
    let Some(meant) = ask(&before)? else {
        return Ok((bytes.to_owned().into(), Vec::new()));
    };
    let (edits, text) = meant.apply(source)?;
    let bytes = source.with_bom(&text).into_bytes();
    let after = Version::read(opened, header.as_ref(), file, &bytes)?;
    let doubts = after.doubts_since(&before)?;
    let change = Change {
        bytes,
        edits,
        meant: Some(meant),
    };
    Ok((change, doubts))
}

/// The plan's header as it is on disk by now; nothing where it has errors.
fn header_now(disk: &Disk, opened: &Opened<'_>) -> Result<Option<Plan>> {
    let file = opened.plan()?.file;
    let name = opened.loaded.sources.name(file);
    let Ok(bytes) = load::Files::read(disk, name) else {
        return Ok(None);
    };
    let (source, mut problems) = load::decode(name, file, &bytes);
    let (plan, of_reading) = load::read_plan(&source, file);
    problems.extend(of_reading);
    let is_sound = !problems.iter().any(Diagnostic::is_error);
    Ok(is_sound.then_some(plan))
}

fn with_header(plan: Plan, header: Plan) -> Plan {
    Plan {
        goals: plan.goals,
        is_partial: plan.is_partial,
        folder: plan.folder,
        ..header
    }
}

/// The file as its bytes have it, with the plan around it and what is wrong with it.
pub(crate) struct Version<'o, 'f> {
    opened: &'o Opened<'f>,
    source: Source,
    /// The plan as it is with this file.
    pub(crate) plan: Plan,
    file: FileId,
    problems: Vec<Diagnostic>,
}

impl<'o, 'f> Version<'o, 'f> {
    /// Reads the file among the goals that were loaded, and in the plan of `header`, if any.
    fn read(
        opened: &'o Opened<'f>,
        header: Option<&Plan>,
        file: FileId,
        bytes: &[u8],
    ) -> Result<Version<'o, 'f>> {
        let name = opened.loaded.sources.name(file);
        let (source, mut problems) = load::decode(name, file, bytes);
        let mut plan = opened.plan()?.clone();
        if let Some(header) = header {
            plan = with_header(plan, header.clone());
        }
        if file == plan.file {
            let (read, of_reading) = load::read_plan(&source, file);
            problems.extend(of_reading);
            plan = with_header(plan, read);
        } else {
            let (read, of_reading) = load::read_goal_in(&source, file, plan.period.value);
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

    /// The goal of this file.
    ///
    /// # Errors
    /// When it is no goal's file.
    pub(crate) fn goal(&self) -> Result<&Goal> {
        let goal = self.plan.goals.iter().find(|goal| goal.file == self.file);
        goal.context("målet blev ikke indlæst")
    }

    /// The action `number` of this file's goal.
    ///
    /// # Errors
    /// When it is gone.
    pub(crate) fn action(&self, number: &str) -> Result<&Action> {
        let mut actions = self.goal()?.actions.iter();
        actions
            .find(|action| action.number.is(number))
            .ok_or_else(|| anyhow!("handling {} blev fjernet fra filen imens", number.trim()))
    }

    /// The file's text.
    pub(crate) fn source(&self) -> &Source {
        &self.source
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
        let shown = crate::write::check::problems(
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
            let newer = Failure::new("planen er skrevet til en nyere udgave af kimo");
            bail!(newer.led("intet er skrevet, fordi "));
        }
        bail!(
            Failure::new(format!("{} har fejl", self.source.name()))
                .led("intet er skrevet, fordi ")
                .hint("ret dem først; ”kimo tjek” viser dem alle")
        );
    }

    /// The warnings that were not there before; an error that was not there is refused.
    fn doubts_since(&self, before: &Version<'_, '_>) -> Result<Vec<Diagnostic>> {
        fn key(problem: &Diagnostic) -> (&str, &str) {
            (problem.rule, &problem.message)
        }
        let mut old: HashMap<(&str, &str), usize> = HashMap::new();
        for problem in &before.problems {
            *old.entry(key(problem)).or_default() += 1;
        }
        // Each of the old ones accounts for one of the new.
        let mut new = Vec::new();
        for problem in &self.problems {
            match old.get_mut(&key(problem)) {
                Some(left) if *left > 0 => *left -= 1,
                _ => new.push(problem.clone()),
            }
        }
        if let Some(error) = new.iter().find(|problem| problem.is_error()) {
            let mut failure = Failure::because("intet er skrevet", error);
            // What `check --ret` can mend is told to be mended so, and there is nothing to mend.
            if error.fix.is_some() {
                failure.hints.clear();
            }
            bail!(failure);
        }
        Ok(new)
    }
}
