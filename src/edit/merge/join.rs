//! Decides what becomes of each entry: kept, put in, taken out, or left to a person.

use super::gap::Places;
use super::kind::{self, KINDS, Kind};
use super::layout::{self, Block, Layout};
use super::pair::Pair;
use super::tree::{self, Entry, Node};
use super::write::Edit;
use crate::document::value::same_text;
use crate::text::danish::date;
use std::collections::HashSet;
use std::ops::Range;

/// Three versions of a file, and the edits to ours that join them.
pub(super) struct Join<'a> {
    pub(super) base: &'a Layout<'a>,
    pub(super) ours: &'a Layout<'a>,
    pub(super) theirs: &'a Layout<'a>,
    pub(super) edits: Vec<Edit>,
}

/// An entry in each version that has it.
#[derive(Clone, Copy)]
struct Versions<'n> {
    base: Option<&'n Node>,
    ours: &'n Node,
    theirs: &'n Node,
}

/// The edits to `ours` that join what `theirs` did to `base`. Nothing where a file is not laid
/// out for splicing.
pub(super) fn join(base: &str, ours: &str, theirs: &str) -> Option<Vec<Edit>> {
    let (base, ours, theirs) = (layout::read(base), layout::read(ours), layout::read(theirs));
    let (base_root, ours_root, theirs_root) =
        (tree::read(&base)?, tree::read(&ours)?, tree::read(&theirs)?);
    let mut join = Join {
        base: &base,
        ours: &ours,
        theirs: &theirs,
        edits: Vec::new(),
    };
    let root = Versions {
        base: Some(&base_root),
        ours: &ours_root,
        theirs: &theirs_root,
    };
    join.both(root, "i filens top");
    Some(join.edits)
}

impl<'a> Join<'a> {
    /// Joins an entry that ours and theirs both have, with everything under it.
    fn both(&mut self, entry: Versions<'_>, about: &str) {
        let base = entry.base.and_then(|base| self.base.blocks.get(base.block));
        let ours = self.ours.blocks.get(entry.ours.block);
        let theirs = self.theirs.blocks.get(entry.theirs.block);
        match (base, ours, theirs) {
            (Some(base), Some(ours), Some(theirs)) => self.own_lines(base, ours, theirs, about),
            (None, Some(ours), Some(theirs)) => self.comments_of_addition(ours, theirs, about),
            _ => {}
        }
        for kind in KINDS {
            self.siblings(kind, entry);
        }
    }

    /// Joins the entries of one kind under `parent`.
    fn siblings(&mut self, kind: &Kind, parent: Versions<'_>) {
        let base = entries(self.base, parent.base, kind);
        let ours = entries(self.ours, Some(parent.ours), kind);
        let theirs = entries(self.theirs, Some(parent.theirs), kind);
        if base.is_empty() && theirs.is_empty() {
            return;
        }
        let (to_ours, to_theirs) = (kind.pair(&base, &ours), kind.pair(&base, &theirs));
        let places = Places {
            kind,
            parent: parent.ours,
            siblings: &ours,
        };
        for (base, (to_ours, to_theirs)) in base.iter().zip(to_ours.iter().zip(&to_theirs)) {
            let own = to_ours.and_then(|pair| ours.get(pair.index));
            let other = to_theirs.and_then(|pair| theirs.get(pair.index));
            let mut pairs = [to_ours, to_theirs].into_iter().flatten();
            let is_in_doubt = pairs.any(|pair| !pair.is_sure);
            let says_more = |entry: &Entry<'_>| entry.node.says != base.node.says;
            match (own, other) {
                (Some(own), Some(other)) if is_in_doubt && says_more(own) && says_more(other) => {
                    self.in_doubt(kind, own, other, parent.ours);
                }
                (Some(own), Some(other)) => {
                    let versions = Versions {
                        base: Some(base.node),
                        ours: own.node,
                        theirs: other.node,
                    };
                    self.both(versions, &self.on(kind, own.block, parent.ours));
                }
                (Some(own), None) => self.taken_out_by_theirs(kind, base, own, parent.ours),
                (None, Some(other)) => self.taken_out_by_ours(&places, base, other),
                (None, None) => {}
            }
        }
        let new_in_ours = unpaired(&ours, &to_ours);
        let mut new_in_theirs = unpaired(&theirs, &to_theirs);
        new_in_theirs.sort_by_cached_key(|entry| kind.order(entry.block));
        let same = kind.pair_additions(&new_in_theirs, &new_in_ours);
        for (other, same) in new_in_theirs.iter().zip(same) {
            match same.and_then(|pair| new_in_ours.get(pair.index)) {
                None => self.added(&places, other),
                Some(own) if own.node.says == other.node.says => {
                    let versions = Versions {
                        base: None,
                        ours: own.node,
                        theirs: other.node,
                    };
                    self.both(versions, &self.on(kind, own.block, parent.ours));
                }
                Some(own) => {
                    let named = self.named(kind, own.block, parent.ours);
                    let about = format!("{named} er ny i begge grene, men ikke ens");
                    let new = self.theirs_text(other.node.range(self.theirs));
                    let edit = Edit::replace(own.node.range(self.ours), new, &named);
                    self.edits.push(edit.in_conflict(about));
                }
            }
        }
    }

    /// Leaves to a person what may be one entry changed on both sides, and may be two.
    fn in_doubt(&mut self, kind: &Kind, own: &Entry<'_>, other: &Entry<'_>, parent: &Node) {
        let range = own.node.range(self.ours);
        let text = self.theirs_text(other.node.range(self.theirs));
        if same_text(text, self.ours_text(range.clone())) {
            return;
        }
        let named = self.named(kind, own.block, parent);
        let about =
            format!("{named} er ændret i begge grene, og det er ikke sikkert, at det er den samme");
        self.edits
            .push(Edit::replace(range, text, &named).in_conflict(about));
    }

    fn added(&mut self, places: &Places<'_>, entry: &Entry<'_>) {
        let at = places.of(entry.block, self.ours);
        let text = self.theirs_text(entry.node.range(self.theirs));
        let named = self.named(places.kind, entry.block, places.parent);
        self.edits.push(Edit::paragraph(at, text, &named));
    }

    fn taken_out_by_theirs(
        &mut self,
        kind: &Kind,
        base: &Entry<'_>,
        own: &Entry<'_>,
        parent: &Node,
    ) {
        let range = own.node.range(self.ours);
        let named = self.named(kind, own.block, parent);
        let is_untouched = same_text(
            self.ours_text(range.clone()),
            self.base_text(base.node.range(self.base)),
        );
        let edit = Edit::replace(range, "", &named);
        self.edits.push(if is_untouched {
            edit
        } else {
            edit.in_conflict(format!(
                "{named} er slettet i den ene gren og ændret i den anden"
            ))
        });
    }

    fn taken_out_by_ours(&mut self, places: &Places<'_>, base: &Entry<'_>, other: &Entry<'_>) {
        let text = self.theirs_text(other.node.range(self.theirs));
        if same_text(text, self.base_text(base.node.range(self.base))) {
            return;
        }
        let named = self.named(places.kind, other.block, places.parent);
        let about = format!("{named} er slettet i den ene gren og ændret i den anden");
        let at = places.of(other.block, self.ours);
        self.edits
            .push(Edit::paragraph(at, text, &named).in_conflict(about));
    }

    /// ”på handling 2.3”, ”i noten den 12. marts 2024 på handling 2.3”.
    fn on(&self, kind: &Kind, block: &Block, parent: &Node) -> String {
        let preposition = if kind.name == "handling" { "på" } else { "i" };
        format!("{preposition} {}", self.named(kind, block, parent))
    }

    /// ”noten den 12. marts 2024 på handling 2.3”.
    fn named(&self, kind: &Kind, block: &Block, parent: &Node) -> String {
        let own = named_alone(kind, block);
        let parent = self.ours.blocks.get(parent.block);
        let of_parent = parent.and_then(|parent| Some((kind::kind(&parent.name)?, parent)));
        match of_parent {
            Some((kind, parent)) => format!("{own} på {}", named_alone(kind, parent)),
            None => own,
        }
    }

    pub(super) fn base_text(&self, range: Range<usize>) -> &'a str {
        self.base.text.get(range).unwrap_or("")
    }

    pub(super) fn ours_text(&self, range: Range<usize>) -> &'a str {
        self.ours.text.get(range).unwrap_or("")
    }

    pub(super) fn theirs_text(&self, range: Range<usize>) -> &'a str {
        self.theirs.text.get(range).unwrap_or("")
    }
}

fn entries<'n>(layout: &'n Layout<'_>, parent: Option<&'n Node>, kind: &Kind) -> Vec<Entry<'n>> {
    let nodes = parent.map(|parent| parent.of_kind(kind.name, layout));
    let with_block = |node: &'n Node| {
        Some(Entry {
            node,
            block: layout.blocks.get(node.block)?,
        })
    };
    nodes
        .unwrap_or_default()
        .into_iter()
        .filter_map(with_block)
        .collect()
}

fn unpaired<'n>(entries: &[Entry<'n>], pairs: &[Option<Pair>]) -> Vec<Entry<'n>> {
    let paired: HashSet<usize> = pairs.iter().flatten().map(|pair| pair.index).collect();
    let left = entries
        .iter()
        .enumerate()
        .filter(|(index, _)| !paired.contains(index));
    left.map(|(_, entry)| *entry).collect()
}

fn named_alone(kind: &Kind, block: &Block) -> String {
    let text = |key: &str| block.value(key).trim_start_matches('"').to_owned();
    let day = |key: &str| match text(key).parse() {
        Ok(day) => date::long(day),
        Err(_) => text(key),
    };
    let noun = kind.noun;
    match kind.name {
        "handling" | "international" => format!("{noun} {}", text("nr")),
        "part" | "indikator" => format!("{noun} ”{}”", text("navn")),
        "handling.aarsmaal" => format!("{noun} for {}", text("aar")),
        "pligt" => format!("{noun} ”{}”", text("tekst")),
        _ => format!("{noun} den {}", day("dato")),
    }
}
