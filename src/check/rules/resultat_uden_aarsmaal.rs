//! `resultat-uden-aarsmaal`: a verdict is about a year for which the action has no goal.
//!
//! What was reached or not would be told of a goal that nobody set; most often a slip in the year.

use crate::check::{Needs, Rule, Scope};
use crate::text::{Diagnostic, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "resultat-uden-aarsmaal",
    severity: Severity::Warning,
    needs: Needs::InAction(&["aar", "dato"]),
    summary: "et resultat handler om et år, som handlingen har et årsmål for",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]

[[handling.resultat]]
aar = 2024
dato = 2024-05-15
opnaaet = "ja"
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    for (_, action) in scope.plan.actions() {
        for result in &action.results {
            let year = result.year.value;
            if action.year_goals.iter().any(|goal| goal.year.value == year) {
                continue;
            }
            let message = format!(
                "handling {} har intet årsmål for {year} at gøre op",
                action.number.value
            );
            found.push(
                Diagnostic::warning(RULE.name, result.year.span, message).help(
                    "Er årstallet rigtigt? Ellers skriv årets mål under [[handling.aarsmaal]].",
                ),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::diagnose;

    #[test]
    fn the_goal_must_be_of_the_same_year() {
        let action = "[[handling]]\nnr = \"2.1\"\ntekst = \"t\"\nansvarlig = [\"Kommunerne\"]\n\
            [[handling.resultat]]\naar = 2023\ndato = 2023-12-12\nopnaaet = \"nej\"\n";
        for (year, is_told) in [(2023, false), (2022, true)] {
            let goal =
                format!("[[handling.aarsmaal]]\naar = {year}\ndato = 2022-02-05\nmaal = \"m\"\n");
            let found = diagnose(&format!("{action}{goal}"));
            assert_eq!(found.contains("resultat-uden-aarsmaal"), is_told, "{found}");
        }
    }
}
