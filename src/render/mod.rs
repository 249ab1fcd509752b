//! Rendering: a view → a terminal table, Markdown, JSON, CSV.
//!
//! It knows a plan only through `report`'s words for it, and no disk. Texts of a plan come
//! from many hands: each format shows them in a way that cannot change its structure.

pub mod action;
pub mod check;
pub mod csv;
pub mod diff;
pub mod json;
pub mod markdown;
pub mod report_markdown;
pub mod status;
pub mod style;
pub mod visible;
pub mod wrap;
