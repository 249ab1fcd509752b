//! `kimo report --format docx`: what Word is given, read back with other readers.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;
#[path = "common/outline.rs"]
mod outline;
#[path = "common/word.rs"]
mod word;

use common::{GOAL, Workplace};
use outline::outline;
use roxmltree::Document;
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
    insta::assert_snapshot!(part(&parts, "docProps/core.xml").split_once('\n').unwrap().1, @r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Fremdriftsrapport 2024 – Handleplan 2023-2026</dc:title><dc:creator>Foreningen Ren Måsefjord (opdigtet)</dc:creator><dc:language>da-DK</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">2024-12-31T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">2024-12-31T00:00:00Z</dcterms:modified></cp:coreProperties>"#);
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
    Fremdriftsrapport 2024 – Handleplan 2022-2025
    Ufuldstændig. Planen har fejl i maal-1.toml, og oplysninger derfra kan mangle i denne rapport.
    Foreningen Ren Fjord (opdigtet)
    ");
}

#[test]
fn an_indicator_is_drawn_year_by_year_and_every_row_says_its_value() {
    let place = Workplace::with_goal(&(GOAL.to_owned() + INDICATORS));
    let parts = parts(&docx(&place));
    let document = Document::parse(part(&parts, "word/document.xml")).unwrap();
    let drawn: Vec<String> = nodes(&document, "tbl")
        .filter(|table| title(*table).ends_with("år for år"))
        .map(drawing)
        .collect();
    insta::assert_snapshot!(drawn.join("\n\n"), @"
    Diagram: Tilstand (point) år for år
                  Udgangspunkt                        -5 ########################|          ¦              ¦
                          2022                      -2,5             ############|          ¦              ¦
                          2023                 ikke målt                         |          ¦              ¦
                          2024                         5                         |##########¦##############¦
                          2025                         –                         |          ¦              ¦
      Måltal (stiplede linjer)                   2 til 5                         |          ¦##############¦

    Diagram: Celler år for år
                          2022                 ikke målt |                        ¦
                          2023     1.000.000.000.000.000 |########################¦########################
                          2024                    0,0001 |                        ¦
                          2025                         – |                        ¦
        Måltal (stiplet linje)       500.000.000.000.000 |########################¦

    Diagram: Uden måltal (stk.) år for år
                          2022                 ikke målt |
                          2023                 ikke målt |
                          2024                         0 |
                          2025                         – |

    Nøgletal år for år
                     Indikator              Udgangspunkt########################################################
              Tilstand (point)                        -5
            Aldrig målt (stk.)                         3
                        Celler                         –
            Uden måltal (stk.)                         –
    ");
}

#[test]
fn statuses_and_lights_are_drawn_goal_by_goal_and_the_statuses_year_by_year() {
    let parts = parts(&docx(&Workplace::with_example()));
    let document = Document::parse(part(&parts, "word/document.xml")).unwrap();
    let drawn: Vec<String> = nodes(&document, "tbl")
        .filter(|table| title(*table).starts_with("Diagram: Handlingernes"))
        .map(bars)
        .collect();
    insta::assert_snapshot!(drawn.join("\n\n"), @"
    Diagram: Handlingernes vurdering på hvert mål
    Mål 1 | 2 F4C542 | 1 DDE6EB
    Vandet i Måsefjorden skal være så klart, at ålegræsset vender tilbage | 3 handlinger – gul: 2, ikke vurderet: 1
    Mål 2 | 3 1D7A4B | 1 F4C542 | 1 B3261E | 2 DDE6EB | 3 5F6F79
    Affaldet i fjorden og på strandene skal halveres | 10 handlinger – grøn: 3, gul: 1, rød: 1, ikke vurderet: 2, afsluttet: 3
    Mål 3 | 1 1D7A4B | 1 B3261E | 1 5F6F79
    Foreningen skal favne alle kommuner ved fjorden og tale med én stemme | 3 handlinger – grøn: 1, rød: 1, afsluttet: 1

    Diagram: Handlingernes status ved udgangen af hvert år i perioden
    2023 | 1 0B4F6C | 3 93CBDC | 7 2379A0 | 1 F2D388 | 2 DDE6EB
     | 14 handlinger – 1 gennemført, 3 løbende, 7 igangsat, 1 sat i bero, 2 ikke igangsat
    2024 | 3 0B4F6C | 3 93CBDC | 6 2379A0 | 1 F2D388 | 2 DDE6EB | 1 5F6F79
     | 16 handlinger – 3 gennemført, 3 løbende, 6 igangsat, 1 sat i bero, 2 ikke igangsat, 1 udgået
    ");
}

#[test]
fn a_goals_progress_is_told_as_the_page_tells_it_without_what_was_dropped() {
    let place = Workplace::with_example();
    let parts = parts(&docx(&place));
    let document = Document::parse(part(&parts, "word/document.xml")).unwrap();
    let said: Vec<String> = nodes(&document, "p").map(text).collect();
    for words in [
        "0 af 3 gennemført, 3 i gang",
        "2 af 9 gennemført, 4 i gang; 1 udgået er ikke talt med",
        "1 af 3 gennemført, 2 i gang",
    ] {
        assert!(said.iter().any(|said| said == words), "missing: {words}");
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
        let parts = parts(&run.stdout);
        let document = Document::parse(part(&parts, "word/document.xml")).unwrap();
        let drawn = nodes(&document, "tbl")
            .find(|table| title(*table).contains("ved udgangen af hvert år"))
            .map(bars);
        let names = drawn.as_ref().and_then(|drawn| drawn.lines().rev().nth(1));
        let name = names.and_then(|line| line.split(" | ").next());
        assert_eq!(name, last);
    }
}

#[test]
fn a_drawing_stays_on_one_page_and_with_the_table_below_it() {
    let parts = parts(&docx(&Workplace::with_example()));
    let document = Document::parse(part(&parts, "word/document.xml")).unwrap();
    for table in nodes(&document, "tbl") {
        let rows: Vec<bool> = table
            .children()
            .filter(|node| node.has_tag_name((word::W, "tr")))
            .map(is_kept)
            .collect();
        let (last, before) = rows.split_last().unwrap();
        match title(table) {
            name if name.starts_with("Diagram: Fremdrift") || name.contains("hvert år") => {
                assert!(before.iter().all(|kept| *kept) && *last)
            }
            name if name.starts_with("Diagram") => {
                assert!(before.iter().all(|kept| *kept) && !*last)
            }
            // The last row has another above it.
            name => assert!(before.last() == Some(&true) && !*last, "{name}"),
        }
    }
}

/// Whether each of a row's paragraphs says itself that it stays with what is below: for
/// LibreOffice it is not enough that its style does.
fn is_kept(row: roxmltree::Node<'_, '_>) -> bool {
    let mut paragraphs = row
        .descendants()
        .filter(|node| node.has_tag_name((word::W, "p")));
    let says = |paragraph: roxmltree::Node<'_, '_>| {
        let mut inside = paragraph.descendants();
        let keep = inside.find(|node| node.has_tag_name((word::W, "keepNext")));
        keep.is_some_and(|keep| keep.attribute((word::W, "val")) != Some("0"))
            || style(paragraph) == "Tabelhoved"
    };
    paragraphs.all(says)
}

/// A drawing of bars: each row's texts, in the cells that are shaded with their colour.
fn bars(table: roxmltree::Node<'_, '_>) -> String {
    let mut rows = vec![title(table).to_owned()];
    for row in table
        .children()
        .filter(|node| node.has_tag_name((word::W, "tr")))
    {
        let cells = row
            .children()
            .filter(|node| node.has_tag_name((word::W, "tc")));
        let shown = cells.map(|cell| {
            let mut inside = cell.descendants();
            let shade = inside.find(|node| node.has_tag_name((word::W, "shd")));
            let fill = shade.and_then(|shade| shade.attribute((word::W, "fill")));
            fill.map_or(text(cell), |fill| format!("{} {fill}", text(cell)))
        });
        rows.push(shown.collect::<Vec<_>>().join(" | "));
    }
    rows.join("\n")
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

/// A drawing's rows: the texts, then the cells of the drawing: `#` for each millimetre that is
/// shaded, ` ` for each that is not, `|` and `¦` for the lines at zero and at the target.
fn drawing(table: roxmltree::Node<'_, '_>) -> String {
    let inside = |node: roxmltree::Node<'_, '_>, name: &'static str, attribute: &str| {
        let mut found = node.descendants();
        let found = found.find(|node| node.has_tag_name((word::W, name)));
        found.and_then(|node| {
            let value = node.attribute((word::W, attribute))?;
            Some(value.to_owned())
        })
    };
    let mut rows = vec![title(table).to_owned()];
    for row in table
        .children()
        .filter(|node| node.has_tag_name((word::W, "tr")))
    {
        let mut drawn = String::new();
        for (at, cell) in row
            .children()
            .filter(|node| node.has_tag_name((word::W, "tc")))
            .enumerate()
        {
            if at < 2 {
                drawn += &format!("{:>26}", text(cell));
                continue;
            }
            drawn += match inside(cell, "left", "val").as_deref() {
                Some("dashed") => "¦",
                Some(_) => "|",
                None => "",
            };
            let width: usize = inside(cell, "tcW", "w").unwrap().parse().unwrap();
            let shade = inside(cell, "shd", "fill").map_or(" ", |_| "#");
            drawn += &shade.repeat((width + 60) / 120);
        }
        rows.push(drawn.trim_end().to_owned());
    }
    rows.join("\n")
}
