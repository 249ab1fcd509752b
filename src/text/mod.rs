//! Text: source files, places in them, what can be wrong with them, and Danish words.
//!
//! The leftmost layer. It knows nothing of plans; everything else is built on it.

pub mod danish;
pub mod diagnostic;
pub mod nearest;
pub mod parallel;
pub mod source;
pub mod span;

pub use diagnostic::{Diagnostic, Fix, Replacement, Severity};
pub use source::{Position, Source};
pub use span::{FileId, Span, Spanned};
