//! `aendret-efter-gennemfoert`: an action was completed and later has another status.
//!
//! It may have been taken up again; more often the note went to the wrong action.

use crate::check::{Rule, Scope};
use crate::plan::Status;
use crate::text::{Diagnostic, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "aendret-efter-gennemfoert",
    severity: Severity::Warning,
    summary: "en gennemført handling får ikke siden en anden status",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]

[[handling.note]]
dato = 2024-02-01
tekst = "Stranden er renset."
status = "gennemført"

[[handling.note]]
dato = 2024-03-12
tekst = "Arbejdet er begyndt."
status = "igangsat"
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    for (_, action) in scope.plan.actions() {
        let mut notes: Vec<_> = action.notes.iter().collect();
        notes.sort_by_key(|note| note.date.value);
        let mut completed = None;
        for status in notes.iter().filter_map(|note| note.status) {
            if let (Some(since), true) = (completed, status.value != Status::Completed) {
                let message = format!(
                    "handling {} får status ”{}” efter at være gennemført",
                    action.number.value,
                    status.word()
                );
                found.push(
                    Diagnostic::warning(RULE.name, status.span, message)
                        .related(since, "gennemført her")
                        .help("Er noten skrevet på den rigtige handling?"),
                );
            }
            completed = (status.value == Status::Completed).then_some(status.span);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::diagnose;
    use insta::assert_snapshot;

    #[test]
    fn a_status_after_completion_is_warned_of() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:17:10 advarsel[aendret-efter-gennemfoert] handling 2.1 får status ”igangsat” efter at være gennemført | Er noten skrevet på den rigtige handling?");
        assert_eq!(
            diagnose(&RULE.example.replace("igangsat", "gennemført")),
            ""
        );
    }
}
