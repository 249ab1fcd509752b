//! How a terminal is written to: its width, and whether colour may be used.

use crate::plan::{Assessment, Status};
use anstyle::{AnsiColor, Style};

/// What is known of the place the output goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Paper {
    /// The width in columns; none where nothing limits it, as in a pipe.
    pub width: Option<usize>,
    /// Whether colour may be used.
    pub colour: bool,
}

impl Paper {
    /// `text` in `style`, where colour may be used.
    pub(crate) fn paint(&self, style: Style, text: &str) -> String {
        if self.colour {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }
}

/// A heading.
pub(crate) const HEADING: Style = Style::new().bold();

/// What is less important than the rest.
pub(crate) const FAINT: Style = Style::new().dimmed();

/// A deadline that has passed. Its words always stand there too.
pub(crate) const OVERDUE: Style = Style::new()
    .bold()
    .fg_color(Some(anstyle::Color::Ansi(AnsiColor::Red)));

/// The colour of a status word, if it has one. The word always stands there too.
pub(crate) fn of_status(word: &str) -> Option<AnsiColor> {
    match Status::from_word(word)? {
        Status::Started | Status::Ongoing => Some(AnsiColor::Cyan),
        Status::Completed => Some(AnsiColor::Green),
        Status::OnHold => Some(AnsiColor::Yellow),
        Status::NotStarted | Status::Dropped => None,
    }
}

/// The colour of a light, if one was given. The word always stands there too.
pub(crate) fn of_assessment(word: Option<&str>) -> Option<AnsiColor> {
    Some(match Assessment::from_word(word?)? {
        Assessment::Green => AnsiColor::Green,
        Assessment::Yellow => AnsiColor::Yellow,
        Assessment::Red => AnsiColor::Red,
    })
}

/// The style of a colour, or none.
pub(crate) fn in_colour(colour: Option<AnsiColor>) -> Style {
    Style::new().fg_color(colour.map(Into::into))
}
