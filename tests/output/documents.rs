//! The same payloads through the formats that are documents: a page, as `html5ever` reads it,
//! and a Word file, as `zip` and `roxmltree` do.

use super::page::Page;
use super::word::{W, nodes, part, parts, text};
use super::{HARMLESS, as_kept, assert_harmless, payloads, place, unescaped};
use roxmltree::Document;

const PAGES: &[&[&str]] = &[
    &["status", "--dato=31.12.2024", "--format=html"],
    &["report", "2024", "--dato=1.6.2025", "--format=html"],
];

#[test]
fn every_text_stays_a_text_in_a_page() {
    let page = |payload: &str, arguments: &[&str]| {
        let run = place(payload).kimo(arguments);
        assert_harmless(&run, &format!("{payload:?} through {arguments:?}"));
        Page::parse(&run.out)
    };
    for arguments in PAGES {
        let expected = elements(&page(HARMLESS, arguments));
        for payload in payloads() {
            let context = format!("{payload:?} through {arguments:?}");
            let page = page(payload, arguments);
            page.assert_inert();
            assert_eq!(elements(&page), expected, "{context}");
            let said = page.all("body")[0].text();
            assert!(says(&said, payload), "{context}: {said}");
        }
    }
}

#[test]
fn every_text_stays_a_text_in_a_word_file() {
    let expected = word_file(HARMLESS);
    let expected_tags = tags(&expected);
    for payload in payloads() {
        let parts = word_file(payload);
        for (name, xml) in &parts {
            let read = Document::parse(xml);
            let document = read.unwrap_or_else(|error| panic!("{payload:?} in {name}: {error}"));
            let steers = |c: &char| c.is_control() && !matches!(c, '\n' | '\t');
            assert_eq!(xml.chars().find(steers), None, "{payload:?} in {name}");
            // A picture would be a relationship, and be fetched; a link is followed by nobody but
            // a reader, and leads to the web or to a mailbox.
            if name.ends_with(".rels") {
                let all = |xml: &str| -> Vec<String> {
                    let relations = xml.split("<Relationship ").skip(1);
                    let whole = relations.filter_map(|rest| rest.split_once("/>"));
                    whole.map(|(relation, _)| relation.to_owned()).collect()
                };
                let (links, others): (Vec<String>, Vec<String>) = all(xml)
                    .into_iter()
                    .partition(|one| one.contains("External"));
                assert_eq!(others, all(part(&expected, name)), "{payload:?} in {name}");
                for link in links {
                    let schemes = ["http://", "https://", "mailto:"];
                    let is_to = |scheme: &&str| link.contains(&format!("Target=\"{scheme}"));
                    assert!(schemes.iter().any(is_to), "{link}");
                    assert!(link.contains("/hyperlink\""), "{link}");
                }
            }
            let fields = |document: &Document<'_>| -> Vec<String> {
                let codes = nodes(document, "instrText");
                codes
                    .filter_map(|node| node.text().map(str::to_owned))
                    .collect()
            };
            let harmless = Document::parse(part(&expected, name)).unwrap();
            assert_eq!(
                fields(&document),
                fields(&harmless),
                "{payload:?} in {name}"
            );
        }
        assert_eq!(tags(&parts), expected_tags, "{payload:?}");
        let document = Document::parse(part(&parts, "word/document.xml")).unwrap();
        let said: String = nodes(&document, "p").map(text).collect();
        assert!(says(&said, payload), "{payload:?}: {said}");
    }
}

fn word_file(payload: &str) -> Vec<super::word::Part> {
    let arguments = ["report", "2024", "--dato=1.6.2025", "--format=docx"];
    let output = place(payload).command(&arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{payload:?}");
    parts(&output.stdout)
}

/// The elements with their attributes but for those that hold a text. A text of two paragraphs
/// has one `<p>` more, one of two lines a `<br>`, and may.
fn elements(page: &Page) -> Vec<String> {
    let texts = ["content", "data-navn", "aria-label"];
    let mut shown = page.elements();
    // A line break stays one, and an address of the web or a mailbox may be a link.
    let leads_away = |node: &super::page::Element| {
        let href = node.attributes().iter().find(|(name, _)| name == "href");
        node.name() == "a" && href.is_some_and(|(_, href)| !href.starts_with('#'))
    };
    shown.retain(|node| !node.marks_a_word() && node.name() != "br" && !leads_away(node));
    let shown = shown.into_iter().map(|node| {
        let attributes = node.attributes().iter();
        let attributes = attributes.map(|(name, value)| {
            if texts.contains(&name.as_str()) {
                name.clone()
            } else {
                format!("{name}={value}")
            }
        });
        let attributes: Vec<String> = attributes.collect();
        format!("{} {}", node.name(), attributes.join(" "))
    });
    shown
        .filter(|element| !["p ", "br "].contains(&element.as_str()))
        .collect()
}

/// What a Word document is made of, but for paragraphs and runs: a text may have several.
fn tags(parts: &[super::word::Part]) -> Vec<String> {
    let document = Document::parse(part(parts, "word/document.xml")).unwrap();
    let names = document.descendants().filter(|node| node.is_element());
    let prose = [
        "p",
        "pPr",
        "pStyle",
        "r",
        "rPr",
        "rStyle",
        "b",
        "bCs",
        "i",
        "iCs",
        "color",
        "t",
        "br",
        "tab",
        "keepNext",
        "hyperlink",
    ];
    names
        .filter(|node| {
            node.tag_name().namespace() != Some(W) || !prose.contains(&node.tag_name().name())
        })
        .map(|node| node.tag_name().name().to_owned())
        .collect()
}

/// Whether the text stands there, blanks and visible escapes aside.
fn says(said: &str, payload: &str) -> bool {
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    bare(&unescaped(said)).contains(&bare(&as_kept(payload)))
}
