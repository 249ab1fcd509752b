//! The order in which every list and report names actions and parties.

use crate::plan::{Action, Goal, Plan};
use crate::text::danish::collate;

/// Every action with its goal: by the goals' numbers, then by its own.
pub(crate) fn actions(plan: &Plan) -> Vec<(&Goal, &Action)> {
    let of_goal = |goal| by_number(goal).map(move |action| (goal, action));
    plan.goals.iter().flat_map(of_goal).collect()
}

/// What is told per party, by the Danish alphabet: every party that answers for one of
/// `actions`, with those it answers for in their given order.
pub(crate) fn by_party<'a>(
    plan: &'a Plan,
    actions: &[&'a Action],
) -> Vec<(&'a str, Vec<&'a Action>)> {
    let mut parties: Vec<(&str, Vec<&Action>)> = Vec::new();
    for action in actions {
        for name in plan.names_of(&action.responsible) {
            match parties.iter_mut().find(|(party, _)| *party == name) {
                Some((_, theirs)) => theirs.push(action),
                None => parties.push((name, vec![action])),
            }
        }
    }
    parties.sort_by_cached_key(|(name, _)| collate::key(name));
    parties
}

fn by_number(goal: &Goal) -> impl Iterator<Item = &Action> {
    goal.actions_by_number().into_iter()
}
