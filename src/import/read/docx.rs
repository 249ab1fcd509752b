//! A Word document: its headings by their styles, its paragraphs, and its tables with merged cells.
//!
//! Deleted text, fields' codes and a table of contents are no words of the document. Elements are
//! known by their names alone, so that both kinds of the format (ECMA-376, strict and
//! transitional) are read.

use super::aside::{asides, coloured_of, speaks_by_colour};
use super::inline::{Inline, is_on};
use super::numbering::{Counters, Lists};
use super::styles::{Styles, list};
use super::{Budget, DEEPEST, MOST_COLUMNS};
use crate::import::heading::{NO_CONTENTS, is_of_contents};
use crate::import::listed::is_labelled;
use crate::import::piece::{Cell, Piece, Reading, Row, Table};
use crate::import::words;
use crate::load::office::{Package, parse};
use anyhow::{Result, ensure};
use roxmltree::Node;
use std::collections::HashMap;

/// The pieces of the document whose main part is `main`.
///
/// # Errors
/// When it is damaged, or too much.
pub(super) fn read(package: &mut Package<'_>, main: &str) -> Result<Reading> {
    let text = package.text(main)?;
    let relations = package.relations(main).unwrap_or_default();
    let asides = asides(package, &relations)?;
    let mut part = |kind: &str| {
        let relation = relations.iter().find(|relation| relation.is(kind));
        relation
            .map(|relation| package.text(&relation.target))
            .transpose()
    };
    let (styles, lists) = (part("styles")?, part("numbering")?);
    let (footnotes, endnotes) = (part("footnotes")?, part("endnotes")?);
    let styles = match styles.as_deref() {
        Some(text) => Styles::read(text)?,
        None => Styles::default(),
    };
    let lists = match lists.as_deref() {
        Some(text) => Lists::read(text)?,
        None => Lists::default(),
    };
    let mut notes = HashMap::new();
    for (kind, text) in [("footnote", footnotes), ("endnote", endnotes)] {
        if let Some(text) = text {
            read_notes(kind, &text, &mut notes)?;
        }
    }
    let document = parse(&text)?;
    let mut walk = Walk {
        styles: &styles,
        lists: &lists,
        counters: Counters::default(),
        notes: &notes,
        budget: Budget::default(),
        tables: 0,
        pieces: Vec::new(),
        inline: Inline::default(),
        has_contents: false,
        has_inner: false,
        coloured: Vec::new(),
    };
    let body = document
        .root_element()
        .children()
        .find(|node| name(*node) == "body");
    walk.blocks(body.unwrap_or(document.root_element()), 0)?;
    let contents = walk.has_contents.then(|| NO_CONTENTS.to_owned());
    let inner = { walk.has_inner }
        .then(|| "en tabel, der står i en celle, er læst som linjer i cellen".to_owned());
    let remarks = asides
        .into_iter()
        .chain(contents)
        .chain(inner)
        .chain(walk.coloured);
    let remarks = remarks.chain(walk.inline.seen.remarks());
    Ok(Reading {
        remarks: remarks.collect(),
        pieces: walk.pieces,
    })
}

/// An element's name, whatever its prefix.
pub(super) fn name<'n>(node: Node<'n, '_>) -> &'n str {
    node.tag_name().name()
}

/// An element's own value: `w:val`.
pub(super) fn value<'n>(node: Node<'n, '_>) -> Option<&'n str> {
    attribute(node, "val")
}

/// An attribute by its name alone.
pub(super) fn attribute<'n>(node: Node<'n, '_>, name: &str) -> Option<&'n str> {
    let mut attributes = node.attributes();
    attributes.find(|of| of.name() == name).map(|of| of.value())
}

/// The element that the names lead to.
pub(super) fn inner<'n, 'i>(node: Node<'n, 'i>, path: &[&str]) -> Option<Node<'n, 'i>> {
    path.iter().try_fold(node, |node, wanted| {
        node.children().find(|child| name(*child) == *wanted)
    })
}

/// Adds the notes of a kind, by what they are known by.
fn read_notes(kind: &str, text: &str, read: &mut HashMap<String, String>) -> Result<()> {
    let document = parse(text)?;
    let notes = document
        .descendants()
        .filter(|node| name(*node) == kind && attribute(*node, "type").is_none());
    for note in notes {
        let mut words = Inline::default();
        words.read(note, 0)?;
        if let Some(id) = attribute(note, "id") {
            read.insert(note_key(kind, id), words::clean(&words.text));
        }
    }
    Ok(())
}

/// What a note is known by.
pub(super) fn note_key(kind: &str, id: &str) -> String {
    let kind = kind.trim_end_matches("Reference");
    format!("{kind} {id}")
}

/// A paragraph.
#[derive(Default)]
struct Paragraph {
    /// Its level, where it is a heading.
    level: Option<u8>,
    lines: Vec<String>,
    /// The notes that it refers to.
    notes: Vec<String>,
}

/// The document under way.
struct Walk<'s> {
    styles: &'s Styles,
    lists: &'s Lists,
    counters: Counters,
    /// The notes at the foot of the pages and at the end, by what they are known by.
    notes: &'s HashMap<String, String>,
    budget: Budget,
    tables: usize,
    pieces: Vec<Piece>,
    /// The paragraph under way: one whose end is deleted goes on in the next.
    inline: Inline,
    /// Whether there is a table of contents.
    has_contents: bool,
    /// Whether there is a table in a cell of another.
    has_inner: bool,
    /// What is told of cells that say something by their colour alone.
    coloured: Vec<String>,
}

impl Walk<'_> {
    fn blocks(&mut self, parent: Node<'_, '_>, depth: usize) -> Result<()> {
        ensure!(depth < DEEPEST, TOO_DEEP);
        for node in parent.children() {
            match name(node) {
                "p" => {
                    let Paragraph {
                        level,
                        mut lines,
                        mut notes,
                    } = self.paragraph(node)?;
                    if level.is_none() {
                        lines.append(&mut notes);
                    }
                    match level {
                        _ if lines.is_empty() => {}
                        Some(level) => {
                            // What is said under the heading may stand in its last lines.
                            let said = lines.iter().position(|line| is_labelled(line));
                            let said = lines.split_off(said.unwrap_or(lines.len()).max(1));
                            self.pieces.push(Piece::Heading(level, lines.join(" ")));
                            let said = Some(said.join("\n")).filter(|said| !said.is_empty());
                            self.pieces.extend(said.map(Piece::Paragraph));
                        }
                        None => self.pieces.push(Piece::Paragraph(lines.join("\n"))),
                    }
                    self.pieces.extend(notes.into_iter().map(Piece::Paragraph));
                }
                "tbl" => match Frame::of(node)? {
                    Some(frame) => {
                        self.tables += usize::from(matches!(frame, Frame::Box));
                        self.blocks(node, depth + 1)?;
                    }
                    None => {
                        self.tables += 1;
                        let table = self.table(node)?;
                        self.pieces.push(Piece::Table(table));
                    }
                },
                "altChunk" | "subDoc" => self.inline.seen.has_part = true,
                "del" | "moveFrom" | "Fallback" => {}
                _ => self.blocks(node, depth + 1)?,
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, node: Node<'_, '_>) -> Result<Paragraph> {
        let properties = inner(node, &["pPr"]);
        let own = |path: &[&str]| properties.and_then(|properties| inner(properties, path));
        let style = self.styles.get(own(&["pStyle"]).and_then(value));
        self.inline.read(node, 0)?;
        let goes_on = own(&["rPr", "del"]).or_else(|| own(&["rPr", "moveFrom"]));
        if goes_on.is_some() && next_element(node).is_some_and(|next| name(next) == "p") {
            return Ok(Paragraph::default());
        }
        let text = std::mem::take(&mut self.inline.text);
        let notes = std::mem::take(&mut self.inline.notes);
        if is_of_contents(&text) {
            self.has_contents = true;
            return Ok(Paragraph::default());
        }
        let mut lines = words::lines(&text);
        let list = own(&["numPr"]).and_then(list).or(style.list);
        let is_text = !lines.is_empty();
        let label = list.map(|(id, level)| self.counters.label(self.lists, &id, level, is_text));
        match (label.filter(|label| !label.is_empty()), lines.first_mut()) {
            (Some(label), Some(first)) => *first = format!("{label} {first}"),
            // A list that counts the rows of a table stands in cells without a word of their own.
            (Some(label), None) => lines.push(label),
            _ => {}
        }
        let note =
            |(sign, key): (String, String)| Some(format!("{sign} {}", self.notes.get(&key)?));
        let mut notes: Vec<String> = notes.into_iter().filter_map(note).collect();
        if style.is_contents {
            self.has_contents |= !lines.is_empty();
            lines.clear();
            notes.clear();
        }
        let outline = own(&["outlineLvl"])
            .and_then(value)
            .and_then(|level| level.parse::<u8>().ok());
        let outline = outline.filter(|level| *level < 9).map(|level| level + 1);
        let bold =
            (is_text && is_bold(node) && text.chars().count() <= LONGEST_HEADING).then_some(BOLD);
        Ok(Paragraph {
            level: style.level.or(outline).or(bold),
            lines,
            notes,
        })
    }

    fn table(&mut self, node: Node<'_, '_>) -> Result<Table> {
        let mut table = Table::default();
        let mut coloured = Vec::new();
        for row in rows(node)? {
            let mut colours = Vec::new();
            let mut cells = Vec::new();
            let before = inner(row, &["trPr", "gridBefore"]).and_then(count);
            cells.resize(before.unwrap_or(0).min(MOST_COLUMNS), Cell::default());
            for node in cells_of(row)? {
                let span = inner(node, &["tcPr", "gridSpan"]).and_then(count);
                let span = span.unwrap_or(1).clamp(1, MOST_COLUMNS);
                ensure!(
                    cells.len() + span <= MOST_COLUMNS,
                    "en tabel har over {MOST_COLUMNS} kolonner"
                );
                self.budget.spend(span)?;
                let merge = inner(node, &["tcPr", "vMerge"]);
                let mut lines = Vec::new();
                self.cell_lines(node, 0, &mut lines)?;
                let is_covered = merge.is_some_and(|merge| value(merge) != Some("restart"));
                colours.push((colour(node), !lines.is_empty() || is_covered));
                cells.push(Cell {
                    lines,
                    span: if span > 1 { span } else { 0 },
                    continues: is_covered,
                });
                let covered = Cell::default();
                cells.resize(cells.len() + span - 1, covered);
            }
            let place = format!("tabel {}, række {}", self.tables, table.rows.len() + 1);
            if speaks_by_colour(colours.into_iter()) {
                coloured.push(format!("række {}", table.rows.len() + 1));
            }
            table.rows.push(Row { place, cells });
        }
        let told = coloured_of(&coloured, &format!("i tabel {}", self.tables));
        self.coloured.extend(told);
        Ok(table)
    }

    /// The lines of a cell, those of a table in it included.
    fn cell_lines(
        &mut self,
        parent: Node<'_, '_>,
        depth: usize,
        lines: &mut Vec<String>,
    ) -> Result<()> {
        ensure!(depth < DEEPEST, TOO_DEEP);
        for node in parent.children() {
            match name(node) {
                "p" => {
                    let mut paragraph = self.paragraph(node)?;
                    lines.append(&mut paragraph.lines);
                    lines.append(&mut paragraph.notes);
                }
                "tbl" => {
                    self.has_inner = true;
                    for row in rows(node)? {
                        let mut said = Vec::new();
                        for cell in cells_of(row)? {
                            let mut own = Vec::new();
                            self.cell_lines(cell, depth + 1, &mut own)?;
                            said.extend(Some(own.join(" ")).filter(|own| !own.is_empty()));
                        }
                        lines.extend(Some(said.join(" – ")).filter(|line| !line.is_empty()));
                    }
                }
                "del" | "moveFrom" | "Fallback" | "tcPr" => {}
                _ => self.cell_lines(node, depth + 1, lines)?,
            }
        }
        Ok(())
    }
}

pub(super) const TOO_DEEP: &str = "dens indhold ligger for dybt i hinanden";

/// What is bold throughout and no longer is a heading, under those that have a style.
const LONGEST_HEADING: usize = 120;

/// The level of such a heading.
pub(crate) const BOLD: u8 = 8;

/// The colour behind a cell, but for white.
fn colour<'n>(cell: Node<'n, '_>) -> Option<&'n str> {
    let fill = attribute(inner(cell, &["tcPr", "shd"])?, "fill")?;
    (!["auto", "FFFFFF"].contains(&fill)).then_some(fill)
}

fn count(node: Node<'_, '_>) -> Option<usize> {
    value(node)?.parse().ok()
}

/// The rows of a table; deleted ones are none.
fn rows<'n, 'i>(table: Node<'n, 'i>) -> Result<Vec<Node<'n, 'i>>> {
    let mut found = Vec::new();
    find("tr", table, 0, &mut found)?;
    found.retain(|row| inner(*row, &["trPr", "del"]).is_none());
    Ok(found)
}

/// The cells of a row; deleted ones are none.
fn cells_of<'n, 'i>(row: Node<'n, 'i>) -> Result<Vec<Node<'n, 'i>>> {
    let mut found = Vec::new();
    find("tc", row, 0, &mut found)?;
    found.retain(|cell| inner(*cell, &["tcPr", "cellDel"]).is_none());
    Ok(found)
}

/// Finds the elements of a name, also where something is put around them, and around that: a content
/// control in another one.
fn find<'n, 'i>(
    wanted: &str,
    parent: Node<'n, 'i>,
    depth: usize,
    found: &mut Vec<Node<'n, 'i>>,
) -> Result<()> {
    ensure!(depth < DEEPEST, TOO_DEEP);
    for node in parent.children() {
        match name(node) {
            name if name == wanted => found.push(node),
            "tblPr" | "tblGrid" | "trPr" | "sdtPr" | "del" | "moveFrom" => {}
            _ => find(wanted, node, depth + 1, found)?,
        }
    }
    Ok(())
}

/// A table that is there for the layout alone.
enum Frame {
    /// It has other tables in it: in its one column, or in all its cells.
    OfTables,
    /// It has a single cell: a box, or the coloured band that a goal's name stands in.
    Box,
}

impl Frame {
    fn of(table: Node<'_, '_>) -> Result<Option<Frame>> {
        let rows = rows(table)?;
        let cells: Vec<_> = rows
            .iter()
            .map(|row| cells_of(*row))
            .collect::<Result<_>>()?;
        let mut all = cells.iter().flatten();
        let has_table = |cell: &Node<'_, '_>| inner(*cell, &["tbl"]).is_some();
        let has_words = |cell: &Node<'_, '_>| cell.descendants().any(|node| name(node) == "t");
        let is_of_one = cells.iter().all(|cells| cells.len() == 1);
        let is_of_tables = all.clone().any(has_table)
            && (is_of_one || all.all(|cell| has_table(cell) || !has_words(cell)));
        Ok(if is_of_tables {
            Some(Frame::OfTables)
        } else {
            (is_of_one && cells.len() == 1).then_some(Frame::Box)
        })
    }
}

fn next_element<'n, 'i>(node: Node<'n, 'i>) -> Option<Node<'n, 'i>> {
    node.next_siblings().skip(1).find(Node::is_element)
}

/// Whether every run of a paragraph that has words is bold.
fn is_bold(paragraph: Node<'_, '_>) -> bool {
    let mut runs = paragraph
        .children()
        .filter(|node| name(*node) == "r" && inner(*node, &["t"]).is_some())
        .peekable();
    runs.peek().is_some() && runs.all(|run| is_on(run, "b"))
}
