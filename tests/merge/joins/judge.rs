//! What may be called joined, and what may not: decided from the three versions and the result by
//! the marks in their words alone. It shares nothing with the program but the TOML parser.

use super::plan::{MILESTONE, Texts, words_key};
use std::collections::{BTreeMap, BTreeSet};
use toml::de::{DeTable, DeValue};

/// What git was asked to join, and what came of it.
pub(super) struct Joined<'a> {
    pub(super) base: &'a Texts,
    pub(super) ours: &'a Texts,
    pub(super) theirs: &'a Texts,
    pub(super) result: &'a Texts,
    /// The files that git says are in conflict.
    pub(super) in_conflict: &'a [String],
}

/// What is wrong: the kind, to count by, and the words.
pub(super) type Fault = (&'static str, String);

/// An entry of a version as a reader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Read {
    kind: String,
    file: String,
    /// The id of what it stands under.
    parent: String,
    /// Its own values; a reference to an action is to the action, whatever its number.
    fields: BTreeMap<String, String>,
}

type Version = BTreeMap<String, Read>;

/// An entry that is there twice, and in which files.
type Doubled = (String, (String, String));

pub(super) fn faults(joined: &Joined<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for path in joined.in_conflict {
        conflict(joined, path, &mut faults);
    }
    let clean: Texts = joined
        .result
        .iter()
        .filter(|(path, _)| !joined.in_conflict.contains(path))
        .map(|(path, text)| (path.clone(), text.clone()))
        .collect();
    let mut doubled = Vec::new();
    let [base, ours, theirs] = [joined.base, joined.ours, joined.theirs]
        .map(|texts| version(texts, &mut Vec::new()).expect("what people write is sound"));
    let result = match version(&clean, &mut doubled) {
        Ok(result) => result,
        Err(error) => return vec![("unsound", error)],
    };
    for (id, files) in doubled {
        let three = [&base, &ours, &theirs].map(|version| version.get(&id));
        let is_apart = is_moved_to_two_files(three) && files.0 != files.1;
        if !is_apart && !is_named_apart(three) {
            faults.push(("doubled", format!("{id} is in {} and {}", files.0, files.1)));
        }
    }
    let ids: BTreeSet<&String> = base
        .keys()
        .chain(ours.keys())
        .chain(theirs.keys())
        .collect();
    for id in ids {
        let three = [&base, &ours, &theirs].map(|version| version.get(id));
        let is_open =
            |read: &Option<&Read>| read.is_some_and(|read| joined.in_conflict.contains(&read.file));
        if !three.iter().any(is_open) {
            entry(id, three, result.get(id), &mut faults);
        }
    }
    for id in result
        .keys()
        .filter(|id| !ours.contains_key(*id) && !theirs.contains_key(*id))
    {
        faults.push(("revived", format!("{id} is in neither side")));
    }
    references([&base, &ours, &theirs], &result, &mut faults);
    same_day(&base, &ours, &theirs, &result, &mut faults);
    comments(joined, &clean, &mut faults);
    line_ends(joined, &clean, &mut faults);
    faults
}

/// What both sides added and one has given another name since is another to any reader.
fn is_named_apart([base, ours, theirs]: [Option<&Read>; 3]) -> bool {
    let name = |read: &Read| {
        let is_by_name = ["indikator", "part"].contains(&read.kind.as_str());
        is_by_name.then(|| read.fields.get("navn").cloned())
    };
    base.is_none() && ours.and_then(name) != theirs.and_then(name)
}

/// git joins a file at a time: no driver sees that the same entry goes to two other files.
fn is_moved_to_two_files([base, ours, theirs]: [Option<&Read>; 3]) -> bool {
    let file = |read: Option<&Read>| read.map(|read| read.file.clone());
    let [base, ours, theirs] = [base, ours, theirs].map(file);
    ours != base && theirs != base && ours != theirs
}

/// One entry of three versions in the result.
fn entry(id: &str, three: [Option<&Read>; 3], result: Option<&Read>, faults: &mut Vec<Fault>) {
    match three.into() {
        // Nor does it see that what one side deleted is in another file by now.
        (Some(base), Some(kept), None) | (Some(base), None, Some(kept))
            if kept.file == base.file =>
        {
            let told = match (is_changed(base, kept), result.is_some()) {
                (true, true) => (
                    "revived",
                    "was deleted by one side and changed by the other",
                ),
                (true, false) => ("lost", "was changed by one side and deleted by the other"),
                (false, true) => (
                    "revived",
                    "was deleted by one side, and left alone by the other",
                ),
                (false, false) => return,
            };
            faults.push((told.0, format!("{id} {}", told.1)));
        }
        (Some(_), Some(_), None) | (Some(_), None, Some(_)) => {}
        (None, Some(new), None) | (None, None, Some(new)) => match result {
            None => faults.push(("lost", format!("{id} was added by one side"))),
            Some(result) => same(id, new, new, new, result, faults),
        },
        (base, Some(ours), Some(theirs)) => match result {
            None => faults.push(("lost", format!("{id} is in both sides"))),
            Some(_) if is_moved_to_two_files(three) || is_named_apart(three) => {}
            Some(result) => match base {
                Some(base) => same(id, base, ours, theirs, result, faults),
                None => same_of_both(id, ours, theirs, result, faults),
            },
        },
        (_, None, None) => {
            if result.is_some() {
                faults.push(("revived", format!("{id} was deleted by both")));
            }
        }
    }
}

/// Whether something was done to an entry itself: its number is not its own, nor what it refers to
/// or is under.
fn is_changed(base: &Read, kept: &Read) -> bool {
    let own = |read: &Read| {
        let mut fields = read.fields.clone();
        fields.retain(|key, _| !["nr", REFERENCE].contains(&key.as_str()));
        fields
    };
    own(base) != own(kept)
}

/// What `result` says of an entry, field by field.
fn same(id: &str, base: &Read, ours: &Read, theirs: &Read, result: &Read, faults: &mut Vec<Fault>) {
    let keys = [base, ours, theirs, result]
        .into_iter()
        .flat_map(|read| read.fields.keys());
    let keys: BTreeSet<&String> = keys.collect();
    for key in keys {
        let [base, ours, theirs, result] =
            [base, ours, theirs, result].map(|read| read.fields.get(key));
        match joined(base, ours, theirs) {
            Some(wanted) if result == wanted => {}
            // Whose number an action's reference was is seen by `references`.
            _ if key == REFERENCE => {}
            Some(wanted) => faults.push((
                "changed",
                format!("{key} of {id} is {result:?}, and not {wanted:?}"),
            )),
            None => faults.push((
                "chosen",
                format!(
                    "{key} of {id}: {base:?}, then {ours:?} and {theirs:?}, joined as {result:?}"
                ),
            )),
        }
    }
    let [base, ours, theirs, result] = [base, ours, theirs, result].map(|read| &read.parent);
    if joined(base, ours, theirs) != Some(result) {
        faults.push(("misfiled", format!("{id} is under {result}")));
    }
}

/// What `result` says of an entry that both sides added. Its number may be either's: where both put
/// one action in the place of another, the one has then moved it on. So may the name of a party,
/// which the one has then given another.
fn same_of_both(id: &str, ours: &Read, theirs: &Read, result: &Read, faults: &mut Vec<Fault>) {
    let mut base = ours.clone();
    base.fields.clear();
    for key in ["nr", "ansvarlig", "medvirkende"] {
        let [own, other, joined] = [ours, theirs, result].map(|read| read.fields.get(key));
        let is_one_thing =
            key == "nr" || own.map(|text| parties(text)) == other.map(|text| parties(text));
        let left = if joined == own { other } else { own };
        if let Some(left) = left.filter(|_| is_one_thing) {
            base.fields.insert(key.to_owned(), left.clone());
        }
    }
    same(id, &base, ours, theirs, result, faults);
}

/// The parties that a text names, whatever they are called by now: `p4` of `Kommunerne (p4.1)`.
fn parties(text: &str) -> Vec<&str> {
    let names = text.split("(p").skip(1);
    names.filter_map(|name| name.split('.').next()).collect()
}

/// What three versions of one thing come to; nothing where both sides changed it, not alike.
fn joined<T: PartialEq>(base: T, ours: T, theirs: T) -> Option<T> {
    if ours == base {
        Some(theirs)
    } else if theirs == base || ours == theirs {
        Some(ours)
    } else {
        None
    }
}

/// The field that has an action's number, wherever the action is.
const REFERENCE: &str = "handling";

/// What refers to an action refers to the same one, whatever its number is by now: where both
/// are in one file, and are so in every version.
fn references(three: [&Version; 3], result: &Version, faults: &mut Vec<Fault>) {
    let action = |version: &Version, id: &str| version.get(id)?.fields.get(REFERENCE).cloned();
    for (id, read) in result.iter().filter(|(_, read)| read.kind == "indikator") {
        let [base, ours, theirs] = three.map(|version| action(version, id));
        let is_here = |version: &&Version| {
            let versions = [&base, &ours, &theirs].into_iter().flatten();
            let mut actions = versions.filter_map(|action| version.get(action));
            actions.all(|action| action.file == read.file)
        };
        if !three.iter().all(is_here)
            || !three[1..].iter().all(|side| side.contains_key(id)) && three[0].contains_key(id)
        {
            continue;
        }
        let wanted = match (three[1].get(id), three[2].get(id)) {
            (Some(_), Some(_)) => joined(base, ours, theirs),
            (Some(_), None) => Some(ours),
            _ => Some(theirs),
        };
        let own = action(result, id);
        if wanted.as_ref() != Some(&own) {
            faults.push((
                "reference",
                format!("{id} refers to {own:?}, and not {wanted:?}"),
            ));
        }
    }
}

/// Two new entries of one day, one from each side, that set the same thing differently.
fn same_day(
    base: &Version,
    ours: &Version,
    theirs: &Version,
    result: &Version,
    faults: &mut Vec<Fault>,
) {
    let new = |own: &'static str, side: &Version, other: &Version| -> Vec<(String, Read)> {
        side.iter()
            .filter(|(id, read)| {
                read.kind == own && !base.contains_key(*id) && !other.contains_key(*id)
            })
            .filter(|(id, _)| result.contains_key(*id))
            .map(|(id, read)| (id.clone(), read.clone()))
            .collect()
    };
    for (kind, keys) in [
        (
            "handling.note",
            &["status", "vurdering", "frist", "trin"][..],
        ),
        ("handling.aendring", &["ansvarlig", "tekst"][..]),
        ("handling.resultat", &["opnaaet", "forbrug"][..]),
        ("indikator.maaling", &["vaerdi"][..]),
    ] {
        for (own_id, own) in new(kind, ours, theirs) {
            for (other_id, other) in new(kind, theirs, ours) {
                let day = |of: &Read| ["dato", "aar"].map(|key| of.fields.get(key).cloned());
                if own.parent != other.parent || day(&own) != day(&other) {
                    continue;
                }
                for key in keys {
                    if let (Some(a), Some(b)) = (own.fields.get(*key), other.fields.get(*key))
                        && a != b
                    {
                        faults.push((
                            "same day",
                            format!("{key} is {a} in {own_id} and {b} in {other_id}"),
                        ));
                    }
                }
            }
        }
    }
}

/// A file in conflict has its marks, and every word that is one side's own.
fn conflict(joined: &Joined<'_>, path: &str, faults: &mut Vec<Fault>) {
    // A whole file that one side deleted: git leaves the other's, and asks nobody.
    let has_file = |texts: &Texts| texts.contains_key(path);
    if has_file(joined.base) && !(has_file(joined.ours) && has_file(joined.theirs)) {
        return;
    }
    let text = joined.result.get(path).map_or("", String::as_str);
    let mut lines = text.lines();
    for mark in ["<<<<<<<", "=======", ">>>>>>>"] {
        if !lines.any(|line| line.starts_with(mark)) {
            faults.push(("no marks", format!("{path} has no {mark}")));
            return;
        }
    }
    let whole: String = joined.result.values().map(String::as_str).collect();
    let [base, ours, theirs] = [joined.base, joined.ours, joined.theirs]
        .map(|texts| version(texts, &mut Vec::new()).unwrap_or_default());
    for (side, other) in [(&ours, &theirs), (&theirs, &ours)] {
        let has_words = |read: &Read| read.file == path && read.kind != MILESTONE;
        for (id, read) in side.iter().filter(|(_, read)| has_words(read)) {
            let key = words_key(&read.kind);
            let was = base.get(id);
            let words = read.fields.get(key);
            let is_own = was.is_none_or(|was| was.fields.get(key) != words);
            if !is_own
                && !other.contains_key(id)
                && was.is_some_and(|was| was.fields == read.fields)
            {
                continue;
            }
            let mark = words.and_then(|words| mark(words)).unwrap_or_default();
            let wanted = if is_own {
                mark.to_owned()
            } else {
                format!("({id}.")
            };
            if !whole.contains(&wanted) {
                faults.push(("lost in a conflict", format!("{wanted} of {path}")));
            }
        }
    }
}

/// A comment that one side wrote is there, once; one that both have too.
fn comments(joined: &Joined<'_>, clean: &Texts, faults: &mut Vec<Fault>) {
    if !joined.in_conflict.is_empty() {
        return;
    }
    let found = |texts: &Texts| -> BTreeMap<String, usize> {
        let mut found = BTreeMap::new();
        for mark in texts
            .values()
            .flat_map(|text| text.split("# husk dette ").skip(1))
        {
            let end = mark.find(')').unwrap_or(0);
            *found.entry(mark[..end].to_owned()).or_insert(0) += 1;
        }
        found
    };
    let [base, ours, theirs, result] = [joined.base, joined.ours, joined.theirs, clean].map(found);
    for mark in ours.keys().chain(theirs.keys()).collect::<BTreeSet<_>>() {
        let is_both = ours.contains_key(mark) && theirs.contains_key(mark);
        match result.get(mark) {
            None if is_both || !base.contains_key(mark) => {
                faults.push(("comment lost", mark.clone()))
            }
            Some(2..) => faults.push(("comment doubled", mark.clone())),
            _ => {}
        }
    }
}

/// A file whose line ends were of one kind in both sides has them so.
fn line_ends(joined: &Joined<'_>, clean: &Texts, faults: &mut Vec<Fault>) {
    let kinds = |text: Option<&String>| {
        let text = text.map_or("", String::as_str);
        let crlf = text.matches("\r\n").count();
        (crlf > 0, text.matches('\n').count() > crlf)
    };
    for (path, text) in clean {
        let is_mixed = |text| kinds(text) == (true, true);
        if is_mixed(Some(text))
            && !is_mixed(joined.ours.get(path))
            && !is_mixed(joined.theirs.get(path))
        {
            faults.push(("mixed line ends", path.clone()));
        }
    }
}

/// Every entry of a version, by its id; those that stand there twice are told in `doubled`.
fn version(texts: &Texts, doubled: &mut Vec<Doubled>) -> Result<Version, String> {
    let mut version = Version::new();
    for (path, text) in texts {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let table = DeTable::parse(text).map_err(|error| format!("{path}: {error}"))?;
        walk(table.get_ref(), "", path, "", &mut version, doubled);
    }
    let numbers: BTreeMap<String, String> = version
        .iter()
        .filter(|(_, read)| read.kind == "handling")
        .filter_map(|(id, read)| Some((read.fields.get("nr")?.clone(), id.clone())))
        .collect();
    for read in version.values_mut() {
        if let Some(number) = read.fields.get_mut("handling") {
            *number = numbers.get(number).cloned().unwrap_or("nothing".to_owned());
        }
    }
    Ok(version)
}

fn walk(
    table: &DeTable<'_>,
    kind: &str,
    file: &str,
    parent: &str,
    into: &mut Version,
    doubled: &mut Vec<Doubled>,
) {
    let mut fields = BTreeMap::new();
    let mut children = Vec::new();
    for (key, value) in table {
        let key = key.get_ref().as_ref();
        match value.get_ref() {
            DeValue::Array(array)
                if array
                    .iter()
                    .any(|of| matches!(of.get_ref(), DeValue::Table(_))) =>
            {
                let child = if kind.is_empty() {
                    key.to_owned()
                } else {
                    format!("{kind}.{key}")
                };
                for value in array {
                    if let DeValue::Table(table) = value.get_ref() {
                        children.push((child.clone(), table));
                    }
                }
            }
            DeValue::Table(own) => fields.extend(own.iter().map(|(under, value)| {
                (format!("{key}.{}", under.get_ref()), plain(value.get_ref()))
            })),
            value => drop(fields.insert(key.to_owned(), plain(value))),
        }
    }
    let words = fields.get(words_key(kind)).map_or("", String::as_str);
    let id = match kind {
        MILESTONE => words.split_once('.').map(|(id, _)| format!("d{id}")),
        _ => mark(words).and_then(|mark| Some(mark[1..].split_once('.')?.0.to_owned())),
    };
    let id = id.unwrap_or("without a mark".to_owned());
    for (kind, table) in children {
        walk(table, &kind, file, &id, into, doubled);
    }
    let read = Read {
        kind: kind.to_owned(),
        file: file.to_owned(),
        parent: parent.to_owned(),
        fields,
    };
    if let Some(first) = into.insert(id.clone(), read) {
        doubled.push((id, (first.file, file.to_owned())));
    }
}

fn plain(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => text.replace("\r\n", "\n"),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Integer(number) => number.as_str().replace('_', ""),
        DeValue::Array(values) => {
            let values = values.iter().map(|value| plain(value.get_ref()));
            values.collect::<Vec<_>>().join("; ")
        }
        DeValue::Datetime(day) => day.to_string(),
        other => format!("{other:?}"),
    }
}

/// `(n12.0)` in the words of an entry.
fn mark(words: &str) -> Option<&str> {
    let start = words.rfind('(')?;
    let end = words[start..].find(')')?;
    Some(&words[start..=start + end])
}
