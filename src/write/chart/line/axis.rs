//! The scales of a curve, and the line under it with the years.

use super::Curve;
use crate::write::palette::{BORDER, FAINT};
use std::fmt::Write;

/// The picture's measures.
pub(crate) const WIDTH: f64 = 360.0;
pub(crate) const HEIGHT: f64 = 216.0;
/// Where the curve begins and ends.
pub(crate) const LEFT: f64 = 34.0;
pub(crate) const RIGHT: f64 = 326.0;
/// The line under the curve.
pub(crate) const BOTTOM: f64 = 176.0;
/// The highest and the lowest value, with room for its words between it and what is beyond.
const HIGHEST: f64 = 50.0;
const LOWEST: f64 = 148.0;
/// More names than this do not fit under the axis, and more values not over it.
pub(crate) const MOST_NAMES: usize = 7;

/// Places to the right, values upwards.
pub(crate) struct Axis {
    places: usize,
    low: f64,
    high: f64,
}

impl Axis {
    /// The scales in which all of `curve` is on the picture.
    pub(crate) fn of(curve: &Curve) -> Axis {
        let (low, high) = curve.range();
        Axis {
            places: curve.names.len(),
            low,
            high,
        }
    }

    /// Where a place lies.
    pub(crate) fn x(&self, place: usize) -> f64 {
        let last = self.places.saturating_sub(1).max(1) as f64;
        LEFT + (RIGHT - LEFT) * place as f64 / last
    }

    /// Where a value lies.
    pub(crate) fn y(&self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        if share.is_finite() {
            LOWEST - (LOWEST - HIGHEST) * share
        } else {
            (HIGHEST + LOWEST) / 2.0
        }
    }

    /// The line, and the names under it.
    pub(crate) fn draw(&self, names: &[String], svg: &mut String) {
        let _ = write!(
            svg,
            "<path class=\"akse\" d=\"M{LEFT} {BOTTOM}H{RIGHT}\" stroke=\"#{BORDER}\" \
             fill=\"none\"/>"
        );
        let step = self.places.div_ceil(MOST_NAMES).max(1);
        for (place, name) in names.iter().enumerate() {
            if place % step == 0 {
                let _ = write!(
                    svg,
                    "<text class=\"t-daempet\" x=\"{:.1}\" y=\"{}\" text-anchor=\"middle\" \
                     fill=\"#{FAINT}\">{name}</text>",
                    self.x(place),
                    BOTTOM + 20.0
                );
            }
        }
    }
}
