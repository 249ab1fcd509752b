//! The blocks of a file as a tree: an action with its notes, an indicator with its measurements.

use super::kind::kind;
use super::layout::{Block, Layout};
use std::ops::Range;

/// A block and those under it.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// Its place among the layout's blocks.
    pub(crate) block: usize,
    /// The blocks under it, in the order of the file.
    pub(crate) children: Vec<Node>,
    /// All its own fields: what makes two entries equal.
    pub(crate) says: String,
    /// Its own lines with the comments about them, line ends and outer blanks aside.
    pub(crate) written: String,
}

/// The tree of `layout`, the file's own fields as its root. Nothing where an entry stands apart
/// from what it belongs to, or is of no known kind: such a file is not for splicing.
pub(crate) fn read(layout: &Layout<'_>) -> Option<Node> {
    let mut blocks = layout.blocks.iter().enumerate();
    let mut root = match blocks.next() {
        Some((index, block)) => node(index, block, layout),
        None => return None,
    };
    for (index, block) in blocks {
        kind(&block.name)?;
        match block.name.split_once('.') {
            None => root.children.push(node(index, block, layout)),
            Some((parent, _)) => {
                let last = root.children.last_mut()?;
                if layout.blocks.get(last.block)?.name != parent {
                    return None;
                }
                last.children.push(node(index, block, layout));
            }
        }
    }
    Some(root)
}

fn node(index: usize, block: &Block, layout: &Layout<'_>) -> Node {
    let mut fields: Vec<String> = block
        .fields
        .iter()
        .map(|field| format!("{}={}", field.key, field.value))
        .collect();
    fields.sort_unstable();
    Node {
        block: index,
        children: Vec::new(),
        // The sign parts fields and cannot stand in a value.
        says: fields.join("\u{1}"),
        written: layout
            .text
            .get(block.whole.clone())
            .unwrap_or("")
            .trim()
            .replace("\r\n", "\n"),
    }
}

impl Node {
    /// The bytes of the node with everything under it.
    pub(crate) fn range(&self, layout: &Layout<'_>) -> Range<usize> {
        let last = self.children.last().map_or(self.block, |child| child.block);
        let part = |index: usize| layout.blocks.get(index).map(|block| block.whole.clone());
        let start = part(self.block).map_or(0, |range| range.start);
        start..part(last).map_or(start, |range| range.end)
    }

    /// The children of one kind.
    pub(crate) fn of_kind<'n>(&'n self, name: &str, layout: &Layout<'_>) -> Vec<&'n Node> {
        let is_of_kind = |child: &&Node| {
            layout
                .blocks
                .get(child.block)
                .is_some_and(|block| block.name == name)
        };
        self.children.iter().filter(is_of_kind).collect()
    }
}

/// A node with its block.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry<'n> {
    /// The node.
    pub(crate) node: &'n Node,
    /// Its own block.
    pub(crate) block: &'n Block,
}
