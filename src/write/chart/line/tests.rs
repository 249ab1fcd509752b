//! What stands in a curve, and that nothing in it covers anything else.

use super::axis::MOST_NAMES;
use super::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use roxmltree::{Document, Node};

fn chart(baseline: Option<f64>, target: Option<f64>, values: &[Option<f64>]) -> YearChart {
    YearChart {
        title: "Ål & <tang> (stk.)".to_owned(),
        baseline,
        target,
        values: (2022..).zip(values.iter().copied()).collect(),
        words: "Udgangspunkt: 9.".to_owned(),
        ..YearChart::default()
    }
}

fn drawn_of(chart: &YearChart) -> Option<String> {
    line_chart(chart).map(|picture| picture.svg)
}

#[test]
fn the_text_says_what_the_picture_shows() {
    let svg = drawn_of(&chart(
        Some(9.0),
        Some(14.0),
        &[Some(10.0), None, Some(12.5)],
    ));
    let svg = svg.unwrap();
    assert!(svg.contains("<title>Ål &amp; &lt;tang&gt; (stk.)</title>"));
    assert!(svg.contains("<desc>Udgangspunkt: 9.</desc>"));
    assert_eq!(svg.matches("<circle").count(), 3);
    assert_eq!(svg.matches(">2023</text>").count(), 1);
}

#[test]
fn without_a_measurement_there_is_no_curve() {
    assert_eq!(drawn_of(&chart(Some(9.0), Some(14.0), &[None; 4])), None);
    assert_eq!(drawn_of(&chart(None, None, &[])), None);
}

#[test]
fn the_last_value_is_always_there_and_a_long_one_is_not_cut_off() {
    let millions = [Some(12_500_000.0), None, Some(13e9), Some(14_250_000.5)];
    let svg = drawn_of(&chart(None, None, &millions)).unwrap();
    assert!(!svg.contains(">13.000.000.000</text>"), "{svg}");
    assert!(svg.contains(">14.250.000,5</text>"), "{svg}");
    assert_clear(&svg);
    let svg = drawn_of(&chart(None, None, &[Some(12_500_000.0), None])).unwrap();
    assert!(svg.contains(">12.500.000</text>"), "{svg}");
    assert_clear(&svg);
}

#[test]
fn every_coordinate_is_a_number_on_the_picture() {
    for drawn in [
        chart(None, None, &[Some(1.0)]),
        chart(Some(1.0), Some(1.0), &[Some(1.0); 4]),
        chart(Some(f64::MIN), Some(f64::MAX), &[Some(0.0); 30]),
        chart(None, Some(f64::NAN), &[Some(-5.0), Some(f64::INFINITY)]),
    ] {
        let svg = drawn_of(&drawn).unwrap();
        let (_, drawn) = svg.split_once("</desc>").unwrap();
        assert!(
            !drawn.contains("NaN\"") && !drawn.contains("inf\""),
            "{svg}"
        );
        assert!(drawn.matches("text-anchor=\"middle\"").count() <= 2 * MOST_NAMES + 2);
    }
}

/// What a target that is exceeded in the last year was once written over.
#[test]
fn what_the_target_is_stands_clear_of_the_values() {
    let risen = |last| [Some(10.0), Some(10.0), Some(12.0), Some(last)];
    for last in [13.0, 14.0, 15.0, 16.0, 20.0, 100.0] {
        assert_clear(&drawn_of(&chart(Some(9.0), Some(14.0), &risen(last))).unwrap());
    }
    for last in [0.0, 1.0, 2.0, 3.0, 4.0] {
        let years = [Some(0.0), Some(1.0), None, Some(last)];
        let range = YearChart {
            target_upper: Some(3.0),
            ..chart(None, Some(2.0), &years)
        };
        assert_clear(&drawn_of(&range).unwrap());
    }
}

/// Small counts, which often meet, and numbers of any length with decimals.
fn value() -> impl Strategy<Value = f64> {
    prop_oneof![
        (0..6_i32).prop_map(f64::from),
        (-20..200_i32).prop_map(f64::from),
        (-999_999_999..999_999_999_i32).prop_map(|value| f64::from(value) / 100.0),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(800))]
    #[test]
    fn nothing_is_ever_written_over_anything(
        baseline in option::of(value()),
        target in option::of((value(), option::of(value()))),
        years in vec(option::weighted(0.8, value()), 1..14),
    ) {
        let drawn = YearChart {
            target_upper: target.and_then(|(_, upper)| upper),
            ..chart(baseline, target.map(|(target, _)| target), &years)
        };
        if let Some(svg) = drawn_of(&drawn) {
            assert_clear(&svg);
        }
    }
}

/// A rectangle: left, top, right, bottom.
type Area = [f64; 4];

/// No text of the picture touches another, the curve, a dot or a line, and none is cut off.
#[track_caller]
fn assert_clear(svg: &str) {
    let document = Document::parse(svg).unwrap();
    let of = |name| {
        let all = document.descendants();
        all.filter(move |node| node.tag_name().name() == name)
    };
    let texts: Vec<(&str, Area)> = of("text")
        .map(|node| (node.text().unwrap(), area(node)))
        .collect();
    assert!(!texts.is_empty());
    let lines: Vec<[f64; 4]> = of("path").flat_map(segments).collect();
    for (at, (text, area)) in texts.iter().enumerate() {
        let [left, top, right, bottom] = *area;
        let is_inside = left >= 0.0 && top >= 0.0 && right <= WIDTH && bottom <= HEIGHT;
        assert!(is_inside, "”{text}” is cut off: {svg}");
        for (other, [from, over, to, under]) in &texts[at + 1..] {
            let meets = left < *to && *from < right && top < *under && *over < bottom;
            assert!(!meets, "”{text}” over ”{other}”: {svg}");
        }
        for dot in of("circle") {
            let (x, y) = (number(dot, "cx"), number(dot, "cy"));
            let (dx, dy) = (x - x.clamp(left, right), y - y.clamp(top, bottom));
            assert!(dx.hypot(dy) > 5.4, "”{text}” over a dot: {svg}");
        }
        for line in &lines {
            assert!(
                !crosses(*line, *area),
                "”{text}” over the line {line:?}: {svg}"
            );
        }
    }
}

fn number(node: Node<'_, '_>, name: &str) -> f64 {
    node.attribute(name).unwrap().parse().unwrap()
}

/// Where a text is, in a typeface as wide as they come.
fn area(node: Node<'_, '_>) -> Area {
    let letters = node.text().unwrap().chars();
    let width: f64 = letters
        .map(|letter| match letter {
            '0'..='9' => 9.05,
            '.' | ',' | '-' | ' ' | 'i' | 'l' | 't' => 5.4,
            _ => 9.5,
        })
        .sum();
    let (x, y) = (number(node, "x"), number(node, "y"));
    let left = match node.attribute("text-anchor") {
        Some("middle") => x - width / 2.0,
        None => x,
        other => panic!("{other:?}"),
    };
    [left, y - 10.0, left + width, y + 3.0]
}

/// The straight lines of a path that has M, L and H alone.
fn segments(path: Node<'_, '_>) -> Vec<[f64; 4]> {
    let mut found = Vec::new();
    let mut at = [0.0, 0.0];
    let steps = path.attribute("d").unwrap();
    for (start, kind) in steps.match_indices(['M', 'L', 'H']) {
        let rest = &steps[start + 1..];
        let end = rest.find(['M', 'L', 'H']).unwrap_or(rest.len());
        let numbers = rest[..end].split(' ').map(|part| part.parse().unwrap());
        let to = match (kind, numbers.collect::<Vec<f64>>().as_slice()) {
            ("H", [x]) => [*x, at[1]],
            (_, [x, y]) => [*x, *y],
            other => panic!("{other:?}"),
        };
        if kind != "M" {
            found.push([at[0], at[1], to[0], to[1]]);
        }
        at = to;
    }
    found
}

/// Whether a line runs through an area: looked for in steps of a tenth.
fn crosses([x1, y1, x2, y2]: [f64; 4], [left, top, right, bottom]: Area) -> bool {
    let steps = ((x2 - x1).hypot(y2 - y1) * 10.0).ceil();
    let at = |step: f64| (x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps);
    (0..=steps as usize)
        .map(|step| at(step as f64))
        .any(|(x, y)| left < x && x < right && top < y && y < bottom)
}
