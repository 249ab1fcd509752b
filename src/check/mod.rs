//! Checking: the rules of meaning, one a file, and the registry that documents every fault.
//!
//! A rule sees the model and the date it is given; it knows neither disk nor clock nor
//! terminal. Faults of bytes, syntax and schema arise while loading; the registry lists them
//! beside the rules, so that one name means one thing everywhere.
//!
//! # Adding a rule
//!
//! Write `rules/<name>.rs` with a `pub const RULE`, its check and its tests, and add its `mod`
//! line and its entry in `RULES` in `rules/mod.rs`. A test holds its example to it.

pub(crate) mod alone;
mod echoes;
pub(crate) mod mends;
pub(crate) mod rules;

use crate::load::{Loaded, faults};
use crate::plan::Plan;
use crate::text::{Diagnostic, FileId, Severity, parallel};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// A rule of meaning.
pub(crate) struct Rule {
    /// Named for the fault, in kebab-case: "accept *hul-i-numre*" reads well.
    pub(crate) name: &'static str,
    /// How grave what it finds is.
    pub(crate) severity: Severity,
    /// The fields without which it cannot be told whether the rule is broken.
    pub(crate) needs: Needs,
    /// What holds when the rule is kept, in Danish.
    pub(crate) summary: &'static str,
    /// A goal's file, after its first lines, that breaks it, see `testing`; or what is added
    /// to `handleplan.toml`, where that is what the rule is about.
    pub(crate) example: &'static str,
    /// Finds every place that breaks it.
    pub(crate) check: fn(&Scope<'_>, &mut Vec<Diagnostic>),
}

/// Fields that a rule takes to be absent where it does not see them. One that stands there and
/// could not be read is not absent: whatever the rule says then follows from that.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Needs {
    Nothing,
    /// Of the entry at which it points.
    InEntry(&'static [&'static str]),
    /// Of any entry of that action or indicator.
    InAction(&'static [&'static str]),
    /// Of any entry of the plans.
    Anywhere(&'static [&'static str]),
}

/// What a rule may look at.
pub(crate) struct Scope<'a> {
    /// The plan to check.
    pub(crate) plan: &'a Plan,
    /// Every plan that is loaded, for what points across periods.
    pub(crate) plans: &'a [Plan],
    /// The day on which it is checked.
    pub(crate) today: NaiveDate,
}

/// One entry of the registry: a fault that `check` can name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    /// Its name.
    pub(crate) name: &'static str,
    /// How grave it is; only a warning can be accepted.
    pub(crate) severity: Severity,
    /// What holds when it is absent, in Danish.
    pub(crate) summary: &'static str,
    /// What shows it; bytes, for not every file is text.
    pub(crate) example: &'static [u8],
    /// What it lies in: 0 a file's bytes, 1 a table, 2 the folders, 3 what the plan says.
    pub(crate) group: usize,
}

/// Every fault that `check` can name: those of loading first, then the rules of meaning.
pub(crate) fn registry() -> impl Iterator<Item = Entry> {
    let of_loading = faults::GROUPS
        .into_iter()
        .enumerate()
        .flat_map(|(group, faults)| {
            faults.iter().map(move |fault| Entry {
                name: fault.name,
                severity: fault.severity(),
                summary: fault.summary,
                example: fault.example,
                group,
            })
        });
    let of_meaning = rules::RULES.iter().map(|rule| Entry {
        name: rule.name,
        severity: rule.severity,
        summary: rule.summary,
        example: rule.example.as_bytes(),
        group: 3,
    });
    of_loading.chain(of_meaning)
}

/// What was loaded, with what the rules find among its problems.
pub(crate) fn checked(loaded: Loaded<'_>, today: NaiveDate) -> Loaded<'_> {
    Loaded {
        problems: check(&loaded.plans, loaded.problems, today),
        ..loaded
    }
}

/// Everything wrong with `plans`: what loading found and what the rules find, in the order of
/// files and places, without the warnings that the files accept.
pub(crate) fn check(
    plans: &[Plan],
    of_loading: Vec<Diagnostic>,
    today: NaiveDate,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for plan in plans {
        let scope = Scope { plan, plans, today };
        let apply = |rule: &Rule| {
            let mut found = Vec::new();
            (rule.check)(&scope, &mut found);
            found
        };
        // The rules of a small plan take less time than starting a thread does.
        let is_large = plan
            .goals
            .iter()
            .map(|goal| goal.actions.len())
            .sum::<usize>()
            > 500;
        let worth_a_thread = if is_large { 1 } else { usize::MAX };
        found.extend(
            parallel::map(rules::RULES, worth_a_thread, apply)
                .into_iter()
                .flatten(),
        );
    }
    let mut found = echoes::left_out(plans, of_loading, found);
    let accepted = accepted_warnings(plans);
    found.retain(|problem| {
        problem.is_error() || !accepted.contains(&(problem.span.file, problem.rule))
    });
    Diagnostic::put_in_order(&mut found);
    echoes::gather_years(found)
}

/// What `check` finds, as one error a file for each name, number or meeting that is not there,
/// however often it is used: a slip in the register is one slip.
pub(crate) fn gather(
    check: fn(&Scope<'_>, &mut Vec<Diagnostic>),
    scope: &Scope<'_>,
    found: &mut Vec<Diagnostic>,
) {
    let mut all = Vec::new();
    check(scope, &mut all);
    Diagnostic::put_in_order(&mut all);
    let mut firsts: HashMap<(FileId, String), usize> = HashMap::new();
    let mut gathered: Vec<(Diagnostic, usize)> = Vec::with_capacity(all.len());
    for problem in all {
        let of = (problem.span.file, problem.message.clone());
        let first = *firsts.entry(of).or_insert(gathered.len());
        match gathered.get_mut(first) {
            Some((first, count)) => {
                *count += 1;
                first.mend_with(problem);
            }
            None => gathered.push((problem, 1)),
        }
    }
    found.extend(gathered.into_iter().map(|(problem, count)| match count {
        1 => problem,
        _ => problem.help(format!("Det står {count} steder i filen.")),
    }));
}

/// As [`gather`], for what a register of `handleplan.toml` should have, which has `count` entries.
/// Where it has none, one error tells of all: it is the register that is gone.
pub(crate) fn gather_unregistered(
    check: fn(&Scope<'_>, &mut Vec<Diagnostic>),
    (header, count): (&str, usize),
    scope: &Scope<'_>,
    found: &mut Vec<Diagnostic>,
) {
    let mut unknown = Vec::new();
    gather(check, scope, &mut unknown);
    if count == 0 && unknown.len() > 1 {
        let names: HashSet<&str> = unknown.iter().map(|one| one.message.as_str()).collect();
        let others = names.len() - 1;
        unknown.truncate(1);
        let others = match others {
            0 => String::new(),
            1 => ", så én til er heller ikke kendt".to_owned(),
            _ => format!(", så {others} andre er heller ikke kendt"),
        };
        let all = format!(
            "handleplan.toml har ingen [[{header}]]{others}. \
             Er de slettet, så viser ”kimo ændringer”, hvad der stod."
        );
        found.extend(unknown.into_iter().map(|first| first.help(&all)));
    } else {
        found.append(&mut unknown);
    }
}

fn accepted_warnings(plans: &[Plan]) -> HashSet<(FileId, &str)> {
    let of_plan = plans.iter().map(|plan| (plan.file, &plan.accepted));
    let of_goals = plans
        .iter()
        .flat_map(|plan| plan.goals.iter().map(|goal| (goal.file, &goal.accepted)));
    of_plan
        .chain(of_goals)
        .flat_map(|(file, names)| names.iter().map(move |name| (file, name.value.as_str())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{Which, load, root};
    use crate::text::Span;
    use insta::assert_snapshot;

    /// A goal whose two actions lead to outside goals of these numbers.
    fn with_outside_goals(goal: &str, numbers: [&str; 2]) -> String {
        let action = |last: usize, number: &str| {
            format!(
                "[[handling]]\nnr = \"{goal}.{last}\"\ntekst = \"Tale om {goal}.{last}.\"\n\
                 ansvarlig = [\"Kommunerne\"]\ninternational = [\"{number}\"]\n"
            )
        };
        let actions: String = (1..)
            .zip(numbers)
            .map(|(last, of)| action(last, of))
            .collect();
        format!("nr = \"{goal}\"\ntitel = \"Mål {goal}\"\n{actions}")
    }

    #[test]
    fn what_is_unknown_in_many_places_of_a_file_is_one_error_that_counts_them() {
        let goal = "[[handling]]\nnr = \"2.1\"\ntekst = \"Rense.\"\nansvarlig = [\"Havnen\"]\n\
                    medvirkende = [\"Skolen\"]\n";
        let others = (2..5).map(|last| {
            let action = goal.replace("2.1", &format!("2.{last}"));
            action.replace("Rense", &format!("Rense {last}"))
        });
        let others: String = others.collect();
        let others = others.replace("Skolen", "Kommunerne");
        assert_snapshot!(testing::diagnose(&format!("{goal}{others}")), @"
        maal-2.toml:6:14 fejl[ukendt-ansvarlig] ukendt ansvarlig ”Havnen” | Ret navnet, eller tilføj parten under [[part]] i handleplan.toml. | Det står 4 steder i filen.
        maal-2.toml:7:16 fejl[ukendt-ansvarlig] ukendt medvirkende ”Skolen” | Ret navnet, eller tilføj parten under [[part]] i handleplan.toml.
        ");
    }

    #[test]
    fn what_a_register_that_is_gone_should_have_is_told_once() {
        let said = |first: [&str; 2], second: [&str; 2]| {
            let mut files = testing::plan_with(&with_outside_goals("2", second));
            let register = testing::HANDLEPLAN.find("[[international]]").unwrap();
            let header = testing::HANDLEPLAN[..register].to_owned();
            let goal = with_outside_goals("1", first);
            let written = [("handleplan.toml", header), ("maal-1.toml", goal)];
            let written = written.map(|(name, text)| (name.to_owned(), text.into_bytes()));
            files.0.extend(written);
            testing::diagnose_files(&files)
        };
        assert_snapshot!(said(["KI-1", "KI-1"], ["KI-1", "KI-1"]), @"maal-1.toml:7:18 fejl[ukendt-international] det internationale mål ”KI-1” findes ikke i handleplan.toml | Ret nummeret, eller tilføj målet under [[international]] i handleplan.toml. | Det står 2 steder i filen. | handleplan.toml har ingen [[international]]. Er de slettet, så viser ”kimo ændringer”, hvad der stod.");
        assert_snapshot!(said(["KI-1", "KI-1"], ["KI-1", "KI-2"]), @"maal-1.toml:7:18 fejl[ukendt-international] det internationale mål ”KI-1” findes ikke i handleplan.toml | Ret nummeret, eller tilføj målet under [[international]] i handleplan.toml. | Det står 2 steder i filen. | handleplan.toml har ingen [[international]], så én til er heller ikke kendt. Er de slettet, så viser ”kimo ændringer”, hvad der stod.");
        assert_snapshot!(said(["KI-1", "KI-2"], ["KI-3", "KI-2"]), @"maal-1.toml:7:18 fejl[ukendt-international] det internationale mål ”KI-1” findes ikke i handleplan.toml | Ret nummeret, eller tilføj målet under [[international]] i handleplan.toml. | handleplan.toml har ingen [[international]], så 2 andre er heller ikke kendt. Er de slettet, så viser ”kimo ændringer”, hvad der stod.");
    }

    #[test]
    fn an_entry_of_a_register_that_could_not_be_read_makes_no_reference_unknown() {
        let goal = "[[handling]]\nnr = \"2.1\"\ntekst = \"Rense.\"\nansvarlig = [\"Havnene\"]\n\
                    besluttet = 2024-03-01\ninternational = [\"KI-2\"]\n";
        assert_eq!(testing::diagnose(goal).lines().count(), 3);
        for broken in [
            "[[part]]\n",
            "[[moede]]\nnavn = \"x\"\n",
            "[[international]]\ntitel = \"x\"\n",
        ] {
            let mut files = testing::plan_with(goal);
            let text = format!("{}{broken}", testing::HANDLEPLAN);
            files
                .0
                .insert("handleplan.toml".to_owned(), text.into_bytes());
            let said = testing::diagnose_files(&files);
            assert!(
                said.lines().all(|line| line.starts_with("handleplan.toml")),
                "{said}"
            );
        }
    }

    #[test]
    fn what_a_rule_says_of_a_wrong_value_is_an_echo() {
        let goal = "[[handling]]\nnr = \"2.1\"\ntekst = \"Rense.\"\nansvarlig = [\"Ukendt\"]\n";
        let files = testing::plan_with(goal);
        let folders = root::periods(&files).unwrap();
        let plans = load(&files, &folders, Which::All).unwrap().plans;
        let today = NaiveDate::from_ymd_opt(2024, 6, 1).unwrap();
        let rules = |of_loading: Vec<Diagnostic>| -> Vec<&str> {
            let found = check(&plans, of_loading, today);
            found.iter().map(|problem| problem.rule).collect()
        };
        let own = check(&plans, Vec::new(), today).remove(0);
        assert_eq!(own.rule, "ukendt-ansvarlig");
        let (start, end) = (own.span.range().start, own.span.range().end);
        let beside = Span::new(own.span.file, start + 1, end);
        assert_eq!(rules(vec![Diagnostic::error("x", own.span, "")]), ["x"]);
        assert_eq!(
            rules(vec![Diagnostic::warning("x", own.span, "")]),
            ["ukendt-ansvarlig", "x"]
        );
        assert_eq!(
            rules(vec![Diagnostic::error("x", beside, "")]),
            ["ukendt-ansvarlig", "x"]
        );
    }
}

#[cfg(test)]
pub(crate) mod testing;
