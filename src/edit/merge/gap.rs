//! The gap between two blocks of ours where an entry of theirs goes.

use super::kind::Kind;
use super::layout::{Block, Layout};
use super::tree::{Entry, Node};

/// Where new entries go among those of ours.
pub(crate) struct Places<'n> {
    /// What is put in.
    pub(crate) kind: &'n Kind,
    /// What it goes under.
    pub(crate) parent: &'n Node,
    /// Those of its kind there.
    pub(crate) siblings: &'n [Entry<'n>],
}

impl Places<'_> {
    /// The gap for `new`: in order among its siblings, as `append` puts a new entry; always
    /// between two blocks.
    pub(crate) fn of(&self, new: &Block, ours: &Layout<'_>) -> usize {
        let order = self.kind.order(new);
        let rank = rank(self.siblings, |sibling| {
            self.kind.order(sibling.block) <= order
        });
        let above = rank
            .checked_sub(1)
            .and_then(|above| self.siblings.get(above));
        match (above, self.siblings.first()) {
            (Some(above), _) => above.node.range(ours).end,
            (None, Some(first)) => first.node.range(ours).start,
            (None, None) => self.first(ours),
        }
    }

    /// The place of the first of its kind: actions before what is measured, notes after the
    /// year's goals.
    fn first(&self, ours: &Layout<'_>) -> usize {
        let of_kind = |name: &str| self.parent.of_kind(name, ours);
        let own_end = ours
            .blocks
            .get(self.parent.block)
            .map_or(0, |block| block.whole.end);
        match self.kind.name {
            "handling" => of_kind("indikator")
                .first()
                .map_or(ours.text.len(), |next| next.range(ours).start),
            "handling.note" => of_kind("handling.aarsmaal")
                .last()
                .map_or(own_end, |last| last.range(ours).end),
            name if name.contains('.') => own_end,
            _ => ours.text.len(),
        }
    }
}

fn rank<T>(siblings: &[T], comes_first: impl Fn(&T) -> bool) -> usize {
    siblings
        .iter()
        .rposition(comes_first)
        .map_or(0, |last| last + 1)
}
