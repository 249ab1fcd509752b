//! A value that is one of a list of Danish words, however it is typed.
//!
//! `ikke igangsat` holds a blank and `løbende` a letter that not every keyboard has,
//! so `ikke-igangsat` and `LOEBENDE` are taken as well; the command gets the word
//! as the list spells it.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, Error};

use super::{key, meaning};
use crate::text::nearest::nearest;

/// Accepts one of the words: case, å or aa, and blank, `-` or `_` make no difference.
///
/// The value is the word as the list spells it; `.map` turns it into a type.
pub(crate) fn choice(words: &[&'static str]) -> Choice {
    Choice {
        words: words.to_vec(),
    }
}

/// The value parser that [`choice`] makes.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    words: Vec<&'static str>,
}

impl TypedValueParser for Choice {
    type Value = &'static str;

    fn parse_ref(
        &self,
        cmd: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Self::Value, Error> {
        let typed = value.to_str().map(key);
        let mut words = self.words.iter();
        match words.find(|word| Some(key(word)) == typed) {
            Some(word) => Ok(word),
            None => {
                let meant = value
                    .to_str()
                    .and_then(|typed| meaning::value(typed, &self.words));
                Err(self.unknown(cmd, arg, value, meant))
            }
        }
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(
            self.words.iter().map(|word| PossibleValue::new(*word)),
        ))
    }
}

impl Choice {
    /// The error clap makes for its own lists, so that both are explained alike; with the word
    /// that is `meant`, or the nearest.
    pub(crate) fn unknown(
        &self,
        cmd: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
        meant: Option<&str>,
    ) -> Error {
        let Some(value) = value.to_str() else {
            return Error::new(ErrorKind::InvalidUtf8).with_cmd(cmd);
        };
        let mut error = Error::new(ErrorKind::InvalidValue).with_cmd(cmd);
        let words = self.words.iter().map(|&word| word.to_owned()).collect();
        error.insert(
            ContextKind::InvalidArg,
            ContextValue::String(arg.map(ToString::to_string).unwrap_or_default()),
        );
        error.insert(
            ContextKind::InvalidValue,
            ContextValue::String(value.to_owned()),
        );
        error.insert(ContextKind::ValidValue, ContextValue::Strings(words));
        if let Some(word) = meant.or_else(|| nearest(value, self.words.iter().copied())) {
            error.insert(
                ContextKind::SuggestedValue,
                ContextValue::String(word.to_owned()),
            );
        }
        error
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(typed: &str) -> Option<&'static str> {
        choice(&["ikke igangsat", "løbende", "udgået"])
            .parse_ref(&Command::new("kimo"), None, OsStr::new(typed))
            .ok()
    }

    #[test]
    fn every_way_of_typing_a_word_gives_the_word() {
        for typed in [
            "ikke igangsat",
            "ikke-igangsat",
            "ikke_igangsat",
            "Ikke Igangsat",
            " ikke igangsat ",
        ] {
            assert_eq!(chosen(typed), Some("ikke igangsat"), "{typed}");
        }
        for typed in ["løbende", "LØBENDE", "loebende"] {
            assert_eq!(chosen(typed), Some("løbende"), "{typed}");
        }
        for typed in ["udgået", "udgaaet", "udga\u{30a}et"] {
            assert_eq!(chosen(typed), Some("udgået"), "{typed}");
        }
        assert_eq!(chosen("igangsat"), None);
        assert_eq!(chosen(""), None);
    }
}
