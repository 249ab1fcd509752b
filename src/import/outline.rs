//! The outline of a plan in a document: which headings are goals and which are groups, and what
//! stands before, between and after their actions.

use super::answers::Answers;
use super::column::Column;
use super::heading::{goal_heading, number_and_title};
use super::items::{GoalRule, Heading, Item, ROW, items};
use super::piece::Reading;
use super::question::Question;
use super::remarks::Remarks;
use super::table::Record;
use crate::text::danish::fold;
use std::collections::HashMap;

/// A plan as the document has it.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    pub(crate) title: Option<String>,
    pub(crate) introduction: Vec<String>,
    pub(crate) goals: Vec<GoalOutline>,
    pub(crate) questions: Vec<Question>,
    pub(crate) remarks: Remarks,
}

/// A goal as the document has it.
#[derive(Debug, Default)]
pub(crate) struct GoalOutline {
    pub(crate) number: Option<String>,
    pub(crate) title: String,
    pub(crate) background: Vec<String>,
    /// The actions, each with the heading it stands under.
    pub(crate) records: Vec<(Option<String>, Record)>,
}

/// The outline of the document.
pub(crate) fn outline(reading: &Reading, answers: &Answers) -> Outline {
    let mut outline = Outline::default();
    outline.remarks.extend(reading.remarks.iter().cloned());
    let items = items(reading, answers, &mut outline);
    let rule = GoalRule::find(&items);
    let mut writer = Writer {
        outline,
        rule,
        group: None,
        places: HashMap::new(),
        current: None,
        goal_level: 1,
        is_after: false,
    };
    for (at, item) in items.into_iter().enumerate() {
        writer.item(at, item);
    }
    writer.end()
}

/// The outline under way.
struct Writer {
    outline: Outline,
    rule: GoalRule,
    group: Option<String>,
    /// The goals by their numbers or titles, and the one that what comes stands under.
    places: HashMap<String, usize>,
    current: Option<usize>,
    /// The level of the headings that name goals.
    goal_level: u8,
    /// Whether what comes stands under no goal any more.
    is_after: bool,
}

impl Writer {
    fn item(&mut self, at: usize, item: Item) {
        match item {
            Item::Record(record) => self.record(record),
            Item::Paragraph(text) => self.paragraph(at, text),
            Item::Heading(heading) => self.heading(at, heading),
        }
    }

    fn heading(&mut self, at: usize, heading: Heading) {
        let goal = match self.rule {
            GoalRule::Word(word) => goal_heading(&heading.text)
                .filter(|goal| goal.word == word)
                .map(|goal| (goal.number, goal.title)),
            GoalRule::Level(level) if heading.level == level && heading.has_records => {
                Some(named(&heading.text))
            }
            _ => None,
        };
        if let Some((number, title)) = goal {
            self.group = None;
            self.is_after = false;
            self.goal_level = self.goal_level.max(heading.level);
            return self.goal(number, title);
        }
        if heading.level == 0 || (at == 0 && self.outline.title.is_none()) {
            self.outline.title.get_or_insert(heading.text);
        } else if heading.has_records
            && (!self.outline.goals.is_empty() || self.rule == GoalRule::Nothing)
        {
            self.group = Some(heading.text);
        } else {
            self.is_after |=
                heading.level < ROW && self.has_records() && heading.level <= self.goal_level;
            self.group = None;
            let is_first = heading.has_records;
            self.paragraph(at, heading.text.clone());
            if is_first {
                self.group = Some(heading.text);
            }
        }
    }

    fn has_records(&self) -> bool {
        let goal = self.current.and_then(|at| self.outline.goals.get(at));
        goal.is_some_and(|goal| !goal.records.is_empty())
    }

    fn goal(&mut self, number: Option<String>, title: String) {
        // A goal that goes on over the page has its heading again.
        let key = number.clone().unwrap_or_else(|| fold::key(&title));
        let new = self.outline.goals.len();
        let at = *self.places.entry(key).or_insert(new);
        if at == new {
            self.outline.goals.push(GoalOutline {
                number,
                title,
                ..GoalOutline::default()
            });
        }
        self.current = Some(at);
    }

    /// The goal that what comes stands under.
    fn current(&mut self) -> Option<&mut GoalOutline> {
        self.outline.goals.get_mut(self.current?)
    }

    fn paragraph(&mut self, at: usize, text: String) {
        let is_short = text.chars().count() <= LONGEST_TITLE
            && !text.ends_with(['.', ':'])
            && !text.contains('\n');
        let is_after = self.is_after;
        let is_title = at == 0 && is_short && self.outline.title.is_none();
        let mut remark = None;
        match self.current() {
            Some(goal) if !is_after => {
                if goal.title.is_empty() && goal.records.is_empty() {
                    goal.title = text;
                    return;
                }
                if !goal.records.is_empty() {
                    let about = goal
                        .number
                        .as_deref()
                        .map_or_else(|| goal.title.clone(), |number| format!("mål {number}"));
                    remark = Some(format!(
                        "teksten efter handlingerne under {about} er lagt til målets baggrund"
                    ));
                }
                goal.background.push(text);
            }
            None if is_title => self.outline.title = Some(text),
            _ => {
                if self.is_after {
                    self.outline
                        .remarks
                        .insert("teksten efter det sidste mål er lagt til indledningen".to_owned());
                }
                self.outline.introduction.push(text);
            }
        }
        self.outline.remarks.extend(remark);
    }

    fn record(&mut self, record: Record) {
        if let GoalRule::Column(column) = self.rule
            && !record.lines(column).is_empty()
        {
            let (number, title) = named(&record.text(column));
            self.goal(number, title);
        }
        if self.current.is_none() {
            self.goal(None, String::new());
        }
        let is_goal = self.rule == GoalRule::Column(Column::Group);
        let group = Some(record.text(Column::Group)).filter(|group| !group.is_empty() && !is_goal);
        let group = group.or_else(|| self.group.clone());
        if let Some(goal) = self.current() {
            goal.records.push((group, record));
        }
    }

    fn end(mut self) -> Outline {
        // A goal without any action is one all the same; without a title it is a slip of ours.
        self.outline
            .goals
            .retain(|goal| !(goal.title.is_empty() && goal.records.is_empty()));
        self.outline
    }
}

/// A heading's number and title.
fn named(text: &str) -> (Option<String>, String) {
    if let Some(goal) = goal_heading(text) {
        return (goal.number, goal.title);
    }
    match number_and_title(text) {
        Some((number, title)) => (Some(number), title),
        None => (None, text.to_owned()),
    }
}

/// A title is not longer, in characters.
const LONGEST_TITLE: usize = 120;
