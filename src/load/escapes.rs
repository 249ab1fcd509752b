//! `skraastreg-i-sti`: a path whose backslashes are read as line ends, tabs and the like.
//!
//! `"S:\ny\tal"` is read as `S:`, a new line, `y`, a tab and `al`, and nobody who wrote a path
//! meant that. What TOML has no sign for, as `\o`, is an error of syntax.

use super::faults;
use super::syntax::ESCAPES;
use crate::text::{Diagnostic, Span};
use memchr::memchr;

/// The warning of a text in `"…"` as it stands in the file.
pub(super) fn in_path(written: &str, place: Span) -> Option<Diagnostic> {
    let (escape, read_as) = path_escape(written)?;
    let message = format!("”\\{escape}” i en sti læses som {read_as}");
    let problem = Diagnostic::warning(faults::PATH_ESCAPE, place, message).help(ESCAPES);
    let path = written
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    // Between such quotes every sign is the text's own.
    let literal = path.filter(|path| !path.contains(['"', '\'', '\n']));
    Some(match literal.map(|path| format!("'{path}'")) {
        Some(literal) => problem.instead(&literal, literal.clone()),
        None => problem,
    })
}

/// Whether a text in `"…"` would be warned of as one with a path in it.
pub(crate) fn reads_as_path(written: &str) -> bool {
    path_escape(written).is_some()
}

fn path_escape(written: &str) -> Option<(char, &'static str)> {
    if !written.starts_with('"') || memchr(b'\\', written.as_bytes()).is_none() {
        return None;
    }
    written.split_whitespace().find_map(meant_as_path)
}

/// The first escape of a word that stands where a path has its sign, and what it is read as.
fn meant_as_path(word: &str) -> Option<(char, &'static str)> {
    let letters: Vec<char> = word.chars().collect();
    let mut has_sign = false;
    let mut found = None;
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        if *letter != '\\' {
            at += 1;
            continue;
        }
        let escape = *letters.get(at + 1)?;
        let before = |back: usize| at.checked_sub(back).and_then(|at| letters.get(at));
        let is_drive = before(1) == Some(&':')
            && before(2).is_some_and(char::is_ascii_alphabetic)
            && before(3).is_none_or(|c| !c.is_alphanumeric());
        // A pair is a backslash of the text's own.
        has_sign |= is_drive || escape == '\\';
        let read_as = match escape {
            'b' => Some("et slettetegn"),
            'f' => Some("et sideskift"),
            'n' => Some("et linjeskift"),
            'r' => Some("en vognretur"),
            't' => Some("en tabulator"),
            _ => None,
        };
        found = found.or(read_as.map(|read_as| (escape, read_as)));
        // Nobody writes these two on purpose.
        has_sign |= matches!(escape, 'b' | 'f');
        at += 2;
    }
    found.filter(|_| has_sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_path_is_read_as_is_told_in_danish() {
        for (letter, read_as) in [
            ('b', "et slettetegn"),
            ('f', "et sideskift"),
            ('n', "et linjeskift"),
            ('r', "en vognretur"),
            ('t', "en tabulator"),
        ] {
            let written = format!("\"Se S:\\{letter}en, s. 2\"");
            let told = in_path(&written, Span::default()).unwrap().message;
            assert_eq!(told, format!("”\\{letter}” i en sti læses som {read_as}"));
        }
        // The first that is read as something else, and not the sign of a path before it.
        let told = in_path(r#""S:\\arkiv\ret\ny""#, Span::default())
            .unwrap()
            .message;
        assert_eq!(told, "”\\r” i en sti læses som en vognretur");
    }

    #[test]
    fn a_path_is_told_by_its_sign_and_a_line_end_is_none() {
        for path in [
            r#""S:\ny\tal\bilag""#,
            r#""Listen: S:\tal""#,
            r#""(c:\ny)""#,
            r#""\\server\ny""#,
            r#""noter\bilag""#,
            r#""""Se P:\frister.""""#,
        ] {
            assert!(in_path(path, Span::default()).is_some(), "{path}");
        }
        for text in [
            r#""Første linje\nAnden linje\nTredje""#,
            r#""Beslutning:\n- at rense""#,
            r#""Kl. 10:\nMøde""#,
            r#""S:\\ny\\tal""#,
            r"'S:\ny\tal'",
            r#""a\tb""#,
            r#""\u00e6""#,
        ] {
            assert!(in_path(text, Span::default()).is_none(), "{text}");
        }
    }
}
