//! When the plan of the next period is due: it takes half a year to make and to decide.

use crate::plan::Plan;
use crate::text::danish::years::Years;
use chrono::NaiveDate;

/// The next period, from the last half-year of the plan's own on.
pub(crate) fn next_due(plan: &Plan, today: NaiveDate) -> Option<Years> {
    let period = plan.period.value;
    let half = NaiveDate::from_ymd_opt(period.last(), 7, 1)?;
    (today >= half).then(|| period.next())
}
