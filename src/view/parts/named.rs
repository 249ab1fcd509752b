//! What a view names: an action by its number, a decision by its day.

use super::owned;
use crate::plan::{Action, Meeting, Plan};
use crate::text::Spanned;
use crate::text::danish::{date, noun};
use crate::text::shorten::{phrase, shorten};
use crate::text::visible::one_line;
use chrono::NaiveDate;
use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

/// An action by number and name.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct ActionRef {
    pub(crate) nr: String,
    /// The first paragraph of its words.
    #[serde(rename = "tekst")]
    pub(crate) text: String,
    /// The parties that answer for it, as the register names them.
    #[serde(rename = "ansvarlig")]
    pub(crate) responsible: Vec<String>,
}

impl ActionRef {
    pub(crate) fn new(plan: &Plan, action: &Action) -> ActionRef {
        ActionRef {
            nr: action.number.to_string(),
            text: action.first_paragraph().to_owned(),
            responsible: owned(&plan.names_of(&action.responsible)),
        }
    }

    pub(crate) fn all<'a>(
        plan: &Plan,
        actions: impl IntoIterator<Item = &'a Action>,
    ) -> Vec<ActionRef> {
        let actions = actions.into_iter();
        actions.map(|action| ActionRef::new(plan, action)).collect()
    }

    /// As a heading names it: a whole phrase of about `most` characters.
    pub(crate) fn headed(&self, most: usize) -> String {
        format!("{} {}", self.nr, one_line(&phrase(&self.text, most)))
    }

    /// As a line of a list names it, its words cut after `most` characters.
    pub(crate) fn named(&self, most: usize) -> String {
        format!("{} {}", self.nr, shorten(&self.text, most))
    }
}

/// The numbers of actions, as a sentence lists them.
pub(crate) fn numbers(actions: &[ActionRef]) -> String {
    let numbers: Vec<&str> = actions.iter().map(|action| action.nr.as_str()).collect();
    noun::list(&numbers)
}

/// A decision by its day, with the meeting where the register has one on that day.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct DecisionRef {
    pub(crate) date: NaiveDate,
    /// What the meeting is called.
    pub(crate) meeting: Option<String>,
}

/// The meeting's name goes by two keys: some views had the one and some the other, and none of a format
/// is ever taken away.
impl Serialize for DecisionRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut keys = serializer.serialize_map(Some(3))?;
        keys.serialize_entry("dato", &self.date)?;
        keys.serialize_entry("moede", &self.meeting)?;
        keys.serialize_entry("navn", &self.meeting)?;
        keys.end()
    }
}

impl DecisionRef {
    pub(crate) fn new(plan: &Plan, date: NaiveDate) -> DecisionRef {
        let adopted = plan.adopted.filter(|day| day.value == date);
        let meeting = plan.meeting(date).map(|meeting| meeting.name.clone());
        DecisionRef {
            date,
            meeting: meeting.or_else(|| adopted.map(|_| "planens vedtagelse".to_owned())),
        }
    }

    /// The decision on the day `decided`, where there is one.
    pub(crate) fn of(plan: &Plan, decided: Option<Spanned<NaiveDate>>) -> Option<DecisionRef> {
        decided.map(|day| DecisionRef::new(plan, day.value))
    }

    /// As part of a sentence: `besluttet: Bestyrelsesmøde den 22. februar 2024`.
    pub(crate) fn decided(&self) -> String {
        let day = date::long(self.date);
        match &self.meeting {
            Some(meeting) => format!("besluttet: {meeting} den {day}"),
            None => format!("besluttet den {day}"),
        }
    }

    /// Its day and its meeting, the meeting after `between` and before `after`.
    pub(crate) fn words(&self, between: &str, after: &str) -> String {
        let day = date::long(self.date);
        match &self.meeting {
            Some(meeting) => format!("{day}{between}{meeting}{after}"),
            None => day,
        }
    }
}

/// The first of the meetings in either register on a day that is wanted.
pub(crate) fn first_meeting<'a>(
    plan: &'a Plan,
    next: Option<&'a Plan>,
    is_wanted: impl Fn(NaiveDate) -> bool,
) -> Option<&'a Meeting> {
    let plans = std::iter::once(plan).chain(next);
    let meetings = plans.flat_map(|plan| &plan.meetings);
    meetings
        .filter(|meeting| is_wanted(meeting.date.value))
        .min_by_key(|meeting| meeting.date.value)
}
