//! Bars of segments: one for a page, whose measures are shares of its width, so that the page can
//! stretch it without stretching its numbers; and all those of a chart as one picture, for a
//! document.

use super::{FONT, Picture};
use crate::plan::Status;
use crate::text::visible::width_of;
use crate::view::block::{Bar, BarChart, Segment, Shade};
use crate::write::palette::{BORDER, Stripes, of_shade};
use crate::write::xml::escape;
use std::fmt::Write;

/// How wide a bar is in a picture.
const WIDTH: f64 = 640.0;

/// From one bar of a picture to the next, and from one line of its legend.
const STEP: f64 = 28.0;
const LINE: f64 = 22.0;

/// More than a letter of any usual typeface is wide, in the size of the names and of the legend.
const LETTER: f64 = 8.0;

/// How far along a bar something is.
#[derive(Debug, Clone, Copy)]
enum Unit {
    /// In shares of whatever width a page gives the bar.
    Share,
    /// In units of a picture.
    Picture,
}

impl Unit {
    fn at(self, share: f64) -> String {
        match self {
            Unit::Share => format!("{:.2}%", share * 100.0),
            Unit::Picture => format!("{:.1}", share * WIDTH),
        }
    }

    /// How high a bar is.
    fn height(self) -> f64 {
        match self {
            Unit::Share => 30.0,
            Unit::Picture => 22.0,
        }
    }
}

/// The picture of `bar`, a part of the chart with this title.
pub(crate) fn bar(title: &str, bar: &Bar) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"bjaelke\" role=\"img\" \
         width=\"{WIDTH}\" height=\"{}\"><title>{}</title><desc>{}</desc>",
        Unit::Share.height(),
        escape(title),
        escape(&bar.words),
    );
    draw(bar, Unit::Share, &mut svg);
    svg + "</svg>"
}

/// The bars of `chart` under each other, beside them their names where there are several, and under
/// them what their areas mean.
pub(crate) fn bars(chart: &BarChart) -> Picture {
    let names = chart.bars.iter().map(|bar| width_of(&bar.name));
    let left = match chart.bars.as_slice() {
        [_] => 0.0,
        _ => names.max().unwrap_or_default() as f64 * LETTER + 8.0,
    };
    let whole = left + WIDTH;
    let mut inner = String::new();
    let mut y = 0.0;
    for bar in &chart.bars {
        if left > 0.0 {
            let name = escape(&bar.name);
            let _ = write!(inner, "<text x=\"0\" y=\"{}\">{name}</text>", y + 15.5);
        }
        let _ = write!(inner, "<g transform=\"translate({left} {y})\">");
        draw(bar, Unit::Picture, &mut inner);
        inner += "</g>";
        y += STEP;
    }
    if chart.bars.len() > 1 {
        y = legend(chart, left, whole, y, &mut inner);
    }
    Picture::new(whole, y, &inner)
}

/// What the areas mean, from `left` to `right` and on as many lines as it needs; returns where the
/// last one ends.
fn legend(chart: &BarChart, left: f64, right: f64, top: f64, svg: &mut String) -> f64 {
    let (mut x, mut y) = (left, top);
    for (shade, words) in &chart.legend {
        let width = width_of(words) as f64 * LETTER + 30.0;
        if x > left && x + width > right {
            (x, y) = (left, y + LINE);
        }
        let _ = write!(
            svg,
            "<svg x=\"{x}\" y=\"{}\" width=\"14\" height=\"14\">",
            y + 2.0
        );
        area(*shade, "0", "14", 14.0, svg);
        let _ = write!(
            svg,
            "</svg><text x=\"{}\" y=\"{}\">{}</text>",
            x + 20.0,
            y + 14.0,
            escape(words)
        );
        x += width;
    }
    y + LINE
}

fn draw(bar: &Bar, unit: Unit, svg: &mut String) {
    let track = of_shade(Shade::Status(Status::NotStarted));
    let (all, height) = (unit.at(1.0), unit.height());
    let _ = write!(
        svg,
        "<rect class=\"f-{}\" width=\"{all}\" height=\"{height}\" rx=\"4\" fill=\"#{}\"/>",
        track.class, track.strong.fill
    );
    let whole = bar.whole().max(1) as f64;
    let mut before = 0;
    for segment in bar.segments.iter().filter(|segment| segment.count > 0) {
        let (start, width) = (before as f64 / whole, segment.count as f64 / whole);
        area(segment.shade, &unit.at(start), &unit.at(width), height, svg);
        number(*segment, &unit.at(start + width / 2.0), height, width, svg);
        before += segment.count;
    }
    let _ = write!(
        svg,
        "<rect class=\"ramme\" width=\"{all}\" height=\"{height}\" rx=\"4\" fill=\"none\" \
         stroke=\"#{BORDER}\" stroke-width=\"2\"/>"
    );
}

/// An area of this colour, with its stripes.
fn area(shade: Shade, x: &str, width: &str, height: f64, svg: &mut String) {
    let look = of_shade(shade);
    let _ = write!(
        svg,
        "<rect class=\"felt f-{}\" x=\"{x}\" width=\"{width}\" height=\"{height}\" fill=\"#{}\" \
         stroke=\"#FFFFFF\" stroke-width=\"1\"/>",
        look.class, look.strong.fill
    );
    if let Some(stripes) = look.stripes {
        let _ = write!(
            svg,
            "<svg aria-hidden=\"true\" x=\"{x}\" width=\"{width}\" height=\"{height}\"><path class=\"s-{}\" \
             d=\"{}\" stroke=\"#{}\" stroke-opacity=\"0.45\" stroke-width=\"2.5\" fill=\"none\"/></svg>",
            look.class,
            lines(stripes),
            look.strong.ink
        );
    }
}

/// The number of a segment at its middle, on a clear ground where it has stripes; `share` is its
/// part of the bar.
fn number(segment: Segment, middle: &str, height: f64, share: f64, svg: &mut String) {
    if !has_room(segment, share) {
        return;
    }
    let look = of_shade(segment.shade);
    if look.stripes.is_some() {
        let half = 3.0 + 4.5 * segment.count.to_string().len() as f64;
        let _ = write!(
            svg,
            "<rect class=\"f-{}\" x=\"{middle}\" transform=\"translate(-{half} 0)\" y=\"{}\" \
             width=\"{}\" height=\"18\" rx=\"3\" fill=\"#{}\"/>",
            look.class,
            height / 2.0 - 9.0,
            half * 2.0,
            look.strong.fill
        );
    }
    let _ = write!(
        svg,
        "<text class=\"t-{}\" x=\"{middle}\" y=\"{}\" text-anchor=\"middle\" font-family=\"{FONT}\" \
         font-size=\"14\" font-weight=\"600\" fill=\"#{}\">{}</text>",
        look.class,
        height / 2.0 + 5.0,
        look.strong.ink,
        segment.count
    );
}

/// The stripes of a segment as wide as a whole bar; what is beyond its own is cut off.
fn lines(stripes: Stripes) -> String {
    let mut path = String::new();
    for at in (-30..LONGEST).step_by(12) {
        let (from, to) = match stripes {
            Stripes::Rising => (30, 0),
            Stripes::Falling => (0, 30),
        };
        let _ = write!(path, "M{at} {from}L{} {to}", at + 30);
    }
    path
}

/// No page draws a bar wider, in its units.
const LONGEST: i32 = 900;

/// Whether a segment has room for its number, also where a telephone draws the bar 320 wide.
fn has_room(segment: Segment, share: f64) -> bool {
    share * 320.0 >= 5.0 + 9.0 * segment.count.to_string().len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Assessment;

    fn drawn(counts: &[(Shade, usize)]) -> String {
        let segments = counts.iter().map(|(shade, count)| Segment {
            shade: *shade,
            count: *count,
        });
        bar(
            "<a>",
            &Bar {
                name: "Mål 1".to_owned(),
                title: String::new(),
                segments: segments.collect(),
                words: "3 af 4".to_owned(),
            },
        )
    }

    #[test]
    fn every_count_is_a_segment_with_its_number() {
        let svg = drawn(&[
            (Shade::Status(Status::Completed), 3),
            (Shade::Status(Status::Ongoing), 1),
            (Shade::Status(Status::Dropped), 0),
        ]);
        assert!(svg.contains("<title>&lt;a&gt;</title><desc>3 af 4</desc>"));
        assert!(svg.contains("f-gennemfoert\" x=\"0.00%\" width=\"75.00%\""));
        assert!(svg.contains("f-loebende\" x=\"75.00%\" width=\"25.00%\""));
        assert_eq!(svg.matches("<text").count(), 2);
    }

    #[test]
    fn a_bar_without_segments_has_no_measures_that_are_no_numbers() {
        let svg = drawn(&[]);
        assert!(!svg.contains("NaN"), "{svg}");
    }

    #[test]
    fn what_would_be_as_dark_as_another_in_grey_has_stripes() {
        let light = |light| Shade::Light(Some(light));
        let svg = drawn(&[
            (light(Assessment::Green), 1),
            (light(Assessment::Yellow), 1),
            (light(Assessment::Red), 1),
        ]);
        assert_eq!(svg.matches("class=\"s-").count(), 2);
        assert!(svg.contains("class=\"s-gul\" d=\"M-30 0L0 30"));
        assert!(svg.contains("class=\"s-roed\" d=\"M-30 30L0 0"));
    }

    #[test]
    fn a_number_that_has_no_room_is_left_to_the_words() {
        let red = Shade::Light(Some(Assessment::Red));
        let svg = drawn(&[(red, 1), (Shade::Light(None), 99)]);
        assert_eq!(svg.matches("<text").count(), 1);
    }
}
