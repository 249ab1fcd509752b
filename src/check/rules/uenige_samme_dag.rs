//! `uenige-samme-dag`: two entries of one day set the same thing differently.
//!
//! The later in the file holds. After two people's work was joined, that is an accident.

use crate::check::{Needs, Rule, Scope};
use crate::plan::{Amendment, Measurement, Note, YearResult, entries_of_one_day};
use crate::text::danish::{date, number};
use crate::text::shorten::shorten;
use crate::text::{Diagnostic, Severity, Span, Spanned};
use chrono::{Datelike, NaiveDate};

pub(crate) const RULE: Rule = Rule {
    name: "uenige-samme-dag",
    severity: Severity::Warning,
    needs: Needs::Nothing,
    summary: "to noter, ændringer, resultater eller målinger fra samme dag siger ikke hver sit",
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

/// What an entry may set, as a sentence has it, and how that is read off it.
type Settings<T> = [(&'static str, fn(&T) -> Setting)];

const OF_NOTES: &Settings<Note> = &[
    ("sin status", |note| {
        note.status
            .map(|status| (status.word().to_owned(), status.span))
    }),
    ("sin vurdering", |note| {
        let light = note.assessment?;
        Some((light.word().to_owned(), note.date.span))
    }),
    ("sin frist", |note| {
        note.deadline
            .map(|deadline| (deadline.value.to_string(), deadline.span))
    }),
];

const OF_AMENDMENTS: &Settings<Amendment> = &[
    ("sine ansvarlige", |amendment| {
        let names: Vec<&str> = { amendment.responsible.iter() }
            .map(|name| name.value.as_str())
            .collect();
        let first = amendment.responsible.first()?;
        Some((names.join(", "), first.span))
    }),
    ("sin ordlyd", |amendment| {
        let text = amendment.text.as_deref()?;
        Some((format!("”{}”", shorten(text, 40)), amendment.date.span))
    }),
];

const OF_RESULTS: &Settings<YearResult> = &[
    ("sit svar på, om årets mål er nået", |result| {
        Some((result.verdict.word().to_owned(), result.date.span))
    }),
    ("sit forbrug", |result| {
        Some((number::money(result.spent?), result.date.span))
    }),
];

const OF_MEASUREMENTS: &Settings<Measurement> = &[("sin værdi", |measured| {
    Some((number::decimal(measured.value), measured.date.span))
})];

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    for (_, action) in scope.plan.actions() {
        let of = |nouns| (nouns, format!("handling {}", action.number.value));
        let of_note = |note: &Note| (note.date.value, note.about());
        disagreements(&action.notes, of_note, OF_NOTES, of("noter"), found);
        let of_amendment = |one: &Amendment| (one.date.value, one.date.value.year());
        let amendments = &action.amendments;
        disagreements(
            amendments,
            of_amendment,
            OF_AMENDMENTS,
            of("ændringer"),
            found,
        );
        let of_result = |one: &YearResult| (one.date.value, one.year.value);
        disagreements(
            &action.results,
            of_result,
            OF_RESULTS,
            of("resultater"),
            found,
        );
    }
    for (_, indicator) in scope.plan.indicators() {
        let day = |value: &Measurement| (value.date.value, value.date.value.year());
        let named = ("målinger", format!("”{}”", indicator.name.value));
        disagreements(&indicator.measurements, day, OF_MEASUREMENTS, named, found);
    }
}

/// The warnings of entries with one `day`, written on it and about one year.
fn disagreements<T>(
    entries: &[Spanned<T>],
    day: impl Fn(&T) -> (NaiveDate, i32),
    settings: &Settings<T>,
    (nouns, object): (&str, String),
    found: &mut Vec<Diagnostic>,
) {
    for entries in entries_of_one_day(entries, &day) {
        let date = entries.first().map(|entry| date::long(day(entry).0));
        for (what, setting) in settings {
            let settings: Vec<_> = entries.iter().filter_map(|entry| setting(entry)).collect();
            let of_day = format!("to {nouns} den {}", date.as_deref().unwrap_or_default());
            let message = format!("{of_day} giver {object} hver {what}");
            found.extend(disagreement(&settings, message));
        }
    }
}

/// The warning at the last setting, where one before it is another.
fn disagreement(settings: &[(String, Span)], message: String) -> Option<Diagnostic> {
    let (last, place) = settings.last()?;
    let (other, before) = settings.iter().rev().find(|(value, _)| value != last)?;
    Some(
        Diagnostic::warning(RULE.name, *place, message)
            .related(*before, format!("her er det {other}"))
            .help(format!(
                "Den sidste i filen gælder: {}. Slet eller ret den, der ikke er rigtig.",
                last.trim_end_matches('.')
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
        let same = diagnose(&indicator.replace("18.5", "19"));
        assert!(!same.contains(RULE.name), "{same}");
    }

    #[test]
    fn and_two_amendments_and_two_verdicts_on_one_year() {
        let action = RULE.example.split("\n[[handling.note]]").next().unwrap();
        let with = |header: &str, one: &str, other: &str| {
            let entries = [one, other].map(|fields| format!("\n[[handling.{header}]]\n{fields}\n"));
            diagnose(&format!("{action}{}", entries.concat()))
        };
        let day = "dato = 2024-01-15\n";
        let amended = |one: &str, other: &str| {
            with("aendring", &format!("{day}{one}"), &format!("{day}{other}"))
        };
        assert_snapshot!(amended("ansvarlig = [\"Kommunerne\"]", "ansvarlig = [\"Kommunerne\", \"Sekretariatet\"]"), @"maal-2.toml:15:14 advarsel[uenige-samme-dag] to ændringer den 15. januar 2024 giver handling 2.1 hver sine ansvarlige | Den sidste i filen gælder: Kommunerne, Sekretariatet. Slet eller ret den, der ikke er rigtig.");
        assert_snapshot!(amended("tekst = \"To strande\"", "tekst = \"Tre strande\""), @"maal-2.toml:14:8 advarsel[uenige-samme-dag] to ændringer den 15. januar 2024 giver handling 2.1 hver sin ordlyd | Den sidste i filen gælder: ”Tre strande”. Slet eller ret den, der ikke er rigtig.");
        assert_eq!(
            amended("tekst = \"To strande\"", "ansvarlig = [\"Kommunerne\"]"),
            ""
        );
        let goals = "\n[[handling.aarsmaal]]\naar = 2023\ndato = 2023-01-10\nmaal = \"m\"\n\n[[handling.aarsmaal]]\naar = 2024\ndato = 2024-01-10\nmaal = \"m\"\n";
        let action = format!("{action}{goals}");
        let judged = |one: &str, other: &str| {
            let entries =
                [one, other].map(|fields| format!("\n[[handling.resultat]]\n{day}{fields}\n"));
            diagnose(&format!("{action}{}", entries.concat()))
        };
        assert_snapshot!(judged("aar = 2023\nopnaaet = \"ja\"\nforbrug = 4_000", "aar = 2023\nopnaaet = \"nej\"\nforbrug = 5_000"), @"
        maal-2.toml:26:8 advarsel[uenige-samme-dag] to resultater den 15. januar 2024 giver handling 2.1 hver sit svar på, om årets mål er nået | Den sidste i filen gælder: nej. Slet eller ret den, der ikke er rigtig.
        maal-2.toml:26:8 advarsel[uenige-samme-dag] to resultater den 15. januar 2024 giver handling 2.1 hver sit forbrug | Den sidste i filen gælder: 5.000 kr. Slet eller ret den, der ikke er rigtig.
        ");
        assert_eq!(
            judged(
                "aar = 2023\nopnaaet = \"ja\"",
                "aar = 2024\nopnaaet = \"nej\""
            ),
            ""
        );
    }
}
