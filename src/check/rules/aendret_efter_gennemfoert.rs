//! `aendret-efter-gennemfoert`: an action was completed and later has another status, a light or a
//! new deadline.
//!
//! It may have been taken up again; more often the note went to the wrong action. What is completed
//! has no light and is never overdue, so that neither would be seen.

use crate::check::{Needs, Rule, Scope};
use crate::plan::{Action, Note, Status};
use crate::text::{Diagnostic, Severity, Span, Spanned};

pub(crate) const RULE: Rule = Rule {
    name: "aendret-efter-gennemfoert",
    severity: Severity::Warning,
    needs: Needs::InAction(&["status", "dato"]),
    summary: "en gennemført handling får ikke siden en anden status, en vurdering eller en frist",
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
    let is_completed = |note: &Spanned<Note>| note.sets(Status::Completed);
    let actions = scope.plan.actions().map(|(_, action)| action);
    // Of most actions none is, and nothing has to be put in order.
    for action in actions.filter(|action| action.notes.iter().any(is_completed)) {
        let mut completed = None;
        for note in action.notes_in_order() {
            if let Some(since) = completed {
                found.extend(changed(action, note, since));
            }
            if let Some(status) = note.status {
                completed = (status.value == Status::Completed).then_some(status.span);
            }
        }
    }
}

/// The warning of a note that says of a completed action what only one under way has.
fn changed(action: &Action, note: &Note, since: Span) -> Option<Diagnostic> {
    let (what, place) = match (note.status, note.assessment, note.deadline) {
        (Some(status), ..) if status.value == Status::Completed => return None,
        (Some(status), ..) => (format!("status ”{}”", status.word()), status.span),
        (None, Some(light), _) => (format!("vurderingen ”{}”", light.word()), note.date.span),
        (None, None, Some(deadline)) => ("en ny frist".to_owned(), deadline.span),
        (None, None, None) => return None,
    };
    let number = &action.number.value;
    let message = format!("handling {number} får {what} efter at være gennemført");
    let remedy = match note.status {
        Some(_) => "Er noten skrevet på den rigtige handling?",
        None => {
            "Er noten skrevet på den rigtige handling? \
             Er den taget op igen, så skriv også status = \"igangsat\" på noten."
        }
    };
    let warning = Diagnostic::warning(RULE.name, place, message).help(remedy);
    Some(warning.related(since, "gennemført her"))
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

    #[test]
    fn a_light_or_a_deadline_after_completion_is_warned_of() {
        let light = RULE
            .example
            .replace("status = \"igangsat\"", "vurdering = \"gul\"");
        assert_snapshot!(diagnose(&light), @r#"maal-2.toml:15:8 advarsel[aendret-efter-gennemfoert] handling 2.1 får vurderingen ”gul” efter at være gennemført | Er noten skrevet på den rigtige handling? Er den taget op igen, så skriv også status = "igangsat" på noten."#);
        let deadline = RULE
            .example
            .replace("status = \"igangsat\"", "frist = 2024-12-31");
        assert_snapshot!(diagnose(&deadline), @r#"maal-2.toml:17:9 advarsel[aendret-efter-gennemfoert] handling 2.1 får en ny frist efter at være gennemført | Er noten skrevet på den rigtige handling? Er den taget op igen, så skriv også status = "igangsat" på noten."#);
        // Written later, and about the year before.
        let about = light
            .replace("2024-02-01", "2024-01-05")
            .replace("2024-03-12", "2024-01-10\naar = 2023");
        assert_eq!(diagnose(&about), "");
    }
}
