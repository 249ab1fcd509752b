//! How a stream may be written to: a terminal's width and colour, neither in a pipe.

use crate::render::style::Paper;

/// The layout for a stream: bounded and coloured on a terminal, neither in a pipe.
pub(crate) fn paper(is_terminal: bool) -> Paper {
    if !is_terminal {
        return Paper::default();
    }
    let width = terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0));
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    Paper {
        width: Some(width),
        colour: !is_set("NO_COLOR") && !is_dumb,
    }
}
