//! `dobbelt-aarsmaal`: a year has two goals decided at one meeting, or two open proposals.
//!
//! Which of them is in force could not be told. A proposal is open until a meeting on or
//! after its day has decided on that year.

use crate::check::{Needs, Rule, Scope};
use crate::plan::YearGoal;
use crate::text::{Diagnostic, Severity, Spanned};

pub(crate) const RULE: Rule = Rule {
    name: "dobbelt-aarsmaal",
    severity: Severity::Error,
    needs: Needs::InAction(&["besluttet"]),
    summary: "et år har ét årsmål fra hvert møde og højst ét åbent forslag",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]

[[handling.aarsmaal]]
aar = 2024
dato = 2024-01-10
maal = "To strande"

[[handling.aarsmaal]]
aar = 2024
dato = 2024-01-20
maal = "Tre strande"
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    for (_, action) in scope.plan.actions() {
        let mut seen: Vec<&Spanned<YearGoal>> = Vec::new();
        for goal in &action.year_goals {
            let same = |other: &&&Spanned<YearGoal>| {
                other.year.value == goal.year.value
                    && other.decided == goal.decided
                    && (goal.decided.is_some()
                        || action.is_open_proposal(other) && action.is_open_proposal(goal))
            };
            if let Some(other) = seen.iter().find(same) {
                found.push(clash(goal, other));
            }
            seen.push(goal);
        }
    }
}

fn clash(goal: &Spanned<YearGoal>, other: &Spanned<YearGoal>) -> Diagnostic {
    let year = goal.year.value;
    let (message, remedy) = match goal.decided {
        Some(_) => (
            format!("to årsmål for {year} er besluttet på samme møde"),
            "Slet det, der ikke blev besluttet.",
        ),
        None => (
            format!("der er to åbne forslag til årsmål for {year}"),
            "Slet det forslag, der ikke gælder længere.",
        ),
    };
    Diagnostic::error(RULE.name, goal.year.span, message)
        .related(other.year.span, "det andet")
        .help(remedy)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::diagnose;
    use insta::assert_snapshot;

    #[test]
    fn two_open_proposals_or_two_goals_of_one_meeting_are_an_error() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:15:7 fejl[dobbelt-aarsmaal] der er to åbne forslag til årsmål for 2024 | Slet det forslag, der ikke gælder længere.");
        let decided = RULE
            .example
            .replace("maal =", "besluttet = 2024-02-22\nmaal =");
        assert_snapshot!(diagnose(&decided), @"maal-2.toml:16:7 fejl[dobbelt-aarsmaal] to årsmål for 2024 er besluttet på samme møde | Slet det, der ikke blev besluttet.");
    }

    #[test]
    fn a_decision_closes_the_proposals_before_it() {
        let decision = "[[handling.aarsmaal]]\naar = 2024\ndato = 2024-02-22\nmaal = \"x\"\nbesluttet = 2024-02-22\n";
        assert_eq!(diagnose(&format!("{}{decision}", RULE.example)), "");
    }

    #[test]
    fn a_proposal_after_the_decision_is_the_only_open_one() {
        let entry = |day: &str, decided: &str| {
            format!("[[handling.aarsmaal]]\naar = 2024\ndato = {day}\nmaal = \"x\"\n{decided}")
        };
        let decision = entry("2024-02-22", "besluttet = 2024-02-22\n");
        let (first, _) = RULE.example.rsplit_once("[[handling.aarsmaal]]").unwrap();
        let proposal = entry("2024-03-01", "");
        assert_eq!(diagnose(&format!("{first}{decision}{proposal}")), "");
    }
}
