//! Texts that mean harm, in every place that holds a text: the page keeps its structure.

use super::common::Workplace;
use super::page::Page;

/// A plan with `text` in every place that holds one, as a TOML string.
fn place(text: &str) -> Workplace {
    let text: String = text
        .chars()
        .map(|c| match c {
            '"' | '\\' => format!("\\{c}"),
            c if c.is_control() => format!("\\u{:04x}", u32::from(c)),
            c => c.to_string(),
        })
        .collect();
    let place = Workplace::empty();
    place.write(
        "plan/handleplan.toml",
        format!(
            r#"format = 1
titel = "{text}"
organisation = "{text}"
periode = "2022-2025"
[[part]]
navn = "Sekretariatet"
[[moede]]
dato = 2024-02-22
navn = "{text}"
[[moede]]
dato = 2025-02-20
navn = "{text}"
[[international]]
nr = "X-1"
titel = "{text}"
kilde = "{text}"
"#
        ),
    );
    place.write(
        "plan/maal-1.toml",
        format!(
            r#"nr = "1"
titel = "{text}"
[[handling]]
nr = "1.1"
tekst = "{text}"
ansvarlig = ["Sekretariatet"]
gruppe = "{text}"
trin = ["{text}"]
international = ["X-1"]
oprettet = 2024-01-15
[[handling.aarsmaal]]
aar = 2024
dato = 2024-02-22
maal = "{text}"
midler = "{text}"
besluttet = 2024-02-22
[[handling.aarsmaal]]
aar = 2025
dato = 2024-12-01
maal = "{text}"
midler = "{text}"
[[handling.note]]
dato = 2024-02-22
tekst = "{text}"
trin = 1
vurdering = "rød"
besluttet = 2024-02-22
[[indikator]]
navn = "{text}"
enhed = "{text}"
udgangspunkt = 0
maaltal = 2
[[indikator.maaling]]
dato = 2024-12-31
vaerdi = 1
kilde = "{text}"
"#
        ),
    );
    place
}

const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</desc></svg><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "\" onfocus=\"alert(1)\" autofocus x=\"",
    "[tryk](javascript:alert(1))",
    "javascript:alert(1)",
    "<a href=\"javascript:alert(1)\">tryk</a>",
    "<svg/onload=alert(1)>",
    "<iframe src=\"https://a.dk\"></iframe>",
    "<!-- ",
    "--> <b>",
    "]]> <![CDATA[ <b>",
    "<?xml a?>",
    "&lt;script&gt; &#60;script&#62; &amp;",
    "{{ titel }} {% raw %} {# a #}",
    "<head><style>*{display:none}</style>",
    "https://a.dk/?a=1&b=2 http://b.dk",
    "\u{1b}[2J\u{7}\u{7f}\u{9b}",
    "a\u{202e}b\u{2066}c\u{feff}",
    "a\u{fffe}\u{ffff}",
    "=cmd|' /C calc'!A0",
    "a\r\nb\n\nc",
];

/// The elements of a page with their attributes, texts left out, and the marks on long words, line
/// breaks, and links to the web or a mailbox, all of which a text may have.
fn structure(page: &Page) -> Vec<String> {
    let quiet = ["content", "data-navn", "aria-label"];
    page.elements()
        .iter()
        .filter(|node| !node.marks_a_word())
        .map(|node| {
            let names = node.attributes().iter().map(|(name, value)| {
                if quiet.contains(&name.as_str()) {
                    name.clone()
                } else {
                    format!("{name}={value}")
                }
            });
            format!("{} {}", node.name(), names.collect::<Vec<_>>().join(" "))
        })
        .filter(|element| {
            let mut links = ["https://", "http://", "mailto:"].iter();
            let leads_away = links.any(|start| element.contains(&format!(" href={start}")));
            !(element.starts_with("a ") && leads_away) && element != "br "
        })
        .collect()
}

#[test]
fn no_text_can_change_the_structure_of_a_page() {
    for command in [["report", "2024"], ["status", "--dato=31.12.2024"]] {
        let page_with = |text: &str| {
            let arguments = [&command[..], &["--format", "html"]].concat();
            let run = place(text).kimo(&arguments);
            (Page::parse(&run.out), run.code)
        };
        let harmless = structure(&page_with("Ren strand").0);
        for text in HOSTILE {
            let (page, code) = page_with(text);
            page.assert_inert();
            for svg in page.source_of_all("svg") {
                roxmltree::Document::parse(&svg).unwrap();
            }
            // A plan that does not take such a text says so, and shows less.
            if code == 1 {
                assert!(
                    text.contains(char::is_control) || text.contains('\u{202e}'),
                    "{text:?}"
                );
                continue;
            }
            let mut found = structure(&page);
            // A text of two paragraphs has one `<p>` more, and may.
            if text.contains("\n\n") {
                found.retain(|element| element != "p ");
                let mut expected = harmless.clone();
                expected.retain(|element| element != "p ");
                assert_eq!(found, expected, "{text:?}");
            } else {
                assert_eq!(found, harmless, "{text:?}");
            }
        }
    }
}

#[test]
fn what_was_written_is_what_is_read() {
    let text = "<script>alert(1)</script> & \"2 < 3\"";
    let run = place(text).kimo(&["report", "2024", "--format", "html"]);
    let page = Page::parse(&run.out);
    assert!(page.texts("title")[0].contains(text));
    assert!(
        page.texts("h2")
            .iter()
            .any(|heading| heading.contains(text))
    );
    assert!(page.texts("p").iter().any(|entry| entry.contains(text)));
}

#[test]
fn signs_that_steer_are_made_visible() {
    let run = place("\u{1b}[31mrød\u{202e}").kimo(&["report", "2024", "--format", "html"]);
    assert!(run.out.contains("\\u{1b}[31mrød\\u{202e}"));
    let is_steering = |c: char| c.is_control() && c != '\n';
    assert!(!run.out.contains(is_steering) && !run.out.contains('\u{202e}'));
}
