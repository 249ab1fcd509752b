//! Decides what becomes of each entry: left, put in, taken out, moved, or left to a person.

use super::pair::{self, Pair, Pairs, Said};
use super::splice::{Edit, same_text};
use crate::document::insert::Neighbour;
use crate::document::{Document, bare};
use crate::plan::Number;
use crate::schema::{Kind, Table};
use crate::text::danish::date;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

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
        self.references();
    }

    /// An entry that the ancestor has.
    fn of_base(&mut self, base: usize) {
        let pair = |pairs: &Pairs| pairs.to.get(base).copied().flatten();
        match (pair(&self.to_ours), pair(&self.to_theirs)) {
            (Some(ours), Some(theirs)) => self.in_all(base, ours, theirs),
            (Some(ours), None) => self.deleted_by_theirs(base, ours.index),
            (None, Some(theirs)) => self.deleted_by_ours(base, theirs.index),
            (None, None) => {}
        }
    }

    fn in_all(&mut self, base: usize, own: Pair, other: Pair) {
        let (ours, theirs) = (own.index, other.index);
        let about = self.on(ours);
        if let Some(edit) = self.decided.get(&theirs).copied() {
            self.moved_into_what_is_decided(base, ours, edit);
            return;
        }
        let from = self.home_of(theirs);
        let is_moved_by_theirs = self.is_moved(self.theirs, &self.to_theirs, base, theirs);
        if self.gone.contains(&ours) {
            // What it stood under is taken out; theirs has put it elsewhere.
            if let Some(home) = from.filter(|_| is_moved_by_theirs) {
                let is_open = !self.is_untouched(base, ours) || self.is_in_conflict(ours);
                self.put_in(theirs, home, is_open.then(|| self.two_places(ours)));
            }
            return;
        }
        let is_home = !is_moved_by_theirs || from == Some(parent(self.ours, ours));
        if is_home {
            let is_doubted = !own.is_sure || !other.is_sure;
            if !is_doubted || !self.is_in_doubt(base, own, other) {
                self.own_lines(base, ours, theirs, &about, false);
            } else if self.has_entries_under(ours) {
                self.own_lines(base, ours, theirs, &about, true);
            } else {
                self.one_or_two(ours, theirs);
            }
            return;
        }
        let is_moved_by_ours = self.is_moved(self.ours, &self.to_ours, base, ours);
        let is_ours_untouched = self.is_untouched(base, ours);
        let is_theirs_untouched = self.says(2, theirs) == self.says(0, base);
        match from {
            Some(home)
                if !is_moved_by_ours
                    && (is_ours_untouched || (own.is_sure && is_theirs_untouched)) =>
            {
                let named = self.named(ours);
                let own_text = self.ours.at(self.ours.range(ours)).to_owned();
                self.edit(theirs, Edit::replace(self.ours.range(ours), "", &named));
                self.gone.insert(ours);
                if is_ours_untouched {
                    self.put_in(theirs, home, None);
                } else {
                    let at = self.gap(theirs, home);
                    self.edit(theirs, Edit::paragraph(at, &own_text, &named, home == 0));
                }
            }
            _ => {
                let why = self.two_places(ours);
                let named = self.named(ours);
                let edit =
                    Edit::replace(self.ours.range(ours), "", &named).in_conflict(why.clone());
                self.edit(theirs, edit);
                self.gone.insert(ours);
                if let Some(home) = from {
                    self.put_in(theirs, home, Some(why));
                }
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
        let is_ours_changed = self.is_touched(1, base, own.index);
        let is_theirs_changed = self.is_touched(2, base, other.index);
        (!own.is_sure && is_theirs_changed) || (!other.is_sure && is_ours_changed)
    }

    fn one_or_two(&mut self, ours: usize, theirs: usize) {
        let named = self.named(ours);
        let why =
            format!("{named} er ændret i begge grene, og det er ikke sikkert, at det er den samme");
        let text = self.theirs.at(self.theirs.range(theirs)).to_owned();
        self.edit(
            theirs,
            Edit::replace(self.ours.range(ours), &text, &named).in_conflict(why),
        );
    }

    /// Theirs has it in an entry that is new there, or that ours deleted.
    fn moved_into_what_is_decided(&mut self, base: usize, ours: usize, edit: Option<usize>) {
        let Some(edit) = edit else { return };
        if self.gone.contains(&ours) {
            if !self.is_untouched(base, ours) || self.is_in_conflict(ours) {
                self.open(edit, self.two_places(ours));
            }
            return;
        }
        let named = self.named(ours);
        let removal = Edit::replace(self.ours.range(ours), "", &named);
        let is_open = self
            .edits
            .get(edit)
            .is_some_and(|edit| edit.conflict.is_some());
        let is_moved = self.is_moved(self.ours, &self.to_ours, base, ours);
        self.gone.insert(ours);
        if !is_open && !is_moved && self.is_untouched(base, ours) {
            self.edits.push(removal);
        } else {
            let why = self.two_places(ours);
            self.open(edit, why.clone());
            self.edits.push(removal.in_conflict(why));
        }
    }

    fn deleted_by_theirs(&mut self, base: usize, ours: usize) {
        if self.gone.contains(&ours) {
            return;
        }
        let named = self.named(ours);
        let is_moved = self.is_moved(self.ours, &self.to_ours, base, ours);
        let is_touched = is_moved || self.is_touched(1, base, ours);
        let edit = Edit::replace(self.ours.range(ours), "", &named);
        self.edits.push(if is_touched {
            edit.in_conflict(deleted_and(&named, is_moved))
        } else {
            edit
        });
        self.gone.extend(self.ours.within(ours));
    }

    fn deleted_by_ours(&mut self, base: usize, theirs: usize) {
        if let Some(edit) = self.decided.get(&theirs).copied() {
            // It would come back with what theirs has put it in.
            if let Some(edit) = edit {
                let named = self.named_in(self.theirs, theirs);
                self.open(edit, deleted_and(&named, true));
            }
            return;
        }
        let is_moved = self.is_moved(self.theirs, &self.to_theirs, base, theirs);
        let home = self.home_of(theirs);
        let mut edit = None;
        if let Some(home) = home.filter(|_| is_moved || self.is_touched(2, base, theirs)) {
            let named = self.named_in(self.theirs, theirs);
            edit = Some(self.put_in(theirs, home, Some(deleted_and(&named, is_moved))));
        }
        let within = self.theirs.within(theirs);
        self.decided.extend(within.into_iter().map(|of| (of, edit)));
    }

    /// What is new in theirs, in the order in which it is to stand.
    fn additions(&mut self, is_in_file: bool) {
        let is_new = |document: &Document<'_>, pairs: &Pairs, index: usize| {
            pairs.from.get(index).is_some_and(Option::is_none)
                && (parent(document, index) == 0) == is_in_file
        };
        let mut new: Vec<usize> = (1..self.theirs.entries.len())
            .filter(|index| {
                is_new(self.theirs, &self.to_theirs, *index) && !self.decided.contains_key(index)
            })
            .collect();
        new.sort_by_cached_key(|index| (self.rank_of_table(*index), self.theirs.order(*index)));
        let own: Vec<usize> = (1..self.ours.entries.len())
            .filter(|index| is_new(self.ours, &self.to_ours, *index) && !self.gone.contains(index))
            .collect();
        let mut taken = BTreeSet::new();
        for pass in [
            Likeness::All,
            Likeness::Identity,
            Likeness::Words,
            Likeness::Undated,
            Likeness::Elsewhere,
        ] {
            let key = |join: &Join<'_>, side: usize, index: usize| {
                let document = if side == 1 { join.ours } else { join.theirs };
                let home = if side == 1 {
                    Some(parent(document, index))
                } else {
                    join.home_of(index)
                };
                let said = join.said.get(side)?.get(index)?;
                let entry = document.entries.get(index)?;
                let words = pass.words(said, entry.table)?;
                let home = if pass == Likeness::Elsewhere {
                    0
                } else {
                    home?
                };
                Some(format!("{}\u{1}{home}\u{1}{words}", entry.path))
            };
            let keys = |join: &Join<'_>, side: usize, indices: &[usize]| -> Vec<(usize, String)> {
                let keyed = indices
                    .iter()
                    .filter_map(|index| Some((*index, key(join, side, *index)?)));
                keyed.collect()
            };
            let left: Vec<usize> = new
                .iter()
                .copied()
                .filter(|of| !self.same.contains_key(of))
                .collect();
            let found = pair::same_additions(&keys(self, 2, &left), &keys(self, 1, &own), &taken);
            taken.extend(found.values());
            for (theirs, ours) in found {
                self.same.insert(theirs, ours);
                self.in_both(pass, theirs, ours);
            }
        }
        for theirs in new {
            if self.same.contains_key(&theirs) || self.decided.contains_key(&theirs) {
                continue;
            }
            if let Some(home) = self.home_of(theirs) {
                let edit = self.put_in(theirs, home, None);
                let within = self.theirs.within(theirs);
                self.decided
                    .extend(within.into_iter().map(|of| (of, Some(edit))));
            }
        }
    }

    /// The place of an entry's kind among those that may stand beside it.
    fn rank_of_table(&self, theirs: usize) -> Option<usize> {
        let entry = self.theirs.entries.get(theirs)?;
        let above = self.theirs.entries.get(entry.parent)?;
        above
            .table
            .tables()
            .position(|(_, table)| std::ptr::eq(table, entry.table))
    }

    /// An entry that is new on both sides.
    fn in_both(&mut self, pass: Likeness, theirs: usize, ours: usize) {
        let named = self.named(ours);
        if pass == Likeness::All {
            let about = self.on(ours);
            self.comments_of_addition(ours, theirs, &about);
            return;
        }
        let range = self.ours.range(ours);
        let text = self.theirs.at(self.theirs.range(theirs)).to_owned();
        let edit = if pass == Likeness::Elsewhere {
            let why = self.two_places(ours);
            let home = self.home_of(theirs);
            let removal = Edit::replace(range, "", &named).in_conflict(why.clone());
            self.edit(theirs, removal);
            match home {
                Some(home) => self.put_in(theirs, home, Some(why)),
                None => return,
            }
        } else {
            let why = format!("{named} er ny i begge grene, men ikke ens");
            self.edit(theirs, Edit::replace(range, &text, &named).in_conflict(why))
        };
        self.gone.extend(self.ours.within(ours));
        let within = self.theirs.within(theirs);
        self.decided
            .extend(within.into_iter().map(|of| (of, Some(edit))));
    }

    /// Entries of one day on one action or indicator, one from each side, that set the same thing
    /// differently: neither is to win in silence.
    fn set_the_same_day(&mut self) {
        let mut of_ours: BTreeMap<(usize, String), Vec<Setting>> = BTreeMap::new();
        for (place, setting) in self.settings(1) {
            if !self.gone.contains(&setting.index) {
                of_ours.entry(place).or_default().push(setting);
            }
        }
        for (place, other) in self.settings(2) {
            let own = of_ours.get(&place).into_iter().flatten();
            let mut clashes = own.filter(|own| {
                let is_another = own.base.is_none() || own.base != other.base;
                own.value != other.value
                    && is_another
                    && self.same.get(&other.index) != Some(&own.index)
            });
            if let Some(own) = clashes.next() {
                self.clash(own.index, other.index);
            }
        }
    }

    /// What a side has set from a day on: for each entry of ours, day and field, by which entry.
    fn settings(&self, side: usize) -> Vec<((usize, String), Setting)> {
        let document = self.version(side);
        let pairs = if side == 1 {
            &self.to_ours
        } else {
            &self.to_theirs
        };
        let mut settings = Vec::new();
        for (index, entry) in document.entries.iter().enumerate() {
            let home = if side == 1 {
                Some(entry.parent)
            } else {
                self.home_of(index)
            };
            let Some(home) = home.filter(|home| *home > 0) else {
                continue;
            };
            let base = pairs.from.get(index).copied().flatten();
            for field in entry.table.fields.iter().filter(|field| field.is_lasting) {
                let value = document.value(index, field.key);
                let was = base.map_or(String::new(), |base| self.base.value(base, field.key));
                if !value.is_empty() && value != was {
                    let day = document.value(index, "dato");
                    let place = (home, format!("{} {day} {}", entry.path, field.key));
                    settings.push((place, Setting { index, base, value }));
                }
            }
        }
        settings
    }

    fn clash(&mut self, ours: usize, theirs: usize) {
        let named = self.named(ours);
        let why = format!("{named} findes i begge grene og sætter hver sit");
        let edits = self.of_theirs.get(&theirs).cloned().unwrap_or_default();
        let is_free = !self.gone.contains(&ours) && !self.is_edited(ours);
        match edits.as_slice() {
            // Both between the markers, the one against the other.
            [edit] if is_free && self.decided.contains_key(&theirs) => {
                let text = self.theirs.at(self.theirs.range(theirs)).to_owned();
                let range = self.ours.range(ours);
                if let Some(edit) = self.edits.get_mut(*edit) {
                    *edit = Edit::replace(range, &text, &named).in_conflict(why);
                }
                self.gone.insert(ours);
            }
            edits => {
                for edit in edits {
                    self.open(*edit, why.clone());
                }
            }
        }
    }

    /// What refers to an action by its number is to refer to the same one, whatever its number
    /// has become.
    fn references(&mut self) {
        let keys = self.base.entries.first().map(|top| top.table.tables());
        let tables: Vec<(&str, &Table)> = keys.into_iter().flatten().collect();
        for (_, table) in &tables {
            for field in table
                .fields
                .iter()
                .filter(|field| matches!(field.kind, Kind::Number))
            {
                let to = tables.iter().find(|(path, _)| *path == field.key);
                if let Some((_, to)) = to {
                    self.references_to(table, field.key, to);
                }
            }
        }
    }

    fn references_to(&mut self, table: &'static Table, key: &str, to: &'static Table) {
        let number = |document: &Document<'_>, index: usize| document.value(index, "nr");
        let find = |document: &Document<'_>, value: &str| {
            let mut targets = document.under(0, to).into_iter();
            targets.find(|target| number(document, *target) == value)
        };
        // What an entry refers to: an entry of ours, or one of theirs alone.
        let target = |join: &Join<'_>, side: usize, index: usize| -> Option<(usize, usize)> {
            let document = join.version(side);
            let target = find(document, &document.value(index, key))?;
            match side {
                0 => join
                    .to_ours
                    .to
                    .get(target)
                    .copied()
                    .flatten()
                    .map(|pair| (1, pair.index)),
                1 => Some((1, target)),
                _ => Some(
                    join.home_of_itself(target)
                        .map_or((2, target), |ours| (1, ours)),
                ),
            }
        };
        let now = |join: &Join<'_>, (side, index): (usize, usize)| {
            let theirs = (side == 1).then(|| join.in_theirs(index)).flatten();
            let base = (side == 1)
                .then(|| join.to_ours.from.get(index).copied().flatten())
                .flatten();
            let own = number(join.version(side), index);
            match (theirs, base) {
                (Some(theirs), Some(base)) if number(join.base, base) == own => {
                    number(join.theirs, theirs)
                }
                _ => own,
            }
        };
        for ours in self.ours.under(0, table) {
            if self.gone.contains(&ours) {
                continue;
            }
            let base = self.to_ours.from.get(ours).copied().flatten();
            let theirs = self.in_theirs(ours);
            let own = target(self, 1, ours);
            let was = base.and_then(|base| target(self, 0, base));
            let other = theirs.map_or(own, |theirs| target(self, 2, theirs));
            let is_theirs = theirs.is_some() && own == was;
            let wanted = if is_theirs { other } else { own };
            let value = |index: Option<usize>, side: usize| {
                index.map(|of| self.version(side).value(of, key))
            };
            let (v_base, v_ours, v_theirs) =
                (value(base, 0), value(Some(ours), 1), value(theirs, 2));
            let said = if theirs.is_some() && v_ours == v_base {
                v_theirs
            } else {
                v_ours
            };
            let meant = wanted.map(|wanted| now(self, wanted));
            let is_doubted = match wanted {
                Some((1, target)) if own != was => self.is_perhaps_another(target, &self.to_theirs),
                Some((1, target)) if is_theirs && other != was => {
                    self.is_perhaps_another(target, &self.to_ours)
                }
                _ => false,
            };
            if is_doubted || (meant.is_some() && meant != said) {
                let named = self.named(ours);
                let why = format!("{named} henviser til en handling, som har fået et andet nummer");
                let text = self.ours.at(self.ours.own_range(ours)).to_owned();
                let range = self.ours.own_range(ours);
                let edit = Edit::replace(range.clone(), &text, &named).in_conflict(why.clone());
                let touching: Vec<usize> = (0..self.edits.len())
                    .filter(|of| self.edits.get(*of).is_some_and(|edit| edit.touches(&range)))
                    .collect();
                if touching.is_empty() {
                    self.edits.push(edit);
                }
                for edit in touching {
                    self.open(edit, why.clone());
                }
            }
        }
        for theirs in self.theirs.under(0, table) {
            let Some(Some(edit)) = self.decided.get(&theirs).copied() else {
                continue;
            };
            let target = target(self, 2, theirs);
            let meant = target.map(|target| now(self, target));
            let is_doubted =
                matches!(target, Some((1, own)) if self.is_perhaps_another(own, &self.to_ours));
            if is_doubted || meant.is_some_and(|meant| meant != self.theirs.value(theirs, key)) {
                let named = self.named_in(self.theirs, theirs);
                self.open(
                    edit,
                    format!("{named} henviser til en handling, som har fået et andet nummer"),
                );
            }
        }
    }

    /// Whether a side may have another entry in the place of one of ours.
    fn is_perhaps_another(&self, ours: usize, in_side: &Pairs) -> bool {
        let base = self.to_ours.from.get(ours).copied().flatten();
        let pair = base.and_then(|base| in_side.to.get(base).copied().flatten());
        base.is_some() && pair.is_some_and(|pair| !pair.is_sure)
    }

    /// The entry of theirs that an entry of ours is joined with.
    fn in_theirs(&self, ours: usize) -> Option<usize> {
        let base = self.to_ours.from.get(ours).copied().flatten();
        let by_base = base.and_then(|base| self.to_theirs.to.get(base).copied().flatten());
        let same = self
            .same
            .iter()
            .find(|(_, own)| **own == ours)
            .map(|(theirs, _)| *theirs);
        by_base.map(|pair| pair.index).or(same)
    }

    /// The entry of ours that an entry of theirs is joined with.
    fn home_of_itself(&self, theirs: usize) -> Option<usize> {
        let base = self.to_theirs.from.get(theirs).copied().flatten();
        let by_base = base.and_then(|base| self.to_ours.to.get(base).copied().flatten());
        by_base
            .map(|pair| pair.index)
            .or_else(|| self.same.get(&theirs).copied())
    }

    /// The entry of ours under which an entry of theirs belongs, where there is one.
    fn home_of(&self, theirs: usize) -> Option<usize> {
        match parent(self.theirs, theirs) {
            0 => Some(0),
            above => self
                .home_of_itself(above)
                .filter(|home| !self.gone.contains(home)),
        }
    }

    fn is_moved(&self, document: &Document<'_>, pairs: &Pairs, base: usize, index: usize) -> bool {
        let was = pairs.to.get(parent(self.base, base)).copied().flatten();
        was.map(|pair| pair.index) != Some(parent(document, index))
    }

    /// Whether a side has done anything to an entry: to its lines, or to what stands under it.
    fn is_touched(&self, side: usize, base: usize, index: usize) -> bool {
        let document = self.version(side);
        let pairs = if side == 1 {
            &self.to_ours
        } else {
            &self.to_theirs
        };
        let is_same = |base: usize, index: usize| {
            same_text(
                document.at(document.own_range(index)),
                self.base.at(self.base.own_range(base)),
            )
        };
        let under = document.within(index).into_iter().filter(|of| *of != index);
        let is_kept = |under: usize| {
            let was = pairs.from.get(under).copied().flatten();
            was.is_some_and(|was| parent(self.base, was) == base && is_same(was, under))
        };
        !is_same(base, index) || !under.into_iter().all(is_kept)
    }

    /// Whether ours has left an entry as it was.
    fn is_untouched(&self, base: usize, ours: usize) -> bool {
        !self.is_touched(1, base, ours)
    }

    fn is_in_conflict(&self, ours: usize) -> bool {
        let range = self.ours.range(ours);
        self.edits
            .iter()
            .any(|edit| edit.conflict.is_some() && edit.touches(&range))
    }

    fn is_edited(&self, ours: usize) -> bool {
        let range = self.ours.own_range(ours);
        self.edits.iter().any(|edit| edit.touches(&range))
    }

    fn has_entries_under(&self, ours: usize) -> bool {
        self.ours
            .entries
            .get(ours)
            .is_some_and(|of| of.table.tables().next().is_some())
    }

    fn says(&self, side: usize, index: usize) -> Option<&str> {
        Some(&self.said.get(side)?.get(index)?.all)
    }

    fn version(&self, side: usize) -> &Document<'_> {
        match side {
            0 => self.base,
            1 => self.ours,
            _ => self.theirs,
        }
    }

    /// Puts an entry of theirs in under `home`, in conflict where there is a reason; its edit.
    fn put_in(&mut self, theirs: usize, home: usize, why: Option<String>) -> usize {
        let at = self.gap(theirs, home);
        let named = self.named_in(self.theirs, theirs);
        let text = self.theirs.at(self.theirs.range(theirs)).to_owned();
        let edit = Edit::paragraph(at, &text, &named, home == 0);
        self.edit(
            theirs,
            match why {
                Some(why) => edit.in_conflict(why),
                None => edit,
            },
        )
    }

    pub(super) fn edit(&mut self, theirs: usize, edit: Edit) -> usize {
        self.edits.push(edit);
        let index = self.edits.len() - 1;
        self.of_theirs.entry(theirs).or_default().push(index);
        index
    }

    /// Leaves an edit to a person.
    fn open(&mut self, edit: usize, why: String) {
        if let Some(edit) = self.edits.get_mut(edit) {
            edit.conflict.get_or_insert(why);
        }
    }

    /// The gap between two entries of ours where one of theirs goes under `home`.
    fn gap(&self, theirs: usize, home: usize) -> usize {
        let Some(entry) = self.theirs.entries.get(theirs) else {
            return self.ours.text.len();
        };
        let order = self.theirs.order(theirs);
        let neighbour = self
            .ours
            .neighbour(home, entry.table, &order, |ours| self.order(ours));
        let start = |of: usize| self.ours.entries.get(of).map(|of| of.whole.start);
        let end = |of: usize| self.ours.entries.get(of).map(|of| of.whole.end);
        let at = match neighbour {
            Some(Neighbour::After(above)) => end(self.ours.last_within(above)),
            Some(Neighbour::Under(above)) => end(above),
            Some(Neighbour::Before(next)) => start(next),
            Some(Neighbour::End) | None => None,
        };
        at.unwrap_or(self.ours.text.len())
    }

    /// Where an entry of ours will stand among its siblings.
    fn order(&self, ours: usize) -> Vec<Number> {
        let own = self.ours.order(ours);
        let base = self.to_ours.from.get(ours).copied().flatten();
        match (base, self.in_theirs(ours)) {
            (Some(base), Some(theirs)) if self.base.order(base) == own => self.theirs.order(theirs),
            _ => own,
        }
    }

    fn two_places(&self, ours: usize) -> String {
        format!(
            "{} er flyttet eller ændret på hver sin måde i de to grene",
            self.named(ours)
        )
    }

    /// ”på handling 2.3”, ”i noten den 12. marts 2024 på handling 2.3”.
    fn on(&self, ours: usize) -> String {
        let is_action = self.has_entries_under(ours)
            && self
                .ours
                .entries
                .get(ours)
                .is_some_and(|of| !of.table.order.is_empty());
        let preposition = if is_action { "på" } else { "i" };
        format!("{preposition} {}", self.named(ours))
    }

    fn named(&self, ours: usize) -> String {
        self.named_in(self.ours, ours)
    }

    /// ”noten den 12. marts 2024 på handling 2.3”.
    pub(super) fn named_in(&self, document: &Document<'_>, index: usize) -> String {
        let own = named_alone(document, index);
        match parent(document, index) {
            0 => own,
            above => format!("{own} på {}", named_alone(document, above)),
        }
    }
}

/// What an entry sets from its day on.
struct Setting {
    index: usize,
    base: Option<usize>,
    value: String,
}

/// In what two new entries are alike.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Likeness {
    /// In all they say.
    All,
    /// In what no two may have alike.
    Identity,
    /// In their words, and where there are days in their day.
    Words,
    /// In all but their day.
    Undated,
    /// In all they say, under different entries.
    Elsewhere,
}

impl Likeness {
    fn words(self, said: &Said, table: &Table) -> Option<String> {
        match self {
            Likeness::All => Some(said.all.clone()),
            Likeness::Identity => table.is_unique.then(|| said.identity.clone()),
            Likeness::Words if table.is_unique => said.has_own_words.then(|| said.words.clone()),
            Likeness::Words => said
                .has_own_words
                .then(|| format!("{}\u{1}{}", said.first, said.words)),
            Likeness::Undated => (!table.is_unique && said.has_text).then(|| said.undated.clone()),
            Likeness::Elsewhere => said.has_own_words.then(|| said.all.clone()),
        }
    }
}

fn deleted_and(named: &str, is_moved: bool) -> String {
    let what = if is_moved { "flyttet" } else { "ændret" };
    format!("{named} er slettet i den ene gren og {what} i den anden")
}

fn parent(document: &Document<'_>, index: usize) -> usize {
    document.entries.get(index).map_or(0, |of| of.parent)
}

fn named_alone(document: &Document<'_>, index: usize) -> String {
    let Some(table) = document.entries.get(index).map(|of| of.table) else {
        return String::new();
    };
    let first = table.identity.first().copied().unwrap_or_default();
    let value = document.value(index, first);
    let value = bare(&value);
    let noun = table.definite;
    if first.is_empty() {
        return noun.to_owned();
    }
    match table.field(first).map(|field| field.kind) {
        Some(Kind::Number) => format!("{noun} {value}"),
        Some(Kind::Year) => format!("{noun} for {value}"),
        Some(Kind::Date) => match value.parse() {
            Ok(day) => format!("{noun} den {}", date::long(day)),
            Err(_) => format!("{noun} den {value}"),
        },
        _ => format!("{noun} ”{value}”"),
    }
}

impl Document<'_> {
    /// Whether every entry follows what it belongs to, with no other between.
    fn is_nested(&self) -> bool {
        let entries = self.entries.iter().enumerate().skip(1);
        entries.filter(|(_, of)| of.parent > 0).all(|(index, of)| {
            of.parent == index - 1
                || self
                    .entries
                    .get(index - 1)
                    .is_some_and(|above| above.parent == of.parent)
        })
    }

    /// The entry and all that stand under it.
    fn within(&self, index: usize) -> Vec<usize> {
        (index..=self.last_within(index)).collect()
    }

    /// The bytes of an entry with all that stands under it.
    fn range(&self, index: usize) -> Range<usize> {
        let start = self.entries.get(index).map_or(0, |of| of.whole.start);
        let last = self.entries.get(self.last_within(index));
        start..last.map_or(start, |of| of.whole.end)
    }

    /// The bytes of an entry alone.
    pub(super) fn own_range(&self, index: usize) -> Range<usize> {
        self.entries.get(index).map_or(0..0, |of| of.whole.clone())
    }
}
