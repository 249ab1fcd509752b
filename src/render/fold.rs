//! A text in the lines of a column: broken at blanks, hyphens and slashes, and inside a word only
//! where the word alone is too long for the column, with a hyphen there.

use super::visible::width_of;
use unicode_width::UnicodeWidthChar;

/// The lines of `text`, each at most `room` columns wide. Of more than `most` lines, where a
/// number is given, the last ends after a whole word, with an ellipsis.
pub(crate) fn fold(text: &str, room: usize, most: Option<usize>) -> Vec<String> {
    let mut lines = Lines {
        room: room.max(1),
        done: Vec::new(),
        line: String::new(),
        column: 0,
    };
    for paragraph in text.lines() {
        for word in words(paragraph) {
            for (at, part) in parts(word).enumerate() {
                lines.add(part, at == 0);
            }
            // A note may hold 10 MB, of which three lines are shown.
            if most.is_some_and(|most| lines.done.len() > most) {
                break;
            }
        }
        lines.end();
    }
    let mut lines = lines.done;
    if let Some(most) = most.filter(|most| lines.len() > *most) {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            shorten(last, room);
        }
    }
    lines
}

/// How wide the widest part of `text` is that no line breaks.
pub(crate) fn widest_part(text: &str) -> usize {
    let parts = text.lines().flat_map(words).flat_map(parts);
    parts.map(width_of).max().unwrap_or(0)
}

struct Lines {
    room: usize,
    done: Vec<String>,
    line: String,
    column: usize,
}

impl Lines {
    fn add(&mut self, part: &str, begins_a_word: bool) {
        let blank = usize::from(begins_a_word && self.column > 0);
        let mut part = part;
        let mut width = width_of(part);
        if self.column > 0 && self.column + blank + width > self.room {
            self.end();
        } else if blank > 0 {
            self.line.push(' ');
            self.column += 1;
        }
        while width > self.room {
            let (start, hyphen) = broken(part, self.room);
            self.line.push_str(start);
            self.line.push_str(hyphen);
            self.end();
            part = &part[start.len()..];
            width = width_of(part);
        }
        self.line.push_str(part);
        self.column += width;
    }

    fn end(&mut self) {
        if !self.line.is_empty() {
            self.done.push(std::mem::take(&mut self.line));
        }
        self.column = 0;
    }
}

/// The words between ordinary blanks: a no-break space holds words together on purpose.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split([' ', '\t']).filter(|word| !word.is_empty())
}

/// A word in the parts between which a line may end: after a hyphen or a slash between two
/// letters. An address is one part.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    let is_address = word.contains("://");
    let mut rest = word;
    std::iter::from_fn(move || {
        let end = rest.match_indices(['-', '/']).find_map(|(at, _)| {
            let before = rest[..at].chars().next_back();
            let after = rest[at + 1..].chars().next();
            let letters = [before, after].map(|c| c.is_some_and(char::is_alphabetic));
            (letters == [true, true] && !is_address).then_some(at + 1)
        });
        let (part, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        (!part.is_empty()).then_some(part)
    })
}

/// The start of a word that is too long for its line, and the hyphen it gets: an address or a
/// number would be another with one in it.
fn broken(word: &str, room: usize) -> (&str, &'static str) {
    /// Fewer letters do not stand alone.
    const FEWEST: usize = 3;
    let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
    let hyphen = if room > FEWEST && letters.chars().all(char::is_alphabetic) {
        "-"
    } else {
        ""
    };
    let mut width = hyphen.len();
    let fitting = word.chars().take_while(|c| {
        width += c.width().unwrap_or(0);
        width <= room
    });
    let fitting = fitting.count();
    let count = if hyphen.is_empty() {
        fitting
    } else {
        fitting.min(word.chars().count().saturating_sub(FEWEST))
    };
    let end = word.char_indices().nth(count.max(1));
    (&word[..end.map_or(word.len(), |(end, _)| end)], hyphen)
}

/// Ends a line with an ellipsis, after the last whole word that leaves room for it.
fn shorten(line: &mut String, room: usize) {
    // The rest of its last word is on a line that is not shown.
    if line.ends_with('-')
        && let Some(blank) = line.rfind(' ')
    {
        line.truncate(blank);
    }
    loop {
        let kept = line.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
        line.truncate(kept);
        if line.is_empty() || width_of(line) < room {
            break;
        }
        match line.rfind(' ') {
            Some(blank) => line.truncate(blank),
            None => drop(line.pop()),
        }
    }
    line.push('…');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_blanks_and_hyphens_and_only_a_lone_long_word_is_broken() {
        for (text, room, lines) in [
            ("Rense stranden nu", 9, &["Rense", "stranden", "nu"][..]),
            ("med EU-midler nu", 9, &["med EU-", "midler nu"]),
            ("folk/gæster nu", 9, &["folk/", "gæster nu"]),
            ("en 4.-6. klasse", 9, &["en 4.-6.", "klasse"]),
            (
                "ny kommunikationsstrategi",
                14,
                &["ny", "kommunikation-", "sstrategi"],
            ),
            ("målestationer", 12, &["målestatio-", "ner"]),
            ("https://eksempel.dk/a", 12, &["https://ekse", "mpel.dk/a"]),
            ("to\nlinjer", 20, &["to", "linjer"]),
            ("60.000\u{a0}kr. i alt", 11, &["60.000\u{a0}kr.", "i alt"]),
            ("漢字漢字漢字", 5, &["漢字-", "漢-", "字漢字"][..1]),
            ("", 5, &[]),
        ] {
            let folded = fold(text, room, None);
            assert_eq!(&folded[..lines.len().min(folded.len())], lines, "{text}");
            assert!(
                folded.iter().all(|line| width_of(line) <= room),
                "{folded:?}"
            );
        }
    }

    #[test]
    fn what_is_left_out_is_left_out_after_a_whole_word() {
        for (text, room, most, lines) in [
            ("Rense stranden nu", 9, 2, &["Rense", "stranden…"][..]),
            ("Rense, stranden og havnen", 8, 1, &["Rense…"]),
            (
                "to kommunikationsstrategier",
                12,
                2,
                &["to", "kommunikati…"],
            ),
            ("en EU-strategisk plan", 6, 1, &["en…"]),
            ("Rense stranden", 9, 2, &["Rense", "stranden"]),
            ("Fjordforurening her", 6, 1, &["Fjord…"]),
        ] {
            assert_eq!(fold(text, room, Some(most)), lines, "{text}");
        }
    }

    #[test]
    fn the_widest_part_is_what_no_line_breaks() {
        assert_eq!(widest_part("en EU-strategi\nog ”mere”."), 8);
        assert_eq!(widest_part(""), 0);
    }
}
