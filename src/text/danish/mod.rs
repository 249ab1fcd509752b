//! Danish as the program reads and writes it: dates, numbers, plurals, alphabet.
//!
//! The tables are our own because they are small: a localisation library costs
//! more than the rest of the binary together, for one language.

pub mod collate;
pub mod date;
pub mod fold;
pub mod noun;
pub mod number;
pub mod quarter;
pub mod recurrence;
pub mod span;
pub mod years;
