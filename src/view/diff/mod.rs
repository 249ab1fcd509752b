//! `diff`: what became of each part of a plan between two versions of it.
//!
//! Which fields there are and what they are called, the table of fields says: one that is added
//! there is compared and named here.

mod change;
mod value;

use super::block::{Article, Block, Inline, Section};
use super::masthead::Masthead;
use super::parts;
use crate::document::compare::compare;
use crate::document::{Document, root_table};
use crate::load::{Sources, root};
use crate::plan::{Number, Plan};
use crate::text::danish::date;
use crate::text::danish::noun::{self, Gender};
use crate::text::folder_and_name;
use change::{Change, Kind, Sides};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;

/// What changed in a plan.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DiffView {
    #[serde(flatten)]
    plan: Masthead,
    /// The version compared with.
    #[serde(rename = "siden")]
    since: Since,
    /// The files that could not be read in one of the versions.
    #[serde(rename = "ikke_sammenlignet")]
    left_out: Vec<LeftOut>,
    /// What changed: the plan itself, its registers, and then goal by goal.
    #[serde(rename = "aendringer")]
    changes: Vec<Change>,
}

/// A version of the plan in git.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
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

/// A version of a plan, with its files.
#[derive(Debug)]
pub(crate) struct Version<'p> {
    plan: &'p Plan,
    /// The files that say what is in the plan, in the order of the plan; none for one that could
    /// not be read.
    files: BTreeMap<FileKey, Option<Document<'p>>>,
}

/// A file: the number of its goal, none in `handleplan.toml`, and its name.
type FileKey = (Option<Number>, String);

/// A file that is not compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct LeftOut {
    /// What stands in it, as in [`Change`].
    #[serde(rename = "emne")]
    subject: &'static str,
    /// The goal's number.
    #[serde(rename = "nr")]
    number: Option<String>,
    /// The goal's title, where that is known.
    #[serde(rename = "titel")]
    title: Option<String>,
    /// How much of it: all.
    #[serde(rename = "del")]
    part: &'static str,
    /// Its name, and whether it is the old one that could not be read.
    #[serde(skip)]
    file: (String, bool),
}

impl<'p> Version<'p> {
    /// The plan with its files among `sources`.
    pub(crate) fn new(plan: &'p Plan, sources: &'p Sources<'_>) -> Version<'p> {
        let mut files = BTreeMap::new();
        for (file, path) in sources.iter() {
            let (folder, name) = folder_and_name(path);
            if folder == plan.folder && root::is_plan_file(name) {
                let document = read(name, sources.get(file).text());
                let goal = root::goal_number(name).map(Number::new);
                files.insert((goal, name.to_owned()), document);
            }
        }
        Version { plan, files }
    }

    /// One in which the plan was not there.
    pub(crate) fn nothing(plan: &'p Plan) -> Version<'p> {
        Version {
            plan,
            files: BTreeMap::new(),
        }
    }

    /// Whether `handleplan.toml` is known, and with it the register.
    fn has_register(&self) -> bool {
        let mut files = self.files.iter();
        files.any(|((goal, _), document)| goal.is_none() && document.is_some())
    }
}

/// The document, where the text is TOML with the tables of a plan. One without any text has
/// lost it.
fn read<'t>(name: &str, text: &'t str) -> Option<Document<'t>> {
    let is_read = !text.trim().is_empty() && toml::de::DeTable::parse(text).is_ok();
    is_read
        .then(|| Document::read(text, root_table(name)))
        .flatten()
}

impl DiffView {
    /// Whether nothing changed.
    pub(crate) fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// What changed from `old` to `new`, of what could be read in both. `incomplete` names the
    /// files of the new one that have errors.
    pub(crate) fn between(
        old: &Version<'_>,
        new: &Version<'_>,
        since: Since,
        incomplete: Vec<String>,
    ) -> DiffView {
        let mut names: Vec<&FileKey> = old.files.keys().chain(new.files.keys()).collect();
        names.sort();
        names.dedup();
        // A register that could not be read knows no aliases; the other one may.
        let registers = match [old, new].map(Version::has_register) {
            [true, false] => [old.plan; 2],
            [false, true] => [new.plan; 2],
            _ => [old.plan, new.plan],
        };
        let sides = Sides {
            plans: [old.plan, new.plan],
        };
        let name = |plan: &Plan, name: &str| plan.party_name(name).to_owned();
        let [was, is] = registers;
        let (was, is) = (|of: &str| name(was, of), |of: &str| name(is, of));
        let (mut changes, mut left_out) = (Vec::new(), Vec::new());
        for key in names {
            let files = [old.files.get(key), new.files.get(key)];
            if let Some(side) = files.iter().position(|file| matches!(file, Some(None))) {
                left_out.push(sides.left_out(key, side == 0));
                continue;
            }
            let documents = files.map(|file| file.and_then(Option::as_ref));
            let found = compare(documents, [&was, &is]);
            changes.extend(found.iter().map(|change| sides.change(change)));
        }
        let is_nameless = new.plan.title.is_empty();
        let named = if is_nameless { old.plan } else { new.plan };
        DiffView {
            plan: Masthead::new(named, incomplete),
            since,
            left_out,
            changes,
        }
    }

    /// The changes under a heading each.
    pub(crate) fn article(&self, today: NaiveDate) -> Article {
        let sum = if self.changes.is_empty() {
            let compared = if self.left_out.is_empty() {
                ""
            } else {
                " i det, der er sammenlignet"
            };
            format!("Ingen ændringer{compared}.")
        } else {
            self.sum()
        };
        let section = |(at, change): (usize, &Change)| {
            let details = change.details.iter();
            let items: Vec<_> = details.map(|detail| detail.words(change.kind)).collect();
            let blocks = (!items.is_empty()).then(|| Block::bullets(items));
            Section {
                blocks: blocks.into_iter().collect(),
                ..Section::new(&format!("aendring-{}", at + 1), change.heading())
            }
        };
        let title = format!("Ændringer siden {}", self.since.words());
        Article {
            warning: self.warning(),
            front: vec![Block::text(sum)],
            sections: self.changes.iter().enumerate().map(section).collect(),
            ..self.plan.article(title, today)
        }
    }

    fn sum(&self) -> String {
        if let [change] = self.changes.as_slice() {
            return change.alone();
        }
        let parts = [Kind::Ny, Kind::Aendret, Kind::Slettet].map(|kind| {
            let count = self.changes.iter().filter(|of| of.kind == kind).count();
            (count > 0).then(|| format!("{count} {}", kind.adjective(count, Gender::Common)))
        });
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let count = noun::AENDRING.count(self.changes.len());
        if self.changes.iter().all(|of| of.kind == Kind::Aendret) {
            return format!("{count}.");
        }
        format!("{count}: {}.", noun::list(&parts))
    }

    /// Which files could not be read.
    fn warning(&self) -> Option<Vec<Inline>> {
        let then = match self.since.date {
            Some(day) => format!("den {}", date::long(day)),
            None => "dengang".to_owned(),
        };
        let sentence = |is_old: bool| {
            let files = self.left_out.iter().map(|of| &of.file);
            let files: Vec<&str> = files
                .filter(|(_, of)| *of == is_old)
                .map(|(name, _)| name.as_str())
                .collect();
            let (noun, names) = match files.as_slice() {
                [] => return None,
                [name] => ("Filen", (*name).to_owned()),
                names => ("Filerne", noun::list(names)),
            };
            let when = if is_old {
                format!(" {then}")
            } else {
                String::new()
            };
            Some(format!(
                "{noun} {names} kunne ikke læses{when} og er ikke sammenlignet."
            ))
        };
        let sentences = [false, true].into_iter().filter_map(sentence);
        parts::incomplete(&sentences.collect::<Vec<_>>())
    }
}

impl Since {
    fn words(&self) -> String {
        let short = self.commit.get(..8).unwrap_or(&self.commit);
        match self.date {
            Some(day) => format!("{} (commit {short})", date::long(day)),
            None => format!("commit {short}"),
        }
    }
}

#[cfg(test)]
mod tests;
