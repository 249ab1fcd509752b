//! How what is wrong can be mended: the mends and offers that the rules have, and those that need
//! more of the plan than a rule sees.

use super::Project;
use super::spot::{On, Spot, items};
use crate::check::mends::Mend;
use crate::check::rules;
use crate::document::literal::one_line;
use crate::document::value::{Literal, literal};
use crate::document::{Addition, Edit, Setting, entry, root_table};
use crate::load::faults;
use crate::load::written::Written;
use crate::plan::{FORMAT, Goal, Meeting, Number, OutsideGoal, PLACEHOLDER, Party, Plan};
use crate::query::numbering::{self, Taken};
use crate::schema::{Field, Kind, Link, Named};
use crate::text::danish::date;
use crate::text::{Diagnostic, FileId, Replacement, Severity, Span, Spanned};
use chrono::Datelike;

/// A way to mend what is wrong.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct QuickFix {
    /// What it does, in Danish.
    pub(crate) title: String,
    pub(crate) edits: Vec<Replacement>,
    /// Whether there is nothing to guess.
    pub(crate) is_safe: bool,
}

/// The ways to mend `problem`, the best first.
pub(crate) fn fixes(project: &Project, problem: &Diagnostic) -> Vec<QuickFix> {
    let mut fixes: Vec<QuickFix> = Vec::new();
    fixes.extend(
        project
            .sound([problem])
            .into_iter()
            .map(|(_, fix)| QuickFix {
                title: fix.title.clone(),
                edits: fix.replacements.clone(),
                is_safe: true,
            }),
    );
    fixes.extend(problem.offers.iter().map(|offer| QuickFix {
        title: offer.title.clone(),
        edits: offer.replacements.clone(),
        is_safe: false,
    }));
    fixes.extend(of_rule(project, problem));
    fixes.extend(accept(project, problem));
    fixes
}

/// The safe mends of a file.
pub(crate) fn safe(project: &Project, file: FileId) -> Vec<Replacement> {
    replacements(&sound_in(project, file, None))
}

/// The mend that makes every safe mend of the problem's kind in its file, where there are several.
pub(crate) fn all_of_kind(project: &Project, problem: &Diagnostic) -> Option<QuickFix> {
    problem.fix.as_ref()?;
    let same = sound_in(project, problem.span.file, Some(problem.rule));
    (same.len() > 1).then(|| QuickFix {
        title: format!("Ret alle {} af samme slags i filen", same.len()),
        edits: replacements(&same),
        is_safe: false,
    })
}

/// The mends of a file that help: of one rule where one is named, else all of them.
fn sound_in<'p>(project: &'p Project, file: FileId, rule: Option<&str>) -> Vec<Mend<'p>> {
    let problems = project.problems().iter();
    let own = problems.filter(|problem| problem.span.file == file);
    project.sound(own.filter(|problem| rule.is_none_or(|rule| problem.rule == rule)))
}

fn replacements(mends: &[Mend<'_>]) -> Vec<Replacement> {
    let fixes = mends.iter().flat_map(|(_, fix)| &fix.replacements);
    fixes.cloned().collect()
}

fn of_rule(project: &Project, problem: &Diagnostic) -> Option<QuickFix> {
    let plan = project.plan_of(problem.span.file)?;
    let text = said(project, problem.span);
    match problem.rule {
        // Where the text is of several parties, each is known.
        rules::UNKNOWN_PARTY if problem.fix.is_none() => {
            let party = Party {
                name: Spanned::from(text.clone()),
                aliases: Vec::new(),
            };
            let title = format!("Tilføj parten ”{text}” til planen");
            register(project, plan, title, entry::party(&party))
        }
        rules::UNKNOWN_MEETING => {
            let day = text.parse().ok()?;
            let known = plan
                .meetings
                .iter()
                .max_by_key(|meeting| meeting.date.value);
            let name = known.map_or(format!("{PLACEHOLDER} mødets navn"), |known| {
                known.name.clone()
            });
            let meeting = Meeting::new(day, &name);
            let title = format!("Tilføj et møde den {} til planen", date::long(day));
            register(project, plan, title, entry::meeting(&meeting))
        }
        rules::UNKNOWN_OUTSIDE_GOAL => {
            let goal = OutsideGoal {
                number: Spanned::from(Number::new(text.clone())),
                title: format!("{PLACEHOLDER} hvad målet går ud på"),
                source: None,
            };
            let title = format!("Tilføj det internationale mål ”{text}” til planen");
            register(project, plan, title, entry::outside_goal(&goal))
        }
        rules::DOUBLE_NUMBER => {
            let number = next_number(plan, problem.span.file)?;
            let is_action = plan
                .actions()
                .any(|(_, action)| action.number.span == problem.span);
            is_action.then(|| QuickFix {
                title: format!("Giv handlingen nummer {number}"),
                edits: vec![Replacement {
                    span: problem.span,
                    text: one_line(&number),
                }],
                is_safe: false,
            })
        }
        rules::REPEATED_PARTY => without_item(project, problem.span),
        faults::MISSING_FIELD | faults::NO_RESPONSIBLE => fill(project, plan, problem.span),
        _ => None,
    }
}

/// What the text at `span` says.
fn said(project: &Project, span: Span) -> String {
    let text = project.source(span.file).text().get(span.range());
    match literal(text.unwrap_or("")) {
        Literal::Text(text) | Literal::Bare(text) => text,
        Literal::List(_) => String::new(),
    }
}

/// A new entry in `handleplan.toml`.
fn register(
    project: &Project,
    plan: &Plan,
    title: String,
    entry: crate::document::literal::NewEntry,
) -> Option<QuickFix> {
    let edit = Edit::from(Addition::in_file(vec![entry]));
    Some(QuickFix {
        title,
        edits: vec![applied(project, plan.file, &edit)?],
        is_safe: false,
    })
}

fn applied(project: &Project, file: FileId, edit: &Edit) -> Option<Replacement> {
    let (mut replaced, _) = edit.apply(project.source(file)).ok()?;
    let replacement = replaced.pop()?;
    let range = replacement.span.range();
    Some(Replacement {
        span: Span::new(file, range.start, range.end),
        text: replacement.text,
    })
}

fn next_number(plan: &Plan, file: FileId) -> Option<String> {
    let goal = plan.goals.iter().find(|goal| goal.file == file)?;
    numbering::next(plan, goal, &Taken::default()).map(|number| number.to_string())
}

/// Takes an item that is not the first out of its list.
fn without_item(project: &Project, span: Span) -> Option<QuickFix> {
    let source = project.source(span.file);
    let spot = Spot::new(source, span.range().start);
    let On::Value(_, value) = &spot.on else {
        return None;
    };
    let items = items(source.text(), value.clone());
    let at = items.iter().position(|item| *item == span.range());
    let before = at
        .and_then(|at| at.checked_sub(1))
        .and_then(|at| items.get(at));
    let whole = match (before, value) {
        (Some(before), _) => before.end..span.range().end,
        // The only one of its list; the party stands in another.
        (None, _) if items.len() == 1 => {
            let entry = spot.document.entries.get(spot.entry)?;
            let field = entry.fields.iter().find(|field| field.value == *value)?;
            field.whole.clone()
        }
        (None, _) => span.range().start..items.get(1)?.start,
    };
    Some(QuickFix {
        title: "Slet gentagelsen".to_owned(),
        edits: vec![Replacement {
            span: Span::new(span.file, whole.start, whole.end),
            text: String::new(),
        }],
        is_safe: false,
    })
}

/// Writes the fields that an entry lacks, with words that hold the place of the user's own.
fn fill(project: &Project, plan: &Plan, span: Span) -> Option<QuickFix> {
    let source = project.source(span.file);
    let spot = Spot::new(source, span.range().start);
    let entry = spot.document.entries.get(spot.entry)?;
    let own_lines = Span::new(span.file, entry.header.start, entry.header.end);
    let goal = plan.goals.iter().find(|goal| goal.file == span.file);
    let is_inherited =
        |field: &Field| field.is_inherited && goal.is_some_and(|goal| !goal.responsible.is_empty());
    let missing = entry.table.fields.iter().filter(|field| {
        let value = spot.document.value(spot.entry, field.key);
        field.required && !is_inherited(field) && ["", "\"", "["].contains(&value.as_str())
    });
    let mut edits = Vec::new();
    let mut keys = Vec::new();
    for field in missing {
        let value = holder(project, plan, span.file, field)?;
        let setting = Setting::new(own_lines, field.key, value);
        edits.push(applied(project, span.file, &Edit::from(setting))?);
        keys.push(field.key);
    }
    (!edits.is_empty()).then(|| QuickFix {
        title: format!("Tilføj {}", keys.join(", ")),
        edits,
        is_safe: false,
    })
}

/// What holds the place of a field's value; nothing where none would be right.
fn holder(project: &Project, plan: &Plan, file: FileId, field: &Field) -> Option<Written> {
    let today = project.today();
    Some(match field.kind {
        Kind::Text | Kind::Name => Written::Text(format!("{PLACEHOLDER} {}", field.label)),
        Kind::Date => Written::Date(today),
        Kind::Year => {
            let period = plan.period.value;
            Written::Integer(today.year().clamp(period.first(), period.last()).into())
        }
        Kind::Number if field.link == Some(Link::Defines(Named::Action)) => {
            Written::Text(next_number(plan, file)?)
        }
        Kind::Parties => {
            let first = plan.parties.first()?;
            Written::List(vec![first.name.value.clone()])
        }
        Kind::Count => Written::Integer(FORMAT.into()),
        _ => return None,
    })
}

/// Accepts a warning where it stands.
fn accept(project: &Project, problem: &Diagnostic) -> Option<QuickFix> {
    let file = problem.span.file;
    let plan = project.plan_of(file)?;
    let of_goal = plan.goals.iter().find(|goal: &&Goal| goal.file == file);
    let accepted = match of_goal {
        Some(goal) => &goal.accepted,
        None if plan.file == file => &plan.accepted,
        None => return None,
    };
    if problem.severity != Severity::Warning {
        return None;
    }
    let field = root_table(project.name(file)).field("accepteret")?;
    let names = accepted.iter().map(|name| name.value.clone());
    let names: Vec<String> = names.chain([problem.rule.to_owned()]).collect();
    let setting = Setting::new(file.top(), field.key, Written::List(names));
    Some(QuickFix {
        title: format!("Vis ikke advarslen {} i denne fil", problem.rule),
        edits: vec![applied(project, file, &Edit::from(setting))?],
        is_safe: false,
    })
}
