//! `diff`: what became of each part of a plan between two versions of it.
//!
//! Which fields there are and what they are called, the table of fields says: one that is added
//! there is compared and named here.

use super::block::{Article, Block, Inline, Section};
use super::masthead::Masthead;
use super::parts::{self, Deadline, DecisionRef};
use crate::document::compare::{self, Field, compare};
use crate::document::value::Literal;
use crate::document::{Document, root_table};
use crate::load::{Sources, root};
use crate::plan::{Number, Plan, Status, first_paragraph};
use crate::schema::{self, Table};
use crate::text::danish::noun::{self, Gender};
use crate::text::danish::span::DateSpan;
use crate::text::danish::{date, number};
use crate::text::folder_and_name;
use crate::text::letters::capital;
use crate::text::reworded::{Words, words};
use chrono::NaiveDate;
use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// What changed in a plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct DiffView {
    #[serde(flatten)]
    plan: Masthead,
    /// The version compared with.
    #[serde(rename = "siden")]
    since: Since,
    /// The files with errors, from the plan root.
    #[serde(rename = "ufuldstaendig")]
    incomplete: Vec<String>,
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

/// What became of one thing in the plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Change {
    #[serde(skip)]
    table: Named,
    /// What sort of thing, by its key in the files; `plan` for the plan itself.
    #[serde(rename = "emne")]
    subject: &'static str,
    /// Its number, or its day, where it has one.
    #[serde(rename = "nr")]
    number: Option<String>,
    /// What it is called or says.
    #[serde(rename = "titel")]
    title: String,
    /// New, gone or changed.
    #[serde(rename = "aendring")]
    kind: Kind,
    /// What changed in it; what a new one says.
    #[serde(rename = "felter")]
    details: Vec<Detail>,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    /// It was not there before.
    Ny,
    /// It is no longer there.
    Slettet,
    /// It is there in both versions.
    Aendret,
}

/// What a thing of a table is called: its noun without the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Named {
    noun: &'static str,
    gender: Gender,
}

/// One field or one entry.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Detail {
    /// What it is called; none for an entry, which has its own noun.
    #[serde(skip)]
    label: Option<String>,
    /// What an entry changed, in words.
    #[serde(skip)]
    words: Vec<Inline>,
    /// Its key in the files.
    #[serde(rename = "felt")]
    field: String,
    /// What it was; nothing where it is new.
    #[serde(rename = "foer")]
    before: Option<Value>,
    /// What it is; nothing where it is gone.
    #[serde(rename = "efter")]
    after: Option<Value>,
}

/// What a field or an entry says.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
enum Value {
    /// A word, a name or a number in quotes.
    Word(String),
    /// A text, of which single words may have changed.
    Text(String),
    /// Names or texts in a list.
    List(Vec<String>),
    Day(NaiveDate),
    Span(Deadline),
    /// A day on which something was decided, with the meeting.
    Decision(DecisionRef),
    Decimal(f64),
    Kroner(i64),
    Whole(i64),
    Flag(bool),
    Entry(Entry),
}

/// The fields of an entry by their keys.
#[derive(Debug, Clone, PartialEq)]
struct Entry(Vec<(String, Option<Value>)>);

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len() + 1))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
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
            plan: Masthead::new(named),
            since,
            incomplete,
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
            let noun = change.table.noun;
            let became = change.kind.adjective(1, change.table.gender);
            return if change.subject == PLAN {
                format!("{} er {became}.", capital(noun))
            } else {
                format!("1 {noun} er {became}.")
            };
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

/// The subject of `handleplan.toml`.
const PLAN: &str = "plan";

impl Named {
    fn new(table: &Table) -> Named {
        let noun = table.noun;
        match (noun.strip_prefix("et "), noun.strip_prefix("en ")) {
            (Some(noun), _) => Named {
                noun,
                gender: Gender::Neuter,
            },
            (_, bare) => Named {
                noun: bare.unwrap_or(noun),
                gender: Gender::Common,
            },
        }
    }
}

impl Kind {
    fn new(is_in: [bool; 2]) -> Kind {
        match is_in {
            [false, _] => Kind::Ny,
            [_, false] => Kind::Slettet,
            _ => Kind::Aendret,
        }
    }

    fn adjective(self, count: usize, gender: Gender) -> &'static str {
        match (self, count, gender) {
            (Kind::Ny, 1, Gender::Common) => "ny",
            (Kind::Ny, 1, Gender::Neuter) => "nyt",
            (Kind::Ny, ..) => "nye",
            (Kind::Slettet, 1, _) => "slettet",
            (Kind::Slettet, ..) => "slettede",
            (Kind::Aendret, 1, _) => "ændret",
            (Kind::Aendret, ..) => "ændrede",
        }
    }
}

impl Change {
    /// ”Ny handling 2.4: Rense strande”.
    fn heading(&self) -> String {
        let Named { noun, gender } = self.table;
        if self.subject == PLAN {
            return capital(noun);
        }
        let named = match self.kind {
            Kind::Aendret => noun.to_owned(),
            kind => format!("{} {noun}", kind.adjective(1, gender)),
        };
        let number = self.number.as_deref().map_or(String::new(), |number| {
            let day = number.parse().map(date::long);
            format!(" {}", flat(&day.unwrap_or_else(|_| number.to_owned())))
        });
        let words = flat(first_paragraph(&self.title));
        if words.is_empty() {
            format!("{}{number}", capital(&named))
        } else {
            format!("{}{number}: {words}", capital(&named))
        }
    }
}

/// The text on one line.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the two versions know beside their files.
struct Sides<'p> {
    plans: [&'p Plan; 2],
}

impl Sides<'_> {
    fn left_out(&self, (goal, name): &FileKey, is_old: bool) -> LeftOut {
        let number = goal.as_ref().map(Number::as_str);
        let titles = self.plans.iter().rev();
        let title = number.and_then(|number| {
            let mut titles = titles.filter_map(|plan| Some(&plan.goal(number)?.title.value));
            titles.find(|title| !title.is_empty()).cloned()
        });
        LeftOut {
            subject: if goal.is_some() { "maal" } else { PLAN },
            number: number.map(str::to_owned),
            title,
            part: "alt",
            file: (name.clone(), is_old),
        }
    }

    fn change(&self, change: &compare::Change) -> Change {
        let table = change.table;
        let kind = Kind::new(change.is_in);
        let word = |key: &str| change.value(key).map(plain).unwrap_or_default();
        let number = identity(table).map(word);
        let is_shown = |field: &&Field| match kind {
            Kind::Aendret => field.differs(),
            // The heading says those.
            _ => field.key != table.words && Some(&*field.key) != identity(table),
        };
        let mut details: Vec<Detail> = self.status(change).into_iter().collect();
        let fields = change.fields.iter().filter(is_shown);
        details.extend(fields.map(Detail::of_field));
        details.extend(change.under.iter().map(|entry| self.entry(entry, change)));
        Change {
            table: Named::new(table),
            subject: match change.key {
                "" if std::ptr::eq(table, &schema::GOAL) => "maal",
                "" => PLAN,
                key => key,
            },
            title: self.words(change).unwrap_or_else(|| word(table.words)),
            number,
            kind,
            details,
        }
    }

    /// What an action reads at last, by an amendment.
    fn words(&self, change: &compare::Change) -> Option<String> {
        if !std::ptr::eq(change.table, &schema::ACTION) {
            return None;
        }
        let number = change.value("nr").map(plain)?;
        let plan = self.plans.get(usize::from(change.is_in[1]))?;
        let (_, action) = plan.action(&number)?;
        Some(action.wording_on(NaiveDate::MAX).text.to_owned())
    }

    /// The status of an action, which stands in its notes. What is gone has none to change to.
    fn status(&self, change: &compare::Change) -> Option<Detail> {
        if !std::ptr::eq(change.table, &schema::ACTION) || !change.is_in[1] {
            return None;
        }
        let number = change.fields.iter().find(|field| field.key == "nr")?;
        let status = |side: usize| -> Option<Status> {
            let number = number.values.get(side)?.as_ref()?;
            let (_, action) = self.plans.get(side)?.action(&plain(number))?;
            Some(action.on(NaiveDate::MAX).status)
        };
        let (was, is) = (status(0), status(1)?);
        let differs = was.unwrap_or_default() != is;
        let word = |status: Status| Value::Word(status.word().to_owned());
        differs.then(|| Detail {
            label: Some("status".to_owned()),
            words: Vec::new(),
            field: "status".to_owned(),
            before: was.map(word),
            after: Some(word(is)),
        })
    }

    /// An entry under another.
    fn entry(&self, entry: &compare::Change, parent: &compare::Change) -> Detail {
        let value = |side: usize| {
            let is_in = entry.is_in.get(side).copied().unwrap_or_default();
            is_in.then(|| Value::Entry(self.values(entry, parent, side)))
        };
        let (before, after) = (value(0), value(1));
        let Named { noun, gender } = Named::new(entry.table);
        let named = match (Kind::new(entry.is_in), Kind::new(parent.is_in)) {
            // What is gone with the whole of it is shown for what it said.
            (Kind::Slettet, Kind::Slettet) => capital(noun),
            (Kind::Aendret, _) => format!("Rettet {noun}"),
            (kind, _) => format!("{} {noun}", capital(kind.adjective(1, gender))),
        };
        let mut words = vec![Inline::from(format!("{named}: "))];
        words.extend(entry_words(entry, parent));
        Detail {
            label: None,
            words,
            field: entry.key.to_owned(),
            before,
            after,
        }
    }

    /// All that an entry says in one version, and what of it stands elsewhere.
    fn values(&self, entry: &compare::Change, parent: &compare::Change, side: usize) -> Entry {
        let plan = self.plans.get(side).copied();
        let value = |of: &compare::Change, key: &str| -> Option<Literal> {
            let field = of.fields.iter().find(|field| field.key == key)?;
            field.values.get(side)?.clone()
        };
        let fields = entry.table.fields.iter();
        let fields = fields.filter(|field| field.kind.table().is_none());
        let shown = |field: &schema::Field| {
            let shown = value(entry, field.key).map(|of| Value::new(Some(field.kind), &of));
            match (shown, plan) {
                (Some(Value::Day(day)), Some(plan)) if field.key == "besluttet" => {
                    Some(Value::Decision(DecisionRef::new(plan, day)))
                }
                (shown, _) => shown,
            }
        };
        let mut all: Vec<_> = fields
            .map(|field| (field.key.to_owned(), shown(field)))
            .collect();
        if std::ptr::eq(entry.table, &schema::MEASUREMENT) {
            let unit = value(parent, "enhed").map(|unit| Value::Word(plain(&unit)));
            all.push(("enhed".to_owned(), unit));
        }
        if std::ptr::eq(entry.table, &schema::YEAR_GOAL) {
            let number = |of: &compare::Change, key: &str| value(of, key).map(|of| plain(&of));
            let in_force = || {
                let (_, action) = plan?.action(&number(parent, "nr")?)?;
                let year = number(entry, "aar")?.parse().ok()?;
                Some(action.year_goal_on(year, NaiveDate::MAX)?.date.to_string())
            };
            let is_in_force = in_force().is_some_and(|day| number(entry, "dato") == Some(day));
            all.push(("gaeldende".to_owned(), Some(Value::Flag(is_in_force))));
        }
        Entry(all)
    }
}

/// The field that says which of its siblings an entry is, unless its words do.
fn identity(table: &Table) -> Option<&'static str> {
    let first = table.identity.first().copied();
    first.filter(|key| *key != table.words)
}

/// What an entry says, or what it said and says: which it is, its words, and the rest of its
/// fields by their labels.
fn entry_words(entry: &compare::Change, parent: &compare::Change) -> Vec<Inline> {
    let table = entry.table;
    let is_changed = Kind::new(entry.is_in) == Kind::Aendret;
    let field = |key: &str| entry.fields.iter().find(|field| field.key == key);
    let mut words: Vec<Inline> = Vec::new();
    for (at, key) in identity(table).into_iter().chain([table.words]).enumerate() {
        if let Some(field) = field(key) {
            words.extend((at > 0).then(|| Inline::from(": ")));
            words.extend(field_words(field, is_changed));
        }
    }
    if std::ptr::eq(table, &schema::MEASUREMENT) {
        let unit = parent.value("enhed").map(plain).unwrap_or_default();
        words.push(Inline::from(format!(" {}", flat(&unit))));
    }
    let is_rest = |field: &&Field| {
        Some(&*field.key) != identity(table)
            && field.key != table.words
            && (field.differs() || !is_changed)
    };
    let rest: Vec<&Field> = entry.fields.iter().filter(is_rest).collect();
    for (at, field) in rest.iter().enumerate() {
        let before = if at == 0 { " (" } else { ", " };
        words.push(Inline::from(format!("{before}{}: ", label(field))));
        words.extend(field_words(field, is_changed));
    }
    words.extend((!rest.is_empty()).then(|| Inline::from(")")));
    words
}

/// What a field is called in a sentence.
fn label(field: &Field) -> String {
    let known = field.field.map(|field| field.label.to_owned());
    known.unwrap_or_else(|| flat(&field.key))
}

fn field_words(field: &Field, tells_loss: bool) -> Vec<Inline> {
    let kind = field.field.map(|field| field.kind);
    let [was, is] = &field.values;
    let value = |of: &Option<Literal>| of.as_ref().map(|of| Value::new(kind, of));
    both(value(was).as_ref(), value(is).as_ref(), tells_loss)
}

/// The old value and the new one; one alone where they are the same, or where the old one went
/// with all that stood beside it and is no loss to be told.
fn both(was: Option<&Value>, is: Option<&Value>, tells_loss: bool) -> Vec<Inline> {
    let text = match (was, is) {
        (Some(was), Some(is)) if was == is => is.words(),
        (Some(Value::Text(was)), Some(Value::Text(is))) => return reworded(was, is),
        (Some(was), Some(is)) => format!("{} → {}", was.words(), is.words()),
        (Some(was), None) if tells_loss => format!("{} er slettet", was.words()),
        (Some(was), None) => was.words(),
        (None, is) => is.map(Value::words).unwrap_or_default(),
    };
    vec![Inline::from(text)]
}

/// A text in which the words that are gone and new are marked where they stand.
fn reworded(was: &str, is: &str) -> Vec<Inline> {
    let mut shown = Vec::new();
    for run in words(was, is) {
        if !shown.is_empty() {
            shown.push(Inline::from(" "));
        }
        shown.push(match run {
            Words::Same(text) => Inline::Text(text),
            Words::Gone(text) => Inline::Gone(text),
            Words::New(text) => Inline::New(text),
        });
    }
    shown
}

impl Detail {
    fn of_field(field: &Field) -> Detail {
        let kind = field.field.map(|field| field.kind);
        let value = |of: &Option<Literal>| of.as_ref().map(|of| Value::new(kind, of));
        let [was, is] = &field.values;
        Detail {
            label: Some(label(field)),
            words: Vec::new(),
            field: field.key.clone(),
            before: value(was),
            after: value(is),
        }
    }

    /// ”Ansvarlig: Sekretariatet → Kommunerne”, ”Ny note: …”, in a thing of which that became.
    fn words(&self, kind: Kind) -> Vec<Inline> {
        let Some(label) = &self.label else {
            return self.words.clone();
        };
        let mut words = vec![Inline::from(format!("{}: ", capital(label)))];
        let tells_loss = kind != Kind::Slettet;
        words.extend(both(self.before.as_ref(), self.after.as_ref(), tells_loss));
        words
    }
}

/// The bare words of a value.
fn plain(literal: &Literal) -> String {
    match literal {
        Literal::Text(text) | Literal::Bare(text) => text.clone(),
        Literal::List(items) => items.join(", "),
    }
}

impl Value {
    /// The value of a field of this kind; as it is written where it is of another.
    fn new(kind: Option<schema::Kind>, literal: &Literal) -> Value {
        let read = match (kind, literal) {
            (_, Literal::List(items)) => Some(Value::List(items.clone())),
            (Some(schema::Kind::Text), Literal::Text(text)) => Some(Value::Text(text.clone())),
            (Some(schema::Kind::DateSpan), Literal::Text(text)) => {
                let span = DateSpan::parse(text).ok();
                span.map(|span| Value::Span(Deadline(span)))
            }
            (Some(schema::Kind::DateSpan), Literal::Bare(text)) => {
                let day = text.parse().ok();
                day.map(|day| Value::Span(Deadline(DateSpan::Day(day))))
            }
            (Some(schema::Kind::Date), Literal::Bare(text)) => text.parse().ok().map(Value::Day),
            (Some(schema::Kind::Decimal), Literal::Bare(text)) => {
                text.parse().ok().map(Value::Decimal)
            }
            (Some(schema::Kind::Kroner), Literal::Bare(text)) => {
                text.parse().ok().map(Value::Kroner)
            }
            (Some(schema::Kind::Flag), Literal::Bare(text)) => {
                let word = if text == "true" { "ja" } else { "nej" };
                Some(Value::Word(word.to_owned()))
            }
            (Some(schema::Kind::Year | schema::Kind::Count), Literal::Bare(text)) => {
                text.parse().ok().map(Value::Whole)
            }
            _ => None,
        };
        read.unwrap_or_else(|| Value::Word(plain(literal)))
    }

    /// The value in words on one line.
    fn words(&self) -> String {
        match self {
            Value::Word(text) | Value::Text(text) => flat(text),
            Value::List(items) => flat(&items.join(", ")),
            Value::Day(day) => date::long(*day),
            Value::Span(span) => span.0.to_string(),
            Value::Decision(decision) => date::long(decision.date),
            Value::Decimal(value) => number::decimal(*value),
            Value::Kroner(amount) => number::money(*amount),
            Value::Whole(value) => value.to_string(),
            Value::Flag(_) | Value::Entry(_) => String::new(),
        }
    }
}

#[cfg(test)]
mod tests;
