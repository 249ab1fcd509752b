//! The entries of a file as an outline, whatever else is wrong in it.

use super::Project;
use crate::document::{Document, root_table};
use crate::schema::Table;
use crate::text::FileId;
use crate::text::shorten::shorten;
use crate::text::visible::one_line;
use std::ops::Range;

/// An entry of a file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Item {
    /// Its number or day, and its first words.
    pub(crate) name: String,
    /// What it is: `en handling`.
    pub(crate) noun: &'static str,
    /// Its own lines and those of the entries under it.
    pub(crate) whole: Range<usize>,
    /// The line with its header.
    pub(crate) header: Range<usize>,
    /// Which of the items it stands under.
    pub(crate) parent: Option<usize>,
}

/// The entries of a file in their order, each after the one it stands under.
pub(crate) fn outline(project: &Project, file: FileId) -> Vec<Item> {
    let source = project.source(file);
    let (document, _) = Document::sketch(source.text(), root_table(source.name()));
    let items = document.entries.iter().enumerate().skip(1);
    let item = |(index, entry): (usize, &crate::document::Entry)| {
        let later = document.entries.iter().enumerate().skip(index);
        let own = later.take_while(|(other, _)| document.is_within(*other, index));
        let end = own.last().map_or(entry.header.end, |(_, last)| last.end);
        let end = entry.header.start + document.at(entry.header.start..end).trim_end().len();
        Item {
            name: name(&document, index, entry.table),
            noun: entry.table.noun,
            whole: entry.header.start..end.max(entry.header.end),
            header: entry.header.clone(),
            parent: entry.parent.checked_sub(1),
        }
    };
    items.map(item).collect()
}

fn name(document: &Document<'_>, index: usize, table: &Table) -> String {
    let value = |key: &str| {
        document
            .value(index, key)
            .trim_start_matches('"')
            .to_owned()
    };
    let identity = table.identity.first().filter(|key| **key != table.words);
    let words = shorten(&value(table.words), 60);
    let parts = identity.map(|key| value(key)).into_iter().chain([words]);
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    // An editor shows no nameless entry.
    let name = if parts.is_empty() {
        table.noun.to_owned()
    } else {
        parts.join(" ")
    };
    one_line(&name)
}
