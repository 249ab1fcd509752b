//! `maaltal-som-udgangspunkt`: an indicator's target is its baseline.
//!
//! It is reached before anything is done, and no share of the way can be told. Now and then
//! that is meant: something is to be kept as it is.

use crate::check::{Needs, Rule, Scope};
use crate::text::danish::number;
use crate::text::{Diagnostic, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "maaltal-som-udgangspunkt",
    severity: Severity::Warning,
    needs: Needs::InAction(&["maaltal_hoejst"]),
    summary: "et måltal er et andet end udgangspunktet",
    example: r#"
[[indikator]]
navn = "Medlemskommuner"
enhed = "kommuner"
udgangspunkt = 18
maaltal = 18
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    for (_, indicator) in scope.plan.indicators() {
        let Some(target) = indicator.target else {
            continue;
        };
        if indicator.target_upper.is_none() && indicator.baseline == Some(target) {
            let message = format!(
                "måltallet for ”{}” er det samme som udgangspunktet: {}",
                indicator.name.value,
                number::decimal(target)
            );
            found.push(
                Diagnostic::warning(RULE.name, indicator.name.span, message).help(
                    "Er tallene rigtige? Skal det holdes, som det er, så skriv accepteret = [\"maaltal-som-udgangspunkt\"] øverst i filen.",
                ),
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
    fn a_target_that_is_the_baseline_is_warned_of() {
        assert_snapshot!(diagnose(RULE.example), @r#"maal-2.toml:5:8 advarsel[maaltal-som-udgangspunkt] måltallet for ”Medlemskommuner” er det samme som udgangspunktet: 18 | Er tallene rigtige? Skal det holdes, som det er, så skriv accepteret = ["maaltal-som-udgangspunkt"] øverst i filen."#);
        let range = format!("{}maaltal_hoejst = 20\n", RULE.example);
        assert_eq!(diagnose(&range), "");
    }
}
