//! Decides what becomes of each entry: left, put in, taken out, moved, or left to a person.

mod additions;
mod another_goal;
mod counts;
mod naming;
mod place;
mod references;
mod relations;
mod same_day;

use super::pair::{self, Pair, Pairs, Said};
use super::splice::Edit;
use crate::document::Document;
use relations::parent;
use std::collections::{BTreeMap, BTreeSet};

/// Three versions of a file, and the edits to ours that join them.
pub(super) struct Join<'a> {
    pub(super) base: &'a Document<'a>,
    pub(super) ours: &'a Document<'a>,
    pub(super) theirs: &'a Document<'a>,
    pub(super) edits: Vec<Edit>,
    said: [Vec<Said>; 3],
    to_ours: Pairs,
    to_theirs: Pairs,
    /// Entries of theirs that ours has too, by another way than the ancestor.
    same: BTreeMap<usize, usize>,
    /// Entries of ours that lie in what is taken out or in conflict as a whole.
    gone: BTreeSet<usize>,
    /// Entries of theirs that lie in what was decided as a whole, with the edit that has them.
    decided: BTreeMap<usize, Option<usize>>,
    /// The edits that an entry of theirs led to.
    of_theirs: BTreeMap<usize, Vec<usize>>,
}

/// The edits to `ours` that join what `theirs` did to `base`. Nothing where an entry is apart
/// from what it belongs to, for such a file cannot be spliced entry by entry.
pub(super) fn join(
    base: &Document<'_>,
    ours: &Document<'_>,
    theirs: &Document<'_>,
) -> Option<Vec<Edit>> {
    if ![base, ours, theirs].into_iter().all(Document::is_nested) {
        return None;
    }
    let said = [base, ours, theirs].map(pair::said);
    let [of_base, of_ours, of_theirs] = &said;
    let sides = [(ours, of_ours.as_slice()), (theirs, of_theirs.as_slice())];
    let [to_ours, to_theirs] = pair::pair((base, of_base.as_slice()), sides);
    let mut join = Join {
        base,
        ours,
        theirs,
        edits: Vec::new(),
        said,
        to_ours,
        to_theirs,
        same: BTreeMap::new(),
        gone: BTreeSet::new(),
        decided: BTreeMap::new(),
        of_theirs: BTreeMap::new(),
    };
    if let Some(whole) = join.two_goals() {
        return Some(vec![whole]);
    }
    join.run();
    Some(join.edits)
}

impl Join<'_> {
    fn run(&mut self) {
        self.own_lines(0, 0, 0, "i filens top", false);
        for is_in_file in [true, false] {
            for base in 1..self.base.entries.len() {
                if (parent(self.base, base) == 0) == is_in_file {
                    self.of_base(base);
                }
            }
            self.additions(is_in_file);
        }
        self.set_the_same_day();
        self.order_of_a_day();
        self.references();
        self.counts();
    }

    /// An entry that the ancestor has.
    fn of_base(&mut self, base: usize) {
        match (self.to_ours.of_base(base), self.to_theirs.of_base(base)) {
            (Some(ours), Some(theirs)) => self.in_all(base, ours, theirs),
            (Some(ours), None) => self.deleted_by_theirs(base, ours.index),
            (None, Some(theirs)) => self.deleted_by_ours(base, theirs.index),
            (None, None) => {}
        }
    }

    fn in_all(&mut self, base: usize, own: Pair, other: Pair) {
        let (ours, theirs) = (own.index, other.index);
        if let Some(edit) = self.decided.get(&theirs).copied() {
            self.moved_into_what_is_decided(base, ours, edit);
            return;
        }
        let home = self.home_of(theirs);
        let is_moved_by_theirs = self.is_moved_by_theirs(base, theirs);
        if self.gone.contains(&ours) {
            // What it stood under is taken out; theirs has put it elsewhere.
            if let Some(home) = home.filter(|_| is_moved_by_theirs) {
                let is_open = self.is_in_conflict(ours);
                self.put_in(theirs, home, is_open.then(|| self.two_places(ours)));
            }
        } else if !is_moved_by_theirs && self.is_perhaps_another_left_behind(base, own, other) {
            self.in_two_places(ours, theirs);
        } else if !is_moved_by_theirs || home == Some(parent(self.ours, ours)) {
            self.in_place(base, own, other);
        } else {
            self.moved_by_theirs(base, own, theirs, home);
        }
    }

    /// Whether ours moved an entry, and theirs may have another where it was.
    fn is_perhaps_another_left_behind(&self, base: usize, own: Pair, other: Pair) -> bool {
        !other.is_sure
            && self.is_moved_by_ours(base, own.index)
            && self.says(2, other.index) != self.says(0, base)
    }

    /// Leaves an entry to a person both where ours and where theirs has it.
    fn in_two_places(&mut self, ours: usize, theirs: usize) {
        let why = self.two_places(ours);
        self.edit(theirs, self.removal(ours).in_conflict(why.clone()));
        self.gone.extend(self.ours.within(ours));
        if let Some(home) = self.home_of(theirs) {
            let edit = self.put_in(theirs, home, Some(why));
            self.decide(theirs, Some(edit));
        }
    }

    /// An entry that stands in ours where theirs has it.
    fn in_place(&mut self, base: usize, own: Pair, other: Pair) {
        let (ours, theirs) = (own.index, other.index);
        let in_doubt = !(own.is_sure && other.is_sure) && self.is_in_doubt(base, own, other);
        if in_doubt && !self.has_entries_under(ours) {
            self.one_or_two(ours, theirs);
        } else {
            let about = self.on(ours);
            let first = self.edits.len();
            self.own_lines(base, ours, theirs, &about, in_doubt);
            let is_sure = own.is_sure && other.is_sure;
            if !is_sure && !self.has_entries_under(ours) && self.is_open_from(first) {
                // Half of the one and half of the other would be neither.
                self.take_back(first);
                self.one_or_two(ours, theirs);
            }
        }
    }

    /// Both wrote it on, or both may have, and it may be two entries by now.
    fn is_in_doubt(&self, base: usize, own: Pair, other: Pair) -> bool {
        if !self.has_entries_under(own.index) {
            let was = self.says(0, base);
            let (is, other) = (self.says(1, own.index), self.says(2, other.index));
            return is != was && other != was && is != other;
        }
        (!own.is_sure && self.is_touched_by_theirs(base, other.index))
            || (!other.is_sure && self.is_touched_by_ours(base, own.index))
    }

    fn one_or_two(&mut self, ours: usize, theirs: usize) {
        let named = self.named(ours);
        let why =
            format!("{named} er ændret i begge grene, og det er ikke sikkert, at det er den samme");
        let text = self.theirs.text_of(theirs).to_owned();
        let edit = Edit::replace(self.ours.range(ours), &text, &named);
        self.edit(theirs, edit.in_conflict(why));
    }

    /// An entry that theirs has put under `home`; under nothing that ours has, without one.
    fn moved_by_theirs(&mut self, base: usize, own: Pair, theirs: usize, home: Option<usize>) {
        let ours = own.index;
        let is_untouched = !self.is_touched_by_ours(base, ours);
        let is_theirs_untouched = self.says(2, theirs) == self.says(0, base);
        let is_clear = !self.is_moved_by_ours(base, ours)
            && (is_untouched || (own.is_sure && is_theirs_untouched));
        let removal = self.removal(ours);
        self.gone.insert(ours);
        let Some(clear_home) = home.filter(|_| is_clear) else {
            let why = self.two_places(ours);
            self.edit(theirs, removal.in_conflict(why.clone()));
            if let Some(home) = home {
                self.put_in(theirs, home, Some(why));
            }
            return;
        };
        self.edit(theirs, removal);
        if is_untouched {
            self.put_in(theirs, clear_home, None);
        } else {
            let own_text = self.ours.text_of(ours).to_owned();
            let at = self.gap(theirs, clear_home);
            let moved = Edit::paragraph(at, &own_text, &self.named(ours), false);
            self.edit(theirs, moved);
        }
    }

    /// Theirs has it in an entry that is new there, or that ours deleted.
    fn moved_into_what_is_decided(&mut self, base: usize, ours: usize, edit: Option<usize>) {
        let Some(edit) = edit else { return };
        if self.gone.contains(&ours) {
            if self.is_in_conflict(ours) {
                self.open(edit, self.two_places(ours));
            }
            return;
        }
        let removal = self.removal(ours);
        self.gone.insert(ours);
        let is_open = { self.edits.get(edit) }.is_some_and(|edit| edit.conflict.is_some());
        let is_touched = self.is_touched_by_ours(base, ours);
        if is_open || is_touched || self.is_moved_by_ours(base, ours) {
            let why = self.two_places(ours);
            self.open(edit, why.clone());
            self.edits.push(removal.in_conflict(why));
        } else {
            self.edits.push(removal);
        }
    }

    fn deleted_by_theirs(&mut self, base: usize, ours: usize) {
        if self.gone.contains(&ours) {
            return;
        }
        let is_moved = self.is_moved_by_ours(base, ours);
        let removal = self.removal(ours);
        self.edits
            .push(if is_moved || self.is_touched_by_ours(base, ours) {
                removal.in_conflict(self.deleted_and(self.ours, ours, is_moved))
            } else {
                removal
            });
        self.gone.extend(self.ours.within(ours));
    }

    fn deleted_by_ours(&mut self, base: usize, theirs: usize) {
        if let Some(edit) = self.decided.get(&theirs).copied() {
            // It would come back with what theirs has put it in.
            if let Some(edit) = edit {
                self.open(edit, self.deleted_and(self.theirs, theirs, true));
            }
            return;
        }
        let is_moved = self.is_moved_by_theirs(base, theirs);
        let is_touched = is_moved || self.is_touched_by_theirs(base, theirs);
        let home = self.home_of(theirs).filter(|_| is_touched);
        let why = self.deleted_and(self.theirs, theirs, is_moved);
        let edit = home.map(|home| self.put_in(theirs, home, Some(why)));
        self.decide(theirs, edit);
    }

    /// Notes that an entry of theirs is decided with all that stands under it.
    fn decide(&mut self, theirs: usize, edit: Option<usize>) {
        let within = self.theirs.within(theirs);
        self.decided.extend(within.into_iter().map(|of| (of, edit)));
    }
}
