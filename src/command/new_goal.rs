//! A new goal: a file that appears whole, once it is known to be without errors among the others.

use super::period_errors::{PeriodError, errors_in, new_errors};
use super::save::{self, Mode, Written};
use super::{Context, Failure, Opened};
use crate::edit::new_file::{self, Comments};
use crate::load::{Disk, Folder, root};
use crate::plan::{Action, Goal, Number};
use anyhow::{Result, bail};

/// Writes the goal `number` of the plan of `opened`, called `title`, with `action` in it, where
/// there is one.
///
/// # Errors
/// When there is such a goal or file, the plan would get an error, or it cannot be written.
pub(crate) fn write(
    context: &mut Context,
    disk: &Disk,
    opened: &Opened<'_>,
    (number, title): (&str, &str),
    action: Option<Action>,
) -> Result<()> {
    let plan = opened.plan()?;
    if let Some(goal) = plan.goal(number) {
        bail!(
            Failure::new(format!(
                "der er allerede et mål {number}: {}",
                goal.title.value
            ))
            .hint("en handling føjes til det uden --mål-titel")
        );
    }
    if title.is_empty() {
        bail!(Failure::new("målets titel er tom").hint("skriv den: --mål-titel \"Støj i havet\""));
    }
    let mut goal = Goal::new(Number::new(number), title.to_owned());
    goal.actions.extend(action);
    let folder = Folder {
        name: plan.folder.clone(),
        years: None,
    };
    let name = folder.join(&format!("maal-{number}.toml"));
    if root::goal_number(&format!("maal-{number}.toml")).is_none() {
        bail!(
            Failure::new(format!("”{number}” kan ikke være et måls nummer"))
                .hint("skriv et tal eller et bogstav: kimo tilføj 4 --mål-titel …")
        );
    }
    let bytes = new_file::goal(&goal, &Comments::default()).into_bytes();
    refuse_errors(context, disk, folder, &name, &bytes)?;
    let path = disk.root.join(&name);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let lock = match context.mode {
        Mode::Write => Some(save::lock(path.parent().unwrap_or(&disk.root))?),
        Mode::DryRun | Mode::Propose => None,
    };
    let is_new = save::with_new_file(context.mode, &path, &text, || Ok(()))?;
    drop(lock);
    if !is_new {
        bail!(
            Failure::new(format!("{name} findes allerede, og intet overskrives"))
                .hint("se, hvad der er galt med den: kimo tjek")
        );
    }
    context.written.push(Written::anew(path, bytes));
    Ok(())
}

/// Refuses a file that would have errors, or give others any: the number of an action may be the
/// new goal's.
fn refuse_errors(
    context: &Context,
    disk: &Disk,
    folder: Folder,
    name: &str,
    bytes: &[u8],
) -> Result<()> {
    let files = disk.with(vec![(name.to_owned(), Some(bytes.to_owned()))]);
    let folders = [folder];
    let before = errors_in(disk, &folders, context.today)?;
    let after = errors_in(&files, &folders, context.today)?;
    match new_errors(&before, &after).next() {
        Some(PeriodError { file, problem, .. }) => {
            let why = format!("intet er skrevet, for så ville {file} få en fejl");
            bail!(Failure::because(&why, problem))
        }
        None => Ok(()),
    }
}
