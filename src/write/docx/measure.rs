//! About how wide words are on the page, so that a column can be given room for its widest.
//!
//! The typeface is not at hand: Calibri is replaced where it is missing, and a document of one's
//! own may have another. The measures are Arial's, which is wider: a little too much room does no
//! harm, and too little breaks a word. A link is broken wherever it stands, and takes no room from
//! ordinary words.

use crate::write::ORDINARY;

/// About how wide the widest word of `text` is in a table's size, in twentieths of a point. A
/// line may break at a blank and after a hyphen.
pub(crate) fn widest_word(text: &str) -> usize {
    let words = text.split([' ', '\t', '\n']);
    let pieces = words.flat_map(|word| word.split_inclusive('-'));
    pieces
        .filter(|piece| piece.chars().count() <= ORDINARY)
        .map(|piece| piece.chars().map(width).sum())
        .max()
        .unwrap_or(0)
}

/// About how long `text` is on one line, likewise.
pub(crate) fn length(text: &str) -> usize {
    text.chars().map(width).sum()
}

/// So wide is in bold what is `width` wide.
pub(crate) fn in_bold(width: usize) -> usize {
    width * 9 / 8
}

/// The width of a letter at 9 points in Arial.
fn width(letter: char) -> usize {
    match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '/' | '\u{a0}' => 50,
        'f' | 'r' | 't' | '(' | ')' | '-' => 60,
        'm' | 'w' | 'æ' | 'M' | 'W' | 'Æ' | '%' => 160,
        _ if letter.is_uppercase() => 128,
        _ => 100,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_parted_at_blanks_and_after_hyphens_alone() {
        assert_eq!(widest_word("en anden"), widest_word("anden"));
        assert_eq!(widest_word("kyst-kommunerne"), widest_word("kommunerne"));
        assert_eq!(
            widest_word("40.000\u{a0}kr."),
            100 * 5 + 50 + 50 + 100 + 60 + 50
        );
        assert!(widest_word("mmm") > widest_word("iii"));
        assert_eq!(widest_word(""), 0);
    }

    #[test]
    fn a_link_is_no_word_to_make_room_for() {
        let link = "https://kimo.dk/Doc.aspx?sourcedoc=%7B3F2A1B4C5D6E7F8091A2B3C4D5E6F708%7D";
        assert_eq!(widest_word(&format!("Se {link}")), widest_word("Se"));
        assert!(widest_word("kommunikationsstrategien") > 1900);
    }
}
