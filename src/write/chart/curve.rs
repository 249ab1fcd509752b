//! What a chart over the years shows, for the picture of a page and the drawing of Word alike: the
//! places, the values at them, the target, and where the value should be.

use crate::text::danish::number::decimal;
use crate::view::block::YearChart;

/// A chart over the years. Every value is a finite number.
pub(crate) struct Curve {
    /// The names of the places from the left: `Start`, where there is a baseline, and the years.
    pub(crate) names: Vec<String>,
    /// What was measured, from the left, after the baseline.
    pub(crate) points: Vec<Point>,
    /// Where the target's lines lie: one, or the two ends of a range.
    pub(crate) targets: Vec<f64>,
    /// What the target's lines are.
    pub(crate) target_words: String,
    /// Where the value should be in the year that is told of.
    pub(crate) expected: Option<Expected>,
}

/// A value at a place.
pub(crate) struct Point {
    /// From 0 at the left.
    pub(crate) place: usize,
    pub(crate) value: f64,
    /// The value as it is written.
    pub(crate) words: String,
    /// Whether nobody measured it in the period.
    pub(crate) is_baseline: bool,
}

/// Where a value should be.
pub(crate) struct Expected {
    pub(crate) place: usize,
    pub(crate) value: f64,
    /// What its sign is.
    pub(crate) words: String,
}

impl Curve {
    /// What `chart` shows; none where nothing has been measured.
    pub(crate) fn of(chart: &YearChart) -> Option<Curve> {
        let baseline = chart
            .baseline
            .map(|value| ("Start".to_owned(), Some(value)));
        let years = chart.values.iter();
        let years = years.map(|(year, value)| (year.to_string(), *value));
        let has_baseline = baseline.is_some();
        let (names, values): (Vec<String>, Vec<Option<f64>>) =
            baseline.into_iter().chain(years).unzip();
        let values = values.into_iter().enumerate();
        let points = values.filter_map(|(place, value)| {
            let value = value.filter(|value| value.is_finite())?;
            Some(Point {
                place,
                value,
                words: decimal(value),
                is_baseline: has_baseline && place == 0,
            })
        });
        let points: Vec<Point> = points.collect();
        points.iter().find(|point| !point.is_baseline)?;
        let targets = chart.target.into_iter().chain(chart.target_upper);
        Some(Curve {
            targets: targets.filter(|end| end.is_finite()).collect(),
            target_words: chart.target_words().unwrap_or_default(),
            expected: expected(chart, usize::from(has_baseline)),
            names,
            points,
        })
    }
}

impl Curve {
    /// The lowest and the highest of all that is drawn.
    pub(crate) fn range(&self) -> (f64, f64) {
        let values = self.points.iter().map(|point| point.value);
        let values = values.chain(self.targets.iter().copied());
        let values = values.chain(self.expected.iter().map(|expected| expected.value));
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(value), high.max(value))
        })
    }
}

fn expected(chart: &YearChart, first: usize) -> Option<Expected> {
    let mut years = chart.values.iter();
    let year = years.position(|(year, _)| *year == chart.year)?;
    Some(Expected {
        place: first + year,
        value: chart.expected.filter(|value| value.is_finite())?,
        words: chart.expected_words()?,
    })
}
