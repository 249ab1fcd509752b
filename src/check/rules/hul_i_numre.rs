//! `hul-i-numre`: a number is missing between two actions, or between two goals.
//!
//! A gap may be right, since numbers are never reused; it may also be an action lost in an
//! edit, which nothing else would tell.

use super::afvigende_nummer;
use crate::check::{Needs, Rule, Scope};
use crate::plan::{Goal, Number};
use crate::text::{Diagnostic, Severity, Spanned};

pub(crate) const RULE: Rule = Rule {
    name: "hul-i-numre",
    severity: Severity::Warning,
    needs: Needs::Nothing,
    summary: "numrene er fortløbende",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]

[[handling]]
nr = "2.4"
tekst = "Rense havnen."
ansvarlig = ["Sekretariatet"]
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    let goals = || scope.plan.goals.iter().filter(|goal| !goal.is_misnamed);
    // Where goals are numbered 1, 2, 3; a plan of goals A, B, C has no gap to find.
    let numbers = goals()
        .map(|goal| &goal.number)
        .filter(|number| number.parent().is_none());
    // One in the file of another number may be the one that is missing.
    let is_sure = !scope.plan.goals.iter().any(|goal| goal.is_misnamed);
    if scope.plan.has_all_goals && is_sure {
        report(numbers, "", found);
    }
    // What could not be read has been reported, and is no gap.
    let is_whole = |goal: &&Goal| {
        goal.has_all_actions && afvigende_nummer::odd_ones(scope.plan, goal).is_empty()
    };
    for goal in goals().filter(is_whole) {
        let of_the_goal = |number: &&Spanned<Number>| number.parent() == Some(goal.number.as_str());
        let numbers = goal
            .actions
            .iter()
            .map(|action| &action.number)
            .filter(of_the_goal);
        report(numbers, &format!("{}.", goal.number.value), found);
    }
}

/// Reports each gap in `numbers`, which all begin with `prefix`.
fn report<'n>(
    numbers: impl Iterator<Item = &'n Spanned<Number>>,
    prefix: &str,
    found: &mut Vec<Diagnostic>,
) {
    let counted = numbers.filter_map(|number| Some((number.last_integer()?, number)));
    let mut counted: Vec<_> = counted.collect();
    counted.sort_by_key(|(last, _)| *last);
    let mut expected = 1;
    for (last, number) in counted {
        if last > expected {
            let message = match last - expected {
                1 => format!("nummer {prefix}{expected} mangler før {}", number.value),
                2 => format!(
                    "numrene {prefix}{expected} og {prefix}{} mangler før {}",
                    last - 1,
                    number.value
                ),
                _ => format!(
                    "numrene {prefix}{expected} til {prefix}{} mangler før {}",
                    last - 1,
                    number.value
                ),
            };
            found.push(
                Diagnostic::warning(RULE.name, number.span, message)
                    .help("Er der gået noget tabt? Er hullet meningen, så skriv accepteret = [\"hul-i-numre\"] øverst i filen."),
            );
        }
        expected = expected.max(last.saturating_add(1));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{diagnose, diagnose_files, plan_with};
    use insta::assert_snapshot;

    #[test]
    fn a_gap_is_warned_of_once() {
        assert_snapshot!(diagnose(RULE.example), @r#"maal-2.toml:10:6 advarsel[hul-i-numre] numrene 2.2 og 2.3 mangler før 2.4 | Er der gået noget tabt? Er hullet meningen, så skriv accepteret = ["hul-i-numre"] øverst i filen."#);
        assert_snapshot!(diagnose(&RULE.example.replace("2.4", "2.5")), @r#"maal-2.toml:10:6 advarsel[hul-i-numre] numrene 2.2 til 2.4 mangler før 2.5 | Er der gået noget tabt? Er hullet meningen, så skriv accepteret = ["hul-i-numre"] øverst i filen."#);
        assert_snapshot!(diagnose(&RULE.example.replace("2.4", "2.3")), @r#"maal-2.toml:10:6 advarsel[hul-i-numre] nummer 2.2 mangler før 2.3 | Er der gået noget tabt? Er hullet meningen, så skriv accepteret = ["hul-i-numre"] øverst i filen."#);
    }

    #[test]
    fn a_gap_that_is_meant_can_be_accepted_where_it_stands() {
        let accepted = format!(
            "nr = \"2\"\ntitel = \"x\"\naccepteret = [\"hul-i-numre\"]\n{}",
            RULE.example
        );
        assert_snapshot!(diagnose(&accepted), @"");
    }

    #[test]
    fn a_missing_goal_is_a_gap_too() {
        let mut files = plan_with("");
        assert_eq!(diagnose_files(&files), "");
        files.0.insert(
            "maal-4.toml".to_owned(),
            b"nr = \"4\"\ntitel = \"x\"\n".to_vec(),
        );
        let mut with_folder = plan_with("");
        with_folder.0.remove("maal-2.toml");
        with_folder
            .0
            .insert("maal-2.toml/bilag.txt".to_owned(), Vec::new());
        with_folder.0.insert(
            "maal-3.toml".to_owned(),
            b"nr = \"3\"\ntitel = \"x\"\n".to_vec(),
        );
        // What cannot be read is no gap.
        assert_snapshot!(diagnose_files(&with_folder), @"maal-2.toml:1:1 fejl[ulaeselig-fil] her skulle være en fil, men det er en mappe | Flyt den, og hent den rigtige fil fra git.");
        assert_snapshot!(diagnose_files(&files), @r#"maal-4.toml:1:6 advarsel[hul-i-numre] nummer 3 mangler før 4 | Er der gået noget tabt? Er hullet meningen, så skriv accepteret = ["hul-i-numre"] øverst i filen."#);
    }
}
