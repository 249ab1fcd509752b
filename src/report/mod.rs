//! The view of `diff`, as plain data.

pub(crate) mod diff;
