//! Actions in a document without a table of actions: the items of lists under headings, or headings
//! of their own, each with what is said of it in the item or under it, as `Ansvarlig: Havnene`.

use super::column::{Column, of_label, of_remark};
use super::heading::goal_heading;
use super::items::{Heading, Item, has_headings};
use super::nested;
use super::record::{Head, Record};
use super::remarks::Remarks;
use super::time::span;
use super::written::number_before;
use crate::text::shorten::shorten;
use std::collections::BTreeSet;

/// Makes records of the items, or of the headings, where there are several.
pub(super) fn read(items: &mut Vec<Item>, remarks: &mut Remarks) {
    join_labels(items);
    if !has_headings(items) {
        nested::head(items);
    }
    let is_heading = |item: &Item| matches!(item, Item::Heading(heading) if heading.level > 0);
    let titles = titles(items);
    let under_heading = items.iter().skip_while(|item| !is_heading(item));
    if titles.len() < 2 && under_heading.filter(|item| label(item).is_some()).count() < 2 {
        return;
    }
    if titles.len() < 2 {
        let mut is_under_heading = false;
        let are_listed = items.iter().map(|item| {
            is_under_heading |= is_heading(item);
            is_under_heading
        });
        let are_listed: Vec<bool> = are_listed.collect();
        read_lists(items, &are_listed);
        remarks.insert(
            "dokumentet har ingen tabel med handlinger; handlingerne er punkterne i dets lister"
                .to_owned(),
        );
    } else {
        read_titles(items, &titles);
        remarks.insert(
            "dokumentet har ingen tabel med handlinger; handlingerne er de overskrifter, der har en ansvarlig eller en frist under sig"
                .to_owned(),
        );
    }
}

/// Makes records of the lists beside tables of actions in which an item says who answers for it.
pub(super) fn read_beside(items: &mut Vec<Item>, remarks: &mut Remarks) {
    let mut are_listed = vec![false; items.len()];
    let mut from = 0;
    for run in items.chunk_by(|_, item| belongs_to_list(item)) {
        let to = from + run.len();
        let is_text = |item: &Item, is_it: fn(&str) -> bool| matches!(item, Item::Paragraph(text) if is_it(text));
        let first = run.iter().position(|item| label(item).is_some());
        if let Some(first) = first
            && run
                .iter()
                .skip(first)
                .any(|item| is_text(item, says_who_does_it))
        {
            are_listed
                .iter_mut()
                .take(to)
                .skip(from + first)
                .for_each(|is_it| *is_it = true);
        }
        from = to;
    }
    if are_listed.contains(&true) {
        read_lists(items, &are_listed);
        remarks.insert(
            "punkterne i lister, hvor der står, hvem der er ansvarlig, er læst som handlinger ligesom tabellernes rækker"
                .to_owned(),
        );
    }
}

/// Whether an item goes on with the list above it.
fn belongs_to_list(item: &Item) -> bool {
    label(item).is_some() || matches!(item, Item::Paragraph(text) if is_labelled(text))
}

/// Makes records of what stands under the goals that have no action: of the headings there that have
/// somebody who answers under them, else of the paragraphs that say themselves who does. Where nothing is
/// an action or is called a goal, each heading may be one.
pub(super) fn read_under_goals(items: &mut Vec<Item>, remarks: &mut Remarks) {
    let is_called_goal =
        |item: &Item| matches!(item, Item::Heading(of) if goal_heading(&of.text).is_some());
    let has_goals = items
        .iter()
        .any(|item| is_called_goal(item) || matches!(item, Item::Record(_)));
    let says = |item: &Item| matches!(item, Item::Paragraph(text) if says_who_does_it(text));
    if !has_goals && items.iter().filter(|item| says(item)).count() < 2 {
        return;
    }
    let mut rest = std::mem::take(items).into_iter().peekable();
    while let Some(item) = rest.next() {
        let level = match &item {
            Item::Heading(of) if of.level == 0 || of.has_records => None,
            Item::Heading(_) if !has_goals => Some(LOWEST_OF_ALL),
            Item::Heading(of) => is_called_goal(&item).then_some(of.level),
            _ => None,
        };
        items.push(item);
        let mut under = Vec::new();
        while let Some(level) = level
            && let Some(next) =
                rest.next_if(|next| !matches!(next, Item::Heading(of) if of.level <= level))
        {
            under.push(next);
        }
        let titles = titles(&under);
        if titles.is_empty() && !read_owned_list(&mut under, remarks) {
            read_sentences(&mut under, remarks);
        } else if !titles.is_empty() {
            read_titles(&mut under, &titles);
            remarks.insert(
                "overskrifter med en ansvarlig eller en frist under sig er læst som handlinger ligesom resten"
                    .to_owned(),
            );
        }
        items.append(&mut under);
    }
}

/// Makes records of the lists under a goal where only the goal says who answers for it.
fn read_owned_list(items: &mut Vec<Item>, remarks: &mut Remarks) -> bool {
    let says = |is_it: fn(&str) -> bool| {
        items
            .iter()
            .any(|item| matches!(item, Item::Paragraph(text) if is_it(text)))
    };
    let are_listed: Vec<bool> = items.iter().map(|item| label(item).is_some()).collect();
    if !says(says_who) || says(says_who_does_it) || !are_listed.contains(&true) {
        return false;
    }
    read_lists(items, &are_listed);
    remarks.insert(
        "punkterne under et mål, der selv har en ansvarlig, er læst som handlinger".to_owned(),
    );
    true
}

/// Every heading is at most as low.
const LOWEST_OF_ALL: u8 = u8::MAX;

/// Makes records of the paragraphs that say themselves who answers for them, or have it said right under
/// them with something else of them, or several times.
fn read_sentences(items: &mut Vec<Item>, remarks: &mut Remarks) {
    join_said(items);
    for item in items {
        if let Item::Paragraph(text) = item
            && says_who_does_it(text)
        {
            let words = bullet(text).unwrap_or(text);
            let place = format!("”{}”", shorten(words, SHORTEST_PLACE));
            remarks.insert(format!(
                "{place} siger, hvem der er ansvarlig, og er læst som en handling"
            ));
            let mut record = Record::at(&place);
            say(&mut record, words);
            *item = Item::Record(record);
        }
    }
}

/// Puts paragraphs together with what is said of them under labels right below.
fn join_said(items: &mut Vec<Item>) {
    let mut joined: Vec<(Item, usize)> = Vec::new();
    for item in std::mem::take(items) {
        match (item, joined.last_mut()) {
            (Item::Paragraph(text), Some((Item::Paragraph(above), count)))
                if is_labelled(&text) && !is_labelled(above.lines().next().unwrap_or_default()) =>
            {
                above.push('\n');
                above.push_str(&text);
                *count += 1;
            }
            (item, _) => joined.push((item, 0)),
        }
    }
    let are_several = joined.iter().filter(|(_, count)| *count > 0).count() > 1;
    for (item, count) in joined {
        match item {
            // One who answers may answer for the goal.
            Item::Paragraph(text) if count == 1 && !are_several => {
                let (above, said) = text.rsplit_once('\n').unwrap_or_default();
                items.extend([above, said].map(|text| Item::Paragraph(text.to_owned())));
            }
            item => items.push(item),
        }
    }
}

/// How many characters of a text tell where it stands.
const SHORTEST_PLACE: usize = 40;

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
                    names_goal: goal_heading(&heading.text)
                        .is_some_and(|goal| goal.number.is_some()),
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
                record.add(&Head::new(Column::Text, "Handling"), &[heading.text]);
                read.push(Item::Record(record));
            }
            (Item::Paragraph(text), Some(Item::Record(record))) => say(record, &text),
            (item, _) => read.push(item),
        }
    }
    *items = read;
}

/// Makes records of the items of lists, of the pieces that `are_listed`.
fn read_lists(items: &mut Vec<Item>, are_listed: &[bool]) {
    let pieces = || items.iter().zip(are_listed).filter(|(_, is_it)| **is_it);
    let numbered = pieces().filter(|(item, _)| matches!(label(item), Some(Label::Number)));
    let is_numbered = numbered.count() > 1;
    let mut listed: Vec<Item> = Vec::new();
    let mut count = 0;
    // Whether the last of them is an item of a list, and no row of a table.
    let mut is_item = false;
    for (item, is_listed) in std::mem::take(items).into_iter().zip(are_listed) {
        let text = match item {
            Item::Paragraph(text) if *is_listed => text,
            other => {
                listed.push(other);
                is_item = false;
                continue;
            }
        };
        let kind = label(&Item::Paragraph(text.clone()));
        let above = match listed.last_mut() {
            Some(Item::Record(record)) if is_item => Some(record),
            _ => None,
        };
        is_item = above.is_some() || kind.is_some();
        let words = bullet(&text).unwrap_or(&text);
        match (kind, above) {
            (_, Some(above)) if is_labelled(words) => say(above, words),
            (Some(Label::Bullet), Some(above)) if remark(words).is_some() => {
                let (label, words) = remark(words).unwrap_or_default();
                above.add(&Head::new(Column::Kept, label), &[words.to_owned()]);
            }
            // Under a numbered item a list of bullets is a part of it.
            (Some(Label::Bullet), Some(above)) if is_numbered => {
                above.add(&Head::new(Column::Text, "Handling"), &[text]);
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
pub(crate) fn is_labelled(text: &str) -> bool {
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
        record.add(&Head::new(Column::Text, "Handling"), &[words]);
    }
    for (label, column, said) in labelled {
        // "(Ansvarlig: Havnene, 2025)" says when, too.
        match said
            .rsplit_once(", ")
            .filter(|(_, time)| column == Column::Responsible && span(time).is_some())
        {
            Some((names, time)) => {
                record.add(&Head::new(column, &label), &[names.to_owned()]);
                record.add(&Head::new(Column::Deadline, "Frist"), &[time.to_owned()]);
            }
            None => record.add(&Head::new(column, &label), &[said]),
        }
    }
}

/// What stands under a column's name: the name, the column, and what is said.
pub(crate) type Labelled = (String, Column, String);

/// The words of a text without what it says itself under a column's name, and that; nothing where it
/// says nothing so. What is said ends with its line, but for a list of names that goes on.
pub(crate) fn told(text: &str) -> Option<(String, Vec<Labelled>)> {
    let mut words: Vec<String> = Vec::new();
    let mut found: Vec<(String, Column, Vec<&str>)> = Vec::new();
    for line in text.lines() {
        let mut of_line: Vec<&str> = Vec::new();
        let mut is_open = found.last().is_some_and(|(_, _, said)| {
            let last = said.last();
            last.is_none_or(|word| word.ends_with(',') || *word == "og")
        });
        for word in line.split(' ') {
            let label = word
                .strip_suffix(':')
                .map(|label| label.trim_start_matches('('));
            let label = label.and_then(|label| Some((label, said_under(label)?)));
            match (label, found.last_mut()) {
                (Some((label, column)), _) => {
                    found.push((label.to_owned(), column, Vec::new()));
                    is_open = true;
                }
                (None, Some((_, _, said))) if is_open => said.push(word),
                (None, _) => of_line.push(word),
            }
        }
        let of_line = of_line.join(" ");
        let of_line = of_line.trim_end_matches(['|', '–', '—', '-', ' ']);
        words.extend(Some(of_line.to_owned()).filter(|line| !line.is_empty()));
    }
    let tidy = |said: Vec<&str>| {
        let said = said.join(" ");
        said.trim_end_matches([')', '.', ';', ',', '|', '–', '—', '-', ' '])
            .to_owned()
    };
    let found: Vec<_> = found
        .into_iter()
        .map(|(label, column, said)| (label, column, tidy(said)))
        .collect();
    let is_whole = !found.is_empty() && found.iter().all(|(_, _, said)| !said.is_empty());
    is_whole.then(|| (words.join("\n"), found))
}

/// Whether a text says who answers for what it says, or for what it stands under.
pub(super) fn says_who(text: &str) -> bool {
    told(bullet(text).unwrap_or(text)).is_some_and(|(_, said)| {
        let mut columns = said.iter().map(|(_, column, _)| *column);
        columns.any(|column| column == Column::Responsible)
    })
}

/// Whether it says that of its own words.
pub(super) fn says_who_does_it(text: &str) -> bool {
    says_who(text) && !is_labelled(bullet(text).unwrap_or(text))
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
