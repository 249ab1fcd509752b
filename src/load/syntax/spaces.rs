//! Blanks that TOML does not take for blanks: hard spaces from Word and the web, and invisible ones.
//!
//! Nobody can see them, so the parser's complaint about a strange key would puzzle anyone.

use std::borrow::Cow;
use std::ops::Range;

use super::wording::SYNTAX;
use crate::text::letters::leaves_no_mark;
use crate::text::{Diagnostic, FileId, Replacement, Span};

/// Whether `c` is meant as a blank, or as nothing at all.
pub(crate) fn is_odd(c: char) -> bool {
    matches!(
        c,
        '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{200b}' | '\u{2060}' | '\u{feff}'
    )
}

/// The text with each odd blank as what it is meant as.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    if text.contains(is_odd) {
        Cow::Owned(text.replace(leaves_no_mark, "").replace(is_odd, " "))
    } else {
        Cow::Borrowed(text)
    }
}

/// The error for the odd blank in `range`; none for a byte order mark, which `bytes` reports.
pub(crate) fn problem(file: FileId, text: &str, range: &Range<usize>) -> Option<Diagnostic> {
    let character = text.get(range.clone())?.chars().next()?;
    let (what, meant) = match character {
        '\u{feff}' => return None,
        '\u{200b}' | '\u{2060}' => ("usynligt tegn", ""),
        _ => ("hårdt mellemrum", " "),
    };
    let span = Span::new(file, range.start, range.end);
    let message = format!(
        "her står et {what} (U+{:04X}), som TOML ikke kan læse",
        u32::from(character)
    );
    let replacement = Replacement {
        span,
        text: meant.to_owned(),
    };
    let remedy = match meant {
        "" => "Slet tegnet.",
        _ => "Slet tegnet, og skriv et almindeligt mellemrum.",
    };
    let problem = Diagnostic::error(SYNTAX, span, message).help(remedy).fix(
        "Ret tegnet",
        format!("et {what} er rettet"),
        vec![replacement],
    );
    Some(problem)
}

#[cfg(test)]
mod tests {
    use crate::load::testing::{diagnose, survivors};
    use insta::assert_snapshot;

    #[test]
    fn a_hard_space_outside_of_texts_is_mended_and_inside_it_is_fine() {
        let text = "a\u{a0}= \"1\u{a0}kr.\"\n\u{a0}b =\u{202f}[1,\u{200b}2]\nc = 1 \u{feff}\n";
        assert_snapshot!(diagnose(text), @"
        1:2 syntaks: her står et hårdt mellemrum (U+00A0), som TOML ikke kan læse | Slet tegnet, og skriv et almindeligt mellemrum. [et hårdt mellemrum er rettet]
        2:1 syntaks: her står et hårdt mellemrum (U+00A0), som TOML ikke kan læse | Slet tegnet, og skriv et almindeligt mellemrum. [et hårdt mellemrum er rettet]
        2:5 syntaks: her står et hårdt mellemrum (U+202F), som TOML ikke kan læse | Slet tegnet, og skriv et almindeligt mellemrum. [et hårdt mellemrum er rettet]
        2:9 syntaks: her står et usynligt tegn (U+200B), som TOML ikke kan læse | Slet tegnet. [et usynligt tegn er rettet]
        3:7 bom-inde-i-filen: her står et usynligt tegn (byte order mark), som kun må stå forrest i en fil | ”kimo tjek --ret” sletter det; det følger med, når filer sættes sammen. [et usynligt tegn (byte order mark) er slettet]
        ");
        assert_snapshot!(survivors(text), @r#"{a: "1\u{a0}kr.", b: [1, 2], c: 1}"#);
    }

    #[test]
    fn an_invisible_mark_right_after_a_key_does_not_spoil_it() {
        let text = "a\u{feff} = 1\nb\u{feff}= 2\n";
        assert_snapshot!(diagnose(text), @"
        1:2 bom-inde-i-filen: her står et usynligt tegn (byte order mark), som kun må stå forrest i en fil | ”kimo tjek --ret” sletter det; det følger med, når filer sættes sammen. [et usynligt tegn (byte order mark) er slettet]
        2:2 bom-inde-i-filen: her står et usynligt tegn (byte order mark), som kun må stå forrest i en fil | ”kimo tjek --ret” sletter det; det følger med, når filer sættes sammen. [et usynligt tegn (byte order mark) er slettet]
        ");
        assert_snapshot!(survivors(text), @"{a: 1, b: 2}");
    }
}
