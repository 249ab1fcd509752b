//! `dansk-noegle`: a key with æ, ø or å, which TOML allows in quotes only.
//!
//! The plan's keys are spelled with ae, oe and aa. None of these spellings is longer in bytes, so
//! the working copy is read with the right one.

use std::ops::Range;

use super::repair::Edit;
use crate::load::lookalike;
use crate::schema;
use crate::text::danish::fold;
use crate::text::{Diagnostic, FileId, Replacement, Span};

pub(crate) const DANISH_KEY: &str = "dansk-noegle";

/// The error and the edit for a key that is ASCII but for the Danish letters, or for letters of
/// other alphabets that look like its own. One that no table has is told as unknown alone.
pub(crate) fn danish_key(
    file: FileId,
    key: &str,
    range: Range<usize>,
) -> Option<(Option<Diagnostic>, Edit)> {
    // A key has no capital; a sentence's first word has.
    let is_ours = |latin: &String| schema::is_key(&fold::ascii(latin).to_lowercase());
    let latin = Some(lookalike::without_lookalikes(key)).filter(is_ours);
    let latin = latin.unwrap_or_else(|| key.to_owned());
    let ascii = fold::ascii(&latin);
    let small = ascii.to_lowercase();
    let ascii = if schema::is_key(&small) { small } else { ascii };
    let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if key.is_ascii() || !ascii.chars().all(is_key) {
        return None;
    }
    let span = Span::new(file, range.start, range.end);
    let mend = Replacement {
        span,
        text: ascii.clone(),
    };
    let unlike = lookalike::unlike(key, span).filter(|_| latin != key);
    let danish = || {
        let message = format!("nøglen ”{key}” må ikke indeholde æ, ø eller å");
        Diagnostic::error(DANISH_KEY, span, message)
    };
    let problem = unlike
        .unwrap_or_else(danish)
        .help(format!("Skriv ”{ascii}”."))
        .fix(
            format!("Skriv ”{ascii}”"),
            format!("nøglen ”{key}” er rettet til ”{ascii}”"),
            vec![mend],
        );
    let problem = schema::is_key(&ascii).then_some(problem);
    Some((problem, Edit::write(range, ascii)))
}

#[cfg(test)]
mod tests {
    use crate::load::testing::{diagnose, survivors};
    use insta::assert_snapshot;

    const KEYS: &str = "mål = \"x\"\nmøde.sted = 1\n[[målinger]]\nværdi = 1\nma\u{30a}l = { år = 2 }\nmétode = 2\n";

    #[test]
    fn a_danish_key_is_answered_with_its_spelling_and_read_as_such() {
        assert_snapshot!(diagnose(KEYS), @"
        1:1 dansk-noegle: nøglen ”mål” må ikke indeholde æ, ø eller å | Skriv ”maal”. [nøglen ”mål” er rettet til ”maal”]
        2:1 dansk-noegle: nøglen ”møde” må ikke indeholde æ, ø eller å | Skriv ”moede”. [nøglen ”møde” er rettet til ”moede”]
        4:1 dansk-noegle: nøglen ”værdi” må ikke indeholde æ, ø eller å | Skriv ”vaerdi”. [nøglen ”værdi” er rettet til ”vaerdi”]
        5:1 dansk-noegle: nøglen ”mål” må ikke indeholde æ, ø eller å | Skriv ”maal”. [nøglen ”mål” er rettet til ”maal”]
        5:10 dansk-noegle: nøglen ”år” må ikke indeholde æ, ø eller å | Skriv ”aar”. [nøglen ”år” er rettet til ”aar”]
        6:2 syntaks: ”é” kan ikke stå i en nøgle | Brug kun a-z, tal, ”-” og ”_”.
        ");
        assert_snapshot!(survivors(KEYS), @r#"{maal: "x", maalinger: [{maal: {aar: 2}, vaerdi: 1}], moede: {sted: 1}}"#);
    }

    #[test]
    fn capitals_are_spelled_with_one_capital() {
        assert_snapshot!(diagnose("Ændret = 1\nØnsket = 1\nÅr = 1\n"), @"3:1 dansk-noegle: nøglen ”År” må ikke indeholde æ, ø eller å | Skriv ”aar”. [nøglen ”År” er rettet til ”aar”]");
    }

    #[test]
    fn a_danish_letter_in_what_is_no_key_is_not_the_fault() {
        let lines = [
            "møde \"x\"",
            "måned: 1",
            "mål",
            "Årets mål",
            "sted = på",
            "tid = { nu = går }",
        ];
        assert_snapshot!(lines.map(diagnose).join("\n"), @r#"
        1:6 syntaks: der mangler ”=” efter ”møde” | Skriv ”=” mellem nøglen og værdien.
        1:6 syntaks: her skal stå ”=” i stedet for ”:” | Skriv ”måned = …”.
        1:4 syntaks: linjen er hverken en overskrift eller en nøgle med en værdi | Skriv ”nøgle = værdi”; hører linjen til en tekst, så skriv """ før og efter hele teksten.
        1:7 syntaks: linjen er hverken en overskrift eller en nøgle med en værdi | Skriv ”nøgle = værdi”; hører linjen til en tekst, så skriv """ før og efter hele teksten.
        1:8 syntaks: teksten skal stå i anførselstegn | Skriv "på".
        1:14 syntaks: teksten skal stå i anførselstegn | Skriv "går".
        "#);
    }
}
