//! `ukendt-regel`: a file accepts a warning that is no rule, or an error.
//!
//! A misspelt acceptance would leave the warning standing; an error cannot be accepted.

use crate::check::{Rule, Scope, registry};
use crate::text::nearest::nearest;
use crate::text::{Diagnostic, Spanned};

pub const RULE: Rule = Rule {
    name: "ukendt-regel",
    summary: "det, der accepteres øverst i en fil, er en regel",
    example: "nr = \"2\"\ntitel = \"Et mål\"\naccepteret = [\"huller-i-numre\"]\n",
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    let of_goals = scope.plan.goals.iter().flat_map(|goal| &goal.accepted);
    for name in scope.plan.accepted.iter().chain(of_goals) {
        if !registry().any(|entry| entry.name == name.value) {
            found.push(unknown(name));
        }
    }
}

fn unknown(name: &Spanned<String>) -> Diagnostic {
    let near = nearest(name, registry().map(|entry| entry.name));
    let near = near.map_or(String::new(), |near| format!("Mente du ”{near}”? "));
    Diagnostic::warning(
        RULE.name,
        name.span,
        format!("der er ingen regel, der hedder ”{}”", name.value),
    )
    .help(format!(
        "{near}Reglens navn står i kantede parenteser i advarslen."
    ))
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
}
