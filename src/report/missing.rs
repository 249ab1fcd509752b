//! The view of `missing`: the actions without a note in a year, by party, and the day by
//! which an answer is wanted.

use super::status::LastNote;
use crate::plan::{Action, Meeting, Plan};
use crate::query::{order, silence};
use crate::view::parts::{ActionRef, DecisionRef};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::Serialize;

/// The actions that nobody has written on in a year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MissingView<'p> {
    /// The plan's title; a heading, and no part of the machine-readable output.
    #[serde(skip)]
    pub(crate) title: &'p str,
    /// The organisation, likewise.
    #[serde(skip)]
    pub(crate) organisation: &'p str,
    /// The plan's years.
    #[serde(rename = "periode")]
    pub(crate) period: String,
    /// The year.
    #[serde(rename = "aar")]
    pub(crate) year: i32,
    /// The last day that was looked at.
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    /// The next meeting, where the register has one.
    #[serde(rename = "moede")]
    pub(crate) meeting: Option<DecisionRef>,
    /// The day by which an answer is wanted; none where no meeting is registered, or where
    /// the meeting is too near to set one.
    #[serde(rename = "svarfrist")]
    pub(crate) answer_by: Option<NaiveDate>,
    /// How many actions ought to have a note in the year.
    #[serde(rename = "noter_ventet")]
    pub(crate) expected: usize,
    /// How many of them have none; one with several parties counts once.
    #[serde(rename = "antal")]
    pub(crate) count: usize,
    /// The parties that answer for any, by the Danish alphabet.
    #[serde(rename = "parter")]
    pub(crate) parties: Vec<PartyMissing<'p>>,
}

/// The actions of one party.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct PartyMissing<'p> {
    /// The party.
    #[serde(rename = "part")]
    pub(crate) party: &'p str,
    /// Its actions, by number.
    #[serde(rename = "handlinger")]
    pub(crate) actions: Vec<MissingAction<'p>>,
}

/// An action without a note in the year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct MissingAction<'p> {
    /// The action.
    #[serde(flatten)]
    pub(crate) action: ActionRef,
    /// Its status.
    pub(crate) status: &'static str,
    /// The last note, from a year before.
    #[serde(rename = "sidste_note")]
    pub(crate) last_note: Option<LastNote<'p>>,
}

impl<'p> MissingView<'p> {
    /// The actions of `plan` without a note in `year`, seen from `today`, of `parties` by the
    /// register's names, or of all where there are none. `next` is the plan of the period
    /// after, where there is one: the next meeting may stand in it.
    pub fn of(
        plan: &'p Plan,
        next: Option<&Plan>,
        year: i32,
        today: NaiveDate,
        parties: &[String],
    ) -> MissingView<'p> {
        let last_day = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(today);
        let date = last_day.min(today);
        let is_wanted = |action: &Action| {
            let of = plan.names_of(&action.responsible);
            parties.is_empty() || parties.iter().any(|party| of.contains(&party.as_str()))
        };
        let mut silent = silence::silent_actions(plan, year, date);
        silent.retain(|action| is_wanted(action));
        let expected = plan.actions().filter(|(_, action)| {
            is_wanted(action) && action.exists_on(date) && silence::was_open_in(action, year)
        });
        let mut by_party = order::by_party(plan, &silent);
        by_party.retain(|(party, _)| parties.is_empty() || parties.iter().any(|own| own == party));
        let meeting = next_meeting(plan, next, today);
        MissingView {
            title: &plan.title.value,
            organisation: &plan.organisation.value,
            period: plan.period.to_string(),
            year,
            date,
            meeting: meeting.map(|meeting| DecisionRef {
                date: meeting.date.value,
                meeting: Some(meeting.name.clone()),
            }),
            answer_by: meeting.and_then(|meeting| answer_by(meeting.date.value, today)),
            expected: expected.count(),
            count: silent.len(),
            parties: by_party
                .into_iter()
                .map(|(party, actions)| PartyMissing {
                    party,
                    actions: actions
                        .into_iter()
                        .map(|action| missing_action(plan, action, date))
                        .collect(),
                })
                .collect(),
        }
    }
}

fn missing_action<'p>(plan: &Plan, action: &'p Action, date: NaiveDate) -> MissingAction<'p> {
    let state = action.on(date);
    MissingAction {
        action: ActionRef::new(plan, action),
        status: state.status.word(),
        last_note: state.last_note.map(|note| LastNote {
            date: note.date.value,
            text: &note.text,
        }),
    }
}

/// The first meeting after `today`.
fn next_meeting<'a>(
    plan: &'a Plan,
    next: Option<&'a Plan>,
    today: NaiveDate,
) -> Option<&'a Meeting> {
    let meetings = plan
        .meetings
        .iter()
        .chain(next.into_iter().flat_map(|next| &next.meetings));
    meetings
        .filter(|meeting| meeting.date.value > today)
        .min_by_key(|meeting| meeting.date.value)
}

/// Two weeks before the meeting, so that there is time to put it before the board, and a
/// working day; none where that leaves less than three days to answer in.
fn answer_by(meeting: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
    let two_weeks_before = meeting.checked_sub_days(Days::new(14))?;
    let back = match two_weeks_before.weekday() {
        Weekday::Sat => 1,
        Weekday::Sun => 2,
        _ => 0,
    };
    let day = two_weeks_before.checked_sub_days(Days::new(back))?;
    ((day - today).num_days() >= 3).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_wanted_two_weeks_before_on_a_working_day_if_there_is_time() {
        for (meeting, today, wanted) in [
            ("2026-02-26", "2025-12-31", Some("2026-02-12")),
            ("2026-02-28", "2025-12-31", Some("2026-02-13")),
            ("2026-03-01", "2025-12-31", Some("2026-02-13")),
            ("2026-02-26", "2026-02-09", Some("2026-02-12")),
            ("2026-02-26", "2026-02-10", None),
            ("2026-02-26", "2026-02-25", None),
        ] {
            let day = |text: &str| text.parse::<NaiveDate>().unwrap();
            assert_eq!(answer_by(day(meeting), day(today)), wanted.map(day));
        }
    }
}
