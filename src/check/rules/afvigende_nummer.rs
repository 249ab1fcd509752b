//! `afvigende-nummer`: one number of a goal is of another form than all the others.
//!
//! `1.2.0`, `2` or `0.2` among 1.1, 1.3 and 1.4 is not found by who looks for 1.2, and the number
//! that was meant seems free.

use crate::check::{Needs, Rule, Scope};
use crate::plan::{Action, Goal, Number, Plan};
use crate::text::{Diagnostic, Severity};
use std::collections::HashSet;

pub(crate) const RULE: Rule = Rule {
    name: "afvigende-nummer",
    severity: Severity::Error,
    needs: Needs::Nothing,
    summary: "numrene i et mål har samme form",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]

[[handling]]
nr = "2.2.0"
tekst = "Rense havnen."
ansvarlig = ["Sekretariatet"]

[[handling]]
nr = "2.3"
tekst = "Tælle net."
ansvarlig = ["Sekretariatet"]
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    for goal in scope.plan.goals.iter().filter(|goal| !goal.is_misnamed) {
        for action in odd_ones(scope.plan, goal) {
            let message = format!(
                "nummeret ”{}” har en anden form end de andre i mål {}",
                action.number.value, goal.number.value
            );
            let remedy = match between(goal, action) {
                Some(meant) => format!("Mente du ”{meant}”?"),
                None => format!("Det næste ledige nummer er ”{}”.", after_last(goal)),
            };
            found.push(Diagnostic::error(RULE.name, action.number.span, message).help(remedy));
        }
    }
}

/// The actions whose numbers are unlike the others of the goal; none where they are too many for
/// a slip.
pub(super) fn odd_ones<'g>(plan: &Plan, goal: &'g Goal) -> Vec<&'g Action> {
    let numbers: HashSet<&str> = goal
        .actions
        .iter()
        .map(|action| action.number.as_str())
        .collect();
    let is_odd = |action: &&Action| {
        let number = &action.number;
        // `2.2.1` is a part of 2.2; what is numbered as another goal's is told elsewhere.
        let parent = number.parent().filter(|parent| !goal.number.is(parent));
        let is_part = number.last_integer() != Some(0);
        let is_known = |parent| numbers.contains(parent) && is_part || plan.goal(parent).is_some();
        !is_regular(goal, number) && !parent.is_some_and(is_known)
    };
    let mut odd: Vec<&Action> = goal.actions.iter().filter(is_odd).collect();
    if odd.len() * 3 > goal.actions.len() {
        odd.clear();
    }
    odd
}

/// Whether the number is the goal's own with one integer behind it.
fn is_regular(goal: &Goal, number: &Number) -> bool {
    number.parent() == Some(goal.number.as_str()) && number.last_integer().is_some()
}

/// The number that is free after the one of the action above.
fn between(goal: &Goal, action: &Action) -> Option<String> {
    let above = goal.actions.iter();
    let above = above.take_while(|other| other.number.span != action.number.span);
    let regular = above.filter(|other| is_regular(goal, &other.number));
    let last = regular.last().and_then(|other| other.number.last_integer());
    let next = format!(
        "{}.{}",
        goal.number.value,
        last.unwrap_or(0).checked_add(1)?
    );
    let is_free = !goal.actions.iter().any(|other| other.number.is(&next));
    is_free.then_some(next)
}

/// The number after the last of the goal's.
fn after_last(goal: &Goal) -> String {
    let regular = { goal.actions.iter() }.filter(|other| is_regular(goal, &other.number));
    let last = regular
        .filter_map(|other| other.number.last_integer())
        .max();
    format!(
        "{}.{}",
        goal.number.value,
        last.unwrap_or(0).saturating_add(1)
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::diagnose;
    use insta::assert_snapshot;

    #[test]
    fn a_number_unlike_the_others_is_an_error_with_the_one_that_is_free_there() {
        for number in ["2.2.0", "2", "0.2", "2.II", "2.99999999999999999999"] {
            let said = diagnose(&RULE.example.replace("2.2.0", number));
            assert_eq!(
                said,
                format!(
                    "maal-2.toml:10:6 fejl[afvigende-nummer] nummeret ”{number}” har en anden form end de andre i mål 2 | Mente du ”2.2”?\n"
                ),
            );
        }
        let taken = RULE.example.replace("2.3", "2.2").replace("2.2.0", "2.2a");
        assert_snapshot!(diagnose(&taken), @"maal-2.toml:10:6 fejl[afvigende-nummer] nummeret ”2.2a” har en anden form end de andre i mål 2 | Det næste ledige nummer er ”2.3”.");
    }

    #[test]
    fn a_part_of_an_action_and_another_way_of_numbering_are_left_alone() {
        assert_eq!(
            diagnose(&RULE.example.replace("2.2.0", "2.1.1").replace("2.3", "2.2")),
            ""
        );
        let letters = RULE.example.replace("2.1", "A.1").replace("2.2.0", "A.2");
        assert_eq!(diagnose(&letters.replace("2.3", "A.3")), "");
    }
}
