//! Actions that need attention: red, past their deadline, or yellow.

use super::order;
use crate::plan::{Action, ActionState, Assessment, Plan};
use crate::text::danish::span::DateSpan;
use chrono::NaiveDate;

/// Why an action needs attention, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reason {
    /// Its light is red.
    Red,
    /// Its deadline has passed.
    Overdue,
    /// Its light is yellow.
    Yellow,
}

/// An action that needs attention.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Finding<'a> {
    /// The action.
    pub(crate) action: &'a Action,
    /// What holds for it.
    pub(crate) state: ActionState<'a>,
    /// Every reason, the gravest first; never empty.
    pub(crate) reasons: Vec<Reason>,
}

/// The actions that need attention on `date`, the gravest first. A deadline has passed when
/// its last day lies before `deadlines_before`.
pub(crate) fn findings(
    plan: &Plan,
    date: NaiveDate,
    deadlines_before: NaiveDate,
) -> Vec<Finding<'_>> {
    let mut findings: Vec<Finding<'_>> = order::actions(plan)
        .into_iter()
        .filter_map(|(_, action)| {
            let state = action.on(date);
            let reasons = reasons(&state, deadlines_before);
            (!reasons.is_empty()).then_some(Finding {
                action,
                state,
                reasons,
            })
        })
        .collect();
    findings.sort_by_key(|finding| finding.reasons.first().copied());
    findings
}

fn reasons(state: &ActionState<'_>, deadlines_before: NaiveDate) -> Vec<Reason> {
    let last_day = state.deadline.and_then(DateSpan::last_day);
    let is_overdue = !state.status.is_final() && last_day.is_some_and(|day| day < deadlines_before);
    let found = [
        (Reason::Red, state.assessment == Some(Assessment::Red)),
        (Reason::Overdue, is_overdue),
        (Reason::Yellow, state.assessment == Some(Assessment::Yellow)),
    ];
    found
        .into_iter()
        .filter(|(_, holds)| *holds)
        .map(|(reason, _)| reason)
        .collect()
}
