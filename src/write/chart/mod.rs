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
use crate::text::shorten::shorten;
use crate::text::visible::width_of;
pub(crate) use bar::{bar, bars};
pub(crate) use curve::{Curve, Point};
pub(crate) use line::line_chart;
use std::fmt::Write;

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
        let lines = title.map_or_else(Vec::new, |title| lines(title, width));
        let (middle, mut top) = (width / 2.0, 0.0);
        let mut words = String::new();
        for (at, line) in lines.iter().enumerate() {
            let y = if at == 0 { TITLE } else { LINE } + top;
            let _ = write!(
                words,
                "<text x=\"{middle}\" y=\"{}\" text-anchor=\"middle\" font-weight=\"600\">{}</text>",
                y - 10.0,
                escape(line)
            );
            top = y;
        }
        let drawn =
            format!("{words}<svg y=\"{top}\" width=\"{width}\" height=\"{height}\">{svg}</svg>");
        Picture::new(width, height + top, &drawn)
    }
}

/// The lines that a title takes in a picture of `width`; more than a few are left out.
fn lines(title: &str, width: f64) -> Vec<String> {
    let room = (width / LETTER) as usize;
    let mut lines: Vec<String> = Vec::new();
    for word in title.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width_of(line) + 1 + width_of(word) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ if width_of(word) > room => lines.push(shorten(word, room)),
            _ => lines.push(word.to_owned()),
        }
    }
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        if let Some(last) = lines.last_mut() {
            *last = format!("{last}…");
        }
    }
    lines
}

/// The first line of a title, and each other.
const TITLE: f64 = 26.0;
const LINE: f64 = 17.0;

const MOST_LINES: usize = 4;

/// About how wide a letter of a title is.
const LETTER: f64 = 8.3;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Assessment, Status};
    use crate::view::block::{Bar, BarChart, Segment, Shade, YearChart};

    /// An element a line.
    fn shown(svg: &str) -> String {
        svg.replace("><", ">\n<")
    }

    fn curve(baseline: Option<f64>, target: [Option<f64>; 2], values: &[Option<f64>]) -> YearChart {
        YearChart {
            title: "Ålegræs".to_owned(),
            baseline,
            target: target[0],
            target_upper: target[1],
            values: (2022..).zip(values.iter().copied()).collect(),
            words: "Udgangspunkt: 9.".to_owned(),
            ..YearChart::default()
        }
    }

    /// The report on a year is the same for ever, its pictures to the tenth of a point.
    #[test]
    fn a_curve_is_drawn_as_it_was() {
        let millions: Vec<Option<f64>> = (0..9)
            .map(|at| Some(1_250_000.0 * f64::from(at * at)))
            .collect();
        let curves = [
            YearChart {
                year: 2024,
                expected: Some(12.0),
                ..curve(
                    Some(9.0),
                    [Some(14.0), None],
                    &[Some(10.0), None, Some(11.75), Some(13.5)],
                )
            },
            curve(
                None,
                [Some(2.0), Some(3.0)],
                &[Some(4.0), Some(2.5), Some(3.0), Some(0.0)],
            ),
            // A peak right under the target, whose value is stepped over its line.
            curve(
                None,
                [Some(14.0), None],
                &[Some(1.0), Some(13.2), Some(1.0), Some(12.0)],
            ),
            curve(Some(500_000.0), [None, None], &millions),
        ];
        let drawn = curves.iter().filter_map(line_chart);
        let drawn = drawn.map(|picture| shown(&picture.titled(Some("Ålegræs (meter)")).svg));
        insta::assert_snapshot!(drawn.collect::<Vec<_>>().join("\n\n"));
    }

    #[test]
    fn bars_are_drawn_as_they_were() {
        let segments = |counts: &[(Shade, usize)]| {
            { counts.iter() }
                .map(|(shade, count)| Segment {
                    shade: *shade,
                    count: *count,
                })
                .collect::<Vec<_>>()
        };
        let one = |name: &str, counts: &[(Shade, usize)]| Bar {
            name: name.to_owned(),
            title: String::new(),
            segments: segments(counts),
            words: "3 af 4".to_owned(),
        };
        let [done, begun] = [Status::Completed, Status::Started].map(Shade::Status);
        let [red, yellow] =
            [Assessment::Red, Assessment::Yellow].map(|light| Shade::Light(Some(light)));
        let chart = BarChart {
            title: "Handlingernes status".to_owned(),
            bars: vec![
                one("Mål 1", &[(done, 3), (begun, 1), (red, 2)]),
                one("Mål 10", &[(yellow, 12), (done, 150), (red, 2)]),
            ],
            legend: [done, begun, red, yellow]
                .into_iter()
                .zip([
                    "gennemført",
                    "igangsat, og meldt så sent som i november",
                    "rød: ude af kurs, og uden udsigt til andet",
                    "gul",
                ])
                .map(|(shade, words)| (shade, words.to_owned()))
                .collect(),
            ..BarChart::default()
        };
        let single = BarChart {
            bars: vec![chart.bars[0].clone()],
            ..chart.clone()
        };
        let drawn = [
            bar(&chart.title, &chart.bars[0]),
            bars(&chart).titled(Some(&chart.title)).svg,
            bars(&single).titled(None).svg,
        ];
        insta::assert_snapshot!(drawn.map(|svg| shown(&svg)).join("\n\n"));
    }

    #[test]
    fn a_title_is_folded_where_a_picture_is_too_narrow_for_it() {
        let title = "Antal kommuner, der har vedtaget en handleplan for marint affald (kommuner)";
        let folded = lines(title, 360.0);
        assert_eq!(folded.join(" "), title);
        assert!(folded.len() == 2 && folded.iter().all(|line| line.chars().count() <= 43));
        assert_eq!(lines("Kyst renset.", 360.0), ["Kyst renset."]);
        let word = "x".repeat(300);
        assert_eq!(lines(&word, 360.0), [format!("{}…", "x".repeat(43))]);
        let long = lines(&title.repeat(9), 360.0);
        assert!(long.len() == MOST_LINES && long[MOST_LINES - 1].ends_with('…'));
        let titled = |title| Picture::new(360.0, 200.0, "").titled(title).height;
        assert_eq!(
            [None, Some("a"), Some(title)].map(titled),
            [200.0, 226.0, 243.0]
        );
    }
}
