//! Views: for each command, what it is to show, as plain data.
//!
//! A view knows no formats, widths or colours; `render` turns it into them. Its serialised
//! form is what scripts and templates get, so its keys are Danish, as in the files, and only
//! ever added to.

pub(crate) mod action;
pub(crate) mod alignment;
pub(crate) mod calendar;
pub(crate) mod check;
pub(crate) mod diff;
pub(crate) mod lineage;
pub(crate) mod log;
pub(crate) mod missing;
pub(crate) mod rollover;
pub(crate) mod status;
