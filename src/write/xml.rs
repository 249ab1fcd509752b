//! Text as XML and HTML hold it: escaped, and with what XML 1.0 forbids made visible.

use crate::text::visible::visible;

/// `text` as content or in an attribute's quotes. Whatever it holds, it stays text.
pub(crate) fn escape(text: &str) -> String {
    let shown = visible(text);
    let mut escaped = String::with_capacity(shown.len() + 8);
    for c in shown.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // Control characters are visible already; these two XML forbids as well.
            '\u{fffe}' | '\u{ffff}' => escaped.extend(c.escape_unicode()),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text_and_forbidden_characters_are_seen() {
        for (text, shown) in [
            ("Måsefjord – 12 °C", "Måsefjord – 12 °C"),
            ("Grøn & gul <b>", "Grøn &amp; gul &lt;b&gt;"),
            ("]]>\"'", "]]&gt;&quot;&#39;"),
            ("a\u{1}b\u{0}", "a\\u{1}b\\u{0}"),
            ("\u{fffe}\u{ffff}\u{fffd}", "\\u{fffe}\\u{ffff}\u{fffd}"),
        ] {
            assert_eq!(escape(text), shown);
        }
    }
}
