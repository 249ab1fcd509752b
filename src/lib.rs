//! kimo: a strategic action plan (handleplan) kept as plain TOML files.

pub mod command;
pub mod plan;
pub mod text;
