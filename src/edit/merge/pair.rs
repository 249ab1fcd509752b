//! Which entries are the same one in two versions of a file.
//!
//! A number or a name is an entry's own; a day is not. Two notes of one day are told apart by
//! their words. Where those do not tell either, what is paired is in doubt: it serves to ask a
//! person, and never to put what was written on one entry on another.

use super::kind::Kind;
use super::tree::Entry;
use std::collections::{BTreeMap, HashSet};

/// The entry of the new version that an old one is paired with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pair {
    /// Its place among the new ones.
    pub(crate) index: usize,
    /// Whether it is the same entry beyond doubt.
    pub(crate) is_sure: bool,
}

impl Kind {
    /// For each of `old` the one of `new` that is the same entry, or may be. Of several equal
    /// ones the first is the first, those with the same comments before others.
    pub(crate) fn pair(&self, old: &[Entry<'_>], new: &[Entry<'_>]) -> Vec<Option<Pair>> {
        let mut pairing = Pairing::of(old, new);
        pairing.equal();
        for keys in self.keys {
            if self.is_unique {
                pairing.alone_with(|entry| entry.key(keys));
                continue;
            }
            pairing.alone_with(|entry| format!("{}\u{1}{}", entry.key(keys), entry.words(self)));
            pairing.alike(self, keys);
        }
        for keys in self.keys.iter().chain(self.faint) {
            pairing.in_order(|entry| entry.key(keys), false);
        }
        pairing.pairs
    }

    /// The same, equal entries alone, and known ones where the key is its own.
    pub(crate) fn pair_additions(&self, old: &[Entry<'_>], new: &[Entry<'_>]) -> Vec<Option<Pair>> {
        if self.is_unique {
            return self.pair(old, new);
        }
        let mut pairing = Pairing::of(old, new);
        pairing.equal();
        pairing.pairs
    }
}

/// How many comparisons of words a group of entries with one key is worth; with more of them
/// than people write, all are in doubt.
const COMPARISONS: usize = 10_000;

/// What is paired so far.
struct Pairing<'p, 'n> {
    old: &'p [Entry<'n>],
    new: &'p [Entry<'n>],
    pairs: Vec<Option<Pair>>,
    taken: HashSet<usize>,
}

/// The places of those without a pair that share a key, among the old and among the new.
type Group = (Vec<usize>, Vec<usize>);

impl<'p, 'n> Pairing<'p, 'n> {
    fn of(old: &'p [Entry<'n>], new: &'p [Entry<'n>]) -> Pairing<'p, 'n> {
        Pairing {
            old,
            new,
            pairs: vec![None; old.len()],
            taken: HashSet::new(),
        }
    }

    fn equal(&mut self) {
        self.in_order(|entry| entry.node.written.clone(), true);
        self.in_order(|entry| entry.node.says.clone(), true);
    }

    /// The first with the first.
    fn in_order(&mut self, key: impl Fn(&Entry<'_>) -> String, is_sure: bool) {
        for (old, new) in self.groups(key) {
            for (old, new) in old.into_iter().zip(new) {
                self.put(old, new, is_sure);
            }
        }
    }

    /// Those whose key no other has.
    fn alone_with(&mut self, key: impl Fn(&Entry<'_>) -> String) {
        for (old, new) in self.groups(key) {
            if let ([old], [new]) = (&*old, &*new) {
                self.put(*old, *new, true);
            }
        }
    }

    /// Those with one key of which one's words are the other's with some more, and no third's.
    fn alike(&mut self, kind: &Kind, keys: &[&str]) {
        for (old, new) in self.groups(|entry| entry.key(keys)) {
            if old.len().saturating_mul(new.len()) > COMPARISONS {
                continue;
            }
            let words = |entry: Option<&Entry<'_>>| {
                entry.map_or(Vec::new(), |entry| words(&entry.words(kind)))
            };
            let olds: Vec<_> = old.iter().map(|at| words(self.old.get(*at))).collect();
            let news: Vec<_> = new.iter().map(|at| words(self.new.get(*at))).collect();
            for (at, its) in old.iter().zip(&olds) {
                let mut found = new.iter().zip(&news).filter(|(_, of)| is_alike(its, of));
                let (Some((new, of)), None) = (found.next(), found.next()) else {
                    continue;
                };
                if olds.iter().filter(|other| is_alike(other, of)).count() == 1 {
                    self.put(*at, *new, true);
                }
            }
        }
    }

    fn groups(&self, key: impl Fn(&Entry<'_>) -> String) -> Vec<Group> {
        let mut groups: BTreeMap<String, Group> = BTreeMap::new();
        for (index, entry) in self.old.iter().enumerate() {
            if self.pairs.get(index).is_some_and(Option::is_none) {
                groups.entry(key(entry)).or_default().0.push(index);
            }
        }
        for (index, entry) in self.new.iter().enumerate() {
            if !self.taken.contains(&index) {
                groups.entry(key(entry)).or_default().1.push(index);
            }
        }
        groups.into_values().collect()
    }

    fn put(&mut self, old: usize, index: usize, is_sure: bool) {
        if let Some(pair) = self.pairs.get_mut(old) {
            *pair = Some(Pair { index, is_sure });
            self.taken.insert(index);
        }
    }
}

impl Entry<'_> {
    fn key(&self, keys: &[&str]) -> String {
        let values: Vec<&str> = keys.iter().map(|key| self.block.value(key)).collect();
        values.join("\u{1}")
    }

    fn words(&self, kind: &Kind) -> String {
        self.block.value(kind.words).to_lowercase()
    }
}

fn words(text: &str) -> Vec<String> {
    // The minus of a number is part of it.
    let bare = |word: &str| {
        word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-')
            .to_owned()
    };
    let words = text.split_whitespace().map(bare);
    words.filter(|word| !word.is_empty()).collect()
}

/// Whether the words of one are in the other, in the same order.
fn is_alike(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut rest = long.iter();
    !short.is_empty() && short.iter().all(|word| rest.any(|other| other == word))
}
