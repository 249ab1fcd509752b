//! Keys under another header than their own: one lost or misplaced header is one fault, however
//! many keys stand below it.

use super::faults;
use super::fields::Reading;
use super::headers;
use super::tree::{Entry, Tree};
use crate::schema::{self, Field, GOAL, HANDLEPLAN, Table};
use crate::text::Diagnostic;
use crate::text::danish::noun;
use std::ops::Range;

/// Reports the keys of `table` that its `schema` does not have as those of another table, if most
/// of them are. A single one may be a slip, unless something is missing too.
pub(super) fn report(
    unknown: &[&Entry<'_>],
    table: &Tree<'_>,
    header: &Range<usize>,
    schema: &'static Table,
    reading: &mut Reading<'_>,
) -> bool {
    let is_missing = |field: &Field| field.required && table.get(field.key).is_none();
    let least = if schema.fields.iter().any(is_missing) {
        1
    } else {
        2
    };
    let owners = [&GOAL, &HANDLEPLAN].into_iter().flat_map(|root| {
        let headed = root.headers().map(|(name, table)| (name.key(), table));
        std::iter::once(("", root)).chain(headed)
    });
    let owners: Vec<(&str, &Table)> = owners.collect();
    let own = |of: &Table| {
        let is_file = std::ptr::eq(of, headers::root_of(of));
        // What the file has already at its top is not missing there.
        let is_free = |key: &&&str| !is_file || !reading.inherited.contains(*key);
        let keys = unknown.iter().map(|entry| &*entry.key);
        let keys: Vec<&str> = keys.filter(|key| of.field(key).is_some()).collect();
        keys.iter().filter(is_free).count()
    };
    let owner = owners.into_iter().rev().max_by_key(|(_, of)| own(of));
    let Some((key, owner)) =
        owner.filter(|(_, of)| own(of) >= least && own(of) * 2 > unknown.len())
    else {
        return false;
    };
    let theirs = unknown
        .iter()
        .filter(|entry| owner.field(&entry.key).is_some());
    let keys: Vec<String> = theirs.map(|entry| format!("”{}”", entry.key)).collect();
    let Some(first) = unknown
        .iter()
        .find(|entry| owner.field(&entry.key).is_some())
    else {
        return false;
    };
    let place = reading.span(first.key_place.clone());
    let message = format!("{} hører ikke til i {}", noun::list(&keys), schema.noun);
    let remedy = match key {
        _ if schema::is_of_goal(owner) != schema::is_of_goal(schema) => file_of(owner),
        "" => "Det hører til øverst i filen, over den første overskrift.".to_owned(),
        key => {
            let header = schema::header(key);
            format!(
                "Det hører til i {}: skriv ”{header}” på linjen over.",
                owner.noun
            )
        }
    };
    reading.has_lost = true;
    let (file, text) = (reading.file, reading.text);
    let own = table.entries.iter();
    let own = own.filter(|entry| !entry.value.may_have_header());
    let keys: Vec<&str> = own.clone().map(|entry| &*entry.key).collect();
    let problem = Diagnostic::error(faults::UNKNOWN_KEY, place, message.clone()).help(remedy);
    let repair = headers::wrong(file, header, &keys, schema, &message).or_else(|| {
        // What stands above it in its paragraph is of the same section, if the header is not.
        let starts = own.map(|entry| entry.key_place.start);
        let above = text
            .get(header.end..first.key_place.start)
            .unwrap_or_default();
        let blank = above.rfind("\n\n").or_else(|| above.rfind("\n\r\n"));
        let from = blank.map_or(first.key_place.start, |at| header.end + at);
        let at = starts.filter(|start| *start >= from).min()?;
        headers::missing(file, text, at, schema, &problem)
    });
    reading.repairs.extend(repair);
    reading.problems.push(problem);
    true
}

/// The file that a table belongs to, which is another one.
fn file_of(table: &Table) -> String {
    if schema::is_of_goal(table) {
        "Det hører til i et måls fil, f.eks. maal-1.toml.".to_owned()
    } else {
        "Det hører til i handleplan.toml.".to_owned()
    }
}

/// What to write instead of a name that `table` has not, where it is another file's, or a header's:
/// `[[note]]`, `[[handling-note]]`.
pub(super) fn remedy(name: &str, may_be_header: bool, table: &'static Table) -> Option<String> {
    let others = [&GOAL, &HANDLEPLAN].into_iter();
    let mut others = others.filter(|other| schema::is_of_goal(other) != schema::is_of_goal(table));
    if let Some(other) = others.find(|other| other.field(name).is_some()) {
        return Some(file_of(other));
    }
    if !may_be_header {
        return None;
    }
    let named = schema::header_of_words(name).filter(|named| named.is_all)?;
    (schema::is_of_goal(named.table) == schema::is_of_goal(table))
        .then(|| format!("Skriv ”{}”.", named.name.written()))
}
