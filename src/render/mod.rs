//! Rendering: a view → a terminal table, Markdown, HTML, Word, JSON, CSV, iCalendar.
//!
//! It knows a plan only through `report`'s words for it, and no disk. Texts of a plan come
//! from many hands: each format shows them in a way that cannot change its structure.

pub(crate) mod diff;

pub(crate) use crate::text::visible;
pub(crate) use crate::write::check;
use crate::write::markdown;
pub(crate) use crate::write::terminal as style;
pub(crate) use crate::write::terminal as wrap;
