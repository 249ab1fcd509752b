//! How far an action is (*status*) and whether it is on course (*vurdering*).
//!
//! The two are kept apart: delay is a light, not a stage.

use serde::{Serialize, Serializer};

/// The stage of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) enum Status {
    /// `ikke igangsat`: where every action begins.
    #[default]
    NotStarted,
    /// `igangsat`
    Started,
    /// `løbende`: recurring, with no end.
    Ongoing,
    /// `sat i bero`
    OnHold,
    /// `gennemført`
    Completed,
    /// `udgået`: dropped, which a meeting decides.
    Dropped,
}

impl Status {
    /// Every status, in the order of an action's life.
    pub(crate) const ALL: [Status; 6] = [
        Status::NotStarted,
        Status::Started,
        Status::Ongoing,
        Status::OnHold,
        Status::Completed,
        Status::Dropped,
    ];

    /// The Danish words, in the order of `ALL`.
    pub(crate) const WORDS: [&'static str; 6] = [
        "ikke igangsat",
        "igangsat",
        "løbende",
        "sat i bero",
        "gennemført",
        "udgået",
    ];

    /// The words of those that an action may begin a period with: `ALL` without the final ones.
    pub(crate) const FIRST_WORDS: [&'static str; 4] = [
        Status::WORDS[0],
        Status::WORDS[1],
        Status::WORDS[2],
        Status::WORDS[3],
    ];

    /// The Danish word, as in the files.
    pub(crate) fn word(self) -> &'static str {
        Status::WORDS[self as usize]
    }

    /// What the word means, for help and for the report's annex.
    pub(crate) fn meaning(self) -> &'static str {
        match self {
            Status::NotStarted => "arbejdet er ikke begyndt",
            Status::Started => "arbejdet er i gang og har en afslutning",
            Status::Ongoing => "tilbagevendende arbejde uden en afslutning",
            Status::OnHold => "arbejdet er standset indtil videre",
            Status::Completed => "handlingen er afsluttet som planlagt",
            Status::Dropped => "handlingen er taget ud af planen efter beslutning på et møde",
        }
    }

    /// The status written `word`.
    pub(crate) fn from_word(word: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|status| status.word() == word)
    }

    /// Whether nothing more is expected: completed or dropped.
    pub(crate) fn is_final(self) -> bool {
        matches!(self, Status::Completed | Status::Dropped)
    }
}

/// The light of an action: is it on course?
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Assessment {
    /// `grøn`
    Green,
    /// `gul`
    Yellow,
    /// `rød`
    Red,
}

impl Assessment {
    /// Every light, the best first.
    pub(crate) const ALL: [Assessment; 3] =
        [Assessment::Green, Assessment::Yellow, Assessment::Red];

    /// The Danish words, in the order of `ALL`.
    pub(crate) const WORDS: [&'static str; 3] = ["grøn", "gul", "rød"];

    /// What stands where no light was given.
    pub(crate) const NONE: &'static str = "ikke vurderet";

    /// The Danish word, as in the files.
    pub(crate) fn word(self) -> &'static str {
        Assessment::WORDS[self as usize]
    }

    /// What the word means, for help and for the report's annex.
    pub(crate) fn meaning(self) -> &'static str {
        match self {
            Assessment::Green => "handlingen følger planen",
            Assessment::Yellow => "der er risiko for, at handlingen ikke følger planen",
            Assessment::Red => "handlingen følger ikke planen; der er brug for en beslutning",
        }
    }

    /// The light written `word`.
    pub(crate) fn from_word(word: &str) -> Option<Assessment> {
        Assessment::ALL
            .into_iter()
            .find(|light| light.word() == word)
    }
}

/// The light of an action as a table has it: what is finished has none and lacks none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Light {
    Given(Assessment),
    /// Not finished, and not assessed.
    Missing,
    /// Completed or dropped.
    Finished,
}

impl Light {
    /// Every light, the given ones first.
    pub(crate) const ALL: [Light; 5] = [
        Light::Given(Assessment::Green),
        Light::Given(Assessment::Yellow),
        Light::Given(Assessment::Red),
        Light::Missing,
        Light::Finished,
    ];

    /// The light of an action with this status and assessment.
    pub(crate) fn new(status: Status, assessment: Option<Assessment>) -> Light {
        match assessment {
            _ if status.is_final() => Light::Finished,
            Some(light) => Light::Given(light),
            None => Light::Missing,
        }
    }

    /// The Danish word.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Light::Given(light) => light.word(),
            Light::Missing => Assessment::NONE,
            Light::Finished => "afsluttet",
        }
    }
}

/// In data each is its word.
macro_rules! serialized_as_word {
    ($($type:ty),*) => {
        $(impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        })*
    };
}

serialized_as_word!(Status, Assessment, Light);
