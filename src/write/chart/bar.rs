//! A bar of segments. Its measures are shares of its width, so a page can stretch it without
//! stretching its numbers.

use super::FONT;
use crate::plan::Status;
use crate::view::block::{Bar, Segment, Shade};
use crate::write::palette::{BORDER, of_shade};
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
    let sum: usize = bar.segments.iter().map(|segment| segment.count).sum();
    let whole = bar.whole.max(sum).max(1) as f64;
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
    let _ = write!(
        svg,
        "<rect class=\"felt f-{}\" x=\"{}\" width=\"{}\" height=\"100%\" fill=\"#{}\" \
         stroke=\"#FFFFFF\" stroke-width=\"1\"/>",
        look.class,
        percent(start),
        percent(width),
        look.strong.fill
    );
    if has_room(segment, width) {
        let _ = write!(
            svg,
            "<text class=\"t-{}\" x=\"{}\" y=\"50%\" dy=\"0.36em\" text-anchor=\"middle\" \
             font-family=\"{FONT}\" font-size=\"14\" font-weight=\"600\" fill=\"#{}\">{}</text>",
            look.class,
            percent(start + width / 2.0),
            look.strong.ink,
            segment.count
        );
    }
}

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

    fn drawn(counts: &[(Shade, usize)], whole: usize) -> String {
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
                whole,
                words: "3 af 4".to_owned(),
            },
        )
    }

    #[test]
    fn every_count_is_a_segment_with_its_number() {
        let svg = drawn(
            &[
                (Shade::Status(Status::Completed), 3),
                (Shade::UnderWay, 1),
                (Shade::Finished, 0),
            ],
            4,
        );
        assert!(svg.contains("<title>&lt;a&gt;</title><desc>3 af 4</desc>"));
        assert!(svg.contains("f-gennemfoert\" x=\"0.00%\" width=\"75.00%\""));
        assert!(svg.contains("f-loebende\" x=\"75.00%\" width=\"25.00%\""));
        assert_eq!(svg.matches("<text").count(), 2);
    }

    #[test]
    fn a_bar_is_full_only_where_its_segments_are_the_whole() {
        let svg = drawn(&[(Shade::UnderWay, 1)], 4);
        assert!(svg.contains("width=\"25.00%\""));
        for svg in [drawn(&[], 0), drawn(&[(Shade::UnderWay, 2)], 1)] {
            assert!(!svg.contains("NaN") && !svg.contains("200.00%"), "{svg}");
        }
    }

    #[test]
    fn a_number_that_has_no_room_is_left_to_the_words() {
        let red = Shade::Light(Some(Assessment::Red));
        let svg = drawn(&[(red, 1), (Shade::Light(None), 99)], 100);
        assert_eq!(svg.matches("<text").count(), 1);
    }
}
