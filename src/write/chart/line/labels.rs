//! Where the values stand beside a curve: over it or under it, clear of the curve, of its dots,
//! of the target's lines and of each other.
//!
//! A value stands in its dot's own column. What the curve does within that column is known, so
//! over the highest of it and under the lowest there is always room; a line of the target that
//! runs there is stepped over.

use super::axis::{MOST_NAMES, WIDTH};

/// A point of the curve on the picture, and its value in words.
#[derive(Debug, Clone)]
pub(crate) struct Dot {
    /// To the right.
    pub(crate) x: f64,
    /// Downwards.
    pub(crate) y: f64,
    /// Its value.
    pub(crate) text: String,
}

/// A value where it stands: the middle of its foot.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Label<'d> {
    /// To the right.
    pub(crate) x: f64,
    /// Downwards.
    pub(crate) y: f64,
    /// The value.
    pub(crate) text: &'d str,
}

/// How far a digit goes up, and a comma down.
const ASCENT: f64 = 10.5;
const DESCENT: f64 = 3.0;
/// A dot with its rim.
const RADIUS: f64 = 5.5;
/// The sign for where a value should be: from its middle to a corner, and with its rim.
pub(crate) const DIAMOND: f64 = 7.0;
const SIGN: f64 = DIAMOND + 1.5;
/// What is kept free around a value, and at the edges of the picture.
const GAP: f64 = 2.5;
const EDGE: f64 = 4.0;

/// The values of `dots` that have room, the last one first: it is what the reader looks for.
/// `lines` are the heights of the target's lines.
/// `expected` is the middle of the sign for where the last year should be.
pub(crate) fn placed<'d>(
    dots: &'d [Dot],
    lines: &[f64],
    expected: Option<(f64, f64)>,
) -> Vec<Label<'d>> {
    let step = dots.len().div_ceil(MOST_NAMES).max(1);
    let mut labels = Vec::new();
    let mut free = WIDTH;
    for dot in dots.iter().rev().step_by(step) {
        let half = width(&dot.text) / 2.0;
        // A long value at either end stays on the picture.
        let x = dot.x.min(WIDTH - EDGE - half).max(EDGE + half);
        if x + half + EDGE > free && !labels.is_empty() {
            continue;
        }
        free = x - half;
        let (left, right) = (x - half - GAP, x + half + GAP);
        let (mut top, mut bottom) = extent(dots, left, right);
        let in_column = expected.filter(|(at, _)| left < at + SIGN && at - SIGN < right);
        if let Some((_, sign)) = in_column {
            (top, bottom) = (top.min(sign - SIGN), bottom.max(sign + SIGN));
        }
        let curve = (top, bottom);
        labels.push(Label {
            x,
            y: height(dot.y, curve, lines),
            text: &dot.text,
        });
    }
    labels
}

/// The foot of a value: over `curve`, the highest and the lowest that it must keep clear of, or
/// under it, whichever is nearer to its dot.
fn height(dot: f64, (top, bottom): (f64, f64), lines: &[f64]) -> f64 {
    let mut lines = lines.to_vec();
    lines.sort_by(f64::total_cmp);
    let mut over = top - GAP - DESCENT;
    for line in lines.iter().rev() {
        if meets(over, *line) {
            over = line - GAP - DESCENT;
        }
    }
    let mut under = bottom + GAP + ASCENT;
    for line in &lines {
        if meets(under, *line) {
            under = line + GAP + ASCENT;
        }
    }
    if dot - (over + DESCENT) <= (under - ASCENT) - dot + 0.1 {
        over
    } else {
        under
    }
}

/// Whether a line runs through a value with this foot, or closer to it than it should.
fn meets(foot: f64, line: f64) -> bool {
    foot - ASCENT - GAP < line && line < foot + DESCENT + GAP
}

/// The highest and the lowest point of the curve and its dots between `left` and `right`.
fn extent(dots: &[Dot], left: f64, right: f64) -> (f64, f64) {
    let seen = dots
        .iter()
        .filter(|dot| left - RADIUS < dot.x && dot.x < right + RADIUS)
        .flat_map(|dot| [dot.y - RADIUS, dot.y + RADIUS]);
    let crossed = dots.iter().zip(dots.iter().skip(1));
    let crossed = crossed.flat_map(|(from, to)| {
        let slope = (to.y - from.y) / (to.x - from.x);
        let (left, right) = (left.max(from.x), right.min(to.x));
        let ends = [left, right].map(|x| from.y + slope * (x - from.x));
        ends.into_iter().filter(move |_| left <= right)
    });
    seen.chain(crossed)
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(top, bottom), y| {
            (top.min(y), bottom.max(y))
        })
}

/// About how wide a value is written, rather too wide than too narrow.
fn width(text: &str) -> f64 {
    let letter = |letter: char| if letter.is_ascii_digit() { 9.1 } else { 5.5 };
    text.chars().map(letter).sum()
}
