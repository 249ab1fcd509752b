//! The next number for a new action of a goal. Numbers are never reused: a report of an
//! earlier year, or a later plan, may still speak of the action that had it.

use crate::plan::{Action, Goal, Number, Plan};

/// The numbers that are taken, besides those of the plan's own actions.
#[derive(Debug, Default)]
pub(crate) struct Taken {
    /// The plans of later periods, which may carry the plan's actions on.
    pub(crate) later: Vec<Plan>,
    /// Numbers that the plan's files have had.
    pub(crate) former: Vec<Number>,
}

/// The first number after the highest of the goal's actions that was never used, as far as
/// `plan` and what is `taken` can tell; none where they are not numbered by integers.
pub(crate) fn next(plan: &Plan, goal: &Goal, taken: &Taken) -> Option<Number> {
    let series = series(goal);
    let mut last = 0;
    for number in used(plan, taken).filter(|number| number.series() == series) {
        last = last.max(number.last_integer()?);
    }
    let numbered = |next: u64| Number::new(format!("{series}{next}"));
    let mut after = (last.checked_add(1)?..).map(numbered);
    after.find(|number| !taken.former.contains(number))
}

/// Whether an action of `plan` has, or is remembered to have had, the number.
pub(crate) fn is_used(plan: &Plan, taken: &Taken, number: &str) -> bool {
    let mut all = used(plan, taken).chain(&taken.former);
    all.any(|used| used.is(number))
}

fn used<'a>(plan: &'a Plan, taken: &'a Taken) -> impl Iterator<Item = &'a Number> {
    let period = plan.period.value.to_string();
    let carried_on = { taken.later.iter() }
        .flat_map(Plan::actions)
        .filter_map(|(_, action)| action.origin.as_ref())
        .filter(move |origin| origin.period == period)
        .map(|origin| &origin.number);
    let own = plan.actions().map(|(_, action)| &action.number.value);
    own.chain(carried_on)
}

/// What stands before the integer in the goal's numbers: the goal's own number and a dot, unless
/// its actions are numbered in another way, as `53`, `W-1` and `A.3.1` are.
fn series(goal: &Goal) -> String {
    let own = format!("{}.", goal.number.as_str());
    let of_the_goal = |action: &Action| action.number.series() == own;
    if goal.actions.iter().any(of_the_goal) {
        return own;
    }
    let last = goal.actions_by_number().pop();
    last.map_or(own, |last| last.number.series().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::plan_with;
    use crate::load::{self, Which};

    fn plan(goal: &str) -> Plan {
        let files = plan_with(goal);
        let folders = load::root::periods(&files).unwrap();
        let mut plans = load::load(&files, &folders, Which::All).unwrap().plans;
        plans.remove(0)
    }

    fn actions(numbers: &[&str], more: &str) -> String {
        let action = |number: &&str| {
            format!(
                "[[handling]]\nnr = \"{number}\"\ntekst = \"t\"\nansvarlig = [\"Kommunerne\"]\n{more}"
            )
        };
        numbers.iter().map(action).collect()
    }

    fn next_after(numbers: &[&str]) -> Option<String> {
        let plan = plan(&actions(numbers, ""));
        let goal = plan.goal("2").unwrap();
        next(&plan, goal, &Taken::default()).map(|number| number.to_string())
    }

    #[test]
    fn the_next_number_is_past_the_highest_however_the_goal_is_numbered() {
        for (numbers, expected) in [
            (&[][..], Some("2.1")),
            (&["2.1", "2.2"], Some("2.3")),
            (&["2.9", "2.10"], Some("2.11")),
            (&["2.10", "2.9"], Some("2.11")),
            (&["2.1", "2.5"], Some("2.6")),
            (&["A.3.1", "A.3.2"], Some("A.3.3")),
            (&["52", "53"], Some("54")),
            (&["2.1", "2.x"], Some("2.2")),
            (&["W-1", "W-9"], Some("W-10")),
            (&["1.d.3"], Some("1.d.4")),
            (&["2.x"], None),
        ] {
            assert_eq!(next_after(numbers).as_deref(), expected, "{numbers:?}");
        }
    }

    #[test]
    fn a_number_that_a_later_plan_remembers_is_not_used_again() {
        let this = plan(&actions(&["2.1"], ""));
        let later = plan(&actions(&["2.1"], "fra = \"2022-2025/2.7\"\n"));
        let other = plan(&actions(&["2.1"], "fra = \"2018-2021/2.9\"\n"));
        let mut taken = Taken {
            later: vec![later, other],
            former: ["2.8", "2.10"].map(Number::new).to_vec(),
        };
        let number = next(&this, this.goal("2").unwrap(), &taken);
        assert_eq!(number.unwrap().as_str(), "2.9");
        // A slip of the past is no reason to leave a gap.
        taken.former.push(Number::new("2.99"));
        let number = next(&this, this.goal("2").unwrap(), &taken);
        assert_eq!(number.unwrap().as_str(), "2.9");
    }
}
