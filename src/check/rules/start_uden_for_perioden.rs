//! `start-uden-for-perioden`: an action is to begin when the plan has ended.
//!
//! Until its start it is silent by right, so that it would be in no list of what is missing.

use crate::check::{Needs, Rule, Scope};
use crate::text::danish::date;
use crate::text::{Diagnostic, Severity};
use chrono::Datelike;

pub(crate) const RULE: Rule = Rule {
    name: "start-uden-for-perioden",
    severity: Severity::Warning,
    needs: Needs::Nothing,
    summary: "hver handling begynder, før planens periode er forbi",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]
start = "2026"
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    let period = scope.plan.period.value;
    for (_, action) in scope.plan.actions() {
        let start = action
            .start
            .and_then(|time| Some((time, time.first_day()?)));
        let Some((start, first)) = start else {
            continue;
        };
        // What lies far outside the period is told while loading.
        if first > period.last_day() && period.is_near(first.year()) {
            let message = format!(
                "handling {} begynder den {}, efter perioden {period}",
                action.number.value,
                date::long(first)
            );
            found.push(
                Diagnostic::warning(RULE.name, start.span, message).help("Er årstallet rigtigt?"),
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
    fn a_start_after_the_period_is_warned_of() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:8:9 advarsel[start-uden-for-perioden] handling 2.1 begynder den 1. januar 2026, efter perioden 2022-2025 | Er årstallet rigtigt?");
        for time in ["2025", "december 2025", "2021", "løbende"] {
            assert_eq!(diagnose(&RULE.example.replace("2026", time)), "");
        }
    }
}
