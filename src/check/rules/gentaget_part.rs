//! `gentaget-part`: the same party stands twice on one action.

use crate::check::{Rule, Scope};
use crate::plan::name_key;
use crate::text::{Diagnostic, Severity, Span};
use std::collections::HashMap;

pub(crate) const RULE: Rule = Rule {
    name: "gentaget-part",
    severity: Severity::Warning,
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
        if action.responsible.len() + action.participants.len() < 2 {
            continue;
        }
        let mut first_by_name: HashMap<String, Span> = HashMap::new();
        for party in action.responsible.iter().chain(&action.participants) {
            let name = names.get(&name_key(party)).copied().unwrap_or(party);
            let first = *first_by_name.entry(name_key(name)).or_insert(party.span);
            if first != party.span {
                let message = format!("”{name}” står to gange på handling {}", action.number.value);
                found.push(
                    Diagnostic::warning(RULE.name, party.span, message)
                        .related(first, "først her")
                        .help("Slet det ene."),
                );
            }
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
}
