//! `dobbelt-nummer`: two goals, actions or outside goals have the same number.
//!
//! A note on "2.3" must have one place to go to.

use super::fremmed_nummer;
use crate::check::{Needs, Rule, Scope};
use crate::plan::Number;
use crate::text::danish::fold;
use crate::text::{Diagnostic, Severity, Span, Spanned};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

pub(crate) const RULE: Rule = Rule {
    name: "dobbelt-nummer",
    severity: Severity::Error,
    needs: Needs::Nothing,
    summary: "hvert nummer bruges én gang",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]

[[handling]]
nr = "2.1"
tekst = "Rense havnen."
ansvarlig = ["Sekretariatet"]
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    let plan = scope.plan;
    let goals = || plan.goals.iter().filter(|goal| !goal.is_misnamed);
    report("målet", goals().map(|goal| &goal.number), found);
    // One in a wrong goal is told there: the other may be right.
    let foreign = fremmed_nummer::foreign(plan).map(|(_, action, _)| action.number.span);
    let foreign: HashSet<Span> = foreign.collect();
    let actions = goals().flat_map(|goal| &goal.actions);
    let actions = actions.filter(|action| !foreign.contains(&action.number.span));
    report("handlingen", actions.map(|action| &action.number), found);
    let outside = plan.outside_goals.iter().map(|goal| &goal.number);
    report("det internationale mål", outside, found);
}

fn report<'a>(
    noun: &str,
    numbers: impl Iterator<Item = &'a Spanned<Number>>,
    found: &mut Vec<Diagnostic>,
) {
    let mut first_by_number: HashMap<Cow<'_, str>, Span> = HashMap::new();
    for number in numbers {
        // Numbers are asked for in any case.
        let is_digits = |byte: u8| byte.is_ascii_digit() || byte == b'.';
        let key = match number.as_str() {
            digits if digits.bytes().all(is_digits) => Cow::Borrowed(digits),
            letters => Cow::Owned(fold::name_key(letters)),
        };
        let first = *first_by_number.entry(key).or_insert(number.span);
        if first != number.span {
            let message = format!("nummeret ”{}” er brugt to gange", number.value);
            found.push(
                Diagnostic::error(RULE.name, number.span, message)
                    .related(first, "først brugt her")
                    .help(format!("Giv {noun} et nummer, der ikke har været brugt.")),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{diagnose, diagnose_files, plan_with};
    use insta::assert_snapshot;

    #[test]
    fn the_second_of_two_equal_numbers_is_an_error() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:10:6 fejl[dobbelt-nummer] nummeret ”2.1” er brugt to gange | Giv handlingen et nummer, der ikke har været brugt.");
    }

    #[test]
    fn numbers_that_differ_in_case_alone_are_one_number() {
        let letters = RULE.example.replacen("2.1", "2.a", 1).replace("2.1", "2.A");
        assert_snapshot!(diagnose(&letters), @"maal-2.toml:10:6 fejl[dobbelt-nummer] nummeret ”2.A” er brugt to gange | Giv handlingen et nummer, der ikke har været brugt.");
    }

    #[test]
    fn a_copied_goal_file_is_one_error_and_not_one_for_each_action() {
        let goal = format!(
            "nr = \"2\"\ntitel = \"x\"\n{}",
            RULE.example.replace(
                "\"2.1\"\ntekst = \"Rense havnen",
                "\"2.2\"\ntekst = \"Rense havnen"
            )
        );
        let mut files = plan_with(&goal);
        files.0.insert("maal-3.toml".to_owned(), goal.into_bytes());
        assert_snapshot!(diagnose_files(&files), @r#"maal-3.toml:1:6 fejl[forkert-filnavn] mål 2 står også i maal-2.toml, så denne fil læses ikke | Er den en kopi, så slet den, når du har set, om der står noget nyt i den. Er det et andet mål, så ret nr til "3"."#);
    }
}
