//! What counts to an item of a list of the entry above, as a note does to its action's steps, is
//! to count to the same one, whatever the list has become.

use super::*;
use crate::document::bare;
use crate::schema::{Field, Kind};

impl Join<'_> {
    pub(super) fn counts(&mut self) {
        for theirs in 1..self.theirs.entries.len() {
            let home = self.home_of(theirs);
            if let Some(Miscounted { why, .. }) =
                home.and_then(|home| self.miscounted(2, theirs, home))
            {
                for edit in self.of_theirs.get(&theirs).cloned().unwrap_or_default() {
                    self.open(edit, why.clone());
                }
            }
        }
        for ours in 1..self.ours.entries.len() {
            if !self.gone.contains(&ours)
                && let Some(found) = self.miscounted(1, ours, parent(self.ours, ours))
            {
                self.doubt(ours, found.key, found.place, found.why);
            }
        }
    }

    /// Whether an entry that a side wrote would count to another item under `home` than its
    /// writer meant.
    fn miscounted(&self, side: usize, index: usize, home: usize) -> Option<Miscounted> {
        let document = self.version(side);
        let above = parent(document, index);
        let mut lists = document.entries.get(above)?.table.fields.iter();
        let table = document.entries.get(index)?.table;
        let is_counted =
            |list: &&Field| matches!(list.kind, Kind::Texts) && table.field(list.key).is_some();
        let key = lists.find(is_counted)?.key;
        let said = document.value(index, key);
        let base = self.pairs(side).of_version(index);
        if base.is_some_and(|base| self.base.value(base, key) == said) {
            return None;
        }
        let (meant, joined) = (document.value(above, key), self.joined_value(home, key));
        let (meant, joined) = (items(&meant), items(&joined));
        let at = said.parse::<usize>().ok()?.checked_sub(1)?;
        let item = *meant.get(at)?;
        // In other words it is the same, where the others stand as they stood.
        let mut others = meant
            .iter()
            .zip(&joined)
            .enumerate()
            .filter(|(of, _)| *of != at);
        if meant.len() == joined.len() && others.all(|(_, (was, is))| was == is) {
            return None;
        }
        let place = joined.iter().position(|of| *of == item);
        let place = place.map(|place| (place + 1).to_string());
        (place.as_ref() != Some(&said)).then(|| Miscounted {
            why: format!(
                "{} henviser til {key} {said}, ”{}”, som har fået et andet nummer eller er slettet",
                self.named_in(document, index),
                bare(item)
            ),
            key,
            place,
        })
    }

    /// What a field of an entry of ours says when it is joined.
    pub(super) fn joined_value(&self, ours: usize, key: &str) -> String {
        let own = self.ours.value(ours, key);
        match (self.to_ours.of_version(ours), self.in_theirs(ours)) {
            (Some(base), Some(theirs)) if self.base.value(base, key) == own => {
                self.theirs.value(theirs, key)
            }
            _ => own,
        }
    }
}

struct Miscounted {
    why: String,
    key: &'static str,
    /// What it is to say, where the item is still there.
    place: Option<String>,
}

/// The items of a list, from the form that [`Document::value`] gives it.
fn items(list: &str) -> Vec<&str> {
    let items = list.strip_prefix('[').filter(|items| !items.is_empty());
    items.map_or(Vec::new(), |items| items.split('\0').collect())
}
