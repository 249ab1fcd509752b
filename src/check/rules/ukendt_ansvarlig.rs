//! `ukendt-ansvarlig`: an action names a party that the register does not know.
//!
//! A misspelt party would drop out of every `--ansvarlig` list without a word.

use crate::check::{Rule, Scope, gather};
use crate::plan::name_key;
use crate::text::nearest::Known;
use crate::text::{Diagnostic, Severity};
use std::cell::LazyCell;
use std::collections::HashSet;

pub(crate) const RULE: Rule = Rule {
    name: "ukendt-ansvarlig",
    severity: Severity::Error,
    summary: "hver ansvarlig og medvirkende er en af planens parter",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatt"]
"#,
    check: |scope, found| gather(check, scope, found),
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    if !scope.plan.has_whole_registers {
        return;
    }
    let known: HashSet<String> = scope.plan.party_names().map(name_key).collect();
    let names = LazyCell::new(|| Known::new(scope.plan.party_names()));
    let of_goals = scope.plan.goals.iter().flat_map(|goal| &goal.responsible);
    let of_goals = of_goals.map(|party| (party, "ansvarlig"));
    let of_actions = scope.plan.actions().flat_map(|(_, action)| {
        let participants = action
            .participants
            .iter()
            .map(|party| (party, "medvirkende"));
        action
            .parties_that_answer()
            .map(|party| (party, "ansvarlig"))
            .chain(participants)
    });
    let named = of_goals.chain(of_actions);
    for (party, role) in named.filter(|(party, _)| !known.contains(&name_key(party))) {
        let remedy = match names.nearest(party) {
            Some(near) => {
                format!("Mente du ”{near}”? Ellers tilføj parten under [[part]] i handleplan.toml.")
            }
            None => "Ret navnet, eller tilføj parten under [[part]] i handleplan.toml.".to_owned(),
        };
        let message = format!("ukendt {role} ”{}”", party.value);
        found.push(Diagnostic::error(RULE.name, party.span, message).help(remedy));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::diagnose;
    use insta::assert_snapshot;

    #[test]
    fn a_misspelt_party_is_answered_with_the_nearest() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:7:14 fejl[ukendt-ansvarlig] ukendt ansvarlig ”Sekretariatt” | Mente du ”Sekretariatet”? Ellers tilføj parten under [[part]] i handleplan.toml.");
    }

    #[test]
    fn aliases_case_and_composition_make_no_other_party() {
        let goal = "[[handling]]\nnr = \"2.1\"\ntekst = \"x\"\nansvarlig = [\"sekretariat\"]\nmedvirkende = [\"BESTYRELSEN\"]\n";
        assert_eq!(diagnose(goal), "");
    }
}
