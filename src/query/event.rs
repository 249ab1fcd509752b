//! What happened in a period: notes with what they changed, proposals, and decisions.

use super::decision::replaced_by;
use super::order;
use crate::plan::{Action, Amended, Assessment, Goal, Note, Plan, Status, YearGoal, YearResult};
use crate::text::danish::span::DateSpan;
use chrono::NaiveDate;

/// Something that happened on an action.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Event<'a> {
    /// The day. A decision that was written down later than it was taken stands on the day it
    /// was written, so that whoever asks period by period meets everything once.
    pub(crate) date: NaiveDate,
    /// The action's goal.
    pub(crate) goal: &'a Goal,
    /// The action.
    pub(crate) action: &'a Action,
    /// What happened.
    pub(crate) what: What<'a>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum What<'a> {
    /// The action was proposed; the decision, if there is one, came later.
    Suggested,
    /// The action was added; the meeting that decided, where one did.
    Added(NaiveDate),
    /// A year's goal and means were proposed.
    Proposed(&'a YearGoal),
    /// A year's goal and means were decided.
    Decided {
        /// What was decided.
        goal: &'a YearGoal,
        /// What had been decided for the same year before.
        instead_of: Option<&'a YearGoal>,
        /// The day of the decision.
        decided: NaiveDate,
    },
    /// From this day it reads otherwise, or others answer for it.
    Amended(Amended<'a>),
    /// A verdict on a year's goal was written.
    Judged(&'a YearResult),
    /// A note was written.
    Noted(Noted<'a>),
}

/// A note, with what held before it where it changed that.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Noted<'a> {
    /// The note.
    pub(crate) note: &'a Note,
    /// The status before and after, where they differ.
    pub(crate) status: Option<(Status, Status)>,
    /// The light that the note gave, and the one before it in the same year.
    pub(crate) light: Option<(Option<Assessment>, Assessment)>,
    /// The deadline before and after, where they differ.
    pub(crate) deadline: Option<(Option<DateSpan>, DateSpan)>,
}

/// What happened from `from` to `to`, both included, on the actions that `wanted` lets
/// through: the latest day first; on one day by the actions' numbers, and on one action in
/// the order it was written.
pub(crate) fn events_between<'a>(
    plan: &'a Plan,
    from: NaiveDate,
    to: NaiveDate,
    wanted: &dyn Fn(&Goal, &Action) -> bool,
) -> Vec<Event<'a>> {
    let actions = order::actions(plan).into_iter();
    let mut events = Vec::new();
    for (goal, action) in actions.filter(|(goal, action)| wanted(goal, action)) {
        let happened = additions(action)
            .into_iter()
            .chain(year_goals(action))
            .chain(amendments(action, to))
            .chain(results(action))
            .chain(notes(action, to));
        let in_period = happened.filter(|(date, _)| (from..=to).contains(date));
        events.extend(in_period.map(|(date, what)| Event {
            date,
            goal,
            action,
            what,
        }));
    }
    // Stable, so that what happened on one day keeps the order above.
    events.sort_by_key(|event| std::cmp::Reverse(event.date));
    events
}

fn additions(action: &Action) -> Vec<(NaiveDate, What<'_>)> {
    let Some(created) = action.created.map(|day| day.value) else {
        return Vec::new();
    };
    match action.decided.map(|day| day.value) {
        None => vec![(created, What::Suggested)],
        Some(decided) if decided > created => {
            vec![(created, What::Suggested), (decided, What::Added(decided))]
        }
        Some(decided) => vec![(created, What::Added(decided))],
    }
}

fn year_goals(action: &Action) -> impl Iterator<Item = (NaiveDate, What<'_>)> {
    let goals = action.year_goals.iter().map(|goal| &goal.value);
    goals.flat_map(|goal| {
        let written = goal.date.value;
        let decision = goal.decided.map(|day| day.value).map(|decided| {
            let what = What::Decided {
                goal,
                instead_of: replaced_by(action, goal),
                decided,
            };
            (decided.max(written), what)
        });
        let was_proposed = decision.as_ref().is_none_or(|(known, _)| *known > written);
        let proposal = was_proposed.then_some((written, What::Proposed(goal)));
        proposal.into_iter().chain(decision)
    })
}

fn amendments(action: &Action, to: NaiveDate) -> impl Iterator<Item = (NaiveDate, What<'_>)> {
    let amended = action.amended_until(to).into_iter();
    amended.map(|amended| (amended.amendment.date.value, What::Amended(amended)))
}

fn results(action: &Action) -> impl Iterator<Item = (NaiveDate, What<'_>)> {
    let results = action.results.iter().map(|result| &result.value);
    results.map(|result| (result.date.value, What::Judged(result)))
}

/// Every note up to `to`, each held against those before it.
fn notes(action: &Action, to: NaiveDate) -> Vec<(NaiveDate, What<'_>)> {
    let mut status = action.first_status();
    let mut light: Option<(i32, Assessment)> = None;
    let mut deadline = action.deadline.map(|deadline| deadline.value);
    let mut noted = Vec::new();
    for note in action.notes_until(to) {
        let year = note.about();
        let light_before = light.filter(|(given, _)| *given == year).map(|(_, it)| it);
        let new_status = note.status.map_or(status, |status| status.value);
        let new_deadline = note.deadline.map(|time| time.value);
        let changes = Noted {
            note,
            status: (new_status != status).then_some((status, new_status)),
            light: note.assessment.map(|after| (light_before, after)),
            deadline: new_deadline
                .filter(|new| Some(*new) != deadline)
                .map(|new| (deadline, new)),
        };
        status = new_status;
        light = note.assessment.map(|after| (year, after)).or(light);
        deadline = new_deadline.or(deadline);
        noted.push((note.date.value, What::Noted(changes)));
    }
    noted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::plan_with;
    use crate::load::{self, Which};

    fn happened(entries: &str, from: &str, to: &str) -> Vec<String> {
        let head = "[[handling]]\nnr = \"2.1\"\ntekst = \"t\"\nansvarlig = [\"Kommunerne\"]\n";
        let files = plan_with(&format!("{head}{entries}"));
        let folders = load::root::periods(&files).unwrap();
        let loaded = load::load(&files, &folders, Which::All).unwrap();
        let (from, to) = (from.parse().unwrap(), to.parse().unwrap());
        let events = events_between(&loaded.plans[0], from, to, &|_, action| {
            action.number.is("2.1")
        });
        let told = events.iter().map(|event| match &event.what {
            What::Suggested => format!("{} suggested", event.date),
            What::Added(decided) => format!("{} added {decided}", event.date),
            What::Proposed(goal) => format!("{} proposed {}", event.date, goal.goal),
            What::Decided { goal, decided, .. } => {
                format!("{} decided {} on {decided}", event.date, goal.goal)
            }
            What::Amended(amended) => {
                format!("{} amended {:?}", event.date, amended.amendment.text)
            }
            What::Judged(result) => format!("{} judged {:?}", event.date, result.verdict),
            What::Noted(noted) => format!(
                "{} {} {:?} {:?} {:?}",
                event.date, noted.note.text, noted.status, noted.light, noted.deadline
            ),
        });
        told.collect()
    }

    const ENTRIES: &str = r#"
frist = "2024"
oprettet = 2023-01-15
besluttet = 2023-02-23
[[handling.aarsmaal]]
aar = 2024
dato = 2024-01-20
maal = "forslag"
[[handling.aarsmaal]]
aar = 2024
dato = 2024-03-01
maal = "sent skrevet"
besluttet = 2024-02-22
[[handling.note]]
dato = 2023-11-01
tekst = "a"
status = "igangsat"
vurdering = "gul"
[[handling.note]]
dato = 2024-02-01
tekst = "b"
status = "igangsat"
vurdering = "grøn"
frist = 2025-06-30
[[handling.note]]
dato = 2024-04-01
tekst = "c"
vurdering = "rød"
frist = 2025-06-30
"#;

    #[test]
    fn each_day_tells_what_changed_and_a_late_entry_stands_where_it_was_written() {
        assert_eq!(
            happened(ENTRIES, "2023-01-01", "2025-12-31"),
            [
                "2024-04-01 c None Some((Some(Green), Red)) None",
                "2024-03-01 decided sent skrevet on 2024-02-22",
                "2024-02-01 b None Some((None, Green)) Some((Some(Year(2024)), Day(2025-06-30)))",
                "2024-01-20 proposed forslag",
                "2023-11-01 a Some((NotStarted, Started)) Some((None, Yellow)) None",
                "2023-02-23 added 2023-02-23",
                "2023-01-15 suggested",
            ]
        );
    }

    #[test]
    fn both_ends_of_the_period_belong_to_it() {
        assert_eq!(
            happened(ENTRIES, "2023-01-15", "2023-02-23"),
            ["2023-02-23 added 2023-02-23", "2023-01-15 suggested"]
        );
        assert_eq!(
            happened(ENTRIES, "2023-02-24", "2023-10-31"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_is_decided_on_the_day_that_it_is_added_was_never_a_suggestion() {
        for (decided, count) in [
            ("", 1),
            ("besluttet = 2024-03-01\n", 1),
            ("besluttet = 2024-03-02\n", 2),
        ] {
            let entries = format!("oprettet = 2024-03-01\n{decided}");
            let happened = happened(&entries, "2024-01-01", "2024-12-31");
            assert_eq!(happened.len(), count, "{happened:?}");
        }
    }
}
