//! `samme-handling`: two actions of a plan have the same words.
//!
//! One that was moved to a goal by one colleague and to another by a second, or copied and not yet
//! rewritten: its notes would be parted between the two. git joins a file at a time, and sees neither.

use crate::check::{Needs, Rule, Scope};
use crate::plan::{Action, Status, is_placeholder};
use crate::text::danish::fold;
use crate::text::{Diagnostic, Severity};
use chrono::NaiveDate;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

pub(crate) const RULE: Rule = Rule {
    name: "samme-handling",
    severity: Severity::Warning,
    needs: Needs::Nothing,
    summary: "to handlinger har ikke samme ordlyd",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden for plast hvert forår."
ansvarlig = ["Sekretariatet"]

[[handling]]
nr = "2.2"
tekst = "Rense stranden for plast hvert forår."
ansvarlig = ["Sekretariatet"]
"#,
    check,
};

/// Fewer words than these say too little to be known again.
const FEWEST_WORDS: usize = 4;

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    let mut known: HashMap<u64, &Action> = HashMap::new();
    for (_, action) in scope.plan.actions() {
        match known.entry(letters_of(&action.text)) {
            Entry::Vacant(place) => drop(place.insert(action)),
            Entry::Occupied(mut place) if is_dropped(place.get()) => drop(place.insert(action)),
            Entry::Occupied(place) => found.extend(warning(place.get(), action)),
        }
    }
}

/// A number for the letters and digits of a text (FNV-1a), which two texts of the same words share:
/// most actions of a large plan are told apart by it alone.
fn letters_of(text: &str) -> u64 {
    let counted = text.bytes().filter(u8::is_ascii_alphanumeric);
    counted.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
    })
}

fn warning(first: &Action, action: &Action) -> Option<Diagnostic> {
    let (number, before) = (&action.number, &first.number);
    let mut words = action.text.split_whitespace();
    let says_enough = words.nth(FEWEST_WORDS - 1).is_some() && !is_placeholder(&action.text);
    // One number twice is an error of its own.
    let is_the_same = number.value != before.value
        && !is_dropped(action)
        && fold::sentence(&first.text) == fold::sentence(&action.text);
    let message = || {
        format!(
            "handling {} har samme ordlyd som {}",
            number.value, before.value
        )
    };
    (says_enough && is_the_same).then(|| {
        Diagnostic::warning(RULE.name, number.span, message())
            .related(before.span, "den samme ordlyd")
            .help("Er den flyttet eller kopieret, så saml noterne på den ene, og slet den anden.")
    })
}

/// What was dropped may come again with the same words.
fn is_dropped(action: &Action) -> bool {
    action.on(NaiveDate::MAX).status == Status::Dropped
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::diagnose;
    use insta::assert_snapshot;

    #[test]
    fn two_actions_with_the_same_words_are_warned_of() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:10:6 advarsel[samme-handling] handling 2.2 har samme ordlyd som 2.1 | Er den flyttet eller kopieret, så saml noterne på den ene, og slet den anden.");
        // One between them that was dropped hides neither.
        let dropped = RULE.example.replacen(
            "\n[[handling]]\nnr = \"2.2\"",
            "\n[[handling.note]]\ndato = 2024-02-22\ntekst = \"Taget ud.\"\nstatus = \"udgået\"\nbesluttet = 2024-02-22\n\n[[handling]]\nnr = \"2.2\"",
            1,
        );
        let third = RULE
            .example
            .split("\n\n")
            .nth(1)
            .unwrap()
            .replace("2.2", "2.3");
        assert_eq!(diagnose(&dropped), "");
        assert!(diagnose(&format!("{dropped}\n{third}")).contains("2.3 har samme ordlyd som 2.2"));
        let blanks = RULE.example.replacen("for plast", "for  plast", 1);
        assert_eq!(diagnose(&blanks).lines().count(), 1);
    }

    #[test]
    fn each_is_held_against_all_that_stand_above_it() {
        let action = |last: usize, text: &str| {
            format!(
                "[[handling]]\nnr = \"2.{last}\"\ntekst = \"{text}\"\nansvarlig = [\"Kommunerne\"]\n"
            )
        };
        let texts = [
            "Tælle net på havnen hvert år.",
            "Rense stranden for plast hvert forår.",
            "Samle garn på stranden hvert forår.",
            "tælle net på havnen hvert år",
            "Rense stranden for plast hvert forår.",
        ];
        let goal: String = (1..)
            .zip(texts)
            .map(|(last, text)| action(last, text))
            .collect();
        let said = diagnose(&goal);
        assert_eq!(said.lines().count(), 2, "{said}");
        assert!(said.contains("2.4 har samme ordlyd som 2.1"), "{said}");
        assert!(said.contains("2.5 har samme ordlyd som 2.2"), "{said}");
    }

    #[test]
    fn other_words_few_words_and_what_was_dropped_are_fine() {
        let example = RULE.example;
        let dropped = "\n[[handling.note]]\ndato = 2024-02-22\ntekst = \"Taget ud.\"\nstatus = \"udgået\"\nbesluttet = 2024-02-22\n";
        for text in [
            example.replacen("forår", "efterår", 1),
            example.replace("Rense stranden for plast hvert forår.", "Rense stranden."),
            format!("{example}{dropped}"),
        ] {
            assert_eq!(diagnose(&text), "", "{text}");
        }
    }
}
