//! `frist-foer-start`: an action is due before it is to begin.

use crate::check::{Needs, Rule, Scope};
use crate::plan::Action;
use crate::text::danish::span::DateSpan;
use crate::text::{Diagnostic, Severity, Spanned};
use chrono::Datelike;

pub(crate) const RULE: Rule = Rule {
    name: "frist-foer-start",
    severity: Severity::Warning,
    needs: Needs::Nothing,
    summary: "en handlings frist ligger ikke før dens start",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]
start = "2025"
frist = "marts 2024"
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    let period = scope.plan.period.value;
    // What lies far outside the period is told while loading.
    let is_near = |time: &Spanned<DateSpan>| {
        let last = time.value.last_day();
        last.is_none_or(|day| period.is_near(day.year()))
    };
    for (_, action) in scope.plan.actions() {
        let Some(start) = action.start.filter(is_near) else {
            continue;
        };
        for deadline in deadlines(action).filter(is_near) {
            let is_before = deadline.value.last_day() < start.value.first_day();
            if !is_before || deadline.value.last_day().is_none() {
                continue;
            }
            let message = format!(
                "fristen for handling {}, {}, ligger før dens start, {}",
                action.number.value, deadline.value, start.value
            );
            found.push(
                Diagnostic::warning(RULE.name, deadline.span, message)
                    .related(start.span, "starten")
                    .help("Ret den af dem, der er forkert."),
            );
        }
    }
}

/// The deadline that the action was given, and those that notes moved it to.
fn deadlines(action: &Action) -> impl Iterator<Item = Spanned<DateSpan>> {
    let moved = action.notes.iter().filter_map(|note| note.deadline);
    action.deadline.into_iter().chain(moved)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::diagnose;
    use insta::assert_snapshot;

    #[test]
    fn a_deadline_before_the_start_is_warned_of_wherever_it_was_set() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:9:9 advarsel[frist-foer-start] fristen for handling 2.1, marts 2024, ligger før dens start, 2025 | Ret den af dem, der er forkert.");
        let moved = "\n[[handling.note]]\ndato = 2024-01-12\ntekst = \"x\"\nfrist = 2024-12-31\n";
        let moved = RULE.example.replace("frist = \"marts 2024\"\n", moved);
        assert_snapshot!(diagnose(&moved), @"maal-2.toml:13:9 advarsel[frist-foer-start] fristen for handling 2.1, 31. december 2024, ligger før dens start, 2025 | Ret den af dem, der er forkert.");
    }

    #[test]
    fn spans_that_overlap_or_have_no_end_are_fine() {
        for deadline in ["2025", "januar 2025", "løbende"] {
            assert_eq!(diagnose(&RULE.example.replace("marts 2024", deadline)), "");
        }
    }
}
