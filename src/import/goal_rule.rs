//! By what a document tells its goals.

use super::column::{Column, Match, is_name, known};
use super::heading::{WORDS, goal_heading, is_about_goal};
use super::items::{Heading, Item, ROW};
use super::outline::named;
use super::read::BOLD;
use super::written::parent;
use std::collections::HashMap;

/// By what a document tells its goals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GoalRule {
    /// Headings with this word: `Mål 1: …`.
    Word(&'static str),
    /// A column of the tables, of goals or of groups.
    Column(Column),
    /// Headings of this level.
    Level(u8),
    Nothing,
}

impl GoalRule {
    /// The number and the title of the goal that a heading names.
    pub(super) fn goal(self, heading: &Heading) -> Option<(Option<String>, String)> {
        match self {
            GoalRule::Word(word) => goal_heading(&heading.text)
                .filter(|goal| goal.word == word && !is_sentence(heading))
                .map(|goal| (goal.number, goal.title)),
            GoalRule::Level(level) if heading.level == level && heading.has_records => {
                Some(named(&heading.text))
            }
            _ => None,
        }
    }

    pub(super) fn find(items: &[Item]) -> GoalRule {
        let headings = || {
            items
                .iter()
                .enumerate()
                .filter_map(|(at, item)| match item {
                    Item::Heading(heading) => Some((at, heading)),
                    _ => None,
                })
        };
        let mut words: Vec<&str> = Vec::new();
        for (_, heading) in headings().filter(|(_, heading)| heading.has_records) {
            let goal = goal_heading(&heading.text).filter(|_| !is_sentence(heading));
            words.extend(goal.map(|goal| goal.word));
        }
        // A goal is called so more often than the theme that it stands in.
        if let Some(word) = WORDS.iter().find(|word| words.contains(word)) {
            return GoalRule::Word(word);
        }
        let has_column = |column| {
            let says = |item: &Item| matches!(item, Item::Record(record) if !record.lines(column).is_empty());
            items.iter().any(says)
        };
        if has_column(Column::Goal) {
            return GoalRule::Column(Column::Goal);
        }
        let owning = |level: u8| {
            headings().filter(move |(_, heading)| heading.level == level && heading.has_records)
        };
        // The only heading of its level, before all others, is the title.
        let tells = |level: &u8| {
            let count = owning(*level).count();
            (count > 1 && !shares_numbers(items, *level))
                || (count == 1
                    && (*level == ROW || owning(*level).all(|(at, of)| at > 0 && !is_of_all(of))))
        };
        match (1..=ROW).find(tells) {
            Some(level) => GoalRule::Level(level),
            None if has_column(Column::Group) => GoalRule::Column(Column::Group),
            None => GoalRule::Nothing,
        }
    }
}

/// Whether what is a heading by its place or its type alone is a sentence about a goal.
fn is_sentence(heading: &Heading) -> bool {
    heading.level >= BOLD && is_about_goal(&heading.text)
}

/// Whether a heading says no more than that actions stand under it: `Handlinger`.
fn is_of_all(heading: &Heading) -> bool {
    is_name(&heading.text) && known(&heading.text).map(Match::column) == Some(Column::Text)
}

/// Whether actions under two headings of a level have numbers of one goal: 1.1 and 1.2.
fn shares_numbers(items: &[Item], level: u8) -> bool {
    let mut current = None;
    let mut under: HashMap<String, Option<usize>> = HashMap::new();
    items.iter().enumerate().any(|(at, item)| match item {
        Item::Heading(heading) if heading.level == level && heading.has_records => {
            current = Some(at);
            false
        }
        Item::Record(record) => {
            parent(record).is_some_and(|parent| *under.entry(parent).or_insert(current) != current)
        }
        _ => false,
    })
}
