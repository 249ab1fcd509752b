//! `forkert-udgangsstatus`: an action does not begin as the plan before ended.
//!
//! kimo brings `udgangsstatus` in line when a note is written in the plan before. A hand that edits
//! there does not, and the new plan goes on with what is no longer so.

use crate::check::{Needs, Rule, Scope};
use crate::plan::{Action, Plan, Status};
use crate::text::{Diagnostic, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "forkert-udgangsstatus",
    severity: Severity::Warning,
    needs: Needs::Anywhere(&["udgangsstatus", "fra", "status", "dato"]),
    summary: "en handling, der er ført over, begynder med den status, som den sluttede med i planen før",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]
udgangsstatus = "igangsat"
fra = "2018-2021/1.1"
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    let first = scope.plan.period.first();
    let mut plans = scope.plans.iter();
    let Some(before) = plans.find(|plan| plan.period.last() + 1 == first && plan.has_all_goals)
    else {
        return;
    };
    for (_, action) in scope.plan.actions() {
        found.extend(match &action.origin {
            Some(origin) if origin.period == before.period.to_string() => {
                let old = before.action(origin.number.as_str());
                old.and_then(|(_, old)| other_status(before, old, action))
            }
            Some(_) => None,
            None => without_origin(before, action),
        });
    }
}

fn other_status(before: &Plan, old: &Action, action: &Action) -> Option<Diagnostic> {
    let ended = old.on(before.period.last_day()).status;
    if ended == action.first_status() {
        return None;
    }
    let place = action
        .first_status
        .map_or(action.number.span, |status| status.span);
    let message = format!(
        "handling {} begynder som {}, men sluttede planen for {} som {}",
        action.number.value,
        action.first_status().word(),
        before.period.value,
        ended.word()
    );
    let remedy = match ended {
        Status::NotStarted => "Slet linjen udgangsstatus".to_owned(),
        ended if ended.is_final() => "Slet handlingen, hvis den ikke føres videre".to_owned(),
        ended => format!("Skriv udgangsstatus = \"{}\"", ended.word()),
    };
    Some(Diagnostic::warning(RULE.name, place, message).help(format!(
        "{remedy}, eller ret den sidste status på {} i planen for {}.",
        old.number.value, before.period.value
    )))
}

/// One that was under way already, and not in the plan before.
fn without_origin(before: &Plan, action: &Action) -> Option<Diagnostic> {
    let status = action
        .first_status
        .filter(|status| status.value != Status::NotStarted)?;
    let message = format!(
        "handling {} begynder som {}, men er ikke ført over fra planen for {}",
        action.number.value,
        status.value.word(),
        before.period.value
    );
    Some(
        Diagnostic::warning(RULE.name, status.span, message).help(format!(
            "Skriv, hvilken den er dér: fra = \"{}/…\", eller slet linjen udgangsstatus.",
            before.period.value
        )),
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{HANDLEPLAN, Memory, diagnose, diagnose_files};
    use insta::assert_snapshot;

    /// What is said of an action with these lines, carried over from one that has these.
    fn said(old: &str, new: &str) -> String {
        let goal = |body: &str| {
            format!(
                "nr = \"1\"\ntitel = \"x\"\n[[handling]]\nnr = \"1.1\"\ntekst = \"x\"\nansvarlig = [\"Kommunerne\"]\n{body}"
            )
        };
        let meetings = HANDLEPLAN.find("[[moede]]").unwrap();
        let header = |years: &str| HANDLEPLAN[..meetings].replace("2022-2025", years);
        let files = [
            ("2018-2021/handleplan.toml", header("2018-2021")),
            ("2018-2021/maal-1.toml", goal(old)),
            ("2022-2025/handleplan.toml", header("2022-2025")),
            ("2022-2025/maal-1.toml", goal(new)),
        ];
        let files = files.map(|(name, text)| (name.to_owned(), text.into_bytes()));
        diagnose_files(&Memory(files.into()))
    }

    const UNDER_WAY: &str =
        "[[handling.note]]\ndato = 2021-05-01\ntekst = \"x\"\nstatus = \"igangsat\"\n";
    const FROM: &str = "fra = \"2018-2021/1.1\"\n";

    #[test]
    fn an_action_begins_as_it_ended() {
        let first = |status: &str| format!("{FROM}udgangsstatus = \"{status}\"\n");
        assert_eq!(said(UNDER_WAY, &first("igangsat")), "");
        assert_eq!(said("", FROM), "");
        assert_eq!(diagnose(RULE.example), "");
        assert_snapshot!(said(UNDER_WAY, &first("løbende")), @r#"2022-2025/maal-1.toml:8:17 advarsel[forkert-udgangsstatus] handling 1.1 begynder som løbende, men sluttede planen for 2018-2021 som igangsat | Skriv udgangsstatus = "igangsat", eller ret den sidste status på 1.1 i planen for 2018-2021."#);
        assert_snapshot!(said(UNDER_WAY, FROM), @r#"2022-2025/maal-1.toml:4:6 advarsel[forkert-udgangsstatus] handling 1.1 begynder som ikke igangsat, men sluttede planen for 2018-2021 som igangsat | Skriv udgangsstatus = "igangsat", eller ret den sidste status på 1.1 i planen for 2018-2021."#);
        assert_snapshot!(said("", &first("sat i bero")), @r#"2022-2025/maal-1.toml:8:17 advarsel[forkert-udgangsstatus] handling 1.1 begynder som sat i bero, men sluttede planen for 2018-2021 som ikke igangsat | Slet linjen udgangsstatus, eller ret den sidste status på 1.1 i planen for 2018-2021."#);
        let ended = UNDER_WAY.replace("igangsat", "gennemført");
        assert_snapshot!(said(&ended, &first("igangsat")), @r#"2022-2025/maal-1.toml:8:17 advarsel[forkert-udgangsstatus] handling 1.1 begynder som igangsat, men sluttede planen for 2018-2021 som gennemført | Slet handlingen, hvis den ikke føres videre, eller ret den sidste status på 1.1 i planen for 2018-2021."#);
        // What was noted when the period was over goes with the action.
        assert_eq!(
            said(&UNDER_WAY.replace("2021", "2022"), FROM)
                .matches("udgangsstatus")
                .count(),
            0
        );
    }

    #[test]
    fn what_came_from_an_older_plan_is_not_held_against_the_last() {
        let said = said(UNDER_WAY, "fra = \"2014-2017/1.1\"\n");
        assert!(!said.contains("forkert-udgangsstatus"), "{said}");
    }

    #[test]
    fn one_that_was_not_in_the_plan_before_begins_afresh() {
        assert_snapshot!(said("", "udgangsstatus = \"løbende\"\n"), @r#"2022-2025/maal-1.toml:7:17 advarsel[forkert-udgangsstatus] handling 1.1 begynder som løbende, men er ikke ført over fra planen for 2018-2021 | Skriv, hvilken den er dér: fra = "2018-2021/…", eller slet linjen udgangsstatus."#);
        assert_eq!(said("", "udgangsstatus = \"ikke igangsat\"\n"), "");
    }
}
