//! The numbers of goals and actions: what one may be, and what a slip in one means.
//!
//! `1-2` beside `1.1` and `1.3` looks right and is another action's: nobody finds it, and its own
//! number is given away.

use super::faults;
use super::fields::Reading;
use super::lookalike;
use crate::plan::Number;
use crate::text::letters::DASHES;
use crate::text::{Diagnostic, Replacement, Span};
use unicode_normalization::UnicodeNormalization;

/// What people write between the parts of a number; all but the dot part two numbers as well.
const SIGNS: [char; 6] = ['.', ',', '-', '_', '/', ':'];

/// Whether a text is a number: parts with dots between. A part that begins with a digit is digits
/// without a zero before them, and perhaps a letter after them; any other begins with a letter.
pub(crate) fn is_number(text: &str) -> bool {
    text.split('.').all(is_part)
}

fn is_part(part: &str) -> bool {
    let digits = part.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = part.split_at(digits);
    if number.is_empty() {
        return rest.starts_with(is_letter)
            && rest.ends_with(|c: char| is_letter(c) || c.is_ascii_digit())
            && rest.chars().all(may_stand_in_part);
    }
    (number == "0" || !number.starts_with('0')) && rest.chars().all(is_letter)
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{00c0}'..='\u{024f}')
}

fn may_stand_in_part(c: char) -> bool {
    is_letter(c) || c.is_ascii_digit() || matches!(c, '-' | '_')
}

/// The number that `text` means: blanks aside, with dots between its parts and without zeros
/// before its digits. One that means nothing is taken as it is written.
pub(crate) fn meant(text: &str) -> Option<Number> {
    let text = text.trim();
    let meant = mended(text).unwrap_or_else(|| text.to_owned());
    (!text.is_empty()).then(|| Number::new(meant))
}

/// A text that is no number for its signs or its zeros alone, as the number it means: `1-2`,
/// `01.2`, `1.2.`, `Nr. 1.2`, `１.２`.
fn mended(text: &str) -> Option<String> {
    if is_number(text) {
        return None;
    }
    let plain: String = lookalike::without_lookalikes(text)
        .nfkc()
        .map(|c| if DASHES.contains(&c) { '-' } else { c })
        .collect();
    let lower = plain.to_lowercase();
    let name = ["nummer ", "handling ", "mål ", "nr.", "nr ", "§"];
    let name = name.iter().find(|name| lower.starts_with(**name));
    let bare = plain.get(name.map_or(0, |name| name.len())..)?;
    let bare = bare.trim().trim_end_matches(['.', ')', ':', ',']);
    if is_number(bare) {
        return Some(bare.to_owned());
    }
    // `1.2, 1.3` and `1,2-1,3` are two numbers, and `1, 2` may be.
    let mut signs = bare.matches(SIGNS);
    let first = signs.next().unwrap_or(".");
    if signs.any(|sign| sign != first) || (first != "." && bare.contains(char::is_whitespace)) {
        return None;
    }
    let with_dots = bare.replace(SIGNS, ".");
    // Of digits alone: `1. Kommunerne` is a line of a list, and `(f.eks.` is none.
    let with_dots = with_dots.replace(". ", ".").replace(" .", ".");
    let with_dots = with_dots.trim_start_matches('(');
    let part = |part: &str| {
        let is_digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let digits = part.trim_start_matches('0');
        is_digits.then(|| if digits.is_empty() { "0" } else { digits }.to_owned())
    };
    let parts: Option<Vec<String>> = with_dots.split('.').map(part).collect();
    Some(parts?.join("."))
}

/// Reports what is wrong with the number `text`, which stands at `place`. In a list `1,2` may be two,
/// and is for people to part.
pub(super) fn check(text: &str, is_listed: bool, place: Span, reading: &mut Reading<'_>) {
    let written = text.trim();
    let unlike = lookalike::in_name(written, place);
    let Some(right) = mended(written) else {
        let bad = || {
            bad(written, place).help(if several(written).is_some() {
                if is_listed {
                    "Skriv hvert nummer i sine egne anførselstegn, med komma imellem."
                } else {
                    "Skriv kun ét nummer."
                }
            } else {
                "Et nummer består af tal og bogstaver med punktum imellem: ”2.10” eller ”A.3.1”."
            })
        };
        let problem = unlike.or_else(|| (!is_number(written)).then(bad));
        return reading.problems.extend(problem);
    };
    let mut problem = match unlike {
        Some(problem) => problem,
        None if written.contains(',') => {
            let message = format!("nummeret ”{written}” er skrevet med komma");
            Diagnostic::error(faults::COMMA_IN_NUMBER, place, message)
        }
        None => bad(written, place),
    };
    if let Some(several) = several(written).filter(|_| is_listed) {
        problem.help = vec![format!(
            "Skriv \"{right}\", hvis det er ét nummer, og \"{}\", hvis det er flere.",
            several.join("\", \"")
        )];
        return reading.problems.push(problem);
    }
    problem.help = vec![format!(
        "Skriv \"{right}\", eller lad ”kimo tjek --ret” gøre det."
    )];
    let raw = reading.text.get(place.range()).unwrap_or_default();
    let replacement = Replacement {
        span: place,
        text: if raw.starts_with(['"', '\'']) && raw.ends_with(['"', '\'']) {
            raw.replace(written, &right)
        } else {
            format!("\"{right}\"")
        },
    };
    reading.problems.push(problem.fix(
        format!("Ret til ”{right}”"),
        format!("”{written}” er rettet til ”{right}”"),
        vec![replacement],
    ));
}

/// The numbers that a text may name one after another.
fn several(text: &str) -> Option<Vec<&str>> {
    let parts = text.split([',', ';', '/', '-', '_', ':', '&']);
    let numbers: Vec<&str> = parts
        .flat_map(|part| part.split(" og "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let begins = |part: &str| part.starts_with(|c: char| c.is_ascii_digit());
    let are_all = numbers.iter().all(|part| begins(part) && is_number(part));
    (are_all && numbers.len() > 1).then_some(numbers)
}

fn bad(written: &str, place: Span) -> Diagnostic {
    let message = format!("”{written}” kan ikke være et nummer");
    Diagnostic::error(faults::BAD_NUMBER, place, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_dots_between_its_parts_and_no_zero_before_its_digits() {
        for number in [
            "2", "2.10", "0.1", "2.10a", "A.3.1", "W-1", "KI-1", "NFU_2", "53", "Å.1",
        ] {
            assert!(is_number(number), "{number}");
            assert_eq!(mended(number), None, "{number}");
        }
        for (written, right) in [
            ("1-2", Some("1.2")),
            ("1_2", Some("1.2")),
            ("1,2", Some("1.2")),
            ("01.2", Some("1.2")),
            ("1.02", Some("1.2")),
            ("1.00", Some("1.0")),
            ("2-PC-ANNA", None),
            ("1.", Some("1")),
            ("1.2)", Some("1.2")),
            ("(1.2)", Some("1.2")),
            ("1. 2", Some("1.2")),
            ("1 .2", Some("1.2")),
            ("1. Havnene", None),
            ("(f.eks.", None),
            ("1.2\u{200b}", Some("1.2")),
            ("\u{410}.2", None),
            ("1:2", Some("1.2")),
            ("1/2", Some("1.2")),
            ("Nr. 1.2", Some("1.2")),
            ("mål 2", Some("2")),
            ("１.２", Some("1.2")),
            ("1․2", Some("1.2")),
            ("KI‑1", Some("KI-1")),
            ("KI–1", Some("KI-1")),
            ("2 (1)", None),
            ("Nr. ", None),
            (".1", None),
            ("1..2", None),
            ("1.-2", None),
            ("-1.2", None),
            ("1.2, 1.3", None),
            ("1,2-1,3", None),
            ("1.1-1.3", None),
            ("1, 2", None),
            ("1,2,3", Some("1.2.3")),
            ("W-", None),
            ("1 2", None),
            ("", None),
        ] {
            assert!(!is_number(written), "{written}");
            assert_eq!(mended(written).as_deref(), right, "{written}");
        }
    }
}
