//! kimo: run a strategic action plan (*handleplan*) that is kept as plain TOML files.
//!
//! # The map
//!
//! Layers, each using only those before it; `tests/architecture.rs` keeps it so.
//!
//! | layer | what it is | may not know |
//! |---|---|---|
//! | [`text`] | source files, spans, diagnostics and fixes as data, Danish words | that plans exist |
//! | [`plan`] | the model, and what holds on a date | TOML, disk, clock |
//! | [`schema`] | the table of fields: kinds, labels, identity, order | the model's structs |
//! | [`load`] | bytes → spanned model, plus every problem found | rules, clock |
//! | [`document`] | one file without loss: insert, join, compare, as splices | the disk |
//! | [`check`] | one rule of meaning a file; the registry of every fault | disk, clock, terminal |
//! | [`query`] | filters, counts, what is missing | output shapes |
//! | [`edit`] | files that are written whole: a new plan's, a new period's | disk |
//! | [`import`] | a plan that a document proposes: its pieces, what they are, what is asked | the disk, the terminal |
//! | [`view`] | what a view says: its data and its blocks, with their words; `annual` is the report, a file a section | formats, widths, colours |
//! | [`write`](mod@write) | one file a format: blocks → terminal, Markdown, HTML, Word; rows → CSV, Excel, JSON, iCalendar | the plan, the disk |
//! | [`editor`] | what an editor asks of a plan that is being written: diagnostics, fixes, completion, hover, names | the protocol, rules of its own |
//! | [`command`] | one file a command; it alone reads the clock, locks, writes, prints | domain logic |
//!
//! A command's way through them: `command` asks `load` for a plan, `check` for what is wrong
//! with it, `view` for a view of it, and `write` for the text of that view; `command::lsp` asks
//! `editor`, which keeps a plan loaded and reads again only what has changed. A writing
//! command asks `document` for a few bytes to put in, proves by reading again that the old
//! entries and the new one are there and nothing else, and saves.
//!
//! # Invariants
//!
//! - **Nothing derived is stored.** What holds on a date is read off the dated entries each time.
//! - **Wrong data is a [`text::Diagnostic`]**, with place, cause and remedy, and hides nothing
//!   beside it. `anyhow` is for the environment: a missing file, a full disk.
//! - **An edit is a splice.** No file that is there is ever written out from the model; comments,
//!   order and line ends are the user's own. Only a new period's folder is, and never over another.
//! - **A report is settled.** The same entries give the same bytes for ever: no clock, machine
//!   or path is in it.
//! - **What a user reads is Danish**; what a maintainer reads is English.
//!
//! Deliberately absent: a database, a cache, a configuration file, the network.

#![cfg_attr(test, allow(clippy::expect_used, clippy::unwrap_used))]

mod check;
mod command;
mod document;
mod edit;
mod editor;
mod import;
mod load;
mod plan;
mod query;
mod schema;
mod text;
mod view;
mod write;

#[doc(hidden)]
pub mod testing;

pub use command::main;
