//! `samme-note`: an action has the same note twice on one day, or an indicator the same measurement.
//!
//! A command that was run again, or both sides of a conflict taken: the board would read it twice.

use crate::check::{Rule, Scope};
use crate::plan::entries_of_one_day;
use crate::text::danish::date;
use crate::text::{Diagnostic, Severity, Span};
use std::collections::HashMap;

pub(crate) const RULE: Rule = Rule {
    name: "samme-note",
    severity: Severity::Warning,
    summary: "en note står kun én gang på sin handling, og en måling på sin indikator",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]

[[handling.note]]
dato = 2024-03-12
tekst = "Stranden er renset."

[[handling.note]]
dato = 2024-03-12
tekst = "Stranden er renset."
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    for (_, action) in scope.plan.actions() {
        for notes in entries_of_one_day(&action.notes, |note| note.date.value) {
            let mut first_of: HashMap<&str, Span> = HashMap::new();
            // A text that was let go after reading says nothing of what it was.
            for note in notes.into_iter().filter(|note| !note.text.is_empty()) {
                let Some(first) = first_of.insert(&note.text, note.date.span) else {
                    continue;
                };
                let message = format!(
                    "handling {} har den samme note to gange den {}",
                    action.number.value,
                    date::long(note.date.value)
                );
                found.push(
                    Diagnostic::warning(RULE.name, note.date.span, message)
                        .related(first, "den samme note")
                        .help("Slet den ene, eller ret teksten, hvis der er sket noget nyt."),
                );
            }
        }
    }
    check_measurements(scope, found);
}

fn check_measurements(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    for (_, indicator) in scope.plan.indicators() {
        for measured in entries_of_one_day(&indicator.measurements, |one| one.date.value) {
            let mut first_of: HashMap<u64, Span> = HashMap::new();
            for one in measured {
                let Some(first) = first_of.insert(one.value.to_bits(), one.date.span) else {
                    continue;
                };
                let message = format!(
                    "”{}” har den samme måling to gange den {}",
                    indicator.name.value,
                    date::long(one.date.value)
                );
                found.push(
                    Diagnostic::warning(RULE.name, one.date.span, message)
                        .related(first, "den samme måling")
                        .help("Slet den ene."),
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
    fn the_same_words_on_the_same_day_are_warned_of() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:14:8 advarsel[samme-note] handling 2.1 har den samme note to gange den 12. marts 2024 | Slet den ene, eller ret teksten, hvis der er sket noget nyt.");
        for (from, to) in [
            (
                "2024-03-12\ntekst = \"Stranden er renset.\"\n\n",
                "2024-03-11\ntekst = \"Stranden er renset.\"\n\n",
            ),
            ("renset.\"\n\n", "ikke renset.\"\n\n"),
        ] {
            assert_eq!(diagnose(&RULE.example.replace(from, to)), "");
        }
    }

    #[test]
    fn the_same_measurement_on_the_same_day_is_warned_of() {
        let one = "[[indikator.maaling]]\ndato = 2024-03-12\nvaerdi = 5\n";
        let indicator = "[[indikator]]\nnavn = \"Strande\"\nenhed = \"strande\"\nmaaltal = 9\n";
        assert_snapshot!(diagnose(&format!("{indicator}{one}{one}")), @"maal-2.toml:11:8 advarsel[samme-note] ”Strande” har den samme måling to gange den 12. marts 2024 | Slet den ene.");
        let other = one.replace("12", "13");
        assert_eq!(diagnose(&format!("{indicator}{one}{other}")), "");
    }

    #[test]
    fn a_note_between_them_or_another_status_makes_no_difference() {
        let other = "[[handling.note]]\ndato = 2024-03-12\ntekst = \"Andet.\"\n\n[[handling.note]]";
        let between = RULE.example.replacen("[[handling.note]]", other, 1);
        assert_eq!(diagnose(&between).lines().count(), 1);
        let status = format!("{}status = \"igangsat\"\n", RULE.example);
        assert_eq!(diagnose(&status).lines().count(), 1);
    }
}
