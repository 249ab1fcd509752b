//! kimo at its edges, as a user meets them: slips on the command line, odd places and paths,
//! narrow terminals, closed pipes, full disks, and texts that mean harm.

#![allow(clippy::expect_used, clippy::unwrap_used)]

#[path = "../common/mod.rs"]
mod common;

mod command_line;
mod danish_only;
mod days;
mod limits;
mod paths;
mod printed;
mod typed;
mod writing;
