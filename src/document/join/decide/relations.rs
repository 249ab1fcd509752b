//! How the entries of the three versions are related, and what each side has done to them.

use super::super::splice::same_text;
use super::*;
use std::ops::Range;

impl Join<'_> {
    /// The version of a side: 0 the ancestor, 1 ours, 2 theirs.
    pub(super) fn version(&self, side: usize) -> &Document<'_> {
        match side {
            0 => self.base,
            1 => self.ours,
            _ => self.theirs,
        }
    }

    pub(super) fn pairs(&self, side: usize) -> &Pairs {
        match side {
            1 => &self.to_ours,
            _ => &self.to_theirs,
        }
    }

    /// The entry of theirs that an entry of ours is joined with, by the ancestor's.
    pub(super) fn in_theirs(&self, ours: usize) -> Option<usize> {
        let base = self.to_ours.of_version(ours)?;
        self.to_theirs.of_base(base).map(|pair| pair.index)
    }

    /// The entry of ours that an entry of theirs is joined with.
    pub(super) fn in_ours(&self, theirs: usize) -> Option<usize> {
        let base = self.to_theirs.of_version(theirs);
        let by_base = base.and_then(|base| self.to_ours.of_base(base));
        { by_base.map(|pair| pair.index) }.or_else(|| self.same.get(&theirs).copied())
    }

    /// The entry of ours under which an entry of theirs belongs, where there is one.
    pub(super) fn home_of(&self, theirs: usize) -> Option<usize> {
        match parent(self.theirs, theirs) {
            0 => Some(0),
            above => { self.in_ours(above) }.filter(|home| !self.gone.contains(home)),
        }
    }

    pub(super) fn is_moved_by_ours(&self, base: usize, ours: usize) -> bool {
        self.is_moved(1, base, ours)
    }

    pub(super) fn is_moved_by_theirs(&self, base: usize, theirs: usize) -> bool {
        self.is_moved(2, base, theirs)
    }

    pub(super) fn is_moved(&self, side: usize, base: usize, index: usize) -> bool {
        let was = self.pairs(side).of_base(parent(self.base, base));
        was.map(|pair| pair.index) != Some(parent(self.version(side), index))
    }

    pub(super) fn is_touched_by_ours(&self, base: usize, ours: usize) -> bool {
        self.is_touched(1, base, ours)
    }

    pub(super) fn is_touched_by_theirs(&self, base: usize, theirs: usize) -> bool {
        self.is_touched(2, base, theirs)
    }

    /// Whether a side has done anything to an entry: to its lines, or to what stands under it.
    fn is_touched(&self, side: usize, base: usize, index: usize) -> bool {
        let document = self.version(side);
        let is_same = |base: usize, index: usize| {
            same_text(
                document.at(document.own_range(index)),
                self.base.at(self.base.own_range(base)),
            )
        };
        let mut under = document.within(index).filter(|of| *of != index);
        let is_kept = |under: usize| {
            let was = self.pairs(side).of_version(under);
            was.is_some_and(|was| parent(self.base, was) == base && is_same(was, under))
        };
        !is_same(base, index) || !under.all(is_kept)
    }

    pub(super) fn is_in_conflict(&self, ours: usize) -> bool {
        let range = self.ours.range(ours);
        let mut edits = self.edits.iter();
        edits.any(|edit| edit.conflict.is_some() && edit.touches(&range))
    }

    pub(super) fn is_edited(&self, ours: usize) -> bool {
        let range = self.ours.own_range(ours);
        self.edits.iter().any(|edit| edit.touches(&range))
    }

    pub(super) fn has_entries_under(&self, ours: usize) -> bool {
        let entry = self.ours.entries.get(ours);
        entry.is_some_and(|of| of.table.tables().next().is_some())
    }

    /// All that an entry of a side says.
    pub(super) fn says(&self, side: usize, index: usize) -> Option<&str> {
        Some(&self.said.get(side)?.get(index)?.all)
    }
}

impl Pairs {
    /// What an entry of the ancestor has become.
    pub(super) fn of_base(&self, base: usize) -> Option<Pair> {
        self.to.get(base).copied().flatten()
    }

    /// Whether what it has become is the same entry beyond doubt.
    pub(super) fn is_sure(&self, base: usize) -> bool {
        self.of_base(base).is_some_and(|pair| pair.is_sure)
    }

    /// What an entry of the version was.
    pub(super) fn of_version(&self, index: usize) -> Option<usize> {
        self.from.get(index).copied().flatten()
    }

    /// The entries that the ancestor lacks.
    pub(super) fn new_entries(&self) -> Vec<usize> {
        let entries = 1..self.from.len();
        entries
            .filter(|of| self.of_version(*of).is_none())
            .collect()
    }
}

pub(super) fn parent(document: &Document<'_>, index: usize) -> usize {
    document.entries.get(index).map_or(0, |of| of.parent)
}

impl Document<'_> {
    /// Whether every entry follows what it belongs to, with no other between.
    pub(super) fn is_nested(&self) -> bool {
        let mut under = { 1..self.entries.len() }.filter(|of| parent(self, *of) > 0);
        under.all(|of| {
            let above = parent(self, of);
            above == of - 1 || above == parent(self, of - 1)
        })
    }

    /// The entry and all that stand under it.
    pub(super) fn within(&self, index: usize) -> std::ops::RangeInclusive<usize> {
        index..=self.last_within(index)
    }

    /// The bytes of an entry with all that stands under it.
    pub(super) fn range(&self, index: usize) -> Range<usize> {
        let start = self.entries.get(index).map_or(0, |of| of.whole.start);
        let last = self.entries.get(self.last_within(index));
        start..last.map_or(start, |of| of.whole.end)
    }

    /// What an entry is, with all that stands under it.
    pub(super) fn text_of(&self, index: usize) -> &str {
        self.at(self.range(index))
    }

    /// The bytes of an entry alone.
    pub(super) fn own_range(&self, index: usize) -> Range<usize> {
        self.entries.get(index).map_or(0..0, |of| of.whole.clone())
    }
}
