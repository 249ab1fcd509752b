//! Charts: what one over the years shows, for every format that draws it; and as SVG, a chart's
//! numbers → one picture, with a text that says the same.
//!
//! A picture stands alone: its colours are written out, for a program that knows no style
//! sheets. A page can give other colours through the classes, as it does in the dark. No
//! meaning rests on colour: segments carry their number, curves their values.

mod bar;
mod curve;
mod line;

pub(crate) use bar::bar;
pub(crate) use curve::{Curve, Point};
pub(crate) use line::line_chart;

/// The typeface of every chart: the system's own.
const FONT: &str = "system-ui, Segoe UI, Roboto, Helvetica, Arial, sans-serif";
