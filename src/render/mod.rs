//! Rendering: a view → a terminal table, Markdown, Word, JSON, CSV, iCalendar.
//!
//! It knows a plan only through `report`'s words for it, and no disk. Texts of a plan come
//! from many hands: each format shows them in a way that cannot change its structure.

pub mod action;
pub mod alignment;
pub mod calendar;
pub mod check;
pub mod csv;
pub mod docx;
pub mod ics;
pub mod json;
mod lineage;
pub mod log;
pub mod markdown;
pub mod missing;
pub mod report_markdown;
pub mod rollover;
pub mod shorten;
pub mod status;
pub mod style;
pub mod table;
pub mod visible;
pub mod wrap;
