//! What the entries are called in what a person is told.

use super::*;
use crate::document::bare;
use crate::schema::Kind;
use crate::text::danish::date;

impl Join<'_> {
    pub(super) fn two_places(&self, ours: usize) -> String {
        let named = self.named(ours);
        format!("{named} er flyttet eller ændret på hver sin måde i de to grene")
    }

    /// ”på handling 2.3”, ”i noten den 12. marts 2024 på handling 2.3”.
    pub(super) fn on(&self, ours: usize) -> String {
        let entry = self.ours.entries.get(ours);
        let is_ordered = entry.is_some_and(|of| !of.table.order.is_empty());
        let preposition = if is_ordered && self.has_entries_under(ours) {
            "på"
        } else {
            "i"
        };
        format!("{preposition} {}", self.named(ours))
    }

    /// An action or an indicator that is gone from its goal's file may stand in another's by now.
    pub(super) fn deleted_and(
        &self,
        document: &Document<'_>,
        index: usize,
        is_moved: bool,
    ) -> String {
        let named = self.named_in(document, index);
        let entry = document.entries.get(index);
        let gone = match entry.map(|entry| entry.path.as_str()) {
            Some("handling" | "indikator") => "slettet eller flyttet til et andet mål",
            _ => "slettet",
        };
        let what = if is_moved { "flyttet" } else { "ændret" };
        format!("{named} er {gone} i den ene gren og {what} i den anden")
    }

    pub(super) fn named(&self, ours: usize) -> String {
        self.named_in(self.ours, ours)
    }

    /// ”noten den 12. marts 2024 på handling 2.3”.
    pub(super) fn named_in(&self, document: &Document<'_>, index: usize) -> String {
        let own = named_alone(document, index);
        match parent(document, index) {
            0 => own,
            above => format!("{own} på {}", named_alone(document, above)),
        }
    }
}

fn named_alone(document: &Document<'_>, index: usize) -> String {
    let Some(table) = document.entries.get(index).map(|of| of.table) else {
        return String::new();
    };
    let first = table.identity.first().copied().unwrap_or_default();
    let value = document.value(index, first);
    let value = bare(&value);
    let noun = table.definite;
    if first.is_empty() {
        return noun.to_owned();
    }
    match table.field(first).map(|field| field.kind) {
        Some(Kind::Number) => format!("{noun} {value}"),
        Some(Kind::Year) => format!("{noun} for {value}"),
        Some(Kind::Date) => match value.parse() {
            Ok(day) => format!("{noun} den {}", date::long(day)),
            Err(_) => format!("{noun} den {value}"),
        },
        _ => format!("{noun} ”{value}”"),
    }
}
