//! Which entry of a version is which entry of the one it grew from.
//!
//! An entry is what it was in the common ancestor: known again by all it says, then by its
//! identity and its words, then by its words alone, for its number is a field of it and it may
//! have moved. Where none of that tells, what has its identity or its place is paired in doubt:
//! that serves to ask a person, and never to put what was written on one entry on another. How
//! alike two texts are says nothing.

use crate::document::Document;
use crate::schema::{Field, Kind, Table};
use std::collections::{BTreeMap, BTreeSet};

/// The entry that one of the common ancestor has become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) index: usize,
    /// Whether it is the same entry beyond doubt.
    pub(super) is_sure: bool,
}

/// What the entries of the ancestor have become in one version.
#[derive(Debug)]
pub(super) struct Pairs {
    /// By the ancestor's entry.
    pub(super) to: Vec<Option<Pair>>,
    /// By the version's entry.
    pub(super) from: Vec<Option<usize>>,
}

/// What an entry says, for comparing.
#[derive(Debug)]
pub(super) struct Said {
    /// All its own fields.
    pub(super) all: String,
    /// All but those that identify it.
    rest: String,
    pub(super) identity: String,
    /// The first field that identifies it.
    pub(super) first: String,
    pub(super) words: String,
    /// Its own lines with the comments about them, line ends and outer blanks aside.
    written: String,
    /// Whether its words are more than its identity.
    pub(super) has_own_words: bool,
}

/// What every entry of a document says.
pub(super) fn said(document: &Document<'_>) -> Vec<Said> {
    let of = |index: usize, table: &Table| {
        let value = |key: &str| document.value(index, key);
        let entry = document.entries.get(index);
        let fields = entry
            .map(|entry| entry.fields.as_slice())
            .unwrap_or_default();
        // The sign parts fields and cannot stand in a value.
        let joined = |keep: &dyn Fn(&str) -> bool| {
            let kept = fields.iter().filter(|field| keep(&field.key));
            let mut kept: Vec<String> = kept
                .map(|field| format!("{}={}", field.key, value(&field.key)))
                .collect();
            kept.sort_unstable();
            kept.join("\u{1}")
        };
        let identity: Vec<String> = table.identity.iter().map(|key| value(key)).collect();
        let whole = entry.map_or(0..0, |entry| entry.whole.clone());
        Said {
            all: joined(&|_| true),
            rest: joined(&|key| !table.identity.contains(&key)),
            first: identity.first().cloned().unwrap_or_default(),
            identity: identity.join("\u{1}"),
            words: value(table.words),
            written: document.at(whole).trim().replace("\r\n", "\n"),
            has_own_words: !table.identity.contains(&table.words)
                && matches!(
                    table.field(table.words),
                    Some(Field {
                        kind: Kind::Text | Kind::Name,
                        ..
                    })
                ),
        }
    };
    let entries = document.entries.iter().enumerate();
    entries
        .map(|(index, entry)| of(index, entry.table))
        .collect()
}

/// Pairs every entry of `base` with the one of `side` that it has become.
pub(super) fn pair(base: (&Document<'_>, &[Said]), side: (&Document<'_>, &[Said])) -> Pairs {
    let count = (base.0.entries.len(), side.0.entries.len());
    let mut pairing = Pairing {
        base,
        side,
        pairs: Pairs {
            to: vec![None; count.0],
            from: vec![None; count.1],
        },
    };
    pairing.put(0, 0, true);
    pairing.in_the_file();
    pairing.under_others();
    pairing.pairs
}

/// A version with what its entries say.
type Version<'p> = (&'p Document<'p>, &'p [Said]);

struct Pairing<'p> {
    base: Version<'p>,
    side: Version<'p>,
    pairs: Pairs,
}

/// The places of those without a pair that share a key, in the ancestor and in the version.
type Group = (Vec<usize>, Vec<usize>);

/// How far a pass looks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// The entries in the file itself.
    File,
    /// Those under others, each under the same one as before.
    SameParent,
    /// Those under others, wherever they are by now.
    AnyParent,
}

impl Pairing<'_> {
    fn in_the_file(&mut self) {
        use Scope::File;
        self.in_order(File, true, |said, _| Some(said.written.clone()));
        self.in_order(File, true, |said, _| Some(said.all.clone()));
        self.alone(File, true, |said, _| {
            Some(format!("{}\u{1}{}", said.identity, said.words))
        });
        // Another number, and nothing else.
        let by_words = |words: fn(&Said) -> &String, is_unique: bool| {
            move |said: &Said, table: &Table| {
                (said.has_own_words && table.is_unique == is_unique).then(|| words(said).clone())
            }
        };
        self.alone(File, true, by_words(|said| &said.rest, true));
        self.alone(File, true, by_words(|said| &said.words, true));
        self.by_what_is_under();
        self.in_order(File, false, |said, _| Some(said.identity.clone()));
        self.in_order(File, false, by_words(|said| &said.words, false));
        self.by_place();
    }

    fn under_others(&mut self) {
        use Scope::{AnyParent, SameParent};
        self.in_order(SameParent, true, |said, _| Some(said.written.clone()));
        self.in_order(SameParent, true, |said, _| Some(said.all.clone()));
        self.alone(AnyParent, true, |said, _| Some(said.all.clone()));
        self.alone(SameParent, true, |said, _| {
            Some(format!("{}\u{1}{}", said.identity, said.words))
        });
        self.alone(SameParent, true, |said, _| {
            Some(format!("{}\u{1}{}", said.first, said.words))
        });
        self.alone(AnyParent, true, |said, _| {
            said.has_own_words
                .then(|| format!("{}\u{1}{}", said.first, said.words))
        });
        self.in_order(SameParent, false, |said, _| Some(said.words.clone()));
        self.in_order(SameParent, false, |said, _| Some(said.identity.clone()));
        self.in_order(SameParent, false, |said, _| Some(said.first.clone()));
        self.alone(AnyParent, false, |said, _| {
            said.has_own_words.then(|| said.words.clone())
        });
        self.in_order(SameParent, false, |_, _| Some(String::new()));
        self.alone(AnyParent, false, |said, _| {
            said.has_own_words.then(|| said.first.clone())
        });
    }

    /// An entry whose words and number are others now, by what stands under it and nowhere else.
    fn by_what_is_under(&mut self) {
        let mut found: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (base, side) in self.only_once() {
            let parent =
                |version: Version<'_>, index: usize| Some(version.0.entries.get(index)?.parent);
            if let (Some(base), Some(side)) = (parent(self.base, base), parent(self.side, side)) {
                *found.entry((base, side)).or_default() += 1;
            }
        }
        let links: Vec<(usize, usize)> = found
            .into_keys()
            .filter(|(base, side)| self.is_free(*base, *side))
            .collect();
        for (base, side) in &links {
            let is_alone = links.iter().filter(|(b, s)| b == base || s == side).count() == 1;
            let same = self.base.1.get(*base).zip(self.side.1.get(*side));
            if let (true, Some((was, is))) = (is_alone, same) {
                let is_sure = if was.has_own_words {
                    was.identity == is.identity
                } else {
                    was.rest == is.rest
                };
                self.put(*base, *side, is_sure);
            }
        }
    }

    /// The entries under others that say what no other says, in either version.
    fn only_once(&self) -> Vec<(usize, usize)> {
        let groups = self.groups(Scope::AnyParent, |said, _| Some(said.all.clone()));
        let alone = groups
            .iter()
            .filter_map(|(base, side)| match (&**base, &**side) {
                ([base], [side]) => Some((*base, *side)),
                _ => None,
            });
        alone.collect()
    }

    fn is_free(&self, base: usize, side: usize) -> bool {
        let is_free = |pair: Option<&Option<Pair>>| pair.is_some_and(Option::is_none);
        base > 0
            && side > 0
            && is_free(self.pairs.to.get(base))
            && self.pairs.from.get(side).is_some_and(Option::is_none)
            && self.base.0.entries.get(base).map(|of| &of.path)
                == self.side.0.entries.get(side).map(|of| &of.path)
    }

    /// One entry between the same two as one was before.
    fn by_place(&mut self) {
        let runs = |document: &Document<'_>, is_paired: &dyn Fn(usize) -> Option<usize>| {
            let mut runs: BTreeMap<(String, Option<usize>), Vec<usize>> = BTreeMap::new();
            let mut last: BTreeMap<&str, usize> = BTreeMap::new();
            for (index, entry) in document.entries.iter().enumerate().skip(1) {
                if entry.parent != 0 {
                    continue;
                }
                match is_paired(index) {
                    Some(base) => drop(last.insert(&entry.path, base)),
                    None => {
                        let key = (entry.path.clone(), last.get(&*entry.path).copied());
                        runs.entry(key).or_default().push(index);
                    }
                }
            }
            runs
        };
        let to = &self.pairs.to;
        let from = &self.pairs.from;
        let base = runs(self.base.0, &|index| {
            to.get(index).copied().flatten().map(|_| index)
        });
        let side = runs(self.side.0, &|index| from.get(index).copied().flatten());
        for (key, base) in base {
            if let ([base], Some([side])) = (&*base, side.get(&key).map(Vec::as_slice)) {
                self.put(*base, *side, false);
            }
        }
    }

    /// The first with the first.
    fn in_order(
        &mut self,
        scope: Scope,
        is_sure: bool,
        key: impl Fn(&Said, &Table) -> Option<String>,
    ) {
        for (base, side) in self.groups(scope, key) {
            for (base, side) in base.into_iter().zip(side) {
                self.put(base, side, is_sure);
            }
        }
    }

    /// Those whose key no other has.
    fn alone(
        &mut self,
        scope: Scope,
        is_sure: bool,
        key: impl Fn(&Said, &Table) -> Option<String>,
    ) {
        for (base, side) in self.groups(scope, key) {
            if let ([base], [side]) = (&*base, &*side) {
                self.put(*base, *side, is_sure);
            }
        }
    }

    fn groups(&self, scope: Scope, key: impl Fn(&Said, &Table) -> Option<String>) -> Vec<Group> {
        let mut groups: BTreeMap<(usize, &str, String), Group> = BTreeMap::new();
        let free_base = |index: usize| self.pairs.to.get(index).is_some_and(Option::is_none);
        let free_side = |index: usize| self.pairs.from.get(index).is_some_and(Option::is_none);
        let paired = |parent: usize| self.pairs.to.get(parent)?.map(|_| parent);
        let before = |parent: usize| self.pairs.from.get(parent).copied().flatten();
        let versions: [(
            Version<'_>,
            &dyn Fn(usize) -> bool,
            &dyn Fn(usize) -> Option<usize>,
        ); 2] = [
            (self.base, &free_base, &paired),
            (self.side, &free_side, &before),
        ];
        for (at, ((document, said), is_free, parent)) in versions.into_iter().enumerate() {
            let entries = document.entries.iter().zip(said).enumerate().skip(1);
            for (index, (entry, said)) in entries.filter(|(index, _)| is_free(*index)) {
                let parent = match scope {
                    Scope::File if entry.parent == 0 => Some(0),
                    Scope::SameParent if entry.parent > 0 => parent(entry.parent),
                    Scope::AnyParent if entry.parent > 0 => Some(0),
                    _ => None,
                };
                let Some((parent, key)) = parent.zip(key(said, entry.table)) else {
                    continue;
                };
                let group = groups.entry((parent, &entry.path, key)).or_default();
                if at == 0 { &mut group.0 } else { &mut group.1 }.push(index);
            }
        }
        groups.into_values().collect()
    }

    fn put(&mut self, base: usize, index: usize, is_sure: bool) {
        if let (Some(to), Some(from)) =
            (self.pairs.to.get_mut(base), self.pairs.from.get_mut(index))
        {
            *to = Some(Pair { index, is_sure });
            *from = Some(base);
        }
    }
}

/// The entries that are new on both sides and say the same, or would be one if they did: each
/// of `theirs` with one of `ours`.
pub(super) fn same_additions(
    theirs: &[(usize, String)],
    ours: &[(usize, String)],
    taken: &BTreeSet<usize>,
) -> BTreeMap<usize, usize> {
    let mut free: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, key) in ours
        .iter()
        .rev()
        .filter(|(index, _)| !taken.contains(index))
    {
        free.entry(key).or_default().push(*index);
    }
    let found = theirs
        .iter()
        .filter_map(|(index, key)| Some((*index, free.get_mut(&**key)?.pop()?)));
    found.collect()
}
