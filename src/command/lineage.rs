//! Follows an action back through the periods that are kept: 2026-2029 from 2022-2025 from …

use super::Context;
use crate::load::{Disk, Folder, Loaded, Which, load, root};
use crate::plan::{Action, Known, Origin, Plan};
use crate::text::danish::noun;
use crate::text::visible::visible_name;
use crate::view::lineage::Ancestor;
use anyhow::Result;
use chrono::NaiveDate;
use std::collections::HashSet;

/// The actions that `action` of `plan` carries on, the latest first, as they stood at the end
/// of their periods, or on `date`. A file among them that cannot be trusted is said on the
/// error output.
///
/// # Errors
/// When a folder cannot be read, or the error output not written.
pub(crate) fn lineage(
    context: &mut Context,
    disk: &Disk,
    plan: &Plan,
    action: &Action,
    date: NaiveDate,
) -> Result<Vec<Ancestor>> {
    let mut ancestors: Vec<Ancestor> = Vec::new();
    let Some(mut origin) = origin_of(action) else {
        return Ok(ancestors);
    };
    let folders = root::periods(disk)?;
    // Two actions that name each other would else be followed for ever.
    let mut seen = HashSet::from([(plan.period.to_string(), action.number.to_string())]);
    let mut later_text = action.text.clone();
    while seen.insert((origin.period.clone(), origin.number.to_string())) {
        let Some(folder) = folders.iter().find(|folder| folder.name == origin.period) else {
            break;
        };
        let mut loaded = load_around(disk, folder, &origin)?;
        for plan in &mut loaded.plans {
            let day = date.min(plan.period.value.last_day());
            plan.keep_known(Known::of(day));
        }
        say_errors(context, &loaded)?;
        let found = loaded.plans.first().and_then(|plan| {
            let (_, action) = plan.action(origin.number.as_str())?;
            Some((plan, action))
        });
        let Some((plan, action)) = found else {
            writeln!(
                context.err,
                "bemærk: handling {} findes ikke i {}",
                visible_name(origin.number.as_str()),
                visible_name(&origin.period)
            )?;
            break;
        };
        ancestors.push(Ancestor::of(plan, action, &later_text, date));
        later_text.clone_from(&action.text);
        match origin_of(action) {
            Some(earlier) => origin = earlier,
            None => break,
        }
    }
    Ok(ancestors)
}

fn origin_of(action: &Action) -> Option<Origin> {
    action.origin.as_ref().map(|origin| origin.value.clone())
}

/// The action's goal alone where its number tells the goal, else the whole period.
fn load_around<'f>(disk: &'f Disk, folder: &Folder, origin: &Origin) -> Result<Loaded<'f>> {
    let folders = std::slice::from_ref(folder);
    if let Some(goal) = origin.number.parent() {
        let loaded = load(disk, folders, Which::Goal(goal))?;
        let has_it = |plan: &Plan| plan.action(origin.number.as_str()).is_some();
        if loaded.plans.first().is_some_and(has_it) {
            return Ok(loaded);
        }
    }
    load(disk, folders, Which::All)
}

fn say_errors(context: &mut Context, loaded: &Loaded<'_>) -> Result<()> {
    let names = loaded.files_with_errors();
    if !names.is_empty() {
        writeln!(
            context.err,
            "bemærk: herkomsten kan være ufuldstændig, for der er fejl i {}",
            visible_name(&noun::list(&names))
        )?;
    }
    Ok(())
}
