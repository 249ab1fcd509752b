//! The view of `diff`: what became of each part of a plan between two versions of it.

use crate::plan::Plan;
use crate::query::damage::Damage;
use crate::view::parts::Deadline;
use crate::view::show::{NoteView, YearGoalView};
use chrono::NaiveDate;
use serde::Serialize;

mod actions;
mod fields;
mod goals;
mod indicators;
mod registers;

/// What changed in a plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct DiffView {
    /// The plan's title and organisation; a heading, and no part of the machine-readable output.
    #[serde(skip)]
    pub(crate) heading: [String; 2],
    /// The plan's years.
    #[serde(rename = "periode")]
    pub(crate) period: String,
    /// The version compared with.
    #[serde(rename = "siden")]
    pub(crate) since: Since,
    /// The files with errors, from the plan root: what they say may not be compared.
    #[serde(rename = "ufuldstaendig")]
    pub(crate) incomplete: Vec<String>,
    /// What could not be read in one of the versions, and is left out of the comparison.
    #[serde(rename = "ikke_sammenlignet")]
    pub(crate) left_out: Vec<LeftOut>,
    /// What changed: the plan itself, its registers, and then goal by goal.
    #[serde(rename = "aendringer")]
    pub(crate) changes: Vec<Change>,
}

/// A version of the plan in git.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Since {
    /// The commit's full name.
    pub(crate) commit: String,
    /// The day it was made.
    #[serde(rename = "dato")]
    pub(crate) date: Option<NaiveDate>,
    /// The files that had errors then.
    #[serde(rename = "ufuldstaendig")]
    pub(crate) incomplete: Vec<String>,
}

/// A version of a plan, as far as it could be read.
#[derive(Debug)]
pub(crate) struct Version<'p> {
    /// The plan.
    pub(crate) plan: &'p Plan,
    /// What the errors in its files have cost it.
    pub(crate) damage: Damage,
}

/// A thing that is not compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct LeftOut {
    /// What sort of thing, as in [`Change`]; `plan` for all of `handleplan.toml`.
    #[serde(rename = "emne")]
    pub(crate) subject: &'static str,
    /// Its number, where it has one.
    #[serde(rename = "nr")]
    pub(crate) number: Option<String>,
    /// What it is called or says, where that is known.
    #[serde(rename = "titel")]
    pub(crate) title: Option<String>,
    /// Which part of it: the fields of its own alone, or all of it.
    #[serde(rename = "del")]
    pub(crate) part: Part,
}

/// How much of a thing is not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Part {
    /// All of it.
    Alt,
    /// A goal's own fields; its actions and indicators are compared.
    Felter,
}

/// What became of one thing in the plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Change {
    /// What sort of thing, by its key in the files; `plan` for the plan itself.
    #[serde(rename = "emne")]
    pub(crate) subject: &'static str,
    /// Its number, where it has one.
    #[serde(rename = "nr")]
    pub(crate) number: Option<String>,
    /// What it is called or says.
    #[serde(rename = "titel")]
    pub(crate) title: String,
    /// New, gone or changed.
    #[serde(rename = "aendring")]
    pub(crate) kind: Kind,
    /// What changed in it; what a new one says.
    #[serde(rename = "felter")]
    pub(crate) details: Vec<Detail>,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    /// It was not there before.
    Ny,
    /// It is no longer there.
    Slettet,
    /// It is there in both versions.
    Aendret,
}

/// One field or one entry.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Detail {
    /// Its key in the files.
    #[serde(rename = "felt")]
    pub(crate) field: &'static str,
    /// What it was; nothing where it is new.
    #[serde(rename = "foer")]
    pub(crate) before: Option<Value>,
    /// What it is; nothing where it is gone.
    #[serde(rename = "efter")]
    pub(crate) after: Option<Value>,
}

/// What a field or an entry says.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub(crate) enum Value {
    /// A word, a name or a number.
    Word(String),
    /// A text, of which single words may have changed.
    Text(String),
    /// Names or texts in a list.
    List(Vec<String>),
    /// A day.
    Day(NaiveDate),
    /// A deadline, or when something begins.
    Deadline(Deadline),
    /// A number.
    Number(f64),
    /// A note.
    Note(Box<NoteView>),
    /// The goal and means of a year.
    YearGoal(Box<YearGoalView>),
    /// A measured value.
    Measurement(MeasurementView),
}

/// A measured value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct MeasurementView {
    /// The day it was true of.
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    /// The value.
    #[serde(rename = "vaerdi")]
    pub(crate) value: f64,
    /// The unit.
    #[serde(rename = "enhed")]
    pub(crate) unit: String,
    /// Where it comes from.
    #[serde(rename = "kilde")]
    pub(crate) source: Option<String>,
}

impl DiffView {
    /// What changed from `old` to `new`, of what could be read in both. `incomplete` names the
    /// files of the new one that have errors.
    pub(crate) fn between(
        old: &Version<'_>,
        new: &Version<'_>,
        since: Since,
        incomplete: Vec<String>,
    ) -> DiffView {
        let mut found = Found::default();
        let has_torn_header = [old, new].map(|version| version.damage.has_torn_header());
        if has_torn_header.contains(&true) {
            found.leave_out("plan", None, None);
        } else {
            found.changes = registers::of_plan(old.plan, new.plan);
        }
        // A register that could not be read knows no aliases; the other one may.
        let registers = match has_torn_header {
            [true, false] => [new.plan; 2],
            [false, true] => [old.plan; 2],
            _ => [old.plan, new.plan],
        };
        goals::compare(old, new, registers, &mut found);
        let known = |plan: &Plan| !plan.title.is_empty();
        let named = [new.plan, old.plan].into_iter().find(|plan| known(plan));
        let named = named.unwrap_or(new.plan);
        DiffView {
            heading: [named.organisation.value.clone(), named.title.value.clone()],
            period: named.period.to_string(),
            since,
            incomplete,
            left_out: found.left_out,
            changes: found.changes,
        }
    }
}

/// What the comparison has come to so far.
#[derive(Debug, Default)]
struct Found {
    changes: Vec<Change>,
    left_out: Vec<LeftOut>,
}

impl Found {
    fn leave_out(&mut self, subject: &'static str, number: Option<String>, title: Option<&str>) {
        self.left_out.push(LeftOut {
            subject,
            number,
            title: title.filter(|title| !title.is_empty()).map(str::to_owned),
            part: Part::Alt,
        });
    }
}
