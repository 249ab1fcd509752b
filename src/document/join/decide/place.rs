//! Makes the edits: where an entry of theirs goes among those of ours.

use super::*;
use crate::document::insert::Neighbour;
use crate::plan::Number;

impl Join<'_> {
    /// Puts an entry of theirs in under `home`, in conflict where there is a reason; its edit.
    pub(super) fn put_in(&mut self, theirs: usize, home: usize, why: Option<String>) -> usize {
        let at = self.gap(theirs, home);
        let named = self.named_in(self.theirs, theirs);
        let text = self.theirs.text_of(theirs).to_owned();
        let edit = Edit::paragraph(at, &text, &named, home == 0);
        self.edit(
            theirs,
            match why {
                Some(why) => edit.in_conflict(why),
                None => edit,
            },
        )
    }

    /// Takes an entry of ours out with all that stands under it.
    pub(super) fn removal(&self, ours: usize) -> Edit {
        Edit::replace(self.ours.range(ours), "", &self.named(ours))
    }

    /// Adds an edit that an entry of theirs led to; its place among them.
    pub(in super::super) fn edit(&mut self, theirs: usize, edit: Edit) -> usize {
        self.edits.push(edit);
        let index = self.edits.len() - 1;
        self.of_theirs.entry(theirs).or_default().push(index);
        index
    }

    /// Whether one of the edits from `first` on is left to a person.
    pub(super) fn is_open_from(&self, first: usize) -> bool {
        let mut edits = self.edits.iter().skip(first);
        edits.any(|edit| edit.conflict.is_some())
    }

    /// Takes the edits from `first` on back.
    pub(super) fn take_back(&mut self, first: usize) {
        self.edits.truncate(first);
        for edits in self.of_theirs.values_mut() {
            edits.retain(|edit| *edit < first);
        }
    }

    /// Leaves an edit to a person.
    pub(super) fn open(&mut self, edit: usize, why: String) {
        if let Some(edit) = self.edits.get_mut(edit) {
            edit.conflict.get_or_insert(why);
        }
    }

    /// The gap between two entries of ours where one of theirs goes under `home`.
    pub(super) fn gap(&self, theirs: usize, home: usize) -> usize {
        let Some(entry) = self.theirs.entries.get(theirs) else {
            return self.ours.text.len();
        };
        let order = self.theirs.order(theirs);
        let start = |of: usize| self.ours.entries.get(of).map(|of| of.whole.start);
        if let Some(next) = self.next_of_its_day(theirs, home, &order) {
            return start(next).unwrap_or(self.ours.text.len());
        }
        let neighbour = self
            .ours
            .neighbour(home, entry.table, &order, |ours| self.order(ours));
        let end = |of: usize| self.ours.entries.get(of).map(|of| of.whole.end);
        let at = match neighbour {
            Some(Neighbour::After(above)) => end(self.ours.last_within(above)),
            Some(Neighbour::Under(above)) => end(above),
            Some(Neighbour::Before(next)) => start(next),
            Some(Neighbour::End) | None => None,
        };
        at.unwrap_or(self.ours.text.len())
    }

    /// The entry of ours that a new one of theirs stands before in theirs, where both are of one day:
    /// of such the last one holds, and which is last is for their writer to say.
    fn next_of_its_day(&self, theirs: usize, home: usize, order: &[Number]) -> Option<usize> {
        let entry = self.theirs.entries.get(theirs)?;
        let later = self.theirs.entries.iter().enumerate().skip(theirs + 1);
        let within = later.take_while(|(_, of)| of.parent >= entry.parent);
        let mut siblings = within
            .filter(|(_, of)| of.parent == entry.parent && std::ptr::eq(of.table, entry.table));
        let next = siblings.find_map(|(at, _)| {
            let ours = self.in_ours(at)?;
            (self.theirs.order(at) == order).then_some(ours)
        })?;
        (parent(self.ours, next) == home && self.order(next) == order).then_some(next)
    }

    /// Where an entry of ours will stand among its siblings.
    fn order(&self, ours: usize) -> Vec<Number> {
        let own = self.ours.order(ours);
        match (self.to_ours.of_version(ours), self.in_theirs(ours)) {
            (Some(base), Some(theirs)) if self.base.order(base) == own => self.theirs.order(theirs),
            _ => own,
        }
    }
}
