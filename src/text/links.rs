//! Addresses in running text: only those that a reader may safely follow.

/// What an address begins with; anything else stays text.
const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// A stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece<'t> {
    Text(&'t str),
    /// An address on the web or of a mailbox.
    Link(&'t str),
}

/// `text` cut at the addresses in it.
pub(crate) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut before = 0;
    for (colon, _) in text.match_indices(':') {
        let Some((start, end)) = address(text, colon).filter(|(start, _)| *start >= before) else {
            continue;
        };
        if start > before {
            pieces.push(Piece::Text(&text[before..start]));
        }
        pieces.push(Piece::Link(&text[start..end]));
        before = end;
    }
    if before < text.len() {
        pieces.push(Piece::Text(&text[before..]));
    }
    pieces
}

/// Where the address whose scheme ends at `colon` begins and ends.
fn address(text: &str, colon: usize) -> Option<(usize, usize)> {
    let (start, scheme) = SCHEMES.into_iter().find_map(|scheme| {
        let name = scheme.find(':')?;
        let start = colon.checked_sub(name)?;
        let found = text.get(start..start + scheme.len())?;
        found
            .eq_ignore_ascii_case(scheme)
            .then_some((start, scheme))
    })?;
    if text[..start].ends_with(char::is_alphanumeric) {
        return None;
    }
    let rest = &text[start + scheme.len()..];
    let end = rest.find(ends_address).unwrap_or(rest.len());
    let rest = without_punctuation(&rest[..end]);
    let is_sound = match scheme {
        "mailto:" => is_mailbox(rest),
        _ => is_place(rest),
    };
    is_sound.then_some((start, start + scheme.len() + rest.len()))
}

/// Whether an address without its scheme is one that every program takes: Word does not open a
/// document with one that is not.
fn is_place(address: &str) -> bool {
    let end = address.find(['/', '?', '#']).unwrap_or(address.len());
    let (host, rest) = address.split_at(end);
    let (name, port) = host.split_once(':').unwrap_or((host, "80"));
    let after_percent = rest.split('%').skip(1);
    is_host(name)
        && port.parse::<u16>().is_ok()
        && rest.matches('#').count() <= 1
        && after_percent.into_iter().all(|after| {
            let mut digits = after.chars();
            let mut is_digit = || digits.next().is_some_and(|c| c.is_ascii_hexdigit());
            is_digit() && is_digit()
        })
}

fn is_mailbox(address: &str) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || "._+-".contains(c);
    address
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && name.chars().all(is_name) && is_host(host))
}

fn is_host(name: &str) -> bool {
    let is_label = |label: &str| {
        let is_known = |c: char| c.is_alphanumeric() || c == '-';
        label.starts_with(char::is_alphanumeric) && label.chars().all(is_known)
    };
    name.split('.').all(is_label)
}

fn ends_address(c: char) -> bool {
    c.is_whitespace() || c.is_control() || "<>\"”“„»«`{}|\\^".contains(c)
}

/// `address` without what belongs to the sentence that it stands in.
fn without_punctuation(address: &str) -> &str {
    let mut address = address;
    loop {
        let shorter = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '*']);
        let count = |bracket: char| shorter.matches(bracket).count();
        let shorter = match shorter.chars().next_back() {
            Some(')') if count(')') > count('(') => &shorter[..shorter.len() - 1],
            Some(']') if count(']') > count('[') => &shorter[..shorter.len() - 1],
            _ => shorter,
        };
        if shorter.len() == address.len() {
            return address;
        }
        address = shorter;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_cut_out_and_nothing_else_is() {
        for (text, shown) in [
            (
                "Se https://kimo.dk/a?b=1&c=2.",
                "Se [https://kimo.dk/a?b=1&c=2].",
            ),
            (
                "(http://a.dk), HTTPS://B.dk/x_(y)",
                "([http://a.dk]), [HTTPS://B.dk/x_(y)]",
            ),
            ("Skriv: mailto:post@a.dk!", "Skriv: [mailto:post@a.dk]!"),
            (
                "(se https://a.dk/x_(y)). (https://a.dk/(x)/y)) https://a.dk/x)y",
                "(se [https://a.dk/x_(y)]). ([https://a.dk/(x)/y])) [https://a.dk/x)y]",
            ),
            (
                "https://a.dk https://b.dk\nc",
                "[https://a.dk] [https://b.dk]\nc",
            ),
            (
                "https://a.dk/?u=https://b.dk",
                "[https://a.dk/?u=https://b.dk]",
            ),
            ("”https://ål.dk/æ”", "”[https://ål.dk/æ]”"),
            (
                "javascript:alert(1) http:// https://. mailto:a",
                "javascript:alert(1) http:// https://. mailto:a",
            ),
            (
                "xhttps://a.dk ftp://a.dk file:///etc data:text/html,a",
                "xhttps://a.dk ftp://a.dk file:///etc data:text/html,a",
            ),
            (
                "http://[::1 http://a.dk:x http://a..dk http://a.dk/%zz http://a@b.dk mailto:a@b@c",
                "http://[::1 http://a.dk:x http://a..dk http://a.dk/%zz http://a@b.dk mailto:a@b@c",
            ),
            ("ø: æhttp://a.dk kl. 10:00", "ø: æhttp://a.dk kl. 10:00"),
            ("", ""),
        ] {
            let marked = pieces(text).into_iter().map(|piece| match piece {
                Piece::Text(text) => text.to_owned(),
                Piece::Link(link) => format!("[{link}]"),
            });
            assert_eq!(marked.collect::<String>(), shown);
        }
    }
}
