//! What is said in time of the period's end: that it comes, and what makes the next plan.

use crate::load::{Disk, root};
use crate::plan::Plan;
use crate::query::period_end;
use crate::text::danish::date;
use crate::text::danish::years::Years;
use anyhow::Result;
use chrono::NaiveDate;

/// That the period ends, and what makes the plan of the next one, where it is time for it and there
/// is none.
///
/// # Errors
/// When the periods cannot be listed.
pub(crate) fn said(disk: &Disk, plan: &Plan, day: NaiveDate) -> Result<String> {
    let Some(next) = period_end::next_due(plan, day) else {
        return Ok(String::new());
    };
    let last = plan.period.last();
    let is_later = |years: Years| years.last() > last;
    let folders = root::periods(disk)?;
    if folders
        .iter()
        .filter_map(|folder| folder.years)
        .any(is_later)
    {
        return Ok(String::new());
    }
    let last_day = plan.period.last_day();
    let ends = if day > last_day {
        "sluttede"
    } else {
        "slutter"
    };
    Ok(format!(
        "Perioden {} {ends} den {}. Den næste plan laves med: kimo nyperiode {next}\n",
        plan.period.value,
        date::long(last_day)
    ))
}
