//! What a curve is drawn from, read from an indicator's row or from a template's data.

use crate::view::annual::IndicatorRow;
use serde::Deserialize;

/// What is drawn; a template's data has the same keys.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(crate) struct Series {
    /// What is measured.
    #[serde(rename = "navn")]
    pub(crate) name: String,
    /// The unit of every value.
    #[serde(rename = "enhed")]
    pub(crate) unit: String,
    /// Where it stood when the period began.
    #[serde(rename = "udgangspunkt")]
    pub(crate) baseline: Option<f64>,
    /// Where it is to be.
    #[serde(rename = "maaltal")]
    pub(crate) target: Option<f64>,
    /// The upper end of a target that is a range.
    #[serde(rename = "maaltal_hoejst")]
    pub(crate) target_upper: Option<f64>,
    /// A place for each year of the period.
    #[serde(rename = "aarsvaerdier")]
    pub(crate) years: Vec<Year>,
}

/// One year's place on the axis.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(crate) struct Year {
    /// The year.
    #[serde(rename = "aar")]
    pub(crate) year: i32,
    /// What was measured, if anything was.
    #[serde(rename = "maaling")]
    pub(crate) value: Option<Value>,
}

/// A measured value.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub(crate) struct Value {
    /// The value.
    #[serde(rename = "vaerdi")]
    pub(crate) value: f64,
}

impl From<&IndicatorRow> for Series {
    fn from(row: &IndicatorRow) -> Series {
        let value = |value: f64| Value { value };
        Series {
            name: row.name.clone(),
            unit: row.unit.clone(),
            baseline: row.baseline,
            target: row.target,
            target_upper: row.target_upper,
            years: row
                .years
                .iter()
                .map(|year| Year {
                    year: year.year,
                    value: year.measurement.as_ref().map(|found| value(found.value)),
                })
                .collect(),
        }
    }
}
