//! `ukendt-handling`: an indicator or a carried-over action refers to an action that is not there.

use crate::check::{Rule, Scope};
use crate::plan::Plan;
use crate::text::nearest::nearest;
use crate::text::{Diagnostic, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "ukendt-handling",
    severity: Severity::Error,
    summary: "hver henvisning til en handling fører til en handling",
    example: r#"
[[indikator]]
navn = "Medlemskommuner"
enhed = "kommuner"
maaltal = 78
handling = "2.7"
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    for (_, indicator) in scope.plan.indicators() {
        let Some(number) = &indicator.action else {
            continue;
        };
        if !scope.plan.is_partial && scope.plan.action(number.as_str()).is_none() {
            let message = format!(
                "indikatoren henviser til handling ”{}”, som ikke findes",
                number.value
            );
            found.push(
                Diagnostic::error(RULE.name, number.span, message)
                    .help(remedy(scope.plan, number.as_str())),
            );
        }
    }
    for (_, action) in scope.plan.actions() {
        let Some(origin) = &action.origin else {
            continue;
        };
        // Only a period that is kept beside this one can be looked into.
        let earlier = scope
            .plans
            .iter()
            .find(|plan| plan.period.to_string() == origin.period);
        if let Some(earlier) = earlier.filter(|plan| plan.action(origin.number.as_str()).is_none())
        {
            let message = format!(
                "handlingen er ført over fra ”{}”, som ikke findes",
                origin.value
            );
            found.push(
                Diagnostic::error(RULE.name, origin.span, message)
                    .help(remedy(earlier, origin.number.as_str())),
            );
        }
    }
}

fn remedy(plan: &Plan, number: &str) -> String {
    let numbers = plan.actions().map(|(_, action)| action.number.as_str());
    match nearest(number, numbers) {
        Some(near) => format!("Mente du ”{near}”?"),
        None => "Ret nummeret, eller fjern henvisningen.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::diagnose_files;
    use crate::check::testing::{HANDLEPLAN, Memory, diagnose};
    use insta::assert_snapshot;

    #[test]
    fn an_indicator_of_no_action_is_an_error() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:8:12 fejl[ukendt-handling] indikatoren henviser til handling ”2.7”, som ikke findes | Ret nummeret, eller fjern henvisningen.");
    }

    #[test]
    fn an_action_carried_over_from_nowhere_is_an_error_where_the_period_is_kept() {
        let goal = |body: &str| {
            format!(
                "nr = \"1\"\ntitel = \"x\"\n[[handling]]\nnr = \"1.1\"\ntekst = \"x\"\nansvarlig = [\"Kommunerne\"]\n{body}"
            )
        };
        let files = [
            ("2022-2025/handleplan.toml", HANDLEPLAN.to_owned()),
            ("2022-2025/maal-1.toml", goal("fra = \"2018-2021/9.9\"\n")),
            (
                "2026-2029/handleplan.toml",
                HANDLEPLAN.replace("2022-2025", "2026-2029"),
            ),
            ("2026-2029/maal-1.toml", goal("fra = \"2022-2025/1.2\"\n")),
        ];
        let files = Memory(
            files
                .into_iter()
                .map(|(name, text)| (name.to_owned(), text.into_bytes()))
                .collect(),
        );
        assert_snapshot!(diagnose_files(&files), @"
        2026-2029/handleplan.toml:15:8 advarsel[forkert-aarstal] ”dato” ligger i 2023, langt uden for perioden 2026-2029 | Mente du 2025?
        2026-2029/handleplan.toml:18:8 advarsel[forkert-aarstal] ”dato” ligger i 2024, langt uden for perioden 2026-2029 | Mente du 2025?
        2026-2029/maal-1.toml:7:7 fejl[ukendt-handling] handlingen er ført over fra ”2022-2025/1.2”, som ikke findes | Mente du ”1.1”?
        ");
    }
}
