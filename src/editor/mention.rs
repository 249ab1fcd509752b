//! Where the things of a plan are named: a party, a meeting, an action, an outside goal, each where
//! it gets its name and everywhere it is called by it.

use super::Project;
use super::spot::{Spot, items};
use crate::document::value::{Literal, literal};
use crate::document::{Document, root_table};
use crate::plan::{Origin, Plan, name_key};
use crate::schema::{Field, Link, Named};
use crate::text::{FileId, Span};
use std::ops::Range;

/// A name as it stands in a file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mention {
    /// The value, or the item of a list, with its quotes.
    pub(crate) span: Span,
    pub(crate) link: Link,
    pub(crate) key: &'static str,
    /// What it says.
    pub(crate) text: String,
}

/// A thing of a plan, however it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Thing {
    pub(crate) named: Named,
    /// The years of its plan.
    pub(crate) period: String,
    /// Its name as names are compared.
    key: String,
}

/// Every name in a file.
pub(crate) fn mentions(project: &Project, file: FileId) -> Vec<Mention> {
    let source = project.source(file);
    let (document, _) = Document::sketch(source.text(), root_table(source.name()));
    let mut mentions = Vec::new();
    for entry in &document.entries {
        for written in &entry.fields {
            let field = entry.table.field(&written.key);
            let Some((field, link)) = field.and_then(|field| Some((field, field.link?))) else {
                continue;
            };
            let items = items(source.text(), written.value.clone()).into_iter();
            mentions.extend(items.filter_map(|item| mention(&document, file, field, link, item)));
        }
    }
    mentions
}

/// The name at a place of a file.
pub(crate) fn mention_at(project: &Project, file: FileId, offset: usize) -> Option<Mention> {
    let spot = Spot::new(project.source(file), offset);
    let field = spot.field()?;
    mention(&spot.document, file, field, field.link?, spot.item(offset)?)
}

fn mention(
    document: &Document<'_>,
    file: FileId,
    field: &'static Field,
    link: Link,
    item: Range<usize>,
) -> Option<Mention> {
    let text = match literal(document.at(item.clone())) {
        Literal::Text(text) | Literal::Bare(text) => text,
        Literal::List(_) => return None,
    };
    Some(Mention {
        span: Span::new(file, item.start, item.end),
        link,
        key: field.key,
        text,
    })
}

impl Mention {
    /// What it names; where the register does not know it, a thing of that name alone.
    pub(crate) fn thing(&self, plan: &Plan) -> Thing {
        let (Link::Defines(named) | Link::Refers(named)) = self.link;
        let own = |key: String| Thing {
            named,
            period: plan.period.to_string(),
            key,
        };
        match named {
            Named::Party => own(name_key(plan.party_name(&self.text))),
            Named::Action => match Origin::parse(self.text.trim()) {
                Some(Origin { period, number }) => Thing {
                    named,
                    period,
                    key: name_key(number.as_str()),
                },
                None => own(name_key(&self.text)),
            },
            Named::OutsideGoal | Named::Meeting => own(name_key(&self.text)),
        }
    }

    /// Whether it is one of the names under which the register has a thing.
    pub(crate) fn is_definition(&self) -> bool {
        matches!(self.link, Link::Defines(_))
    }

    /// Whether it is a second name.
    pub(crate) fn is_alias(&self) -> bool {
        self.key == ALIAS
    }
}

/// The key with a party's other names.
const ALIAS: &str = "alias";

/// Everywhere in the plans that a thing is named, file by file in the order of the texts.
pub(crate) fn all(project: &Project, thing: &Thing) -> Vec<Mention> {
    let mut found = Vec::new();
    for (file, _) in project.files() {
        let Some(plan) = project.plan_of(file) else {
            continue;
        };
        // Only actions are named from another period.
        if thing.named != Named::Action && plan.period.to_string() != thing.period {
            continue;
        }
        let here = mentions(project, file).into_iter();
        found.extend(here.filter(|mention| mention.thing(plan) == *thing));
    }
    found
}

/// Where what is named at a place is defined; an alias leads to the party's own name.
pub(crate) fn definition(project: &Project, file: FileId, offset: usize) -> Vec<Span> {
    let Some((thing, mention)) = thing_at(project, file, offset) else {
        return Vec::new();
    };
    let all = all(project, &thing).into_iter();
    let own = all.filter(|of| of.is_definition() && (!of.is_alias() || of.span == mention.span));
    let mut spans: Vec<Span> = own.map(|of| of.span).collect();
    // A meeting may have been entered twice; the party's name comes before its aliases.
    spans.dedup();
    spans
}

/// What is named at a place, and the name there.
pub(crate) fn thing_at(project: &Project, file: FileId, offset: usize) -> Option<(Thing, Mention)> {
    let mention = mention_at(project, file, offset)?;
    let plan = project.plan_of(file)?;
    Some((mention.thing(plan), mention))
}
