//! Adjusting a year's goal and means: the entry that says what was asked for, or why there is
//! none to write. Nothing is overwritten, so what is not said anew is carried over.

use super::year_goal;
use crate::load::tidy;
use crate::plan::{Action, YearGoal};
use crate::text::Spanned;
use chrono::NaiveDate;

/// What is to be written about an action's year.
#[derive(Debug, Clone, Default)]
pub(crate) struct Adjustment {
    /// The year; absent: that of the only open proposal.
    pub(crate) year: Option<i32>,
    /// The goal.
    pub(crate) goal: Option<String>,
    /// The means; an empty text takes them away.
    pub(crate) means: Option<String>,
    /// The means in whole kroner.
    pub(crate) amount: Option<i64>,
    /// The day of the entry.
    pub(crate) date: NaiveDate,
    /// The day of the meeting that decided; absent: a proposal.
    pub(crate) decided: Option<NaiveDate>,
}

/// Why there is nothing to write.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Refusal<'a> {
    /// The year is not said, and cannot be told from the open proposals, which are for these.
    WhichYear(Vec<i32>),
    /// Neither a goal nor means nor a decision was given.
    NothingSaid,
    /// No proposal for the year is open; this goal is decided, if any.
    NoOpenProposal(i32, Option<&'a YearGoal>),
    /// There is no goal for the year to carry over.
    NoGoal(i32),
    /// A proposal for the year is open already.
    StillOpen(&'a Spanned<YearGoal>),
    /// The meeting lies before the proposal it is to have decided.
    MeetingBefore(&'a YearGoal),
    /// It says what was decided already.
    AlreadyDecided(&'a YearGoal),
}

impl Adjustment {
    /// The entry to write on `action`. A decision takes what it does not say from the open
    /// proposal it decides, else from the goal decided before.
    ///
    /// # Errors
    /// When there is nothing to write, or it is not clear what.
    pub(crate) fn entry<'a>(&self, action: &'a Action) -> Result<YearGoal, Refusal<'a>> {
        let year = self.year(action)?;
        let decided_before = year_goal::decided(action, year);
        let open = open_proposal(action, year);
        let is_bare = self.goal.is_none() && self.means.is_none() && self.amount.is_none();
        // A meeting cannot have decided what was proposed after it.
        let at_hand = open.filter(|open| self.decided.is_none_or(|day| day >= open.date.value));
        match (is_bare, self.decided, open) {
            (true, None, _) => return Err(Refusal::NothingSaid),
            (true, Some(_), None) => return Err(Refusal::NoOpenProposal(year, decided_before)),
            (true, Some(_), Some(open)) if at_hand.is_none() => {
                return Err(Refusal::MeetingBefore(&open.value));
            }
            _ => {}
        }
        let base = at_hand.map(|open| &open.value).or(decided_before);
        let goal = self.goal.as_deref().or(base.map(|base| base.goal.as_str()));
        let means = self
            .means
            .as_deref()
            .or(base.and_then(|base| base.means.as_deref()));
        let entry = YearGoal {
            year: Spanned::from(year),
            date: Spanned::from(self.date),
            goal: tidy(goal.ok_or(Refusal::NoGoal(year))?).into_owned(),
            means: means
                .map(|means| tidy(means).into_owned())
                .filter(|means| !means.is_empty()),
            amount: self.amount.or(base.and_then(|base| base.amount)),
            decided: self.decided.map(Spanned::from),
        };
        match (open, decided_before) {
            (Some(open), _) if action.is_open_proposal(&entry) => Err(Refusal::StillOpen(open)),
            // Confirming the old goal settles a proposal to change it.
            (_, Some(before)) if at_hand.is_none() && says_the_same(before, &entry) => {
                Err(Refusal::AlreadyDecided(before))
            }
            _ => Ok(entry),
        }
    }

    fn year(&self, action: &Action) -> Result<i32, Refusal<'static>> {
        if let Some(year) = self.year {
            return Ok(year);
        }
        let open = action.year_goals.iter();
        let mut years: Vec<i32> = open
            .filter(|goal| action.is_open_proposal(goal))
            .map(|goal| goal.year.value)
            .collect();
        years.sort_unstable();
        years.dedup();
        match years.as_slice() {
            [year] if self.decided.is_some() => Ok(*year),
            _ => Err(Refusal::WhichYear(years)),
        }
    }
}

/// The latest open proposal for `year`, with its place.
fn open_proposal(action: &Action, year: i32) -> Option<&Spanned<YearGoal>> {
    let of_the_year = action
        .year_goals
        .iter()
        .filter(|goal| goal.year.value == year);
    of_the_year
        .filter(|goal| action.is_open_proposal(goal))
        .max_by_key(|goal| goal.date.value)
}

fn says_the_same(a: &YearGoal, b: &YearGoal) -> bool {
    (&a.goal, &a.means, a.amount) == (&b.goal, &b.means, b.amount)
}
