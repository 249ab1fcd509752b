//! `kimo` alone: the period, how far each goal is, and the three most useful commands, with the
//! plan's own names in them, so that each can be copied and does something.

use super::arguments::quoted;
use super::find::{self, Wanted};
use super::{Context, Outcome};
use crate::load::{Texts, Which};
use crate::plan::{Known, Plan};
use crate::query::selection::Selection;
use crate::query::{order, period_end};
use crate::text::visible::one_line;
use crate::view::status::StatusView;
use crate::write::terminal::{self, Paper};
use anyhow::Result;
use chrono::{Datelike, NaiveDate};

/// Shows the overview.
///
/// # Errors
/// When there is no plan, or the output cannot be written.
pub(crate) fn run(context: &mut Context) -> Result<Outcome> {
    let disk = context.disk()?;
    let mut opened =
        context.open_texts(&disk, Wanted::Today(context.today), Which::All, Texts::None)?;
    let masthead = opened.keep_known(Known::of(context.today))?;
    let plan = opened.plan()?;
    let view = StatusView::of(masthead, plan, &Selection::default(), context.today);
    let mut text = terminal::text(&view.overview(), context.paper);
    let own = plan.period.value;
    let beside = Beside {
        before: find::before(&disk, own)?.is_some(),
        after: find::after(&disk, own)?.is_some(),
    };
    text += &commands(plan, context.today, beside, context.paper);
    context.deliver(&text, None)?;
    context.conclude(opened)
}

/// Whether there are plans of the periods beside the one shown.
#[derive(Clone, Copy)]
struct Beside {
    before: bool,
    after: bool,
}

/// Where to go on: what a command is for stands beside it, or under it where there is no room.
fn commands(plan: &Plan, today: NaiveDate, beside: Beside, paper: Paper) -> String {
    let next = next_period(plan, today).filter(|_| !beside.after);
    let report = report(plan, today, beside);
    let proposed = [status(plan), note(plan, today), report, next];
    let commands: Vec<Proposal> = { proposed.into_iter().flatten() }
        .map(|(command, what)| (one_line(&command), what))
        .collect();
    let lengths = commands.iter().map(|(command, _)| command.chars().count());
    let room = lengths.max().unwrap_or(0);
    let is_narrow = paper.width.is_some_and(|width| width < room + 34);
    let lines = commands.iter().map(|(command, what)| {
        if is_narrow {
            format!("  {command}\n    {what}\n")
        } else {
            format!("  {command:<room$}   {what}\n")
        }
    });
    let lines: String = lines.collect();
    let lines = if lines.is_empty() {
        lines
    } else {
        format!("\nDe mest brugte kommandoer:\n{lines}")
    };
    format!("{lines}\nAlle kommandoer: kimo --hjælp\n")
}

/// A command with what it does.
type Proposal = (String, String);

/// The actions of the party that answers for most.
fn status(plan: &Plan) -> Option<Proposal> {
    let actions: Vec<_> = order::actions(plan)
        .into_iter()
        .map(|(_, action)| action)
        .collect();
    let parties = order::by_party(plan, &actions);
    // Of several with as many, the first by the alphabet.
    let (party, _) = parties
        .iter()
        .rev()
        .max_by_key(|(_, theirs)| theirs.len())?;
    let command = format!("kimo oversigt --ansvarlig {}", quoted(party));
    Some((command, "handlingerne for en ansvarlig".to_owned()))
}

/// The next period's plan, from the last half-year of this one.
fn next_period(plan: &Plan, today: NaiveDate) -> Option<Proposal> {
    let next = period_end::next_due(plan, today)?;
    Some((
        format!("kimo nyperiode {next}"),
        "den næste periodes plan".to_owned(),
    ))
}

/// A note on the first action of which more is expected, while the period lasts.
fn note(plan: &Plan, today: NaiveDate) -> Option<Proposal> {
    if today > plan.period.last_day() {
        return None;
    }
    let actions = order::actions(plan);
    let mut actions = actions.iter().map(|(_, action)| action);
    let open = actions.find(|action| !action.on(today).status.is_final())?;
    let number = open.number.as_str();
    let command = format!("kimo notér {number} \"Hvad der er sket\"");
    Some((command, "en note på en handling".to_owned()))
}

/// The report on the last year that is over; in a period's first year, on that, unless there is a plan
/// of the year before.
fn report(plan: &Plan, today: NaiveDate, beside: Beside) -> Option<Proposal> {
    let period = plan.period.value;
    let first = period.first() - i32::from(beside.before);
    let year = (today.year() - 1).clamp(first, period.last());
    let command = format!("kimo rapport {year} --ud bestyrelse.docx");
    let words = format!("årets rapport til {}", plan.assembly());
    (year <= today.year()).then_some((command, words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::plan_with;
    use crate::load::{load, root};
    use insta::assert_snapshot;

    /// What is proposed on a day, in a plan for 2022-2025.
    fn shown(goal: &str, (year, month, day): (i32, u32, u32), paper: Paper) -> String {
        let files = plan_with(goal);
        let folders = root::periods(&files).unwrap();
        let loaded = load(&files, &folders, Which::All).unwrap();
        let today = NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let beside = Beside {
            before: year == 2022,
            after: false,
        };
        commands(&loaded.plans[0], today, beside, paper)
    }

    /// The commands proposed on the first of November of `year`.
    fn proposed(goal: &str, year: i32) -> String {
        let text = shown(goal, (year, 11, 1), Paper::default());
        let lines = text.lines().filter(|line| line.starts_with("  kimo"));
        lines.map(|line| format!("{}\n", line.trim())).collect()
    }

    const ACTION: &str =
        "[[handling]]\nnr = \"2.1\"\ntekst = \"Rense.\"\nansvarlig = [\"Kommunerne\"]\n";

    #[test]
    fn what_a_command_is_for_stands_under_it_where_there_is_no_room_beside() {
        let at = |width: usize| {
            let paper = Paper {
                width: Some(width),
                ..Paper::default()
            };
            shown(ACTION, (2024, 11, 1), paper)
        };
        let command = "kimo oversigt --ansvarlig Kommunerne";
        let room = shown(ACTION, (2024, 11, 1), Paper::default());
        let room = room
            .lines()
            .find(|line| line.contains("kimo rapport"))
            .unwrap();
        let room = room.find("årets").unwrap() - 5;
        let beside = |width: usize| {
            at(width)
                .lines()
                .any(|line| line.contains(command) && line.ends_with("en ansvarlig"))
        };
        assert_eq!(
            [30, room + 33, room + 34, 200].map(beside),
            [false, false, true, true]
        );
        assert!(at(30).contains(&format!("  {command}\n    handlingerne for en ansvarlig\n")));
    }

    #[test]
    fn a_note_is_proposed_to_the_periods_last_day() {
        let has_note = |day| shown(ACTION, day, Paper::default()).contains("kimo notér 2.1");
        assert!(has_note((2025, 12, 31)) && !has_note((2026, 1, 1)));
    }

    #[test]
    fn what_is_proposed_can_be_copied() {
        let action = |number: &str, party: &str, status: &str| {
            format!(
                "[[handling]]\nnr = \"{number}\"\ntekst = \"Rense.\"\nansvarlig = [\"{party}\"]\n\
                 [[handling.note]]\ndato = 2022-05-01\ntekst = \"Sket.\"\nstatus = \"{status}\"\n"
            )
        };
        let goal = [
            action("2.1", "Bestyrelsen", "gennemført"),
            action("2.2", "Kommunerne", "igangsat"),
            action("2.3", "Kommunerne", "igangsat"),
        ];
        assert_snapshot!(proposed(&goal.concat(), 2024), @r#"
        kimo oversigt --ansvarlig Kommunerne     handlingerne for en ansvarlig
        kimo notér 2.2 "Hvad der er sket"        en note på en handling
        kimo rapport 2023 --ud bestyrelse.docx   årets rapport til bestyrelsen
        "#);
        // In the period's first year that of the plan before is due; after the last, that is the one.
        assert_snapshot!(proposed(&goal[0], 2022), @"
        kimo oversigt --ansvarlig Bestyrelsen    handlingerne for en ansvarlig
        kimo rapport 2021 --ud bestyrelse.docx   årets rapport til bestyrelsen
        ");
        assert_snapshot!(proposed("", 2031), @"
        kimo rapport 2025 --ud bestyrelse.docx   årets rapport til bestyrelsen
        kimo nyperiode 2026-2029                 den næste periodes plan
        ");
        assert_snapshot!(proposed("", 2021), @"");
    }
}
