//! `noter-uden-orden`: an action's notes do not stand in the order of their dates.
//!
//! What holds is read by date, so nothing is wrong with the result; but whoever reads the
//! file believes that the last note is the latest.

use crate::check::{Needs, Rule, Scope};
use crate::text::danish::date;
use crate::text::{Diagnostic, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "noter-uden-orden",
    severity: Severity::Warning,
    needs: Needs::Nothing,
    summary: "en handlings noter står i datoorden",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]

[[handling.note]]
dato = 2024-03-12
tekst = "Stranden er renset."

[[handling.note]]
dato = 2024-02-01
tekst = "Arbejdet er begyndt."
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    for (_, action) in scope.plan.actions() {
        for pair in action.notes.windows(2) {
            let [before, note] = pair else { continue };
            if note.date.value < before.date.value {
                let message = format!(
                    "noten fra den {} står efter en, der er nyere",
                    date::long(note.date.value)
                );
                found.push(
                    Diagnostic::warning(RULE.name, note.date.span, message)
                        .related(before.date.span, "den nyere note")
                        .help("Flyt noten op, så noterne står i datoorden."),
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
    fn an_older_note_after_a_newer_is_warned_of() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:14:8 advarsel[noter-uden-orden] noten fra den 1. februar 2024 står efter en, der er nyere | Flyt noten op, så noterne står i datoorden.");
        assert_eq!(diagnose(&RULE.example.replace("02-01", "03-12")), "");
    }
}
