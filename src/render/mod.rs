//! Rendering: a view → a terminal table, Markdown, HTML, Word, JSON, CSV, iCalendar.
//!
//! It knows a plan only through `report`'s words for it, and no disk. Texts of a plan come
//! from many hands: each format shows them in a way that cannot change its structure.

pub(crate) mod action;
pub(crate) mod alignment;
pub(crate) mod bar;
pub(crate) mod calendar;
pub(crate) mod check;
mod columns;
pub(crate) mod csv;
pub(crate) mod diff;
mod fold;
pub(crate) mod ics;
pub(crate) mod json;
mod lineage;
pub(crate) mod log;
pub(crate) mod missing;
pub(crate) mod rollover;
pub(crate) mod status;
pub(crate) mod status_html;
pub(crate) mod style;
pub(crate) mod table;
pub(crate) mod wrap;

pub(crate) use crate::text::{shorten, visible};
use crate::write::markdown;
