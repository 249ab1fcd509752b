//! `ukendt-international`: an action serves an outside goal that is not registered.

use crate::check::{Needs, Rule, Scope, gather_unregistered};
use crate::document::literal::one_line;
use crate::text::nearest::Known;
use crate::text::{Diagnostic, Severity};
use std::cell::LazyCell;
use std::collections::HashSet;

pub(crate) const RULE: Rule = Rule {
    name: "ukendt-international",
    severity: Severity::Error,
    needs: Needs::Nothing,
    summary: "hvert internationalt mål på en handling findes i handleplan.toml",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]
international = ["KI-2"]
"#,
    check: |scope, found| {
        let register = ("international", scope.plan.outside_goals.len());
        gather_unregistered(check, register, scope, found)
    },
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    if !scope.plan.has_whole_registers {
        return;
    }
    let known = || {
        scope
            .plan
            .outside_goals
            .iter()
            .map(|goal| goal.number.as_str())
    };
    let registered: HashSet<&str> = known().collect();
    let numbers = LazyCell::new(|| Known::new(known()));
    for (_, action) in scope.plan.actions() {
        for number in &action.outside_goals {
            if registered.contains(number.as_str()) {
                continue;
            }
            let near = numbers.nearest(number.as_str());
            let meant = near.map_or(String::new(), |near| format!("Mente du ”{near}”? "));
            let message = format!(
                "det internationale mål ”{}” findes ikke i handleplan.toml",
                number.value
            );
            let problem = Diagnostic::error(RULE.name, number.span, message).help(format!(
                "{meant}Ret nummeret, eller tilføj målet under [[international]] i handleplan.toml."
            ));
            found.push(match near {
                Some(near) => problem.instead(near, one_line(near)),
                None => problem,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::diagnose;
    use insta::assert_snapshot;

    #[test]
    fn an_unregistered_outside_goal_is_an_error() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:8:18 fejl[ukendt-international] det internationale mål ”KI-2” findes ikke i handleplan.toml | Mente du ”KI-1”? Ret nummeret, eller tilføj målet under [[international]] i handleplan.toml.");
        assert_eq!(diagnose(&RULE.example.replace("KI-2", "KI-1")), "");
    }
}
