//! Danish for all that the argument parser says: its help, its errors, the spelling of names and values.
//!
//! clap speaks English only and has no catalogue to translate. So its help is given
//! a template and its decorations are written here ([`localize`]), and its errors are
//! written anew from their kind and context ([`explain`]). Names are declared with
//! Danish letters (`long = "mål"`); the ASCII spelling of each is derived, since that
//! way round is unambiguous while `aa` may be anything.

mod cause;
mod choice;
mod error;
mod examples;
mod help;
mod notes;
#[cfg(test)]
mod tests;
mod topic;

pub(crate) use choice::choice;
pub(crate) use error::explain;
pub(crate) use examples::with_blanks;
pub(crate) use help::{Localized, help, localize};

use unicode_normalization::UnicodeNormalization;

/// The word in ASCII letters as Danes write it without a Danish keyboard: `mål` is `maal`.
pub(crate) fn ascii(word: &str) -> String {
    if word.is_ascii() {
        return word.to_owned();
    }
    // Text pasted on macOS may carry å as a with a ring after it.
    word.nfc().fold(String::new(), |mut out, letter| {
        match letter {
            'å' => out.push_str("aa"),
            'Å' => out.push_str("Aa"),
            'æ' => out.push_str("ae"),
            'Æ' => out.push_str("Ae"),
            'ø' => out.push_str("oe"),
            'Ø' => out.push_str("Oe"),
            other => out.push(other),
        }
        out
    })
}

/// The ASCII spellings that the names lack, to be accepted beside them.
pub(crate) fn spellings<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let names: Vec<&str> = names.into_iter().collect();
    names
        .iter()
        .filter(|name| !name.is_ascii())
        .map(|name| ascii(name))
        .filter(|spelling| !names.contains(&spelling.as_str()))
        .collect()
}

/// The key under which spellings of a value are the same: case, å and aa, blank and hyphen.
fn key(value: &str) -> String {
    ascii(&value.trim().to_lowercase()).replace(['-', '_'], " ")
}

/// The candidate that is so near the word that it may have been meant.
fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = key(word);
    candidates
        .into_iter()
        .map(|candidate| (strsim::osa_distance(&word, &key(candidate)), candidate))
        // One slip in three letters is a misspelling; more is another word.
        .filter(|&(slips, _)| slips * 3 <= word.chars().count())
        .min_by_key(|&(slips, _)| slips)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod letters {
    use super::*;

    #[test]
    fn danish_letters_have_one_ascii_spelling_composed_or_not() {
        assert_eq!(
            ascii("måling, årshjul, tilføj, møde, værdi"),
            "maaling, aarshjul, tilfoej, moede, vaerdi"
        );
        assert_eq!(ascii("ma\u{30a}l"), "maal");
        assert_eq!(ascii("Århus Ærø Ø"), "Aarhus Aeroe Oe");
    }

    #[test]
    fn only_spellings_that_are_missing_are_derived() {
        assert_eq!(spellings(["mål", "tekst"]), ["maal"]);
        assert_eq!(spellings(["mål", "maal"]), [""; 0]);
    }

    #[test]
    fn the_nearest_is_a_misspelling_and_not_another_word() {
        let stages = ["ikke igangsat", "igangsat", "udgået"];
        assert_eq!(nearest("igansat", stages), Some("igangsat"));
        assert_eq!(nearest("udgaet", stages), Some("udgået"));
        assert_eq!(nearest("rød", stages), None);
    }
}
