//! Which entries are the same one in two versions of a file.

use super::kind::Kind;
use super::tree::Entry;
use std::collections::{HashMap, HashSet, VecDeque};

impl Kind {
    /// For each of `old` the one of `new` that is the same entry: equal, else known by one of
    /// its keys. Of several equal ones the first is the first, those with the same comments before others.
    pub fn pair(&self, old: &[Entry<'_>], new: &[Entry<'_>]) -> Vec<Option<usize>> {
        let mut pairs = vec![None; old.len()];
        pair_by(old, new, &mut pairs, |entry| entry.node.written.clone());
        pair_by(old, new, &mut pairs, |entry| entry.node.says.clone());
        for keys in self.keys {
            pair_by(old, new, &mut pairs, |entry| entry.key(keys));
        }
        pairs
    }

    /// The same, equal entries alone, and known ones where the key is its own.
    pub fn pair_additions(&self, old: &[Entry<'_>], new: &[Entry<'_>]) -> Vec<Option<usize>> {
        if self.is_unique {
            return self.pair(old, new);
        }
        let mut pairs = vec![None; old.len()];
        pair_by(old, new, &mut pairs, |entry| entry.node.says.clone());
        pairs
    }
}

/// Pairs those of `old` and `new` that are still without, by one key.
fn pair_by(
    old: &[Entry<'_>],
    new: &[Entry<'_>],
    pairs: &mut [Option<usize>],
    key: impl Fn(&Entry<'_>) -> String,
) {
    let taken: HashSet<usize> = pairs.iter().flatten().copied().collect();
    let mut free: HashMap<String, VecDeque<usize>> = HashMap::new();
    for (index, entry) in new
        .iter()
        .enumerate()
        .filter(|(index, _)| !taken.contains(index))
    {
        free.entry(key(entry)).or_default().push_back(index);
    }
    let unpaired = old.iter().zip(pairs).filter(|(_, pair)| pair.is_none());
    for (entry, pair) in unpaired {
        *pair = free.get_mut(&key(entry)).and_then(VecDeque::pop_front);
    }
}

impl Entry<'_> {
    fn key(&self, keys: &[&str]) -> String {
        let values: Vec<&str> = keys.iter().map(|key| self.block.value(key)).collect();
        values.join("\u{1}")
    }
}
