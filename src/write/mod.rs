//! Writers: one file or folder a format, which turns a view's blocks or data into text.
//!
//! They know no plan and no disk. Texts of a plan come from many hands: each format shows them
//! in a way that cannot change its structure.

mod chart;
pub(crate) mod check;
pub(crate) mod csv;
pub(crate) mod docx;
pub(crate) mod format;
#[cfg(test)]
pub(crate) mod hostile;
pub(crate) mod html;
pub(crate) mod ics;
pub(crate) mod json;
pub(crate) mod markdown;
mod palette;
#[cfg(test)]
mod sample;
pub(crate) mod sheet;
mod table;
pub(crate) mod terminal;
pub(crate) mod xlsx;
mod xml;
pub(crate) mod zip;

/// The longest word that is never broken: `kommunikationsstrategien` has 24 letters.
const ORDINARY: usize = 25;
