//! The outline of a plan in a document: which headings are goals and which are groups, and what
//! stands before, between and after their actions.

use super::answers::Answers;
use super::column::Column;
use super::heading::{goal_heading, number_and_title};
use super::piece::{Piece, Reading, Row, Table};
use super::question::{COLUMN, Key, Question};
use super::table::{Head, Line, Record, sorted};
use crate::text::danish::fold;
use std::collections::{BTreeSet, HashMap};

/// A plan as the document has it.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    pub(crate) title: Option<String>,
    pub(crate) introduction: Vec<String>,
    pub(crate) goals: Vec<GoalOutline>,
    pub(crate) questions: Vec<Question>,
    pub(crate) remarks: BTreeSet<String>,
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

/// A piece of the document, tables taken apart.
#[derive(Debug)]
enum Item {
    Heading(Heading),
    Paragraph(String),
    Record(Record),
}

#[derive(Debug)]
struct Heading {
    level: u8,
    text: String,
    /// Whether an action stands under it, before the next heading of its level.
    has_records: bool,
}

/// The level of a heading across a table.
const ROW: u8 = 9;

/// The outline of the document.
pub(crate) fn outline(reading: &Reading, answers: &Answers) -> Outline {
    let mut outline = Outline::default();
    outline.remarks.extend(reading.remarks.iter().cloned());
    let mut items = items(reading, answers, &mut outline);
    mark_headings(&mut items);
    let rule = GoalRule::find(&items);
    let mut writer = Writer {
        outline,
        rule,
        group: None,
        places: HashMap::new(),
        current: None,
        is_after: false,
    };
    for (at, item) in items.into_iter().enumerate() {
        writer.item(at, item);
    }
    writer.end()
}

/// The pieces with their tables taken apart. What is no table of actions stays as text.
fn items(reading: &Reading, answers: &Answers, outline: &mut Outline) -> Vec<Item> {
    let mut items = Vec::new();
    let mut heads: Option<Vec<Head>> = None;
    let mut others: Vec<&Table> = Vec::new();
    for piece in &reading.pieces {
        match piece {
            Piece::Heading(level, text) => {
                items.push(Item::Heading(Heading::new(*level, text.clone())))
            }
            Piece::Paragraph(text) => items.push(paragraph(text.clone())),
            Piece::Table(table) => match sorted(table, heads.as_deref(), answers) {
                Some(sorted) => {
                    let mut lines = sorted.lines;
                    outline.remarks.extend(sorted.remarks);
                    promote_text(&sorted.heads, &mut lines, outline, answers);
                    heads = Some(sorted.heads);
                    items.extend(lines.into_iter().map(|line| match line {
                        Line::Above(text) => paragraph(text),
                        Line::Heading(text) => Item::Heading(Heading::new(ROW, text)),
                        Line::Record(record) => Item::Record(record),
                    }));
                }
                None => {
                    others.push(table);
                    let rows = table.rows.iter().map(|row| {
                        row.texts()
                            .into_iter()
                            .filter(|text| !text.is_empty())
                            .collect::<Vec<_>>()
                            .join(" – ")
                    });
                    items.extend(rows.filter(|row| !row.is_empty()).map(Item::Paragraph));
                }
            },
        }
    }
    let has_records = items.iter().any(|item| matches!(item, Item::Record(_)));
    if has_records {
        for table in others {
            let place = table.rows.first().map_or("", |row| &row.place);
            outline.remarks.insert(format!("tabellen ved {place} er ikke en tabel med handlinger; dens ord er bevaret som tekst"));
        }
    } else if let Some(largest) = others.into_iter().max_by_key(|table| table.rows.len()) {
        ask_columns(largest, outline);
    }
    items
}

/// A paragraph, or the heading of a goal that is written as one.
fn paragraph(text: String) -> Item {
    let names_goal = goal_heading(&text).is_some_and(|goal| goal.number.is_some());
    if names_goal && text.len() < LONGEST_GOAL {
        Item::Heading(Heading::new(1, text))
    } else {
        Item::Paragraph(text)
    }
}

/// A heading of a goal that is written as a paragraph is not longer, in bytes.
const LONGEST_GOAL: usize = 400;

/// Asks what the columns of a table hold of which hardly anything is known.
fn ask_columns(table: &Table, outline: &mut Outline) {
    let said = |row: &&Row| row.cells.iter().filter(|cell| !cell.is_blank()).count();
    let heads = table.rows.iter().find(|row| said(row) > 1);
    let place = heads.map_or_else(String::new, |row| row.place.clone());
    let heads: Vec<String> = heads.map(Row::texts).unwrap_or_default();
    let heads: BTreeSet<String> = heads.into_iter().filter(|head| !head.is_empty()).collect();
    if heads.len() > MOST_ASKED {
        return;
    }
    for head in heads {
        outline.questions.push(Question {
            key: Key::new(COLUMN, &head),
            place: place.clone(),
            text: format!("Hvad står der i kolonnen ”{head}”? {}", column_choices()),
            otherwise: "er der ingen handlinger at læse".to_owned(),
            proposal: Vec::new(),
            is_required: true,
        });
    }
}

/// A table of actions has no more columns.
const MOST_ASKED: usize = 20;

/// What a column may be answered to hold.
pub(crate) fn column_choices() -> String {
    let words: Vec<&str> = super::column::CHOICES
        .iter()
        .map(|(_, word)| *word)
        .collect();
    format!("({})", words.join(", "))
}

/// In a table without a known column of actions, the one with the most words holds them.
fn promote_text(heads: &[Head], lines: &mut [Line], outline: &mut Outline, answers: &Answers) {
    if heads.iter().any(|head| head.column == Column::Text) {
        return;
    }
    let kept = heads
        .iter()
        .filter(|head| head.column == Column::Kept && !head.label.is_empty());
    let records = || {
        lines.iter().filter_map(|line| match line {
            Line::Record(record) => Some(record),
            Line::Heading(_) | Line::Above(_) => None,
        })
    };
    let words = |label: &str| -> usize {
        let cells = records()
            .flat_map(|record| &record.kept)
            .filter(|(kept, _)| kept == label);
        cells.flat_map(|(_, lines)| lines).map(String::len).sum()
    };
    let Some(longest) = kept
        .max_by_key(|head| words(&head.label))
        .map(|head| head.label.clone())
    else {
        return;
    };
    let key = Key::new(COLUMN, &longest);
    if answers.get(&key).is_none() {
        outline.questions.push(Question {
            key,
            place: records()
                .next()
                .map_or_else(String::new, |record| record.place.clone()),
            text: format!(
                "Er det i kolonnen ”{longest}”, handlingerne står? {}",
                column_choices()
            ),
            otherwise: format!("læses kolonnen ”{longest}” som handlingerne"),
            proposal: vec!["handling".to_owned()],
            is_required: false,
        });
    }
    outline
        .remarks
        .retain(|remark| !remark.contains(&format!("”{longest}” er bevaret")));
    for line in lines {
        if let Line::Record(record) = line {
            record.promote(&longest);
        }
    }
}

/// Notes under which headings an action stands.
fn mark_headings(items: &mut [Item]) {
    let mut open = [false; ROW as usize + 1];
    for item in items.iter_mut().rev() {
        match item {
            Item::Record(_) => open = [true; ROW as usize + 1],
            Item::Paragraph(_) => {}
            Item::Heading(heading) => {
                let level = usize::from(heading.level.min(ROW));
                heading.has_records = open.get(level).copied().unwrap_or_default();
                // What lies under this one does not lie under those above it of a lower level.
                for deeper in open.iter_mut().skip(level) {
                    *deeper = false;
                }
            }
        }
    }
}

/// By what a document tells its goals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum GoalRule {
    /// Headings with this word: `Mål 1: …`.
    Word(&'static str),
    /// A column of the tables, of goals or of groups.
    Column(Column),
    /// Headings of this level.
    Level(u8),
    Nothing,
}

impl GoalRule {
    fn find(items: &[Item]) -> GoalRule {
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
            words.extend(goal_heading(&heading.text).map(|goal| goal.word));
        }
        // A goal is called so more often than the theme that it stands in.
        if let Some(word) = super::heading::WORDS
            .iter()
            .find(|word| words.contains(word))
        {
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
            count > 1 || (count == 1 && (*level == ROW || owning(*level).all(|(at, _)| at > 0)))
        };
        match (1..=ROW).find(tells) {
            Some(level) => GoalRule::Level(level),
            None if has_column(Column::Group) => GoalRule::Column(Column::Group),
            None => GoalRule::Nothing,
        }
    }
}

impl Heading {
    fn new(level: u8, text: String) -> Heading {
        Heading {
            level,
            text,
            has_records: false,
        }
    }
}

/// The outline under way.
struct Writer {
    outline: Outline,
    rule: GoalRule,
    group: Option<String>,
    /// The goals by their numbers or titles, and the one that what comes stands under.
    places: HashMap<String, usize>,
    current: Option<usize>,
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
            return self.goal(number, title);
        }
        if heading.level == 0 || (at == 0 && self.outline.title.is_none()) {
            self.outline.title.get_or_insert(heading.text);
        } else if heading.has_records && !self.outline.goals.is_empty() {
            self.group = Some(heading.text);
        } else {
            self.is_after |=
                heading.level < ROW && self.has_records() && heading.level <= self.goal_level();
            self.group = None;
            let is_first = heading.has_records;
            self.paragraph(at, heading.text.clone());
            if is_first {
                self.group = Some(heading.text);
            }
        }
    }

    fn goal_level(&self) -> u8 {
        match self.rule {
            GoalRule::Level(level) => level,
            _ => 1,
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
