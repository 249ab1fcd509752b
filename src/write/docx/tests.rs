//! What a Word file holds, with and without a document that it takes its look from.

use super::super::sample::{HOSTILE, sample};
use super::document;
use crate::load::office::{is, value};
use crate::view::block::{
    Article, Bar, BarChart, Block, Cell, Chart, Column, ColumnKind, Inline, Table, Tone,
};
use roxmltree::Document;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

type Parts = BTreeMap<String, Vec<u8>>;

fn parts(docx: &[u8]) -> Parts {
    let mut zip = ZipArchive::new(Cursor::new(docx)).unwrap();
    let part = |at: usize| {
        let mut file = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().to_owned(), bytes)
    };
    (0..ZipArchive::new(Cursor::new(docx)).unwrap().len())
        .map(part)
        .collect()
}

fn xml<'p>(parts: &'p Parts, name: &str) -> &'p str {
    std::str::from_utf8(&parts[name]).unwrap()
}

/// The paragraphs of a body: their styles and words.
fn paragraphs(document: &str) -> String {
    let document = Document::parse(document).unwrap();
    let paragraphs = document.descendants().filter(|node| is(*node, "p"));
    let shown = paragraphs.map(|paragraph| {
        let style = paragraph.descendants().find(|node| is(*node, "pStyle"));
        let texts = paragraph.descendants().filter(|node| is(*node, "t"));
        let text: String = texts.filter_map(|node| node.text()).collect();
        format!(
            "{}: {text}",
            style.and_then(|style| value(style, "val")).unwrap_or("")
        )
    });
    shown.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_block_has_its_paragraphs() {
    let parts = parts(&document(&sample("Ren strand"), None).unwrap());
    let shown = paragraphs(xml(&parts, "word/document.xml"));
    let (first, _) = shown.split_once("Heading1: Mål 2").unwrap();
    insta::assert_snapshot!(first);
}

/// In a program that shows a chart's picture instead, whole and in its own proportions.
#[test]
fn a_picture_of_a_chart_has_its_own_proportions() {
    let parts = parts(&document(&sample("Ren strand"), None).unwrap());
    let number = |text: &str, name: &str| -> f64 {
        let (_, rest) = text.split_once(&format!(" {name}=\"")).unwrap();
        rest.split_once('"').unwrap().0.parse().unwrap()
    };
    let relations = xml(&parts, "word/_rels/document.xml.rels");
    let target = |id: &str| {
        let (_, relation) = relations.split_once(&format!("Id=\"{id}\"")).unwrap();
        let (_, target) = relation.split_once("Target=\"").unwrap();
        format!("word/{}", target.split_once('"').unwrap().0)
    };
    let shown = xml(&parts, "word/document.xml")
        .split("<mc:Fallback>")
        .skip(1);
    let shown: Vec<&str> = shown.collect();
    assert!(shown.len() > 2);
    for shown in shown {
        let (_, id) = shown.split_once("r:embed=\"").unwrap();
        let picture = target(id.split_once('"').unwrap().0);
        let picture = xml(&parts, &picture);
        for sized in ["<wp:extent", "<a:ext"] {
            let (_, sized) = shown.split_once(sized).unwrap();
            let shape = number(sized, "cx") / number(sized, "cy");
            let own = number(picture, "width") / number(picture, "height");
            assert!((shape / own - 1.0).abs() < 0.01, "{shape} for {own}");
            // Half a page wide at least.
            assert!(number(sized, "cx") > 2_500_000.0);
        }
    }
}

#[test]
fn no_text_changes_the_structure() {
    let elements = |text: &str| -> Vec<(String, Vec<String>)> {
        let parts = parts(&document(&sample(text), None).unwrap());
        parts
            .iter()
            .map(|(name, bytes)| {
                let document = Document::parse(std::str::from_utf8(bytes).unwrap()).unwrap();
                let nodes = document.descendants().filter(|node| node.is_element());
                let mut names: Vec<String> = nodes
                    .map(|node| node.tag_name().name().to_owned())
                    .collect();
                // A long title stands in a picture on several lines.
                names.dedup_by(|one, other| one == other && one == "text");
                (name.clone(), names)
            })
            .collect()
    };
    let expected = elements("Ren strand");
    for hostile in HOSTILE {
        assert!(elements(hostile) == expected, "{hostile:?}");
    }
}

#[test]
fn an_address_is_a_link_and_a_later_list_begins_again() {
    let parts = parts(&document(&sample("Se https://a.dk/?a=1&b=2."), None).unwrap());
    let relations = xml(&parts, "word/_rels/document.xml.rels");
    assert!(relations.contains("Target=\"https://a.dk/?a=1&amp;b=2\" TargetMode=\"External\""));
    let document = xml(&parts, "word/document.xml");
    assert!(document.contains("<w:hyperlink r:id=\"rIdL1\" w:history=\"1\">"));
    assert_eq!(
        document.matches("<w:hyperlink r:id=").count(),
        relations.matches("External").count()
    );
    for number in ["911", "912", "913"] {
        assert!(document.contains(&format!("<w:numId w:val=\"{number}\"/>")));
        assert!(xml(&parts, "word/numbering.xml").contains(&format!("w:numId=\"{number}\"")));
    }
}

/// A document of one's own, as a Danish Word writes it: its parts, which may be exchanged.
fn letterhead(changed: &[(&str, &[u8])]) -> Vec<u8> {
    let w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let rels = |targets: &[(&str, &str)]| {
        let all = targets.iter().enumerate().map(|(at, (kind, target))| {
            format!(
                "<Relationship Id=\"rId{}\" Type=\"{r}/{kind}\" Target=\"{target}\"/>",
                at + 1
            )
        });
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}</Relationships>",
            all.collect::<String>()
        )
    };
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/><Default Extension=\"emf\" ContentType=\"image/x-emf\"/><Override PartName=\"/word/header1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml\"/><Override PartName=\"/word/comments.xml\" ContentType=\"application/x\"/></Types>";
    let mut parts: BTreeMap<&str, Vec<u8>> = [
        ("[Content_Types].xml", types.to_owned()),
        ("_rels/.rels", rels(&[("officeDocument", "word/document.xml")])),
        ("word/_rels/document.xml.rels", rels(&[("styles", "styles.xml"), ("numbering", "numbering.xml"), ("header", "header1.xml"), ("comments", "comments.xml")])),
        ("word/document.xml", format!("<w:document {w} xmlns:r=\"{r}\"><w:body><w:p/><w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"2268\" w:right=\"1000\" w:bottom=\"1000\" w:left=\"1000\" w:header=\"500\" w:footer=\"500\" w:gutter=\"0\"/><w:titlePg/></w:sectPr></w:body></w:document>")),
        ("word/styles.xml", format!("<w:styles {w}><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Brdtekst0\"><w:name w:val=\"Normal\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"Overskrift1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"Brdtekst0\"/></w:style></w:styles>")),
        ("word/numbering.xml", format!("<w:numbering {w}><w:abstractNum w:abstractNumId=\"0\"/><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>")),
        ("word/header1.xml", format!("<w:hdr {w}><w:p><w:r><w:t>KIMO</w:t></w:r></w:p></w:hdr>")),
        ("word/_rels/header1.xml.rels", rels(&[("image", "media/logo.png")])),
        ("word/media/logo.png", "PNG".to_owned()),
        ("word/comments.xml", "<a/>".to_owned()),
    ]
    .into_iter()
    .map(|(name, text)| (name, text.into_bytes()))
    .collect();
    parts.extend(changed.iter().map(|(name, bytes)| (*name, bytes.to_vec())));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts.iter().filter(|(_, bytes)| !bytes.is_empty()) {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_document_of_ones_own_gives_its_look() {
    let parts = parts(&document(&sample("Ren strand"), Some(&letterhead(&[]))).unwrap());
    for (name, bytes) in &parts {
        if name.ends_with(".xml") || name.ends_with(".rels") {
            Document::parse(std::str::from_utf8(bytes).unwrap()).unwrap();
        }
    }
    assert_eq!(parts["word/media/logo.png"], b"PNG");
    assert!(
        parts.contains_key("word/_rels/header1.xml.rels")
            && !parts.contains_key("word/comments.xml")
    );
    let types = xml(&parts, "[Content_Types].xml");
    assert!(types.contains("image/png") && types.contains("/word/header1.xml"));
    assert!(!types.contains("emf") && !types.contains("comments"));
    assert!(xml(&parts, "word/_rels/document.xml.rels").contains("Id=\"rIdR1\""));
    let document = xml(&parts, "word/document.xml");
    let (_, section) = document.split_once("<w:sectPr>").unwrap();
    insta::assert_snapshot!(section, @r#"<w:footerReference w:type="default" r:id="rId4"/><w:headerReference w:type="default" r:id="rIdR1"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="2268" w:right="1000" w:bottom="1000" w:left="1000" w:header="500" w:footer="500" w:gutter="0"/><w:titlePg/></w:sectPr></w:body></w:document>"#);
    // A table is as wide as the text on their page.
    assert!(document.contains("<w:tblW w:w=\"14838\" w:type=\"dxa\"/>"));
    assert!(document.contains("<w:pStyle w:val=\"Overskrift1\"/>"));
    assert!(document.contains("<w:pStyle w:val=\"Heading2\"/>"));
    let styles = xml(&parts, "word/styles.xml");
    assert!(styles.contains("<w:name w:val=\"heading 2\"/><w:basedOn w:val=\"Brdtekst0\"/>"));
    assert_eq!(styles.matches("<w:name w:val=\"heading 1\"/>").count(), 1);
    let known = Document::parse(styles).unwrap();
    let known: Vec<&str> = known
        .descendants()
        .filter_map(|node| value(node, "styleId"))
        .collect();
    let used = Document::parse(document).unwrap();
    for node in used
        .descendants()
        .filter(|node| node.tag_name().name().ends_with("Style"))
    {
        assert!(known.contains(&value(node, "val").unwrap()), "{node:?}");
    }
    let numbering = Document::parse(xml(&parts, "word/numbering.xml")).unwrap();
    let order: Vec<&str> = numbering
        .root_element()
        .children()
        .filter(|node| node.is_element())
        .map(|node| node.tag_name().name())
        .collect();
    assert!(order.is_sorted() && order.len() == 9, "{order:?}");
}

/// The page that a report has of a letterhead with this body, and its settings.
fn page_of(body: &str, changed: &[(&str, &[u8])]) -> (String, String) {
    let standard = parts(&letterhead(&[]));
    let document = xml(&standard, "word/document.xml");
    let (root, _) = document.split_once("<w:body>").unwrap();
    let main = format!("{root}<w:body>{body}</w:body></w:document>");
    let changed = [changed, &[("word/document.xml", main.as_bytes())]].concat();
    let parts = parts(&document_in(&letterhead(&changed)));
    let (_, page) = xml(&parts, "word/document.xml")
        .split_once("<w:sectPr>")
        .unwrap();
    let (page, _) = page.split_once("</w:sectPr>").unwrap();
    (page.to_owned(), xml(&parts, "word/settings.xml").to_owned())
}

fn document_in(reference: &[u8]) -> Vec<u8> {
    document(&sample("Ren strand"), Some(reference)).unwrap()
}

const HEADED: &str = "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>";

/// Word writes a header but once, in the first of the sections that share it.
#[test]
fn a_section_has_the_header_of_the_one_before() {
    let body = format!(
        "<w:p><w:pPr>{HEADED}</w:sectPr></w:pPr></w:p><w:sectPr><w:pgSz w:w=\"12000\" w:h=\"16000\"/></w:sectPr>"
    );
    assert_eq!(
        page_of(&body, &[]).0,
        "<w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:headerReference w:type=\"default\" \
         r:id=\"rIdR1\"/><w:pgSz w:w=\"12000\" w:h=\"16000\"/>"
    );
}

#[test]
fn what_a_page_was_before_a_tracked_change_is_past() {
    let body = format!(
        "<w:p/>{HEADED}<w:sectPrChange w:id=\"9\" w:author=\"A\"><w:sectPr><w:pgSz w:w=\"8000\" w:h=\"9000\"/>\
         </w:sectPr></w:sectPrChange></w:sectPr>"
    );
    assert_eq!(
        page_of(&body, &[]).0,
        "<w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:headerReference w:type=\"default\" \
         r:id=\"rIdR1\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
    );
}

#[test]
fn even_pages_have_a_header_of_their_own_where_the_letterhead_says_so() {
    let relations = parts(&letterhead(&[]))["word/_rels/document.xml.rels"].clone();
    let relations = String::from_utf8(relations).unwrap().replace(
        "</Relationships>",
        "<Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings\" \
         Target=\"settings.xml\"/></Relationships>",
    );
    let w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let body = format!("{HEADED}<w:headerReference w:type=\"even\" r:id=\"rId3\"/></w:sectPr>");
    for (option, is_apart) in [
        ("<w:evenAndOddHeaders/>", true),
        ("<w:evenAndOddHeaders w:val=\"false\"/>", false),
        ("", false),
    ] {
        let settings = format!("<w:settings {w}>{option}</w:settings>");
        let changed = [
            ("word/settings.xml", settings.as_bytes()),
            ("word/_rels/document.xml.rels", relations.as_bytes()),
        ];
        let (page, settings) = page_of(&body, &changed);
        assert!(page.contains("<w:headerReference w:type=\"even\" r:id=\"rIdR2\"/>"));
        let own_footer = "<w:footerReference w:type=\"even\" r:id=\"rId4\"/>";
        assert_eq!(page.contains(own_footer), is_apart, "{option}");
        let said = "<w:evenAndOddHeaders/><w:characterSpacingControl";
        assert_eq!(settings.contains(said), is_apart, "{option}");
    }
}

/// In an Office file the names of parts and of their endings mean the same in any case.
#[test]
fn the_kind_of_a_picture_is_known_in_any_case() {
    let relations = parts(&letterhead(&[]))["word/_rels/header1.xml.rels"].clone();
    let relations = String::from_utf8(relations).unwrap();
    let relations = relations.replace("logo.png", "LOGO.PNG");
    let parts = parts(&document_in(&letterhead(&[
        ("word/_rels/header1.xml.rels", relations.as_bytes()),
        ("word/media/LOGO.PNG", b"PNG"),
        ("word/media/logo.png", b""),
    ])));
    assert!(parts.contains_key("word/media/LOGO.PNG"));
    assert!(xml(&parts, "[Content_Types].xml").contains("image/png"));
}

/// The lists of a document: what defines each, by the id that paragraphs and styles refer to.
fn lists(parts: &Parts) -> BTreeMap<String, String> {
    let numbering = Document::parse(xml(parts, "word/numbering.xml")).unwrap();
    let mut definitions: Vec<&str> = Vec::new();
    let mut lists = BTreeMap::new();
    for node in numbering.root_element().children() {
        if let Some(id) = value(node, "abstractNumId") {
            assert!(!definitions.contains(&id), "{id} is defined twice");
            definitions.push(id);
        } else if let Some(id) = value(node, "numId") {
            let of = node.children().find(|node| is(*node, "abstractNumId"));
            let of = of.and_then(|node| value(node, "val")).unwrap();
            assert!(definitions.contains(&of), "{of} is not there yet");
            let before = lists.insert(id.to_owned(), of.to_owned());
            assert_eq!(before, None, "{id} is there twice");
        }
    }
    lists
}

#[test]
fn lists_have_ids_of_their_own_beside_those_of_any_letterhead() {
    let own = document(&sample("Ren strand"), None).unwrap();
    let w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let none = format!("<w:numbering {w}/>");
    let noted = format!("<w:numbering {w}><w:numIdMacAtCleanup w:val=\"1\"/></w:numbering>");
    let many = format!(
        "<w:numbering {w}><w:abstractNum w:abstractNumId=\"902\"/><w:num w:numId=\"1200\"><w:abstractNumId \
         w:val=\"902\"/></w:num></w:numbering>"
    );
    let with = |numbering: &str| letterhead(&[("word/numbering.xml", numbering.as_bytes())]);
    for reference in [own, with(&none), with(&noted), with(&many)] {
        let parts = parts(&document(&sample("Ren strand"), Some(&reference)).unwrap());
        let lists = lists(&parts);
        for part in ["word/document.xml", "word/styles.xml"] {
            let part = Document::parse(xml(&parts, part)).unwrap();
            for node in part.descendants().filter(|node| is(*node, "numId")) {
                assert!(lists.contains_key(value(node, "val").unwrap()), "{node:?}");
            }
        }
        let last = xml(&parts, "word/numbering.xml");
        let is_last = !last.contains("Cleanup") || last.ends_with("w:val=\"1\"/></w:numbering>");
        assert!(is_last, "{last}");
    }
}

/// Word's own style for what stands over a table, and LibreOffice's, let a page end after it.
#[test]
fn what_heads_something_stays_with_it_in_any_letterhead() {
    let parts = parts(&document(&sample("Ren strand"), Some(&letterhead(&[]))).unwrap());
    let document = Document::parse(xml(&parts, "word/document.xml")).unwrap();
    let mut heads = 0;
    for paragraph in document.descendants().filter(|node| is(*node, "pPr")) {
        let of = |name: &str| paragraph.children().find(|node| is(*node, name));
        let style = of("pStyle").and_then(|style| value(style, "val"));
        if ["Overskrift1", "Heading2", "Caption"].contains(&style.unwrap()) {
            heads += 1;
            assert!(of("keepNext").is_some(), "{style:?}");
        }
    }
    assert!(heads > 5);
}

/// A deadline that has passed stands in bold among statuses that do not.
#[test]
fn a_bold_word_has_room_for_its_width() {
    let width = |text: Inline| {
        let mut table = Table::new(
            "a",
            ["b", "c"]
                .map(|name| Column::new(ColumnKind::Words, name, 1))
                .into(),
        );
        let long = "x ".repeat(600);
        table.row(vec![Cell::from(text), Cell::from(long.as_str())]);
        let article = Article {
            front: vec![Block::Table(table)],
            ..Article::default()
        };
        let parts = parts(&document(&article, None).unwrap());
        let document = Document::parse(xml(&parts, "word/document.xml")).unwrap();
        let mut columns = document.descendants().filter(|node| is(*node, "gridCol"));
        value(columns.next().unwrap(), "w")
            .unwrap()
            .parse::<usize>()
            .unwrap()
    };
    let words = || "overskredetoverskredet".to_owned();
    let (plain, bold) = (
        width(Inline::Text(words())),
        width(Inline::Toned(Tone::Overdue, words())),
    );
    assert!(bold > plain, "{bold} {plain}");
}

#[test]
fn bars_that_are_too_many_for_a_page_are_drawn_on_several() {
    let bar = |at: usize| Bar {
        name: format!("Mål {at}"),
        words: format!("{at} af 99 gennemført"),
        ..Bar::default()
    };
    let chart = BarChart {
        title: "Fremdrift".to_owned(),
        bars: (1..=61).map(bar).collect(),
        ..BarChart::default()
    };
    let article = Article {
        front: vec![Block::Chart(Chart::Bars(chart))],
        ..Article::default()
    };
    let parts = parts(&document(&article, None).unwrap());
    let document = Document::parse(xml(&parts, "word/document.xml")).unwrap();
    let drawings = document
        .descendants()
        .filter(|node| node.tag_name().name() == "extent");
    let heights = drawings.map(|node| node.attribute("cy").unwrap().parse::<usize>().unwrap());
    // A page that lies down has 21 cm less its margins, in units of which a twentieth of a point has 635.
    assert!(heights.max().unwrap() < (11_906 - 2 * 964) * 635);
    for at in 1..=61 {
        let words = format!("Mål {at}: {at} af 99 gennemført.");
        assert!(xml(&parts, "word/document.xml").contains(&words), "{words}");
    }
    let drawn = parts.keys().filter(|name| name.ends_with(".svg")).count();
    assert_eq!(drawn, 4);
}

#[test]
fn what_is_no_document_is_refused_and_none_is_unpacked_without_end() {
    let refused = |bytes: &[u8]| {
        let error = document(&sample("a"), Some(bytes)).unwrap_err();
        error
            .chain()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(": ")
    };
    let bomb = vec![b' '; 60_000_000];
    let deep = "<a>".repeat(100_000);
    let strange = b"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>";
    let errors = [
        refused(b"ikke en zip"),
        refused(&letterhead(&[])[..400]),
        refused(&letterhead(&[("word/styles.xml", &[])])),
        refused(&letterhead(&[("word/styles.xml", &bomb)])),
        refused(&letterhead(&[("word/styles.xml", deep.as_bytes())])),
        refused(&letterhead(&[("word/document.xml", strange)])),
        refused(&letterhead(&[("word/document.xml", b"<document/>")])),
        refused(&letterhead(&[("word/numbering.xml", b"\xff")])),
    ];
    let said = "filen kan ikke læses som et Word-dokument: ";
    assert!(
        errors.iter().all(|error| error.starts_with(said)),
        "{errors:?}"
    );
    insta::assert_snapshot!(errors.join("\n").replace(said, ""), @"
    den er ikke pakket, som et Word-dokument er
    den er ikke pakket, som et Word-dokument er
    word/styles.xml mangler i den
    den fylder over 50 MB, når den pakkes ud
    dens indhold er beskadiget
    dens indhold er beskadiget
    det er af en anden slags end den sædvanlige
    word/numbering.xml er beskadiget
    ");
}
