//! `note-efter-udgaaet`: a note was written on an action after it was dropped.

use crate::check::{Needs, Rule, Scope};
use crate::plan::{Note, Status};
use crate::text::danish::date;
use crate::text::{Diagnostic, Severity, Spanned};

pub(crate) const RULE: Rule = Rule {
    name: "note-efter-udgaaet",
    severity: Severity::Warning,
    needs: Needs::InAction(&["status", "dato"]),
    summary: "der skrives ikke noter på en handling, der er udgået",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]

[[handling.note]]
dato = 2024-02-22
tekst = "Bestyrelsen tog handlingen ud."
status = "udgået"
besluttet = 2024-02-22

[[handling.note]]
dato = 2024-03-12
tekst = "Stranden er renset."
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    let is_dropped = |note: &Spanned<Note>| note.sets(Status::Dropped);
    let actions = scope.plan.actions().map(|(_, action)| action);
    for action in actions.filter(|action| action.notes.iter().any(is_dropped)) {
        let mut dropped = None;
        for note in action.notes_in_order() {
            if let Some(status) = note.status {
                // A note that takes the action up again ends the warning's cause.
                dropped = (status.value == Status::Dropped).then_some(status.span);
            } else if let Some(since) = dropped {
                let message = format!(
                    "noten den {} er skrevet, efter at handling {} udgik",
                    date::long(note.date.value),
                    action.number.value
                );
                found.push(
                    Diagnostic::warning(RULE.name, note.date.span, message)
                        .related(since, "udgået her")
                        .help("Er noten skrevet på den rigtige handling?"),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::diagnose;
    use insta::assert_snapshot;

    #[test]
    fn a_note_after_the_drop_is_warned_of() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:16:8 advarsel[note-efter-udgaaet] noten den 12. marts 2024 er skrevet, efter at handling 2.1 udgik | Er noten skrevet på den rigtige handling?");
    }
}
