//! A bar of segments. Its measures are shares of its width, so a page can stretch it without
//! stretching its numbers.

use super::FONT;
use crate::plan::Status;
use crate::view::block::{Bar, Segment, Shade};
use crate::write::palette::{BORDER, Stripes, of_shade};
use crate::write::xml::escape;
use std::fmt::Write;

/// The picture of `bar`, a part of the chart with this title.
pub(crate) fn bar(title: &str, bar: &Bar) -> String {
    let track = of_shade(Shade::Status(Status::NotStarted));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"bjaelke\" role=\"img\" width=\"640\" \
         height=\"30\"><title>{}</title><desc>{}</desc><rect class=\"f-{}\" width=\"100%\" \
         height=\"100%\" rx=\"4\" fill=\"#{}\"/>",
        escape(title),
        escape(&bar.words),
        track.class,
        track.strong.fill
    );
    let whole = bar.whole().max(1) as f64;
    let mut before = 0;
    for segment in bar.segments.iter().filter(|segment| segment.count > 0) {
        let (start, width) = (before as f64 / whole, segment.count as f64 / whole);
        draw(*segment, start, width, &mut svg);
        before += segment.count;
    }
    let _ = write!(
        svg,
        "<rect class=\"ramme\" width=\"100%\" height=\"100%\" rx=\"4\" fill=\"none\" \
         stroke=\"#{BORDER}\" stroke-width=\"2\"/></svg>"
    );
    svg
}

fn draw(segment: Segment, start: f64, width: f64, svg: &mut String) {
    let look = of_shade(segment.shade);
    let (from, share) = (percent(start), percent(width));
    let _ = write!(
        svg,
        "<rect class=\"felt f-{}\" x=\"{}\" width=\"{}\" height=\"100%\" fill=\"#{}\" \
         stroke=\"#FFFFFF\" stroke-width=\"1\"/>",
        look.class, from, share, look.strong.fill
    );
    if let Some(stripes) = look.stripes {
        let _ = write!(
            svg,
            "<svg aria-hidden=\"true\" x=\"{from}\" width=\"{share}\" height=\"100%\"><path class=\"s-{}\" d=\"{}\" \
             stroke=\"#{}\" stroke-opacity=\"0.45\" stroke-width=\"2.5\" fill=\"none\"/></svg>",
            look.class,
            lines(stripes),
            look.strong.ink
        );
    }
    if has_room(segment, width) {
        let _ = write!(
            svg,
            "<text class=\"t-{}\" x=\"{}\" y=\"50%\" dy=\"0.36em\" text-anchor=\"middle\" \
             font-family=\"{FONT}\" font-size=\"14\" font-weight=\"600\" fill=\"#{}\" \
             stroke=\"#{}\" stroke-width=\"5\" stroke-linejoin=\"round\" paint-order=\"stroke\">{}</text>",
            look.class,
            percent(start + width / 2.0),
            look.strong.ink,
            look.strong.fill,
            segment.count
        );
    }
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

fn percent(share: f64) -> String {
    format!("{:.2}%", share * 100.0)
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
