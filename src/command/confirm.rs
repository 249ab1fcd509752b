//! `kimo confirm`: what awaits the board on an action is decided, the action itself and its open
//! proposals for years' goals.

use super::arguments::{Day, day};
use super::decision::{Decided, Decision, edit_decided};
use super::follow::follow;
use super::write_options::WriteOptions;
use super::{Context, Failure, Outcome, carried, receipt};
use crate::document::{Addition, Edit, Setting, entry};
use crate::load::Which;
use crate::load::written::Written;
use crate::plan::{Action, Plan};
use crate::query::adjustment::Adjustment;
use crate::text::danish::{date, noun};
use anyhow::{Result, bail};
use chrono::NaiveDate;

/// The arguments of `kimo confirm`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Handlingen selv og dens åbne forslag til årsmål bliver besluttet på mødet. Er det kun et årsmål, der er \
besluttet, eller blev det ændret på mødet, så brug ”kimo juster”.

Eksempler:
  kimo bekræft 2.17 --besluttet 22.2.2024
  kimo bekræft 2.17 --besluttet 22.2.2024 --møde Bestyrelsesmøde")]
pub(crate) struct Confirm {
    /// Handlingens nummer, f.eks. 2.17
    #[arg(value_name = "NR")]
    nr: String,

    #[command(flatten)]
    decision: Decision,

    /// Dagen, det skrives (ellers i dag)
    #[arg(long, value_name = "DATO", value_parser = day)]
    dato: Option<Day>,

    #[command(flatten)]
    options: WriteOptions,
}

/// What is confirmed of an action.
#[derive(Debug, Clone, PartialEq)]
enum Awaiting {
    /// That it is in the plan.
    Action,
    /// The goal and means proposed for this year.
    YearGoal(i32),
}

impl Confirm {
    /// Writes the decision.
    ///
    /// # Errors
    /// When there is no such action, it awaits nothing, the meeting is unknown or was before the
    /// proposal, or the file cannot be changed.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        let (day, wanted) = context.day_to_write(self.dato.as_ref())?;
        let disk = context.disk()?;
        let mut opened = context.open(&disk, wanted, Which::All)?;
        let (number, of_before) = meant(opened.plan()?, self.nr.trim());
        carried::refuse_number_of_neighbour(&disk, opened.plan()?, &number)?;
        let (goal, action) = opened.action(&number)?;
        let file = goal.file;
        let Some(decided) = self.decision.read(opened.plan()?, day, context.today)? else {
            bail!(
                Failure::new("hvilket møde besluttede det?")
                    .hint("skriv mødets dato: --besluttet 22.2.2024")
            );
        };
        let meeting = decided.date().value;
        let awaiting = awaiting(opened.plan()?, action, meeting)?;
        let about = receipt::about(&disk, opened.plan()?, action, day);
        edit_decided(
            context,
            &disk,
            &mut opened,
            file,
            Some(&decided),
            self.options,
            &|version| {
                let action = version.action(&number)?;
                let edits = awaiting
                    .iter()
                    .filter_map(|what| edit(action, what, meeting, day));
                let edits: Vec<Edit> = edits.collect();
                Ok((!edits.is_empty()).then_some(Edit::Series(edits)))
            },
        )?;
        let words: Vec<String> = awaiting.iter().map(|what| what.words(&number)).collect();
        let receipt = format!(
            "Besluttet: {} ({}).\n{}{about}{of_before}{}",
            noun::list(&words),
            decided.words(),
            Decided::receipt(Some(&decided)),
            follow(context, &disk, &opened, &number, |action| {
                action.decided = Some(meeting.into());
            })
        );
        let summary = format!("Besluttet: {}", noun::list(&words));
        self.options.conclude(context, &receipt, &summary)
    }
}

impl Awaiting {
    fn words(&self, number: &str) -> String {
        match self {
            Awaiting::Action => format!("handling {number}"),
            Awaiting::YearGoal(year) => format!("årsmålet for {year} på {number}"),
        }
    }
}

/// The number of the action meant, and what a receipt says where that is the one the action had in
/// the plan before: its report put it before the board, and the meeting's minutes have it.
fn meant(plan: &Plan, number: &str) -> (String, String) {
    let own = plan.action(number);
    if own.is_none_or(|(_, action)| !is_awaiting(action))
        && let Some((action, origin)) = carried::carried_on(plan, number, is_awaiting)
    {
        let was = format!(
            "Den var {} i planen for {}.\n",
            origin.number, origin.period
        );
        return (action.number.to_string(), was);
    }
    (number.to_owned(), String::new())
}

fn is_awaiting(action: &Action) -> bool {
    let mut goals = action.year_goals.iter();
    action.awaits_board() || goals.any(|goal| action.is_open_proposal(&goal.value))
}

/// What awaits the board on `action` and may have been decided on `meeting`.
fn awaiting(plan: &Plan, action: &Action, meeting: NaiveDate) -> Result<Vec<Awaiting>> {
    let number = &action.number.value;
    let mut found = Vec::new();
    if let (Some(created), None) = (action.created, action.decided) {
        if created.value > meeting {
            bail!(
                Failure::new(format!(
                    "mødet den {} var før handling {number} blev oprettet den {}",
                    date::long(meeting),
                    date::long(created.value)
                ))
                .hint("er mødets dato rigtig?")
            );
        }
        found.push(Awaiting::Action);
    }
    let proposals = action.year_goals.iter().map(|goal| &goal.value);
    let open = proposals.filter(|goal| action.is_open_proposal(goal) && goal.date.value <= meeting);
    for goal in open {
        let what = Awaiting::YearGoal(goal.year.value);
        if !found.contains(&what) {
            found.push(what);
        }
    }
    if found.is_empty() {
        let assembly = plan.assembly();
        let failure = Failure::new(format!(
            "der er intet på handling {number}, der afventer {assembly}"
        ));
        bail!(match action.decided {
            Some(decided) => failure.hint(format!(
                "handlingen blev besluttet den {}",
                date::long(decided.value)
            )),
            None => failure,
        });
    }
    Ok(found)
}

/// What writes it; nothing where somebody else has decided it a moment ago.
fn edit(action: &Action, what: &Awaiting, meeting: NaiveDate, day: NaiveDate) -> Option<Edit> {
    let lines = action.own_lines.span;
    match what {
        Awaiting::Action if action.decided.is_some() => None,
        Awaiting::Action => {
            let value = Written::Date(meeting);
            Some(Setting::new(lines, "besluttet", value).into())
        }
        Awaiting::YearGoal(year) => {
            let asked = Adjustment {
                year: Some(*year),
                goal: None,
                means: None,
                amount: None,
                date: day,
                decided: Some(meeting),
            };
            let goal = asked.entry(action).ok()?;
            Some(Addition::under(lines, entry::year_goal(&goal)).into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_else_has_decided_meanwhile_is_not_decided_again() {
        let day = NaiveDate::from_ymd_opt(2024, 2, 22).unwrap();
        let mut action = Action::default();
        let edits = |action: &Action| edit(action, &Awaiting::Action, day, day).is_some();
        assert!(edits(&action));
        action.decided = Some(day.into());
        assert!(!edits(&action));
    }
}
