//! Words too long for a column: a link in a note, or a name that never ends.
//!
//! A column of a table is at least as wide as its widest word, so one link could push a page
//! past its window, and make a browser shrink the whole of what it prints. A style sheet can
//! let words be broken, but not the long ones alone; so they are marked on the finished page.

/// The longest word that is never broken: `kommunikationsstrategien` has 24 letters.
pub(crate) const ORDINARY: usize = 25;

/// Elements that hold other things than words to be laid out in lines.
const LEFT_ALONE: [&str; 6] = ["pre", "script", "style", "svg", "textarea", "title"];

/// `page` with every long word between its tags in a `<span class="langt">`.
pub(crate) fn mark(page: &str) -> String {
    let mut marked = String::with_capacity(page.len() + page.len() / 64);
    let mut rest = page;
    while let Some(start) = tag_start(rest) {
        let (text, tag) = rest.split_at(start);
        mark_words(text, &mut marked);
        let (tag, after) = tag.split_at(tag_end(tag));
        marked.push_str(tag);
        rest = after;
    }
    mark_words(rest, &mut marked);
    marked
}

/// Where the next tag or comment begins; a lone `<` is text.
fn tag_start(html: &str) -> Option<usize> {
    let is_tag = |(at, _): &(usize, &str)| {
        let next = html[at + 1..].chars().next();
        next.is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!'))
    };
    html.match_indices('<').find(is_tag).map(|(at, _)| at)
}

/// Where the tag that `html` begins with ends, or the whole of an element to be left alone.
fn tag_end(html: &str) -> usize {
    let end_after = |mark: &str| html.find(mark).map(|at| at + mark.len());
    if html.starts_with("<!--") {
        return end_after("-->").unwrap_or(html.len());
    }
    let name = html[1..].split(|c: char| !c.is_ascii_alphanumeric()).next();
    let name = name.unwrap_or_default();
    if LEFT_ALONE.contains(&name.to_ascii_lowercase().as_str()) {
        return end_after(&format!("</{name}>")).unwrap_or(html.len());
    }
    let mut quote = None;
    for (at, c) in html.char_indices() {
        match (c, quote) {
            ('>', None) => return at + 1,
            ('"' | '\'', None) => quote = Some(c),
            (c, Some(open)) if c == open => quote = None,
            _ => {}
        }
    }
    html.len()
}

fn mark_words(text: &str, marked: &mut String) {
    for piece in text.split_inclusive(|c: char| c.is_ascii_whitespace()) {
        let word = piece.trim_ascii_end();
        if word.len() > ORDINARY && letters(word) > ORDINARY {
            marked.push_str("<span class=\"langt\">");
            marked.push_str(word);
            marked.push_str("</span>");
            marked.push_str(&piece[word.len()..]);
        } else {
            marked.push_str(piece);
        }
    }
}

/// How many letters a page shows: `&amp;` is one.
fn letters(word: &str) -> usize {
    let mut is_entity = false;
    let mut count = 0;
    for c in word.chars() {
        count += usize::from(!is_entity);
        is_entity = c == '&' || (is_entity && c != ';');
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_word_is_marked_and_an_ordinary_one_is_not() {
        let link = "https://kimo.dk/:w:/r/Doc.aspx?a=1&amp;b=2";
        assert_eq!(
            mark(&format!("<td>Se {link}\nmere</td>")),
            format!("<td>Se <span class=\"langt\">{link}</span>\nmere</td>")
        );
        let page = "<p>Kommunikationsstrategien &quot;kommunikationsstrategi&quot; 1 < 2</p>";
        assert_eq!(mark(page), page);
    }

    #[test]
    fn what_is_no_line_of_words_is_left_alone() {
        let long = "a".repeat(200);
        for page in [
            format!("<!doctype html><title>{long}</title><style>{long}</style>"),
            format!("<svg><title>a</title><desc>{long}</desc></svg>"),
            format!("<p data-a='>{long}' class=\"> {long}\">a</p>"),
            format!("<!-- <p> {long} --><PRE>{long}</PRE>"),
            format!("<p {long}"),
        ] {
            assert_eq!(mark(&page), page);
        }
    }
}
