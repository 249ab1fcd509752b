//! `flettekonflikt`: conflict markers that git left in the file.
//!
//! Both sides of a conflict are often sound TOML, so markers are looked for even where the rest
//! parses, and in multi-line texts as well: that is where git puts them.

use super::line::{line_at, line_end, next_line};
use super::repair::Edit;
use crate::text::{Diagnostic, FileId, Span};

pub(crate) const CONFLICT: &str = "flettekonflikt";

const REMEDY: &str = "Vælg den ene udgave, eller skriv de to sammen, \
     og slet linjerne med <<<<<<<, ======= og >>>>>>>.";

/// Reports every conflict at its first marker, and says what to blank so that its first side is
/// read. What is left of one in a text of several lines is told too: it would stand in the report.
pub(crate) fn resolve(file: FileId, text: &str) -> (Vec<Diagnostic>, Vec<Edit>) {
    let mut problems = Vec::new();
    let mut edits = Vec::new();
    let mut from = 0;
    while let Some(at) = find_marker(text, from) {
        let Some(length) = marker(text, at, b'<') else {
            // Of a half solved conflict it is the end of the first side.
            let is_told = edits.last().is_some_and(|edit: &Edit| edit.covers(at));
            if !is_told {
                let mut above = text.get(from..at).unwrap_or_default().lines();
                let has_ruled = above.any(|line| marker(line.trim_start(), 0, b'=').is_some());
                let mut problem = leftover(file, text, at);
                if has_ruled {
                    let more = "Slet også linjen med =======, hvis den hører til.";
                    problem = problem.map(|problem| problem.help(more));
                }
                problems.extend(problem);
                edits.push(Edit::blank(at..line_end(text, at)));
            }
            from = line_end(text, at);
            continue;
        };
        problems.push(
            Diagnostic::error(
                CONFLICT,
                Span::new(file, at, at + length),
                "to udgaver af filen er i konflikt, og det er ikke løst",
            )
            .help(REMEDY),
        );
        from = blank_conflict(text, at, length, &mut edits);
    }
    (problems, edits)
}

/// Whether the text holds no conflict; a bulk scan, since every text is asked.
pub(crate) fn is_free(text: &str) -> bool {
    find_marker(text, 0).is_none()
}

/// What is left of a conflict that somebody began to solve: a marker on its own line.
pub(crate) fn leftover(file: FileId, text: &str, line_start: usize) -> Option<Diagnostic> {
    let length = [b'=', b'>', b'|']
        .into_iter()
        .find_map(|byte| marker(text, line_start, byte))?;
    let span = Span::new(file, line_start, line_start + length);
    let problem = Diagnostic::error(
        CONFLICT,
        span,
        "her står en rest af en flettekonflikt fra git",
    );
    Some(problem.help("Slet linjen, og se efter, om begge udgaver stadig står der."))
}

/// The next line at or after `from` that begins with seven `<` or more, or with as many `>` or `|`
/// and a name behind them, as git writes them: a ruled line in a text has none.
fn find_marker(text: &str, from: usize) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    let signs = memchr::memchr3_iter(b'<', b'>', b'|', rest).map(|offset| from + offset);
    signs.filter(|at| is_line_start(text, *at)).find(|at| {
        let named =
            |byte| marker(text, *at, byte).is_some_and(|length| is_named(text, *at + length));
        marker(text, *at, b'<').is_some() || named(b'>') || named(b'|')
    })
}

/// Whether a blank and a word follow a marker that ends at `at`.
fn is_named(text: &str, at: usize) -> bool {
    let name = text.get(at..).and_then(|rest| rest.strip_prefix(' '));
    name.is_some_and(|name| name.starts_with(|c: char| !c.is_whitespace()))
}

/// Blanks the markers and all sides but the first; returns where to go on.
fn blank_conflict(text: &str, opener: usize, length: usize, edits: &mut Vec<Edit>) -> usize {
    let first_side = next_line(text, opener);
    edits.push(Edit::blank(opener..line_end(text, opener)));
    let mut separator = None;
    let mut line = first_side;
    while let Some(at) = line {
        let is = |byte| marker(text, indented(text, at), byte) == Some(length);
        if is(b'>') {
            let end = line_end(text, at);
            edits.push(Edit::blank(separator.unwrap_or(at)..end));
            return end;
        }
        // Without an end in sight, another conflict begins: this one is half solved.
        if is(b'<') {
            break;
        }
        if separator.is_none() && (is(b'|') || is(b'=')) {
            separator = Some(at);
        }
        line = next_line(text, at);
    }
    if let Some(at) = separator {
        edits.push(Edit::blank(at..line_end(text, at)));
    }
    first_side.unwrap_or(text.len())
}

/// The length of the marker of `byte` that the line at `at` begins with.
fn marker(text: &str, at: usize, byte: u8) -> Option<usize> {
    let rest = text.as_bytes().get(at..)?;
    let length = rest.iter().take_while(|b| **b == byte).count();
    let ends = matches!(rest.get(length), None | Some(b' ' | b'\r' | b'\n'));
    (length >= 7 && ends).then_some(length)
}

/// Whether nothing but blanks stands before `at` on its line: who pasted a conflict may have
/// indented it.
fn is_line_start(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let before = before.trim_end_matches([' ', '\t']);
    before.is_empty() || before.ends_with('\n')
}

/// Where the first sign stands on the line that begins at `at`.
fn indented(text: &str, at: usize) -> usize {
    let line = line_at(text, at);
    at + line.len() - line.trim_start_matches([' ', '\t']).len()
}

#[cfg(test)]
mod tests {
    use crate::load::testing::{diagnose, survivors};
    use insta::assert_snapshot;

    const TWO_SIDES: &str =
        "a = 1\n<<<<<<< HEAD\nb = 1\n=======\nb = 2\nc = \n>>>>>>> gren\nd = = 4\n";
    const DIFF3: &str =
        "<<<<<<<<< a\nx = 1\n||||||||| base\nx = 0\n=========\nx = 2\n>>>>>>>>> b\n";

    #[test]
    fn a_conflict_is_one_error_and_its_first_side_is_read() {
        assert_snapshot!(diagnose(TWO_SIDES), @"
        2:1 flettekonflikt: to udgaver af filen er i konflikt, og det er ikke løst | Vælg den ene udgave, eller skriv de to sammen, og slet linjerne med <<<<<<<, ======= og >>>>>>>.
        8:5 syntaks: der står ét ”=” for meget | Slet det ene.
        ");
        assert_snapshot!(survivors(TWO_SIDES), @"{a: 1, b: 1}");
    }

    #[test]
    fn markers_of_any_length_and_with_a_base_are_known() {
        assert_snapshot!(diagnose(DIFF3), @"1:1 flettekonflikt: to udgaver af filen er i konflikt, og det er ikke løst | Vælg den ene udgave, eller skriv de to sammen, og slet linjerne med <<<<<<<, ======= og >>>>>>>.");
        assert_snapshot!(survivors(DIFF3), @"{x: 1}");
    }

    #[test]
    fn a_conflict_inside_a_text_is_a_conflict_even_though_it_parses() {
        let text = "t = \"\"\"\n<<<<<<< HEAD\nen\n=======\nto\n>>>>>>> gren\n\"\"\"\n";
        assert_snapshot!(diagnose(text), @"2:1 flettekonflikt: to udgaver af filen er i konflikt, og det er ikke løst | Vælg den ene udgave, eller skriv de to sammen, og slet linjerne med <<<<<<<, ======= og >>>>>>>.");
        assert_snapshot!(survivors(text), @r#"{t: "            \nen\n       \n  \n            \n"}"#);
    }

    #[test]
    fn a_half_solved_conflict_is_still_one() {
        assert_snapshot!(diagnose("a = 1\n=======\nb = 2\n>>>>>>> gren\n"), @"
        2:1 flettekonflikt: her står en rest af en flettekonflikt fra git | Slet linjen, og se efter, om begge udgaver stadig står der.
        4:1 flettekonflikt: her står en rest af en flettekonflikt fra git | Slet linjen, og se efter, om begge udgaver stadig står der. | Slet også linjen med =======, hvis den hører til.
        ");
        assert_snapshot!(diagnose("<<<<<<< HEAD\na = 1\nb = 2\n"), @"1:1 flettekonflikt: to udgaver af filen er i konflikt, og det er ikke løst | Vælg den ene udgave, eller skriv de to sammen, og slet linjerne med <<<<<<<, ======= og >>>>>>>.");
    }

    /// One that goes on without an end has its base told with it; a marker of another length is not its end.
    #[test]
    fn each_marker_of_a_half_solved_conflict_is_told_once() {
        let text = "<<<<<<< HEAD\na = 1\n||||||| base\nb = 0\n";
        assert_snapshot!(diagnose(text), @"1:1 flettekonflikt: to udgaver af filen er i konflikt, og det er ikke løst | Vælg den ene udgave, eller skriv de to sammen, og slet linjerne med <<<<<<<, ======= og >>>>>>>.");
        assert_snapshot!(diagnose(&format!("{text}>>>>>>>> gren\n")), @"
        1:1 flettekonflikt: to udgaver af filen er i konflikt, og det er ikke løst | Vælg den ene udgave, eller skriv de to sammen, og slet linjerne med <<<<<<<, ======= og >>>>>>>.
        5:1 flettekonflikt: her står en rest af en flettekonflikt fra git | Slet linjen, og se efter, om begge udgaver stadig står der.
        ");
    }

    #[test]
    fn what_is_left_of_one_inside_a_text_is_told() {
        for rest in [">>>>>>> gren", "||||||| base", "=======\nto\n>>>>>>> gren"] {
            let text = format!("t = \"\"\"\nen\n{rest}\n\"\"\"\nb = 1\n");
            let line = text
                .lines()
                .position(|line| line.contains(['>', '|']))
                .unwrap()
                + 1;
            let told = diagnose(&text);
            assert!(
                told.starts_with(&format!("{line}:1 flettekonflikt: her står en rest")),
                "{told}"
            );
            assert!(survivors(&text).contains("b: 1"), "{rest}");
        }
    }

    #[test]
    fn a_ruled_line_in_a_text_is_no_conflict() {
        assert_snapshot!(diagnose("t = \"\"\"\nTitel\n=======\n>>>>>>>\n|||||||\n \"\"\"\n"), @"");
    }

    #[test]
    fn seven_signs_within_a_line_or_a_word_are_no_conflict() {
        let text = "a = \"Nu <<<<<<< x\" # <<<<<<< y\n<<<<<<<b = 1\n";
        assert_snapshot!(diagnose(text), @"2:1 syntaks: ”<” kan ikke stå i en nøgle | Brug kun a-z, tal, ”-” og ”_”.");
    }
}
