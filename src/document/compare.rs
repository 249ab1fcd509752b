//! Two versions of a plan file compared: what became of each entry, with the values of its fields
//! in both, by the table of fields. An entry is known again as a merge knows it, so that an
//! action with another number is the same one.

use super::value::{Literal, literal};
use super::{Document, join};
use crate::schema::{self, Kind, Table};

/// What became of an entry.
#[derive(Debug)]
pub(crate) struct Change {
    pub(crate) table: &'static Table,
    /// The key of its table: `note`; empty for the file's own fields.
    pub(crate) key: &'static str,
    /// Whether the old version has it, and whether the new one does.
    pub(crate) is_in: [bool; 2],
    /// Every field that one of the versions has, in the order of the table.
    pub(crate) fields: Vec<Field>,
    /// The entries under it that changed.
    pub(crate) under: Vec<Change>,
}

/// A field in the two versions.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) key: String,
    /// What the table has about it; nothing where it does not know the key.
    pub(crate) field: Option<&'static schema::Field>,
    /// The old value and the new one; an empty one is none.
    pub(crate) values: [Option<Literal>; 2],
}

impl Field {
    pub(crate) fn differs(&self) -> bool {
        let [was, is] = &self.values;
        was != is
    }
}

impl Change {
    /// The value of the field `key` in the new version, or in the old one where it is gone.
    pub(crate) fn value(&self, key: &str) -> Option<&Literal> {
        let field = self.fields.iter().find(|field| field.key == key)?;
        let [was, is] = &field.values;
        is.as_ref().or(was.as_ref())
    }

    fn is_change(&self) -> bool {
        self.is_in != [true; 2] || !self.under.is_empty() || self.fields.iter().any(Field::differs)
    }
}

/// What the register of one version calls a party.
pub(crate) type PartyName<'p> = &'p dyn Fn(&str) -> String;

/// What became of the file's own fields, and of its entries table by table: those that were
/// changed, then those that are gone, then the new ones, unless the table has an order. A
/// version that is not there had no file.
pub(crate) fn compare(
    versions: [Option<&Document<'_>>; 2],
    party_names: [PartyName<'_>; 2],
) -> Vec<Change> {
    let Some(root) = versions.iter().flatten().find_map(|of| of.entries.first()) else {
        return Vec::new();
    };
    let partners = match versions {
        [Some(old), Some(new)] => join::same(old, new),
        _ => Vec::new(),
    };
    let comparison = Comparison {
        versions,
        party_names,
        partners,
        children: versions.map(children),
    };
    let roots = versions.map(|version| version.map(|_| 0));
    let own = comparison.own(root.table, "", roots);
    let mut changes: Vec<Change> = Some(own).filter(Change::is_change).into_iter().collect();
    changes.extend(comparison.under(root.table, roots));
    changes
}

struct Comparison<'c> {
    versions: [Option<&'c Document<'c>>; 2],
    party_names: [PartyName<'c>; 2],
    /// The new entry that each old one has become.
    partners: Vec<Option<usize>>,
    /// The entries directly under each.
    children: [Vec<Vec<usize>>; 2],
}

fn children(version: Option<&Document<'_>>) -> Vec<Vec<usize>> {
    let Some(document) = version else {
        return Vec::new();
    };
    let mut children = vec![Vec::new(); document.entries.len()];
    for (index, entry) in document.entries.iter().enumerate().skip(1) {
        if let Some(of_parent) = children.get_mut(entry.parent) {
            of_parent.push(index);
        }
    }
    children
}

impl Comparison<'_> {
    /// What became of the entries under one.
    fn under(&self, table: &'static Table, parents: [Option<usize>; 2]) -> Vec<Change> {
        let tables = table.tables();
        tables
            .flat_map(|(key, table)| self.entries(key, table, parents))
            .collect()
    }

    fn entries(
        &self,
        key: &'static str,
        table: &'static Table,
        parents: [Option<usize>; 2],
    ) -> Vec<Change> {
        let [old, new] = [0, 1].map(|side: usize| self.siblings(side, table, parents));
        let partner = |was: &usize| self.partners.get(*was).copied().flatten();
        let partner = |was: &usize| partner(was).filter(|is| new.contains(is));
        let both = old
            .iter()
            .filter_map(|was| Some([Some(*was), Some(partner(was)?)]));
        let mut pairs: Vec<[Option<usize>; 2]> = both.collect();
        pairs.sort_by_key(|[_, is]| *is);
        let taken: Vec<Option<usize>> = pairs.iter().map(|[_, is]| *is).collect();
        let gone = old.iter().filter(|was| partner(was).is_none());
        pairs.extend(gone.map(|was| [Some(*was), None]));
        let added = new.iter().filter(|is| !taken.contains(&Some(**is)));
        pairs.extend(added.map(|is| [None, Some(*is)]));
        let order = |[was, is]: &[Option<usize>; 2]| match (self.versions, is, was) {
            ([_, Some(new)], Some(is), _) => new.order(*is),
            ([Some(old), _], _, Some(was)) => old.order(*was),
            _ => Vec::new(),
        };
        pairs.sort_by_cached_key(order);
        let changes = pairs.into_iter().map(|sides| Change {
            under: self.under(table, sides),
            ..self.own(table, key, sides)
        });
        changes.filter(Change::is_change).collect()
    }

    fn siblings(&self, side: usize, table: &Table, parents: [Option<usize>; 2]) -> Vec<usize> {
        let document = self.versions.get(side).copied().flatten();
        let parent = parents.get(side).copied().flatten();
        let children = parent.and_then(|parent| self.children.get(side)?.get(parent));
        let Some((document, children)) = document.zip(children) else {
            return Vec::new();
        };
        let is_of_table = |index: &&usize| {
            let entry = document.entries.get(**index);
            entry.is_some_and(|entry| std::ptr::eq(entry.table, table))
        };
        children.iter().filter(is_of_table).copied().collect()
    }

    /// An entry with its own fields.
    fn own(&self, table: &'static Table, key: &'static str, sides: [Option<usize>; 2]) -> Change {
        let [was, is] = sides;
        let entry = |side: usize, index: Option<usize>| {
            let document = self.versions.get(side).copied().flatten()?;
            Some((document, document.entries.get(index?)?))
        };
        let entries = [entry(0, was), entry(1, is)];
        let known = table.fields.iter().map(|field| field.key);
        let mut keys: Vec<&str> = known.collect();
        for field in entries.iter().flatten().flat_map(|(_, of)| &of.fields) {
            if !keys.contains(&&*field.key) {
                keys.push(&field.key);
            }
        }
        let field = |key: &str| {
            let field = table.field(key);
            let value = |side: usize| {
                let (document, entry) = entries.get(side).copied().flatten()?;
                let written = document.at(entry.field(key)?.value.clone());
                let value = literal(written);
                let value = match (field.map(|field| field.kind), self.party_names.get(side)) {
                    (Some(Kind::Parties), Some(name)) => value.named(name),
                    _ => value,
                };
                Some(value).filter(|value| !value.is_empty())
            };
            Field {
                key: key.to_owned(),
                field,
                values: [value(0), value(1)],
            }
        };
        let fields = keys.into_iter().map(field);
        Change {
            table,
            key,
            is_in: sides.map(|side| side.is_some()),
            fields: fields
                .filter(|field| field.values != [None, None])
                .collect(),
            under: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::GOAL;

    const OLD: &str = "nr = \"1\"\ntitel = \"Hav\"\n[[handling]]\nnr = \"1.1\"\ntekst = \"Rense\"\n\
        ansvarlig = [\"A\"]\n[[handling.note]]\ndato = 2024-03-12\ntekst = \"x\"\n\
        [[handling.aarsmaal]]\naar = 2024\ndato = 2024-01-15\nmaal = \"z\"\n";

    /// The changes of `OLD` after `edits`, each as `key field: old → new`.
    fn changed(edits: &[(&str, &str)]) -> Vec<String> {
        let mut text = OLD.to_owned();
        for (was, is) in edits {
            assert!(text.contains(was), "{was}");
            text = text.replacen(was, is, 1);
        }
        let read = |text| Document::read(text, &GOAL).unwrap();
        let (old, new) = (read(OLD), read(&text));
        let name = |name: &str| name.to_uppercase();
        let mut told = Vec::new();
        for change in compare([Some(&old), Some(&new)], [&name, &name]) {
            tell(&change, &mut told);
        }
        told
    }

    fn tell(change: &Change, told: &mut Vec<String>) {
        let key = if change.key.is_empty() {
            "fil"
        } else {
            change.key
        };
        match change.is_in {
            [false, _] => told.push(format!("+{key}")),
            [_, false] => told.push(format!("-{key}")),
            _ => {
                let fields = change.fields.iter().filter(|field| field.differs());
                told.extend(fields.map(|field| format!("{key}.{}", field.key)));
            }
        }
        change.under.iter().for_each(|under| tell(under, told));
    }

    #[test]
    fn an_entry_is_the_same_by_what_it_was() {
        let none: [&str; 0] = [];
        assert_eq!(changed(&[]), none);
        assert_eq!(
            changed(&[("\"Rense\"", "'Rense'"), ("\"A\"", "\"a\", 'A'")]),
            none
        );
        let empty = "[\"A\"]\nmedvirkende = []\ngruppe = ''";
        assert_eq!(changed(&[("[\"A\"]", empty)]), none);
        assert_eq!(changed(&[("1.1", "1.7")]), ["handling.nr"]);
        assert_eq!(changed(&[("Rense", "Feje")]), ["handling.tekst"]);
        assert_eq!(changed(&[("2024-03-12", "2024-03-13")]), ["note.dato"]);
        assert_eq!(changed(&[("\"x\"", "\"y\"")]), ["note.tekst"]);
        assert_eq!(changed(&[("titel", "ukendt = 1\ntitel")]), ["fil.ukendt"]);
        assert_eq!(
            changed(&[("2024-03-12", "2024-04-13"), ("\"x\"", "\"y\"")]),
            ["-note", "+note"]
        );
        // A year's goal is known by its year.
        assert_eq!(
            changed(&[("2024-01-15", "2024-02-01"), ("\"z\"", "\"y\"")]),
            ["aarsmaal.dato", "aarsmaal.maal"]
        );
        assert_eq!(
            changed(&[("1.1", "1.2"), ("Rense", "Feje")]),
            [
                "-handling",
                "-aarsmaal",
                "-note",
                "+handling",
                "+aarsmaal",
                "+note"
            ]
        );
    }
}
