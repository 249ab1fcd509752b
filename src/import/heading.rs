//! Headings that name a goal: `Mål 1: Rent hav`, `Indsatsområde B – Affald`, `2. Viden`.

use crate::load::number::{is_number, meant};
use crate::text::danish::fold;
use std::collections::BTreeSet;

/// A heading that names a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GoalHeading {
    /// The word that it calls a goal, as [`fold::key`] has it.
    pub(crate) word: &'static str,
    pub(crate) number: Option<String>,
    /// What follows its number; empty where that stands on the next line.
    pub(crate) title: String,
}

/// What plans call a goal, the usual first.
pub(crate) const WORDS: [&str; 12] = [
    "maal",
    "maalsaetning",
    "hovedmaal",
    "strategisk maal",
    "overordnet maal",
    "indsatsomraade",
    "strategisk indsatsomraade",
    "fokusomraade",
    "pejlemaerke",
    "tema",
    "spor",
    "goal",
];

/// The goal that a heading names with one of the usual words, and a number or a colon.
pub(crate) fn goal_heading(text: &str) -> Option<GoalHeading> {
    let mut words = text.split_whitespace();
    let first = words.next()?;
    let mut candidates = vec![first.to_owned()];
    candidates.extend(words.next().map(|second| format!("{first} {second}")));
    candidates.iter().rev().find_map(|candidate| {
        let has_colon = candidate.ends_with(':');
        let key = fold::key(candidate.trim_end_matches(':'));
        let word = WORDS.iter().find(|word| **word == key)?;
        let rest = text.split_whitespace().skip(candidate.split(' ').count());
        let rest = rest.collect::<Vec<_>>().join(" ");
        if has_colon {
            return Some(GoalHeading {
                word,
                number: None,
                title: rest,
            });
        }
        let (number, title) = number_and_title(&rest)?;
        Some(GoalHeading {
            word,
            number: Some(number),
            title,
        })
    })
}

/// Whether a line names a goal with its number, and is no sentence about it: `Mål 3 er det vigtigste`.
pub(crate) fn is_numbered_goal(text: &str) -> bool {
    goal_heading(text).is_some_and(|goal| goal.number.is_some()) && !is_about_goal(text)
}

/// Whether a line that begins as a goal's heading goes on as a sentence. A sign after the number makes it a
/// heading.
pub(crate) fn is_about_goal(text: &str) -> bool {
    let Some(goal) = goal_heading(text).filter(|goal| goal.number.is_some()) else {
        return false;
    };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let before = text
        .strip_suffix(&goal.title)
        .unwrap_or_default()
        .trim_end();
    if goal.title.is_empty() || before.ends_with([':', '.', ')']) {
        return false;
    }
    let is_small = goal.title.starts_with(char::is_lowercase);
    let is_ended = goal.title.ends_with(['.', '!', '?', ';']) || goal.title.contains(". ");
    if before.ends_with(['–', '-']) {
        return is_small && is_ended;
    }
    let mut words = goal.title.split(' ');
    let goes_on = words.next().is_some_and(|word| GO_ON.contains(&word));
    before.ends_with(',')
        || goes_on
        || is_ended && (is_small || words.count() >= FEWEST_OF_SENTENCE)
}

/// What a sentence that begins with a goal's name goes on with.
const GO_ON: [&str; 34] = [
    "er",
    "var",
    "skal",
    "vil",
    "kan",
    "har",
    "havde",
    "må",
    "bør",
    "bliver",
    "blev",
    "og",
    "eller",
    "samt",
    "til",
    "i",
    "om",
    "med",
    "under",
    "handler",
    "omhandler",
    "omfatter",
    "gælder",
    "hænger",
    "kræver",
    "indeholder",
    "indebærer",
    "nås",
    "opfyldes",
    "støtter",
    "understøtter",
    "bidrager",
    "får",
    "fik",
];

/// A title that ends with a full stop has fewer words.
const FEWEST_OF_SENTENCE: usize = 4;

/// The number that a heading begins with, and the rest: `2. Viden`, `2 – Viden`, `B: Viden`.
pub(crate) fn number_and_title(text: &str) -> Option<(String, String)> {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let is_sign = |c: char| matches!(c, ':' | '.' | ')' | '–' | '-');
    let number = first.trim_end_matches(is_sign);
    let begins_with_digit = number.starts_with(|c: char| c.is_ascii_digit());
    let is_letter = number.len() == 1 && number.starts_with(|c: char| c.is_ascii_uppercase());
    let is_letter = is_letter || is_roman(number);
    let meant = meant(number)?;
    let is_short = meant.as_str().len() <= 6 && is_number(meant.as_str());
    // "I", "A" and "VI" are words, too, but for a sign after them.
    let is_told = number.len() < first.len() || rest.starts_with(is_sign) || rest.is_empty();
    if !is_short || !(begins_with_digit || (is_letter && is_told)) {
        return None;
    }
    let title = rest.trim_start_matches(|c: char| is_sign(c) || c == ' ');
    Some((meant.to_string(), title.to_owned()))
}

/// The title in a table's caption: `Tabel 1: Indsatser for energi`.
pub(crate) fn caption(text: &str) -> Option<String> {
    let (word, rest) = text.split_once(' ')?;
    let is_it = CAPTIONED.contains(&fold::key(word).as_str());
    let (number, title) = number_and_title(rest).filter(|_| is_it)?;
    (!title.is_empty() && !is_roman(&number)).then_some(title)
}

/// What has a caption.
const CAPTIONED: [&str; 3] = ["tabel", "skema", "figur"];

/// Whether a text is a Roman numeral, as goals are counted by: `IV`.
pub(crate) fn is_roman(text: &str) -> bool {
    (1..=MOST_ROMAN).any(|count| roman(count) == text)
}

const MOST_ROMAN: u32 = 39;

/// How goals are counted that are called nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Count {
    Roman,
    Letters,
    Digits,
}

/// The count of the goal that a line may be the title of: `II. Viden`, `B) Viden`.
pub(crate) fn counted_title(line: &str, count: Count) -> Option<u32> {
    let (first, _) = line.split_once(' ')?;
    let (number, title) = number_and_title(line)?;
    let is_title = first.ends_with([':', '.', ')'])
        && title.starts_with(char::is_uppercase)
        && title.chars().count() <= LONGEST_COUNTED
        && !title.ends_with(['.', ':'])
        && !title.contains('\n');
    if !is_title {
        return None;
    }
    match count {
        Count::Roman => (1..=MOST_ROMAN).find(|count| roman(*count) == number),
        Count::Digits => number.parse().ok(),
        Count::Letters => match number.as_bytes() {
            [letter @ b'A'..=b'Z'] => Some(u32::from(letter - b'A') + 1),
            _ => None,
        },
    }
}

/// The title of a goal is not longer, in characters.
const LONGEST_COUNTED: usize = 120;

/// The places of the titles that are counted in order from 1, the last ones that are: those before may be
/// a table of contents. One alone is none.
pub(crate) fn titles_in_order(titles: impl Iterator<Item = (usize, u32)>) -> BTreeSet<usize> {
    let mut found = Vec::new();
    for (at, count) in titles {
        if count == 1 {
            found = vec![at];
        } else if !found.is_empty() && usize::try_from(count).ok() == Some(found.len() + 1) {
            found.push(at);
        }
    }
    if found.len() < 2 {
        found.clear();
    }
    found.into_iter().collect()
}

/// A count as a Roman numeral.
pub(crate) fn roman(count: u32) -> String {
    let signs = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    if count > MOST_ROMAN {
        return count.to_string();
    }
    let mut left = count;
    let mut text = String::new();
    for (value, sign) in signs {
        while left >= value {
            text.push_str(sign);
            left -= value;
        }
    }
    text
}

/// Whether a line is one of a table of contents: leaders or, after a goal, a tab before the number of
/// a page.
pub(crate) fn is_of_contents(line: &str) -> bool {
    let line = line.trim();
    let head = line.trim_end_matches(|c: char| c.is_ascii_digit());
    if head.is_empty() || !(1..=3).contains(&(line.len() - head.len())) {
        return false;
    }
    let is_leader = |c: char| matches!(c, '.' | '…' | '_' | '·');
    let text = head.trim_end_matches(|c: char| is_leader(c) || c.is_whitespace());
    let leaders = head.get(text.len()..).unwrap_or_default();
    let count = leaders.chars().filter(|c| is_leader(*c)).count();
    count >= FEWEST_LEADERS
        || leaders.contains('…')
        || (leaders.contains('\t') && is_numbered_goal(text))
}

/// Three dots are a pause.
const FEWEST_LEADERS: usize = 4;

/// That a table of contents is no words of the document's own.
pub(crate) const NO_CONTENTS: &str = "indholdsfortegnelsen er ikke med";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_a_roman_numeral_while_it_is_short() {
        for (count, text) in [(1, "I"), (4, "IV"), (19, "XIX"), (39, "XXXIX"), (40, "40")] {
            assert_eq!(roman(count), text);
        }
    }

    #[test]
    fn a_goal_is_known_by_its_word_and_its_number() {
        for (text, number, title) in [
            ("Mål 1: Rent hav", Some("1"), "Rent hav"),
            ("MÅL 2 – Viden", Some("2"), "Viden"),
            ("Mål 3", Some("3"), ""),
            ("Strategisk mål 1. Rent hav", Some("1"), "Rent hav"),
            ("Indsatsområde B: Affald", Some("B"), "Affald"),
            ("Tema 4 Havne", Some("4"), "Havne"),
            ("Mål: Rent hav", None, "Rent hav"),
            ("Mål IV: Rent hav", Some("IV"), "Rent hav"),
            ("Mål VI – Rent hav", Some("VI"), "Rent hav"),
        ] {
            let heading = goal_heading(text).expect(text);
            assert_eq!(
                (heading.number.as_deref(), heading.title.as_str()),
                (number, title),
                "{text}"
            );
        }
        for (text, is_about) in [
            ("Mål 3 er det vigtigste for os", true),
            ("Mål 3, 4 og 5 skal nås", true),
            ("Mål 2 og 3 hænger sammen.", true),
            ("Mål 3 – som er det vigtigste – skal nås.", true),
            ("Mål 3 Havnen er beskidt og skal renses.", true),
            ("Mål 3: er havnen ren?", false),
            ("Mål 3 – rent hav", false),
            ("Mål 3 rent hav", false),
            ("Mål 3. at sikre rent vand.", false),
            ("Tema 4 Havne.", false),
            ("Mål 3", false),
        ] {
            assert_eq!(is_about_goal(text), is_about, "{text}");
        }
        for text in [
            "Målet er et rent hav",
            "Mål og midler",
            "Tema og ansvar",
            "For at opfylde mål 1 vil KIMO",
            "Mål VI kan nå",
            "",
        ] {
            assert_eq!(goal_heading(text), None, "{text}");
        }
        assert_eq!(
            number_and_title("2. Viden"),
            Some(("2".into(), "Viden".into()))
        );
        assert_eq!(
            number_and_title("A. Affald"),
            Some(("A".into(), "Affald".into()))
        );
        assert_eq!(number_and_title("I havet er der"), None);
        assert_eq!(number_and_title("12.10.2026 Møde i rådet"), None);
        assert_eq!(
            number_and_title("18 medlemskommuner"),
            Some(("18".into(), "medlemskommuner".into()))
        );
    }
}
