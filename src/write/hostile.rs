//! Texts that mean harm in Markdown, and the structure of a document as an independent reader sees
//! it, with every extension switched on.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

/// The tags of the document, without its texts and the line breaks in them; text that was joined
/// from several lines or escapes is one text.
pub(crate) fn structure(markdown: &str) -> Vec<String> {
    let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
    Parser::new_ext(markdown, options)
        .filter(|event| {
            !matches!(
                event,
                Event::Text(_) | Event::HardBreak | Event::End(TagEnd::Link)
            )
        })
        // A line break in a table cell has no other sign.
        .filter(|event| !matches!(event, Event::InlineHtml(tag) if &**tag == "<br>"))
        // An address that stands in a text is a link to it, and no more.
        .filter(|event| {
            !matches!(
                event,
                Event::Start(Tag::Link {
                    link_type: LinkType::Autolink,
                    ..
                })
            )
        })
        .map(|event| match event {
            Event::Start(Tag::Heading { level, .. }) => format!("Start(Heading {level})"),
            Event::End(TagEnd::Heading(level)) => format!("End(Heading {level})"),
            event => format!("{event:?}"),
        })
        .collect()
}

/// Texts that mean harm.
#[rustfmt::skip]
pub(crate) const HOSTILE: &[&str] = &[
    "# overskrift", "overskrift\n===", "overskrift\n---", "slut #", "a\n# b\n## c", "- punkt",
    "* punkt", "+ punkt", "1. punkt", "1) punkt", "a\n- b\n1. c", "- [x] gjort", "> citat", "---",
    "***", "___", "```\nkode", "~~~\nkode", "    kode", "\tkode", "a | b", "|", "| a |\n| - |",
    "a \\| b", "\\", "\\\\", "a\\", "`a", "``a`b``", "`a|b`", "*a*", "**a", "_a_", "__a__",
    "~~a~~", "~a~", "$a$", "$$a$$", "^a^", "[^1]", "[^1]: fod", "[a](javascript:alert(1))",
    "![a](http://a.dk/a.png)", "[a]: http://a.dk", "[[a]]", "<script>alert(1)</script>", "<b>",
    "<!-- a", "<a@b.dk>", "<https://a.dk>", "<javascript:a>", "&lt;b&gt;", "&#60;b&#62;",
    "{{ a }}", "{% raw %}", "a\u{2028}# b", "\u{1b}[2J", "\u{202e}a", "::: a", ": a", "a\n: b",
    "+++\na\n+++", "---\na: b\n---", "{#id .class}", "a {.b}", "||skjult||", "Affald. ```",
    "12. marts 2024", "x\u{0}y",
];

/// Where two structures part, with what comes next in each.
pub(crate) fn first_difference<'a>(
    found: &'a [String],
    expected: &'a [String],
) -> Option<(&'a [String], &'a [String])> {
    let same = found
        .iter()
        .zip(expected)
        .take_while(|(a, b)| a == b)
        .count();
    let next = |parts: &'a [String]| &parts[same..parts.len().min(same + 3)];
    (found != expected).then(|| (next(found), next(expected)))
}
