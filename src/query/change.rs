//! What became of an action between two dates.

use crate::plan::{Action, Assessment, Status};
use chrono::NaiveDate;

/// An action's course from one date to a later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Where it stood on the earlier date; nothing where it did not exist yet.
    pub before: Option<Standing>,
    /// Where it stood on the later date.
    pub after: Standing,
}

/// Status and light on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The status.
    pub status: Status,
    /// The light.
    pub light: Option<Assessment>,
}

impl Change {
    /// From `before` to `after`.
    pub fn between(action: &Action, before: NaiveDate, after: NaiveDate) -> Change {
        Change {
            before: action.exists_on(before).then(|| standing(action, before)),
            after: standing(action, after),
        }
    }

    /// Whether the action is one that was added in between.
    pub fn is_new(&self) -> bool {
        self.before.is_none()
    }

    /// Whether an action that existed all along has another status.
    pub fn has_new_status(&self) -> bool {
        self.before
            .is_some_and(|before| before.status != self.after.status)
    }

    /// Whether it got `status` in between, be it old or new.
    pub fn became(&self, status: Status) -> bool {
        self.after.status == status && self.before.is_none_or(|before| before.status != status)
    }
}

fn standing(action: &Action, date: NaiveDate) -> Standing {
    let state = action.on(date);
    Standing {
        status: state.status,
        light: state.assessment,
    }
}
