//! `gennemfoert-uden-trin`: an action is completed, and not all of its steps were reached.
//!
//! The report would show it as done beside a list that says it is not.

use crate::check::{Needs, Rule, Scope};
use crate::plan::{Action, Status};
use crate::text::danish::noun;
use crate::text::shorten::shorten;
use crate::text::{Diagnostic, Severity};
use chrono::NaiveDate;

pub(crate) const RULE: Rule = Rule {
    name: "gennemfoert-uden-trin",
    severity: Severity::Warning,
    needs: Needs::InAction(&["trin", "status", "dato"]),
    summary: "en gennemført handling har nået alle sine trin",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]
trin = ["Aftale indgået", "Stranden renset"]

[[handling.note]]
dato = 2024-03-12
tekst = "Aftalen er indgået, og stranden er renset."
trin = 1
status = "gennemført"
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    for (_, action) in scope.plan.actions() {
        found.extend(completed_too_early(action));
    }
}

fn completed_too_early(action: &Action) -> Option<Diagnostic> {
    let last = action.on(NaiveDate::MAX);
    if last.status != Status::Completed {
        return None;
    }
    let missing: Vec<String> = (1..)
        .zip(&action.steps)
        .filter(|(number, _)| !last.steps_reached.contains(number))
        .map(|(number, step)| format!("{number} (”{}”)", shorten(step, 40)))
        .collect();
    if missing.is_empty() {
        return None;
    }
    let mut notes = action.notes_until(NaiveDate::MAX).into_iter().rev();
    let place = notes.find_map(|note| note.status)?.span;
    let missing: Vec<&str> = missing.iter().map(String::as_str).collect();
    let message = format!(
        "handling {} er gennemført, men trin {} er ikke nået",
        action.number.value,
        noun::list(&missing)
    );
    Some(Diagnostic::warning(RULE.name, place, message).help(
        "Skriv trin = … på den note, der nåede det, eller ret status, hvis der mangler noget endnu.",
    ))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::diagnose;
    use insta::assert_snapshot;

    #[test]
    fn a_completed_action_with_a_step_left_is_warned_of() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:14:10 advarsel[gennemfoert-uden-trin] handling 2.1 er gennemført, men trin 2 (”Stranden renset”) er ikke nået | Skriv trin = … på den note, der nåede det, eller ret status, hvis der mangler noget endnu.");
        assert_snapshot!(diagnose(&RULE.example.replace("trin = 1\n", "")), @"maal-2.toml:13:10 advarsel[gennemfoert-uden-trin] handling 2.1 er gennemført, men trin 1 (”Aftale indgået”) og 2 (”Stranden renset”) er ikke nået | Skriv trin = … på den note, der nåede det, eller ret status, hvis der mangler noget endnu.");
        let reached =
            "\n[[handling.note]]\ndato = 2024-03-13\ntekst = \"Og det andet.\"\ntrin = 2\n";
        assert_eq!(diagnose(&format!("{}{reached}", RULE.example)), "");
        assert_eq!(
            diagnose(&RULE.example.replace("gennemført", "igangsat")),
            ""
        );
    }
}
