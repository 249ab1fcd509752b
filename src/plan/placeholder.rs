//! Texts that hold the place of the plan's own, until somebody has written them.

/// How a text begins that a new plan has as an example.
pub(crate) const PLACEHOLDER: &str = "EKSEMPEL:";

/// Whether a text says nothing yet: an example of a new plan, or dots where words should be.
pub(crate) fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    matches!(text, "…" | "...") || text.starts_with(PLACEHOLDER)
}
