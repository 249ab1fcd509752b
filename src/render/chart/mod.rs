//! Charts as SVG: a view's numbers → one picture, with a text that says the same.
//!
//! A picture stands alone: its colours are written out, for a program that knows no style
//! sheets. A page can give other colours through the classes, as it does in the dark. No
//! meaning rests on colour: segments carry their number, curves their values.

pub(crate) mod line;
pub(crate) mod progress_bar;
pub(crate) mod series;
pub(crate) mod stacked_bar;

use super::html::{class, escape};
use std::fmt::Write;

/// The colour of a word's area, and of text on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    /// The area.
    pub fill: &'static str,
    /// Text on the area.
    pub ink: &'static str,
}

/// The colour of a border, which parts a pale area from the page.
pub const BORDER: &str = "#587382";

/// The colours of statuses and lights on a light page; `templates/stil.css` has the same.
pub fn colour(word: &str) -> Colour {
    let (fill, ink) = match word {
        "gennemført" => ("#0b4f6c", "#ffffff"),
        "igangsat" => ("#2379a0", "#ffffff"),
        "løbende" => ("#93cbdc", "#0b2a38"),
        "sat i bero" => ("#f2d388", "#3a2a00"),
        "udgået" | "afsluttet" => ("#5f6f79", "#ffffff"),
        "grøn" => ("#1d7a4b", "#ffffff"),
        "gul" => ("#f4c542", "#332600"),
        "rød" => ("#b3261e", "#ffffff"),
        _ => ("#e6edf1", "#10242f"),
    };
    Colour { fill, ink }
}

/// One stretch of a bar.
struct Segment<'a> {
    word: &'a str,
    count: usize,
}

/// Whether a segment has room for its number, also where a telephone draws the bar 320 wide.
fn has_room(segment: &Segment<'_>, share: f64) -> bool {
    share * 320.0 >= 5.0 + 9.0 * segment.count.to_string().len() as f64
}

/// A bar of segments. Its measures are shares of its width, so a page can stretch it without
/// stretching its numbers.
fn bar(
    title: &str,
    description: &str,
    segments: &[Segment<'_>],
    total: usize,
    height: u32,
    has_numbers: bool,
) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"bjaelke\" role=\"img\" width=\"640\" \
         height=\"{height}\"><title>{}</title><desc>{}</desc>",
        escape(title),
        escape(description)
    );
    let track = colour("");
    let _ = write!(
        svg,
        "<rect class=\"f-ikke-igangsat\" width=\"100%\" height=\"100%\" rx=\"4\" fill=\"{}\"/>",
        track.fill
    );
    let mut before = 0;
    let share = |count: usize| count as f64 / total.max(1) as f64;
    for segment in segments.iter().filter(|segment| segment.count > 0) {
        let (start, width) = (share(before), share(segment.count));
        let (colour, class) = (colour(segment.word), class(segment.word));
        let _ = write!(
            svg,
            "<rect class=\"felt f-{class}\" x=\"{}\" width=\"{}\" height=\"100%\" fill=\"{}\" \
             stroke=\"#ffffff\" stroke-width=\"1\"/>",
            percent(start),
            percent(width),
            colour.fill
        );
        if has_numbers && has_room(segment, width) {
            let _ = write!(
                svg,
                "<text class=\"t-{class}\" x=\"{}\" y=\"50%\" dy=\"0.36em\" text-anchor=\"middle\" \
                 font-family=\"{FONT}\" font-size=\"14\" font-weight=\"600\" fill=\"{}\">{}</text>",
                percent(start + width / 2.0),
                colour.ink,
                segment.count
            );
        }
        before += segment.count;
    }
    let _ = write!(
        svg,
        "<rect class=\"ramme\" width=\"100%\" height=\"100%\" rx=\"4\" fill=\"none\" \
         stroke=\"{BORDER}\" stroke-width=\"2\"/></svg>"
    );
    svg
}

/// The typeface of every chart: the system's own.
const FONT: &str = "system-ui, Segoe UI, Roboto, Helvetica, Arial, sans-serif";

fn percent(share: f64) -> String {
    format!("{:.2}%", share * 100.0)
}
