//! Nouns with their plural and gender, so that every count reads as Danish.

use super::number;

/// A noun as it stands after a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Noun {
    /// After one: `handling`.
    pub(crate) singular: &'static str,
    /// After any other count: `handlinger`.
    pub(crate) plural: &'static str,
    /// Whether one of them is `en` or `et`.
    pub(crate) gender: Gender,
}

/// The two genders of Danish nouns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gender {
    /// `en`: en handling.
    Common,
    /// `et`: et mål.
    Neuter,
}

impl Noun {
    /// The form after this count: `handling` or `handlinger`.
    pub(crate) fn form(self, count: usize) -> &'static str {
        if count == 1 {
            self.singular
        } else {
            self.plural
        }
    }

    /// The count in digits, for tables and summaries: `0 handlinger`, `1 handling`.
    pub(crate) fn count(self, count: usize) -> String {
        format!("{} {}", number::group(&count.to_string()), self.form(count))
    }

    /// The count in running text: `ingen handlinger`, `en handling`, `to mål`, `13 noter`.
    pub(crate) fn count_words(self, count: usize) -> String {
        match count {
            0 => format!("ingen {}", self.plural),
            _ => format!("{} {}", number::words(count, self.gender), self.form(count)),
        }
    }
}

/// The items as a sentence lists them: `a, b og c`.
pub(crate) fn list<T: AsRef<str>>(items: &[T]) -> String {
    let mut text = String::new();
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            text.push_str(if at + 1 == items.len() { " og " } else { ", " });
        }
        text.push_str(item.as_ref());
    }
    text
}

/// Whose: `bestyrelsens`, `rådhus’`.
pub(crate) fn genitive(name: &str) -> String {
    let ending = if name.ends_with(['s', 'x', 'z']) {
        "’"
    } else {
        "s"
    };
    format!("{name}{ending}")
}

macro_rules! nouns {
    ($($name:ident: $gender:ident $singular:literal $plural:literal;)*) => {
        $(
            #[doc = concat!("`", $singular, "`, `", $plural, "`")]
            pub(crate) const $name: Noun =
                Noun { singular: $singular, plural: $plural, gender: Gender::$gender };
        )*

        #[cfg(test)]
        const ALL: &[Noun] = &[$($name),*];
    };
}

nouns! {
    ADVARSEL: Common "advarsel" "advarsler";
    AENDRING: Common "ændring" "ændringer";
    FEJL: Common "fejl" "fejl";
    FIL: Common "fil" "filer";
    HANDLING: Common "handling" "handlinger";
    KOMMENTAR: Common "kommentar" "kommentarer";
    KONFLIKT: Common "konflikt" "konflikter";
    MAAL: Neuter "mål" "mål";
    NOTE: Common "note" "noter";
    PART: Common "part" "parter";
    PUNKT: Neuter "punkt" "punkter";
    SPOERGSMAAL: Neuter "spørgsmål" "spørgsmål";
    TRIN: Neuter "trin" "trin";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_has_its_noun_form() {
        for (noun, count, digits, words) in [
            (HANDLING, 0, "0 handlinger", "ingen handlinger"),
            (HANDLING, 1, "1 handling", "en handling"),
            (HANDLING, 2, "2 handlinger", "to handlinger"),
            (HANDLING, 13, "13 handlinger", "13 handlinger"),
            (MAAL, 1, "1 mål", "et mål"),
            (MAAL, 2, "2 mål", "to mål"),
            (FEJL, 1, "1 fejl", "en fejl"),
            (NOTE, 1_000_000, "1.000.000 noter", "1.000.000 noter"),
        ] {
            assert_eq!(noun.count(count), digits);
            assert_eq!(noun.count_words(count), words);
        }
    }

    #[test]
    fn a_plural_begins_as_its_singular() {
        for noun in ALL {
            let stem: String = noun.singular.chars().take(2).collect();
            assert!(noun.plural.starts_with(&stem), "{noun:?}");
        }
    }

    #[test]
    fn a_list_ends_in_og() {
        for (items, text) in [
            (&[][..], ""),
            (&["a"], "a"),
            (&["a", "b"], "a og b"),
            (&["a", "b", "c"], "a, b og c"),
        ] {
            assert_eq!(list(items), text);
        }
    }
}
