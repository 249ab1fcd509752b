//! `ukendt-ansvarlig`: an action names a party that the register does not know.
//!
//! A misspelt party would drop out of every `--ansvarlig` list without a word.

use crate::check::{Needs, Rule, Scope, gather_unregistered};
use crate::document::literal::one_line;
use crate::plan::name_key;
use crate::text::danish::names::several;
use crate::text::nearest::Known;
use crate::text::{Diagnostic, Replacement, Severity};
use std::cell::LazyCell;
use std::collections::HashSet;

pub(crate) const RULE: Rule = Rule {
    name: "ukendt-ansvarlig",
    severity: Severity::Error,
    needs: Needs::Nothing,
    summary: "hver ansvarlig og medvirkende er en af planens parter",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatt"]
"#,
    check: |scope, found| {
        let register = ("part", scope.plan.parties.len());
        gather_unregistered(check, register, scope, found)
    },
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
        let message = format!("ukendt {role} ”{}”", party.value);
        let problem = Diagnostic::error(RULE.name, party.span, message);
        let several = several(party);
        if several.len() > 1 && several.iter().all(|name| known.contains(&name_key(name))) {
            found.push(split(problem, &several));
            continue;
        }
        found.push(match names.nearest(party) {
            Some(near) => problem
                .help(format!(
                    "Mente du ”{near}”? Ellers tilføj parten under [[part]] i handleplan.toml."
                ))
                .instead(near, one_line(near)),
            None => {
                problem.help("Ret navnet, eller tilføj parten under [[part]] i handleplan.toml.")
            }
        });
    }
}

/// Each of them is a party: there is nothing to guess.
fn split(problem: Diagnostic, names: &[String]) -> Diagnostic {
    let literals: Vec<String> = names.iter().map(|name| one_line(name)).collect();
    let (span, text) = (problem.span, literals.join(", "));
    problem
        .help(format!(
            "Skriv hver part for sig: {text}. Det kan ”kimo tjek --ret” gøre."
        ))
        .fix(
            format!("Skriv hver part for sig: {text}"),
            format!("parterne er skrevet hver for sig: {text}"),
            vec![Replacement { span, text }],
        )
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
    fn several_parties_in_one_text_are_parted_where_each_is_known() {
        let named = |text: &str| diagnose(&RULE.example.replace("Sekretariatt", text));
        assert_snapshot!(named("Sekretariat, Kommunerne og Bestyrelsen"), @r#"maal-2.toml:7:14 fejl[ukendt-ansvarlig] ukendt ansvarlig ”Sekretariat, Kommunerne og Bestyrelsen” | Skriv hver part for sig: "Sekretariat", "Kommunerne", "Bestyrelsen". Det kan ”kimo tjek --ret” gøre."#);
        let company = RULE
            .example
            .replace("Sekretariatt", "Kommunerne/Bestyrelsen");
        assert!(diagnose(&company).contains("\"Kommunerne\", \"Bestyrelsen\""));
        assert_snapshot!(named("Sekretariatet/Havnene"), @"maal-2.toml:7:14 fejl[ukendt-ansvarlig] ukendt ansvarlig ”Sekretariatet/Havnene” | Ret navnet, eller tilføj parten under [[part]] i handleplan.toml.");
    }

    #[test]
    fn aliases_case_and_composition_make_no_other_party() {
        let goal = "[[handling]]\nnr = \"2.1\"\ntekst = \"x\"\nansvarlig = [\"sekretariat\"]\nmedvirkende = [\"BESTYRELSEN\"]\n";
        assert_eq!(diagnose(goal), "");
    }
}
