//! Giving a thing another name, wherever it is named; proved to leave a plan that is no worse.

use super::Project;
use super::mention::{self, Mention, Thing};
use crate::document::literal::one_line;
use crate::plan::{Origin, Plan, same_name};
use crate::schema::Named;
use crate::text::danish::date;
use crate::text::{Diagnostic, FileId, Replacement, Span};
use anyhow::{Context as _, Result, bail};

/// What may be renamed at a place: its span, with its quotes, and the name it has.
pub(crate) fn prepare(project: &Project, file: FileId, offset: usize) -> Option<(Span, String)> {
    let (thing, mention) = mention::thing_at(project, file, offset)?;
    let all = mention::all(project, &thing);
    all.iter()
        .any(Mention::is_definition)
        .then(|| (mention.span, shown(&thing, &mention)))
}

/// The name without the period before it.
fn shown(thing: &Thing, mention: &Mention) -> String {
    match Origin::parse(&mention.text).filter(|_| thing.named == Named::Action) {
        Some(origin) => origin.number.to_string(),
        None => mention.text.clone(),
    }
}

/// What must be replaced for what is named at a place to be called `name`.
///
/// # Errors
/// When nothing there has a name, or the plan would get an error by it; the message is for the
/// user.
pub(crate) fn rename(
    project: &Project,
    file: FileId,
    offset: usize,
    name: &str,
) -> Result<Vec<Replacement>> {
    let name = name.trim();
    let (thing, at) = mention::thing_at(project, file, offset)
        .context("her står intet navn eller nummer, der kan omdøbes")?;
    let plan = project
        .plan_of(file)
        .context("filen er ikke en del af en plan")?;
    let all = mention::all(project, &thing);
    if !all.iter().any(Mention::is_definition) {
        bail!("”{}” er ikke en af planens egne", at.text);
    }
    let edits = match thing.named {
        Named::Party => of_party(plan, &all, &at, name)?,
        Named::Meeting => {
            let day = date::parse(name, project.today());
            let day = day.map_err(|cause| anyhow::anyhow!("”{name}” er ikke en dato: {cause}"))?;
            written(&all, |_| day.to_string())
        }
        Named::Action | Named::OutsideGoal => written(&all, |of| match Origin::parse(&of.text) {
            Some(Origin { period, .. }) if thing.named == Named::Action => {
                one_line(&format!("{period}/{name}"))
            }
            _ => one_line(name),
        }),
    };
    prove(project, &edits)?;
    Ok(edits)
}

fn written(mentions: &[Mention], text: impl Fn(&Mention) -> String) -> Vec<Replacement> {
    let replacement = |of: &Mention| Replacement {
        span: of.span,
        text: text(of),
    };
    mentions.iter().map(replacement).collect()
}

/// A party is renamed by whatever name it is called, but an alias where the register has it: that
/// is a spelling of its own.
fn of_party(plan: &Plan, all: &[Mention], at: &Mention, name: &str) -> Result<Vec<Replacement>> {
    if name.is_empty() {
        bail!("navnet er tomt");
    }
    let party = plan
        .party(&at.text)
        .context("parten er ikke en af planens")?;
    let other = plan.party(name).filter(|other| *other != party);
    if let Some(other) = other {
        bail!("”{name}” er allerede parten {}", other.name.value);
    }
    if at.is_definition() && at.is_alias() {
        let spelt: Vec<Mention> = all
            .iter()
            .filter(|of| same_name(&of.text, &at.text))
            .cloned()
            .collect();
        return Ok(written(&spelt, |_| one_line(name)));
    }
    // A name that was an alias changes places with the old one.
    let swapped = |of: &Mention| of.is_definition() && of.is_alias() && same_name(&of.text, name);
    let others = |of: &&Mention| !of.is_alias() || !of.is_definition() || swapped(of);
    let all: Vec<Mention> = all.iter().filter(others).cloned().collect();
    Ok(written(&all, |of| {
        one_line(if swapped(of) { &party.name } else { name })
    }))
}

/// Refuses edits by which the plan gets an error that it has not now.
fn prove(project: &Project, edits: &[Replacement]) -> Result<()> {
    let after = project.problems_with(edits)?;
    let errors = |problems: &[Diagnostic], rule: &str| {
        let of_rule = |problem: &&Diagnostic| problem.is_error() && problem.rule == rule;
        problems.iter().filter(of_rule).count()
    };
    let is_new = |problem: &&Diagnostic| {
        let before = errors(project.problems(), problem.rule);
        problem.is_error() && errors(&after, problem.rule) > before
    };
    match after.iter().find(is_new) {
        Some(error) => bail!("planen ville få en fejl: {}", error.message),
        None => Ok(()),
    }
}
