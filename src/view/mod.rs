//! What each view says: its data, and its blocks with their words.

pub(crate) mod alignment;
pub(crate) mod annual;
pub(crate) mod block;
pub(crate) mod calendar;
pub(crate) mod check;
pub(crate) mod counts;
pub(crate) mod diff;
pub(crate) mod import;
pub(crate) mod lineage;
pub(crate) mod log;
pub(crate) mod masthead;
pub(crate) mod missing;
pub(crate) mod parts;
pub(crate) mod rollover;
pub(crate) mod schema;
pub(crate) mod show;
pub(crate) mod status;
