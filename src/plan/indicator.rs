//! Something that is measured over the period: baseline, target, and measurements.

use super::Number;
use crate::text::Spanned;
use chrono::NaiveDate;

/// A measured quantity. Its target may lie under its baseline: then less is better.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Indicator {
    /// Its own lines, from its header to its last field; measurements not included.
    pub(crate) own_lines: Spanned<()>,
    /// Its name, which `measure` looks it up by.
    pub(crate) name: Spanned<String>,
    /// The unit of every value.
    pub(crate) unit: String,
    /// Where it stood when the period began.
    pub(crate) baseline: Option<f64>,
    /// Where it is to be.
    pub(crate) target: Option<f64>,
    /// The upper end of a target that is a range: "1 eller 2" is 1 to 2.
    pub(crate) target_upper: Option<Spanned<f64>>,
    /// The action it belongs to.
    pub(crate) action: Option<Spanned<Number>>,
    /// Where it is to be at the end of a year, in the order of the file; without any on the
    /// straight line from baseline to target.
    pub(crate) milestones: Vec<Spanned<Milestone>>,
    /// What was measured, in the order of the file.
    pub(crate) measurements: Vec<Spanned<Measurement>>,
}

/// Where an indicator is to be at the end of a year.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Milestone {
    /// The year.
    pub(crate) year: Spanned<i32>,
    /// The value, in the indicator's unit.
    pub(crate) value: f64,
}

/// One measured value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Measurement {
    /// The day it was true of.
    pub(crate) date: Spanned<NaiveDate>,
    /// The value, in the indicator's unit.
    pub(crate) value: f64,
    /// Where it comes from.
    pub(crate) source: Option<String>,
}

impl Indicator {
    /// The last measurement on or before `date`; of several on one day the later in the file.
    pub(crate) fn value_on(&self, date: NaiveDate) -> Option<&Measurement> {
        self.measurements
            .iter()
            .map(|measurement| &measurement.value)
            .filter(|measurement| measurement.date.value <= date)
            .max_by_key(|measurement| measurement.date.value)
    }
}
