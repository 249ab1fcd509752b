//! Danish as the program reads and writes it: dates, numbers, plurals, alphabet.
//!
//! The tables are our own because they are small: a localisation library costs
//! more than the rest of the binary together, for one language.

pub(crate) mod between;
pub(crate) mod collate;
pub(crate) mod date;
pub(crate) mod fold;
pub(crate) mod hours;
pub(crate) mod names;
pub(crate) mod noun;
pub(crate) mod number;
pub(crate) mod part;
pub(crate) mod recurrence;
pub(crate) mod span;
pub(crate) mod years;
