//! `start-efter-note`: an action is to begin after a note said that it had.
//!
//! A note that looks ahead is fine; one that says it is under way is not.

use crate::check::{Needs, Rule, Scope};
use crate::plan::Status;
use crate::text::danish::date;
use crate::text::{Diagnostic, Severity};
use chrono::Datelike;

pub(crate) const RULE: Rule = Rule {
    name: "start-efter-note",
    severity: Severity::Warning,
    needs: Needs::InAction(&["start", "status", "dato"]),
    summary: "en handling er ikke i gang, før den begynder",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]
start = "2025"

[[handling.note]]
dato = 2024-03-12
tekst = "Den første strand er renset."
status = "igangsat"
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    let period = scope.plan.period.value;
    let is_under_way = |status: Status| {
        matches!(
            status,
            Status::Started | Status::Ongoing | Status::Completed
        )
    };
    for (_, action) in scope.plan.actions() {
        let start = action
            .start
            .and_then(|time| Some((time, time.first_day()?)));
        // What lies far outside the period is told while loading.
        let Some((start, first)) = start.filter(|(_, day)| period.is_near(day.year())) else {
            continue;
        };
        let mut notes = action.notes.iter().filter(|note| {
            note.date.value < first
                && period.is_near(note.date.year())
                && note.status.is_some_and(|status| is_under_way(status.value))
        });
        let Some((note, status)) = notes.next().and_then(|note| Some((note, note.status?))) else {
            continue;
        };
        let message = format!(
            "handling {} begynder først den {}, men er {} den {}",
            action.number.value,
            date::long(first),
            status.word(),
            date::long(note.date.value)
        );
        found.push(
            Diagnostic::warning(RULE.name, start.span, message)
                .related(note.date.span, "notens dag")
                .help("Ret den af dem, der er forkert."),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::diagnose;
    use insta::assert_snapshot;

    #[test]
    fn a_start_after_the_action_was_under_way_is_warned_of() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:8:9 advarsel[start-efter-note] handling 2.1 begynder først den 1. januar 2025, men er igangsat den 12. marts 2024 | Ret den af dem, der er forkert.");
        for (from, to) in [
            ("\"2025\"", "\"2024\""),
            ("status = \"igangsat\"\n", ""),
            ("igangsat", "sat i bero"),
        ] {
            assert_eq!(diagnose(&RULE.example.replace(from, to)), "");
        }
    }
}
