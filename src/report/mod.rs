//! Views: for each command, what it is to show, as plain data.
//!
//! A view knows no formats, widths or colours; `render` turns it into them. Its serialised
//! form is what scripts and templates get, so its keys are Danish, as in the files, and only
//! ever added to.

pub mod action;
pub mod alignment;
pub mod calendar;
pub mod check;
pub mod diff;
pub mod lineage;
pub mod log;
pub mod missing;
pub mod progress;
pub mod rollover;
pub mod schema;
pub mod status;
