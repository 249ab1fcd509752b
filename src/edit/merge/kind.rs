//! The kinds of entries: what they are called, known by and ordered by.

use super::layout::Block;
use crate::plan::Number;

/// What is known of a kind of entry.
pub(crate) struct Kind {
    /// The header.
    pub(crate) name: &'static str,
    /// What one is called in Danish, in the definite form.
    pub(crate) noun: &'static str,
    /// The fields by which one is known again when something else in it changed, one way after
    /// the other.
    pub(crate) keys: &'static [&'static [&'static str]],
    /// Whether two of them cannot have the same key.
    pub(crate) is_unique: bool,
    /// The field that tells one from another with the same key.
    pub(crate) words: &'static str,
    /// The fields by which one may be known where the keys were changed.
    pub(crate) faint: &'static [&'static [&'static str]],
    /// The fields by which they are ordered.
    order: &'static [&'static str],
}

/// Every kind of entry, parents before what stands under them.
pub(crate) const KINDS: &[Kind] = &[
    Kind {
        name: "part",
        noun: "parten",
        keys: &[&["navn"]],
        is_unique: true,
        words: "navn",
        faint: &[],
        order: &[],
    },
    Kind {
        name: "moede",
        noun: "mødet",
        keys: &[&["dato"]],
        is_unique: false,
        words: "navn",
        faint: &[&["navn"]],
        order: &["dato"],
    },
    Kind {
        name: "pligt",
        noun: "pligten",
        keys: &[&["tekst"]],
        is_unique: false,
        words: "tekst",
        faint: &[],
        order: &[],
    },
    Kind {
        name: "international",
        noun: "det internationale mål",
        keys: &[&["nr"]],
        is_unique: true,
        words: "nr",
        faint: &[],
        order: &[],
    },
    Kind {
        name: "handling",
        noun: "handling",
        keys: &[&["nr"]],
        is_unique: true,
        words: "nr",
        faint: &[],
        order: &["nr"],
    },
    Kind {
        name: "handling.aarsmaal",
        noun: "årsmålet",
        keys: &[&["aar", "dato"]],
        is_unique: false,
        words: "maal",
        faint: &[&["maal"]],
        order: &["aar", "dato"],
    },
    Kind {
        name: "handling.note",
        noun: "noten",
        keys: &[&["dato", "af"], &["dato"]],
        is_unique: false,
        words: "tekst",
        faint: &[&["tekst"]],
        order: &["dato"],
    },
    Kind {
        name: "indikator",
        noun: "indikatoren",
        keys: &[&["navn"]],
        is_unique: true,
        words: "navn",
        faint: &[],
        order: &[],
    },
    Kind {
        name: "indikator.maaling",
        noun: "målingen",
        keys: &[&["dato"]],
        is_unique: false,
        words: "vaerdi",
        faint: &[],
        order: &["dato"],
    },
];

/// The kind called `name`.
pub(crate) fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}

impl Kind {
    /// Where an entry stands among its siblings; empty where their order is the writer's own.
    pub(crate) fn order(&self, block: &Block) -> Vec<Number> {
        let value = |key: &&str| Number::new(block.value(key).trim_start_matches('"'));
        self.order.iter().map(value).collect()
    }
}
