//! `besluttet-foer-skrevet`: a year's goal is dated in a later year than the meeting that decided it.
//!
//! It may be written down some days after the meeting; a year after is a slip, and until then the
//! decision is in no report.

use crate::check::{Needs, Rule, Scope};
use crate::text::danish::date;
use crate::text::{Diagnostic, Severity};
use chrono::Datelike;

pub(crate) const RULE: Rule = Rule {
    name: "besluttet-foer-skrevet",
    severity: Severity::Warning,
    needs: Needs::Nothing,
    summary: "et årsmål er skrevet senest i det år, det blev besluttet",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]

[[handling.aarsmaal]]
aar = 2024
dato = 2024-02-20
maal = "To strande"
besluttet = 2023-02-23
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    let period = scope.plan.period.value;
    let goals = scope
        .plan
        .actions()
        .flat_map(|(_, action)| &action.year_goals);
    for goal in goals {
        // What lies far outside the period is told while loading.
        let years = goal.decided.map(|day| day.year());
        let is_late = years.is_some_and(|year| year < goal.date.year());
        let Some(decided) = goal
            .decided
            .filter(|_| is_late && period.is_near(goal.date.year()))
        else {
            continue;
        };
        let message = format!(
            "årsmålet er dateret den {}, men besluttet allerede den {}",
            date::long(goal.date.value),
            date::long(decided.value)
        );
        found.push(
            Diagnostic::warning(RULE.name, goal.date.span, message)
                .related(decided.span, "besluttet")
                .help("Ret den af datoerne, der er forkert."),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::diagnose;
    use insta::assert_snapshot;

    #[test]
    fn a_goal_dated_a_year_after_its_decision_is_warned_of() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:11:8 advarsel[besluttet-foer-skrevet] årsmålet er dateret den 20. februar 2024, men besluttet allerede den 23. februar 2023 | Ret den af datoerne, der er forkert.");
        assert_eq!(
            diagnose(&RULE.example.replace("2024-02-20", "2023-03-01")),
            ""
        );
    }
}
