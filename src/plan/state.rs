//! What holds for an action on a date. Nothing that can be derived is stored: the state is
//! read off the notes each time.

use super::{Action, Assessment, Light, Note, Status, YearGoal, YearResult};
use crate::text::danish::span::DateSpan;
use chrono::{Datelike, NaiveDate};

/// The state of one action on one date.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ActionState<'a> {
    /// The date asked for.
    pub(crate) date: NaiveDate,
    /// The status of the last note that carries one.
    pub(crate) status: Status,
    /// The light given last in the date's calendar year; none for what is finished.
    pub(crate) assessment: Option<Assessment>,
    /// The light given last, in the plan before too, with its day, where the year has none yet;
    /// none for what is finished.
    pub(crate) earlier_light: Option<(Assessment, NaiveDate)>,
    /// The deadline in force, and whether a note moved it.
    pub(crate) deadline: Option<DateSpan>,
    /// The last note.
    pub(crate) last_note: Option<&'a Note>,
    /// The steps reached, by their numbers from 1, in ascending order, each once.
    pub(crate) steps_reached: Vec<u32>,
}

impl ActionState<'_> {
    /// The light as a table has it.
    pub(crate) fn light(&self) -> Light {
        Light::new(self.status, self.assessment)
    }

    /// Whether the deadline in force has passed: its last day lies before the date, and the
    /// action is not finished.
    pub(crate) fn is_overdue(&self) -> bool {
        let last_day = self.deadline.and_then(DateSpan::last_day);
        !self.status.is_final() && last_day.is_some_and(|day| day < self.date)
    }
}

impl Action {
    /// The notes that hold on `date`, oldest first; of several on one day the later written, and
    /// then the later in the file, comes later.
    pub(crate) fn notes_until(&self, date: NaiveDate) -> Vec<&Note> {
        let mut notes: Vec<&Note> = self
            .notes
            .iter()
            .map(|note| &note.value)
            .filter(|note| note.holds_from() <= date)
            .collect();
        notes.sort_by_key(|note| (note.holds_from(), note.date.value));
        notes
    }

    /// The notes about `year` that hold on `date`, oldest first.
    pub(crate) fn notes_in_year(&self, year: i32, date: NaiveDate) -> Vec<&Note> {
        let mut notes = self.notes_until(date);
        notes.retain(|note| note.about() == year);
        notes
    }

    /// What holds on `date`.
    pub(crate) fn on(&self, date: NaiveDate) -> ActionState<'_> {
        let notes = self.notes_until(date);
        let last_status = notes.iter().rev().find_map(|note| note.status);
        let status = last_status.map(|status| status.value);
        let status = status.or(self.first_status).unwrap_or_default();
        let light_of_the_year = notes
            .iter()
            .rev()
            .take_while(|note| note.about() == date.year())
            .find_map(|note| note.assessment);
        let last_light = || {
            let mut lights = notes.iter().rev();
            let own = lights.find_map(|note| Some((note.assessment?, note.holds_from())));
            own.or(self.light_before)
        };
        let is_silent = light_of_the_year.is_none() && !status.is_final();
        let moved_deadline = notes.iter().rev().find_map(|note| note.deadline);
        let mut steps_reached: Vec<u32> = notes
            .iter()
            .filter_map(|note| note.step)
            .map(|step| step.value)
            .collect();
        steps_reached.sort_unstable();
        steps_reached.dedup();
        ActionState {
            date,
            status,
            assessment: light_of_the_year.filter(|_| !status.is_final()),
            earlier_light: is_silent.then(last_light).flatten(),
            deadline: moved_deadline
                .or(self.deadline)
                .map(|deadline| deadline.value),
            last_note: notes.last().copied(),
            steps_reached,
        }
    }

    /// The verdict on `year` that holds: of those written by `date` the last dated one.
    pub(crate) fn result_on(&self, year: i32, date: NaiveDate) -> Option<&YearResult> {
        let results = self.results.iter().map(|result| &result.value);
        let of_the_year = results.filter(|of| of.year.value == year && of.date.value <= date);
        of_the_year.max_by_key(|result| result.date.value)
    }

    /// Whether an entry is a proposal on which no meeting has decided yet: it carries no
    /// decision, and no decision for its year was taken on or after its day.
    pub(crate) fn is_open_proposal(&self, proposal: &YearGoal) -> bool {
        let closes = |goal: &YearGoal| {
            goal.year.value == proposal.year.value
                && goal
                    .decided
                    .is_some_and(|day| day.value >= proposal.date.value)
        };
        proposal.decided.is_none() && !self.year_goals.iter().any(|goal| closes(goal))
    }

    /// The goal and means of `year` in force on `date`: the one latest decided on or before
    /// it, else the latest proposal written by then.
    pub(crate) fn year_goal_on(&self, year: i32, date: NaiveDate) -> Option<&YearGoal> {
        let of_the_year = || {
            self.year_goals
                .iter()
                .map(|goal| &goal.value)
                .filter(move |goal| goal.year.value == year && goal.date.value <= date)
        };
        let decided_by_then =
            |goal: &YearGoal| goal.decided.map(|day| day.value).filter(|day| *day <= date);
        of_the_year()
            .filter(|goal| decided_by_then(goal).is_some())
            .max_by_key(|goal| decided_by_then(goal))
            .or_else(|| of_the_year().max_by_key(|goal| goal.date.value))
    }
}
