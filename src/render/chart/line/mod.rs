//! An indicator over the years: its baseline, each year's value, and the target as a line.

use super::super::html::escape;
use super::FONT;
use super::series::Series;
use crate::text::danish::number::decimal;
use std::fmt::Write;

const WIDTH: f64 = 360.0;
const HEIGHT: f64 = 200.0;
const LEFT: f64 = 34.0;
const RIGHT: f64 = 326.0;
const TOP: f64 = 30.0;
const BOTTOM: f64 = 158.0;
/// What is kept free at the edges, and between two values.
const EDGE: f64 = 4.0;
/// More names than this do not fit under the axis.
const MOST_NAMES: usize = 7;

/// A point of the curve: its place on the axis and its value.
#[derive(Clone, Copy)]
struct Point {
    place: usize,
    value: f64,
    is_baseline: bool,
}

/// The curve of `series`; none where nothing has been measured.
pub fn line_chart(series: &Series) -> Option<String> {
    let points = points(series);
    if points.iter().all(|point| point.is_baseline) {
        return None;
    }
    let axis = Axis::of(series, &points);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"kurve\" role=\"img\" \
         viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" \
         font-family=\"{FONT}\" font-size=\"13\"><title>{}</title><desc>{}</desc>",
        escape(&format!("{} ({})", series.name, series.unit)),
        escape(&description(series))
    );
    let _ = write!(
        svg,
        "<path class=\"akse\" d=\"M{LEFT} {BOTTOM}H{RIGHT}\" stroke=\"#587382\" fill=\"none\"/>"
    );
    axis.names(series, &mut svg);
    let is_above = axis.target(series, &points, &mut svg);
    axis.curve(&points, is_above, &mut svg);
    svg += "</svg>";
    Some(svg)
}

/// Values that can be drawn, the baseline first.
fn points(series: &Series) -> Vec<Point> {
    let first = usize::from(series.baseline.is_some());
    let baseline = series.baseline.map(|value| Point {
        place: 0,
        value,
        is_baseline: true,
    });
    let years = series.years.iter().enumerate();
    let measured = years.filter_map(|(index, year)| {
        Some(Point {
            place: index + first,
            value: year.value?.value,
            is_baseline: false,
        })
    });
    let all = baseline.into_iter().chain(measured);
    all.filter(|point| point.value.is_finite()).collect()
}

/// Everything the picture shows, in words.
fn description(series: &Series) -> String {
    let mut told = Vec::new();
    told.extend(
        series
            .baseline
            .map(|value| format!("Udgangspunkt: {}.", decimal(value))),
    );
    for year in &series.years {
        if let Some(value) = year.value {
            told.push(format!("{}: {}.", year.year, decimal(value.value)));
        }
    }
    told.extend(target_words(series).map(|words| format!("{words}.")));
    told.join(" ")
}

/// "Måltal 14", "Måltal 2 til 3"
fn target_words(series: &Series) -> Option<String> {
    let target = decimal(series.target?);
    Some(match series.target_upper {
        Some(upper) => format!("Måltal {target} til {}", decimal(upper)),
        None => format!("Måltal {target}"),
    })
}

/// The scales: places to the right, values upwards.
struct Axis {
    places: usize,
    low: f64,
    high: f64,
}

impl Axis {
    fn of(series: &Series, points: &[Point]) -> Axis {
        let targets = series.target.into_iter().chain(series.target_upper);
        let values = points.iter().map(|point| point.value).chain(targets);
        let (low, high) = values
            .filter(|value| value.is_finite())
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
                (low.min(value), high.max(value))
            });
        Axis {
            places: series.years.len() + usize::from(series.baseline.is_some()),
            low,
            high,
        }
    }

    fn x(&self, place: usize) -> f64 {
        let last = self.places.saturating_sub(1).max(1) as f64;
        LEFT + (RIGHT - LEFT) * place as f64 / last
    }

    fn y(&self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        let (top, bottom) = (TOP, BOTTOM - 26.0);
        match share.is_finite() {
            true => bottom - (bottom - top) * share,
            false => (top + bottom) / 2.0,
        }
    }

    /// The names under the axis: the years, after the word for the baseline.
    fn names(&self, series: &Series, svg: &mut String) {
        let step = self.places.div_ceil(MOST_NAMES).max(1);
        let baseline = series.baseline.map(|_| "Start".to_owned());
        let years = series.years.iter().map(|year| year.year.to_string());
        for (place, name) in baseline.into_iter().chain(years).enumerate() {
            if place % step == 0 {
                let _ = write!(
                    svg,
                    "<text class=\"t-daempet\" x=\"{:.1}\" y=\"{}\" text-anchor=\"middle\" \
                     fill=\"#486170\">{name}</text>",
                    self.x(place),
                    BOTTOM + 20.0
                );
            }
        }
    }

    /// The target as a dashed line, or two for a range, with its words on the side that the
    /// curve is not. Returns whether the words stand above the line.
    fn target(&self, series: &Series, points: &[Point], svg: &mut String) -> bool {
        let ends: Vec<f64> = series
            .target
            .into_iter()
            .chain(series.target_upper)
            .filter(|end| end.is_finite())
            .collect();
        let mean = points.iter().map(|point| point.value).sum::<f64>() / points.len() as f64;
        for end in &ends {
            let y = self.y(*end);
            let _ = write!(
                svg,
                "<path class=\"maaltal\" d=\"M{LEFT} {y:.1}H{RIGHT}\" stroke=\"#1d7a4b\" \
                 stroke-width=\"2\" stroke-dasharray=\"6 4\" fill=\"none\"/>"
            );
        }
        let high = ends.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let low = ends.iter().copied().fold(f64::INFINITY, f64::min);
        let is_above = high >= mean;
        let y = match is_above {
            true => self.y(high) - 8.0,
            false => self.y(low) + 18.0,
        };
        if let Some(words) = target_words(series).filter(|_| !ends.is_empty()) {
            let _ = write!(
                svg,
                "<text class=\"t-maaltal\" x=\"{RIGHT}\" y=\"{y:.1}\" text-anchor=\"end\" \
                 font-weight=\"600\" fill=\"#1d7a4b\">{}</text>",
                escape(&words)
            );
        }
        is_above && !ends.is_empty()
    }

    /// Every how many points have their value beside them, the last one first: as many as have
    /// room.
    fn labelled(&self, points: &[Point]) -> usize {
        let widest = points.iter().map(|point| width(point.value));
        let widest = widest.fold(0.0, f64::max) + EDGE;
        let between = self.x(1) - self.x(0);
        let step = (widest / between).ceil() as usize;
        step.max(points.len().div_ceil(MOST_NAMES)).max(1)
    }

    /// The curve with a dot and its value at each point, away from the target's line.
    fn curve(&self, points: &[Point], below: bool, svg: &mut String) {
        let mut path = String::new();
        for point in points {
            let sign = if path.is_empty() { 'M' } else { 'L' };
            let _ = write!(
                path,
                "{sign}{:.1} {:.1}",
                self.x(point.place),
                self.y(point.value)
            );
        }
        let _ = write!(
            svg,
            "<path class=\"linje\" d=\"{path}\" stroke=\"#0b4f6c\" stroke-width=\"2.5\" \
             stroke-linejoin=\"round\" fill=\"none\"/>"
        );
        let step = self.labelled(points);
        for (index, point) in points.iter().enumerate() {
            let (x, y) = (self.x(point.place), self.y(point.value));
            // A hollow dot: nobody measured the baseline in the period.
            let (class, fill) = match point.is_baseline {
                true => ("punkt hul", "#ffffff"),
                false => ("punkt", "#0b4f6c"),
            };
            let _ = write!(
                svg,
                "<circle class=\"{class}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4.5\" fill=\"{fill}\" \
                 stroke=\"#0b4f6c\" stroke-width=\"2\"/>"
            );
            if (points.len() - 1 - index).is_multiple_of(step) {
                let y = if below { y + 20.0 } else { y - 11.0 };
                let half = width(point.value) / 2.0;
                // A long value at either end stays on the picture.
                let (x, anchor) = match (x - half < EDGE, x + half > WIDTH - EDGE) {
                    (true, _) => (EDGE, "start"),
                    (false, true) => (WIDTH - EDGE, "end"),
                    (false, false) => (x, "middle"),
                };
                let _ = write!(
                    svg,
                    "<text class=\"t-vaerdi\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" \
                     font-weight=\"600\" fill=\"#10242f\" stroke=\"#ffffff\" stroke-width=\"3\" \
                     paint-order=\"stroke\">{}</text>",
                    decimal(point.value)
                );
            }
        }
    }
}

/// About how wide a value is written.
fn width(value: f64) -> f64 {
    let letter = |letter: char| if letter.is_ascii_digit() { 8.0 } else { 4.5 };
    decimal(value).chars().map(letter).sum()
}

#[cfg(test)]
mod tests {
    use super::super::series::{Value, Year};
    use super::*;

    fn series(baseline: Option<f64>, target: Option<f64>, values: &[Option<f64>]) -> Series {
        Series {
            name: "Ål & <tang>".to_owned(),
            unit: "stk.".to_owned(),
            baseline,
            target,
            target_upper: None,
            years: values
                .iter()
                .zip(2022..)
                .map(|(value, year)| Year {
                    year,
                    value: value.map(|value| Value { value }),
                })
                .collect(),
        }
    }

    #[test]
    fn the_text_says_what_the_picture_shows() {
        let svg = line_chart(&series(
            Some(9.0),
            Some(14.0),
            &[Some(10.0), None, Some(12.5)],
        ));
        let svg = svg.unwrap();
        assert!(svg.contains("<title>Ål &amp; &lt;tang&gt; (stk.)</title>"));
        assert!(svg.contains("<desc>Udgangspunkt: 9. 2022: 10. 2024: 12,5. Måltal 14.</desc>"));
        assert_eq!(svg.matches("<circle").count(), 3);
        assert_eq!(svg.matches(">2023</text>").count(), 1);
    }

    #[test]
    fn without_a_measurement_there_is_no_curve() {
        assert_eq!(line_chart(&series(Some(9.0), Some(14.0), &[None; 4])), None);
        assert_eq!(line_chart(&series(None, None, &[])), None);
    }

    #[test]
    fn a_long_value_is_neither_cut_off_nor_written_over_another() {
        let millions = [Some(12_500_000.0), None, Some(13e9), Some(14_250_000.5)];
        let svg = line_chart(&series(None, None, &millions)).unwrap();
        assert!(!svg.contains(">13.000.000.000</text>"), "{svg}");
        assert!(
            svg.contains("x=\"356.0\" y=\"121.0\" text-anchor=\"end\""),
            "{svg}"
        );
        let svg = line_chart(&series(None, None, &[Some(12_500_000.0), None])).unwrap();
        assert!(
            svg.contains("x=\"4.0\" y=\"70.0\" text-anchor=\"start\""),
            "{svg}"
        );
    }

    #[test]
    fn every_coordinate_is_a_number_on_the_picture() {
        for series in [
            series(None, None, &[Some(1.0)]),
            series(Some(1.0), Some(1.0), &[Some(1.0); 4]),
            series(Some(f64::MIN), Some(f64::MAX), &[Some(0.0); 30]),
            series(None, Some(f64::NAN), &[Some(-5.0), Some(f64::INFINITY)]),
        ] {
            let svg = line_chart(&series).unwrap();
            let (_, drawn) = svg.split_once("</desc>").unwrap();
            assert!(
                !drawn.contains("NaN\"") && !drawn.contains("inf\""),
                "{svg}"
            );
            assert!(drawn.matches("text-anchor=\"middle\"").count() <= 2 * MOST_NAMES + 2);
        }
    }
}
