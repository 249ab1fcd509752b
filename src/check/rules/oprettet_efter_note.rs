//! `oprettet-efter-note`: an action was added after something had been written on it.
//!
//! Until the day it was added it is in no list and no report.

use crate::check::{Needs, Rule, Scope};
use crate::plan::Dated;
use crate::text::danish::date;
use crate::text::{Diagnostic, Severity};
use chrono::Datelike;

pub(crate) const RULE: Rule = Rule {
    name: "oprettet-efter-note",
    severity: Severity::Warning,
    needs: Needs::Nothing,
    summary: "en handling er oprettet, før der skrives noget på den",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]
oprettet = 2024-05-02

[[handling.note]]
dato = 2024-03-12
tekst = "Stranden er renset."
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    let period = scope.plan.period.value;
    for (_, action) in scope.plan.actions() {
        // What lies far outside the period is told while loading.
        let created = action.created.filter(|day| period.is_near(day.year()));
        let first = action.entries().min_by_key(|entry| entry.date.value);
        let Some((
            created,
            Dated {
                kind, date: day, ..
            },
        )) = created.zip(first)
        else {
            continue;
        };
        if day.value < created.value {
            let message = format!(
                "handling {} er oprettet den {}, men {} på den er fra den {}",
                action.number.value,
                date::long(created.value),
                kind.table().definite,
                date::long(day.value)
            );
            found.push(
                Diagnostic::warning(RULE.name, created.span, message)
                    .related(day.span, "skrevet før")
                    .help("Ret den af datoerne, der er forkert."),
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
    fn what_was_written_before_the_action_was_added_is_warned_of() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:8:12 advarsel[oprettet-efter-note] handling 2.1 er oprettet den 2. maj 2024, men noten på den er fra den 12. marts 2024 | Ret den af datoerne, der er forkert.");
        assert_eq!(
            diagnose(&RULE.example.replace("2024-05-02", "2024-03-12")),
            ""
        );
    }
}
