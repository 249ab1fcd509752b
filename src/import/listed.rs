//! Actions in a document without a table of actions: the items of lists under headings, or headings
//! of their own, each with what is said of it in the item or under it, as `Ansvarlig: Havnene`.

use super::column::{Column, of_label, of_remark};
use super::heading::is_numbered_goal;
use super::items::{Heading, Item};
use super::nested;
use super::record::{Head, Record};
use super::remarks::Remarks;
use super::time::span;
use super::written::number_before;
use std::collections::BTreeSet;

/// Makes records of the items, or of the headings, where there are several.
pub(super) fn read(items: &mut Vec<Item>, remarks: &mut Remarks) {
    join_labels(items);
    let is_heading = |item: &Item| matches!(item, Item::Heading(heading) if heading.level > 0);
    // A heading above all else is the title.
    if !items.iter().skip(1).any(is_heading) {
        nested::head(items);
    }
    let titles = titles(items);
    let under_heading = items.iter().skip_while(|item| !is_heading(item));
    if titles.len() < 2 && under_heading.filter(|item| label(item).is_some()).count() < 2 {
        return;
    }
    if titles.len() < 2 {
        read_lists(items);
        remarks.insert(
            "dokumentet har ingen tabel; handlingerne er punkterne i dets lister".to_owned(),
        );
    } else {
        read_titles(items, &titles);
        remarks.insert(
            "dokumentet har ingen tabel; handlingerne er de overskrifter, der har en ansvarlig eller en frist under sig"
                .to_owned(),
        );
    }
}

/// Puts a label that stands by itself, as a heading or not, together with what it is the label of.
fn join_labels(items: &mut Vec<Item>) {
    let mut joined: Vec<Item> = Vec::new();
    let mut open: Option<String> = None;
    for item in std::mem::take(items) {
        let item = match (open.take(), item) {
            (Some(label), Item::Paragraph(text)) => Item::Paragraph(format!("{label}: {text}")),
            (Some(label), item) => {
                joined.push(Item::Paragraph(label));
                item
            }
            (None, item) => item,
        };
        let alone = match &item {
            Item::Heading(Heading { text, .. }) => Some(text.trim_end_matches(':')),
            Item::Paragraph(text) => text.strip_suffix(':'),
            _ => None,
        };
        match alone.filter(|label| said_under(label).is_some()) {
            Some(label) => open = Some(label.to_owned()),
            None => joined.push(item),
        }
    }
    joined.extend(open.map(Item::Paragraph));
    *items = joined;
}

/// The places of the headings that are actions: those of the lowest level that have a label right
/// under them, and the others of that level that have one after a list, or a number as all of these.
fn titles(items: &[Item]) -> BTreeSet<usize> {
    let mut titles: Vec<Title> = Vec::new();
    let mut has_list = false;
    for (at, item) in items.iter().enumerate() {
        match (item, titles.last_mut()) {
            (Item::Heading(heading), _) => {
                has_list = false;
                titles.push(Title {
                    at,
                    level: heading.level,
                    names_goal: is_numbered_goal(&heading.text),
                    is_numbered: number_before(&heading.text).is_some(),
                    label: Said::Nowhere,
                });
            }
            (Item::Paragraph(text), Some(title)) if text.lines().any(is_labelled) => {
                let place = if has_list {
                    Said::AfterList
                } else {
                    Said::RightUnder
                };
                title.label = title.label.max(place);
            }
            (item, _) => has_list |= label(item).is_some(),
        }
    }
    titles.retain(|title| title.level > 0 && !title.names_goal);
    let are_right_under = |title: &&Title| title.label == Said::RightUnder;
    let lowest = titles
        .iter()
        .filter(are_right_under)
        .map(|title| title.level)
        .max();
    titles.retain(|title| Some(title.level) == lowest);
    let are_numbered = titles
        .iter()
        .filter(are_right_under)
        .all(|title| title.is_numbered);
    let is_action =
        |title: &&Title| title.label != Said::Nowhere || (are_numbered && title.is_numbered);
    titles
        .iter()
        .filter(is_action)
        .map(|title| title.at)
        .collect()
}

/// A heading that may be an action.
struct Title {
    at: usize,
    level: u8,
    names_goal: bool,
    is_numbered: bool,
    label: Said,
}

/// Where it is said under a heading who answers for it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Said {
    Nowhere,
    AfterList,
    RightUnder,
}

fn read_titles(items: &mut Vec<Item>, titles: &BTreeSet<usize>) {
    let mut read: Vec<Item> = Vec::new();
    for (at, item) in std::mem::take(items).into_iter().enumerate() {
        match (item, read.last_mut()) {
            (Item::Heading(heading), _) if titles.contains(&at) => {
                let mut record = Record::at(&format!("”{}”", heading.text));
                record.add(&head(Column::Text, "Handling"), &[heading.text]);
                read.push(Item::Record(record));
            }
            (Item::Paragraph(text), Some(Item::Record(record))) => {
                text.lines().for_each(|line| say(record, line));
            }
            (item, _) => read.push(item),
        }
    }
    *items = read;
}

fn read_lists(items: &mut Vec<Item>) {
    let is_number = |item: &&Item| matches!(label(item), Some(Label::Number));
    let is_numbered = items.iter().filter(is_number).count() > 1;
    let mut is_under_heading = false;
    let mut listed: Vec<Item> = Vec::new();
    let mut count = 0;
    for item in std::mem::take(items) {
        is_under_heading |= matches!(&item, Item::Heading(heading) if heading.level > 0);
        let text = match item {
            Item::Paragraph(text) if is_under_heading => text,
            other => {
                listed.push(other);
                continue;
            }
        };
        let kind = label(&Item::Paragraph(text.clone()));
        let above = match listed.last_mut() {
            Some(Item::Record(record)) => Some(record),
            _ => None,
        };
        let words = bullet(&text).unwrap_or(&text);
        match (kind, above) {
            (_, Some(above)) if is_labelled(words) => say(above, words),
            (Some(Label::Bullet), Some(above)) if remark(words).is_some() => {
                let (label, words) = remark(words).unwrap_or_default();
                above.add(&head(Column::Kept, label), &[words.to_owned()]);
            }
            // Under a numbered item a list of bullets is a part of it.
            (Some(Label::Bullet), Some(above)) if is_numbered => {
                above.add(&head(Column::Text, "Handling"), &[text]);
            }
            (Some(_), _) => {
                count += 1;
                let mut record = Record::at(&format!("punkt {count}"));
                say(&mut record, words);
                listed.push(Item::Record(record));
            }
            (None, _) => listed.push(Item::Paragraph(text)),
        }
    }
    *items = listed;
}

/// Whether a text says nothing but what stands under a column's name.
fn is_labelled(text: &str) -> bool {
    told(text).is_some_and(|(words, _)| words.is_empty())
}

/// The label and the words of an item that says something else of the item above it: `Økonomi: 20.000 kr.`
fn remark(text: &str) -> Option<(&str, &str)> {
    let labelled = text.split_once(": ");
    labelled.filter(|(label, _)| of_remark(label) == Some(Column::Kept))
}

/// How an item of a list begins.
enum Label {
    Bullet,
    Number,
}

fn label(item: &Item) -> Option<Label> {
    let Item::Paragraph(text) = item else {
        return None;
    };
    if bullet(text).is_some() {
        return Some(Label::Bullet);
    }
    number_before(text).map(|_| Label::Number)
}

/// What follows the sign of an item.
pub(crate) fn bullet(text: &str) -> Option<&str> {
    SIGNS.iter().find_map(|sign| text.strip_prefix(sign))
}

/// What stands before an item of a list.
pub(super) const SIGNS: [&str; 7] = ["• ", "- ", "– ", "* ", "o ", "▪ ", "· "];

/// Adds what a text says to a record: the words of the action, and what is labelled.
fn say(record: &mut Record, text: &str) {
    let (words, labelled) = told(text).unwrap_or_else(|| (text.to_owned(), Vec::new()));
    if !words.is_empty() {
        record.add(&head(Column::Text, "Handling"), &[words]);
    }
    for (label, column, said) in labelled {
        // "(Ansvarlig: Havnene, 2025)" says when, too.
        match said
            .rsplit_once(", ")
            .filter(|(_, time)| column == Column::Responsible && span(time).is_some())
        {
            Some((names, time)) => {
                record.add(&head(column, &label), &[names.to_owned()]);
                record.add(&head(Column::Deadline, "Frist"), &[time.to_owned()]);
            }
            None => record.add(&head(column, &label), &[said]),
        }
    }
}

fn head(column: Column, label: &str) -> Head {
    Head {
        column,
        label: label.to_owned(),
    }
}

/// What stands under a column's name: the name, the column, and what is said.
pub(crate) type Labelled = (String, Column, String);

/// The words of a text without what it says itself under a column's name, and that; nothing where it
/// says nothing so.
pub(crate) fn told(text: &str) -> Option<(String, Vec<Labelled>)> {
    let mut words: Vec<&str> = Vec::new();
    let mut found: Vec<(String, Column, Vec<&str>)> = Vec::new();
    for word in text.split(' ') {
        let label = word
            .strip_suffix(':')
            .map(|label| label.trim_start_matches('('));
        if let Some((label, column)) = label.and_then(|label| Some((label, said_under(label)?))) {
            found.push((label.to_owned(), column, Vec::new()));
        } else if let Some((_, _, said)) = found.last_mut() {
            said.push(word);
        } else {
            words.push(word);
        }
    }
    let tidy = |said: Vec<&str>| {
        let said = said.join(" ");
        said.trim_end_matches([')', '.', ';', ',', '|', '–', '-', ' '])
            .to_owned()
    };
    let found: Vec<_> = found
        .into_iter()
        .map(|(label, column, said)| (label, column, tidy(said)))
        .collect();
    let is_whole = !found.is_empty() && found.iter().all(|(_, _, said)| !said.is_empty());
    let words = words.join(" ");
    is_whole.then(|| {
        (
            words.trim_end_matches(['|', '–', '-', ' ']).to_owned(),
            found,
        )
    })
}

/// The column that a label before what is said of an action names.
fn said_under(label: &str) -> Option<Column> {
    of_label(label).filter(|column| SAID.contains(column))
}

/// What an item says of itself under a column's name.
const SAID: [Column; 5] = [
    Column::Responsible,
    Column::Participants,
    Column::Start,
    Column::Deadline,
    Column::Status,
];
