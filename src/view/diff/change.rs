//! What became of one thing in the plan, and of what stands under it.

use super::value::{Entry, Value, both, flat, plain};
use super::{FileKey, LeftOut};
use crate::document::compare::{self, Field};
use crate::document::value::Literal;
use crate::plan::{Number, Plan, Status, first_paragraph};
use crate::schema::{self, Table};
use crate::text::danish::date;
use crate::text::danish::noun::Gender;
use crate::text::letters::capital;
use crate::view::block::Inline;
use crate::view::parts::DecisionRef;
use chrono::NaiveDate;
use serde::Serialize;

/// What became of one thing in the plan.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Change {
    #[serde(skip)]
    table: &'static Table,
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
    pub(super) kind: Kind,
    /// What changed in it; what a new one says.
    #[serde(rename = "felter")]
    pub(super) details: Vec<Detail>,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    /// It was not there before.
    Ny,
    /// It is no longer there.
    Slettet,
    /// It is there in both versions.
    Aendret,
}

/// One field or one entry.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Detail {
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

/// The subject of `handleplan.toml`.
const PLAN: &str = "plan";

impl Kind {
    fn new(is_in: [bool; 2]) -> Kind {
        match is_in {
            [false, _] => Kind::Ny,
            [_, false] => Kind::Slettet,
            _ => Kind::Aendret,
        }
    }

    pub(super) fn adjective(self, count: usize, gender: Gender) -> &'static str {
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
    /// What became of it, where nothing else changed.
    pub(super) fn alone(&self) -> String {
        let (noun, gender) = self.table.bare_noun();
        let became = self.kind.adjective(1, gender);
        if self.subject == PLAN {
            format!("{} er {became}.", capital(noun))
        } else {
            format!("1 {noun} er {became}.")
        }
    }

    /// ”Ny handling 2.4: Rense strande”.
    pub(super) fn heading(&self) -> String {
        let (noun, gender) = self.table.bare_noun();
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

/// What the two versions know beside their files.
pub(super) struct Sides<'p> {
    pub(super) plans: [&'p Plan; 2],
}

impl Sides<'_> {
    pub(super) fn left_out(&self, (goal, name): &FileKey, is_old: bool) -> LeftOut {
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

    pub(super) fn change(&self, change: &compare::Change) -> Change {
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
            table,
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
        if !std::ptr::eq(change.table, &schema::ACTION) {
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
        let (noun, gender) = entry.table.bare_noun();
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
            let word = |of: &compare::Change, key: &str| value(of, key).map(|of| plain(&of));
            let in_force = || {
                let (_, action) = plan?.action(&word(parent, "nr")?)?;
                let year = word(entry, "aar")?.parse().ok()?;
                action.year_goal_on(year, NaiveDate::MAX)
            };
            // Of two of one day, one may be decided.
            let is_in_force = in_force().is_some_and(|goal| {
                word(entry, "dato") == Some(goal.date.to_string())
                    && word(entry, "besluttet") == goal.decided.map(|day| day.to_string())
            });
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
        Some(&*field.key) != identity(table) && field.key != table.words && field.differs()
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
    pub(super) fn words(&self, kind: Kind) -> Vec<Inline> {
        let Some(label) = &self.label else {
            return self.words.clone();
        };
        let mut words = vec![Inline::from(format!("{}: ", capital(label)))];
        let tells_loss = kind != Kind::Slettet;
        words.extend(both(self.before.as_ref(), self.after.as_ref(), tells_loss));
        words
    }
}
