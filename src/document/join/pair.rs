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
    /// All but the day that identifies it.
    pub(super) undated: String,
    pub(super) identity: String,
    /// The first field that identifies it.
    pub(super) first: String,
    pub(super) words: String,
    /// Its own lines with the comments about them, line ends and outer blanks aside.
    written: String,
    /// Whether it has a text, which two people do not write alike by chance.
    pub(super) has_text: bool,
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
            undated: joined(&|key| {
                let field = table.field(key).filter(|_| table.identity.contains(&key));
                !matches!(field.map(|field| field.kind), Some(Kind::Date))
            }),
            rest: joined(&|key| !table.identity.contains(&key)),
            first: identity.first().cloned().unwrap_or_default(),
            identity: identity.join("\u{1}"),
            words: value(table.words),
            written: document.at(whole).trim().replace("\r\n", "\n"),
            has_text: table
                .fields
                .iter()
                .any(|field| matches!(field.kind, Kind::Text) && !value(field.key).is_empty()),
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

/// Pairs every entry of `base` with the one of each side that it has become.
pub(super) fn pair(base: Version<'_>, sides: [Version<'_>; 2]) -> [Pairs; 2] {
    let mut pairings = sides.map(|side| Pairing {
        base,
        side,
        pairs: Pairs {
            to: vec![None; base.0.entries.len()],
            from: vec![None; side.0.entries.len()],
        },
        alike: BTreeSet::new(),
    });
    for pairing in &mut pairings {
        pairing.put(0, 0, true);
        pairing.surely_in_the_file();
    }
    new_alike(&mut pairings, true);
    for pairing in &mut pairings {
        pairing.perhaps_in_the_file();
        pairing.surely_under_others();
    }
    new_alike(&mut pairings, false);
    for pairing in &mut pairings {
        pairing.perhaps_under_others();
    }
    pairings.map(|pairing| pairing.pairs)
}

/// The entry of `new` that each of `old` has become, as a reader sees it: beyond doubt, or by
/// what it is called. An entry under another is called by its day or its words, too.
pub(in crate::document) fn same(old: &Document<'_>, new: &Document<'_>) -> Vec<Option<usize>> {
    let (was, is) = (said(old), said(new));
    let before = (old, was.as_slice());
    let [pairs, _] = pair(before, [(new, is.as_slice()), before]);
    let partner = |(index, pair): (usize, &Option<Pair>)| {
        let pair = (*pair)?;
        let (was, is) = (was.get(index)?, is.get(pair.index)?);
        let is_in_file = old.entries.get(index)?.parent == 0;
        let is_called_alike = was.identity == is.identity
            || (!is_in_file
                && (was.first == is.first || (was.has_own_words && was.words == is.words)));
        (pair.is_sure || is_called_alike).then_some(pair.index)
    };
    pairs.to.iter().enumerate().map(partner).collect()
}

/// Finds what is new on both sides and says the same: that is no old entry changed.
fn new_alike([ours, theirs]: &mut [Pairing<'_>; 2], is_in_file: bool) {
    let new = |pairing: &Pairing<'_>| -> BTreeMap<String, Vec<usize>> {
        let mut new: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let entries = pairing
            .side
            .0
            .entries
            .iter()
            .zip(pairing.side.1)
            .enumerate();
        let entries = entries.filter(|(_, (entry, _))| (entry.parent == 0) == is_in_file);
        for (index, (entry, said)) in entries.filter(|(index, _)| pairing.is_new(*index)) {
            let key = format!("{}\u{1}{}", entry.path, said.all);
            new.entry(key).or_default().push(index);
        }
        new
    };
    let (own, other) = (new(ours), new(theirs));
    for (key, own) in own {
        if let Some(other) = other.get(&key) {
            ours.alike.extend(own);
            theirs.alike.extend(other);
        }
    }
}

/// A version with what its entries say.
pub(super) type Version<'p> = (&'p Document<'p>, &'p [Said]);

struct Pairing<'p> {
    base: Version<'p>,
    side: Version<'p>,
    pairs: Pairs,
    /// What is new on both sides alike.
    alike: BTreeSet<usize>,
}

/// What `of` has of an entry with words of its own, in tables where identities are unique or not.
fn by_words(of: fn(&Said) -> &String, is_unique: bool) -> impl Fn(&Said, &Table) -> Option<String> {
    move |said, table| {
        (said.has_own_words && table.is_unique == is_unique).then(|| of(said).clone())
    }
}

/// What entries that are to be one have in common; nothing for an entry that is not asked for.
type Key<'k> = &'k dyn Fn(&Said, &Table) -> Option<String>;

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
    fn surely_in_the_file(&mut self) {
        use Scope::File;
        self.in_order(File, true, &|said, _| Some(said.written.clone()));
        self.in_order(File, true, &|said, _| Some(said.all.clone()));
        self.alone(File, true, &|said, _| {
            Some(format!("{}\u{1}{}", said.identity, said.words))
        });
        // Another number, and nothing else.
        self.alone(File, true, &by_words(|said| &said.rest, true));
        self.alone(File, true, &by_words(|said| &said.words, true));
    }

    fn perhaps_in_the_file(&mut self) {
        use Scope::File;
        self.by_what_is_under();
        self.in_order(File, false, &|said, _| Some(said.identity.clone()));
        self.in_order(File, false, &by_words(|said| &said.words, false));
        self.by_place();
    }

    fn surely_under_others(&mut self) {
        use Scope::{AnyParent, SameParent};
        self.in_order(SameParent, true, &|said, _| Some(said.written.clone()));
        self.in_order(SameParent, true, &|said, _| Some(said.all.clone()));
        self.alone(AnyParent, true, &|said, _| Some(said.all.clone()));
        self.alone(SameParent, true, &|said, _| {
            Some(format!("{}\u{1}{}", said.identity, said.words))
        });
        self.alone(SameParent, true, &|said, _| {
            Some(format!("{}\u{1}{}", said.first, said.words))
        });
        self.alone(AnyParent, true, &|said, _| {
            said.has_own_words
                .then(|| format!("{}\u{1}{}", said.first, said.words))
        });
    }

    fn perhaps_under_others(&mut self) {
        use Scope::{AnyParent, SameParent};
        self.in_order(SameParent, false, &|said, _| Some(said.words.clone()));
        self.in_order(SameParent, false, &|said, _| Some(said.identity.clone()));
        self.in_order(SameParent, false, &|said, _| Some(said.first.clone()));
        self.alone(AnyParent, false, &|said, _| {
            said.has_own_words.then(|| said.words.clone())
        });
        self.in_order(SameParent, false, &|_, _| Some(String::new()));
        self.alone(AnyParent, false, &|said, _| {
            said.has_own_words.then(|| said.first.clone())
        });
    }

    /// An entry whose words and number are others now, by what stands under it and nowhere else.
    fn by_what_is_under(&mut self) {
        let mut found: BTreeSet<(usize, usize)> = BTreeSet::new();
        for (base, side) in self.only_once() {
            let parent =
                |version: Version<'_>, index: usize| Some(version.0.entries.get(index)?.parent);
            found.extend(parent(self.base, base).zip(parent(self.side, side)));
        }
        let links: Vec<(usize, usize)> = found
            .into_iter()
            .filter(|(base, side)| self.is_gone(*base) && self.is_new(*side))
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
        let groups = self.groups(Scope::AnyParent, &|said, _| Some(said.all.clone()));
        let alone = groups
            .iter()
            .filter_map(|(base, side)| match (&**base, &**side) {
                ([base], [side]) => Some((*base, *side)),
                _ => None,
            });
        alone.collect()
    }

    /// Whether an entry of the ancestor has no pair yet.
    fn is_gone(&self, base: usize) -> bool {
        self.pairs.to.get(base).is_some_and(Option::is_none)
    }

    /// Whether an entry of the version has no pair yet, and may have one.
    fn is_new(&self, side: usize) -> bool {
        self.pairs.from.get(side).is_some_and(Option::is_none) && !self.alike.contains(&side)
    }

    /// One entry between the same two as one was before.
    fn by_place(&mut self) {
        let runs = |document: &Document<'_>,
                    is_paired: &dyn Fn(usize) -> Option<usize>,
                    is_skipped: &dyn Fn(usize) -> bool| {
            let mut runs: BTreeMap<(String, Option<usize>), Vec<usize>> = BTreeMap::new();
            let mut last: BTreeMap<&str, usize> = BTreeMap::new();
            for (index, entry) in document.entries.iter().enumerate().skip(1) {
                if entry.parent != 0 {
                    continue;
                }
                if is_skipped(index) {
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
        let alike = &self.alike;
        let base = runs(
            self.base.0,
            &|index| to.get(index).copied().flatten().map(|_| index),
            &|_| false,
        );
        let side = runs(
            self.side.0,
            &|index| from.get(index).copied().flatten(),
            &|index| alike.contains(&index),
        );
        for (key, base) in base {
            if let ([base], Some([side])) = (&*base, side.get(&key).map(Vec::as_slice)) {
                self.put(*base, *side, false);
            }
        }
    }

    /// The first with the first.
    fn in_order(&mut self, scope: Scope, is_sure: bool, key: Key<'_>) {
        for (base, side) in self.groups(scope, key) {
            for (base, side) in base.into_iter().zip(side) {
                self.put(base, side, is_sure);
            }
        }
    }

    /// Those whose key no other has.
    fn alone(&mut self, scope: Scope, is_sure: bool, key: Key<'_>) {
        for (base, side) in self.groups(scope, key) {
            if let ([base], [side]) = (&*base, &*side) {
                self.put(*base, *side, is_sure);
            }
        }
    }

    fn groups(&self, scope: Scope, key: Key<'_>) -> Vec<Group> {
        let mut groups: BTreeMap<(usize, &str, String), Group> = BTreeMap::new();
        for is_side in [false, true] {
            let (document, said) = if is_side { self.side } else { self.base };
            let entries = document.entries.iter().zip(said).enumerate().skip(1);
            let is_left = |index: usize| {
                if is_side {
                    self.is_new(index)
                } else {
                    self.is_gone(index)
                }
            };
            for (index, (entry, said)) in entries.filter(|(index, _)| is_left(*index)) {
                let before = |parent: usize| {
                    if is_side {
                        self.pairs.from.get(parent).copied().flatten()
                    } else {
                        self.pairs.to.get(parent)?.map(|_| parent)
                    }
                };
                let parent = match scope {
                    Scope::File if entry.parent == 0 => Some(0),
                    Scope::SameParent if entry.parent > 0 => before(entry.parent),
                    Scope::AnyParent if entry.parent > 0 => Some(0),
                    _ => None,
                };
                let Some((parent, key)) = parent.zip(key(said, entry.table)) else {
                    continue;
                };
                let (base, side) = groups.entry((parent, &entry.path, key)).or_default();
                if is_side { side } else { base }.push(index);
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
) -> BTreeMap<usize, usize> {
    let mut free: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, key) in ours.iter().rev() {
        free.entry(key).or_default().push(*index);
    }
    let found = theirs
        .iter()
        .filter_map(|(index, key)| Some((*index, free.get_mut(&**key)?.pop()?)));
    found.collect()
}
