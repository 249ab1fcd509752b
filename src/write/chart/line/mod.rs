//! An indicator over the years: its baseline, each year's value, and the target as a line.
//!
//! What the target is stands over the curve, and each value finds its place beside its dot: so
//! that no word is ever written over another, whatever the values are.

mod axis;
mod labels;

use super::FONT;
use crate::text::danish::number::decimal;
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

/// A point of the curve: its place on the axis and its value.
#[derive(Clone, Copy)]
struct Point {
    place: usize,
    value: f64,
    is_baseline: bool,
}

/// The curve of `chart`; none where nothing has been measured.
pub(crate) fn line_chart(chart: &YearChart) -> Option<String> {
    let points = points(chart);
    if points.iter().all(|point| point.is_baseline) {
        return None;
    }
    let ends: Vec<f64> = chart
        .target
        .into_iter()
        .chain(chart.target_upper)
        .filter(|end| end.is_finite())
        .collect();
    let expected = chart.expected.filter(|value| value.is_finite());
    let values = points.iter().map(|point| point.value);
    let axis = Axis::of(chart, values.chain(ends.iter().copied()).chain(expected));
    let height = HEIGHT + expected.map_or(0.0, |_| LINE);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"kurve\" role=\"img\" \
         viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
         font-family=\"{FONT}\" font-size=\"13\"><title>{}</title><desc>{}</desc>",
        escape(&chart.title),
        escape(&chart.words)
    );
    axis.draw(chart, &mut svg);
    let lines: Vec<f64> = ends.iter().map(|end| axis.y(*end)).collect();
    if let Some(words) = chart.target_words().filter(|_| !lines.is_empty()) {
        target(&words, &lines, &mut svg);
    }
    let at = expected.and_then(|value| Some((axis.x(place(chart)?), axis.y(value))));
    if let (Some(at), Some(words)) = (at, chart.expected_words()) {
        diamond(at, &mut svg);
        diamond((27.0, HEIGHT + 9.0), &mut svg);
        let _ = write!(
            svg,
            "<text class=\"t-daempet\" x=\"47\" y=\"{}\" fill=\"#{FAINT}\">{}</text>",
            HEIGHT + 13.5,
            escape(&words)
        );
    }
    curve(&points, &axis, &lines, at, &mut svg);
    svg += "</svg>";
    Some(svg)
}

/// The place of the year that is told of.
fn place(chart: &YearChart) -> Option<usize> {
    let mut years = chart.values.iter();
    let index = years.position(|(year, _)| *year == chart.year)?;
    Some(index + usize::from(chart.baseline.is_some()))
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

/// Values that can be drawn, the baseline first.
fn points(chart: &YearChart) -> Vec<Point> {
    let first = usize::from(chart.baseline.is_some());
    let baseline = chart.baseline.map(|value| Point {
        place: 0,
        value,
        is_baseline: true,
    });
    let years = chart.values.iter().enumerate();
    let measured = years.filter_map(|(index, (_, value))| {
        Some(Point {
            place: index + first,
            value: (*value)?,
            is_baseline: false,
        })
    });
    let all = baseline.into_iter().chain(measured);
    all.filter(|point| point.value.is_finite()).collect()
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

/// The curve with a dot at each point, and the values that have room.
fn curve(
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
            text: decimal(point.value),
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
