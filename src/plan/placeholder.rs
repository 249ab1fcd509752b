//! Texts that hold the place of the plan's own, until somebody has written them.

use memchr::{memchr, memchr3};

/// How a text begins that a new plan has as an example.
pub(crate) const PLACEHOLDER: &str = "EKSEMPEL:";

/// What people write where they know nothing yet, in small letters and without signs around it.
const NOTHING_YET: [&str; 22] = [
    "tbd",
    "tba",
    "todo",
    "fixme",
    "nn",
    "n.n",
    "n/a",
    "i/r",
    "lorem ipsum",
    "mangler",
    "udfyldes",
    "udfyldes senere",
    "ikke udfyldt",
    "skal udfyldes",
    "kommer senere",
    "følger senere",
    "følger",
    "skriv her",
    "skriv tekst her",
    "indsæt",
    "indsæt tekst",
    "afklares",
];

/// How a text begins or what stands in it that somebody was to fill in.
const TO_FILL_IN: [&str; 7] = [
    "[indsæt",
    "<indsæt",
    "[udfyld",
    "<udfyld",
    "[skriv",
    "<skriv",
    "lorem ipsum",
];

/// Signs that stand where words should, the one that nobody sees among them.
const SIGNS: [char; 12] = [
    '.', '…', '?', '-', '–', '—', '_', '*', '/', '(', ')', '\u{200b}',
];

/// Whether a text says nothing yet: an example of a new plan, signs where words should be, or a
/// word for what is to come.
pub(crate) fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    // A text that was let go after reading says nothing of what it was, and most are long.
    if text.is_empty() {
        return false;
    }
    if text.starts_with(PLACEHOLDER) {
        return true;
    }
    let small = |text: &str| text.to_lowercase();
    // Every text of a large plan is looked at, and few have a bracket.
    let bytes = text.as_bytes();
    let has_bracket = memchr(b'[', bytes).is_some();
    if has_bracket || text.starts_with(['<', 'L', 'l']) {
        let small = small(text);
        if TO_FILL_IN.iter().any(|sign| small.contains(sign)) || is_bracketed(text) {
            return true;
        }
    }
    // Few have a letter that stands for a number, or a sign of what was left open.
    let has_sign = has_bracket || memchr3(b'x', b'X', b':', bytes).is_some();
    if has_sign && text.len() < LONGEST && text.split(' ').any(is_left_open) {
        return true;
    }
    has_sign && bare(text).split(' ').all(is_of_x) || says_nothing(text)
}

/// Whether a text is but signs where words should be, or a word for what is to come: `–`, `n/a`.
pub(crate) fn says_nothing(text: &str) -> bool {
    let (text, bare) = (text.trim(), bare(text));
    text.chars().all(|c| SIGNS.contains(&c))
        || bare.len() < 20 && NOTHING_YET.contains(&bare.to_lowercase().as_str())
}

/// The text without signs around it.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
}

/// `[hvem?]`: nothing but what is to be filled in.
fn is_bracketed(text: &str) -> bool {
    let inside = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    inside.is_some_and(|inside| !inside.contains(['[', ']']))
}

/// No text that somebody left something open in is longer, in bytes: a long one was written.
const LONGEST: usize = 300;

/// `xx` of `ca. xx kr.`, `TODO:`, `[?]`.
fn is_left_open(word: &str) -> bool {
    is_of_x(word.trim_matches(|c: char| "()[]„“”\"'.,:;-–".contains(c)))
        || ["TODO:", "FIXME:", "TBD:", "[?]", "[…]", "[...]"].contains(&word)
}

fn is_of_x(word: &str) -> bool {
    (2..=5).contains(&word.len()) && word.bytes().all(|byte| matches!(byte, b'x' | b'X'))
}

#[cfg(test)]
mod tests {
    use super::is_placeholder;

    #[test]
    fn what_nobody_has_written_yet_is_known_by_its_signs_and_words() {
        for text in [
            "…",
            "...",
            "?",
            "???",
            "-",
            "–",
            "____",
            "xx",
            "XXX",
            "xx xx",
            "TBD",
            "tbd.",
            "(tbd)",
            "TODO",
            "NN",
            "N.N.",
            "n/a",
            "[indsæt]",
            "[indsæt tekst her]",
            "<indsæt navn>",
            "Mødes med [indsæt navn] i maj",
            "[hvem?]",
            "Lorem ipsum dolor sit amet",
            "Kommer senere",
            "Udfyldes senere…",
            "(mangler)",
            "EKSEMPEL: Første afsnit",
            "XX kommuner er med",
            "Det koster ca. xxx kr.",
            "TODO: tal fra kommunerne",
            "Mødes den [?] i Aarhus",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in [
            "",
            "5",
            "Er det muligt???",
            "Mødes med NN fra Aarhus",
            "Der mangler 5 kommuner",
            "Følger planen",
            "<b>",
            "[Bilag 1] er sendt",
            "Laks",
            "Indsæt net i havnen",
            "X-bus",
            "x",
            "TBT er målt",
            "Se <https://fjord.dk>",
            "Kommer senere på året i gang",
            "\"\"\"",
            "xxxxxxxx",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
