//! `kimo import --til`: the actions of a document, added to a goal of the plan that is there.

use super::Import;
use super::given::Given;
use crate::command::decision::{edit_decided, register_new};
use crate::command::git;
use crate::command::part::more_spellings;
use crate::command::write;
use crate::command::{Context, Failure, Outcome, add, follow};
use crate::document::{Addition, Edit, entry};
use crate::import::answers::Answers;
use crate::import::piece::Reading;
use crate::import::question::{ALL, Key, RESPONSIBLE};
use crate::import::{Proposal, propose};
use crate::load::Which;
use crate::plan::{Action, Goal, Number, Party, Plan, is_placeholder};
use crate::query::numbering::{self, Taken};
use crate::text::Spanned;
use crate::text::danish::noun;
use anyhow::{Context as _, Result, bail};

impl Import {
    /// Adds the actions to the goal that `--til` names, with the parties that the plan lacks.
    pub(super) fn append(
        &self,
        context: &mut Context,
        reading: &Reading,
        given: Given<'_>,
    ) -> Result<Outcome> {
        let (day, wanted) = context.day_to_write(self.dato.as_ref())?;
        let disk = context.disk()?;
        let mut opened = context.open(&disk, wanted, Which::All)?;
        let plan = opened.plan()?;
        let goal = opened.goal(self.til.as_deref().unwrap_or_default())?;
        let (file, header) = (goal.file, plan.file);
        let about_goal = format!("mål {}: {}", goal.number.value, goal.title.value);
        let taken = Taken {
            later: add::later_plans(&disk, plan)?,
            former: git::former_numbers(&disk, plan),
        };
        let decided = self.decision.read(plan, day, context.today)?;
        let known: Vec<String> = plan.party_names().map(str::to_owned).collect();
        let make = |answers: &Answers| {
            let proposal = propose(reading, answers, &known).without_plan();
            in_goal(proposal, plan, goal, &taken)
        };
        let Some(proposal) = self.settle(context, given, &make)? else {
            return Ok(Outcome::Fine);
        };
        let mut actions = actions(&proposal);
        for action in &mut actions {
            action.created = Some(Spanned::from(day));
            action.decided = decided.as_ref().map(|decided| decided.date());
        }
        let parties = lacking(opened.plan()?, &proposal.plan.parties);
        let ask = |plan: &Plan, goal: &Goal| numbered(plan, goal, &taken, &actions);
        let new = ask(
            opened.plan()?,
            opened.goal(self.til.as_deref().unwrap_or_default())?,
        )?;
        if let Some(plan) = opened.loaded.plans.first_mut() {
            register(plan, &parties);
        }
        register_new(&mut opened, decided.as_ref());
        let edit = |version: &write::Version<'_, '_>| {
            let added = ask(&version.plan, version.goal()?)?;
            let added = added
                .iter()
                .map(|action| Addition::in_file(entry::action(action)).into());
            Ok(Some(Edit::Series(added.collect())))
        };
        write::rehearse(context, &disk, &opened, file, &edit)?;
        if !parties.is_empty() {
            write::edit(context, &disk, &opened, header, &|version| {
                let edits = lacking(&version.plan, &proposal.plan.parties)
                    .into_iter()
                    .map(Lacking::into_edit);
                Ok(Some(Edit::Series(edits.collect())))
            })?;
        }
        edit_decided(
            context,
            &disk,
            &mut opened,
            file,
            decided.as_ref(),
            self.options,
            &edit,
        )
        .context("handlingerne er ikke føjet til")?;
        let plan = opened.plan()?;
        let numbers: Vec<&Number> = new.iter().map(|action| &action.number.value).collect();
        let receipt = [
            format!("{} føjet til {about_goal}.\n", counted(&numbers)),
            match (decided, numbers.as_slice()) {
                (Some(_), _) => String::new(),
                (None, [_]) => format!("Den afventer {}.\n", plan.assembly()),
                (None, _) => format!("De afventer {}.\n", plan.assembly()),
            },
            follow::lacking(&disk, plan, &numbers),
            said(&parties),
            self.unasked(context, &proposal),
        ]
        .concat();
        let message = format!(
            "{} indlæst fra {}",
            noun::HANDLING.count(numbers.len()),
            self.name()
        );
        self.options.conclude(context, &receipt, &message)
    }
}

/// The proposal as it is when its actions are in the goal, for people to see.
fn in_goal(mut proposal: Proposal, plan: &Plan, goal: &Goal, taken: &Taken) -> Proposal {
    let actions = owned(&proposal, goal);
    if !goal.responsible.is_empty() {
        let of_all = Key::new(RESPONSIBLE, ALL);
        proposal.questions.retain(|question| question.key != of_all);
    }
    let is_named = |party: &Party| {
        let mut names = actions.iter().flat_map(|action| &action.responsible);
        names.any(|name| party.goes_by(name))
    };
    let parties = &mut proposal.plan.parties;
    parties.retain(|party| !is_placeholder(&party.name) || is_named(party));
    // Why it cannot be is told when all is answered.
    if let Ok(actions) = numbered(plan, goal, taken, &actions) {
        proposal.plan.goals = vec![Goal {
            actions,
            ..goal.clone()
        }];
        proposal.plan.title = plan.title.clone();
        proposal.plan.organisation = plan.organisation.clone();
        proposal.years = Some(plan.period.value);
    }
    proposal
}

fn actions(proposal: &Proposal) -> Vec<Action> {
    let actions = proposal.plan.actions();
    actions.map(|(_, action)| action.clone()).collect()
}

/// The actions of a document for the goal `of`. Who answers for a goal of the document answers for its
/// actions here; where nobody does, whoever answers for `of`.
fn owned(proposal: &Proposal, of: &Goal) -> Vec<Action> {
    let own = |(goal, action): (&Goal, &Action)| {
        let mut action = action.clone();
        if action.responsible.is_empty() {
            let is_told = |name: &&Spanned<String>| !is_placeholder(name);
            let is_needed = of.responsible.is_empty();
            let names = goal.responsible.iter();
            let names = names.filter(|name| is_needed || is_told(name));
            action.responsible.extend(names.cloned());
        }
        action
    };
    proposal.plan.actions().map(own).collect()
}

/// The actions with numbers of the goal: their own where it is free there, else the next.
fn numbered(plan: &Plan, goal: &Goal, taken: &Taken, actions: &[Action]) -> Result<Vec<Action>> {
    let mut plan = plan.clone();
    let mut new = Vec::new();
    for action in actions {
        if let Some(twin) = goal.actions.iter().find(|own| own.text == action.text) {
            bail!(
                Failure::new(format!(
                    "handling {} har allerede teksten fra dokumentet, så intet er skrevet",
                    twin.number.value
                ))
                .hint(format!("se den med ”kimo vis {}”", twin.number.value))
            );
        }
        let at = plan.goals.iter().position(|of| of.number == goal.number);
        let own = at
            .and_then(|at| plan.goals.get(at))
            .context("målet blev ikke indlæst")?;
        let is_own = action.number.parent() == Some(goal.number.as_str());
        let number = if is_own && !numbering::is_used(&plan, taken, action.number.as_str()) {
            action.number.value.clone()
        } else {
            numbering::next(&plan, own, taken)
                .unwrap_or_else(|| Number::new(format!("{}.1", goal.number.value)))
        };
        let mut action = action.clone();
        action.number.value = number;
        if let Some(own) = at.and_then(|at| plan.goals.get_mut(at)) {
            own.actions.push(action.clone());
        }
        new.push(action);
    }
    Ok(new)
}

/// What the register lacks: a party, or spellings of one that it has.
enum Lacking {
    Party(Party),
    Spellings(Party, Vec<String>),
}

impl Lacking {
    fn into_edit(self) -> Edit {
        match self {
            Lacking::Party(party) => Addition::in_file(vec![entry::party(&party)]).into(),
            Lacking::Spellings(party, new) => more_spellings(&party, new),
        }
    }
}

fn lacking(plan: &Plan, parties: &[Party]) -> Vec<Lacking> {
    let lacking = parties.iter().filter_map(|party| {
        let Some(known) = party.names().find_map(|name| plan.party(name)) else {
            return Some(Lacking::Party(party.clone()));
        };
        let new: Vec<String> = party
            .names()
            .filter(|name| plan.party(name).is_none())
            .map(str::to_owned)
            .collect();
        (!new.is_empty()).then(|| Lacking::Spellings(known.clone(), new))
    });
    lacking.collect()
}

/// Makes the plan know them, before they are written.
fn register(plan: &mut Plan, lacking: &[Lacking]) {
    for of in lacking {
        match of {
            Lacking::Party(party) => plan.parties.push(party.clone()),
            Lacking::Spellings(party, new) => {
                let known = plan
                    .parties
                    .iter_mut()
                    .find(|known| known.name == party.name);
                if let Some(known) = known {
                    known.aliases.extend(new.iter().cloned().map(Spanned::from));
                }
            }
        }
    }
}

/// How many actions with which numbers, and the verb.
fn counted(numbers: &[&Number]) -> String {
    match numbers {
        [] => "Ingen handlinger er".to_owned(),
        [only] => format!("Handling {only} er"),
        [first, last] => format!("Handling {first} og {last} er"),
        [first, .., last] => format!(
            "{} ({first} til {last}) er",
            noun::HANDLING.count(numbers.len())
        ),
    }
}

/// What a receipt says of the parties.
fn said(lacking: &[Lacking]) -> String {
    let names: Vec<String> = lacking
        .iter()
        .map(|of| match of {
            Lacking::Party(party) => party.name.value.clone(),
            Lacking::Spellings(party, new) => {
                format!("{} (også {})", party.name.value, noun::list(new))
            }
        })
        .collect();
    if names.is_empty() {
        String::new()
    } else {
        format!("Føjet til planens parter: {}.\n", noun::list(&names))
    }
}
