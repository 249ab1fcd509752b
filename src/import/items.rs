//! The pieces of a document with its tables taken apart.

use super::answers::Answers;
use super::beside;
use super::column::{Column, choices};
use super::heading::{
    Count, NO_CONTENTS, caption, counted_title, goal_heading, is_numbered_goal, titles_in_order,
};
use super::listed;
use super::outline::Outline;
use super::piece::{Piece, Reading, Row, Table};
use super::question::{COLUMN, Key, Question};
use super::remarks::{Remarks, is_kept};
use super::table::{Head, Line, Record, sorted, starts};
use super::words;
use super::written::parent;
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

/// A piece of the document, tables taken apart.
#[derive(Debug)]
pub(super) enum Item {
    Heading(Heading),
    Paragraph(String),
    /// What a row of another table says.
    Row(String),
    Record(Record),
}

#[derive(Debug)]
pub(super) struct Heading {
    pub(super) level: u8,
    pub(super) text: String,
    /// Whether an action stands under it, before the next heading of its level.
    pub(super) has_records: bool,
    /// What the number of the first of them says that it stands under.
    pub(super) parent: Option<String>,
}

/// The level of a heading across a table.
pub(super) const ROW: u8 = 9;

/// The pieces with their tables taken apart. What is no table of actions stays as text.
pub(super) fn items(reading: &Reading, answers: &Answers, outline: &mut Outline) -> Vec<Item> {
    let mut items = Vec::new();
    let mut heads: Option<Vec<Head>> = None;
    let mut others: Vec<Table> = Vec::new();
    // Whether a heading that names no goal stands between the last table and what comes.
    let mut is_under_other = false;
    let mut pieces = Vec::new();
    for piece in &reading.pieces {
        pieces.extend(parted(piece, answers, &mut outline.remarks));
    }
    for piece in pieces {
        match piece.as_ref() {
            // A numbered item that a text's reader took for the heading of others.
            Piece::Heading(level, text)
                if *level > 0 && goal_heading(text).is_none() && listed::says_who_does_it(text) =>
            {
                items.push(Item::Paragraph(text.clone()));
            }
            Piece::Heading(level, text) => {
                is_under_other = goal_heading(text).is_none();
                items.push(Item::Heading(Heading::new(*level, text.clone())));
            }
            Piece::Paragraph(text) => items.extend(paragraph(text)),
            Piece::Table(table) => match sorted(table, heads.as_deref(), answers) {
                Some(sorted) => {
                    let mut lines = sorted.lines;
                    outline.remarks.extend(sorted.remarks);
                    if sorted.is_continued && is_under_other {
                        let place = table.rows.first().map_or("", |row| &row.place);
                        outline.remarks.insert(format!("tabellen ved {place} har ingen overskrifter, som kimo kender, og er læst med kolonnerne i tabellen før"));
                    }
                    is_under_other = false;
                    if !take_title(&mut items, &sorted.heads, &mut lines) {
                        promote_text(&sorted.heads, &mut lines, outline, answers);
                    }
                    heads = Some(sorted.heads);
                    items.extend(lines.into_iter().flat_map(|line| match line {
                        Line::Above(text)
                            if goal_heading(&text).is_some_and(|goal| goal.number.is_none()) =>
                        {
                            vec![Item::Heading(Heading::new(1, text))]
                        }
                        Line::Above(text) => paragraph(&text),
                        Line::Heading(text) => vec![Item::Heading(Heading::new(ROW, text))],
                        Line::Record(record) => vec![Item::Record(record)],
                    }));
                }
                None => {
                    others.push(table.clone());
                    let rows = table.rows.iter().map(Row::words);
                    items.extend(rows.filter(|row| !row.is_empty()).map(Item::Row));
                }
            },
        }
    }
    settle_counted(&mut items);
    let has_records = |items: &[Item]| items.iter().any(|item| matches!(item, Item::Record(_)));
    let says_who = |item: &Item| matches!(item, Item::Paragraph(text) if listed::says_who(text));
    if has_records(&items) {
        listed::read_beside(&mut items, &mut outline.remarks);
    } else if others.is_empty() || items.iter().any(says_who) {
        listed::read(&mut items, &mut outline.remarks);
    }
    leave_contents_out(&mut items, &mut outline.remarks);
    settle_captions(&mut items);
    mark_headings(&mut items);
    listed::read_under_goals(&mut items, &mut outline.remarks);
    mark_headings(&mut items);
    if has_records(&items) {
        for table in &others {
            let place = table.rows.first().map_or("", |row| &row.place);
            outline.of_texts.insert(format!("tabellen ved {place} er ikke en tabel med handlinger; dens ord er bevaret som tekst"));
        }
    } else if let Some(largest) = others.iter().max_by_key(|table| table.rows.len()) {
        ask_columns(largest, outline);
    }
    items
}

/// A table in which others stand beside or under each other, each with heads of its own, as those; any
/// other piece as it is.
fn parted<'p>(piece: &'p Piece, answers: &Answers, remarks: &mut Remarks) -> Vec<Cow<'p, Piece>> {
    let Piece::Table(table) = piece else {
        return vec![Cow::Borrowed(piece)];
    };
    let beside = beside::parted(table, answers, remarks);
    let is_one = beside.is_none();
    let beside = beside.map_or_else(
        || vec![Cow::Borrowed(table)],
        |of| of.into_iter().map(Cow::Owned).collect(),
    );
    let mut pieces = Vec::new();
    for table in beside {
        let starts = starts(&table, answers);
        if starts.is_empty() {
            pieces.push(if is_one {
                Cow::Borrowed(piece)
            } else {
                Cow::Owned(Piece::Table(table.into_owned()))
            });
            continue;
        }
        let ends = starts.iter().copied().chain([table.rows.len()]);
        let starts = [0].into_iter().chain(starts.iter().copied());
        pieces.extend(starts.zip(ends).map(|(from, to)| {
            let rows = table.rows.get(from..to).unwrap_or_default().to_vec();
            Cow::Owned(Piece::Table(Table { rows }))
        }));
    }
    pieces
}

/// Makes headings of the paragraphs that count the goals, in a document that has no other headings: with
/// Roman numerals, else with letters or digits right above tables of actions.
fn settle_counted(items: &mut [Item]) {
    if has_headings(items) {
        return;
    }
    let titles = |count: Count| {
        let found = items.iter().enumerate().filter_map(|(at, item)| {
            let Item::Paragraph(text) = item else {
                return None;
            };
            let is_over = matches!(items.get(at + 1), Some(Item::Record(_)));
            let may_be = is_over || count == Count::Roman;
            Some((at, counted_title(text, count).filter(|_| may_be)?))
        });
        titles_in_order(found)
    };
    let ways = [Count::Roman, Count::Letters, Count::Digits];
    let found = ways.into_iter().map(titles).find(|found| !found.is_empty());
    for at in found.unwrap_or_default() {
        if let Some(item) = items.get_mut(at)
            && let Item::Paragraph(text) = item
        {
            *item = Item::Heading(Heading::new(1, std::mem::take(text)));
        }
    }
}

/// Whether a document has other headings than its title, which stands above all else and names no goal.
pub(super) fn has_headings(items: &[Item]) -> bool {
    items.iter().enumerate().any(|(at, item)| {
        matches!(item, Item::Heading(of)
            if of.level > 0 && (at > 0 || goal_heading(&of.text).is_some()))
    })
}

/// Takes out the headings that stand again further down, without the number of a page: a table of
/// contents that has lost its leaders.
fn leave_contents_out(items: &mut Vec<Item>, remarks: &mut Remarks) {
    let heading = |item: &Item| match item {
        Item::Heading(heading) => Some(heading.text.clone()),
        _ => None,
    };
    let places = items.iter().enumerate();
    let last: HashMap<String, usize> = places
        .filter_map(|(at, item)| Some((heading(item)?, at)))
        .collect();
    // What has an action under it is the heading of that, whatever its title ends in.
    let is_over_action = |at: usize| {
        let below = items.iter().skip(at + 1);
        let mut below = below.take_while(|item| !matches!(item, Item::Heading(_)));
        below.any(|item| matches!(item, Item::Record(_)))
    };
    let is_of_contents = |(at, item): &(usize, &Item)| {
        heading(item).is_some_and(|text| {
            let (title, page) = text.rsplit_once(' ').unwrap_or_default();
            let is_page = page.len() <= 3 && page.bytes().all(|byte| byte.is_ascii_digit());
            is_page && last.get(title).is_some_and(|last| last > at) && !is_over_action(*at)
        })
    };
    let found = items.iter().enumerate().filter(is_of_contents);
    let found: BTreeSet<usize> = found.map(|(at, _)| at).collect();
    let mut places = 0..items.len();
    items.retain(|_| places.next().is_none_or(|at| !found.contains(&at)));
    if !found.is_empty() {
        remarks.insert(NO_CONTENTS.to_owned());
    }
}

/// Makes the captions of tables paragraphs, where most stand under headings of their own; where they
/// do not, a caption is the heading of what its table has.
fn settle_captions(items: &mut [Item]) {
    let mut count = 0;
    let mut under_others = 0;
    let mut is_under_other = false;
    for (at, item) in items.iter().enumerate() {
        match item {
            Item::Record(_) => is_under_other = false,
            Item::Heading(heading) if caption(&heading.text).is_some() => {
                count += 1;
                under_others += usize::from(is_under_other);
            }
            Item::Heading(heading) => is_under_other |= at > 0 && heading.level > 0,
            Item::Paragraph(_) | Item::Row(_) => {}
        }
    }
    let are_paragraphs = under_others * 2 > count;
    for item in items {
        if let Item::Heading(heading) = item
            && let Some(title) = caption(&heading.text)
        {
            let text = std::mem::replace(&mut heading.text, title);
            if are_paragraphs {
                *item = Item::Paragraph(text);
            }
        }
    }
}

/// A paragraph, or the heading of a goal that is written as one, with the lines under it.
fn paragraph(text: &str) -> Vec<Item> {
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    if !is_numbered_goal(first) || first.len() >= LONGEST_GOAL {
        return vec![Item::Paragraph(text.to_owned())];
    }
    let mut title = first.to_owned();
    let mut rest: Vec<&str> = Vec::new();
    for line in lines {
        let is_untitled = goal_heading(&title).is_some_and(|goal| goal.title.is_empty());
        let is_title = rest.is_empty()
            && title.len() < LONGEST_GOAL
            && (is_untitled || words::goes_on(&title, line));
        if is_title && !listed::is_labelled(line) {
            title = words::unfolded([title.as_str(), line]);
        } else {
            rest.push(line);
        }
    }
    let heading = Item::Heading(Heading::new(1, title));
    let rest = Some(rest.join("\n")).filter(|rest| !rest.is_empty());
    std::iter::once(heading)
        .chain(rest.map(Item::Paragraph))
        .collect()
}

/// A heading of a goal that is written as a paragraph is not longer, in bytes.
const LONGEST_GOAL: usize = 400;

/// Asks what the columns of a table hold of which hardly anything is known.
fn ask_columns(table: &Table, outline: &mut Outline) {
    let heads = table.rows.iter().find(|row| row.said() > 1);
    let place = heads.map_or_else(String::new, |row| row.place.clone());
    let heads: Vec<String> = heads.map(Row::texts).unwrap_or_default();
    let mut met = BTreeSet::new();
    let is_new = |head: &String| !head.is_empty() && met.insert(head.clone());
    let heads: Vec<String> = heads.into_iter().filter(is_new).collect();
    if heads.len() > MOST_ASKED {
        return;
    }
    for head in heads {
        let text = format!("Hvad står der i kolonnen ”{head}”? ({})", choices());
        let otherwise = "er der ingen handlinger at læse";
        outline.questions.push(Question {
            is_required: true,
            ..Question::new(Key::new(COLUMN, &head), text, otherwise).at(&place)
        });
    }
}

/// A table of actions has no more columns.
const MOST_ASKED: usize = 20;

/// Makes the heading right above a table of one action, which has no words of its own, its words, with
/// what stands between. `false` where the table is none, or the heading names a goal.
fn take_title(items: &mut Vec<Item>, heads: &[Head], lines: &mut [Line]) -> bool {
    let [Line::Record(record)] = lines else {
        return false;
    };
    let is_text = |item: &Item| matches!(item, Item::Paragraph(_));
    let from = items.iter().rposition(|item| !is_text(item));
    let heading = from.and_then(|from| items.get(from));
    let is_title = matches!(heading, Some(Item::Heading(heading)) if goal_heading(&heading.text).is_none() && heading.level > 0);
    let has_words = heads.iter().any(|head| head.column == Column::Text);
    let Some(from) = from.filter(|_| is_title && !has_words) else {
        return false;
    };
    let words = items.drain(from..).filter_map(|item| match item {
        Item::Heading(heading) => Some(heading.text),
        Item::Paragraph(text) => Some(text),
        Item::Row(_) | Item::Record(_) => None,
    });
    let words: Vec<String> = words.collect();
    record.add(&Head::new(Column::Text, ""), &words);
    true
}

/// In a table without a known column of actions, the one with the most words holds them.
fn promote_text(heads: &[Head], lines: &mut [Line], outline: &mut Outline, answers: &Answers) {
    if heads.iter().any(|head| head.column == Column::Text) {
        return;
    }
    let kept = heads.iter().filter(|head| head.column == Column::Kept);
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
        .max_by_key(|head| (words(&head.label), !head.label.is_empty()))
        .map(|head| head.label.clone())
        .filter(|label| !label.is_empty() || words(label) > 0)
    else {
        return;
    };
    let key = Key::new(COLUMN, &longest);
    let is_asked = outline.questions.iter().any(|asked| asked.key == key);
    if longest.is_empty() {
        outline
            .remarks
            .insert("kolonnen uden overskrift er læst som handlingerne".to_owned());
    } else if answers.get(&key).is_none() && !is_asked {
        let place = records().next().map_or("", |record| &record.place);
        let text = format!(
            "Er det i kolonnen ”{longest}”, handlingerne står? ({})",
            choices()
        );
        let otherwise = format!("læses kolonnen ”{longest}” som handlingerne");
        let question = Question::new(key, text, otherwise).at(place);
        outline
            .questions
            .push(question.proposing(vec!["handling".to_owned()]));
    }
    outline.remarks.take_back(&is_kept(&longest));
    for line in lines {
        if let Line::Record(record) = line {
            record.promote(&longest);
        }
    }
}

/// Notes under which headings an action stands.
fn mark_headings(items: &mut [Item]) {
    let mut open = [false; ROW as usize + 1];
    let mut first = None;
    for item in items.iter_mut().rev() {
        match item {
            Item::Record(record) => {
                open = [true; ROW as usize + 1];
                first = parent(record);
            }
            Item::Paragraph(_) | Item::Row(_) => {}
            Item::Heading(heading) => {
                let level = usize::from(heading.level.min(ROW));
                heading.has_records = open.get(level).copied().unwrap_or_default();
                heading.parent = first.clone().filter(|_| heading.has_records);
                // What lies under this one does not lie under those above it of a lower level.
                for deeper in open.iter_mut().skip(level) {
                    *deeper = false;
                }
            }
        }
    }
}

impl Heading {
    pub(super) fn new(level: u8, text: String) -> Heading {
        Heading {
            level,
            text: text.replace('\n', " "),
            has_records: false,
            parent: None,
        }
    }
}
