//! `dobbelt-moede`: two meetings are registered on one day.
//!
//! Entries refer to a meeting by its date, so a decision of that day is ascribed to the first.
//! Two meetings may truly be held on one day, so this can be accepted.

use crate::check::{Needs, Rule, Scope};
use crate::text::danish::date;
use crate::text::{Diagnostic, Severity};
use std::collections::HashMap;

pub(crate) const RULE: Rule = Rule {
    name: "dobbelt-moede",
    severity: Severity::Warning,
    needs: Needs::Nothing,
    summary: "der er højst ét møde på en dag",
    example: "\n[[moede]]\ndato = 2024-02-22\nnavn = \"Ekstraordinært møde\"\n",
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    let mut first_by_date = HashMap::new();
    for meeting in &scope.plan.meetings {
        let day = meeting.date;
        let first = *first_by_date.entry(day.value).or_insert(meeting);
        if first.date.span != day.span {
            let message = format!("planen har to møder den {}", date::long(day.value));
            found.push(
                Diagnostic::warning(RULE.name, day.span, message)
                    .related(first.date.span, "det første")
                    .help(format!(
                        "Beslutninger den dag skrives på det første, ”{}”. Slet det møde, der ikke \
                         besluttede noget, eller skriv accepteret = [\"dobbelt-moede\"] øverst i filen.",
                        first.name
                    )),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{HANDLEPLAN, diagnose_files, plan_with};
    use insta::assert_snapshot;

    #[test]
    fn a_second_meeting_on_a_day_is_warned_of_and_can_be_accepted() {
        let mut files = plan_with("");
        let header = format!("{HANDLEPLAN}\n[[moede]]\ndato = 2024-02-22\nnavn = \"Årsmøde\"\n");
        let mut said = |header: &str| {
            files
                .0
                .insert("handleplan.toml".to_owned(), header.as_bytes().to_vec());
            diagnose_files(&files)
        };
        assert_snapshot!(said(&header), @r#"handleplan.toml:25:8 advarsel[dobbelt-moede] planen har to møder den 22. februar 2024 | Beslutninger den dag skrives på det første, ”Bestyrelsesmøde”. Slet det møde, der ikke besluttede noget, eller skriv accepteret = ["dobbelt-moede"] øverst i filen."#);
        assert_eq!(
            said(&format!("accepteret = [\"dobbelt-moede\"]\n{header}")),
            ""
        );
    }
}
