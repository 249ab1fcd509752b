//! Words a person types, brought to one form so that spellings can be matched.
//!
//! Not every keyboard has æ, ø and å, and macOS hands file names over with the
//! ring apart from its a. `ikke påbegyndt`, `Ikke  Paabegyndt` and its
//! decomposed form are the same word to the one who types it.

use crate::text::visible::is_ordinary;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// Whether two words are the same to the one who types them; see [`key`].
pub(crate) fn same(a: &str, b: &str) -> bool {
    a == b || key(a) == key(b)
}

/// What words match by: small letters, `æ` as `ae`, `ø` as `oe`, `å` as `aa`, single blanks.
///
/// The letters become pairs and not the other way round, so that a word may mix
/// both spellings. For matching only: it is not for show.
pub(crate) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        if word.is_ascii() {
            key.extend(word.chars().map(|letter| letter.to_ascii_lowercase()));
        } else {
            key.extend(ascii(word).chars().flat_map(char::to_lowercase));
        }
    }
    key
}

/// What sentences match by: two that differ in blanks, capitals, how their letters are spelt or the
/// stop at their end say the same.
pub(crate) fn sentence(text: &str) -> String {
    let key = key(text);
    key.trim_end_matches(['.', '!', ' ']).to_owned()
}

/// The word in ASCII letters as Danes write it without a Danish keyboard: `mål` is `maal`, `Ø` is
/// `Oe`. Everything else is kept.
pub(crate) fn ascii(word: &str) -> String {
    let mut spelling = String::with_capacity(word.len());
    for letter in composed(word).chars() {
        match letter {
            'å' => spelling.push_str("aa"),
            'Å' => spelling.push_str("Aa"),
            'æ' => spelling.push_str("ae"),
            'Æ' => spelling.push_str("Ae"),
            'ø' => spelling.push_str("oe"),
            'Ø' => spelling.push_str("Oe"),
            other => spelling.push(other),
        }
    }
    spelling
}

/// A text in composed form. One pasted on macOS may carry å as a with a ring after it; few are, and to
/// compose one takes much longer than to see that it need not be.
pub(crate) fn composed(text: &str) -> Cow<'_, str> {
    if is_ordinary(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// What names match by: small letters in composed form, nothing else.
///
/// Names keep their spelling: a party called `Aarhus` is not the party `Århus`
/// unless the register says so.
pub(crate) fn name_key(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    small(&composed(name)).collect()
}

/// Whether two names have the same [`name_key`]: names are compared far more often than kept.
pub(crate) fn same_name(a: &str, b: &str) -> bool {
    if a.is_ascii() && b.is_ascii() {
        return a.eq_ignore_ascii_case(b);
    }
    small(&composed(a)).eq(small(&composed(b)))
}

fn small(name: &str) -> impl Iterator<Item = char> {
    name.chars().flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_word_are_the_same() {
        for (a, b) in [
            ("ikke påbegyndt", "ikke paabegyndt"),
            ("løbende", "loebende"),
            ("LØBENDE", "loebende"),
            ("grøn", "Groen"),
            ("Æbleø", "aebleOe"),
            ("på", "pa\u{30a}"),
            ("  sat   i\u{a0}bero ", "sat i bero"),
            ("paaskeø", "påskeoe"),
        ] {
            assert!(same(a, b), "{a} {b}");
        }
    }

    #[test]
    fn danish_letters_have_one_ascii_spelling_composed_or_not() {
        assert_eq!(ascii("måling, tilføj, værdi"), "maaling, tilfoej, vaerdi");
        assert_eq!(ascii("ma\u{30a}l"), "maal");
        assert_eq!(ascii("Århus Ærø Ø"), "Aarhus Aeroe Oe");
    }

    #[test]
    fn other_words_are_not() {
        for (a, b) in [
            ("gul", "gull"),
            ("på", "pa"),
            ("ikkeigangsat", "ikke igangsat"),
        ] {
            assert!(!same(a, b), "{a} {b}");
        }
    }

    #[test]
    fn names_match_in_any_case_and_composition_only() {
        for (a, b, matches) in [
            ("KOMMUNERNE", "kommunerne", true),
            ("Ærø", "ærø", true),
            ("ÅRHUS", "a\u{30a}rhus", true),
            ("Aarhus", "Århus", false),
            ("Ærø ", "Ærø", false),
        ] {
            assert_eq!(name_key(a) == name_key(b), matches, "{a} {b}");
            assert_eq!(same_name(a, b), matches, "{a} {b}");
        }
    }
}
