//! The headers of the tables in a plan's files: `[[handling]]`, `[[handling.note]]`, `[rapport]`.

use super::{GOAL, HANDLEPLAN, Table};
use crate::text::danish::fold;
use crate::text::nearest::nearest;

/// The name of a header, and whether it has double brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HeaderName {
    pub(crate) parts: Vec<&'static str>,
    pub(crate) is_list: bool,
}

impl HeaderName {
    /// As it is to be written: `[[handling.note]]`.
    pub(crate) fn written(&self) -> String {
        bracketed(&self.parts.join("."), self.is_list)
    }

    /// The key of its table.
    pub(crate) fn key(&self) -> &'static str {
        self.parts.last().copied().unwrap_or_default()
    }
}

/// The header of this name.
pub(crate) fn bracketed(name: &str, is_list: bool) -> String {
    if is_list {
        format!("[[{name}]]")
    } else {
        format!("[{name}]")
    }
}

impl Table {
    /// The headers in a file of this table, each with the table under it and before those within
    /// that.
    pub(crate) fn headers(&'static self) -> impl Iterator<Item = (HeaderName, &'static Table)> {
        self.tables().flat_map(|(key, table)| {
            let is_list = !self.is_single(key);
            let named = move |parts| HeaderName { parts, is_list };
            let within = table.tables();
            let within = within.map(move |(inner, table)| (named(vec![key, inner]), table));
            std::iter::once((named(vec![key]), table)).chain(within)
        })
    }
}

/// The headers in any file of a plan.
pub(crate) fn headers() -> impl Iterator<Item = (HeaderName, &'static Table)> {
    [&HANDLEPLAN, &GOAL].into_iter().flat_map(Table::headers)
}

/// The header of the tables under `key` as a file has it: `[[handling.note]]`, `[rapport]`.
pub(crate) fn header(key: &str) -> String {
    let of_key = headers().filter(|(name, _)| name.key() == key);
    let highest = of_key.min_by_key(|(name, _)| name.parts.len());
    highest.map_or_else(|| bracketed(key, true), |(name, _)| name.written())
}

/// A header that a text names.
pub(crate) struct Named {
    pub(crate) name: HeaderName,
    pub(crate) table: &'static Table,
    /// How many words the text has for it.
    pub(crate) words: usize,
    /// Whether no other word follows these.
    pub(crate) is_all: bool,
}

/// Whether a word of a header may have the letter: Danes write `møde` too.
pub(crate) fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The header whose words a text begins with, in small letters or not, whatever stands between them:
/// `handling note`, `handling-note`. A table within another may go by its own word alone: `note`.
pub(crate) fn header_of_words(text: &str) -> Option<Named> {
    let words = words(text);
    let begins = |name: &[&str]| name.iter().eq(words.iter().take(name.len()));
    let whole = headers()
        .filter(|(name, _)| begins(&name.parts))
        .max_by_key(|(name, _)| name.parts.len());
    let found = whole.map(|(name, table)| (name.parts.len(), name, table));
    let by_key = || headers().find(|(name, _)| begins(&[name.key()]));
    let found = found.or_else(|| by_key().map(|(name, table)| (1, name, table)));
    found.map(|(count, name, table)| Named {
        name,
        table,
        words: count,
        is_all: words.len() == count,
    })
}

/// The header that the first word of a text is nearly the word of: `pligter`.
pub(crate) fn header_of_nearly(text: &str) -> Option<Named> {
    let words = words(text);
    let near = nearest(words.first()?, headers().map(|(name, _)| name.key()))?;
    let (name, table) = headers().find(|(name, _)| name.key() == near)?;
    Some(Named {
        name,
        table,
        words: 1,
        is_all: words.len() == 1,
    })
}

/// The words of a text as headers are written, in ASCII and small letters.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !is_of_word(c));
    let words = words.filter(|word| !word.is_empty());
    words.map(|word| fold::ascii(word).to_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_has_its_header() {
        let all: Vec<String> = headers().map(|(name, _)| name.written()).collect();
        insta::assert_snapshot!(all.join(" "), @"[rapport] [[beretning]] [[part]] [[moede]] [[pligt]] [[international]] [[handling]] [[handling.aarsmaal]] [[handling.aendring]] [[handling.resultat]] [[handling.note]] [[indikator]] [[indikator.delmaal]] [[indikator.maaling]]");
        for (key, written) in [("note", "[[handling.note]]"), ("rapport", "[rapport]")] {
            assert_eq!(header(key), written);
        }
    }

    #[test]
    fn a_header_is_known_by_its_words() {
        let named = |text: &str| {
            let named = header_of_words(text)?;
            Some((named.name.written(), named.words, named.is_all))
        };
        for (text, header, words, is_all) in [
            ("Handling:", "[[handling]]", 1, true),
            ("((handling-note))", "[[handling.note]]", 2, true),
            ("[[handling nr. 2.2]]", "[[handling]]", 1, false),
            ("[[handling note 3]]", "[[handling.note]]", 2, false),
            ("NOTE", "[[handling.note]]", 1, true),
            ("rapport", "[rapport]", 1, true),
            ("Møde:", "[[moede]]", 1, true),
        ] {
            assert_eq!(
                named(text),
                Some((header.to_owned(), words, is_all)),
                "{text}"
            );
        }
        assert_eq!(named("tiltag"), None);
        assert_eq!(named(""), None);
    }

    #[test]
    fn a_header_is_known_by_a_word_that_is_nearly_its_own() {
        let named = |text: &str| Some(header_of_nearly(text)?.name.written());
        for (text, header) in [
            ("[[pligter: årligt]]", "[[pligt]]"),
            ("[[mødet i maj]]", "[[moede]]"),
            ("[[Noter om 2.1]]", "[[handling.note]]"),
        ] {
            assert_eq!(named(text).as_deref(), Some(header), "{text}");
        }
        assert_eq!(named("[se bilag 3]"), None);
        assert_eq!(named("[]"), None);
    }
}
