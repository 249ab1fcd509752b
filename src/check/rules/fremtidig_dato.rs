//! `fremtidig-dato`: what was written, added, measured or adopted is dated after today.
//!
//! It would show up in a report only later, and nobody would know why.

use crate::check::{Needs, Rule, Scope};
use crate::plan::EntryKind;
use crate::text::danish::date;
use crate::text::{Diagnostic, Severity};
use chrono::Datelike;

pub(crate) const RULE: Rule = Rule {
    name: "fremtidig-dato",
    severity: Severity::Warning,
    needs: Needs::Nothing,
    summary: "intet, der er skrevet, målt, oprettet eller vedtaget, er dateret ud i fremtiden",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]

[[handling.note]]
dato = 2025-03-12
tekst = "Stranden er renset."
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    let period = scope.plan.period.value;
    let actions = || scope.plan.actions().map(|(_, action)| action);
    let entries = actions().flat_map(|action| action.entries());
    // A change may be written before the day from which it holds.
    let entries = entries.filter(|entry| entry.kind != EntryKind::Amendment);
    let entries = entries.map(|entry| (entry.kind.table().definite, DATED, entry.date));
    let created = actions().filter_map(|action| action.created);
    let created = created.map(|day| ("handlingen", "er oprettet", day));
    let indicators = scope.plan.indicators();
    let measurements = indicators.flat_map(|(_, indicator)| &indicator.measurements);
    let measurements = measurements.map(|measurement| ("målingen", DATED, measurement.date));
    let adopted = scope.plan.adopted.into_iter();
    let adopted = adopted.map(|day| ("planen", "er vedtaget", day));
    for (what, is_what, day) in entries.chain(created).chain(measurements).chain(adopted) {
        // What lies far outside the period is told while loading.
        if day.value > scope.today && period.is_near(day.year()) {
            let message = format!(
                "{what} {is_what} den {}, som ligger i fremtiden",
                date::long(day.value)
            );
            found.push(Diagnostic::warning(RULE.name, day.span, message).help("Er datoen rigtig?"));
        }
    }
}

const DATED: &str = "er dateret";

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::diagnose;
    use insta::assert_snapshot;

    #[test]
    fn so_is_all_else_that_is_written_on_a_day() {
        let goal = "[[handling]]\nnr = \"2.1\"\ntekst = \"x\"\nansvarlig = [\"Kommunerne\"]\n\
            oprettet = 2024-12-01\n[[handling.aarsmaal]]\naar = 2025\ndato = 2025-01-20\n\
            maal = \"x\"\n[[indikator]]\nnavn = \"i\"\nenhed = \"e\"\n\
            [[indikator.maaling]]\ndato = 2024-06-02\nvaerdi = 1\n";
        assert_snapshot!(diagnose(goal), @"
        maal-2.toml:7:12 advarsel[fremtidig-dato] handlingen er oprettet den 1. december 2024, som ligger i fremtiden | Er datoen rigtig?
        maal-2.toml:10:8 advarsel[fremtidig-dato] årsmålet er dateret den 20. januar 2025, som ligger i fremtiden | Er datoen rigtig?
        maal-2.toml:16:8 advarsel[fremtidig-dato] målingen er dateret den 2. juni 2024, som ligger i fremtiden | Er datoen rigtig?
        ");
    }

    #[test]
    fn a_note_dated_after_today_is_warned_of() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:10:8 advarsel[fremtidig-dato] noten er dateret den 12. marts 2025, som ligger i fremtiden | Er datoen rigtig?");
        assert_eq!(
            diagnose(&RULE.example.replace("2025-03-12", "2024-06-01")),
            ""
        );
    }
}
