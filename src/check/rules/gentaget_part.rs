//! `gentaget-part`: the same party stands twice on one action.

use crate::check::{Rule, Scope};
use crate::plan::same_name;
use crate::text::{Diagnostic, Severity};

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
    for (_, action) in scope.plan.actions() {
        let parties: Vec<_> = action
            .parties()
            .map(|party| (party, scope.plan.party_name(party)))
            .collect();
        for (index, (party, name)) in parties.iter().enumerate() {
            let mut before = parties.iter().take(index);
            if let Some((first, _)) = before.find(|(_, other)| same_name(other, name)) {
                let message = format!("”{name}” står to gange på handling {}", action.number.value);
                found.push(
                    Diagnostic::warning(RULE.name, party.span, message)
                        .related(first.span, "først her")
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
