//! What the errors in a plan's files have cost: what is not in the model may stand in a part of
//! a file that could not be read, and what is may have lost something.
//!
//! A part is a goal's own lines, or an action or an indicator with all that stands under it.

use crate::load::{Sources, faults, root};
use crate::plan::{Action, Goal, Indicator, Number, Plan};
use crate::text::{Diagnostic, FileId, Span};
use std::collections::HashSet;

/// The damage to one plan; none by default.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Damage {
    has_torn_header: bool,
    unread_goals: Vec<Number>,
    has_unknown_files: bool,
    torn: HashSet<FileId>,
    /// The parts that an error stands in, by where they begin.
    parts: HashSet<(FileId, u32)>,
}

impl Damage {
    /// What `problems`, all that was found when `plan` was loaded from `sources`, have cost it.
    pub(crate) fn of(plan: &Plan, problems: &[Diagnostic], sources: &Sources<'_>) -> Damage {
        let mut damage = Damage::default();
        let costly = problems
            .iter()
            .filter(|problem| problem.is_error() && !faults::loses_nothing(problem.rule));
        for problem in costly {
            let (folder, name) = sources
                .name(problem.span.file)
                .rsplit_once('/')
                .unwrap_or(("", sources.name(problem.span.file)));
            if folder != plan.folder {
                continue;
            }
            match (name, root::goal_number(name)) {
                (root::HANDLEPLAN, _) => damage.has_torn_header = true,
                (_, Some(number)) => damage.add_to_goal(plan, number, problem.span),
                _ => damage.has_unknown_files = true,
            }
        }
        damage.unread_goals.sort();
        damage.unread_goals.dedup();
        damage
    }

    fn add_to_goal(&mut self, plan: &Plan, file_number: &str, place: Span) {
        let goal = plan.goals.iter().find(|goal| goal.file == place.file);
        match goal {
            Some(goal) if !goal.is_misnamed => {
                self.torn.insert(goal.file);
                let parts = parts_at(goal, place);
                self.parts
                    .extend(parts.into_iter().map(|start| (goal.file, start)));
            }
            // Which of two numbers a goal has is not known either.
            _ => {
                self.unread_goals.push(Number::new(file_number));
                self.unread_goals
                    .extend(goal.map(|goal| goal.number.value.clone()));
            }
        }
    }

    /// Whether something in `handleplan.toml` could not be read.
    pub(crate) fn has_torn_header(&self) -> bool {
        self.has_torn_header
    }

    /// The goals of which nothing can be told, in the order of their numbers.
    pub(crate) fn unread_goals(&self) -> &[Number] {
        &self.unread_goals
    }

    /// Whether a goal that the plan does not have may stand in a file of it all the same.
    pub(crate) fn may_hide(&self, goal: &Number) -> bool {
        self.has_unknown_files || self.unread_goals.contains(goal)
    }

    /// Whether an action or an indicator that the goal does not have may stand in its file all
    /// the same.
    pub(crate) fn may_hide_in(&self, goal: &Goal) -> bool {
        self.torn.contains(&goal.file)
    }

    /// Whether the goal's own lines are damaged.
    pub(crate) fn is_in_lines_of(&self, goal: &Goal) -> bool {
        self.parts.contains(&(goal.file, 0))
    }

    /// Whether the action, or what was written on it, is damaged.
    pub(crate) fn is_in_action(&self, action: &Action) -> bool {
        self.is_at(action.own_lines.span)
    }

    /// Whether the indicator, or one of its measurements, is damaged.
    pub(crate) fn is_in_indicator(&self, indicator: &Indicator) -> bool {
        self.is_at(indicator.own_lines.span)
    }

    fn is_at(&self, place: Span) -> bool {
        self.parts.contains(&(place.file, place.start))
    }
}

/// Where the parts begin that `place` lies in: the last one before it, and those within it. What
/// an error cost a part that was not read at all falls to the one before.
fn parts_at(goal: &Goal, place: Span) -> Vec<u32> {
    let actions = goal.actions.iter().map(|action| action.own_lines.span);
    let indicators = goal.indicators.iter().map(|of| of.own_lines.span);
    let mut starts: Vec<u32> = actions.chain(indicators).map(|span| span.start).collect();
    starts.push(0);
    starts.sort_unstable();
    let first = starts.partition_point(|start| *start <= place.start);
    let end = starts.partition_point(|start| *start < place.end.max(place.start + 1));
    starts[first.saturating_sub(1)..end].to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::plan_with;
    use crate::load::{Which, load};

    const ACTIONS: &str = "\
[[handling]]
nr = \"2.1\"
tekst = \"x\"
ansvarlig = [\"Bestyrelsen\"]
[[handling.note]]
dato = 2024-03-12
tekst = \"y\"
[[handling]]
nr = \"2.2\"
tekst = \"z\"
ansvarlig = [\"Bestyrelsen\"]
[[indikator]]
navn = \"Strande\"
enhed = \"strande\"
";

    /// The parts of goal 2 that are damaged once `new` stands for `old`.
    fn damaged(old: &str, new: &str) -> String {
        assert!(ACTIONS.contains(old), "{old}");
        let files = plan_with(&ACTIONS.replacen(old, new, 1));
        let folders = root::periods(&files).unwrap();
        let loaded = load(&files, &folders, Which::All).unwrap();
        let plan = &loaded.plans[0];
        let damage = Damage::of(plan, &loaded.problems, &loaded.sources);
        let goal = plan.goal("2").unwrap();
        let mut parts = Vec::new();
        parts.extend(damage.is_in_lines_of(goal).then(|| "målet".to_owned()));
        let actions = goal.actions.iter();
        parts.extend(
            actions
                .filter(|action| damage.is_in_action(action))
                .map(|action| action.number.to_string()),
        );
        let indicators = goal.indicators.iter();
        parts.extend(
            indicators
                .filter(|of| damage.is_in_indicator(of))
                .map(|of| of.name.value.clone()),
        );
        assert_eq!(damage.may_hide_in(goal), !parts.is_empty(), "{parts:?}");
        parts.join(", ")
    }

    #[test]
    fn an_error_damages_the_part_it_stands_in() {
        for (old, new, parts) in [
            ("x", "y", ""),
            ("[[handling]]", "titel = 1\n[[handling]]", "målet"),
            ("\"x\"", "\"x", "2.1"),
            ("dato = 2024-03-12\n", "", "2.1"),
            ("dato = 2024-03-12", "dato = 2024-02-31", "2.1"),
            ("nr = \"2.2\"\n", "", "2.1"),
            ("\"z\"", "5", "2.2"),
            ("navn = \"Strande\"\n", "", "2.2"),
            ("enhed", "enhet", "Strande"),
            ("\"2.2\"", "\"2,2\"", ""),
        ] {
            assert_eq!(damaged(old, new), parts, "{old} → {new}");
        }
    }

    #[test]
    fn a_goal_whose_file_is_not_read_may_be_there() {
        let mut files = plan_with(ACTIONS);
        files.0.insert("maal-3.toml".to_owned(), Vec::new());
        files.0.insert(
            "maal-4.toml".to_owned(),
            b"nr = \"5\"\ntitel = \"x\"".to_vec(),
        );
        let folders = root::periods(&files).unwrap();
        let loaded = load(&files, &folders, Which::All).unwrap();
        let damage = Damage::of(&loaded.plans[0], &loaded.problems, &loaded.sources);
        let unread: Vec<&str> = damage.unread_goals.iter().map(Number::as_str).collect();
        assert_eq!(unread, ["3", "4", "5"]);
        assert!(!damage.may_hide(&Number::new("2")) && damage.may_hide(&Number::new("4")));
        assert!(!damage.has_torn_header());
    }
}
