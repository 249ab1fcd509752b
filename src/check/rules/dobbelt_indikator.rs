//! `dobbelt-indikator`: two indicators have the same name.
//!
//! `kimo measure` finds an indicator by its name, wherever in the plan it stands.

use crate::check::{Needs, Rule, Scope};
use crate::plan::name_key;
use crate::text::{Diagnostic, Severity};
use std::collections::HashMap;

pub(crate) const RULE: Rule = Rule {
    name: "dobbelt-indikator",
    severity: Severity::Error,
    needs: Needs::Nothing,
    summary: "hver indikator har sit eget navn",
    example: r#"
[[indikator]]
navn = "Medlemskommuner"
enhed = "kommuner"

[[indikator]]
navn = "medlemskommuner"
enhed = "kommuner"
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    let mut first_by_name = HashMap::new();
    for (_, indicator) in scope.plan.indicators() {
        let name = &indicator.name;
        let first = *first_by_name.entry(name_key(name)).or_insert(name.span);
        if first != name.span {
            let message = format!("to indikatorer hedder ”{}”", name.value);
            found.push(
                Diagnostic::error(RULE.name, name.span, message)
                    .related(first, "den første")
                    .help("Giv den ene et andet navn, eller saml målingerne under den ene."),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::diagnose;
    use insta::assert_snapshot;

    #[test]
    fn two_indicators_of_one_name_are_an_error_in_any_case() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:9:8 fejl[dobbelt-indikator] to indikatorer hedder ”medlemskommuner” | Giv den ene et andet navn, eller saml målingerne under den ene.");
        let other = RULE
            .example
            .replace("\"medlemskommuner", "\"Nye medlemskommuner");
        assert_eq!(diagnose(&other), "");
    }
}
