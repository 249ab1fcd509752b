//! A change of an action with a date (*ændring*): from that day it reads otherwise, or others
//! answer for it. What was reported before keeps its words.

use super::Action;
use crate::text::Spanned;
use chrono::NaiveDate;

/// What an action says, and who answers for it, from a day on.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Amendment {
    /// The day.
    pub(crate) date: Spanned<NaiveDate>,
    /// The parties that answer for it from then on, as the file spells them; empty: as before.
    pub(crate) responsible: Vec<Spanned<String>>,
    /// Its words from then on; absent: as before.
    pub(crate) text: Option<String>,
    /// The date of the meeting that decided.
    pub(crate) decided: Option<Spanned<NaiveDate>>,
}

/// What an action said, and who answered for it, before any amendment.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Adopted {
    pub(crate) text: String,
    pub(crate) responsible: Vec<Spanned<String>>,
}

/// What an action says on a day, and who answers for it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Wording<'a> {
    pub(crate) text: &'a str,
    pub(crate) responsible: &'a [Spanned<String>],
}

impl Action {
    /// What it said before any amendment.
    fn first_wording(&self) -> Wording<'_> {
        let first = self.adopted.as_deref();
        Wording {
            text: first.map_or(&self.text, |first| &first.text),
            responsible: first.map_or(&self.responsible, |first| &first.responsible),
        }
    }

    /// What it says on `day`.
    pub(crate) fn wording_on(&self, day: NaiveDate) -> Wording<'_> {
        let amendments = amendments_until(&self.amendments, day).into_iter();
        amendments.fold(self.first_wording(), Wording::after)
    }

    /// Makes the action read as it does on `day`. Where it names nobody, `default` answers for it.
    pub(super) fn read_on(&mut self, day: NaiveDate, default: &[Spanned<String>]) {
        if self.responsible.is_empty() {
            self.responsible = default.to_vec();
        }
        if self.amendments.is_empty() {
            return;
        }
        let Wording { text, responsible } = self.first_wording();
        let (text, responsible) = (text.to_owned(), responsible.to_vec());
        let now = self.wording_on(day);
        (self.text, self.responsible) = (now.text.to_owned(), now.responsible.to_vec());
        self.adopted = Some(Box::new(Adopted { text, responsible }));
    }
}

impl<'a> Wording<'a> {
    fn after(self, amendment: &'a Amendment) -> Wording<'a> {
        let parties = Some(amendment.responsible.as_slice());
        Wording {
            text: amendment.text.as_deref().unwrap_or(self.text),
            responsible: parties
                .filter(|parties| !parties.is_empty())
                .unwrap_or(self.responsible),
        }
    }
}

/// An amendment, with what held before it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Amended<'a> {
    pub(crate) amendment: &'a Amendment,
    pub(crate) before: Wording<'a>,
}

impl Action {
    /// Its amendments until `day`, oldest first, each with what held before it.
    pub(crate) fn amended_until(&self, day: NaiveDate) -> Vec<Amended<'_>> {
        let mut before = self.first_wording();
        let mut amended = Vec::new();
        for amendment in amendments_until(&self.amendments, day) {
            amended.push(Amended { amendment, before });
            before = before.after(amendment);
        }
        amended
    }
}

/// The amendments dated on or before `day`, oldest first; of several on one day the later in the
/// file comes later.
fn amendments_until(amendments: &[Spanned<Amendment>], day: NaiveDate) -> Vec<&Amendment> {
    let all = amendments.iter().map(|amendment| &amendment.value);
    let mut until: Vec<&Amendment> = all.filter(|one| one.date.value <= day).collect();
    until.sort_by_key(|amendment| amendment.date.value);
    until
}
