//! What meetings decided on an action in a year.

use crate::plan::{Action, Amended, Note, Status, YearGoal};
use crate::text::danish::span::DateSpan;
use chrono::{Datelike, NaiveDate};

/// One thing that was decided.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Matter<'a> {
    /// The action itself was decided.
    Added,
    /// It got this status.
    Status(Status),
    /// Its deadline was moved to this time.
    Deadline(DateSpan),
    /// A year's goal and means, for the first time or instead of those decided before.
    YearGoal {
        /// What was decided.
        goal: &'a YearGoal,
        /// What had been decided for the same year before.
        instead_of: Option<&'a YearGoal>,
    },
    /// From a day on it reads otherwise, or others answer for it.
    Amended(Amended<'a>),
    /// What the note says; it carries a decision and changes nothing that is recorded.
    Other(&'a Note),
}

/// The decisions on `action` that came to be known in `year`, by the day of the decision. One
/// that was written down in a later year than it was taken belongs to the later, so that
/// every decision is in the report on one year.
pub(crate) fn decisions_in(action: &Action, year: i32) -> Vec<(NaiveDate, Matter<'_>)> {
    let mut found: Vec<(NaiveDate, Matter<'_>)> = Vec::new();
    if let (Some(created), Some(decided)) = (&action.created, &action.decided)
        && known(decided.value, created.value).year() == year
    {
        found.push((decided.value, Matter::Added));
    }
    for goal in action.year_goals.iter().map(|goal| &goal.value) {
        let Some(decided) = goal.decided.map(|day| day.value) else {
            continue;
        };
        if known(decided, goal.date.value).year() == year {
            let instead_of = replaced_by(action, goal);
            found.push((decided, Matter::YearGoal { goal, instead_of }));
        }
    }
    for amended in action.amended_until(NaiveDate::MAX) {
        let Some(decided) = amended.amendment.decided.map(|day| day.value) else {
            continue;
        };
        if known(decided, amended.amendment.date.value).year() == year {
            found.push((decided, Matter::Amended(amended)));
        }
    }
    for note in action.notes.iter().map(|note| &note.value) {
        let Some(decided) = note.decided.map(|day| day.value) else {
            continue;
        };
        if known(decided, note.holds_from()).year() != year {
            continue;
        }
        let status = note.status.map(|status| Matter::Status(status.value));
        let deadline = note.deadline.map(|time| Matter::Deadline(time.value));
        let before = found.len();
        found.extend(
            status
                .into_iter()
                .chain(deadline)
                .map(|matter| (decided, matter)),
        );
        if found.len() == before {
            found.push((decided, Matter::Other(note)));
        }
    }
    found.sort_by_key(|(day, _)| *day);
    found
}

/// The goal of the same year that was decided last before `goal`.
pub(crate) fn replaced_by<'a>(action: &'a Action, goal: &YearGoal) -> Option<&'a YearGoal> {
    let day = |goal: &YearGoal| goal.decided.map(|day| day.value);
    action
        .year_goals
        .iter()
        .map(|other| &other.value)
        .filter(|other| other.year == goal.year && other.decided.is_some())
        .filter(|other| day(other) < day(goal))
        .max_by_key(|other| day(other))
}

/// The day from which both a decision and its entry are there to be read.
fn known(decided: NaiveDate, written: NaiveDate) -> NaiveDate {
    decided.max(written)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::plan_with;
    use crate::load::{self, Which};

    fn years_of_decisions(entries: &str) -> Vec<(i32, String)> {
        let head = "[[handling]]\nnr = \"2.1\"\ntekst = \"t\"\nansvarlig = [\"Kommunerne\"]\n";
        let files = plan_with(&format!("{head}{entries}"));
        let folders = load::root::periods(&files).unwrap();
        let loaded = load::load(&files, &folders, Which::All).unwrap();
        let (_, action) = loaded.plans[0].action("2.1").unwrap();
        let of_year = |year| {
            decisions_in(action, year)
                .into_iter()
                .map(move |found| (year, found))
        };
        let found = (2022..=2025).flat_map(of_year);
        found
            .map(|(year, (day, matter))| (year, format!("{day} {}", kind(&matter))))
            .collect()
    }

    fn kind(matter: &Matter<'_>) -> String {
        match matter {
            Matter::Added => "added".to_owned(),
            Matter::Status(status) => status.word().to_owned(),
            Matter::Amended(amended) => format!("amended {:?}", amended.amendment.text),
            Matter::Deadline(time) => time.to_string(),
            Matter::YearGoal { goal, instead_of } => {
                format!(
                    "{} for {:?}",
                    goal.goal,
                    instead_of.map(|old| old.goal.as_str())
                )
            }
            Matter::Other(note) => note.text.to_string(),
        }
    }

    #[test]
    fn every_decision_is_told_in_one_year_and_the_goal_it_replaces_is_named() {
        let told = years_of_decisions(
            r#"
oprettet = 2023-01-15
besluttet = 2023-02-23
[[handling.aarsmaal]]
aar = 2024
dato = 2024-02-22
maal = "a"
besluttet = 2024-02-22
[[handling.aarsmaal]]
aar = 2024
dato = 2024-05-01
maal = "b"
besluttet = 2024-10-03
[[handling.note]]
dato = 2024-01-08
tekst = "skrevet efter årsskiftet"
besluttet = 2023-12-14
[[handling.note]]
dato = 2024-10-03
tekst = "n"
status = "sat i bero"
frist = 2025-06-30
besluttet = 2024-10-03
"#,
        );
        let expected = [
            (2023, "2023-02-23 added"),
            (2024, "2023-12-14 skrevet efter årsskiftet"),
            (2024, "2024-02-22 a for None"),
            (2024, "2024-10-03 b for Some(\"a\")"),
            (2024, "2024-10-03 sat i bero"),
            (2024, "2024-10-03 30. juni 2025"),
        ];
        assert_eq!(told, expected.map(|(year, text)| (year, text.to_owned())));
    }
}
