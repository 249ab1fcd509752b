//! *Nøgletal*: what is measured, and how far it has come.

use super::Scope;
use crate::plan::{Goal, Indicator, Measurement};
use crate::query::progress::{self, Outcome};
use chrono::Datelike;
use chrono::NaiveDate;
use serde::Serialize;

/// One indicator.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct IndicatorRow {
    /// Its goal's number.
    #[serde(rename = "maal")]
    pub(crate) goal: String,
    /// The action it belongs to.
    #[serde(rename = "handling")]
    pub(crate) action: Option<String>,
    /// Its name.
    #[serde(rename = "navn")]
    pub(crate) name: String,
    /// The unit of every value.
    #[serde(rename = "enhed")]
    pub(crate) unit: String,
    /// Where it stood when the period began.
    #[serde(rename = "udgangspunkt")]
    pub(crate) baseline: Option<f64>,
    /// The last measurement up to the end of the year before.
    #[serde(rename = "sidste_aar")]
    pub(crate) last_year: Option<MeasurementView>,
    /// The last measurement of the year.
    #[serde(rename = "i_aar")]
    pub(crate) this_year: Option<MeasurementView>,
    /// Where it is to be.
    #[serde(rename = "maaltal")]
    pub(crate) target: Option<f64>,
    /// The upper end of a target that is a range.
    #[serde(rename = "maaltal_hoejst")]
    pub(crate) target_upper: Option<f64>,
    /// The last measurement of each year of the period: what a curve is drawn from.
    #[serde(rename = "aarsvaerdier")]
    pub(crate) years: Vec<YearValue>,
    /// The share of the way from baseline to target at this year's measurement.
    #[serde(rename = "andel")]
    pub(crate) share: Option<f64>,
    /// Whether the target is reached at this year's measurement.
    #[serde(rename = "opnaaelse")]
    pub(crate) outcome: Option<&'static str>,
}

/// What was measured in one year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct YearValue {
    /// The year.
    #[serde(rename = "aar")]
    pub(crate) year: i32,
    /// Its last measurement; none where nothing was measured, or not yet.
    #[serde(rename = "maaling")]
    pub(crate) measurement: Option<MeasurementView>,
}

/// One measured value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct MeasurementView {
    /// The day.
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    /// The value.
    #[serde(rename = "vaerdi")]
    pub(crate) value: f64,
    /// Where it comes from.
    #[serde(rename = "kilde")]
    pub(crate) source: Option<String>,
}

/// Every indicator of the plan.
pub(super) fn of(scope: &Scope<'_>) -> Vec<IndicatorRow> {
    let indicators = scope.plan.indicators();
    indicators
        .map(|(goal, indicator)| row(scope, goal, indicator))
        .collect()
}

fn row(scope: &Scope<'_>, goal: &Goal, indicator: &Indicator) -> IndicatorRow {
    let last_year = indicator.value_on(scope.settled.before());
    let this_year = last_of(indicator, scope.settled.year);
    let progress = this_year.and_then(|measured| progress::progress(indicator, measured.value));
    IndicatorRow {
        goal: goal.number.to_string(),
        action: indicator.action.as_ref().map(|number| number.to_string()),
        name: indicator.name.value.clone(),
        unit: indicator.unit.clone(),
        baseline: indicator.baseline,
        last_year: last_year.map(view),
        this_year: this_year.map(view),
        target: indicator.target,
        target_upper: indicator.target_upper.map(|upper| upper.value),
        years: scope
            .plan
            .period
            .all()
            .map(|year| YearValue {
                year,
                measurement: last_of(indicator, year).map(view),
            })
            .collect(),
        share: progress.and_then(|progress| progress.share),
        outcome: progress
            .map(|progress| progress.outcome)
            .map(Outcome::words),
    }
}

/// The last measurement of `year`. Later ones than the report sees are not in its plan.
fn last_of(indicator: &Indicator, year: i32) -> Option<&Measurement> {
    let last_day = NaiveDate::from_ymd_opt(year, 12, 31)?;
    let last = indicator.value_on(last_day)?;
    (last.date.year() == year).then_some(last)
}

fn view(measurement: &Measurement) -> MeasurementView {
    MeasurementView {
        date: measurement.date.value,
        value: measurement.value,
        source: measurement.source.clone(),
    }
}
