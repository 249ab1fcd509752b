//! Rendering: a view → a terminal table, Markdown, HTML, Word, JSON, CSV, iCalendar.
//!
//! It knows a plan only through `report`'s words for it, and no disk. Texts of a plan come
//! from many hands: each format shows them in a way that cannot change its structure.

pub mod action;
pub mod alignment;
pub mod bar;
pub mod calendar;
pub mod chart;
pub mod check;
mod columns;
pub mod csv;
pub mod diff;
pub mod docx;
mod fold;
pub mod html;
pub mod ics;
pub mod json;
mod lineage;
pub mod log;
pub mod markdown;
pub mod missing;
pub mod report_html;
pub mod report_markdown;
pub mod rollover;
pub mod shorten;
pub mod status;
pub mod status_html;
pub mod style;
pub mod table;
pub mod template;
pub mod visible;
pub mod wrap;
