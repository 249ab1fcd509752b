//! A plan for the next period that is there before this one has ended: what is noted on an action
//! that goes on in it decides the status with which it begins there.

use super::find::Wanted;
use super::{Context, Opened, write};
use crate::document::Setting;
use crate::load::written::Written;
use crate::load::{Disk, Which, root};
use crate::plan::{Action, Plan};
use crate::query::period_end;
use crate::text::danish::date;
use crate::text::visible::one_line;
use anyhow::Result;
use chrono::NaiveDate;

/// Brings the status with which the action `number` of `opened` begins in a later period in line
/// with the one it has now as its own ends. Returns what there is to say of it.
///
/// # Errors
/// When the later plan cannot be read or changed.
pub(crate) fn follow(
    context: &mut Context,
    disk: &Disk,
    opened: &Opened<'_>,
    number: &str,
) -> Result<String> {
    let plan = opened.plan()?;
    let own = plan.period.value;
    if plan.folder.is_empty() {
        return Ok(String::new());
    }
    let folders = root::periods(disk)?;
    let later = folders.iter().find(|folder| {
        let years = folder.years;
        years.is_some_and(|years| years.first() > own.last())
    });
    let Some(later) = later else {
        return Ok(String::new());
    };
    let now = context.open(disk, Wanted::Named(&plan.folder), Which::All)?;
    let Some((_, action)) = now.plan()?.action(number) else {
        return Ok(String::new());
    };
    let status = action.on(own.last_day()).status;
    let next = context.open(disk, Wanted::Named(&later.name), Which::All)?;
    let Some((file, successor)) = successor(next.plan()?, &own.to_string(), number) else {
        return Ok(String::new());
    };
    let there = one_line(&format!("{} i {}", successor.number.value, later.name));
    if status.is_final() {
        return Ok(format!(
            "Handlingen føres videre som {there}: skal den stadig være med dér?\n"
        ));
    }
    if successor.first_status.unwrap_or_default() == status {
        return Ok(String::new());
    }
    let number = successor.number.value.clone();
    write::add(context, disk, &next, file, |version| {
        let action = version.action(number.as_str())?;
        let value = Written::Text(status.word().to_owned());
        Ok(Some(
            Setting::new(action.own_lines.span, "udgangsstatus", value).into(),
        ))
    })?;
    Ok(format!(
        "Den begynder nu som {} i den næste plan: {there}.\n",
        status.word()
    ))
}

/// The action that carries on `number` of `period`, with its file.
fn successor<'p>(
    plan: &'p Plan,
    period: &str,
    number: &str,
) -> Option<(crate::text::FileId, &'p Action)> {
    let mut actions = plan.actions();
    let (goal, action) = actions.find(|(_, action)| {
        let origin = action.origin.as_ref();
        origin.is_some_and(|origin| origin.period == period && origin.number.is(number))
    })?;
    Some((goal.file, action))
}

/// That the period ends, and what makes the plan of the next one, where it is time for it and there
/// is none.
///
/// # Errors
/// When the periods cannot be listed.
pub(crate) fn next_period_due(disk: &Disk, plan: &Plan, day: NaiveDate) -> Result<String> {
    let Some(next) = period_end::next_due(plan, day) else {
        return Ok(String::new());
    };
    let last = plan.period.last();
    let is_later = |years: crate::text::danish::years::Years| years.last() > last;
    let folders = root::periods(disk)?;
    if folders
        .iter()
        .filter_map(|folder| folder.years)
        .any(is_later)
    {
        return Ok(String::new());
    }
    Ok(format!(
        "Perioden {} har den {} som sidste dag. Den næste plan laves med: kimo nyperiode {next}\n",
        plan.period.value,
        date::long(plan.period.last_day())
    ))
}
