//! `ukendt-moede`: a decision refers to a day on which no meeting is registered.
//!
//! Who decided must be seen from the register; a slip in the date would hide it.

use crate::check::{Needs, Rule, Scope, gather_unregistered};
use crate::text::danish::date;
use crate::text::{Diagnostic, Severity, Spanned};
use chrono::NaiveDate;
use std::collections::BTreeSet;

pub(crate) const RULE: Rule = Rule {
    name: "ukendt-moede",
    severity: Severity::Error,
    needs: Needs::Nothing,
    summary: "hver beslutning henviser til et af planens møder",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]

[[handling.note]]
dato = 2024-02-22
tekst = "Bestyrelsen flyttede fristen."
frist = 2025-06-30
besluttet = 2024-02-21
"#,
    check: |scope, found| {
        let register = ("moede", scope.plan.meetings.len());
        gather_unregistered(check, register, scope, found)
    },
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    if !scope.plan.has_whole_registers {
        return;
    }
    // The plan was decided on the day it was adopted, whatever that meeting is called.
    let meetings = scope.plan.meetings.iter().map(|meeting| meeting.date);
    let meetings: BTreeSet<NaiveDate> = meetings
        .chain(scope.plan.adopted)
        .map(|day| day.value)
        .collect();
    let mut report = |decided: &Option<Spanned<NaiveDate>>| {
        let Some(day) = decided.filter(|day| !meetings.contains(&day.value)) else {
            return;
        };
        let message = format!(
            "der er intet møde den {} på planens liste",
            date::long(day.value)
        );
        let before = meetings.range(..day.value).next_back();
        let nearest = before
            .into_iter()
            .chain(meetings.range(day.value..).next())
            .min_by_key(|meeting| (**meeting - day.value).num_days().abs());
        let near = nearest.map_or(String::new(), |near| {
            format!("Det nærmeste møde er den {}. ", date::long(*near))
        });
        let problem = Diagnostic::error(RULE.name, day.span, message).help(format!(
            "{near}Ret datoen, eller tilføj mødet under [[moede]] i handleplan.toml."
        ));
        found.push(match nearest {
            Some(meeting) => problem.instead(&date::long(*meeting), meeting.to_string()),
            None => problem,
        });
    };
    for (_, action) in scope.plan.actions() {
        report(&action.decided);
        action.entries().for_each(|entry| report(&entry.decided));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::diagnose;
    use insta::assert_snapshot;

    #[test]
    fn a_decision_without_a_meeting_names_the_nearest_one() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:13:13 fejl[ukendt-moede] der er intet møde den 21. februar 2024 på planens liste | Det nærmeste møde er den 22. februar 2024. Ret datoen, eller tilføj mødet under [[moede]] i handleplan.toml.");
    }
}
