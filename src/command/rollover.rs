//! `kimo rollover`: the next period's folder, made from this one's.

use super::arguments::years;
use super::ask::{self, Answer, Questions};
use super::context::path_prefix;
use super::find::{self, Wanted};
use super::new_period::NewPeriod;
use super::predecessor::predecessor;
use super::save::Written;
use super::write_options::WriteOptions;
use super::{Context, Failure, Opened, Outcome};
use crate::edit::draft;
use crate::load::{Disk, Folder, Texts, Which, root};
use crate::plan::{Action, Plan, first_paragraph};
use crate::query::successor::{Successor, last_status, successor, unfinished};
use crate::text::danish::noun;
use crate::text::danish::years::Years;
use crate::text::letters::capital;
use crate::text::visible::visible_name;
use crate::view::rollover::{Candidate, RolloverView};
use crate::view::status::LastNote;
use crate::write::terminal;
use anyhow::{Result, bail};
use chrono::NaiveDate;
use std::collections::HashSet;
use std::io::IsTerminal;

/// The arguments of `kimo rollover`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Parter, pligter, mål og internationale mål føres over. For hver handling, der ikke er \
gennemført eller udgået, spørges der, om den skal med; den får nyt nummer, den status, den havde, \
da perioden sluttede, og linjen fra = \"…\", så dens historie kan findes. Noter og årsmål bliver i \
den gamle periode; kun noter, der er skrevet efter den, følger med. Alle trin skal nås på ny. Indikatorerne får den sidste værdi som nyt udgangspunkt. Frister uden for \
den nye periode og måltal, der er nået, føres ikke over. Intet overskrives; ligger den næste plan der \
allerede, laves den efter kun, når perioden skrives.

Eksempler:
  kimo nyperiode
  kimo nyperiode 2026-2029 --ja")]
pub(crate) struct Rollover {
    /// Den nye periode, f.eks. 2026-2029 (ellers lige så mange år som den gamle, lige efter den)
    // Named apart from the option ”--periode”, which is the old period.
    #[arg(value_name = "PERIODE", value_parser = years)]
    new: Option<Years>,

    /// Før alle uafsluttede handlinger over uden at spørge
    #[arg(long)]
    ja: bool,

    #[command(flatten)]
    options: WriteOptions,
}

impl Rollover {
    /// Makes the folder.
    ///
    /// # Errors
    /// When the plan has errors, the new period does not come after it, there is such a folder
    /// already, or it cannot be written; nothing is written then.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        let disk = context.disk()?;
        let new = match self.new {
            Some(years) => years,
            None => following(context, &disk)?,
        };
        let folder = predecessor(context, &disk, new)?;
        let opened = context.open(&disk, Wanted::Named(&folder.name), Which::All)?;
        refuse_errors(&opened)?;
        let plan = opened.plan()?;
        let old = plan.period.value;
        let Some(chosen) = self.choose(context, plan, new)? else {
            context.deliver("Stoppet. Intet er skrevet.\n", None)?;
            return Ok(Outcome::Fine);
        };
        refuse_changes(context, &disk, &folder, plan)?;
        let goes_on = |action: &Action| chosen.contains(action.number.as_str());
        let mut next = successor(plan, new, goes_on);
        let (written, doubts) = self.write(context, &disk, &folder, plan, &mut next)?;
        context.written = written;
        let gap = (new.first() > old.last() + 1)
            .then(|| format!("der er et hul mellem {old} og {}", new));
        for doubt in gap.into_iter().chain(doubts) {
            // The folder is there: that nobody could be told of a doubt does not undo it.
            let _ = writeln!(context.err, "bemærk: {}", visible_name(&doubt));
        }
        let place = format!("{}{}", path_prefix(&disk.root), new);
        let place = visible_name(&place);
        let view = RolloverView::of(&next, old);
        let receipt = terminal::blocks(&view.receipt(&place), context.paper.plain());
        let message = format!("Udkast til planen for {} ud fra {old}", new);
        self.options.conclude(context, &receipt, &message)
    }

    /// The numbers of the actions that go on; none where the user stopped.
    fn choose(
        &self,
        context: &mut Context,
        plan: &Plan,
        new: Years,
    ) -> Result<Option<HashSet<String>>> {
        let actions = unfinished(plan);
        let number = |action: &&Action| action.number.to_string();
        if self.ja || actions.is_empty() {
            return Ok(Some(actions.iter().map(number).collect()));
        }
        if !std::io::stdin().is_terminal() {
            let count = noun::HANDLING.count_words(actions.len());
            bail!(
                ask::no_terminal(&count).hint("før dem alle over: skriv kommandoen igen med --ja")
            );
        }
        let asked = format!(
            "{} i {} er ikke afsluttet. Svar på, om hver skal med i {}:\n{}.\n",
            capital(&noun::HANDLING.count_words(actions.len())),
            plan.period.value,
            new,
            ask::WAYS
        );
        context.err.write_all(asked.as_bytes())?;
        let mut questions = Questions::new(std::io::stdin().lock());
        let mut goes_on = vec![true; actions.len()];
        let mut index = 0;
        while let Some((action, answer)) = actions.get(index).zip(goes_on.get_mut(index)) {
            let shown = candidate(action, (index + 1, actions.len()));
            let shown = terminal::blocks(&shown.blocks(), context.message_paper);
            context.err.write_all(shown.as_bytes())?;
            match questions.ask("Skal den med? [J/n/a/i/t/s] ", &mut context.err)? {
                Answer::Yes => *answer = true,
                Answer::No => *answer = false,
                rest @ (Answer::All | Answer::None) => {
                    let left = goes_on.iter_mut().skip(index);
                    left.for_each(|answer| *answer = rest == Answer::All);
                    break;
                }
                Answer::Back => {
                    index = index.saturating_sub(1);
                    continue;
                }
                Answer::Stop => return Ok(None),
            }
            index += 1;
        }
        let chosen = { actions.iter().zip(goes_on) }
            .filter(|(_, goes_on)| *goes_on)
            .map(|(action, _)| number(action))
            .collect();
        writeln!(context.err)?;
        Ok(Some(chosen))
    }

    /// Writes the new folder once it is proved to say what is meant, and returns the files and
    /// what is doubtful in them.
    fn write(
        &self,
        context: &Context,
        disk: &Disk,
        folder: &Folder,
        old: &Plan,
        next: &mut Successor<'_>,
    ) -> Result<(Vec<Written>, Vec<String>)> {
        let new = next.plan.period.value;
        let build = |plan: &Plan| NewPeriod {
            years: new,
            files: draft::files(plan, old.period.value),
        };
        let read_back = |period: &NewPeriod| period.read_back(disk, Some(folder), context.today);
        let first = read_back(&build(&next.plan))?;
        for (name, doubt) in &first.doubts {
            accept_again(&mut next.plan, old, name, doubt.rule);
        }
        let period = build(&next.plan);
        let read = read_back(&period)?;
        read.refuse_other_than(&next.plan)?;
        let written = period.save(&disk.root, context.mode)?;
        let doubts = read.doubts.into_iter();
        let doubts = doubts.map(|(name, doubt)| format!("{}/{name}: {}", new, doubt.message));
        Ok((written, doubts.collect()))
    }
}

/// The period right after the newest there is, or after the one named by option.
///
/// # Errors
/// When the newest is still to come: whoever asks again means the draft that is there.
fn following(context: &Context, disk: &Disk) -> Result<Years> {
    let newest = Wanted::Year(i32::MAX);
    let folder = match context.period {
        Some(_) => context.folder(disk, newest)?,
        None => root::periods(disk)?
            .pop()
            .ok_or_else(|| find::no_period(disk))?,
    };
    let plan = find::plan_in(disk, &folder, Texts::None)?;
    let newest = plan.period.value;
    if context.period.is_none() && context.today < newest.first_day() {
        bail!(
            Failure::new(format!("den næste plan er der allerede: {newest}"))
                .hint(format!(
                    "ret den i {}{}",
                    path_prefix(&disk.root),
                    folder.name
                ))
                .hint(format!(
                    "skal planen derefter laves nu, så skriv perioden: kimo nyperiode {}",
                    newest.next()
                ))
        );
    }
    Ok(newest.next())
}

/// What is shown of an action that is asked about.
fn candidate(action: &Action, place: (usize, usize)) -> Candidate<'_> {
    Candidate {
        place,
        number: action.number.as_str(),
        status: last_status(action),
        text: first_paragraph(action.wording_on(NaiveDate::MAX).text),
        last_note: action.notes_until(NaiveDate::MAX).pop().map(LastNote::new),
    }
}

/// Accepts a warning in the new file where the old one of the same name accepts it and it is
/// given again: goals that are numbered with a gap still are.
fn accept_again(next: &mut Plan, old: &Plan, file: &str, rule: &str) {
    let number = root::goal_number(file);
    let (accepted, list) = match number {
        None => (&old.accepted, &mut next.accepted),
        Some(number) => {
            let new = next.goals.iter_mut().find(|goal| goal.number.is(number));
            match (old.goal(number), new) {
                (Some(old), Some(new)) => (&old.accepted, &mut new.accepted),
                _ => return,
            }
        }
    };
    let name = accepted.iter().find(|name| name.value == rule);
    let is_there = list.iter().any(|name| name.value == rule);
    list.extend(name.filter(|_| !is_there).cloned());
}

/// Refuses to go on from a plan that was not read whole.
fn refuse_errors(opened: &Opened<'_>) -> Result<()> {
    let problems = opened.loaded.problems.iter();
    let count = problems.filter(|problem| problem.is_error()).count();
    if count == 0 {
        return Ok(());
    }
    bail!(
        Failure::new(format!(
            "intet er skrevet, fordi planen har {}: se {}",
            noun::FEJL.count(count),
            noun::list(&opened.files_with_errors())
        ))
        .hint("ret dem først; ”kimo tjek” viser dem alle")
    )
}

/// Refuses to leave out what a colleague wrote while the questions were answered.
fn refuse_changes(context: &mut Context, disk: &Disk, folder: &Folder, plan: &Plan) -> Result<()> {
    let again = context.open(disk, Wanted::Named(&folder.name), Which::All)?;
    if again.plan()? == plan {
        Ok(())
    } else {
        bail!(
            Failure::new(format!(
                "planen for {} blev ændret imens; intet er skrevet",
                folder.name
            ))
            .hint("prøv igen")
        )
    }
}
