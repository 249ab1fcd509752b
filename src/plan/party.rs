//! A responsible party (*ansvarlig*) in the register, and the names it goes by.

use crate::text::Spanned;
use crate::text::danish::fold;

/// A party that can answer for actions.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Party {
    /// The name that every list and report uses.
    pub(crate) name: Spanned<String>,
    /// Other spellings that mean the same party.
    pub(crate) aliases: Vec<Spanned<String>>,
}

impl Party {
    /// The name and then the aliases.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.spellings().map(|spelling| spelling.value.as_str())
    }

    /// The name and then the aliases, with their places.
    pub(crate) fn spellings(&self) -> impl Iterator<Item = &Spanned<String>> {
        std::iter::once(&self.name).chain(&self.aliases)
    }

    /// Whether `name` means this party, see [`same_name`].
    pub(crate) fn goes_by(&self, name: &str) -> bool {
        self.names().any(|own| same_name(own, name))
    }
}

/// Whether two names are the same but for case, blanks around them, and Unicode composition.
pub(crate) fn same_name(a: &str, b: &str) -> bool {
    a == b || fold::same_name(a.trim(), b.trim())
}

/// The form in which names are compared: composed (NFC), in lower case, without outer blanks.
pub(crate) fn name_key(name: &str) -> String {
    fold::name_key(name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_party_goes_by_its_name_and_aliases_in_any_case_and_composition() {
        let named = |name: &str| Spanned::new(name.to_owned(), Default::default());
        let party = Party {
            name: named("Rådet"),
            aliases: vec![named("Raad")],
        };
        for name in ["Rådet", "rådet", " RÅDET ", "Ra\u{30a}det", "raad"] {
            assert!(party.goes_by(name), "{name}");
        }
        assert!(!party.goes_by("Råd"));
    }
}
