//! Charts: what one over the years shows, for every format that draws it; and as SVG, a chart's
//! numbers → one picture, with a text that says the same.
//!
//! A picture stands alone: its colours are written out, for a program that knows no style
//! sheets. A page can give other colours through the classes, as it does in the dark. No
//! meaning rests on colour: segments carry their number, curves their values.

mod bar;
mod curve;
mod line;

use super::palette::INK;
use super::xml::escape;
pub(crate) use bar::{bar, bars};
pub(crate) use curve::{Curve, Point};
pub(crate) use line::line_chart;

/// The typeface of every chart: the system's own.
const FONT: &str = "system-ui, Segoe UI, Roboto, Helvetica, Arial, sans-serif";

/// A picture for a document, in units of its own.
pub(crate) struct Picture {
    /// As SVG.
    pub(crate) svg: String,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

impl Picture {
    /// The picture of what is drawn from the upper left corner.
    fn new(width: f64, height: f64, drawn: &str) -> Picture {
        Picture {
            svg: format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
                 width=\"{width}\" height=\"{height}\" font-family=\"{FONT}\" font-size=\"13\" \
                 fill=\"#{INK}\">{drawn}</svg>"
            ),
            width,
            height,
        }
    }

    /// The picture in its frame, under its title where it has one.
    pub(crate) fn titled(self, title: Option<&str>) -> Picture {
        let Picture { svg, width, height } = self;
        let (line, top) = title.map_or_else(Default::default, |title| {
            let (middle, title) = (width / 2.0, escape(title));
            let line = format!(
                "<text x=\"{middle}\" y=\"16\" text-anchor=\"middle\" font-weight=\"600\">{title}</text>"
            );
            (line, TITLE)
        });
        let drawn =
            format!("{line}<svg y=\"{top}\" width=\"{width}\" height=\"{height}\">{svg}</svg>");
        Picture::new(width, height + top, &drawn)
    }
}

/// The line of a title.
const TITLE: f64 = 26.0;
