//! Reading a `.docx` file back with readers that are not the program's own.

use roxmltree::{Document, Node};

pub(crate) use super::packed::{Part, parts};

/// The XML of the part `name`.
pub(crate) fn part<'a>(parts: &'a [Part], name: &str) -> &'a str {
    let found = parts.iter().find(|(known, _)| known == name);
    &found.unwrap_or_else(|| panic!("no part {name}")).1
}

/// The words of a node, those of field codes left out.
pub(crate) fn text(node: Node<'_, '_>) -> String {
    let texts = node
        .descendants()
        .filter(|node| node.has_tag_name((W, "t")));
    texts.filter_map(|node| node.text()).collect()
}

/// The words of a cell, a blank between two lines and between two paragraphs.
fn words(cell: Node<'_, '_>) -> String {
    let pieces = cell
        .descendants()
        .filter_map(|node| match node.tag_name().name() {
            "t" => node.text(),
            "br" | "p" => Some(" "),
            _ => None,
        });
    let line: String = pieces.collect();
    let words = line.split(' ').filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The style of a paragraph.
pub(crate) fn style<'a>(paragraph: Node<'a, '_>) -> &'a str {
    let style = paragraph
        .descendants()
        .find(|node| node.has_tag_name((W, "pStyle")));
    style
        .and_then(|style| style.attribute((W, "val")))
        .unwrap_or("")
}

/// The headings with their styles, in order.
pub(crate) fn headings(document: &Document<'_>) -> Vec<(String, String)> {
    let paragraphs = nodes(document, "p");
    let headings = paragraphs.filter(|paragraph| {
        matches!(
            style(*paragraph),
            "Title" | "Heading1" | "Heading2" | "Heading3"
        )
    });
    headings
        .map(|paragraph| (style(paragraph).to_owned(), text(paragraph)))
        .collect()
}

/// The tables that are no charts: rows of cells.
pub(crate) fn tables(document: &Document<'_>) -> Vec<Vec<Vec<String>>> {
    let tables = nodes(document, "tbl").filter(|table| {
        let mut styles = table
            .descendants()
            .filter(|node| node.has_tag_name((W, "tblStyle")));
        styles.any(|style| style.attribute((W, "val")) == Some("Tabel"))
    });
    let rows = |table: Node<'_, '_>| -> Vec<Vec<String>> {
        let rows = table.children().filter(|node| node.has_tag_name((W, "tr")));
        rows.map(|row| {
            let cells = row.children().filter(|node| node.has_tag_name((W, "tc")));
            cells.map(words).collect()
        })
        .collect()
    };
    tables.map(rows).collect()
}

/// Every element with this name in the main namespace.
pub(crate) fn nodes<'a, 'input>(
    document: &'a Document<'input>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'input>> {
    document
        .descendants()
        .filter(move |node| node.has_tag_name((W, name)))
}

/// The namespace of the main parts.
pub(crate) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
