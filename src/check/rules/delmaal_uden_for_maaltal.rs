//! `delmaal-uden-for-maaltal`: a milestone lies outside the way from baseline to target.
//!
//! `1.9` for 2.9 leads away from the target, and the report would call the year a success.

use crate::check::{Needs, Rule, Scope};
use crate::text::danish::number;
use crate::text::{Diagnostic, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "delmaal-uden-for-maaltal",
    severity: Severity::Warning,
    needs: Needs::InAction(&["maaltal_hoejst"]),
    summary: "hvert delmål ligger mellem indikatorens udgangspunkt og dens måltal",
    example: r#"
[[indikator]]
navn = "Sigtdybde"
enhed = "meter"
udgangspunkt = 2.4
maaltal = 3

[[indikator.delmaal]]
aar = 2024
vaerdi = 1.9
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    for (_, indicator) in scope.plan.indicators() {
        let Some((baseline, target)) = indicator.baseline.zip(indicator.target) else {
            continue;
        };
        let upper = indicator.target_upper.map_or(target, |upper| upper.value);
        let least = baseline.min(target).min(upper);
        let most = baseline.max(target).max(upper);
        for milestone in &indicator.milestones {
            if (least..=most).contains(&milestone.value.value) {
                continue;
            }
            let message = format!(
                "delmålet for {} er {}, men ”{}” skal fra {} til {}",
                milestone.year.value,
                number::decimal(milestone.value.value),
                indicator.name.value,
                number::decimal(baseline),
                number::decimal(target)
            );
            found.push(
                Diagnostic::warning(RULE.name, milestone.year.span, message)
                    .help("Er tallet rigtigt?"),
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
    fn a_milestone_off_the_way_is_warned_of() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:11:7 advarsel[delmaal-uden-for-maaltal] delmålet for 2024 er 1,9, men ”Sigtdybde” skal fra 2,4 til 3 | Er tallet rigtigt?");
        for value in ["2.4", "2.9", "3"] {
            assert_eq!(diagnose(&RULE.example.replace("1.9", value)), "");
        }
        let falling = RULE.example.replace("2.4", "9").replace("1.9", "2.9");
        assert!(diagnose(&falling).contains("fra 9 til 3"));
        assert_eq!(
            diagnose(&RULE.example.replace("udgangspunkt = 2.4\n", "")),
            ""
        );
    }
}
