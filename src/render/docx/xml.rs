//! Text as XML holds it: escaped, and with what XML 1.0 forbids made visible.

use crate::render::visible::visible;
use std::fmt::Write;

/// `text` as content or in an attribute's quotes. Whatever it holds, it stays text.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in visible(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // Control characters are visible already; these two XML forbids as well.
            '\u{fffe}' | '\u{ffff}' => escaped.extend(c.escape_unicode()),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// `text` on one line, its blanks as one blank each, but for those that hold words together.
pub(crate) fn line(text: &str) -> String {
    let shown = visible(text);
    let words = shown
        .split([' ', '\t', '\n'])
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The paragraphs of `text`, each on one line; at least one.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    let shown = visible(text);
    let mut paragraphs = vec![String::new()];
    for row in shown.lines() {
        match (row.trim().is_empty(), paragraphs.last_mut()) {
            (false, Some(last)) => {
                let _ = write!(last, " {row}");
            }
            (true, Some(last)) if !last.is_empty() => paragraphs.push(String::new()),
            _ => {}
        }
    }
    let mut lines: Vec<String> = paragraphs.iter().map(|text| line(text)).collect();
    if lines.len() > 1 {
        lines.retain(|text| !text.is_empty());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text_and_forbidden_characters_are_seen() {
        for (text, shown) in [
            ("Grøn & gul <b>", "Grøn &amp; gul &lt;b&gt;"),
            ("]]>\"'", "]]&gt;&quot;'"),
            ("a\u{1}b\u{0}", "a\\u{1}b\\u{0}"),
            ("\u{fffe}\u{ffff}\u{fffd}", "\\u{fffe}\\u{ffff}\u{fffd}"),
        ] {
            assert_eq!(escape(text), shown);
        }
    }

    #[test]
    fn blank_lines_part_paragraphs() {
        assert_eq!(
            paragraphs("En\nto.\n\n\nTre  fire.\n"),
            ["En to.", "Tre fire."]
        );
        assert_eq!(paragraphs("\n"), [""]);
    }
}
