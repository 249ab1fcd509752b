//! `besluttet-efter-dato`: what a note or a change sets holds before the meeting that decided it.
//!
//! A note holds from its own day, so that the reports and lists until the meeting have it already.

use crate::check::{Needs, Rule, Scope};
use crate::plan::EntryKind;
use crate::text::danish::date;
use crate::text::{Diagnostic, Severity};
use chrono::Datelike;

pub(crate) const RULE: Rule = Rule {
    name: "besluttet-efter-dato",
    severity: Severity::Warning,
    needs: Needs::Nothing,
    summary: "en note eller en ændring gælder ikke fra før det møde, der besluttede den",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]

[[handling.note]]
dato = 2024-01-12
tekst = "Handlingen tages ud."
status = "udgået"
besluttet = 2024-02-22
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    let period = scope.plan.period.value;
    let actions = scope.plan.actions().map(|(_, action)| action);
    for entry in actions.flat_map(|action| action.entries()) {
        // A proposal is written before it is decided.
        let is_proposal = matches!(entry.kind, EntryKind::YearGoal | EntryKind::Result);
        let Some(decided) = entry.decided.filter(|_| !is_proposal) else {
            continue;
        };
        // What lies far outside the period is told while loading.
        let is_near = [entry.date, decided]
            .iter()
            .all(|day| period.is_near(day.year()));
        if entry.date.value >= decided.value || !is_near {
            continue;
        }
        let message = format!(
            "{} gælder fra den {}, men blev først besluttet den {}",
            entry.kind.table().definite,
            date::long(entry.date.value),
            date::long(decided.value)
        );
        found.push(
            Diagnostic::warning(RULE.name, entry.date.span, message)
                .related(decided.span, "besluttet")
                .help("Skriv mødets dag som dato, så gælder det derfra; eller ret den af datoerne, der er forkert."),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::diagnose;
    use insta::assert_snapshot;

    #[test]
    fn what_holds_before_it_was_decided_is_warned_of() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:10:8 advarsel[besluttet-efter-dato] noten gælder fra den 12. januar 2024, men blev først besluttet den 22. februar 2024 | Skriv mødets dag som dato, så gælder det derfra; eller ret den af datoerne, der er forkert.");
        for day in ["2024-02-22", "2024-02-23"] {
            assert_eq!(diagnose(&RULE.example.replace("2024-01-12", day)), "");
        }
        let (action, _) = RULE.example.split_once("\n[[handling.note]]").unwrap();
        let entry = |header: &str, fields: &str| {
            diagnose(&format!(
                "{action}\n[[handling.{header}]]\ndato = 2024-01-12\nbesluttet = 2024-02-22\n{fields}"
            ))
        };
        assert_snapshot!(entry("aendring", "tekst = \"To strande.\"\n"), @"maal-2.toml:10:8 advarsel[besluttet-efter-dato] ændringen gælder fra den 12. januar 2024, men blev først besluttet den 22. februar 2024 | Skriv mødets dag som dato, så gælder det derfra; eller ret den af datoerne, der er forkert.");
        assert_eq!(entry("aarsmaal", "aar = 2024\nmaal = \"x\"\n"), "");
    }
}
