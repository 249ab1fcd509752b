//! What is known of a plan on a day: the entries that hold by then, and the decisions taken by then.
//!
//! A view of a day is made from a plan that holds nothing else, so that no view needs to think of
//! what came later.

use super::{Action, Note, Number, Plan, YearGoal, last_day_about};
use crate::text::Spanned;
use chrono::NaiveDate;

/// The day that a view is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Known {
    /// What holds on this day is seen: a note about a year holds from the last day of it.
    pub(crate) day: NaiveDate,
    /// What was written after this day is not, whatever day it holds from.
    pub(crate) written_by: NaiveDate,
    /// The year whose goals are seen as they were put before the board, by the last day that a
    /// report on the year before takes.
    pub(crate) put_before_board: Option<i32>,
}

impl Known {
    /// How it was on `day`, as far as it is known now: what was written later about its year is seen
    /// too.
    pub(crate) fn of(day: NaiveDate) -> Known {
        Known {
            day,
            written_by: NaiveDate::MAX,
            put_before_board: None,
        }
    }

    /// How it was on `day`, as it was known on `today`.
    pub(crate) fn by(day: NaiveDate, today: NaiveDate) -> Known {
        Known {
            written_by: today,
            ..Known::of(day)
        }
    }

    fn has(self, written: NaiveDate, holds_from: NaiveDate) -> bool {
        written <= self.written_by && holds_from <= self.day
    }

    fn has_note(self, note: &Note) -> bool {
        self.has(note.date.value, note.holds_from())
    }

    /// One that was adopted as it was written was not put before the board.
    fn has_goal(self, goal: &YearGoal) -> bool {
        let written = goal.date.value;
        let was_adopted_when_written = goal.decided.is_some_and(|decided| decided.value <= written);
        let was_put_before_board = self.put_before_board == Some(goal.year.value)
            && written <= last_day_about(goal.year.value - 1)
            && !was_adopted_when_written;
        written <= self.written_by && (written <= self.day || was_put_before_board)
    }

    /// A decision after the day is not taken yet.
    fn take_back(self, decided: &mut Option<Spanned<NaiveDate>>) {
        *decided = decided.filter(|day| day.value <= self.day);
    }
}

impl Plan {
    /// Leaves in the plan what is `known`, and makes every action read as it does on that day (see
    /// [`Plan::read_on`]). Returns the actions that were added later, and when.
    pub(crate) fn keep_known(&mut self, known: Known) -> Vec<(Number, NaiveDate)> {
        self.read_on(known.day);
        let mut later = Vec::new();
        for goal in &mut self.goals {
            goal.actions.retain_mut(|action| {
                let is_there = action.exists_on(known.day);
                if is_there {
                    action.keep_known(known);
                } else if let Some(created) = action.created {
                    later.push((action.number.value.clone(), created.value));
                }
                is_there
            });
            for indicator in &mut goal.indicators {
                let measured = |day: NaiveDate| known.has(day, day);
                indicator
                    .measurements
                    .retain(|measurement| measured(measurement.date.value));
            }
        }
        later
    }
}

impl Action {
    fn keep_known(&mut self, known: Known) {
        known.take_back(&mut self.decided);
        self.amendments.retain(|amendment| {
            let day = amendment.date.value;
            known.has(day, day)
        });
        for amendment in &mut self.amendments {
            known.take_back(&mut amendment.value.decided);
        }
        self.results
            .retain(|result| known.has(result.date.value, result.holds_from()));
        self.year_goals.retain(|goal| known.has_goal(goal));
        for goal in &mut self.year_goals {
            known.take_back(&mut goal.value.decided);
        }
        // A large plan has a million notes, of which most stay as they are: one look at each.
        let mut are_all_known = true;
        for note in &mut self.notes {
            are_all_known &= known.has_note(note);
            if let Some(extras) = &mut note.value.extras {
                // One on the year that was written after the meeting tells of what was decided then.
                let seen = known.day.max(note.value.date.value);
                extras.decided = extras.decided.filter(|day| day.value <= seen);
            }
        }
        if !are_all_known {
            self.notes.retain(|note| known.has_note(note));
        }
    }
}
