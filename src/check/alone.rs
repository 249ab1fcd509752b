//! What is wrong with one plan file taken by itself, and two versions of it joined by that.
//!
//! While git merges, the other files are in flux: what a goal names in `handleplan.toml` is
//! taken to be there. All other rules hold.

use super::check;
use crate::document::join::{Merged, join};
use crate::load::{self, faults, root};
use crate::plan::{Goal, Meeting, OutsideGoal, Party, Plan};
use crate::text::{Diagnostic, FileId, Source, Spanned, folder_and_name};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Joins `ours` and `theirs`, which both grew from `base`, as [`join`] does, and judges the sum by
/// all rules that one file can break.
///
/// Nothing where one of them is not a sound plan file: no entry of a file that is not understood
/// may be moved.
pub(crate) fn merge(base: &Source, ours: &Source, theirs: &Source) -> Option<Merged> {
    let is_new_file = base.text().trim().is_empty();
    let mut sides = [base, ours, theirs]
        .into_iter()
        .skip(usize::from(is_new_file));
    if sides.all(is_understood) {
        // Renamed by both, it has a name that is neither's by now.
        let is_named = ![ours, theirs].into_iter().all(is_misnamed);
        let judge = |source: &Source| {
            let mut errors = errors(source);
            errors.retain(|error| is_named || error.rule != faults::WRONG_FILE_NAME);
            errors
        };
        join(base, ours, theirs, judge)
    } else {
        None
    }
}

/// What is wrong with `source` as a plan file taken by itself, in Danish: the first error.
pub(crate) fn first_fault(source: &Source) -> Option<String> {
    if !is_understood(source) {
        return Some("den kan ikke læses som en planfil".to_owned());
    }
    let first = errors(source).into_iter().next();
    first.map(|error| error.message)
}

/// Whether the file is TOML, of the shape of a plan file, and of a format known here. A goal may
/// have another number than the file: where one side renumbers it, git has all versions under the
/// new name.
fn is_understood(source: &Source) -> bool {
    let is_fault =
        |problem: &Diagnostic| problem.is_error() && problem.rule != faults::WRONG_FILE_NAME;
    root::is_plan_file(file_name(source)) && !read(source).1.iter().any(is_fault)
}

/// Whether a goal has another number than its file.
fn is_misnamed(source: &Source) -> bool {
    let (_, problems) = read(source);
    { problems.iter() }.any(|problem| problem.rule == faults::WRONG_FILE_NAME)
}

/// Its errors, those of meaning among them.
pub(crate) fn errors(source: &Source) -> Vec<Diagnostic> {
    let (plan, problems) = read(source);
    let mut problems = check(&[plan], problems, NaiveDate::default());
    problems.retain(Diagnostic::is_error);
    problems
}

fn file_name(source: &Source) -> &str {
    folder_and_name(source.name()).1
}

fn read(source: &Source) -> (Plan, Vec<Diagnostic>) {
    let file = FileId(0);
    let text = source.with_bom(source.text());
    let (_, mut problems) = load::decode(source.name(), file, text.as_bytes());
    let Some(number) = root::goal_number(file_name(source)) else {
        let (plan, of_reading) = load::read_plan(source, file);
        problems.extend(of_reading);
        return (
            Plan {
                is_partial: true,
                ..plan
            },
            problems,
        );
    };
    let (goal, of_reading) = load::read_goal(source, file);
    problems.extend(of_reading);
    problems.extend(load::wrong_file_name(&goal, number));
    (around(goal), problems)
}

/// A plan that has every party, meeting and outside goal that `goal` names.
fn around(goal: Goal) -> Plan {
    let (mut plan, _) = load::read_plan(&Source::new(root::HANDLEPLAN, ""), FileId(1));
    let actions = || goal.actions.iter();
    let names: BTreeSet<String> = actions()
        .flat_map(|action| action.parties())
        .chain(&goal.responsible)
        .map(|party| crate::plan::name_key(party))
        .collect();
    plan.parties = names
        .into_iter()
        .map(|name| Party {
            name: here(name),
            aliases: Vec::new(),
        })
        .collect();
    let of_entries = actions().flat_map(|action| {
        let entries = action.entries().filter_map(|entry| entry.decided);
        entries.chain(action.decided)
    });
    let days: BTreeSet<NaiveDate> = of_entries.map(|day| day.value).collect();
    plan.meetings = days
        .into_iter()
        .map(|day| Meeting {
            own_lines: here(()),
            date: here(day),
            name: String::new(),
            hours: None,
            place: None,
        })
        .collect();
    let numbers: BTreeSet<_> = actions()
        .flat_map(|action| &action.outside_goals)
        .map(|number| number.value.clone())
        .collect();
    plan.outside_goals = numbers
        .into_iter()
        .map(|number| OutsideGoal {
            number: here(number),
            title: String::new(),
            source: None,
        })
        .collect();
    plan.is_partial = true;
    plan.goals = vec![goal];
    plan
}

fn here<T>(value: T) -> Spanned<T> {
    Spanned::new(value, FileId(1).top())
}

#[cfg(test)]
mod tests {
    use super::merge;
    use crate::text::Source;

    /// What is in conflict where goal 2 is renumbered so in `maal-2.toml` by one or the other.
    fn conflicts(ours: &str, theirs: &str) -> Vec<String> {
        let goal = |number: &str| {
            let text = format!(
                "nr = \"{number}\"\ntitel = \"x\"\n\n[[handling]]\nnr = \"{number}.1\"\ntekst = \"x\"\n\
                 ansvarlig = [\"Kommunerne\"]\n"
            );
            Source::new("maal-2.toml", text)
        };
        let merged = merge(&goal("2"), &goal(ours), &goal(theirs));
        merged.unwrap().conflicts
    }

    #[test]
    fn a_goal_gets_the_number_of_its_file_unless_both_have_given_it_another() {
        assert_eq!(conflicts("2", "2"), [""; 0]);
        assert_eq!(conflicts("3", "3"), [""; 0]);
        let told = "målet har nummer ”3”, men filen hedder maal-2.toml";
        assert_eq!(conflicts("2", "3"), [format!("i filens top: {told}")]);
        assert_eq!(conflicts("3", "2"), [format!("filen har en fejl: {told}")]);
    }
}
