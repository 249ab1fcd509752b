//! What `handleplan.toml` registers besides parties: meetings, duties, and goals of others.

use super::Number;
use crate::text::Spanned;
use crate::text::danish::hours::Hours;
use crate::text::danish::recurrence::Recurrence;
use chrono::NaiveDate;

/// A meeting that decides; entries refer to it by its date.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Meeting {
    /// Its own lines, from its header to its last field.
    pub(crate) own_lines: Spanned<()>,
    /// The day it is held.
    pub(crate) date: Spanned<NaiveDate>,
    /// What it is called: "Bestyrelsesmøde".
    pub(crate) name: String,
    /// When on the day; none where nobody has said.
    pub(crate) hours: Option<Hours>,
    /// Where, likewise.
    pub(crate) place: Option<String>,
}

impl Meeting {
    /// A meeting of which no more is known.
    pub(crate) fn new(date: NaiveDate, name: &str) -> Meeting {
        Meeting {
            own_lines: Spanned::default(),
            date: date.into(),
            name: name.to_owned(),
            hours: None,
            place: None,
        }
    }
}

/// A duty of the yearly cycle, in the document's own words.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Duty {
    /// The words.
    pub(crate) text: String,
    /// When in the year it falls.
    pub(crate) when: Recurrence,
}

/// A goal of an outside organisation that the plan is aligned with.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OutsideGoal {
    /// Its number: `KI-1`.
    pub(crate) number: Spanned<Number>,
    /// What it says.
    pub(crate) title: String,
    /// Where it comes from; absent: KIMO International.
    pub(crate) source: Option<String>,
}

impl OutsideGoal {
    /// Where it comes from, in words.
    pub(crate) fn source(&self) -> &str {
        self.source.as_deref().unwrap_or("KIMO International")
    }
}
