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
