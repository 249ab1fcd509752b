//! Which year a note is about. In January to March that is often the year before, whose report is
//! not settled yet; where nothing was written on the action in it, the user is asked.

use super::ask::{Answer, Questions};
use super::{Context, Failure, carried};
use crate::load::{Disk, root};
use crate::plan::{Action, Number, Plan, is_written_about, last_day_about};
use crate::query::silence;
use crate::text::danish::date;
use anyhow::{Result, bail};
use chrono::{Datelike, NaiveDate};
use std::cmp::Ordering;
use std::io::IsTerminal;

/// The year that a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum About {
    /// The one in which it is written.
    ItsOwn,
    /// The one before.
    Before(i32),
}

impl About {
    /// The year before, where that is meant.
    pub(crate) fn year(self) -> Option<i32> {
        match self {
            About::ItsOwn => None,
            About::Before(year) => Some(year),
        }
    }

    /// After the noun, in a receipt: ` om 2024`.
    pub(crate) fn words(self) -> String {
        let year = self.year().map(|year| format!(" om {year}"));
        year.unwrap_or_default()
    }
}

/// What `--år` says of a note of `day`.
///
/// # Errors
/// When the report on that year no longer takes it, or the year has not come.
pub(crate) fn refuse_settled(disk: &Disk, year: i32, day: NaiveDate) -> Result<About> {
    match year.cmp(&day.year()) {
        Ordering::Equal => return Ok(About::ItsOwn),
        Ordering::Greater => bail!(
            Failure::new(format!(
                "en note fra den {} kan ikke handle om {year}",
                date::long(day)
            ))
            .hint("er årstallet rigtigt?")
        ),
        Ordering::Less => {}
    }
    if !is_written_about(year, day) {
        let folders = root::periods(disk)?;
        let mut periods = folders.iter().map(|folder| folder.years);
        let has_day = periods.any(|years| years.is_none_or(|years| years.contains(day)));
        let last = folders
            .iter()
            .filter_map(|folder| folder.years)
            .max_by_key(|years| years.last());
        bail!(
            settled(year, "noten").hint(match last.filter(|_| !has_day) {
                Some(last) => format!(
                    "den hører til sin egen dag, i den næste plan, som laves med: kimo nyperiode {}",
                    last.next()
                ),
                None => "skriv den uden --år: så hører den til sin egen dag".to_owned(),
            })
        );
    }
    Ok(About::Before(year))
}

/// The failure where `what` is about a year of which the report no longer takes anything.
pub(crate) fn settled(year: i32, what: &str) -> Failure {
    Failure::new(format!(
        "rapporten om {year} blev gjort op den {}, så {what} ville ikke komme med",
        date::long(last_day_about(year))
    ))
}

/// Where a note belongs that may be about the year before.
pub(crate) enum Asked {
    /// On its action and about its own year, with what a receipt says of that.
    Here(String),
    /// About this year, on the action that has this number in its plan.
    Before(Number, i32),
}

/// Asks whether a note of `day` is about the year before, where that is likely: its report is not
/// settled, and it has nothing of the action, which stood in the plan before in a period's first
/// year. Without a terminal the note is taken to be about its own year, and a receipt says of it.
///
/// # Errors
/// When the answer is to stop, or cannot be read.
pub(crate) fn ask(
    context: &mut Context,
    disk: &Disk,
    plan: &Plan,
    action: &Action,
    day: NaiveDate,
) -> Result<Asked> {
    let year = day.year() - 1;
    if !is_written_about(year, day) {
        return Ok(Asked::Here(String::new()));
    }
    let is_here = plan.period.contains_year(year);
    // Who names the period means that one.
    let before = match context.period {
        None if !is_here => carried::before(disk, plan, action)?,
        _ => None,
    };
    let last_day = date::last_of(year);
    let is_likely = |of: &Action| silence::is_silent(of, year, last_day);
    let Some(silent) = before
        .as_ref()
        .or(is_here.then_some(action))
        .filter(|of| is_likely(of))
    else {
        return Ok(Asked::Here(String::new()));
    };
    let number = &silent.number.value;
    let (named, again) = match &action.origin {
        Some(origin) if !is_here => (
            format!("Handling {number} i planen for {}", origin.period),
            format!(" på {number}"),
        ),
        _ => (format!("Handling {number}"), String::new()),
    };
    if !(std::io::stdin().is_terminal() && context.message_paper.width.is_some()) {
        return Ok(Asked::Here(format!(
            "{named} har ingen note i {year}. Handler denne om {year}, så fortryd den, og skriv den igen{again} med --år {year}.\n"
        )));
    }
    let question = format!("{named} har ingen note i {year}. Handler noten om {year}? [j/n] ");
    let mut questions = Questions::new(std::io::stdin().lock());
    Ok(match questions.ask(&question, &mut context.err)? {
        Answer::Yes | Answer::All => Asked::Before(number.clone(), year),
        Answer::No | Answer::None => Asked::Here(String::new()),
        Answer::Back | Answer::Stop => bail!(Failure::new("stoppet, så intet er skrevet")),
    })
}
