//! Characters that steer a terminal or turn the direction of text, made visible.
//!
//! Texts come from many hands. An escape sequence in a note must neither colour a terminal
//! nor hide a word, wherever the text is shown.

use super::letters::{leaves_no_mark, turns_direction};
use std::borrow::Cow;
use unicode_width::UnicodeWidthStr;

/// Whether nothing in `text` needs a look: blanks and printable ASCII, and letters like æ, ø, å
/// and é, each a column wide. Most texts are so, and a large plan has many.
pub(crate) fn is_ordinary(text: &str) -> bool {
    // 0xC3 begins U+00C0 to U+00FF; the other bytes of a character are above 0x7F too.
    let is_ordinary = |byte: &u8| matches!(byte, b' '..=b'~' | 0x80..=0xBF | 0xC3);
    // All bytes of a chunk are looked at, whatever one of them is: the compiler takes many at once.
    let mut chunks = text.as_bytes().chunks(64);
    chunks.all(|chunk| chunk.iter().fold(true, |all, byte| all & is_ordinary(byte)))
}

/// How many columns `text` takes in a terminal.
pub(crate) fn width_of(text: &str) -> usize {
    if is_ordinary(text) {
        text.chars().count()
    } else {
        text.width()
    }
}

/// `text` with every such character as `\u{1b}`; line breaks and tabs stay.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if is_ordinary(text) {
        return Cow::Borrowed(text);
    }
    // A line that ends in CR LF is a line like any other.
    let is_hidden_at = |(at, c): (usize, char)| is_hidden(c) && !text[at..].starts_with("\r\n");
    if !text.char_indices().any(is_hidden_at) {
        return if text.contains('\r') {
            Cow::Owned(text.replace("\r\n", "\n"))
        } else {
            Cow::Borrowed(text)
        };
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.replace("\r\n", "\n").chars() {
        if is_hidden(c) {
            shown.extend(c.escape_unicode())
        } else {
            shown.push(c)
        }
    }
    Cow::Owned(shown)
}

/// The name of a file or a folder, or another text that must stay on its line as it is: line
/// breaks and tabs are made visible too. A name may hold them, and the line after a break could
/// pass for a message of another program.
pub(crate) fn visible_name(name: &str) -> Cow<'_, str> {
    let breaks_out = |c: char| c.is_control() || is_hidden(c) || leaves_no_mark(c);
    if is_ordinary(name) || !name.contains(breaks_out) {
        return Cow::Borrowed(name);
    }
    let mut shown = String::with_capacity(name.len() + 16);
    for c in name.chars() {
        if breaks_out(c) {
            shown.extend(c.escape_unicode())
        } else {
            shown.push(c)
        }
    }
    Cow::Owned(shown)
}

/// `text` on one line: visible, and with every run of white space as one blank.
pub(crate) fn one_line(text: &str) -> String {
    if is_ordinary(text) && !text.starts_with(' ') && !text.ends_with(' ') && !text.contains("  ") {
        return text.to_owned();
    }
    let mut line = String::with_capacity(text.len());
    for word in visible(text).split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Control characters but line feed and tab; direction marks; separators that break lines
/// where nobody sees a break; and marks that show nothing at all.
pub(crate) fn is_hidden(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}' => true,
        _ => c.is_control() || turns_direction(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_or_hides_is_shown() {
        for (text, shown) in [
            ("Grøn\tog\ngul – 12 °C", "Grøn\tog\ngul – 12 °C"),
            ("a\r\nb", "a\nb"),
            ("a\rb", "a\\u{d}b"),
            ("\x1b[31mrød\x1b[0m", "\\u{1b}[31mrød\\u{1b}[0m"),
            ("\u{7f}\u{9b}2J\u{0}", "\\u{7f}\\u{9b}2J\\u{0}"),
            ("ab\u{202e}dc\u{2069}", "ab\\u{202e}dc\\u{2069}"),
            ("a\u{2028}b\u{feff}", "a\\u{2028}b\\u{feff}"),
            ("👩\u{200d}🌾", "👩\u{200d}🌾"),
        ] {
            assert_eq!(visible(text), shown);
        }
    }

    #[test]
    fn a_name_stays_on_its_line_and_is_shown_as_it_is() {
        for (name, shown) in [
            ("Måsefjord  2024", "Måsefjord  2024"),
            ("plan\n::error::a", "plan\\u{a}::error::a"),
            ("a\r\nb\tc", "a\\u{d}\\u{a}b\\u{9}c"),
            ("\u{1b}[31m\u{2028}x\u{85}", "\\u{1b}[31m\\u{2028}x\\u{85}"),
            ("maal-2\u{200b}.toml", "maal-2\\u{200b}.toml"),
            ("👩\u{200d}🌾", "👩\u{200d}🌾"),
        ] {
            assert_eq!(visible_name(name), shown);
        }
    }

    #[test]
    fn one_line_has_one_blank_between_words() {
        for (text, line) in [
            ("Måsefjord", "Måsefjord"),
            (" Ålborg  og\n\tÆrø ", "Ålborg og Ærø"),
            ("12\u{a0}°C – \u{1b}[2J", "12 °C – \\u{1b}[2J"),
            ("a\u{2003}b\u{85}c", "a b\\u{85}c"),
            ("", ""),
            ("  ", ""),
        ] {
            assert_eq!(one_line(text), line);
        }
    }

    #[test]
    fn ordinary_text_is_as_wide_as_it_has_letters() {
        for character in '\0'..=char::MAX {
            let text = character.to_string();
            if is_ordinary(&text) {
                assert_eq!((width_of(&text), visible(&text)), (1, text.as_str().into()));
                assert_eq!(text.width(), 1, "{text:?}");
                assert!(!is_hidden(character));
                assert_eq!(character.is_whitespace(), character == ' ');
            }
        }
        assert!(is_ordinary("Ærø, Måsefjord & Allé: 100 %"));
        for at in [0, 63, 64, 150] {
            let text = format!("{}\u{1b}{}", "å".repeat(at), "x".repeat(200 - at));
            assert!(!is_ordinary(&text), "{at}");
        }
    }

    #[test]
    fn ordinary_text_is_not_copied() {
        assert!(matches!(visible("Måsefjord\n"), Cow::Borrowed(_)));
    }
}
