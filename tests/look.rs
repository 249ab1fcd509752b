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
fn a_word_report_has_the_styles_and_the_page_of_the_plans_own_document() {
    let place = Workplace::with_example();
    std::fs::create_dir_all(place.path("plan/skabeloner")).unwrap();
    place
        .kimo(&["report", "2023", "--ud", "plan/skabeloner/brev.docx"])
        .quiet();
    let run = place.kimo(&["report", "2024", "--ud", "bestyrelse.docx"]);
    assert_eq!(
        (run.code, run.err.as_str()),
        (
            0,
            "bemærk: skrevet med planens egen plan/skabeloner/brev.docx\nSkrev bestyrelse.docx\n"
        )
    );
    place.write("plan/skabeloner/brev.docx", "intet dokument");
    assert_snapshot!(place.kimo(&["report", "2024", "--ud", "bestyrelse.docx"]), @"
    --- stderr
    fejl: plan/skabeloner/brev.docx: filen kan ikke læses som et Word-dokument: den er ikke pakket, som et Word-dokument er
      åbn den i Word, og gem den igen som .docx
      eller giv den et andet navn, så bruges kimos eget udseende
    --- exit 1
    ");
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
    let (_, after) = page.split_once("</style>").unwrap();
    assert!(after.starts_with("\n</head>"), "{after}");
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
    assert_snapshot!(place.kimo(PAGES[0]), @"
    --- stderr
    fejl: plan/skabeloner/stil.css er ikke gemt som UTF-8
      åbn den i et redigeringsprogram, og gem den igen med kodningen UTF-8
      eller giv den et andet navn, så bruges kimos eget udseende
    --- exit 1
    ");
}

#[cfg(unix)] // Links: on Windows they are for administrators.
#[test]
fn a_look_that_lies_outside_the_plan_is_put_in_no_page() {
    let place = Workplace::with_example();
    place.write("hemmeligt.css", "/* hemmeligt */");
    std::fs::create_dir_all(place.path("plan/skabeloner")).unwrap();
    let style = place.path("plan/skabeloner/stil.css");
    std::os::unix::fs::symlink(place.path("hemmeligt.css"), &style).unwrap();
    assert_snapshot!(place.kimo(&["report", "2024", "--format", "html"]), @"
    --- stderr
    fejl: plan/skabeloner/stil.css er et link ud af planens mappe
      læg selve filen dér i stedet for linket
      eller giv den et andet navn, så bruges kimos eget udseende
    --- exit 1
    ");
    std::fs::remove_file(&style).unwrap();
    place.write("plan/skabeloner/fælles.css", "/* fælles */");
    std::os::unix::fs::symlink("fælles.css", &style).unwrap();
    let page = place.kimo(&["report", "2024", "--format", "html"]);
    assert!(page.out.contains("/* fælles */"), "{page}");
}

/// Such a page is no sound one, and shown on a terminal the sign is obeyed.
#[test]
fn a_style_sheet_holds_no_control_characters() {
    let place = Workplace::with_example();
    let style = "h1 {\r\n\tcolor: red }\n";
    place.write(
        "plan/skabeloner/stil.css",
        format!("{style}a\u{1b}[31m\0\u{9b}"),
    );
    let page = place.kimo(PAGES[0]).out;
    assert!(page.contains(&format!("{style}a\u{fffd}[31m\u{fffd}\u{fffd}</style>")));
}

/// On Windows `Skabeloner` is the folder; where GitHub writes the report it is another.
#[test]
fn a_file_of_the_look_in_another_folder_is_told() {
    let place = Workplace::with_example();
    for folder in ["plan/2023-2026/skabeloner", "plan/Skabeloner"] {
        for file in ["stil.css", "brev.docx"] {
            place.write(&format!("{folder}/{file}"), "h1 { color: red }");
            let out = if file == "stil.css" {
                "ud.html"
            } else {
                "ud.docx"
            };
            let run = place.kimo(&["report", "2024", "--ud", out]);
            if cfg!(target_os = "linux") || !folder.ends_with("Skabeloner") {
                let said = "bliver ikke brugt; læg den i plan/skabeloner";
                let said = format!("bemærk: {folder}/{file} {said}\nSkrev {out}\n");
                assert_eq!((run.code, run.err), (0, said));
            }
        }
        std::fs::remove_dir_all(place.path(folder)).unwrap();
    }
}

/// Notepad saves `stil.css.txt`, and Word a template as `brev.dotx`.
#[test]
fn a_file_that_is_meant_for_the_look_and_named_otherwise_is_told() {
    let place = Workplace::with_example();
    for (name, page, remedy) in [
        ("stil.css.txt", "html", "giv den navnet stil.css"),
        ("stil.txt", "html", "giv den navnet stil.css"),
        ("brev.docx.docx", "docx", "giv den navnet brev.docx"),
        ("Brev.dotx", "docx", "gem den som brev.docx"),
    ] {
        let file = format!("plan/skabeloner/{name}");
        place.write(&file, "h1 { color: red }");
        let out = format!("ud.{page}");
        let run = place.kimo(&["report", "2024", "--ud", &out]);
        let said = format!("bemærk: {file} bliver ikke brugt; {remedy}\nSkrev {out}\n");
        assert_eq!((run.code, run.err), (0, said));
        std::fs::remove_file(place.path(&file)).unwrap();
    }
    place.write("plan/skabeloner/stilladser.txt", "");
    place.write("plan/skabeloner/stil.css.gammel", "");
    let run = place.kimo(&["report", "2024", "--ud", "ud.html"]);
    assert_eq!(run.err, "Skrev ud.html\n");
}
