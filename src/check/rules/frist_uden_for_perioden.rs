//! `frist-uden-for-perioden`: a deadline lies outside the plan's years.
//!
//! An action that is to be done after the plan has ended is never overdue in any report.

use crate::check::{Needs, Rule, Scope};
use crate::text::danish::date;
use crate::text::{Diagnostic, Severity, Span};
use chrono::{Datelike, NaiveDate};

pub(crate) const RULE: Rule = Rule {
    name: "frist-uden-for-perioden",
    severity: Severity::Warning,
    needs: Needs::Nothing,
    summary: "hver frist ligger inden for planens periode",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]
frist = "1. kvartal 2026"
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    let period = scope.plan.period.value;
    let mut report = |last_day: Option<NaiveDate>, place: Span| {
        // What lies far outside is told while loading.
        let is_outside = |day: &NaiveDate| !period.contains(*day) && period.is_near(day.year());
        let Some(last_day) = last_day.filter(is_outside) else {
            return;
        };
        let message = format!(
            "fristen udløber den {}, uden for perioden {period}",
            date::long(last_day)
        );
        found.push(Diagnostic::warning(RULE.name, place, message).help("Er årstallet rigtigt?"));
    };
    for (_, action) in scope.plan.actions() {
        if let Some(deadline) = &action.deadline {
            report(deadline.last_day(), deadline.span);
        }
        for deadline in action.notes.iter().filter_map(|note| note.deadline) {
            report(deadline.last_day(), deadline.span);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::diagnose;
    use insta::assert_snapshot;

    #[test]
    fn a_deadline_after_the_period_is_warned_of() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:8:9 advarsel[frist-uden-for-perioden] fristen udløber den 31. marts 2026, uden for perioden 2022-2025 | Er årstallet rigtigt?");
        assert_eq!(
            diagnose(&RULE.example.replace("1. kvartal 2026", "2025")),
            ""
        );
        assert_eq!(
            diagnose(&RULE.example.replace("1. kvartal 2026", "løbende")),
            ""
        );
    }
}
