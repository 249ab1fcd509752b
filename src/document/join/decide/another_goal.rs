//! Two goals in one file: where goals are renumbered, the file of one comes to hold the next, and git
//! hands both over as versions of one. Nothing of the one may be put on the other.

use super::super::splice::same_text;
use super::*;
use crate::schema::{GOAL, Table};
use crate::text::danish::noun;

impl Join<'_> {
    /// Both whole, for a person to choose between, where ours and theirs are of two goals. Nothing
    /// where they are of one.
    pub(super) fn two_goals(&self) -> Option<Edit> {
        let [was, own, other] = [self.base, self.ours, self.theirs].map(title);
        if own == other || self.is_one_goal() {
            return None;
        }
        let remedy = if was.is_empty() {
            "giv det ene et andet nummer og en fil for sig"
        } else {
            "behold det, der hører til i filen nu, og flyt det nye på det andet derhen, hvor det mål står"
        };
        let mut why = format!(
            "filen har målet ”{own}” i den ene gren og målet ”{other}” i den anden: {remedy}"
        );
        for (side, title) in [(1, own), (2, other)] {
            let changed = self.changed(side);
            if title == was && !changed.is_empty() {
                why += &format!(" (på ”{title}”: {})", noun::list(&changed));
            }
        }
        let whole = Edit::replace(0..self.ours.text.len(), self.theirs.text, "filen");
        Some(whole.in_conflict(why))
    }

    /// Whether the two are of one goal, or of none that can be told: they share an action or an
    /// indicator.
    fn is_one_goal(&self) -> bool {
        let top = self.base.entries.first();
        if !top.is_some_and(|top| std::ptr::eq(top.table, &raw const GOAL)) {
            return true;
        }
        let (own, other) = (words(self.ours), words(self.theirs));
        let is_paired = |base: usize| self.to_ours.is_sure(base) && self.to_theirs.is_sure(base);
        let mut entries = 1..self.base.entries.len();
        own.is_empty()
            || other.is_empty()
            || !own.is_disjoint(&other)
            || entries.any(|base| parent(self.base, base) == 0 && is_paired(base))
    }

    /// What a side has that is new or changed since the ancestor, each in words.
    fn changed(&self, side: usize) -> Vec<String> {
        let document = self.version(side);
        let is_changed = |index: &usize| {
            let base = self.pairs(side).of_version(*index);
            base.is_none_or(|base| {
                let was = self.base.at(self.base.own_range(base));
                !same_text(was, document.at(document.own_range(*index)))
            })
        };
        let changed = (0..document.entries.len()).filter(is_changed);
        let named = |index: usize| match index {
            0 => "det øverste i filen".to_owned(),
            _ => self.named_in(document, index),
        };
        changed.map(named).collect()
    }
}

fn title(document: &Document<'_>) -> String {
    crate::document::bare(&document.value(0, GOAL.words)).to_owned()
}

/// What the actions and the indicators of a goal are known by.
fn words(document: &Document<'_>) -> BTreeSet<(*const Table, String)> {
    let in_file = document.entries.iter().enumerate().skip(1);
    in_file
        .filter(|(_, entry)| entry.parent == 0)
        .map(|(index, entry)| {
            let words = document.value(index, entry.table.words);
            (&raw const *entry.table, words)
        })
        .collect()
}
