//! The association's own look, in the plan's folder `skabeloner`, and that its guide is true.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::Workplace;
use insta::assert_snapshot;

const GUIDE: &str = include_str!("../docs/skabeloner.md");

const PAGES: [&[&str]; 2] = [
    &["report", "2024", "--format", "html"],
    &["status", "--dato", "31.12.2024", "--format", "html"],
];

#[test]
fn the_guides_style_sheet_is_shown_after_the_standard_one() {
    let (_, rest) = GUIDE.split_once("```css\n").unwrap();
    let (style, _) = rest.split_once("```").unwrap();
    let place = Workplace::with_example();
    let standard = PAGES.map(|page| place.kimo(page).quiet());
    place.write("plan/skabeloner/stil.css", format!("\u{feff}{style}"));
    for (arguments, standard) in PAGES.iter().zip(standard) {
        let run = place.kimo(arguments);
        assert_eq!(
            run.err,
            "bemærk: skrevet med planens egen plan/skabeloner/stil.css\n"
        );
        let (before, after) = run.out.split_once(style).unwrap();
        assert_eq!(format!("{before}{after}"), standard);
    }
}

#[test]
fn other_formats_have_no_style_sheet() {
    let place = Workplace::with_example();
    place.write("plan/skabeloner/stil.css", "h1 { color: red }");
    place.kimo(&["report", "2024"]).quiet();
}

#[test]
fn a_style_sheet_cannot_end_its_element() {
    let place = Workplace::with_example();
    place.write(
        "plan/skabeloner/stil.css",
        "</style><script>alert(1)</script>",
    );
    let page = place.kimo(PAGES[0]).out;
    assert!(!page.contains("<script"));
    assert_eq!(page.matches("</style>").count(), 1);
}

#[test]
fn a_style_sheet_that_cannot_be_read_is_an_error() {
    let place = Workplace::with_example();
    std::fs::create_dir_all(place.path("plan/skabeloner")).unwrap();
    std::fs::write(
        place.path("plan/skabeloner/stil.css"),
        b"a { content: \"\xe6\" }",
    )
    .unwrap();
    assert_snapshot!(place.kimo(PAGES[0]), @r"");
}
