//! `andet-aar`: a note or a verdict is about a year whose report no longer takes it, or a year's goal
//! was written when the year had gone.
//!
//! Reports are settled on 31 March of the year after: what is written later is not in that year's.

use crate::check::{Needs, Rule, Scope};
use crate::plan::{EntryKind, is_written_about, last_day_about};
use crate::text::danish::date;
use crate::text::{Diagnostic, Severity};
use chrono::Datelike;

pub(crate) const RULE: Rule = Rule {
    name: "andet-aar",
    severity: Severity::Warning,
    needs: Needs::Nothing,
    summary: "noter og resultater om et år er skrevet i året eller senest den 31. marts efter det, og årets mål, før det var gået",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]

[[handling.note]]
dato = 2024-04-12
tekst = "Stranden blev renset sidste efterår."
aar = 2023
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    let period = scope.plan.period.value;
    let entries = scope
        .plan
        .actions()
        .flat_map(|(_, action)| action.entries());
    for entry in entries {
        let is_about = entry.kind != EntryKind::Amendment;
        let Some(year) = entry.year.filter(|year| {
            // What lies far outside is told while loading.
            is_about && period.is_near(year.value) && period.is_near(entry.date.year())
        }) else {
            continue;
        };
        let is_of_its_time = match entry.kind {
            EntryKind::YearGoal => entry.date.year() <= year.value,
            _ => is_written_about(year.value, entry.date.value),
        };
        if is_of_its_time {
            continue;
        }
        let table = entry.kind.table();
        let what = table.definite;
        let warning = if entry.kind == EntryKind::YearGoal {
            let message = format!(
                "{what} for {} er fra den {}, da året var gået",
                year.value,
                date::long(entry.date.value)
            );
            Diagnostic::warning(RULE.name, year.span, message).help("Er årstallet rigtigt?")
        } else if entry.date.year() < year.value {
            let message = format!(
                "{what} er fra den {}, men handler om {}",
                date::long(entry.date.value),
                year.value
            );
            Diagnostic::warning(RULE.name, year.span, message)
                .help("Er årstallet rigtigt? Et år kan først gøres op, når det er begyndt.")
        } else {
            let message = format!(
                "{what} er fra den {} og kommer ikke med i rapporten om {}",
                date::long(entry.date.value),
                year.value
            );
            let remedy = match entry.kind {
                EntryKind::Note => format!(
                    "Rapporten om {} blev gjort op den {}. Slet linjen aar = {}, så hører noten til sin egen dag.",
                    year.value,
                    date::long(last_day_about(year.value)),
                    year.value
                ),
                _ => format!(
                    "Rapporten om {} blev gjort op den {}.",
                    year.value,
                    date::long(last_day_about(year.value))
                ),
            };
            Diagnostic::warning(RULE.name, year.span, message).help(remedy)
        };
        found.push(warning);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::diagnose;

    const ACTION: &str = "[[handling]]\nnr = \"2.1\"\ntekst = \"t\"\nansvarlig = [\"Kommunerne\"]\n\
        [[handling.aarsmaal]]\naar = 2023\ndato = 2023-01-05\nmaal = \"m\"\n";

    #[test]
    fn until_31_march_an_entry_may_be_about_the_year_before() {
        for day in ["2023-06-01", "2024-01-05", "2024-03-31"] {
            for entry in [
                format!("[[handling.note]]\ndato = {day}\ntekst = \"t\"\naar = 2023"),
                format!("[[handling.resultat]]\naar = 2023\ndato = {day}\nopnaaet = \"ja\""),
            ] {
                assert_eq!(diagnose(&format!("{ACTION}{entry}")), "", "{entry}");
            }
        }
    }

    #[test]
    fn a_year_that_lies_far_off_is_told_of_once() {
        for (day, year) in [("2023-06-01", 2013), ("2013-06-01", 2023)] {
            for entry in [
                format!("[[handling.note]]\ndato = {day}\ntekst = \"t\"\naar = {year}"),
                format!("[[handling.resultat]]\naar = {year}\ndato = {day}\nopnaaet = \"ja\""),
            ] {
                let found = diagnose(&format!("{ACTION}{entry}"));
                assert!(found.contains("forkert-aarstal"), "{found}");
                assert!(!found.contains("andet-aar"), "{found}");
            }
        }
    }

    #[test]
    fn a_years_goal_that_was_written_when_the_year_had_gone_is_warned_of() {
        let goal = ACTION.replace("2023-01-05", "2024-01-05");
        insta::assert_snapshot!(diagnose(&goal), @"maal-2.toml:8:7 advarsel[andet-aar] årsmålet for 2023 er fra den 5. januar 2024, da året var gået | Er årstallet rigtigt?");
    }

    #[test]
    fn later_or_before_the_year_it_is_warned_of() {
        for (day, said) in [
            ("2024-04-01", "kommer ikke med i rapporten om 2023"),
            ("2022-12-31", "men handler om 2023"),
        ] {
            for entry in [
                format!("[[handling.note]]\ndato = {day}\ntekst = \"t\"\naar = 2023"),
                format!("[[handling.resultat]]\naar = 2023\ndato = {day}\nopnaaet = \"ja\""),
            ] {
                let found = diagnose(&format!("{ACTION}{entry}"));
                assert!(
                    found.contains("andet-aar") && found.contains(said),
                    "{found}"
                );
            }
        }
    }
}
