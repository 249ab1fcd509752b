//! What a line looks like on its own: a key with a value, a header, or prose.
//!
//! When quotes or brackets do not match, the shape of a line is the only sign of where one thing
//! ends and the next begins.

/// The line that begins at `at`, without its line break.
pub(crate) fn line_at(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
    let line = rest.get(..end).unwrap_or_default();
    line.strip_suffix('\r').unwrap_or(line)
}

/// Where the line that holds `at` ends: at its line feed, or at the end of the text.
pub(crate) fn line_end(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    memchr::memchr(b'\n', rest).map_or(text.len(), |offset| at + offset)
}

/// Where the line after the one that holds `at` begins, if there is one.
pub(crate) fn next_line(text: &str, at: usize) -> Option<usize> {
    let end = line_end(text, at);
    (end < text.len()).then_some(end + 1)
}

/// Whether the line begins as `key =` does, with a key of letters, dots and dashes.
pub(crate) fn is_key(line: &str) -> bool {
    let line = line.trim_start();
    let name_end = line.find(|c| !is_key_character(c)).unwrap_or(line.len());
    let (name, rest) = line.split_at(name_end);
    let starts_a_name = name.chars().next().is_some_and(char::is_alphabetic);
    let rest = rest.trim_start();
    starts_a_name && rest.starts_with('=') && !rest.starts_with("==")
}

/// Whether the line is a header, or means to be one: `[part]`, `[[handling.note]`, `[[part`.
pub(crate) fn is_header(line: &str) -> bool {
    let line = line.split('#').next().unwrap_or_default().trim();
    let Some(inner) = line.strip_prefix('[') else {
        return false;
    };
    let inner = inner.strip_prefix('[').unwrap_or(inner);
    let name = inner.trim_end_matches(']').trim();
    // A list in a list may stand alone on its line too, but never with a bare word in it.
    let is_word =
        name.chars().next().is_some_and(char::is_alphabetic) && name.chars().all(is_key_character);
    is_word && !matches!(name, "true" | "false" | "inf" | "nan")
}

/// Whether something new begins on the line, so that nothing from above can reach past it.
pub(crate) fn begins_something(line: &str) -> bool {
    is_key(line) || is_header(line)
}

/// Whether the line reads as running text: three words or more, and no sign of TOML.
pub(crate) fn is_prose(line: &str) -> bool {
    let toml = ['=', '[', ']', '{', '}', '#'];
    !line.contains(toml) && line.split_whitespace().nth(2).is_some() && !is_quoted_pair(line)
}

/// Where running text ends: at something new, or where it is closed at last. A blank line parts its
/// paragraphs where more of it follows.
pub(crate) fn prose_end(text: &str, start: usize) -> usize {
    let mut end = line_end(text, start);
    while let Some(at) = next_line(text, end) {
        let line = line_at(text, at);
        let trimmed = line.trim_start();
        if trimmed.is_empty() {
            match paragraph_after(text, at) {
                Some(next) => end = next,
                None => break,
            }
            continue;
        }
        if trimmed.starts_with(['#', '[']) || begins_something(line) {
            break;
        }
        let closer = line.find("\"\"\"").or_else(|| line.find("'''"));
        if let Some(offset) = closer {
            return at + offset + 3;
        }
        end = line_end(text, at);
    }
    end
}

/// The end of the blank lines from `at` on, where running text goes on behind them.
fn paragraph_after(text: &str, at: usize) -> Option<usize> {
    let mut end = line_end(text, at);
    loop {
        let next = next_line(text, end)?;
        let line = line_at(text, next);
        if !line.trim().is_empty() {
            return is_prose(line).then_some(end);
        }
        end = line_end(text, next);
    }
}

/// `nr "2.1"`, `nr: "2.1"`: a key and a value without the equals sign.
fn is_quoted_pair(line: &str) -> bool {
    let mut words = line.split_whitespace().filter(|word| *word != ":");
    let key = words.next().unwrap_or_default();
    let value = words.next().unwrap_or_default();
    let key = key.strip_suffix(':').unwrap_or(key);
    key.chars().all(is_key_character) && value.starts_with(['"', '\''])
}

fn is_key_character(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn running_text_ends_at_something_new_or_where_it_is_closed() {
        for (text, running) in [
            ("Vi har renset\nstranden i dag\n\n\nog i går\n", 40),
            ("Vi har renset\nstranden i dag\n\nikke\n", 28),
            ("Vi har renset\nstranden i dag\n\n", 28),
            ("Vi har renset\nstranden i dag\nnr = \"1\"\n", 28),
            ("Vi har renset\nstranden i dag\n# nok\n", 28),
            ("Vi har renset\nstranden i dag\n[[handling]]\n", 28),
            ("Vi har renset\nden\"\"\" # slut\n", 20),
            ("Vi har renset\n", 13),
        ] {
            assert_eq!(prose_end(text, 0), running, "{text:?}");
        }
    }

    #[test]
    fn keys_headers_and_prose_are_told_apart() {
        let keys = ["nr = \"1\"", "  mål=[", "a.b = 1"];
        let headers = [
            "[part]",
            "[[handling.note]] # x",
            "[[handling",
            "[handling]]",
        ];
        let prose = ["Afholde 1 eller 2 konferencer.", "en to tre"];
        let neither = [
            "[1, 2]",
            "[true]",
            "[Rense stranden]",
            "[2024-2025]",
            "\"A\",",
            "a == b",
            "]",
            "",
            "nr \"2.1\" x",
        ];
        assert!(keys.iter().all(|line| is_key(line)));
        assert!(headers.iter().all(|line| is_header(line)));
        assert!(prose.iter().all(|line| is_prose(line)));
        for line in neither {
            assert!(!begins_something(line) && !is_prose(line), "{line}");
        }
    }
}
