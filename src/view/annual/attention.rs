//! *Handlinger, der kræver opmærksomhed*: red, past their deadline, yellow, and silent ones.

use super::Scope;
use crate::plan::{Action, ActionState, Assessment, Light};
use crate::query::attention::Reason;
use crate::query::count::Lights;
use crate::query::{attention, order, silence};
use crate::text::danish::span::DateSpan;
use crate::view::parts::{ActionRef, NoteView, many, time_words};
use serde::Serialize;

/// What needs attention.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Attention {
    /// The actions that are red, past their deadline or yellow, the gravest first.
    #[serde(rename = "handlinger")]
    pub(crate) rows: Vec<AttentionRow>,
    /// What is to be said where `rows` is empty: that nothing was found is no assurance where
    /// nothing was assessed.
    #[serde(rename = "ingen_fund")]
    pub(crate) nothing_found: Option<String>,
    /// How many actions were open when the year began or came later: each ought to have a note.
    #[serde(rename = "noter_ventet")]
    pub(crate) expected: usize,
    /// The actions without a note in the year.
    #[serde(rename = "uden_note")]
    pub(crate) silent: Vec<ActionRef>,
    /// The same by party.
    #[serde(rename = "uden_note_efter_part")]
    pub(crate) silent_by_party: Vec<PartySilence>,
}

/// An action that needs attention.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct AttentionRow {
    /// The action.
    #[serde(rename = "handling")]
    pub(crate) action: ActionRef,
    /// Why, the gravest first.
    #[serde(rename = "aarsag")]
    pub(crate) reasons: Vec<String>,
    /// The last note, of whatever year.
    #[serde(rename = "sidste_note")]
    pub(crate) last_note: Option<NoteView>,
}

/// The silent actions of one party.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct PartySilence {
    /// The party.
    #[serde(rename = "part")]
    pub(crate) party: String,
    /// The actions it answers for.
    #[serde(rename = "handlinger")]
    pub(crate) actions: Vec<ActionRef>,
}

impl Attention {
    pub(super) fn of(scope: &Scope<'_>) -> Attention {
        let (plan, settled) = (scope.plan, scope.settled);
        let silent = silence::silent_actions(plan, settled.year, settled.date);
        let named = |actions: &[&Action]| -> Vec<ActionRef> {
            actions
                .iter()
                .map(|action| ActionRef::new(plan, action))
                .collect()
        };
        let findings = attention::findings(plan, settled.date, settled.deadlines_before());
        let actions = plan.actions();
        Attention {
            rows: findings.iter().map(|finding| row(scope, finding)).collect(),
            nothing_found: findings.is_empty().then(|| nothing_found(scope)),
            expected: actions
                .filter(|(_, action)| silence::was_open_in(action, settled.year))
                .count(),
            silent_by_party: order::by_party(plan, &silent)
                .into_iter()
                .map(|(party, actions)| PartySilence {
                    party: party.to_owned(),
                    actions: named(&actions),
                })
                .collect(),
            silent: named(&silent),
        }
    }
}

/// That deadlines are kept says nothing of what nobody assessed; how many that is, the summary
/// says just above.
fn nothing_found(scope: &Scope<'_>) -> String {
    let date = scope.settled.date;
    let states: Vec<ActionState<'_>> = scope
        .plan
        .actions()
        .map(|(_, action)| action.on(date))
        .collect();
    let lights = Lights::of(&states);
    match (lights.get(Light::Missing), lights.open()) {
        (0, _) => {
            "Ingen handlinger er vurderet røde eller gule. Ingen frister er overskredet.".to_owned()
        }
        (missing, open) if missing == open => {
            let actions = match open {
                1 => "handlingen",
                _ => "handlingerne",
            };
            format!(
                "Ingen frister er overskredet, men uden vurderinger viser planen ikke, om \
                 {actions} er på rette vej."
            )
        }
        (missing, _) => format!(
            "Ingen handlinger er vurderet røde eller gule, men {} er ikke vurderet. \
             Ingen frister er overskredet.",
            many(missing)
        ),
    }
}

fn row(scope: &Scope<'_>, finding: &attention::Finding<'_>) -> AttentionRow {
    let words = |reason: &Reason| reason_words(*reason, finding.state.deadline);
    let note = finding.state.last_note;
    AttentionRow {
        action: ActionRef::new(scope.plan, finding.action),
        reasons: finding.reasons.iter().map(words).collect(),
        last_note: note.map(|note| NoteView::new(scope.plan, finding.action, note)),
    }
}

/// A reason in words, to stand in a list.
fn reason_words(reason: Reason, deadline: Option<DateSpan>) -> String {
    match (reason, deadline) {
        (Reason::Red, _) => Assessment::Red.word().to_owned(),
        (Reason::Yellow, _) => Assessment::Yellow.word().to_owned(),
        (Reason::Overdue, Some(deadline)) => {
            format!("fristen {} er overskredet", time_words(deadline))
        }
        (Reason::Overdue, None) => "fristen er overskredet".to_owned(),
    }
}
