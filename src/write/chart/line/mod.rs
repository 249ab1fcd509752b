//! An indicator over the years: its baseline, each year's value, and the target as a line.
//!
//! What the target is stands over the curve, and each value finds its place beside its dot: so
//! that no word is ever written over another, whatever the values are.

mod axis;
mod labels;

use super::{Curve, FONT, Picture, Point};
use crate::view::block::YearChart;
use crate::write::palette::{FAINT, INK, MEASURED, TARGET};
use crate::write::xml::escape;
use axis::{Axis, HEIGHT, LEFT, RIGHT, WIDTH};
use labels::{DIAMOND, Dot};
use std::fmt::Write;

/// Where the words about the target stand.
const LEGEND: f64 = 18.0;

/// The line under the axis that says what the hollow sign means.
const LINE: f64 = 22.0;

/// The curve of `chart`; none where nothing has been measured.
pub(crate) fn line_chart(chart: &YearChart) -> Option<Picture> {
    let curve = Curve::of(chart)?;
    let axis = Axis::of(&curve);
    let height = HEIGHT + curve.expected.as_ref().map_or(0.0, |_| LINE);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"kurve\" role=\"img\" \
         viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
         font-family=\"{FONT}\" font-size=\"13\"><title>{}</title><desc>{}</desc>",
        escape(&chart.title),
        escape(&chart.words)
    );
    axis.draw(&curve.names, &mut svg);
    let lines: Vec<f64> = curve.targets.iter().map(|end| axis.y(*end)).collect();
    if !lines.is_empty() {
        target(&curve.target_words, &lines, &mut svg);
    }
    let at = curve.expected.as_ref().map(|expected| {
        let at = (axis.x(expected.place), axis.y(expected.value));
        diamond(at, &mut svg);
        diamond((27.0, HEIGHT + 9.0), &mut svg);
        let _ = write!(
            svg,
            "<text class=\"t-daempet\" x=\"47\" y=\"{}\" fill=\"#{FAINT}\">{}</text>",
            HEIGHT + 13.5,
            escape(&expected.words)
        );
        at
    });
    values(&curve.points, &axis, &lines, at, &mut svg);
    svg += "</svg>";
    Some(Picture {
        svg,
        width: WIDTH,
        // As high as the others, also without the line under its axis.
        height: HEIGHT + LINE,
    })
}

/// Where the value should be: a hollow sign, larger than the dot that may lie on it.
fn diamond((x, y): (f64, f64), svg: &mut String) {
    let _ = write!(
        svg,
        "<path class=\"ventet\" d=\"M{:.1} {y:.1}L{x:.1} {:.1}L{:.1} {y:.1}L{x:.1} {:.1}L{:.1} {y:.1}\" \
         stroke=\"#{FAINT}\" stroke-width=\"2\" fill=\"none\"/>",
        x - DIAMOND,
        y - DIAMOND,
        x + DIAMOND,
        y + DIAMOND,
        x - DIAMOND,
    );
}

/// The target as a dashed line, or two for a range, and over the curve what they are.
fn target(words: &str, lines: &[f64], svg: &mut String) {
    let mut dashed = |from: f64, y: f64, to: f64| {
        let _ = write!(
            svg,
            "<path class=\"maaltal\" d=\"M{from} {y:.1}H{to}\" stroke=\"#{TARGET}\" \
             stroke-width=\"2\" stroke-dasharray=\"6 4\" fill=\"none\"/>"
        );
    };
    for y in lines {
        dashed(LEFT, *y, RIGHT);
    }
    dashed(14.0, LEGEND - 4.5, 40.0);
    let _ = write!(
        svg,
        "<text class=\"t-maaltal\" x=\"47\" y=\"{LEGEND}\" font-weight=\"600\" \
         fill=\"#{TARGET}\">{}</text>",
        escape(words)
    );
}

/// The line with a dot at each point, and the values that have room.
fn values(
    points: &[Point],
    axis: &Axis,
    lines: &[f64],
    expected: Option<(f64, f64)>,
    svg: &mut String,
) {
    let dots: Vec<Dot> = points
        .iter()
        .map(|point| Dot {
            x: axis.x(point.place),
            y: axis.y(point.value),
            text: point.words.clone(),
        })
        .collect();
    let line = MEASURED.fill;
    let mut path = String::new();
    for dot in &dots {
        let sign = if path.is_empty() { 'M' } else { 'L' };
        let _ = write!(path, "{sign}{:.1} {:.1}", dot.x, dot.y);
    }
    let _ = write!(
        svg,
        "<path class=\"linje\" d=\"{path}\" stroke=\"#{line}\" stroke-width=\"2.5\" \
         stroke-linejoin=\"round\" fill=\"none\"/>"
    );
    for (dot, point) in dots.iter().zip(points) {
        // A hollow dot: nobody measured the baseline in the period.
        let (class, fill) = if point.is_baseline {
            ("punkt hul", "FFFFFF")
        } else {
            ("punkt", line)
        };
        let _ = write!(
            svg,
            "<circle class=\"{class}\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"4.5\" fill=\"#{fill}\" \
             stroke=\"#{line}\" stroke-width=\"2\"/>",
            dot.x, dot.y
        );
    }
    for label in labels::placed(&dots, lines, expected) {
        let _ = write!(
            svg,
            "<text class=\"t-vaerdi\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\" \
             font-weight=\"600\" fill=\"#{INK}\">{}</text>",
            label.x, label.y, label.text
        );
    }
}

#[cfg(test)]
mod tests;
