//! The styles of a Word document: which are headings, and which belong to a list.

use super::docx::{attribute, inner, name, value};
use crate::load::office::parse;
use anyhow::Result;
use roxmltree::Node;
use std::collections::HashMap;

/// What a paragraph's style makes of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    /// The level of its heading; 0 for the title.
    pub(super) level: Option<u8>,
    pub(super) is_contents: bool,
    /// Its list, and the level in that.
    pub(super) list: Option<(String, usize)>,
    based_on: Option<String>,
}

#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

impl Styles {
    pub(super) fn read(text: &str) -> Result<Styles> {
        let document = parse(text)?;
        let styles = document.descendants().filter(|node| name(*node) == "style");
        let style = |node: Node<'_, '_>| {
            let called = inner(node, &["name"])
                .and_then(value)
                .unwrap_or("")
                .to_lowercase();
            let level = inner(node, &["pPr", "outlineLvl"]).and_then(value);
            let level = level
                .and_then(|level| level.parse::<u8>().ok())
                .filter(|level| *level < 9);
            let style = Style {
                level: heading_level(&called).or(level.map(|level| level + 1)),
                is_contents: called.starts_with("toc ")
                    || called.starts_with("indholdsfortegnelse"),
                list: inner(node, &["pPr", "numPr"]).and_then(list),
                based_on: inner(node, &["basedOn"]).and_then(value).map(str::to_owned),
            };
            Some((attribute(node, "styleId")?.to_owned(), style))
        };
        Ok(Styles(styles.filter_map(style).collect()))
    }

    /// The style, with what it takes from the one it is based on.
    pub(super) fn get(&self, id: Option<&str>) -> Style {
        let mut style = id
            .and_then(|id| self.0.get(id))
            .cloned()
            .unwrap_or_default();
        // Styles that build on each other in a ring end too.
        for _ in 0..10 {
            let Some(base) = style.based_on.take().and_then(|id| self.0.get(&id)) else {
                break;
            };
            style.level = style.level.or(base.level);
            style.list = style.list.or_else(|| base.list.clone());
            style.based_on = base.based_on.clone();
        }
        style
    }
}

/// The level in a style's own name, in Danish and in English.
fn heading_level(name: &str) -> Option<u8> {
    if ["title", "titel"].contains(&name) {
        return Some(0);
    }
    let level = name
        .strip_prefix("heading ")
        .or_else(|| name.strip_prefix("overskrift "))?;
    level.parse().ok().filter(|level| (1..=9).contains(level))
}

/// A paragraph's list, by its number and the level in it.
pub(super) fn list(properties: Node<'_, '_>) -> Option<(String, usize)> {
    let id = inner(properties, &["numId"]).and_then(value)?;
    let level = inner(properties, &["ilvl"])
        .and_then(value)
        .and_then(|level| level.parse().ok());
    Some((id.to_owned(), level.unwrap_or(0)))
}
