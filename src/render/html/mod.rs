//! HTML: text as a page shows it, and what makes a page safe to open.
//!
//! A text from a plan is text: an address in it is not linked, so that a page leads nowhere
//! but within itself.

mod digest;
pub(crate) mod long_words;

use super::visible::visible;
use std::borrow::Cow;

/// `text` between tags or in a quoted attribute, of HTML and of XML alike.
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
            // No XML may hold these two.
            '\u{fffe}' | '\u{ffff}' => escaped.extend(c.escape_unicode()),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// The paragraphs of `text`, parted by blank lines.
pub(crate) fn paragraphs(text: &str) -> String {
    let shown = visible(text);
    let mut html = String::new();
    let mut paragraph: Vec<&str> = Vec::new();
    for line in shown.lines().map(str::trim).chain([""]) {
        if !line.is_empty() {
            paragraph.push(line);
        } else if !paragraph.is_empty() {
            html += &format!("<p>{}</p>", escape(&paragraph.join(" ")));
            paragraph.clear();
        }
    }
    html
}

/// A status or a light as the name of a style class: `ikke-igangsat`, `groen`.
pub fn class(word: &str) -> String {
    let mut class = String::new();
    for c in word.to_lowercase().chars() {
        match c {
            'æ' => class.push_str("ae"),
            'ø' => class.push_str("oe"),
            'å' => class.push_str("aa"),
            'a'..='z' | '0'..='9' => class.push(c),
            _ => class.push('-'),
        }
    }
    class
}

/// A page with its Content-Security-Policy put in: nothing is fetched, no script is run, and
/// only the page's own style elements are used. None where there is no `<head>` to hold it.
pub(crate) fn with_policy(page: &str) -> Option<String> {
    // A browser reads every line end as LF before it computes the digest of a style.
    let page = if page.contains('\r') {
        Cow::Owned(page.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(page)
    };
    let (before, after) = page.split_once("<head>")?;
    let mut styles = String::new();
    for style in after.split("<style>").skip(1) {
        let (style, _) = style.split_once("</style>")?;
        styles += &format!(" '{}'", digest::source_expression(style));
    }
    if styles.is_empty() {
        styles += " 'none'";
    }
    Some(format!(
        "{before}<head>\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src{styles}; img-src data:; base-uri 'none'; form-action 'none'\">{after}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_end_an_element_or_an_attribute() {
        assert_eq!(
            escape("\"><img src=x onerror='a'> & \u{1b}[2J\u{ffff}"),
            "&quot;&gt;&lt;img src=x onerror=&#39;a&#39;&gt; &amp; \\u{1b}[2J\\u{ffff}"
        );
        assert_eq!(escape("Måsefjord – 12 °C"), "Måsefjord – 12 °C");
    }

    #[test]
    fn blank_lines_part_paragraphs() {
        assert_eq!(
            paragraphs("\n a\n b\n \n\n<c>\n"),
            "<p>a b</p><p>&lt;c&gt;</p>"
        );
        assert_eq!(paragraphs(" \n"), "");
    }

    #[test]
    fn a_word_becomes_a_class() {
        assert_eq!(class("ikke igangsat"), "ikke-igangsat");
        assert_eq!(class("udgået"), "udgaaet");
        assert_eq!(class("grøn"), "groen");
    }

    #[test]
    fn a_page_may_use_its_own_styles_alone() {
        let page = with_policy("<head>\r\n<style>a</style><style>b</style></head>").unwrap();
        assert_eq!(page.matches("sha256-").count(), 2);
        assert!(!page.contains('\r'));
        assert!(
            with_policy("<head></head>")
                .unwrap()
                .contains("style-src 'none'")
        );
        assert_eq!(with_policy("<p>a</p>"), None);
    }
}
