//! What may be written at a place: keys with what they mean, headers with the keys they need, and
//! the values that the plan and the table of fields know.

use super::spot::{self, On, Spot};
use super::{Project, hover};
use crate::check;
use crate::document::literal::one_line;
use crate::plan::{Action, Assessment, Plan, Status};
use crate::query::numbering::{self, Taken};
use crate::schema::{Field, Kind, Link, Named, Table};
use crate::text::danish::date;
use crate::text::shorten::shorten;
use crate::text::visible::visible;
use crate::text::{FileId, Severity};
use std::ops::Range;

/// Something that may be written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Completion {
    pub(crate) kind: CompletionKind,
    pub(crate) label: String,
    /// A few words beside it.
    pub(crate) detail: String,
    /// What it means.
    pub(crate) doc: String,
    /// What goes.
    pub(crate) range: Range<usize>,
    /// What comes instead.
    pub(crate) text: String,
    /// The same with places to fill in, as editors number them: `$1`.
    pub(crate) snippet: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CompletionKind {
    Key,
    Header,
    Value,
}

/// What may be written at `offset` in a file, the likeliest first.
pub(crate) fn completions(project: &Project, file: FileId, offset: usize) -> Vec<Completion> {
    let source = project.source(file);
    let Some(plan) = project.plan_of(file) else {
        return Vec::new();
    };
    let asked = Asked {
        project,
        plan,
        spot: Spot::new(source, offset),
        offset,
    };
    match &asked.spot.on {
        _ if spot::is_in_comment(source.text(), offset) => Vec::new(),
        On::Header => asked.headers(),
        On::Key(_) => asked.keys().into_iter().chain(asked.headers()).collect(),
        On::Value(_, value) => asked.values(value.clone()),
    }
}

/// A place where something is to be written.
struct Asked<'a> {
    project: &'a Project,
    plan: &'a Plan,
    spot: Spot<'a>,
    offset: usize,
}

/// A value with what it means.
type Known = (String, String);

impl Asked<'_> {
    /// The line's own words, which what is chosen takes the place of.
    fn line(&self) -> Range<usize> {
        let text = self.spot.document.text;
        let above = text.get(..self.offset).unwrap_or("");
        let start = above.rfind('\n').map_or(0, |end| end + 1);
        let rest = text.get(start..).unwrap_or("");
        let line = rest.split(['\n', '\r']).next().unwrap_or("");
        let indent = line.len() - line.trim_start().len();
        start + indent..start + line.trim_end().len().max(indent)
    }

    fn keys(&self) -> Vec<Completion> {
        let entry = self.spot.document.entries.get(self.spot.entry);
        let is_there = |field: &&Field| {
            let at = entry.and_then(|entry| entry.field(field.key));
            at.is_some_and(|at| !at.value.is_empty())
        };
        let line = self.line();
        let text = self.spot.document.at(line.clone());
        // A line that has its value keeps it.
        let value = text.find('=').map(|at| line.start..line.start + at);
        let range = value.clone().unwrap_or(line);
        let fields = self.spot.table().fields.iter();
        let open = fields.filter(|field| field.kind.table().is_none() && !is_there(field));
        let (required, optional): (Vec<&Field>, Vec<&Field>) = open.partition(|of| of.required);
        let key = |field: &Field| Completion {
            kind: CompletionKind::Key,
            label: field.key.to_owned(),
            detail: field.kind.expected().to_owned(),
            doc: field.doc.to_owned(),
            range: range.clone(),
            text: match value {
                Some(_) => format!("{} ", field.key),
                None => format!("{} = ", field.key),
            },
            snippet: value.is_none().then(|| self.line_of(field, 1)),
        };
        required.into_iter().chain(optional).map(key).collect()
    }

    /// A key's line with a place to fill in.
    fn line_of(&self, field: &Field, place: usize) -> String {
        let today = self.project.today();
        let value = match field.kind {
            Kind::Choice(words) => format!("\"${{{place}|{}|}}\"", words.join(",")),
            Kind::Date if field.link != Some(Link::Refers(Named::Meeting)) => {
                format!("${{{place}:{today}}}")
            }
            Kind::Year => format!("${{{place}:{}}}", today.format("%Y")),
            Kind::Number if field.link == Some(Link::Defines(Named::Action)) => {
                format!(
                    "\"${{{place}:{}}}\"",
                    self.next_number().unwrap_or_default()
                )
            }
            _ if field.kind.is_list() => format!("[\"${place}\"]"),
            _ if is_text(field) => format!("\"${place}\""),
            _ => format!("${place}"),
        };
        format!("{} = {value}", field.key)
    }

    fn next_number(&self) -> Option<String> {
        let nr = self.spot.document.value(0, "nr");
        let goal = self.plan.goal(nr.trim_start_matches('"'))?;
        let next = numbering::next(self.plan, goal, &Taken::default());
        next.map(|number| number.to_string())
    }

    /// The headers that may stand below what is above.
    fn headers(&self) -> Vec<Completion> {
        let document = &self.spot.document;
        let above = document.entries.get(..=self.spot.entry).unwrap_or(&[]);
        let Some(root) = above.first().map(|entry| entry.table) else {
            return Vec::new();
        };
        let mut headers = Vec::new();
        for (key, table) in root.tables() {
            headers.push((key.to_owned(), root, key, table));
            if above.iter().any(|entry| entry.path == key) {
                let under = table.tables();
                headers.extend(under.map(|(own, of)| (format!("{key}.{own}"), table, own, of)));
            }
        }
        // What belongs to the entry at hand comes first.
        let path = above.last().map_or("", |entry| &entry.path);
        let of = path.split('.').next().unwrap_or("");
        headers.sort_by_key(|(path, ..)| !path.starts_with(of));
        let header = |(path, parent, key, table): (String, &Table, &str, &'static Table)| {
            let (opens, closes) = if parent.is_single(key) {
                ("[", "]")
            } else {
                ("[[", "]]")
            };
            let doc = parent.field(key).map_or("", |field| field.doc);
            let text = format!("{opens}{path}{closes}");
            let required = table.fields.iter().filter(|field| field.required);
            let lines = required
                .zip(1..)
                .map(|(field, place)| self.line_of(field, place));
            let lines: Vec<String> = lines.collect();
            Completion {
                kind: CompletionKind::Header,
                label: text.clone(),
                detail: table.noun.to_owned(),
                doc: doc.to_owned(),
                range: self.line(),
                snippet: Some(format!("{text}\n{}", lines.join("\n"))),
                text,
            }
        };
        headers.into_iter().map(header).collect()
    }

    fn values(&self, value: Range<usize>) -> Vec<Completion> {
        let Some(field) = self.spot.field() else {
            return Vec::new();
        };
        let document = &self.spot.document;
        let items = spot::items(document.text, value.clone());
        let before = items.iter().rfind(|item| item.end < self.offset);
        let after = before.map_or("", |item| document.at(item.end..self.offset));
        let range = match self.spot.item(self.offset) {
            Some(item) => {
                let text = document.at(item.clone());
                let quote = text
                    .chars()
                    .next()
                    .filter(|first| ['"', '\''].contains(first));
                let is_open = quote.is_some_and(|quote| !text.ends_with(quote));
                item.start..if is_open { self.offset } else { item.end }
            }
            // Between two values stands a comma.
            None if before.is_some() && !after.contains(',') => return Vec::new(),
            None => self.offset..self.offset,
        };
        // An editor replaces no more than a line.
        if document.at(range.clone()).contains('\n') {
            return Vec::new();
        }
        let is_bare_list =
            field.kind.is_list() && !document.at(value).trim_start().starts_with('[');
        let written = |(text, meaning): Known| {
            let literal = if is_text(field) || field.kind.is_list() {
                one_line(&text)
            } else {
                text.clone()
            };
            Completion {
                kind: CompletionKind::Value,
                label: text,
                detail: meaning,
                doc: String::new(),
                range: range.clone(),
                text: if is_bare_list {
                    format!("[{literal}]")
                } else {
                    literal
                },
                snippet: None,
            }
        };
        let is_there = |text: &str| {
            let others = items.iter().filter(|item| **item != range);
            let mut others = others.map(|item| document.at(item.clone()));
            field.kind.is_list() && others.any(|other| other == one_line(text))
        };
        let known = self.known(field).into_iter();
        known
            .filter(|(text, _)| !is_there(text))
            .map(written)
            .collect()
    }

    /// The values that a field may have, as far as they can be told.
    fn known(&self, field: &Field) -> Vec<Known> {
        let plan = self.plan;
        let today = self.project.today();
        let words = |words: &[&str]| -> Vec<Known> {
            words
                .iter()
                .map(|word| ((*word).to_owned(), meaning(word).to_owned()))
                .collect()
        };
        match (field.link, field.kind) {
            (Some(Link::Refers(Named::Party)), _) => {
                let known = plan.parties.iter().map(|party| {
                    let aliases: Vec<&str> = party.names().skip(1).collect();
                    (party.name.value.clone(), aliases.join(", "))
                });
                known.collect()
            }
            (Some(Link::Refers(Named::Meeting)), _) => self.meetings(),
            (Some(Link::Refers(Named::OutsideGoal)), _) => {
                let goals = plan.outside_goals.iter();
                goals
                    .map(|goal| (goal.number.to_string(), shown(&goal.title)))
                    .collect()
            }
            (Some(Link::Refers(Named::Action)), Kind::Origin) => {
                let earlier = self.project.plans().iter();
                let earlier = earlier.filter(|of| of.period.last() < plan.period.first());
                let all = earlier.flat_map(|of| of.actions().map(move |(_, action)| (of, action)));
                all.map(|(of, action)| {
                    (
                        format!("{}/{}", of.period.value, action.number.value),
                        named(action),
                    )
                })
                .collect()
            }
            (Some(Link::Refers(Named::Action)), _) => {
                let actions = plan.actions();
                actions
                    .map(|(_, action)| (action.number.to_string(), named(action)))
                    .collect()
            }
            (Some(Link::Defines(Named::Action)), _) => {
                let next = self.next_number().into_iter();
                next.map(|number| (number, "næste ledige nummer".to_owned()))
                    .collect()
            }
            (_, Kind::Choice(choices) | Kind::Choices(choices)) => words(choices),
            (_, Kind::Flag) => words(&["true", "false"]),
            (_, Kind::Date) => vec![(today.to_string(), format!("i dag, {}", date::long(today)))],
            (_, Kind::DateSpan) => {
                let years = plan
                    .period
                    .all()
                    .map(|year| (year.to_string(), String::new()));
                let open = words(&["hele perioden", "årligt", "løbende"]);
                years.chain(open).collect()
            }
            (_, Kind::Recurrence) => words(&[
                "hvert år",
                "løbende",
                "1. kvartal",
                "2. kvartal",
                "3. kvartal",
                "4. kvartal",
                "foråret",
                "efteråret",
                "oktober",
                "uge 40",
                "1. marts",
            ]),
            (_, Kind::Year) => {
                let years = plan.period.all();
                years
                    .map(|year| (year.to_string(), String::new()))
                    .collect()
            }
            (_, Kind::Count) => self.steps(),
            _ if field.key == "gruppe" => words(&plan.groups()),
            _ if field.key == "accepteret" => check::registry()
                .filter(|entry| entry.severity == Severity::Warning)
                .map(|entry| (entry.name.to_owned(), entry.summary.to_owned()))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The days of the meetings, the latest first.
    fn meetings(&self) -> Vec<Known> {
        let meetings = self.plan.meetings.iter();
        let mut days: Vec<Known> = meetings
            .map(|meeting| {
                let day = meeting.date.value;
                (
                    day.to_string(),
                    format!("{} den {}", shown(&meeting.name), date::long(day)),
                )
            })
            .collect();
        days.sort_by(|a, b| b.cmp(a));
        days
    }

    /// The steps of the action that the note is on.
    fn steps(&self) -> Vec<Known> {
        let action = hover::action_around(self.plan, &self.spot);
        let steps = action.into_iter().flat_map(|action| &action.steps);
        steps
            .zip(1..)
            .map(|(step, number)| (number.to_string(), shown(step)))
            .collect()
    }
}

/// Whether its value stands in quotes.
fn is_text(field: &Field) -> bool {
    use Kind::{Choice, DateSpan, Name, Number, Origin, Recurrence, Text, Years};
    matches!(
        field.kind,
        Text | Name | Number | DateSpan | Years | Recurrence | Origin | Choice(_)
    )
}

/// What a word of a list means.
pub(crate) fn meaning(word: &str) -> &'static str {
    let status = Status::from_word(word).map(Status::meaning);
    let light = || Assessment::from_word(word).map(Assessment::meaning);
    status.or_else(light).unwrap_or("")
}

fn named(action: &Action) -> String {
    shown(&shorten(action.first_paragraph(), 60))
}

fn shown(text: &str) -> String {
    visible(text).into_owned()
}
