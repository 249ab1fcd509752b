//! `ubestemt-forsamling`: who decides is not named in the definite form.
//!
//! Every sentence of the report has the words as they stand: "det indstilles, at bestyrelse …".

use crate::check::{Needs, Rule, Scope};
use crate::text::{Diagnostic, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "ubestemt-forsamling",
    severity: Severity::Warning,
    needs: Needs::Nothing,
    summary: "den, der beslutter, er skrevet i bestemt form: ”bestyrelsen”, ”udvalget”, ”byrådet”",
    example: "\nforsamling = \"bestyrelse\"\n",
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    let Some(assembly) = &scope.plan.assembly else {
        return;
    };
    if !is_indefinite(assembly.trim()) {
        return;
    }
    let message = format!("”{}” er ikke i bestemt form", assembly.value);
    found.push(
        Diagnostic::warning(RULE.name, assembly.span, message).help(
            "Sætningerne i rapporten bruger ordet, som det står: skriv ”bestyrelsen”, ”udvalget” eller ”byrådet”.",
        ),
    );
}

/// Whether a name is of one word without its ending, or has the article of one. A name that is
/// anybody's own, such as `LAG Fjorden`, has a capital letter and is let be, but not what every
/// house calls so.
fn is_indefinite(name: &str) -> bool {
    let small = name.to_lowercase();
    let has_article = ["en ", "et "]
        .iter()
        .any(|article| small.starts_with(article));
    let is_one_word = !name.is_empty() && !name.contains(' ');
    let is_common = name.chars().all(char::is_lowercase);
    has_article
        || is_one_word && COMMON.iter().any(|word| small.ends_with(word))
        || is_one_word && is_common && !name.ends_with(['n', 't', 'e', 'a'])
        || is_one_word && is_common && name.ends_with("else")
}

/// What those who decide are called.
const COMMON: [&str; 7] = [
    "bestyrelse",
    "udvalg",
    "byråd",
    "regionsråd",
    "direktion",
    "forsamling",
    "gruppe",
];

#[cfg(test)]
mod tests {
    use super::is_indefinite;

    #[test]
    fn what_is_in_the_definite_form_and_what_is_not() {
        for name in [
            "bestyrelsen",
            "udvalget",
            "byrådet",
            "Byrådet",
            "LAG",
            "styregruppen",
            "udvalget for miljø",
            "direktionen",
            "kommunalbestyrelsen",
            "medlemmerne",
            "",
        ] {
            assert!(!is_indefinite(name), "{name}");
        }
        for name in [
            "bestyrelse",
            "en bestyrelse",
            "udvalg",
            "et udvalg",
            "byråd",
            "kommunalbestyrelse",
            "Byråd",
            "Bestyrelse",
            "Et udvalg",
        ] {
            assert!(is_indefinite(name), "{name}");
        }
    }
}
