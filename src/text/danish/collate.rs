//! The Danish alphabet's order, for lists of names.
//!
//! æ, ø and å stand last, and `aa` is an old spelling of å: Aalborg comes after
//! Ærø. Capitals come before small letters, accents count only between names
//! that are otherwise the same. The order is that of the Unicode collation for
//! Danish, which the tests hold it against.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a name is sorted by, for `sort_by_cached_key` where a list is long.
pub(crate) fn key(name: &str) -> Key {
    let letters: Vec<char> = name.nfd().collect();
    let mut key = Key::default();
    let mut rest = letters.as_slice();
    while let Some(after) = take_digraph(rest, &mut key)
        .or_else(|| take_tailored(rest, &mut key))
        .or_else(|| take_one(rest, &mut key))
    {
        rest = after;
    }
    key
}

/// A name's place in a Danish list.
///
/// The levels are compared one after the other over the whole name: the letters,
/// then their accents, then capital before small.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    letters: Vec<u32>,
    accents: Vec<u32>,
    cases: Vec<(Case, u8)>,
}

/// Capitals first, as Danish has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Case {
    Upper,
    Mixed,
    Lower,
}

/// Every character with a place of its own, first to last.
const ORDER: &str = concat!(
    "\t\n\r _-–—,;:!?.'\"«»()[]{}§@*/\\&#%`´^°+<=>|~$€",
    "0123456789abcdefghijklmnopqrstuvwxyzæøå",
);

/// The accents in the order they are told apart.
const ACCENTS: &str = "\u{301}\u{300}\u{306}\u{302}\u{30c}\u{30a}\u{308}\u{30b}\u{303}\u{307}\
                       \u{327}\u{328}\u{304}";

/// A letter without an accent.
const PLAIN: u32 = 0;
/// What is filed under another character: ä under æ, ü under y, đ under d, ‘ under '.
const VARIANT: u32 = 1;
/// As `VARIANT`, where a letter has two: ő comes after ö.
const SECOND_VARIANT: u32 = 2;
const FIRST_ACCENT: u32 = 3;

impl Key {
    fn push(&mut self, letter: u32, accent: u32, case: Case, spelling: u8) {
        self.letters.push(letter);
        self.accents.push(accent);
        self.cases.push((case, spelling));
    }
}

/// `aa` as å. `aA` is no digraph: nobody writes å so.
fn take_digraph<'a>(letters: &'a [char], key: &mut Key) -> Option<&'a [char]> {
    let (case, rest) = match letters {
        ['A', 'A', rest @ ..] => (Case::Upper, rest),
        ['A', 'a', rest @ ..] => (Case::Mixed, rest),
        ['a', 'a', rest @ ..] => (Case::Lower, rest),
        _ => return None,
    };
    key.push(place('å'), PLAIN, case, 1);
    Some(rest)
}

/// The characters that Danish files under others than the one they are drawn from.
fn take_tailored<'a>(letters: &'a [char], key: &mut Key) -> Option<&'a [char]> {
    let (&first, rest) = letters.split_first()?;
    let case = case_of(first);
    let base = lower(first);
    let accented = match (base, rest.first()) {
        ('a', Some('\u{30a}')) => Some(('å', PLAIN)),
        ('a', Some('\u{308}')) => Some(('æ', VARIANT)),
        ('o', Some('\u{308}')) => Some(('ø', VARIANT)),
        ('o', Some('\u{30b}')) => Some(('ø', SECOND_VARIANT)),
        ('u', Some('\u{308}')) => Some(('y', VARIANT)),
        ('u', Some('\u{30b}')) => Some(('y', SECOND_VARIANT)),
        _ => None,
    };
    if let Some((letter, accent)) = accented {
        key.push(place(letter), accent, case, 0);
        return rest.get(1..);
    }
    match base {
        'đ' => key.push(place('d'), VARIANT, case, 0),
        'ð' => key.push(place('d'), SECOND_VARIANT, case, 0),
        '‘' => key.push(place('\''), VARIANT, case, 0),
        '’' => key.push(place('\''), SECOND_VARIANT, case, 0),
        '“' => key.push(place('"'), VARIANT, case, 0),
        '”' => key.push(place('"'), SECOND_VARIANT, case, 0),
        'þ' => {
            key.push(place('t'), PLAIN, case, 0);
            key.push(place('h'), PLAIN, Case::Lower, 1);
        }
        'œ' => {
            key.push(place('o'), PLAIN, case, 0);
            key.push(place('e'), VARIANT, Case::Lower, 0);
        }
        'ß' => {
            key.push(place('s'), PLAIN, case, 1);
            key.push(place('s'), PLAIN, case, 1);
        }
        _ => return None,
    }
    Some(rest)
}

/// Any other character: an accent on what stands before it, or one with its own place.
fn take_one<'a>(letters: &'a [char], key: &mut Key) -> Option<&'a [char]> {
    let (&first, rest) = letters.split_first()?;
    if is_combining_mark(first) {
        key.accents.push(accent(first));
        key.cases.push((Case::Lower, 0));
    } else {
        key.push(place(lower(first)), PLAIN, case_of(first), 0);
    }
    Some(rest)
}

/// Characters outside `ORDER` follow å by code point, so that every list has one order.
fn place(letter: char) -> u32 {
    position(ORDER, letter).unwrap_or_else(|| 1_000 + u32::from(letter))
}

fn accent(mark: char) -> u32 {
    FIRST_ACCENT + position(ACCENTS, mark).unwrap_or_else(|| 1_000 + u32::from(mark))
}

fn position(table: &str, wanted: char) -> Option<u32> {
    (0..)
        .zip(table.chars())
        .find(|&(_, c)| c == wanted)
        .map(|(at, _)| at)
}

fn case_of(letter: char) -> Case {
    if letter.is_uppercase() {
        Case::Upper
    } else {
        Case::Lower
    }
}

/// The small letter, where it is one character.
fn lower(letter: char) -> char {
    let mut small = letter.to_lowercase();
    match (small.next(), small.next()) {
        (Some(one), None) => one,
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use icu_collator::options::CollatorOptions;
    use icu_collator::{Collator, CollatorBorrowed};
    use icu_locale_core::locale;
    use proptest::prelude::*;

    use super::*;
    use std::cmp::Ordering;

    fn compare(a: &str, b: &str) -> Ordering {
        key(a).cmp(&key(b))
    }

    fn oracle() -> CollatorBorrowed<'static> {
        Collator::try_new(locale!("da").into(), CollatorOptions::default())
            .expect("the compiled data holds Danish")
    }

    #[test]
    fn a_list_of_names_is_in_danish_order() {
        for sorted in [
            ["Esbjerg", "Vejle", "Ærø", "Ølstykke", "Aalborg"],
            ["Faxe", "Fåborg", "Faaborg", "Gentofte", "Aabenraa"],
            ["10", "2", "Ringkøbing-Skjern", "Rødovre", "Århus"],
            ["Lemvig", "Müller", "Mytilus", "Mælk", "Møn"],
        ] {
            let mut names = sorted;
            names.reverse();
            names.sort_by(|a, b| compare(a, b));
            assert_eq!(names, sorted);
            names.reverse();
            names.sort_by(|a, b| oracle().compare(a, b));
            assert_eq!(names, sorted, "the oracle agrees");
        }
    }

    #[test]
    fn each_pair_is_ordered_as_written() {
        for (before, after) in [
            ("Ærø", "Aalborg"),
            ("Ølby", "Aabenraa"),
            ("Zealand", "Ærø"),
            ("Ærø", "Ølby"),
            ("A", "a"),
            ("Anders", "anders"),
            ("anders", "Bo"),
            ("idé", "ideer"),
            ("ide", "idé"),
            ("Århus", "Aarhus"),
            ("Aarhus", "århus"),
            ("Ny by", "Nyborg"),
            ("9", "a"),
            ("å", "Ж"),
        ] {
            assert_eq!(compare(before, after), Ordering::Less, "{before} {after}");
            assert_eq!(
                compare(after, before),
                Ordering::Greater,
                "{after} {before}"
            );
        }
    }

    #[test]
    fn composed_and_decomposed_letters_are_equal() {
        for name in ["Ærø", "Århus", "Müller", "André", "aä"] {
            let decomposed: String = name.nfd().collect();
            assert_eq!(compare(name, &decomposed), Ordering::Equal, "{name}");
        }
    }

    /// Short words over few letters, so that pairs often agree until late.
    const NAMES: &str = "[aAbdåÅæÆøØoOeuyYtThsSzÄäÖöüÜéèêÉñçąđðÐþÞœŒßőű019 -]{0,7}";
    const ANYTHING: &str = "[ -~æøåÆØÅéäöüÜ–—‘’“”«»§€´°\t\n]{0,6}";

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1_000))]

        #[test]
        fn names_are_ordered_as_unicode_orders_danish(a in NAMES, b in NAMES) {
            prop_assert_eq!(compare(&a, &b), oracle().compare(&a, &b));
        }

        #[test]
        fn so_are_near_names(stem in NAMES, a in "[aåAÅäe ]{0,2}", b in "[aåAÅäe ]{0,2}", tail in NAMES) {
            let (a, b) = (format!("{stem}{a}{tail}"), format!("{stem}{b}{tail}"));
            prop_assert_eq!(compare(&a, &b), oracle().compare(&a, &b));
        }

        #[test]
        fn so_are_capitals_and_small_letters(name in NAMES, flips in any::<u16>()) {
            let flipped: String = name
                .chars()
                .enumerate()
                .map(|(at, c)| if flips >> at & 1 == 1 { flip(c) } else { c })
                .collect();
            prop_assert_eq!(compare(&name, &flipped), oracle().compare(&name, &flipped));
        }

        #[test]
        fn so_is_punctuation(a in ANYTHING, b in ANYTHING) {
            prop_assert_eq!(compare(&a, &b), oracle().compare(&a, &b));
        }

        #[test]
        fn so_are_decomposed_names(a in NAMES, b in NAMES) {
            let decomposed: String = b.nfd().collect();
            prop_assert_eq!(compare(&a, &decomposed), oracle().compare(&a, &b));
        }
    }

    fn flip(letter: char) -> char {
        let upper = letter.to_uppercase().next().unwrap_or(letter);
        if upper == letter {
            lower(letter)
        } else {
            upper
        }
    }
}
