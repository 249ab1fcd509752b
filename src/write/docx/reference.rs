//! A document of one's own, from which a report takes its look: styles, page, header and footer.
//!
//! No part is kept but those that the look needs.

use super::table::STANDARD_WIDTH;
use crate::load::office::{
    Package, RELATIONS, Relation, WORD, is, parse, relations_name, says_yes, value,
};
use anyhow::{Context, Result, ensure};
use roxmltree::{Document, Node};
use std::collections::BTreeMap;

/// What is taken from the document.
pub(crate) struct Reference {
    /// The parts that come along, by their names: themes, fonts, headers, footers, pictures.
    pub(crate) parts: BTreeMap<String, Vec<u8>>,
    /// The content types of those parts, as entries of their list.
    pub(crate) content_types: String,
    /// The relations from the main part to some of them.
    pub(crate) relationships: String,
    /// Its styles.
    pub(crate) styles: String,
    /// Its lists, where it has any.
    pub(crate) numbering: Option<String>,
    /// Its page: size, margins, headers and footers, as the end of a body has them.
    pub(crate) page: String,
    /// Whether it has a footer, or leaves that to the report.
    pub(crate) has_footer: bool,
    /// Whether its even pages have a header and a footer of their own.
    pub(crate) even_pages: EvenPages,
    width: usize,
}

impl Reference {
    /// What the bytes of a `.docx` file give.
    ///
    /// # Errors
    /// When they are no Word document.
    pub(crate) fn read(bytes: &[u8]) -> Result<Reference> {
        Reader::open(bytes)
            .and_then(Reader::reference)
            .context("filen kan ikke læses som et Word-dokument")
    }

    /// How wide the text on its page is, in twentieths of a point.
    pub(crate) fn text_width(&self) -> usize {
        self.width
    }
}

/// What heads and ends the even pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EvenPages {
    /// What heads and ends the others.
    Alike,
    Own {
        has_footer: bool,
    },
}

struct Reader<'b> {
    package: Package<'b>,
    taken: BTreeMap<String, Vec<u8>>,
}

impl<'b> Reader<'b> {
    fn open(bytes: &'b [u8]) -> Result<Reader<'b>> {
        Ok(Reader {
            package: Package::open(bytes)?,
            taken: BTreeMap::new(),
        })
    }

    fn reference(mut self) -> Result<Reference> {
        let relations = self.package.relations("")?;
        let main = relations
            .iter()
            .find(|relation| relation.is("officeDocument"));
        let main = &main.context("der er intet dokument i den")?.target;
        let document = self.package.text(main)?;
        let document = parse_word(&document)?;
        let relations = self.package.relations(main)?;
        let named = |kind: &str| relations.iter().find(|relation| relation.is(kind));
        let styles = named("styles").context("det har ingen typografier")?;
        let styles = self.package.text(&styles.target)?;
        parse_word(&styles)?;
        let numbering = named("numbering")
            .map(|found| self.package.text(&found.target))
            .transpose()?;
        numbering.as_deref().map(parse_word).transpose()?;
        let sections: Vec<Node> = sections(&document).collect();
        let section = *sections.last().context("det har ingen sideopsætning")?;
        let mut links = String::new();
        for relation in relations
            .iter()
            .filter(|relation| relation.is("theme") || relation.is("fontTable"))
        {
            self.take(relation, &mut links)?;
        }
        let mut page = String::new();
        let headed = headers_and_footers(&sections)?;
        for ((name, kind), id) in &headed {
            let mut known = relations.iter();
            let Some(relation) = known.find(|relation| relation.id == *id) else {
                continue;
            };
            let id = self.take(relation, &mut links)?;
            page += &format!("<w:{name} w:type=\"{kind}\" r:id=\"{id}\"/>");
        }
        let has_footer = |kind| headed.contains_key(&("footerReference", kind));
        let settings = named("settings")
            .map(|found| self.package.text(&found.target))
            .transpose()?;
        let settings = settings.as_deref().map(parse_word).transpose()?;
        let is_apart = settings.is_some_and(|settings| {
            let mut options = settings.root_element().children();
            options.any(|node| is_on(node, "evenAndOddHeaders"))
        });
        let (setup, width) = page_setup(section);
        let content_types = self.content_types()?;
        Ok(Reference {
            parts: self.taken,
            content_types,
            relationships: links,
            styles,
            numbering,
            page: page + &setup,
            has_footer: has_footer("default"),
            even_pages: if is_apart {
                EvenPages::Own {
                    has_footer: has_footer("even"),
                }
            } else {
                EvenPages::Alike
            },
            width,
        })
    }

    /// Takes the part that `relation` leads to and all that it needs; adds to `links` how the
    /// main part refers to it, by the id that is given back.
    fn take(&mut self, relation: &Relation, links: &mut String) -> Result<String> {
        let id = format!("rIdR{}", links.matches("<Relationship ").count() + 1);
        *links += &format!(
            "<Relationship Id=\"{id}\" Type=\"{}\" Target=\"/{}\"/>",
            crate::write::xml::escape(&relation.kind),
            crate::write::xml::escape(&relation.target)
        );
        let mut waiting = vec![relation.target.clone()];
        while let Some(name) = waiting.pop() {
            if self.taken.contains_key(&name) {
                continue;
            }
            let bytes = self.package.bytes(&name)?;
            self.taken.insert(name.clone(), bytes);
            let relations = relations_name(&name);
            if self.package.has(&relations) {
                waiting.extend(
                    self.package
                        .relations(&name)?
                        .into_iter()
                        .map(|relation| relation.target),
                );
                let bytes = self.package.bytes(&relations)?;
                self.taken.insert(relations, bytes);
            }
        }
        Ok(id)
    }

    /// The entries for what was taken, of its own list, where case makes no difference.
    fn content_types(&mut self) -> Result<String> {
        let text = self.package.text("[Content_Types].xml")?;
        let document = parse(&text)?;
        let is_needed = |node: &Node<'_, '_>| match node.attribute("PartName") {
            Some(part) => { self.taken.keys() }
                .any(|name| name.eq_ignore_ascii_case(part.trim_start_matches('/'))),
            None => node.attribute("Extension").is_some_and(|extension| {
                let is_extension = |other: &str| other.eq_ignore_ascii_case(extension);
                let mut names = self.taken.keys();
                // The report's own list has these.
                !["rels", "xml"].into_iter().any(is_extension)
                    && names.any(|name| name.rsplit('.').next().is_some_and(is_extension))
            }),
        };
        let nodes = document.root_element().children().filter(Node::is_element);
        Ok(nodes
            .filter(is_needed)
            .map(|node| &text[node.range()])
            .collect())
    }
}

/// A part of Word's own, in which we write under the prefix that everybody uses.
fn parse_word(text: &str) -> Result<Document<'_>> {
    let document = parse(text)?;
    let prefix = document.root_element().lookup_namespace_uri(Some("w"));
    ensure!(
        prefix == Some(WORD),
        "det er af en anden slags end den sædvanlige"
    );
    Ok(document)
}

/// The set-ups of the document's pages, a section each: not what one was before a tracked change.
fn sections<'d>(document: &'d Document<'_>) -> impl Iterator<Item = Node<'d, 'd>> {
    let is_past = |node: &Node<'_, '_>| is(*node, "sectPrChange") || is(*node, "pPrChange");
    let set_ups = document.descendants().filter(|node| is(*node, "sectPr"));
    set_ups.filter(move |node| !node.ancestors().any(|node| is_past(&node)))
}

/// The headers and footers of the last section, by element and kind, with the ids of their
/// relations: one that it does not name is that of the section before.
fn headers_and_footers<'d>(
    sections: &[Node<'d, '_>],
) -> Result<BTreeMap<(&'d str, &'d str), &'d str>> {
    let mut headed = BTreeMap::new();
    for node in sections.iter().flat_map(Node::children) {
        if !is(node, "headerReference") && !is(node, "footerReference") {
            continue;
        }
        let kind = value(node, "type").unwrap_or("default");
        ensure!(
            ["default", "first", "even"].contains(&kind),
            "et sidehoved er af en ukendt slags"
        );
        if let Some(id) = node.attribute((RELATIONS, "id")) {
            headed.insert((node.tag_name().name(), kind), id);
        }
    }
    Ok(headed)
}

/// Whether a node is this element, and says yes.
fn is_on(node: Node<'_, '_>, name: &str) -> bool {
    is(node, name) && says_yes(value(node, "val"))
}

/// Size, margins and whether the first page has a header of its own; and the text's width.
fn page_setup(section: Node<'_, '_>) -> (String, usize) {
    let mut xml = String::new();
    let mut measures = [11906, 1134, 1134];
    for (name, attributes) in [
        ("pgSz", ["w", "h", "orient", "", "", "", ""]),
        (
            "pgMar",
            [
                "top", "right", "bottom", "left", "header", "footer", "gutter",
            ],
        ),
    ] {
        let Some(node) = section.children().find(|node| is(*node, name)) else {
            continue;
        };
        xml += &format!("<w:{name}");
        for attribute in attributes.into_iter().filter(|name| !name.is_empty()) {
            let Some(found) = value(node, attribute) else {
                continue;
            };
            let is_plain = found
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "-.".contains(c));
            if !is_plain {
                continue;
            }
            xml += &format!(" w:{attribute}=\"{found}\"");
            let at = ["w", "left", "right"]
                .iter()
                .position(|name| *name == attribute);
            if let (Some(at), Ok(twips)) = (at, found.parse::<usize>()) {
                measures[at] = twips;
            }
        }
        xml += "/>";
    }
    if section.children().any(|node| is_on(node, "titlePg")) {
        xml += "<w:titlePg/>";
    }
    let [page, left, right] = measures;
    let width = page.saturating_sub(left.saturating_add(right));
    // On a page that is narrower, or none at all, a table goes beyond the margin.
    (xml, width.clamp(STANDARD_WIDTH * 2 / 3, STANDARD_WIDTH * 3))
}
