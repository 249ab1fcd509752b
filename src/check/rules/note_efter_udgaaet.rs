//! `note-efter-udgaaet`: a note was written on an action after it was dropped.

use crate::check::{Rule, Scope};
use crate::plan::Status;
use crate::text::danish::date;
use crate::text::{Diagnostic, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "note-efter-udgaaet",
    severity: Severity::Warning,
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
    for (_, action) in scope.plan.actions() {
        let mut notes: Vec<_> = action.notes.iter().collect();
        notes.sort_by_key(|note| note.date.value);
        let status_of = |note: &&&_| -> bool {
            let note: &crate::text::Spanned<crate::plan::Note> = note;
            note.status
                .is_some_and(|status| status.value == Status::Dropped)
        };
        let Some(dropped) = notes.iter().position(|note| status_of(&note)) else {
            continue;
        };
        let place = notes
            .get(dropped)
            .and_then(|note| note.status)
            .map(|status| status.span);
        // A note that takes the action up again ends the warning's cause.
        for note in notes
            .iter()
            .skip(dropped + 1)
            .take_while(|note| note.status.is_none())
        {
            let message = format!(
                "noten den {} er skrevet, efter at handling {} udgik",
                date::long(note.date.value),
                action.number.value
            );
            let mut warning = Diagnostic::warning(RULE.name, note.date.span, message)
                .help("Er noten skrevet på den rigtige handling?");
            warning
                .related
                .extend(place.map(|place| (place, "udgået her".to_owned())));
            found.push(warning);
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
