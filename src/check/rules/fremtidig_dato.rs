//! `fremtidig-dato`: a note or a measurement is dated after today.
//!
//! It would show up in a report only later, and nobody would know why.

use crate::check::{Rule, Scope};
use crate::text::danish::date;
use crate::text::{Diagnostic, Severity};

pub(crate) const RULE: Rule = Rule {
    name: "fremtidig-dato",
    severity: Severity::Warning,
    summary: "ingen note eller måling er dateret ud i fremtiden",
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
    let notes = scope.plan.actions().flat_map(|(_, action)| &action.notes);
    let notes = notes.map(|note| ("noten", note.date));
    let indicators = scope.plan.indicators();
    let measurements = indicators.flat_map(|(_, indicator)| &indicator.measurements);
    let measurements = measurements.map(|measurement| ("målingen", measurement.date));
    for (noun, day) in notes
        .chain(measurements)
        .filter(|(_, day)| day.value > scope.today)
    {
        let message = format!(
            "{noun} er dateret den {}, som ligger i fremtiden",
            date::long(day.value)
        );
        found.push(Diagnostic::warning(RULE.name, day.span, message).help("Er datoen rigtig?"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::diagnose;
    use insta::assert_snapshot;

    #[test]
    fn a_note_dated_after_today_is_warned_of() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:10:8 advarsel[fremtidig-dato] noten er dateret den 12. marts 2025, som ligger i fremtiden | Er datoen rigtig?");
        assert_eq!(
            diagnose(&RULE.example.replace("2025-03-12", "2024-06-01")),
            ""
        );
    }
}
