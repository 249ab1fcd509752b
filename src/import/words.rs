//! The words of a document to the letter: blanks and hidden characters tidied, and a word that a
//! line's end broke in two made one again.

use crate::text::letters::leaves_no_mark;
use crate::text::visible::is_hidden;

/// A line with single blanks, and without characters that nobody sees.
pub(crate) fn clean(line: &str) -> String {
    let joins = |c: char| matches!(c, '\u{200c}' | '\u{200d}');
    let seen = |c: char| c.is_whitespace() || !(is_hidden(c) || leaves_no_mark(c) || joins(c));
    let mut clean = String::with_capacity(line.len());
    for word in line.split(char::is_whitespace) {
        let mut word = word.chars().filter(|c| seen(*c)).peekable();
        if !clean.is_empty() && word.peek().is_some() {
            clean.push(' ');
        }
        clean.extend(word);
    }
    clean
}

/// Paragraphs with a blank line between, without those that say nothing.
pub(crate) fn paragraphs(of: &[String]) -> String {
    let said: Vec<&str> = of
        .iter()
        .map(|paragraph| paragraph.trim())
        .filter(|paragraph| !paragraph.is_empty())
        .collect();
    said.join("\n\n")
}

/// The lines of a cell as they were broken by hand: blank ones gone, a broken word made one.
pub(crate) fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let line = clean_but_end(line);
        match lines.last_mut() {
            _ if line.is_empty() => {}
            Some(above) if ends_in_hyphen(above) => join(above, &line),
            _ => lines.push(line),
        }
    }
    for line in &mut lines {
        line.retain(|c| c != '\u{ad}');
    }
    lines
}

/// The lines of a paragraph that was folded at a page's width, as the one line it is.
pub(crate) fn unfolded<'l>(lines: impl IntoIterator<Item = &'l str>) -> String {
    let mut text = String::new();
    for line in lines {
        join(&mut text, &clean_but_end(line));
    }
    text.retain(|c| c != '\u{ad}');
    text
}

/// As [`clean`], with the soft hyphen that breaks its last word.
fn clean_but_end(line: &str) -> String {
    let is_soft = line.trim_end().ends_with('\u{ad}');
    clean(line) + if is_soft { "\u{ad}" } else { "" }
}

/// Whether a sentence that stops at the end of `text` goes on with `line`.
pub(crate) fn goes_on(text: &str, line: &str) -> bool {
    !text.ends_with(['.', ':', '!', '?', ')', ';']) && line.starts_with(char::is_lowercase)
}

/// Adds a line to the text it goes on from.
fn join(text: &mut String, line: &str) {
    match joint(text, line) {
        Joint::Blank if text.is_empty() => {}
        Joint::Blank => text.push(' '),
        Joint::Hyphen => {}
        Joint::Broken => {
            text.pop();
        }
    }
    text.push_str(line);
}

/// How two lines belong together.
enum Joint {
    Blank,
    /// The hyphen is the word's own: `KIMO-medlemmer`, `2022-2025`.
    Hyphen,
    /// The hyphen is there for the line's end: `havmiljøet`.
    Broken,
}

/// Words after which a hyphen stands for the rest of a word to come: `hav- og kystmiljø`.
const SHARED: [&str; 5] = ["og", "eller", "samt", "til", "&"];

fn joint(text: &str, line: &str) -> Joint {
    if text.ends_with('\u{ad}') {
        return Joint::Broken;
    }
    let stem = text.strip_suffix(['-', '‐']).unwrap_or("");
    let first_word = line.split([' ', ',', '.']).next().unwrap_or("");
    match (stem.chars().next_back(), line.chars().next()) {
        (Some(last), Some(first)) if last.is_alphanumeric() && first.is_alphanumeric() => {
            if SHARED.contains(&first_word) {
                Joint::Blank
            } else if last.is_lowercase() && first.is_lowercase() {
                Joint::Broken
            } else {
                Joint::Hyphen
            }
        }
        _ => Joint::Blank,
    }
}

fn ends_in_hyphen(line: &str) -> bool {
    let stem = line.strip_suffix(['-', '‐', '\u{ad}']);
    stem.is_some_and(|stem| stem.ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_a_line_broke_is_one_again() {
        for (folded, whole) in [
            ("havmiljø-\net i danske", "havmiljøet i danske"),
            ("ved KIMO-\nmedlemmer", "ved KIMO-medlemmer"),
            ("hav-\nog kystmiljø", "hav- og kystmiljø"),
            ("hav- og\nkystmiljø", "hav- og kystmiljø"),
            ("perioden 2022-\n2025", "perioden 2022-2025"),
            ("Nord-\nJylland", "Nord-Jylland"),
            ("CO2-\nudledning", "CO2-udledning"),
            (
                "Forsvarskommando -\nMarinestaben",
                "Forsvarskommando - Marinestaben",
            ),
            ("fore\u{ad}\nbyggelse", "forebyggelse"),
            ("to\u{a0} linjer \n her", "to linjer her"),
        ] {
            assert_eq!(unfolded(folded.lines()), whole);
        }
    }

    #[test]
    fn the_lines_of_a_cell_stay_lines() {
        for (cell, kept) in [
            (
                "Sekretariatet\nBestyrelsen",
                vec!["Sekretariatet", "Bestyrelsen"],
            ),
            (" a \n\n\u{200b}b\tc", vec!["a", "b c"]),
            ("kyst-\nvand\nnæste", vec!["kystvand", "næste"]),
            ("- punkt", vec!["- punkt"]),
            ("  ", vec![]),
        ] {
            assert_eq!(lines(cell), kept);
        }
    }
}
