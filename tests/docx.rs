//! `kimo report --format docx`: what Word is given, read back with other readers.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;
#[path = "common/outline.rs"]
mod outline;
#[allow(dead_code, reason = "each test file uses its own part of this")]
#[path = "common/packed.rs"]
mod packed;
#[path = "common/word.rs"]
mod word;

use common::{GOAL, Workplace};
use outline::outline;
use roxmltree::Document;
use std::collections::{BTreeMap, BTreeSet};
use word::{headings, nodes, part, parts, style, tables, text};

/// The report on 2024 as a Word file.
fn docx(place: &Workplace) -> Vec<u8> {
    let run = place
        .command(&["report", "2024", "--format", "docx"])
        .output()
        .unwrap();
    assert_eq!((run.status.code(), run.stderr.len()), (Some(0), 0));
    run.stdout
}

#[test]
fn headings_tables_and_actions_are_those_of_the_markdown() {
    for place in [Workplace::with_example(), Workplace::with_real_plan()] {
        let parts = parts(&docx(&place));
        let document = Document::parse(part(&parts, "word/document.xml")).unwrap();
        let markdown = outline(&place.kimo(&["report", "2024"]).quiet());
        let levels = ["", "Title", "Heading1", "Heading2", "Heading3"];
        let expected: Vec<(String, String)> = markdown
            .headings
            .into_iter()
            .map(|(level, text)| (levels[level].to_owned(), text))
            .collect();
        assert_eq!(headings(&document), expected);
        assert_eq!(plain(tables(&document)), plain(markdown.tables));
    }
}

/// The tables with a row that heads others by its words alone, however the format sets it.
fn plain(tables: Vec<Vec<Vec<String>>>) -> Vec<Vec<Vec<String>>> {
    let cell = |cell: String| cell.replace("**", "");
    let row = |row: Vec<String>| {
        let mut row: Vec<String> = row.into_iter().map(cell).collect();
        while row.last().is_some_and(String::is_empty) {
            row.pop();
        }
        row
    };
    let table = |table: Vec<Vec<String>>| table.into_iter().map(row).collect();
    tables.into_iter().map(table).collect()
}

#[test]
fn every_sentence_of_the_markdown_stands_in_the_document() {
    for place in [Workplace::with_example(), Workplace::with_real_plan()] {
        let parts = parts(&docx(&place));
        let document = Document::parse(part(&parts, "word/document.xml")).unwrap();
        let said: Vec<String> = nodes(&document, "p").map(text).collect();
        let markdown = place.kimo(&["report", "2024"]).quiet();
        let prose = markdown
            .lines()
            .filter(|line| !line.starts_with(['|', '#']));
        for line in prose.filter(|line| !line.is_empty()) {
            let numbered = line.split_once(". ");
            let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            let numbered = numbered.filter(|(number, _)| is_number(number));
            let line = numbered.map_or(line, |(_, line)| line);
            let line = line.trim_start().trim_start_matches("- ");
            let emphasised = line
                .strip_prefix('*')
                .and_then(|line| line.strip_suffix('*'));
            let line = emphasised.unwrap_or(line);
            let line = line.replace("**", "").replace("*(", "(").replace(")*", ")");
            let line = line.replace('\\', "");
            let line = line.strip_prefix('*').unwrap_or(&line);
            let line = line.strip_suffix('*').unwrap_or(line).to_owned();
            // A bar has its name beside it, and its words under it.
            let is_drawn = line.split_once("): ").is_some_and(|(name, words)| {
                said.contains(&format!("{name})")) && said.iter().any(|said| said == words)
            });
            assert!(is_drawn || said.contains(&line), "missing: {line}");
        }
    }
}

#[test]
fn the_contents_list_the_headings_in_a_field_that_word_can_update() {
    let parts = parts(&docx(&Workplace::with_example()));
    let document = Document::parse(part(&parts, "word/document.xml")).unwrap();
    let listed: Vec<String> = nodes(&document, "p")
        .filter(|paragraph| style(*paragraph).starts_with("TOC") && style(*paragraph).len() == 4)
        .map(text)
        .collect();
    let headings = headings(&document).into_iter();
    let sections = headings.filter(|(style, _)| style == "Heading1");
    assert_eq!(listed, sections.map(|(_, text)| text).collect::<Vec<_>>());
    let codes: Vec<&str> = nodes(&document, "instrText")
        .filter_map(|node| node.text())
        .collect();
    assert_eq!(codes, [" TOC \\o \"1-1\" \\h \\z \\u "]);
    let anchors: Vec<&str> = nodes(&document, "hyperlink")
        .map(|link| link.attribute((word::W, "anchor")).unwrap())
        .collect();
    let marks: Vec<&str> = nodes(&document, "bookmarkStart")
        .map(|mark| mark.attribute((word::W, "name")).unwrap())
        .collect();
    assert_eq!(anchors, marks);
}

#[test]
fn pages_are_a4_and_numbered_and_the_language_is_danish() {
    let parts = parts(&docx(&Workplace::with_example()));
    let document = Document::parse(part(&parts, "word/document.xml")).unwrap();
    let size = nodes(&document, "pgSz").next().unwrap();
    let side = |name| size.attribute((word::W, name)).unwrap();
    assert_eq!((side("w"), side("h")), ("11906", "16838"));
    let footer = Document::parse(part(&parts, "word/sidefod.xml")).unwrap();
    let codes: Vec<&str> = nodes(&footer, "instrText")
        .filter_map(|node| node.text())
        .collect();
    assert_eq!(codes, [" PAGE ", " NUMPAGES "]);
    let styles = Document::parse(part(&parts, "word/styles.xml")).unwrap();
    let language = nodes(&styles, "lang").next().unwrap();
    assert_eq!(language.attribute((word::W, "val")), Some("da-DK"));
    insta::assert_snapshot!(part(&parts, "docProps/core.xml").split_once('\n').unwrap().1, @r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Fremdriftsrapport 2024</dc:title><dc:creator>Foreningen Ren Måsefjord (opdigtet)</dc:creator><dc:language>da-DK</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">2024-12-31T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">2024-12-31T00:00:00Z</dcterms:modified></cp:coreProperties>"#);
}

#[test]
fn tables_keep_their_head_their_rows_and_the_width_of_the_page() {
    let parts = parts(&docx(&Workplace::with_example()));
    let document = Document::parse(part(&parts, "word/document.xml")).unwrap();
    for table in nodes(&document, "tbl") {
        let inside = |name: &'static str| {
            table
                .descendants()
                .filter(move |node| node.has_tag_name((word::W, name)))
        };
        let width = |node: roxmltree::Node<'_, '_>| -> usize {
            node.attribute((word::W, "w")).unwrap().parse().unwrap()
        };
        assert_eq!(inside("gridCol").map(width).sum::<usize>(), 9638);
        assert_eq!(inside("cantSplit").count(), inside("tr").count());
        for row in inside("tr") {
            let cells = row
                .descendants()
                .filter(|node| node.has_tag_name((word::W, "tcW")));
            assert_eq!(cells.map(width).sum::<usize>(), 9638);
        }
        let spans = |row: roxmltree::Node<'_, '_>| -> usize {
            let cells = row
                .children()
                .filter(|node| node.has_tag_name((word::W, "tc")));
            let span = |cell: roxmltree::Node<'_, '_>| {
                let span = cell
                    .descendants()
                    .find(|node| node.has_tag_name((word::W, "gridSpan")));
                span.map_or(1, |span| {
                    span.attribute((word::W, "val")).unwrap().parse().unwrap()
                })
            };
            cells.map(span).sum()
        };
        assert!(inside("tr").all(|row| spans(row) == inside("gridCol").count()));
        for cell in inside("tc") {
            assert!(
                cell.last_element_child()
                    .unwrap()
                    .has_tag_name((word::W, "p"))
            );
        }
        let title = inside("tblCaption").next().unwrap();
        assert!(!title.attribute((word::W, "val")).unwrap().is_empty());
        let is_chart = title
            .attribute((word::W, "val"))
            .unwrap()
            .starts_with("Diagram");
        assert_eq!(inside("tblHeader").count(), usize::from(!is_chart));
    }
}

#[test]
fn properties_come_in_the_order_that_word_demands() {
    let parts = parts(&docx(&Workplace::with_example()));
    for name in [
        "word/document.xml",
        "word/styles.xml",
        "word/numbering.xml",
        "word/sidefod.xml",
    ] {
        let document = Document::parse(part(&parts, name)).unwrap();
        for (owner, order) in ORDER {
            for node in nodes(&document, owner) {
                let names: Vec<&str> = node
                    .children()
                    .filter(roxmltree::Node::is_element)
                    .map(|child| child.tag_name().name())
                    .collect();
                let places: Vec<usize> = names
                    .iter()
                    .map(|name| {
                        let place = order.split(' ').position(|known| known == *name);
                        place.unwrap_or_else(|| panic!("{name} in {owner} is not known"))
                    })
                    .collect();
                assert!(places.is_sorted(), "{owner}: {names:?}");
            }
        }
    }
}

/// The order of elements, from ECMA-376 part 1, as far as the report uses them.
const ORDER: [(&str, &str); 10] = [
    (
        "pPr",
        "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs suppressAutoHyphens \
         spacing ind jc outlineLvl",
    ),
    ("rPr", "rStyle rFonts b bCs i iCs color sz szCs u lang"),
    (
        "tblPr",
        "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    ),
    ("tcPr", "tcW gridSpan tcBorders shd"),
    ("tcBorders", "top left bottom"),
    ("tbl", "tblPr tblGrid tr"),
    ("tr", "trPr tc"),
    ("tc", "tcPr p"),
    ("sectPr", "footerReference pgSz pgMar"),
    (
        "style",
        "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
    ),
];

#[test]
fn every_part_and_style_that_is_named_is_there() {
    let parts = parts(&docx(&Workplace::with_example()));
    for (name, xml) in &parts {
        let document = Document::parse(xml).unwrap_or_else(|error| panic!("{name}: {error}"));
        for node in document.descendants() {
            if let Some(named) = node.attribute("PartName") {
                part(&parts, named.trim_start_matches('/'));
            }
            if let Some(target) = node.attribute("Target") {
                let folder = if name.starts_with("word/") {
                    "word/"
                } else {
                    ""
                };
                part(&parts, &format!("{folder}{target}"));
            }
            assert_eq!(node.attribute("TargetMode"), None, "{name}");
        }
    }
    let styles = Document::parse(part(&parts, "word/styles.xml")).unwrap();
    let known: Vec<&str> = nodes(&styles, "style")
        .filter_map(|style| style.attribute((word::W, "styleId")))
        .collect();
    let document = Document::parse(part(&parts, "word/document.xml")).unwrap();
    for kind in ["pStyle", "tblStyle"] {
        for node in nodes(&document, kind) {
            let id = node.attribute((word::W, "val")).unwrap();
            assert!(known.contains(&id), "unknown style {id}");
        }
    }
}

#[test]
fn hostile_texts_are_text() {
    let hostile = r#"<script>alert(1)</script> & ]]> <!-- \u0001\u001B[31m \uFFFE\uFFFF\u202E { HYPERLINK \"http//x.dk\" } <w:fldSimple w:instr=\"DDE\"/> &lt; javascript:alert(1) =cmd()"#;
    let goal = GOAL
        .replace("Rense stranden.", hostile)
        .replace("En renere fjord", hostile);
    let note = format!(
        "\n[[handling.note]]\ndato = 2024-03-12\ntekst = \"{hostile}\"\naf = \"Sekretariatet\"\n"
    );
    let quiet = Workplace::with_goal(&(GOAL.to_owned() + &note.replace(hostile, "Rolig.")));
    let loud = Workplace::with_goal(&(goal + &note));
    let (quiet, loud) = (parts(&docx(&quiet)), parts(&docx(&loud)));
    let shown = r#"<script>alert(1)</script> & ]]> <!-- \u{1}\u{1b}[31m \u{fffe}\u{ffff}\u{202e} { HYPERLINK "http//x.dk" } <w:fldSimple w:instr="DDE"/> &lt; javascript:alert(1) =cmd()"#;
    for ((name, quiet), (_, loud)) in quiet.iter().zip(&loud) {
        let (quiet, loud) = (
            Document::parse(quiet).unwrap(),
            Document::parse(loud).unwrap(),
        );
        let elements = |document: &Document<'_>| -> Vec<String> {
            let elements = document.descendants().filter(roxmltree::Node::is_element);
            elements
                .map(|node| node.tag_name().name().to_owned())
                .collect()
        };
        assert_eq!(elements(&quiet), elements(&loud), "{name}");
    }
    let document = Document::parse(part(&loud, "word/document.xml")).unwrap();
    let said: Vec<String> = nodes(&document, "p").map(text).collect();
    assert!(
        said.contains(&format!("12. marts 2024, Sekretariatet: {shown}")),
        "{said:?}"
    );
    assert!(said.contains(&format!("Mål 1: {shown}")));
}

#[test]
fn two_runs_give_the_same_bytes_on_any_later_day() {
    let (a, b) = (Workplace::with_example(), Workplace::with_example());
    let first = docx(&a);
    let arguments = [
        "rapport",
        "2024",
        "--dato",
        "31.12.2026",
        "--ud",
        "bestyrelse.docx",
    ];
    assert_eq!(b.kimo(&arguments).quiet(), "");
    assert_eq!(std::fs::read(b.path("bestyrelse.docx")).unwrap(), first);
}

#[test]
fn a_report_from_a_plan_with_errors_says_so_on_its_first_page() {
    let place = Workplace::with_goal(&format!("{GOAL}frist = \"engang\"\n"));
    let run = place
        .command(&["report", "2024", "--format", "docx"])
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(1));
    let parts = parts(&run.stdout);
    let document = Document::parse(part(&parts, "word/document.xml")).unwrap();
    let first: Vec<String> = nodes(&document, "p").take(3).map(text).collect();
    insta::assert_snapshot!(first.join("\n"), @"
    Fremdriftsrapport 2024
    Ufuldstændig. Planen har fejl i maal-1.toml, og oplysninger derfra kan mangle i denne rapport.
    Foreningen Ren Fjord (opdigtet)
    ");
}

#[test]
fn an_indicator_is_drawn_over_the_years_with_its_values_in_danish() {
    let place = Workplace::with_goal(&(GOAL.to_owned() + INDICATORS));
    let parts = parts(&docx(&place));
    let drawn = charts(&parts);
    insta::assert_snapshot!(drawn[2..].join("\n\n"), @"
    Tilstand (point)
    Målt: Start -5 | 2022 -2.5 | 2023 – | 2024 5 | 2025 – (-5; -2,5; 5)
    Måltal 2 til 5: Start 2 | 2022 2 | 2023 2 | 2024 2 | 2025 2
    Måltal 2 til 5: Start 5 | 2022 5 | 2023 5 | 2024 5 | 2025 5
    Ventet i 2024: 0,25: Start – | 2022 – | 2023 – | 2024 0.25 | 2025 –

    Celler
    Målt: 2022 – | 2023 1000000000000000 | 2024 0.0001 | 2025 – (1.000.000.000.000.000; 0,0001)
    Måltal 500.000.000.000.000: 2022 500000000000000 | 2023 500000000000000 | 2024 500000000000000 | 2025 500000000000000

    Uden måltal (stk.)
    Målt: 2022 – | 2023 – | 2024 0 | 2025 – (0)

    Handlingernes status ved udgangen af hvert år i perioden
    ikke igangsat: 2022 1 | 2023 1 | 2024 1
    ");
}

#[test]
fn what_is_drawn_stands_in_the_order_of_the_tables() {
    let parts = parts(&docx(&Workplace::with_example()));
    let drawn: Vec<String> = charts(&parts)
        .into_iter()
        .filter(|chart| chart.contains(" | "))
        .collect();
    insta::assert_snapshot!(drawn.join("\n\n"), @"
    gennemført: Mål 1 – | Mål 2 2 | Mål 3 1
    i gang: Mål 1 2 | Mål 2 2 | Mål 3 2
    ikke i gang: Mål 1 – | Mål 2 3 | Mål 3 –

    Ålegræssets dybdegrænse (meter)
    Målt: Start 2.4 | 2023 2.4 | 2024 2.5 | 2025 – | 2026 – (2,4; 2,4; 2,5)
    Måltal 3: Start 3 | 2023 3 | 2024 3 | 2025 3 | 2026 3
    Ventet i 2024: 2,7: Start – | 2023 – | 2024 2.7 | 2025 – | 2026 –

    Affald på strandene (stykker pr. 100 meter)
    Målt: Start 412 | 2023 388 | 2024 341 | 2025 – | 2026 – (412; 388; 341)
    Måltal 206: Start 206 | 2023 206 | 2024 206 | 2025 206 | 2026 206
    Ventet i 2024: 350: Start – | 2023 – | 2024 350 | 2025 – | 2026 –

    Medlemskommuner
    Målt: Start 9 | 2023 10 | 2024 10 | 2025 – | 2026 – (9; 10; 10)
    Måltal 14: Start 14 | 2023 14 | 2024 14 | 2025 14 | 2026 14
    Ventet i 2024: 11,5: Start – | 2023 – | 2024 11.5 | 2025 – | 2026 –

    Fjordkonferencer
    Målt: 2023 0 | 2024 1 | 2025 – | 2026 – (0; 1)
    Måltal 2 til 3: 2023 2 | 2024 2 | 2025 2 | 2026 2
    Måltal 2 til 3: 2023 3 | 2024 3 | 2025 3 | 2026 3

    Handlingernes status ved udgangen af hvert år i perioden
    gennemført: 2023 1 | 2024 3
    løbende: 2023 3 | 2024 3
    igangsat: 2023 7 | 2024 6
    sat i bero: 2023 1 | 2024 1
    ikke igangsat: 2023 2 | 2024 2
    udgået: 2023 – | 2024 1
    ");
}

#[test]
fn a_goals_progress_is_told_as_the_page_tells_it_without_what_is_never_completed() {
    let place = Workplace::with_example();
    let parts = parts(&docx(&place));
    let document = Document::parse(part(&parts, "word/document.xml")).unwrap();
    let said: Vec<String> = nodes(&document, "p").map(text).collect();
    for words in [
        "0 af 2 gennemført, 2 i gang; desuden 1 løbende",
        "2 af 7 gennemført, 2 i gang, 1 sat i bero; desuden 2 løbende og 1 udgået",
        "1 af 3 gennemført, 2 i gang",
    ] {
        let line = format!("Fremdrift: {words}");
        assert!(said.contains(&line), "missing: {words}");
        let page = place.kimo(&["report", "2024", "--format", "html"]).quiet();
        assert!(page.contains(&format!("<desc>{words}</desc>")), "{words}");
    }
}

#[test]
fn a_year_not_yet_over_ends_the_development_with_the_day_and_a_first_year_has_none() {
    let place = Workplace::with_example();
    for (year, date, last) in [
        ("2024", "30.9.2024", Some("Pr. 30.9.2024")),
        ("2023", "31.12.2023", None),
    ] {
        let arguments = ["report", year, "--dato", date, "--format", "docx"];
        let run = place.command(&arguments).output().unwrap();
        let drawn = charts(&parts(&run.stdout));
        let development = drawn
            .iter()
            .find(|chart| chart.contains("ved udgangen af hvert år"));
        assert_eq!(development.is_some(), last.is_some());
        if let (Some(development), Some(last)) = (development, last) {
            assert!(development.contains(last), "{development}");
        }
    }
}

/// What is drawn has words for those who do not see it, and every table a caption over it; what
/// stands over a table stays with it.
#[test]
fn a_status_or_a_light_alone_in_a_cell_has_its_colour_and_no_other_text_has() {
    let parts = parts(&docx(&Workplace::with_example()));
    let document = Document::parse(part(&parts, "word/document.xml")).unwrap();
    let mut colours: BTreeMap<String, BTreeSet<Option<&str>>> = BTreeMap::new();
    for cell in nodes(&document, "tc") {
        let shade = cell
            .descendants()
            .find(|node| node.has_tag_name((word::W, "shd")));
        let colour = shade.and_then(|shade| shade.attribute((word::W, "fill")));
        colours.entry(text(cell)).or_default().insert(colour);
    }
    for word in ["igangsat", "gennemført", "udgået", "grøn", "gul", "rød"] {
        let has: Vec<_> = colours[word].iter().collect();
        assert!(matches!(has[..], [Some(_)]), "{word}: {has:?}");
    }
    for pair in [["grøn", "gul"], ["gul", "rød"], ["igangsat", "gennemført"]] {
        assert_ne!(colours[pair[0]], colours[pair[1]], "{pair:?}");
    }
    assert!(colours["Sekretariatet"].contains(&None));
}

#[test]
fn every_chart_has_words_and_every_table_its_caption() {
    for place in [Workplace::with_example(), Workplace::with_real_plan()] {
        let parts = parts(&docx(&place));
        let document = Document::parse(part(&parts, "word/document.xml")).unwrap();
        let described: Vec<&str> = nodes(&document, "p")
            .flat_map(|paragraph| paragraph.descendants())
            .filter(|node| node.tag_name().name() == "docPr")
            .map(|node| node.attribute("descr").unwrap())
            .collect();
        // The chart, and the picture that stands for it where it is not known.
        assert_eq!(described.len(), 2 * charts(&parts).len());
        for (at, pair) in described.chunks(2).enumerate() {
            assert!(pair[0].len() > 30, "{described:?}");
            assert_eq!(pair[0], pair[1]);
            let picture = part(&parts, &format!("word/diagrammer/diagram{}.svg", at + 1));
            Document::parse(picture).unwrap();
        }
        let body = nodes(&document, "body").next().unwrap();
        let blocks: Vec<_> = body.children().collect();
        for pair in blocks.windows(2) {
            if !pair[1].has_tag_name((word::W, "tbl")) {
                continue;
            }
            assert_eq!(style(pair[0]), "Caption");
            let heads = pair[1]
                .descendants()
                .filter(|node| node.has_tag_name((word::W, "tblHeader")));
            assert_eq!(heads.count(), 1);
            assert_eq!(title(pair[1]), text(pair[0]));
        }
    }
}

/// Each chart of the document: its title, and a line for each of its series.
fn charts(parts: &[word::Part]) -> Vec<String> {
    let mut drawn = Vec::new();
    for at in 1.. {
        let name = format!("word/diagrammer/diagram{at}.xml");
        let Some((_, xml)) = parts.iter().find(|(part, _)| *part == name) else {
            break;
        };
        let chart = Document::parse(xml).unwrap();
        let of = |node: roxmltree::Node<'_, '_>, name: &str| -> Vec<String> {
            let inside = node
                .descendants()
                .filter(|node| node.tag_name().name() == name);
            let texts = inside.map(|node| {
                let all = node.descendants().filter(|node| node.is_text());
                all.filter_map(|node| node.text()).collect::<String>()
            });
            texts.collect()
        };
        // What is drawn goes by two axes, each of which meets the other.
        let ids = |name: &str, parents: &[&str]| -> Vec<&str> {
            let of_name = chart.descendants().filter(|node| {
                let parent = node.parent().map_or("", |parent| parent.tag_name().name());
                node.tag_name().name() == name && parents.contains(&parent)
            });
            of_name.filter_map(|node| node.attribute("val")).collect()
        };
        let axes = ids("axId", &["catAx", "valAx"]);
        assert_eq!(axes.len(), 2, "{name}");
        for used in ids("axId", &["barChart", "lineChart"]).chunks(2) {
            assert_eq!(used, axes, "{name}");
        }
        let crossed = ids("crossAx", &["catAx", "valAx"]);
        assert_eq!(crossed, [axes[1], axes[0]], "{name}");
        let mut lines = of(chart.root_element(), "title");
        for series in chart
            .descendants()
            .filter(|node| node.tag_name().name() == "ser")
        {
            let child = |name: &str| {
                series
                    .children()
                    .find(|node| node.tag_name().name() == name)
            };
            let name = child("tx")
                .map(|tx| of(tx, "v").concat())
                .unwrap_or_default();
            let names = child("cat").map(|cat| of(cat, "v")).unwrap_or_default();
            let mut values = vec!["–".to_owned(); names.len()];
            for point in child("val")
                .into_iter()
                .flat_map(|val| val.descendants())
                .filter(|node| node.tag_name().name() == "pt")
            {
                let at: usize = point.attribute("idx").unwrap().parse().unwrap();
                values[at] = of(point, "v").concat();
            }
            let labels = child("dLbls")
                .map(|labels| of(labels, "t"))
                .unwrap_or_default();
            let pairs = names.iter().zip(&values);
            let pairs: Vec<String> = pairs
                .map(|(name, value)| format!("{name} {value}"))
                .collect();
            let labels = if labels.is_empty() {
                String::new()
            } else {
                format!(" ({})", labels.join("; "))
            };
            lines.push(format!("{name}: {}{labels}", pairs.join(" | ")));
        }
        drawn.push(lines.join("\n"));
    }
    drawn
}

/// Several measurements of a year, a range, below zero, none, and far apart.
const INDICATORS: &str = r#"
[[indikator]]
navn = "Tilstand"
enhed = "point"
udgangspunkt = -5
maaltal = 2
maaltal_hoejst = 5
[[indikator.maaling]]
dato = 2022-05-01
vaerdi = -2.5
[[indikator.maaling]]
dato = 2024-05-01
vaerdi = 1
[[indikator.maaling]]
dato = 2024-11-01
vaerdi = 5

[[indikator]]
navn = "Aldrig målt"
enhed = "stk."
udgangspunkt = 3
maaltal = 6

[[indikator]]
navn = "Celler"
enhed = "celler"
maaltal = 500000000000000
[[indikator.maaling]]
dato = 2023-05-01
vaerdi = 1000000000000000
[[indikator.maaling]]
dato = 2024-05-01
vaerdi = 0.0001

[[indikator]]
navn = "Uden måltal"
enhed = "stk."
[[indikator.maaling]]
dato = 2024-05-01
vaerdi = 0
"#;

/// What a table is called to those who do not see it.
fn title<'a>(table: roxmltree::Node<'a, '_>) -> &'a str {
    let caption = table
        .descendants()
        .find(|node| node.has_tag_name((word::W, "tblCaption")));
    caption
        .and_then(|caption| caption.attribute((word::W, "val")))
        .unwrap_or("")
}
