//! `ukendt-regel`: a file accepts a warning that is no rule, or an error.
//!
//! A misspelt acceptance would leave the warning standing; an error cannot be accepted.

use crate::check::{Needs, Rule, Scope, gather, registry};
use crate::document::literal::one_line;
use crate::text::nearest::nearest;
use crate::text::{Diagnostic, Severity, Spanned};

pub(crate) const RULE: Rule = Rule {
    name: "ukendt-regel",
    severity: Severity::Warning,
    needs: Needs::Nothing,
    summary: "det, der accepteres øverst i en fil, er navnet på en advarsel",
    example: "nr = \"2\"\ntitel = \"Et mål\"\naccepteret = [\"huller-i-numre\"]\n",
    check: |scope, found| gather(check, scope, found),
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    let of_goals = scope.plan.goals.iter().flat_map(|goal| &goal.accepted);
    for name in scope.plan.accepted.iter().chain(of_goals) {
        let entry = registry().find(|entry| entry.name == name.value);
        match entry.map(|entry| entry.severity) {
            Some(Severity::Warning) => {}
            Some(Severity::Error) => found.push(of_an_error(name)),
            None => found.push(unknown(name)),
        }
    }
}

fn of_an_error(name: &Spanned<String>) -> Diagnostic {
    Diagnostic::warning(
        RULE.name,
        name.span,
        format!("”{}” er en fejl, og fejl kan ikke accepteres", name.value),
    )
    .help("Slet navnet her, og ret det, som fejlen peger på.")
}

fn unknown(name: &Spanned<String>) -> Diagnostic {
    let warnings = registry().filter(|entry| entry.severity == Severity::Warning);
    let near = nearest(name, warnings.map(|entry| entry.name));
    let meant = near.map_or(String::new(), |near| format!("Mente du ”{near}”? "));
    let problem = Diagnostic::warning(
        RULE.name,
        name.span,
        format!("der er ingen regel, der hedder ”{}”", name.value),
    )
    .help(format!(
        "{meant}Reglens navn står i kantede parenteser i advarslen."
    ));
    match near {
        Some(near) => problem.instead(near, one_line(near)),
        None => problem,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::diagnose;
    use insta::assert_snapshot;

    #[test]
    fn a_misspelt_rule_is_warned_of() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:3:15 advarsel[ukendt-regel] der er ingen regel, der hedder ”huller-i-numre” | Mente du ”hul-i-numre”? Reglens navn står i kantede parenteser i advarslen.");
    }

    #[test]
    fn an_error_cannot_be_accepted_and_none_is_proposed() {
        let text = RULE.example.replace("huller-i-numre", "ukendt-ansvarlig");
        assert_snapshot!(diagnose(&text), @"maal-2.toml:3:15 advarsel[ukendt-regel] ”ukendt-ansvarlig” er en fejl, og fejl kan ikke accepteres | Slet navnet her, og ret det, som fejlen peger på.");
        let text = RULE.example.replace("huller-i-numre", "ukendt-ansvarlg");
        assert_snapshot!(diagnose(&text), @"maal-2.toml:3:15 advarsel[ukendt-regel] der er ingen regel, der hedder ”ukendt-ansvarlg” | Reglens navn står i kantede parenteser i advarslen.");
    }
}
