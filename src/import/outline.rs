//! The outline of a plan in a document: which headings are goals and which are groups, and what
//! stands before, between and after their actions.

use super::answers::Answers;
use super::column::{self, Column, Match};
use super::goal_rule::GoalRule;
use super::heading::{goal_heading, number_and_title};
use super::items::{Heading, Item, ROW, items};
use super::listed::{Labelled, bullet, is_labelled, told};
use super::piece::Reading;
use super::question::Question;
use super::read::BOLD;
use super::remarks::Remarks;
use super::table::Record;
use crate::text::danish::{fold, noun};
use std::collections::{HashMap, HashSet};

/// A plan as the document has it.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    pub(crate) title: Option<String>,
    pub(crate) introduction: Vec<String>,
    pub(crate) goals: Vec<GoalOutline>,
    pub(crate) questions: Vec<Question>,
    pub(crate) remarks: Remarks,
    /// As `remarks`, of texts that are no action's.
    pub(crate) of_texts: Remarks,
}

/// A goal as the document has it.
#[derive(Debug, Default)]
pub(crate) struct GoalOutline {
    pub(crate) number: Option<String>,
    pub(crate) title: String,
    pub(crate) background: Vec<String>,
    /// Who answers for it, by the lines that say so.
    pub(crate) responsible: Vec<String>,
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
        over_goals: over_goals(&items, rule),
        parts: Vec::new(),
        met_parts: HashMap::new(),
        part: 0,
        is_titled_by_text: false,
        is_in_part: false,
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

/// A part of the plan, with goals under its heading.
struct Part {
    level: u8,
    heading: String,
    /// What stands between it and its first goal.
    text: Vec<String>,
}

/// The outline under way.
struct Writer {
    outline: Outline,
    rule: GoalRule,
    /// The places of the headings that stand over goals.
    over_goals: HashSet<usize>,
    /// Those of them that what comes stands under.
    parts: Vec<Part>,
    /// The texts of all of them, each with its place among them.
    met_parts: HashMap<String, usize>,
    /// The place of the last.
    part: usize,
    /// Whether no goal has come after the last of them yet.
    is_in_part: bool,
    /// Whether the title of the goal under way is a paragraph under its heading.
    is_titled_by_text: bool,
    group: Option<String>,
    /// The goals by their numbers or titles, with the part that each stands in.
    places: HashMap<String, (usize, usize)>,
    /// The one that what comes stands under.
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
            Item::Row(text) => self.text(text),
            Item::Heading(heading) => self.heading(at, heading),
        }
    }

    fn heading(&mut self, at: usize, heading: Heading) {
        self.parts.retain(|part| part.level < heading.level);
        if self.over_goals.contains(&at) {
            self.group = None;
            self.is_in_part = true;
            self.is_after = false;
            self.enter_part(&heading);
            self.parts.push(Part {
                level: heading.level,
                heading: heading.text,
                text: Vec::new(),
            });
            return;
        }
        if let Some((number, title)) = self.rule.goal(&heading) {
            self.group = None;
            self.is_after = false;
            self.goal_level = self.goal_level.max(heading.level);
            if !self.goal(number, title) {
                self.same_number(at, heading);
            }
            return;
        }
        if self.is_beside_goals(&heading) {
            self.outline.remarks.insert(format!(
                "”{}” har sine egne handlinger på højde med målene og er læst som et mål",
                heading.text
            ));
            self.group = None;
            self.is_after = false;
            let (number, title) = named(&heading.text);
            self.goal(number, title);
            return;
        }
        if heading.level == 0 || (at == 0 && self.outline.title.is_none()) {
            match &self.outline.title {
                Some(title) if fold::same(title, &heading.text) => {}
                Some(_) => self.text(heading.text),
                None => self.outline.title = Some(heading.text),
            }
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

    /// Notes the part that what comes stands in: one that goes on over the page has its heading again.
    fn enter_part(&mut self, heading: &Heading) {
        let new = self.met_parts.len() + 1;
        let key = fold::key(&heading.text);
        self.part = *self.met_parts.entry(key).or_insert(new);
        if heading.level == 0 && self.part == new {
            // Another plan's goals are not those of this one, whatever they are called.
            self.places.clear();
            let title = self.outline.title.as_deref().unwrap_or_default();
            self.outline.of_texts.insert(format!(
                "dokumentet har to titler, ”{title}” og ”{}”; er det to planer, så del det i to dokumenter",
                heading.text
            ));
        }
    }

    fn has_records(&self) -> bool {
        let goal = self.current.and_then(|at| self.outline.goals.get(at));
        goal.is_some_and(|goal| !goal.records.is_empty())
    }

    /// Whether a heading has actions of its own beside the goals, and no word that says that it is
    /// one: `Tværgående indsatser`. What is bold alone is a group but for its numbers.
    fn is_beside_goals(&self, heading: &Heading) -> bool {
        let is_of_goal = |parent: &str| {
            let mut above = std::iter::successors(Some(parent), |of| Some(of.rsplit_once('.')?.0));
            above.any(|number| self.places.contains_key(number))
        };
        heading.has_records
            && matches!(self.rule, GoalRule::Word(_) | GoalRule::Level(_))
            && heading.level <= self.goal_level
            && self.has_records()
            && match heading.parent.as_deref() {
                Some(parent) => !is_of_goal(parent),
                None => heading.level < BOLD,
            }
    }

    /// What stands under a second heading with the number of another goal is a group of that.
    fn same_number(&mut self, at: usize, heading: Heading) {
        let title = self.current().map(|goal| goal.title.clone());
        self.outline.remarks.insert(format!(
            "”{}” har samme nummer som ”{}”, og hører til det mål",
            heading.text,
            title.unwrap_or_default()
        ));
        if heading.has_records {
            self.group = Some(heading.text);
        } else {
            self.paragraph(at, heading.text);
        }
    }

    /// Opens a goal, or goes on with the one of this number; `false` where that has another title.
    fn goal(&mut self, number: Option<String>, title: String) -> bool {
        // A goal that goes on over the page has its heading again.
        let key = number.clone().unwrap_or_else(|| fold::key(&title));
        let new = self.outline.goals.len();
        let plain = |title: &str| fold::key(title.split(" (forts").next().unwrap_or(title));
        let is_other = |(at, part): &(usize, usize)| {
            let goal = self.outline.goals.get(*at);
            *part != self.part && goal.is_some_and(|goal| plain(&goal.title) != plain(&title))
        };
        if self.places.get(&key).is_some_and(is_other) {
            self.places.remove(&key);
        }
        let (at, _) = *self.places.entry(key).or_insert((new, self.part));
        self.current = Some(at);
        self.is_in_part = false;
        let is_titled_by_text = std::mem::take(&mut self.is_titled_by_text);
        if at == new {
            let background = self.parts_above();
            self.outline.goals.push(GoalOutline {
                number,
                title,
                background,
                ..GoalOutline::default()
            });
            return true;
        }
        let has_title = self.outline.title.is_some();
        let Some(goal) = self.current() else {
            return true;
        };
        // The name of a sheet, and its title in it.
        if goal.title.is_empty() && goal.background.is_empty() {
            goal.title = title;
            return true;
        }
        // The name of a sheet, the plan's title in it, and then the goal's.
        if is_titled_by_text && goal.records.is_empty() && !title.is_empty() {
            let text = std::mem::replace(&mut goal.title, title);
            if has_title {
                goal.background.insert(0, text);
            } else {
                self.outline.title = Some(text);
            }
            return true;
        }
        title.is_empty() || plain(&title) == plain(&goal.title)
    }

    /// The headings of the parts that a goal stands in, the last with what stands under it.
    fn parts_above(&mut self) -> Vec<String> {
        let mut above = Vec::new();
        for part in &mut self.parts {
            self.outline.remarks.insert(format!(
                "overskriften ”{}” står i baggrunden for de mål, der hører under den",
                part.heading
            ));
            above.push(part.heading.clone());
            above.append(&mut part.text);
        }
        above
    }

    /// The goal that what comes stands under.
    fn current(&mut self) -> Option<&mut GoalOutline> {
        self.outline.goals.get_mut(self.current?)
    }

    /// A paragraph: the title of the plan, or of the goal that it stands under, where there is none.
    fn paragraph(&mut self, at: usize, text: String) {
        let is_short = text.chars().count() <= LONGEST_TITLE
            && !text.ends_with(['.', ':'])
            && !text.contains('\n');
        let is_after = self.is_after;
        let is_title = at == 0 && is_short && self.outline.title.is_none();
        match self.current() {
            Some(goal)
                if !is_after
                    && goal.title.is_empty()
                    && goal.records.is_empty()
                    && text.chars().count() <= LONGEST_GOAL
                    && !is_labelled(text.lines().next().unwrap_or_default()) =>
            {
                // A title is one line.
                let (title, rest) = text.split_once('\n').unwrap_or((&text, ""));
                goal.title = title.to_owned();
                self.is_titled_by_text = true;
                if !rest.is_empty() {
                    self.text(rest.to_owned());
                }
            }
            None if is_title => self.outline.title = Some(text),
            _ => self.text(text),
        }
    }

    /// Words that are no title.
    fn text(&mut self, text: String) {
        let is_after = self.is_after;
        let mut remark = None;
        if let Some(part) = self.parts.last_mut().filter(|_| self.is_in_part) {
            return part.text.push(text);
        }
        let mut text = text;
        if let (Some(goal), Some((names, words))) = (self.current(), owners(&text))
            && goal.records.is_empty()
        {
            if !words.is_empty() {
                let number = goal.number.as_deref().unwrap_or_default();
                remark = Some(format!(
                    "{} er læst som ansvarlig for mål {}, hvor dets handlinger ikke nævner nogen",
                    noun::list(&names),
                    if number.is_empty() {
                        &goal.title
                    } else {
                        number
                    }
                ));
            }
            goal.responsible.extend(names);
            if words.is_empty() {
                return;
            }
            text = words;
        }
        match self.current() {
            Some(goal) if !is_after => {
                if !goal.records.is_empty() {
                    let about = match goal.number.as_deref() {
                        Some(number) => format!(" under mål {number}"),
                        None if goal.title.is_empty() => String::new(),
                        None => format!(" under {}", goal.title),
                    };
                    remark = Some(format!(
                        "teksten efter handlingerne{about} er lagt til målets baggrund"
                    ));
                }
                goal.background.push(text);
            }
            _ => {
                if self.is_after {
                    self.outline
                        .of_texts
                        .insert("teksten efter det sidste mål er lagt til indledningen".to_owned());
                }
                self.outline.introduction.push(text);
            }
        }
        self.outline.of_texts.extend(remark);
    }

    fn record(&mut self, record: Record) {
        let mut other_title = None;
        if let GoalRule::Column(column) = self.rule
            && !record.lines(column).is_empty()
        {
            let text = record.text(column);
            let (number, title) = named(&text);
            other_title = (!self.goal(number, title)).then_some(text);
        }
        if self.current.is_none() {
            self.goal(None, String::new());
        }
        let is_goal = self.rule == GoalRule::Column(Column::Group);
        let group = Some(record.text(Column::Group)).filter(|group| !group.is_empty() && !is_goal);
        let group = other_title.or(group).or_else(|| self.group.clone());
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

/// The names in a text that says who answers for a goal, `Ansvarlig: Havnene`, and what else it says.
fn owners(text: &str) -> Option<(Vec<String>, String)> {
    let mut owners = Vec::new();
    let mut words: Vec<String> = Vec::new();
    for line in text.lines() {
        let (own, labelled) = told(bullet(line).unwrap_or(line)).unwrap_or_default();
        let is_it = |(_, column, _): &&Labelled| *column == Column::Responsible;
        if labelled.iter().filter(is_it).count() == 0 {
            let (names, is_all) = owners_by_long_label(line).unwrap_or_default();
            owners.extend(Some(names).filter(|names| !names.is_empty()));
            words.extend((!is_all).then(|| line.to_owned()));
            continue;
        }
        words.extend(Some(own).filter(|own| !own.is_empty()));
        for (label, column, said) in labelled {
            match column {
                Column::Responsible => owners.push(said),
                _ => words.push(format!("{label}: {said}")),
            }
        }
    }
    (!owners.is_empty()).then(|| (owners, words.join("\n")))
}

/// The names behind a label of several words, `Ansvarlig forvaltning: Teknik`, and whether that is all: the
/// words of `Ansvarlig for målet: Teknik` say nothing else.
fn owners_by_long_label(line: &str) -> Option<(String, bool)> {
    let (label, names) = line.split_once(':')?;
    let is_it = column::known(label).map(Match::column) == Some(Column::Responsible);
    let names = names.trim().trim_end_matches('.');
    let is_label = is_it && !label.contains(['.', ',', ';']);
    let is_all = column::is_name(label.split(" for ").next().unwrap_or(label));
    is_label.then(|| (names.to_owned(), is_all))
}

/// The places of the headings that have goals under them. One alone of its level before all goals
/// stands over the plan.
fn over_goals(items: &[Item], rule: GoalRule) -> HashSet<usize> {
    let mut found: Vec<(usize, u8)> = Vec::new();
    let mut first_goal = items.len();
    // The highest level of heading between here and the next goal; 0 where an action comes first.
    let mut highest = 0;
    for (at, item) in items.iter().enumerate().rev() {
        match item {
            Item::Record(_) => highest = 0,
            Item::Heading(heading) if rule.goal(heading).is_some() => {
                highest = heading.level;
                first_goal = at;
            }
            Item::Heading(heading) if heading.level < highest => {
                highest = heading.level;
                found.push((at, heading.level));
            }
            _ => {}
        }
    }
    let mut counts = [0_usize; ROW as usize + 1];
    for (_, level) in &found {
        if let Some(count) = counts.get_mut(usize::from(*level)) {
            *count += 1;
        }
    }
    let is_part = |(at, level): &&(usize, u8)| {
        let count = counts.get(usize::from(*level));
        *at > first_goal || (*level > 0 && count.is_some_and(|count| *count > 1))
    };
    found.iter().filter(is_part).map(|(at, _)| *at).collect()
}

/// A heading's number and title.
pub(super) fn named(text: &str) -> (Option<String>, String) {
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

/// Nor is a goal's.
const LONGEST_GOAL: usize = 250;
