//! `uenige-samme-dag`: two entries of one day set the same thing differently.
//!
//! The later in the file holds. After two people's work was joined, that is an accident.

use crate::check::{Rule, Scope};
use crate::plan::{Action, Indicator, Note, entries_of_one_day};
use crate::text::danish::{date, number};
use crate::text::{Diagnostic, Severity, Span};
use chrono::NaiveDate;

pub(crate) const RULE: Rule = Rule {
    name: "uenige-samme-dag",
    severity: Severity::Warning,
    summary: "to noter eller målinger fra samme dag siger ikke hver sit",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]

[[handling.note]]
dato = 2024-03-12
tekst = "Arbejdet går godt."
vurdering = "grøn"

[[handling.note]]
dato = 2024-03-12
tekst = "Arbejdet er forsinket."
vurdering = "rød"
"#,
    check,
};

/// What an entry sets, in words, and where.
type Setting = Option<(String, Span)>;

/// How a setting is read off a note.
type Read = fn(&Note) -> Setting;

/// What a note may set, as a sentence has it.
const SETTINGS: [(&str, Read); 3] = [
    ("status", |note| {
        note.status
            .map(|status| (status.word().to_owned(), status.span))
    }),
    ("vurdering", |note| {
        let light = note.assessment?;
        Some((light.word().to_owned(), note.date.span))
    }),
    ("frist", |note| {
        note.deadline
            .map(|deadline| (deadline.value.to_string(), deadline.span))
    }),
];

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    for (_, action) in scope.plan.actions() {
        for notes in entries_of_one_day(&action.notes, |note| note.date.value) {
            for (what, setting) in SETTINGS {
                let settings = notes.iter().filter_map(|note| setting(note));
                let (day, nouns) = (notes.first().map(|note| note.date.value), "noter");
                found.extend(disagreement(settings, day, nouns, &of_action(action, what)));
            }
        }
    }
    for (_, indicator) in scope.plan.indicators() {
        for values in entries_of_one_day(&indicator.measurements, |value| value.date.value) {
            let settings = values
                .iter()
                .map(|value| (number::decimal(value.value), value.date.span));
            let (day, nouns) = (values.first().map(|value| value.date.value), "målinger");
            found.extend(disagreement(settings, day, nouns, &of_indicator(indicator)));
        }
    }
}

fn of_action(action: &Action, what: &str) -> String {
    format!("handling {} hver sin {what}", action.number.value)
}

fn of_indicator(indicator: &Indicator) -> String {
    format!("”{}” hver sin værdi", indicator.name.value)
}

/// The warning at the last setting, where one before it on the same day is another.
fn disagreement(
    settings: impl Iterator<Item = (String, Span)>,
    day: Option<NaiveDate>,
    nouns: &str,
    object: &str,
) -> Option<Diagnostic> {
    let settings: Vec<(String, Span)> = settings.collect();
    let (last, place) = settings.last()?;
    let (other, before) = settings.iter().rev().find(|(value, _)| value != last)?;
    let message = format!("to {nouns} den {} giver {object}", date::long(day?));
    Some(
        Diagnostic::warning(RULE.name, *place, message)
            .related(*before, format!("her er det {other}"))
            .help(format!(
                "Den sidste i filen gælder: {last}. Slet eller ret den, der ikke er rigtig."
            )),
    )
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::diagnose;
    use insta::assert_snapshot;

    #[test]
    fn two_lights_of_one_day_are_warned_of_and_the_one_that_holds_is_named() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:15:8 advarsel[uenige-samme-dag] to noter den 12. marts 2024 giver handling 2.1 hver sin vurdering | Den sidste i filen gælder: rød. Slet eller ret den, der ikke er rigtig.");
        for (from, to) in [
            ("\"rød\"", "\"grøn\""),
            ("12\ntekst = \"Arbejdet er f", "13\ntekst = \"Arbejdet er f"),
        ] {
            assert_eq!(diagnose(&RULE.example.replace(from, to)), "");
        }
    }

    #[test]
    fn so_are_two_statuses_and_two_deadlines() {
        let with = |one: &str, other: &str| {
            let example = RULE.example.replace("vurdering = \"grøn\"", one);
            diagnose(&example.replace("vurdering = \"rød\"", other))
        };
        assert_snapshot!(with("status = \"igangsat\"", "status = \"løbende\""), @"maal-2.toml:17:10 advarsel[uenige-samme-dag] to noter den 12. marts 2024 giver handling 2.1 hver sin status | Den sidste i filen gælder: løbende. Slet eller ret den, der ikke er rigtig.");
        assert_snapshot!(with("frist = 2025-06-30", "frist = 2025-12-31"), @"maal-2.toml:17:9 advarsel[uenige-samme-dag] to noter den 12. marts 2024 giver handling 2.1 hver sin frist | Den sidste i filen gælder: 31. december 2025. Slet eller ret den, der ikke er rigtig.");
        assert_eq!(with("status = \"igangsat\"", "vurdering = \"gul\""), "");
    }

    #[test]
    fn and_two_values_of_an_indicator() {
        let indicator = "[[indikator]]\nnavn = \"Medlemmer\"\nenhed = \"medlemmer\"\n\
            [[indikator.maaling]]\ndato = 2024-03-12\nvaerdi = 18.5\n\
            [[indikator.maaling]]\ndato = 2024-03-12\nvaerdi = 19\n";
        assert_snapshot!(diagnose(indicator), @"maal-2.toml:10:8 advarsel[uenige-samme-dag] to målinger den 12. marts 2024 giver ”Medlemmer” hver sin værdi | Den sidste i filen gælder: 19. Slet eller ret den, der ikke er rigtig.");
        assert_eq!(diagnose(&indicator.replace("18.5", "19")), "");
    }
}
