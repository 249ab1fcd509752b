//! `uden-for-perioden`: a note, or a year's goal, lies outside the plan's years.
//!
//! Most often a slip in the year, as every January.

use crate::check::{Rule, Scope};
use crate::text::Diagnostic;
use crate::text::danish::date;

pub const RULE: Rule = Rule {
    name: "uden-for-perioden",
    summary: "noter og årsmål ligger inden for planens periode",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]

[[handling.note]]
dato = 2021-03-12
tekst = "Stranden er renset."
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    let period = scope.plan.period.value;
    for (_, action) in scope.plan.actions() {
        for note in action
            .notes
            .iter()
            .filter(|note| !period.contains(note.date.value))
        {
            let message = format!(
                "noten er dateret den {}, uden for perioden {period}",
                date::long(note.date.value)
            );
            found.push(
                Diagnostic::warning(RULE.name, note.date.span, message)
                    .help("Er årstallet rigtigt?"),
            );
        }
        for goal in action
            .year_goals
            .iter()
            .filter(|goal| !period.contains_year(goal.year.value))
        {
            let message = format!(
                "årsmålet gælder {}, uden for perioden {period}",
                goal.year.value
            );
            found.push(
                Diagnostic::warning(RULE.name, goal.year.span, message)
                    .help("Er årstallet rigtigt?"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::diagnose;
    use insta::assert_snapshot;

    #[test]
    fn a_note_and_a_years_goal_outside_the_period_are_warned_of() {
        let goal = format!(
            "{}\n[[handling.aarsmaal]]\naar = 2026\ndato = 2024-01-10\nmaal = \"x\"\n",
            RULE.example
        );
        assert_snapshot!(diagnose(&goal), @"
        maal-2.toml:10:8 advarsel[uden-for-perioden] noten er dateret den 12. marts 2021, uden for perioden 2022-2025 | Er årstallet rigtigt?
        maal-2.toml:14:7 advarsel[uden-for-perioden] årsmålet gælder 2026, uden for perioden 2022-2025 | Er årstallet rigtigt?
        ");
    }
}
