//! `frist-foer-note`: a note moves a deadline to a time that is past on its own day.
//!
//! Most often it is a slip in the year; the action is overdue from the start.

use crate::check::{Needs, Rule, Scope};
use crate::text::danish::date;
use crate::text::{Diagnostic, Severity};
use chrono::Datelike;

pub(crate) const RULE: Rule = Rule {
    name: "frist-foer-note",
    severity: Severity::Warning,
    needs: Needs::InEntry(&["aar"]),
    summary: "en note flytter ikke en frist til før sin egen dag",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]

[[handling.note]]
dato = 2024-03-12
tekst = "Fristen er flyttet."
frist = "1. kvartal 2023"
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    let period = scope.plan.period.value;
    for (_, action) in scope.plan.actions() {
        for note in &action.notes {
            let deadline = note
                .deadline
                .and_then(|time| Some((time, time.last_day()?)));
            let Some((time, last)) = deadline else {
                continue;
            };
            // What lies far outside the period is told while loading.
            let is_near = [last, note.date.value]
                .iter()
                .all(|day| period.is_near(day.year()));
            if last >= note.date.value || !is_near {
                continue;
            }
            let message = format!(
                "noten er fra den {}, men flytter fristen til {}, som da var forbi",
                date::long(note.date.value),
                time.value
            );
            found.push(
                Diagnostic::warning(RULE.name, time.span, message)
                    .related(note.date.span, "notens dag")
                    .help("Er årstallet rigtigt?"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::diagnose;
    use insta::assert_snapshot;

    #[test]
    fn a_deadline_that_is_past_when_it_is_set_is_warned_of() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:12:9 advarsel[frist-foer-note] noten er fra den 12. marts 2024, men flytter fristen til 1. kvartal 2023, som da var forbi | Er årstallet rigtigt?");
        for time in ["1. kvartal 2024", "2024", "løbende"] {
            assert_eq!(diagnose(&RULE.example.replace("1. kvartal 2023", time)), "");
        }
    }
}
