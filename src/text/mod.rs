//! Text: what the program reads and writes, before it means anything.

pub mod danish;
pub mod nearest;
