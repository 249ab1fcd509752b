//! The lists of a Word document: their numbers stand nowhere in it, and are counted anew.

use super::docx::{attribute, inner, value};
use crate::import::heading::roman;
use crate::load::office::parse;
use anyhow::Result;
use roxmltree::Node;
use std::collections::HashMap;

/// The deepest level that Word has, and one more.
const LEVELS: usize = 9;

/// A level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    /// `decimal`, `upperLetter`, `bullet`.
    format: String,
    /// `%1.%2`
    text: String,
    start: u32,
}

/// The lists, by the numbers that paragraphs know them by.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// By a list's number, the number of what it shares its counting with, which has the levels.
    of: HashMap<String, String>,
    levels: HashMap<String, Vec<Level>>,
}

impl Lists {
    /// The lists of the part `text`.
    ///
    /// # Errors
    /// When it is damaged.
    pub(super) fn read(text: &str) -> Result<Lists> {
        let document = parse(text)?;
        let mut lists = Lists::default();
        for node in document.root_element().children() {
            match node.tag_name().name() {
                "abstractNum" => {
                    if let Some(id) = attribute(node, "abstractNumId") {
                        lists.levels.insert(id.to_owned(), levels(node));
                    }
                }
                "num" => {
                    let of = inner(node, &["abstractNumId"]).and_then(value);
                    if let Some((id, of)) = attribute(node, "numId").zip(of) {
                        lists.of.insert(id.to_owned(), of.to_owned());
                    }
                }
                _ => {}
            }
        }
        Ok(lists)
    }
}

fn levels(list: Node<'_, '_>) -> Vec<Level> {
    let levels = list
        .children()
        .filter(|node| node.tag_name().name() == "lvl");
    let level = |node: Node<'_, '_>| {
        let text = |name: &str| {
            inner(node, &[name])
                .and_then(value)
                .unwrap_or("")
                .to_owned()
        };
        Level {
            format: text("numFmt"),
            text: text("lvlText"),
            start: text("start").parse().unwrap_or(1),
        }
    };
    levels.map(level).take(LEVELS).collect()
}

/// How far each list has counted.
#[derive(Debug, Default)]
pub(super) struct Counters(HashMap<String, [Option<u32>; LEVELS]>);

impl Counters {
    /// What stands before the next paragraph of the list `id`: its number, or a dash for a bullet.
    /// A bullet before no words (`is_text`) is none.
    pub(super) fn label(&mut self, lists: &Lists, id: &str, level: usize, is_text: bool) -> String {
        let list = lists.of.get(id);
        let levels = list.and_then(|list| lists.levels.get(list));
        let Some((list, levels)) = list.zip(levels) else {
            return String::new();
        };
        let Some(own) = levels.get(level) else {
            return String::new();
        };
        if own.format == "bullet" {
            return if is_text { "-" } else { "" }.to_owned();
        }
        let counts = self.0.entry(list.clone()).or_default();
        for (at, count) in counts.iter_mut().enumerate() {
            let start = levels.get(at).map_or(1, |level| level.start);
            if at == level {
                *count = Some(count.map_or(start, |count| count.saturating_add(1)));
            } else if at < level {
                count.get_or_insert(start);
            } else {
                *count = None;
            }
        }
        let mut label = own.text.clone();
        for (at, count) in counts.iter().enumerate() {
            let format = levels.get(at).map_or("", |level| &level.format);
            let shown = count.map_or_else(String::new, |count| shown(count, format));
            label = label.replace(&format!("%{}", at + 1), &shown);
        }
        label
    }
}

fn shown(count: u32, format: &str) -> String {
    let letter = |first: u8| {
        let at = u8::try_from(count.saturating_sub(1) % 26).unwrap_or(0);
        char::from(first + at).to_string()
    };
    match format {
        "upperLetter" => letter(b'A'),
        "lowerLetter" => letter(b'a'),
        "upperRoman" => roman(count),
        "lowerRoman" => roman(count).to_lowercase(),
        "none" => String::new(),
        _ => count.to_string(),
    }
}
