//! Text: source files, places in them, what can be wrong with them, and Danish words.
//!
//! The leftmost layer. It knows nothing of plans; everything else is built on it.

pub(crate) mod danish;
pub(crate) mod diagnostic;
pub(crate) mod letters;
pub(crate) mod links;
pub(crate) mod nearest;
pub(crate) mod parallel;
pub(crate) mod path;
pub(crate) mod reworded;
pub(crate) mod shorten;
pub(crate) mod source;
pub(crate) mod span;
pub(crate) mod visible;

pub(crate) use diagnostic::Diagnostic;

pub(crate) use diagnostic::{Fix, Replacement, Severity};
pub(crate) use path::{Shown, device, folder_and_name, folder_of};
pub(crate) use source::Source;
pub(crate) use span::{FileId, Span, Spanned};
