//! What became of the goals, and of the actions and indicators in them.
//!
//! What is damaged in one of the versions is not compared, and what one does not have is new or
//! gone only where no damage could hide it there.

use super::{Found, Kind, LeftOut, Part, Version, actions, indicators};
use crate::plan::{Action, Goal, Indicator, Number, Plan};
use crate::query::damage::Damage;
use crate::query::difference::{Paired, pair};
use std::collections::BTreeSet;

/// Compares every goal. `registers` are the plans by whose registers the parties are named.
pub(super) fn compare(
    old: &Version<'_>,
    new: &Version<'_>,
    registers: [&Plan; 2],
    found: &mut Found,
) {
    let unread = [old, new].map(|version| version.damage.unread_goals());
    let mut left_out: BTreeSet<Number> = unread.concat().into_iter().collect();
    let goals = pair(
        &old.plan.goals,
        &new.plan.goals,
        &[|goal: &Goal| goal.number.to_string()],
    );
    for (goals, other) in [(&goals.gone, new), (&goals.added, old)] {
        let hidden = goals
            .iter()
            .filter(|goal| other.damage.may_hide(&goal.number));
        left_out.extend(hidden.map(|goal| goal.number.value.clone()));
    }
    let whole = Damage::default();
    let is_told = |goal: &Goal| !left_out.contains(&goal.number.value);
    let mut by_goal: Vec<(&Number, Found)> = Vec::new();
    let sides = Sides {
        registers,
        damage: [&old.damage, &new.damage],
    };
    for (before, after) in goals.both.iter().filter(|(_, after)| is_told(after)) {
        by_goal.push((&after.number, sides.goal(before, after)));
    }
    for after in goals.added.iter().filter(|goal| is_told(goal)) {
        let sides = Sides {
            damage: [&whole, &new.damage],
            ..sides
        };
        let mut found = Found::default();
        found.changes.push(actions::whole_goal(after, Kind::Ny));
        found.extend(sides.goal(&without_contents(after), after));
        by_goal.push((&after.number, found));
    }
    for before in goals.gone.iter().filter(|goal| is_told(goal)) {
        let sides = Sides {
            damage: [&old.damage, &whole],
            ..sides
        };
        let mut found = Found::default();
        found
            .changes
            .push(actions::whole_goal(before, Kind::Slettet));
        found.extend(sides.goal(before, &without_contents(before)));
        by_goal.push((&before.number, found));
    }
    for number in &left_out {
        let title = [new, old].into_iter().find_map(|version| {
            let goal = version.plan.goal(number.as_str())?;
            Some(goal.title.value.as_str())
        });
        let mut found = Found::default();
        found.leave_out("maal", Some(number.to_string()), title);
        by_goal.push((number, found));
    }
    by_goal.sort_by_key(|(number, _)| *number);
    for (_, of_goal) in by_goal {
        found.extend(of_goal);
    }
}

fn without_contents(goal: &Goal) -> Goal {
    Goal {
        actions: Vec::new(),
        indicators: Vec::new(),
        ..goal.clone()
    }
}

impl Found {
    fn extend(&mut self, other: Found) {
        self.changes.extend(other.changes);
        self.left_out.extend(other.left_out);
    }
}

/// What is known of the two versions, the old one first.
#[derive(Clone, Copy)]
struct Sides<'s> {
    registers: [&'s Plan; 2],
    damage: [&'s Damage; 2],
}

/// What is to be told of an action or an indicator.
enum Told<'g, T> {
    Both(&'g T, &'g T),
    Added(&'g T),
    Gone(&'g T),
    LeftOut(&'g T),
}

impl Sides<'_> {
    /// A goal: itself, its actions in the order of their numbers, its indicators.
    fn goal(&self, before: &Goal, after: &Goal) -> Found {
        let mut found = Found::default();
        let [was, is] = self.damage;
        if !(was.is_in_lines_of(before) || is.is_in_lines_of(after)) {
            found.changes.extend(actions::goal(before, after))
        } else {
            found.left_out.push(LeftOut {
                subject: "maal",
                number: Some(after.number.to_string()),
                title: None,
                part: Part::Felter,
            })
        }
        self.actions(before, after, &mut found);
        self.indicators(before, after, &mut found);
        found
    }

    fn actions(&self, before: &Goal, after: &Goal, found: &mut Found) {
        // An action that got another number is known by its words.
        let keys: [fn(&Action) -> String; 2] = [
            |action| action.number.to_string(),
            |action| action.text.clone(),
        ];
        let paired = pair(&before.actions, &after.actions, &keys);
        let mut told = self.told(before, after, paired, Damage::is_in_action);
        told.sort_by(|a, b| a.part().number.value.cmp(&b.part().number.value));
        let [old, new] = self.registers;
        for told in told {
            match told {
                Told::Both(was, is) => found.changes.extend(actions::action(was, is, old, new)),
                Told::Added(is) => found.changes.push(actions::whole_action(is, new, Kind::Ny)),
                Told::Gone(was) => {
                    let gone = actions::whole_action(was, old, Kind::Slettet);
                    found.changes.push(gone);
                }
                Told::LeftOut(action) => {
                    let number = Some(action.number.to_string());
                    found.leave_out("handling", number, Some(&action.text));
                }
            }
        }
    }

    fn indicators(&self, before: &Goal, after: &Goal, found: &mut Found) {
        let name = |indicator: &Indicator| indicator.name.value.clone();
        let paired = pair(&before.indicators, &after.indicators, &[name]);
        for told in self.told(before, after, paired, Damage::is_in_indicator) {
            let (was, is) = match told {
                Told::Both(was, is) => (Some(was), Some(is)),
                Told::Added(is) => (None, Some(is)),
                Told::Gone(was) => (Some(was), None),
                Told::LeftOut(indicator) => {
                    found.leave_out("indikator", None, Some(&indicator.name));
                    continue;
                }
            };
            found.changes.extend(indicators::indicator(was, is));
        }
    }

    fn told<'g, T>(
        &self,
        before: &Goal,
        after: &Goal,
        paired: Paired<'g, T>,
        is_in: fn(&Damage, &T) -> bool,
    ) -> Vec<Told<'g, T>> {
        let [old, new] = self.damage;
        let both = paired.both.into_iter().map(|(was, is)| {
            if is_in(old, was) || is_in(new, is) {
                Told::LeftOut(is)
            } else {
                Told::Both(was, is)
            }
        });
        let added = paired.added.into_iter().map(|is| {
            if is_in(new, is) || old.may_hide_in(before) {
                Told::LeftOut(is)
            } else {
                Told::Added(is)
            }
        });
        let gone = paired.gone.into_iter().map(|was| {
            if is_in(old, was) || new.may_hide_in(after) {
                Told::LeftOut(was)
            } else {
                Told::Gone(was)
            }
        });
        both.chain(added).chain(gone).collect()
    }
}

impl<'g, T> Told<'g, T> {
    fn part(&self) -> &'g T {
        match self {
            Told::Both(_, part) | Told::Added(part) | Told::Gone(part) | Told::LeftOut(part) => {
                part
            }
        }
    }
}
