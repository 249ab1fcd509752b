//! Danish for all that the argument parser says: its help, its errors, the spelling of names and values.
//!
//! clap speaks English only and has no catalogue to translate. So its help is given
//! a template and its decorations are written here ([`localize`]), and its errors are
//! written anew from their kind and context ([`explain`]). Names are declared with
//! Danish letters (`long = "mål"`); the ASCII spelling of each is derived, since that
//! way round is unambiguous while `aa` may be anything.

mod brief;
mod cause;
mod choice;
mod error;
mod examples;
mod help;
mod meaning;
mod notes;
#[cfg(test)]
mod tests;
mod topic;
mod typed;

pub(crate) use choice::choice;
pub(crate) use error::{explain, explain_briefly};
pub(crate) use examples::{HEADING as EXAMPLES, with_blanks};
pub(crate) use help::{Localized, help, localize};
pub(crate) use topic::NAME as HELP;
pub(crate) use typed::typed;

use crate::plan::meaning::key;
use crate::text::danish::fold::ascii;

/// The ASCII spellings that the names lack, to be accepted beside them.
pub(crate) fn spellings<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let names: Vec<&str> = names.into_iter().collect();
    names
        .iter()
        .filter(|name| !name.is_ascii())
        .map(|name| ascii(name))
        .filter(|spelling| !names.contains(&spelling.as_str()))
        .collect()
}

#[cfg(test)]
mod letters {
    use super::*;

    #[test]
    fn only_spellings_that_are_missing_are_derived() {
        assert_eq!(spellings(["mål", "tekst"]), ["maal"]);
        assert_eq!(spellings(["mål", "maal"]), [""; 0]);
    }
}
