//! Did you mean: the known word nearest to one that is not known.

use super::danish::fold;

use std::cell::Cell;

/// The candidate a mistyped word most likely stands for, the first of several as near. Where many
/// words are asked for, [`Known`] spares reading the candidates each time.
pub(crate) fn nearest<'a>(
    typed: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    Known::new(candidates).nearest(typed)
}

/// Words that a mistyped one may stand for.
pub(crate) struct Known<'a> {
    /// Each with its letters as they are compared, and how many they are.
    words: Vec<(&'a str, String, usize)>,
    /// What may still be spent on comparing: ten thousand unknown words beside ten thousand known
    /// ones are a file gone wrong, and nobody reads a suggestion for each.
    budget: Cell<usize>,
}

impl<'a> Known<'a> {
    pub(crate) fn new(words: impl IntoIterator<Item = &'a str>) -> Known<'a> {
        let word = |word| {
            let letters = letters(word);
            let length = letters.chars().count();
            (word, letters, length)
        };
        Known {
            words: words.into_iter().map(word).collect(),
            budget: Cell::new(BUDGET),
        }
    }

    /// The word that `typed` most likely stands for, the first of several as near.
    ///
    /// A word is near with one wrong, missing, extra or swapped letter in three, or where what
    /// was typed is its beginning. A suggestion that is far off misleads more than none.
    pub(crate) fn nearest(&self, typed: &str) -> Option<&'a str> {
        let typed = letters(typed);
        let length = typed.chars().count();
        if length > LONGEST_WORD || self.budget.get() == 0 {
            return None;
        }
        let allowed = (length / 3).max(1);
        let distance = |(word, known, known_length): &(&'a str, String, usize)| {
            // "ikke gennemført" is the opposite of "gennemført".
            if is_denied(&typed) != is_denied(known) {
                return None;
            }
            let begins = length >= SHORTEST_BEGINNING && known.starts_with(&typed);
            let is_as_long = known_length.abs_diff(length) <= allowed;
            if !(begins || is_as_long) || !self.spend(1 + length * known_length) {
                return None;
            }
            let distance = strsim::osa_distance(&typed, known);
            let is_near = distance <= allowed && distance < length;
            (begins || is_near).then_some((distance, *word))
        };
        let near = self.words.iter().filter_map(distance);
        near.min_by_key(|&(distance, _)| distance)
            .map(|(_, word)| word)
    }

    /// Whether a comparison of this many letters by letters can still be afforded.
    fn spend(&self, cost: usize) -> bool {
        let left = self.budget.get().checked_sub(cost);
        self.budget.set(left.unwrap_or(0));
        left.is_some()
    }
}

fn is_denied(letters: &str) -> bool {
    letters.starts_with("ikke ") || letters.starts_with("ikke-")
}

/// Letters by letters: a fifth of a second, and far more than one word among 10,000 takes.
const BUDGET: usize = 40_000_000;

/// Fewer letters begin too many words.
const SHORTEST_BEGINNING: usize = 3;

/// The comparison takes time by the product of the lengths, and a longer text was not mistyped.
const LONGEST_WORD: usize = 200;

/// Folded, but with one letter where Danish has one: a missing `ø` is one mistake, not two.
fn letters(text: &str) -> String {
    fold::key(text)
        .replace("aa", "å")
        .replace("ae", "æ")
        .replace("oe", "ø")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_word_is_offered_and_a_far_one_is_not() {
        const PARTIES: &[&str] = &[
            "Sekretariatet",
            "Ekspertgruppen",
            "Bestyrelsen",
            "Kommunerne",
            "Politikergruppen",
        ];
        const STATUSES: &[&str] = &[
            "ikke igangsat",
            "igangsat",
            "løbende",
            "sat i bero",
            "gennemført",
            "udgået",
        ];
        const LIGHTS: &[&str] = &["grøn", "gul", "rød"];
        for (typed, candidates, offered) in [
            ("Sekretariatt", PARTIES, Some("Sekretariatet")),
            ("sekratariatet", PARTIES, Some("Sekretariatet")),
            ("Sekr", PARTIES, Some("Sekretariatet")),
            ("Kommunenre", PARTIES, Some("Kommunerne")),
            ("Kommune", PARTIES, Some("Kommunerne")),
            ("Ministeriet", PARTIES, None),
            ("Se", PARTIES, None),
            ("", PARTIES, None),
            ("loebene", STATUSES, Some("løbende")),
            ("gennemfort", STATUSES, Some("gennemført")),
            ("igangsatt", STATUSES, Some("igangsat")),
            ("udgaaet ", STATUSES, Some("udgået")),
            ("ikke gennemført", STATUSES, None),
            ("ikke igansat", STATUSES, Some("ikke igangsat")),
            ("grn", LIGHTS, Some("grøn")),
            ("rod", LIGHTS, Some("rød")),
            ("x", LIGHTS, None),
            ("blå", LIGHTS, None),
            ("gul", &[], None),
        ] {
            assert_eq!(
                nearest(typed, candidates.iter().copied()),
                offered,
                "{typed}"
            );
        }
    }

    #[test]
    fn a_text_too_long_for_a_word_is_not_compared() {
        let long = "a".repeat(100_000);
        assert_eq!(nearest(&long, [long.as_str()]), None);
        assert_eq!(nearest("aaa", [long.as_str(), "aab"]), Some("aab"));
    }

    #[test]
    fn many_words_among_many_cost_no_more_than_the_first_of_them() {
        let words: Vec<String> = (0..2_000).map(|n| format!("Part nummer {n}")).collect();
        let known = Known::new(words.iter().map(String::as_str));
        let offered = |n: usize| known.nearest(&format!("Partt nummer {n}"));
        assert_eq!(offered(7), Some("Part nummer 7"));
        let count = (8..2_000).filter_map(offered).count();
        assert!((20..200).contains(&count), "{count}");
    }

    #[test]
    fn the_first_of_several_as_near_is_offered() {
        for (typed, candidates, offered) in [
            ("note", ["noter", "notes"], "noter"),
            ("note", ["notes", "noter"], "notes"),
            ("maal", ["maaltal", "maalx"], "maalx"),
        ] {
            assert_eq!(nearest(typed, candidates), Some(offered));
        }
    }
}
