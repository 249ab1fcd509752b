//! Entries of one day on one action or indicator, one from each side, that set the same thing
//! differently: neither is to win in silence.

use super::*;
use crate::document::join::splice::same_text;

/// What an entry sets from its day on.
struct Setting {
    index: usize,
    base: Option<usize>,
    value: String,
}

impl Join<'_> {
    pub(super) fn set_the_same_day(&mut self) {
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
                self.clash(own, other.index);
            }
        }
    }

    /// What a side has set from a day on: for each entry of ours, day and field, by which entry.
    fn settings(&self, side: usize) -> Vec<((usize, String), Setting)> {
        let document = self.version(side);
        let mut settings = Vec::new();
        for (index, entry) in document.entries.iter().enumerate() {
            let home = match side {
                1 => Some(entry.parent),
                _ => self.home_of(index),
            };
            let Some(home) = home else {
                continue;
            };
            let base = self.pairs(side).of_version(index);
            for field in entry.table.fields {
                let Some(day) = field.holds_from else {
                    continue;
                };
                let value = document.value(index, field.key);
                // What is about another year holds from another day.
                let keys = [field.key, day, "aar"];
                let is_set = base.is_none_or(|base| {
                    self.is_moved(side, base, index) || { keys.iter() }
                        .any(|key| self.base.value(base, key) != document.value(index, key))
                });
                if !value.is_empty() && is_set {
                    let [_, day, year] = keys.map(|key| document.value(index, key));
                    let place = (home, format!("{} {day} {year} {}", entry.path, field.key));
                    settings.push((place, Setting { index, base, value }));
                }
            }
        }
        settings
    }

    /// Of entries of one day the last one holds: where theirs alone has put them in another
    /// order, they are so in the result.
    pub(super) fn order_of_a_day(&mut self) {
        let mut days: BTreeMap<(usize, String), Vec<[usize; 3]>> = BTreeMap::new();
        for (theirs, entry) in self.theirs.entries.iter().enumerate() {
            let is_lasting = entry
                .table
                .fields
                .iter()
                .any(|field| field.holds_from.is_some());
            let (home, ours) = (self.home_of(theirs), self.in_ours(theirs));
            if let (true, Some(home), Some(ours)) = (is_lasting, home, ours)
                && let Some(base) = self.to_theirs.of_version(theirs)
                && parent(self.ours, ours) == home
                && !self.gone.contains(&ours)
                && self.base.value(base, "dato") == self.ours.value(ours, "dato")
                && self.base.value(base, "dato") == self.theirs.value(theirs, "dato")
            {
                let day = format!("{} {}", entry.path, self.theirs.value(theirs, "dato"));
                days.entry((home, day))
                    .or_default()
                    .push([base, ours, theirs]);
            }
        }
        for day in days.into_values() {
            let mut before = day.clone();
            before.sort_unstable();
            if before != day && before.is_sorted_by_key(|[_, ours, _]| *ours) {
                self.reorder(&before, &day);
            }
        }
    }

    /// Puts the entries of ours that stand in the places of `before` in the order of `day`. A person
    /// does where both sides have changed one of them. They stay where it is in doubt which of theirs
    /// is which: one may be new, in another's stead.
    fn reorder(&mut self, before: &[[usize; 3]], day: &[[usize; 3]]) {
        let is_untouched = before.iter().all(|[base, ours, _]| {
            let [was, own] =
                [(self.base, *base), (self.ours, *ours)].map(|(of, at)| of.text_of(at));
            same_text(was, own)
        });
        let mut of_theirs = before.iter();
        if !is_untouched && !of_theirs.all(|[base, ..]| self.to_theirs.is_sure(*base)) {
            return;
        }
        let is_open = before.iter().any(|[_, ours, _]| self.is_edited(*ours));
        for ([_, place, _], [_, ours, theirs]) in before.iter().zip(day) {
            if is_untouched {
                self.take_over(*place, *theirs);
            } else if is_open {
                self.open_all(*place, &self.two_places(*place));
            } else if place != ours {
                let text = self.ours.text_of(*ours).to_owned();
                let edit = Edit::replace(self.ours.range(*place), &text, &self.named(*ours));
                self.edit(*theirs, edit);
            }
        }
    }

    /// Puts an entry of theirs as it is in the place of one of ours.
    fn take_over(&mut self, place: usize, theirs: usize) {
        let (range, text) = (self.ours.range(place), self.theirs.text_of(theirs));
        let whole = Edit::replace(range.clone(), text, &self.named(place));
        let mut edits = self.edits.iter_mut().filter(|edit| edit.touches(&range));
        match (edits.next(), edits.next()) {
            (None, _) => {
                if !same_text(self.ours.text_of(place), text) {
                    self.edit(theirs, whole);
                }
            }
            (Some(edit), None) if edit.conflict.is_none() => *edit = whole,
            // What is in doubt already stays so.
            (Some(_), _) => {
                self.open_all(place, &self.two_places(place));
            }
        }
    }

    fn clash(&mut self, own: &Setting, theirs: usize) {
        let ours = own.index;
        let named = self.named(ours);
        let why = format!("{named} findes i begge grene, men er ikke ens");
        let edits = self.of_theirs.get(&theirs).cloned().unwrap_or_default();
        let is_free = !self.gone.contains(&ours) && !self.is_edited(ours);
        match edits.as_slice() {
            // Both between the markers, the one against the other.
            [edit] if is_free && self.decided.contains_key(&theirs) => {
                // One that ours has given this day stands in theirs where it stood.
                let was = own.base.and_then(|base| self.to_theirs.of_base(base));
                let was = was.map_or("", |was| self.theirs.text_of(was.index).trim_end());
                let blank = if was.is_empty() { "" } else { "\n\n" };
                let text = [was, blank, self.theirs.text_of(theirs).trim_start()].concat();
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
}
