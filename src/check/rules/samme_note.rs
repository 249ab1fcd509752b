//! `samme-note`: an action has the same note twice on one day, or an indicator the same measurement.
//!
//! A command that was run again, or both sides of a conflict taken: the board would read it twice.

use crate::check::{Needs, Rule, Scope};
use crate::plan::{Measurement, Note, entries_of_one_day};
use crate::text::danish::{date, fold};
use crate::text::{Diagnostic, Severity, Span, Spanned};
use chrono::NaiveDate;
use std::collections::HashMap;
use std::hash::Hash;

pub(crate) const RULE: Rule = Rule {
    name: "samme-note",
    severity: Severity::Warning,
    needs: Needs::Nothing,
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
        let twice = Twice {
            who: format!("handling {}", action.number.value),
            what: "note",
            remedy: "Slet den ene, eller ret teksten, hvis der er sket noget nyt.",
        };
        // A text that was let go after reading says nothing of what it was.
        let says = |note: &Note| Some(fold::sentence(&note.text)).filter(|text| !text.is_empty());
        twice.find(&action.notes, |note| note.date, says, found);
    }
    for (_, indicator) in scope.plan.indicators() {
        let twice = Twice {
            who: format!("”{}”", indicator.name.value),
            what: "måling",
            remedy: "Slet den ene.",
        };
        let says = |measured: &Measurement| Some(measured.value.to_bits());
        twice.find(&indicator.measurements, |one| one.date, says, found);
    }
}

/// How an entry that stands twice is told.
struct Twice {
    who: String,
    what: &'static str,
    remedy: &'static str,
}

impl Twice {
    fn find<T, K: Eq + Hash>(
        &self,
        entries: &[Spanned<T>],
        day: impl Fn(&T) -> Spanned<NaiveDate>,
        says: impl Fn(&T) -> Option<K>,
        found: &mut Vec<Diagnostic>,
    ) {
        for entries in entries_of_one_day(entries, |entry| day(entry).value) {
            let mut first_of: HashMap<K, Span> = HashMap::new();
            for entry in entries {
                let place = day(entry);
                let first = says(entry).and_then(|says| first_of.insert(says, place.span));
                found.extend(first.map(|first| self.warning(place, first)));
            }
        }
    }

    fn warning(&self, place: Spanned<NaiveDate>, first: Span) -> Diagnostic {
        let Twice { who, what, remedy } = self;
        let day = date::long(place.value);
        let message = format!("{who} har den samme {what} to gange den {day}");
        Diagnostic::warning(RULE.name, place.span, message)
            .related(first, format!("den samme {what}"))
            .help(*remedy)
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
    fn blanks_capitals_and_the_stop_make_no_other_note() {
        for (second, is_same) in [
            ("stranden  er\u{a0}renset", true),
            ("Stranden er renset. ", true),
            ("STRANDEN ER RENSET!", true),
            ("Stranden er ikke renset.", false),
            ("Stranden er renset?", false),
        ] {
            let (above, below) = RULE.example.rsplit_once("Stranden er renset.").unwrap();
            let found = diagnose(&format!("{above}{second}{below}"));
            assert_eq!(!found.is_empty(), is_same, "{second}: {found}");
        }
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
