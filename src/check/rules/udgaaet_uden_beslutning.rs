//! `udgaaet-uden-beslutning`: an action was dropped without a meeting that decided it.
//!
//! The plan is the board's: only a meeting takes an action out of it.

use crate::check::{Needs, Rule, Scope};
use crate::plan::{Plan, Status};
use crate::text::{Diagnostic, Severity};
use chrono::NaiveDate;

pub(crate) const RULE: Rule = Rule {
    name: "udgaaet-uden-beslutning",
    severity: Severity::Error,
    needs: Needs::InEntry(&["besluttet"]),
    summary: "en handling udgår kun efter beslutning på et møde",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]

[[handling.note]]
dato = 2024-02-22
tekst = "Handlingen er taget ud."
status = "udgået"
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    for (_, action) in scope.plan.actions() {
        for note in action.notes.iter().filter(|note| note.decided.is_none()) {
            let Some(status) = note.status.filter(|status| status.value == Status::Dropped) else {
                continue;
            };
            let message = format!(
                "handling {} er udgået uden en beslutning",
                action.number.value
            );
            let help = remedy(scope.plan, note.date.value);
            found.push(Diagnostic::error(RULE.name, status.span, message).help(help));
        }
    }
}

/// A meeting of the plan, so that what is written after it holds.
fn remedy(plan: &Plan, noted: NaiveDate) -> String {
    let days = plan.meetings.iter().map(|meeting| meeting.date.value);
    match days.filter(|day| *day <= noted).max() {
        Some(day) => format!(
            "Tilføj datoen for mødet, der besluttede det, til noten. Var det det seneste: besluttet = {day}."
        ),
        None => "Skriv mødet, der besluttede det, under [[moede]] i handleplan.toml, og dets dato som besluttet på noten."
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::diagnose;
    use insta::assert_snapshot;

    #[test]
    fn a_drop_without_a_decision_is_an_error_at_the_status() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:12:10 fejl[udgaaet-uden-beslutning] handling 2.1 er udgået uden en beslutning | Tilføj datoen for mødet, der besluttede det, til noten. Var det det seneste: besluttet = 2024-02-22.");
    }
}
