//! `dobbelt-part`: two parties in the register share a name or an alias.
//!
//! What is assigned to that name would belong to whichever of them comes first.

use crate::check::{Needs, Rule, Scope};
use crate::plan::name_key;
use crate::text::{Diagnostic, Severity};
use std::collections::HashMap;

pub(crate) const RULE: Rule = Rule {
    name: "dobbelt-part",
    severity: Severity::Error,
    needs: Needs::Nothing,
    summary: "hvert navn og alias hører til én part",
    example: "\n[[part]]\nnavn = \"Havneforum\"\nalias = [\"Kommunerne\"]\n",
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    let mut first_by_name = HashMap::new();
    for (index, party) in scope.plan.parties.iter().enumerate() {
        for spelling in party.spellings() {
            let first = *first_by_name
                .entry(name_key(spelling))
                .or_insert((index, spelling.span));
            if first.1 == spelling.span {
                continue;
            }
            let message = if first.0 == index {
                format!("”{}” står to gange på den samme part", spelling.value)
            } else {
                format!("”{}” er navn eller alias for to parter", spelling.value)
            };
            found.push(
                Diagnostic::error(RULE.name, spelling.span, message)
                    .related(first.1, "først brugt her")
                    .help("Fjern navnet det ene sted."),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{HANDLEPLAN, diagnose_files, plan_with};
    use insta::assert_snapshot;

    #[test]
    fn a_name_that_two_parties_share_is_an_error_at_the_later() {
        let mut files = plan_with("");
        let header = format!(
            "{HANDLEPLAN}\n[[part]]\nnavn = \"Politikerne\"\nalias = [\"sekretariat\", \"POLITIKERNE\"]\n"
        );
        files
            .0
            .insert("handleplan.toml".to_owned(), header.into_bytes());
        assert_snapshot!(diagnose_files(&files), @"
        handleplan.toml:26:10 fejl[dobbelt-part] ”sekretariat” er navn eller alias for to parter | Fjern navnet det ene sted.
        handleplan.toml:26:25 fejl[dobbelt-part] ”POLITIKERNE” står to gange på den samme part | Fjern navnet det ene sted.
        ");
    }
}
