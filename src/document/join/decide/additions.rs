//! What is new in theirs: put in, or known again as what is new in ours.

use super::*;
use crate::schema::{Link, Table};

/// In what two new entries are alike.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Likeness {
    /// In all they say.
    All,
    /// In their words, and where there are days in their day: before their number, which a draft
    /// of the next period gives anew.
    Words,
    /// In what no two may have alike, or what others know it by: two meetings of a day would each
    /// have the other's decisions.
    Identity,
    /// In all but their day.
    Undated,
    /// In all they say, under different entries.
    Elsewhere,
}

impl Likeness {
    const EACH: [Likeness; 5] = [
        Likeness::All,
        Likeness::Words,
        Likeness::Identity,
        Likeness::Undated,
        Likeness::Elsewhere,
    ];

    fn words(self, said: &Said, table: &Table) -> Option<String> {
        match self {
            Likeness::All => Some(said.all.clone()),
            Likeness::Identity => {
                let field = |key: &&str| table.field(key).and_then(|field| field.link);
                let mut links = table.identity.iter().filter_map(field);
                let is_known_by_it = links.any(|link| matches!(link, Link::Defines(_)));
                (table.is_unique || is_known_by_it).then(|| said.identity.clone())
            }
            Likeness::Words if table.is_unique => said.has_own_words.then(|| said.words.clone()),
            Likeness::Words => said
                .has_own_words
                .then(|| format!("{}\u{1}{}", said.first, said.words)),
            Likeness::Undated => (!table.is_unique && said.has_text).then(|| said.undated.clone()),
            Likeness::Elsewhere => said.has_own_words.then(|| said.all.clone()),
        }
    }
}

impl Join<'_> {
    /// What is new in theirs, in the order in which it is to stand.
    pub(super) fn additions(&mut self, is_in_file: bool) {
        let is_at_level =
            |document: &Document<'_>, index: usize| (parent(document, index) == 0) == is_in_file;
        let mut new = self.to_theirs.new_entries();
        new.retain(|of| is_at_level(self.theirs, *of) && !self.decided.contains_key(of));
        new.sort_by_cached_key(|of| (self.rank_of_table(*of), self.theirs.order(*of)));
        let mut own = self.to_ours.new_entries();
        own.retain(|of| is_at_level(self.ours, *of) && !self.gone.contains(of));
        for likeness in Likeness::EACH {
            let keys = |side: usize, entries: &[usize]| -> Vec<(usize, String)> {
                let keyed = entries.iter();
                keyed
                    .filter_map(|of| Some((*of, self.key(likeness, side, *of)?)))
                    .collect()
            };
            let found = pair::same_additions(&keys(2, &new), &keys(1, &own));
            let taken: BTreeSet<usize> = found.values().copied().collect();
            new.retain(|of| !found.contains_key(of));
            own.retain(|of| !taken.contains(of));
            for (theirs, ours) in found {
                self.same.insert(theirs, ours);
                self.in_both(likeness, theirs, ours);
            }
        }
        for theirs in new {
            if let Some(home) = self.home_of(theirs) {
                let edit = self.put_in(theirs, home, None);
                self.decide(theirs, Some(edit));
            }
        }
    }

    /// By what a new entry of a side may be the same as one of the other's.
    fn key(&self, likeness: Likeness, side: usize, index: usize) -> Option<String> {
        let entry = self.version(side).entries.get(index)?;
        let said = self.said.get(side)?.get(index)?;
        let words = likeness.words(said, entry.table)?;
        let home = match (likeness, side) {
            (Likeness::Elsewhere, _) => 0,
            (_, 1) => entry.parent,
            _ => self.home_of(index)?,
        };
        Some(format!("{}\u{1}{home}\u{1}{words}", entry.path))
    }

    /// The place of an entry's kind among those that may stand beside it.
    fn rank_of_table(&self, theirs: usize) -> Option<usize> {
        let entry = self.theirs.entries.get(theirs)?;
        let above = self.theirs.entries.get(entry.parent)?;
        { above.table.tables() }.position(|(_, table)| std::ptr::eq(table, entry.table))
    }

    /// An entry that is new on both sides.
    fn in_both(&mut self, likeness: Likeness, theirs: usize, ours: usize) {
        let named = self.named(ours);
        let edit = match likeness {
            Likeness::All => {
                let about = self.on(ours);
                self.comments_of_addition(ours, theirs, &about);
                return;
            }
            Likeness::Elsewhere => {
                self.in_two_places(ours, theirs);
                return;
            }
            _ => {
                let why = format!("{named} er tilføjet i begge grene, men ikke ens");
                let text = self.theirs.text_of(theirs).to_owned();
                let edit = Edit::replace(self.ours.range(ours), &text, &named);
                self.edit(theirs, edit.in_conflict(why))
            }
        };
        self.gone.extend(self.ours.within(ours));
        self.decide(theirs, Some(edit));
    }
}
