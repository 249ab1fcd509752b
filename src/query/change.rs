//! What became of an action between two dates.

use crate::plan::{Action, Assessment, Status};
use crate::text::danish::span::DateSpan;
use chrono::{Datelike, NaiveDate};

/// An action's course from one date to a later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Change {
    /// Where it stood on the earlier date; nothing where it did not exist yet.
    pub(crate) before: Option<Standing>,
    /// Where it stood on the later date.
    pub(crate) after: Standing,
}

/// Status, light and deadline on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Standing {
    /// The status.
    pub(crate) status: Status,
    /// The light of the date's year.
    pub(crate) light: Option<Assessment>,
    /// The last one that was given, in that year or before it.
    pub(crate) last_light: Option<Assessment>,
    /// The deadline in force.
    pub(crate) deadline: Option<DateSpan>,
}

impl Change {
    /// From `before` to `after`.
    pub(crate) fn between(action: &Action, before: NaiveDate, after: NaiveDate) -> Change {
        Change {
            before: action.exists_on(before).then(|| standing(action, before)),
            after: standing(action, after),
        }
    }

    /// Whether the action is one that was added in between.
    pub(crate) fn is_new(&self) -> bool {
        self.before.is_none()
    }

    /// Whether an action that existed all along has another status.
    pub(crate) fn has_new_status(&self) -> bool {
        self.before
            .is_some_and(|before| before.status != self.after.status)
    }

    /// Whether it got `status` in between, be it old or new.
    pub(crate) fn became(&self, status: Status) -> bool {
        self.after.status == status && self.before.is_none_or(|before| before.status != status)
    }
}

fn standing(action: &Action, date: NaiveDate) -> Standing {
    let state = action.on(date);
    // Of an action that is carried on the light of the plan before, in the year that it is of.
    let carried = { state.earlier_light }.filter(|(_, given)| given.year() == date.year());
    let word = |(light, _): (Assessment, NaiveDate)| light;
    let light = state.assessment.or(carried.map(word));
    Standing {
        status: state.status,
        light,
        last_light: light.or(state.earlier_light.map(word)),
        deadline: state.deadline,
    }
}
