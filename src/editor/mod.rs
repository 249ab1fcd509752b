//! What an editor asks of a plan that is being written: what is wrong and how it is mended, what a
//! word means and where it stands, what may come next.
//!
//! Functions over the loaded plan and the texts as they are in the editor, saved or not. They have
//! the rules of `check`, the entries of `document` and the words of `schema`, and none of their
//! own; the protocol is `command::lsp`'s.

pub(crate) mod completion;
pub(crate) mod fixes;
pub(crate) mod hover;
pub(crate) mod lens;
pub(crate) mod mention;
pub(crate) mod outline;
mod place;
mod project;
pub(crate) mod rename;
mod spot;

pub(crate) use place::{Encoding, Lines, Place};
pub(crate) use project::Project;

#[cfg(test)]
mod tests;
