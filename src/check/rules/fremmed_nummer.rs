//! `fremmed-nummer`: an action is numbered as another goal's: 3.1 in the file of goal 2.
//!
//! Everyone would look for it in the wrong file, `note` first of all.

use crate::check::{Needs, Rule, Scope};
use crate::plan::{Action, Goal, Plan};
use crate::text::{Diagnostic, Severity};
use std::collections::HashSet;

pub(crate) const RULE: Rule = Rule {
    name: "fremmed-nummer",
    severity: Severity::Error,
    needs: Needs::Nothing,
    summary: "en handlings nummer begynder med dens eget måls nummer",
    example: r#"
[[handling]]
nr = "3.1"
tekst = "Hører til mål 3."
ansvarlig = ["Sekretariatet"]
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    for (goal, action, parent) in foreign(scope.plan) {
        let message = format!(
            "handling ”{}” står i mål {}, men nummeret hører til mål {parent}",
            action.number.value, goal.number.value
        );
        found.push(
            Diagnostic::error(RULE.name, action.number.span, message).help(format!(
                "Giv den et nummer under {}, eller flyt den til mål {parent}.",
                goal.number.value
            )),
        );
    }
}

/// The actions whose number is another goal's, each with its own goal and that goal's number.
pub(super) fn foreign(plan: &Plan) -> impl Iterator<Item = (&Goal, &Action, &str)> {
    let goals = || plan.goals.iter().filter(|goal| !goal.is_misnamed);
    let numbers: HashSet<&str> = goals().map(|goal| goal.number.as_str()).collect();
    let actions = goals().flat_map(|goal| goal.actions.iter().map(move |action| (goal, action)));
    actions.filter_map(move |(goal, action)| {
        let parent = action.number.parent()?;
        let is_foreign = !goal.number.is(parent) && numbers.contains(parent);
        is_foreign.then_some((goal, action, parent))
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{diagnose, diagnose_files, plan_with};
    use insta::assert_snapshot;

    #[test]
    fn a_number_of_another_goal_is_an_error() {
        let mut files = plan_with(RULE.example);
        files.0.insert(
            "maal-3.toml".to_owned(),
            b"nr = \"3\"\ntitel = \"x\"\n".to_vec(),
        );
        assert_snapshot!(diagnose_files(&files), @"maal-2.toml:5:6 fejl[fremmed-nummer] handling ”3.1” står i mål 2, men nummeret hører til mål 3 | Giv den et nummer under 2, eller flyt den til mål 3.");
    }

    #[test]
    fn other_ways_of_numbering_are_left_alone() {
        assert_eq!(diagnose(&RULE.example.replace("3.1", "53")), "");
        assert_eq!(diagnose(&RULE.example.replace("3.1", "A.3.1")), "");
    }
}
