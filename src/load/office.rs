//! An Office file: a zip of XML parts, and the relations between them.
//!
//! It was made by Word, Excel, LibreOffice or something else, and may be broken or made to
//! exhaust a reader: no part is read beyond a limit, and no part defines what it needs itself.

use crate::text::folder_and_name;
use anyhow::{Context, Result, anyhow, bail};
use roxmltree::{Document, Node, ParsingOptions};
use std::fmt;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The most that all parts together may be, in bytes: a letterhead with large pictures is less.
const MOST: u64 = 50_000_000;

/// A relation of one part to another.
pub(crate) struct Relation {
    pub(crate) id: String,
    /// The whole of its type, and the last word of it: `styles`, `header`.
    pub(crate) kind: String,
    /// The other part's name.
    pub(crate) target: String,
}

impl Relation {
    /// Whether it is of this kind, by the last word of its type.
    pub(crate) fn is(&self, kind: &str) -> bool {
        self.kind.rsplit('/').next() == Some(kind)
    }
}

/// That a file has more than is read of one.
#[derive(Debug)]
pub(crate) struct TooLarge(pub(crate) String);

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for TooLarge {}

/// The parts of a file.
pub(crate) struct Package<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    left: u64,
}

impl<'b> Package<'b> {
    /// The package that `bytes` are.
    ///
    /// # Errors
    /// When they are no zip.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Package<'b>> {
        Ok(Package {
            zip: ZipArchive::new(Cursor::new(bytes))
                .ok()
                .context("den er ikke pakket, som et Word-dokument er")?,
            left: MOST,
        })
    }

    /// Whether there is a part of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The relations of a part to others in the file; links out of it are none of them.
    ///
    /// # Errors
    /// When it has none, or they cannot be read.
    pub(crate) fn relations(&mut self, part: &str) -> Result<Vec<Relation>> {
        let name = relations_name(part);
        let text = self.text(&name)?;
        let (folder, _) = folder_and_name(part);
        let document = parse(&text)?;
        let nodes = document
            .descendants()
            .filter(|node| node.tag_name().name() == "Relationship");
        let inside = nodes.filter(|node| node.attribute("TargetMode") != Some("External"));
        let relations = inside.filter_map(|node| {
            Some(Relation {
                id: node.attribute("Id")?.to_owned(),
                kind: node.attribute("Type")?.to_owned(),
                target: resolve(folder, node.attribute("Target")?),
            })
        });
        Ok(relations.collect())
    }

    /// A part as text.
    ///
    /// # Errors
    /// As [`Package::bytes`], and when it is not UTF-8.
    pub(crate) fn text(&mut self, name: &str) -> Result<String> {
        let bytes = self.bytes(name)?;
        let text = String::from_utf8(bytes);
        let text = text.map(|text| text.trim_start_matches('\u{feff}').to_owned());
        text.ok().with_context(|| format!("{name} er beskadiget"))
    }

    /// A part.
    ///
    /// # Errors
    /// When there is none of this name, it is damaged, or all that was read is too much.
    pub(crate) fn bytes(&mut self, name: &str) -> Result<Vec<u8>> {
        let file = self
            .zip
            .by_name(name)
            .ok()
            .with_context(|| format!("{name} mangler i den"))?;
        let mut bytes = Vec::new();
        file.take(self.left + 1)
            .read_to_end(&mut bytes)
            .ok()
            .with_context(|| format!("{name} er beskadiget"))?;
        let Some(left) = self.left.checked_sub(bytes.len() as u64) else {
            bail!(TooLarge(format!(
                "den fylder over {} MB, når den pakkes ud",
                MOST / 1_000_000
            )));
        };
        self.left = left;
        Ok(bytes)
    }
}

/// The namespace of Word's elements.
pub(crate) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The namespace of a relation's id.
pub(crate) const RELATIONS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The document in `text`.
///
/// # Errors
/// When it is broken, has a DTD of its own, or more elements than a person writes.
pub(crate) fn parse(text: &str) -> Result<Document<'_>> {
    let options = ParsingOptions {
        nodes_limit: 1_000_000,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => {
            anyhow!(TooLarge("den har for meget indhold".to_owned()))
        }
        _ => anyhow!("dens indhold er beskadiget"),
    })
}

/// Whether a node is this element of Word's.
pub(crate) fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.has_tag_name((WORD, name))
}

/// The attribute of Word's with this name.
pub(crate) fn value<'n>(node: Node<'n, '_>, name: &str) -> Option<&'n str> {
    node.attribute((WORD, name))
}

/// Whether an element that is on or off is on, by its value: it is where it does not say that it is not.
pub(crate) fn says_yes(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off"))
}

/// Where a part keeps its relations: `word/_rels/document.xml.rels`.
pub(crate) fn relations_name(part: &str) -> String {
    let (folder, name) = folder_and_name(part);
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{name}.rels")
}

/// The name of the part that `target` means, seen from a folder.
fn resolve(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = if target.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').filter(|step| !step.is_empty()).collect()
    };
    for step in target
        .split('/')
        .filter(|step| !step.is_empty() && *step != ".")
    {
        if step == ".." {
            steps.pop();
        } else {
            steps.push(step);
        }
    }
    steps.join("/")
}
