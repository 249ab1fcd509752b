//! `tom-aendring`: a change says neither what the action reads now nor who answers for it.

use crate::check::{Needs, Rule, Scope};
use crate::text::{Diagnostic, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "tom-aendring",
    severity: Severity::Error,
    needs: Needs::InEntry(&["tekst", "ansvarlig"]),
    summary: "en ændring har en ny ordlyd, nye ansvarlige eller begge dele",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]

[[handling.aendring]]
dato = 2024-03-12
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    let actions = scope.plan.actions().map(|(_, action)| action);
    for amendment in actions.flat_map(|action| &action.amendments) {
        if amendment.text.is_none() && amendment.responsible.is_empty() {
            found.push(
                Diagnostic::error(
                    RULE.name,
                    amendment.date.span,
                    "ændringen siger ikke, hvad der er ændret",
                )
                .help("Skriv tekst = \"…\", ansvarlig = [\"…\"] eller begge dele."),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::diagnose;

    #[test]
    fn either_is_enough() {
        let action = "[[handling]]\nnr = \"2.1\"\ntekst = \"t\"\nansvarlig = [\"Kommunerne\"]\n\
            [[handling.aendring]]\ndato = 2024-03-12\n";
        assert!(diagnose(action).contains("tom-aendring"));
        for said in ["tekst = \"ny\"", "ansvarlig = [\"Sekretariatet\"]"] {
            assert_eq!(diagnose(&format!("{action}{said}")), "", "{said}");
        }
    }
}
