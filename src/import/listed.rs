//! Actions that are the items of lists under headings, in a document without a table of actions:
//! each with what is said of it in the item or right after it, as `Ansvarlig: Havnene`.

use super::column::{Column, of_label};
use super::items::Item;
use super::record::{Head, Record};
use super::remarks::Remarks;
use super::time::span;
use super::written::number_before;

/// Makes records of the items, where there are several.
pub(super) fn read(items: &mut Vec<Item>, remarks: &mut Remarks) {
    let is_numbered = items
        .iter()
        .filter(|item| matches!(label(item), Some(Label::Number)))
        .count()
        > 1;
    let is_heading = |item: &Item| matches!(item, Item::Heading(heading) if heading.level > 0);
    let under_heading = items.iter().skip_while(|item| !is_heading(item));
    if under_heading.filter(|item| label(item).is_some()).count() < 2 {
        return;
    }
    let mut is_under_heading = false;
    let mut listed: Vec<Item> = Vec::new();
    let mut count = 0;
    for item in std::mem::take(items) {
        is_under_heading |= is_heading(&item);
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
        match (kind, above) {
            // Under a numbered item a list of bullets is a part of it.
            (Some(Label::Bullet), Some(above)) if is_numbered => {
                above.add(&head(Column::Text, "Handling"), &[text])
            }
            (Some(_), _) => {
                count += 1;
                listed.push(Item::Record(record(&text, count)));
            }
            (None, Some(above)) if told(&text).is_some_and(|(rest, _)| rest.is_empty()) => {
                say(above, &text)
            }
            (None, _) => listed.push(Item::Paragraph(text)),
        }
    }
    remarks
        .insert("dokumentet har ingen tabel; handlingerne er punkterne i dets lister".to_owned());
    *items = listed;
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
fn bullet(text: &str) -> Option<&str> {
    SIGNS.iter().find_map(|sign| text.strip_prefix(sign))
}

/// What stands before an item of a list.
pub(super) const SIGNS: [&str; 7] = ["• ", "- ", "– ", "* ", "o ", "▪ ", "· "];

fn record(text: &str, count: usize) -> Record {
    let mut record = Record::at(&format!("punkt {count}"));
    say(&mut record, bullet(text).unwrap_or(text));
    record
}

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
type Labelled = (String, Column, String);

/// The words of a text without what it says itself under a column's name, and that; nothing where it
/// says nothing so.
fn told(text: &str) -> Option<(String, Vec<Labelled>)> {
    let is_part = |label: &str| of_label(label).filter(|column| SAID.contains(column));
    let mut words: Vec<&str> = Vec::new();
    let mut found: Vec<(String, Column, Vec<&str>)> = Vec::new();
    for word in text.split(' ') {
        let label = word
            .strip_suffix(':')
            .map(|label| label.trim_start_matches('('));
        if let Some((label, column)) = label.and_then(|label| Some((label, is_part(label)?))) {
            found.push((label.to_owned(), column, Vec::new()));
        } else if let Some((_, _, said)) = found.last_mut() {
            said.push(word);
        } else {
            words.push(word);
        }
    }
    let tidy = |said: Vec<&str>| {
        let said = said.join(" ");
        said.trim_end_matches([')', '.', ';', ',', ' ']).to_owned()
    };
    let found: Vec<_> = found
        .into_iter()
        .map(|(label, column, said)| (label, column, tidy(said)))
        .collect();
    let is_whole = !found.is_empty() && found.iter().all(|(_, _, said)| !said.is_empty());
    is_whole.then(|| (words.join(" "), found))
}

/// What an item says of itself under a column's name.
const SAID: [Column; 5] = [
    Column::Responsible,
    Column::Participants,
    Column::Start,
    Column::Deadline,
    Column::Status,
];
