//! Which year a note is about. In January to March that is often the year before, whose report is
//! not settled yet; where nothing was written on the action in it, the user is asked.

use super::ask::{Answer, Questions};
use super::{Context, Failure};
use crate::plan::{Action, Plan, is_written_about, last_day_about};
use crate::query::silence;
use crate::text::danish::date;
use anyhow::{Result, bail};
use chrono::{Datelike, NaiveDate};
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
pub(crate) fn refuse_settled(year: i32, day: NaiveDate) -> Result<About> {
    if year == day.year() {
        return Ok(About::ItsOwn);
    }
    if year > day.year() {
        bail!(
            Failure::new(format!(
                "en note fra den {} kan ikke handle om {year}",
                date::long(day)
            ))
            .hint("er årstallet rigtigt?")
        );
    }
    if !is_written_about(year, day) {
        let settled = date::long(last_day_about(year));
        bail!(
            Failure::new(format!(
                "rapporten om {year} blev gjort op den {settled}, så noten ville ikke komme med"
            ))
            .hint("skriv den uden --år: så hører den til sin egen dag")
        );
    }
    Ok(About::Before(year))
}

/// Asks whether a note of `day` is about the year before, where that is likely: its report is not
/// settled, and it has nothing of the action. Without a terminal it is taken to be about its own
/// year, and the second answer is what a receipt says of it.
///
/// # Errors
/// When the answer is to stop, or cannot be read.
pub(crate) fn ask(
    context: &mut Context,
    plan: &Plan,
    action: &Action,
    day: NaiveDate,
) -> Result<(About, String)> {
    let year = day.year() - 1;
    let last_day = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(day);
    let is_likely = plan.period.contains_year(year)
        && is_written_about(year, day)
        && silence::is_silent(action, year, last_day);
    if !is_likely {
        return Ok((About::ItsOwn, String::new()));
    }
    let number = &action.number.value;
    if !(std::io::stdin().is_terminal() && context.message_paper.width.is_some()) {
        let hint = format!(
            "Handlingen har ingen note i {year}. Handler denne om {year}, så fortryd den, og skriv den igen med --år {year}.\n"
        );
        return Ok((About::ItsOwn, hint));
    }
    let question =
        format!("Handling {number} har ingen note i {year}. Handler noten om {year}? [j/n] ");
    let mut questions = Questions::new(std::io::stdin().lock());
    match questions.ask(&question, &mut context.err)? {
        Answer::Yes | Answer::All => Ok((About::Before(year), String::new())),
        Answer::No | Answer::None => Ok((About::ItsOwn, String::new())),
        Answer::Back | Answer::Stop => bail!(Failure::new("stoppet, så intet er skrevet")),
    }
}
