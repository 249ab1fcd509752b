//! Characters that cannot be seen, or that look like others, in numbers and names.
//!
//! A name with one of them looks right and matches nothing: its actions would drop out of
//! every list, and nobody could see why.

use super::faults;
use crate::text::{Diagnostic, Span};

/// The error for the first hidden or foreign character in `text`, read at `place`.
pub(super) fn in_name(text: &str, place: Span) -> Option<Diagnostic> {
    let problem = unlike(text, place)?;
    Some(match problem.rule {
        faults::HIDDEN_CHARACTER => {
            problem.help("Slet teksten mellem anførselstegnene, og skriv den igen i hånden.")
        }
        _ => problem.help("Skriv teksten igen i hånden i stedet for at kopiere den."),
    })
}

/// The same without a remedy, for who knows what was meant.
pub(super) fn unlike(text: &str, place: Span) -> Option<Diagnostic> {
    if text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return None;
    }
    if let Some(hidden) = text.trim().chars().find(|c| is_hidden(*c)) {
        let message = format!(
            "”{}” indeholder et usynligt tegn ({})",
            visible(text),
            code(hidden)
        );
        return Some(Diagnostic::error(faults::HIDDEN_CHARACTER, place, message));
    }
    Some(Diagnostic::error(faults::LOOKALIKE, place, foreign(text)?))
}

/// What is wrong with a text in which a foreign character passes for a Latin one.
fn foreign(text: &str) -> Option<String> {
    let is_latin = text.chars().any(is_latin_or_digit);
    let foreign = text
        .chars()
        .find(|c| is_foreign(*c))
        .filter(|_| is_latin || text.chars().any(is_fullwidth))?;
    Some(format!(
        "”{text}” indeholder ”{foreign}” ({}), som ligner et almindeligt tegn, men er et andet",
        code(foreign)
    ))
}

/// A name of a file without what cannot be seen in it, and with the Latin letter for each that is
/// taken for one: Cyrillic ones and full-width forms, which are what keyboards and phones give.
pub(crate) fn without_lookalikes(name: &str) -> String {
    const CYRILLIC: &str = "аоерсхутмнкі";
    const LATIN: &str = "aoepcxytmhki";
    let plain = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => {
            let mut pairs = CYRILLIC.chars().zip(LATIN.chars());
            pairs
                .find(|(foreign, _)| *foreign == c)
                .map_or(c, |(_, latin)| latin)
        }
    };
    let seen = name.chars().filter(|c| *c == '\u{a0}' || !is_hidden(*c));
    seen.map(plain).collect()
}

fn code(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

fn visible(text: &str) -> String {
    text.chars().filter(|c| !is_hidden(*c)).collect()
}

/// Zero-width and other characters that leave no mark: format characters, control characters,
/// fillers and variation selectors. The no-break spaces look like a space and are none.
pub(super) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00a0}' | '\u{00ad}' | '\u{034f}' | '\u{061c}' | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{2000}'..='\u{200f}'
            | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}')
}

fn is_latin_or_digit(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '\u{00c0}'..='\u{024f}')
}

/// Letters and digits of scripts whose characters pass for Latin ones: Greek, Cyrillic,
/// Armenian, Cherokee, letter-like symbols, full-width forms, mathematical alphabets.
fn is_foreign(c: char) -> bool {
    is_fullwidth(c)
        || matches!(c,
            '\u{0370}'..='\u{058f}' | '\u{13a0}'..='\u{13ff}' | '\u{1d00}'..='\u{1d7f}'
            | '\u{1c80}'..='\u{1c8f}' | '\u{2100}'..='\u{218f}' | '\u{2de0}'..='\u{2dff}'
            | '\u{a640}'..='\u{a69f}' | '\u{ab70}'..='\u{abbf}' | '\u{0660}'..='\u{0669}'
            | '\u{06f0}'..='\u{06f9}')
}

fn is_fullwidth(c: char) -> bool {
    matches!(c, '\u{ff01}'..='\u{ff5e}' | '\u{1d400}'..='\u{1d7ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_and_foreign_characters_are_found_and_danish_names_are_not() {
        let rule = |text: &str| in_name(text, Span::default()).map(|problem| problem.rule);
        for fine in [
            "Sekretariatet",
            "Miljø- og fødevareudvalget",
            "Café Ærø",
            "2.10",
            "Ra\u{30a}det",
            "Ελλάς",
        ] {
            assert_eq!(rule(fine), None, "{fine}");
        }
        for hidden in [
            "2.\u{200b}1",
            "Sekretariatet\u{ad}",
            "A\nB",
            "Grøn\u{a0}gruppe",
        ] {
            assert_eq!(rule(hidden), Some(faults::HIDDEN_CHARACTER), "{hidden:?}");
        }
        for foreign in ["Bеstyrelsen", "２.1", "2.\u{0661}", "Αlborg"] {
            assert_eq!(rule(foreign), Some(faults::LOOKALIKE), "{foreign}");
        }
    }
}
