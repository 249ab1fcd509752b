//! What refers to an action by its number is to refer to the same one, whatever its number has
//! become.

use super::*;
use crate::schema::{Kind, Table};

/// A field that refers to entries of a table by their number.
struct Reference<'k> {
    of: &'static Table,
    key: &'k str,
    to: &'static Table,
}

/// What a field refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Ours(usize),
    /// One that theirs alone has.
    Theirs(usize),
}

impl Join<'_> {
    pub(super) fn references(&mut self) {
        let keys = self.base.entries.first().map(|top| top.table.tables());
        let tables: Vec<(&str, &Table)> = keys.into_iter().flatten().collect();
        for (_, of) in &tables {
            let numbers = of
                .fields
                .iter()
                .filter(|field| matches!(field.kind, Kind::Number));
            for key in numbers.map(|field| field.key) {
                if let Some((_, to)) = tables.iter().find(|(path, _)| *path == key) {
                    self.references_by(&Reference { of, key, to });
                }
            }
        }
    }

    fn references_by(&mut self, reference: &Reference<'_>) {
        for ours in self.ours.under(0, reference.of) {
            if !self.gone.contains(&ours)
                && let Some(number) = self.misled_in_ours(reference, ours)
            {
                let value = number.map(|number| number + "\"");
                self.doubt(ours, reference.key, value, misled(&self.named(ours)));
            }
        }
        for theirs in self.theirs.under(0, reference.of) {
            if let Some(Some(edit)) = self.decided.get(&theirs).copied()
                && self.is_misled_in_theirs(reference, theirs)
            {
                self.open(edit, misled(&self.named_in(self.theirs, theirs)));
            }
        }
    }

    /// Whether an entry of ours would refer to another action than its writer meant, and the
    /// number of the right one where that is known.
    fn misled_in_ours(&self, reference: &Reference<'_>, ours: usize) -> Option<Option<String>> {
        let (base, theirs) = (self.to_ours.of_version(ours), self.in_theirs(ours));
        let own = self.target(reference, 1, ours);
        let was = base.and_then(|base| self.target(reference, 0, base));
        let other = theirs.map_or(own, |theirs| self.target(reference, 2, theirs));
        let is_theirs = theirs.is_some() && own == was;
        let wanted = if is_theirs { other } else { own };
        let is_doubted = match wanted {
            Some(Target::Ours(target)) if own != was => {
                self.is_perhaps_another(target, &self.to_theirs)
            }
            Some(Target::Ours(target)) if is_theirs && other != was => {
                self.is_perhaps_another(target, &self.to_ours)
            }
            _ => false,
        };
        let key = reference.key;
        let said = self.ours.value(ours, key);
        let said = match theirs {
            Some(theirs) if base.is_some_and(|base| self.base.value(base, key) == said) => {
                self.theirs.value(theirs, key)
            }
            _ => said,
        };
        if is_doubted || wanted.is_some_and(|wanted| self.is_deleted(wanted)) {
            return Some(None);
        }
        let number = self.number(wanted?);
        (number != said).then_some(Some(number))
    }

    fn is_misled_in_theirs(&self, reference: &Reference<'_>, theirs: usize) -> bool {
        let target = self.target(reference, 2, theirs);
        let is_doubted = matches!(target, Some(Target::Ours(own)) if self.is_perhaps_another(own, &self.to_ours));
        let said = self.theirs.value(theirs, reference.key);
        let is_lost = target.is_some_and(|target| self.is_deleted(target));
        is_doubted || is_lost || target.is_some_and(|target| self.number(target) != said)
    }

    /// What an entry of a version refers to.
    fn target(&self, reference: &Reference<'_>, side: usize, index: usize) -> Option<Target> {
        let document = self.version(side);
        let value = document.value(index, reference.key);
        let mut targets = document.under(0, reference.to).into_iter();
        let target = targets.find(|target| document.value(*target, "nr") == value)?;
        match side {
            0 => Some(match self.to_ours.of_base(target) {
                Some(ours) => Target::Ours(ours.index),
                None => Target::Theirs(self.to_theirs.of_base(target)?.index),
            }),
            1 => Some(Target::Ours(target)),
            _ => Some(match self.in_ours(target) {
                Some(ours) => Target::Ours(ours),
                None => Target::Theirs(target),
            }),
        }
    }

    /// The number of a target in what is joined.
    fn number(&self, target: Target) -> String {
        let ours = match target {
            Target::Theirs(theirs) => return self.theirs.value(theirs, "nr"),
            Target::Ours(ours) => ours,
        };
        self.joined_value(ours, "nr")
    }

    /// Whether the other side has taken it out.
    fn is_deleted(&self, target: Target) -> bool {
        match target {
            Target::Ours(ours) => self.gone.contains(&ours),
            Target::Theirs(theirs) => self.to_theirs.of_version(theirs).is_some(),
        }
    }

    /// Whether a side may have another entry in the place of one of ours.
    fn is_perhaps_another(&self, ours: usize, in_side: &Pairs) -> bool {
        let base = self.to_ours.of_version(ours);
        let pair = base.and_then(|base| in_side.of_base(base));
        pair.is_some_and(|pair| !pair.is_sure)
    }

    /// Leaves a field of an entry of ours to a person, or all that was decided about the entry:
    /// `value` is what it is to say, where that is known.
    pub(super) fn doubt(&mut self, ours: usize, key: &str, value: Option<String>, why: String) {
        let entry = self.ours.entries.get(ours);
        let field = entry.and_then(|entry| entry.field(key));
        let whole = field.map(|field| (field.whole.clone(), field.value.clone()));
        if let (false, Some((whole, at))) = (self.open_all(ours, &why), whole) {
            let above = self.ours.at(whole.start..at.start);
            let below = self.ours.at(at.end..whole.end);
            let text = value.map_or(String::new(), |value| format!("{above}{value}{below}"));
            let edit = Edit::replace(whole, &text, &self.named(ours));
            self.edits.push(edit.in_conflict(why));
        }
    }

    /// Leaves all that was decided about an entry of ours to a person; whether there was anything.
    pub(super) fn open_all(&mut self, ours: usize, why: &str) -> bool {
        let range = self.ours.own_range(ours);
        let mut is_any = false;
        for edit in self.edits.iter_mut().filter(|edit| edit.touches(&range)) {
            edit.conflict.get_or_insert_with(|| why.to_owned());
            is_any = true;
        }
        is_any
    }
}

fn misled(named: &str) -> String {
    format!("{named} henviser til en handling, som har fået et andet nummer eller er slettet")
}
