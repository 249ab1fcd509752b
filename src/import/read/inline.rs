//! What stands in a line of a Word document: its words, and what is read of it in part.

use super::DEEPEST;
use super::aside::pictures;
use super::docx::{TOO_DEEP, attribute, inner, name, note_key, value};
use crate::load::office::says_yes;
use anyhow::{Result, ensure};
use roxmltree::Node;

/// What stands in a line.
#[derive(Default)]
pub(super) struct Inline {
    pub(super) text: String,
    /// The notes that it refers to: what stands for each, and what it is known by.
    pub(super) notes: Vec<(String, String)>,
    /// How many notes at the foot of the pages, and at the end, there are so far: their numbers stand
    /// nowhere in a document.
    feet: usize,
    ends: usize,
    pub(super) seen: Seen,
}

/// What in the lines is read in part, or that nobody sees.
#[derive(Default)]
pub(super) struct Seen {
    has_hidden: bool,
    has_symbol: bool,
    has_link: bool,
    /// Another document that is a part of this one.
    pub(super) has_part: bool,
    /// How many pictures and figures have no words.
    pictures: usize,
}

impl Seen {
    pub(super) fn remarks(&self) -> impl Iterator<Item = String> + use<> {
        let told = [
            (self.has_hidden, "skjult tekst i dokumentet er læst med"),
            (
                self.has_symbol,
                "tegn fra skrifter som Wingdings, som kimo ikke kender, er ikke med",
            ),
            (self.has_link, "adresserne bag dokumentets link er ikke med"),
            (
                self.has_part,
                "et andet dokument, der er sat ind i dokumentet, er ikke med (åbn dokumentet i Word, og gem det, så er det)",
            ),
        ];
        let told = told.into_iter().filter(|(is_seen, _)| *is_seen);
        let told = told.map(|(_, remark)| remark.to_owned());
        told.chain(pictures(self.pictures, "dokumentet"))
    }
}

impl Inline {
    pub(super) fn read(&mut self, parent: Node<'_, '_>, depth: usize) -> Result<()> {
        ensure!(depth < DEEPEST, TOO_DEEP);
        for node in parent.children() {
            match name(node) {
                "t" => self.text.push_str(node.text().unwrap_or("")),
                "tab" | "ptab" => self.text.push('\t'),
                "br" | "cr" => self.text.push('\n'),
                "noBreakHyphen" => self.text.push('-'),
                "sym" => match symbol(node) {
                    Some(symbol) => self.text.push(symbol),
                    None => self.seen.has_symbol = true,
                },
                kind @ ("footnoteReference" | "endnoteReference") => {
                    let (word, count) = if kind == "endnoteReference" {
                        ("slutnote ", &mut self.ends)
                    } else {
                        ("", &mut self.feet)
                    };
                    *count += 1;
                    let sign = format!("[{word}{count}]");
                    self.text.push_str(&format!(" {sign}"));
                    let id = attribute(node, "id").unwrap_or("");
                    self.notes.push((sign, note_key(kind, id)));
                }
                "pPr" | "rPr" | "del" | "moveFrom" | "instrText" | "Fallback" | "softHyphen" => {}
                "p" => {
                    self.text.push('\n');
                    self.read(node, depth + 1)?;
                    self.text.push('\n');
                }
                "r" if is_placeholder(node) => {}
                "r" => {
                    self.seen.has_hidden |= is_on(node, "vanish") && inner(node, &["t"]).is_some();
                    self.read(node, depth + 1)?;
                }
                "hyperlink" => {
                    let from = self.text.len();
                    self.read(node, depth + 1)?;
                    let shown = self.text.get(from..).unwrap_or_default();
                    let is_address =
                        shown.contains("://") || shown.contains("www.") || shown.contains('@');
                    self.seen.has_link |= attribute(node, "id").is_some() && !is_address;
                }
                "drawing" | "pict" | "object" => {
                    let from = self.text.len();
                    self.read(node, depth + 1)?;
                    let words = self.text.get(from..).unwrap_or_default();
                    self.seen.pictures += usize::from(words.trim().is_empty());
                }
                "ddList" => self.text.push_str(chosen(node)),
                "checkBox" => self.text.push(if is_ticked(node) { '☒' } else { '☐' }),
                "altChunk" | "subDoc" => self.seen.has_part = true,
                _ => self.read(node, depth + 1)?,
            }
        }
        Ok(())
    }
}

/// Whether a run is what a content control shows until somebody writes in it: `Klik her for at angive en
/// dato.`
fn is_placeholder(run: Node<'_, '_>) -> bool {
    let control = run.ancestors().find(|of| name(*of) == "sdt");
    control.is_some_and(|of| inner(of, &["sdtPr", "showingPlcHdr"]).is_some_and(is_yes))
}

/// What is chosen in the list of a form's field.
fn chosen<'n>(list: Node<'n, '_>) -> &'n str {
    let at = ["result", "default"].into_iter().find_map(|name| {
        let at = inner(list, &[name]).and_then(value)?;
        at.parse::<usize>().ok()
    });
    let mut entries = list.children().filter(|node| name(*node) == "listEntry");
    entries.nth(at.unwrap_or(0)).and_then(value).unwrap_or("")
}

/// Whether the box of a form is ticked.
fn is_ticked(field: Node<'_, '_>) -> bool {
    let told = inner(field, &["checked"]).or_else(|| inner(field, &["default"]));
    told.is_some_and(is_yes)
}

/// The letter that a sign of a font of symbols looks like: the ticks, boxes and arrows of lists.
fn symbol(node: Node<'_, '_>) -> Option<char> {
    let code = u32::from_str_radix(attribute(node, "char")?, 16).ok()? & 0xff;
    let known: &[(u32, char)] = match attribute(node, "font")? {
        "Wingdings" => &[
            (0xfc, '✓'),
            (0xfe, '☑'),
            (0xfb, '✗'),
            (0xfd, '☒'),
            (0xa8, '☐'),
            (0xe0, '→'),
            (0xa7, '▪'),
        ],
        "Wingdings 2" => &[
            (0x50, '✓'),
            (0x52, '☑'),
            (0x4f, '✗'),
            (0x54, '☒'),
            (0xa3, '☐'),
        ],
        "Symbol" => &[
            (0xb7, '•'),
            (0xae, '→'),
            (0xb3, '≥'),
            (0xa3, '≤'),
            (0xb0, '°'),
        ],
        _ => return None,
    };
    let found = known.iter().find(|(of, _)| *of == code);
    found.map(|(_, letter)| *letter)
}

/// Whether a run has a property that is on or off.
pub(super) fn is_on(run: Node<'_, '_>, property: &str) -> bool {
    inner(run, &["rPr", property]).is_some_and(is_yes)
}

fn is_yes(property: Node<'_, '_>) -> bool {
    says_yes(value(property))
}
