//! The blocks of a file as a tree: an action with its notes, an indicator with its measurements;
//! and which of them are the same entry in two versions of the file.

use super::layout::{Block, Layout};
use crate::plan::Number;
use std::collections::{HashMap, HashSet, VecDeque};
use std::ops::Range;

/// A block and those under it.
#[derive(Debug, Clone)]
pub struct Node {
    /// Its place among the layout's blocks.
    pub block: usize,
    /// The blocks under it, in the order of the file.
    pub children: Vec<Node>,
    /// All its own fields: what makes two entries equal.
    pub says: String,
    /// Its own lines with the comments about them, line ends and outer blanks aside.
    written: String,
}

/// What is known of a kind of entry.
pub struct Kind {
    /// The header.
    pub name: &'static str,
    /// What one is called in Danish, in the definite form.
    pub noun: &'static str,
    /// The fields by which one is known again when something else in it changed, one way after
    /// the other.
    keys: &'static [&'static [&'static str]],
    /// Whether two of them cannot have the same key.
    pub is_unique: bool,
    /// The fields by which they are ordered.
    order: &'static [&'static str],
}

/// Every kind of entry, parents before what stands under them.
pub const KINDS: &[Kind] = &[
    Kind {
        name: "part",
        noun: "parten",
        keys: &[&["navn"]],
        is_unique: true,
        order: &[],
    },
    Kind {
        name: "moede",
        noun: "mødet",
        keys: &[&["dato"], &["navn"]],
        is_unique: false,
        order: &["dato"],
    },
    Kind {
        name: "pligt",
        noun: "pligten",
        keys: &[&["tekst"]],
        is_unique: false,
        order: &[],
    },
    Kind {
        name: "international",
        noun: "det internationale mål",
        keys: &[&["nr"]],
        is_unique: true,
        order: &[],
    },
    Kind {
        name: "handling",
        noun: "handling",
        keys: &[&["nr"]],
        is_unique: true,
        order: &["nr"],
    },
    Kind {
        name: "handling.aarsmaal",
        noun: "årsmålet",
        keys: &[&["aar", "dato"], &["maal"]],
        is_unique: false,
        order: &["aar", "dato"],
    },
    Kind {
        name: "handling.note",
        noun: "noten",
        keys: &[&["dato", "af"], &["dato"], &["tekst"]],
        is_unique: false,
        order: &["dato"],
    },
    Kind {
        name: "indikator",
        noun: "indikatoren",
        keys: &[&["navn"]],
        is_unique: true,
        order: &[],
    },
    Kind {
        name: "indikator.maaling",
        noun: "målingen",
        keys: &[&["dato"]],
        is_unique: false,
        order: &["dato"],
    },
];

/// The kind called `name`.
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}

/// The tree of `layout`, the file's own fields as its root. Nothing where an entry stands apart
/// from what it belongs to, or is of no known kind: such a file is not for splicing.
pub fn read(layout: &Layout<'_>) -> Option<Node> {
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
    pub fn range(&self, layout: &Layout<'_>) -> Range<usize> {
        let last = self.children.last().map_or(self.block, |child| child.block);
        let part = |index: usize| layout.blocks.get(index).map(|block| block.whole.clone());
        let start = part(self.block).map_or(0, |range| range.start);
        start..part(last).map_or(start, |range| range.end)
    }

    /// The children of one kind.
    pub fn of_kind<'n>(&'n self, name: &str, layout: &Layout<'_>) -> Vec<&'n Node> {
        let is_of_kind = |child: &&Node| {
            layout
                .blocks
                .get(child.block)
                .is_some_and(|block| block.name == name)
        };
        self.children.iter().filter(is_of_kind).collect()
    }
}

impl Kind {
    /// Where an entry stands among its siblings; empty where their order is the writer's own.
    pub fn order(&self, block: &Block) -> Vec<Number> {
        let value = |key: &&str| Number::new(block.value(key).trim_start_matches('"'));
        self.order.iter().map(value).collect()
    }

    /// For each of `old` the one of `new` that is the same entry: equal, else known by one of
    /// its keys. Of several equal ones the first is the first, those with the same comments before others.
    pub fn pair(&self, old: &[Entry<'_>], new: &[Entry<'_>]) -> Vec<Option<usize>> {
        let mut pairs = vec![None; old.len()];
        pair_by(old, new, &mut pairs, |entry| entry.node.written.clone());
        pair_by(old, new, &mut pairs, |entry| entry.node.says.clone());
        for keys in self.keys {
            pair_by(old, new, &mut pairs, |entry| entry.key(keys));
        }
        pairs
    }

    /// The same, equal entries alone, and known ones where the key is its own.
    pub fn pair_additions(&self, old: &[Entry<'_>], new: &[Entry<'_>]) -> Vec<Option<usize>> {
        if self.is_unique {
            return self.pair(old, new);
        }
        let mut pairs = vec![None; old.len()];
        pair_by(old, new, &mut pairs, |entry| entry.node.says.clone());
        pairs
    }
}

/// Pairs those of `old` and `new` that are still without, by one key.
fn pair_by(
    old: &[Entry<'_>],
    new: &[Entry<'_>],
    pairs: &mut [Option<usize>],
    key: impl Fn(&Entry<'_>) -> String,
) {
    let taken: HashSet<usize> = pairs.iter().flatten().copied().collect();
    let mut free: HashMap<String, VecDeque<usize>> = HashMap::new();
    for (index, entry) in new
        .iter()
        .enumerate()
        .filter(|(index, _)| !taken.contains(index))
    {
        free.entry(key(entry)).or_default().push_back(index);
    }
    let unpaired = old.iter().zip(pairs).filter(|(_, pair)| pair.is_none());
    for (entry, pair) in unpaired {
        *pair = free.get_mut(&key(entry)).and_then(VecDeque::pop_front);
    }
}

/// A node with its block.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'n> {
    /// The node.
    pub node: &'n Node,
    /// Its own block.
    pub block: &'n Block,
}

impl Entry<'_> {
    fn key(&self, keys: &[&str]) -> String {
        let values: Vec<&str> = keys.iter().map(|key| self.block.value(key)).collect();
        values.join("\u{1}")
    }
}
