//! `dobbelt-aar`: two forewords, or two milestones of an indicator, are of the same year.
//!
//! Which of them holds could not be told.

use crate::check::{Needs, Rule, Scope};
use crate::schema::{FOREWORD, MILESTONE, Table};
use crate::text::{Diagnostic, Severity, Spanned};
use std::collections::HashMap;

pub(crate) const RULE: Rule = Rule {
    name: "dobbelt-aar",
    severity: Severity::Error,
    needs: Needs::Nothing,
    summary: "et år har én beretning, og en indikator ét delmål for hvert år",
    example: r#"
[[indikator]]
navn = "Rensede strande"
enhed = "strande"
maaltal = 20

[[indikator.delmaal]]
aar = 2024
vaerdi = 10

[[indikator.delmaal]]
aar = 2024
vaerdi = 12
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    let forewords = scope.plan.forewords.iter().map(|foreword| foreword.year);
    report(&FOREWORD, forewords, found);
    for (_, indicator) in scope.plan.indicators() {
        let milestones = indicator.milestones.iter().map(|milestone| milestone.year);
        report(&MILESTONE, milestones, found);
    }
}

fn report(table: &Table, years: impl Iterator<Item = Spanned<i32>>, found: &mut Vec<Diagnostic>) {
    let mut firsts: HashMap<i32, Spanned<i32>> = HashMap::new();
    for year in years {
        let first = *firsts.entry(year.value).or_insert(year);
        if first.span != year.span {
            let message = format!("der er allerede {} for {}", table.noun, year.value);
            found.push(
                Diagnostic::error(RULE.name, year.span, message)
                    .related(first.span, "den første")
                    .help("Slet den ene, eller ret årstallet."),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{HANDLEPLAN, diagnose_files, plan_with};

    #[test]
    fn two_forewords_of_a_year_are_told_and_of_two_years_not() {
        for (other, is_told) in [(2024, true), (2023, false)] {
            let forewords = [2024, other]
                .map(|year| format!("[[beretning]]\naar = {year}\ntekst = \"t\"\n"))
                .concat();
            let mut files = plan_with("");
            let text = format!("{HANDLEPLAN}{forewords}");
            files
                .0
                .insert("handleplan.toml".to_owned(), text.into_bytes());
            let said = diagnose_files(&files);
            assert_eq!(
                said.contains("der er allerede en beretning for 2024"),
                is_told,
                "{said}"
            );
        }
    }
}
