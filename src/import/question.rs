//! Questions about a document: what kimo cannot see in it, and what it does without an answer.

use crate::document::literal::one_line;
use std::fmt;

/// What can be asked about, and whether by a name.
pub(crate) const SECTIONS: [(&str, bool); 11] = [
    (PERIOD, false),
    (ORGANISATION, false),
    (TITLE, false),
    (COLUMN, true),
    (GOAL, true),
    (NUMBER, true),
    (TEXT, true),
    (RESPONSIBLE, true),
    (PARTY, true),
    (DEADLINE, true),
    (STATUS, true),
];

pub(crate) const PERIOD: &str = "periode";
pub(crate) const ORGANISATION: &str = "organisation";
pub(crate) const TITLE: &str = "titel";
pub(crate) const COLUMN: &str = "kolonne";
pub(crate) const GOAL: &str = "maal";
pub(crate) const NUMBER: &str = "nr";
pub(crate) const TEXT: &str = "tekst";
pub(crate) const RESPONSIBLE: &str = "ansvarlig";
pub(crate) const PARTY: &str = "part";
pub(crate) const DEADLINE: &str = "frist";
pub(crate) const STATUS: &str = "status";

/// The name under which it is asked who answers for all actions.
pub(crate) const ALL: &str = "alle";

/// What a question is known by: the same document asks by the same keys.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Key {
    pub(crate) section: &'static str,
    /// The document's own words for it; empty where there is one of its kind.
    pub(crate) name: String,
}

impl Key {
    pub(crate) fn new(section: &'static str, name: &str) -> Key {
        Key {
            section,
            name: name.to_owned(),
        }
    }
}

/// As a file of answers has it: `part."Sekretariat"`.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.section)?;
        if self.name.is_empty() {
            return Ok(());
        }
        write!(f, ".{}", one_line(&self.name))
    }
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Question {
    pub(crate) key: Key,
    /// Where it stands in the document; empty where it is about the whole.
    pub(crate) place: String,
    /// The question, as a sentence.
    pub(crate) text: String,
    /// What kimo does without an answer, as it goes on from "uden svar".
    pub(crate) otherwise: String,
    /// An answer as it may be: kimo's own, where it has one.
    pub(crate) proposal: Vec<String>,
    /// Whether nothing can be written without.
    pub(crate) is_required: bool,
}

impl Question {
    /// A question about the whole that may be left to kimo, which does `otherwise`.
    pub(crate) fn new(key: Key, text: impl Into<String>, otherwise: impl Into<String>) -> Question {
        Question {
            key,
            place: String::new(),
            text: text.into(),
            otherwise: otherwise.into(),
            proposal: Vec::new(),
            is_required: false,
        }
    }

    /// The same about a place in the document.
    pub(crate) fn at(self, place: &str) -> Question {
        Question {
            place: place.to_owned(),
            ..self
        }
    }

    /// The same with an answer as it may be.
    pub(crate) fn proposing(self, proposal: Vec<String>) -> Question {
        Question { proposal, ..self }
    }
}
