//! `ukendt-trin`: a note reaches a step that the action does not have.

use crate::check::{Needs, Rule, Scope, gather};
use crate::text::danish::noun;
use crate::text::{Diagnostic, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "ukendt-trin",
    severity: Severity::Error,
    needs: Needs::InAction(&["trin"]),
    summary: "en note kan kun nå et trin, som handlingen har",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]
trin = ["Aftale indgået"]

[[handling.note]]
dato = 2024-03-12
tekst = "Stranden er renset."
trin = 2
"#,
    check: |scope, found| gather(check, scope, found),
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    for (_, action) in scope.plan.actions() {
        for step in action.notes.iter().filter_map(|note| note.step) {
            if step.value as usize <= action.steps.len() {
                continue;
            }
            // Where steps were lost, every note that reached one says the same.
            let message = match action.steps.len() {
                0 => format!("handling {} har ingen trin at nå", action.number.value),
                _ => format!(
                    "trin {} findes ikke på handling {}",
                    step.value, action.number.value
                ),
            };
            let remedy = match action.steps.len() {
                0 => {
                    "Handlingen har ingen trin: tilføj dem med trin = [\"…\"], eller fjern linjen."
                        .to_owned()
                }
                count => format!(
                    "Handlingen har {}: ret tallet, eller tilføj trinnet.",
                    noun::TRIN.count(count)
                ),
            };
            found.push(Diagnostic::error(RULE.name, step.span, message).help(remedy));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::diagnose;
    use insta::assert_snapshot;

    #[test]
    fn a_step_past_the_last_is_an_error() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:13:8 fejl[ukendt-trin] trin 2 findes ikke på handling 2.1 | Handlingen har 1 trin: ret tallet, eller tilføj trinnet.");
        assert_snapshot!(diagnose(&RULE.example.replace("trin = [\"Aftale indgået\"]\n", "")), @r#"maal-2.toml:12:8 fejl[ukendt-trin] handling 2.1 har ingen trin at nå | Handlingen har ingen trin: tilføj dem med trin = ["…"], eller fjern linjen."#);
        assert_eq!(diagnose(&RULE.example.replace("trin = 2", "trin = 1")), "");
    }
}
