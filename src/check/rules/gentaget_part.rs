//! `gentaget-part`: the same party stands twice on one action.

use crate::check::{Needs, Rule, Scope};
use crate::plan::name_key;
use crate::text::danish::fold::same_name;
use crate::text::{Diagnostic, Severity, Span, Spanned};
use std::collections::HashMap;

pub(crate) const RULE: Rule = Rule {
    name: "gentaget-part",
    severity: Severity::Warning,
    needs: Needs::Nothing,
    summary: "en part står kun én gang på en handling",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet", "Sekretariat"]
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    let plan = scope.plan;
    let mut names: HashMap<String, &str> = HashMap::new();
    for party in &plan.parties {
        for spelling in party.names() {
            names.entry(name_key(spelling)).or_insert(&party.name);
        }
    }
    for (_, action) in plan.actions() {
        let count = action.responsible.len() + action.participants.len();
        if count < 2 && action.amendments.is_empty() {
            continue;
        }
        let mut find = |known: &[&Spanned<String>], parties: &[&Spanned<String>]| {
            // Few parties share an action.
            let mut before: Vec<(&str, Span)> = Vec::new();
            for (at, party) in known.iter().chain(parties).copied().enumerate() {
                let name = names.get(&name_key(party)).copied().unwrap_or(party);
                let first = before.iter().find(|(other, _)| same_name(other, name));
                let Some(first) = first.map(|(_, first)| *first) else {
                    before.push((name, party.span));
                    continue;
                };
                if at >= known.len() {
                    let number = &action.number.value;
                    let message = format!("”{name}” står to gange på handling {number}");
                    found.push(
                        Diagnostic::warning(RULE.name, party.span, message)
                            .related(first, "først her")
                            .help("Slet det ene."),
                    );
                }
            }
        };
        let (responsible, participants) = (action.responsible.iter(), action.participants.iter());
        let all: Vec<_> = responsible.chain(participants).collect();
        find(&[], &all);
        // Who answers for it from a day on may have taken part in it.
        for amendment in &action.amendments {
            let responsible: Vec<_> = amendment.responsible.iter().collect();
            find(&all[action.responsible.len()..], &responsible);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::diagnose;
    use insta::assert_snapshot;

    #[test]
    fn a_party_and_its_alias_on_one_action_are_warned_of() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:7:31 advarsel[gentaget-part] ”Sekretariatet” står to gange på handling 2.1 | Slet det ene.");
    }

    #[test]
    fn one_that_takes_part_and_comes_to_answer_for_it_is_warned_of() {
        let goal = "[[handling]]\nnr = \"2.1\"\ntekst = \"x\"\nansvarlig = [\"Sekretariatet\"]\nmedvirkende = [\"Kommunerne\"]\n\
            [[handling.aendring]]\ndato = 2024-02-01\nansvarlig = [\"Kommunerne\"]\n";
        assert_snapshot!(diagnose(goal), @"maal-2.toml:10:14 advarsel[gentaget-part] ”Kommunerne” står to gange på handling 2.1 | Slet det ene.");
    }
}
