//! Text as Markdown shows it: a text from a plan is text, and cannot become structure.
//!
//! As little is escaped as will do, so that the Markdown itself can be read: a full stop or a
//! hyphen in a sentence stays as it is. One line in, one line out: line breaks become spaces,
//! for in a heading or a table cell a line break is structure.

use super::visible::visible;

/// `text` on one line, wherever it stands, the beginning of a line included.
pub(crate) fn text(text: &str) -> String {
    let line = one_line(text);
    let mut escaped = inline(&line);
    if let Some(at) = line_marker(&line) {
        // What comes before a marker is digits, which are not escaped.
        escaped.insert(at, '\\');
    }
    escaped
}

/// `text` on one line, in a table cell or after other words: what means something only at the
/// beginning of a line stays as it is.
pub(crate) fn cell(text: &str) -> String {
    inline(&one_line(text))
}

/// The paragraphs of `text`, the first after other words and the others on lines of their own
/// with `indent` spaces before them, so that they stay in their list item.
pub(crate) fn paragraphs(text: &str, indent: usize) -> String {
    let shown = visible(text);
    let mut blocks: Vec<Vec<&str>> = vec![Vec::new()];
    for line in shown.lines() {
        if line.trim().is_empty() {
            blocks.push(Vec::new())
        } else {
            blocks
                .last_mut()
                .into_iter()
                .for_each(|block| block.push(line))
        }
    }
    let blocks = blocks
        .iter()
        .filter(|block| !block.is_empty())
        .map(|block| block.join(" "));
    let mut joined = String::new();
    for block in blocks {
        if joined.is_empty() {
            joined.push_str(&cell(&block))
        } else {
            joined.push_str("\n\n");
            joined.extend(std::iter::repeat_n(' ', indent));
            joined.push_str(&self::text(&block));
        }
    }
    joined
}

/// A table; each cell is made safe here.
pub(crate) fn table<const N: usize>(
    headings: &[&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> String {
    let mut table = format!("| {} |\n|{}\n", headings.join(" | "), " --- |".repeat(N));
    for row in rows {
        table += &format!("| {} |\n", row.map(|text| cell(&text)).join(" | "));
    }
    table
}

fn one_line(text: &str) -> String {
    let shown = visible(text);
    // Only blanks that people type: a no-break space holds words together on purpose.
    let words = shown
        .split([' ', '\t', '\n'])
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Where the sign stands that makes `line` a heading, a list item, a quote or a rule.
fn line_marker(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let after = &line[digits..];
    let mut rest = after.chars();
    let sign = rest.next()?;
    let ends_word = matches!(rest.next(), None | Some(' '));
    let is_marker = match (digits, sign) {
        (0, '>' | '=' | ':') => true,
        // Before a letter or a digit it is a hyphen or a sign: "-5 grader".
        (0, '-' | '+') => !rest_starts_word(after),
        (1..=9, '.' | ')') => ends_word,
        _ => false,
    };
    is_marker.then_some(digits)
}

fn rest_starts_word(after: &str) -> bool {
    after.chars().nth(1).is_some_and(char::is_alphanumeric)
}

fn inline(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len() + 8);
    let mut before = None;
    for (at, c) in line.char_indices() {
        let rest = &line[at + c.len_utf8()..];
        let next = rest.chars().next();
        match c {
            '<' => escaped.push_str("&lt;"),
            '&' if is_entity(rest) => escaped.push_str("&amp;"),
            // By its number: table parsers differ on what a backslash before `\|` means.
            '\\' if next.is_none_or(|next| next.is_ascii_punctuation()) => {
                escaped.push_str("&#92;")
            }
            '`' | '*' | '[' | ']' | '|' | '~' | '^' | '$' => escaped.extend(['\\', c]),
            '_' if !is_within_word(before, next) => escaped.push_str("\\_"),
            '#' if before.is_none_or(char::is_whitespace) => escaped.push_str("\\#"),
            // `{.b}` at the end of a heading is taken for its attributes, and not shown.
            '}' if rest.is_empty() => escaped.push_str("\\}"),
            ':' if opens_foreign_link(&line[..at], rest) => escaped.push_str("\\:"),
            _ => escaped.push(c),
        }
        before = Some(c);
    }
    escaped
}

fn is_within_word(before: Option<char>, next: Option<char>) -> bool {
    before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)
}

/// Whether an ampersand before `rest` would be read as an entity: `amp;`, `#60;`, `#x3c;`.
fn is_entity(rest: &str) -> bool {
    let Some((name, _)) = rest.split_once(';') else {
        return false;
    };
    let name = name.strip_prefix('#').unwrap_or(name);
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Whether a colon between `before` and `rest` makes an address that some readers would link
/// by themselves. Web and mail addresses may be linked; nothing else.
fn opens_foreign_link(before: &str, rest: &str) -> bool {
    let is_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-');
    let start = before.trim_end_matches(is_scheme).len();
    let scheme = before[start..].to_ascii_lowercase();
    match scheme.as_str() {
        "" | "http" | "https" | "mailto" => false,
        "xmpp" => true,
        _ => rest.starts_with("//"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_danish_stays_as_it_is() {
        for plain in [
            "Mødet d. 12.3.2024 gav 1.250.000 kr. – se side 4-5 (bilag 2)!",
            "Pris: 40.000 kr., heraf 23,1 % til R&D & drift; a/b = c > d",
            "”Rent hav” og 'KIMO's fil_navn.toml @ 5 + 5",
            "Se https://www.kimo.dk/side_1?a=b&c=d eller skriv til post@kimo.dk",
            "C:\\mappe\\fil",
        ] {
            assert_eq!(text(plain), plain);
        }
    }

    #[test]
    fn signs_of_structure_are_escaped() {
        for (raw, escaped) in [
            ("a|b", "a\\|b"),
            ("a\\|b", "a&#92;\\|b"),
            ("slut\\", "slut&#92;"),
            (
                "`kode` *a* _b_ __c__",
                "\\`kode\\` \\*a\\* \\_b\\_ \\_\\_c\\_\\_",
            ),
            (
                "[x](javascript:alert(1)) ![i](u)",
                "\\[x\\](javascript:alert(1)) !\\[i\\](u)",
            ),
            (
                "<script>alert(1)</script>",
                "&lt;script>alert(1)&lt;/script>",
            ),
            ("&lt; &#60; &#x3c; R&D", "&amp;lt; &amp;#60; &amp;#x3c; R&D"),
            ("~~væk~~ $x$ x^2^", "\\~\\~væk\\~\\~ \\$x\\$ x\\^2\\^"),
            ("a {.b}", "a {.b\\}"),
            ("a # b ## c#", "a \\# b \\## c#"),
            (
                "ftp://a.dk file:///etc xmpp:a@b",
                "ftp\\://a.dk file\\:///etc xmpp\\:a@b",
            ),
            ("a\n# b\n\n| c |", "a \\# b \\| c \\|"),
            ("\x1b[2J", "\\u{1b}\\[2J"),
        ] {
            assert_eq!(text(raw), escaped);
        }
    }

    #[test]
    fn marks_of_a_line_are_escaped_only_where_a_line_may_begin() {
        for (raw, at_line_start) in [
            ("# a", "\\# a"),
            ("- a", "\\- a"),
            ("+ a", "\\+ a"),
            ("---", "\\---"),
            ("===", "\\==="),
            ("> a", "\\> a"),
            ("12. marts", "12\\. marts"),
            ("1) a", "1\\) a"),
            ("-5 grader", "-5 grader"),
            ("2.10 og 3.1", "2.10 og 3.1"),
            ("2024", "2024"),
        ] {
            assert_eq!(text(raw), at_line_start);
        }
        assert_eq!(cell("12. marts"), "12. marts");
        assert_eq!(cell("- a"), "- a");
    }

    #[test]
    fn paragraphs_stay_in_their_list_item() {
        assert_eq!(paragraphs("a\nb\n\n \n- c\n", 2), "a b\n\n  \\- c");
        assert_eq!(paragraphs("\r\n\r\na\r\n\r\nb", 4), "a\n\n    b");
        assert_eq!(paragraphs("", 2), "");
    }
}
