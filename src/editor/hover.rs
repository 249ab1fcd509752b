//! What a word in a file means, or how the thing that it names stands.

use super::Project;
use super::completion::meaning;
use super::lens::standing;
use super::mention::{self, Thing};
use super::spot::{On, Spot};
use crate::check;
use crate::document::value::{Literal, literal};
use crate::plan::{Action, Origin, Plan};
use crate::schema::{Field, Named};
use crate::text::danish::{date, noun};
use crate::text::{FileId, Span};
use crate::view::block::{Block, Inline};
use chrono::NaiveDate;
use std::ops::Range;

/// What there is to say of a place, and what it is said of.
pub(crate) fn hover(project: &Project, file: FileId, offset: usize) -> Option<(Span, Vec<Block>)> {
    let source = project.source(file);
    let spot = Spot::new(source, offset);
    let entry = spot.document.entries.get(spot.entry)?;
    let span = |range: Range<usize>| Span::new(file, range.start, range.end);
    let plan = project.plan_of(file)?;
    let named = mention::thing_at(project, file, offset).and_then(|(thing, mention)| {
        let told = of_thing(project, plan, &thing, &mention.text)?;
        Some((mention.span, told))
    });
    if named.is_some() {
        return named;
    }
    match &spot.on {
        On::Header => {
            let (parent, key) = entry.path.rsplit_once('.').unwrap_or(("", &entry.path));
            let root = spot.document.entries.first()?.table;
            let parent = if parent.is_empty() {
                Some(root)
            } else {
                root.at(parent)
            };
            let doc = parent
                .and_then(|table| table.field(key))
                .map(|field| field.doc)?;
            let mut blocks = vec![strong_and(entry.table.noun, doc)];
            blocks.extend(
                action_around(plan, &spot)
                    .map(|action| of_action(plan, action, project.today()))
                    .into_iter()
                    .flatten(),
            );
            Some((span(entry.header.clone()), blocks))
        }
        On::Key(_) => {
            let field = spot.field()?;
            let text = source.text();
            let line = text.get(..offset)?.rfind('\n').map_or(0, |end| end + 1);
            let start = line + text.get(line..)?.find(field.key)?;
            Some((span(start..start + field.key.len()), of_field(field)))
        }
        On::Value(_, value) => {
            let field = spot.field()?;
            let item = spot.item(offset).unwrap_or(value.clone());
            let blocks = of_value(&spot, plan, field, &item);
            Some((span(item), blocks.unwrap_or_else(|| of_field(field))))
        }
    }
}

fn strong_and(name: &str, words: &str) -> Block {
    let words = Inline::Text(format!(": {words}"));
    Block::paragraph(vec![Inline::Strong(name.to_owned()), words])
}

fn of_field(field: &Field) -> Vec<Block> {
    let must = if field.required {
        "Skal udfyldes. "
    } else {
        ""
    };
    vec![
        strong_and(field.label, field.doc),
        Block::text(format!("{must}Skrives som {}.", field.kind.expected())),
    ]
}

/// What a value means that is no name of anything.
fn of_value(
    spot: &Spot<'_>,
    plan: &Plan,
    field: &Field,
    item: &Range<usize>,
) -> Option<Vec<Block>> {
    let (Literal::Text(text) | Literal::Bare(text)) = literal(spot.document.at(item.clone()))
    else {
        return None;
    };
    let rule = || {
        check::registry()
            .find(|entry| entry.name == text)
            .map(|entry| entry.summary)
    };
    let said = match field.key {
        "trin" => {
            let step: usize = text.parse().ok()?;
            action_around(plan, spot)?
                .steps
                .get(step.checked_sub(1)?)?
                .as_str()
        }
        "accepteret" => rule()?,
        _ => Some(meaning(&text)).filter(|meaning| !meaning.is_empty())?,
    };
    Some(vec![strong_and(&text, said)])
}

/// The action whose lines, or those of an entry on it, the place is in.
pub(crate) fn action_around<'p>(plan: &'p Plan, spot: &Spot<'_>) -> Option<&'p Action> {
    let entries = &spot.document.entries;
    let entry = entries.get(spot.entry)?;
    let of = [spot.entry, entry.parent].into_iter();
    let mut of = of.filter(|index| entries.get(*index).is_some_and(|of| of.path == "handling"));
    let number = spot.document.value(of.next()?, "nr");
    plan.action(number.trim_start_matches('"'))
        .map(|(_, action)| action)
}

fn of_thing(project: &Project, plan: &Plan, thing: &Thing, text: &str) -> Option<Vec<Block>> {
    let today = project.today();
    Some(match thing.named {
        Named::Party => {
            let party = plan.party(text)?;
            let answers = plan.actions().filter(|(_, action)| {
                let parties = action.wording_on(today).responsible;
                plan.names_of(parties).contains(&party.name.as_str())
            });
            let numbers: Vec<&str> = answers.map(|(_, action)| action.number.as_str()).collect();
            let count = noun::HANDLING.count_words(numbers.len());
            let aliases: Vec<&str> = party.names().skip(1).collect();
            let mut blocks = vec![strong_and(&party.name, &format!("ansvarlig for {count}."))];
            if !numbers.is_empty() {
                blocks.push(Block::text(noun::list(&numbers)));
            }
            if !aliases.is_empty() {
                blocks.push(Block::text(format!("Skrives også: {}", aliases.join(", "))));
            }
            blocks
        }
        Named::Meeting => {
            let meeting = plan.meeting(text.parse().ok()?)?;
            vec![strong_and(&meeting.name, &date::long(meeting.date.value))]
        }
        Named::OutsideGoal => {
            let goal = plan.outside_goal(text)?;
            let said = format!("{} ({})", goal.title, goal.source());
            vec![strong_and(goal.number.as_str(), &said)]
        }
        Named::Action => {
            let plan = project
                .plans()
                .iter()
                .find(|plan| plan.period.to_string() == thing.period)?;
            let origin = Origin::parse(text.trim()).map(|origin| origin.number.to_string());
            let (_, action) = plan.action(origin.as_deref().unwrap_or(text))?;
            of_action(plan, action, today)
        }
    })
}

/// How an action stands.
fn of_action(plan: &Plan, action: &Action, today: NaiveDate) -> Vec<Block> {
    let wording = action.wording_on(today);
    let text = crate::plan::first_paragraph(wording.text);
    let state = action.on(today);
    let mut blocks = vec![
        strong_and(action.number.as_str(), text),
        Block::text(standing(action, today)),
    ];
    let parties = plan.names_of(wording.responsible);
    if !parties.is_empty() {
        blocks.push(Block::text(format!("Ansvarlig: {}", noun::list(&parties))));
    }
    blocks.extend(
        state
            .deadline
            .map(|deadline| Block::text(format!("Frist: {deadline}"))),
    );
    blocks.extend(
        state
            .last_note
            .map(|note| strong_and(&date::long(note.date.value), &note.text)),
    );
    blocks
}
