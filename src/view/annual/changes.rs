//! *Ændringer i handleplanen*: what was added, dropped and adjusted, each with its decision.

use super::{AnnualReport, Scope};
use crate::plan::{Action, Note, Status, YearGoal};
use crate::query::change::Change;
use crate::query::decision::{self, Matter};
use crate::query::order;
use crate::text::danish::{date, noun, number};
use crate::text::visible::one_line;
use crate::view::block::{Block, Section};
use crate::view::parts::{ActionRef, AmendmentView, DecisionRef, deadline_change};
use chrono::NaiveDate;
use serde::Serialize;

/// What changed in the plan itself.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Changes {
    /// The actions that were added, or whose addition was decided, in the year.
    #[serde(rename = "tilfoejet")]
    pub(crate) added: Vec<Added>,
    /// The actions that were dropped.
    #[serde(rename = "udgaaet")]
    pub(crate) dropped: Vec<Dropped>,
    /// The actions whose deadline, goal or course was changed.
    #[serde(rename = "justeret")]
    pub(crate) adjusted: Vec<Adjusted>,
}

/// An action that was added.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Added {
    /// The action.
    #[serde(rename = "handling")]
    pub(crate) action: ActionRef,
    /// The day it was added.
    #[serde(rename = "oprettet")]
    pub(crate) created: NaiveDate,
    /// The meeting that decided; none: it awaits the board.
    #[serde(rename = "besluttet")]
    pub(crate) decision: Option<DecisionRef>,
    /// The outside goals it serves.
    pub(crate) international: Vec<OutsideRef>,
}

/// A goal of an outside organisation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct OutsideRef {
    /// Its number.
    pub(crate) nr: String,
    /// What it says.
    #[serde(rename = "titel")]
    pub(crate) title: String,
    /// Whose it is.
    #[serde(rename = "kilde")]
    pub(crate) source: String,
}

/// An action that was dropped.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Dropped {
    /// The action.
    #[serde(rename = "handling")]
    pub(crate) action: ActionRef,
    /// The day of the note that dropped it.
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    /// The note's words.
    #[serde(rename = "tekst")]
    pub(crate) text: String,
    /// The meeting that decided.
    #[serde(rename = "besluttet")]
    pub(crate) decision: Option<DecisionRef>,
}

/// What one meeting, or one note without a decision, adjusted of an action.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Adjusted {
    /// The action.
    #[serde(rename = "handling")]
    pub(crate) action: ActionRef,
    /// The day it was written.
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    /// What was changed, in words.
    #[serde(rename = "aendringer")]
    pub(crate) changes: Vec<String>,
    /// The meeting that decided.
    #[serde(rename = "besluttet")]
    pub(crate) decision: Option<DecisionRef>,
}

impl Changes {
    pub(super) fn collect(scope: &Scope<'_>) -> Changes {
        let actions = order::actions(scope.plan);
        let each = || actions.iter().map(|(_, action)| *action);
        Changes {
            added: each().filter_map(|action| added(scope, action)).collect(),
            dropped: each().filter_map(|action| dropped(scope, action)).collect(),
            adjusted: each().flat_map(|action| adjusted(scope, action)).collect(),
        }
    }
}

fn added(scope: &Scope<'_>, action: &Action) -> Option<Added> {
    let created = action.created?.value;
    let was_decided = decision::decisions_in(action, scope.settled.year)
        .iter()
        .any(|(_, matter)| *matter == Matter::Added);
    if action.exists_on(scope.settled.before()) && !was_decided {
        return None;
    }
    let goals = action
        .outside_goals
        .iter()
        .filter_map(|nr| scope.plan.outside_goal(nr.as_str()));
    Some(Added {
        action: ActionRef::new(scope.plan, action),
        created,
        decision: DecisionRef::of(scope.plan, action.decided),
        international: goals
            .map(|goal| OutsideRef {
                nr: goal.number.to_string(),
                title: goal.title.clone(),
                source: goal.source().to_owned(),
            })
            .collect(),
    })
}

fn dropped(scope: &Scope<'_>, action: &Action) -> Option<Dropped> {
    let change = Change::between(action, scope.settled.before(), scope.settled.date);
    if !change.became(Status::Dropped) {
        return None;
    }
    let notes = action.notes_until(scope.settled.date);
    let note = notes.iter().rev().find(|note| note.status.is_some())?;
    Some(Dropped {
        action: ActionRef::new(scope.plan, action),
        date: note.date.value,
        text: note.text.to_string(),
        decision: DecisionRef::of(scope.plan, note.decided),
    })
}

/// The year's adjustments of `action`, by date.
fn adjusted(scope: &Scope<'_>, action: &Action) -> Vec<Adjusted> {
    let mut found = Vec::new();
    let mut deadline = action.deadline.map(|deadline| deadline.value);
    let mut status = action.first_status();
    let adjustment = |note: &Note, change: String| Adjusted {
        action: ActionRef::new(scope.plan, action),
        date: note.date.value,
        changes: vec![change],
        decision: DecisionRef::of(scope.plan, note.decided),
    };
    for note in action.notes_until(scope.settled.date) {
        let is_this_year = note.holds_from() > scope.settled.before();
        if let Some(moved) = note.deadline.map(|time| time.value) {
            if is_this_year && deadline != Some(moved) {
                found.push(adjustment(note, deadline_change(deadline, moved)));
            }
            deadline = Some(moved);
        }
        if let Some(new) = note.status {
            let change = course_change(status, new.value);
            found.extend(
                change
                    .filter(|_| is_this_year)
                    .map(|change| adjustment(note, change.to_owned())),
            );
            status = new.value;
        }
    }
    let amended = action.amended_until(scope.settled.date).into_iter();
    let of_the_year = amended.filter(|of| of.amendment.date.value > scope.settled.before());
    found.extend(of_the_year.map(|amended| {
        let view = AmendmentView::new(scope.plan, &amended);
        Adjusted {
            action: ActionRef::new(scope.plan, action),
            date: view.date,
            changes: view.changes(),
            decision: view.decision,
        }
    }));
    for (day, matter) in decision::decisions_in(action, scope.settled.year) {
        if let Matter::YearGoal {
            goal,
            instead_of: Some(old),
        } = matter
        {
            found.push(Adjusted {
                action: ActionRef::new(scope.plan, action),
                date: goal.date.value,
                changes: vec![goal_change(old, goal)],
                decision: Some(DecisionRef::new(scope.plan, day)),
            });
        }
    }
    found.sort_by_key(|adjusted| adjusted.date);
    let mut joined: Vec<Adjusted> = Vec::new();
    for adjusted in found {
        let same =
            |last: &&mut Adjusted| last.date == adjusted.date && last.decision == adjusted.decision;
        match joined.last_mut().filter(same) {
            Some(last) => last.changes.extend(adjusted.changes),
            None => joined.push(adjusted),
        }
    }
    joined
}

/// Being put on hold and being taken up again; the steps of an ordinary course are none, and the end
/// of one is told as such.
fn course_change(from: Status, to: Status) -> Option<&'static str> {
    match (from, to) {
        (Status::OnHold, Status::OnHold) => None,
        (_, Status::OnHold) => Some("handlingen er sat i bero"),
        (Status::OnHold | Status::Dropped, Status::Started | Status::Ongoing) => {
            Some("handlingen er genoptaget")
        }
        (Status::OnHold, Status::NotStarted) => Some("handlingen er ikke længere sat i bero"),
        (Status::Dropped, Status::NotStarted) => Some("handlingen er ikke længere udgået"),
        _ => None,
    }
}

fn goal_change(old: &YearGoal, new: &YearGoal) -> String {
    let kroner = |goal: &YearGoal| goal.amount.map_or("intet beløb".to_owned(), number::money);
    let mut parts = Vec::new();
    if old.goal.trim() != new.goal.trim() {
        parts.push(format!(
            "målet er nu ”{}”, før ”{}”",
            new.goal.trim(),
            old.goal.trim()
        ));
    }
    if old.means != new.means {
        let means = new.means.as_deref().map_or("ikke fastsat", str::trim);
        parts.push(format!("midlerne er nu ”{means}”"));
    }
    if old.amount != new.amount {
        parts.push(format!(
            "beløbet er ændret fra {} til {}",
            kroner(old),
            kroner(new)
        ));
    }
    let year = new.year.value;
    if parts.is_empty() {
        format!("mål og midler for {year} er bekræftet")
    } else {
        format!("mål og midler for {year} er ændret: {}", parts.join("; "))
    }
}

/// The section.
pub(super) fn section(report: &AnnualReport) -> Section {
    let changes = &report.changes;
    let lists: [(&str, Vec<String>); 3] = [
        (
            "Tilføjet",
            { changes.added.iter() }
                .map(|added| added.words(&report.assembly))
                .collect(),
        ),
        (
            "Udgået",
            changes.dropped.iter().map(Dropped::words).collect(),
        ),
        (
            "Justeret",
            changes.adjusted.iter().map(Adjusted::words).collect(),
        ),
    ];
    let mut blocks = Vec::new();
    for (label, items) in lists {
        if !items.is_empty() {
            blocks.push(Block::heading(label));
            let items = items.iter().map(|item| vec![one_line(item).into()]);
            blocks.push(Block::bullets(items));
        }
    }
    if blocks.is_empty() {
        blocks.push(Block::text(format!("Ingen ændringer i {}.", report.year)));
    }
    Section {
        short: Some("Ændringer".to_owned()),
        blocks,
        ..Section::new("aendringer", "Ændringer i handleplanen")
    }
}

impl Added {
    fn words(&self, assembly: &str) -> String {
        let decided = match &self.decision {
            Some(made) => format!("besluttet {}", made.words(" (", ")")),
            None => format!("afventer {} beslutning", noun::genitive(assembly)),
        };
        let goals = self.international.iter();
        let goals =
            goals.map(|goal| format!(". Mål fra {}: {} {}", goal.source, goal.nr, goal.title));
        format!(
            "{}: tilføjet {}, {decided}{}",
            self.action.named(90),
            date::long(self.created),
            goals.collect::<String>()
        )
    }
}

impl Dropped {
    fn words(&self) -> String {
        let decided = decided_or_day(self.decision.as_ref(), (" (", ")"), self.date);
        format!("{} – {decided}: {}", self.action.named(90), self.text)
    }
}

impl Adjusted {
    fn words(&self) -> String {
        let decided = decided_or_day(self.decision.as_ref(), (", ", ""), self.date);
        let changes = self.changes.join("; ");
        format!("{}: {changes} ({decided})", self.action.named(90))
    }
}

/// The decision, or the day it was written. `marks` stand around the meeting.
fn decided_or_day(
    decision: Option<&DecisionRef>,
    marks: (&str, &str),
    written: NaiveDate,
) -> String {
    match decision {
        Some(made) => format!("besluttet {}", made.words(marks.0, marks.1)),
        None => format!("{}, ingen beslutning registreret", date::long(written)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn taken_up_again_is_what_is_under_way() {
        use Status::{Completed, Dropped, NotStarted, OnHold, Ongoing, Started};

        for (from, to, words) in [
            (Started, OnHold, Some("handlingen er sat i bero")),
            (OnHold, OnHold, None),
            (OnHold, Started, Some("handlingen er genoptaget")),
            (Dropped, Ongoing, Some("handlingen er genoptaget")),
            (
                OnHold,
                NotStarted,
                Some("handlingen er ikke længere sat i bero"),
            ),
            (
                Dropped,
                NotStarted,
                Some("handlingen er ikke længere udgået"),
            ),
            (OnHold, Completed, None),
            (Dropped, Completed, None),
            (NotStarted, Started, None),
        ] {
            assert_eq!(course_change(from, to), words, "{from:?} {to:?}");
        }
    }
}
