//! `omvendt-spaend`: the upper end of an indicator's target is not above its lower end, or
//! stands without one.
//!
//! Whether a value has reached such a target could not be told, or would be told wrongly.

use crate::check::{Needs, Rule, Scope};
use crate::text::danish::number;
use crate::text::{Diagnostic, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "omvendt-spaend",
    severity: Severity::Error,
    needs: Needs::InAction(&["maaltal"]),
    summary: "et måltals øvre grænse ligger over den nedre",
    example: r#"
[[indikator]]
navn = "Konferencer"
enhed = "konferencer"
maaltal = 2
maaltal_hoejst = 1
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    for (_, indicator) in scope.plan.indicators() {
        let Some(upper) = indicator.target_upper else {
            continue;
        };
        let highest = number::decimal(upper.value);
        let (message, remedy) = match indicator.target {
            None => (
                format!("”maaltal_hoejst” er {highest}, men der er intet ”maaltal”"),
                format!(
                    "Skriv den nedre grænse som ”maaltal”, eller kald {highest} for ”maaltal”."
                ),
            ),
            Some(target) if upper.value < target => (
                format!(
                    "”maaltal_hoejst” er {highest}, men ”maaltal” er {}",
                    number::decimal(target)
                ),
                "Byt om på de to tal: ”maaltal” er det laveste af dem.".to_owned(),
            ),
            Some(_) => continue,
        };
        found.push(Diagnostic::error(RULE.name, upper.span, message).help(remedy));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::diagnose;
    use insta::assert_snapshot;

    #[test]
    fn an_upper_end_under_the_lower_or_without_one_is_an_error() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:8:18 fejl[omvendt-spaend] ”maaltal_hoejst” er 1, men ”maaltal” er 2 | Byt om på de to tal: ”maaltal” er det laveste af dem.");
        assert_snapshot!(diagnose(&RULE.example.replace("maaltal = 2\n", "")), @"maal-2.toml:7:18 fejl[omvendt-spaend] ”maaltal_hoejst” er 1, men der er intet ”maaltal” | Skriv den nedre grænse som ”maaltal”, eller kald 1 for ”maaltal”.");
    }

    #[test]
    fn a_range_in_order_is_fine_and_may_lie_under_the_baseline() {
        let range = RULE.example.replace("maaltal = 2", "maaltal = 1");
        assert_eq!(diagnose(&range), "");
        let falling = range.replace("maaltal_hoejst = 1", "maaltal_hoejst = 3\nudgangspunkt = 9");
        assert_eq!(diagnose(&falling), "");
    }
}
