//! An action that goes on in the next period: the number it has there, and the light it had before.

use super::{Failure, Opened, find};
use crate::load::{Disk, Folder, Texts};
use crate::plan::{Action, Origin, Plan};
use crate::text::danish::noun;
use anyhow::{Result, bail};
use chrono::{Datelike, NaiveDate};

/// Gives the actions that were carried over the light they had last in the plan before, so that
/// the first meeting of a new period, on `date`, sees it where they have none of their own yet.
///
/// # Errors
/// When the folders cannot be read.
pub(super) fn read_lights(disk: &Disk, opened: &mut Opened<'_>, date: NaiveDate) -> Result<()> {
    let plan = opened.plan()?;
    let is_first_year = date.year() == plan.period.first();
    if !is_first_year || !plan.actions().any(|(_, action)| action.origin.is_some()) {
        return Ok(());
    }
    let Some(before) = find::before(disk, plan.period.value)? else {
        return Ok(());
    };
    let old = find::plan_in(disk, &before, Texts::None)?;
    let goals = opened
        .loaded
        .plans
        .iter_mut()
        .flat_map(|plan| &mut plan.goals);
    for action in goals.flat_map(|goal| &mut goal.actions) {
        let origin = action.origin.as_ref();
        let origin = origin.filter(|origin| origin.period == before.name);
        let origin = origin.and_then(|origin| old.action(origin.number.as_str()));
        action.light_before = origin.and_then(|(_, old)| old.on(date).earlier_light);
    }
    Ok(())
}

/// The action that `action` of `plan` carries on, where it stands in the plan of the period right
/// before.
///
/// # Errors
/// When the folders cannot be read.
pub(super) fn before(disk: &Disk, plan: &Plan, action: &Action) -> Result<Option<Action>> {
    let Some(origin) = &action.origin else {
        return Ok(None);
    };
    let before = find::before(disk, plan.period.value)?;
    let Some(before) = before.filter(|before| before.name == origin.period) else {
        return Ok(None);
    };
    let old = find::plan_in(disk, &before, Texts::None)?;
    let found = old.action(origin.number.as_str());
    Ok(found.map(|(_, action)| action.clone()))
}

/// Refuses a number that only the plan after this one has, or the one before, for an action that
/// has another here: around the new year both are known by heart.
///
/// # Errors
/// When it is such a number, or the folders cannot be read.
pub(super) fn refuse_number_of_neighbour(disk: &Disk, plan: &Plan, number: &str) -> Result<()> {
    if plan.folder.is_empty() || plan.action(number).is_some() {
        return Ok(());
    }
    let refuse = |remedy: String| {
        Failure::new(format!(
            "der er ingen handling ”{number}” i planen {}",
            plan.folder
        ))
        .hint(remedy)
    };
    if let Some((_, origin)) = carried_on(plan, number, |_| true) {
        let there = &origin.period;
        let actions = plan.actions().map(|(_, action)| action);
        let parts = actions.filter(|action| action.carries_on(number));
        let parts: Vec<String> = parts.map(|part| part.number.to_string()).collect();
        let here = noun::list(&parts);
        let write = match parts.as_slice() {
            [here] => here,
            _ => "den af dem, du mener",
        };
        bail!(refuse(format!(
            "{number} i planen for {there} er ført over som {here}: skriv {write}"
        )));
    }
    let named_so = |folder: Option<Folder>| {
        let folder = folder?;
        let plan = find::plan_in(disk, &folder, Texts::None).ok()?;
        let (_, action) = plan.action(number)?;
        Some((folder.name, action.clone()))
    };
    let own = plan.period.value;
    if let Some((there, action)) = named_so(find::after(disk, own)?)
        && let Some(origin) = action.origin.filter(|of| of.period == plan.folder)
    {
        let here = &origin.number;
        bail!(refuse(format!(
            "{number} i planen for {there} er ført over fra {here}: skriv {here}"
        )));
    }
    if let Some((there, _)) = named_so(find::before(disk, own)?) {
        bail!(refuse(format!(
            "{number} er i planen for {there} og er ikke ført over i denne: se den med ”kimo vis {number} --periode {there}”"
        )));
    }
    Ok(())
}

/// The action of `plan` that carries on `number` of the period before, where `is_it`, with what it
/// carries on.
pub(super) fn carried_on<'p>(
    plan: &'p Plan,
    number: &str,
    is_it: impl Fn(&Action) -> bool,
) -> Option<(&'p Action, &'p Origin)> {
    let mut actions = plan.actions().map(|(_, action)| action);
    let action = actions.find(|action| action.carries_on(number) && is_it(action))?;
    Some((action, &action.origin.as_ref()?.value))
}
