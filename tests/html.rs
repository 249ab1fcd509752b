//! The pages as an independent parser of HTML sees them: what is there, and what is not.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;
#[path = "html/contrast.rs"]
mod contrast;
#[path = "html/hostile.rs"]
mod hostile;
#[path = "html/page.rs"]
mod page;

use common::Workplace;
use page::Page;

fn example_report() -> Page {
    report(&Workplace::with_example())
}

fn report(place: &Workplace) -> Page {
    Page::parse(&place.kimo(&["report", "2024", "--format", "html"]).quiet())
}

fn example_status() -> Page {
    let place = Workplace::with_example();
    let arguments = ["status", "--dato", "31.12.2024", "--format", "html"];
    Page::parse(&place.kimo(&arguments).quiet())
}

#[test]
fn the_report_has_a_title_a_language_and_headings_in_order() {
    let page = example_report();
    let title = "Fremdriftsrapport 2024 – Foreningen Ren Måsefjord (opdigtet)";
    assert_eq!(page.texts("title")[0], title);
    assert_eq!(page.all("html")[0].attribute("lang"), Some("da"));
    let headings = page.headings();
    let outline: Vec<&str> = headings
        .iter()
        .filter(|(level, _)| *level < 3)
        .map(|(_, text)| text.as_str())
        .collect();
    insta::assert_snapshot!(outline.join("\n"), @"
    Fremdriftsrapport 2024
    Indstilling
    Året i tal
    Målene
    Beretning
    Handlinger, der kræver opmærksomhed
    Mål 1: Vandet i Måsefjorden skal være så klart, at ålegræsset vender tilbage
    Mål 2: Affaldet i fjorden og på strandene skal halveres
    Mål 3: Foreningen skal favne alle kommuner ved fjorden og tale med én stemme
    Nøgletal
    Mål og midler 2024 – opfølgning
    Forslag til mål og midler 2025
    Ændringer i handleplanen
    Bilag
    ");
    assert_in_order(&page);
}

#[test]
fn every_page_has_headings_in_order_landmarks_and_a_way_past_the_navigation() {
    let real = report(&Workplace::with_real_plan());
    for page in [example_report(), real, example_status()] {
        assert_in_order(&page);
        for landmark in ["header", "main", "footer"] {
            assert_eq!(page.all(landmark).len(), 1, "{landmark}");
        }
        let skip = &page.all("a")[0];
        assert_eq!(skip.attribute("href"), Some("#indhold"));
        let elements = page.elements();
        let of_all = |name| elements.iter().filter_map(move |node| node.attribute(name));
        let ids: Vec<&str> = of_all("id").collect();
        for link in page.all("a") {
            let target = link.attribute("href").unwrap().strip_prefix('#').unwrap();
            assert!(ids.contains(&target), "#{target}");
        }
        let mut unique = ids.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(unique.len(), ids.len());
        for labelled in of_all("aria-labelledby") {
            assert!(ids.contains(&labelled), "{labelled}");
        }
    }
}

/// The list at the top of a page with several sections has each of them, in their order.
#[test]
fn the_navigation_leads_to_every_section() {
    let real = report(&Workplace::with_real_plan());
    for page in [example_report(), real] {
        let sections = page.all("section");
        let sections = sections
            .iter()
            .map(|section| section.attribute("id").unwrap());
        let navigation = page.all("nav");
        let links = navigation.iter().flat_map(|list| list.all("a"));
        let links: Vec<String> = links
            .map(|link| link.attribute("href").unwrap().to_owned())
            .collect();
        let wanted: Vec<String> = sections.map(|id| format!("#{id}")).collect();
        assert!(wanted.len() > 3, "{wanted:?}");
        assert_eq!(links, wanted);
    }
}

fn assert_in_order(page: &Page) {
    let levels: Vec<u32> = page.headings().iter().map(|(level, _)| *level).collect();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    assert_eq!(levels[0], 1);
    for pair in levels.windows(2) {
        assert!(pair[1] <= pair[0] + 1, "{levels:?}");
    }
    assert!(page.headings().iter().all(|(_, text)| !text.is_empty()));
}

#[test]
fn every_action_and_every_note_of_the_year_is_there() {
    let place = Workplace::with_example();
    let header = "plan/2023-2026/handleplan.toml";
    let own = "\n[rapport]\nnoter_i_bilag = true\n\n[[part]]";
    place.write(header, place.read(header).replacen("\n[[part]]", own, 1));
    let json = place.kimo(&["report", "2024", "--format", "json"]).quiet();
    let data: serde_json::Value = serde_json::from_str(&json).unwrap();
    let page = report(&place);
    let rows: Vec<String> = page.texts("tr");
    for goal in data["maal"].as_array().unwrap() {
        for action in goal["handlinger"].as_array().unwrap() {
            let (nr, text) = (
                action["nr"].as_str().unwrap(),
                action["tekst"].as_str().unwrap(),
            );
            let found = rows
                .iter()
                .any(|row| row.starts_with(nr) && row.contains(text));
            assert!(found, "{nr} {text}");
        }
    }
    let all = page.texts("main").join(" ");
    for note in data["bilag"]["noter"].as_array().unwrap() {
        let first = note["tekst"]
            .as_str()
            .unwrap()
            .split("\n\n")
            .next()
            .unwrap();
        let first = first.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(all.contains(&first), "{first}");
    }
}

#[test]
fn every_table_has_a_caption_and_headers_that_say_what_they_are_of() {
    for page in [example_report(), example_status()] {
        assert!(!page.all("table").is_empty());
        for table in page.all("table") {
            assert_eq!(table.all("caption").len(), 1);
            assert!(!table.all("caption")[0].text().is_empty());
            for header in table.all("th") {
                assert!(matches!(
                    header.attribute("scope"),
                    Some("col" | "row" | "colgroup" | "rowgroup")
                ));
            }
            let columns = table.all("thead")[0].all("th").len();
            let rows = table.all("tbody")[0].all("tr").into_iter();
            for row in rows.filter(|row| row.attribute("class") != Some("gruppe")) {
                assert_eq!(row.all("th").len() + row.all("td").len(), columns);
            }
        }
    }
}

#[test]
fn every_status_and_light_stands_with_its_word() {
    for page in [example_report(), example_status()] {
        let marks: Vec<page::Element> = page
            .elements()
            .into_iter()
            .filter(|node| node.has_class("maerke"))
            .collect();
        assert!(marks.len() > 10);
        assert!(marks.iter().all(|mark| !mark.text().is_empty()));
    }
}

#[test]
fn every_picture_is_sound_svg_that_says_what_it_shows() {
    for page in [example_report(), example_status()] {
        let mut pictures = 0;
        for svg in page.source_of_all("svg") {
            // What stands without its page: a program that knows XML alone reads it too.
            let wrapped = svg.replace("focusable=\"false\"", "");
            let document = roxmltree::Document::parse(&wrapped).unwrap();
            let root = document.root_element();
            if root.attribute("aria-hidden") == Some("true") {
                continue;
            }
            pictures += 1;
            assert_eq!(
                root.tag_name().namespace(),
                Some("http://www.w3.org/2000/svg")
            );
            assert_eq!(root.attribute("role"), Some("img"));
            for name in ["title", "desc"] {
                let text = root.children().find(|node| node.tag_name().name() == name);
                assert!(text.unwrap().text().is_some_and(|text| !text.is_empty()));
            }
        }
        assert!(pictures >= 3);
    }
}

#[test]
fn the_status_is_drawn_where_there_are_no_indicators() {
    let page = report(&Workplace::with_goal(common::GOAL));
    assert!(!page.headings().iter().any(|(_, text)| text == "Nøgletal"));
    let descriptions = page.texts("desc");
    assert!(descriptions.contains(&"1 handling – 1 ikke igangsat".to_owned()));
}

#[test]
fn the_page_fetches_nothing_and_runs_nothing() {
    let real = report(&Workplace::with_real_plan());
    for page in [example_report(), example_status(), real] {
        page.assert_inert();
    }
}

#[test]
fn the_status_page_shows_the_filtered_actions() {
    let place = Workplace::with_example();
    let arguments = [
        "status",
        "--mål",
        "3",
        "--dato",
        "31.12.2024",
        "--format",
        "html",
    ];
    let page = Page::parse(&place.kimo(&arguments).quiet());
    assert_eq!(page.all("tbody")[0].all("tr").len(), 3);
    let figures = page.all("div").into_iter();
    assert_eq!(figures.filter(|div| div.has_class("figur")).count(), 1);
}

#[test]
fn two_runs_give_the_same_page() {
    let (a, b) = (Workplace::with_example(), Workplace::with_example());
    let of = |place: &Workplace, day| {
        place
            .kimo(&["report", "2024", "--format", "html", "--dato", day])
            .quiet()
    };
    assert_eq!(of(&a, "1.4.2025"), of(&b, "31.12.2026"));
}

#[test]
fn a_status_page_has_a_bar_for_each_goal_and_for_all_and_says_what_was_asked_for() {
    let page = example_status();
    let bars = page.texts("p");
    let bars = bars
        .iter()
        .filter(|text| text.starts_with("Mål ") || *text == "I alt");
    let names = [
        "Mål 1 Vandet i Måsefjorden skal være så klart, at ålegræsset vender tilbage",
        "Mål 2 Affaldet i fjorden og på strandene skal halveres",
        "Mål 3 Foreningen skal favne alle kommuner ved fjorden og tale med én stemme",
        "I alt",
    ];
    assert_eq!(bars.collect::<Vec<_>>(), names);
    assert_eq!(
        page.texts("desc").last().unwrap(),
        "16 handlinger – 3 gennemført, 3 løbende, 6 igangsat, 1 sat i bero, 2 ikke igangsat, 1 udgået"
    );
    assert!(
        !page
            .texts("p")
            .iter()
            .any(|text| text.starts_with("Udvalgt"))
    );
    let arguments = "status --dato 31.12.2024 --ansvarlig kommunerne --ansvarlig Havneforum --mål 2 \
                     --status igangsat --status løbende --vurdering gul --vurdering grøn --format html";
    let arguments: Vec<&str> = arguments.split(' ').collect();
    let page = Page::parse(&Workplace::with_example().kimo(&arguments).quiet());
    insta::assert_snapshot!(page.texts("p").join("\n"), @"
    Foreningen Ren Måsefjord (opdigtet)
    Handleplan for en renere Måsefjord (opdigtet eksempel) · 2023-2026
    Udvalgt: ansvarlig Kommunerne eller Havneforum; mål 2; status igangsat eller løbende; vurdering gul eller grøn
    Mål 2 3 handlinger – 2 løbende, 1 igangsat
    Foreningen Ren Måsefjord (opdigtet). Status pr. 31. december 2024.
    ");
}

#[test]
fn a_plan_without_actions_is_said_to_have_none() {
    let place = Workplace::with_goal("nr = \"1\"\ntitel = \"Rene strande\"\n");
    let nothing = "Planen har ingen handlinger.";
    let written = |format: &str| place.kimo(&["report", "2024", "--format", format]).out;
    let html = Page::parse(&written("html")).texts("p").join("\n");
    let markdown = written("md");
    for text in [html, markdown] {
        assert!(!text.contains("var afsluttet"), "{text}");
        assert_eq!(text.matches(nothing).count(), 1, "{text}");
    }
    let arguments = ["status", "--dato", "1.6.2024", "--format", "html"];
    let page = Page::parse(&place.kimo(&arguments).out);
    let texts = page.texts("p").join("\n");
    assert!(
        texts.contains("Planen har ingen handlinger endnu."),
        "{texts}"
    );
}

#[test]
fn a_page_says_of_which_days_it_is_and_which_file_it_could_not_read() {
    let foot = |page: Page| page.texts("footer").join("");
    let place = Workplace::with_example();
    assert!(foot(report(&place)).ends_with(
        "Rapporten bygger på det, der er skrevet i planen til og med 31. december 2024, på det, der \
         siden er skrevet om 2024, og på forslagene til 2025."
    ));
    let arguments = ["report", "2024", "--dato", "15.9.2024", "--format", "html"];
    let preliminary = Page::parse(&place.kimo(&arguments).quiet());
    assert!(foot(preliminary).ends_with(
        "Rapporten bygger på det, der er skrevet i planen til og med 15. september 2024."
    ));
    place.write("plan/2023-2026/maal-3.toml", "");
    let arguments = ["status", "--dato", "31.12.2024", "--format", "html"];
    let page = Page::parse(&place.kimo(&arguments).out);
    let rows = page
        .all("tbody")
        .into_iter()
        .flat_map(|body| body.all("tr"));
    let actions = rows.filter(|row| row.attribute("class") != Some("gruppe"));
    assert_eq!(actions.count(), 13);
    assert_eq!(
        page.all("main")[0].all("p")[0].text(),
        "Ufuldstændig. Planen har fejl i 2023-2026/maal-3.toml, og oplysninger derfra kan mangle \
         her."
    );
}

/// As a card on a telephone a row has its headings within its cells: none is bolder than the
/// others.
#[test]
fn a_cell_that_has_its_heading_within_it_is_not_bold() {
    for page in [example_report(), example_status()] {
        let rows = page.all("table").into_iter();
        let rows = rows.filter(|table| table.has_class("stak"));
        let cells: Vec<_> = rows.flat_map(|table| table.all("td")).collect();
        assert!(!cells.is_empty());
        assert!(
            cells
                .iter()
                .all(|cell| cell.attribute("data-navn").is_some())
        );
    }
    // Of what stands in one piece only a row's own heading is.
    let style = include_str!("../templates/stil.css");
    let bold = style
        .lines()
        .filter(|line| line.contains("font-weight: 600"));
    for rule in bold.filter(|rule| rule.contains(".hele")) {
        assert!(rule.contains("th.hele"), "{rule}");
    }
}

/// A heading over nothing, as a card shows it, is none.
#[test]
fn an_empty_cell_is_empty_for_the_style_sheet_too() {
    let page = Workplace::with_example().kimo(&["calendar", "--år", "2024", "--format", "html"]);
    assert!(page.out.contains("<td data-navn=\"Ansvarlig\"></td>"));
    assert!(page.out.contains(".stak td:empty { display: none; }"));
}

#[test]
fn a_title_with_a_dash_stays_whole() {
    let page = Workplace::with_example().kimo(&["log", "--år", "2024", "--format", "html"]);
    let days = "Nyt i handleplanen 1. januar 2024 – 31. december 2024";
    assert!(page.out.contains(&format!("<h1>{days}</h1>")));
    assert!(page.out.contains(&format!("<title>{days} – Foreningen")));
}
