//! What each view says: its data, and its blocks with their words.

pub(crate) mod annual;
pub(crate) mod block;
pub(crate) mod counts;
pub(crate) mod parts;
pub(crate) mod schema;
