//! What holds for an action on a date. Nothing that can be derived is stored: the state is
//! read off the notes each time.

use super::{Action, Assessment, Light, Note, Status, YearGoal, YearResult};
use crate::text::Spanned;
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

/// Of values that hold from a day, and were written on one, the last; of two alike the later in the
/// file.
struct Latest<T> {
    at: (NaiveDate, NaiveDate),
    value: Option<T>,
}

impl<T> Default for Latest<T> {
    fn default() -> Latest<T> {
        Latest {
            at: (NaiveDate::MIN, NaiveDate::MIN),
            value: None,
        }
    }
}

impl<T> Latest<T> {
    #[inline]
    fn offer(&mut self, at: (NaiveDate, NaiveDate), value: Option<T>) {
        if value.is_some() && at >= self.at {
            *self = Latest { at, value };
        }
    }
}

impl Action {
    /// The notes as they came to hold, oldest first; of several from one day the later written, and
    /// then the later in the file, comes later.
    pub(crate) fn notes_in_order(&self) -> Vec<&Spanned<Note>> {
        let mut notes: Vec<&Spanned<Note>> = self.notes.iter().collect();
        notes.sort_by_key(|note| (note.holds_from(), note.date.value));
        notes
    }

    /// Those of them that hold on `date`.
    pub(crate) fn notes_until(&self, date: NaiveDate) -> Vec<&Note> {
        let notes = self.notes_in_order().into_iter().map(|note| &note.value);
        notes.filter(|note| note.holds_from() <= date).collect()
    }

    /// The notes about `year` that hold on `date`, oldest first.
    pub(crate) fn notes_in_year(&self, year: i32, date: NaiveDate) -> Vec<&Note> {
        let mut notes = self.notes_until(date);
        notes.retain(|note| note.about() == year);
        notes
    }

    /// What holds on `date`. It is asked a dozen times of every action of a report: one walk over the
    /// notes, in whatever order they stand.
    pub(crate) fn on(&self, date: NaiveDate) -> ActionState<'_> {
        let mut last_note = Latest::default();
        let mut last_status = Latest::default();
        let mut last_light = Latest::default();
        let mut moved_deadline = Latest::default();
        let mut steps_reached = Vec::new();
        for note in self.notes.iter().map(|note| &note.value) {
            let holds_from = note.holds_from();
            if holds_from > date {
                continue;
            }
            let at = (holds_from, note.date.value);
            last_note.offer(at, Some(note));
            last_status.offer(at, note.status);
            last_light.offer(at, note.assessment.map(|light| (light, holds_from)));
            moved_deadline.offer(at, note.deadline);
            steps_reached.extend(note.step.map(|step| step.value));
        }
        steps_reached.sort_unstable();
        steps_reached.dedup();
        let status = last_status.value;
        let status = status.map_or_else(|| self.first_status(), |status| status.value);
        let last_light = last_light.value.filter(|_| !status.is_final());
        let is_of_the_year = |light: &(Assessment, NaiveDate)| light.1.year() == date.year();
        let assessment = last_light.filter(is_of_the_year).map(|(light, _)| light);
        let is_silent = assessment.is_none() && !status.is_final();
        let earlier_light = last_light.or(self.light_before).filter(|_| is_silent);
        ActionState {
            date,
            status,
            assessment,
            earlier_light,
            deadline: moved_deadline
                .value
                .or(self.deadline)
                .map(|deadline| deadline.value),
            last_note: last_note.value,
            steps_reached,
        }
    }

    /// The verdict on `year` that holds: of those written by `date` the last dated one.
    pub(crate) fn result_on(&self, year: i32, date: NaiveDate) -> Option<&YearResult> {
        let results = self.results.iter().map(|result| &result.value);
        let of_the_year = results.filter(|of| of.year.value == year && of.holds_from() <= date);
        of_the_year.max_by_key(|result| result.date.value)
    }

    /// The verdict on `year` that its report has: the last dated of those that were written in time.
    pub(crate) fn result_in_report(&self, year: i32) -> Option<&YearResult> {
        let results = self.results.iter().map(|result| &result.value);
        let in_time = results.filter(|of| of.year.value == year && !of.is_late());
        in_time.max_by_key(|result| result.date.value)
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
