//! `maalinger-uden-orden`: an indicator's measurements do not stand in the order of their dates.

use crate::check::{Needs, Rule, Scope};
use crate::text::danish::date;
use crate::text::{Diagnostic, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "maalinger-uden-orden",
    severity: Severity::Warning,
    needs: Needs::Nothing,
    summary: "en indikators målinger står i datoorden",
    example: r#"
[[indikator]]
navn = "Medlemskommuner"
enhed = "kommuner"
maaltal = 78

[[indikator.maaling]]
dato = 2023-12-31
vaerdi = 19

[[indikator.maaling]]
dato = 2022-12-31
vaerdi = 18
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    for (_, indicator) in scope.plan.indicators() {
        for pair in indicator.measurements.windows(2) {
            let [before, measurement] = pair else {
                continue;
            };
            if measurement.date.value < before.date.value {
                let day = date::long(measurement.date.value);
                let message = format!("målingen fra den {day} står efter en, der er nyere");
                found.push(
                    Diagnostic::warning(RULE.name, measurement.date.span, message)
                        .related(before.date.span, "den nyere måling")
                        .help("Flyt målingen op, så målingerne står i datoorden."),
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
    fn an_older_measurement_after_a_newer_is_warned_of() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:14:8 advarsel[maalinger-uden-orden] målingen fra den 31. december 2022 står efter en, der er nyere | Flyt målingen op, så målingerne står i datoorden.");
    }

    #[test]
    fn two_of_one_day_are_in_order() {
        let same_day = diagnose(&RULE.example.replace("2022", "2023"));
        assert!(!same_day.contains(RULE.name), "{same_day}");
    }
}
