//! Did you mean: the known word nearest to one that is not known.

use super::danish::fold;

/// The candidate a mistyped word most likely stands for, the first of several as near.
///
/// A candidate is near with one wrong, missing, extra or swapped letter in three,
/// or where what was typed is its beginning. A suggestion that is far off misleads
/// more than none.
pub(crate) fn nearest<'a>(
    typed: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let typed = letters(typed);
    let length = typed.chars().count();
    if length > LONGEST_WORD {
        return None;
    }
    let allowed = (length / 3).max(1);
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let known = letters(candidate);
            let begins = length >= SHORTEST_BEGINNING && known.starts_with(&typed);
            let apart = known.chars().count().abs_diff(length);
            if !begins && apart > allowed {
                return None;
            }
            let distance = strsim::osa_distance(&typed, &known);
            let near = distance <= allowed && distance < length;
            (begins || near).then_some((distance, candidate))
        })
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

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
